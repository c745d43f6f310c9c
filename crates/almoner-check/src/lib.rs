//! Everything about an Almoner program that can be known without facts: names, types, units, dates, layers,
//! overlaps. Never: an input value, a clock, a file system.

pub mod calendar;
pub mod exact;
pub mod interval;
pub mod program;
mod rounding;
pub mod types;
pub mod units;
