//! Cases: gaps, cases that are never reached, conditions that are always or never true.

use super::check_findings;

#[test]
fn a_household_without_a_case_is_shown() {
    check_findings(
        "define person.share \"share\" : number is 1 when age < 18, 2 when age > 18 cites law art. 1\n",
        &["E0504 1: no case of `share` applies, for example for: age = 18"],
    );
    check_findings(
        "define household.share \"share\" : number is 1 when area is urban, 2 when area is rural cites law art. 1\n",
        &["E0504 1: no case of `share` applies, for example for: area = remote"],
    );
}

#[test]
fn cases_that_cover_everything_need_no_otherwise() {
    for cases in [
        "1 when age < 18, 2 when age >= 18",
        "1 when household.area is urban, 2 when household.area is not urban",
        "1 when employed, 2 when not employed",
        "1 when labour is none, 2 when labour is one of weak, able",
        "1 when age at least 18, 2 when age between 1 and 17, 3 when age = 0",
        "1 when wage < line, 2 when wage >= line",
        "1 when age < pension_age, 2 when age = pension_age, 3 when age > pension_age",
    ] {
        check_findings(&format!("define person.share \"share\" : number is {cases} cites law art. 1\n"), &[]);
    }
}

#[test]
fn a_gap_that_cannot_be_proven_is_a_warning() {
    check_findings(
        "define person.share \"share\" : number\n  is 1 when wage * age > 10 yuan per month, 2 when wage > 5 yuan per month\n  cites law art. 1\n",
        &[
            "W0504 2: perhaps no case of `share` applies; that could not be ruled out for: wage * age = 0 yuan per month, wage = 0 yuan per month",
        ],
    );
}

#[test]
fn exceptions_cover_what_the_cases_leave() {
    check_findings(
        "define person.share \"share\" : number is 1 when age < 18 cites law art. 1 except old when age >= 18: 2\n",
        &[],
    );
}

#[test]
fn a_case_behind_a_wider_one_is_never_reached() {
    check_findings(
        "define person.share \"share\" : number\n  is 1 when age < 60,\n    2 when age < 18,\n    otherwise 3\n  cites law art. 1\n",
        &["W0505 3: this case of `share` never applies: the cases before it take everything that it says"],
    );
    check_findings(
        "define person.share \"share\" : number\n  is 1 when age < 60,\n    2 when age >= 60,\n    otherwise 3\n  cites law art. 1\n",
        &["W0506 4: `otherwise` of `share` never applies: the cases before it take everything"],
    );
}

#[test]
fn cases_inside_cases_know_what_holds_around_them() {
    check_findings(
        "define person.share \"share\" : number\n  is (1 when age < 18, 2 when age >= 18 and age < 60) when age < 60,\n    otherwise 3\n  cites law art. 1\n",
        &[],
    );
}

#[test]
fn a_condition_that_is_settled_by_bounds_is_reported() {
    check_findings(
        "define person.share \"share\" : number\n  is 1 when age > 200,\n    2 when wage >= 0 yuan per month,\n    otherwise 3\n  cites law art. 1\n",
        &[
            "W0511 2: `age > 200` is always no",
            "W0510 3: `wage >= 0 yuan per month` is always yes",
            "W0506 4: `otherwise` of `share` never applies: the cases before it take everything",
        ],
    );
    check_findings(
        "define person.share \"share\" : number is 1 when employed and age < 18 and age > 60, otherwise 2 cites law art. 1\n",
        &["W0511 1: `employed and age < 18 and age > 60` is always no"],
    );
    check_findings(
        "define household.share \"share\" : number is 1 when any of members where wage < 0 yuan per month, otherwise 2 cites law art. 1\n",
        &["W0511 1: `wage < 0 yuan per month` is always no"],
    );
}

#[test]
fn what_is_said_twice_is_reported() {
    check_findings(
        "define person.share \"share\" : number is 1 when labour is one of weak, weak, otherwise 2 cites law art. 1\n",
        &["W0512 1: `weak` stands here twice"],
    );
    check_findings(
        "define person.share \"share\" : number is 1 when age > 3 and employed and age > 3, otherwise 2 cites law art. 1\n",
        &["W0512 1: `age > 3` stands here twice"],
    );
}

#[test]
fn lines_of_a_benefit_are_cases_too() {
    check_findings(
        "benefit help for person
  cites law art. 1
  requires
    grown: age >= 18
  pays monthly
    base: 10 yuan per month when age < 60 and age >= 18, 20 yuan per month when age > 60\n",
        &["E0504 6: no case of `help.base` applies, for example for: age = 60"],
    );
}

#[test]
fn a_question_that_is_too_hard_is_said_to_be() {
    // Three of 120 facts in each case, chosen by a fixed sequence: whether anything is left is a hard puzzle.
    let mut seed = 7u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let facts: String = (0..120).map(|number| format!("  f{number} : yes or no\n")).collect();
    let mut literal = || format!("{} f{}", if next(2) == 0 { "not" } else { "" }, next(120));
    let cases: Vec<String> =
        (0..520).map(|_| format!("1 when {} and {} and {}", literal(), literal(), literal())).collect();
    let rules = format!(
        "amend person\n{facts}define person.puzzle \"puzzle\" : number\n  is {}\n  cites law art. 1\n",
        cases.join(",\n    ")
    );
    let found = super::findings(&rules);
    assert!(found.iter().any(|finding| finding.starts_with("W0509")), "{found:?}");
}
