//! Splits the text of a CSV file into rows of cells, each with the exact place it has in the file.
//!
//! RFC 4180: commas, quotation marks around a cell, a mark inside written twice, `\n` or `\r\n` at the end of
//! a row. The `csv` crate reads the same, but knows the place of a row only, and a finding must point at the
//! cell. Never here: what a cell means.

use std::borrow::Cow;

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Diagnostic, FileId, Span};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    /// Its text without quotation marks and outer blanks.
    pub(crate) text: Cow<'a, str>,
    /// Its place; without the quotation marks and outer blanks, empty for an empty cell.
    pub(crate) span: Span,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    /// Its cells.
    pub(crate) cells: Vec<Cell<'a>>,
    /// All of it, without the end of the line.
    pub(crate) span: Span,
}

/// The rows of `text`, which is the text of `file`; lines that are blank or hold only commas are left out.
pub(crate) fn rows<'a>(file: FileId, text: &'a str, findings: &mut Vec<Diagnostic>) -> Vec<Row<'a>> {
    let mut reader = Reader { file, text, at: if text.starts_with('\u{feff}') { 3 } else { 0 } };
    let mut rows = Vec::new();
    while reader.at < text.len() {
        let row = reader.row(findings);
        if row.cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(row);
        }
    }
    rows
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn row(&mut self, findings: &mut Vec<Diagnostic>) -> Row<'a> {
        let start = self.at;
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell(findings));
            match self.rest().as_bytes().first() {
                Some(b',') => self.at = self.at.saturating_add(1),
                _ => break,
            }
        }
        let span = self.span(start, self.at);
        let end_of_line = if self.rest().starts_with("\r\n") { 2 } else { 1 };
        self.at = self.at.saturating_add(end_of_line).min(self.text.len());
        Row { cells, span }
    }

    fn cell(&mut self, findings: &mut Vec<Diagnostic>) -> Cell<'a> {
        let rest = self.rest();
        let blanks = rest.len().saturating_sub(rest.trim_start_matches([' ', '\u{3000}']).len());
        if rest.get(blanks..).is_some_and(|rest| rest.starts_with('"')) {
            self.at = self.at.saturating_add(blanks);
            return self.quoted(findings);
        }
        let end = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
        let start = self.at;
        self.at = self.at.saturating_add(end);
        self.trimmed(start, self.at)
    }

    /// A cell in quotation marks; the reader stands at the opening one.
    fn quoted(&mut self, findings: &mut Vec<Diagnostic>) -> Cell<'a> {
        let open = self.at;
        let inner = open.saturating_add(1);
        let mut end = inner;
        loop {
            let rest = self.text.get(end..).unwrap_or("");
            let Some(mark) = rest.find('"') else {
                return self.unclosed(open, findings);
            };
            end = end.saturating_add(mark);
            if !self.text.get(end..).unwrap_or("").starts_with("\"\"") {
                break;
            }
            end = end.saturating_add(2);
        }
        self.at = end.saturating_add(1);
        self.after_quote(open, findings);
        let cell = self.trimmed(inner, end);
        let text =
            if cell.text.contains("\"\"") { Cow::Owned(cell.text.replace("\"\"", "\"")) } else { cell.text };
        Cell { text, ..cell }
    }

    /// Only blanks may stand between a closing quotation mark and the end of the cell.
    fn after_quote(&mut self, open: usize, findings: &mut Vec<Diagnostic>) {
        let rest = self.rest();
        let end = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
        if !rest.get(..end).unwrap_or("").trim().is_empty() {
            let span = self.span(open, self.at.saturating_add(end));
            findings.push(Diagnostic::new(&codes::UNCLOSED_QUOTE_IN_CELL, span));
        }
        self.at = self.at.saturating_add(end);
    }

    /// A quotation mark that is never closed: the cell is taken to end with its line, so that the rows after
    /// it are still read.
    fn unclosed(&mut self, open: usize, findings: &mut Vec<Diagnostic>) -> Cell<'a> {
        let rest = self.rest();
        let end = open.saturating_add(rest.find(['\n', '\r']).unwrap_or(rest.len()));
        self.at = end;
        findings.push(Diagnostic::new(&codes::UNCLOSED_QUOTE_IN_CELL, self.span(open, end)));
        self.trimmed(open.saturating_add(1), end)
    }

    fn trimmed(&self, start: usize, end: usize) -> Cell<'a> {
        let raw = self.text.get(start..end).unwrap_or("");
        let text = raw.trim();
        let skipped = raw.len().saturating_sub(raw.trim_start().len());
        let start = if text.is_empty() { start } else { start.saturating_add(skipped) };
        Cell { text: Cow::Borrowed(text), span: self.span(start, start.saturating_add(text.len())) }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span::new(self.file, offset(start), offset(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `text@start..end`, cells joined by ` | `, rows by newlines.
    fn show(text: &str) -> (String, usize) {
        let mut findings = Vec::new();
        let rows = rows(FileId(0), text, &mut findings);
        let cell = |cell: &Cell<'_>| format!("{}@{}..{}", cell.text, cell.span.start, cell.span.end);
        let lines: Vec<String> =
            rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect();
        (lines.join("\n"), findings.len())
    }

    #[test]
    fn cells_have_their_places() {
        let cases: &[(&str, &str, usize)] = &[
            ("", "", 0),
            ("a,b\n1,2\n", "a@0..1 | b@2..3\n1@4..5 | 2@6..7", 0),
            ("a,b\r\n1,2", "a@0..1 | b@2..3\n1@5..6 | 2@7..8", 0),
            ("\u{feff}a,b", "a@3..4 | b@5..6", 0),
            ("a, b ,\n\n,,\nc", "a@0..1 | b@3..4 | @6..6\nc@11..12", 0),
            ("\"1,420\",x", "1,420@1..6 | x@8..9", 0),
            (" \"1,420\" ,x", "1,420@2..7 | x@10..11", 0),
            ("\"a \"\"b\"\"\",c", "a \"b\"@1..8 | c@10..11", 0),
            ("\"a\nb\",c", "a\nb@1..4 | c@6..7", 0),
            ("城镇,７９０", "城镇@0..6 | ７９０@7..16", 0),
            ("\"a,b\nc,d", "a,b@1..4\nc@5..6 | d@7..8", 1),
            ("\"a\"b,c", "a@1..2 | c@5..6", 1),
        ];
        for (text, expected, findings) in cases {
            assert_eq!(show(text), ((*expected).to_owned(), *findings), "{text:?}");
        }
    }
}
