//! The excerpt of a file with the places of a finding marked, drawn by ariadne.
//!
//! ariadne counts in characters unless told otherwise, panics inside a character, knows seven line ends where
//! Almoner knows one, and has no line after a last newline. So it is given a copy of the text in which each
//! character that it would misread is replaced by one other character, and places counted in characters of it.

use std::collections::BTreeMap;
use std::ops::Range;

use ariadne::{CharSet, Config, IndexType, Label, Report, ReportKind, Source};

use super::{Characters, Style, visible_character};
use crate::message::related_message;
use crate::{Diagnostic, FileId, Severity, Sources, Span, Text};

/// The words at the place of the finding itself; the head says what is wrong there.
const HERE: Text = Text::new("here", "这里");

/// Lines longer than this are not drawn; only the place is named.
const LONGEST_LINE: usize = 400;

/// The files of a run of findings, each prepared once.
pub(super) struct Excerpts<'s> {
    sources: &'s Sources,
    prepared: BTreeMap<FileId, Prepared>,
}

/// A file as ariadne gets it.
struct Prepared {
    source: Source<String>,
    lines: Vec<Line>,
}

#[derive(Clone, Copy)]
struct Line {
    first_byte: usize,
    first_character: usize,
    /// Without the line end.
    characters: usize,
}

/// A place to mark, in characters.
struct Mark {
    file: FileId,
    range: Range<usize>,
    message: Option<String>,
}

type Place = (FileId, Range<usize>);

impl<'s> Excerpts<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, prepared: BTreeMap::new() }
    }

    /// The excerpt; empty for a finding without a place.
    pub(super) fn draw(&mut self, diagnostic: &Diagnostic, style: Style) -> String {
        let Some(span) = diagnostic.span.filter(|span| self.knows(span.file)) else { return String::new() };
        let mut spans = vec![(span, None)];
        for related in &diagnostic.related {
            if self.knows(related.span.file) {
                let message = super::visible(&related_message(diagnostic, related, style.language));
                spans.push((related.span, Some(message)));
            }
        }
        let marks: Option<Vec<Mark>> =
            spans.iter().map(|(at, words)| self.mark(*at, words.clone())).collect();
        match marks {
            Some(marks) => self.draw_marks(&marks, diagnostic.code.severity, style),
            None => self.name_places(&spans),
        }
    }

    fn knows(&self, file: FileId) -> bool {
        !self.sources.path(file).is_empty()
    }

    fn prepare(&mut self, file: FileId) -> &Prepared {
        self.prepared.entry(file).or_insert_with(|| Prepared::new(self.sources.text(file)))
    }

    /// Where to mark `span`: of several lines only the first is marked. `None` if the line is too long to draw.
    fn mark(&mut self, span: Span, message: Option<String>) -> Option<Mark> {
        let text = self.sources.text(span.file);
        let prepared = self.prepare(span.file);
        let line = prepared.line_of(text.floor_char_boundary(span.start as usize));
        if line.characters > LONGEST_LINE {
            return None;
        }
        let line_end = line.first_character.saturating_add(line.characters);
        let start = prepared.character_of(text, span.start as usize).min(line_end);
        let end = prepared.character_of(text, span.end as usize).clamp(start, line_end);
        Some(Mark { file: span.file, range: start..end, message })
    }

    fn draw_marks(&mut self, marks: &[Mark], severity: Severity, style: Style) -> String {
        let Some(first) = marks.first() else { return String::new() };
        let mut order: Vec<&Mark> = marks.iter().collect();
        // Places of one file stand together, in the order of its lines, or ariadne would repeat its head.
        order.sort_by_key(|mark| (mark.file != first.file, mark.file, mark.range.start));
        let labels = (0i32..)
            .zip(order)
            .map(|(rank, mark)| label(mark, rank, std::ptr::eq(mark, first), severity, style));
        let report = Report::<Place>::build(ReportKind::Error, (first.file, first.range.clone()))
            .with_config(config(style))
            .with_labels(labels)
            .finish();
        let mut bytes = Vec::new();
        if report.write(&mut *self, &mut bytes).is_err() {
            return String::new();
        }
        let drawn = String::from_utf8_lossy(&bytes).into_owned();
        // ariadne's own head is replaced by ours.
        drawn.split_once('\n').map_or(String::new(), |(_, rest)| rest.to_owned())
    }

    fn name_places(&self, spans: &[(Span, Option<String>)]) -> String {
        let name = |(span, message): &(Span, Option<String>)| {
            let place = self.sources.line_column(span.file, span.start);
            let path = self.sources.path(span.file);
            let words = message.as_ref().map_or(String::new(), |words| format!(" {words}"));
            format!("  --> {path}:{}:{}{words}\n", place.line, place.column)
        };
        spans.iter().map(name).collect()
    }
}

fn label(mark: &Mark, rank: i32, is_primary: bool, severity: Severity, style: Style) -> Label<Place> {
    let colour = match (is_primary, severity) {
        (true, Severity::Error) => ariadne::Color::Red,
        (true, Severity::Warning) => ariadne::Color::Yellow,
        (false, _) => ariadne::Color::Cyan,
    };
    let mut label = Label::new((mark.file, mark.range.clone())).with_order(rank);
    if style.colour {
        label = label.with_color(colour);
    }
    // A label without words would not be drawn at all.
    label.with_message(mark.message.as_deref().unwrap_or(HERE.get(style.language)))
}

fn config(style: Style) -> Config {
    Config::new().with_color(style.colour).with_index_type(IndexType::Char).with_char_set(
        match style.characters {
            Characters::Ascii => CharSet::Ascii,
            Characters::BoxDrawing => CharSet::Unicode,
        },
    )
}

impl ariadne::Cache<FileId> for &mut Excerpts<'_> {
    type Storage = String;

    fn fetch(&mut self, file: &FileId) -> Result<&Source<String>, impl std::fmt::Debug> {
        Ok::<_, ()>(&self.prepare(*file).source)
    }

    fn display<'a>(&self, file: &'a FileId) -> Option<impl std::fmt::Display + 'a> {
        Some(super::visible(self.sources.path(*file)))
    }
}

impl Prepared {
    fn new(text: &str) -> Self {
        let mut shown: String = text.chars().map(visible_character).collect();
        if shown.is_empty() || shown.ends_with('\n') {
            shown.push('\n');
        }
        let mut lines = Vec::new();
        let (mut first_byte, mut first_character) = (0usize, 0usize);
        for line in text.split('\n') {
            let characters = line.chars().count();
            let without_end = if line.ends_with('\r') { characters.saturating_sub(1) } else { characters };
            lines.push(Line { first_byte, first_character, characters: without_end });
            first_byte = first_byte.saturating_add(line.len()).saturating_add(1);
            first_character = first_character.saturating_add(characters).saturating_add(1);
        }
        Self { source: Source::from(shown), lines }
    }

    fn line_of(&self, byte: usize) -> Line {
        let after = self.lines.partition_point(|line| line.first_byte <= byte);
        let line = self.lines.get(after.saturating_sub(1)).copied();
        line.unwrap_or(Line { first_byte: 0, first_character: 0, characters: 0 })
    }

    /// The index of the character at or before a byte; the number of all characters for one past the end.
    fn character_of(&self, text: &str, byte: usize) -> usize {
        let byte = text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        let before = text.get(line.first_byte..byte).map_or(0, |before| before.chars().count());
        line.first_character.saturating_add(before)
    }
}
