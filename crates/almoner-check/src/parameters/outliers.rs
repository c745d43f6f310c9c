//! Values that look as if a digit were misplaced: more than four times, or less than a quarter of, both the
//! value before and the value after, or the middle of all values of the parameter.
//!
//! A warning, because a figure may be right and still look odd.

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, Language, Text};

use super::{Entry, Head, combinations};
use crate::exact::Exact;
use crate::fold::{Lookup, describe_constant, filled};
use crate::program::Constant;

/// How many times larger or smaller a value is before it looks odd.
const FAR: i64 = 4;
/// Nobody reads more warnings about one parameter.
const MOST: usize = 20;
/// A middle says something only where there are some values.
const FEWEST: usize = 4;

/// A warning for each value in `entries` that looks as if a digit were misplaced.
pub(super) fn report(lookup: &dyn Lookup, head: Head<'_>, entries: &[Entry]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut figures: Vec<(&Entry, Exact)> = entries
        .iter()
        .filter_map(|entry| match entry.value {
            Some(Constant::Number(value)) if value.signum() > 0 => Some((entry, value)),
            _ => None,
        })
        .collect();
    figures.sort_by_key(|(entry, _)| (entry.position, entry.period.from));
    let mut sizes: Vec<Exact> = figures.iter().map(|(_, value)| *value).collect();
    sizes.sort_unstable();
    for (index, (entry, value)) in figures.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| figures.get(before));
        let after = figures.get(index.saturating_add(1));
        let same = |other: Option<&(&Entry, Exact)>| {
            other.filter(|(other, _)| other.position == entry.position).map(|(_, value)| *value)
        };
        let odd = match (same(before), same(after)) {
            (Some(before), Some(after)) => (side(*value, before) != 0
                && side(*value, before) == side(*value, after))
            .then_some(Odd::InTime(before, after)),
            (before, after) => {
                let far = |other: Exact| side(*value, other) != 0;
                let beside = before.or(after).is_none_or(far);
                let middle = middle_of_others(*value, &sizes).filter(|middle| beside && far(*middle));
                middle.filter(|_| alone(*value, &sizes)).map(Odd::InColumn)
            }
        };
        if let Some(odd) = odd
            && findings.len() < MOST
        {
            findings.push(warning(lookup, head, entry, *value, odd));
        }
    }
    findings
}

enum Odd {
    InTime(Exact, Exact),
    InColumn(Exact),
}

/// 1 where `value` is more than four times `other`, -1 where it is less than a quarter, else 0.
fn side(value: Exact, other: Exact) -> i32 {
    let far = Exact::from_integer(FAR);
    let more = |large: Exact, small: Exact| small.checked_mul(far).is_ok_and(|limit| large > limit);
    match (more(value, other), more(other, value)) {
        (true, _) => 1,
        (_, true) => -1,
        _ => 0,
    }
}

/// The middle of all `sizes` (sorted) but for one that is `value`; of an even number of them, half way between
/// the two in the middle.
fn middle_of_others(value: Exact, sizes: &[Exact]) -> Option<Exact> {
    let others = sizes.len().checked_sub(1).filter(|_| sizes.len() >= FEWEST)?;
    let own = sizes.partition_point(|size| *size < value);
    let other = |index: usize| sizes.get(if index < own { index } else { index.saturating_add(1) }).copied();
    let upper = other(others / 2)?;
    if others % 2 == 1 {
        return Some(upper);
    }
    let lower = other((others / 2).checked_sub(1)?)?;
    lower.checked_add(upper).ok()?.checked_div(Exact::from_integer(2)).ok()
}

/// A slip of the pen stands alone; two figures of about the same size are meant. `sizes` are all figures,
/// sorted, this one among them.
fn alone(value: Exact, sizes: &[Exact]) -> bool {
    let first = sizes.partition_point(|size| *size < value);
    let below = first.checked_sub(1).and_then(|below| sizes.get(below));
    let above = sizes.get(first.saturating_add(1));
    let near = |large: Exact, small: Exact| small.checked_add(small).is_ok_and(|limit| large <= limit);
    !below.is_some_and(|below| near(value, *below)) && !above.is_some_and(|above| near(*above, value))
}

fn warning(lookup: &dyn Lookup, head: Head<'_>, entry: &Entry, value: Exact, odd: Odd) -> Diagnostic {
    let words = |value: Exact| {
        let words = |language| describe_constant(lookup, &Constant::Number(value), head.ty, language);
        Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
    };
    let finding = Diagnostic::new(&codes::MISPLACED_DIGIT, entry.value_span)
        .arg("parameter", head.name)
        .arg("keys", combinations::words(lookup.enums(), head.keys, entry.position))
        .arg("value", words(value));
    let (finding, other): (Diagnostic, Text) = match odd {
        Odd::InTime(before, after) => {
            (finding.arg("before", words(before)).arg("after", words(after)), codes::VALUES_BEFORE_AND_AFTER)
        }
        Odd::InColumn(middle) => (finding.arg("middle", words(middle)), codes::MIDDLE_OF_THE_OTHERS),
    };
    let other = filled(&finding, other);
    finding.arg("other", other)
}
