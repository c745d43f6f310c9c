//! Exact numbers as text, and text as exact numbers: plain decimal digits, `100/3` for what never ends.

use std::fmt;

use super::integer::{decimals_of_denominator, power_of_ten};
use super::{Exact, Form, Ratio};

impl Exact {
    /// Reads plain decimal text: an optional `-`, digits, optionally a point and digits. No exponent, no
    /// separators, no blanks. `None` for anything else, and for more digits than can be held exactly.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some((whole, fraction)) => (whole, fraction),
            None => (digits, ""),
        };
        if whole.is_empty() {
            return None;
        }
        // Zeros at the end say nothing, and must not make a number too long to hold.
        let fraction_digits = fraction.trim_end_matches('0');
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut mantissa = 0i128;
        for byte in whole.bytes().chain(fraction_digits.bytes()) {
            let digit = i128::from(byte.checked_sub(b'0').filter(|digit| *digit <= 9)?);
            mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
        }
        let scale = u32::try_from(fraction_digits.len()).ok()?;
        Self::ratio(if negative { mantissa.checked_neg()? } else { mantissa }, power_of_ten(scale)?)
    }
}

impl fmt::Display for Exact {
    /// All digits, without zeros at the end; a ratio whose digits never end as `100/3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((mantissa, scale)) = self.to_short()
            && let Some(unit) = 10u64.checked_pow(scale)
        {
            return write_short(f, mantissa, scale, unit);
        }
        match self.0 {
            Form::Decimal(value) => write!(f, "{}", value.normalize()),
            Form::Ratio(ratio) if decimals_of_denominator(ratio.denominator).is_some() => {
                f.write_str(&long_division(ratio))
            }
            Form::Ratio(ratio) => write!(f, "{}/{}", ratio.numerator, ratio.denominator),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// `mantissa / unit`, where the unit is ten to the power of `scale`.
fn write_short(f: &mut fmt::Formatter<'_>, mantissa: i64, scale: u32, unit: u64) -> fmt::Result {
    let magnitude = mantissa.unsigned_abs();
    let whole = magnitude.checked_div(unit).unwrap_or(0);
    let sign = if mantissa < 0 { "-" } else { "" };
    match magnitude.checked_rem(unit) {
        Some(part) if scale > 0 => {
            let width = usize::try_from(scale).unwrap_or(0);
            write!(f, "{sign}{whole}.{part:0width$}")
        }
        _ => write!(f, "{sign}{whole}"),
    }
}

/// All digits of a ratio whose digits end.
fn long_division(ratio: Ratio) -> String {
    let denominator = ratio.denominator.unsigned_abs().max(1);
    let magnitude = ratio.numerator.unsigned_abs();
    let mut text = String::new();
    if ratio.numerator < 0 {
        text.push('-');
    }
    text.push_str(&magnitude.checked_div(denominator).unwrap_or(0).to_string());
    let mut rest = magnitude.checked_rem(denominator).unwrap_or(0);
    if rest != 0 {
        text.push('.');
    }
    while rest != 0 {
        let (digit, left_over) = next_digit(rest, denominator);
        text.push(char::from(b'0'.saturating_add(digit)));
        rest = left_over;
    }
    text
}

/// Digit and rest of `rest * 10 / denominator`, by adding, because ten times the rest may be too large.
fn next_digit(rest: u128, denominator: u128) -> (u8, u128) {
    let mut digit = 0u8;
    let mut sum = 0u128;
    for _ in 0..10 {
        // Both are below 2^127, so their sum fits.
        sum = sum.saturating_add(rest);
        if sum >= denominator {
            sum = sum.saturating_sub(denominator);
            digit = digit.saturating_add(1);
        }
    }
    (digit, sum)
}
