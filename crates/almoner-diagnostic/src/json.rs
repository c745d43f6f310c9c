//! Findings as JSON, for `almoner check --json` and for hosts. The shape is a contract: keys are only added.
//!
//! ```json
//! {"code":"E0001","severity":"error","file":"rules.alm",
//!  "range":{"start":{"line":1,"column":8,"byte":7},"end":{"line":1,"column":9,"byte":8}},
//!  "message":"…","help":"…",
//!  "related":[{"file":"…","range":{…},"message":"…"}],
//!  "fixes":[{"title":"…","edits":[{"file":"…","range":{…},"replacement":"…"}]}]}
//! ```
//! Lines and columns count from 1, columns in characters; `byte` is the offset in the UTF-8 text of the file,
//! from 0; the end is the first place after the range. `file` and `range` are `null` and `help` is empty where
//! there is none.

use serde::Serialize;

use crate::message::{fix_title, help, message, related_message};
use crate::{Diagnostic, FileId, Language, Severity, Sources, Span};

/// A finding as one JSON object; key order is that of `serde_json` (use [`to_json_line`] for the documented one).
pub fn to_json(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> serde_json::Value {
    serde_json::to_value(Finding::new(diagnostic, sources, language)).unwrap_or(serde_json::Value::Null)
}

/// A finding as one line of JSON text with its keys in the documented order, without a line end.
pub fn to_json_line(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    serde_json::to_string(&Finding::new(diagnostic, sources, language)).unwrap_or_default()
}

#[derive(Serialize)]
struct Finding<'s> {
    code: &'static str,
    severity: &'static str,
    file: Option<&'s str>,
    range: Option<Range>,
    message: String,
    help: String,
    related: Vec<RelatedPlace<'s>>,
    fixes: Vec<Repair<'s>>,
}

#[derive(Serialize)]
struct RelatedPlace<'s> {
    file: &'s str,
    range: Range,
    message: String,
}

#[derive(Serialize)]
struct Repair<'s> {
    title: String,
    edits: Vec<Replacement<'s>>,
}

#[derive(Serialize)]
struct Replacement<'s> {
    file: &'s str,
    range: Range,
    replacement: &'s str,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
    byte: u32,
}

impl<'s> Finding<'s> {
    fn new(diagnostic: &'s Diagnostic, sources: &'s Sources, language: Language) -> Self {
        Self {
            code: diagnostic.code.number,
            severity: match diagnostic.code.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            file: diagnostic.span.map(|span| sources.path(span.file)),
            range: diagnostic.span.map(|span| Range::new(sources, span)),
            message: message(diagnostic, language),
            help: help(diagnostic, language),
            related: related_places(diagnostic, sources, language),
            fixes: repairs(diagnostic, sources, language),
        }
    }
}

fn related_places<'s>(
    diagnostic: &'s Diagnostic,
    sources: &'s Sources,
    language: Language,
) -> Vec<RelatedPlace<'s>> {
    let place = |related: &crate::Related| RelatedPlace {
        file: sources.path(related.span.file),
        range: Range::new(sources, related.span),
        message: related_message(diagnostic, related, language),
    };
    diagnostic.related.iter().map(place).collect()
}

fn repairs<'s>(diagnostic: &'s Diagnostic, sources: &'s Sources, language: Language) -> Vec<Repair<'s>> {
    let replacement = |edit: &'s crate::Edit| Replacement {
        file: sources.path(edit.span.file),
        range: Range::new(sources, edit.span),
        replacement: &edit.replacement,
    };
    let repair = |fix: &'s crate::Fix| Repair {
        title: fix_title(diagnostic, fix, language),
        edits: fix.edits.iter().map(replacement).collect(),
    };
    diagnostic.fixes.iter().map(repair).collect()
}

impl Range {
    fn new(sources: &Sources, span: Span) -> Self {
        let start = Position::new(sources, span.file, span.start);
        let end = Position::new(sources, span.file, span.end.max(span.start));
        Self { start, end }
    }
}

impl Position {
    /// Cut to the file and to whole characters, so that line, column and byte always agree.
    fn new(sources: &Sources, file: FileId, offset: u32) -> Self {
        let byte = sources.text(file).floor_char_boundary(offset as usize);
        let byte = u32::try_from(byte).unwrap_or(u32::MAX);
        let place = sources.line_column(file, byte);
        Self { line: place.line, column: place.column, byte }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;
    use crate::codes::lexical::UNKNOWN_CHARACTER;

    const TITLE: Text = Text::new("remove `{character}`", "删去“{character}”");

    #[test]
    fn keys_stand_in_the_documented_order() {
        let mut sources = Sources::new();
        let file = sources.add("a.alm", "使用 𠮷\r\n\t# x");
        let span = Span::new(file, 14, 15);
        let finding = Diagnostic::new(&UNKNOWN_CHARACTER, span)
            .arg("character", "#")
            .related(Span::new(file, 7, 11), TITLE)
            .fix(TITLE, span, "");
        insta::assert_snapshot!(to_json_line(&finding, &sources, Language::Chinese));
        let value = to_json(&finding, &sources, Language::Chinese);
        let line: serde_json::Value =
            serde_json::from_str(&to_json_line(&finding, &sources, Language::Chinese)).unwrap();
        assert_eq!(value, line);
        assert_eq!(value["range"]["start"], serde_json::json!({"line": 2, "column": 2, "byte": 14}));
        assert_eq!(value["related"][0]["range"]["end"]["column"], 5);
    }

    #[test]
    fn a_finding_without_a_place_has_null_for_it() {
        let finding = Diagnostic::without_place(&UNKNOWN_CHARACTER);
        let value = to_json(&finding, &Sources::new(), Language::English);
        assert!(value["file"].is_null() && value["range"].is_null());
        let lost = Diagnostic::new(&UNKNOWN_CHARACTER, Span::new(FileId(9), 70, 3));
        assert_eq!(to_json(&lost, &Sources::new(), Language::English)["range"]["end"]["byte"], 0);
    }
}
