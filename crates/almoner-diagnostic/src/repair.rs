//! Applies the repairs of findings to texts. Touches no file.

use crate::{Edit, FileId, Fix};

/// The text of `file` after `fix`; edits of other files are left out. `None` if its edits overlap, leave the
/// text or cut a character in two: then nothing is changed at all.
pub fn apply_fix(fix: &Fix, file: FileId, text: &str) -> Option<String> {
    apply_edits(&fix.edits, file, text)
}

/// The text of `file` after all of `edits` that are of this file, in one go; the places are those of `text`.
/// Insertions at one place keep their order. `None` as for [`apply_fix`].
pub fn apply_edits(edits: &[Edit], file: FileId, text: &str) -> Option<String> {
    let mut of_file: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == file).collect();
    of_file.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in of_file {
        let start = edit.span.start as usize;
        let end = edit.span.end as usize;
        text.get(start..end)?;
        result.push_str(text.get(done..start)?);
        result.push_str(&edit.replacement);
        done = end;
    }
    result.push_str(text.get(done..)?);
    Some(result)
}

/// The text of `file` after as many of `fixes` as fit together, the earlier before the later, and how many did.
pub fn apply_fixes<'f>(
    fixes: impl IntoIterator<Item = &'f Fix>,
    file: FileId,
    text: &str,
) -> (String, usize) {
    let mut accepted: Vec<Edit> = Vec::new();
    let mut count: usize = 0;
    for fix in fixes {
        let of_file = || fix.edits.iter().filter(|edit| edit.span.file == file);
        let clashes = of_file().any(|edit| accepted.iter().any(|other| overlap(edit, other)));
        if clashes || of_file().next().is_none() || apply_fix(fix, file, text).is_none() {
            continue;
        }
        accepted.extend(of_file().cloned());
        count = count.saturating_add(1);
    }
    (apply_edits(&accepted, file, text).unwrap_or_else(|| text.to_owned()), count)
}

/// Two repairs that touch are taken one at a time: neither was made with the other in mind.
fn overlap(one: &Edit, other: &Edit) -> bool {
    one.span.start <= other.span.end && other.span.start <= one.span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, Text};

    const FILE: FileId = FileId(3);

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        let edits = edits.iter().map(|(start, end, replacement)| Edit {
            span: Span::new(FILE, *start, *end),
            replacement: (*replacement).to_owned(),
        });
        Fix { title: Text::new("", ""), edits: edits.collect() }
    }

    #[test]
    fn edits_are_applied_at_the_places_of_the_old_text() {
        let text = "低保 standard";
        let applied = apply_fix(&fix(&[(7, 15, "标准"), (0, 0, "-- "), (6, 7, "")]), FILE, text);
        assert_eq!(applied.as_deref(), Some("-- 低保标准"));
        assert_eq!(apply_fix(&fix(&[(0, 3, "")]), FileId(0), text).as_deref(), Some(text));
    }

    #[test]
    fn impossible_edits_change_nothing() {
        for edits in [&[(0, 4, "x"), (3, 6, "y")][..], &[(1, 2, "x")], &[(5, 99, "x")], &[(6, 3, "x")]] {
            assert_eq!(apply_fix(&fix(edits), FILE, "低保"), None, "{edits:?}");
        }
    }

    #[test]
    fn clashing_fixes_are_left_for_the_next_round() {
        let fixes = [fix(&[(0, 1, "A")]), fix(&[(0, 2, "B")]), fix(&[(4, 5, "E")])];
        assert_eq!(apply_fixes(&fixes, FILE, "abcde"), ("AbcdE".to_owned(), 2));
    }
}
