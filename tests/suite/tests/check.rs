//! Every rule file of `tests/check` has the findings that it says it has, and no other.

use std::path::Path;

use almoner::Style;
use almoner_tests::expectations::{differences, expected};
use almoner_tests::files::{enter_root, files, name};
use almoner_tests::programs::findings;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    enter_root();
    let trial = |path: std::path::PathBuf| Trial::test(name(&path), move || check(&path));
    let trials = files("tests/check", "alm").into_iter().map(trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(path: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(path)?;
    let found = findings(path);
    let all: Vec<_> = found.iter().cloned().collect();
    let wrong = differences(&expected(&name(path), &text), &all, found.sources());
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n\n{}", wrong.join("\n"), found.render(Style::default())).into())
}
