//! Examples: facts, roles, values given directly, expectations.

use super::{clean, codes, mended, only_help, only_message};

fn example(lines: &str) -> String {
    format!(
        "define household.income : yuan per month\n  is sum of wage over members\nbenefit allowance for household\n  requires\n    poor: savings < 1,000 yuan\n  pays monthly\n    gap: 30 yuan per month\nexample \"one\"\n{lines}"
    )
}

#[test]
fn facts_roles_and_expectations_are_read() {
    clean(&example(
        "  as of 2025-08-01\n  household: area urban, savings 3,000 yuan, cars 0\n    member head: wage 1,350.5 yuan per month, employed yes\n    member: wage 0 yuan per month, birth_date 2010-02-28\n  expect allowance.amount = 0 yuan per month\n  expect not allowance.granted\n  expect income undecided needs wage\n",
    ));
    clean(&example(
        "  as of 2025-08-01\n  household: income 20 yuan per month\n  expect income = 20 yuan per month\n",
    ));
}

#[test]
fn mistakes_in_facts_are_said_at_their_place() {
    let with = |facts: &str| {
        example(&format!("  as of 2025-08-01\n  household: {facts}\n  expect allowance.granted\n"))
    };
    assert_eq!(only_message(&with("savigns 3 yuan")), "`household` has no `savigns`");
    assert!(mended(&with("savigns 3 yuan")).contains("household: savings 3 yuan"));
    assert_eq!(codes(&with("area rurla")).len(), 1);
    assert_eq!(codes(&with("rent 3 yuan per month")).len(), 1);
    assert_eq!(codes(&with("savings 3.123 yuan")), ["E0330"]);
    assert_eq!(codes(&with("savings 3 yuan, savings 4 yuan")), ["E0617"]);
    assert_eq!(codes(&with("allowance yes")), ["E0620"]);
}

#[test]
fn blocks_belong_to_something() {
    let with =
        |blocks: &str| example(&format!("  as of 2025-08-01\n  {blocks}\n  expect allowance.granted\n"));
    assert_eq!(codes(&with("household: cars 1\n  dog: wage 3 yuan per month")), ["E0237"]);
    assert_eq!(codes(&with("household: cars 1\n  member uncle: wage 3 yuan per month")), ["E0236"]);
    assert_eq!(
        only_help(&with("household: cars 1\n  member uncle: wage 3 yuan per month")),
        "The roles are: head, spouse, child."
    );
    assert_eq!(codes(&with("household: cars 1\n  member: wage -3 yuan per month")), ["E0331"]);
}

#[test]
fn an_example_has_a_day_and_an_expectation() {
    assert_eq!(codes(&example("  household: cars 1\n  expect allowance.granted\n")), ["E0614"]);
    assert_eq!(codes(&example("  as of 2025-08-01\n  household: cars 1\n")), ["E0615"]);
    assert_eq!(
        codes(&example("  as of 2025-08-01\n  household: cars 1\n  expect income undecided needs wages\n")),
        ["E0619"]
    );
}

#[test]
fn series_are_given_by_month() {
    let field = "amend person\n  series : yuan per month, by month\n";
    let with = |fact: &str| {
        format!(
            "{field}{}",
            example(&format!(
                "  as of 2025-08-01\n  household: cars 1\n    member: {fact}\n  expect allowance.granted\n"
            ))
        )
    };
    clean(&with("series as of 2025-07 1,200 yuan per month"));
    assert_eq!(codes(&with("series 1,200 yuan per month")), ["E0328"]);
    assert_eq!(codes(&with("wage as of 2025-07 1,200 yuan per month")), ["E0329"]);
}

#[test]
fn what_cannot_be_given() {
    let share = "define household.share(x: yuan) : yuan\n  is x\n";
    let items = format!(
        "{share}{}",
        example("  as of 2025-08-01\n  household: share 3 yuan\n  expect allowance.granted\n")
    );
    assert_eq!(codes(&items), ["E0618"]);
    let pets = "entity pet\n  age : whole number, at least 0\namend person\n  pets : many pet\n";
    let with = |blocks: &str| {
        format!("{pets}{}", example(&format!("  as of 2025-08-01\n  {blocks}\n  expect allowance.granted\n")))
    };
    clean(&with(
        "household: cars 1\n    member: wage 3 yuan per month\n    pets: age 3\n    pet: age 4\n    member: wage 4 yuan per month",
    ));
    assert_eq!(codes(&with("household: cars 1\n    pets: age 3")), ["E0616"]);
    assert_eq!(
        codes(&with("household: cars 1\n    member: wage 3 yuan per month\n    pets big: age 3")),
        ["E0623"]
    );
    let lonely =
        super::errors_of("module a\nexample \"x\"\n  as of 2025-01-01\n  household: cars 1\n  expect yes\n");
    assert_eq!(lonely.iter().map(|finding| finding.code.number).collect::<Vec<_>>(), ["E0621"]);
}
