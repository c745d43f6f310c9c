//! Intervals side by side: which is lower, what they share, what covers both.

use almoner_syntax::ast::Comparison;

use super::{Bound, Interval};

impl Interval {
    /// The numbers that are in both; `None` if there is none.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        Self::new(higher_low(self.low, other.low), lower_high(self.high, other.high))
    }

    /// The smallest interval that covers both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self { low: lower_low(self.low, other.low), high: higher_high(self.high, other.high) }
    }

    /// What the lesser of a number of each can be.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        Self { low: lower_low(self.low, other.low), high: lower_high(self.high, other.high) }
    }

    /// What the greater of a number of each can be.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        Self { low: higher_low(self.low, other.low), high: higher_high(self.high, other.high) }
    }

    /// Whether the comparison holds for all numbers of the two (`Some(true)`), for none (`Some(false)`),
    /// or that cannot be told (`None`).
    pub fn compare(&self, comparison: Comparison, other: &Self) -> Option<bool> {
        let settled = |always: bool, never: bool| match (always, never) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        match comparison {
            Comparison::Less => settled(self.is_below(other), other.is_at_most(self)),
            Comparison::AtMost => settled(self.is_at_most(other), other.is_below(self)),
            Comparison::Greater => settled(other.is_below(self), self.is_at_most(other)),
            Comparison::AtLeast => settled(other.is_at_most(self), self.is_below(other)),
            Comparison::Equal => {
                let same = self.as_point().is_some() && self.as_point() == other.as_point();
                settled(same, self.intersect(other).is_none())
            }
            Comparison::NotEqual => self.compare(Comparison::Equal, other).map(|equal| !equal),
        }
    }

    /// Every number of it is below every number of the other.
    fn is_below(&self, other: &Self) -> bool {
        match (self.high, other.low) {
            (Bound::Infinite, _) | (_, Bound::Infinite) => false,
            (Bound::Closed(high), Bound::Closed(low)) => high < low,
            (Bound::Closed(high) | Bound::Open(high), Bound::Closed(low) | Bound::Open(low)) => high <= low,
        }
    }

    /// Every number of it is at most every number of the other.
    fn is_at_most(&self, other: &Self) -> bool {
        match (self.high.value(), other.low.value()) {
            (Some(high), Some(low)) => high <= low,
            _ => false,
        }
    }
}

/// The lower of two lower ends.
fn lower_low(left: Bound, right: Bound) -> Bound {
    match (left.value(), right.value()) {
        (Some(own), Some(other)) if own < other => left,
        (Some(own), Some(other)) if other < own => right,
        (Some(_), Some(_)) => closed_first(left, right),
        _ => Bound::Infinite,
    }
}

/// The higher of two upper ends.
fn higher_high(left: Bound, right: Bound) -> Bound {
    match (left.value(), right.value()) {
        (Some(own), Some(other)) if own > other => left,
        (Some(own), Some(other)) if other > own => right,
        (Some(_), Some(_)) => closed_first(left, right),
        _ => Bound::Infinite,
    }
}

/// The higher of two lower ends.
fn higher_low(left: Bound, right: Bound) -> Bound {
    match (left.value(), right.value()) {
        (Some(own), Some(other)) if own > other => left,
        (Some(own), Some(other)) if other > own => right,
        (Some(_), Some(_)) => open_first(left, right),
        (Some(_), None) => left,
        (None, _) => right,
    }
}

/// The lower of two upper ends.
fn lower_high(left: Bound, right: Bound) -> Bound {
    match (left.value(), right.value()) {
        (Some(own), Some(other)) if own < other => left,
        (Some(own), Some(other)) if other < own => right,
        (Some(_), Some(_)) => open_first(left, right),
        (Some(_), None) => left,
        (None, _) => right,
    }
}

fn closed_first(left: Bound, right: Bound) -> Bound {
    if matches!(left, Bound::Closed(_)) { left } else { right }
}

fn open_first(left: Bound, right: Bound) -> Bound {
    if matches!(left, Bound::Open(_)) { left } else { right }
}
