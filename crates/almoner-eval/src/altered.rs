//! Evaluation with other facts than the ones given: the one way for everything that asks "what if". Which
//! facts are altered, and what is made of the answers, is for those who ask.

use std::rc::Rc;

use almoner_check::program::BenefitId;
use jiff::civil::Date;

use crate::benefits::run;
use crate::facts::{Facts, Slot};
use crate::interpret::observer::Nobody;
use crate::interpret::{Decision, Machine, Stop};
use crate::outcome::Outcome;
use crate::prepared::{EvaluateOptions, Prepared};
use crate::ranges::{Narrowed, Part};
use crate::value::{FactPlace, ThingId, Value};

/// How many steps an evaluation may take unless the host says otherwise.
pub(crate) const STEP_BUDGET: u64 = 10_000_000;

/// What stood in the place of a fact before it was altered.
pub(crate) enum Before {
    /// Its value, or its values by month.
    Slot(Slot),
    /// What a check of it had found.
    Evidence(Option<Value>),
}

/// A household whose facts can be altered, and evaluated again and again.
pub(crate) struct Altered<'a> {
    pub(crate) prepared: &'a Prepared,
    pub(crate) facts: Facts,
    pub(crate) as_of: Date,
    /// How many steps an evaluation may take.
    pub(crate) step_budget: u64,
    /// What is known already of parts of the result. It holds for every alteration that only gives facts
    /// which were missing.
    pub(crate) narrowed: Narrowed,
}

impl<'a> Altered<'a> {
    pub(crate) fn new(prepared: &'a Prepared, facts: &Facts, as_of: Date) -> Self {
        Self {
            prepared,
            facts: facts.clone(),
            as_of,
            step_budget: STEP_BUDGET,
            narrowed: Narrowed::default(),
        }
    }

    /// Gives a fact that was missing, or another value to one given this way. An unknown value is a fact of
    /// which something is known.
    pub(crate) fn set(&mut self, place: FactPlace, value: Value) {
        if place.is_evidence() {
            self.facts.set_evidence(place, Some(value));
            return;
        }
        let Some(slot) = self.facts.slot_mut(place.thing, place.field.index()) else { return };
        let Some(month) = place.month else {
            *slot = Slot::Given(value);
            return;
        };
        let mut months = match std::mem::take(slot) {
            Slot::Months(months) => months.into_vec(),
            _ => Vec::new(),
        };
        match months.binary_search_by_key(&month, |(known, _)| *known) {
            Ok(position) => {
                if let Some(entry) = months.get_mut(position) {
                    entry.1 = value;
                }
            }
            Err(position) => months.insert(position, (month, value)),
        }
        *slot = Slot::Months(months.into_boxed_slice());
    }

    /// What was given in the place of a fact, to be put back with [`Altered::put_back`].
    pub(crate) fn before(&self, place: FactPlace) -> Option<Before> {
        if place.is_evidence() {
            return Some(Before::Evidence(self.facts.checked(place).and_then(|known| known.found.clone())));
        }
        self.facts.slot(place.thing, place.field.index()).cloned().map(Before::Slot)
    }

    pub(crate) fn put_back(&mut self, place: FactPlace, before: Before) {
        match before {
            Before::Evidence(found) => {
                self.facts.set_evidence(place, found);
            }
            Before::Slot(before) => {
                if let Some(slot) = self.facts.slot_mut(place.thing, place.field.index()) {
                    *slot = before;
                }
            }
        }
    }

    /// What is decided on a benefit.
    pub(crate) fn decision(&self, benefit: BenefitId, thing: ThingId) -> Result<Rc<Decision>, Stop> {
        self.machine().decide(benefit, thing).map(|(decision, ())| decision)
    }

    /// Everything that `options` ask for, as the interpreter says it: see [`crate::ranges`].
    pub(crate) fn outcome(&self, options: &EvaluateOptions) -> Result<Outcome, Stop> {
        run(self.prepared, &mut self.machine(), &self.facts, self.as_of, options).map(|(outcome, _)| outcome)
    }

    /// One part of the result; `None` where there is none. The steps that it takes are taken from the budget, so
    /// that many evaluations together are no more work than one may be.
    pub(crate) fn part(&mut self, part: Part) -> Result<Option<Value>, Stop> {
        let mut machine = self.machine();
        let value = machine.part(part);
        self.step_budget = machine.steps_left();
        value
    }

    fn machine(&self) -> Machine<'_, Nobody> {
        let machine = Machine::new(self.prepared, &self.facts, self.as_of, self.step_budget, Nobody);
        machine.with_open_figures(true).knowing(&self.narrowed)
    }
}
