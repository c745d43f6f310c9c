//! The pass over JSON text that fills the facts: objects of things, lists of things, leaves. Whatever has
//! another shape is a mistake with its place, and reading goes on after it.

use std::borrow::Cow;
use std::fmt;

use almoner_check::program::{EntityId, FieldId};
use almoner_check::types::Type;
use almoner_diagnostic::codes;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Slot;
use super::index::{Asked, AskedValue, EntityIndex};
use super::read::{Decoder, Place};
use super::scalar::{Json, Reader, finding, shape};
use crate::value::{ThingId, Value};

/// The most things of one household: far above any family or collective household, far below what would
/// exhaust memory.
const MOST_THINGS: usize = 10_000;

/// What a key of an object names.
enum Key {
    Slot(usize),
    /// The entity itself, around its facts.
    Wrapping,
    Unknown(String),
}

struct KeySeed<'a> {
    index: &'a EntityIndex,
    likely: usize,
    wraps: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }
    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        Ok(match self.index.slot(name, self.likely) {
            Some(slot) => Key::Slot(slot),
            None if self.wraps && self.index.is_own_name(name) => Key::Wrapping,
            None => Key::Unknown(name.to_owned()),
        })
    }
}

/// The methods of a visitor for what it does not ask for: `wrong` is told, reading goes on.
macro_rules! any_other_value {
    () => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("facts")
        }
        fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
            Ok(self.wrong(&Json::YesNo(yes)))
        }
        fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
            Ok(self.wrong(&Json::Number(&number.to_string())))
        }
        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok(self.wrong(&Json::Number(&number.to_string())))
        }
        fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
            Ok(self.wrong(&Json::Number(&number.to_string())))
        }
        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(self.wrong(&Json::Text(Cow::Borrowed(text))))
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(self.wrong(&Json::Null))
        }
    };
}

fn skip_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<(), A::Error> {
    while list.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

fn skip_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<(), A::Error> {
    while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads the facts of one thing.
pub(super) struct ThingSeed<'a, 'p> {
    pub(super) decoder: &'a mut Decoder<'p>,
    pub(super) entity: EntityId,
    pub(super) thing: ThingId,
    /// The object may stand under the entity's name.
    pub(super) wraps: bool,
}

impl ThingSeed<'_, '_> {
    fn wrong(self, json: &Json<'_>) {
        let place = self.decoder.facts.path_of_thing(self.decoder.reader.program, self.thing);
        let path = if place.is_empty() { "$" } else { &place };
        self.decoder.mistake(*shape(codes::facts::AN_OBJECT_OF_FACTS, json), path);
    }
}

impl<'de> DeserializeSeed<'de> for ThingSeed<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ThingSeed<'_, '_> {
    type Value = ();
    any_other_value!();

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        self.wrong(&Json::List);
        skip_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Self { decoder, entity, thing, mut wraps } = self;
        let Some(index) = decoder.reader.index.entity(entity) else {
            return skip_object(object);
        };
        let first = decoder.facts.things.get(thing.index()).map_or(0, |thing| thing.slots);
        let mut likely = 0;
        while let Some(key) = object.next_key_seed(KeySeed { index, likely, wraps })? {
            match key {
                Key::Slot(slot) => {
                    likely = slot.saturating_add(1);
                    match index.slots.get(slot) {
                        Some(Asked::Value(asked)) if decoder.takes_usual(asked) => {
                            let cell = first.saturating_add(slot);
                            object.next_value_seed(UsualSeed { decoder, asked, cell })?;
                        }
                        Some(Asked::Value(asked)) => {
                            let raw: &RawValue = object.next_value()?;
                            let place = Place { thing, slot, cell: first.saturating_add(slot) };
                            decoder.leaf(place, raw.get(), asked);
                        }
                        Some(Asked::Many(held)) => {
                            let field = FieldId(u32::try_from(slot).unwrap_or(u32::MAX));
                            let list = ListSeed { decoder, entity: *held, holder: thing, field };
                            let read = object.next_value_seed(list)?;
                            decoder.put(thing, slot, read);
                        }
                        None => {}
                    }
                }
                Key::Wrapping => {
                    object.next_value_seed(ThingSeed { decoder, entity, thing, wraps: false })?;
                }
                Key::Unknown(name) => {
                    object.next_value::<IgnoredAny>()?;
                    decoder.unknown_field(thing, entity, &name);
                }
            }
            wraps = false;
        }
        Ok(())
    }
}

/// Reads a yes or no, a value of an enum, a date or a text in the form that they mostly have. Anything else ends
/// the reading with an error that nobody sees: it begins anew, more closely.
struct UsualSeed<'a, 'p> {
    decoder: &'a mut Decoder<'p>,
    asked: &'a AskedValue,
    cell: usize,
}

impl UsualSeed<'_, '_> {
    /// Fills the slot, unless it has something already.
    #[inline]
    fn put<E: serde::de::Error>(
        self,
        fill: impl FnOnce(Reader<'_>, &Type, &mut Slot) -> Option<()>,
    ) -> Result<(), E> {
        match self.decoder.facts.slots.get_mut(self.cell) {
            Some(empty @ Slot::Missing) => {
                fill(self.decoder.reader, &self.asked.ty, empty).ok_or_else(|| E::custom("unusual"))
            }
            _ => Err(E::custom("unusual")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for UsualSeed<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for UsualSeed<'_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fact")
    }
    fn visit_bool<E: serde::de::Error>(self, yes: bool) -> Result<(), E> {
        self.put(|_, ty, slot| {
            if !matches!(ty, Type::YesNo) {
                return None;
            }
            *slot = Slot::Given(Value::YesNo(yes));
            Some(())
        })
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.put(|reader, ty, slot| reader.usual_text(text, ty, slot))
    }
    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.put(|_, _, slot| {
            *slot = Slot::Null;
            Some(())
        })
    }
}

/// Reads the things of a `many` field.
struct ListSeed<'a, 'p> {
    decoder: &'a mut Decoder<'p>,
    entity: EntityId,
    holder: ThingId,
    field: FieldId,
}

impl ListSeed<'_, '_> {
    fn wrong(self, json: &Json<'_>) -> Slot {
        if !matches!(json, Json::Null) {
            let wrong = shape(codes::facts::A_LIST_OF_OBJECTS, json);
            self.decoder.mistake_at(wrong, self.holder, self.field.index(), "");
        }
        Slot::Null
    }
}

impl<'de> DeserializeSeed<'de> for ListSeed<'_, '_> {
    type Value = Slot;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Slot, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListSeed<'_, '_> {
    type Value = Slot;
    any_other_value!();

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Slot, A::Error> {
        skip_object(object)?;
        Ok(self.wrong(&Json::Object))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Slot, A::Error> {
        let Self { decoder, entity, holder, field } = self;
        let mut things = Vec::with_capacity(4);
        loop {
            if decoder.facts.things.len() >= MOST_THINGS {
                decoder.too_many_things(MOST_THINGS);
                skip_list(list)?;
                break;
            }
            let position = u32::try_from(things.len()).unwrap_or(u32::MAX);
            let item = ItemSeed { decoder, entity, held: (holder, field, position) };
            let Some(thing) = list.next_element_seed(item)? else { break };
            things.push(thing);
        }
        let start = decoder.facts.held.len();
        decoder.facts.held.extend_from_slice(&things);
        Ok(Slot::Held(start..decoder.facts.held.len()))
    }
}

/// Reads one thing of a list; it begins only when there is one.
struct ItemSeed<'a, 'p> {
    decoder: &'a mut Decoder<'p>,
    entity: EntityId,
    held: (ThingId, FieldId, u32),
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_, '_> {
    type Value = ThingId;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ThingId, D::Error> {
        let Self { decoder, entity, held } = self;
        let thing = decoder.begin(entity, Some(held));
        ThingSeed { decoder, entity, thing, wraps: false }.deserialize(deserializer)?;
        Ok(thing)
    }
}

/// What a program without entities reads: an empty object.
pub(super) struct NoFacts<'a, 'p> {
    pub(super) decoder: &'a mut Decoder<'p>,
}

impl NoFacts<'_, '_> {
    fn wrong(self, _: &Json<'_>) {
        self.decoder.mistakes.push(finding(&codes::facts::FACTS_NOT_ASKED));
    }
}

impl<'de> DeserializeSeed<'de> for NoFacts<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NoFacts<'_, '_> {
    type Value = ();
    any_other_value!();

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        self.wrong(&Json::List);
        skip_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut keys = 0usize;
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            keys = keys.saturating_add(1);
        }
        if keys > 0 {
            self.wrong(&Json::Object);
        }
        Ok(())
    }
}
