//! What is said of a household with missing facts must hold for it once they are known: random expressions
//! over random households, with and without some of their facts.

use almoner_check::program::*;
use almoner_check::types::Type;
use almoner_syntax::ast::{AggregateFunction, Comparison, RoundingMode};
use proptest::prelude::*;

use crate::prepared::{EvaluateOptions, NeedsOrder, Prepared};
use crate::testing::*;
use crate::value::{Possible, Value};

/// A household: area, savings, cars, and of each member the wage and whether employed; each with whether
/// it is left out.
pub(crate) type Household = ((bool, bool), (u16, bool), (u8, bool), Vec<((u16, bool), (bool, bool))>);

pub(crate) fn household() -> impl Strategy<Value = Household> {
    let member = ((0u16..2000, any::<bool>()), (any::<bool>(), any::<bool>()));
    (
        any::<(bool, bool)>(),
        (0u16..5000, any::<bool>()),
        (0u8..3, any::<bool>()),
        prop::collection::vec(member, 0..4),
    )
}

/// The facts as JSON; all of them, or without those that are left out.
pub(crate) fn json(household: &Household, all: bool) -> String {
    let (area, savings, cars, members) = household;
    let mut fields = Vec::new();
    let mut add = |given: bool, text: String| {
        if all || given {
            fields.push(text);
        }
    };
    add(area.1, format!(r#""area": "{}""#, if area.0 { "urban" } else { "rural" }));
    add(savings.1, format!(r#""savings": {}"#, savings.0));
    add(cars.1, format!(r#""cars": {}"#, cars.0));
    let member = |((wage, wage_given), (employed, employed_given)): &((u16, bool), (bool, bool))| {
        let mut fields = Vec::new();
        if all || *wage_given {
            fields.push(format!(r#""wage": {wage}"#));
        }
        if all || *employed_given {
            fields.push(format!(r#""employed": {employed}"#));
        }
        format!("{{{}}}", fields.join(", "))
    };
    let members: Vec<String> = members.iter().map(member).collect();
    fields.push(format!(r#""members": [{}]"#, members.join(", ")));
    format!("{{{}}}", fields.join(", "))
}

fn plain() -> Type {
    number_in("")
}

fn savings() -> Expr {
    fact(0, SAVINGS, plain())
}

/// A number of a member: its wage, one more than its wage, or the household's savings.
fn member_number() -> impl Strategy<Value = Expr> {
    prop_oneof![
        Just(fact(0, WAGE, plain())),
        Just(compute(Arithmetic::Add, fact(0, WAGE, plain()), num("1", ""), plain())),
        Just(fact(1, SAVINGS, plain())),
    ]
}

fn member_truth() -> impl Strategy<Value = Expr> {
    let over = |number: Expr| compare(Comparison::Greater, number, num("700", ""));
    prop_oneof![Just(fact(0, EMPLOYED, Type::YesNo)), member_number().prop_map(over)]
}

fn over_members() -> impl Strategy<Value = Expr> {
    let function = prop::sample::select(vec![
        AggregateFunction::Sum,
        AggregateFunction::Largest,
        AggregateFunction::Smallest,
        AggregateFunction::Average,
    ]);
    let with_body = (function, prop::option::of(member_truth()), member_number())
        .prop_map(|(function, filter, body)| aggregate(function, filter, Some(body), plain()));
    let number = prop::option::of(member_truth())
        .prop_map(|filter| aggregate(AggregateFunction::Number, filter, None, plain()));
    prop_oneof![with_body, number]
}

fn number_leaf() -> BoxedStrategy<Expr> {
    prop_oneof![
        (-3i32..3000).prop_map(|number| num(&number.to_string(), "")),
        Just(savings()),
        Just(fact(0, CARS, plain())),
        Just(standard()),
        Just(gap()),
        over_members(),
    ]
    .boxed()
}

fn truth_leaf() -> BoxedStrategy<Expr> {
    let urban = expr(ExprKind::Constant(Constant::Enum(AREA, 0)), Type::Enum(AREA));
    let in_town = compare(Comparison::Equal, fact(0, AREA_FIELD, Type::Enum(AREA)), urban);
    let over_all = (prop::bool::ANY, prop::option::of(member_truth()), member_truth()).prop_map(
        |(any, filter, body)| {
            let function = if any { AggregateFunction::Any } else { AggregateFunction::Every };
            aggregate(function, filter, Some(body), Type::YesNo)
        },
    );
    prop_oneof![Just(in_town), any::<bool>().prop_map(yes_no), over_all].boxed()
}

/// Expressions of numbers and of yes or no that use each other, `depth` levels.
pub(crate) fn expressions(depth: u32) -> (BoxedStrategy<Expr>, BoxedStrategy<Expr>) {
    if depth == 0 {
        return (number_leaf(), truth_leaf());
    }
    let (number, truth) = expressions(depth - 1);
    let operator = prop::sample::select(vec![
        Arithmetic::Add,
        Arithmetic::Subtract,
        Arithmetic::Multiply,
        Arithmetic::Divide,
    ]);
    let comparison = prop::sample::select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Greater,
        Comparison::AtLeast,
    ]);
    let mode = prop::sample::select(vec![
        RoundingMode::Up,
        RoundingMode::Down,
        RoundingMode::Nearest,
        RoundingMode::HalfEven,
    ]);
    let step = prop::sample::select(vec!["1", "0.01", "10"]);
    let over_months = prop::sample::select(vec![
        AggregateFunction::Sum,
        AggregateFunction::Largest,
        AggregateFunction::Smallest,
        AggregateFunction::Average,
    ]);
    let numbers = prop_oneof![
        number_leaf(),
        (operator, number.clone(), number.clone()).prop_map(|(operator, left, right)| compute(
            operator,
            left,
            right,
            plain()
        )),
        (mode, number.clone(), step).prop_map(|(mode, value, step)| {
            expr(ExprKind::Rounded(mode, boxed(value), boxed(num(step, ""))), plain())
        }),
        (truth.clone(), number.clone(), truth.clone(), number.clone(), number.clone()).prop_map(
            |(first, one, second, two, rest)| {
                let cases = vec![case(first, one), case(second, two)];
                let cases = Cases { cases, otherwise: Some(boxed(rest)), span: span() };
                expr(ExprKind::Cases(cases), plain())
            }
        ),
        (any::<bool>(), prop::collection::vec(number.clone(), 1..3)).prop_map(|(lesser, parts)| {
            let kind = if lesser { ExprKind::LesserOf(parts) } else { ExprKind::GreaterOf(parts) };
            expr(kind, plain())
        }),
        (over_months, prop::option::of(truth.clone()), number.clone())
            .prop_map(|(function, filter, body)| window(function, 2, filter, Some(body), plain())),
        truth.clone().prop_map(|filter| window(AggregateFunction::Number, 3, Some(filter), None, plain())),
    ];
    let truths = prop_oneof![
        truth_leaf(),
        (any::<bool>(), prop::option::of(truth.clone()), truth.clone()).prop_map(|(any, filter, body)| {
            let function = if any { AggregateFunction::Any } else { AggregateFunction::Every };
            window(function, 2, filter, Some(body), Type::YesNo)
        }),
        (comparison, number.clone(), number.clone())
            .prop_map(|(comparison, left, right)| compare(comparison, left, right)),
        truth.clone().prop_map(|part| expr(ExprKind::Not(boxed(part)), Type::YesNo)),
        (any::<bool>(), prop::collection::vec(truth, 1..4)).prop_map(|(all, parts)| {
            expr(if all { ExprKind::And(parts) } else { ExprKind::Or(parts) }, Type::YesNo)
        }),
        (number.clone(), number.clone(), number).prop_map(|(value, low, high)| {
            expr(ExprKind::Between(boxed(value), boxed(low), boxed(high)), Type::YesNo)
        }),
    ];
    (numbers.boxed(), truths.boxed())
}

pub(crate) fn covers(partial: &Value, full: &Value) -> bool {
    match (partial, full) {
        (Value::Unknown(unknown), full) => match (&unknown.possible, full) {
            (Possible::Number(range), Value::Number(number)) => range.contains(*number),
            (Possible::YesNo, Value::YesNo(_)) => true,
            _ => false,
        },
        (partial, full) => partial == full,
    }
}

fn check(household: &Household, expr: &Expr) -> Result<(), TestCaseError> {
    let prepared = prepared(program());
    let day = day("2025-08-01");
    let evaluate = |json: &str| {
        let facts = prepared.facts_from_json(json).unwrap();
        prepared.evaluate_expression(&facts, day, expr)
    };
    let (all, some) = (json(household, true), json(household, false));
    match (evaluate(&some), evaluate(&all)) {
        (Ok(partial), Ok(full)) => {
            prop_assert!(covers(&partial, &full), "{partial:?} of {some} does not cover {full:?} of {all}");
        }
        // An error that stands whatever is still missing.
        (Err(before), after) => prop_assert!(after.is_err(), "{before:?} of {some}, but {after:?} of {all}"),
        (Ok(partial), Err(_)) => {
            prop_assert!(!partial.is_known() || some != all);
        }
    }
    Ok(())
}

fn outcomes(prepared: &Prepared, json: &str) -> Option<(crate::Outcome, crate::Outcome)> {
    let facts = prepared.facts_from_json(json).unwrap();
    let options = EvaluateOptions { needs: NeedsOrder::AsDeclared, ..EvaluateOptions::default() };
    let plain = prepared.evaluate(&facts, day("2025-08-01"), &options).ok()?;
    let (traced, trace) = prepared.evaluate_traced(&facts, day("2025-08-01"), &options).unwrap();
    assert_eq!(trace.roots.len(), plain.benefits.len());
    Some((plain, traced))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_said_of_a_number_holds(household in household(), expr in expressions(3).0) {
        check(&household, &expr)?;
    }

    #[test]
    fn what_is_said_of_a_truth_holds(household in household(), expr in expressions(3).1) {
        check(&household, &expr)?;
    }

    #[test]
    fn what_is_decided_stays_decided(household in household()) {
        let prepared = prepared(program());
        let partial = outcomes(&prepared, &json(&household, false));
        let full = outcomes(&prepared, &json(&household, true));
        if let (Some((partial, traced)), Some((full, _))) = (&partial, &full) {
            prop_assert_eq!(partial.to_json(&prepared), traced.to_json(&prepared));
            for (before, after) in partial.benefits.iter().zip(&full.benefits) {
                prop_assert!(before.status == after.status || before.status == crate::Status::Undecided);
                prop_assert!(covers(before.amount.as_ref().unwrap(), after.amount.as_ref().unwrap()));
                prop_assert!(before.amount.as_ref().unwrap().range().unwrap().low.value().is_some());
            }
            prop_assert_eq!(partial.is_decided(), partial.needs.is_empty());
        }
    }
}
