//! The programs of `tests/run` with a household each: the outcome byte by byte, and why, in
//! both languages.

use std::path::Path;

use almoner::Language;
use almoner_cli::packs::load;
use almoner_tests::files::{enter_root, folders, name};
use almoner_tests::golden::compare;
use almoner_tests::programs::{TODAY, explanation, outcome_json, rules};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    enter_root();
    let trial = |folder: std::path::PathBuf| Trial::test(name(&folder), move || check(&folder));
    let trials = folders("tests/run").into_iter().map(trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(folder: &Path) -> Result<(), Failed> {
    let outcome = outcome_json(folder)?;
    compare(&folder.join("expected.json"), &outcome)?;
    for (language, file) in
        [(Language::English, "explanation.en.txt"), (Language::Chinese, "explanation.zh.txt")]
    {
        compare(&folder.join(file), &explanation(folder, language)?)?;
    }
    examples_hold(folder)
}

/// The examples that a program brings along.
fn examples_hold(folder: &Path) -> Result<(), Failed> {
    let program = load(&rules(folder)).compile_on(TODAY)?;
    let failures: Vec<String> = program
        .examples()
        .flat_map(|example| {
            let title = example.title();
            let failures = example.test().into_iter();
            failures.map(move |failure| format!("{title}: {}", failure.message(Language::English)))
        })
        .collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}
