//! Ranges hold for every completion of the facts, and their ends are reached.

use almoner_check::exact::Exact;
use almoner_check::interval::{Bound, Interval};
use almoner_check::program::*;
use almoner_check::types::Type;
use almoner_syntax::ast::AggregateFunction;
use proptest::prelude::*;

use crate::interpret::soundness::{Household, covers, expressions, household, json};
use crate::outcome::{Outcome, Output};
use crate::prepared::{BenefitScope, EvaluateOptions, NeedsOrder, Prepared};
use crate::testing::*;
use crate::value::{self, Truth, Value};

/// The number of the rule that tests add.
const ADDED: RuleId = RuleId(2);

fn monthly() -> Type {
    number_in("yuan per month")
}

/// The program with one more rule of the household.
fn with_rule(value: Expr) -> Program {
    let mut program = program();
    let ty = value.ty.clone();
    program.rules.push(define("added", Some(HOUSEHOLD), ty, value));
    program
}

/// Sets the bounds of a fact.
fn bounded(mut program: Program, of: EntityId, at: u32, least: Option<i64>, most: Option<i64>) -> Program {
    let field = &mut program.entities[of.index()].fields[at as usize];
    if let FieldKind::Fact { at_least, at_most, .. } = &mut field.kind {
        *at_least = least.map(Exact::from_integer);
        *at_most = most.map(Exact::from_integer);
    }
    program
}

fn outcome(prepared: &Prepared, facts: &str, output: Option<RuleId>) -> Option<Outcome> {
    let facts = prepared.facts_from_json(facts).unwrap();
    let benefits = if output.is_none() { BenefitScope::All } else { BenefitScope::None };
    let outputs = output.map(Output::Rule).into_iter().collect();
    let needs = NeedsOrder::AsDeclared;
    let options = EvaluateOptions { benefits, outputs, needs, ..EvaluateOptions::default() };
    prepared.evaluate(&facts, day("2025-08-01"), &options).ok()
}

fn added(prepared: &Prepared, facts: &str) -> Option<Value> {
    outcome(prepared, facts, Some(ADDED)).map(|outcome| outcome.outputs[0].value.clone())
}

fn range(low: &str, high: &str) -> Interval {
    let end = |text: &str| if text.is_empty() { Bound::Infinite } else { Bound::Closed(exact(text)) };
    Interval { low: end(low), high: end(high) }
}

fn wage() -> Expr {
    fact(0, WAGE, monthly())
}

/// What of a wage counts: the wage less the lesser of a share of it and a cap.
fn counted(share: &str, cap: &str) -> Expr {
    let part = compute(Arithmetic::Multiply, wage(), num(share, ""), monthly());
    let least = expr(ExprKind::LesserOf(vec![part, num(cap, "yuan per month")]), monthly());
    compute(Arithmetic::Subtract, wage(), least, monthly())
}

fn sum(body: Expr) -> Expr {
    aggregate(AggregateFunction::Sum, None, Some(body), monthly())
}

/// So many members of whom nothing is known.
fn unknown_members(number: usize) -> String {
    format!(r#"{{"area": "urban", "cars": 0, "members": [{}]}}"#, vec!["{}"; number].join(", "))
}

#[test]
fn a_fact_that_stands_twice_is_one_fact() {
    let prepared = prepared(with_rule(sum(counted("0.3", "400"))));
    for members in [1, 2, 5, 40] {
        let value = added(&prepared, &unknown_members(members)).unwrap();
        assert_eq!(value.range(), Some(range("0", "")), "{members} members");
    }
}

#[test]
fn a_difference_of_the_same_fact_is_known() {
    let nothing = compute(Arithmetic::Subtract, wage(), wage(), monthly());
    let prepared = prepared(with_rule(sum(nothing)));
    assert_eq!(added(&prepared, &unknown_members(3)), Some(Value::Number(Exact::ZERO)));
}

#[test]
fn what_has_no_end_keeps_none_at_little_cost() {
    let prepared = prepared(with_rule(sum(wage())));
    assert_eq!(added(&prepared, &unknown_members(200)).unwrap().range(), Some(range("0", "")));
}

#[test]
fn a_condition_that_no_completion_can_fail_is_decided() {
    let mut program = program();
    let never_negative = compare(
        almoner_syntax::ast::Comparison::AtLeast,
        sum(counted("0.3", "400")),
        num("0", "yuan per month"),
    );
    let line = num("100", "yuan per month");
    program.benefits = vec![benefit("sure", HOUSEHOLD, vec![("kept", never_negative)], vec![("all", line)])];
    let outcome = outcome(&prepared(program), &unknown_members(2), None).unwrap();
    assert!(outcome.is_decided(), "{outcome:?}");
    assert_eq!(outcome.benefits[0].amount, Some(Value::Number(Exact::from_integer(100))));
}

/// `wage * (100 - wage)`, highest at 50.
fn hill() -> Expr {
    let rest = compute(Arithmetic::Subtract, num("100", "yuan per month"), wage(), monthly());
    compute(Arithmetic::Multiply, wage(), rest, monthly())
}

#[test]
fn a_peak_inside_is_found() {
    // In cents, from 0 to 200 yuan.
    let prepared = prepared(bounded(with_rule(sum(hill())), PERSON, WAGE, Some(0), Some(200)));
    assert_eq!(added(&prepared, &unknown_members(1)).unwrap().range(), Some(range("-20000", "2500")));
}

#[test]
fn a_range_holds_however_few_steps_there_are() {
    let prepared = prepared(with_rule(sum(counted("0.3", "400"))));
    let facts = prepared.facts_from_json(&unknown_members(3)).unwrap();
    let low = |step_budget| {
        let benefits = BenefitScope::None;
        let (outputs, needs) = (vec![Output::Rule(ADDED)], NeedsOrder::AsDeclared);
        let options = EvaluateOptions { benefits, outputs, needs, step_budget };
        let outcome = prepared.evaluate(&facts, day("2025-08-01"), &options).ok()?;
        outcome.outputs[0].value.range()?.low.value()
    };
    let lows: Vec<Exact> = (1..400).filter_map(low).collect();
    assert_eq!((lows.first(), lows.last()), (Some(&exact("-1200")), Some(&Exact::ZERO)));
    assert!(lows.windows(2).all(|two| two[0] <= two[1]), "{lows:?}");
}

#[test]
fn many_peaks_take_bounded_work() {
    // Far more cells than may be looked at: what is said holds, and is the same every time.
    let prepared = prepared(bounded(with_rule(sum(hill())), PERSON, WAGE, Some(0), Some(200)));
    let found = || added(&prepared, &unknown_members(60)).unwrap().range().unwrap();
    let (low, high) = (found().low.value().unwrap(), found().high.value().unwrap());
    assert!(low <= exact("-1200000") && exact("150000") <= high, "{low} {high}");
    assert_eq!(found(), found());
}

/// The household with what is left out filled in one of several ways.
fn completion(household: &Household, way: u16) -> Household {
    let (area, savings, cars, members) = household.clone();
    let other = |given: bool, value: u16, most: u16| match (given, way) {
        (true, _) | (_, 0) => value,
        (_, 1) => 0,
        (_, 2) => most - 1,
        _ => value.wrapping_mul(7).wrapping_add(way * 331) % most,
    };
    let yes = |given: bool, value: bool, place: usize| {
        if given || way == 0 { value } else { (usize::from(way) >> (place % 3)) & 1 == 1 }
    };
    let members = members.into_iter().enumerate().map(|(place, ((wage, wage_given), (employed, given)))| {
        let wage = other(wage_given, wage.wrapping_add(u16::try_from(place).unwrap() * 97) % 2000, 2000);
        ((wage, wage_given), (yes(given, employed, place), given))
    });
    let cars = (u8::try_from(other(cars.1, u16::from(cars.0), 3)).unwrap(), cars.1);
    let area = (yes(area.1, area.0, 0), area.1);
    (area, (other(savings.1, savings.0, 5000), savings.1), cars, members.collect())
}

fn check_soundness(household: &Household, expr: Expr) -> Result<(), TestCaseError> {
    let prepared = prepared(with_rule(expr));
    // The first way moves the wages that are given too: what is left out is left out of that household.
    let household = completion(household, 0);
    let Some(partial) = added(&prepared, &json(&household, false)) else { return Ok(()) };
    for way in 0..8 {
        let whole = json(&completion_of(&household, way), true);
        if let Some(full) = added(&prepared, &whole) {
            prop_assert!(covers(&partial, &full), "{partial:?} does not cover {full:?} of {whole}");
        }
    }
    Ok(())
}

/// As [`completion`], without moving anything that is given.
fn completion_of(household: &Household, way: u16) -> Household {
    let mut other = completion(household, way);
    for (new, old) in other.3.iter_mut().zip(&household.3) {
        if old.0.1 || way == 0 {
            new.0 = old.0;
        }
    }
    other
}

/// The allowance, and two benefits with these conditions and amounts, of which the second gives way.
fn with_two_benefits(first: (Expr, Expr), second: (Expr, Expr), whichever_is_higher: bool) -> Program {
    let one = |name, (condition, amount): (Expr, Expr)| {
        benefit(name, HOUSEHOLD, vec![("holds", condition)], vec![("all", amount)])
    };
    let mut program = program();
    let mut gives_way = one("second", second);
    let interaction = Interaction { with: BenefitId(1), hops: 0, whichever_is_higher, span: span() };
    gives_way.interactions.push(interaction);
    program.benefits.extend([one("first", first), gives_way]);
    program
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_completion_of_a_number_lies_within(household in household(), expr in expressions(3).0) {
        check_soundness(&household, expr)?;
    }

    #[test]
    fn every_completion_of_a_truth_agrees(household in household(), expr in expressions(3).1) {
        check_soundness(&household, expr)?;
    }

    #[test]
    fn every_completion_of_a_benefit_lies_within(
        household in household(),
        first in (expressions(1).1, expressions(2).0),
        second in (expressions(1).1, expressions(2).0),
        higher in any::<bool>(),
    ) {
        let prepared = prepared(with_two_benefits(first, second, higher));
        if let Some(partial) = outcome(&prepared, &json(&household, false), None) {
            for way in 0..8 {
                let whole = json(&completion_of(&household, way), true);
                let Some(full) = outcome(&prepared, &whole, None) else { continue };
                for (before, after) in partial.benefits.iter().zip(&full.benefits) {
                    let (before_amount, after_amount) = (before.amount.as_ref(), after.amount.as_ref());
                    prop_assert!(covers(before_amount.unwrap(), after_amount.unwrap()), "{before:?} {after:?} {whole}");
                    prop_assert!(covers(&before.lines[0], &after.lines[0]), "{whole}");
                    prop_assert!(before.status == after.status || before.status == crate::Status::Undecided);
                    for (before, after) in before.conditions.iter().zip(&after.conditions) {
                        prop_assert!(before == after || *before == Truth::Unknown, "{whole}");
                    }
                }
            }
        }
    }

    #[test]
    fn of_a_few_whole_numbers_the_ends_are_exact(household in household(), expr in expressions(3).0) {
        const MOST: u8 = 20;
        let prepared = prepared(bounded(with_rule(expr), HOUSEHOLD, CARS, Some(0), Some(MOST.into())));
        let with_cars = |cars: Option<u8>| {
            let mut all = household.clone();
            (all.0.1, all.1.1) = (true, true);
            all.3.iter_mut().for_each(|member| (member.0.1, member.1.1) = (true, true));
            all.2 = (cars.unwrap_or(0), cars.is_some());
            json(&all, false)
        };
        let each: Vec<Interval> =
            (0..=MOST).filter_map(|cars| added(&prepared, &with_cars(Some(cars)))?.range()).collect();
        let hull = each.iter().copied().reduce(|left, right| left.hull(&right));
        let partial = added(&prepared, &with_cars(None));
        match (partial.as_ref().and_then(Value::range), hull) {
            // One value beside errors is not taken for decided.
            (Some(partial), Some(hull)) if each.len() <= MOST.into() && hull.as_point().is_some() => {
                prop_assert!(partial.contains(hull.as_point().unwrap()));
            }
            (Some(partial), Some(hull)) => prop_assert_eq!(partial, hull),
            (None, Some(hull)) => prop_assert!(false, "an error, but {hull:?} for some"),
            _ => {}
        }
    }

    #[test]
    fn of_what_only_rises_the_ends_are_those_of_the_facts(
        shares in prop::collection::vec((0u8..=100, 0u16..1000), 1..4),
        most in 1i64..5000,
        members in 1usize..8,
    ) {
        let parts = shares.iter().map(|(share, cap)| {
            sum(counted(&format!("{}.{:02}", share / 100, share % 100), &cap.to_string()))
        });
        let add = |left, right| compute(Arithmetic::Add, left, right, monthly());
        let whole = parts.reduce(add).unwrap();
        let prepared = prepared(bounded(with_rule(whole), PERSON, WAGE, Some(0), Some(most)));
        let with_wages = |wage: i64| {
            let members = vec![format!(r#"{{"wage": {wage}}}"#); members].join(", ");
            added(&prepared, &format!(r#"{{"members": [{members}]}}"#)).unwrap()
        };
        let (low, high) = (with_wages(0), with_wages(most));
        let found = added(&prepared, &unknown_members(members)).unwrap();
        prop_assert_eq!(value::range(&found), Some(low.range().unwrap().hull(&high.range().unwrap())));
    }
}
