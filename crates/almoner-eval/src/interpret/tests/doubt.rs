//! What may never be looked at raises no error: with the facts that are missing, it might not be.

use super::*;
use crate::interpret::Machine;
use crate::interpret::observer::Nobody;
use crate::value::Truth;

/// Whether 100 divided by a member's wage is above 1: an error for a wage of 0.
fn divided() -> Expr {
    let wage = fact(0, WAGE, number_in("yuan per month"));
    let share = compute(Arithmetic::Divide, num("100", "yuan per month"), wage, number_in(""));
    compare(Comparison::Greater, share, num("1", ""))
}

#[test]
fn members_after_one_in_doubt() {
    let any = aggregate(AggregateFunction::Any, None, Some(divided()), Type::YesNo);
    assert_eq!(eval(&any, r#"{"members": [{}, {"wage": 0}]}"#), "YesNo for 1.0");
    assert_eq!(eval(&any, r#"{"members": [{"wage": 50}, {"wage": 0}]}"#), "true");
    assert!(eval(&any, r#"{"members": [{"wage": 500}, {"wage": 0}]}"#).starts_with('E'));
}

#[test]
fn an_exception_that_another_may_go_before() {
    let savings = || fact(0, SAVINGS, number_in("yuan"));
    let failing = compute(Arithmetic::Divide, num("1", "yuan"), num("0", ""), number_in("yuan"));
    let car = compare(Comparison::Greater, fact(0, CARS, whole()), num("0", ""));
    let rich = compare(Comparison::AtLeast, savings(), num("1000", "yuan"));
    let mut limit = define("limit", Some(HOUSEHOLD), number_in("yuan"), num("1", "yuan"));
    limit.versions[0].exceptions =
        vec![exception("rich", rich, failing, vec![]), exception("car", car, num("7", "yuan"), vec![0])];
    let limit_of = |json: &str| {
        let mut program = program();
        program.rules.push(limit.clone());
        value_of(program, &rule(0, 2, vec![], number_in("yuan")), json, "2025-08-01")
    };
    assert!(limit_of(r#"{"savings": 1000}"#).ends_with("for 0.2"));
    assert_eq!(limit_of(r#"{"savings": 1000, "cars": 1}"#), "7");
    assert!(limit_of(r#"{"savings": 1000, "cars": 0}"#).starts_with('E'));
}

#[test]
fn a_benefit_that_is_looked_at_only_where_another_is_due() {
    let failing = aggregate(AggregateFunction::Any, None, Some(divided()), Type::YesNo);
    let line = |amount| vec![("line", num(amount, "yuan per month"))];
    let car = compare(Comparison::Greater, fact(0, CARS, whole()), num("0", ""));
    let mut program = program();
    let mut first = benefit("first", HOUSEHOLD, vec![("car", car)], line("10"));
    first.interactions =
        vec![Interaction { with: BenefitId(1), hops: 0, whichever_is_higher: false, span: span() }];
    program.benefits = vec![first, benefit("second", HOUSEHOLD, vec![("failing", failing)], line("20"))];
    let prepared = prepared(program);
    let granted = |json: &str| {
        let facts = facts(&prepared, json);
        let mut machine = Machine::new(&prepared, &facts, day("2025-08-01"), 10_000, Nobody);
        machine.decide(BenefitId(0), crate::ThingId::ROOT).ok().map(|(decision, ())| decision.granted.truth())
    };
    assert_eq!(granted(r#"{"members": [{"wage": 0}]}"#), Some(Truth::Unknown));
    assert_eq!(granted(r#"{"cars": 0, "members": [{"wage": 0}]}"#), Some(Truth::No));
    assert_eq!(granted(r#"{"cars": 1, "members": [{"wage": 0}]}"#), None);
}
