//! Intervals: named cases, and soundness for numbers picked from the operands.

use almoner_syntax::ast::{Comparison, RoundingMode};
use proptest::prelude::*;

use super::{Bound, Interval};
use crate::exact::{Exact, NumberError};

fn number(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

/// Reads `[1, 2)`, `(-inf, 3]`.
fn interval(text: &str) -> Interval {
    let (low, high) = text.trim_matches(['[', '(', ']', ')']).split_once(", ").unwrap();
    let end = |text: &str, closed: bool| match text {
        "inf" => Bound::Infinite,
        text if closed => Bound::Closed(number(text)),
        text => Bound::Open(number(text)),
    };
    Interval::new(end(low, text.starts_with('[')), end(high, text.ends_with(']'))).unwrap()
}

#[test]
fn ends_are_kept_open_or_closed() {
    let check = |result: Result<Interval, NumberError>, expected: &str| {
        assert_eq!(result.unwrap(), interval(expected), "{expected}");
    };
    check(interval("[1, 2)").checked_add(&interval("(3, 4]")), "(4, 6)");
    check(interval("[1, 2]").checked_add(&interval("[3, inf)")), "[4, inf)");
    check(interval("[790, 790]").checked_sub(&interval("[0, inf)")), "(inf, 790]");
    check(interval("(1, 2]").checked_neg(), "[-2, -1)");
    check(interval("[2, 3]").checked_mul(&interval("(-1, 4]")), "(-3, 12]");
    check(interval("[0, inf)").checked_mul(&interval("[3, 3]")), "[0, inf)");
    check(interval("[0, 0]").checked_mul(&interval("(inf, inf)")), "[0, 0]");
    check(interval("(0, 5]").checked_mul(&interval("[2, inf)")), "(0, inf)");
    check(interval("[0, 1]").checked_mul(&interval("(2, inf)")), "[0, inf)");
    check(interval("(inf, 0)").checked_mul(&interval("(inf, 0)")), "(0, inf)");
    check(interval("(-1, 1]").checked_mul(&interval("[-1, 1)")), "[-1, 1)");
    check(interval("[100, 100]").checked_div(&interval("[1, 4]")), "[25, 100]");
    check(interval("[100, 200]").checked_div(&interval("[0, 4]")), "[25, inf)");
    check(interval("[1, 2]").checked_div(&interval("[-1, 1]")), "(inf, inf)");
    check(interval("[1, 2]").checked_div(&interval("(inf, -2]")), "[-1, 0)");
    check(interval("[0, 0]").checked_div(&interval("[-1, 1]")), "[0, 0]");
    assert_eq!(
        interval("[1, 2]").checked_div(&Interval::point(Exact::ZERO)),
        Err(NumberError::DivisionByZero)
    );
}

#[test]
fn an_end_that_cannot_be_held_is_infinite_but_a_number_is_an_error() {
    let max = Exact::ratio(i128::MAX, 1).unwrap();
    let wide = Interval::new(Bound::Closed(Exact::ONE), Bound::Closed(max)).unwrap();
    assert_eq!(wide.checked_add(&wide).unwrap().high, Bound::Infinite);
    assert_eq!(wide.checked_mul(&wide).unwrap(), Interval::at_least(Exact::ONE));
    let point = Interval::point(max);
    assert_eq!(point.checked_add(&point), Err(NumberError::Overflow));
    assert_eq!(point.checked_mul(&point), Err(NumberError::Overflow));
}

#[test]
fn rounding_is_tight_at_open_ends() {
    let round = |text: &str, mode| interval(text).round(mode, Exact::ONE).unwrap();
    assert_eq!(round("(2, 3)", RoundingMode::Up), interval("[3, 3]"));
    assert_eq!(round("(2, 3)", RoundingMode::Down), interval("[2, 2]"));
    assert_eq!(round("[2, 3]", RoundingMode::Down), interval("[2, 3]"));
    assert_eq!(round("(2.5, 3.5)", RoundingMode::Nearest), interval("[3, 3]"));
    assert_eq!(round("[2.5, 3.5]", RoundingMode::HalfEven), interval("[2, 4]"));
    assert_eq!(round("(2.5, 4.5)", RoundingMode::HalfEven), interval("[3, 4]"));
    assert_eq!(round("(-2.5, 0)", RoundingMode::Nearest), interval("[-2, 0]"));
    assert_eq!(round("[0.2, inf)", RoundingMode::Up), interval("[1, inf)"));
    assert_eq!(interval("[0, inf)").round(RoundingMode::Up, Exact::ZERO), Err(NumberError::DivisionByZero));
}

#[test]
fn comparisons_have_three_answers() {
    let compare = |left: &str, comparison, right: &str| interval(left).compare(comparison, &interval(right));
    assert_eq!(compare("[1, 2]", Comparison::Less, "[3, 4]"), Some(true));
    assert_eq!(compare("[1, 3]", Comparison::Less, "[3, 4]"), None);
    assert_eq!(compare("[1, 3)", Comparison::Less, "[3, 4]"), Some(true));
    assert_eq!(compare("[1, 3]", Comparison::AtMost, "[3, 4]"), Some(true));
    assert_eq!(compare("[3, 4]", Comparison::Less, "[1, 3]"), Some(false));
    assert_eq!(compare("[3, 4]", Comparison::AtMost, "[1, 3]"), None);
    assert_eq!(compare("(3, 4]", Comparison::AtMost, "[1, 3]"), Some(false));
    assert_eq!(compare("[3, 4]", Comparison::AtLeast, "[1, 3]"), Some(true));
    assert_eq!(compare("[3, 4]", Comparison::Greater, "[1, 3)"), Some(true));
    assert_eq!(compare("[3, 4]", Comparison::Greater, "[4, inf)"), Some(false));
    assert_eq!(compare("[3, 3]", Comparison::Equal, "[3, 3]"), Some(true));
    assert_eq!(compare("[3, 4]", Comparison::Equal, "[3, 4]"), None);
    assert_eq!(compare("[3, 4)", Comparison::Equal, "[4, 5]"), Some(false));
    assert_eq!(compare("[3, 4)", Comparison::NotEqual, "[4, 5]"), Some(true));
    assert_eq!(compare("(inf, inf)", Comparison::Less, "[4, 5]"), None);
}

#[test]
fn sets_are_cut_and_covered() {
    let (left, right) = (interval("[1, 3)"), interval("(2, inf)"));
    assert_eq!(left.intersect(&right), Some(interval("(2, 3)")));
    assert_eq!(left.hull(&right), interval("[1, inf)"));
    assert_eq!(left.min(&right), interval("[1, 3)"));
    assert_eq!(left.max(&right), interval("(2, inf)"));
    assert_eq!(interval("[1, 2)").intersect(&interval("[2, 3]")), None);
    assert_eq!(interval("[1, 2]").min(&interval("(1, 2)")), interval("[1, 2)"));
    assert_eq!(interval("[1, 2]").max(&interval("(1, 2)")), interval("(1, 2]"));
    assert_eq!(Interval::new(Bound::Open(Exact::ONE), Bound::Closed(Exact::ONE)), None);
    assert!(interval("[1, 2)").contains(number("1")) && !interval("[1, 2)").contains(number("2")));
}

/// Every interval with ends among none, 0, 1 and 2, open or closed.
fn small_intervals() -> Vec<Interval> {
    let mut ends = vec![Bound::Infinite];
    for value in [0, 1, 2].map(Exact::from_integer) {
        ends.extend([Bound::Closed(value), Bound::Open(value)]);
    }
    ends.iter().flat_map(|low| ends.iter().filter_map(|high| Interval::new(*low, *high))).collect()
}

#[test]
fn an_open_end_is_outside() {
    let held = |text: &str| ["1", "1.5", "2"].map(|inside| interval(text).contains(number(inside)));
    assert_eq!(held("[1, 2]"), [true, true, true]);
    assert_eq!(held("(1, 2]"), [false, true, true]);
    assert_eq!(held("[1, 2)"), [true, true, false]);
    assert_eq!(held("(inf, 1)"), [false, false, false]);
}

/// Neither too wide nor too narrow: at each end, between the ends and outside.
#[test]
fn sets_hold_what_can_come_out_and_nothing_else() {
    let points = ["-1", "0", "0.5", "1", "1.5", "2", "3"].map(number);
    for left in small_intervals() {
        for right in small_intervals() {
            let pairs = || {
                let of =
                    |interval: Interval| points.into_iter().filter(move |point| interval.contains(*point));
                of(left).flat_map(move |own| of(right).map(move |other| (own, other)))
            };
            for point in points {
                let (in_left, in_right) = (left.contains(point), right.contains(point));
                let told = format!("{point} of {left:?} and {right:?}");
                let both = left.intersect(&right).is_some_and(|both| both.contains(point));
                assert_eq!(both, in_left && in_right, "both: {told}");
                let least = pairs().any(|(own, other)| own.min(other) == point);
                assert_eq!(left.min(&right).contains(point), least, "lesser: {told}");
                let greatest = pairs().any(|(own, other)| own.max(other) == point);
                assert_eq!(left.max(&right).contains(point), greatest, "greater: {told}");
                let between = pairs().any(|(own, other)| own.min(other) <= point && point <= own.max(other));
                assert_eq!(left.hull(&right).contains(point), between || in_left || in_right, "{told}");
            }
        }
    }
}

fn some_number() -> impl Strategy<Value = Exact> {
    prop_oneof![
        (-40i128..40, prop_oneof![Just(1i128), Just(2), Just(3), Just(10)])
            .prop_map(|(over, under)| Exact::ratio(over, under).unwrap()),
        (-9i128..9).prop_map(|over| Exact::ratio(over.pow(31), 1).unwrap()),
    ]
}

/// An interval and a number in it.
fn some_interval() -> impl Strategy<Value = (Interval, Exact)> {
    (some_number(), some_number(), some_number(), 0..3, 0..3).prop_filter_map(
        "a number inside",
        |(a, b, c, low, high)| {
            let mut ends = [a, b, c];
            ends.sort();
            let end = |kind, value| match kind {
                0 => Bound::Infinite,
                1 => Bound::Closed(value),
                _ => Bound::Open(value),
            };
            let interval = Interval::new(end(low, ends[0]), end(high, ends[2]))?;
            interval.contains(ends[1]).then_some((interval, ends[1]))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn results_contain_what_can_come_out((left, a) in some_interval(), (right, b) in some_interval()) {
        let sound = |interval: Result<Interval, NumberError>, value: Result<Exact, NumberError>| {
            match (interval, value) {
                (Ok(interval), Ok(value)) => interval.contains(value),
                (_, Err(_)) => true,
                (Err(_), Ok(_)) => false,
            }
        };
        prop_assert!(sound(left.checked_add(&right), a.checked_add(b)));
        prop_assert!(sound(left.checked_sub(&right), a.checked_sub(b)));
        prop_assert!(sound(left.checked_mul(&right), a.checked_mul(b)));
        prop_assert!(sound(left.checked_div(&right), a.checked_div(b)));
        prop_assert!(sound(left.checked_neg(), a.checked_neg()));
        prop_assert!(left.min(&right).contains(a.min(b)));
        prop_assert!(left.max(&right).contains(a.max(b)));
        prop_assert!(left.hull(&right).contains(a) && left.hull(&right).contains(b));
        prop_assert_eq!(left.intersect(&right).is_some_and(|both| both.contains(a)), right.contains(a));
        for (comparison, holds) in [
            (Comparison::Less, a < b), (Comparison::AtMost, a <= b), (Comparison::Greater, a > b),
            (Comparison::AtLeast, a >= b), (Comparison::Equal, a == b), (Comparison::NotEqual, a != b),
        ] {
            prop_assert!(left.compare(comparison, &right).is_none_or(|told| told == holds));
        }
        for mode in [RoundingMode::Up, RoundingMode::Down, RoundingMode::Nearest, RoundingMode::HalfEven] {
            for step in [Exact::ONE, Exact::parse("0.5").unwrap(), Exact::ratio(1, 3).unwrap()] {
                prop_assert!(sound(left.round(mode, step), a.round(mode, step)));
            }
        }
    }
}
