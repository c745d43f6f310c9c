//! Days, months and years: arithmetic that says what it does at the end of a month and on 29 February.
//!
//! Never a clock: every day comes from a rule, a fact, or the `as of` of a question. Dates run from
//! 1 January of the year 1 (years before it are refused) to 31 December 9999.

mod arithmetic;
mod text;

pub use arithmetic::{
    Shifted, add_days, add_months, add_years, age_on, days_between, first_day_of_month, full_months_between,
    full_years_between, last_day_of_month, previous_month,
};
pub use text::parse_date;

#[cfg(test)]
mod tests;
