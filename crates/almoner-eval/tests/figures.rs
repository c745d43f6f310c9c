//! Figures that nobody has set: what hangs on them stays open, everything else is decided, and whoever asks for
//! such a value itself gets the error.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::sync::Arc;

use almoner_check::check;
use almoner_diagnostic::Sources;
use almoner_eval::record::Record;
use almoner_eval::{BenefitScope, EvaluateOptions, Facts, Outcome, Prepared, Status, replay};
use jiff::civil::{Date, date};

const DAY: Date = date(2025, 8, 1);

const RULES: &str = r#"module county

source measures "Measures"

enum area town county

entity household
  area : area
  income : yuan per month, at least 0 yuan per month
  cars : whole number, at least 0
  resident : yes or no

parameter standard : yuan per month
  by area
  town: not set from 2025-01-01
  county: 700 yuan per month from 2025-01-01 cites measures

define household.gap : yuan per month
  is standard - income
  cites measures

benefit allowance for household
  requires
    low: income < standard cites measures
    local: resident cites measures
  pays monthly
    gap: gap cites measures

benefit fuel for household
  requires
    no_car: cars = 0 cites measures
  pays once
    fixed: 100 yuan cites measures
"#;

fn prepared(rules: &str) -> Prepared {
    let mut sources = Sources::new();
    sources.add("rules.alm", rules);
    let checked = check(sources);
    let errors: Vec<_> = checked.diagnostics.iter().map(|found| (found.code.number, &found.args)).collect();
    assert!(!checked.has_errors(), "{errors:#?}");
    Prepared::new(Arc::new(checked.program.expect("a program")))
}

fn facts(prepared: &Prepared, json: &str) -> Facts {
    prepared.facts_from_json(json).expect("facts that fit")
}

fn outcome(json: &str) -> Outcome {
    let prepared = prepared(RULES);
    prepared.evaluate(&facts(&prepared, json), DAY, &EvaluateOptions::default()).expect("an outcome")
}

fn codes(outcome: &Outcome, benefit: usize) -> Vec<&'static str> {
    outcome.benefits[benefit].missing.figures().iter().map(|figure| figure.finding.code.number).collect()
}

#[test]
fn only_the_benefit_that_needs_the_figure_is_open() {
    let outcome = outcome(r#"{"area": "town", "income": 300, "cars": 0, "resident": true}"#);
    assert_eq!(outcome.benefits[0].status, Status::Undecided);
    assert_eq!(codes(&outcome, 0), ["E0824"]);
    assert_eq!(outcome.benefits[1].status, Status::Granted);
    assert!(codes(&outcome, 1).is_empty());
    assert!(!outcome.is_decided());
    assert!(outcome.needs.is_empty(), "no fact would help: {:?}", outcome.needs);
}

#[test]
fn whoever_fails_another_condition_is_refused() {
    let outcome = outcome(r#"{"area": "town", "income": 300, "cars": 0, "resident": false}"#);
    assert_eq!(outcome.benefits[0].status, Status::Refused);
    assert!(codes(&outcome, 0).is_empty());
    assert!(outcome.is_decided());
}

#[test]
fn facts_are_asked_for_beside_a_figure_that_is_not_set() {
    let outcome = outcome(r#"{"area": "town", "income": 300, "resident": true}"#);
    assert_eq!(codes(&outcome, 0), ["E0824"]);
    assert_eq!(outcome.benefits[1].status, Status::Undecided);
    assert_eq!(outcome.needs.len(), 1);
    let none = self::outcome("{}");
    // Which figure is needed is not known before the area.
    assert!(codes(&none, 0).is_empty());
    assert_eq!(none.needs.len(), 4);
}

/// Nothing is said of a household whose area is open that the area without a figure could belie.
#[test]
fn a_key_without_a_figure_widens_what_is_possible() {
    let outcome = outcome(r#"{"income": 900, "cars": 0, "resident": true}"#);
    assert_eq!(outcome.benefits[0].status, Status::Undecided);
    let amount = outcome.benefits[0].amount.as_ref().and_then(almoner_eval::Value::range).expect("a range");
    assert_eq!(amount.high.value(), None);
}

#[test]
fn who_asks_for_the_value_itself_gets_the_error() {
    let prepared = prepared(RULES);
    let facts = facts(&prepared, r#"{"area": "town", "income": 300, "cars": 0, "resident": true}"#);
    for name in ["household.gap", "allowance.amount", "allowance.granted"] {
        let outputs = vec![prepared.output(name).expect("known")];
        let only = EvaluateOptions { benefits: BenefitScope::None, outputs, ..EvaluateOptions::default() };
        let error = prepared.evaluate(&facts, DAY, &only).expect_err(name);
        assert_eq!(error.code.number, "E0824", "{name}");
        let beside = EvaluateOptions { benefits: BenefitScope::All, ..only };
        let outcome = prepared.evaluate(&facts, DAY, &beside).expect(name);
        assert_eq!(outcome.outputs[0].value.missing().figures().len(), 1, "{name}");
    }
}

#[test]
fn the_days_before_the_first_and_after_the_last_figure() {
    let town = "  town: not set from 2025-01-01\n";
    let from = "  town: 800 yuan per month from 2025-09-01 cites measures\n";
    let until = "  town: 800 yuan per month from 2025-01-01 until 2025-07-31 cites measures\n";
    for (line, code) in [(from, "E0808"), (until, "E0809")] {
        let prepared = prepared(&RULES.replace(town, line));
        let facts = facts(&prepared, r#"{"area": "town", "income": 300, "cars": 0, "resident": true}"#);
        let outcome = prepared.evaluate(&facts, DAY, &EvaluateOptions::default()).expect("an outcome");
        assert_eq!(outcome.benefits[0].status, Status::Undecided);
        assert_eq!(codes(&outcome, 0), [code]);
    }
}

#[test]
fn a_decision_with_an_open_figure_is_recorded_and_repeated() {
    let prepared = prepared(RULES);
    let facts = facts(&prepared, r#"{"area": "town", "income": 300, "cars": 0, "resident": true}"#);
    let (_, record) = Record::make(&prepared, &facts, DAY, &[]).expect("a record");
    assert!(record.to_json().contains("\"no_figure\""), "{}", record.to_json());
    assert!(replay::replay(&prepared, &record).expect("a replay").is_equal());
}
