//! Layers: values and bodies that a lower layer puts in the place of higher ones.

use super::check_files;

const NATIONAL: &str = "module national
enum area urban rural
entity household
  area : area
  cars : whole number
parameter standard : yuan per month
  by area
  open, at least 100 yuan per month
define household.a : yuan per month
  open
  is standard
";

fn errors(local: &str) -> Vec<&'static str> {
    let checked = check_files(&[("national.alm", NATIONAL), ("local.alm", local)]);
    let errors = checked.diagnostics.iter().filter(|finding| finding.code.number.starts_with('E'));
    errors.map(|finding| finding.code.number).collect()
}

#[test]
fn a_lower_layer_sets_what_is_open() {
    let local = "module local\nuse national\namend standard\n  urban: 790 yuan per month\n  rural: 632 yuan per month\namend household.a\n  is standard * 2\n";
    assert_eq!(errors(local), Vec::<&str>::new());
    let checked = check_files(&[("national.alm", NATIONAL), ("local.alm", local)]);
    let program = checked.program.expect("a program");
    assert_eq!(program.rules[0].versions.len(), 1);
    assert_eq!(program.modules[program.rules[0].versions[0].module.index()].name.as_ref(), "local");
    assert!(program.guarantees.iter().any(|guarantee| guarantee.declared.name.contains("at least")));
}

#[test]
fn a_lower_layer_may_add_facts() {
    let local = "module local\nuse national\namend household\n  dogs : whole number, at least 0\ndefine household.b : whole number\n  is dogs + cars\n";
    assert_eq!(errors(local), Vec::<&str>::new());
}

#[test]
fn exceptions_are_added_to_the_rule_above() {
    let local =
        "module local\nuse national\namend household.a\n  except cars when cars > 1: 0 yuan per month\n";
    assert_eq!(errors(local), Vec::<&str>::new());
    let checked = check_files(&[("national.alm", NATIONAL), ("local.alm", local)]);
    let program = checked.program.expect("a program");
    assert_eq!(program.rules[0].versions[0].exceptions.len(), 1);
}
