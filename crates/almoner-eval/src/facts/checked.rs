//! A fact with what a check of it has found: `{"value": 10000, "evidence": "matched", "source": "bank",
//! "date": "2026-03-01"}`. Whether the value then counts.

use std::borrow::Cow;
use std::sync::Arc;

use almoner_check::program::Evidence;
use almoner_check::types::Type;
use almoner_diagnostic::codes::facts as codes;
use jiff::civil::Date;
use serde_json::value::RawValue;

use super::evidence::Checked;
use super::index::AskedValue;
use super::read::entries_of;
use super::scalar::{Reader, Wrong, finding};
use super::{Facts, suggest};
use crate::value::{FactPlace, Value};

/// A value as it was given, with what a check of it has found.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) value: Option<Value>,
    /// The value of the enum.
    pub(super) found: Option<Value>,
    pub(super) source: Option<Arc<str>>,
    pub(super) date: Option<Date>,
}

/// A mistake, and how the path goes on to where it is.
type Wrongs = Vec<(Wrong, &'static str)>;

/// The parts of the object, in both languages, and how a path names them.
const PARTS: [(Part, &str, &str, &str); 4] = [
    (Part::Value, "value", "数值", ".value"),
    (Part::Evidence, "evidence", "核对情况", ".evidence"),
    (Part::Source, "source", "来源", ".source"),
    (Part::Date, "date", "日期", ".date"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Value,
    Evidence,
    Source,
    Date,
}

fn part(key: &str) -> Option<(Part, &'static str)> {
    let found = PARTS.iter().find(|(_, english, chinese, _)| *english == key || *chinese == key);
    found.map(|(part, _, _, path)| (*part, *path))
}

impl Reader<'_> {
    /// A value alone, or in an object with its evidence.
    pub(super) fn with_evidence(self, raw: &str, asked: &AskedValue) -> Result<Given, Wrongs> {
        let entries = match raw.as_bytes().first() {
            Some(b'{') if asked.is_fact => entries_of(raw),
            _ => None,
        };
        match entries.filter(|entries| entries.iter().any(|(key, _)| part(key).is_some())) {
            Some(entries) => self.parts(&entries, asked),
            None => {
                let value = self.value(raw, asked).map_err(|wrong| vec![(wrong, "")])?;
                Ok(Given { value, ..Given::default() })
            }
        }
    }

    fn parts(self, entries: &[(Cow<'_, str>, &RawValue)], asked: &AskedValue) -> Result<Given, Wrongs> {
        let mut given = Given::default();
        let mut wrongs: Wrongs = Vec::new();
        let mut seen = Vec::new();
        for (key, raw) in entries {
            let Some((part, path)) = part(key) else {
                // In the language in which the part is named.
                let own = |(_, english, chinese, _): &(Part, &'static str, &'static str, &str)| {
                    if key.is_ascii() { *english } else { *chinese }
                };
                let names: Vec<&str> = PARTS.iter().map(own).collect();
                let wrong = finding(&codes::FACT_EVIDENCE_PART).arg("name", &**key);
                wrongs.push((Box::new(wrong.arg("advice", suggest::advice(key, &names))), ""));
                continue;
            };
            if seen.contains(&part) {
                wrongs.push((Box::new(finding(&codes::FACT_GIVEN_TWICE)), path));
                continue;
            }
            seen.push(part);
            if let Err(wrong) = self.read_part(part, raw.get(), asked, &mut given) {
                wrongs.push((wrong, path));
            }
        }
        if wrongs.is_empty() {
            wrongs.extend(incomplete(&given).map(|wrong| (wrong, "")));
        }
        if wrongs.is_empty() { Ok(given) } else { Err(wrongs) }
    }

    fn read_part(self, part: Part, raw: &str, asked: &AskedValue, given: &mut Given) -> Result<(), Wrong> {
        let of_type = |ty: Type| AskedValue::of(ty);
        match part {
            Part::Value => given.value = self.value(raw, asked)?,
            Part::Evidence => {
                let evidence = self.program.evidence.map_or(Type::Text, Type::Enum);
                given.found = self.value(raw, &of_type(evidence))?;
            }
            Part::Source => {
                given.source = match self.value(raw, &of_type(Type::Text))? {
                    Some(Value::Text(text)) => Some(text),
                    _ => None,
                };
            }
            Part::Date => {
                given.date = match self.value(raw, &of_type(Type::Date))? {
                    Some(Value::Date(date)) => Some(date),
                    _ => None,
                };
            }
        }
        Ok(())
    }
}

/// An object that does not say what was found, or has no value where there must be one.
fn incomplete(given: &Given) -> Option<Wrong> {
    let Some(found) = given.evidence() else {
        return Some(Box::new(finding(&codes::FACT_EVIDENCE_NOT_SAID)));
    };
    if given.value.is_some() || found.goes_without_value() {
        return None;
    }
    let words =
        almoner_diagnostic::Arg::Words { en: found.name().to_owned(), zh: found.chinese().to_owned() };
    Some(Box::new(finding(&codes::FACT_EVIDENCE_WITHOUT_VALUE).arg("evidence", words)))
}

impl Given {
    fn evidence(&self) -> Option<Evidence> {
        match self.found {
            Some(Value::Enum(_, position)) => Evidence::at(position),
            _ => None,
        }
    }
}

impl Facts {
    /// Keeps what is known of a fact beside its value; gives the value if it counts.
    pub(super) fn take(&mut self, given: Given, place: FactPlace, asked: &AskedValue) -> Option<Value> {
        let counts = !asked.counted_when_matched || given.evidence() == Some(Evidence::Matched);
        let Given { value, found, source, date } = given;
        let (value, held_back) = if counts { (value, None) } else { (None, value) };
        if found.is_some() || held_back.is_some() {
            self.add_check(Checked { place, found, source, date, held_back });
        }
        value
    }
}
