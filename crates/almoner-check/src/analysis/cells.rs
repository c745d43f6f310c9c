//! A quantity's values cut into cells: within a cell, every comparison of the question gives the same answer.

use std::sync::Arc;

use almoner_syntax::ast::{Comparison, RoundingMode};

use super::question::{Check, Kind, Question};
use crate::exact::Exact;
use crate::interval::{Bound, Interval};

/// A value that stands for all of its cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sample {
    Number(Exact),
    /// A value of an enum, by position.
    Value(u32),
    /// A text; `None`: one that is not named anywhere.
    Text(Option<Arc<str>>),
    YesNo(bool),
}

/// More cells than this are not looked at; the caller then says that the question was too hard.
pub(crate) const MOST_CELLS: usize = 4096;

impl Question<'_, '_> {
    /// The cells of a quantity, one sample each.
    pub(crate) fn cells(&self, quantity: usize) -> Vec<Sample> {
        let Some(of) = self.quantities.get(quantity) else {
            return Vec::new();
        };
        let checks = self.atoms.iter().filter(|atom| atom.quantity == quantity).map(|atom| &atom.test);
        match of.kind {
            Kind::YesNo => vec![Sample::YesNo(true), Sample::YesNo(false)],
            Kind::Enum(id) => {
                let values = self.context.program.enums.get(id.index()).map_or(0, |of| of.values.len());
                (0..u32::try_from(values).unwrap_or(u32::MAX)).map(Sample::Value).collect()
            }
            Kind::Text => {
                let mut texts: Vec<Option<Arc<str>>> = vec![None];
                for check in checks {
                    if let Check::Text(text) = check
                        && !texts.contains(&Some(Arc::clone(text)))
                    {
                        texts.push(Some(Arc::clone(text)));
                    }
                }
                texts.into_iter().map(Sample::Text).collect()
            }
            Kind::Number(_) | Kind::Date => {
                let mut ends: Vec<Exact> = checks.filter_map(number_in).collect();
                ends.sort_unstable();
                ends.dedup();
                let decimals = if let Kind::Number(decimals) = of.kind { decimals } else { Some(0) };
                number_cells(&of.domain, &ends, decimals)
            }
        }
    }
}

/// Whether a cell passes a check.
pub(crate) fn passes(sample: &Sample, check: &Check) -> bool {
    match (sample, check) {
        (Sample::Number(number), Check::Number(comparison, limit)) => holds(*comparison, number.cmp(limit)),
        (Sample::Value(value), Check::Value(expected)) => value == expected,
        (Sample::Text(text), Check::Text(expected)) => text.as_ref() == Some(expected),
        (Sample::YesNo(yes), Check::Yes) => *yes,
        _ => false,
    }
}

fn holds(comparison: Comparison, order: std::cmp::Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

fn number_in(check: &Check) -> Option<Exact> {
    match check {
        Check::Number(_, limit) => Some(*limit),
        _ => None,
    }
}

/// The points of `ends` and the stretches between them, as far as `domain` and the number of digits allow.
fn number_cells(domain: &Interval, ends: &[Exact], decimals: Option<u32>) -> Vec<Sample> {
    let mut cells = Vec::new();
    let mut low = Bound::Infinite;
    for end in ends {
        cells.extend(Interval::new(low, Bound::Open(*end)));
        cells.push(Interval::point(*end));
        low = Bound::Open(*end);
    }
    cells.extend(Interval::new(low, Bound::Infinite));
    let samples = cells.iter().filter_map(|cell| sample(&cell.intersect(domain)?, decimals));
    samples.map(Sample::Number).collect()
}

/// Samples are looked for with so many digits; a finer quantity is taken to have any number of them.
const MOST_DIGITS: u32 = 12;

/// A number of an interval that reads well: whole if there is one, else with few digits.
fn sample(interval: &Interval, decimals: Option<u32>) -> Option<Exact> {
    if let Some(point) = interval.as_point() {
        return decimals
            .is_none_or(|most| point.decimals().is_some_and(|digits| digits <= most))
            .then_some(point);
    }
    for digits in 0..=decimals.unwrap_or(MOST_DIGITS).min(MOST_DIGITS) {
        let step = Exact::from_decimal(rust_decimal::Decimal::new(1, digits));
        if let Some(found) = multiple_within(interval, step) {
            return Some(found);
        }
    }
    let (Some(low), Some(high)) = (interval.low.value(), interval.high.value()) else {
        return None;
    };
    let middle = low.checked_add(high).and_then(|sum| sum.checked_div(Exact::from_integer(2))).ok()?;
    decimals.is_none_or(|most| most > MOST_DIGITS).then_some(middle)
}

fn multiple_within(interval: &Interval, step: Exact) -> Option<Exact> {
    let candidate = match (interval.low, interval.high) {
        (Bound::Infinite, Bound::Infinite) => Some(Exact::ZERO),
        (Bound::Closed(low), _) => low.round(RoundingMode::Up, step).ok(),
        (Bound::Open(low), _) => {
            low.round(RoundingMode::Down, step).and_then(|below| below.checked_add(step)).ok()
        }
        (Bound::Infinite, Bound::Closed(high)) => high.round(RoundingMode::Down, step).ok(),
        (Bound::Infinite, Bound::Open(high)) => {
            high.round(RoundingMode::Up, step).and_then(|above| above.checked_sub(step)).ok()
        }
    };
    candidate.filter(|number| interval.contains(*number))
}
