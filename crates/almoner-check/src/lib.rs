//! Everything about an Almoner program that can be known without facts: names, types, units, dates, layers,
//! overlaps. Never: an input value, a clock, a file system.

pub mod analysis;
pub mod calendar;
pub mod exact;
pub mod fold;
pub mod interval;
pub mod layers;
pub mod parameters;
pub mod program;
mod rounding;
pub mod types;
pub mod units;
pub mod walk;

use jiff::civil::Date;

/// What a check takes into account beside the files.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// The day on which the check is made. Without it, every parameter that has a last day is reported.
    pub as_of: Option<Date>,
    /// How many months after [`CheckOptions::as_of`] a parameter may run out without a warning; none: 0.
    pub horizon_months: Option<u32>,
}
