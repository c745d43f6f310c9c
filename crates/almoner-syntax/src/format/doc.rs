//! A small algebra of layouts: pieces of text, places where a line may break, groups that break together.
//! Knows nothing of the language. After Wadler, "A prettier printer" (2003), with Prettier's line suffixes
//! for comments at the end of a line.

use unicode_width::UnicodeWidthStr;

/// Columns of one step of indentation.
const STEP: usize = 2;

/// Text that stays before a comment at the end of its line.
const CLOSING_MARKS: &str = ",，、;；:：)）。";

/// A layout.
#[derive(Clone, Debug)]
pub(super) enum Doc {
    /// Text on one line.
    Text(String),
    /// A blank, or a new line where the group around it is broken.
    Line,
    /// Nothing, or a new line where the group around it is broken.
    SoftLine,
    /// A new line; every group around it is broken.
    HardLine,
    /// An empty line (after the end of the current one); every group around it is broken.
    BlankLine,
    /// One after the other.
    Concat(Vec<Doc>),
    /// New lines inside start one step further in.
    Indent(Box<Doc>),
    /// On one line if it fits, else every line of it (but not of groups inside) is broken.
    Group(Box<Doc>),
    /// Pieces with a gap after each but the last; a gap becomes a new line only where the next piece does not fit.
    Fill(&'static str, Vec<Doc>),
    /// Text that goes to the end of the current line; every group around it is broken.
    LineSuffix(String),
}

/// Nothing.
pub(super) fn nil() -> Doc {
    Doc::Concat(Vec::new())
}

/// Text on one line.
pub(super) fn text(words: impl Into<String>) -> Doc {
    Doc::Text(words.into())
}

/// One after the other.
pub(super) fn concat(parts: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::Concat(parts.into_iter().collect())
}

/// One after the other with `separator` between.
pub(super) fn join(parts: impl IntoIterator<Item = Doc>, separator: &Doc) -> Doc {
    let mut joined = Vec::new();
    for part in parts {
        if !joined.is_empty() {
            joined.push(separator.clone());
        }
        joined.push(part);
    }
    Doc::Concat(joined)
}

/// Words with single blanks between; parts that are empty are left out.
pub(super) fn words(parts: impl IntoIterator<Item = Doc>) -> Doc {
    join(parts.into_iter().filter(|part| !part.is_empty()), &text(" "))
}

impl Doc {
    /// On one line if it fits.
    pub(super) fn group(self) -> Self {
        Self::Group(Box::new(self))
    }

    /// New lines inside start one step further in.
    pub(super) fn indent(self) -> Self {
        Self::Indent(Box::new(self))
    }

    /// There is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(words) => words.is_empty(),
            Self::Concat(parts) => parts.iter().all(Self::is_empty),
            Self::Indent(inner) | Self::Group(inner) => inner.is_empty(),
            Self::Fill(_, parts) => parts.is_empty(),
            Self::Line | Self::SoftLine | Self::HardLine | Self::BlankLine | Self::LineSuffix(_) => false,
        }
    }

    /// Must be broken: there is a hard line or a comment in it.
    pub(super) fn is_broken(&self) -> bool {
        match self {
            Self::Text(_) | Self::Line | Self::SoftLine => false,
            Self::HardLine | Self::BlankLine | Self::LineSuffix(_) => true,
            Self::Concat(parts) | Self::Fill(_, parts) => parts.iter().any(Self::is_broken),
            Self::Indent(inner) | Self::Group(inner) => inner.is_broken(),
        }
    }

    /// It has more than one line, whatever the width.
    pub(super) fn has_line_breaks(&self) -> bool {
        match self {
            Self::Text(_) | Self::Line | Self::SoftLine | Self::LineSuffix(_) => false,
            Self::HardLine | Self::BlankLine => true,
            Self::Concat(parts) | Self::Fill(_, parts) => parts.iter().any(Self::has_line_breaks),
            Self::Indent(inner) | Self::Group(inner) => inner.has_line_breaks(),
        }
    }

    /// The text on one line; `None` if it must be broken.
    pub(super) fn flat(&self) -> Option<String> {
        if self.is_broken() {
            return None;
        }
        let mut printer = Printer::new(usize::MAX);
        printer.print(&[(0, Mode::Flat, self)]);
        Some(printer.out)
    }

    /// The text with lines of at most `width` columns where the layout allows it, ended by a newline.
    pub(super) fn print(&self, width: usize) -> String {
        let mut printer = Printer::new(width);
        printer.print(&[(0, Mode::Broken, self)]);
        printer.finish()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Flat,
    Broken,
}

struct Printer {
    width: usize,
    out: String,
    column: usize,
    suffix: String,
    /// Nothing but indentation stands on the current line.
    is_fresh: bool,
    /// The current line is a comment.
    is_comment: bool,
}

type Work<'d> = (usize, Mode, &'d Doc);

impl Printer {
    fn new(width: usize) -> Self {
        Self {
            width,
            out: String::new(),
            column: 0,
            suffix: String::new(),
            is_fresh: true,
            is_comment: false,
        }
    }

    fn print(&mut self, docs: &[Work<'_>]) {
        let mut work: Vec<Work<'_>> = docs.to_vec();
        while let Some((indent, mode, doc)) = work.pop() {
            match doc {
                Doc::Text(words) => self.text(indent, words),
                Doc::LineSuffix(comment) => self.comment(indent, comment),
                Doc::Line if mode == Mode::Flat => self.word(" "),
                Doc::SoftLine if mode == Mode::Flat => {}
                Doc::Line | Doc::SoftLine | Doc::HardLine => self.new_line(indent),
                Doc::BlankLine => {
                    self.new_line(0);
                    self.is_fresh = false;
                    self.new_line(indent);
                }
                Doc::Concat(parts) => work.extend(parts.iter().rev().map(|part| (indent, mode, part))),
                Doc::Indent(inner) => work.push((indent.saturating_add(STEP), mode, inner)),
                Doc::Group(inner) => {
                    let flat = mode == Mode::Flat || (!inner.is_broken() && self.fits(inner, &work));
                    work.push((indent, if flat { Mode::Flat } else { Mode::Broken }, inner));
                }
                Doc::Fill(gap, parts) => self.fill((indent, mode), gap, parts, &work),
            }
        }
    }

    /// Prints the pieces of a fill one by one; what follows (`rest`) is only looked at for the room it needs.
    fn fill(&mut self, (indent, mode): (usize, Mode), gap: &str, parts: &[Doc], rest: &[Work<'_>]) {
        for (index, part) in parts.iter().enumerate() {
            let is_last = index.saturating_add(1) == parts.len();
            let after = if is_last { rest } else { &[] };
            if index > 0 {
                let has_room = mode == Mode::Flat
                    || (self.suffix.is_empty()
                        && !part.has_line_breaks()
                        && self
                            .column
                            .checked_add(gap.len())
                            .is_some_and(|column| self.fits_from(column, part, after)));
                if has_room { self.word(gap) } else { self.new_line(indent) }
            }
            let flat = mode == Mode::Flat || (!part.has_line_breaks() && self.fits(part, after));
            self.print(&[(indent, if flat { Mode::Flat } else { Mode::Broken }, part)]);
        }
    }

    fn fits(&self, doc: &Doc, rest: &[Work<'_>]) -> bool {
        self.fits_from(self.column, doc, rest)
    }

    /// Whether `doc` on one line, and what follows up to the next line break, stays within the width.
    fn fits_from(&self, column: usize, doc: &Doc, rest: &[Work<'_>]) -> bool {
        let mut room = match self.width.checked_sub(column) {
            Some(room) => room,
            None => return false,
        };
        let mut work = vec![(Mode::Flat, doc)];
        let mut following = rest.iter().rev();
        loop {
            let Some((mode, doc)) = work.pop() else {
                let Some((_, mode, doc)) = following.next() else { return true };
                work.push((*mode, doc));
                continue;
            };
            let needed = match doc {
                Doc::Text(words) => words.width(),
                Doc::Line if mode == Mode::Flat => 1,
                Doc::SoftLine if mode == Mode::Flat => 0,
                Doc::LineSuffix(_) => 0,
                Doc::Line | Doc::SoftLine | Doc::HardLine | Doc::BlankLine => return true,
                Doc::Concat(parts) => {
                    work.extend(parts.iter().rev().map(|part| (mode, part)));
                    0
                }
                Doc::Indent(inner) => {
                    work.push((mode, inner));
                    0
                }
                // A group that follows may still break at its first line.
                Doc::Group(inner) => {
                    work.push((if inner.is_broken() { Mode::Broken } else { mode }, inner));
                    0
                }
                Doc::Fill(gap, parts) if mode == Mode::Flat => {
                    work.extend(parts.iter().rev().map(|part| (mode, part)));
                    gap.len().saturating_mul(parts.len().saturating_sub(1))
                }
                Doc::Fill(_, parts) => {
                    // Only the first piece has to stand on this line.
                    work.push((mode, &Doc::HardLine));
                    work.extend(parts.first().map(|first| (mode, first)));
                    0
                }
            };
            room = match room.checked_sub(needed) {
                Some(room) => room,
                None => return false,
            };
        }
    }

    /// Text; after a comment that waits for the end of the line only closing marks still go before it.
    fn text(&mut self, indent: usize, words: &str) {
        if self.is_comment {
            self.new_line(indent);
        }
        if self.suffix.is_empty() || words.chars().all(|mark| CLOSING_MARKS.contains(mark)) {
            return self.word(words);
        }
        let words = words.trim_start();
        if !words.is_empty() {
            self.new_line(indent);
            self.word(words);
        }
    }

    /// A comment for the end of the line; one line has room for one.
    fn comment(&mut self, indent: usize, comment: &str) {
        if !self.suffix.is_empty() || self.is_comment {
            self.new_line(indent);
        }
        if self.is_fresh {
            self.word(comment);
            self.is_comment = true;
        } else {
            comment.clone_into(&mut self.suffix);
        }
    }

    fn word(&mut self, words: &str) {
        self.is_fresh = self.is_fresh && words.is_empty();
        self.out.push_str(words);
        self.column = self.column.saturating_add(words.width());
    }

    fn new_line(&mut self, indent: usize) {
        if self.is_fresh {
            return;
        }
        self.end_line();
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
        self.is_fresh = true;
        self.is_comment = false;
    }

    /// Takes away blanks at the end of the line, and puts the comment that waits for it.
    fn end_line(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        let comment = std::mem::take(&mut self.suffix);
        if !comment.is_empty() {
            self.out.push_str("  ");
            self.out.push_str(&comment);
        }
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.out.truncate(self.out.trim_end().len());
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(parts: &[&str]) -> Doc {
        let rest = parts.iter().skip(1).map(|part| concat([Doc::Line, text(*part)]));
        concat([text(parts[0]), concat(rest).indent()]).group()
    }

    #[test]
    fn a_group_breaks_as_a_whole_and_only_if_it_must() {
        let doc = concat([text("is "), sum(&["one", "+ two", "+ three"]), text(",")]);
        assert_eq!(doc.print(40), "is one + two + three,\n");
        assert_eq!(doc.print(20), "is one\n  + two\n  + three,\n");
    }

    #[test]
    fn a_comment_goes_to_the_end_of_its_line() {
        let doc =
            concat([text("a"), Doc::LineSuffix("-- c".to_owned()), text(","), Doc::Line, text("b")]).group();
        assert_eq!(doc.print(40), "a,  -- c\nb\n");
        assert_eq!(doc.flat(), None);
    }

    #[test]
    fn a_fill_breaks_where_it_is_full() {
        let doc = Doc::Fill(" ", vec![text("one,"), text("two,"), text("three")]).indent();
        assert_eq!(doc.print(9), "one, two,\n  three\n");
        assert_eq!(doc.flat().as_deref(), Some("one, two, three"));
    }

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(sum(&["家庭收入", "+ 补贴"]).print(14), "家庭收入\n  + 补贴\n");
        assert_eq!(sum(&["家庭收入", "+ 补贴"]).print(15), "家庭收入 + 补贴\n");
    }
}
