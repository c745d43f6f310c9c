//! Every finding that reading can raise: its place, its words, and that its repair repairs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use almoner_diagnostic::codes::{lexical, syntax};
use almoner_diagnostic::{FileId, Language, apply_fix, help, message};
use almoner_syntax::parse;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const D: &str = "define x : yuan per month ";

/// The number of the finding, and a text that has exactly this one.
fn cases() -> Vec<(&'static str, String)> {
    let define = |body: &str| format!("{D}{body}");
    vec![
        ("E0001", define("is 1 + § 2")),
        ("E0002", "source m \"Measures\n".to_owned()),
        ("E0003", define("is f(12,34)")),
        ("E0004", define("is 1e3 * a")),
        ("E0005", define("is .5 * a")),
        ("E0006", define("is 5.\n")),
        ("E0007", define("is 1_000 yuan")),
        ("E0008", define("is 12345678901234567890123456789")),
        ("E0009", "module a in force from 2025-02-30".to_owned()),
        ("E0010", "module a in force from 2025-13-01".to_owned()),
        ("E0011", "module a in force from 2025-8-1".to_owned()),
        ("E0012", define("is 1.2.3 * a")),
        ("E0013", define("is 5yuan")),
        ("E0014", define("is 30 % * a")),
        ("E0015", define("is 1 when a == b, otherwise 2")),
        ("E0016", define("is 1 // one")),
        ("E0017", define("is [a + b)")),
        ("E0018", "source m 'Measures'".to_owned()),
        ("E0019", "define `x-y : yuan\n is 1".to_owned()),
        ("E0020", "define `` : yuan is 1".to_owned()),
        ("E0021", define("is 1 cites m 第十十条")),
        ("E0023", define("is household's income")),
        ("E0024", define("is a ^ 2")),
        ("E0101", define("is a + * b")),
        ("E0102", define("is a +\n cites m")),
        ("E0103", define("is a b")),
        ("E0104", "hello world".to_owned()),
        ("E0105", "paramter x : yuan 5 yuan from 2020-01-01".to_owned()),
        ("E0106", define("Is 1")),
        ("E0106", "Define x : yuan is 1".to_owned()),
        ("E0107", "entity h source : text".to_owned()),
        ("E0116", "entity h age : number, at leest 0".to_owned()),
        ("E0107", "parameter p : yuan by open".to_owned()),
        ("E0108", "benefit b for h requires low a < b".to_owned()),
        ("E0108", "define x yuan is 1".to_owned()),
        ("E0109", define("is (a + b")),
        ("E0110", define("is a + b)")),
        ("E0111", define(&format!("is {}1{}", "(".repeat(200), ")".repeat(200)))),
        ("E0112", define(&format!("is 1{}", " + 1".repeat(1001)))),
        ("E0113", define("is a < b < c")),
        ("E0114", "module a in force from 2025-08".to_owned()),
        ("E0115", "定义 x：数值 为 当 收入低于 60 时 1，否则 2".to_owned()),
        ("E0116", define("is a rounded up 1 yuan")),
        ("E0116", define("is a up rounded to 1 yuan")),
        ("E0117", define("is a if b")),
        ("E0118", define("is a, otherwise b")),
        ("E0119", "parameter p : yuan 5 yuan until 2025-01-01".to_owned()),
        ("E0120", "parameter p : yuan by 5".to_owned()),
        ("E0121", "example \"x\" h: a 1\n b 2".to_owned()),
        ("E0122", "benefit b for h requires: low: a < b".to_owned()),
        ("E0123", define("is share (a)")),
        ("E0124", "unit u with 1.5 decimals".to_owned()),
        ("W0101", "define x : yuan is 1\n --- nothing\n".to_owned()),
    ]
}

fn told(text: &str) -> (Vec<&'static str>, String) {
    let parsed = parse(FileId(0), text);
    let mut out = String::new();
    for finding in &parsed.diagnostics {
        assert_eq!(finding.missing_args(), Vec::<String>::new(), "{}", finding.code.number);
        let span = finding.span.expect("a place");
        let place = text.get(span.start as usize..span.end as usize).expect("whole characters");
        let place = if place.len() > 60 { "…" } else { place };
        for language in [Language::English, Language::Chinese] {
            writeln!(out, "  {} `{place}`: {}", finding.code.number, message(finding, language)).unwrap();
            let help = help(finding, language);
            if !help.is_empty() {
                writeln!(out, "    {help}").unwrap();
            }
        }
        // In a text of many lines the repaired text would drown the words.
        for fix in finding.fixes.iter().filter(|_| text.lines().count() < 4) {
            let mended = apply_fix(fix, FileId(0), text).expect("a repair that fits");
            writeln!(out, "    fix: {}", mended.trim_end().replace('\n', "⏎")).unwrap();
        }
    }
    (parsed.diagnostics.iter().map(|finding| finding.code.number).collect(), out)
}

#[test]
fn each_finding_says_this() {
    let mut all = String::new();
    for (number, text) in cases() {
        let (numbers, words) = told(&text);
        let shown = if text.len() > 100 { &text[..60] } else { &text };
        assert_eq!(numbers, [number], "{shown}\n{words}");
        writeln!(all, "{}\n{words}", shown.replace('\n', "⏎")).unwrap();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_first_repair_repairs_it() {
    for (number, text) in cases() {
        let parsed = parse(FileId(0), &text);
        for fix in &parsed.diagnostics[0].fixes {
            let mended = apply_fix(fix, FileId(0), &text).unwrap();
            let left = parse(FileId(0), &mended).diagnostics;
            assert!(left.is_empty(), "{number} {text}\n{mended}\n{}", told(&mended).1);
        }
    }
}

#[test]
fn no_code_is_without_a_case() {
    let raised: BTreeSet<&str> = cases().iter().map(|(number, _)| *number).collect();
    let known = lexical::ALL.iter().chain(syntax::ALL).map(|code| code.number);
    let missing = known.filter(|number| !raised.contains(number)).collect::<Vec<_>>();
    // A file of 8 MiB is made in `limits.rs`.
    assert_eq!(missing, ["E0022"]);
}

#[test]
fn ten_mistakes_are_ten_findings() {
    let text = include_str!("ten_mistakes.alm");
    let parsed = parse(FileId(0), text);
    let (numbers, words) = told(text);
    assert_eq!(numbers.len(), 10, "{words}");
    let names = parsed
        .tree
        .items
        .iter()
        .filter_map(|item| item.name.as_ref())
        .map(|path| path.names[0].text.as_str());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["wuxi", "measures", "person", "standard", "person", "household", "allowance", "good"]
    );
    insta::assert_snapshot!(words);
}
