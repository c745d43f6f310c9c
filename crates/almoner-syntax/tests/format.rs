//! The formatter on the corpus in `tests/format` and on every rule file of the repository.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail the test"
)]

use std::path::{Path, PathBuf};

use almoner_diagnostic::{FileId, Severity, Sources, Style, render_all};
use almoner_syntax::format::{FormatError, FormatOptions, Keywords, format};
use almoner_syntax::parse;
use proptest::prelude::*;

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
        Err(FormatError::Unsound { difference, written }) => {
            panic!("{name} ({keywords:?}): {difference:?}:\n{written}")
        }
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
        let english = formatted(&name, &text, Keywords::English);
        let english = formatted(&name, &english, Keywords::English);
        let chinese = formatted(&name, &english, Keywords::Chinese);
        let returned = formatted(&name, &chinese, Keywords::English);
        assert!(english == returned, "{name}, English:\n{}", difference(&english, &returned));
        // From Chinese, 万 is counted in and some parentheses are added once; then it is the same.
        let returned = formatted(&name, &returned, Keywords::Chinese);
        assert!(chinese == returned, "{name}, Chinese:\n{}", difference(&chinese, &returned));
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
    assert_eq!(
        format(FILE, "-- only a comment", FormatOptions::default()).as_deref(),
        Ok("-- only a comment\n")
    );
}

#[test]
fn a_formatted_file_says_the_same() {
    for (name, text) in corpus() {
        let written = formatted(&name, &text, Keywords::Chinese);
        assert_eq!(parse(FILE, &text).tree, parse(FILE, &written).tree, "{name}");
    }
}

/// The corpus, and every readable rule file of the examples (that they are readable is for `check` to say).
fn corpus() -> Vec<(String, String)> {
    let mut files = rule_files("tests/format");
    files.extend(rule_files("examples").into_iter().filter(|(_, text)| {
        parse(FILE, text).diagnostics.iter().all(|finding| finding.code.severity == Severity::Warning)
    }));
    files
}

/// The first lines that differ.
fn difference(one: &str, other: &str) -> String {
    let mut lines = one.lines().zip(other.lines());
    let first = lines.find(|(one, other)| one != other);
    first.map_or("one is longer".to_owned(), |(one, other)| format!("- {one}\n+ {other}"))
}

/// One change of a text: what a hurried author, or a bad merge, may leave behind.
#[derive(Clone, Debug)]
enum Mutation {
    Remove(usize, usize),
    Repeat(usize, usize),
    Insert(usize, &'static str),
}

const PIECES: &[&str] = &[
    " ", "\n", "\n\n", "\r\n", "\t", "-- c\n", "--- d\n", "(", ")", ",", "，", "、", ":", "\"", "|", "`",
    "1", "万", "%", " when ", " 当 ", " and ", " 且 ", " of ", " 中 ", " 者的 ", "is ", "为 ", "cites a ",
    "低", "𠮷", "\u{feff}", "e\u{301}",
];

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        (any::<usize>(), 1usize..12).prop_map(|(at, length)| Mutation::Remove(at, length)),
        (any::<usize>(), 1usize..40).prop_map(|(at, length)| Mutation::Repeat(at, length)),
        (any::<usize>(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
    ]
}

fn mutated(text: &str, mutations: &[Mutation]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for mutation in mutations {
        let count = characters.len().max(1);
        match mutation {
            Mutation::Remove(at, length) => {
                let start = at % count;
                characters.drain(start..(start + length).min(characters.len()).max(start));
            }
            Mutation::Repeat(at, length) => {
                let start = (at % count).min(characters.len());
                let piece = characters[start..(start + length).min(characters.len())].to_vec();
                characters.splice(start..start, piece);
            }
            Mutation::Insert(at, piece) => {
                let start = (at % count).min(characters.len());
                characters.splice(start..start, piece.chars());
            }
        }
    }
    characters.into_iter().collect()
}

/// A few items of the corpus: whole files would drown the change.
fn excerpts() -> Vec<String> {
    let whole: Vec<(String, String)> = rule_files("tests/format");
    let mut pieces = Vec::new();
    for (_, text) in whole {
        pieces.extend(text.split("\n\n").map(str::to_owned));
    }
    pieces
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_that_can_be_written_is_formatted_wrongly(
        start in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 1..4),
        keywords in prop::sample::select(vec![Keywords::Keep, Keywords::English, Keywords::Chinese]),
    ) {
        let excerpts = excerpts();
        let text = mutated(&excerpts[start.index(excerpts.len())], &mutations);
        match format(FILE, &text, options(keywords)) {
            Ok(once) => prop_assert_eq!(format(FILE, &once, options(keywords)), Ok(once)),
            Err(FormatError::Unreadable(_)) => {}
            Err(FormatError::Unsound { difference, written }) => {
                prop_assert!(false, "{difference:?}:\n{text}\n---\n{written}");
            }
        }
    }
}
