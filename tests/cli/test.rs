//! `almoner test`: examples, properties, coverage.

use crate::command::Folder;

#[test]
fn examples_pass_or_say_what_came_out() {
    let folder = Folder::with_pack();
    folder
        .almoner(&["test", "wuxi"])
        .expect(0)
        .says(&["a family of three with one wage", "4 passed, 0 failed"]);
    folder.edit("wuxi/subsistence.alm", "amount = 1,420 yuan", "amount = 1,421 yuan");
    folder.almoner(&["test", "wuxi"]).expect(1).says(&[
        "FAIL  a family of three with one wage",
        "wuxi/subsistence.alm:",
        "`subsistence_allowance.amount` should be 1,421 yuan per month but is 1,420 yuan per month",
        "3 passed, 1 failed",
    ]);
    folder.almoner(&["test", "wuxi", "--lang", "zh"]).expect(1).says(&["应为1,421元每月，实际为1,420元每月"]);
    folder.almoner(&["test", "wuxi", "--filter", "savings"]).expect(0).says(&["1 passed, 0 failed"]);
    folder.almoner(&["test", "wuxi", "--filter", "nothing like it"]).expect(2).notes(&["E0923"]);
}

#[test]
fn rules_with_mistakes_are_not_tested() {
    let folder = Folder::with_pack();
    folder.edit("wuxi/subsistence.alm", "area is rural", "area is rurla");
    folder.almoner(&["test", "wuxi"]).expect(1).notes(&["rurla"]);
    folder.almoner(&["test", "none"]).expect(2);
}

#[test]
fn coverage_lists_what_no_example_decides() {
    let folder = Folder::with_pack();
    folder.almoner(&["test", "wuxi", "--coverage"]).expect(0).says(&["coverage 100%"]);
    let said = folder.almoner(&["test", "wuxi", "--coverage", "--filter", "family"]).expect(0);
    assert!(said.out.contains("coverage"), "{}", said.out);
    folder.edit("wuxi/subsistence.alm", "household: area rural", "household: area urban");
    folder.edit("wuxi/subsistence.alm", "savings_limit = 7,440", "savings_limit = 18,960");
    folder.edit("wuxi/subsistence.alm", "savings 8,000 yuan", "savings 28,000 yuan");
    folder
        .almoner(&["test", "wuxi", "--coverage"])
        .expect(0)
        .says(&["exception rural households", "subsistence.alm:"]);
}

#[test]
fn a_property_is_refuted_with_a_household() {
    let folder = Folder::with_pack();
    let rules = folder.read("wuxi/subsistence.alm");
    let holds = "\nproperty no_cliff for household\n  subsistence_allowance.amount never rises when members.wage rises\n";
    folder.write("wuxi/subsistence.alm", format!("{rules}{holds}"));
    folder.almoner(&["test", "wuxi"]).expect(0).says(&["property no_cliff"]);
    let fails = "\nproperty cliff for household\n  subsistence_allowance.amount never falls when members.wage rises\n";
    folder.write("wuxi/subsistence.alm", format!("{rules}{fails}"));
    folder.almoner(&["test", "wuxi"]).expect(1).says(&[
        "FAIL  property cliff",
        "`subsistence_allowance.amount` falls from",
        "members[0].wage = ",
    ]);
}

#[test]
fn many_packs_are_tested_in_the_order_of_their_paths() {
    let folder = Folder::new();
    for name in ["b", "a", "c"] {
        folder.almoner(&["new", &format!("packs/{name}")]).expect(0);
    }
    let said = folder.almoner(&["test", "packs"]).expect(0).says(&["12 passed, 0 failed"]);
    let position = |name: &str| said.out.find(&format!("packs/{name}\n")).unwrap();
    assert!(position("a") < position("b") && position("b") < position("c"));
}
