//! The packs of `examples/china` against the list of what they must say: each entry of `tests/coverage/entries.csv`
//! and each case of `cases.csv` with the examples that begin with its id. The table that comes out is
//! `docs/coverage.md`; `UPDATE_EXPECTED=1` writes it anew.

mod report;
mod shown;

use std::collections::BTreeSet;
use std::path::Path;

use almoner_cli::packs::{discover, load};
use jiff::civil::Date;

use almoner_tests::files::{enter_root, root};
use almoner_tests::golden::compare;

use report::{Case, Entry, read_csv};
use shown::{Shown, run_all};

/// Of the conditions of all packs, examples decide at least this many in a hundred.
const LEAST_DECIDED: usize = 95;

#[test]
fn every_entry_and_every_case_has_its_examples() {
    enter_root();
    let entries: Vec<Entry> = read_csv("tests/coverage/entries.csv", Entry::read);
    let cases: Vec<Case> = read_csv("tests/coverage/cases.csv", Case::read);
    let shown = run_all("examples/china");
    let mut faults = shown.failures();
    faults.extend(entries.iter().filter_map(|entry| entry.fault(&shown)));
    faults.extend(cases.iter().filter_map(|case| case.fault(&shown)));
    faults.extend(unknown_ids(&entries, &cases, &shown));
    if let Err(difference) =
        compare(&root().join("docs/coverage.md"), &report::page(&entries, &cases, &shown))
    {
        faults.push(difference);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn examples_decide_the_conditions() {
    enter_root();
    let shown = run_all("examples/china");
    let (decided, all) = shown.conditions();
    let open: Vec<&str> = shown.undecided_conditions().collect();
    assert!(
        decided * 100 >= all * LEAST_DECIDED,
        "examples decide {decided} of {all} conditions; not these:\n{}",
        open.join("\n")
    );
}

/// A check looks at all days on which a figure changes; what runs out is looked for from the day of the check on.
#[test]
fn the_packs_are_clean_whenever_they_are_checked_from_2014_to_2026() {
    enter_root();
    let packs = discover(Path::new("examples/china")).unwrap_or_else(|_| panic!("there are no packs"));
    let mut faults = Vec::new();
    for path in &packs {
        for year in (2014..=2026).step_by(2) {
            match load(path).compile_on(Date::constant(year, 1, 1)) {
                Ok(program) if program.warnings().is_empty() => {}
                Ok(program) => faults.push(format!("{} in {year}: {}", path.display(), program.warnings())),
                Err(findings) => faults.push(format!("{} in {year}: {findings}", path.display())),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// An id at the head of a title that stands in neither list is most likely mistyped.
fn unknown_ids(entries: &[Entry], cases: &[Case], shown: &Shown) -> Vec<String> {
    let known: BTreeSet<&str> = entries
        .iter()
        .map(|entry| entry.id.as_str())
        .chain(cases.iter().map(|case| case.id.as_str()))
        .collect();
    let unknown = shown.examples.iter().flat_map(|example| {
        example.ids.iter().filter(|id| !known.contains(id.as_str())).map(move |id| {
            format!("{}: `{id}` of \"{}\" stands in neither list", example.pack, example.title)
        })
    });
    unknown.collect()
}
