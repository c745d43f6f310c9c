//! Where a run of Chinese characters falls into several words. Chinese has no blanks, so a keyword may touch
//! a number or a unit; everywhere else a run is one word.

use super::phrases::chinese_phrase;
use super::width::is_digit;
use crate::keywords::{NameWord, Phrase, UNITS};

/// The longest Chinese phrase has this many characters.
const LONGEST: usize = 10;

/// The lengths in bytes of the words that `text` falls into. They may stop before its end, just before a digit:
/// what follows is then to be read anew.
///
/// `after_literal`: a number, date, text or bracket touches it from the left; `after_number`: it is a number.
pub(super) fn pieces(text: &str, after_literal: bool, after_number: bool) -> Vec<usize> {
    if chinese_phrase(text).is_some() {
        return vec![text.len()];
    }
    before_digit(text)
        .or_else(|| after_literal.then(|| phrases(text)).flatten())
        .or_else(|| after_number.then(|| units_then_phrases(text)).flatten())
        .or_else(|| given_name_then_phrases(text))
        .or_else(|| filter_end_then_phrases(text))
        .or_else(|| per_chain(text))
        .unwrap_or_else(|| vec![text.len()])
}

/// `自2021年`, `至少60`: one phrase, then a digit.
fn before_digit(text: &str) -> Option<Vec<usize>> {
    let digit = text.find(is_digit)?;
    chinese_phrase(text.get(..digit)?).map(|_| vec![digit])
}

/// One or more phrases, up to the end or to a digit.
fn phrases(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() || text.starts_with(is_digit) {
        return Some(Vec::new());
    }
    let ends =
        text.char_indices().map(|(at, c)| at.saturating_add(c.len_utf8())).take(LONGEST).collect::<Vec<_>>();
    for end in ends.into_iter().rev() {
        let (head, rest) = text.split_at_checked(end)?;
        if chinese_phrase(head).is_some()
            && let Some(mut more) = phrases(rest)
        {
            more.insert(0, end);
            return Some(more);
        }
    }
    None
}

/// `元每人每月`, `元每月中较小者`, `个月`.
fn units_then_phrases(text: &str) -> Option<Vec<usize>> {
    let per = Phrase::Per.chinese();
    let mut lengths = vec![unit_length(text)?];
    let mut rest = text.get(lengths.iter().sum::<usize>()..)?;
    while let Some(after) = rest.strip_prefix(per) {
        let Some(unit) = unit_length(after) else { break };
        lengths.extend([per.len(), unit]);
        rest = after.get(unit..)?;
    }
    lengths.extend(phrases(rest)?);
    Some(lengths)
}

/// The length of the longest Chinese spelling of a built-in unit that `text` begins with.
fn unit_length(text: &str) -> Option<usize> {
    let spellings = UNITS.iter().flat_map(|unit| unit.chinese);
    spellings.filter(|spelling| text.starts_with(**spelling)).map(|spelling| spelling.len()).max()
}

/// `成员中`, `成员的`, `成员人人`.
fn given_name_then_phrases(text: &str) -> Option<Vec<usize>> {
    let name = NameWord::MEMBERS.chinese;
    let rest = text.strip_prefix(name).filter(|rest| !rest.is_empty())?;
    let mut lengths = vec![name.len()];
    lengths.extend(phrases(rest).filter(|phrases| !phrases.is_empty())?);
    Some(lengths)
}

/// `者有人`, `者人人`, `者按`: the end of a filter, then what is asked of those it leaves.
fn filter_end_then_phrases(text: &str) -> Option<Vec<usize>> {
    text.starts_with(Phrase::FilterEnd.chinese()).then(|| phrases(text)).flatten()
}

/// `元每人每月` in a type, `美元每月`: something, then built-in units joined by 每.
fn per_chain(text: &str) -> Option<Vec<usize>> {
    let per = Phrase::Per.chinese();
    let mut parts = text.split(per);
    let mut lengths = vec![parts.next().filter(|first| !first.is_empty())?.len()];
    for part in parts {
        if unit_length(part) != Some(part.len()) {
            return None;
        }
        lengths.extend([per.len(), part.len()]);
    }
    (lengths.len() > 1).then_some(lengths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, after_literal: bool, after_number: bool) -> Vec<&str> {
        let mut at = 0;
        pieces(text, after_literal, after_number)
            .into_iter()
            .map(|length| {
                at += length;
                text.get(at - length..at).unwrap_or("")
            })
            .collect()
    }

    #[test]
    fn keyword_before_digit() {
        assert_eq!(words("自2021年7月1日起", false, false), ["自"]);
        assert_eq!(words("向上取整到1元", false, false), ["向上取整到"]);
        assert_eq!(words("人均收入2", false, false), ["人均收入2"]);
    }

    #[test]
    fn units_after_numbers() {
        assert_eq!(words("元每人每月", true, true), ["元", "每", "人", "每", "月"]);
        assert_eq!(words("个月", true, true), ["个月"]);
        assert_eq!(words("个工作日", true, true), ["个工作日"]);
        assert_eq!(words("元每月中较小者", true, true), ["元", "每", "月", "中较小者"]);
        assert_eq!(words("元每人每月自2025年7月1日起", true, true), ["元", "每", "人", "每", "月", "自"]);
    }

    #[test]
    fn phrases_after_dates() {
        assert_eq!(words("起施行", true, false), ["起", "施行"]);
        assert_eq!(words("起至2026年6月30日止", true, false), ["起", "至"]);
    }

    #[test]
    fn members_and_particles() {
        assert_eq!(words("成员中", false, false), ["成员", "中"]);
        assert_eq!(words("成员中有", false, false), ["成员", "中有"]);
        assert_eq!(words("成员数", false, false), ["成员数"]);
        assert_eq!(words("元每月", false, false), ["元", "每", "月"]);
        assert_eq!(words("每月", false, false), ["每月"]);
    }
}
