//! Wraps words to a width in columns; Chinese may break between any two characters but not before a closing
//! mark or after an opening one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const NEVER_FIRST: &str = "，。、；：？！）》”’」』】〉…";
const NEVER_LAST: &str = "（《“‘「『【〈";

/// How many columns the text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most `width` columns, where there is a place to break; its own newlines stay.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    text.lines().flat_map(|paragraph| wrap(paragraph, width)).collect()
}

fn wrap(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for chunk in chunks(paragraph) {
        let needed = line.width().saturating_add(chunk.trim_end().width());
        if needed > width && !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(if line.is_empty() { chunk.trim_start() } else { chunk });
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces between which a line may break; each keeps the blanks after it.
fn chunks(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (offset, character) in paragraph.char_indices() {
        if previous.is_some_and(|before| may_break(before, character)) {
            found.extend(paragraph.get(start..offset));
            start = offset;
        }
        previous = Some(character);
    }
    found.extend(paragraph.get(start..));
    found
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_breaks_at_blanks_and_chinese_between_characters() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("人均收入低于标准。", 8), ["人均收入", "低于标", "准。"]);
        assert_eq!(lines("改为 yuan per month（元每月）", 10), ["改为 yuan", "per month", "（元每月）"]);
        assert_eq!(lines("averyverylongword x", 4), ["averyverylongword", "x"]);
        assert_eq!(lines("a\nb", usize::MAX), ["a", "b"]);
    }
}
