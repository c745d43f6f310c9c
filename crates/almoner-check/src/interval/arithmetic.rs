//! Arithmetic of intervals.
//!
//! Where both operands are single numbers, an overflow is an error as it is for numbers. Where they are
//! not, an end that cannot be held becomes infinite: that is still sound, and the facts may never come
//! near it.

use std::cmp::Ordering;

use almoner_syntax::ast::RoundingMode;

use super::{Bound, Interval};
use crate::exact::{Exact, NumberError};
use crate::rounding::Side;

impl Interval {
    /// Sums.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] of two single numbers.
    pub fn checked_add(&self, other: &Self) -> Result<Self, NumberError> {
        if let (Some(left), Some(right)) = (self.as_point(), other.as_point()) {
            return left.checked_add(right).map(Self::point);
        }
        let end = |left: Bound, right: Bound| match (left.value(), right.value()) {
            (Some(own), Some(added)) => match own.checked_add(added) {
                Ok(sum) if both_closed(left, right) => Bound::Closed(sum),
                Ok(sum) => Bound::Open(sum),
                Err(_) => Bound::Infinite,
            },
            _ => Bound::Infinite,
        };
        Ok(Self { low: end(self.low, other.low), high: end(self.high, other.high) })
    }

    /// Differences.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] of two single numbers.
    pub fn checked_sub(&self, other: &Self) -> Result<Self, NumberError> {
        if let (Some(left), Some(right)) = (self.as_point(), other.as_point()) {
            return left.checked_sub(right).map(Self::point);
        }
        self.checked_add(&other.checked_neg()?)
    }

    /// Negatives.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] of a single number.
    pub fn checked_neg(&self) -> Result<Self, NumberError> {
        if let Some(value) = self.as_point() {
            return value.checked_neg().map(Self::point);
        }
        let turned = |end: Bound| match end {
            Bound::Infinite => Bound::Infinite,
            Bound::Closed(value) => value.checked_neg().map_or(Bound::Infinite, Bound::Closed),
            Bound::Open(value) => value.checked_neg().map_or(Bound::Infinite, Bound::Open),
        };
        Ok(Self { low: turned(self.high), high: turned(self.low) })
    }

    /// Products.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] of two single numbers.
    pub fn checked_mul(&self, other: &Self) -> Result<Self, NumberError> {
        if let (Some(left), Some(right)) = (self.as_point(), other.as_point()) {
            return left.checked_mul(right).map(Self::point);
        }
        // A product grows or falls evenly in each factor, so its extremes are at the corners.
        let (low, high) = (Corner::low(self), Corner::high(self));
        let (other_low, other_high) = (Corner::low(other), Corner::high(other));
        let corners =
            [low.times(other_low), low.times(other_high), high.times(other_low), high.times(other_high)];
        let lowest = corners.into_iter().reduce(Corner::lower).unwrap_or(Corner::Below);
        let highest = corners.into_iter().reduce(Corner::higher).unwrap_or(Corner::Above);
        Ok(Self { low: lowest.bound(), high: highest.bound() })
    }

    /// Quotients. A divisor that may be zero but need not be is taken as not zero: a quotient that does
    /// not exist is no number that an interval could leave out.
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`] where the divisor is zero for certain; [`NumberError::Overflow`] of
    /// two single numbers.
    pub fn checked_div(&self, other: &Self) -> Result<Self, NumberError> {
        if let (Some(left), Some(right)) = (self.as_point(), other.as_point()) {
            return left.checked_div(right).map(Self::point);
        }
        if other.as_point().is_some_and(Exact::is_zero) {
            return Err(NumberError::DivisionByZero);
        }
        match other.inverted() {
            Some(inverse) => self.checked_mul(&inverse),
            None if self.as_point().is_some_and(Exact::is_zero) => Ok(*self),
            None => Ok(Self::everything()),
        }
    }

    /// Rounded to a multiple of `step`; exact at open ends too (everything above 2, rounded up to 1, is
    /// at least 3).
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`] for a step that is not above zero; [`NumberError::Overflow`] of a
    /// single number.
    pub fn round(&self, mode: RoundingMode, step: Exact) -> Result<Self, NumberError> {
        if step.signum() <= 0 {
            return Err(NumberError::DivisionByZero);
        }
        if let Some(value) = self.as_point() {
            return value.round(mode, step).map(Self::point);
        }
        let end = |end: Bound, open: Side| match end {
            Bound::Infinite => Bound::Infinite,
            Bound::Closed(value) => value.round(mode, step).map_or(Bound::Infinite, Bound::Closed),
            Bound::Open(value) => value.round_beside(open, mode, step).map_or(Bound::Infinite, Bound::Closed),
        };
        Ok(Self { low: end(self.low, Side::JustAbove), high: end(self.high, Side::JustBelow) })
    }

    /// `1 / x` for all of it but zero; `None` where zero is well inside, so that every number but zero
    /// can come out.
    fn inverted(&self) -> Option<Self> {
        let inverse = |end: Bound| match end {
            Bound::Infinite => Bound::Open(Exact::ZERO),
            Bound::Closed(value) => Exact::ONE.checked_div(value).map_or(Bound::Infinite, Bound::Closed),
            Bound::Open(value) => Exact::ONE.checked_div(value).map_or(Bound::Infinite, Bound::Open),
        };
        let positive = self.low.value().is_some_and(|low| low.signum() >= 0);
        let negative = self.high.value().is_some_and(|high| high.signum() <= 0);
        (positive || negative).then(|| Self { low: inverse(self.high), high: inverse(self.low) })
    }
}

fn both_closed(left: Bound, right: Bound) -> bool {
    matches!((left, right), (Bound::Closed(_), Bound::Closed(_)))
}

/// An end on the number line that has an end on both sides.
#[derive(Clone, Copy)]
enum Corner {
    /// Minus infinity.
    Below,
    /// A number, and whether it is reached.
    At(Exact, bool),
    /// Plus infinity.
    Above,
}

impl Corner {
    fn low(interval: &Interval) -> Self {
        Self::of(interval.low, Self::Below)
    }

    fn high(interval: &Interval) -> Self {
        Self::of(interval.high, Self::Above)
    }

    fn of(end: Bound, infinite: Self) -> Self {
        match end {
            Bound::Infinite => infinite,
            Bound::Closed(value) => Self::At(value, true),
            Bound::Open(value) => Self::At(value, false),
        }
    }

    fn sign(self) -> i32 {
        match self {
            Self::Below => -1,
            Self::At(value, _) => value.signum(),
            Self::Above => 1,
        }
    }

    /// Zero times anything is zero, also at the edge of infinity, and is reached if that zero is.
    fn times(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(zero, reached), far) | (far, Self::At(zero, reached)) if zero.is_zero() => {
                let other_zero = matches!(far, Self::At(value, true) if value.is_zero());
                Self::At(Exact::ZERO, reached || other_zero)
            }
            (Self::At(left, left_reached), Self::At(right, right_reached)) => match left.checked_mul(right) {
                Ok(product) => Self::At(product, left_reached && right_reached),
                Err(_) => Self::far(left.signum().saturating_mul(right.signum())),
            },
            _ => Self::far(self.sign().saturating_mul(other.sign())),
        }
    }

    fn far(sign: i32) -> Self {
        if sign < 0 { Self::Below } else { Self::Above }
    }

    fn lower(self, other: Self) -> Self {
        match self.compare(other) {
            Ordering::Less => self,
            Ordering::Greater => other,
            Ordering::Equal => self.reached_first(other),
        }
    }

    fn higher(self, other: Self) -> Self {
        match self.compare(other) {
            Ordering::Less => other,
            Ordering::Greater => self,
            Ordering::Equal => self.reached_first(other),
        }
    }

    fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::At(left, _), Self::At(right, _)) => left.cmp(&right),
            _ => self.side().cmp(&other.side()),
        }
    }

    fn side(self) -> i8 {
        match self {
            Self::Below => -1,
            Self::At(..) => 0,
            Self::Above => 1,
        }
    }

    fn reached_first(self, other: Self) -> Self {
        if matches!(self, Self::At(_, true)) { self } else { other }
    }

    fn bound(self) -> Bound {
        match self {
            Self::At(value, true) => Bound::Closed(value),
            Self::At(value, false) => Bound::Open(value),
            Self::Below | Self::Above => Bound::Infinite,
        }
    }
}
