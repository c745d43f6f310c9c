//! Everything about an Almoner program that can be known without facts: names, types, units, dates, layers,
//! overlaps. Never: an input value, a clock, a file system.

mod agree;
pub mod analysis;
mod benefits;
pub mod calendar;
mod check;
mod citations;
mod cycles;
mod decimals;
mod declare;
mod examples;

pub mod exact;
mod expressions;
mod fields;
pub mod fold;
mod guarantees;
pub mod interval;
mod known;
pub mod layers;
mod names;
mod overlays;
pub mod parameters;
pub mod program;
mod properties;
mod rounding;
mod rules;
mod scope;
pub mod types;
pub mod units;
pub mod walk;

use jiff::civil::Date;

pub use check::{Checked, check, check_with};

/// What a check takes into account beside the files.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// The day on which the check is made. Without it, every parameter that has a last day is reported.
    pub as_of: Option<Date>,
    /// How many months after [`CheckOptions::as_of`] a parameter may run out without a warning; none: 0.
    pub horizon_months: Option<u32>,
}
