//! Values that go back month by month, and windows of months.

use super::*;

#[test]
fn a_long_chain_of_months_is_computed_from_its_start() {
    let (program, balance) = counted_from(date("1925-08-01"));
    assert_eq!(value_of(program, &balance, "{}", "2025-08-31"), "1201");
    let (program, balance) = counted_from(date("1925-07-31"));
    assert!(value_of(program, &balance, "{}", "2025-08-31").starts_with("E0840"));
}

/// A rule that counts the months from the one of a day on.
fn counted_from(from: Expr) -> (Program, Expr) {
    let mut program = program();
    let balance = rule(0, 2, vec![], number_in(""));
    let first = Some(Box::new(FirstMonth { value: num("0", ""), from }));
    let before = expr(ExprKind::LastMonth { value: boxed(balance.clone()), first }, number_in(""));
    let more = compute(Arithmetic::Add, before, num("1", ""), number_in(""));
    program.rules.push(define("balance", Some(HOUSEHOLD), number_in(""), more));
    (program, balance)
}

#[test]
fn a_chain_of_months_may_start_from_a_fact() {
    let count = |json: &str, as_of: &str| {
        let (program, balance) = counted_from(fact(0, BORN, Type::Date));
        let sum = aggregate(AggregateFunction::Sum, None, Some(balance), number_in(""));
        let mut program = program;
        program.rules.iter_mut().for_each(|rule| rule.entity = Some(PERSON));
        value_of(program, &sum, json, as_of)
    };
    let two = r#"{"members": [{"birth_date": "2025-03-20"}, {"birth_date": "2025-07-01"}]}"#;
    assert_eq!(count(two, "2025-08-31"), (6 + 2).to_string());
    assert_eq!(count(two, "2025-06-30"), (4 + 1).to_string(), "in the month of the start and before it");
    let unknown = r#"{"members": [{"birth_date": "2025-03-20"}, {}]}"#;
    assert!(count(unknown, "2025-08-31").ends_with("for 2.2"));
    let long_ago = r#"{"members": [{"birth_date": "0925-03-20"}]}"#;
    assert!(count(long_ago, "2025-08-31").starts_with("E0840"));
}

#[test]
fn a_start_that_moves_with_the_month_is_that_of_the_decision_date() {
    let moving = compute(
        Arithmetic::Subtract,
        expr(ExprKind::DecisionDate, Type::Date),
        num("3", "month"),
        Type::Date,
    );
    let (program, balance) = counted_from(moving);
    assert_eq!(value_of(program, &balance, "{}", "2025-08-31"), "4");
}

#[test]
fn a_window_sees_each_month_with_its_own_figures() {
    let number = || number_in("yuan per month");
    let series = || fact(0, SERIES, number());
    let of_first = |of: Expr| aggregate(AggregateFunction::Sum, None, Some(of), number());
    let over = |function, filter, body, ty| window(function, 3, filter, body, ty);
    let json = r#"{"area": "urban", "members": [{"income_series":
        {"2025-04": 1000, "2025-05": 3, "2025-06": 4, "2025-07": 8, "2025-08": 100}}]}"#;
    let all = |function| eval(&of_first(over(function, None, Some(series()), number())), json);
    assert_eq!(all(AggregateFunction::Sum), "15");
    assert_eq!(all(AggregateFunction::Average), "5");
    assert_eq!(all(AggregateFunction::Largest), "8");
    assert_eq!(all(AggregateFunction::Smallest), "3");
    let more_than = |amount| compare(Comparison::Greater, series(), num(amount, "yuan per month"));
    let count = over(AggregateFunction::Number, Some(more_than("3")), None, number_in("month"));
    assert_eq!(eval(&of_first(count), json), "2");
    let none = over(AggregateFunction::Largest, Some(more_than("9")), Some(series()), number());
    assert!(eval(&of_first(none), json).starts_with("E0841"));
    let mut with_this = over(AggregateFunction::Sum, None, Some(series()), number());
    if let ExprKind::Window { with_this, .. } = &mut with_this.kind {
        *with_this = true;
    }
    assert_eq!(eval(&of_first(with_this), json), "115");
    // The standard is raised on 2025-07-01.
    let standards = window(AggregateFunction::Sum, 2, None, Some(standard()), number());
    assert_eq!(value_of(program(), &standards, json, "2025-08-15"), "1490");
}

#[test]
fn a_month_without_its_fact_is_unknown_and_named() {
    let number = || number_in("yuan per month");
    let sum = window(AggregateFunction::Sum, 3, None, Some(fact(0, SERIES, number())), number());
    let sum = aggregate(AggregateFunction::Sum, None, Some(sum), number());
    let prepared = prepared(program());
    let facts = facts(&prepared, r#"{"members": [{"income_series": {"2025-05": 3, "2025-07": 8}}]}"#);
    let value = prepared.evaluate_expression(&facts, day("2025-08-01"), &sum).unwrap();
    let months: Vec<_> = value.missing().iter().map(|place| place.month.unwrap().to_string()).collect();
    assert_eq!(months, ["2025-06-01"]);
    assert_eq!(value.range().unwrap().low.value(), Some(exact("11")));
    // Before the first year of the calendar there are no months.
    let error = prepared.evaluate_expression(&facts, day("0001-02-01"), &sum).unwrap_err();
    assert_eq!(error.code.number, "E0818");
}
