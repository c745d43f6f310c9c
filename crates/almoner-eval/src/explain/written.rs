//! The author's own words: pieces of rule files as one line, without comments.

use almoner_check::program::Program;
use almoner_diagnostic::Span;

/// The text at `span` on one line, without comments.
pub(crate) fn written(program: &Program, span: Span) -> String {
    let mut out = String::new();
    for line in program.files.slice(span).lines() {
        let line = without_comment(line).trim();
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out
}

/// File and line (from 1) of a place.
pub(crate) fn place(program: &Program, span: Span) -> (String, u32) {
    let line = program.files.line_column(span.file, span.start).line;
    (program.files.path(span.file).to_owned(), line)
}

/// Cuts a line at `--`, unless it stands inside quotation marks.
fn without_comment(line: &str) -> &str {
    let mut closing: Option<char> = None;
    let mut dash: Option<usize> = None;
    for (position, character) in line.char_indices() {
        match closing {
            Some(mark) if character == mark => closing = None,
            Some(_) => {}
            None => closing = closing_mark(character),
        }
        if closing.is_some() || character != '-' {
            dash = None;
        } else if let Some(start) = dash {
            return line.get(..start).unwrap_or(line);
        } else {
            dash = Some(position);
        }
    }
    line
}

/// The mark that closes a quotation opened with this one; `None` for any other character.
fn closing_mark(opening: char) -> Option<char> {
    match opening {
        '"' => Some('"'),
        '`' => Some('`'),
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_text_stays() {
        assert_eq!(without_comment("wage - 5 -- why"), "wage - 5 ");
        assert_eq!(without_comment("kind is \"a -- b\" -- why"), "kind is \"a -- b\" ");
        assert_eq!(without_comment("a - -b"), "a - -b");
    }
}
