//! Exact numbers: decimals as long as they can be, ratios where they must be, never rounded silently.

use rust_decimal::Decimal;

/// An exact number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exact(pub Decimal);
