//! House rules for the texts of all codes: what no single group can check for itself.

use std::collections::{BTreeMap, BTreeSet};

use almoner_diagnostic::{Code, Severity, Text, codes};

fn all() -> impl Iterator<Item = &'static Code> {
    codes::ALL.iter().flat_map(|group| group.iter()).copied()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split('{').skip(1).filter_map(|piece| piece.split_once('}')).map(|(name, _)| name);
    // An argument may come in two, where the author's own text depends on the language.
    names.map(|name| name.strip_suffix("_zh").unwrap_or(name)).collect()
}

/// Everything that is wrong, in one list: a writer of texts wants to see it all at once.
fn check(rule: impl Fn(&'static Code) -> Option<String>) {
    let wrong: Vec<String> =
        all().filter_map(|code| rule(code).map(|what| format!("{}: {what}", code.number))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_and_names_are_unique_and_say_how_grave_it_is() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for code in all() {
        assert_eq!(seen.insert(code.number, code.name), None, "{} is there twice", code.number);
        assert_eq!(seen.insert(code.name, code.number), None, "{} is there twice", code.name);
    }
    check(|code| {
        let letter = match code.severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
        };
        let digits = code.number.strip_prefix(letter)?;
        (digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| "form of the number".to_owned())
    });
    check(|code| {
        let is_kebab =
            code.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (!is_kebab).then(|| format!("name `{}`", code.name))
    });
}

#[test]
fn both_languages_use_the_same_placeholders() {
    for part in [|code: &Code| code.message, |code: &Code| code.help] {
        check(move |code| {
            let Text { en, zh } = part(code);
            (placeholders(en) != placeholders(zh)).then(|| format!("{en} / {zh}"))
        });
    }
}

#[test]
fn a_message_is_one_line_without_a_final_stop() {
    check(|code| {
        let Text { en, zh } = code.message;
        let starts_low = !en.starts_with(|first: char| first.is_ascii_uppercase());
        let stops = en.ends_with('.') || zh.ends_with('。') || en.contains('\n') || zh.contains('\n');
        (en.is_empty() || zh.is_empty() || !starts_low || stops).then(|| format!("{en} / {zh}"))
    });
}

#[test]
fn a_help_is_whole_sentences_in_both_languages() {
    check(|code| {
        let Text { en, zh } = code.help;
        let both = en.is_empty() == zh.is_empty();
        let ends = en.is_empty() || (en.ends_with(['.', '?', '`']) && zh.ends_with(['。', '？', '”']));
        (!both || !ends).then(|| format!("{en} / {zh}"))
    });
}

#[test]
fn the_words_of_the_machine_room_stay_there() {
    const MACHINE_ROOM: [&str; 9] = [
        "token",
        "parse",
        "syntax tree",
        "identifier",
        "mismatch",
        "null",
        "boolean",
        "enum variant",
        "panic",
    ];
    check(|code| {
        let words = format!("{} {}", code.message.en, code.help.en).to_lowercase();
        MACHINE_ROOM.iter().find(|word| words.contains(**word)).map(|word| format!("says `{word}`: {words}"))
    });
}
