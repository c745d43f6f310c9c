//! The checker on small programs: names, types and units, benefits, examples; each mistake by its code, its
//! words and its repair.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests end a test by panicking, like the tests themselves"
)]

mod benefits;
mod examples;
mod hostile;
mod names;
mod program;
mod types;
mod values;

use almoner_check::{Checked, check};
use almoner_diagnostic::{Diagnostic, Language, Severity, Sources, apply_fix, help, message};

/// What most tests stand on.
const PRELUDE: &str = r#"module test
source law "Law"
enum area urban rural
enum kind small big none
entity person
  birth_date : date of birth
  wage : yuan per month, at least 0 yuan per month
  employed : yes or no
  nickname : text
entity household
  area : area
  kind : kind
  savings : yuan
  rent : yuan per year
  cars : whole number, at least 0
  moved_in : date
  members : many person as head, spouse, child
parameter standard : yuan per person per month
  by area
  urban: 790 yuan per person per month from 2025-01-01 cites law
  rural: 632 yuan per person per month from 2025-01-01 cites law
parameter rate : percent
  30% from 2025-01-01 cites law
"#;

/// Checks some files as one program. Every finding must have all the words that its message wants.
fn check_files(files: &[(&str, &str)]) -> Checked {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(*path, *text);
    }
    let checked = check(sources);
    for finding in &checked.diagnostics {
        assert!(finding.missing_args().is_empty(), "{}: {:?}", finding.code.number, finding.missing_args());
    }
    checked
}

/// The errors of a program of one file.
fn errors_of(text: &str) -> Vec<Diagnostic> {
    let checked = check_files(&[("rules.alm", text)]);
    checked.diagnostics.into_iter().filter(|finding| finding.code.severity == Severity::Error).collect()
}

/// The errors of some items behind the prelude.
fn errors(items: &str) -> Vec<Diagnostic> {
    errors_of(&format!("{PRELUDE}{items}"))
}

/// The codes of the errors of some items behind the prelude.
fn codes(items: &str) -> Vec<&'static str> {
    errors(items).iter().map(|finding| finding.code.number).collect()
}

/// The words of the errors of some items behind the prelude.
fn messages(items: &str) -> Vec<String> {
    errors(items).iter().map(|finding| message(finding, Language::English)).collect()
}

/// The words of the only error.
#[track_caller]
fn only_message(items: &str) -> String {
    let messages = messages(items);
    assert_eq!(messages.len(), 1, "{messages:#?}");
    messages.into_iter().next().unwrap()
}

/// Help for the only error.
#[track_caller]
fn only_help(items: &str) -> String {
    let errors = errors(items);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    help(&errors[0], Language::English)
}

/// The items after the first repair of the first error.
#[track_caller]
fn repaired(items: &str) -> String {
    let text = format!("{PRELUDE}{items}");
    let errors = errors_of(&text);
    let first = errors.first().unwrap_or_else(|| panic!("no error in {items}"));
    let fix = first.fixes.first().unwrap_or_else(|| {
        panic!("no repair for {}: {}", first.code.number, message(first, Language::English))
    });
    let fixed = apply_fix(fix, first.span.unwrap().file, &text).expect("the repair fits");
    fixed.strip_prefix(PRELUDE).unwrap_or(&fixed).to_owned()
}

/// The items after the first repair, which must leave no error.
#[track_caller]
fn mended(items: &str) -> String {
    let fixed = repaired(items);
    assert_eq!(codes(&fixed), Vec::<&str>::new(), "{fixed}");
    fixed
}

/// Nothing is wrong with some items behind the prelude.
#[track_caller]
fn clean(items: &str) {
    assert_eq!(messages(items), Vec::<String>::new(), "{items}");
}
