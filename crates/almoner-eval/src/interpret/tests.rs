//! What expressions, rules and benefits mean, on a program made by hand.

mod benefits;
mod corners;
mod doubt;
mod months;

use almoner_check::exact::Exact;
use almoner_check::program::*;
use almoner_check::types::Type;
use almoner_diagnostic::{Language, message};
use almoner_syntax::ast::{AggregateFunction, Comparison, RoundingMode, ScaleMethod};

use crate::facts::Facts;
use crate::outcome::Status;
use crate::prepared::{EvaluateOptions, Prepared};
use crate::testing::*;
use crate::trace::StepKind;
use crate::value::Value;

const FAMILY: &str = r#"{"area": "urban", "savings": 3000, "cars": 0,
    "members": [{"wage": 100}, {"wage": 0}, {"wage": 0}]}"#;

fn facts(prepared: &Prepared, json: &str) -> Facts {
    let read = prepared.facts_from_json(json);
    read.unwrap_or_else(|mistakes| {
        panic!("{:?}", mistakes.iter().map(|one| message(one, Language::English)).collect::<Vec<_>>())
    })
}

/// The value of an expression for a household, as JSON has it; or the message of the error.
fn value_of(program: Program, expr: &Expr, json: &str, as_of: &str) -> String {
    let prepared = prepared(program);
    let facts = facts(&prepared, json);
    match prepared.evaluate_expression(&facts, day(as_of), expr) {
        Ok(value) => show(&value),
        Err(error) => format!("{} {}", error.code.number, message(&error, Language::English)),
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Enum(_, value) => format!("#{value}"),
        Value::Text(text) => text.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Unknown(unknown) => {
            let missing: Vec<String> =
                unknown.missing.iter().map(|place| format!("{}.{}", place.thing.0, place.field.0)).collect();
            format!("{:?} for {}", unknown.possible, missing.join(" "))
        }
    }
}

fn eval(expr: &Expr, json: &str) -> String {
    value_of(program(), expr, json, "2025-08-01")
}

fn json_of(program: Program, json: &str, as_of: &str) -> String {
    let prepared = prepared(program);
    let facts = facts(&prepared, json);
    match prepared.evaluate(&facts, day(as_of), &EvaluateOptions::default()) {
        Ok(outcome) => outcome.to_json(&prepared),
        Err(error) => format!("{} {}", error.code.number, message(&error, Language::English)),
    }
}

#[test]
fn a_ratio_is_kept_until_a_rounding_settles_it() {
    let third = compute(Arithmetic::Divide, num("100", ""), num("3", ""), number_in(""));
    let gap = compute(Arithmetic::Subtract, num("790", ""), third, number_in(""));
    let total = compute(Arithmetic::Multiply, gap, num("3", ""), number_in(""));
    assert_eq!(eval(&total, "{}"), "2270");
    let rounded = expr(ExprKind::Rounded(RoundingMode::Up, boxed(total), boxed(num("1", ""))), number_in(""));
    assert_eq!(eval(&rounded, "{}"), "2270");
    let sum = compute(Arithmetic::Add, num("0.1", ""), num("0.2", ""), number_in(""));
    assert_eq!(eval(&compare(Comparison::Equal, sum, num("0.3", "")), "{}"), "true");
    let quotient = compute(Arithmetic::Divide, num("10", ""), num("3", ""), number_in(""));
    assert_eq!(eval(&quotient, "{}"), "10/3");
    assert_eq!(eval(&num("3.7", ""), "{}"), "3.7");
}

#[test]
fn the_allowance_of_a_family_is_exact() {
    let json = json_of(program(), FAMILY, "2025-08-01");
    insta::assert_snapshot!(json, @r#"{"as_of":"2025-08-01","decided":true,"benefits":[{"benefit":"subsistence_allowance","for":"household","status":"granted","amount":"2270","unit":"yuan per month","pays":"monthly","lines":[{"line":"top_up","amount":"2270"}],"conditions":[{"condition":"low_income","holds":"yes"},{"condition":"no_car","holds":"yes"}]}]}"#);
    assert_eq!(json, json_of(program(), &FAMILY.replace("100", "100.00"), "2025-08-01"));
}

#[test]
fn without_its_income_a_household_is_undecided() {
    let json =
        json_of(program(), r#"{"area": "urban", "cars": 0, "members": [{}, {"wage": 0}]}"#, "2025-08-01");
    insta::assert_snapshot!(json, @r#"{"as_of":"2025-08-01","decided":false,"benefits":[{"benefit":"subsistence_allowance","for":"household","status":"undecided","amount":{"at_least":"0","at_most":"1580"},"unit":"yuan per month","pays":"monthly","lines":[{"line":"top_up","amount":{"at_least":"0","at_most":"1580"}}],"conditions":[{"condition":"low_income","holds":"unknown"},{"condition":"no_car","holds":"yes"}],"missing":["members[0].wage"]}],"needs":[{"fact":"members[0].wage","label":{"zh":"工资"},"settles":1000,"narrows":1000}]}"#);
}

#[test]
fn one_condition_that_fails_decides_whatever_is_missing() {
    let json = json_of(program(), r#"{"area": "urban", "cars": 1, "members": [{}]}"#, "2025-08-01");
    insta::assert_snapshot!(json, @r#"{"as_of":"2025-08-01","decided":true,"benefits":[{"benefit":"subsistence_allowance","for":"household","status":"refused","amount":"0","unit":"yuan per month","pays":"monthly","lines":[{"line":"top_up","amount":"0"}],"conditions":[{"condition":"low_income","holds":"unknown"},{"condition":"no_car","holds":"no"}],"refused_because":[{"condition":"no_car"}]}]}"#);
}

#[test]
fn needs_come_most_decisive_first() {
    let prepared = prepared(program());
    let facts = facts(&prepared, r#"{"members": [{}, {"wage": 0}]}"#);
    let outcome = prepared.evaluate(&facts, day("2025-08-01"), &EvaluateOptions::default()).unwrap();
    let needs: Vec<String> =
        outcome.needs.iter().map(|need| prepared.fact_path(&facts, need.place)).collect();
    assert_eq!(needs, ["cars", "members[0].wage", "area"]);
    let none = prepared.facts_from_json("{}").unwrap();
    let outcome = prepared.evaluate(&none, day("2025-08-01"), &EvaluateOptions::default()).unwrap();
    let needs: Vec<String> = outcome.needs.iter().map(|need| prepared.fact_path(&none, need.place)).collect();
    assert_eq!(needs.first().map(String::as_str), Some("members"));
    assert_eq!(outcome.benefits[0].status, Status::Undecided);
}

#[test]
fn a_parameter_without_a_value_names_its_first_day() {
    let json = r#"{"area": "urban"}"#;
    assert_eq!(
        value_of(program(), &standard(), json, "2020-01-01"),
        "E0808 `standard for urban` has no value on 2020-01-01: its first day is 2024-07-01"
    );
    assert_eq!(value_of(program(), &standard(), json, "2025-06-30"), "700");
    assert_eq!(value_of(program(), &standard(), json, "9999-12-31"), "790");
    assert_eq!(eval(&standard(), "{}"), "Number(Interval { low: Closed(500), high: Closed(790) }) for 0.0");
    let mut ended = program();
    ended.parameters[0].values[0].truncate(1);
    assert_eq!(
        value_of(ended.clone(), &standard(), json, "2025-08-01"),
        "E0809 `standard for urban` has no value on 2025-08-01: its last day was 2025-06-30"
    );
    ended.parameters[0].values[0][0].value = None;
    assert!(value_of(ended, &standard(), json, "2025-01-01").starts_with("E0824"));
}

#[test]
fn nobody_in_the_household_is_an_error_that_names_the_rule() {
    let json = r#"{"area": "urban", "cars": 0, "members": []}"#;
    assert_eq!(json_of(program(), json, "2025-08-01"), "E0801 `household.income_per_head` divides by zero");
    assert_eq!(eval(&members(), json), "0");
}

#[test]
fn a_value_given_directly_replaces_its_rule() {
    let json = r#"{"area": "urban", "cars": 0, "income_per_head": "100 yuan per person per month", "members": [{}]}"#;
    assert!(json_of(program(), json, "2025-08-01").contains(r#""amount":"690""#));
}

#[test]
fn and_or_follow_kleene() {
    let unknown = || fact(0, CARS, whole());
    let unknown = || compare(Comparison::Equal, unknown(), num("0", ""));
    let both = |left, right| expr(ExprKind::And(vec![left, right]), Type::YesNo);
    let one = |left, right| expr(ExprKind::Or(vec![left, right]), Type::YesNo);
    assert_eq!(eval(&both(unknown(), yes_no(false)), "{}"), "false");
    assert_eq!(eval(&both(unknown(), yes_no(true)), "{}"), "YesNo for 0.2");
    assert_eq!(eval(&one(unknown(), yes_no(true)), "{}"), "true");
    assert_eq!(eval(&one(yes_no(false), unknown()), "{}"), "YesNo for 0.2");
    // What stands after a `no` is never computed.
    let error = || {
        let by_zero = compute(Arithmetic::Divide, num("1", ""), num("0", ""), number_in(""));
        compare(Comparison::Less, by_zero, num("1", ""))
    };
    assert_eq!(eval(&both(yes_no(false), error()), "{}"), "false");
    assert_eq!(eval(&both(unknown(), error()), "{}"), "YesNo for 0.2");
    assert!(eval(&both(yes_no(true), error()), "{}").starts_with("E0801"));
}

fn cases_of(cases: Vec<Case>, otherwise: Option<Expr>) -> Expr {
    let cases = Cases { cases, otherwise: otherwise.map(boxed), span: span() };
    expr(ExprKind::Cases(cases), number_in(""))
}

#[test]
fn a_case_that_may_apply_leaves_a_range() {
    let no_car = || compare(Comparison::Equal, fact(0, CARS, whole()), num("0", ""));
    let cases = cases_of(vec![case(no_car(), num("10", ""))], Some(num("4", "")));
    assert_eq!(eval(&cases, r#"{"cars": 0}"#), "10");
    assert_eq!(eval(&cases, r#"{"cars": 2}"#), "4");
    assert_eq!(eval(&cases, "{}"), "Number(Interval { low: Closed(4), high: Closed(10) }) for 0.2");
    let same = cases_of(vec![case(no_car(), num("4", ""))], Some(num("4", "")));
    assert_eq!(eval(&same, "{}"), "4");
    let none = cases_of(vec![case(no_car(), num("4", ""))], None);
    assert_eq!(eval(&none, r#"{"cars": 1}"#), "E0803 none of the cases of `this expression` applies");
}

fn exception(name: &str, condition: Expr, value: Expr, overriding: Vec<usize>) -> Exception {
    Exception { declared: declared(name), overriding, condition, value, cites: Vec::new() }
}

#[test]
fn exceptions_apply_agree_override_or_are_an_error() {
    let with = |exceptions: Vec<Exception>| {
        let mut program = program();
        let mut limit = define("limit", Some(HOUSEHOLD), number_in("yuan"), num("24", "yuan"));
        limit.versions[0].exceptions = exceptions;
        program.rules.push(limit);
        value_of(program, &rule(0, 2, vec![], number_in("yuan")), r#"{"savings": 5}"#, "2025-08-01")
    };
    let rich = || compare(Comparison::Greater, fact(0, SAVINGS, number_in("yuan")), num("3", "yuan"));
    let unknown = || compare(Comparison::Equal, fact(0, CARS, whole()), num("0", ""));
    assert_eq!(with(vec![exception("a", yes_no(false), num("1", "yuan"), vec![])]), "24");
    assert_eq!(with(vec![exception("a", rich(), num("12", "yuan"), vec![])]), "12");
    let pair = |first: &str, second: &str, overriding| {
        with(vec![
            exception("a", rich(), num(first, "yuan"), vec![]),
            exception("b", rich(), num(second, "yuan"), overriding),
        ])
    };
    assert_eq!(pair("12", "12", vec![]), "12");
    assert_eq!(pair("12", "6", vec![0]), "6");
    assert_eq!(
        pair("12", "6", vec![]),
        "E0804 the exceptions `a` and `b` of `household.limit` both apply and disagree: 12 yuan against 6 yuan"
    );
    assert_eq!(
        with(vec![exception("a", unknown(), num("12", "yuan"), vec![])]),
        "Number(Interval { low: Closed(12), high: Closed(24) }) for 0.2"
    );
}

fn row(tests: Vec<Test>, value: &str) -> Row {
    Row { tests, value: num(value, ""), cites: Vec::new(), span: span() }
}

#[test]
fn a_table_has_one_row_for_each_situation() {
    let table = |rows: Vec<Row>, otherwise: Option<Expr>, json: &str| {
        let mut program = program();
        let columns = vec![fact(0, CARS, whole()), fact(0, AREA_FIELD, Type::Enum(AREA))];
        let body = RuleBody::Table(Table { columns, rows, otherwise: otherwise.map(boxed) });
        program.rules.push(define_by("tier", Some(HOUSEHOLD), number_in(""), body));
        value_of(program, &rule(0, 2, vec![], number_in("")), json, "2025-08-01")
    };
    let at_least = |number: &str| Test::Compare(Comparison::AtLeast, num(number, ""));
    let urban = || {
        let urban = expr(ExprKind::Constant(Constant::Enum(AREA, 0)), Type::Enum(AREA));
        Test::Compare(Comparison::Equal, urban)
    };
    let rows = || {
        vec![
            row(vec![at_least("2"), Test::Any], "1"),
            row(vec![Test::Between(num("0", ""), num("1", "")), urban()], "2"),
        ]
    };
    assert_eq!(table(rows(), None, r#"{"cars": 2, "area": "rural"}"#), "1");
    assert_eq!(table(rows(), None, r#"{"cars": 1, "area": "urban"}"#), "2");
    assert_eq!(table(rows(), Some(num("9", "")), r#"{"cars": 1, "area": "rural"}"#), "9");
    assert!(
        table(rows(), None, r#"{"cars": 1, "area": "rural"}"#)
            .starts_with("E0805 no row of the table `household.tier`")
    );
    assert_eq!(
        table(rows(), Some(num("9", "")), r#"{"cars": 1}"#),
        "Number(Interval { low: Closed(2), high: Closed(9) }) for 0.0"
    );
    let overlapping =
        vec![row(vec![at_least("0"), Test::Any], "1"), row(vec![at_least("1"), Test::Any], "2")];
    assert!(table(overlapping, None, r#"{"cars": 1}"#).starts_with("E0806 rows 1 and 2"));
}

#[test]
fn scales_count_by_bracket_by_whole_or_along_a_line() {
    let scale = |method, quantity: Expr, json: &str| {
        let mut program = program();
        let bracket = |from: &str, inclusive, value: &str| Bracket {
            from: num(from, "yuan"),
            inclusive,
            value: num(value, ""),
            cites: Vec::new(),
            span: span(),
        };
        let brackets =
            vec![bracket("0", true, "0"), bracket("12000", true, "0.5"), bracket("100000", false, "0.6")];
        let mut rule_of =
            define_by("share", None, number_in("yuan"), RuleBody::Scale(Scale { method, brackets }));
        rule_of.params = vec![("bill".into(), number_in("yuan"))];
        program.rules.push(rule_of);
        value_of(program, &rule(0, 2, vec![quantity], number_in("yuan")), json, "2025-08-01")
    };
    let amount = |text: &str| num(text, "yuan");
    assert_eq!(scale(ScaleMethod::Marginal, amount("12000"), "{}"), "0");
    assert_eq!(scale(ScaleMethod::Marginal, amount("20000"), "{}"), "4000");
    assert_eq!(scale(ScaleMethod::Marginal, amount("110000"), "{}"), "50000");
    assert_eq!(scale(ScaleMethod::WholeAmount, amount("100000"), "{}"), "0.5");
    assert_eq!(scale(ScaleMethod::WholeAmount, amount("100000.01"), "{}"), "0.6");
    assert_eq!(scale(ScaleMethod::Linear, amount("6000"), "{}"), "0.25");
    assert_eq!(scale(ScaleMethod::Linear, amount("200000"), "{}"), "0.6");
    assert!(scale(ScaleMethod::WholeAmount, amount("-1"), "{}").starts_with("E0807 -1 yuan is below"));
    let savings = || fact(0, SAVINGS, number_in("yuan"));
    assert_eq!(
        scale(ScaleMethod::Marginal, savings(), "{}"),
        "Number(Interval { low: Closed(0), high: Infinite }) for 0.1"
    );
    assert_eq!(
        scale(ScaleMethod::WholeAmount, savings(), "{}"),
        "Number(Interval { low: Closed(0), high: Closed(0.6) }) for 0.1"
    );
}

#[test]
fn aggregates_count_who_may_count() {
    let wage = || fact(0, WAGE, number_in("yuan per month"));
    let employed = || fact(0, EMPLOYED, Type::YesNo);
    let over = |function, filter, body, json: &str| {
        let ty = if matches!(function, AggregateFunction::Any | AggregateFunction::Every) {
            Type::YesNo
        } else {
            number_in("")
        };
        eval(&aggregate(function, filter, body, ty), json)
    };
    let known = r#"{"members": [{"wage": 5, "employed": true}, {"wage": 7, "employed": false}]}"#;
    let doubtful = r#"{"members": [{"wage": 5, "employed": true}, {"wage": 7}]}"#;
    use AggregateFunction::*;
    for (function, all, filtered, in_doubt) in [
        (Sum, "12", "5", "Number(Interval { low: Closed(5), high: Closed(12) }) for 2.1"),
        (Largest, "7", "5", "Number(Interval { low: Closed(5), high: Closed(7) }) for 2.1"),
        (Smallest, "5", "5", "5"),
        (Average, "6", "5", "Number(Interval { low: Closed(5), high: Closed(7) }) for 2.1"),
    ] {
        assert_eq!(over(function, None, Some(wage()), known), all, "{function:?}");
        assert_eq!(over(function, Some(employed()), Some(wage()), known), filtered, "{function:?}");
        assert_eq!(over(function, Some(employed()), Some(wage()), doubtful), in_doubt, "{function:?}");
    }
    assert_eq!(
        over(Number, Some(employed()), None, doubtful),
        "Number(Interval { low: Closed(1), high: Closed(2) }) for 2.1"
    );
    let high = || compare(Comparison::Greater, wage(), num("6", "yuan per month"));
    assert_eq!(over(Any, Some(employed()), Some(high()), known), "false");
    assert_eq!(over(Any, Some(employed()), Some(high()), doubtful), "YesNo for 2.1");
    assert_eq!(over(Every, Some(employed()), Some(high()), known), "false");
    assert_eq!(over(Every, None, Some(high()), r#"{"members": []}"#), "true");
    assert_eq!(over(Any, Some(employed()), None, known), "true");
    assert!(over(Largest, None, Some(wage()), r#"{"members": []}"#).starts_with("E0813"));
    assert_eq!(
        over(Sum, None, Some(wage()), "{}"),
        "Number(Interval { low: Infinite, high: Infinite }) for 0.3"
    );
    assert_eq!(over(Number, None, None, "{}"), "Number(Interval { low: Closed(0), high: Infinite }) for 0.3");
    // Whether the only one counts is not known: if anyone counts, this is the value.
    assert_eq!(over(Largest, Some(employed()), Some(wage()), r#"{"members": [{"wage": 7}]}"#), "7");
}

#[test]
fn the_position_among_others_has_a_stated_order() {
    let position = |ties: Option<Expr>| {
        expr(
            ExprKind::Position {
                hops: 1,
                field: MEMBERS,
                filter: None,
                key: boxed(fact(0, WAGE, number_in("yuan per month"))),
                highest_first: true,
                ties: ties.map(boxed),
            },
            number_in(""),
        )
    };
    let places = |ties: Option<Expr>, json: &str| {
        let mut program = program();
        program.rules.push(define("place", Some(PERSON), number_in(""), position(ties)));
        let prepared = prepared(program);
        let facts = facts(&prepared, json);
        let output = prepared.output("person.place").unwrap();
        let options = EvaluateOptions { outputs: vec![output], ..EvaluateOptions::default() };
        let outcome = prepared
            .evaluate(
                &facts,
                day("2025-08-01"),
                &EvaluateOptions { benefits: crate::BenefitScope::None, ..options },
            )
            .unwrap();
        outcome.outputs.iter().map(|output| show(&output.value)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(places(None, r#"{"members": [{"wage": 5}, {"wage": 7}, {"wage": 5}]}"#), "2, 1, 3");
    let born = || fact(0, BORN, Type::Date);
    let with_births = r#"{"members": [{"wage": 5, "birth_date": "2000-01-01"}, {"wage": 5, "birth_date": "1999年1月1日"}]}"#;
    assert_eq!(places(Some(born()), with_births), "2, 1");
    assert_eq!(
        places(None, r#"{"members": [{"wage": 5}, {}]}"#),
        "Number(Interval { low: Closed(1), high: Closed(2) }) for 2.0, Number(Interval { low: Closed(1), high: Closed(2) }) for 2.0"
    );
}

fn date(text: &str) -> Expr {
    expr(ExprKind::Constant(Constant::Date(day(text))), Type::Date)
}

#[test]
fn days_months_and_ages_are_defined() {
    let plus = |from: &str, number: &str, unit: &str| {
        eval(&compute(Arithmetic::Add, date(from), num(number, unit), Type::Date), "{}")
    };
    assert_eq!(plus("2025-01-31", "1", "month"), "2025-02-28");
    assert_eq!(plus("2024-01-31", "1", "month"), "2024-02-29");
    assert_eq!(plus("2025-01-31", "2", "weeks"), "2025-02-14");
    assert_eq!(plus("2024-02-29", "1", "year"), "2025-02-28");
    assert!(plus("2025-01-31", "1.5", "months").starts_with("E0819"));
    assert!(plus("9999-12-31", "1", "day").starts_with("E0818"));
    let age = |born: &str, on: &str| {
        let age = expr(ExprKind::AgeOn { hops: 0, field: FieldId(BORN), on: boxed(date(on)) }, whole());
        let every = aggregate(AggregateFunction::Sum, None, Some(age), whole());
        eval(&every, &format!(r#"{{"members": [{{"birth_date": "{born}"}}]}}"#))
    };
    assert_eq!(age("2000-02-29", "2018-02-28"), "17");
    assert_eq!(age("2000-02-29", "2018-03-01"), "18");
    assert!(age("2026-01-01", "2025-01-01").starts_with("E0820"));
    let span = |unit, from: &str, to: &str| {
        eval(&expr(ExprKind::SpanBetween(unit, boxed(date(from)), boxed(date(to))), whole()), "{}")
    };
    use almoner_syntax::ast::CalendarUnit::*;
    assert_eq!(span(Month, "2025-01-31", "2025-02-28"), "1");
    assert_eq!(span(Day, "2025-03-01", "2025-02-28"), "-1");
    assert_eq!(span(Year, "2000-08-02", "2025-08-01"), "24");
}

#[test]
fn another_day_has_other_figures_and_the_same_facts() {
    let earlier = expr(ExprKind::On(boxed(standard()), boxed(date("2025-01-01"))), number_in(""));
    assert_eq!(eval(&earlier, r#"{"area": "urban"}"#), "700");
    let last_month =
        |value: Expr| expr(ExprKind::LastMonth { value: boxed(value), first: None }, number_in(""));
    assert_eq!(value_of(program(), &last_month(standard()), r#"{"area": "urban"}"#, "2025-07-31"), "700");
    let series = || fact(0, SERIES, number_in("yuan per month"));
    let sum = |value: Expr| aggregate(AggregateFunction::Sum, None, Some(value), number_in("yuan per month"));
    let json = r#"{"members": [{"income_series": {"2025-07": 3, "2025年8月": "4 yuan per month"}}]}"#;
    assert_eq!(eval(&sum(series()), json), "4");
    assert_eq!(eval(&sum(last_month(series())), json), "3");
    assert_eq!(
        value_of(program(), &sum(series()), json, "2025-09-01"),
        "Number(Interval { low: Closed(0), high: Infinite }) for 1.4"
    );
}

#[test]
fn too_much_work_is_given_up() {
    let prepared = prepared(program());
    let facts = facts(&prepared, FAMILY);
    let options = EvaluateOptions { step_budget: 10, ..EvaluateOptions::default() };
    let error = prepared.evaluate(&facts, day("2025-08-01"), &options).unwrap_err();
    assert_eq!(error.code.number, "E0815");
    // A rule that uses the next one, ten thousand times: an end with a message, not a crash.
    let mut deep = program();
    for position in 2..10_002u32 {
        let next = rule(0, position + 1, vec![], number_in(""));
        deep.rules.push(define("deep", Some(HOUSEHOLD), number_in(""), next));
    }
    deep.rules.push(define("end", Some(HOUSEHOLD), number_in(""), num("1", "")));
    assert!(
        value_of(deep.clone(), &rule(0, 2, vec![], number_in("")), "{}", "2025-08-01").starts_with("E0816")
    );
    assert_eq!(value_of(deep, &rule(0, 9_900, vec![], number_in("")), "{}", "2025-08-01"), "1");
}

#[test]
fn too_many_digits_name_the_rule() {
    let mut program = program();
    let huge = num("79228162514264337593543950335", "");
    program.rules.push(define(
        "huge",
        None,
        number_in(""),
        compute(Arithmetic::Multiply, huge.clone(), huge, number_in("")),
    ));
    let use_of = rule(0, 2, vec![], number_in(""));
    assert_eq!(
        value_of(program, &use_of, "{}", "2025-08-01"),
        "E0802 the exact result in `huge` has more digits than can be kept"
    );
}

#[test]
fn every_step_is_kept_once() {
    let prepared = prepared(program());
    let facts = facts(&prepared, FAMILY);
    let (outcome, trace) =
        prepared.evaluate_traced(&facts, day("2025-08-01"), &EvaluateOptions::default()).unwrap();
    assert_eq!(trace.roots.len(), outcome.benefits.len());
    let rules =
        trace.steps.iter().filter(|step| matches!(step.kind, StepKind::Rule { rule: RuleId(PER_HEAD), .. }));
    assert_eq!(rules.count(), 1);
    let uses = trace.steps.iter().filter(|step| {
        step.children.iter().any(|child| {
            matches!(trace.step(*child).unwrap().kind, StepKind::Rule { rule: RuleId(PER_HEAD), .. })
        })
    });
    assert_eq!(uses.count(), 2);
    let rounded = trace.steps.iter().find(|step| matches!(step.kind, StepKind::Rounded(_))).unwrap();
    assert_eq!(rounded.children.len(), 2);
    let root = trace.step(trace.roots[0]).unwrap();
    assert_eq!(
        (&root.kind, &root.value),
        (&StepKind::Benefit(BenefitId(0)), &Value::Number(Exact::from_integer(2270)))
    );
    for (position, step) in trace.steps.iter().enumerate() {
        assert!(step.children.iter().all(|child| (child.0 as usize) < position));
    }
    let (plain, _) =
        prepared.evaluate_traced(&facts, day("2025-08-01"), &EvaluateOptions::default()).unwrap();
    assert_eq!(plain.to_json(&prepared), outcome.to_json(&prepared));
}

#[test]
fn outputs_are_found_by_name() {
    let prepared = prepared(program());
    assert_eq!(prepared.output("income").unwrap(), crate::Output::Rule(RuleId(INCOME)));
    assert_eq!(prepared.output("household.income").unwrap(), crate::Output::Rule(RuleId(INCOME)));
    assert_eq!(prepared.output("subsistence_allowance").unwrap(), crate::Output::Amount(BenefitId(0)));
    assert_eq!(
        prepared.output("subsistence_allowance.granted").unwrap(),
        crate::Output::Granted(BenefitId(0))
    );
    assert_eq!(prepared.output("incme").unwrap_err().code.number, "E0917");
}
