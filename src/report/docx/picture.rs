//! Drawings as pictures, for word processors that do not read SVG.

use super::xml::Xml;

/// A white point: what stands behind an SVG when it cannot be drawn here.
const BLANK: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B,
    0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0xF8, 0x0F, 0x00, 0x01,
    0x01, 0x01, 0x00, 0x1C, 0xB0, 0x8C, 0x99, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE,
    0x42, 0x60, 0x82,
];

/// The drawing as PNG, at twice its size so that it prints well.
pub(super) fn png(svg: &str) -> Vec<u8> {
    drawn(svg).unwrap_or_else(|| BLANK.to_vec())
}

#[cfg(feature = "pdf")]
fn drawn(svg: &str) -> Option<Vec<u8>> {
    use std::sync::{Arc, OnceLock};

    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb::Database};

    use crate::report::fonts::{FILES, SANS};

    /// Pixels of the longer side that a picture never exceeds.
    const LARGEST: f32 = 4000.0;

    // Read once: a plan has dozens of drawings.
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        for file in FILES {
            fonts.load_font_data(file.to_vec());
        }
        fonts.set_sans_serif_family(SANS);
        Arc::new(fonts)
    });
    let options = Options {
        font_family: SANS.to_owned(),
        fontdb: Arc::clone(fonts),
        // A drawing brings everything with it: it may not ask for files of this machine.
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size();
    let scale = 2.0_f32.min(LARGEST / size.width().max(size.height()));
    let width = (size.width() * scale).ceil() as u32;
    let height = (size.height() * scale).ceil() as u32;
    let mut pixels = Pixmap::new(width.max(1), height.max(1))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels.encode_png().ok()
}

#[cfg(not(feature = "pdf"))]
fn drawn(_svg: &str) -> Option<Vec<u8>> {
    None
}

/// A picture in a paragraph: `size` in drawing units, `picture` and `svg` relations.
pub(super) fn drawing(
    xml: &mut Xml,
    n: usize,
    alt: &str,
    size: &[String; 2],
    picture: &str,
    svg: Option<&str>,
) {
    const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    let n = n.to_string();
    let name = format!("Picture {n}");
    let about = [("id", n.as_str()), ("name", &name), ("descr", alt)];
    let extent = [("cx", size[0].as_str()), ("cy", &size[1])];
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    let none = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
    xml.open("wp:inline", &none);
    xml.leaf("wp:extent", &extent);
    xml.leaf("wp:docPr", &about);
    xml.fixed(
        "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>",
    );
    xml.open("a:graphic", &[]);
    xml.open("a:graphicData", &[("uri", PICTURE)]);
    xml.open("pic:pic", &[]);
    xml.open("pic:nvPicPr", &[]);
    xml.leaf("pic:cNvPr", &about);
    xml.leaf("pic:cNvPicPr", &[]);
    xml.close();
    xml.open("pic:blipFill", &[]);
    xml.open("a:blip", &[("r:embed", picture)]);
    if let Some(svg) = svg {
        xml.fixed("<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">");
        xml.leaf("asvg:svgBlip", &[("r:embed", svg)]);
        xml.fixed("</a:ext></a:extLst>");
    }
    xml.close();
    xml.fixed("<a:stretch><a:fillRect/></a:stretch>");
    xml.close();
    xml.fixed("<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>");
    xml.leaf("a:ext", &extent);
    xml.fixed("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>");
    for _ in 0..6 {
        xml.close();
    }
}

#[cfg(all(test, feature = "pdf"))]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::png;
    use crate::drawing::bars::{Bars, Row};
    use crate::drawing::{Medium, Pattern, svg};

    /// How dark each bar of a figure is in grey print, 0–1: a bar for each pattern.
    fn greys() -> Vec<f64> {
        let bars = Bars {
            series: Pattern::ALL
                .iter()
                .map(|pattern| format!("{pattern:?}"))
                .collect(),
            rows: vec![Row {
                label: "A".to_owned(),
                values: Pattern::ALL
                    .iter()
                    .map(|_| Some((10.0, String::new())))
                    .collect(),
                total: String::new(),
            }],
            stacked: true,
        };
        let drawing = bars.draw(&Medium::page(), &|count| count.to_string());
        let pixels = Pixmap::decode_png(&png(&svg::svg(&drawing))).expect("a picture");
        let scale = f64::from(pixels.width()) / drawing.width;
        let areas = drawing.shapes.iter().filter_map(|shape| match shape {
            crate::drawing::Shape::Box { area, .. } if area.width > 20.0 => Some(*area),
            _ => None,
        });
        areas
            .map(|area| {
                let (mut ink, mut count) = (0.0, 0.0);
                for y in ((area.y + 1.5) * scale) as u32..((area.bottom() - 1.5) * scale) as u32 {
                    for x in ((area.x + 1.5) * scale) as u32..((area.right() - 1.5) * scale) as u32
                    {
                        let pixel = pixels.pixel(x, y).expect("inside");
                        let luma = 0.299 * f64::from(pixel.red())
                            + 0.587 * f64::from(pixel.green())
                            + 0.114 * f64::from(pixel.blue());
                        ink += 1.0 - luma / 255.0;
                        count += 1.0;
                    }
                }
                ink / count
            })
            .collect()
    }

    #[test]
    fn neighbouring_patterns_are_told_apart_in_grey_print() {
        let greys = greys();
        assert_eq!(greys.len(), Pattern::ALL.len());
        for (pair, names) in greys.windows(2).zip(Pattern::ALL.windows(2)) {
            assert!((pair[0] - pair[1]).abs() > 0.04, "{names:?}: {pair:?}");
        }
    }
}
