//! What checks of facts have found, beside the values; and the values that do not count, because no check has
//! confirmed them. Never here: how facts are read, or what a rule makes of it.

use std::sync::Arc;

use almoner_check::program::{Evidence, FieldId};
use jiff::civil::Date;

use super::{Facts, value_of_month};
use crate::value::{FactPlace, ThingId, Value};

/// What is known of one fact beside its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Checked {
    /// Which fact: the place of its value.
    pub(crate) place: FactPlace,
    /// What the check has found: a value of the program's enum, an unknown one where answers are tried. `None`
    /// where nothing is said of a check.
    pub(crate) found: Option<Value>,
    /// Who found it.
    pub(crate) source: Option<Arc<str>>,
    /// When.
    pub(crate) date: Option<Date>,
    /// The value that was given and does not count before the check confirms it.
    pub(crate) held_back: Option<Value>,
}

impl Checked {
    /// What the check has found, where it is known.
    pub(crate) fn evidence(&self) -> Option<Evidence> {
        match self.found {
            Some(Value::Enum(_, position)) => Evidence::at(position),
            _ => None,
        }
    }
}

impl Facts {
    /// What a check of a fact has found; `None` where nothing is said of a check.
    pub fn evidence(&self, place: FactPlace) -> Option<Evidence> {
        self.checked(place).and_then(Checked::evidence)
    }

    /// The value that was given for a fact and does not count, because no check has confirmed it.
    pub fn held_back(&self, place: FactPlace) -> Option<&Value> {
        self.checked(place)?.held_back.as_ref()
    }

    /// What is known of a fact beside its value.
    pub(crate) fn checked(&self, place: FactPlace) -> Option<&Checked> {
        // Nearly all facts are plain values.
        if self.evidence.is_empty() {
            return None;
        }
        let place = FactPlace::value(place.thing, place.field, place.month);
        let position = self.evidence.binary_search_by_key(&place, |known| known.place).ok()?;
        self.evidence.get(position)
    }

    /// What is known of a field beside its values: one entry, or one for each month.
    pub(crate) fn checked_of(&self, thing: ThingId, field: FieldId) -> impl Iterator<Item = &Checked> {
        self.evidence.iter().filter(move |known| known.place.thing == thing && known.place.field == field)
    }

    /// Adds what is known of a fact beside its value, in any order; [`Facts::checks_added`] ends it.
    pub(super) fn add_check(&mut self, checked: Checked) {
        self.evidence.push(checked);
    }

    /// Brings what was added in order.
    pub(super) fn checks_added(&mut self) {
        self.evidence.sort_by_key(|known| known.place);
    }

    /// Sets what a check has found, and gives what it had found before.
    pub(crate) fn set_evidence(&mut self, place: FactPlace, found: Option<Value>) -> Option<Value> {
        let place = FactPlace::value(place.thing, place.field, place.month);
        match self.evidence.binary_search_by_key(&place, |known| known.place) {
            Ok(position) => {
                let known = self.evidence.get_mut(position)?;
                std::mem::replace(&mut known.found, found)
            }
            Err(position) => {
                let known = Checked { place, found, source: None, date: None, held_back: None };
                self.evidence.insert(position, known);
                None
            }
        }
    }

    /// The value given for a fact, whether it counts or not.
    pub(crate) fn given_or_held_back(&self, place: FactPlace) -> Option<&Value> {
        self.held_back(place).or_else(|| match self.slot(place.thing, place.field.index())? {
            super::Slot::Given(value) => Some(value),
            super::Slot::Months(months) => value_of_month(months, place.month?),
            _ => None,
        })
    }
}
