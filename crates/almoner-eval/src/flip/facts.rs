//! The given facts that an answer read, with their types and bounds.

use std::collections::BTreeSet;

use almoner_check::exact::Exact;
use almoner_check::program::{FieldKind, Program, RuleId};
use almoner_check::types::Type;
use jiff::civil::Date;

use crate::explain::{Phrase, places, show};
use crate::facts::{Facts, Slot};
use crate::prepared::Prepared;
use crate::trace::{StepId, StepKind, Trace};
use crate::value::{FactPlace, ThingId, Value};

/// A given fact, or a derived value given directly.
#[derive(Clone, Debug)]
pub(super) struct GivenFact {
    pub(super) thing: ThingId,
    /// Its position among the slots of its thing.
    pub(super) slot: usize,
    pub(super) month: Option<Date>,
    pub(super) value: Value,
    pub(super) ty: Type,
    pub(super) at_least: Option<Exact>,
    pub(super) at_most: Option<Exact>,
    pub(super) path: String,
    pub(super) label: Phrase,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Read {
    Fact(FactPlace),
    Given(ThingId, RuleId),
}

/// The given facts that were read on the way to `root`, by thing and field. Steps that nothing came from (the
/// tests of table rows, what was tried in vain) count for every result.
pub(super) fn read_below(prepared: &Prepared, facts: &Facts, trace: &Trace, root: StepId) -> Vec<GivenFact> {
    let mut used: BTreeSet<StepId> = trace.roots.iter().copied().collect();
    used.extend(trace.steps.iter().flat_map(|step| step.children.iter().copied()));
    let all = (0u32..).map(StepId).take(trace.steps.len());
    let mut open: Vec<StepId> = all.filter(|id| !used.contains(id)).collect();
    open.push(root);
    let mut read = BTreeSet::new();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(step) = trace.step(id).filter(|_| seen.insert(id)) else { continue };
        match step.kind {
            StepKind::Fact(place) => {
                read.insert(Read::Fact(place));
            }
            StepKind::RuleGiven(rule) => {
                read.insert(Read::Given(step.thing, rule));
            }
            _ => {}
        }
        open.extend(&step.children);
    }
    let given = read.into_iter().filter_map(|read| match read {
        Read::Fact(place) => given_fact(prepared.program(), facts, place),
        Read::Given(thing, rule) => given_rule(prepared, facts, thing, rule),
    });
    given.collect()
}

/// A fact that can be changed alone: given, and not the role, which says who somebody is.
fn given_fact(program: &Program, facts: &Facts, place: FactPlace) -> Option<GivenFact> {
    let entity = places::entity(program, facts, place.thing)?;
    if place.is_evidence() {
        return None;
    }
    if entity.role == Some(place.field) {
        return None;
    }
    let FieldKind::Fact { ty, at_least, at_most, .. } = &entity.fields.get(place.field.index())?.kind else {
        return None;
    };
    Some(GivenFact {
        thing: place.thing,
        slot: place.field.index(),
        month: place.month,
        value: facts.given(place.thing, place.field, place.month)?.clone(),
        ty: ty.clone(),
        at_least: *at_least,
        at_most: *at_most,
        path: places::path(program, facts, place),
        label: places::label(program, facts, place),
    })
}

fn given_rule(prepared: &Prepared, facts: &Facts, thing: ThingId, id: RuleId) -> Option<GivenFact> {
    let program = prepared.program();
    let rule = program.rules.get(id.index())?;
    let slot = prepared.slot_of_rule(id)?;
    let Slot::Given(value) = facts.slot(thing, slot)? else { return None };
    let label = show::label(&rule.declared);
    Some(GivenFact {
        thing,
        slot,
        month: None,
        value: value.clone(),
        ty: rule.ty.clone(),
        at_least: None,
        at_most: None,
        path: format!("{}{}", places::prefix(program, facts, thing), rule.declared.name),
        label: places::title(label, places::member(program, facts, thing).as_ref(), &rule.ty),
    })
}

/// Puts a value in the place of a given one.
pub(super) fn replace(facts: &mut Facts, fact: &GivenFact, value: Value) {
    let Some(slot) = facts.slot_mut(fact.thing, fact.slot) else { return };
    match (slot, fact.month) {
        (Slot::Months(months), Some(month)) => {
            if let Some(entry) = months.iter_mut().find(|(known, _)| *known == month) {
                entry.1 = value;
            }
        }
        (slot @ Slot::Given(_), _) => *slot = Slot::Given(value),
        _ => {}
    }
}
