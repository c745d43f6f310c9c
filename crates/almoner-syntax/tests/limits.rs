//! Hostile and broken text: one clear finding in little time, never a crash, places always inside the file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use almoner_diagnostic::FileId;
use almoner_syntax::{Parsed, parse};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const SAMPLES: [&str; 3] =
    [include_str!("sample.alm"), include_str!("ten_mistakes.alm"), include_str!("chinese.alm")];

/// Every place lies in the text, on whole characters, and the trivia is in order.
/// What only a reading out of proportion takes, however slow and busy the machine is.
const OUT_OF_PROPORTION: Duration = Duration::from_secs(90);

fn sound(text: &str, parsed: &Parsed) {
    let spans = parsed.diagnostics.iter().filter_map(|finding| finding.span);
    let edits = parsed.diagnostics.iter().flat_map(|finding| &finding.fixes).flat_map(|fix| &fix.edits);
    let items = parsed.tree.items.iter().map(|item| item.at.0);
    let clauses = parsed.tree.items.iter().flat_map(|item| &item.clauses).map(|clause| clause.at.0);
    let trivia = parsed.trivia.iter().map(|piece| piece.span);
    for span in spans.chain(edits.map(|edit| edit.span)).chain(items).chain(clauses).chain(trivia) {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {}", text.len());
    }
    assert!(parsed.trivia.is_sorted_by_key(|piece| piece.span.start));
    assert!(parsed.diagnostics.is_sorted_by_key(|finding| finding.span.map(|span| span.start)));
}

/// Reads on a small stack, as in a thread of a server.
fn read(text: String) -> (Vec<&'static str>, Duration) {
    let reading = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || {
        let began = Instant::now();
        let parsed = parse(FileId(0), &text);
        sound(&text, &parsed);
        let codes = parsed.diagnostics.iter().map(|finding| finding.code.number).collect::<Vec<_>>();
        drop(parsed);
        (codes, began.elapsed())
    });
    reading.unwrap().join().unwrap()
}

#[test]
fn hostile_text_gets_one_finding() {
    let define = |body: String| format!("define x : number is {body}\ndefine y : number is 1\n");
    let cases = [
        ("E0111", define(format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000)))),
        ("E0111", define("(".repeat(100_000))),
        ("E0111", define(format!("{}a", "not ".repeat(100_000)))),
        ("E0111", define(format!("{}a", "- ".repeat(100_000)))),
        ("E0111", define(format!("{}a over m", "sum of ".repeat(100_000)))),
        ("E0111", define(format!("{}a", "age on ".repeat(100_000)))),
        ("E0112", define(format!("1{}", " + 1".repeat(100_000)))),
        ("E0112", define(format!("1{}", " and 1".repeat(100_000)))),
        ("E0112", define(format!("a{}", ".a".repeat(100_000)))),
        ("E0112", define(format!("a{}", " for b".repeat(100_000)))),
        ("E0112", define(format!("a{}", " as of b".repeat(100_000)))),
        ("E0112", define(format!("a{}", " rounded to 1".repeat(100_000)))),
        ("E0112", define(format!("a{}", "(b)".repeat(100_000)))),
        ("E0022", format!("-- {}", "x".repeat(9 * 1024 * 1024))),
        ("E0002", format!("source s \"{}", "x".repeat(1_000_000))),
    ];
    for (code, text) in cases {
        let shown = text.get(..40).unwrap_or("").to_owned();
        let (codes, time) = read(text);
        assert_eq!(codes, [code], "{shown}");
        assert!(time < OUT_OF_PROPORTION, "{shown}: {time:?}");
    }
}

#[test]
fn long_lists_take_time_in_proportion() {
    for unit in [
        "5 from 2020-01-01 ",
        "urban: 5 from 2020-01-01 ",
        "cites m art. 1 ",
        "open ",
        "urban: , ",
        "( ",
        ") ",
        "x ",
        "| 1 ",
        "\"x\" ",
        "“",
        "`",
        "§",
        "自",
    ] {
        let (_, time) = read(format!("parameter p : yuan {}", unit.repeat(8_000)));
        assert!(time < OUT_OF_PROPORTION, "{unit}: {time:?}");
    }
    for unit in ["expect a ", "h: a 1, b 2 ", "h: ", "expect ", "member head: a 1 b 2\n"] {
        let (_, time) = read(format!("example \"x\" {}", unit.repeat(8_000)));
        assert!(time < OUT_OF_PROPORTION, "{unit}: {time:?}");
    }
    let (_, time) = read("define x : yuan is 1 when a, otherwise 2\n".repeat(8_000));
    assert!(time < OUT_OF_PROPORTION, "{time:?}");
}

#[test]
fn nested_forms_are_read_once() {
    let cases = format!("{}1{}", "(1 when a, ".repeat(60), " when b, otherwise 2)".repeat(60));
    let calls = format!("{}1{}", "f(a for b, ".repeat(60), ")".repeat(60));
    let lists = format!("{}1{}", "lesser of (a, ".repeat(40), ")".repeat(40));
    let chinese = format!("{}1{}", "成员 按 (".repeat(60), ")".repeat(60));
    for text in [cases, calls, lists, chinese] {
        let (_, time) = read(format!("define x : number is {text}"));
        assert!(time < OUT_OF_PROPORTION, "{text}: {time:?}");
    }
}

/// A sample with one stretch of it replaced.
fn mutated() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(String::new()),
        "[()（）:：,，|+*/<>=-]{1,3}",
        "\\PC{0,6}",
        Just(" when ".to_owned()),
        Just("\n".to_owned()),
        Just("自2021年13月1日起".to_owned()),
        Just("取".to_owned()),
        Just("1,23.".to_owned()),
    ];
    (0..SAMPLES.len(), any::<prop::sample::Index>(), 0..30_usize, piece).prop_map(
        |(sample, place, length, piece)| {
            let text = SAMPLES[sample];
            let start = text.floor_char_boundary(place.index(text.len()));
            let end = text.floor_char_boundary((start + length).min(text.len()));
            format!("{}{piece}{}", &text[..start], &text[end..])
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        sound(&text, &parse(FileId(0), &text));
    }

    #[test]
    fn any_words_are_read(words in prop::collection::vec(
        prop::sample::select(vec![
            "define", "x", ":", "yuan", "is", "when", "otherwise", "(", ")", "1", "30%", ",", "|", "sum of", "over",
            "where", "number of", "成员", "中", "者的", "之和", "取", "中较小者", "当", "时", "benefit", "requires",
            "\"t\"", "2025-01-01", "from", "until", "第一条", "cites", "not", "-", "for", "as of", "\n", "---d\n", "example",
            "table", "gives", "any", "pays monthly", "rounded to", "converted to", "per", "1.2万元", "`n`", "as",
        ]), 0..60,
    )) {
        let text = words.join(" ");
        sound(&text, &parse(FileId(0), &text));
    }

    #[test]
    fn damaged_files_are_read(text in mutated()) {
        sound(&text, &parse(FileId(0), &text));
    }
}

#[test]
fn what_is_too_long_is_shown_from_where_it_begins() {
    let text = format!("define x : number\n  is 1{}\n", " + 1".repeat(1_100));
    let parsed = parse(FileId(0), &text);
    let span = parsed.diagnostics[0].span.unwrap();
    assert_eq!(parsed.diagnostics[0].code.number, "E0112");
    assert_eq!(span.start as usize, text.find("1 +").unwrap());
}
