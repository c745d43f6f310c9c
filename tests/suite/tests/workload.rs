//! The benchmark workload, decided by the Almoner program of `examples/workload`: 100,000 households, the same
//! checksums as the hand-written rule and as the published description.

use almoner::{Json, Language, Program, compile};
use almoner_tests::files::root;
use almoner_workload::checksum::Checksum;
use almoner_workload::{Scheme, generate, same_json};
use jiff::civil::date;
use serde_json::Value;

const REASONS: [&str; 5] =
    ["assets_over_limit", "has_vehicle", "too_many_homes", "income_below_standard", "supplement_paid"];

fn program() -> Program {
    let folder = root().join("examples/workload");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file of the workload");
    compile([("workload.alm", read("workload.alm")), ("standards.csv", read("standards.csv"))])
        .unwrap_or_else(|findings| panic!("{findings}"))
}

fn value<'o>(outputs: &'o [Value], name: &str) -> &'o Value {
    let name = format!("household.{name}");
    let output = outputs.iter().find(|output| output["output"] == name.as_str());
    &output.unwrap_or_else(|| panic!("no output {name}"))["value"]
}

#[test]
fn the_hand_written_rule_that_speed_is_compared_with_writes_the_same_bytes() {
    let program = program();
    let as_of = date(2025, 8, 1);
    for number in 0..2_000 {
        let household = generate::json(number);
        let outcome = program.evaluate_only(&same_json::OUTPUTS, Json(&household), as_of);
        let outcome = outcome.unwrap_or_else(|findings| panic!("household {number}: {findings}"));
        let by_hand = same_json::decide_json(&household, as_of).expect("a household");
        assert_eq!(outcome.to_json(), by_hand, "household {number}");
    }
}

fn decide(program: &Program, number: u64) -> (Scheme, rust_decimal::Decimal, Vec<String>) {
    let names: Vec<&str> = ["scheme", "monthly_amount"].into_iter().chain(REASONS).collect();
    let household = generate::json(number);
    let outcome =
        program.evaluate_only(&names, Json(&household), date(2025, 8, 1)).unwrap_or_else(|findings| {
            panic!("household {number}: {}", findings.render(almoner::Style::default()))
        });
    let outcome: Value = serde_json::from_str(&outcome.to_json()).expect("JSON");
    let outputs = outcome["outputs"].as_array().expect("outputs");
    let scheme: Scheme = serde_json::from_value(value(outputs, "scheme").clone()).expect("a scheme");
    let amount = value(outputs, "monthly_amount").as_str().expect("text").parse().expect("a decimal");
    let holds = |name: &str| value(outputs, name) == &Value::Bool(true);
    let mut reasons: Vec<String> =
        REASONS.iter().filter(|name| holds(name)).map(|name| (*name).into()).collect();
    if !holds("income_below_standard") {
        reasons.push("income_not_below_standard".into());
    }
    reasons.push(format!("route_{}", value(outputs, "scheme").as_str().expect("text")));
    (scheme, amount, reasons)
}

#[test]
fn a_hundred_thousand_households_give_the_published_checksums() {
    let program = program();
    assert!(program.warnings().is_empty(), "{}", program.warnings().to_json(Language::English));
    let mut checksum = Checksum::default();
    for number in 0..100_000 {
        if number == 10_000 {
            assert_eq!(checksum.value(), 0xb138_e87a_9d1c_759a, "after 10,000 households");
        }
        let (scheme, amount, reasons) = decide(&program, number);
        checksum.add(scheme, amount, reasons.iter().map(String::as_str));
    }
    assert_eq!(checksum.value(), 0x335a_c805_1691_4388, "after 100,000 households");
    assert_eq!(checksum.total, rust_decimal::Decimal::new(10_971_099_664, 2));
}
