//! Pictures and maps that people keep inside a notebook.

use std::path::Path;

use crate::diag::Sentence;

/// The largest file kept, in bytes: a notebook travels on old sticks.
const LARGEST: u64 = 8 * 1024 * 1024;

/// What a file must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A PNG or JPEG picture.
    Picture,
    /// A GeoJSON map.
    Geometry,
}

/// Reads a file to be kept: its media type and its bytes, or the sentences that say why not.
pub fn read(path: &Path, wanted: Wanted) -> Result<(&'static str, Vec<u8>), Vec<Sentence>> {
    let shown = path.display().to_string();
    let safe = || Sentence::new("file-unreadable-safe");
    let length = std::fs::metadata(path).map(|about| about.len());
    if length.as_ref().is_ok_and(|length| *length > LARGEST) {
        return Err(vec![
            Sentence::new("file-large-what").with("path", shown),
            safe(),
            Sentence::new("file-large-do"),
        ]);
    }
    let Ok(bytes) = std::fs::read(path) else {
        return Err(vec![
            Sentence::new("file-unreadable-what").with("path", shown),
            safe(),
            Sentence::new("file-unreadable-do"),
        ]);
    };
    let media = match wanted {
        Wanted::Picture if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        Wanted::Picture if bytes.starts_with(b"\xff\xd8\xff") => Some("image/jpeg"),
        Wanted::Geometry if is_geojson(&bytes) => Some("application/geo+json"),
        _ => None,
    };
    let (kind, lang_key) = match wanted {
        Wanted::Picture => ("file-kind-what-picture", "file-kind-do-picture"),
        Wanted::Geometry => ("file-kind-what-geometry", "file-kind-do-geometry"),
    };
    match media {
        Some(media) => Ok((media, bytes)),
        None => Err(vec![
            Sentence::new(kind).with("path", shown),
            safe(),
            Sentence::new(lang_key),
        ]),
    }
}

fn is_geojson(bytes: &[u8]) -> bool {
    let value: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let kind = value.as_ref().and_then(|value| value.get("type")?.as_str());
    matches!(
        kind,
        Some(
            "FeatureCollection"
                | "Feature"
                | "GeometryCollection"
                | "Point"
                | "MultiPoint"
                | "LineString"
                | "MultiLineString"
                | "Polygon"
                | "MultiPolygon"
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_for_is_kept() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("mapa.geojson");
        std::fs::write(&path, r#"{"type":"FeatureCollection","features":[]}"#).expect("a file");
        assert!(read(&path, Wanted::Geometry).is_ok());
        let refused = read(&path, Wanted::Picture).expect_err("a map is not a picture");
        assert_eq!(refused.len(), 3);
        let missing = read(&folder.path().join("foto.png"), Wanted::Picture);
        assert_eq!(missing.expect_err("there is no file").len(), 3);
    }
}
