//! The fonts that travel with the program. Nothing is looked up on the machine, so that a document looks the
//! same everywhere. Drawings name these families and no other.

/// Family of running text.
pub const SERIF: &str = "Libertinus Serif";
/// Family of headings, tables and drawings.
pub const SANS: &str = "Noto Sans";

/// Shown in the PDF for a character that no font has.
pub const MISSING: char = '□';

#[cfg(feature = "pdf")]
pub(super) use embedded::{FILES, fonts};

/// Whether some embedded font has the character. Without the PDF writer nothing depends on these fonts and
/// every character counts as covered.
pub fn covers(c: char) -> bool {
    #[cfg(feature = "pdf")]
    {
        embedded::covers(c)
    }
    #[cfg(not(feature = "pdf"))]
    {
        let _ = c;
        true
    }
}

/// The text with what cannot be printed replaced, or `None` when all of it can. Letter and accents have to
/// come from one font: accents that no font sets on that letter are dropped.
#[cfg(feature = "pdf")]
pub(super) fn printable(text: &str) -> Option<String> {
    use unicode_segmentation::UnicodeSegmentation;

    if text.is_ascii() || embedded::one_font_covers(text) {
        return None;
    }
    let mut changed = false;
    let mut printable = String::with_capacity(text.len());
    for letter in text.graphemes(true) {
        if embedded::one_font_covers(letter) {
            printable.push_str(letter);
            continue;
        }
        changed = true;
        let base = letter.chars().next().filter(|c| covers(*c));
        printable.push(base.unwrap_or(MISSING));
    }
    changed.then_some(printable)
}

#[cfg(feature = "pdf")]
mod embedded {
    use std::sync::OnceLock;

    use typst::foundations::Bytes;
    use typst::text::Font;

    /// The files, in the order in which a missing character is looked for.
    pub(crate) static FILES: [&[u8]; 10] = [
        include_bytes!("../../assets/fonts/LibertinusSerif-Regular.otf"),
        include_bytes!("../../assets/fonts/LibertinusSerif-Bold.otf"),
        include_bytes!("../../assets/fonts/LibertinusSerif-Italic.otf"),
        include_bytes!("../../assets/fonts/LibertinusSerif-BoldItalic.otf"),
        include_bytes!("../../assets/fonts/NotoSans-Regular-Subset.ttf"),
        include_bytes!("../../assets/fonts/NotoSans-Bold-Subset.ttf"),
        include_bytes!("../../assets/fonts/NotoSans-Italic-Subset.ttf"),
        include_bytes!("../../assets/fonts/NotoSans-BoldItalic-Subset.ttf"),
        include_bytes!("../../assets/fonts/DejaVuSans-Subset.ttf"),
        include_bytes!("../../assets/fonts/NotoSansSymbols2-Subset.ttf"),
    ];

    /// The same, read once.
    pub(crate) fn fonts() -> &'static [Font] {
        static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
        FONTS.get_or_init(|| {
            FILES
                .iter()
                .filter_map(|file| Font::new(Bytes::new(*file), 0))
                .collect()
        })
    }

    pub(super) fn covers(c: char) -> bool {
        fonts()
            .iter()
            .any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// Whether one font has all the characters.
    pub(super) fn one_font_covers(text: &str) -> bool {
        fonts().iter().any(|font| {
            let coverage = &font.info().coverage;
            text.chars().all(|c| coverage.contains(u32::from(c)))
        })
    }
}

#[cfg(all(test, feature = "pdf"))]
mod tests {
    use super::{FILES, SANS, SERIF, covers, fonts, printable};

    #[test]
    fn every_file_is_a_font_and_gives_the_families_we_name() {
        assert_eq!(fonts().len(), FILES.len());
        let families: Vec<String> = fonts()
            .iter()
            .map(|font| font.info().family.clone())
            .collect();
        for family in [SERIF, SANS] {
            assert_eq!(families.iter().filter(|name| *name == family).count(), 4);
        }
    }

    #[test]
    fn the_letters_of_the_country_and_the_boxes_of_the_sheets_can_be_printed() {
        for c in "áéíóúüñÑ¿¡«»–—…“”’€°²½ẽšɨ☐☑✓✗→≥≤×−□".chars()
        {
            assert!(covers(c), "{c}");
        }
        assert!(!covers('水'));
    }

    #[test]
    fn drawings_count_with_the_widths_of_the_embedded_letters() {
        use typst::text::FontVariations;

        use crate::drawing::{Medium, Size};

        let page = Medium::page();
        for (size, file) in [(Size::Body, 4), (Size::Strong, 5)] {
            let font = fonts()[file].clone();
            let variant = font.info().variant;
            let size_of = typst::layout::Abs::pt(size.points());
            let font = font.instantiate(variant, size_of, &FontVariations::default());
            for c in ('\u{20}'..'\u{180}').chain("–—‘’“”•…€".chars()) {
                let Some(glyph) = font.ttf().glyph_index(c) else {
                    continue;
                };
                let advance = font.x_advance(glyph.0).expect("every glyph has a width");
                let width = advance.get() * size.points();
                let counted = page.width_of(&c.to_string(), size);
                // Marks of the two weights share one width, the wider one.
                let spare = if u32::from(c) < 0x180 { 0.02 } else { 1.6 };
                assert!(counted > width - 0.02, "{c}: {counted} {width}");
                assert!(counted < width + spare, "{c}: {counted} {width}");
            }
        }
    }

    #[test]
    fn what_cannot_be_printed_becomes_a_box() {
        assert_eq!(printable("agua limpia, ñandú"), None);
        assert_eq!(printable("agua 水 y 🦙").as_deref(), Some("agua □ y □"));
        assert_eq!(printable("☐ Sí 😀"), None);
    }
}
