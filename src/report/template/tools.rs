//! What a template may do with words, with an example of each that works: filters, tests, functions, statements.

use serde_json::{Value as Json, json};

use super::{filters, render};
use crate::diag::Diagnostic;
use crate::locale::Lang;

/// Something that a template may do.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: ToolKind,
    /// A template that uses it, with the words of [`example`].
    pub example: &'static str,
}

/// What a tool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolKind {
    /// After `|`: changes how a word is written.
    Filter,
    /// After `is`: asks something of a word.
    Test,
    /// Gives something by itself.
    Function,
    /// Between `{%` and `%}`.
    Statement,
}

impl ToolKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Filter, Self::Test, Self::Function, Self::Statement];

    /// Key of its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::Filter => "words-filters",
            Self::Test => "words-tests",
            Self::Function => "words-functions",
            Self::Statement => "words-statements",
        }
    }
}

const fn tool(kind: ToolKind, name: &'static str, example: &'static str) -> Tool {
    Tool {
        name,
        kind,
        example,
    }
}

/// Every tool: the filters that write by locale first, then those of lists and of plain words.
#[rustfmt::skip]
pub const TOOLS: &[Tool] = &[
    tool(ToolKind::Filter, "money", "{{ cost | money }}"),
    tool(ToolKind::Filter, "number", "{{ area | number(places=1) }}"),
    tool(ToolKind::Filter, "integer", "{{ area | integer }}"),
    tool(ToolKind::Filter, "percent", "{{ share | percent(places=1) }}"),
    tool(ToolKind::Filter, "date", "{{ day | date }}"),
    tool(ToolKind::Filter, "count", "{{ people | count(one=\"persona\", many=\"personas\") }}"),
    tool(ToolKind::Filter, "is_positive", "{% if cost | is_positive %}✓{% endif %}"),
    tool(ToolKind::Filter, "list_and", "{{ zones | list_and }}"),
    tool(ToolKind::Filter, "join", "{{ zones | join(sep=\"; \") }}"),
    tool(ToolKind::Filter, "length", "{{ zones | length }}"),
    tool(ToolKind::Filter, "first", "{{ zones | first }}"),
    tool(ToolKind::Filter, "last", "{{ zones | last }}"),
    tool(ToolKind::Filter, "nth", "{{ zones | nth(n=1) }}"),
    tool(ToolKind::Filter, "reverse", "{{ zones | reverse | first }}"),
    tool(ToolKind::Filter, "sort", "{{ zones | sort | first }}"),
    tool(ToolKind::Filter, "unique", "{{ [2, 2, 3] | unique | length }}"),
    tool(ToolKind::Filter, "get", "{{ place | get(key=\"name\") }}"),
    tool(ToolKind::Filter, "paragraphs", "{{ story | paragraphs }}"),
    tool(ToolKind::Filter, "blockquote", "{{ story | blockquote }}"),
    tool(ToolKind::Filter, "default", "{{ blank | default(value=\"—\", boolean=true) }}"),
    tool(ToolKind::Filter, "upper", "{{ place.name | upper }}"),
    tool(ToolKind::Filter, "lower", "{{ place.name | lower }}"),
    tool(ToolKind::Filter, "capitalize", "{{ \"agua limpia\" | capitalize }}"),
    tool(ToolKind::Filter, "trim", "{{ \"  agua  \" | trim }}"),
    tool(ToolKind::Filter, "truncate", "{{ place.name | truncate(length=6) }}"),
    tool(ToolKind::Filter, "round", "{{ 2.6 | round }}"),
    tool(ToolKind::Test, "containing", "{% if zones is containing(pat=\"Sur\") %}✓{% endif %}"),
    tool(ToolKind::Test, "starting_with", "{% if place.name is starting_with(pat=\"Cuenca\") %}✓{% endif %}"),
    tool(ToolKind::Test, "ending_with", "{% if place.name is ending_with(pat=\"Tingo\") %}✓{% endif %}"),
    tool(ToolKind::Test, "none", "{% if empty is none %}✓{% endif %}"),
    tool(ToolKind::Test, "defined", "{% if empty is defined %}✓{% endif %}"),
    tool(ToolKind::Test, "undefined", "{% if place is not undefined %}✓{% endif %}"),
    tool(ToolKind::Test, "odd", "{% for zone in zones %}{% if loop.index is odd %}{{ zone }} {% endif %}{% endfor %}"),
    tool(ToolKind::Test, "even", "{% for zone in zones %}{% if loop.index is even %}{{ zone }}{% endif %}{% endfor %}"),
    tool(ToolKind::Test, "divisible_by", "{% if people is divisible_by(divisor=4) %}✓{% endif %}"),
    tool(ToolKind::Test, "string", "{% if cost is string %}✓{% endif %}"),
    tool(ToolKind::Test, "number", "{% if people is number %}✓{% endif %}"),
    tool(ToolKind::Test, "integer", "{% if people is integer %}✓{% endif %}"),
    tool(ToolKind::Test, "float", "{% if 2.5 is float %}✓{% endif %}"),
    tool(ToolKind::Test, "bool", "{% if selected is bool %}✓{% endif %}"),
    tool(ToolKind::Test, "array", "{% if zones is array %}✓{% endif %}"),
    tool(ToolKind::Test, "map", "{% if place is map %}✓{% endif %}"),
    tool(ToolKind::Test, "iterable", "{% if zones is iterable %}✓{% endif %}"),
    tool(ToolKind::Function, "range", "{% for n in range(start=1, end=4) %}{{ n }} {% endfor %}"),
    tool(ToolKind::Statement, "if", "{% if people > 40 and selected %}✓{% else %}—{% endif %}"),
    tool(ToolKind::Statement, "elif", "{% if people > 90 %}90{% elif people > 40 %}40{% endif %}"),
    tool(ToolKind::Statement, "for", "{% for zone in zones %}{{ loop.index }} {{ zone }} {% endfor %}"),
    tool(ToolKind::Statement, "set", "{% set name = place.name %}{{ name }}"),
    tool(ToolKind::Statement, "break", "{% for zone in zones %}{% if zone == \"Sur\" %}{% break %}{% endif %}{{ zone }}{% endfor %}"),
    tool(ToolKind::Statement, "continue", "{% for zone in zones %}{% if zone == \"Sur\" %}{% continue %}{% endif %}{{ zone }} {% endfor %}"),
];

impl Tool {
    /// Key of the sentence that says what it does.
    pub fn words(&self) -> String {
        let kind = match self.kind {
            ToolKind::Filter => "filter",
            ToolKind::Test => "test",
            ToolKind::Function | ToolKind::Statement => "do",
        };
        format!("words-{kind}-{}", self.name.replace('_', "-"))
    }

    /// What its example gives.
    ///
    /// # Errors
    /// When the example does not work, which a test rules out.
    pub fn shown(&self, lang: Lang) -> Result<String, Diagnostic> {
        render(lang, self.name, self.example, &example())
    }
}

/// The names of the filters that exist.
pub fn filter_names() -> &'static [&'static str] {
    &filters::FILTERS
}

/// The words of the examples.
pub fn example() -> Json {
    json!({
        "currency": "USD",
        "cost": "386000",
        "area": "1234.56",
        "share": "61.87",
        "day": "2026-11-22",
        "people": 48,
        "selected": true,
        "empty": null,
        "blank": "",
        "zones": ["Norte", "Sur", "Este"],
        "place": { "name": "Cuenca del Tingo" },
        "story": "Un río.\nDos pueblos.",
    })
}
