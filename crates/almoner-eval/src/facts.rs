//! Facts as the interpreter holds them: flat, by thing and field. Never here: a rule, a default that the
//! rule file does not write down.

use std::ops::Range;

use almoner_check::program::{EntityId, FieldId};
use jiff::civil::Date;

use crate::outcome::ThingPlace;
use crate::value::{ThingId, Value};

/// The facts of one household.
///
/// Made by [`crate::Prepared::facts_from_json`], [`crate::Prepared::facts_from_value`] or
/// [`crate::Prepared::facts_of_example`]; all values have been checked against the program.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub(crate) things: Vec<Thing>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) held: Vec<ThingId>,
}

/// A thing and where its slots begin.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) place: ThingPlace,
    /// Slots of the fields, then of the rules without arguments (values given directly).
    pub(crate) slots: usize,
}

/// What was given for one field or rule of one thing.
#[derive(Clone, Debug, Default)]
pub(crate) enum Slot {
    /// Nothing.
    #[default]
    Missing,
    /// A known value.
    Given(Value),
    /// Values by month (first days), ascending.
    Months(Box<[(Date, Value)]>),
    /// The things of a `many` field: a range of [`Facts::held`].
    Held(Range<usize>),
}

impl Facts {
    /// The things in order, the root first.
    pub fn things(&self) -> impl Iterator<Item = (ThingId, ThingPlace)> + '_ {
        (0u32..).zip(&self.things).map(|(id, thing)| (ThingId(id), thing.place))
    }

    /// The entity of a thing.
    pub fn entity(&self, thing: ThingId) -> Option<EntityId> {
        self.things.get(thing.index()).map(|thing| thing.place.entity)
    }

    /// The value given for a field, `None` where none was given. For a monthly series: of the month that
    /// begins on `month`.
    pub fn given(&self, thing: ThingId, field: FieldId, month: Option<Date>) -> Option<&Value> {
        match (self.slot(thing, field.index())?, month) {
            (Slot::Given(value), _) => Some(value),
            (Slot::Months(months), Some(month)) => value_of_month(months, month),
            _ => None,
        }
    }

    /// The things in a `many` field; `None` where the list was not given.
    pub fn held(&self, thing: ThingId, field: FieldId) -> Option<&[ThingId]> {
        match self.slot(thing, field.index())? {
            Slot::Held(range) => self.held.get(range.clone()),
            _ => None,
        }
    }

    pub(crate) fn slot(&self, thing: ThingId, position: usize) -> Option<&Slot> {
        let first = self.things.get(thing.index())?.slots;
        self.slots.get(first.checked_add(position)?)
    }

    pub(crate) fn slot_mut(&mut self, thing: ThingId, position: usize) -> Option<&mut Slot> {
        let first = self.things.get(thing.index())?.slots;
        self.slots.get_mut(first.checked_add(position)?)
    }
}

pub(crate) fn value_of_month(months: &[(Date, Value)], month: Date) -> Option<&Value> {
    let position = months.binary_search_by_key(&month, |(known, _)| *known).ok()?;
    months.get(position).map(|(_, value)| value)
}
