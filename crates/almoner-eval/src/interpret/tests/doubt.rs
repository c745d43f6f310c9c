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
    // Nothing goes before it: with or without a car it is looked at.
    limit.versions[0].exceptions[1].overriding.clear();
    let mut program = program();
    program.rules.push(limit);
    let told =
        value_of(program, &rule(0, 2, vec![], number_in("yuan")), r#"{"savings": 1000}"#, "2025-08-01");
    assert!(told.starts_with('E'), "{told}");
}

/// Who counts is not known: the result is that of any of those who may.
#[test]
fn the_largest_and_the_average_of_those_who_may_count() {
    let over = |function, json: &str| {
        let wage = fact(0, WAGE, number_in("yuan per month"));
        let employed = fact(0, EMPLOYED, Type::YesNo);
        eval(&aggregate(function, Some(employed), Some(wage), number_in("yuan per month")), json)
    };
    let range = |ends: &str, of: &str| format!("Number(Interval {{ {ends} }}) for {of}");
    use AggregateFunction::*;
    let nobody_certain = r#"{"members": [{"wage": 300}, {"wage": 100}]}"#;
    let one_certain = r#"{"members": [{"wage": 300, "employed": true}, {"wage": 100}]}"#;
    let between = "low: Closed(100), high: Closed(300)";
    assert_eq!(over(Largest, nobody_certain), range(between, "1.1 2.1"));
    assert_eq!(over(Smallest, nobody_certain), range(between, "1.1 2.1"));
    assert_eq!(over(Average, nobody_certain), range(between, "1.1 2.1"));
    assert_eq!(over(Largest, one_certain), "300");
    assert_eq!(over(Average, one_certain), range(between, "2.1"));
    let unknown = r#"{"members": [{}]}"#;
    assert_eq!(over(Largest, unknown), range("low: Closed(0), high: Infinite", "1.0 1.1"));
    let nobody = r#"{"members": [{"wage": 1, "employed": false}]}"#;
    for (function, word) in [(Largest, "largest"), (Smallest, "smallest"), (Average, "average")] {
        let told = over(function, nobody);
        assert!(told.contains(word), "{told}");
    }
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

/// An aggregate inside one of a member: over the members of the member's household.
fn inner(function: AggregateFunction, filter: Option<Expr>, body: Option<Expr>) -> Expr {
    let mut inner = aggregate(function, filter, body, number_in(""));
    if let ExprKind::Aggregate { hops, .. } = &mut inner.kind {
        *hops = 1;
    }
    inner
}

#[test]
fn sums_and_counts_within_one_another_are_evaluated_once_in_doubt_too() {
    let none = || num("0", "");
    let (mut sums, mut counts) = (fact(0, WAGE, number_in("")), fact(0, EMPLOYED, Type::YesNo));
    for _ in 0..40 {
        sums = inner(AggregateFunction::Sum, None, Some(sums));
        let count = inner(AggregateFunction::Number, Some(counts), None);
        counts = compare(Comparison::Greater, count, none());
    }
    let sum = aggregate(AggregateFunction::Sum, None, Some(sums), number_in(""));
    let count = aggregate(AggregateFunction::Number, Some(counts), None, number_in(""));
    let one = r#"{"members": [{}]}"#;
    assert_eq!(eval(&sum, one), "Number(Interval { low: Closed(0), high: Infinite }) for 1.0");
    assert_eq!(eval(&count, one), "Number(Interval { low: Closed(0), high: Closed(1) }) for 1.1");
}

#[test]
fn what_comes_after_a_thing_in_doubt_is_added_to_what_came_before() {
    let wage = || fact(0, WAGE, number_in("yuan per month"));
    let employed = || fact(0, EMPLOYED, Type::YesNo);
    let json = r#"{"members": [{"wage": 5, "employed": true}, {"wage": 7}, {"wage": 9, "employed": true}]}"#;
    let over = |function, body| eval(&aggregate(function, Some(employed()), body, number_in("")), json);
    let sum = over(AggregateFunction::Sum, Some(wage()));
    assert_eq!(sum, "Number(Interval { low: Closed(14), high: Closed(21) }) for 2.1");
    let count = over(AggregateFunction::Number, None);
    assert_eq!(count, "Number(Interval { low: Closed(2), high: Closed(3) }) for 2.1");
}
