//! Parameters and layers in whole programs: what is found, and at which place.

use almoner_check::{CheckOptions, check_with};
use almoner_diagnostic::{Diagnostic, Language, Severity, Sources, message};

/// The beginning of every program here.
const HEAD: &str =
    "module m\nsource s\nenum area \"区域\" urban \"城镇\" rural \"农村\"\nenum size one two three\n";

/// What is found in `files`: `CODE "text at the place"`, those of other groups of codes left out.
fn found(files: &[(&str, &str)], options: &CheckOptions) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(*path, *text);
    }
    let findings = check_with(sources.clone(), options).diagnostics;
    for finding in &findings {
        assert_eq!(finding.missing_args(), Vec::<String>::new(), "{}", finding.code.number);
    }
    (sources, findings)
}

fn shown(sources: &Sources, findings: &[Diagnostic]) -> Vec<String> {
    let place =
        |finding: &Diagnostic| finding.span.map_or_else(String::new, |span| sources.slice(span).to_owned());
    let is_lint = |finding: &&Diagnostic| {
        finding.code.severity == Severity::Warning && !finding.code.number.starts_with("W04")
    };
    findings
        .iter()
        .filter(|finding| !is_lint(finding))
        .map(|finding| format!("{} {:?}", finding.code.number, place(finding)))
        .collect()
}

fn assert_found(program: &str, expected: &[&str]) {
    let text = format!("{HEAD}{program}");
    let (sources, findings) = found(&[("m.alm", text.as_str())], &CheckOptions::default());
    assert_eq!(shown(&sources, &findings), expected, "{program}");
}

#[test]
fn values_known_without_facts() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("yuan per month", "790 yuan per month", &[]),
        ("yuan per month", "790元每月", &[]),
        ("yuan per month", "2 * 395 yuan per month", &[]),
        ("yuan per month", "(7,200 yuan per year) converted to yuan per month", &[]),
        ("yuan per month", "800 yuan per month - 10 yuan per month", &[]),
        ("yuan", "-5 yuan", &[]),
        ("percent", "30%", &[]),
        ("percent", "0%", &[]),
        ("number", "1.3", &[]),
        ("number", "130%", &[]),
        ("whole number", "3", &[]),
        ("yes or no", "yes", &[]),
        ("date", "2025-08-01", &[]),
        ("text", "\"a\"", &[]),
        ("area", "rural", &[]),
        ("yuan per month", "790", &["E0435 \"790\""]),
        ("yuan per month", "4,000 yuan per year", &["E0405 \"4,000 yuan per year\""]),
        ("yuan per month", "7,200 yuan per year", &["E0404 \"7,200 yuan per year\""]),
        ("yuan per month", "700 yuan per month + 3 persons", &["E0432 \"700 yuan per month + 3 persons\""]),
        ("yuan", "1 yuan / 0", &["E0432 \"1 yuan / 0\""]),
        ("yuan", "1 yuan * \"a\"", &["E0432 \"1 yuan * \\\"a\\\"\""]),
        ("yuan", "1 yuan converted to person", &["E0432 \"1 yuan converted to person\""]),
        ("yuan", "lesser of 1 yuan and 2 yuan", &["E0401 \"lesser of 1 yuan and 2 yuan\""]),
        ("percent", "30", &["E0425 \"30\""]),
        ("whole number", "2.5", &["E0406 \"2.5\""]),
        ("yes or no", "1", &["E0406 \"1\""]),
        ("date", "3 yuan", &["E0406 \"3 yuan\""]),
        ("area", "rual", &["E0402 \"rual\""]),
        ("yuan", "income", &["E0401 \"income\""]),
    ];
    for (ty, value, expected) in cases {
        assert_found(&format!("parameter p : {ty}\n  {value} from 2025-01-01\n"), expected);
    }
}

#[test]
fn keys_and_dates() {
    let cases: &[(&str, &[&str])] = &[
        ("urban: 1 yuan from 2025-01-01 rural: 2 yuan from 2025-01-01", &[]),
        ("urban: 1 yuan rural: 2 yuan", &[]),
        ("urban: 1 yuan from 2025-01-01 rural: not set", &[]),
        ("urban: 1 yuan from 2025-01-01 urban: 3 yuan from 2026-01-01 rural: 2 yuan from 2025-01-01", &[]),
        ("urban: 1 yuan from 2025-01-01", &["E0422 \"p\""]),
        ("urban: 1 yuan ubran: 2 yuan rural: 2 yuan", &["E0402 \"ubran\""]),
        ("urban, one: 1 yuan rural: 2 yuan", &["E0403 \"urban, one\""]),
        ("1 yuan from 2025-01-01", &["E0403 \"1 yuan from 2025-01-01\""]),
        ("urban: 1 yuan urban: 2 yuan rural: 2 yuan", &["E0419 \"2 yuan\""]),
        (
            "urban: 1 yuan from 2025-01-01 until 2025-07-01 urban: 3 yuan from 2025-07-01 rural: 2 yuan",
            &["E0420 \"2025-07-01\""],
        ),
        (
            "urban: 1 yuan from 2025-01-01 until 2025-06-29 urban: 3 yuan from 2025-07-01 rural: 2 yuan",
            &["E0421 \"2025-06-29\""],
        ),
        ("urban: 1 yuan from 2025-01-01 until 2024-06-29 rural: 2 yuan", &["E0418 \"2024-06-29\""]),
        ("urban: 1 yuan from 2025-01-01 until 2025-06-29 rural: 2 yuan", &["W0402 \"1 yuan\""]),
        ("", &["E0431 \"p\""]),
        ("from \"none.csv\"", &["E0407 \"\\\"none.csv\\\"\""]),
    ];
    for (entries, expected) in cases {
        assert_found(&format!("parameter p : yuan\n  by area\n  {entries}\n"), expected);
    }
    assert_found("parameter p : yuan\n  urban: 1 yuan\n", &["E0436 \"urban\""]);
}

#[test]
fn every_day_has_a_value() {
    let late = "module m in force from 2021-07-01\nparameter p : yuan\n  1 yuan from 2022-01-01\n";
    let (sources, findings) = found(&[("m.alm", late)], &CheckOptions::default());
    assert_eq!(shown(&sources, &findings), ["E0423 \"1 yuan\""]);
    assert_eq!(
        message(&findings[0], Language::English),
        "`p` has its first value from 2022-01-01, but it is needed from 2021-07-01"
    );
    assert_eq!(
        message(&findings[0], Language::Chinese),
        "“p”的第一个值自 2022-01-01 起，而自 2021-07-01 起就需要它"
    );
    let own = "module m in force from 2021-07-01\nparameter p : yuan\n  in force from 2022-01-01\n  1 yuan from 2022-01-01\n";
    let (sources, findings) = found(&[("m.alm", own)], &CheckOptions::default());
    assert_eq!(shown(&sources, &findings), Vec::<String>::new());
}

#[test]
fn what_runs_out_is_said_within_the_horizon() {
    let text = "module m\nparameter p : yuan\n  1 yuan from 2021-01-01 until 2026-06-30\n";
    let cases = [
        (None, None, true),
        (Some("2025-11-22"), Some(12), true),
        (Some("2025-11-22"), Some(6), false),
        (Some("2025-11-22"), None, false),
        (Some("2026-11-22"), None, true),
    ];
    for (as_of, horizon_months, expected) in cases {
        let as_of = as_of.map(|day: &str| day.parse().unwrap());
        let (sources, findings) = found(&[("m.alm", text)], &CheckOptions { as_of, horizon_months });
        assert_eq!(shown(&sources, &findings).len(), usize::from(expected), "{as_of:?} {horizon_months:?}");
    }
}

#[test]
fn days_named_in_rules() {
    let program = |day: &str| {
        format!("parameter p : yuan\n  1 yuan from 2021-01-01\ndefine d : yuan is p as of {day} cites s\n")
    };
    assert_found(&program("2021-01-01"), &[]);
    assert_found(&program("2020-12-31"), &["E0424 \"p\""]);
    let keyed =
        "parameter p : yuan\n  by area\n  urban: 1 yuan from 2021-01-01\n  rural: 1 yuan from 2022-01-01\n";
    assert_found(&format!("{keyed}define d : yuan is (p for urban) as of 2021-05-01 cites s\n"), &[]);
    assert_found(
        &format!("{keyed}define d : yuan is (p for rural) as of 2021-05-01 cites s\n"),
        &["E0424 \"(p for rural)\""],
    );
}

const NATION: &str = "module nation\nsource law\nenum area urban rural\nentity household area : area income : yuan per month\n\
parameter floor : yuan per month\n  100 yuan per month from 2020-01-01\n\
parameter standard : yuan per month\n  by area\n  open, at least floor\n\
parameter fixed : yuan per month\n  1 yuan per month from 2020-01-01\n\
define household.extra : yuan per month open is 0 yuan per month cites law except old when area is rural: 1 yuan per month\n\
define household.gap : yuan per month is standard - income cites law\n\
benefit aid for household\n  requires poor: income < standard cites law\n  pays monthly all: gap + extra rounded up to 1 yuan per month cites law\n";

#[test]
fn layers() {
    let local = |items: &str| format!("module county\nuse nation\nsource own\n{items}\n");
    let values =
        "amend standard urban: 700 yuan per month from 2020-01-01 rural: 600 yuan per month from 2020-01-01";
    let cases: &[(&str, &[&str])] = &[
        (values, &[]),
        ("amend standard urban: 700 yuan per month from 2020-01-01", &["E0422 \"standard\""]),
        ("amend standard by area urban: 7 yuan per month rural: 6 yuan per month", &[]),
        ("amend standard : yuan per month urban: 7 yuan per month rural: 6 yuan per month", &[]),
        ("amend nation.standard urban: 7 yuan per month rural: 6 yuan per month", &[]),
        (
            "amend standard : yuan per year urban: 7 yuan per month rural: 6 yuan per month",
            &["E0254 \"yuan per year\""],
        ),
        (
            "amend standard by region urban: 7 yuan per month rural: 6 yuan per month",
            &["E0253 \"by region\""],
        ),
        ("amend standard is 7 yuan per month", &["E0256 \"is 7 yuan per month\""]),
        ("amend standard", &["E0258 \"amend standard\""]),
        ("amend fixed 7 yuan per month", &["E0250 \"fixed\""]),
        ("amend standrad urban: 7 yuan per month", &["E0252 \"standrad\""]),
        ("amend aid is 7 yuan per month", &["E0255 \"aid\""]),
        ("parameter own_figure : yuan open amend own_figure 7 yuan", &["E0257 \"own_figure\""]),
        ("amend household.gap is income cites own", &["E0250 \"household.gap\""]),
        ("amend household.extra is 5 yuan per month cites own", &[]),
        ("amend household.extra except new when area is urban: 5 yuan per month cites own", &[]),
        (
            "amend household.extra except old when income = 0 yuan per month: 5 yuan per month cites own",
            &["E0260 \"old\""],
        ),
    ];
    for (items, expected) in cases {
        let county = local(items);
        let files = [("nation.alm", NATION), ("county.alm", county.as_str())];
        let (sources, findings) = found(&files, &CheckOptions::default());
        assert_eq!(shown(&sources, &findings), *expected, "{items}");
    }
    // The nation alone leaves its figures open, and nothing is said.
    let (sources, findings) = found(&[("nation.alm", NATION)], &CheckOptions::default());
    assert_eq!(shown(&sources, &findings), Vec::<String>::new());
    assert!(findings.iter().all(|finding| finding.code.number != "W0251"));
}

#[test]
fn two_layers_do_not_set_one_thing() {
    let one = "module a\nuse nation\namend standard urban: 7 yuan per month rural: 6 yuan per month\n";
    let two = "module b\nuse nation\namend standard urban: 8 yuan per month rural: 6 yuan per month\n";
    let files = [("nation.alm", NATION), ("a.alm", one), ("b.alm", two)];
    let (sources, findings) = found(&files, &CheckOptions::default());
    assert_eq!(shown(&sources, &findings), ["E0251 \"standard\""]);
    assert_eq!(
        message(&findings[0], Language::English),
        "`standard` is amended by two modules, `a` (a.alm) and `b` (b.alm)"
    );
    assert_eq!(
        sources.line_column(findings[0].related[0].span.file, findings[0].related[0].span.start).line,
        3
    );
}

#[test]
fn what_a_lower_layer_forgets() {
    let county = "module county\nuse nation\namend household.extra is 5 yuan per month\n";
    let files = [("nation.alm", NATION), ("county.alm", county)];
    let (_, findings) = found(&files, &CheckOptions::default());
    assert!(findings.iter().any(|finding| finding.code.number == "W0251"));
}

#[test]
fn bounds_are_for_parameters() {
    assert_found("define d : yuan open, at least 1 yuan is 2 yuan cites s\n", &["E0259 \"1 yuan\""]);
}

#[test]
fn keys_with_too_many_combinations() {
    let values: String = (0..400).map(|number| format!(" v{number}")).collect();
    assert_found(
        &format!(
            "enum a{values}\nenum b{}\nparameter p : yuan by a, b v1, w1: 1 yuan\n",
            values.replace('v', "w")
        ),
        &["E0430 \"p\""],
    );
}
