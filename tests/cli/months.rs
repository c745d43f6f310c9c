//! `almoner run --from --to`: one household month after month, and what was paid in the months before.

use crate::command::Folder;

const RULES: &str = include_str!("../run/withdrawal-month-by-month/rules.alm");
const RUN: [&str; 8] = ["run", "rules.alm", "--facts", "facts.json", "--from", "2025-01", "--to", "2025-08"];

/// A household whose income passes the line in February and, if it is said so, falls again in May.
fn household(in_may: u32) -> Folder {
    let folder = Folder::new();
    folder.write("rules.alm", RULES);
    let facts = format!(
        r#"{{"applied_on": "2025-01-10", "income": {{"2025-01": 600, "2025-02": 1300, "2025-03": 1300, "2025-04": 1300,
            "2025-05": {in_may}, "2025-06": 1300, "2025-07": 1300, "2025-08": 1300}}}}"#
    );
    folder.write("facts.json", facts);
    folder
}

fn and<'a>(more: &[&'a str]) -> Vec<&'a str> {
    RUN.iter().chain(more).copied().collect()
}

#[test]
fn each_month_has_its_line_and_its_change() {
    let folder = household(1300);
    folder.almoner(&RUN).expect(0).says(&[
        "From January 2025 to August 2025",
        "2025-01  granted, 600 yuan per month\n",
        "2025-03  granted, 600 yuan per month\n",
        "2025-04  granted, 480 yuan per month (120 yuan per month less than the month before)\n",
        "2025-06  granted, 360 yuan per month (120 yuan per month less than the month before)\n",
        "2025-08  not granted (360 yuan per month less than the month before)\n",
        "in all: 3,480 yuan in 7 months\n",
    ]);
    folder.almoner(&and(&["--lang", "zh"])).expect(0).says(&[
        "2025年1月至2025年8月，每月按首日计算",
        "2025-04  给予480元每月（比上月少120元每月）",
        "合计：3,480元，共 7 个月",
    ]);
    folder.almoner(&and(&["--explain"])).expect(0).says(&[
        "full allowance: 600 yuan per month → 0 yuan per month",
        "gradual withdrawal: 600 yuan per month → 480 yuan per month",
        "an allowance is due: yes → no",
    ]);
}

#[test]
fn programs_read_the_months_as_json() {
    let folder = household(1300);
    let said = folder.almoner(&and(&["--json"])).expect(0);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["from"], "2025-01");
    assert_eq!(json["decided"], true);
    let amounts: Vec<&str> = json["months"]
        .as_array()
        .unwrap()
        .iter()
        .map(|month| month["outcome"]["benefits"][0]["amount"].as_str().unwrap())
        .collect();
    assert_eq!(amounts, ["600", "600", "600", "480", "480", "360", "360", "0"]);
    assert_eq!(json["totals"][0]["total"], "3480");
    assert_eq!(json["totals"][0]["unit"], "yuan");
    assert_eq!(json["totals"][0]["months"], 7);
    let month_of_two = &json["months"][1];
    assert_eq!(month_of_two["outcome"]["as_of"], "2025-02-01");
    assert_eq!(folder.almoner(&and(&["--json"])).expect(0).out, said.out);
}

#[test]
fn late_facts_tell_arrears_and_overpayments() {
    // The decisions of their time are kept as they were printed; then it is learnt that income fell in May.
    let paid = household(1300).almoner(&and(&["--json"])).expect(0).out;
    let folder = household(700);
    folder.write("paid.json", &paid);
    let settle = and(&["--paid", "paid.json"]);
    folder.almoner(&settle).expect(0).says(&[
        "subsistence allowance: due and paid",
        "2025-04  due 480 yuan, paid 480 yuan\n",
        "2025-05  due 500 yuan, paid 480 yuan (arrears 20 yuan)\n",
        "2025-06  due 500 yuan, paid 360 yuan (arrears 140 yuan)\n",
        "2025-08  due 400 yuan, paid 0 yuan (arrears 400 yuan)\n",
        "in all: arrears 700 yuan, overpaid 0 yuan\n",
    ]);
    folder
        .almoner(&and(&["--paid", "paid.json", "--lang", "zh"]))
        .expect(0)
        .says(&["应发500元，已发480元（补发20元）", "合计：补发700元，多发0元"]);
    folder.write("by-hand.json", r#"{"subsistence": {"2025-01": "600", "2025-02": 700.5, "2024-12": 9}}"#);
    let said = folder.almoner(&and(&["--paid", "by-hand.json", "--json"])).expect(0);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let settled = &json["settled"][0];
    assert_eq!((&settled["benefit"], &settled["for"]), (&"subsistence".into(), &"household".into()));
    assert_eq!(settled["months"][1]["difference"], "-100.5");
    assert_eq!((&settled["arrears"], &settled["overpaid"]), (&"2980".into(), &"100.5".into()));
}

#[test]
fn a_month_without_its_facts_is_undecided_and_counted() {
    let folder = household(1300);
    folder.write("facts.json", r#"{"applied_on": "2025-01-10", "income": {"2025-01": 600}}"#);
    folder.write("paid.json", r#"{"subsistence": {"2025-02": 5}}"#);
    let said = folder.almoner(&and(&["--paid", "paid.json"])).expect(0);
    said.says(&["in all: 600 yuan in 1 month", "not decided: 7 of the months", "not decided, paid 5 yuan"]);
}

#[test]
fn benefits_of_members_are_named_by_their_place() {
    let folder = Folder::new();
    folder.write(
        "rules.alm",
        "module m\nentity person\n  old : yes or no\nentity household\n  members : many person\n\
         benefit care for person\n  requires\n    old: old\n  pays monthly\n    all: 100 yuan per month\n\
         benefit once for household\n  requires\n    always: yes\n  pays once\n    flat: 7 yuan\n",
    );
    folder.write("facts.json", r#"{"members": [{"old": false}, {"old": true}]}"#);
    folder.write("paid.json", r#"{"care": {"members[0]": {"2025-02": 40}, "members[1]": {"2025-02": 60}}}"#);
    let run = ["run", "rules.alm", "--facts", "facts.json", "--from", "2025-01", "--to", "2025-02", "--json"];
    let settle: Vec<&str> = run.iter().chain(&["--paid", "paid.json"]).copied().collect();
    let said = folder.almoner(&settle).expect(0);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["totals"].as_array().unwrap().len(), 2, "what is paid once is not added up");
    assert_eq!(json["settled"][0]["overpaid"], "40");
    assert_eq!(
        (&json["settled"][1]["for"], &json["settled"][1]["arrears"]),
        (&"members[1]".into(), &"140".into())
    );
    folder.write("paid.json", &said.out);
    let said = folder.almoner(&settle).expect(0);
    assert!(said.out.contains(r#""arrears":"0","overpaid":"0"}]}"#), "{}", said.out);
    for unknown in [
        r#"{"once": {"2025-01": 7}}"#,
        r#"{"care": {"members[2]": {"2025-01": 7}}}"#,
        r#"{"x": {"2025-01": 1}}"#,
    ] {
        folder.write("paid.json", unknown);
        folder.almoner(&settle).expect(1).notes(&["E0943"]);
    }
    for unreadable in
        ["", "[]", r#"{"care": 5}"#, r#"{"care": {"2025-01": -5}}"#, r#"{"care": {"2025-01": "much"}}"#]
    {
        folder.write("paid.json", unreadable);
        folder.almoner(&settle).expect(2).notes(&["E0942"]);
    }
}

#[test]
fn months_that_are_none_are_wrong_use() {
    let folder = household(1300);
    let run = |from, to| ["run", "rules.alm", "--facts", "facts.json", "--from", from, "--to", to];
    folder.almoner(&run("2025-13", "2026-01")).expect(2).notes(&["E0940"]);
    folder.almoner(&run("2025-02", "2025-01")).expect(2).notes(&["E0941"]);
    folder.almoner(&run("1925-01", "2025-01")).expect(2).notes(&["E0941"]);
    folder.almoner(&["run", "rules.alm", "--facts", "facts.json"]).expect(2).notes(&["--as-of"]);
    folder
        .almoner(&["run", "rules.alm", "--facts", "facts.json", "--from", "2025-01"])
        .expect(2)
        .notes(&["--to"]);
}

#[test]
fn the_gradual_withdrawal_of_linkou_month_by_month() {
    let folder = Folder::new();
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/china/subsistence-allowance/linkou");
    let facts = r#"{"area": "rural", "property_confirmed": true, "previous_base": 313, "passed_the_line_on": "2026-09-22",
        "income": 881, "members": [{"role": "other", "birth_date": "1960-03-01", "serious_illness": false, "disability": "none"}]}"#;
    let said = folder.almoner_given(&["run", pack, "--from", "2026-09", "--to", "2027-04"], facts).expect(0);
    said.says(&[
        "2026-09  not granted",
        "2026-10  granted, 417 yuan per month",
        "2027-03  granted, 417 yuan per month",
        "2027-04  not granted",
        "in all: 2,502 yuan in 6 months",
    ]);
}
