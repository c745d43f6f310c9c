//! Explanations, changes, questions, records and replays of one small program, in both languages: what an
//! official reads.

use std::sync::Arc;

use almoner_check::check;
use almoner_diagnostic::{Language, Sources};
use almoner_eval::explain::{self, Answer, Question, explain};
use almoner_eval::record::Record;
use almoner_eval::{Facts, Prepared, ask, replay, schema};
use jiff::civil::{Date, date};

const PEOPLE: &str = include_str!("answers/people.alm");
const SUBSISTENCE: &str = include_str!("answers/subsistence.alm");
const DAY: Date = date(2025, 8, 1);

/// One earner, urban: granted.
const GRANTED: &str = r#"{
  "area": "urban", "savings": "3,000 yuan",
  "members": [
    {"role": "head", "wage": 1350, "employed": true, "disability": "none"},
    {"role": "spouse", "wage": 0, "employed": false, "disability": "grade_2"},
    {"role": "child", "wage": 0, "employed": false, "disability": "none"}
  ]
}"#;

fn prepared(subsistence: &str) -> Prepared {
    let mut sources = Sources::new();
    sources.add("wuxi/people.alm", PEOPLE);
    sources.add("wuxi/subsistence.alm", subsistence);
    let checked = check(sources.clone());
    let errors: Vec<_> = checked.diagnostics.iter().map(|found| (found.code.number, &found.args)).collect();
    assert!(!checked.has_errors(), "{errors:#?}");
    Prepared::new(Arc::new(checked.program.expect("a program")))
}

fn facts(prepared: &Prepared, json: &str) -> Facts {
    prepared.facts_from_json(json).expect("facts that fit")
}

fn explained(json: &str) -> (String, String) {
    let prepared = prepared(SUBSISTENCE);
    let facts = facts(&prepared, json);
    let question = Question {
        outputs: vec![prepared.output("subsistence_allowance").expect("known")],
        ..Question::default()
    };
    let explanation = explain(&prepared, &facts, DAY, &question).expect("an answer");
    (explain::text(&explanation, Language::English), explain::text(&explanation, Language::Chinese))
}

#[test]
fn a_family_that_is_granted() {
    let (en, zh) = explained(GRANTED);
    insta::assert_snapshot!("granted_en", en);
    insta::assert_snapshot!("granted_zh", zh);
}

#[test]
fn a_family_that_earns_too_much() {
    let (en, zh) = explained(&GRANTED.replace("\"wage\": 1350", "\"wage\": 2900"));
    insta::assert_snapshot!("refused_en", en);
    insta::assert_snapshot!("refused_zh", zh);
}

#[test]
fn a_family_that_fails_twice() {
    let json = GRANTED.replace("\"wage\": 1350", "\"wage\": 2900").replace("3,000 yuan", "90,000 yuan");
    insta::assert_snapshot!("refused_twice_en", explained(&json).0);
}

#[test]
fn a_family_whose_wage_is_not_known() {
    let (en, zh) = explained(&GRANTED.replace("\"wage\": 1350, ", ""));
    insta::assert_snapshot!("undecided_en", en);
    insta::assert_snapshot!("undecided_zh", zh);
}

#[test]
fn a_family_that_gets_something_else() {
    let (en, zh) = explained(&GRANTED.replace("\"wage\": 1350", "\"wage\": 0"));
    insta::assert_snapshot!("gives_way_en", en);
    insta::assert_snapshot!("gives_way_zh", zh);
}

#[test]
fn a_family_in_the_countryside_whose_income_was_given() {
    let json = GRANTED.replace("\"urban\"", "\"rural\", \"income\": \"1,000 yuan per month\"");
    insta::assert_snapshot!("rural_en", explained(&json).0);
}

#[test]
fn a_value_alone() {
    let prepared = prepared(SUBSISTENCE);
    let facts = facts(&prepared, GRANTED);
    let outputs = vec![prepared.output("household.savings_limit").expect("known")];
    let explanation =
        explain(&prepared, &facts, DAY, &Question { outputs, ..Question::default() }).expect("an answer");
    assert!(matches!(explanation.answers.as_slice(), [Answer::Value { .. }]));
    insta::assert_snapshot!("value_en", explain::text(&explanation, Language::English));
    insta::assert_snapshot!("value_json", serde_json::to_string_pretty(&explanation).expect("JSON"));
}

#[test]
fn the_next_question() {
    let prepared = prepared(SUBSISTENCE);
    let facts = facts(&prepared, &GRANTED.replace("\"wage\": 1350, ", ""));
    let next = ask::ask(&prepared, &facts, DAY).expect("an answer").expect("a question");
    insta::assert_snapshot!("ask_en", ask::text(&next, Language::English));
    insta::assert_snapshot!("ask_zh", ask::text(&next, Language::Chinese));
    let all = self::facts(&prepared, GRANTED);
    assert_eq!(ask::ask(&prepared, &all, DAY).expect("an answer"), None);
}

#[test]
fn the_schema_of_the_facts() {
    let prepared = prepared(SUBSISTENCE);
    insta::assert_snapshot!("schema_zh", schema::schema(prepared.program(), Language::Chinese));
}

#[test]
fn a_record_can_be_replayed() {
    let prepared = prepared(SUBSISTENCE);
    let facts = facts(&prepared, GRANTED);
    let (_, record) =
        Record::make(&prepared, &facts, DAY, &["household.income".to_owned()]).expect("a record");
    let text = record.to_json();
    insta::assert_snapshot!("record", text);
    let read = Record::read(&text).expect("a record");
    assert_eq!(read.to_json(), text);
    let again = replay::replay(&prepared, &read).expect("a replay");
    assert!(again.is_equal(), "{:#?}", again.differences);
    assert_eq!(again.record.to_json(), text);
}

#[test]
fn a_record_tells_what_differs() {
    let old = prepared(SUBSISTENCE);
    let facts = facts(&old, GRANTED);
    let (_, record) = Record::make(&old, &facts, DAY, &[]).expect("a record");
    let new = prepared(&SUBSISTENCE.replace("urban: 790 yuan", "urban: 800 yuan"));
    let again = replay::replay(&new, &record).expect("a replay");
    insta::assert_snapshot!("replay_en", replay::text(&again, Language::English));
    insta::assert_snapshot!("replay_zh", replay::text(&again, Language::Chinese));
}

#[test]
fn what_is_no_record_is_refused() {
    let number = |text: &str| Record::read(text).expect_err("no record").code.number;
    assert_eq!(number(""), "E0950");
    assert_eq!(number("[1, 2]"), "E0950");
    assert_eq!(number(r#"{"format": "almoner-record/9"}"#), "E0951");
    assert_eq!(number(r#"{"format": "almoner-record/1"}"#), "E0952");
}
