//! Moving along the calendar and counting between two days.

use jiff::civil::Date;

/// A day reached by adding months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shifted {
    /// The day.
    pub date: Date,
    /// The month had no such day, and its last day was taken (31 January + 1 month = 28 or 29 February).
    pub clamped: bool,
}

/// The day `days` later (or earlier); `None` outside the calendar.
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    in_calendar(date.checked_add(span).ok()?)
}

/// The same day of the month `months` later (or earlier), at most the last of that month; `None` outside
/// the calendar.
pub fn add_months(date: Date, months: i64) -> Option<Shifted> {
    let shifted = month_number(date).checked_add(months)?;
    let year = i16::try_from(shifted.checked_div_euclid(12)?).ok()?;
    let month = i8::try_from(shifted.checked_rem_euclid(12)?.checked_add(1)?).ok()?;
    let first = in_calendar(Date::new(year, month, 1).ok()?)?;
    let last = first.days_in_month();
    let date_in_month = Date::new(year, month, date.day().min(last)).ok()?;
    Some(Shifted { date: date_in_month, clamped: date.day() > last })
}

/// The same day `years` later (or earlier); 29 February becomes 28 February in a common year. `None`
/// outside the calendar.
pub fn add_years(date: Date, years: i64) -> Option<Shifted> {
    add_months(date, years.checked_mul(12)?)
}

/// Days from `from` to `to`; below zero if `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    // Two days of the calendar are less than 2^22 days apart.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Full months from `from` to `to`: the most months that can be added to `from` without passing `to`
/// (so from 31 January to 28 February 2025 is one). Below zero, counted the same way back, if `to` is
/// earlier.
pub fn full_months_between(from: Date, to: Date) -> i64 {
    if to < from {
        return full_months_between(to, from).saturating_neg();
    }
    let months = month_number(to).saturating_sub(month_number(from));
    match add_months(from, months) {
        Some(reached) if reached.date <= to => months,
        _ => months.saturating_sub(1),
    }
}

/// Full years from `from` to `to`, counted as [`full_months_between`] counts months.
pub fn full_years_between(from: Date, to: Date) -> i64 {
    full_months_between(from, to).checked_div(12).unwrap_or(0)
}

/// Age in full years on `day`; someone born on 29 February is a year older on 1 March of a common year.
/// `None` before birth.
pub fn age_on(birth: Date, day: Date) -> Option<i64> {
    if day < birth {
        return None;
    }
    let years = i64::from(day.year()).checked_sub(i64::from(birth.year()))?;
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    if had_birthday { Some(years) } else { years.checked_sub(1) }
}

/// The first day of its month.
pub fn first_day_of_month(date: Date) -> Date {
    date.first_of_month()
}

/// The last day of its month.
pub fn last_day_of_month(date: Date) -> Date {
    date.last_of_month()
}

/// The first day of the month before; `None` before the calendar begins.
pub fn previous_month(date: Date) -> Option<Date> {
    add_months(first_day_of_month(date), -1).map(|shifted| shifted.date)
}

/// Months since the year 0.
fn month_number(date: Date) -> i64 {
    let years = i64::from(date.year()).saturating_mul(12);
    years.saturating_add(i64::from(date.month())).saturating_sub(1)
}

/// A day of the year 1 to 9999.
fn in_calendar(date: Date) -> Option<Date> {
    (date.year() >= 1).then_some(date)
}
