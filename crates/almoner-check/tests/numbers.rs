//! Exact numbers against an independent model: rationals of unlimited size.

use almoner_check::exact::{Exact, NumberError};
use almoner_syntax::ast::RoundingMode;
use num_rational::BigRational;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::hash::{BuildHasher, RandomState};

fn model(value: Exact) -> BigRational {
    let (numerator, denominator) = value.to_ratio();
    BigRational::new(numerator.into(), denominator.into())
}

fn integer(value: i64) -> BigRational {
    BigRational::from_integer(value.into())
}

/// Whether 128-bit numerator and denominator can hold it.
fn fits(value: &BigRational) -> bool {
    i128::try_from(value.numer().clone()).is_ok() && i128::try_from(value.denom().clone()).is_ok()
}

/// The model's answer must come out; an overflow is right only near the edge of what can be held.
fn agrees(result: Result<Exact, NumberError>, expected: &BigRational) -> bool {
    match result {
        Ok(value) => model(value) == *expected,
        Err(NumberError::Overflow) => !fits(expected),
        Err(NumberError::DivisionByZero) => false,
    }
}

/// Rounds by counting halves, unlike the code under test.
fn model_round(value: &BigRational, mode: RoundingMode, step: &BigRational) -> BigRational {
    let quotient = value / step;
    let half = BigRational::new(1.into(), 2.into());
    let nearest = match mode {
        RoundingMode::Up => quotient.ceil(),
        RoundingMode::Down => quotient.floor(),
        RoundingMode::Nearest if quotient < integer(0) => (&quotient - &half).ceil(),
        RoundingMode::Nearest => (&quotient + &half).floor(),
        RoundingMode::HalfEven => {
            let up = (&quotient + &half).floor();
            let tie = (&quotient + &half).is_integer();
            let odd = (&up / integer(2)).is_integer();
            if tie && !odd { up - integer(1) } else { up }
        }
    };
    nearest * step
}

fn decimal() -> impl Strategy<Value = Exact> {
    let mantissa = prop_oneof![
        -1000i128..1000,
        any::<i64>().prop_map(i128::from),
        (-79_228_162_514_264_337_593_543_950_335i128..=79_228_162_514_264_337_593_543_950_335),
    ];
    (mantissa, prop_oneof![0u32..4, 0u32..=28])
        .prop_map(|(mantissa, scale)| Exact::from_decimal(Decimal::from_i128_with_scale(mantissa, scale)))
}

fn some_number() -> impl Strategy<Value = Exact> {
    prop_oneof![
        3 => decimal(),
        1 => (-5000i128..5000, 1i128..400).prop_map(|(over, under)| Exact::ratio(over, under).unwrap_or(Exact::ONE)),
        1 => (any::<i128>(), 1i128..).prop_filter_map("a ratio", |(over, under)| Exact::ratio(over, under)),
        1 => (any::<i64>(), 1i64..).prop_map(|(over, under)| Exact::ratio(over.into(), under.into()).unwrap_or(Exact::ONE)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1200))]

    #[test]
    fn arithmetic_is_that_of_rationals(a in some_number(), b in some_number()) {
        let (x, y) = (model(a), model(b));
        prop_assert!(agrees(a.checked_mul(b), &(&x * &y)), "{} * {}", a, b);
        prop_assert!(agrees(a.checked_neg(), &-&x), "-{}", a);
        if b.is_zero() {
            prop_assert_eq!(a.checked_div(b), Err(NumberError::DivisionByZero));
        } else {
            prop_assert!(agrees(a.checked_div(b), &(&x / &y)), "{} / {}", a, b);
        }
        // A sum's parts before reduction may be too large although the sum is not; it is never wrong.
        for (result, expected) in [(a.checked_add(b), &x + &y), (a.checked_sub(b), &x - &y)] {
            if let Ok(value) = result {
                prop_assert_eq!(model(value), expected);
            }
        }
    }

    #[test]
    fn sums_of_amounts_are_always_held(
        a in -10i128.pow(24)..10i128.pow(24), b in -10i128.pow(24)..10i128.pow(24),
        under in 1i128..1000, more in 1i128..1000,
    ) {
        let (a, b) = (Exact::ratio(a, under).unwrap(), Exact::ratio(b, more).unwrap());
        prop_assert_eq!(model(a.checked_add(b).unwrap()), model(a) + model(b));
        prop_assert_eq!(model(a.checked_sub(b).unwrap()), model(a) - model(b));
    }

    #[test]
    fn order_and_equality_are_those_of_rationals(a in some_number(), b in some_number()) {
        prop_assert_eq!(a.cmp(&b), model(a).cmp(&model(b)), "{} and {}", a, b);
        prop_assert_eq!(a == b, model(a) == model(b));
        prop_assert_eq!(a.signum(), i32::from(model(a) > integer(0)) - i32::from(model(a) < integer(0)));
    }

    #[test]
    fn a_value_has_one_form(a in some_number(), b in some_number()) {
        let there_and_back = [
            a.checked_mul(b).and_then(|product| if b.is_zero() { Ok(a) } else { product.checked_div(b) }),
            a.checked_add(b).and_then(|sum| sum.checked_sub(b)),
        ];
        let hasher = RandomState::new();
        for same in there_and_back.into_iter().flatten() {
            prop_assert_eq!(same, a);
            prop_assert_eq!(hasher.hash_one(same), hasher.hash_one(a));
            prop_assert_eq!(same.to_string(), a.to_string());
            prop_assert_eq!(same.decimals(), a.decimals());
        }
    }

    #[test]
    fn rounding_is_that_of_rationals(a in some_number(), step in some_number()) {
        let step = if step.is_negative() { step.checked_neg().unwrap_or(Exact::ONE) } else { step };
        for mode in [RoundingMode::Up, RoundingMode::Down, RoundingMode::Nearest, RoundingMode::HalfEven] {
            match a.round(mode, step) {
                Ok(rounded) => prop_assert_eq!(model(rounded), model_round(&model(a), mode, &model(step))),
                Err(NumberError::DivisionByZero) => prop_assert!(step.is_zero()),
                Err(NumberError::Overflow) => {}
            }
        }
    }

    #[test]
    fn amounts_are_always_rounded(a in -10i128.pow(20)..10i128.pow(20), under in 1i128..1000, scale in 0u32..4) {
        let (a, step) = (Exact::ratio(a, under).unwrap(), Exact::from_decimal(Decimal::new(1, scale)));
        for mode in [RoundingMode::Up, RoundingMode::Down, RoundingMode::Nearest, RoundingMode::HalfEven] {
            let rounded = a.round(mode, step).unwrap();
            prop_assert_eq!(model(rounded), model_round(&model(a), mode, &model(step)));
            prop_assert!(rounded.decimals().is_some_and(|decimals| decimals <= scale));
        }
    }

    #[test]
    fn text_says_all_digits(a in some_number()) {
        let text = a.to_string();
        match text.split_once('/') {
            Some((over, under)) => {
                prop_assert_eq!(a.decimals(), None);
                prop_assert_eq!(Exact::ratio(over.parse().unwrap(), under.parse().unwrap()), Some(a));
            }
            None => {
                let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
                prop_assert_eq!(a.decimals().map(|decimals| decimals as usize), Some(digits));
                prop_assert!(digits == 0 || !text.ends_with('0'));
                // Text of more digits than 128 bits is for people to read only.
                if let Some(read) = Exact::parse(&text) {
                    prop_assert_eq!(read, a);
                }
            }
        }
    }

    #[test]
    fn decimal_text_reads_as_its_value(mantissa in any::<i64>(), scale in 0u32..=28) {
        let value = Decimal::from_i128_with_scale(mantissa.into(), scale);
        prop_assert_eq!(Exact::parse(&value.to_string()), Some(Exact::from_decimal(value)));
    }
}
