//! XML that is well formed by construction: what opens is closed, what people wrote is escaped.

/// A growing XML text.
#[derive(Debug, Default)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A file with its declaration.
    pub(super) fn file() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// An element that something will be put into.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.text.push('>');
        self.open.push(tag);
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.text.push_str("/>");
    }

    /// An element with text.
    pub(super) fn text(&mut self, tag: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        escape(text, &mut self.text);
        self.close();
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(tag);
            self.text.push('>');
        }
    }

    /// XML that is part of the program.
    pub(super) fn fixed(&mut self, xml: &'static str) {
        self.text.push_str(xml);
    }

    /// XML made apart, with everything closed.
    pub(super) fn append(&mut self, other: Self) {
        self.text.push_str(&other.finish());
    }

    /// The text, with everything closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn start(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// Escapes text for content and attributes; characters that XML 1.0 does not know are left out.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn what_people_wrote_cannot_leave_its_place() {
        let mut xml = Xml::default();
        xml.open("a", &[("b", "\"><x")]);
        xml.text("c", &[], "<&\u{0}\u{b}\u{ffff}]]>\n");
        xml.open("d", &[]);
        assert_eq!(
            xml.finish(),
            "<a b=\"&quot;&gt;&lt;x\"><c>&lt;&amp;]]&gt; </c><d></d></a>"
        );
    }
}
