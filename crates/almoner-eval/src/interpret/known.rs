//! Parts of a result by themselves: which are open, what each comes to, and what is known of them beyond what
//! the interpreter finds.

use almoner_check::program::BenefitId;

use super::observer::Observer;
use super::{Cell, Machine, Moment, Result};
use crate::ranges::{Narrowed, Part};
use crate::value::{Truth, Value};

impl<'a, O: Observer> Machine<'a, O> {
    /// With what is known already of parts of the result.
    pub(crate) fn knowing(mut self, narrowed: &'a Narrowed) -> Self {
        self.narrowed = (!narrowed.is_empty()).then_some(narrowed);
        self
    }

    /// The value of a part, of which no more is possible than what is known of it.
    #[inline]
    pub(super) fn narrowed(&self, part: impl FnOnce() -> Part, moment: Moment, value: Value) -> Value {
        match self.narrowed {
            Some(narrowed) if !value.is_known() && moment == self.moment => narrowed.narrow(part(), value),
            _ => value,
        }
    }

    pub(crate) const fn steps_left(&self) -> u64 {
        self.steps_left
    }

    /// The parts that were computed as of the decision date and are not known, in the order in which they are
    /// best narrowed: what others are likely to rest on first.
    pub(crate) fn open_parts(&self) -> Vec<(Part, Value)> {
        let mut open = Vec::new();
        let mut things: Vec<_> = self.facts.things().collect();
        // A thing stands before what it holds, and rests on it.
        things.reverse();
        for (thing, place) in things {
            let index = self.prepared.index().entity(place.entity);
            for rule in index.map_or(&[][..], |index| index.rules.as_slice()) {
                self.add_open(Part::Rule(*rule, thing), &mut open);
            }
        }
        for (number, benefit) in (0u32..).zip(&self.program.benefits) {
            let id = BenefitId(number);
            let things = self.facts.things().filter(|(_, place)| place.entity == benefit.entity);
            for (thing, _) in things {
                let lines = benefit.pays.as_ref().map_or(0, |pays| pays.lines.len());
                let conditions = (0..benefit.conditions.len()).map(|at| Part::Condition(id, thing, at));
                let lines = (0..lines).map(|at| Part::Line(id, thing, at));
                for part in conditions.chain(lines).chain([Part::Amount(id, thing)]) {
                    self.add_open(part, &mut open);
                }
            }
        }
        open
    }

    fn add_open(&self, part: Part, open: &mut Vec<(Part, Value)>) {
        open.extend(self.computed_part(part).filter(|value| !value.is_known()).map(|value| (part, value)));
    }

    /// A part that has been computed as of the decision date.
    fn computed_part(&self, part: Part) -> Option<Value> {
        let entitlement = |benefit, thing| match self.entitlements.get(&(benefit, thing, self.moment)) {
            Some(Cell::Done(entitlement, _)) => Some(entitlement),
            _ => None,
        };
        match part {
            Part::Rule(rule, thing) => {
                let cell = self.cell_of_rule(rule, thing)?;
                match self.rules.get(cell)? {
                    Cell::Done(value, _) => Some(value.clone()),
                    _ => None,
                }
            }
            Part::Condition(benefit, thing, position) => {
                entitlement(benefit, thing)?.conditions.get(position).cloned()
            }
            Part::Line(benefit, thing, position) => {
                let due = entitlement(benefit, thing).filter(|own| own.holds.truth() != Truth::No);
                due?.lines.get(position).cloned()
            }
            Part::Amount(benefit, thing) => match self.decisions.get(&(benefit, thing, self.moment))? {
                Cell::Done(decision, _) => Some(decision.amount.clone()),
                _ => None,
            },
        }
    }

    /// What one part comes to; `None` where there is no such part, as a line of what is not due.
    pub(crate) fn part(&mut self, part: Part) -> Result<Option<Value>> {
        match part {
            Part::Rule(rule, thing) => {
                self.rule_output(rule, thing)?;
            }
            Part::Condition(benefit, thing, _)
            | Part::Line(benefit, thing, _)
            | Part::Amount(benefit, thing) => {
                self.decide(benefit, thing)?;
            }
        }
        Ok(self.computed_part(part))
    }
}
