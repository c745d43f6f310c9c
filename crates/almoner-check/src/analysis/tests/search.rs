//! The search for example households against trying out all values.

use almoner_syntax::ast::Comparison;
use proptest::prelude::*;

use super::build::*;
use crate::analysis::ask::{Answer, Asker, Condition};
use crate::analysis::context::Context;
use crate::analysis::question::Scope;
use crate::exact::Exact;
use crate::program::{Arithmetic, Constant, EntityId, Expr, ExprKind, Period};
use crate::types::Type;

/// One person, as the model sees them; the wage in quarters.
#[derive(Clone, Copy, Debug)]
struct Person {
    age: i64,
    wage_quarters: i64,
    area: u32,
    employed: bool,
}

/// Everybody that the conditions below can tell apart: their limits are halves between -12 and 12.
fn everybody() -> impl Iterator<Item = Person> {
    (0..=10).flat_map(|age| {
        (0..=64).flat_map(move |wage_quarters| {
            (0..3).flat_map(move |area| {
                [true, false].map(move |employed| Person { age, wage_quarters, area, employed })
            })
        })
    })
}

fn model_number(expr: &Expr, person: Person) -> Exact {
    let int = Exact::from_integer;
    match &expr.kind {
        ExprKind::Constant(Constant::Number(value)) => *value,
        ExprKind::Fact { field, .. } if field.0 == AGE => int(person.age),
        ExprKind::Fact { .. } => Exact::ratio(person.wage_quarters.into(), 4).unwrap(),
        ExprKind::Negate(part) => model_number(part, person).checked_neg().unwrap(),
        ExprKind::Arithmetic(operator, left, right) => {
            let (left, right) = (model_number(left, person), model_number(right, person));
            match operator {
                Arithmetic::Add => left.checked_add(right).unwrap(),
                Arithmetic::Subtract => left.checked_sub(right).unwrap(),
                Arithmetic::Multiply => left.checked_mul(right).unwrap(),
                Arithmetic::Divide => left.checked_div(right).unwrap(),
            }
        }
        other => panic!("{other:?}"),
    }
}

fn model(expr: &Expr, person: Person) -> bool {
    match &expr.kind {
        ExprKind::Constant(Constant::YesNo(value)) => *value,
        ExprKind::Fact { .. } => person.employed,
        ExprKind::Not(part) => !model(part, person),
        ExprKind::And(parts) => parts.iter().all(|part| model(part, person)),
        ExprKind::Or(parts) => parts.iter().any(|part| model(part, person)),
        ExprKind::OneOf(_, values) => values
            .iter()
            .any(|value| matches!(value.kind, ExprKind::Constant(Constant::Enum(_, value)) if value == person.area)),
        ExprKind::Between(value, low, high) => {
            let value = model_number(value, person);
            model_number(low, person) <= value && value <= model_number(high, person)
        }
        ExprKind::Cases(cases) => {
            let first = cases.cases.iter().find(|case| model(&case.condition, person));
            first.map_or_else(
                || model(cases.otherwise.as_ref().unwrap(), person),
                |case| model(&case.value, person),
            )
        }
        ExprKind::Compare(comparison, left, right) => {
            if let ExprKind::Constant(Constant::Enum(_, value)) = right.kind {
                return (value == person.area) == (*comparison == Comparison::Equal);
            }
            let order = model_number(left, person).cmp(&model_number(right, person));
            match comparison {
                Comparison::Equal => order.is_eq(),
                Comparison::NotEqual => order.is_ne(),
                Comparison::Less => order.is_lt(),
                Comparison::AtMost => order.is_le(),
                Comparison::Greater => order.is_gt(),
                Comparison::AtLeast => order.is_ge(),
            }
        }
        other => panic!("{other:?}"),
    }
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop_oneof![
        Just(Comparison::Equal),
        Just(Comparison::NotEqual),
        Just(Comparison::Less),
        Just(Comparison::AtMost),
        Just(Comparison::Greater),
        Just(Comparison::AtLeast),
    ]
}

/// `a * x + b compared with c`, in one of several spellings.
fn linear() -> impl Strategy<Value = Expr> {
    let field = prop_oneof![Just(AGE), Just(WAGE)];
    (field, comparison(), prop_oneof![Just(1i64), Just(2), Just(-1), Just(-2)], -3i64..4, -6i64..13, 0..4)
        .prop_map(|(field, comparison, factor, added, limit, spelling)| {
            let product = match spelling {
                0 => arithmetic(Arithmetic::Multiply, number(factor), fact(field)),
                1 => arithmetic(Arithmetic::Multiply, fact(field), number(factor)),
                2 if factor == -1 => expr(ExprKind::Negate(Box::new(fact(field))), number_type(false)),
                _ => arithmetic(Arithmetic::Multiply, fact(field), number(factor)),
            };
            let sum = arithmetic(Arithmetic::Add, product, number(added));
            if spelling == 3 {
                compare(comparison, number(limit), sum)
            } else {
                compare(comparison, sum, number(limit))
            }
        })
}

fn leaf() -> impl Strategy<Value = Expr> {
    prop_oneof![
        4 => linear(),
        2 => (0u32..3, any::<bool>()).prop_map(|(value, same)| {
            let comparison = if same { Comparison::Equal } else { Comparison::NotEqual };
            compare(comparison, fact(AREA_FIELD), area(value))
        }),
        1 => proptest::collection::vec((0u32..3).prop_map(area), 1..3).prop_map(|values| {
            expr(ExprKind::OneOf(Box::new(fact(AREA_FIELD)), values), Type::YesNo)
        }),
        1 => (0i64..6, 0i64..12).prop_map(|(low, high)| {
            expr(
                ExprKind::Between(Box::new(fact(AGE)), Box::new(number(low)), Box::new(number(high))),
                Type::YesNo,
            )
        }),
        1 => Just(fact(EMPLOYED)),
        1 => any::<bool>().prop_map(|yes| expr(ExprKind::Constant(Constant::YesNo(yes)), Type::YesNo)),
    ]
}

fn condition() -> impl Strategy<Value = Expr> {
    leaf().prop_recursive(3, 12, 4, |inner| {
        let several = proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several.clone().prop_map(|parts| expr(ExprKind::And(parts), Type::YesNo)),
            several.prop_map(|parts| expr(ExprKind::Or(parts), Type::YesNo)),
            inner.clone().prop_map(not),
            (inner.clone(), inner.clone(), inner).prop_map(|(condition, value, otherwise)| {
                let case = crate::program::Case { condition, value, span: NOWHERE };
                let otherwise = Some(Box::new(otherwise));
                let cases = crate::program::Cases { cases: vec![case], otherwise, span: NOWHERE };
                expr(ExprKind::Cases(cases), Type::YesNo)
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_search_agrees_with_trying_everybody(yes in condition(), also in condition(), no in condition()) {
        let program = program();
        let context = Context::new(&program);
        let scope = Scope { entity: Some(EntityId(0)), rule: None, period: Period::default() };
        let conditions = [&yes, &also, &no].map(Condition::Holds).into();
        let answer = Asker::new(&context, scope, conditions).ask(&[0, 1], &[2]);
        let someone =
            everybody().find(|person| model(&yes, *person) && model(&also, *person) && !model(&no, *person));
        match answer {
            Answer::Never => prop_assert!(someone.is_none(), "missed {someone:?}"),
            Answer::For(household) => {
                prop_assert!(someone.is_some(), "invented {}", household.en);
                prop_assert!(household.proven);
            }
            Answer::Unknown => prop_assert!(false, "given up"),
        }
    }
}

#[test]
fn examples_are_told_in_both_languages() {
    let program = program();
    let context = Context::new(&program);
    let scope = Scope { entity: Some(EntityId(0)), rule: None, period: Period::default() };
    let old = compare(Comparison::AtLeast, fact(AGE), number(6));
    let rural = compare(Comparison::Equal, fact(AREA_FIELD), area(1));
    let employed = fact(EMPLOYED);
    let conditions = [&old, &rural, &employed].map(Condition::Holds).into();
    let Answer::For(household) = Asker::new(&context, scope, conditions).ask(&[0, 1], &[2]) else {
        panic!("there is such a person");
    };
    assert_eq!(household.en, "age = 6, area = rural, employed = no");
    assert_eq!(household.zh, "age 为 6，area 为 rural，employed 为 否");
}

#[test]
fn what_varies_in_two_ways_is_not_proven() {
    let program = program();
    let context = Context::new(&program);
    let scope = Scope { entity: Some(EntityId(0)), rule: None, period: Period::default() };
    let less = compare(Comparison::Less, fact(WAGE), fact(AGE));
    let more = compare(Comparison::AtLeast, fact(WAGE), fact(AGE));
    let asker = Asker::new(&context, scope, [&less, &more].map(Condition::Holds).into());
    assert!(matches!(asker.ask(&[0, 1], &[]), Answer::Never), "one is the opposite of the other");
    assert!(matches!(asker.ask(&[], &[0, 1]), Answer::Never), "one of them always holds");
    assert!(matches!(asker.ask(&[0], &[]), Answer::For(household) if !household.proven));
}
