//! What is never used and never cited.

use super::{check_findings, repaired};
use almoner_check::check;
use almoner_diagnostic::Sources;

/// A benefit that reads the wage, so that helpers without a label count as helpers.
const HELP: &str = "benefit help for person
  requires
    poor: wage < 100 yuan per month cites law art. 1
  pays monthly
    base: 10 yuan per month
";

#[test]
fn helpers_that_nothing_uses_are_reported() {
    check_findings(
        &format!("{HELP}define person.third : number is 3 cites law art. 1\n"),
        &["W0670 6: nothing uses `third`"],
    );
    check_findings(&format!("{HELP}define person.third \"an answer\" : number is 3 cites law art. 1\n"), &[]);
    check_findings(
        &format!("{HELP}define double(x: number) : number is 2 * x cites law art. 1\n"),
        &["W0670 6: nothing uses `double`"],
    );
}

#[test]
fn figures_enums_sources_and_facts_that_nothing_uses_are_reported() {
    check_findings(
        &format!(
            "{HELP}source decree \"Decree\"
enum kind one two
parameter rate : percent 3% cites law art. 1
unit jin equals 0.5 kilogram
amend person
  height : number
"
        ),
        &[
            "W0673 6: source `decree` is never cited",
            "W0672 7: nothing is of enum `kind`",
            "W0671 8: no rule reads parameter `rate`",
            "W0675 9: nothing is measured in `jin`",
            "W0674 11: no rule reads `height` of `person`",
        ],
    );
}

#[test]
fn a_module_that_is_used_needlessly_is_reported() {
    let rules = "source law_2 \"Law\"\ndefine two \"two\" : number is 2 cites law_2\n";
    check_findings(rules, &["W0676 0: module `test` needs nothing of `people`"]);
    assert!(!repaired(rules).contains("use people"));
}

#[test]
fn rules_and_figures_without_a_citation_are_reported() {
    check_findings(
        "define person.double \"double\" : yuan per month is wage * 2 + line
define person.triple \"triple\" : yuan per month is wage * rate cites law art. 2
parameter rate : number
  3 from 2020-01-01 until 2020-12-31 cites law art. 3
  4 from 2021-01-01
benefit help for person
  requires
    poor: wage < 100 yuan per month
  pays monthly
    base: 10 yuan per month
",
        &[
            "W0677 1: `double` cites no legal text",
            "W0679 5: 1 of 2 values of `rate` cite no legal text",
            "W0678 6: benefit `help` cites no legal text",
        ],
    );
}

#[test]
fn a_module_without_any_citation_gets_one_finding() {
    check_findings(
        "define person.double \"double\" : yuan per month is wage * 2\ndefine person.triple \"triple\" : yuan per month is wage * 3\n",
        &["W0680 -1: module `test` cites no legal text"],
    );
}

#[test]
fn layers_for_others_are_not_unused() {
    let mut sources = Sources::new();
    sources.add(
        "layer.alm",
        "module layer\nsource law \"Law\"\nsource other \"Other\"\nparameter rate : percent open\n\
         entity person wage : number\ndefine person.helper : number is wage * 2 cites law\n",
    );
    sources.add(
        "local.alm",
        "module local\nuse layer\nsource decree \"Decree\"\nbenefit help for person\n  requires\n    poor: wage < 3 cites decree\n  provides meal\n",
    );
    let numbers: Vec<&str> = check(sources).diagnostics.iter().map(|finding| finding.code.number).collect();
    assert!(!numbers.iter().any(|number| number.starts_with("W067")), "{numbers:?}");
}

#[test]
fn a_citation_that_only_the_last_part_has_is_moved_to_the_whole() {
    let table = "table person.tier \"tier\" : number\n  -- by age\n  | age | gives |\n  | less than 60 | 1 |\n  | at least 60 | 2 | -- old\n  cites law art. 1\n";
    check_findings(table, &["W0681 6: only the last row of `tier` has this citation"]);
    assert_eq!(
        repaired(table).split_once("use people\n").unwrap().1,
        "table person.tier \"tier\" : number\n  -- by age\n  cites law art. 1\n  | age | gives |\n  | less than 60 | 1 |\n  | at least 60 | 2 | -- old\n"
    );
    let scale = "scale part(sum: yuan) \"part\" : yuan whole amount from 0 yuan: 1 yuan above 9 yuan: 2 yuan 依据 law 第一条\n";
    check_findings(
        scale,
        &["W0670 1: nothing uses `part`", "W0681 1: only the last bracket of `part` has this citation"],
    );
    assert!(repaired(scale).contains(": yuan 依据 law 第一条 whole amount"), "{}", repaired(scale));
    let benefit = "benefit help for person\n  requires\n    poor: wage < 100 yuan per month\n    old: age > 60 cites law art. 1\n  provides meal\n";
    check_findings(benefit, &[]);
    let define = "define person.share \"share\" : number\n  is 1\n  except old when age > 60: 2\n  cites law art. 1 and law art. 2\n";
    check_findings(define, &["W0681 4: only the last exception of `share` has this citation"]);
    assert!(
        repaired(define).contains("is 1\n  cites law art. 1 and law art. 2\n  except old when age > 60: 2\n")
    );
}

#[test]
fn citations_of_parts_that_are_meant_are_fine() {
    for rule in [
        "  cites law art. 1\n  | age | gives |\n  | less than 60 | 1 |\n  | at least 60 | 2 | cites law art. 2\n",
        "  | age | gives |\n  | less than 60 | 1 | cites law art. 1\n  | at least 60 | 2 | cites law art. 2\n",
        "  | age | gives |\n  | less than 60 | 1 | cites law art. 1\n  | at least 60 | 2 |\n",
        "  | age | gives |\n  | any | 2 | cites law art. 2\n",
        "  | age | gives |\n  | less than 60 | 1 |\n  | at least 60 | 2 |\n  in force from 2020-01-01\n  cites law art. 1\n",
    ] {
        check_findings(&format!("table person.tier \"tier\" : number\n{rule}"), &[]);
    }
}
