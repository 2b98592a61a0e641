//! Every figure, on paper and on screens, with few and many and odd things in it.

use super::*;

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn share(&mut self) -> f64 {
        self.roll(1001) as f64 / 1000.0
    }

    fn name(&mut self) -> String {
        const WORDS: [&str; 14] = [
            "Agua",
            "de",
            "riego",
            "para",
            "las",
            "comunidades",
            "altas",
            "Ñukanchik",
            "y",
            "organizaciones",
            "GAD",
            "Parroquial",
            "<b>&\"'",
            "interinstitucionalización",
        ];
        let count = 1 + self.roll(8);
        (0..count)
            .map(|_| WORDS[self.roll(WORDS.len())])
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn left(count: usize) -> String {
    format!("{count} más no caben aquí: están en el cuadro")
}

fn code(place: usize) -> String {
    format!("PR{:02}", place + 1)
}

fn axis(name: &str, dice: &mut Dice, whole: bool) -> plane::Axis {
    plane::Axis {
        name: name.to_owned(),
        min: 1.0,
        max: 5.0,
        step: if whole { 1.0 } else { 0.0 },
        cut: 1.0 + dice.share() * 4.0,
        ticks: (1..=5)
            .map(|value| (f64::from(value), value.to_string()))
            .collect(),
    }
}

fn plane(dice: &mut Dice, count: usize, whole: bool) -> plane::Plane {
    let value = |dice: &mut Dice| {
        if whole {
            1.0 + dice.roll(5) as f64
        } else {
            1.0 + dice.share() * 4.0
        }
    };
    plane::Plane {
        axes: [
            axis("Interés en el plan", dice, whole),
            axis("Poder de decidir", dice, whole),
        ],
        quadrants: [
            "Mirar de lejos",
            "Mantener informado",
            "Mantener satisfecho",
            "Gestionar de cerca",
        ]
        .map(str::to_owned),
        items: (0..count)
            .map(|place| plane::Item {
                code: if place % 7 == 3 {
                    String::new()
                } else {
                    code(place)
                },
                name: dice.name(),
                at: (value(dice), value(dice)),
                before: (place % 4 == 1).then(|| (value(dice), value(dice))),
            })
            .collect(),
        chosen: (count > 0).then(|| dice.roll(count)),
        marks: (count % 2 == 1).then(|| ["Antes", "Ahora"].map(str::to_owned)),
    }
}

fn tree(dice: &mut Dice, count: usize) -> tree::Tree {
    let links = (0..count + count / 3)
        .map(|_| (dice.roll(count + 1), dice.roll(count)))
        .collect();
    tree::Tree {
        cards: (0..count)
            .map(|place| tree::Card {
                code: code(place),
                words: dice.name(),
            })
            .collect(),
        links: if count == 0 { Vec::new() } else { links },
        core: (count > 0).then(|| dice.roll(count)),
        chosen: None,
    }
}

fn chain(dice: &mut Dice, count: usize) -> chain::Chain {
    chain::Chain {
        links: (0..count)
            .map(|place| chain::Link {
                code: code(place),
                name: dice.name(),
                parent: (place > 0 && dice.roll(6) > 0).then(|| (place - 1) / 3),
            })
            .collect(),
    }
}

fn relations(dice: &mut Dice, count: usize) -> relations::Relations {
    relations::Relations {
        members: (0..count).map(|place| (code(place), dice.name())).collect(),
        kinds: ["Alianza", "Conflicto", "Dependencia", "Competencia"]
            .iter()
            .enumerate()
            .map(|(place, name)| relations::Kind {
                name: (*name).to_owned(),
                directed: place == 2,
            })
            .collect(),
        relations: (0..count * 2)
            .map(|_| relations::Relation {
                ends: (dice.roll(count + 1), dice.roll(count)),
                kind: dice.roll(5),
                strength: dice.share(),
            })
            .collect(),
    }
}

fn map(dice: &mut Dice, count: usize) -> map::Map {
    let zones = (0..count).map(|place| {
        let (x, y) = (
            -79.0 + (place % 6) as f64 * 0.2,
            -2.0 + (place / 6) as f64 * 0.2,
        );
        let ring = vec![(x, y), (x + 0.2, y), (x + 0.2, y + 0.2), (x, y + 0.2)];
        map::Zone {
            code: code(place),
            name: dice.name(),
            class: (dice.roll(4) > 0).then(|| dice.roll(7)),
            parts: vec![vec![ring]],
            marks: (0..dice.roll(9)).map(code).collect(),
        }
    });
    map::Map {
        zones: zones.collect(),
        classes: (0..4).map(|_| dice.name()).collect(),
        places: (0..count / 3)
            .map(|place| map::Place {
                at: (-79.0 + dice.share(), -2.0 + dice.share()),
                code: code(place),
                name: if place % 3 == 0 {
                    String::new()
                } else {
                    dice.name()
                },
            })
            .collect(),
        lines: vec![(vec![(-79.0, -2.0), (-78.0, -1.5)], "Río".to_owned())],
        mark: "proyecto".to_owned(),
        note: dice.name(),
    }
}

fn bars(dice: &mut Dice, count: usize, stacked: bool) -> bars::Bars {
    let n_series = 1 + count % 5;
    bars::Bars {
        series: (0..n_series).map(|_| dice.name()).collect(),
        rows: (0..count)
            .map(|_| bars::Row {
                label: dice.name(),
                values: (0..n_series)
                    .map(|_| {
                        let value = dice.share() * 9000.0 - if stacked { 0.0 } else { 900.0 };
                        (dice.roll(6) > 0).then(|| (value, format!("{value:.0}")))
                    })
                    .collect(),
                total: "1.234.567".to_owned(),
            })
            .collect(),
        stacked,
    }
}

fn heat(dice: &mut Dice, count: usize) -> heat::Heat {
    let n_columns = 1 + count % 14;
    heat::Heat {
        columns: (0..n_columns).map(|_| dice.name()).collect(),
        rows: (0..count)
            .map(|_| {
                let cells = (0..n_columns).map(|_| {
                    (dice.roll(5) > 0).then(|| heat::Cell {
                        words: dice.roll(100).to_string(),
                        share: dice.share(),
                    })
                });
                let cells = cells.collect();
                (dice.name(), cells)
            })
            .collect(),
        levels: (0..5)
            .map(|step| (f64::from(step) / 4.0, dice.name()))
            .collect(),
        key: (0..n_columns / 3)
            .map(|place| (code(place), dice.name()))
            .collect(),
    }
}

fn radar(dice: &mut Dice, count: usize) -> radar::Radar {
    radar::Radar {
        spokes: (0..count).map(|_| dice.name()).collect(),
        scale: (1.0, 5.0),
        rings: (2..=5)
            .map(|value| (f64::from(value), value.to_string()))
            .collect(),
        series: (0..=count % 8)
            .map(|_| radar::Series {
                name: dice.name(),
                values: (0..count)
                    .map(|_| (dice.roll(5) > 0).then(|| 1.0 + dice.share() * 4.0))
                    .collect(),
            })
            .collect(),
    }
}

fn flows(dice: &mut Dice, count: usize) -> flows::Flows {
    flows::Flows {
        kinds: ["El campo", "La ciudad", "Ambos"]
            .map(str::to_owned)
            .to_vec(),
        flows: (0..count)
            .map(|_| flows::Flow {
                from: dice.name(),
                to: dice.name(),
                what: dice.name(),
                strength: dice.share(),
                kind: (dice.roll(4) > 0).then(|| dice.roll(3)),
            })
            .collect(),
    }
}

fn ranks(dice: &mut Dice, count: usize) -> ranks::Ranks {
    ranks::Ranks {
        names: ["Criterios", "Votos"].map(str::to_owned),
        items: (0..count)
            .map(|place| ranks::Item {
                name: dice.name(),
                places: [place + 1, 1 + dice.roll(count)],
                values: ["3,4".to_owned(), dice.roll(50).to_string()],
                far: dice.roll(4) == 0,
            })
            .collect(),
    }
}

/// Every figure of so many things, with its name.
fn figures(seed: u64, count: usize, medium: &Medium) -> Vec<(&'static str, Drawing)> {
    let dice = &mut Dice(seed * 7919 + count as u64 + 1);
    let mut all = vec![
        ("bars", bars(dice, count, false).draw(medium, &left)),
        ("parts", bars(dice, count, true).draw(medium, &left)),
        ("heat", heat(dice, count).draw(medium, &left)),
        ("flows", flows(dice, count).draw(medium, &left)),
        ("tree", tree(dice, count).draw(medium, &left)),
        ("relations", relations(dice, count).draw(medium, &left)),
    ];
    all.extend(
        chain(dice, count)
            .draw(medium)
            .into_iter()
            .map(|drawing| ("chain", drawing)),
    );
    all.extend(
        map(dice, count)
            .draw(medium, &left)
            .map(|drawing| ("map", drawing)),
    );
    if medium.is_cells() {
        all.push(("plane", plane(dice, count, true).on_screen(medium).0));
        all.push(("loose plane", plane(dice, count, false).on_screen(medium).0));
    } else {
        all.push(("plane", plane(dice, count, true).draw(medium, &left)));
        all.push(("loose plane", plane(dice, count, false).draw(medium, &left)));
        all.push(("ranks", ranks(dice, count.min(40)).draw(medium)));
    }
    if count < 30 {
        all.extend(
            radar(dice, count)
                .draw(medium, &left)
                .map(|drawing| ("radar", drawing)),
        );
    }
    all.into_iter()
        .map(|(name, drawing)| {
            (
                name,
                drawing.about("Título <&>", "Descripción \"larga\"", "es"),
            )
        })
        .collect()
}

const COUNTS: [usize; 9] = [0, 1, 2, 3, 5, 9, 17, 29, 200];

#[test]
fn no_words_stand_outside_of_the_frame_or_over_others() {
    for medium in [Medium::page(), Medium::wide_page()] {
        for count in COUNTS {
            for seed in 0..6 {
                for (name, drawing) in figures(seed, count, &medium) {
                    let frame = Area::new(0.0, 0.0, drawing.width, drawing.height).outset(0.6);
                    let mut seen: Vec<(Area, &str)> = Vec::new();
                    for words in drawing.words().filter(|words| !words.text.is_empty()) {
                        // The room above and below the letters is not theirs.
                        let area = medium.area_of(words).inset(0.9);
                        assert!(
                            frame.holds(&area),
                            "{name} {count} {seed}: «{}» leaves {frame:?}: {area:?}",
                            words.text
                        );
                        let over = seen.iter().find(|(other, _)| other.overlaps(&area));
                        assert!(
                            over.is_none(),
                            "{name} {count} {seed}: «{}» {area:?} over {over:?}",
                            words.text
                        );
                        seen.push((area, &words.text));
                    }
                }
            }
        }
    }
}

#[test]
fn every_svg_is_well_formed_and_the_same_twice() {
    for count in COUNTS {
        let again = figures(1, count, &Medium::page());
        for ((name, drawing), (_, other)) in figures(1, count, &Medium::page()).iter().zip(&again) {
            let text = svg::svg(drawing);
            assert_eq!(text, svg::svg(other), "{name} {count}");
            well_formed(&text).unwrap_or_else(|reason| panic!("{name} {count}: {reason}"));
            assert!(text.contains("<title>Título &lt;&amp;&gt;</title><desc>Descripción"));
            assert!(!text.contains("NaN"), "{name} {count}");
            assert!(text.len() < 900_000, "{name} {count}: {} bytes", text.len());
        }
    }
}

/// Tags closed in order, attributes once and quoted, only the five entities and numbers.
fn well_formed(text: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        if rest[..at].contains('>') {
            return Err(format!("a loose >: {}", &rest[..at]));
        }
        if rest[at..].starts_with('&') {
            let end = rest[at..].find(';').ok_or("an entity without end")?;
            let entity = &rest[at + 1..at + end];
            if !["amp", "lt", "gt", "quot", "#39"].contains(&entity) {
                return Err(format!("entity {entity}"));
            }
            rest = &rest[at + end + 1..];
            continue;
        }
        let end = rest[at..].find('>').ok_or("a tag without end")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes something else"));
            }
            continue;
        }
        let (inside, alone) = tag
            .strip_suffix('/')
            .map_or((tag, false), |inside| (inside, true));
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let pieces: Vec<&str> = attributes.split('"').collect();
        if pieces.len().is_multiple_of(2) || tag.contains('<') {
            return Err(format!("quotes in <{tag}>"));
        }
        let keys: Vec<&str> = pieces
            .iter()
            .step_by(2)
            .map(|key| key.trim())
            .filter(|key| !key.is_empty())
            .collect();
        let unique: std::collections::BTreeSet<&&str> = keys.iter().collect();
        if unique.len() != keys.len() || keys.iter().any(|key| !key.ends_with('=')) {
            return Err(format!("attributes of <{tag}>"));
        }
        if !alone {
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{open:?} stay open"))
    }
}

#[test]
fn screens_of_any_size_show_what_fits() {
    for (columns, lines) in [(1, 1), (20, 5), (60, 15), (80, 24), (200, 60)] {
        let medium = Medium::cells(columns, lines);
        for count in [0, 1, 3, 17, 200] {
            for (name, drawing) in figures(2, count, &medium) {
                let cells = cells::cells(&drawing, columns, lines);
                let text = cells.text();
                assert!(text.lines().count() <= usize::from(lines), "{name}");
                for run in cells.runs() {
                    let end =
                        usize::from(run.x) + unicode_width::UnicodeWidthStr::width(&*run.text);
                    assert!(end <= usize::from(columns), "{name} {count}: {run:?}");
                }
            }
        }
    }
}

#[test]
fn words_can_be_read_on_every_ground() {
    let luminance = |rgb: [u8; 3]| {
        let [r, g, b] = rgb.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let contrast = |one: [u8; 3], other: [u8; 3]| {
        let (a, b) = (luminance(one) + 0.05, luminance(other) + 0.05);
        a.max(b) / a.min(b)
    };
    let white = [255; 3];
    for ink in [Ink::Strong, Ink::Soft, Ink::Accent, Ink::Chosen] {
        assert!(contrast(ink.rgb(), white) >= 4.5, "{ink:?}");
    }
    let mut last = 2.0;
    for step in 0..=DARKEST {
        let fill = Fill::Tone(step);
        let ground = fill.rgb().expect("a tone is a colour");
        assert!(contrast(fill.words().rgb(), ground) >= 4.5, "tone {step}");
        let grey = luminance(ground);
        assert!(
            last - grey > 0.05,
            "tones grow darker, also in grey: {step}"
        );
        last = grey;
    }
    // Lines of patterns and borders.
    assert!(contrast(Ink::Accent.rgb(), white) >= 3.0);
}

#[test]
fn a_plane_of_twelve_names_all_and_two_hundred_say_how_many_are_not() {
    let drawing = plane(&mut Dice(5), 12, false).draw(&Medium::page(), &left);
    let words: Vec<&str> = drawing.words().map(|words| words.text.as_str()).collect();
    for place in 0..12 {
        let called = if place % 7 == 3 {
            (place + 1).to_string()
        } else {
            code(place)
        };
        assert!(
            words.iter().any(|words| words.contains(&called)),
            "{called}: {words:?}"
        );
    }
    let drawing = plane(&mut Dice(5), 200, true).draw(&Medium::page(), &left);
    let note: Vec<&Words> = drawing
        .words()
        .filter(|words| words.text.contains("no caben"))
        .collect();
    assert_eq!(note.len(), 1);
    assert!(
        drawing.height < Medium::page().height * 1.3,
        "{}",
        drawing.height
    );
}

#[test]
fn numbers_that_are_none_draw_nothing_odd() {
    let page = Medium::page();
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300] {
        let mut dice = Dice(11);
        let mut plane = plane(&mut dice, 5, false);
        plane.items[1].at = (odd, 2.0);
        plane.items[2].before = Some((odd, odd));
        plane.axes[0].cut = odd;
        plane.axes[1].max = odd;
        let mut bars = bars(&mut dice, 4, false);
        bars.rows[0].values[0] = Some((odd, String::new()));
        let mut radar = radar(&mut dice, 5);
        radar.series[0].values[0] = Some(odd);
        radar.scale.1 = odd;
        let mut heat = heat(&mut dice, 4);
        heat.rows[0].1[0] = Some(heat::Cell {
            words: "?".to_owned(),
            share: odd,
        });
        let mut map = map(&mut dice, 4);
        map.zones[0].parts[0][0][1] = (odd, 0.0);
        let mut relations = relations(&mut dice, 4);
        relations.relations[0].strength = odd;
        let drawings = [
            Some(plane.draw(&page, &left)),
            Some(plane.on_screen(&Medium::cells(80, 20)).0),
            Some(bars.draw(&page, &left)),
            radar.draw(&page, &left),
            Some(heat.draw(&page, &left)),
            map.draw(&page, &left),
            Some(relations.draw(&page, &left)),
        ];
        for drawing in drawings.into_iter().flatten() {
            let text = svg::svg(&drawing);
            assert!(!text.contains("NaN"), "{odd}");
            well_formed(&text).unwrap_or_else(|reason| panic!("{odd}: {reason}"));
            assert!(text.len() < 200_000, "{odd}: {}", text.len());
        }
    }
}
