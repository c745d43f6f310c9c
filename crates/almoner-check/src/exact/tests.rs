//! Exact numbers: named cases; laws against an independent model stand in `tests/numbers.rs`.

use almoner_syntax::ast::RoundingMode;
use rust_decimal::Decimal;

use super::{Exact, NumberError};

fn number(text: &str) -> Exact {
    match text.split_once('/') {
        Some((over, under)) => Exact::ratio(over.parse().unwrap(), under.parse().unwrap()).unwrap(),
        None => Exact::parse(text).unwrap(),
    }
}

#[test]
fn a_share_of_a_household_is_exact() {
    let gap = number("790").checked_sub(number("100").checked_div(number("3")).unwrap()).unwrap();
    assert_eq!(gap.to_string(), "2270/3");
    assert_eq!(gap.checked_mul(number("3")).unwrap(), number("2270"));
    let month = number("1000").checked_div(number("12")).unwrap();
    assert_eq!(month.checked_mul(number("12")).unwrap(), number("1000"));
    assert_eq!(number("0.1").checked_add(number("0.2")).unwrap(), number("0.3"));
}

#[test]
fn digits_are_never_dropped() {
    let max = Exact::from_decimal(Decimal::MAX);
    let more = max.checked_add(number("0.1")).unwrap();
    assert_eq!(more.to_string(), "79228162514264337593543950335.1");
    assert!(more > max);
    assert_eq!(more.checked_sub(max).unwrap(), number("0.1"));
    assert_eq!(more.checked_neg().unwrap().to_string(), "-79228162514264337593543950335.1");
    assert_eq!(more.decimals(), Some(1));
    let tiny = number("0.000000000000001");
    assert_eq!(tiny.checked_mul(tiny).unwrap().to_string(), "0.000000000000000000000000000001");
    let long = number("12345678901234567890.123456789").checked_add(number("0.0000000000001")).unwrap();
    assert_eq!(long.to_string(), "12345678901234567890.1234567890001");
    let huge = max.checked_mul(number("0.0000000000000000000000000001"));
    assert_eq!(huge.unwrap().to_string(), "7.9228162514264337593543950335");
    assert_eq!(max.checked_mul(max), Err(NumberError::Overflow));
    let smallest = Exact::from_decimal(Decimal::new(1, 28));
    assert_eq!(max.checked_add(smallest), Err(NumberError::Overflow));
    assert_eq!(max.checked_sub(smallest), Err(NumberError::Overflow));
}

#[test]
fn a_number_has_one_form() {
    let mut forms = std::collections::HashSet::new();
    for text in ["0.30", "0.3", "3/10", "30/100", "-3/-10"] {
        forms.insert(number(text));
    }
    forms.insert(Exact::from_decimal(Decimal::new(300, 3)));
    assert_eq!(forms.len(), 1);
    let negative_zero = Exact::ZERO.checked_neg().unwrap();
    assert_eq!((negative_zero, negative_zero.to_string().as_str()), (Exact::ZERO, "0"));
    assert_eq!(negative_zero.signum(), 0);
}

#[test]
fn text_is_plain() {
    for text in ["0", "790", "-3.7", "0.1", "16777217", "79228162514264337593543950335", "100/3", "-1/7"] {
        assert_eq!(number(text).to_string(), text);
    }
    assert_eq!(number("007.500").to_string(), "7.5");
    assert_eq!(number(&format!("1.{}", "0".repeat(60))).to_string(), "1");
    for text in
        ["", "-", ".5", "5.", "1e3", "1_000", "+1", "1,000", " 1", "1.2.3", "--1", "1/3", "1.x0", "１"]
    {
        assert_eq!(Exact::parse(text), None, "{text}");
    }
    assert_eq!(Exact::parse(&"9".repeat(40)), None);
}

#[test]
fn parts_are_told() {
    assert_eq!((number("3.70").decimals(), number("100/3").decimals()), (Some(1), None));
    assert_eq!((number("7/8").decimals(), number("3").decimals()), (Some(3), Some(0)));
    assert_eq!(number("42").to_i64(), Some(42));
    assert_eq!(Exact::from_decimal(Decimal::new(4200, 2)).to_i64(), Some(42));
    assert_eq!((number("4.2").to_i64(), number("1/3").to_i64()), (None, None));
    assert_eq!(number("9223372036854775808").to_i64(), None);
    assert!(number("3.0").is_integer() && !number("3.1").is_integer() && !number("1/3").is_integer());
    assert_eq!((number("-1/3").signum(), number("1/3").signum(), number("-2").signum()), (-1, 1, -1));
    assert_eq!(["-1/3", "0", "0.1"].map(|text| number(text).is_negative()), [true, false, false]);
    assert_eq!(number("1/3").as_decimal(), None);
    assert_eq!(number("2.50").as_decimal().unwrap().to_string(), "2.5");
    assert_eq!(number("-2.5").to_ratio(), (-5, 2));
    assert_eq!(Exact::ratio(1, 0), None);
    assert_eq!(number("1").checked_div(Exact::ZERO), Err(NumberError::DivisionByZero));
    assert!(size_of::<Exact>() <= 48);
}

#[test]
fn zeros_at_the_end_are_no_decimals() {
    let cents = Exact::from_decimal(Decimal::new(12_300, 4));
    assert_eq!([1, 2, 3].map(|decimals| cents.fits_decimals(decimals)), [false, true, true]);
    assert_eq!([0, 1].map(|decimals| number("7").fits_decimals(decimals)), [true, true]);
    assert!(!number("1/3").fits_decimals(28));
    let beyond_a_decimal = number("340282366920938463463374607431768211/8");
    assert_eq!([2, 3].map(|decimals| beyond_a_decimal.fits_decimals(decimals)), [false, true]);
}

#[test]
fn what_is_taken_from_itself_leaves_nothing() {
    let share = Exact::ratio(i128::MAX - 1, i128::MAX).unwrap();
    assert_eq!(share.checked_sub(share), Ok(Exact::ZERO));
    assert_eq!(share.checked_add(share.checked_neg().unwrap()), Ok(Exact::ZERO));
}

#[test]
fn rounding_follows_its_mode() {
    let modes = [RoundingMode::Up, RoundingMode::Down, RoundingMode::Nearest, RoundingMode::HalfEven];
    let table: [(&str, &str, [&str; 4]); 10] = [
        ("2270", "1", ["2270"; 4]),
        ("2270/3", "1", ["757", "756", "757", "757"]),
        ("2.5", "1", ["3", "2", "3", "2"]),
        ("3.5", "1", ["4", "3", "4", "4"]),
        ("-2.5", "1", ["-2", "-3", "-3", "-2"]),
        ("-2.4", "1", ["-2", "-3", "-2", "-2"]),
        ("2.665", "0.01", ["2.67", "2.66", "2.67", "2.66"]),
        ("1894", "10", ["1900", "1890", "1890", "1890"]),
        ("1.1", "1/3", ["4/3", "1", "1", "1"]),
        ("-7/6", "1/3", ["-1", "-4/3", "-4/3", "-4/3"]),
    ];
    for (value, step, expected) in table {
        for (mode, expected) in modes.into_iter().zip(expected) {
            let rounded = number(value).round(mode, number(step)).unwrap();
            assert_eq!(rounded, number(expected), "{value} to {step} {mode:?}");
        }
    }
    for step in ["0", "-1"] {
        assert_eq!(number("1").round(RoundingMode::Up, number(step)), Err(NumberError::DivisionByZero));
    }
}

#[test]
fn order_never_overflows() {
    let large = i128::MAX;
    let just_below = Exact::ratio(large - 2, large - 1).unwrap();
    let nearer = Exact::ratio(large - 1, large).unwrap();
    assert!(just_below < nearer && nearer < Exact::ONE);
    assert!(just_below.checked_neg().unwrap() > nearer.checked_neg().unwrap());
    assert_eq!(nearer.cmp(&nearer), std::cmp::Ordering::Equal);
    assert!(Exact::ratio(large, 3).unwrap() > Exact::from_decimal(Decimal::MAX));
}
