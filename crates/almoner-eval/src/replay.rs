//! Repeating a recorded decision: the same program and facts must give the same record, byte for byte; if they
//! do not, what differs, in words.

use std::collections::BTreeMap;

use almoner_diagnostic::{Diagnostic, Language};
use serde::Serialize;

use crate::explain::{Phrase, words};
use crate::outcome::Outcome;
use crate::prepared::Prepared;
use crate::record::Record;
use crate::record::json::Json;

/// What came of a replay.
#[derive(Clone, Debug)]
pub struct Replay {
    /// What differs from the record; empty: the decision was repeated exactly.
    pub differences: Vec<Difference>,
    /// What is worth saying though it is no difference (another version of the engine).
    pub remarks: Vec<Phrase>,
    /// The result now.
    pub outcome: Outcome,
    /// The record now.
    pub record: Record,
}

/// One difference between a record and its replay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// Which: a file, a parameter with its keys, the path of a result.
    pub name: String,
    /// What was recorded; `None` where there was nothing.
    pub was: Option<String>,
    /// What it is now; `None` where there is nothing.
    pub is: Option<String>,
    /// In words.
    pub text: Phrase,
}

/// What can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// The program as a whole (its hash).
    Program,
    /// A file of the program.
    File,
    /// A figure set by law.
    Parameter,
    /// The facts, read by this program.
    Facts,
    /// A rounding.
    Rounding,
    /// A citation.
    Citation,
    /// A result.
    Result,
}

impl Replay {
    /// Whether the decision was repeated exactly.
    pub const fn is_equal(&self) -> bool {
        self.differences.is_empty()
    }
}

/// What came of a replay as plain text, ending with a line end.
pub fn text(replay: &Replay, language: Language) -> String {
    let mut lines = Vec::new();
    if replay.is_equal() {
        lines.push(Phrase::from(words::REPLAY_EQUAL));
    } else {
        let count = Phrase::same(replay.differences.len().to_string());
        lines.push(Phrase::fill(words::REPLAY_DIFFERENT, &[("count", &count)]));
    }
    let indented = |phrase: &Phrase| format!("  {}\n", phrase.get(language));
    let first = lines.iter().map(|phrase| format!("{}\n", phrase.get(language)));
    let differences = replay.differences.iter().map(|difference| indented(&difference.text));
    first.chain(differences).chain(replay.remarks.iter().map(indented)).collect()
}

/// Runs a record again.
///
/// # Errors
/// The record cannot be understood, its facts no longer fit the program, or the evaluation ends in an error.
pub fn replay(prepared: &Prepared, record: &Record) -> Result<Replay, Vec<Diagnostic>> {
    let one = |diagnostic: Box<Diagnostic>| vec![*diagnostic];
    let facts = prepared.facts_from_json(&record.facts().map_err(one)?)?;
    let as_of = record.as_of().map_err(one)?;
    let asked_for = record.asked_for().map_err(one)?;
    let (outcome, again) = Record::make(prepared, &facts, as_of, &asked_for).map_err(one)?;
    let mut found = Vec::new();
    for (kind, part) in PARTS {
        if let (Ok(was), Ok(is)) = (record.part(part), again.part(part)) {
            compare_part(*kind, was, is, &mut found);
        }
    }
    Ok(Replay { differences: found, remarks: remarks(record, &again), outcome, record: again })
}

/// The parts of a record that are compared, in the order in which differences are told.
const PARTS: &[(DifferenceKind, &str)] = &[
    (DifferenceKind::Program, "program"),
    (DifferenceKind::Parameter, "parameters"),
    (DifferenceKind::Facts, "facts"),
    (DifferenceKind::Rounding, "roundings"),
    (DifferenceKind::Citation, "citations"),
    (DifferenceKind::Result, "outcome"),
];

fn compare_part(kind: DifferenceKind, was: &Json, is: &Json, found: &mut Vec<Difference>) {
    if was == is {
        return;
    }
    match kind {
        DifferenceKind::Program => program(was, is, found),
        DifferenceKind::Parameter => parameters(was, is, found),
        _ => leaves(kind, was, is, found),
    }
}

fn remarks(was: &Record, is: &Record) -> Vec<Phrase> {
    let engine = |record: &Record| record.part("engine").ok().and_then(Json::as_text).map(str::to_owned);
    match (engine(was), engine(is)) {
        (Some(was), Some(is)) if was != is => {
            let (was, is) = (Phrase::same(was), Phrase::same(is));
            vec![Phrase::fill(words::ENGINE_DIFFERS, &[("was", &was), ("is", &is)])]
        }
        _ => Vec::new(),
    }
}

fn program(was: &Json, is: &Json, found: &mut Vec<Difference>) {
    let hash = |json: &Json| json.get("sha256").and_then(Json::as_text).unwrap_or("").to_owned();
    let (was_hash, is_hash) = (hash(was), hash(is));
    if was_hash != is_hash {
        found.push(difference(DifferenceKind::Program, "sha256".to_owned(), Some(was_hash), Some(is_hash)));
    }
    let (before, after) = (files(was), files(is));
    let gone: Vec<_> = before.iter().filter(|file| !after.contains(file)).collect();
    let new: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    for (name, hash) in &gone {
        let now = new.iter().find(|(other, _)| other == name).map(|(_, hash)| hash.clone());
        found.push(difference(DifferenceKind::File, name.clone(), Some(hash.clone()), now));
    }
    for (name, hash) in new.iter().filter(|(name, _)| !gone.iter().any(|(other, _)| other == name)) {
        found.push(difference(DifferenceKind::File, name.clone(), None, Some(hash.clone())));
    }
}

/// Name and hash of each file; two files in different folders may have the same name.
fn files(json: &Json) -> Vec<(String, String)> {
    let Some(Json::List(files)) = json.get("files") else { return Vec::new() };
    let text = |file: &Json, part| file.get(part).and_then(Json::as_text).map(str::to_owned);
    files.iter().filter_map(|file| Some((text(file, "name")?, text(file, "sha256")?))).collect()
}

/// Parameters by name, keys and first day: one that was used on another day is another.
fn parameters(was: &Json, is: &Json, found: &mut Vec<Difference>) {
    let figures = |json: &Json| {
        let Json::List(all) = json else { return BTreeMap::new() };
        all.iter().filter_map(figure).collect::<BTreeMap<_, _>>()
    };
    let before = found.len();
    named(DifferenceKind::Parameter, &figures(was), &figures(is), found);
    if found.len() == before {
        leaves(DifferenceKind::Parameter, was, is, found);
    }
}

/// `standard (urban)` and `790 yuan per person per month`.
fn figure(json: &Json) -> Option<(String, String)> {
    let name = json.get("name")?.as_text()?;
    let keys = match json.get("keys") {
        Some(Json::Object(keys)) => keys.iter().filter_map(|(_, value)| value.as_text()).collect(),
        _ => Vec::new(),
    };
    let name = if keys.is_empty() { name.to_owned() } else { format!("{name} ({})", keys.join(", ")) };
    let value = plain(json.get("value")?);
    let unit = json.get("unit").and_then(Json::as_text);
    Some((name, unit.map_or_else(|| value.clone(), |unit| format!("{value} {unit}"))))
}

fn named(
    kind: DifferenceKind,
    was: &BTreeMap<String, String>,
    is: &BTreeMap<String, String>,
    found: &mut Vec<Difference>,
) {
    for (name, before) in was {
        let after = is.get(name);
        if after != Some(before) {
            found.push(difference(kind, name.clone(), Some(before.clone()), after.cloned()));
        }
    }
    for (name, after) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
        found.push(difference(kind, name.clone(), None, Some(after.clone())));
    }
}

/// How many differences of one part are told; the rest follow from them.
const MOST_DIFFERENCES: usize = 50;

/// The leaves in which two JSON values differ, by path.
fn leaves(kind: DifferenceKind, was: &Json, is: &Json, found: &mut Vec<Difference>) {
    let mut open: Vec<Pair<'_>> = match (entries(was), entries(is)) {
        // The lists of results need not be named: what is in them says what it is.
        (Some(was), Some(is)) if kind == DifferenceKind::Result => {
            pairs("", was, is).into_iter().rev().map(|(_, was, is)| (String::new(), was, is)).collect()
        }
        _ => vec![(String::new(), Some(was), Some(is))],
    };
    let first = found.len();
    while let Some((path, was, is)) = open.pop() {
        if was == is || found.len().saturating_sub(first) >= MOST_DIFFERENCES {
            continue;
        }
        match (was.map(entries), is.map(entries)) {
            (Some(Some(was)), Some(Some(is))) => open.extend(pairs(&path, was, is).into_iter().rev()),
            _ => found.push(difference(kind, path, was.map(plain), is.map(plain))),
        }
    }
}

type Entry<'a> = (String, &'a Json);
type Pair<'a> = (String, Option<&'a Json>, Option<&'a Json>);

/// What stands in a list or an object, each under a name that tells it from the others.
fn entries(json: &Json) -> Option<Vec<Entry<'_>>> {
    match json {
        Json::Object(entries) => Some(entries.iter().map(|(name, value)| (name.clone(), value)).collect()),
        Json::List(items) => {
            Some(items.iter().enumerate().map(|(position, item)| (item_name(item, position), item)).collect())
        }
        _ => None,
    }
}

/// An item of a list is told from the others by its names, not by its position, where it has any.
fn item_name(item: &Json, position: usize) -> String {
    let names = ["for", "in", "benefit", "line", "condition", "output", "fact", "name", "en"];
    let texts = names.iter().filter_map(|name| item.get(name)?.as_text());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    if texts.is_empty() { position.to_string() } else { texts.join(".") }
}

fn pairs<'a>(path: &str, was: Vec<Entry<'a>>, is: Vec<Entry<'a>>) -> Vec<Pair<'a>> {
    let join = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let value = |entries: &[Entry<'a>], name: &str| {
        entries.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    };
    let mut pairs: Vec<Pair<'a>> =
        was.iter().map(|(name, before)| (join(name), Some(*before), value(&is, name))).collect();
    let added = is.iter().filter(|(name, _)| value(&was, name).is_none());
    pairs.extend(added.map(|(name, after)| (join(name), None, Some(*after))));
    pairs
}

/// A value on one line.
fn plain(json: &Json) -> String {
    match json {
        Json::Text(text) => text.clone(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

fn difference(kind: DifferenceKind, name: String, was: Option<String>, is: Option<String>) -> Difference {
    let template = match (kind, &was, &is) {
        (DifferenceKind::Program, ..) => words::PROGRAM_DIFFERS,
        (DifferenceKind::File, Some(_), Some(_)) => words::FILE_CHANGED,
        (DifferenceKind::File, Some(_), None) => words::FILE_GONE,
        (DifferenceKind::File, ..) => words::FILE_NEW,
        (DifferenceKind::Parameter, Some(_), Some(_)) => words::PARAMETER_DIFFERS,
        (DifferenceKind::Parameter, Some(_), None) => words::PARAMETER_UNUSED,
        (DifferenceKind::Parameter, ..) => words::PARAMETER_NEW,
        (DifferenceKind::Facts, ..) => words::FACT_DIFFERS,
        (DifferenceKind::Rounding, ..) => words::ROUNDING_DIFFERS,
        (DifferenceKind::Citation, ..) => words::CITATION_DIFFERS,
        (DifferenceKind::Result, ..) => words::RESULT_DIFFERS,
    };
    let phrase = |side: &Option<String>| match side {
        Some(text) => Phrase::same(text.as_str()),
        None => words::NOTHING.into(),
    };
    let (before, after) = (phrase(&was), phrase(&is));
    let (before, after) = match kind {
        DifferenceKind::Program => (short(&before), short(&after)),
        _ => (before, after),
    };
    let values = [("name", &Phrase::same(name.as_str())), ("was", &before), ("is", &after)];
    Difference { kind, text: Phrase::fill(template, &values), name, was, is }
}

/// The beginning of a hash: enough to see that two differ.
fn short(hash: &Phrase) -> Phrase {
    Phrase::same(hash.en.chars().take(12).chain(['…']).collect::<String>())
}
