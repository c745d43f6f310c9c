//! Values of parameters: entries in rule files, rows of tables, their keys and dates.
//!
//! Reads and orders values ([`read`]), and says of a finished program where a value is missing
//! ([`complete`]). Never here: what a parameter is used for, a clock.

mod cells;
mod citations;
mod combinations;
mod csv;
mod entries;
mod enum_file;
mod needed;
mod numerals;
mod outliers;
mod periods;
mod rows;
mod table;

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{Clause, ClauseKind};

use crate::fold::Lookup;
use crate::program::{Citation, Constant, Dated, Key, Period};
use crate::types::Type;

pub use enum_file::{EnumValue, enum_values};
pub use needed::{complete, constant_days};

/// The head of a parameter: what is known before its values are read.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Its name, for findings.
    pub name: &'a str,
    /// Other names that its column of values may have in a table: its labels.
    pub labels: &'a [&'a str],
    /// The place of its name.
    pub span: Span,
    /// Its type.
    pub ty: &'a Type,
    /// Its keys; their enums have all their values.
    pub keys: &'a [Key],
    /// Each value holds for one month.
    pub by_month: bool,
    /// The module that sets the values.
    pub layer: &'a str,
}

/// The values of a parameter, ordered.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// By combination of keys, as in [`crate::program::Parameter::values`].
    pub values: Vec<Vec<Dated>>,
    /// The most digits after the point among them; `None` where there is no number among them.
    pub decimals: Option<u32>,
    /// Whether any entry or table was written at all (even one with mistakes).
    pub written: bool,
    /// Whether no mistake was found; what an unsound parameter lacks is not worth reporting.
    pub sound: bool,
}

/// One value before it is put in order.
#[derive(Clone, Debug)]
struct Entry {
    /// Its combination of keys.
    position: usize,
    /// When it holds.
    period: Period,
    /// The value; `None` for `not set`.
    value: Option<Constant>,
    /// Its citations.
    cites: Vec<Citation>,
    /// All of it: the clause or the row.
    span: Span,
    /// The place of the value.
    value_span: Span,
    /// The place of the last day.
    until_span: Option<Span>,
}

/// Reads the values in the clauses of a parameter (or of its `amend`): entries and tables. Clauses that are
/// neither are left to others. Each mistake is reported at its own place, in a table at its cell.
pub fn read(
    lookup: &dyn Lookup,
    head: Head<'_>,
    clauses: &[Clause],
    findings: &mut Vec<Diagnostic>,
) -> Values {
    let Some(combinations) = combinations::count(lookup.enums(), head.keys) else {
        findings.push(
            Diagnostic::new(&codes::TOO_MANY_COMBINATIONS, head.span)
                .arg("parameter", head.name)
                .arg("limit", combinations::MOST.to_string()),
        );
        return Values { written: true, ..Values::default() };
    };
    if some_key_is_unknown(head, clauses) {
        // It is reported after `by`; every value would seem to have a key too many.
        return Values { written: true, ..Values::default() };
    }
    let before = findings.len();
    let mut written = Vec::new();
    let mut any = false;
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Entry(entry) => {
                any = true;
                written.extend(entries::entry(lookup, head, entry, clause.at.0, findings));
            }
            ClauseKind::FromFile(path) => {
                any = true;
                written.extend(rows::entries(lookup, head, path, findings));
            }
            ClauseKind::Unreadable => any = true,
            _ => {}
        }
    }
    let decimals = written.iter().filter_map(|entry| digits(entry.value.as_ref())).max();
    let odd = outliers::report(lookup, head, &written);
    let values = periods::ordered(lookup, head, written, combinations, findings);
    let sound = findings.len() == before;
    table::too_many(findings, before, head.span);
    findings.extend(odd);
    Values { values, decimals, written: any, sound }
}

fn some_key_is_unknown(head: Head<'_>, clauses: &[Clause]) -> bool {
    clauses
        .iter()
        .any(|clause| matches!(&clause.kind, ClauseKind::By(names) if names.len() != head.keys.len()))
}

fn digits(value: Option<&Constant>) -> Option<u32> {
    match value {
        Some(Constant::Number(number)) => number.decimals(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
