//! Exceptions that compete.

use super::{check_findings, findings_in, repaired};
use almoner_diagnostic::Language;

/// A rule of a person with these exceptions.
fn rule(exceptions: &str) -> String {
    format!(
        "define person.share \"share\" : number\n  is 1 cites law art. 1\n{}\n",
        exceptions.trim_matches('\n')
    )
}

#[test]
fn two_that_can_apply_at_once_are_an_error_with_an_example() {
    check_findings(
        &rule(
            "
  except old when age >= 60: 2
  except idle when not employed: 3",
        ),
        &[
            "E0501 3: exceptions `old` and `idle` of `share` can apply at once and give different values, for example for: age = 60, employed = no",
        ],
    );
}

#[test]
fn those_that_exclude_each_other_are_fine() {
    for exceptions in [
        "  except old when age >= 60: 2\n  except young when age < 60: 3",
        "  except old when age * 2 - 20 >= 100: 2\n  except young when 60 > age: 3",
        "  except one when household.area is urban: 2\n  except two when (household.area is one of rural, remote): 3",
        "  except one when employed and age > 10: 2\n  except two when not employed or age <= 10: 3",
        "  except early when since < 2020-01-01: 2\n  except late when since >= 2020-01-01: 3",
        "  except a when wage < line: 2\n  except b when wage >= line: 3",
        "  except a when age < pension_age: 2\n  except b when age >= pension_age + 1: 3",
        "  except a when age < 60: 2\n  except b when age >= pension_age: 3",
        "  except a when wage < line and household.area is rural: 2\n  except b when wage > 600 yuan per month: 3",
        "  except a when school = \"north\": 2\n  except b when school = \"south\": 3",
        "  except a when (number of household.members = 1 person): 2\n  except b when (number of household.members > 1 person): 3",
        "  except a when age on decision date < 18: 2\n  except b when age on decision date >= 18: 3",
    ] {
        check_findings(&rule(exceptions), &[]);
    }
}

#[test]
fn those_that_agree_or_are_ordered_are_fine() {
    check_findings(&rule("  except old when age >= 60: 2\n  except idle when not employed: 1 + 1"), &[]);
    check_findings(
        &rule("  except old when age >= 60: 2\n  except idle overriding old when not employed: 3"),
        &[],
    );
}

#[test]
fn a_third_that_goes_before_both_settles_it() {
    let exceptions = "
  except old when age >= 60: 2
  except idle when not employed: 3
  except both overriding old, idle when age >= 60 and not employed: 4";
    check_findings(&rule(exceptions), &[]);
}

#[test]
fn an_order_carries_on_through_a_third_one() {
    let exceptions = "
  except old when age >= 60: 2
  except rural overriding old when household.area is rural: 3
  except idle overriding rural when not employed: 4";
    check_findings(&rule(exceptions), &[]);
}

#[test]
fn figures_are_tried_for_every_period_and_key() {
    check_findings(
        &rule("  except a when age < 61: 2\n  except b when age >= pension_age: 3"),
        &[
            "E0501 3: exceptions `a` and `b` of `share` can apply at once and give different values, for example for: decided on 2000-01-01, age = 60",
        ],
    );
    check_findings(
        &rule("  except a when wage < line: 2\n  except b when wage > 450 yuan per month: 3"),
        &[
            "E0501 3: exceptions `a` and `b` of `share` can apply at once and give different values, for example for: decided on 2000-01-01, wage = 451 yuan per month, area = urban",
        ],
    );
}

#[test]
fn what_cannot_be_proven_is_a_warning() {
    check_findings(
        &rule(
            "  except a when wage * age > 100 yuan per month: 2\n  except b when wage > 50 yuan per month: 3",
        ),
        &[
            "W0501 3: exceptions `a` and `b` of `share` may apply at once and give different values; that could not be ruled out for: wage * age = 101 yuan per month, wage = 51 yuan per month",
        ],
    );
}

#[test]
fn names_of_yes_or_no_rules_are_looked_into() {
    let helpers = "define person.old \"old\" : yes or no is age >= 60 cites law art. 1\n\
        define person.young \"young\" : yes or no is age < 18 cites law art. 1\n";
    check_findings(&format!("{helpers}{}", rule("  except a when old: 2\n  except b when young: 3")), &[]);
}

#[test]
fn one_that_never_applies_is_reported() {
    check_findings(
        &rule("  except a when age > 20: 2\n  except b overriding a when age > 10: 3"),
        &["W0508 3: exception `a` of `share` never applies"],
    );
}

#[test]
fn the_repair_orders_them() {
    let text =
        repaired(&rule("  except old when age >= 60: 2\n  except idle \"when idle\" when not employed: 3"));
    assert!(text.contains("except idle \"when idle\" overriding old when not employed"), "{text}");
    let text = repaired(&rule("  例外 old 当 age >= 60: 2\n  例外 idle 当 非 employed: 3"));
    assert!(text.contains("例外 idle 优先于 old 当 非 employed"), "{text}");
}

#[test]
fn the_finding_speaks_chinese() {
    let found = findings_in(
        &rule("  except old when age >= 60: 2\n  except idle when wage <= 100 yuan per month: 3"),
        Language::Chinese,
    );
    assert_eq!(
        found,
        ["E0501 3: “share”的例外“old”和“idle”可能同时适用而结果不同，例如：age 为 60，wage 为 0元每月"]
    );
}
