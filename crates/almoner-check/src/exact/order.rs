//! The order of exact numbers. It never overflows: where cross products would, ratios are compared by
//! their continued fractions.

use std::cmp::Ordering;

use super::{Exact, Form, Ratio};

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.0, other.0) {
            (Form::Decimal(left), Form::Decimal(right)) => left.cmp(&right),
            _ => self.as_ratio().compare(other.as_ratio()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ratio {
    fn compare(self, other: Self) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => by_continued_fraction(self, other),
        }
    }
}

/// Compares whole parts, then the inverse of what is left over, and so on as in Euclid's algorithm.
fn by_continued_fraction(mut left: Ratio, mut right: Ratio) -> Ordering {
    let mut turned = false;
    loop {
        let whole = floor(left).cmp(&floor(right));
        let left_rest = left.numerator.checked_rem_euclid(left.denominator).unwrap_or(0);
        let right_rest = right.numerator.checked_rem_euclid(right.denominator).unwrap_or(0);
        let settled = match (whole, left_rest, right_rest) {
            (Ordering::Equal, 0, 0) => Some(Ordering::Equal),
            (Ordering::Equal, 0, _) => Some(Ordering::Less),
            (Ordering::Equal, _, 0) => Some(Ordering::Greater),
            (Ordering::Equal, _, _) => None,
            (unequal, _, _) => Some(unequal),
        };
        match settled {
            Some(order) if turned => return order.reverse(),
            Some(order) => return order,
            None => {}
        }
        // Of two fractions below 1, the larger one has the smaller inverse.
        left = Ratio { numerator: left.denominator, denominator: left_rest };
        right = Ratio { numerator: right.denominator, denominator: right_rest };
        turned = !turned;
    }
}

fn floor(ratio: Ratio) -> i128 {
    ratio.numerator.checked_div_euclid(ratio.denominator).unwrap_or(0)
}
