//! What seldom comes up and still decides who is paid: other kinds of values than numbers, errors met twice,
//! wordings of one period, benefits of holder and held.

use super::*;

fn no_car() -> Expr {
    compare(Comparison::Equal, fact(0, CARS, whole()), num("0", ""))
}

fn no_savings() -> Expr {
    compare(Comparison::Equal, fact(0, SAVINGS, number_in("yuan")), num("0", "yuan"))
}

fn by_zero(unit: &str) -> Expr {
    compute(Arithmetic::Divide, num("1", unit), num("0", ""), number_in(unit))
}

fn of_area(position: u32) -> Expr {
    expr(ExprKind::Constant(Constant::Enum(AREA, position)), Type::Enum(AREA))
}

fn choice(ty: Type, cases: Vec<Case>, otherwise: Expr) -> Expr {
    let cases = Cases { cases, otherwise: Some(boxed(otherwise)), span: span() };
    expr(ExprKind::Cases(cases), ty)
}

fn of_member(ty: Type, value: Expr, json: &str) -> String {
    let first = program().rules.len();
    let mut program = program();
    program.rules.push(define("asked", Some(PERSON), ty.clone(), value));
    let asked = rule(0, u32::try_from(first).unwrap(), vec![], ty);
    value_of(program, &aggregate(AggregateFunction::Any, None, Some(asked), Type::YesNo), json, "2025-08-01")
}

#[test]
fn days_are_subtracted_compared_and_chosen_among() {
    let days = |later: &str, earlier: &str| {
        eval(&compute(Arithmetic::Subtract, date(later), date(earlier), number_in("days")), "{}")
    };
    assert_eq!(days("2025-03-01", "2025-02-27"), "2");
    assert_eq!(days("2025-02-27", "2025-03-01"), "-2");
    let back = |text: &str, number: &str, unit: &str| {
        eval(&compute(Arithmetic::Subtract, date(text), num(number, unit), Type::Date), "{}")
    };
    assert_eq!(back("2025-03-31", "1", "month"), "2025-02-28");
    assert_eq!(back("2025-03-01", "1", "day"), "2025-02-28");
    let lesser = expr(ExprKind::LesserOf(vec![date("2025-02-27"), date("2024-12-31")]), Type::Date);
    assert_eq!(eval(&lesser, "{}"), "2024-12-31");
    let born = || fact(0, BORN, Type::Date);
    let of_age = |comparison| compare(comparison, born(), date("2007-08-01"));
    for (comparison, held) in [(Comparison::AtMost, "true"), (Comparison::Greater, "false")] {
        let born_in_time = r#"{"members": [{"birth_date": "2007-08-01"}]}"#;
        assert_eq!(of_member(Type::YesNo, of_age(comparison), born_in_time), held);
        assert_eq!(of_member(Type::YesNo, of_age(comparison), r#"{"members": [{}]}"#), "YesNo for 1.2");
    }
    let earlier = expr(ExprKind::LesserOf(vec![born(), date("2007-08-01")]), Type::Date);
    let known = compare(Comparison::Equal, earlier, date("2007-08-01"));
    assert_eq!(of_member(Type::YesNo, known.clone(), r#"{"members": [{}]}"#), "YesNo for 1.2");
    let younger = r#"{"members": [{"birth_date": "2020-01-01"}]}"#;
    assert_eq!(of_member(Type::YesNo, known, younger), "true");
}

#[test]
fn yes_and_no_are_compared() {
    for (left, right) in [(true, true), (true, false), (false, false)] {
        let of = |comparison| eval(&compare(comparison, yes_no(left), yes_no(right)), "{}");
        assert_eq!(of(Comparison::Equal), (left == right).to_string());
        assert_eq!(of(Comparison::NotEqual), (left != right).to_string());
    }
}

#[test]
fn what_a_case_may_come_to_is_of_its_kind() {
    let open = |ty: Type, first: Expr, otherwise: Expr| {
        eval(&choice(ty, vec![case(no_car(), first)], otherwise), "{}")
    };
    assert_eq!(open(Type::Date, date("2025-01-01"), date("2025-01-02")), "Date for 0.2");
    assert_eq!(open(Type::YesNo, yes_no(true), yes_no(false)), "YesNo for 0.2");
    let text = |text: &str| expr(ExprKind::Constant(Constant::Text(text.into())), Type::Text);
    assert_eq!(open(Type::Text, text("a"), text("b")), "Text for 0.2");
    assert_eq!(open(Type::Text, text("a"), text("a")), "a");
}

#[test]
fn a_value_of_a_list_keeps_what_it_can_be() {
    let mut program = program();
    program.enums[0].values.push(declared("island"));
    let cases = |last| {
        let cases = vec![case(no_car(), of_area(0)), case(no_savings(), of_area(1))];
        choice(Type::Enum(AREA), cases, of_area(last))
    };
    let value = |expr: &Expr| value_of(program.clone(), expr, "{}", "2025-08-01");
    assert_eq!(value(&cases(2)), "Enum(EnumId(0), [0, 1, 2]) for 0.1 0.2");
    assert_eq!(value(&cases(0)), "Enum(EnumId(0), [0, 1]) for 0.1 0.2");
    for (comparison, never) in [(Comparison::Equal, "false"), (Comparison::NotEqual, "true")] {
        assert_eq!(value(&compare(comparison, cases(0), of_area(2))), never);
        assert_eq!(value(&compare(comparison, of_area(2), cases(0))), never);
        assert_eq!(value(&compare(comparison, cases(0), of_area(1))), "YesNo for 0.1 0.2");
    }
}

#[test]
fn a_figure_by_two_keys_of_which_the_first_is_missing() {
    let mut program = program();
    let mut fare = program.parameters[0].clone();
    fare.declared = declared("fare");
    fare.keys.push(fare.keys[0].clone());
    let figures = ["1", "2", "4", "8"].map(|figure| {
        let value = Some(Constant::Number(exact(figure)));
        vec![Dated { value, ..fare.values[1][0].clone() }]
    });
    fare.values = figures.to_vec();
    program.parameters.push(fare);
    let fare = |from, to| {
        let keys = vec![from, to];
        let ty = number_in("yuan per person per month");
        let fare = expr(ExprKind::Parameter { parameter: ParameterId(1), keys }, ty);
        value_of(program.clone(), &fare, "{}", "2025-08-01")
    };
    let missing = || fact(0, AREA_FIELD, Type::Enum(AREA));
    assert_eq!(fare(of_area(1), of_area(0)), "4");
    assert_eq!(fare(missing(), of_area(0)), "Number(Interval { low: Closed(1), high: Closed(4) }) for 0.0");
    assert_eq!(fare(missing(), of_area(1)), "Number(Interval { low: Closed(2), high: Closed(8) }) for 0.0");
    assert_eq!(fare(of_area(1), missing()), "Number(Interval { low: Closed(4), high: Closed(8) }) for 0.0");
}

#[test]
fn exceptions_that_differ_in_a_yes_or_no_disagree() {
    let with = |first: Expr, second: Expr, json: &str| {
        let mut program = program();
        let mut exempt = define("exempt", Some(HOUSEHOLD), Type::YesNo, yes_no(false));
        exempt.versions[0].exceptions =
            vec![exception("a", yes_no(true), first, vec![]), exception("b", yes_no(true), second, vec![])];
        program.rules.push(exempt);
        value_of(program, &rule(0, 2, vec![], Type::YesNo), json, "2025-08-01")
    };
    assert_eq!(with(yes_no(true), yes_no(true), "{}"), "true");
    assert!(with(yes_no(true), yes_no(false), "{}").starts_with("E0804"));
    // They agree for a household without a car.
    assert_eq!(with(yes_no(true), no_car(), "{}"), "YesNo for 0.2");
    assert!(with(yes_no(true), no_car(), r#"{"cars": 1}"#).starts_with("E0804"));
}

#[test]
fn an_error_is_the_same_the_second_time() {
    let mut program = program();
    program.rules.push(define("failing", Some(HOUSEHOLD), number_in(""), by_zero("")));
    let failing = || rule(0, 2, vec![], number_in(""));
    let tried = choice(number_in(""), vec![case(no_car(), failing())], num("1", ""));
    let both = compute(Arithmetic::Add, tried.clone(), failing(), number_in(""));
    let told = |expr: &Expr| value_of(program.clone(), expr, "{}", "2025-08-01");
    assert_eq!(told(&tried), "Number(Interval { low: Infinite, high: Infinite }) for 0.2");
    assert_eq!(told(&both), "E0801 `household.failing` divides by zero");
}

/// An error of the household's values may not come about; one of the rules comes about for every household.
#[test]
fn a_figure_that_is_not_set_is_told_also_where_it_may_not_be_needed() {
    let ty = || number_in("yuan per person per month");
    let tried = choice(ty(), vec![case(no_car(), standard())], num("1", "yuan per person per month"));
    let told = |as_of| value_of(program(), &tried, r#"{"area": "urban"}"#, as_of);
    assert!(told("2020-01-01").starts_with("E0808"), "{}", told("2020-01-01"));
    assert_eq!(told("2025-08-01"), "Number(Interval { low: Closed(1), high: Closed(790) }) for 0.2");
}

#[test]
fn the_only_wording_holds_in_its_period_only() {
    let on = |as_of: &str| {
        let mut program = program();
        let mut aid = define("aid", Some(HOUSEHOLD), number_in("yuan"), num("20", "yuan"));
        aid.versions[0].in_force = Period { from: Some(day("2024-01-01")), until: Some(day("2024-12-31")) };
        program.rules.push(aid);
        value_of(program, &rule(0, 2, vec![], number_in("yuan")), "{}", as_of)
    };
    assert_eq!(on("2024-01-01"), "20");
    assert_eq!(on("2024-12-31"), "20");
    assert_eq!(on("2023-12-31"), "E0812 `household.aid` is not in force on 2023-12-31");
    assert_eq!(on("2025-01-01"), "E0812 `household.aid` is not in force on 2025-01-01");
}

#[test]
fn a_row_that_may_not_apply_raises_no_error() {
    let tier = |json: &str| {
        let columns = vec![fact(0, CARS, whole()), fact(0, SAVINGS, number_in("yuan"))];
        let at_least = |value| Test::Compare(Comparison::AtLeast, value);
        let rows = vec![row(vec![at_least(num("1", "")), at_least(by_zero("yuan"))], "1")];
        let body = RuleBody::Table(Table { columns, rows, otherwise: Some(boxed(num("9", ""))) });
        let mut program = program();
        program.rules.push(define_by("tier", Some(HOUSEHOLD), number_in(""), body));
        value_of(program, &rule(0, 2, vec![], number_in("")), json, "2025-08-01")
    };
    assert_eq!(tier(r#"{"cars": 0, "savings": 5}"#), "9");
    let open = tier(r#"{"savings": 5}"#);
    assert_eq!(open, "Number(Interval { low: Closed(1), high: Closed(9) }) for 0.2");
    assert!(tier(r#"{"cars": 1, "savings": 5}"#).starts_with("E0801"));
}

fn statuses(program: Program, json: &str) -> Vec<String> {
    let prepared = prepared(program);
    let facts = facts(&prepared, json);
    match prepared.evaluate(&facts, day("2025-08-01"), &EvaluateOptions::default()) {
        Ok(outcome) => {
            let amount = |one: &crate::BenefitOutcome| one.amount.as_ref().map_or(String::new(), show);
            outcome.benefits.iter().map(|one| format!("{} {}", one.status.name(), amount(one))).collect()
        }
        Err(error) => vec![error.code.number.to_string()],
    }
}

#[test]
fn a_line_is_looked_at_where_it_is_due_and_never_below_zero() {
    let paid = |amount: Expr, json: &str| {
        let mut program = program();
        program.benefits =
            vec![benefit("aid", HOUSEHOLD, vec![("no_car", no_car())], vec![("line", amount)])];
        statuses(program, json)
    };
    let failing = || by_zero("yuan per month");
    assert_eq!(paid(failing(), r#"{"cars": 0}"#), ["E0801"]);
    assert_eq!(paid(failing(), r#"{"cars": 1}"#), ["refused 0"]);
    assert_eq!(paid(num("-5", "yuan per month"), "{}"), ["undecided 0"]);
}

/// A benefit of persons and one of the household, of which only one is paid.
#[test]
fn a_benefit_gives_way_across_holder_and_held() {
    let line = |amount| vec![("line", num(amount, "yuan per month"))];
    let idle = || expr(ExprKind::Not(boxed(fact(0, EMPLOYED, Type::YesNo))), Type::YesNo);
    let decided = |higher: bool, aid: &'static str, cars: u8, employed: [bool; 2]| {
        let mut care = benefit("care", PERSON, vec![("idle", idle())], line("100"));
        care.interactions =
            vec![Interaction { with: BenefitId(1), hops: 1, whichever_is_higher: higher, span: span() }];
        let mut program = program();
        program.benefits = vec![care, benefit("aid", HOUSEHOLD, vec![("no_car", no_car())], line(aid))];
        let [first, second] = employed;
        let members = format!(r#"[{{"employed": {first}}}, {{"employed": {second}}}]"#);
        statuses(program, &format!(r#"{{"cars": {cars}, "members": {members}}}"#))
    };
    assert_eq!(decided(false, "5", 0, [false, true]), ["refused 0", "refused 0", "granted 5"]);
    assert_eq!(decided(false, "5", 1, [false, true]), ["granted 100", "refused 0", "refused 0"]);
    assert_eq!(decided(true, "300", 0, [false, true]), ["refused 0", "refused 0", "granted 300"]);
    assert_eq!(decided(true, "5", 0, [true, false]), ["refused 0", "granted 100", "refused 0"]);
    assert_eq!(decided(true, "5", 0, [true, true]), ["refused 0", "refused 0", "granted 5"]);
}
