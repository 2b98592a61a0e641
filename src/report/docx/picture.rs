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
    use std::sync::Arc;

    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb::Database};

    use crate::report::fonts::{FILES, SANS};

    /// Pixels of the longer side that a picture never exceeds.
    const LARGEST: f32 = 4000.0;

    let mut fonts = Database::new();
    for file in FILES {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_sans_serif_family(SANS);
    let options = Options {
        font_family: SANS.to_owned(),
        fontdb: Arc::new(fonts),
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
