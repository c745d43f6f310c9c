//! How fast a value changes with each fact that it hangs on: every quotient of differences lies in the slope
//! (interval slopes, as in R. E. Moore's and E. Hansen's monotonicity tests). A yes or no counts as 1 or 0.
//!
//! Slopes come in with the facts of which [`crate::ranges`] asks; anywhere else there are none, and they cost
//! nothing. INVARIANT: a fact that a value hangs on and that has no slope here may do anything to it. So
//! whatever builds a value without saying more is right; and an operation that may fail, as a division by what
//! may be zero, says no more.

use almoner_check::exact::Exact;
use almoner_check::interval::{Bound, Interval};
use almoner_check::program::Arithmetic;
use almoner_syntax::ast::Comparison;

use super::{FactPlace, Missing, Possible, Value};

/// The slopes of a value, ordered by fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Slopes(Vec<(FactPlace, Interval)>);

const ZERO: Interval = Interval::point(Exact::ZERO);

impl Slopes {
    /// Nothing is said of any fact.
    pub(crate) const NONE: Self = Self(Vec::new());

    /// Of a fact itself.
    pub(crate) fn of_fact(place: FactPlace) -> Self {
        Self(vec![(place, Interval::point(Exact::ONE))])
    }

    /// The slope along a fact; `None` where nothing is said.
    pub(crate) fn along(&self, place: FactPlace) -> Option<&Interval> {
        let position = self.0.binary_search_by_key(&place, |(known, _)| *known).ok()?;
        self.0.get(position).map(|(_, slope)| slope)
    }

    /// Without those along some facts.
    #[must_use]
    pub(crate) fn without(mut self, missing: &Missing) -> Self {
        self.0.retain(|(place, _)| !missing.contains(*place));
        self
    }

    /// Of a sum, a difference, a product, a quotient.
    pub(crate) fn of_arithmetic(operator: Arithmetic, left: &Value, right: &Value) -> Self {
        let Some((left_range, right_range)) = range(left).zip(range(right)) else { return Self::NONE };
        Self::of_two(left, right, |own, other| match operator {
            Arithmetic::Add => own.checked_add(other).ok(),
            Arithmetic::Subtract => own.checked_sub(other).ok(),
            Arithmetic::Multiply => {
                let first = own.checked_mul(&right_range).ok()?;
                first.checked_add(&left_range.checked_mul(other).ok()?).ok()
            }
            Arithmetic::Divide => {
                if right_range.contains(Exact::ZERO) {
                    return None;
                }
                let above = own.checked_mul(&right_range).ok()?;
                let above = above.checked_sub(&left_range.checked_mul(other).ok()?).ok()?;
                above.checked_div(&right_range.checked_mul(&right_range).ok()?).ok()
            }
        })
    }

    /// Of the lesser or the greater of two values, and of `and` and `or`, which are just that.
    pub(crate) fn of_either(left: &Value, right: &Value) -> Self {
        Self::of_two(left, right, |own, other| Some(own.hull(other)))
    }

    /// Of a value that is rounded: where it rises, it goes on rising, in jumps.
    pub(crate) fn of_rounded(value: &Value) -> Self {
        Self::of_one(value, jumps)
    }

    /// Of a value that is kept within bounds: above zero, or within what is known of it.
    pub(crate) fn of_clamped(value: &Value) -> Self {
        Self::of_one(value, |slope| Some(slope.hull(&ZERO)))
    }

    /// Of `not`.
    pub(crate) fn of_not(value: &Value) -> Self {
        Self::of_one(value, |slope| slope.checked_neg().ok())
    }

    /// Of a comparison: it turns where the difference of the two goes through zero.
    pub(crate) fn of_comparison(comparison: Comparison, left: &Value, right: &Value) -> Self {
        Self::of_two(left, right, |own, other| {
            let difference = match comparison {
                Comparison::Less | Comparison::AtMost => other.checked_sub(own),
                Comparison::Greater | Comparison::AtLeast => own.checked_sub(other),
                Comparison::Equal | Comparison::NotEqual => return None,
            };
            jumps(&difference.ok()?)
        })
    }

    /// Of one value where a condition holds, else another: along each branch as its value, and a jump where
    /// the condition turns.
    pub(crate) fn of_choice(condition: &Value, then: &Value, otherwise: &Value) -> Self {
        let jump = range(then).zip(range(otherwise)).and_then(|(then, other)| then.checked_sub(&other).ok());
        let both = Self::of_either(then, otherwise);
        let mut places: Vec<FactPlace> = both.places().chain(condition.slopes().places()).collect();
        places.sort_unstable();
        places.dedup();
        let found = places.into_iter().filter_map(|place| {
            let parts = (slope(then, place), slope(otherwise, place), slope(condition, place), jump);
            let found = match parts {
                (Some(then), Some(other), Some(turns), _) if turns == ZERO => Some(then.hull(&other)),
                (Some(then), Some(other), Some(turns), Some(jump)) => {
                    turns.checked_mul(&jump).ok().map(|jump| then.hull(&other).hull(&jump))
                }
                _ => None,
            };
            found.filter(says_something).map(|slope| (place, slope))
        });
        Self(found.collect())
    }

    fn places(&self) -> impl Iterator<Item = FactPlace> + '_ {
        self.0.iter().map(|(place, _)| *place)
    }

    fn of_one(value: &Value, change: impl Fn(&Interval) -> Option<Interval>) -> Self {
        let each = value.slopes().0.iter();
        Self(
            each.filter_map(|(place, slope)| Some((*place, change(slope).filter(says_something)?))).collect(),
        )
    }

    /// Along every fact of which both say something.
    fn of_two(left: &Value, right: &Value, join: impl Fn(&Interval, &Interval) -> Option<Interval>) -> Self {
        let (own, other) = (left.slopes(), right.slopes());
        if own.0.is_empty() && other.0.is_empty() {
            return Self::NONE;
        }
        let mut places: Vec<FactPlace> = own.places().chain(other.places()).collect();
        places.sort_unstable();
        places.dedup();
        let joined = places.into_iter().filter_map(|place| {
            let joined = join(&slope(left, place)?, &slope(right, place)?)?;
            says_something(&joined).then_some((place, joined))
        });
        Self(joined.collect())
    }
}

/// The slope of a value along a fact: none where it may be anything, zero where the value does not hang on it.
fn slope(value: &Value, place: FactPlace) -> Option<Interval> {
    match value.slopes().along(place) {
        Some(slope) => Some(*slope),
        None => (!value.missing().contains(place)).then_some(ZERO),
    }
}

fn says_something(slope: &Interval) -> bool {
    slope.low != Bound::Infinite || slope.high != Bound::Infinite
}

/// The slope of what moves in jumps, but never against the way of what moves it.
fn jumps(slope: &Interval) -> Option<Interval> {
    let (rises, falls) = (rises(slope), falls(slope));
    match (rises, falls) {
        (true, true) => Some(ZERO),
        (true, false) => Some(Interval::at_least(Exact::ZERO)),
        (false, true) => Some(Interval::at_most(Exact::ZERO)),
        (false, false) => None,
    }
}

/// Whether something never falls.
pub(crate) fn rises(slope: &Interval) -> bool {
    slope.low.value().is_some_and(|low| low.signum() >= 0)
}

/// Whether something never rises.
pub(crate) fn falls(slope: &Interval) -> bool {
    slope.high.value().is_some_and(|high| high.signum() <= 0)
}

/// The range of a number; of a yes or no from 0 to 1.
pub(crate) fn range(value: &Value) -> Option<Interval> {
    match value {
        Value::YesNo(yes) => Some(Interval::point(if *yes { Exact::ONE } else { Exact::ZERO })),
        Value::Unknown(unknown) if unknown.possible == Possible::YesNo => {
            Some(Interval { low: Bound::Closed(Exact::ZERO), high: Bound::Closed(Exact::ONE) })
        }
        _ => value.range(),
    }
}
