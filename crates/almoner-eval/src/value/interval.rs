//! Ranges of numbers: what an amount can still be while facts are missing.
//!
//! Every operation gives a range that holds all results of its operands' numbers. Where an end cannot be
//! held exactly it becomes infinite: a range may be wider than need be, never narrower.

use std::cmp::Ordering;

use almoner_check::exact::{Exact, NumberError};
use almoner_syntax::ast::RoundingMode;

use super::Truth;

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// There is none.
    Infinite,
    /// The number itself does not belong to the range.
    Open(Exact),
    /// The number itself belongs to the range.
    Closed(Exact),
}

/// A range of numbers, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
}

impl End {
    /// The number, if the end is not infinite.
    pub const fn number(self) -> Option<Exact> {
        match self {
            Self::Infinite => None,
            Self::Open(number) | Self::Closed(number) => Some(number),
        }
    }

    const fn is_closed(self) -> bool {
        matches!(self, Self::Closed(_))
    }

    /// The same kind of end at another number; infinite where that could not be computed.
    fn at(self, number: Result<Exact, NumberError>) -> Self {
        match (self, number) {
            (Self::Open(_), Ok(number)) => Self::Open(number),
            (Self::Closed(_), Ok(number)) => Self::Closed(number),
            _ => Self::Infinite,
        }
    }

    /// An end made of two: closed only if both are.
    fn joined(self, other: Self, with: fn(Exact, Exact) -> Result<Exact, NumberError>) -> Self {
        match (self.number(), other.number()) {
            (Some(left), Some(right)) => match with(left, right) {
                Ok(number) if self.is_closed() && other.is_closed() => Self::Closed(number),
                Ok(number) => Self::Open(number),
                Err(_) => Self::Infinite,
            },
            _ => Self::Infinite,
        }
    }
}

/// A corner of a product: a number, or infinity with a sign.
#[derive(Clone, Copy)]
enum Corner {
    Below,
    At(Exact, bool),
    Above,
}

impl Interval {
    /// All numbers.
    pub const ALL: Self = Self { low: End::Infinite, high: End::Infinite };

    /// A single number.
    pub const fn point(number: Exact) -> Self {
        Self { low: End::Closed(number), high: End::Closed(number) }
    }

    /// From a number to a number, both belong to it.
    pub const fn closed(low: Exact, high: Exact) -> Self {
        Self { low: End::Closed(low), high: End::Closed(high) }
    }

    /// A number and all above.
    pub const fn at_least(low: Exact) -> Self {
        Self { low: End::Closed(low), high: End::Infinite }
    }

    /// The only number in it, if there is but one.
    pub fn single(&self) -> Option<Exact> {
        match (self.low, self.high) {
            (End::Closed(low), End::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: Exact) -> bool {
        let above = match self.low {
            End::Infinite => true,
            End::Open(low) => low < number,
            End::Closed(low) => low <= number,
        };
        let below = match self.high {
            End::Infinite => true,
            End::Open(high) => number < high,
            End::Closed(high) => number <= high,
        };
        above && below
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            low: if lower(self.low, other.low) { self.low } else { other.low },
            high: if higher(self.high, other.high) { self.high } else { other.high },
        }
    }

    /// Sums.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self {
            low: self.low.joined(other.low, Exact::checked_add),
            high: self.high.joined(other.high, Exact::checked_add),
        }
    }

    /// Negated numbers.
    #[must_use]
    pub fn negate(&self) -> Self {
        let turn = |end: End| end.number().map_or(End::Infinite, |number| end.at(number.checked_neg()));
        Self { low: turn(self.high), high: turn(self.low) }
    }

    /// Products.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        let mut ends = Vec::with_capacity(4);
        for left in self.corners() {
            for right in other.corners() {
                ends.push(product(left, right));
            }
        }
        hull_of_corners(&ends)
    }

    /// Quotients. A divisor of zero has no quotient, so zero itself is left out of the divisors; where they
    /// lie on both sides of it, the quotient can be any number.
    #[must_use]
    pub fn divide(&self, divisors: &Self) -> Self {
        match divisors.inverse() {
            Some(inverse) => self.multiply(&inverse),
            None => Self::ALL,
        }
    }

    fn inverse(&self) -> Option<Self> {
        let one_over = |number: Exact| Exact::ONE.checked_div(number);
        let low_sign = self.low.number().map(Exact::signum);
        let high_sign = self.high.number().map(Exact::signum);
        let turn = |end: End| match end.number() {
            None => End::Open(Exact::ZERO),
            Some(number) if number.is_zero() => End::Infinite,
            Some(number) => end.at(one_over(number)),
        };
        let one_sided = low_sign.is_some_and(|sign| sign >= 0) || high_sign.is_some_and(|sign| sign <= 0);
        one_sided.then(|| Self { low: turn(self.high), high: turn(self.low) })
    }

    /// The smaller of a number of each.
    #[must_use]
    pub fn lesser(&self, other: &Self) -> Self {
        Self {
            low: if lower(self.low, other.low) { self.low } else { other.low },
            high: if higher(self.high, other.high) { other.high } else { self.high },
        }
    }

    /// The larger of a number of each.
    #[must_use]
    pub fn greater(&self, other: &Self) -> Self {
        Self {
            low: if lower(self.low, other.low) { other.low } else { self.low },
            high: if higher(self.high, other.high) { self.high } else { other.high },
        }
    }

    /// Rounded numbers. Rounding keeps the order, so that the rounded ends are the ends of the result; an
    /// open end that rounding moves over becomes closed, an open end at a multiple moves by one step where
    /// the mode never reaches it.
    #[must_use]
    pub fn round(&self, mode: RoundingMode, step: Exact) -> Self {
        let rounded = |end: End, shifts: bool, by: fn(Exact, Exact) -> Result<Exact, NumberError>| match end {
            End::Infinite => End::Infinite,
            End::Closed(number) => end.at(number.round(mode, step)),
            End::Open(number) => match number.round(mode, step) {
                Ok(same) if same == number && shifts => End::Closed(number).at(by(number, step)),
                other => End::Closed(number).at(other),
            },
        };
        Self {
            low: rounded(self.low, mode == RoundingMode::Up, Exact::checked_add),
            high: rounded(self.high, mode == RoundingMode::Down, Exact::checked_sub),
        }
    }

    /// Whether every number of this one is below every number of the other (`Yes`), none is (`No`), or it
    /// hangs on which (`Unknown`).
    pub fn less(&self, other: &Self) -> Truth {
        if apart(self.high, other.low, false) {
            Truth::Yes
        } else if apart(other.high, self.low, true) {
            Truth::No
        } else {
            Truth::Unknown
        }
    }

    /// As [`Interval::less`], for `at most`.
    pub fn at_most(&self, other: &Self) -> Truth {
        match other.less(self) {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        }
    }

    /// Whether the numbers are equal: `Yes` for two single numbers, `No` where the ranges do not touch.
    pub fn equal(&self, other: &Self) -> Truth {
        match (self.single(), other.single()) {
            (Some(left), Some(right)) if left == right => Truth::Yes,
            _ if apart(self.high, other.low, false) || apart(other.high, self.low, false) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// The numbers in it that are not below zero; a single zero if there is none.
    #[must_use]
    pub fn not_below_zero(&self) -> Self {
        self.greater(&Self::point(Exact::ZERO))
    }

    fn corners(&self) -> [Corner; 2] {
        let corner = |end: End, infinite: Corner| match end {
            End::Infinite => infinite,
            End::Open(number) => Corner::At(number, false),
            End::Closed(number) => Corner::At(number, true),
        };
        [corner(self.low, Corner::Below), corner(self.high, Corner::Above)]
    }
}

/// Whether the lower end `left` reaches at least as far down as `right`.
fn lower(left: End, right: End) -> bool {
    match (left, right) {
        (End::Infinite, _) => true,
        (_, End::Infinite) => false,
        (End::Open(left), End::Closed(right)) => left < right,
        (End::Open(left) | End::Closed(left), End::Open(right) | End::Closed(right)) => left <= right,
    }
}

/// Whether the upper end `left` reaches at least as far up as `right`.
fn higher(left: End, right: End) -> bool {
    match (left, right) {
        (End::Infinite, _) => true,
        (_, End::Infinite) => false,
        (End::Open(left), End::Closed(right)) => left > right,
        (End::Open(left) | End::Closed(left), End::Open(right) | End::Closed(right)) => left >= right,
    }
}

/// Whether the upper end `high` lies below the lower end `low`; `touching`: or meets it in one number.
fn apart(high: End, low: End, touching: bool) -> bool {
    match (high.number(), low.number()) {
        (Some(high_number), Some(low_number)) => match high_number.cmp(&low_number) {
            Ordering::Less => true,
            Ordering::Equal => touching || !high.is_closed() || !low.is_closed(),
            Ordering::Greater => false,
        },
        _ => false,
    }
}

fn product(left: Corner, right: Corner) -> Corner {
    let infinite = |negative: bool| if negative { Corner::Below } else { Corner::Above };
    match (left, right) {
        (Corner::At(left, left_closed), Corner::At(right, right_closed)) => match left.checked_mul(right) {
            // A closed zero makes the product zero whatever the other corner is.
            Ok(product) => {
                let zero = (left.is_zero() && left_closed) || (right.is_zero() && right_closed);
                Corner::At(product, zero || (left_closed && right_closed))
            }
            Err(_) => infinite((left.signum() < 0) != (right.signum() < 0)),
        },
        (Corner::At(number, closed), other) | (other, Corner::At(number, closed)) => {
            if number.is_zero() {
                return Corner::At(Exact::ZERO, closed);
            }
            infinite((number.signum() < 0) != matches!(other, Corner::Below))
        }
        (Corner::Below, Corner::Below) | (Corner::Above, Corner::Above) => Corner::Above,
        (Corner::Below, Corner::Above) | (Corner::Above, Corner::Below) => Corner::Below,
    }
}

fn hull_of_corners(corners: &[Corner]) -> Interval {
    let mut low: Option<End> = None;
    let mut high: Option<End> = None;
    for corner in corners {
        let end = match corner {
            Corner::At(number, true) => End::Closed(*number),
            Corner::At(number, false) => End::Open(*number),
            Corner::Below | Corner::Above => End::Infinite,
        };
        if !matches!(corner, Corner::Above) {
            low = Some(low.filter(|known| lower(*known, end)).unwrap_or(end));
        }
        if !matches!(corner, Corner::Below) {
            high = Some(high.filter(|known| higher(*known, end)).unwrap_or(end));
        }
    }
    // All corners at one infinity happen only where an end could not be held: the other end stays open.
    Interval { low: low.unwrap_or(End::Infinite), high: high.unwrap_or(End::Infinite) }
}
