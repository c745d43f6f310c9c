//! The calendar: named days, and laws against a day-by-day model.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

fn naive_leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn naive_month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if naive_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Walks the calendar one day at a time.
fn naive_next((year, month, day): (i64, i64, i64)) -> (i64, i64, i64) {
    if day < naive_month_length(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

fn parts(date: Date) -> (i64, i64, i64) {
    (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()))
}

/// Adds months by walking month after month and cutting at the end only.
fn naive_add_months(date: Date, months: i64) -> ((i64, i64, i64), bool) {
    let (mut year, mut month, day) = parts(date);
    for _ in 0..months {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    for _ in months..0 {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    }
    let last = naive_month_length(year, month);
    ((year, month, day.min(last)), day > last)
}

#[test]
fn month_ends_are_clamped_and_say_so() {
    let shifted = |from: Date, months| {
        let shifted = add_months(from, months).unwrap();
        (shifted.date, shifted.clamped)
    };
    assert_eq!(shifted(date(2025, 1, 31), 1), (date(2025, 2, 28), true));
    assert_eq!(shifted(date(2024, 1, 31), 1), (date(2024, 2, 29), true));
    assert_eq!(shifted(date(2025, 1, 28), 1), (date(2025, 2, 28), false));
    assert_eq!(shifted(date(2025, 3, 31), -1), (date(2025, 2, 28), true));
    assert_eq!(shifted(date(2025, 1, 15), -1), (date(2024, 12, 15), false));
    let year = add_years(date(2024, 2, 29), 1).unwrap();
    assert_eq!((year.date, year.clamped), (date(2025, 2, 28), true));
    assert_eq!(add_years(date(2024, 2, 29), 4).unwrap().date, date(2028, 2, 29));
}

#[test]
fn the_calendar_has_ends() {
    assert_eq!(add_days(date(9999, 12, 31), 1), None);
    assert_eq!(add_months(date(9999, 12, 1), 1), None);
    assert_eq!(add_years(date(9999, 1, 1), 1), None);
    assert_eq!(add_days(date(1, 1, 1), -1), None);
    assert_eq!(previous_month(date(1, 1, 15)), None);
    assert_eq!(add_days(date(2025, 1, 1), i64::MAX), None);
    assert_eq!(add_months(date(2025, 1, 1), i64::MAX), None);
    assert_eq!(add_years(date(2025, 1, 1), i64::MIN), None);
    assert_eq!(add_days(date(9999, 12, 30), 1), Some(date(9999, 12, 31)));
}

#[test]
fn ages_follow_birthdays() {
    let leapling = date(2004, 2, 29);
    assert_eq!(age_on(leapling, date(2025, 2, 28)), Some(20));
    assert_eq!(age_on(leapling, date(2025, 3, 1)), Some(21));
    assert_eq!(age_on(leapling, date(2024, 2, 28)), Some(19));
    assert_eq!(age_on(leapling, date(2024, 2, 29)), Some(20));
    assert_eq!(age_on(date(1965, 8, 1), date(2025, 7, 31)), Some(59));
    assert_eq!(age_on(date(1965, 8, 1), date(2025, 8, 1)), Some(60));
    assert_eq!(age_on(date(2025, 8, 1), date(2025, 8, 1)), Some(0));
    assert_eq!(age_on(date(2025, 8, 2), date(2025, 8, 1)), None);
}

#[test]
fn full_months_and_years_are_counted() {
    assert_eq!(full_months_between(date(2025, 1, 31), date(2025, 2, 27)), 0);
    assert_eq!(full_months_between(date(2025, 1, 31), date(2025, 2, 28)), 1);
    assert_eq!(full_months_between(date(2025, 1, 15), date(2025, 3, 14)), 1);
    assert_eq!(full_months_between(date(2025, 3, 14), date(2025, 1, 15)), -1);
    assert_eq!(full_months_between(date(2024, 2, 29), date(2024, 2, 29)), 0);
    assert_eq!(full_years_between(date(2020, 2, 29), date(2021, 2, 28)), 1);
    assert_eq!(full_years_between(date(2020, 3, 1), date(2025, 2, 28)), 4);
    assert_eq!(full_years_between(date(2025, 2, 28), date(2020, 3, 1)), -4);
    assert_eq!(days_between(date(2025, 1, 1), date(2025, 12, 31)), 364);
    assert_eq!(days_between(date(2025, 1, 2), date(2025, 1, 1)), -1);
    assert_eq!(days_between(date(1, 1, 1), date(9999, 12, 31)), 3_652_058);
}

#[test]
fn months_have_edges() {
    assert_eq!(first_day_of_month(date(2024, 2, 17)), date(2024, 2, 1));
    assert_eq!(last_day_of_month(date(2024, 2, 17)), date(2024, 2, 29));
    assert_eq!(previous_month(date(2025, 1, 31)), Some(date(2024, 12, 1)));
}

#[test]
fn dates_are_read_in_both_forms() {
    for text in
        ["2025-08-01", "2025年8月1日", "2025年08月01日", "２０２５年８月１日", " ２０２５－０８－０１ "]
    {
        assert_eq!(parse_date(text), Some(date(2025, 8, 1)), "{text}");
    }
    for text in [
        "2025-02-30",
        "2025-8-1",
        "25-08-01",
        "2025/08/01",
        "2025年8月",
        "2025-08",
        "",
        "2025年8月1",
        "0000-01-01",
        "2025-13-01",
        "2025年123月1日",
        "-2025-08-01",
        "2025-08-01T00:00",
    ] {
        assert_eq!(parse_date(text), None, "{text}");
    }
}

fn some_day() -> impl Strategy<Value = Date> {
    (1900i16..2200, 1i8..=12, 1i8..=31)
        .prop_filter_map("a day that exists", |(year, month, day)| Date::new(year, month, day).ok())
}

proptest! {
    #[test]
    fn days_are_walked_one_by_one(from in some_day(), days in 0i64..1500) {
        let mut walked = parts(from);
        for _ in 0..days {
            walked = naive_next(walked);
        }
        let reached = add_days(from, days).unwrap();
        prop_assert_eq!(parts(reached), walked);
        prop_assert_eq!(days_between(from, reached), days);
        prop_assert_eq!(days_between(reached, from), -days);
        prop_assert_eq!(add_days(reached, -days), Some(from));
    }

    #[test]
    fn months_are_walked_one_by_one(from in some_day(), months in -600i64..600) {
        let shifted = add_months(from, months).unwrap();
        prop_assert_eq!((parts(shifted.date), shifted.clamped), naive_add_months(from, months));
    }

    #[test]
    fn full_months_are_the_most_that_fit(from in some_day(), to in some_day()) {
        let (early, late) = if from <= to { (from, to) } else { (to, from) };
        let mut most = 0;
        while naive_add_months(early, most + 1).0 <= parts(late) {
            most += 1;
        }
        prop_assert_eq!(full_months_between(early, late), most);
        prop_assert_eq!(full_months_between(late, early), -most);
        prop_assert_eq!(full_years_between(early, late), most / 12);
    }

    #[test]
    fn age_grows_on_birthdays(birth in some_day(), days in 0i64..3000) {
        let mut age = 0;
        let mut day = parts(birth);
        let (_, month, of_month) = parts(birth);
        for _ in 0..days {
            day = naive_next(day);
            let birthday = match (month, of_month) {
                (2, 29) if !naive_leap(day.0) => (3, 1),
                same => same,
            };
            age += i64::from((day.1, day.2) == birthday);
        }
        prop_assert_eq!(age_on(birth, add_days(birth, days).unwrap()), Some(age));
    }

    #[test]
    fn a_date_reads_as_it_prints(day in some_day()) {
        prop_assert_eq!(parse_date(&day.to_string()), Some(day));
        let chinese = format!("{}年{}月{}日", day.year(), day.month(), day.day());
        prop_assert_eq!(parse_date(&chinese), Some(day));
    }
}
