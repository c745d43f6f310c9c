//! The lists of entries and cases, what each must have, and the page that shows it.

use std::fmt::Write;

use crate::shown::{Shown, ShownExample};

/// A scheme, a mechanism or a demand of the system as it is described.
pub(crate) struct Entry {
    pub(crate) id: String,
    name: String,
    name_zh: String,
    /// What the project offers where the entry is no rule; empty: packs compute it.
    offered: String,
}

/// A published case, or one derived from a published rule.
pub(crate) struct Case {
    pub(crate) id: String,
    name: String,
    /// `yes`, `partial`, `no` (the published figure does not follow from the published rule), `derived`.
    reproduces: String,
    source: String,
}

impl Entry {
    pub(crate) fn read(cells: &[String]) -> Self {
        let [id, name, name_zh, offered] = cells else { panic!("four cells are wanted: {cells:?}") };
        Self { id: id.clone(), name: name.clone(), name_zh: name_zh.clone(), offered: offered.clone() }
    }

    pub(crate) fn fault(&self, shown: &Shown) -> Option<String> {
        let lacks = self.offered.is_empty() && shown.of(&self.id).next().is_none();
        lacks.then(|| format!("entry {} ({}) has no example", self.id, self.name))
    }
}

impl Case {
    pub(crate) fn read(cells: &[String]) -> Self {
        let [id, name, reproduces, source] = cells else { panic!("four cells are wanted: {cells:?}") };
        Self { id: id.clone(), name: name.clone(), reproduces: reproduces.clone(), source: source.clone() }
    }

    pub(crate) fn fault(&self, shown: &Shown) -> Option<String> {
        let must = matches!(self.reproduces.as_str(), "yes" | "derived");
        let lacks = must && shown.of(&self.id).next().is_none();
        lacks.then(|| format!("case {} ({}) has no example", self.id, self.name))
    }
}

/// The rows of a file below the head, each made into something.
pub(crate) fn read_csv<T>(path: &str, read: impl Fn(&[String]) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let rows = reader.deserialize::<Vec<String>>();
    rows.map(|row| read(&row.unwrap_or_else(|error| panic!("{path}: {error}")))).collect()
}

const HEAD: &str = "\
# What the packs cover

This page is made by the test run (`cargo test -p almoner-tests --test coverage`), which fails where it is not true:
each entry of the social-assistance system, the pack and the rule that compute it, the example that shows it and
whether it passes. What is no rule has a row that says what is offered for it.
";

/// The page.
pub(crate) fn page(entries: &[Entry], cases: &[Case], shown: &Shown) -> String {
    let mut page = HEAD.to_owned();
    let (decided, conditions) = shown.conditions();
    let passed = shown.examples.iter().filter(|example| example.failures.is_empty()).count();
    line(
        &mut page,
        &format!(
            "\n{passed} of {} examples pass; examples make {decided} of {conditions} conditions of benefits both yes and no.",
            shown.examples.len()
        ),
    );
    line(&mut page, "\n## Entries\n\n| entry | pack | rule | example | passes |\n|---|---|---|---|---|");
    for entry in entries {
        let name = format!("**{}** {} {}", entry.id, entry.name, entry.name_zh);
        rows(&mut page, &name, &entry.id, &entry.offered, shown);
    }
    line(
        &mut page,
        "\n## Published and derived cases\n\n| case | pack | rule | example | passes |\n|---|---|---|---|---|",
    );
    for case in cases {
        let name = format!("**{}** {} ({})", case.id, cell(&case.name), cell(&case.source));
        let offered = match case.reproduces.as_str() {
            "no" => "the published figure does not follow from the published rule",
            "partial" => "only a part of what was published can be computed from it",
            _ => "",
        };
        rows(&mut page, &name, &case.id, offered, shown);
    }
    page
}

/// One row for each example; the first has the name.
fn rows(page: &mut String, name: &str, id: &str, offered: &str, shown: &Shown) {
    let mut name = name.to_owned();
    for example in shown.of(id) {
        row(page, &name, example);
        name.clear();
    }
    if !offered.is_empty() {
        line(page, &format!("| {name} | | | {} | |", cell(offered)));
    }
}

fn row(page: &mut String, name: &str, example: &ShownExample) {
    let (file, _) = &example.place;
    let rules: Vec<String> = example.rules.iter().map(|rule| format!("`{rule}`")).collect();
    let passes = if example.failures.is_empty() { "yes" } else { "**no**" };
    let (pack, title) = (&example.pack, cell(&example.title));
    line(page, &format!("| {name} | [{pack}](../{file}) | {} | {title} | {passes} |", rules.join(", ")));
}

/// What stands in a cell of a table must not end it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn line(page: &mut String, text: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(page, "{text}");
}
