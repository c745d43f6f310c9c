//! Payers of one bill: whatever their rates, amounts, deductibles, caps and roundings are, they never pay more than the
//! bill, nobody pays below nothing, and payments and remainder are the bill. With facts missing, what is said holds for
//! the facts once they are known.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use std::fmt::Write as _;
use std::sync::Arc;

use almoner_check::check;
use almoner_check::exact::Exact;
use almoner_diagnostic::Sources;
use almoner_eval::{Bound, EvaluateOptions, Possible, Prepared, Value};
use jiff::civil::date;
use proptest::prelude::*;

/// Of a line: its rate (or an amount), deductible, cap, rounding.
type Line = (Result<u8, i32>, Option<i32>, Option<i32>, Option<u8>);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let share = prop_oneof![(0u8..=100).prop_map(Ok), (-500i32..5000).prop_map(Err)];
    let amount = || prop::option::of(-2_000i32..8_000);
    prop::collection::vec((share, amount(), amount(), prop::option::of(0u8..4)), 1..6)
}

fn program(lines: &[Line]) -> Prepared {
    let mut text =
        "module m\nentity person\n cost : yuan\n used : yuan\n\npayers person.rest : yuan\n of cost\n"
            .to_owned();
    for (place, (share, above, cap, rounding)) in lines.iter().enumerate() {
        let share = match share {
            Ok(rate) => format!("{rate}%"),
            Err(amount) => format!("{amount} yuan"),
        };
        let _ = write!(text, " p{place}: {share}");
        let _ = above.map(|above| write!(text, " above {above} yuan"));
        let _ = cap.map(|cap| write!(text, ", at most {cap} yuan - used"));
        let rounding = rounding.map(|rounding| match rounding {
            0 => "up to 1 yuan",
            1 => "down to 0.01 yuan",
            2 => "to 10 yuan",
            _ => "half even to 1 yuan",
        });
        let _ = rounding.map(|rounding| write!(text, ", rounded {rounding}"));
        text.push('\n');
    }
    let mut sources = Sources::new();
    sources.add("m.alm", text.clone());
    let checked = check(sources);
    let errors: Vec<_> = checked.diagnostics.iter().map(|found| (found.code.number, &found.args)).collect();
    assert!(!checked.has_errors(), "{text}\n{errors:#?}");
    Prepared::new(Arc::new(checked.program.expect("a program")))
}

/// What each pays and, last, what remains.
fn values(prepared: &Prepared, lines: usize, facts: &str) -> Vec<Value> {
    let facts = prepared.facts_from_json(facts).expect("facts that fit");
    let names = (0..lines).map(|place| format!("p{place}")).chain(["rest".to_owned()]);
    let outputs = names.map(|name| prepared.output(&name).expect("a known name")).collect();
    let options = EvaluateOptions { outputs, ..EvaluateOptions::default() };
    let outcome = prepared.evaluate(&facts, date(2026, 1, 1), &options).expect("an outcome");
    outcome.outputs.into_iter().map(|output| output.value).collect()
}

fn number(value: &Value) -> Exact {
    match value {
        Value::Number(number) => *number,
        other => panic!("{other:?} is not known"),
    }
}

/// Whether a value is still possible after what was said of it with facts missing.
fn holds(said: &Value, known: Exact) -> bool {
    let Value::Unknown(unknown) = said else { return number(said) == known };
    let Possible::Number(range) = &unknown.possible else { return false };
    let above = match range.low {
        Bound::Infinite => true,
        Bound::Open(low) => low < known,
        Bound::Closed(low) => low <= known,
    };
    above
        && match range.high {
            Bound::Infinite => true,
            Bound::Open(high) => known < high,
            Bound::Closed(high) => known <= high,
        }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn payments_are_at_most_the_bill(lines in lines(), cost in -100i32..20_000, used in 0i32..9_000) {
        let prepared = program(&lines);
        let known = values(&prepared, lines.len(), &format!(r#"{{"cost": {cost}, "used": {used}}}"#));
        let (rest, payments) = known.split_last().expect("at least the rest");
        let bill = Exact::from_integer(i64::from(cost));
        let mut sum = Exact::ZERO;
        for payment in payments {
            prop_assert!(!number(payment).is_negative());
            sum = sum.checked_add(number(payment)).expect("small numbers");
        }
        prop_assert!(sum <= bill.max(Exact::ZERO), "{sum:?} of {bill:?}");
        prop_assert_eq!(sum.checked_add(number(rest)).expect("small numbers"), bill);
        for facts in [format!(r#"{{"cost": {cost}}}"#), format!(r#"{{"used": {used}}}"#), "{}".to_owned()] {
            let said = values(&prepared, lines.len(), &facts);
            for (said, known) in said.iter().zip(&known) {
                prop_assert!(holds(said, number(known)), "{facts}: {said:?} against {known:?}");
            }
        }
    }
}
