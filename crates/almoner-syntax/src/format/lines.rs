//! Blocks of lines under a head: blank lines, comments before and after, doc comments, and rows whose cells
//! are put under each other.

use unicode_width::UnicodeWidthStr;

use super::comments::Comment;
use super::doc::{Doc, concat, text};
use super::{Formatter, WIDTH};
use crate::ast::Doc as DocComment;

/// One line (or a line with its continuation) of a block.
pub(super) struct Line {
    /// Comments and doc comments before it, each with whether a blank line stands before it.
    lead: Vec<(bool, Doc)>,
    blank_before: bool,
    body: Body,
    trail: Doc,
    /// It stands one step further in than its block.
    is_deeper: bool,
}

/// What stands on a line.
pub(super) enum Body {
    /// A layout of its own.
    Plain(Doc),
    /// A row of a run: aligned with its neighbours of the same kind if all of them fit, else laid out alone.
    Row(Row),
}

/// A row of cells.
pub(super) struct Row {
    /// Which rows it is aligned with.
    pub(super) run: Run,
    /// Its cells; missing ones at the end are left out.
    pub(super) cells: Vec<Doc>,
    /// The same row when it is not aligned.
    pub(super) alone: Doc,
}

/// Rows that are aligned with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Values of a parameter, brackets of a scale.
    Entries,
    /// Conditions, pay lines.
    Named,
    /// Rows of a decision table: aligned over comments and blank lines too, whatever their width.
    Table,
}

/// Where a line stands in the author's file.
#[derive(Clone, Copy)]
pub(super) struct Place<'d> {
    /// Its doc comment.
    pub(super) docs: Option<&'d DocComment>,
    /// Its first byte, without the doc comment.
    pub(super) start: u32,
    /// The byte after it.
    pub(super) end: u32,
}

impl Place<'_> {
    /// The first byte with the doc comment.
    pub(super) fn first(&self) -> u32 {
        self.docs.map_or(self.start, |docs| docs.at.0.start.min(self.start))
    }
}

impl Formatter<'_> {
    /// A line, its body made by `body` while comments after its end are left for what follows.
    pub(super) fn line(&mut self, place: Place<'_>, body: impl FnOnce(&mut Self) -> Body) -> Line {
        let mut lead = self.comment_lines(|comments| comments.before(place.first()));
        let mut blank_before = self.comments.blank_line_before(place.first());
        if let Some(docs) = place.docs {
            lead.extend(doc_lines(docs, blank_before));
            blank_before = false;
            lead.extend(self.comment_lines(|comments| comments.before(place.start)));
        }
        let boundary = self.comments.set_boundary(place.end);
        let body = body(self);
        self.comments.set_boundary(boundary);
        self.comments.hoist(place.end);
        let hoisted = self.comments.take_hoisted();
        for comment in &hoisted {
            lead.push((std::mem::take(&mut blank_before), comment.doc()));
        }
        let trail = self.comments.after(place.end);
        Line { lead, blank_before, body, trail, is_deeper: false }
    }

    /// Comments on lines of their own.
    pub(super) fn comment_lines(
        &mut self,
        take: impl FnOnce(&mut super::comments::Comments<'_>) -> Vec<Comment>,
    ) -> Vec<(bool, Doc)> {
        let taken = take(&mut self.comments);
        taken
            .iter()
            .map(|comment| (self.comments.blank_line_before(comment.start()), comment.doc()))
            .collect()
    }

    /// The comments that close a block whose first line is `first`, up to what follows at `limit`.
    pub(super) fn closing_lines(&mut self, first: u32, limit: u32) -> Vec<(bool, Doc)> {
        let column = self.comments.column(first);
        if column == 0 {
            return Vec::new();
        }
        self.comment_lines(|comments| comments.closing(limit, column))
    }

    /// The lines of a block, each begun by a line break; they stand `depth` steps in.
    pub(super) fn block(&self, lines: Vec<Line>, closing: Vec<(bool, Doc)>, depth: usize) -> Doc {
        let mut parts = Vec::new();
        for line in align(lines, depth) {
            let Body::Plain(body) = line.body else { continue };
            let whole = (line.blank_before, concat([body, line.trail]));
            for (blank, doc) in line.lead.into_iter().chain([whole]) {
                let doc = begun(blank && !parts.is_empty(), doc);
                parts.push(if line.is_deeper { doc.indent() } else { doc });
            }
        }
        for (blank, comment) in closing {
            parts.push(begun(blank && !parts.is_empty(), comment));
        }
        concat(parts).indent()
    }
}

/// A line break (and a blank line), then the layout.
fn begun(blank: bool, doc: Doc) -> Doc {
    concat([if blank { Doc::BlankLine } else { Doc::HardLine }, doc])
}

/// The lines of a doc comment; a blank line may stand before the first.
pub(super) fn doc_lines(docs: &DocComment, blank_before: bool) -> Vec<(bool, Doc)> {
    let line = |(index, words): (usize, &str)| {
        let words = words.trim_end();
        let gap = if words.is_empty() { "" } else { " " };
        (blank_before && index == 0, text(format!("---{gap}{words}")))
    };
    docs.text.split('\n').enumerate().map(line).collect()
}

/// Turns the rows of each run into lines with their cells under each other.
fn align(lines: Vec<Line>, depth: usize) -> Vec<Line> {
    let mut done: Vec<Line> = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for line in lines {
        if !continues(&run, &line) {
            done.extend(align_run(std::mem::take(&mut run), depth));
        }
        run.push(line);
    }
    done.extend(align_run(run, depth));
    done
}

fn continues(run: &[Line], line: &Line) -> bool {
    let (Some(last), Some(this)) = (run.last().and_then(Line::run), line.run()) else { return false };
    last == this && (this == Run::Table || (line.lead.is_empty() && !line.blank_before))
}

fn align_run(run: Vec<Line>, depth: usize) -> Vec<Line> {
    let aligned = aligned_texts(&run, depth);
    let mut rows = aligned.unwrap_or_default().into_iter();
    let lay_out = |mut line: Line| {
        if let Body::Row(row) = line.body {
            line.body = Body::Plain(rows.next().map_or(row.alone, text));
        }
        line
    };
    run.into_iter().map(lay_out).collect()
}

/// The rows as text with their cells under each other; `None` if a cell has to be broken, a row is too wide,
/// or only some have a head.
fn aligned_texts(run: &[Line], depth: usize) -> Option<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in run {
        let Body::Row(row) = &line.body else { return None };
        rows.push(row.cells.iter().map(Doc::flat).collect::<Option<_>>()?);
    }
    let without_head = rows.iter().filter(|row| row.first().is_some_and(String::is_empty)).count();
    if without_head != 0 && without_head != rows.len() {
        return None;
    }
    let widths = column_widths(&rows);
    let padded: Vec<String> = rows.iter().map(|row| padded(row, &widths)).collect();
    let room = WIDTH.saturating_sub(depth.saturating_mul(2));
    let is_table = run.first().and_then(Line::run) == Some(Run::Table);
    (is_table || padded.iter().all(|row| row.width() <= room)).then_some(padded)
}

fn column_widths(rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    widths
}

fn padded(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    let mut needs_gap = false;
    for (cell, width) in row.iter().zip(widths) {
        if *width == 0 {
            continue;
        }
        if needs_gap {
            line.push(' ');
        }
        // A full-width colon brings its own gap.
        needs_gap = !cell.ends_with('：');
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width())));
    }
    line.trim_end().to_owned()
}

impl Line {
    /// Puts comments that close the lines inside it at its end.
    pub(super) fn close(&mut self, closing: Vec<(bool, Doc)>) {
        let Body::Plain(body) = &mut self.body else { return };
        let trail = std::mem::replace(&mut self.trail, super::doc::nil());
        let closing = closing.into_iter().map(|(blank, comment)| begun(blank, comment));
        let inside = concat(closing).indent();
        *body = concat([std::mem::replace(body, super::doc::nil()), trail, inside]);
    }

    /// Puts it one step further in than its block.
    pub(super) fn deepen(&mut self) {
        self.is_deeper = true;
    }

    /// The line without what comes before it, if it fits on one line and has no comments.
    pub(super) fn flat(&self) -> Option<String> {
        match &self.body {
            Body::Plain(body) if self.lead.is_empty() && self.trail.is_empty() => body.flat(),
            _ => None,
        }
    }

    fn run(&self) -> Option<Run> {
        match &self.body {
            Body::Row(row) => Some(row.run),
            Body::Plain(_) => None,
        }
    }
}
