//! The grammar for people names exactly the words of the keyword tables, and every rule it speaks of.
//! `ALMONER_WRITE=1 cargo test -p almoner-syntax --test grammar` writes its list of words anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use almoner_syntax::keywords::{ContextWord, NameWord, TABLE, TypeWord, UNITS};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../grammar/almoner.ebnf");
const MARK: &str = "the first spelling of each language is the one that is printed. *)\n";

/// `RoundedUpTo` as `ROUNDED_UP_TO`.
fn capitals(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_uppercase());
    }
    out
}

fn line(out: &mut String, name: &str, spellings: impl Iterator<Item = impl AsRef<str>>) {
    let spellings = spellings.map(|spelling| format!("\"{}\"", spelling.as_ref())).collect::<Vec<_>>();
    writeln!(out, "{name:<28}= {} ;", spellings.join(" | ")).unwrap();
}

fn words() -> String {
    let mut out = String::new();
    for row in TABLE {
        line(&mut out, &capitals(&format!("{:?}", row.phrase)), row.english.iter().chain(row.chinese));
    }
    out.push_str("\n(* Words of one place only *)\n\n");
    for word in ContextWord::ALL {
        line(&mut out, &capitals(&format!("{word:?}")), [word.english(), word.chinese()].iter());
    }
    for word in TypeWord::ALL {
        line(&mut out, &capitals(&format!("{word:?}")), [word.english(), word.chinese()].iter());
    }
    out.push_str("\n(* Names with two spellings, and built-in units *)\n\n");
    let names = NameWord::ALL.iter().flat_map(|name| [name.english, name.chinese]).collect::<BTreeSet<_>>();
    line(&mut out, "NAME_WORD", names.iter());
    let mut units = Vec::new();
    for unit in UNITS {
        let all = [unit.name, unit.plural].into_iter().chain(unit.aliases.iter().copied());
        for spelling in all.chain(unit.chinese.iter().copied()) {
            if !units.contains(&spelling) {
                units.push(spelling);
            }
        }
    }
    line(&mut out, "UNIT_WORD", units.iter());
    out
}

#[test]
fn the_words_are_those_of_the_tables() {
    let text = std::fs::read_to_string(PATH).unwrap();
    let (grammar, list) = text.split_once(MARK).expect("the mark before the words");
    let right = format!("\n{}", words());
    if std::env::var_os("ALMONER_WRITE").is_some() {
        std::fs::write(PATH, format!("{grammar}{MARK}{right}")).unwrap();
        return;
    }
    assert_eq!(list, right, "the list of words is not that of the keyword tables");
}

/// The text without its comments and without what stands in quotation marks or between question marks.
fn symbols(text: &str) -> BTreeSet<String> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(c) = rest.chars().next() {
        let close = match c {
            '(' if rest.starts_with("(*") => "*)",
            '"' => "\"",
            '?' => "?",
            _ => {
                plain.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        let from = if close == "*)" { 2 } else { 1 };
        let end = rest[from..].find(close).expect("closed") + from + close.len();
        rest = &rest[end..];
        plain.push(' ');
    }
    plain
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_rule_is_defined_and_used() {
    let text = std::fs::read_to_string(PATH).unwrap();
    let mut defined = BTreeSet::new();
    let mut used = BTreeSet::from(["file".to_owned()]);
    let mut at = 0;
    // A rule begins a line with its name and `=`; what stands between is its body.
    let starts = text.lines().map(|line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    let starts = starts
        .filter(|(_, line)| !line.starts_with([' ', '(']))
        .filter_map(|(start, line)| {
            line.split_once(" = ").or_else(|| line.split_once("= ")).map(|(name, _)| (start, name.trim()))
        })
        .collect::<Vec<_>>();
    for (index, (start, name)) in starts.iter().enumerate() {
        assert!(defined.insert((*name).to_owned()), "{name} is defined twice");
        let end = starts.get(index + 1).map_or(text.len(), |(next, _)| *next);
        let body = text[*start..end].split_once('=').unwrap().1;
        used.extend(symbols(body));
    }
    let undefined = used.difference(&defined).collect::<Vec<_>>();
    let unused = defined.difference(&used).collect::<Vec<_>>();
    assert!(undefined.is_empty() && unused.is_empty(), "undefined: {undefined:?}; unused: {unused:?}");
}
