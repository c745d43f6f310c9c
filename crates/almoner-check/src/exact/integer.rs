//! Whole-number helpers of exact arithmetic. Never an unchecked operation on a value that came from outside.

/// 10 to the power of `exponent`, as far as 128 bits hold it (38).
pub(crate) fn power_of_ten(exponent: u32) -> Option<i128> {
    10i128.checked_pow(exponent)
}

/// Quotient towards minus infinity and the rest from 0 up to the divisor, which is above zero.
#[inline]
pub(crate) fn divide(dividend: i128, divisor: i128) -> Option<(i128, i128)> {
    // Division of 64-bit numbers is one instruction; of 128-bit numbers it is a loop.
    if let (Ok(dividend), Ok(divisor)) = (i64::try_from(dividend), i64::try_from(divisor)) {
        let quotient = dividend.checked_div_euclid(divisor)?;
        return Some((i128::from(quotient), i128::from(dividend.checked_rem_euclid(divisor)?)));
    }
    Some((dividend.checked_div_euclid(divisor)?, dividend.checked_rem_euclid(divisor)?))
}

/// The quotient of numbers that divide without a rest.
#[inline]
pub(crate) fn divide_evenly(dividend: i128, divisor: i128) -> Option<i128> {
    match (i64::try_from(dividend), i64::try_from(divisor)) {
        (Ok(dividend), Ok(divisor)) => dividend.checked_div(divisor).map(i128::from),
        _ => dividend.checked_div(divisor),
    }
}

/// The greatest common divisor; `gcd(0, n)` is `n`.
pub(crate) fn gcd(left: u128, right: u128) -> u128 {
    match (u64::try_from(left), u64::try_from(right)) {
        (Ok(left), Ok(right)) => u128::from(gcd_small(left, right)),
        _ if right == 0 => left,
        _ => gcd(right, left.checked_rem(right).unwrap_or(0)),
    }
}

fn gcd_small(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left.checked_rem(right).unwrap_or(0));
    }
    left
}

/// How many digits after the point a reduced ratio with this denominator has: the larger of the powers
/// of 2 and of 5 in it; `None` if it has another factor, so that the digits never end.
pub(crate) fn decimals_of_denominator(denominator: i128) -> Option<u32> {
    let magnitude = denominator.unsigned_abs();
    if magnitude == 0 {
        return None;
    }
    let twos = magnitude.trailing_zeros();
    let odd = magnitude >> twos;
    let fives = u64::try_from(odd).map_or_else(|_| power_of_five(odd), power_of_five_small)?;
    Some(twos.max(fives))
}

/// The exponent of a power of five; `None` for any other number.
fn power_of_five(mut rest: u128) -> Option<u32> {
    let mut exponent = 0u32;
    while rest.is_multiple_of(5) {
        rest = rest.checked_div(5)?;
        exponent = exponent.saturating_add(1);
    }
    (rest == 1).then_some(exponent)
}

fn power_of_five_small(mut rest: u64) -> Option<u32> {
    let mut exponent = 0u32;
    while rest.is_multiple_of(5) {
        rest = rest.checked_div(5)?;
        exponent = exponent.saturating_add(1);
    }
    (rest == 1).then_some(exponent)
}
