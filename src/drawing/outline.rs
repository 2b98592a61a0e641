//! Outlines of places read from GeoJSON, with what is odd in it told instead of guessed.
//!
//! Longitude and latitude in degrees, as the format wants them. Heights are left aside. A feature that has no
//! outline is counted, not refused: maps come from many hands.

use serde_json::Value as Json;

use crate::diag::Sentence;

/// Longitude and latitude in degrees.
pub type Spot = (f64, f64);

/// What a map says of one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// Names it may be known by: its id, and the properties `id`, `code`, `codigo`, `name` and `nombre`.
    pub names: Vec<String>,
    /// Its parts, each a ring and then its holes, without repeating the first point.
    pub parts: Vec<Vec<Vec<Spot>>>,
    /// Places without extent.
    pub spots: Vec<Spot>,
    /// Rivers, roads: lines from point to point.
    pub lines: Vec<Vec<Spot>>,
}

/// The outlines of a map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outlines {
    /// One for each feature that has something to draw.
    pub outlines: Vec<Outline>,
    /// Features and rings that cannot be drawn.
    pub n_odd: usize,
}

/// Points that a map may have; more are a mistake, or too much for a small machine.
const MOST: usize = 2_000_000;

/// Reads a map.
///
/// # Errors
/// A sentence when it is no JSON, no GeoJSON, has nothing to draw, or is in metres instead of degrees.
pub fn read(bytes: &[u8]) -> Result<Outlines, Sentence> {
    let json: Json = serde_json::from_slice(bytes).map_err(|_| Sentence::new("map-not-json"))?;
    let mut reader = Reader::default();
    match json.get("type").and_then(Json::as_str) {
        Some("FeatureCollection") => {
            for feature in json
                .get("features")
                .and_then(Json::as_array)
                .into_iter()
                .flatten()
            {
                reader.feature(feature);
            }
        }
        Some("Feature") => reader.feature(&json),
        Some(_) if json.get("coordinates").is_some() || json.get("geometries").is_some() => {
            reader.shape(&json, Vec::new());
        }
        _ => return Err(Sentence::new("map-not-geojson")),
    }
    if reader.n_points > MOST {
        return Err(Sentence::new("map-too-large"));
    }
    if reader.outlines.is_empty() {
        let words = if reader.n_metres > 0 {
            "map-metres"
        } else {
            "map-nothing"
        };
        return Err(Sentence::new(words));
    }
    Ok(Outlines {
        outlines: reader.outlines,
        n_odd: reader.n_odd,
    })
}

#[derive(Default)]
struct Reader {
    outlines: Vec<Outline>,
    n_odd: usize,
    n_points: usize,
    /// Coordinates that can be no degrees.
    n_metres: usize,
}

impl Reader {
    fn feature(&mut self, feature: &Json) {
        let mut names: Vec<String> = Vec::new();
        let properties = feature.get("properties");
        let known = ["id", "code", "codigo", "name", "nombre"];
        let said = known.iter().filter_map(|key| properties?.get(key));
        for name in feature.get("id").into_iter().chain(said) {
            let name = match name {
                Json::String(name) => name.trim().to_owned(),
                Json::Number(number) => number.to_string(),
                _ => continue,
            };
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        match feature.get("geometry") {
            Some(geometry) if geometry.is_object() => self.shape(geometry, names),
            _ => self.n_odd += 1,
        }
    }

    fn shape(&mut self, geometry: &Json, names: Vec<String>) {
        let mut outline = Outline {
            names,
            ..Outline::default()
        };
        self.collect(geometry, &mut outline, 0);
        if outline.parts.is_empty() && outline.spots.is_empty() && outline.lines.is_empty() {
            self.n_odd += 1;
        } else {
            self.outlines.push(outline);
        }
    }

    fn collect(&mut self, geometry: &Json, outline: &mut Outline, depth: usize) {
        let coordinates = geometry.get("coordinates").and_then(Json::as_array);
        match (geometry.get("type").and_then(Json::as_str), coordinates) {
            (Some("Polygon"), Some(rings)) => self.polygon(rings, outline),
            (Some("MultiPolygon"), Some(polygons)) => {
                for polygon in polygons {
                    match polygon.as_array() {
                        Some(rings) => self.polygon(rings, outline),
                        None => self.n_odd += 1,
                    }
                }
            }
            (Some("Point"), Some(spot)) => outline.spots.extend(self.spot(spot)),
            (Some("MultiPoint"), Some(spots)) => {
                for spot in spots.iter().filter_map(Json::as_array) {
                    outline.spots.extend(self.spot(spot));
                }
            }
            (Some("LineString"), Some(spots)) => self.line(spots, outline),
            (Some("MultiLineString"), Some(lines)) => {
                for spots in lines.iter().filter_map(Json::as_array) {
                    self.line(spots, outline);
                }
            }
            (Some("GeometryCollection"), _) if depth < 4 => {
                for part in geometry
                    .get("geometries")
                    .and_then(Json::as_array)
                    .into_iter()
                    .flatten()
                {
                    self.collect(part, outline, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn polygon(&mut self, rings: &[Json], outline: &mut Outline) {
        let mut part: Vec<Vec<Spot>> = Vec::new();
        for (at, ring) in rings.iter().enumerate() {
            let spots: Vec<Spot> = ring
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|spot| self.spot(spot.as_array()?))
                .collect();
            let ring = tidy(spots);
            if ring.len() < 3 {
                self.n_odd += 1;
                if at == 0 {
                    // A hole of nothing is nothing.
                    return;
                }
                continue;
            }
            part.push(ring);
        }
        if !part.is_empty() {
            outline.parts.push(part);
        }
    }

    fn line(&mut self, spots: &[Json], outline: &mut Outline) {
        let line: Vec<Spot> = spots
            .iter()
            .filter_map(|spot| self.spot(spot.as_array()?))
            .collect();
        if line.len() > 1 {
            outline.lines.push(line);
        } else {
            self.n_odd += 1;
        }
    }

    fn spot(&mut self, spot: &[Json]) -> Option<Spot> {
        self.n_points += 1;
        if self.n_points > MOST {
            return None;
        }
        let (x, y) = (spot.first()?.as_f64()?, spot.get(1)?.as_f64()?);
        if !(x.is_finite() && y.is_finite()) {
            return None;
        }
        if x.abs() > 360.0 || y.abs() > 90.0 {
            self.n_metres += 1;
            return None;
        }
        Some((x, y))
    }
}

/// A ring without points that repeat the one before, open, and on one side of the line where days begin.
fn tidy(mut ring: Vec<Spot>) -> Vec<Spot> {
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    let (west, east) = ring.iter().fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(west, east), (x, _)| (west.min(*x), east.max(*x)),
    );
    if east - west > 180.0 {
        for spot in ring.iter_mut().filter(|spot| spot.0 < 0.0) {
            spot.0 += 360.0;
        }
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> &'static str {
        read(text.as_bytes()).expect_err("it is refused").key
    }

    #[test]
    fn polygons_parts_holes_and_spots_are_read() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":7,"properties":{"name":" Norte "},"geometry":{"type":"MultiPolygon","coordinates":[
                [[[0,0,5],[4,0,5],[4,4,5],[0,4,5],[0,0,5]],[[1,1],[2,1],[2,2],[1,2],[1,1]]],
                [[[6,0],[7,0],[7,1]]]]}},
            {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}},
            {"type":"Feature","properties":{},"geometry":null},
            {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"Circle","coordinates":[[0,0],[1,1]]}}]}"#;
        let map = read(text.as_bytes()).expect("it is a map");
        assert_eq!(map.outlines.len(), 3);
        assert_eq!(map.n_odd, 2, "what has no outline is counted");
        let north = &map.outlines[0];
        assert_eq!(north.names, ["7", "Norte"]);
        assert_eq!(north.parts.len(), 2);
        assert_eq!(
            north.parts[0].iter().map(Vec::len).collect::<Vec<_>>(),
            [4, 4]
        );
        assert_eq!(map.outlines[1].spots, [(1.0, 2.0)]);
        assert_eq!(map.outlines[2].lines, [[(0.0, 0.0), (1.0, 1.0)]]);
    }

    #[test]
    fn what_is_broken_is_told() {
        assert_eq!(words("{"), "map-not-json");
        assert_eq!(words("[1, 2]"), "map-not-geojson");
        assert_eq!(words(r#"{"type":"Topology","arcs":[]}"#), "map-not-geojson");
        assert_eq!(
            words(r#"{"type":"FeatureCollection","features":[]}"#),
            "map-nothing"
        );
        assert_eq!(
            words(r#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#),
            "map-nothing"
        );
        assert_eq!(
            words(r#"{"type":"Polygon","coordinates":[[["a"],[null,3],{}]]}"#),
            "map-nothing"
        );
        let utm = r#"{"type":"Polygon","coordinates":[[[620000,9760000],[630000,9760000],[630000,9770000]]]}"#;
        assert_eq!(words(utm), "map-metres");
    }

    #[test]
    fn a_place_on_both_sides_of_the_line_of_days_stays_whole() {
        let text =
            r#"{"type":"Polygon","coordinates":[[[179,0],[-179,0],[-179,2],[179,2],[179,0]]]}"#;
        let map = read(text.as_bytes()).expect("it is a map");
        let ring = &map.outlines[0].parts[0][0];
        assert!(
            ring.iter().all(|(x, _)| (179.0..=181.0).contains(x)),
            "{ring:?}"
        );
    }
}
