//! Guarantees and bounds in whole programs: what breaks them, for which keys, from when, by how much.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use almoner_check::check;
use almoner_diagnostic::{Diagnostic, Language, Severity, Sources, message};
use almoner_eval::guarantees::verify;

fn findings(files: &[(&str, &str)]) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(*path, *text);
    }
    let checked = check(sources.clone());
    let errors: Vec<String> = checked
        .diagnostics
        .iter()
        .filter(|finding| finding.code.severity == Severity::Error)
        .map(|finding| format!("{} {}", finding.code.number, message(finding, Language::English)))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let findings = verify(&Arc::new(checked.program.unwrap()));
    for finding in &findings {
        assert_eq!(finding.missing_args(), Vec::<String>::new());
    }
    (sources, findings)
}

/// Each finding as `the text at its place: message`.
fn shown(files: &[(&str, &str)], language: Language) -> Vec<String> {
    let (sources, findings) = findings(files);
    findings
        .iter()
        .map(|finding| format!("{}: {}", sources.slice(finding.span.unwrap()), message(finding, language)))
        .collect()
}

fn english(program: &str) -> Vec<String> {
    shown(&[("m.alm", program)], Language::English)
}

/// ST-06: a county's standards of 2019 against 1.3 times its subsistence standards.
fn county_2019(home: &str) -> String {
    format!(
        "module county
source notice
enum kind urban institution home
parameter urban_standard : yuan per person per month  520 yuan per person per month from 2019-01-01 cites notice
parameter rural_standard : yuan per person per year  3,900 yuan per person per year from 2019-01-01 cites notice
parameter hardship : yuan per person per year
  by kind
  urban: 8,160 yuan per person per year from 2019-01-01 cites notice
  institution: 6,000 yuan per person per year from 2019-01-01 cites notice
  home: {home} yuan per person per year from 2019-01-01 cites notice
guarantee urban_hardship hardship for urban >= 1.3 * (urban_standard converted to yuan per person per year)
guarantee institution hardship for institution >= 1.3 * rural_standard
guarantee at_home hardship for home >= 1.3 * rural_standard
"
    )
}

#[test]
fn the_county_of_2019() {
    assert_eq!(english(&county_2019("5,100")), Vec::<String>::new());
    assert_eq!(english(&county_2019("5,070")), Vec::<String>::new());
    assert_eq!(
        english(&county_2019("5,069.99")),
        [
            "at_home: `at_home` does not hold from 2019-01-01: 5,069.99 yuan per person per year is below 5,070 yuan per person per year by 0.01 yuan per person per year"
        ]
    );
}

#[test]
fn a_fraction_of_a_yuan_is_seen() {
    let program = "module m
parameter standard : yuan per year  4,788 yuan per year from 2020-01-01
parameter hardship : yuan per year  6,224 yuan per year from 2020-01-01
guarantee g hardship >= standard * 1.3
";
    assert_eq!(
        english(program),
        [
            "g: `g` does not hold from 2020-01-01: 6,224 yuan per year is below 6,224.4 yuan per year by 0.4 yuan per year"
        ]
    );
    assert_eq!(
        shown(&[("m.alm", program)], Language::Chinese),
        ["g: “g”自 2020-01-01 起不成立：6,224元每年低于6,224.4元每年，差 0.4元每年"]
    );
}

const NATION: &str = "module nation
enum area urban rural
parameter floor : yuan per year
  by area
  urban: 0 yuan per year
  rural: 0 yuan per year from 2000-01-01 until 2019-12-31
  rural: 4,000 yuan per year from 2020-01-01
parameter standard : yuan per year
  by area
  open, at least floor, at most 20,000 yuan per year
";

#[test]
fn bounds_of_a_higher_layer() {
    let county =
        |values: &str| format!("module county use nation amend standard from \"standards.csv\"\n{values}");
    let cases: &[(&str, &[&str])] = &[
        ("urban,2018-01-01,5000\nrural,2018-01-01,4000\n", &[]),
        // Nobody looks at what is not set.
        ("urban,2018-01-01,5000\nrural,2018-01-01,not set\n", &[]),
        (
            "urban,2018-01-01,5000\nrural,2018-01-01,3900\n",
            &[
                "3900: `standard` for rural breaks the bound that `nation` sets, from 2020-01-01: 3,900 yuan per year is below 4,000 yuan per year by 100 yuan per year",
            ],
        ),
        // What ends before the bound begins is none of its business.
        ("urban,2018-01-01,5000\nrural,2018-01-01,3900\nrural,2020-01-01,4000\n", &[]),
        (
            "urban,2018-01-01,5000\nurban,2021-01-01,50000\nrural,2018-01-01,4000\n",
            &[
                "50000: `standard` for urban breaks the bound that `nation` sets, from 2021-01-01: 50,000 yuan per year is above 20,000 yuan per year by 30,000 yuan per year",
            ],
        ),
    ];
    for (rows, expected) in cases {
        let csv = format!("area,from,value\n{rows}");
        let files = [("nation.alm", NATION), ("county.alm", &county("")), ("standards.csv", &csv)];
        assert_eq!(shown(&files, Language::English), *expected, "{rows}");
    }
    let csv = "area,from,value\nurban,2018-01-01,5000\nrural,2018-01-01,3900\n";
    let files = [("nation.alm", NATION), ("county.alm", &county("")), ("standards.csv", csv)];
    let (sources, found) = findings(&files);
    assert_eq!(sources.path(found[0].span.unwrap().file), "standards.csv");
    assert_eq!(sources.slice(found[0].related[0].span), "floor");
    assert_eq!(
        shown(&files, Language::Chinese),
        [
            "3900: “standard”（rural）自 2020-01-01 起不符合“nation”规定的界限：3,900元每年低于4,000元每年，差 100元每年"
        ]
    );
    // The nation alone has no figures to look at.
    assert_eq!(english(NATION), Vec::<String>::new());
}

#[test]
fn forms_of_statements() {
    let head = "module m
enum area urban rural
parameter a : yuan  by area urban: 10 yuan rural: 20 yuan
parameter b : yuan  10 yuan from 2020-01-01 until 2020-12-31  12 yuan from 2021-01-01
parameter rate : percent  30% from 2020-01-01
define doubled : yuan is 2 * b
";
    let cases: &[(&str, &[&str])] = &[
        (
            "guarantee g a >= b",
            &["g: `g` does not hold for urban from 2021-01-01: 10 yuan is below 12 yuan by 2 yuan"],
        ),
        ("guarantee g a > 10 yuan", &["g: `g` does not hold for urban always: both are 10 yuan"]),
        ("guarantee g a for rural = 20 yuan", &[]),
        (
            "guarantee g a for rural = 2 * b",
            &["g: `g` does not hold from 2021-01-01: 20 yuan is not 24 yuan"],
        ),
        (
            "guarantee g a for rural >= doubled",
            &["g: `g` does not hold from 2021-01-01: 20 yuan is below 24 yuan by 4 yuan"],
        ),
        (
            "guarantee g a >= 1 yuan and a <= 15 yuan",
            &["g: `g` does not hold for rural always: 20 yuan is above 15 yuan by 5 yuan"],
        ),
        (
            "guarantee g a between 1 yuan and 15 yuan",
            &["g: `g` does not hold for rural always: the statement is not true"],
        ),
        ("guarantee g rate < 25%", &["g: `g` does not hold from 2020-01-01: 30% is above 25% by 5%"]),
        (
            "guarantee g b <= 11 yuan in force from 2022-01-01",
            &["g: `g` does not hold from 2022-01-01: 12 yuan is above 11 yuan by 1 yuan"],
        ),
        ("guarantee g b <= 11 yuan in force from 2020-01-01 until 2020-12-31", &[]),
    ];
    for (guarantee, expected) in cases {
        assert_eq!(english(&format!("{head}{guarantee}\n")), *expected, "{guarantee}");
    }
}
