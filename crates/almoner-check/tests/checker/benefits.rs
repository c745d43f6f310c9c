//! Benefits: what they pay in, rounding, how they go together; guarantees and properties.

use super::{clean, codes, mended, only_message};

const BENEFIT: &str =
    "benefit allowance for household\n  requires\n    poor: savings < 1,000 yuan\n  pays monthly\n";

#[test]
fn a_fraction_of_a_cent_must_be_rounded() {
    let items = format!("{BENEFIT}    gap: sum of wage over members / 3\n");
    assert_eq!(
        only_message(&items),
        "`gap` can have more than the 2 digits after the point that `yuan per month` is paid with"
    );
    assert_eq!(
        mended(&items),
        format!("{BENEFIT}    gap: sum of wage over members / 3, rounded up to 0.01 yuan per month\n")
    );
}

#[test]
fn digits_are_worked_out() {
    clean(&format!("{BENEFIT}    gap: sum of wage over members / 4, rounded up to 0.1 yuan per month\n"));
    clean(&format!("{BENEFIT}    gap: sum of wage over members\n"));
    clean(&format!("{BENEFIT}    gap: sum of wage over members * 2\n"));
    assert_eq!(codes(&format!("{BENEFIT}    gap: sum of wage over members * rate\n")), ["E0601"]);
    assert_eq!(codes(&format!("{BENEFIT}    gap: sum of wage over members / 4\n")), ["E0601"]);
    clean(&format!("{BENEFIT}    gap: standard * number of members / 4\n"));
    assert_eq!(codes(&format!("{BENEFIT}    gap: standard * number of members / 3\n")), ["E0601"]);
    assert_eq!(codes(&format!("{BENEFIT}    gap: rent converted to yuan per month\n")), ["E0601"]);
}

#[test]
fn digits_follow_the_rules() {
    let rule = "define household.third : yuan per month\n  is standard * number of members / 3\n";
    assert_eq!(codes(&format!("{rule}{BENEFIT}    gap: third\n")), ["E0601"]);
    clean(&format!("{rule}{BENEFIT}    gap: third, rounded to 1 yuan per month\n"));
    let saved = "define household.saved : yuan per month\n  is greater of (last month's saved starting with 5 yuan per month from 2025-01) - 1 yuan per month and 0 yuan per month\n";
    clean(&format!("{saved}{BENEFIT}    gap: saved\n"));
}

#[test]
fn a_yearly_amount_is_not_paid_monthly() {
    let items = format!("{BENEFIT}    gap: 1,200 yuan per year\n");
    assert_eq!(
        only_message(&items),
        "`gap` is paid monthly and must be in `yuan per month`, but this is `yuan per year`"
    );
    assert!(mended(&items).ends_with("gap: (1,200 yuan per year converted to yuan per month)\n"));
    assert_eq!(codes(&format!("{BENEFIT}    gap: standard\n")), ["E0602"]);
    assert_eq!(codes(&format!("{BENEFIT}    gap: 3 persons\n")), ["E0603"]);
    assert_eq!(codes(&format!("{BENEFIT}    gap: area is rural\n")), ["E0304"]);
    clean("benefit a for household\n  pays once\n    b: 300 yuan\n");
    clean("benefit a for household\n  pays yearly\n    b: 300 yuan per year\n");
    clean(
        "unit us_dollar with 2 decimals\nbenefit a for household\n  pays monthly\n    b: 300 us_dollar per month\n",
    );
    assert_eq!(
        codes(
            "unit us_dollar with 2 decimals\nbenefit a for household\n  pays monthly\n    b: 300 us_dollar per month\n    c: 3 yuan per month\n"
        ),
        ["E0622"]
    );
}

#[test]
fn benefits_are_read_part_by_part() {
    let benefit = format!("{BENEFIT}    gap: 30 yuan per month\n");
    clean(&format!("{benefit}define household.a : yuan per month\n  is allowance.amount\n"));
    clean(&format!("{benefit}define household.a : yuan per month\n  is allowance.gap\n"));
    clean(&format!("{benefit}define household.a : yes or no\n  is allowance.granted and allowance.poor\n"));
    clean(&format!("{benefit}define person.a : yes or no\n  is allowance.granted\n"));
    let items = format!("{benefit}define household.a : yes or no\n  is allowance\n");
    assert_eq!(codes(&items), ["E0240"]);
    assert!(mended(&items).ends_with("is allowance.granted\n"));
    let items = format!("{benefit}define household.a : yuan per month\n  is allowance\n");
    assert!(mended(&items).ends_with("is allowance.amount\n"));
    let items = format!("{benefit}define household.a : yuan per month\n  is allowance.gpa\n");
    assert_eq!(codes(&items), ["E0212"]);
    assert!(mended(&items).ends_with("is allowance.gap\n"));
    assert_eq!(
        codes("benefit a for household\n  provides visit\ndefine household.b : yuan\n  is a.amount\n"),
        ["E0607"]
    );
    assert_eq!(codes("benefit a for household\n  requires\n    x: yes\n"), ["E0609"]);
}

fn two(first: &str, second: &str) -> String {
    format!(
        "benefit a for household\n  pays monthly\n    x: 1 yuan per month\n  {first}\nbenefit b for household\n  pays monthly\n    y: 2 yuan per month\n  {second}\n"
    )
}

#[test]
fn benefits_give_way_in_one_direction() {
    clean(&two("not together with b", ""));
    clean(&two("not together with b, whichever is higher", ""));
    assert_eq!(
        only_message(&two("not together with b", "not together with a")),
        "these benefits give way to each other in a circle: a → b → a"
    );
    assert_eq!(
        codes(&two("not together with b, whichever is higher", "not together with a, whichever is higher")),
        ["E0606"]
    );
    assert_eq!(codes(&two("not together with a", "")), ["E0605"]);
    assert_eq!(codes(&two("not together with bb", "")), ["E0624"]);
    assert_eq!(
        codes(
            "benefit a for household\n  provides x\n  not together with c\nbenefit c for person\n  provides y\n"
        ),
        ["E0604"]
    );
    clean(
        "benefit a for household\n  provides x\nbenefit c for person\n  provides y\n  not together with a\n",
    );
}

#[test]
fn a_benefit_that_needs_itself_is_a_circle() {
    assert_eq!(
        only_message(
            "benefit a for household\n  requires\n    x: b\n  provides s\ndefine household.b : yes or no\n  is not a.granted\n"
        ),
        "`household.b` needs itself: household.b → a → household.b"
    );
}

#[test]
fn guarantees_leave_keys_open() {
    clean("guarantee g\n  standard > 100 yuan per person per month\n");
    assert_eq!(codes("guarantee g\n  savings > 100 yuan\n"), ["E0610"]);
    assert_eq!(codes("guarantee g\n  standard\n"), ["E0305"]);
    assert_eq!(codes("guarantee g\n"), ["E0611"]);
}

#[test]
fn properties_name_a_rising_fact() {
    let benefit = format!("{BENEFIT}    gap: 30 yuan per month\n");
    clean(&format!(
        "{benefit}property p for household\n  allowance.amount never falls by more than the difference when members.wage rises\n"
    ));
    clean(&format!("{benefit}property p for household\n  allowance.amount never rises when savings rises\n"));
    assert_eq!(
        codes(&format!(
            "{benefit}property p for household\n  allowance.amount never rises when area rises\n"
        )),
        ["E0613"]
    );
    assert_eq!(
        codes(&format!(
            "{benefit}property p for household\n  allowance.granted never rises when savings rises\n"
        )),
        ["E0304"]
    );
}

#[test]
fn heads_with_too_much() {
    assert_eq!(codes("property p for household\n"), ["E0612"]);
    assert_eq!(
        only_message("parameter household.p : number\n  1\n"),
        "a parameter has no entity before its name"
    );
    assert_eq!(
        only_message("table household.p(x: yuan) : yuan\n  otherwise 1 yuan\n"),
        "a table has no parameters in parentheses"
    );
    assert_eq!(codes("define test.household.p : yuan\n  is 1 yuan\n"), ["E0238"]);
}
