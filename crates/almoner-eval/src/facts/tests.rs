//! Facts as they come: what is read, and what is said about what cannot be.

use almoner_check::program::{Constant, FieldId, FieldKind, GivenFacts, RuleId};
use almoner_diagnostic::{Language, help, message};
use proptest::prelude::*;

use super::read::Closeness;
use crate::prepared::Prepared;
use crate::testing::{BORN, MEMBERS, SERIES, WAGE, day, exact, prepared, program, span};
use crate::value::{ThingId, Value};

fn household() -> Prepared {
    prepared(program())
}

/// All mistakes, one a line.
fn mistakes(json: &str) -> String {
    match household().facts_from_json(json) {
        Ok(_) => "none".to_owned(),
        Err(mistakes) => {
            let line = |one: &almoner_diagnostic::Diagnostic| {
                assert_eq!(one.missing_args(), Vec::<String>::new(), "{}", one.code.number);
                let help = help(one, Language::English);
                let help = if help.is_empty() { help } else { format!(" | {help}") };
                format!("{} {}{help}", one.code.number, message(one, Language::English))
            };
            mistakes.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

fn wage(json: &str) -> Option<String> {
    let facts = household().facts_from_json(&format!(r#"{{"members": [{{"wage": {json}}}]}}"#)).unwrap();
    facts.given(ThingId(1), FieldId(WAGE), None).map(|value| value.number().unwrap().to_string())
}

#[test]
fn a_number_is_read_from_its_own_text() {
    for (json, value) in [
        ("0.1", "0.1"),
        ("16777217", "16777217"),
        ("12345678901234567890.12", "12345678901234567890.12"),
        ("1.35e3", "1350"),
        (r#""1,350 yuan per month""#, "1350"),
        (r#""1,350元每月""#, "1350"),
        (r#""1350元/月""#, "1350"),
        (r#""1.2万元每月""#, "12000"),
        (r#""\u0031350""#, "1350"),
    ] {
        assert_eq!(wage(json).as_deref(), Some(value), "{json}");
    }
    assert_eq!(wage("null"), None);
    let value = serde_json::json!({"members": [{"wage": 0.1}]});
    let facts = household().facts_from_value(&value).unwrap();
    assert_eq!(facts.given(ThingId(1), FieldId(WAGE), None), Some(&Value::Number(exact("0.1"))));
}

/// Texts of a value, as facts have them and as they should not.
fn a_text() -> impl Strategy<Value = String> {
    let number = "-?[0-9]{1,20}(\\.[0-9]{1,4})?([eE][0-9]{1,2})?";
    prop_oneof![
        number,
        number.prop_map(|number| format!("\"{number}\"")),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(|date| format!("\"{date}\"")),
        "(19|20)[0-9]{2}-0[1-9]-1[0-9]".prop_map(|date| format!("\"{date}\"")),
        prop::sample::select(vec!["urban", " urban", "yes", "城镇", "30%", "1.2万元", "", "\\n", "\\u0031"])
            .prop_map(|text| format!("\"{text}\"")),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
    ]
}

proptest! {
    #[test]
    fn facts_read_as_expected_are_what_a_close_look_finds(
        values in prop::collection::vec((prop::sample::select(vec!["area", "members"]), a_text()), 0..3),
        member in prop::collection::vec(
            (prop::sample::select(vec!["wage", "birth_date", "employed", "series", "supplement"]), a_text()),
            0..6,
        ),
    ) {
        let object = |entries: &[(&str, String)]| {
            let entries: Vec<String> = entries.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
            format!("{{{}}}", entries.join(", "))
        };
        let mut entries = values;
        entries.push(("members", format!("[{}]", object(&member))));
        let json = object(&entries);
        let prepared = household();
        let close = prepared.read(&json, Closeness::Close);
        if let Ok(expected) = prepared.read(&json, Closeness::AsExpected) {
            prop_assert_eq!(format!("{:?}", close.expect("no mistake")), format!("{expected:?}"), "{}", json);
        }
    }
}

#[test]
fn names_and_values_are_read_in_both_languages() {
    let facts = household()
        .facts_from_json(
            r#"{"家庭": {"area": "城镇", "成员": [{"工资": "3元每月", "employed": "否", "birth_date": "1999年12月31日",
                "income_series": {"2025-07": 1}, "share": "30%"}]}}"#,
        )
        .unwrap();
    assert_eq!(facts.held(ThingId::ROOT, MEMBERS), Some(&[ThingId(1)][..]));
    assert_eq!(
        facts.given(ThingId::ROOT, FieldId(0), None),
        Some(&Value::Enum(almoner_check::program::EnumId(0), 0))
    );
    assert_eq!(facts.given(ThingId(1), FieldId(1), None), Some(&Value::YesNo(false)));
    assert_eq!(facts.given(ThingId(1), FieldId(BORN), None), Some(&Value::Date(day("1999-12-31"))));
    assert_eq!(
        facts.given(ThingId(1), FieldId(SERIES), Some(day("2025-07-01"))),
        Some(&Value::Number(exact("1")))
    );
    assert_eq!(facts.given(ThingId(1), FieldId(5), None), Some(&Value::Number(exact("0.3"))));
}

#[test]
fn all_mistakes_are_told_at_once_with_their_places() {
    let json = r#"{
        "aera": "urban", "area": "ubran", "savings": "a lot", "cars": 1.5, "cars": 2, "income": true,
        "members": [
            {"wage": -1, "employed": "maybe", "birth_date": "2025-02-30"},
            {"wage": "16,000 yuan per year", "birth_date": "soon", "income_series": 3},
            {"wage": 100.005, "share": 30, "income_series": {"July": 1, "2025-08": -1}},
            {"wage": "5 yuan", "savings": 1, "other_income": "24 yuan per year"}, 7,
            {"wage": "5 bananas", "income_series": {"2025-08": 1, "2025年8月": 2}}
        ]}"#;
    insta::assert_snapshot!(mistakes(json));
}

#[test]
fn the_ends_of_a_fact_belong_to_it() {
    let mut program = program();
    let FieldKind::Fact { at_least, at_most, .. } = &mut program.entities[0].fields[2].kind else {
        panic!("cars are facts")
    };
    (*at_least, *at_most) = (Some(exact("1")), Some(exact("3")));
    let prepared = prepared(program);
    for (cars, code) in [("0", "E0713"), ("1", ""), ("3", ""), ("4", "E0714"), (r#""3""#, "")] {
        let told = prepared.facts_from_json(&format!(r#"{{"cars": {cars}}}"#));
        let told = told.map_or_else(|mistakes| mistakes[0].code.number.to_string(), |_| String::new());
        assert_eq!(told, code, "{cars}");
    }
}

#[test]
fn a_day_that_is_written_otherwise_is_no_impossible_day() {
    let day = |text: &str| mistakes(&format!(r#"{{"members": [{{"birth_date": "{text}"}}]}}"#));
    let code = |told: String| told.split(' ').next().map(str::to_owned);
    let impossible = code(day("2025-02-30"));
    let no_day = code(day("soon"));
    for text in ["2025-2-28", "2025-2-3", "2025-02-28-1", "2025-02-30-1"] {
        assert_eq!(code(day(text)), no_day, "{text}");
    }
    assert_ne!(impossible, no_day);
}

#[test]
fn a_label_names_a_field_where_no_other_has_it() {
    let read = |first: &str, second: &str, json: &str| {
        let mut program = program();
        for (field, label) in [(1, first), (2, second)] {
            program.entities[0].fields[field].declared.label_zh = Some(label.into());
        }
        let facts = prepared(program).facts_from_json(json).ok()?;
        let given = |field| facts.given(ThingId::ROOT, FieldId(field), None)?.number();
        Some((given(1), given(2)))
    };
    assert_eq!(read("存款", "汽车", r#"{"存款": 5, "汽车": 1}"#), Some((Some(exact("5")), Some(exact("1")))));
    assert_eq!(read("数", "数", r#"{"数": 5}"#), None);
    assert_eq!(read("数", "数", r#"{"savings": 5}"#), Some((Some(exact("5")), None)));
}

#[test]
fn the_wrong_shape_is_told() {
    for (json, expected) in [
        ("[]", "E0708 $ must be an object with facts, but a list was given"),
        ("12", "E0708 $ must be an object with facts, but 12 was given"),
        ("null", "E0708 $ must be an object with facts, but null was given"),
        (r#"{"members": {"a": 1}}"#, "E0708 members must be a list of objects, but an object was given"),
        (r#"{"members": "x"}"#, "E0708 members must be a list of objects, but \"x\" was given"),
        (r#"{"members": [[1]]}"#, "E0708 members[0] must be an object with facts, but a list was given"),
        (r#"{"area": {"a": [1, 2]}}"#, "E0708 area must be one of a list of values, but an object was given"),
        (r#"{"household": {}, "area": "urban"}"#, "none"),
    ] {
        assert_eq!(mistakes(json), expected, "{json}");
    }
    let mut empty = program();
    empty.root = None;
    let empty = prepared(empty);
    assert!(empty.facts_from_json("{}").is_ok());
    assert_eq!(empty.facts_from_json(r#"{"a": 1}"#).unwrap_err()[0].code.number, "E0705");
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (json, code) in [
        ("", "E0702"),
        ("{", "E0702"),
        (r#"{"area": "urban""#, "E0702"),
        ("{]", "E0701"),
        (r#"{"area": urban}"#, "E0701"),
        ("{} {}", "E0701"),
        (r#"{"savings": 1_000}"#, "E0701"),
        (r#"{"savings": 1e999}"#, "E0710"),
    ] {
        assert!(mistakes(json).starts_with(code), "{json}: {}", mistakes(json));
    }
    let deep = format!("{{\"members\": {}", "[".repeat(100_000));
    assert!(mistakes(&deep).starts_with("E07"), "{}", mistakes(&deep));
    let deep = format!("{}{}", r#"{"x":"#.repeat(100_000), "}".repeat(100_000));
    assert!(mistakes(&deep).starts_with("E07"));
    let large = format!("{}{}", "{}", " ".repeat(17 * 1024 * 1024));
    assert!(mistakes(&large).starts_with("E0703"));
    let many = format!(r#"{{"members": [{}{{}}]}}"#, "{},".repeat(20_000));
    assert!(mistakes(&many).starts_with("E0723"));
}

#[test]
fn an_example_gives_the_same_facts_as_json() {
    let household = household();
    let number = |text: &str| Constant::Number(exact(text));
    let member = |wage: &str| GivenFacts {
        facts: vec![
            (FieldId(WAGE), None, number(wage), span()),
            (FieldId(SERIES), Some(day("2025-08-01")), number("2"), span()),
            (FieldId(SERIES), Some(day("2025-07-01")), number("1"), span()),
        ],
        ..GivenFacts::default()
    };
    let given = GivenFacts {
        facts: vec![(FieldId(1), None, number("3000"), span())],
        rules: vec![(RuleId(0), number("7"), span())],
        held: vec![(MEMBERS, member("5")), (MEMBERS, member("6"))],
        ..GivenFacts::default()
    };
    let series = r#""income_series": {"2025-07": 1, "2025-08": 2}"#;
    let json = format!(
        r#"{{"savings": 3000, "income": 7, "members": [{{"wage": 5, {series}}}, {{"wage": 6, {series}}}]}}"#
    );
    let from_json = household.facts_from_json(&json).unwrap();
    assert_eq!(format!("{:?}", household.facts_of_example(&given)), format!("{from_json:?}"));
    let nobody = GivenFacts { without: vec![(MEMBERS, span())], ..GivenFacts::default() };
    let from_json = household.facts_from_json(r#"{"members": []}"#).unwrap();
    assert_eq!(format!("{:?}", household.facts_of_example(&nobody)), format!("{from_json:?}"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}") {
        let _ = household().facts_from_json(&text);
    }

    #[test]
    fn any_json_is_read_or_refused(
        wage in prop_oneof!["-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,9})?", "\"[0-9,.万亿%元每月 a-z\\u5143]{0,12}\"", "[{}\\[\\]\",:a-z0-9]{0,20}"],
    ) {
        let _ = household().facts_from_json(&format!(r#"{{"members": [{{"wage": {wage}}}]}}"#));
    }
}

/// The small program, whose wages count only where they are matched.
fn checked_household() -> Prepared {
    let mut program = program();
    let words = ["declared", "matched", "conflicting", "missing"];
    let values = words.map(crate::testing::declared).to_vec();
    let declared = crate::testing::declared("evidence");
    program.evidence = Some(almoner_check::program::EnumId(u32::try_from(program.enums.len()).unwrap()));
    program.enums.push(almoner_check::program::Enum { declared, values });
    for field in [WAGE, SERIES] {
        let FieldKind::Fact { counted_when_matched, .. } =
            &mut program.entities[1].fields[field as usize].kind
        else {
            panic!("wages are facts")
        };
        *counted_when_matched = true;
    }
    prepared(program)
}

#[test]
fn a_fact_that_awaits_its_check_has_no_value_and_is_kept() {
    use almoner_check::program::Evidence;
    let prepared = checked_household();
    let place = crate::value::FactPlace::value(ThingId(1), FieldId(WAGE), None);
    for (json, counts, held_back, evidence) in [
        (
            r#"{"value": 5, "evidence": "matched", "source": "bank", "date": "2026-03-01"}"#,
            true,
            false,
            Some(Evidence::Matched),
        ),
        (r#"{"value": 5, "evidence": "declared"}"#, false, true, Some(Evidence::Declared)),
        (r#"{"evidence": "conflicting"}"#, false, false, Some(Evidence::Conflicting)),
        (r#"{"evidence": "missing", "value": null}"#, false, false, Some(Evidence::Missing)),
        ("5", false, true, None),
        ("null", false, false, None),
    ] {
        let facts = prepared.facts_from_json(&format!(r#"{{"members": [{{"wage": {json}}}]}}"#)).unwrap();
        assert_eq!(facts.given(ThingId(1), FieldId(WAGE), None).is_some(), counts, "{json}");
        assert_eq!(facts.held_back(place).is_some(), held_back, "{json}");
        assert_eq!(facts.evidence(place), evidence, "{json}");
    }
    let series =
        r#"{"members": [{"income_series": {"2025-08": 1, "2025-07": {"value": 2, "evidence": "matched"}}}]}"#;
    let facts = prepared.facts_from_json(series).unwrap();
    let (july, august) = (day("2025-07-01"), day("2025-08-01"));
    assert!(facts.given(ThingId(1), FieldId(SERIES), Some(july)).is_some());
    assert_eq!(facts.given(ThingId(1), FieldId(SERIES), Some(august)), None);
    let place = crate::value::FactPlace::value(ThingId(1), FieldId(SERIES), Some(august));
    assert!(facts.held_back(place).is_some());
}

#[test]
fn plain_facts_carry_no_evidence() {
    let facts = checked_household().facts_from_json(r#"{"savings": 3, "members": [{"employed": true}]}"#);
    assert!(facts.unwrap().evidence.is_empty());
}

#[test]
fn what_is_wrong_with_evidence_is_told_with_its_place() {
    let told = |json: &str| {
        let wrong = checked_household().facts_from_json(json).unwrap_err();
        let all = wrong.iter().map(|one| format!("{} {}", one.code.number, message(one, Language::English)));
        all.collect::<Vec<_>>().join("\n")
    };
    for (value, expected) in [
        (r#"{"value": -1, "evidence": "matched"}"#, "E0713 savings.value: "),
        (r#"{"value": 1, "evidence": "verified"}"#, "E0718 savings.evidence: "),
        (r#"{"value": 1, "evidence": "matched", "date": "soon"}"#, "E0719 savings.date: "),
        (r#"{"value": 1, "evidence": "matched", "source": 3}"#, "E0708 savings.source "),
        (r#"{"value": 1, "evidence": "matched", "value": 2}"#, "E0707 savings.value "),
        (r#"{"value": 1, "evidence": "matched", "x": 2}"#, "E0730 savings "),
        (r#"{"value": 1}"#, "E0731 savings "),
        (r#"{"evidence": "declared"}"#, "E0732 savings "),
        (r#"{"x": 1}"#, "E0708 savings "),
    ] {
        let told = told(&format!(r#"{{"savings": {value}}}"#));
        assert!(told.starts_with(expected), "{value}: {told}");
    }
    // A derived value is checked by nobody.
    assert!(told(r#"{"income": {"value": 1, "evidence": "matched"}}"#).starts_with("E0708 income "));
}

#[test]
fn a_record_keeps_the_evidence_and_reads_back_to_the_same_facts() {
    let prepared = checked_household();
    let json = r#"{"area": {"value": "urban", "evidence": "declared", "source": "form", "date": "2025-07-01"},
        "savings": {"evidence": "missing"},
        "members": [{"wage": {"value": 5, "evidence": "matched"},
            "income_series": {"2025-07": 1, "2025-08": {"value": 2, "evidence": "matched"}}}, {"wage": 7}]}"#;
    let facts = prepared.facts_from_json(json).unwrap();
    let (_, record) = crate::record::Record::make(&prepared, &facts, day("2025-08-01"), &[]).unwrap();
    let again = prepared.facts_from_json(&record.facts().unwrap()).unwrap();
    assert_eq!(format!("{again:?}"), format!("{facts:?}"));
}
