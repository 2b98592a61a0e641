//! Photographs and scanned maps that people attached to their answers.

use std::collections::BTreeMap;

use super::ask::{Ask, field};
use super::draft::inlines;
use super::{Built, Desk};
use crate::diag::Sentence;
use crate::plan::Value;
use crate::report::block::{Block, Figure, Picture};
use crate::workshop::FieldKind;

/// Attachments of a notebook by id: media type and bytes.
pub type Attachments = BTreeMap<String, (String, Vec<u8>)>;

/// `image`: the pictures of a field. What is no picture, or is not at hand, gives nothing.
pub(super) fn image(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let collection = ask.collection("collection")?;
    let field = field(collection, ask.need("field")?)?;
    if !matches!(field.kind, FieldKind::Image | FieldKind::Geometry) {
        return Err(Sentence::new("report-field-image").with("name", &*field.key));
    }
    let percent = ask.number("width")?.unwrap_or(100);
    let mut blocks = Vec::new();
    for item in desk.plan.items(&collection.id) {
        let Some(Value::Attachment(id)) = item.get(&field.key) else {
            continue;
        };
        let Some((media, bytes)) = desk.attachments.get(&**id) else {
            continue;
        };
        let Some((width, height)) = size(media, bytes) else {
            continue;
        };
        let name = desk.words.full_name(item);
        let default = format!("{}: {name}", field.label.get(desk.lang));
        let caption = ask.get("caption").unwrap_or(&default);
        blocks.push(Block::Figure(Figure {
            id: desk.id(&format!("image {}", field.key)),
            caption: inlines(caption),
            alt: default.clone(),
            source: String::new(),
            picture: Picture::Raster {
                media: media.clone(),
                width,
                height,
                bytes: bytes.clone(),
            },
            width: percent.clamp(10, 100) as f32 / 100.0,
        }));
    }
    Ok(blocks)
}

/// Width and height in pixels, read from the head of a PNG or JPEG.
fn size(media: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    match media {
        "image/png" => {
            let at = |from: usize| {
                Some(u32::from_be_bytes(
                    bytes.get(from..from + 4)?.try_into().ok()?,
                ))
            };
            bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
            Some((at(16)?, at(20)?))
        }
        "image/jpeg" => jpeg(bytes),
        _ => None,
    }
}

/// Goes from segment to segment until the one that holds the size.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let word = |at: usize| {
        let pair: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u32::from(u16::from_be_bytes(pair)))
    };
    bytes.starts_with(&[0xFF, 0xD8]).then_some(())?;
    let mut at = 2;
    loop {
        (*bytes.get(at)? == 0xFF).then_some(())?;
        match *bytes.get(at + 1)? {
            // Fill bytes may stand before a marker.
            0xFF => at += 1,
            0xC4 | 0xC8 | 0xCC | 0x00..=0xBF | 0xD0..=0xFE => {
                at += 2 + usize::try_from(word(at + 2)?).ok()?.max(2);
            }
            _ => return Some((word(at + 7)?, word(at + 5)?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn the_size_of_a_picture_is_in_its_head() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 2, 128, 0, 0, 1, 224]);
        assert_eq!(size("image/png", &png), Some((640, 480)));
        let jpeg = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 11, 8, 1, 224, 2, 128, 3,
        ];
        assert_eq!(size("image/jpeg", &jpeg), Some((640, 480)));
        assert_eq!(size("image/jpeg", &jpeg[..9]), None);
        assert_eq!(size("application/geo+json", b"{}"), None);
    }
}
