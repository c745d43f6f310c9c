//! `almoner run`, `explain`, `ask`, `schema`, `replay`: one household from facts to answer.

use crate::command::Folder;

const DAY: [&str; 2] = ["--as-of", "2025-08-01"];
const FAMILY: [&str; 2] = ["--facts", "wuxi/family.json"];

fn with<'a>(command: &[&'a str], more: &[&'a [&'a str]]) -> Vec<&'a str> {
    let mut all = command.to_vec();
    more.iter().for_each(|words| all.extend_from_slice(words));
    all
}

#[test]
fn people_read_text_and_programs_read_json() {
    let folder = Folder::with_pack();
    let run = with(&["run", "wuxi"], &[&FAMILY, &DAY]);
    folder.almoner(&run).expect(0).says(&["subsistence allowance: granted, 1,420 yuan per month"]);
    folder.almoner(&with(&run, &[&["--lang", "zh"]])).expect(0).says(&["给予1,420元每月"]);
    let said = folder.almoner(&with(&run, &[&["--json"]])).expect(0);
    let outcome: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(outcome["as_of"], "2025-08-01");
    let again = folder.almoner(&with(&run, &[&["--json"]])).expect(0);
    assert_eq!(said.out, again.out);
}

#[test]
fn facts_may_come_on_standard_input() {
    let folder = Folder::with_pack();
    let facts = folder.read("wuxi/family.json");
    let run = with(&["run", "wuxi"], &[&DAY]);
    folder.almoner_given(&run, &facts).expect(0).says(&["1,420 yuan per month"]);
    folder.almoner_given(&with(&run, &[&["--facts", "-"]]), &facts).expect(0).says(&["1,420 yuan per month"]);
    folder.almoner_given(&run, "").expect(2).notes(&["E0921"]);
}

#[test]
fn what_is_missing_is_named_with_the_range() {
    let folder = Folder::with_pack();
    let facts =
        r#"{"area": "urban", "savings": 0, "members": [{"employed": true}, {"wage": 0, "employed": false}]}"#;
    let run = with(&["run", "wuxi"], &[&DAY]);
    folder.almoner_given(&run, facts).expect(0).says(&[
        "undecided",
        "between 0 and 1,580 yuan per month",
        "members[0].wage",
    ]);
    folder.almoner_given(&with(&["ask", "wuxi"], &[&DAY]), facts).expect(0).says(&["members[0].wage"]);
    let said = folder.almoner_given(&with(&["ask", "wuxi", "--json"], &[&DAY]), facts).expect(0);
    let ask: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(ask["path"], "members[0].wage");
    folder
        .almoner(&with(&["ask", "wuxi"], &[&FAMILY, &DAY]))
        .expect(0)
        .says(&["there is nothing to ask for"]);
}

#[test]
fn a_single_rule_can_be_asked_for() {
    let folder = Folder::with_pack();
    let run = with(&["run", "wuxi"], &[&FAMILY, &DAY]);
    folder
        .almoner(&with(&run, &[&["--output", "income", "--output", "savings_limit"]]))
        .expect(0)
        .says(&["income: 950 yuan per month", "limit of savings: 56,880 yuan"]);
    folder.almoner(&with(&run, &[&["--output", "incme"]])).expect(2).notes(&["E0917", "incme", "income"]);
}

#[test]
fn answers_are_explained_in_every_form() {
    let folder = Folder::with_pack();
    let explain = with(&["explain", "wuxi"], &[&FAMILY, &DAY]);
    folder.almoner(&explain).expect(0).says(&["article 14", "790"]);
    folder.almoner(&with(&explain, &[&["income", "--lang", "zh"]])).expect(0).says(&["第十四条"]);
    let said = folder.almoner(&with(&explain, &[&["--format", "json"]])).expect(0);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&said.out).unwrap()["format"],
        "almoner-explanation/1"
    );
    folder.almoner(&with(&explain, &[&["--format", "html"]])).expect(0).says(&["<!DOCTYPE html>", "</html>"]);
    folder.almoner(&with(&explain, &[&["incme"]])).expect(2).notes(&["E0917"]);
}

#[test]
fn a_record_is_replayed_and_a_change_is_seen() {
    let folder = Folder::with_pack();
    folder.almoner(&with(&["run", "wuxi", "--record", "r.json"], &[&FAMILY, &DAY])).expect(0);
    folder.almoner(&["replay", "r.json", "wuxi"]).expect(0);
    let elsewhere =
        folder.command(&["replay", "../r.json", "."]).current_dir(folder.path("wuxi")).output().unwrap();
    assert_eq!(elsewhere.status.code(), Some(0), "{}", String::from_utf8_lossy(&elsewhere.stdout));
    folder.edit("wuxi/standards.csv", "790", "791");
    folder.almoner(&["replay", "r.json", "wuxi"]).expect(1).says(&["790", "791"]);
    folder.write("wrong.json", "{}");
    folder.almoner(&["replay", "wrong.json", "wuxi"]).expect(2).notes(&["E095"]);
    folder.almoner(&["replay", "none.json", "wuxi"]).expect(2).notes(&["E0901"]);
    let into_nowhere = with(&["run", "wuxi", "--record", "none/r.json"], &[&FAMILY, &DAY]);
    folder.almoner(&into_nowhere).expect(2).notes(&["E0920"]);
}

#[test]
fn the_schema_describes_the_facts() {
    let folder = Folder::with_pack();
    let said = folder.almoner(&["schema", "wuxi"]).expect(0);
    let schema: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert!(schema["properties"]["members"].is_object(), "{}", said.out);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = Folder::new();
    let plain = folder.almoner(&["check", "none"]).expect(2);
    assert!(!plain.out.contains('\u{1b}'));
    let coloured = folder.almoner(&["check", "none", "--color", "always"]).expect(2);
    assert!(coloured.out.contains('\u{1b}'));
}
