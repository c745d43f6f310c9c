//! Whole-number helpers of exact arithmetic. Never an unchecked operation on a value that came from outside.

/// 10 to the power of `exponent`, as far as 128 bits hold it (38).
pub(crate) fn power_of_ten(exponent: u32) -> Option<i128> {
    10i128.checked_pow(exponent)
}

/// The greatest common divisor; `gcd(0, n)` is `n`.
pub(crate) fn gcd(left: u128, right: u128) -> u128 {
    match (u64::try_from(left), u64::try_from(right)) {
        // Division of 64-bit numbers is one instruction; of 128-bit numbers it is a loop.
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
    let mut rest = denominator.unsigned_abs();
    if rest == 0 {
        return None;
    }
    let twos = rest.trailing_zeros();
    rest >>= twos;
    let mut fives = 0u32;
    while rest.is_multiple_of(5) {
        rest /= 5;
        fives = fives.saturating_add(1);
    }
    (rest == 1).then(|| twos.max(fives))
}
