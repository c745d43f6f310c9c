//! The values of a missing number at which what is decided turns: found by evaluating, from the lowest value
//! upwards in doubling strides, then by halving.

use almoner_check::exact::Exact;
use almoner_check::program::BenefitId;

use crate::altered::Altered;
use crate::value::{FactPlace, ThingId, Truth, Value};

/// How many turns are told.
const MOST_TURNS: usize = 3;

/// A missing number and the benefits that wait for it.
pub(super) struct Edges<'a> {
    pub(super) altered: Altered<'a>,
    pub(super) place: FactPlace,
    pub(super) waiting: Vec<(BenefitId, ThingId)>,
    /// The lowest value.
    pub(super) low: Exact,
    /// The resolution.
    pub(super) step: Exact,
}

impl Edges<'_> {
    /// The lowest value, and on both sides of each turn the last value before and the first value after it.
    pub(super) fn values(mut self, most: i64) -> Vec<Value> {
        let mut steps = vec![0];
        let mut start = 0i64;
        for _ in 0..MOST_TURNS {
            let Some(turn) = self.turn(start, most) else { break };
            steps.extend([turn.saturating_sub(1), turn]);
            start = turn;
        }
        steps.dedup();
        steps.into_iter().filter_map(|steps| self.at(steps)).collect()
    }

    /// The first step after `start` that doubling strides find to be decided otherwise than `start`.
    fn turn(&mut self, start: i64, most: i64) -> Option<i64> {
        let here = self.decided(start)?;
        let (mut before, mut stride) = (start, 1i64);
        let mut after = loop {
            let next = start.checked_add(stride)?.min(most);
            if next <= before {
                return None;
            }
            if self.decided(next)? != here {
                break next;
            }
            before = next;
            stride = stride.checked_mul(2)?;
        };
        while after.saturating_sub(before) > 1 {
            let middle = before.midpoint(after);
            if self.decided(middle)? == here {
                before = middle;
            } else {
                after = middle;
            }
        }
        Some(after)
    }

    /// Whether each waiting benefit is granted with this value; `None` where the evaluation ends in an error.
    fn decided(&mut self, steps: i64) -> Option<Vec<Truth>> {
        let value = self.at(steps)?;
        self.altered.set(self.place, value);
        let each = self.waiting.iter().map(|(benefit, thing)| {
            self.altered.decision(*benefit, *thing).ok().map(|decision| decision.granted.truth())
        });
        each.collect()
    }

    fn at(&self, steps: i64) -> Option<Value> {
        let moved = self.step.checked_mul(Exact::from_integer(steps)).ok()?;
        self.low.checked_add(moved).ok().map(Value::Number)
    }
}
