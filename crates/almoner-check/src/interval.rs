//! Intervals of exact numbers: what is known of a number while some facts are missing.
//!
//! Sound, never clever: the result of an operation contains every number that the operation can give for
//! numbers of the operands. It may contain more (an interval forgets that two of them are the same fact).

mod arithmetic;
mod order;

use crate::exact::Exact;

/// All numbers between two ends. INVARIANT: not empty, if made by the functions here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end; [`Bound::Infinite`] means no lower end.
    pub low: Bound,
    /// The upper end; [`Bound::Infinite`] means no upper end.
    pub high: Bound,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No end.
    Infinite,
    /// The end itself belongs to it.
    Closed(Exact),
    /// Everything up to the end, but not the end.
    Open(Exact),
}

impl Bound {
    /// The number at the end; `None` where there is none.
    pub const fn value(&self) -> Option<Exact> {
        match self {
            Self::Infinite => None,
            Self::Closed(value) | Self::Open(value) => Some(*value),
        }
    }
}

impl Interval {
    /// One number.
    pub const fn point(value: Exact) -> Self {
        Self { low: Bound::Closed(value), high: Bound::Closed(value) }
    }

    /// All numbers.
    pub const fn everything() -> Self {
        Self { low: Bound::Infinite, high: Bound::Infinite }
    }

    /// `value` and everything above.
    pub const fn at_least(value: Exact) -> Self {
        Self { low: Bound::Closed(value), high: Bound::Infinite }
    }

    /// `value` and everything below.
    pub const fn at_most(value: Exact) -> Self {
        Self { low: Bound::Infinite, high: Bound::Closed(value) }
    }

    /// Everything above `value`.
    pub const fn above(value: Exact) -> Self {
        Self { low: Bound::Open(value), high: Bound::Infinite }
    }

    /// Everything below `value`.
    pub const fn below(value: Exact) -> Self {
        Self { low: Bound::Infinite, high: Bound::Open(value) }
    }

    /// All numbers between two ends; `None` if there is none.
    pub fn new(low: Bound, high: Bound) -> Option<Self> {
        let some = match (low, high) {
            (Bound::Infinite, _) | (_, Bound::Infinite) => true,
            (Bound::Closed(low), Bound::Closed(high)) => low <= high,
            (Bound::Closed(low) | Bound::Open(low), Bound::Closed(high) | Bound::Open(high)) => low < high,
        };
        some.then_some(Self { low, high })
    }

    /// The number, if it is only one.
    pub fn as_point(&self) -> Option<Exact> {
        match (self.low, self.high) {
            (Bound::Closed(low), Bound::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Whether `value` is in it.
    pub fn contains(&self, value: Exact) -> bool {
        let above_low = match self.low {
            Bound::Infinite => true,
            Bound::Closed(low) => low <= value,
            Bound::Open(low) => low < value,
        };
        let below_high = match self.high {
            Bound::Infinite => true,
            Bound::Closed(high) => value <= high,
            Bound::Open(high) => value < high,
        };
        above_low && below_high
    }
}

impl From<Exact> for Interval {
    fn from(value: Exact) -> Self {
        Self::point(value)
    }
}

#[cfg(test)]
mod tests;
