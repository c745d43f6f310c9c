//! Explanations, changes, questions, records and replays of one small program, in both languages: what an
//! official reads.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail loudly"
)]

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
    compiled(&sources)
}

fn compiled(sources: &Sources) -> Prepared {
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

/// Scales, versions, exceptions, months, days, members' benefits.
fn more() -> (Prepared, Facts) {
    let mut sources = Sources::new();
    sources.add("more.alm", include_str!("answers/more.alm"));
    let prepared = compiled(&sources);
    let facts = facts(&prepared, MORE);
    (prepared, facts)
}

const MORE: &str = r#"{
  "bill": "73000.5", "applied": "2025-01-31",
  "members": [
    {"role": "head", "birth": "1960-02-29", "wage": 400, "disabled": true, "tier": "high"},
    {"role": "child", "birth": "2012-05-05", "wage": 0, "disabled": true, "tier": "low"},
    {"role": "child", "disabled": false, "wage": 900}
  ]
}"#;

#[test]
fn everything_else_that_can_happen_on_the_way() {
    let (prepared, facts) = more();
    let explanation = explain(&prepared, &facts, date(2025, 2, 28), &Question::default()).expect("an answer");
    insta::assert_snapshot!("more_en", explain::text(&explanation, Language::English));
    insta::assert_snapshot!("more_zh", explain::text(&explanation, Language::Chinese));
}

#[test]
fn a_value_that_came_a_long_way_is_not_told_ever_deeper() {
    let (prepared, facts) = more();
    let outputs = vec![prepared.output("person.smooth").expect("known")];
    let question = Question { outputs, ..Question::default() };
    let explanation = explain(&prepared, &facts, date(2045, 2, 28), &question).expect("an answer");
    let text = explain::text(&explanation, Language::English);
    assert!(text.contains(") (explained below)"), "{text}");
    assert!(text.contains("\nFurther values\n"), "{text}");
    assert!(text.lines().all(|line| line.len() - line.trim_start().len() <= 2 * 16));
    let page = explain::html(&explanation, Language::English);
    assert!(page.contains("explained below</a>"));
}

#[test]
fn a_change_turns_the_answer_exactly_where_it_says() {
    let prepared = prepared(SUBSISTENCE);
    let mut tried = 0;
    for wage in ["0", "1350", "2769.99", "2770", "4000"] {
        let json = GRANTED.replace("\"wage\": 1350", &format!("\"wage\": \"{wage}\""));
        let question = Question {
            outputs: vec![prepared.output("subsistence_allowance").expect("known")],
            ..Question::default()
        };
        let explanation = explain(&prepared, &facts(&prepared, &json), DAY, &question).expect("an answer");
        let [Answer::Benefit(answer)] = explanation.answers.as_slice() else { panic!("one answer") };
        let flips = answer.changes.as_ref().expect("a decided answer");
        let of_head = flips.changes.iter().filter(|change| change.path == "members[0].wage");
        for change in of_head {
            let now = |value: &str| {
                let json = GRANTED.replace("\"wage\": 1350", &format!("\"wage\": \"{value}\""));
                let facts = facts(&prepared, &json);
                let outcome = prepared.evaluate(&facts, DAY, &Default::default()).expect("an outcome");
                outcome.benefits[0].status
            };
            let until = change.until.as_ref().and_then(|value| value.exact.clone()).expect("a number");
            let to = change.to.exact.clone().expect("a number");
            assert_eq!(now(&until), now(wage), "until {until} from {wage}");
            assert_ne!(now(&to), now(wage), "to {to} from {wage}");
            tried += 1;
        }
    }
    assert!(tried >= 5, "{tried}");
}

/// Entities that hold one another deeper than JSON is read.
#[test]
fn facts_nested_too_deep_are_refused() {
    let entities = (0..70).map(|level| format!("entity e{level}\n  inner : many e{}\n", level + 1));
    let rules = format!("module deep\n{}entity e70\n  x : yes or no\n", entities.collect::<String>());
    let mut sources = Sources::new();
    sources.add("deep.alm", rules);
    let prepared = compiled(&sources);
    let nested = |levels: usize| r#"{"inner": ["#.repeat(levels) + "{}" + &"]}".repeat(levels);
    assert!(prepared.facts_from_json(&nested(40)).is_ok());
    let Err(refused) = prepared.facts_from_json(&nested(70)) else { panic!("they are read") };
    assert_eq!(refused.iter().map(|finding| finding.code.number).collect::<Vec<_>>(), ["E0704"]);
}
