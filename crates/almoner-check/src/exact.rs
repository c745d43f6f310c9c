//! Exact numbers: decimals as long as they can be, ratios where they must be, never rounded silently.
//!
//! Never here: a float, a rounding that nobody asked for. What cannot be held exactly is a
//! [`NumberError`], and the caller names the rule it happened in.

mod arithmetic;
mod integer;
mod order;
mod text;

use rust_decimal::Decimal;

pub(crate) use integer::divide;

/// An exact number.
///
/// A value that a [`Decimal`] can hold (96 bits, up to 28 digits after the point) is held as one, so that
/// the common case costs what a decimal costs. Anything else is a reduced ratio of two 128-bit whole
/// numbers: `100/3`, or `0.1` more than the largest decimal. Each value has one form, so equal
/// numbers are equal however they came about (`0.30` and `0.3`, `12 * (1000 / 12)` and `1000`).
///
/// ```
/// use almoner_check::exact::{Exact, NumberError};
///
/// let number = |text: &str| Exact::parse(text).unwrap_or(Exact::ZERO);
/// let third = number("100").checked_div(number("3"))?;
/// let gap = number("790").checked_sub(third)?.checked_mul(number("3"))?;
/// assert_eq!(gap, number("2270"));
/// assert_eq!(third.to_string(), "100/3");
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact(Form);

/// The two forms. INVARIANT: a `Ratio` is reduced, its denominator is above zero, and no `Decimal` could
/// hold its value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Decimal(Decimal),
    Ratio(Ratio),
}

/// A reduced ratio with a denominator above zero.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// Why a number could not be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberError {
    /// The exact result has more digits than can be held. It is never rounded instead.
    Overflow,
    /// Division by zero, or rounding to a step that is not above zero.
    DivisionByZero,
}

impl std::fmt::Display for NumberError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Overflow => "the exact result has too many digits",
            Self::DivisionByZero => "division by zero",
        })
    }
}

impl std::error::Error for NumberError {}

impl Exact {
    /// 0.
    pub const ZERO: Self = Self(Form::Decimal(Decimal::ZERO));
    /// 1.
    pub const ONE: Self = Self(Form::Decimal(Decimal::ONE));

    /// The value of a decimal.
    pub const fn from_decimal(value: Decimal) -> Self {
        Self(Form::Decimal(value))
    }

    /// A whole number.
    pub fn from_integer(value: i64) -> Self {
        Self(Form::Decimal(Decimal::from(value)))
    }

    /// `numerator / denominator`, reduced. `None` if the denominator is zero, or if a sign cannot be
    /// turned round (a part is the smallest 128-bit number).
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        Ratio::reduced(numerator, denominator).map(Self::from_ratio)
    }

    /// Any whole number of 128 bits.
    pub(crate) fn whole(value: i128) -> Self {
        Self::from_ratio(Ratio { numerator: value, denominator: 1 })
    }

    /// Whether it has no part after the point.
    pub fn is_integer(self) -> bool {
        match self.0 {
            Form::Decimal(value) => value.is_integer(),
            Form::Ratio(ratio) => ratio.denominator == 1,
        }
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        match self.0 {
            Form::Decimal(value) => value.is_zero(),
            Form::Ratio(_) => false,
        }
    }

    /// 1 above zero, 0 for zero, -1 below zero.
    pub fn signum(self) -> i32 {
        match self.0 {
            Form::Decimal(value) if value.is_zero() => 0,
            Form::Decimal(value) if value.is_sign_negative() => -1,
            Form::Ratio(ratio) if ratio.numerator < 0 => -1,
            Form::Decimal(_) | Form::Ratio(_) => 1,
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.signum() < 0
    }

    /// As a decimal, without trailing zeros; `None` where a decimal cannot hold it (a ratio like 100/3).
    pub fn as_decimal(self) -> Option<Decimal> {
        match self.0 {
            Form::Decimal(value) => Some(value.normalize()),
            Form::Ratio(_) => None,
        }
    }

    /// As a whole number; `None` if it is none or too large.
    pub fn to_i64(self) -> Option<i64> {
        match self.0 {
            Form::Decimal(value) if value.scale() == 0 => i64::try_from(value.mantissa()).ok(),
            Form::Decimal(value) if value.is_integer() => i64::try_from(value.normalize().mantissa()).ok(),
            Form::Decimal(_) => None,
            // A ratio is either no whole number or beyond what a decimal holds.
            Form::Ratio(_) => None,
        }
    }

    /// `(m, s)` where it is `m / 10^s`, 64 bits hold `m`, and `m` does not end in a zero after the point: what
    /// nearly all numbers are, and what costs least to look at.
    pub fn to_short(self) -> Option<(i64, u32)> {
        let Form::Decimal(value) = self.0 else { return None };
        let mut mantissa = i64::try_from(value.mantissa()).ok()?;
        let mut scale = value.scale();
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale = scale.saturating_sub(1);
        }
        Some((mantissa, scale))
    }

    /// Whether it has no more than so many digits after the point.
    #[inline]
    pub fn fits_decimals(self, decimals: u32) -> bool {
        match self.0 {
            Form::Decimal(value) if value.scale() <= decimals => true,
            _ => self.decimals().is_some_and(|own| own <= decimals),
        }
    }

    /// How many digits after the point it has; `None` for one that never ends (100/3).
    pub fn decimals(self) -> Option<u32> {
        if let Some((_, scale)) = self.to_short() {
            return Some(scale);
        }
        match self.0 {
            Form::Decimal(value) => Some(value.normalize().scale()),
            Form::Ratio(ratio) => integer::decimals_of_denominator(ratio.denominator),
        }
    }

    /// Numerator and denominator (above zero), reduced.
    pub fn to_ratio(self) -> (i128, i128) {
        let ratio = self.as_ratio();
        (ratio.numerator, ratio.denominator)
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self::from_decimal(value)
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::from_integer(value)
    }
}

#[cfg(test)]
mod tests;
