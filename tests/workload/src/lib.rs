//! The benchmark workload: a generator of households, the rule in hand-written Rust, and the checksum that
//! both it and the Almoner program `examples/workload` must give.
//!
//! Speed is compared on it, so the hand-written rule does what an engine has to do and no more: JSON text in,
//! exact decimals, JSON text out; once with as little text as a program can do with, once with the very bytes
//! that Almoner writes.

pub mod checksum;
pub mod generate;
pub mod native;
pub mod same_json;

use serde::{Deserialize, Serialize};

/// The reasons in the order of their bits in the checksum.
pub const REASONS: [&str; 10] = [
    "assets_over_limit",
    "has_vehicle",
    "too_many_homes",
    "income_below_standard",
    "income_not_below_standard",
    "route_hardship",
    "route_dibao",
    "route_single",
    "route_none",
    "supplement_paid",
];

/// The scheme a household is decided into; its number is its byte in the checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Scheme {
    /// No scheme; amount 0.
    None = 0,
    /// The gap to the standard, with supplements.
    Dibao = 1,
    /// Single members of a household above the line.
    Single = 2,
    /// 1.3 standards for each person.
    Hardship = 3,
}
