//! Facts from JSON text: one pass over the text, every value checked against the program, all mistakes
//! collected. Never here: a float, a value that was not written.

use std::borrow::Cow;
use std::fmt;

use almoner_check::program::{EntityId, FieldId};
use almoner_check::types::Type;
use almoner_diagnostic::{Diagnostic, codes};
use jiff::civil::Date;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::index::AskedValue;
use super::scalar::{Json, Reader, Wrong, finding, month, shape};
use super::suggest::advice;
use super::visit::{NoFacts, ThingSeed};
use super::{Facts, Slot};
use crate::prepared::Prepared;
use crate::value::{FactPlace, ThingId, Value};

/// The longest text that is read, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// More mistakes than this help nobody.
const MOST_MISTAKES: usize = 200;

impl Prepared {
    /// Reads the facts of one household from JSON text: an object with the fields of the root entity, or
    /// that object under the entity's name. A number is read from its own text. What is absent or `null` is
    /// unknown.
    ///
    /// # Errors
    /// All mistakes (`E07xx`), each with its place in the JSON (`members[0].wage`).
    pub fn facts_from_json(&self, text: &str) -> Result<Facts, Vec<Diagnostic>> {
        if text.len() > LONGEST {
            let wrong = finding(&codes::facts::FACTS_TOO_LARGE).arg("size", text.len().to_string());
            return Err(vec![wrong.arg("limit", LONGEST.to_string())]);
        }
        // Nearly all facts are written as expected. Whatever is not is told by a second, closer reading.
        match self.read(text, Closeness::AsExpected) {
            Ok(facts) => Ok(facts),
            Err(_) => self.read(text, Closeness::Close),
        }
    }

    pub(super) fn read(&self, text: &str, closeness: Closeness) -> Result<Facts, Vec<Diagnostic>> {
        let reader = Reader { program: self.program(), index: self.index() };
        let mut decoder = Decoder { reader, closeness, facts: Facts::default(), mistakes: Vec::new() };
        let mut json = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        let read = match self.program().root {
            Some(root) => {
                // Room for a family, so that it is asked for once.
                decoder.facts.slots.reserve(128);
                decoder.facts.things.reserve(8);
                let thing = decoder.begin(root, None);
                ThingSeed { decoder: &mut decoder, entity: root, thing, wraps: true }.deserialize(&mut json)
            }
            None => NoFacts { decoder: &mut decoder }.deserialize(&mut json),
        };
        match read.and_then(|()| json.end()) {
            Err(error) => decoder.mistakes.insert(0, not_json(&error)),
            Ok(()) if decoder.mistakes.is_empty() => {
                decoder.facts.checks_added();
                return Ok(decoder.facts);
            }
            Ok(()) => {}
        }
        decoder.mistakes.truncate(MOST_MISTAKES);
        Err(decoder.mistakes)
    }

    /// As [`Prepared::facts_from_json`], from a JSON value in memory. A number that is a float there is read
    /// as the shortest text that means the same float: 0.1 is 0.1.
    ///
    /// # Errors
    /// All mistakes, as for text.
    pub fn facts_from_value(&self, value: &serde_json::Value) -> Result<Facts, Vec<Diagnostic>> {
        self.facts_from_json(&value.to_string())
    }
}

fn not_json(error: &serde_json::Error) -> Diagnostic {
    // serde_json tells this apart by its words only.
    let code = if error.is_eof() {
        &codes::facts::FACTS_CUT_OFF
    } else if error.to_string().starts_with("recursion limit") {
        &codes::facts::FACTS_TOO_DEEP
    } else {
        &codes::facts::FACTS_NOT_JSON
    };
    finding(code).arg("line", error.line().to_string()).arg("column", error.column().to_string())
}

/// How closely facts are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closeness {
    /// Values are taken as they mostly are; the first that is otherwise ends the reading.
    AsExpected,
    /// Every value is looked at as it stands in the text, and every mistake is told.
    Close,
}

/// What has been read so far.
pub(super) struct Decoder<'p> {
    closeness: Closeness,
    pub(super) reader: Reader<'p>,
    pub(super) facts: Facts,
    pub(super) mistakes: Vec<Diagnostic>,
}

/// Where a leaf goes: the slot of a thing, and its number among the slots of all things.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) thing: ThingId,
    pub(super) slot: usize,
    pub(super) cell: usize,
}

/// One value in the text: of a fact, in a month of a series; `inner` is how its path goes on after the field.
#[derive(Clone, Copy)]
struct Single<'k> {
    thing: ThingId,
    slot: usize,
    month: Option<Date>,
    inner: &'k str,
}

impl Decoder<'_> {
    pub(super) fn mistake(&mut self, mut wrong: Diagnostic, path: &str) {
        if self.mistakes.len() <= MOST_MISTAKES {
            wrong.args.insert(0, ("path", path.into()));
            self.mistakes.push(wrong);
        }
    }

    /// A mistake at a field of a thing.
    #[expect(clippy::boxed_local, reason = "everything that reads a value gives its mistake boxed")]
    pub(super) fn mistake_at(&mut self, wrong: Wrong, thing: ThingId, slot: usize, inner: &str) {
        let path = format!("{}{inner}", self.path_of_slot(thing, slot));
        self.mistake(*wrong, &path);
    }

    fn path_of_slot(&self, thing: ThingId, slot: usize) -> String {
        let start = self.facts.path_of_thing(self.reader.program, thing);
        let index = self.facts.entity(thing).and_then(|entity| self.reader.index.entity(entity));
        join(&start, index.and_then(|index| index.slot_name(slot)).unwrap_or("?"))
    }

    pub(super) fn unknown_field(&mut self, thing: ThingId, entity: EntityId, name: &str) {
        let Some(index) = self.reader.index.entity(entity) else { return };
        let names: Vec<&str> = index.declared_names().collect();
        let own =
            self.reader.program.entities.get(entity.index()).map_or("", |entity| &*entity.declared.name);
        let wrong = finding(&codes::facts::FACT_UNKNOWN_FIELD).arg("entity", own).arg("name", name);
        let path = join(&self.facts.path_of_thing(self.reader.program, thing), name);
        self.mistake(wrong.arg("advice", advice(name, &names)), &path);
    }

    pub(super) fn too_many_things(&mut self, most: usize) {
        let code = &codes::facts::FACTS_TOO_MANY_THINGS;
        if self.mistakes.iter().all(|mistake| mistake.code != code) {
            self.mistakes.push(finding(code).arg("limit", most.to_string()));
        }
    }

    /// Keeps what was read, unless the slot has something already.
    pub(super) fn put(&mut self, thing: ThingId, slot: usize, read: Slot) {
        if let Some(place) = self.facts.slot_mut(thing, slot)
            && matches!(place, Slot::Missing)
        {
            *place = read;
            return;
        }
        self.mistake_at(Box::new(finding(&codes::facts::FACT_GIVEN_TWICE)), thing, slot, "");
    }

    pub(super) fn begin(&mut self, entity: EntityId, held: Option<(ThingId, FieldId, u32)>) -> ThingId {
        self.facts.begin(self.reader.index, entity, held)
    }

    /// Whether a value is read without a look at its own text. Numbers never are: their digits count.
    pub(super) fn takes_usual(&self, asked: &AskedValue) -> bool {
        self.closeness == Closeness::AsExpected && asked.is_plain() && !matches!(asked.ty, Type::Number(_))
    }

    /// Reads one leaf into its place.
    pub(super) fn leaf(&mut self, place: Place, raw: &str, asked: &AskedValue) {
        if asked.is_plain()
            && let Some(empty @ Slot::Missing) = self.facts.slots.get_mut(place.cell)
            && self.reader.usual(raw, asked, empty).is_some()
        {
            return;
        }
        self.unusual_leaf(place, raw, asked);
    }

    #[cold]
    fn unusual_leaf(&mut self, place: Place, raw: &str, asked: &AskedValue) {
        let read = self.value(place.thing, place.slot, raw, asked);
        self.put(place.thing, place.slot, read);
    }

    fn value(&mut self, thing: ThingId, slot: usize, raw: &str, asked: &AskedValue) -> Slot {
        if asked.by_month {
            return self.months(thing, slot, raw, asked);
        }
        self.counting(Single { thing, slot, month: None, inner: "" }, raw, asked)
            .map_or(Slot::Null, Slot::Given)
    }

    /// The value of a fact, if there is one that counts; what is known of it beside its value is kept.
    fn counting(&mut self, single: Single<'_>, raw: &str, asked: &AskedValue) -> Option<Value> {
        let Single { thing, slot, month, inner } = single;
        let given = match self.reader.with_evidence(raw, asked) {
            Ok(given) => given,
            Err(wrongs) => {
                for (wrong, part) in wrongs {
                    self.mistake_at(wrong, thing, slot, &format!("{inner}{part}"));
                }
                return None;
            }
        };
        let field = FieldId(u32::try_from(slot).unwrap_or(u32::MAX));
        self.facts.take(given, FactPlace::value(thing, field, month), asked)
    }

    fn months(&mut self, thing: ThingId, slot: usize, raw: &str, asked: &AskedValue) -> Slot {
        let json = Json::of(raw);
        if matches!(json, Json::Null) {
            return Slot::Null;
        }
        let Some(entries) = entries_of(raw) else {
            self.mistake_at(shape(codes::facts::AN_OBJECT_OF_MONTHS, &json), thing, slot, "");
            return Slot::Null;
        };
        let mut months: Vec<(Date, Value)> = Vec::with_capacity(entries.len());
        for (key, raw) in entries {
            let inner = format!(".{key}");
            let month = match month(&key) {
                Ok(month) => month,
                Err(wrong) => {
                    self.mistake_at(wrong, thing, slot, &inner);
                    continue;
                }
            };
            let value =
                self.counting(Single { thing, slot, month: Some(month), inner: &inner }, raw.get(), asked);
            if months.iter().any(|(known, _)| *known == month) {
                let twice = Box::new(finding(&codes::facts::FACT_GIVEN_TWICE));
                self.mistake_at(twice, thing, slot, &inner);
            } else if let Some(value) = value {
                months.push((month, value));
            }
        }
        months.sort_by_key(|(month, _)| *month);
        Slot::Months(months.into_boxed_slice())
    }
}

pub(crate) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Keys and values of an object, in order; `None` if it is none.
pub(super) fn entries_of(raw: &str) -> Option<Vec<(Cow<'_, str>, &RawValue)>> {
    struct Entries;
    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(Cow<'de, str>, &'de RawValue)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    serde_json::Deserializer::from_str(raw).deserialize_map(Entries).ok()
}
