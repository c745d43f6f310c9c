//! What the program holds after a check.

use super::{PRELUDE, check_files};
use almoner_check::program::{ExprKind, RuleBody};

fn program(items: &str) -> almoner_check::program::Program {
    let text = format!("{PRELUDE}{items}");
    let checked = check_files(&[("rules.alm", &text)]);
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics);
    checked.program.expect("there is a program")
}

#[test]
fn the_root_is_what_nothing_holds() {
    let program = program("");
    let root = program.root.expect("there is a root");
    assert_eq!(&*program.entities[root.index()].declared.name, "household");
    let person = &program.entities[0];
    assert!(person.holder.is_some() && person.role.is_some() && person.date_of_birth.is_some());
}

#[test]
fn keys_are_bound_to_the_field_of_the_holder() {
    let program = program("define person.a : yuan per person per month\n  is standard\n");
    let RuleBody::Cases(cases) = &program.rules[0].versions[0].body else { panic!("cases") };
    let value = cases.otherwise.as_deref().expect("a value");
    let ExprKind::Parameter { keys, .. } = &value.kind else { panic!("a parameter: {value:?}") };
    assert!(matches!(keys[0].kind, ExprKind::Fact { hops: 1, .. }));
}

#[test]
fn guarantees_know_their_open_keys() {
    let program = program("guarantee g\n  standard > 100 yuan per person per month\n");
    let guarantee = &program.guarantees[0];
    assert_eq!(guarantee.keys.len(), 1);
    assert_eq!(&*guarantee.keys[0].name, "area");
}

#[test]
fn rules_know_their_digits() {
    let program = program(
        "define household.a : yuan\n  is savings * 1.5\ndefine household.b : yuan\n  is savings / 3\ndefine household.c : yuan\n  is a, rounded to 0.1 yuan\n",
    );
    let digits: Vec<_> =
        program.rules.iter().map(|rule| rule.ty.as_number().expect("a number").decimals).collect();
    assert_eq!(digits, [Some(3), None, Some(1)]);
}

#[test]
fn chinese_rules_are_the_same_program() {
    let english =
        program("define household.a : yes or no\n  is area is rural and savings at least 1.2万元\n");
    let chinese = program("定义 household.a ： 是或否\n  为 area 为 rural 且 savings 不低于 12,000元\n");
    let body = |program: &almoner_check::program::Program| match &program.rules[0].versions[0].body {
        RuleBody::Cases(cases) => {
            format!("{:?}", cases.otherwise.as_ref().map(|value| std::mem::discriminant(&value.kind)))
        }
        _ => String::new(),
    };
    assert_eq!(body(&english), body(&chinese));
}
