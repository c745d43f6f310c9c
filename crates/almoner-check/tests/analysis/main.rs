//! Findings of the analyses on rule files.

mod cases;
mod exceptions;
mod lints;
mod scales;
mod tables;

use almoner_check::check;
use almoner_diagnostic::{Language, Severity, Sources};

/// People and figures that the rules of the tests are about. The modules of the tests use it, so that
/// nothing in it is reported as unused.
const PEOPLE: &str = r#"
module people
source law "Law"
enum area urban rural remote
enum labour none weak able
entity person
  birth : date of birth
  wage : yuan per month, at least 0 yuan per month
  age : whole number, at least 0, at most 130
  labour : labour
  employed : yes or no
  since : date
  school : text
entity household
  area : area
  savings : yuan, at least 0 yuan
  members : many person
parameter pension_age : whole number
  60 from 2000-01-01 until 2024-12-31 cites law art. 1
  61 from 2025-01-01 cites law art. 1
parameter line : yuan per month
  by area
  urban: 700 yuan per month from 2000-01-01 cites law art. 2
  rural: 500 yuan per month from 2000-01-01 cites law art. 2
  remote: 400 yuan per month from 2000-01-01 cites law art. 2
"#;

/// All findings about `rules`: number, line of `rules` (from 1), message.
fn findings(rules: &str) -> Vec<String> {
    findings_in(rules, Language::English)
}

fn findings_in(rules: &str, language: Language) -> Vec<String> {
    let text = format!("module test\nuse people\n{}", rules.trim_start());
    let mut sources = Sources::new();
    sources.add("people.alm", PEOPLE);
    let file = sources.add("test.alm", text.as_str());
    let checked = check(sources.clone());
    let line = |span: almoner_diagnostic::Span| {
        assert_eq!(span.file, file, "{:?}", checked.diagnostics);
        i64::from(sources.line_column(file, span.start).line) - 2
    };
    let finding = |finding: &almoner_diagnostic::Diagnostic| {
        assert!(finding.missing_args().is_empty(), "{:?}", finding.missing_args());
        let line = finding.span.map_or(0, line);
        format!("{} {line}: {}", finding.code.number, almoner_diagnostic::message(finding, language))
    };
    checked.diagnostics.iter().map(finding).collect()
}

#[track_caller]
fn check_findings(rules: &str, expected: &[&str]) {
    let found = findings(rules);
    assert_eq!(found, expected, "\nfound:\n{}", found.join("\n"));
}

/// The text of `rules` after the first repair of each finding.
#[track_caller]
fn repaired(rules: &str) -> String {
    let text = format!("module test\nuse people\n{}", rules.trim_start());
    let mut sources = Sources::new();
    sources.add("people.alm", PEOPLE);
    let file = sources.add("test.alm", text.as_str());
    let checked = check(sources);
    let fixes = checked.diagnostics.iter().filter_map(|finding| finding.fixes.first());
    let mut text = text;
    for fix in fixes {
        text = almoner_diagnostic::apply_fix(fix, file, &text).unwrap_or(text);
    }
    let mut again = Sources::new();
    again.add("people.alm", PEOPLE);
    again.add("test.alm", text.as_str());
    let left = check(again).diagnostics;
    assert!(!left.iter().any(|finding| finding.code.severity == Severity::Error), "{text}\n{left:?}");
    text
}
