//! Addition, subtraction, multiplication and division of exact numbers.
//!
//! Two decimals whose result a decimal holds take the short way. `rust_decimal` drops digits silently
//! where a result has too many; the short way is left as soon as the scale of a result tells so.

use rust_decimal::Decimal;

use super::integer::{decimals_of_denominator, divide, divide_evenly, gcd, power_of_ten};
use super::{Exact, Form, NumberError, Ratio};

impl Exact {
    /// `self + other`.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] where the exact sum cannot be held.
    #[inline]
    pub fn checked_add(self, other: Self) -> Result<Self, NumberError> {
        if let (Form::Decimal(left), Form::Decimal(right)) = (self.0, other.0)
            && let Some(sum) = left.checked_add(right)
            && (sum.scale() == left.scale().max(right.scale()) || left.is_zero() || right.is_zero())
        {
            return Ok(Self(Form::Decimal(sum)));
        }
        self.add_ratio(other)
    }

    /// `self - other`.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] where the exact difference cannot be held.
    #[inline]
    pub fn checked_sub(self, other: Self) -> Result<Self, NumberError> {
        if let (Form::Decimal(left), Form::Decimal(right)) = (self.0, other.0)
            && let Some(difference) = left.checked_sub(right)
            && (difference.scale() == left.scale().max(right.scale()) || left.is_zero() || right.is_zero())
        {
            return Ok(Self(Form::Decimal(difference)));
        }
        self.subtract_ratio(other)
    }

    /// `self * other`.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] where the exact product cannot be held.
    #[inline]
    pub fn checked_mul(self, other: Self) -> Result<Self, NumberError> {
        if let (Form::Decimal(left), Form::Decimal(right)) = (self.0, other.0)
            && let Some(product) = left.checked_mul(right)
            && (product.scale() == left.scale().saturating_add(right.scale())
                || left.is_zero()
                || right.is_zero())
        {
            return Ok(Self(Form::Decimal(product)));
        }
        self.multiply_ratio(other)
    }

    /// `self / other`.
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`]; [`NumberError::Overflow`] where the exact quotient cannot be held.
    #[inline]
    pub fn checked_div(self, other: Self) -> Result<Self, NumberError> {
        if other.is_zero() {
            return Err(NumberError::DivisionByZero);
        }
        if let (Form::Decimal(left), Form::Decimal(right)) = (self.0, other.0)
            && let Some((dividend, divisor)) = common_scale(left, right)
        {
            return Ratio::reduced(dividend, divisor).map(Self::from_ratio).ok_or(NumberError::Overflow);
        }
        self.as_ratio().multiply(other.as_ratio().inverted()?).map(Self::from_ratio)
    }

    /// `-self`.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] where the exact result cannot be held (the smallest 128-bit ratio).
    pub fn checked_neg(self) -> Result<Self, NumberError> {
        match self.0 {
            Form::Decimal(value) => Ok(Self(Form::Decimal(-value))),
            Form::Ratio(ratio) => Ok(Self(Form::Ratio(ratio.negated()?))),
        }
    }

    #[cold]
    fn add_ratio(self, other: Self) -> Result<Self, NumberError> {
        self.as_ratio().add(other.as_ratio()).map(Self::from_ratio)
    }

    #[cold]
    fn subtract_ratio(self, other: Self) -> Result<Self, NumberError> {
        self.as_ratio().add(other.as_ratio().negated()?).map(Self::from_ratio)
    }

    #[cold]
    fn multiply_ratio(self, other: Self) -> Result<Self, NumberError> {
        self.as_ratio().multiply(other.as_ratio()).map(Self::from_ratio)
    }

    /// `self / other` as two whole numbers, the second above zero but perhaps not reduced; `other` is
    /// above zero.
    ///
    /// # Errors
    /// [`NumberError::Overflow`] where the exact quotient cannot be held.
    pub(crate) fn over(self, other: Self) -> Result<(i128, i128), NumberError> {
        if let (Form::Decimal(left), Form::Decimal(right)) = (self.0, other.0)
            && let Some(parts) = common_scale(left, right)
        {
            return Ok(parts);
        }
        let quotient = self.as_ratio().multiply(other.as_ratio().inverted()?)?;
        Ok((quotient.numerator, quotient.denominator))
    }

    /// The value as a ratio, whatever its form.
    pub(super) fn as_ratio(self) -> Ratio {
        match self.0 {
            Form::Ratio(ratio) => ratio,
            Form::Decimal(value) => {
                let denominator = power_of_ten(value.scale()).unwrap_or(1);
                let mantissa = value.mantissa();
                // A scale is at most 28, a mantissa below 2^96: this ratio always exists.
                Ratio::reduced(mantissa, denominator).unwrap_or(Ratio { numerator: mantissa, denominator })
            }
        }
    }

    /// The one form of a reduced ratio: a decimal where one can hold it.
    pub(super) fn from_ratio(ratio: Ratio) -> Self {
        Self(ratio.as_decimal().map_or(Form::Ratio(ratio), Form::Decimal))
    }
}

/// The mantissas of both at the larger of their scales; `None` where 128 bits cannot hold them.
pub(crate) fn common_scale(left: Decimal, right: Decimal) -> Option<(i128, i128)> {
    let (left_scale, right_scale) = (left.scale(), right.scale());
    if left_scale == right_scale {
        return Some((left.mantissa(), right.mantissa()));
    }
    let factor = power_of_ten(left_scale.abs_diff(right_scale))?;
    if left_scale < right_scale {
        Some((left.mantissa().checked_mul(factor)?, right.mantissa()))
    } else {
        Some((left.mantissa(), right.mantissa().checked_mul(factor)?))
    }
}

impl Ratio {
    /// `numerator / denominator` in lowest terms; `None` for a denominator of zero or a sign that cannot
    /// be turned round.
    pub(super) fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        // The common case: it divides without remainder.
        if denominator > 0
            && let Some((quotient, 0)) = divide(numerator, denominator)
        {
            return Some(Self { numerator: quotient, denominator: 1 });
        }
        let divisor = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let signed = if denominator < 0 { divisor.checked_neg()? } else { divisor };
        Some(Self {
            numerator: numerator.checked_div(signed)?,
            denominator: denominator.checked_div(signed)?,
        })
    }

    /// As a decimal, if one can hold it: a denominator of only twos and fives, and few enough digits.
    fn as_decimal(self) -> Option<Decimal> {
        if self.denominator == 1 {
            return Decimal::try_from_i128_with_scale(self.numerator, 0).ok();
        }
        let scale = decimals_of_denominator(self.denominator).filter(|scale| *scale <= Decimal::MAX_SCALE)?;
        let factor = divide_evenly(power_of_ten(scale)?, self.denominator)?;
        Decimal::try_from_i128_with_scale(self.numerator.checked_mul(factor)?, scale).ok()
    }

    /// Sum by the way that keeps the numbers between as small as can be (Knuth, The Art of Computer
    /// Programming, volume 2, section 4.5.1).
    fn add(self, other: Self) -> Result<Self, NumberError> {
        let shared = greatest_common_divisor(self.denominator, other.denominator);
        let sum = || {
            let own_rest = divide_evenly(self.denominator, shared)?;
            let other_rest = divide_evenly(other.denominator, shared)?;
            let left = self.numerator.checked_mul(other_rest)?;
            let right = other.numerator.checked_mul(own_rest)?;
            let numerator = left.checked_add(right)?;
            let common = greatest_common_divisor(numerator, shared);
            Some(Self {
                numerator: divide_evenly(numerator, common)?,
                denominator: own_rest.checked_mul(divide_evenly(other.denominator, common)?)?,
            })
        };
        sum().ok_or(NumberError::Overflow)
    }

    /// Product; reduced crosswise first, so that it overflows only if the result does.
    fn multiply(self, other: Self) -> Result<Self, NumberError> {
        let product = || {
            let first = greatest_common_divisor(self.numerator, other.denominator);
            let second = greatest_common_divisor(other.numerator, self.denominator);
            let numerator =
                divide_evenly(self.numerator, first)?.checked_mul(divide_evenly(other.numerator, second)?)?;
            let denominator = divide_evenly(self.denominator, second)?
                .checked_mul(divide_evenly(other.denominator, first)?)?;
            Some(Self { numerator, denominator })
        };
        product().ok_or(NumberError::Overflow)
    }

    fn negated(self) -> Result<Self, NumberError> {
        let numerator = self.numerator.checked_neg().ok_or(NumberError::Overflow)?;
        Ok(Self { numerator, denominator: self.denominator })
    }

    /// `1 / self`; the numerator is not zero.
    fn inverted(self) -> Result<Self, NumberError> {
        Self::reduced(self.denominator, self.numerator).ok_or(NumberError::Overflow)
    }
}

/// As [`gcd`], of signed numbers of which one at least is neither zero nor the smallest.
fn greatest_common_divisor(left: i128, right: i128) -> i128 {
    i128::try_from(gcd(left.unsigned_abs(), right.unsigned_abs())).unwrap_or(1)
}
