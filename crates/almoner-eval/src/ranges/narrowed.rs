//! What is known of parts of a result beyond what the interpreter finds by itself.

use std::collections::BTreeMap;

use almoner_check::program::{BenefitId, RuleId};

use crate::value::{Interval, Possible, Slopes, ThingId, Value};

/// A part of a result, as of the decision date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A rule without arguments.
    Rule(RuleId, ThingId),
    /// A condition of a benefit.
    Condition(BenefitId, ThingId, usize),
    /// A line of what a benefit pays where it is due.
    Line(BenefitId, ThingId, usize),
    /// What a benefit pays.
    Amount(BenefitId, ThingId),
}

/// Ranges of parts; a yes or no counts as 1 or 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrowed(BTreeMap<Part, Interval>);

impl Narrowed {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn insert(&mut self, part: Part, range: Interval) {
        self.0.insert(part, range);
    }

    /// The value, of which no more is possible than what is known of the part.
    pub(crate) fn narrow(&self, part: Part, value: Value) -> Value {
        let (Value::Unknown(unknown), Some(range)) = (&value, self.0.get(&part)) else { return value };
        match &unknown.possible {
            Possible::Number(found) => match found.intersect(range) {
                Some(both) if both != *found => {
                    let slopes = Slopes::of_clamped(&value);
                    Value::unknown(Possible::Number(both), unknown.missing.clone()).with_slopes(slopes)
                }
                _ => value,
            },
            Possible::YesNo => match range.as_point() {
                Some(one) => Value::YesNo(!one.is_zero()),
                None => value,
            },
            _ => value,
        }
    }
}
