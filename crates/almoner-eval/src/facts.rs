//! Facts as the interpreter holds them: flat, by thing and field. Never here: a rule, a default that the
//! rule file does not write down.

mod checked;
mod evidence;
mod given;
mod index;
mod quantity;
mod read;
mod scalar;
pub(crate) mod suggest;
mod visit;

use std::ops::Range;

use almoner_check::program::{EntityId, FieldId, Program};
use jiff::civil::Date;

pub(crate) use evidence::Checked;
pub(crate) use index::{Asked, AskedValue, FactIndex};

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
    /// What is known of facts beside their values; by place. Empty for facts that are plain values.
    pub(crate) evidence: Vec<Checked>,
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
    /// `null`: said to be unknown.
    Null,
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

    /// Where a thing stands in JSON facts: `members[0]`; empty for the root.
    pub fn path_of_thing(&self, program: &Program, thing: ThingId) -> String {
        path_of_thing(program, thing, |thing| self.things.get(thing.index()).map(|thing| thing.place))
    }

    /// Adds a thing with empty slots.
    pub(crate) fn begin(
        &mut self,
        index: &FactIndex,
        entity: EntityId,
        held: Option<(ThingId, FieldId, u32)>,
    ) -> ThingId {
        let id = ThingId(u32::try_from(self.things.len()).unwrap_or(u32::MAX));
        let slots = self.slots.len();
        self.things.push(Thing { place: ThingPlace { entity, held }, slots });
        let asked = index.entity(entity).map_or(0, |index| index.slots.len());
        self.slots.resize_with(slots.saturating_add(asked), Slot::default);
        id
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

/// Where a thing stands in JSON facts, given where each thing stands.
pub(crate) fn path_of_thing(
    program: &Program,
    thing: ThingId,
    place: impl Fn(ThingId) -> Option<ThingPlace>,
) -> String {
    let mut parts = Vec::new();
    let mut current = thing;
    while let Some((holder, field, position)) = place(current).and_then(|place| place.held) {
        let entity = place(holder).and_then(|place| program.entities.get(place.entity.index()));
        let field = entity.and_then(|entity| entity.fields.get(field.index()));
        parts.push(format!("{}[{position}]", field.map_or("?", |field| &*field.declared.name)));
        // A holder always stands before what it holds, so that this ends.
        if holder >= current {
            break;
        }
        current = holder;
    }
    parts.reverse();
    parts.join(".")
}

#[cfg(test)]
mod tests;
