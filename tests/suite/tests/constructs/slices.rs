//! The slices, a row each: what it is called, and how to see that a construct has it. A slice that is to come (the
//! editor's) is a row more here.

use crate::corpora::{Evidence, Written};
use crate::grammar::Grammar;
use crate::table::Row;

/// A slice that every construct must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slice {
    Word,
    Grammar,
    Reference,
    Format,
    Accepted,
    Refused,
    Evaluated,
    Explained,
}

/// Everything that slices are looked for in.
#[derive(Debug)]
pub(crate) struct Sources {
    pub(crate) grammar: Grammar,
    pub(crate) evidence: Evidence,
}

/// A slice, its name in the list of what is lacking, and how it is found.
type Column = (Slice, &'static str, fn(&Sources, &Row) -> bool);

/// All slices.
pub(crate) const SLICES: &[Column] = &[
    (Slice::Word, "words that programs use in both languages", has_words),
    (Slice::Grammar, "rule in grammar/almoner.ebnf", |sources, row| sources.grammar.has(row)),
    (Slice::Reference, "paired example in a section of docs/reference", |sources, row| {
        sources.evidence.reference.contains(&row.construct)
    }),
    (Slice::Format, "case in tests/format in both languages", |sources, row| {
        [Written::English, Written::Chinese]
            .iter()
            .all(|written| sources.evidence.format.contains(&(row.construct, *written)))
    }),
    (Slice::Accepted, "program without errors in tests/run", |sources, row| {
        sources.evidence.accepted.contains(&row.construct)
    }),
    (Slice::Refused, "error about it in tests/check, tests/mistakes or docs/diagnostics", |sources, row| {
        sources.evidence.refused.contains(&row.construct)
    }),
    (Slice::Evaluated, "expected result that hangs on it in tests/run", |sources, row| {
        sources.evidence.evaluated.contains(&row.construct)
    }),
    (Slice::Explained, "explanation that tells of it in tests/run", |sources, row| {
        sources.evidence.explained.contains(&row.construct)
    }),
];

fn has_words(sources: &Sources, row: &Row) -> bool {
    [Written::English, Written::Chinese]
        .iter()
        .all(|written| sources.evidence.words.contains(&(row.construct, *written)))
}

/// What a construct lacks, and reasons given for slices that it has after all.
pub(crate) fn faults(sources: &Sources, row: &Row) -> Vec<String> {
    let mut lacking = Vec::new();
    let mut faults = Vec::new();
    for (slice, title, found) in SLICES {
        let reason = row.without.iter().find(|(without, _)| without == slice).map(|(_, reason)| *reason);
        match (found(sources, row), reason) {
            (false, None) => lacking.push(*title),
            (true, Some(reason)) => faults.push(format!("{} has: {title}; not true: {reason}", row.title)),
            _ => {}
        }
    }
    if !lacking.is_empty() {
        faults.push(format!("{} lacks: {}", row.title, lacking.join(", ")));
    }
    faults
}
