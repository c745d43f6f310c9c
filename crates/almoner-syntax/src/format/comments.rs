//! Where each comment of a file goes: it is taken off the list when the formatter reaches its place.
//! Every comment is printed exactly once; the self-check after formatting says so.

use super::doc::{Doc, concat, nil};
use crate::{Trivia, TriviaKind};

/// What may stand between a thing and the comment at the end of its line.
const CLOSING_MARKS: &str = " \t,，、;；:：|｜)）。";

/// A comment of the file.
#[derive(Clone, Debug)]
pub(super) struct Comment {
    start: u32,
    own_line: bool,
    text: String,
}

/// The comments that are not printed yet, over the text of the file.
pub(super) struct Comments<'t> {
    text: &'t str,
    waiting: std::collections::VecDeque<Comment>,
    /// Comments inside a form whose words change their order: they go before the clause.
    hoisted: Vec<Comment>,
    /// Comments from here on belong to what encloses the expression that is being printed.
    boundary: u32,
}

impl<'t> Comments<'t> {
    /// The comments of a file.
    pub(super) fn new(text: &'t str, trivia: &[Trivia]) -> Self {
        let comment = |piece: &Trivia| {
            let words = text.get(piece.span.start as usize..piece.span.end as usize)?;
            let own_line = match piece.kind {
                TriviaKind::OwnLineComment => true,
                TriviaKind::EndOfLineComment => false,
                TriviaKind::BlankLines => return None,
            };
            Some(Comment { start: piece.span.start, own_line, text: plain(words) })
        };
        let mut waiting: Vec<Comment> = trivia.iter().filter_map(comment).collect();
        waiting.sort_by_key(|comment| comment.start);
        let waiting = waiting.into();
        Self { text, waiting, hoisted: Vec::new(), boundary: u32::MAX }
    }

    /// The text of the file from one byte to another.
    pub(super) fn between(&self, start: u32, end: u32) -> &'t str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Takes all comments that begin before `position`.
    pub(super) fn before(&mut self, position: u32) -> Vec<Comment> {
        self.take_while(|_, comment| comment.start < position)
    }

    /// Takes the comments at the end of the line on which something ends at `end`, as line suffixes.
    pub(super) fn after(&mut self, end: u32) -> Doc {
        let taken = self.take_while(|this, comment| {
            comment.start >= end
                && comment.start < this.boundary
                && this.between(end, comment.start).chars().all(|mark| CLOSING_MARKS.contains(mark))
        });
        suffixes(taken)
    }

    /// Takes the comments before `limit` that stand on the line on which `start` stands, as line suffixes.
    pub(super) fn on_line_of(&mut self, start: u32, limit: u32) -> Doc {
        let taken = self.take_while(|this, comment| {
            comment.start < limit && !this.between(start, comment.start).contains('\n')
        });
        suffixes(taken)
    }

    /// Takes the comments before `limit` that are indented at least as far as `column`: they close a block.
    pub(super) fn closing(&mut self, limit: u32, column: u32) -> Vec<Comment> {
        self.take_while(|this, comment| {
            comment.own_line && comment.start < limit && this.column(comment.start) >= column
        })
    }

    /// Sets comments before `end` aside, to stand before the clause.
    pub(super) fn hoist(&mut self, end: u32) {
        let taken = self.before(end);
        self.hoisted.extend(taken);
    }

    /// What was set aside since the last call.
    pub(super) fn take_hoisted(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.hoisted)
    }

    /// Comments from `boundary` on are left for what encloses; gives the boundary that held before.
    pub(super) fn set_boundary(&mut self, boundary: u32) -> u32 {
        std::mem::replace(&mut self.boundary, boundary)
    }

    /// The same, where an inner boundary never goes beyond an outer one.
    pub(super) fn narrow_boundary(&mut self, boundary: u32) -> u32 {
        self.set_boundary(boundary.min(self.boundary))
    }

    /// The column of a byte in the author's file, from 0.
    pub(super) fn column(&self, position: u32) -> u32 {
        let before = self.between(0, position);
        let line = before
            .rfind('\n')
            .map_or(before, |newline| before.get(newline..).unwrap_or("").trim_start_matches('\n'));
        u32::try_from(line.chars().count()).unwrap_or(u32::MAX)
    }

    /// Whether the line above the one of `position` is blank.
    pub(super) fn blank_line_before(&self, position: u32) -> bool {
        let before = self.between(0, position).trim_end_matches([' ', '\t', '\r', '\u{3000}']);
        let Some(above) = before.strip_suffix('\n') else { return false };
        above.trim_end_matches([' ', '\t', '\r', '\u{3000}']).ends_with('\n')
    }

    fn take_while(&mut self, mut wanted: impl FnMut(&Self, &Comment) -> bool) -> Vec<Comment> {
        let mut taken = Vec::new();
        while let Some(comment) = self.waiting.pop_front() {
            if !wanted(self, &comment) {
                self.waiting.push_front(comment);
                break;
            }
            taken.push(comment);
        }
        taken
    }
}

impl Comment {
    /// The comment: at the end of the current line, or alone on it.
    pub(super) fn doc(&self) -> Doc {
        Doc::LineSuffix(self.text.clone())
    }

    /// Its first byte in the author's file.
    pub(super) fn start(&self) -> u32 {
        self.start
    }
}

/// A comment as it is printed. A `---` that documents nothing becomes a plain comment, lest it documents
/// something where it is printed.
pub(super) fn plain(comment: &str) -> String {
    let comment = comment.trim_end();
    match comment.strip_prefix("---") {
        Some(words) if !words.starts_with('-') => format!("--{words}"),
        _ => comment.to_owned(),
    }
}

/// Comments before something that goes on in the middle of a line.
pub(super) fn mid_line(comments: &[Comment]) -> Doc {
    if comments.is_empty() {
        return nil();
    }
    let docs = comments
        .iter()
        .map(|comment| if comment.own_line { concat([Doc::HardLine, comment.doc()]) } else { comment.doc() });
    concat(docs.chain([Doc::HardLine]))
}

/// Comments before something that begins a line.
pub(super) fn at_line_start(comments: &[Comment]) -> Doc {
    concat(comments.iter().flat_map(|comment| [comment.doc(), Doc::HardLine]))
}

/// Comments at the end of the current line.
fn suffixes(comments: Vec<Comment>) -> Doc {
    concat(comments.iter().map(Comment::doc))
}
