//! The formatter on the corpus in `tests/format` and on every rule file of the repository.

use std::path::{Path, PathBuf};

use almoner_diagnostic::{FileId, Sources, Style, render_all};
use almoner_syntax::format::{FormatError, FormatOptions, Keywords, format};
use almoner_syntax::parse;

const FILE: FileId = FileId(0);

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All rule files under a folder of the repository, in order.
fn rule_files(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "alm") {
                let name = path.strip_prefix(repository()).unwrap().display().to_string();
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn options(keywords: Keywords) -> FormatOptions {
    FormatOptions { keywords }
}

fn formatted(name: &str, text: &str, keywords: Keywords) -> String {
    match format(FILE, text, options(keywords)) {
        Ok(written) => written,
        Err(FormatError::Unreadable(findings)) => {
            let mut sources = Sources::new();
            sources.add(name, text);
            panic!("{name} ({keywords:?}):\n{}", render_all(&findings, &sources, Style::default()));
        }
        Err(FormatError::Unsound(difference)) => panic!("{name} ({keywords:?}): {difference:?}"),
    }
}

#[test]
fn the_corpus_formats_to_what_stands_beside_it() {
    for (name, text) in rule_files("tests/format") {
        let snapshot = Path::new(&name).file_stem().unwrap().to_string_lossy().into_owned();
        for (suffix, keywords) in [("en", Keywords::English), ("zh", Keywords::Chinese)] {
            insta::assert_snapshot!(format!("{snapshot}.{suffix}"), formatted(&name, &text, keywords));
        }
    }
}

#[test]
fn formatting_twice_is_formatting_once() {
    for (name, text) in corpus() {
        for keywords in [Keywords::Keep, Keywords::English, Keywords::Chinese] {
            let once = formatted(&name, &text, keywords);
            let twice = formatted(&name, &once, keywords);
            assert!(once == twice, "{name} ({keywords:?}):\n{}", difference(&once, &twice));
            assert_eq!(twice, formatted(&name, &twice, Keywords::Keep), "{name}: kept after {keywords:?}");
        }
    }
}

#[test]
fn there_and_back_is_where_it_was() {
    for (name, text) in corpus() {
        // Comments inside a form whose word order changes stand before it afterwards.
        if name.contains("comments") || name.contains("注释") {
            continue;
        }
        for (there, back) in [(Keywords::Chinese, Keywords::English), (Keywords::English, Keywords::Chinese)] {
            let start = formatted(&name, &formatted(&name, &text, back), back);
            let returned = formatted(&name, &formatted(&name, &start, there), back);
            assert!(start == returned, "{name} by way of {there:?}:\n{}", difference(&start, &returned));
        }
    }
}

#[test]
fn what_cannot_be_read_is_not_touched() {
    let broken = "define household.x : yuan\n  is (1 yuan\n";
    assert!(matches!(
        format(FILE, broken, FormatOptions::default()),
        Err(FormatError::Unreadable(findings)) if !findings.is_empty()
    ));
    assert_eq!(format(FILE, "", FormatOptions::default()).as_deref(), Ok(""));
    assert_eq!(format(FILE, "\n\n", FormatOptions::default()).as_deref(), Ok(""));
    assert_eq!(format(FILE, "\u{feff}use  a\r\n", FormatOptions::default()).as_deref(), Ok("use a\n"));
    assert_eq!(format(FILE, "-- only a comment", FormatOptions::default()).as_deref(), Ok("-- only a comment\n"));
}

#[test]
fn a_formatted_file_says_the_same() {
    for (name, text) in corpus() {
        let written = formatted(&name, &text, Keywords::Chinese);
        assert_eq!(parse(FILE, &text).tree, parse(FILE, &written).tree, "{name}");
    }
}

/// Every readable rule file of the repository.
fn corpus() -> Vec<(String, String)> {
    let mut files = rule_files("tests/format");
    files.extend(rule_files("examples"));
    files
}

/// The first lines that differ.
fn difference(one: &str, other: &str) -> String {
    let mut lines = one.lines().zip(other.lines());
    let first = lines.find(|(one, other)| one != other);
    first.map_or("one is longer".to_owned(), |(one, other)| format!("- {one}\n+ {other}"))
}
