//! Facts as an example gives them; the checker has checked them.

use almoner_check::program::{EntityId, FieldId, GivenEvidence, GivenFacts};
use jiff::civil::Date;

use super::checked::Given;
use super::{Asked, Facts, Slot};
use crate::prepared::Prepared;
use crate::value::{FactPlace, ThingId, Value};

impl Prepared {
    /// The facts of an example. Nothing is given where the program has no root entity.
    pub fn facts_of_example(&self, given: &GivenFacts) -> Facts {
        let mut facts = Facts::default();
        if let Some(root) = self.program().root {
            self.add_given(&mut facts, root, None, given);
        }
        facts.checks_added();
        facts
    }

    /// One fact with what a check of it has found.
    fn add_fact(
        &self,
        facts: &mut Facts,
        thing: ThingId,
        (field, month): (FieldId, Option<Date>),
        value: Option<Value>,
        all: &GivenFacts,
    ) {
        let slot = field.index();
        let index = facts.entity(thing).and_then(|entity| self.index().entity(entity));
        let Some(Asked::Value(asked)) = index.and_then(|index| index.slots.get(slot)) else { return };
        let evidence = all.evidence.iter().find(|known| known.field == field && known.month == month);
        let of = self.program().evidence;
        let given = Given {
            value,
            found: evidence.zip(of).map(|(known, of)| Value::Enum(of, known.found.position())),
            source: evidence.and_then(|known| known.source.clone()),
            date: evidence.and_then(|known| known.date),
        };
        match facts.take(given, FactPlace::value(thing, field, month), asked) {
            Some(value) => put(facts, thing, slot, month, value),
            None => withhold(facts, thing, slot, month),
        }
    }

    fn add_given(
        &self,
        facts: &mut Facts,
        entity: EntityId,
        held: Option<(ThingId, FieldId, u32)>,
        given: &GivenFacts,
    ) -> ThingId {
        let thing = facts.begin(self.index(), entity, held);
        for (field, month, value, _) in &given.facts {
            self.add_fact(facts, thing, (*field, *month), Some(Value::from(value)), given);
        }
        let alone = |evidence: &&GivenEvidence| {
            !given.facts.iter().any(|fact| fact.0 == evidence.field && fact.1 == evidence.month)
        };
        for evidence in given.evidence.iter().filter(alone) {
            self.add_fact(facts, thing, (evidence.field, evidence.month), None, given);
        }
        for (rule, value, _) in &given.rules {
            if let Some(slot) = self.slot_of_rule(*rule) {
                put(facts, thing, slot, None, Value::from(value));
            }
        }
        let mut lists: Vec<(FieldId, Vec<ThingId>)> = Vec::new();
        lists.extend(given.without.iter().map(|(field, _)| (*field, Vec::new())));
        for (field, inner) in &given.held {
            let Some(of) = self.held_entity(entity, *field) else { continue };
            let list = match lists.iter().position(|(known, _)| known == field) {
                Some(position) => position,
                None => {
                    lists.push((*field, Vec::new()));
                    lists.len().saturating_sub(1)
                }
            };
            let position = lists.get(list).map_or(0, |(_, things)| things.len());
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            let id = self.add_given(facts, of, Some((thing, *field, position)), inner);
            if let Some((_, things)) = lists.get_mut(list) {
                things.push(id);
            }
        }
        for (field, things) in lists {
            let start = facts.held.len();
            facts.held.extend(things);
            let range = Slot::Held(start..facts.held.len());
            if let Some(slot) = facts.slot_mut(thing, field.index()) {
                *slot = range;
            }
        }
        thing
    }
}

/// Says that there is no value that counts.
fn withhold(facts: &mut Facts, thing: ThingId, slot: usize, month: Option<Date>) {
    let Some(slot @ Slot::Missing) = facts.slot_mut(thing, slot) else { return };
    *slot = if month.is_some() { Slot::Months(Box::default()) } else { Slot::Null };
}

fn put(facts: &mut Facts, thing: ThingId, slot: usize, month: Option<Date>, value: Value) {
    let Some(slot) = facts.slot_mut(thing, slot) else { return };
    let Some(month) = month else {
        *slot = Slot::Given(value);
        return;
    };
    let mut months = match std::mem::take(slot) {
        Slot::Months(months) => months.into_vec(),
        _ => Vec::new(),
    };
    match months.binary_search_by_key(&month, |(known, _)| *known) {
        Ok(_) => {}
        Err(position) => months.insert(position, (month, value)),
    }
    *slot = Slot::Months(months.into_boxed_slice());
}
