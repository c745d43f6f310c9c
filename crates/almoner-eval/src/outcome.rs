//! The result of an evaluation: benefits, named outputs, and what is still needed. Never here: how it came
//! about (that is the trace), or words for a reader beyond names and labels.

mod json;

use almoner_check::program::{
    Benefit, BenefitId, Declared, Evidence, ExprKind, FieldId, ParameterId, Program, RuleId,
};
use jiff::civil::Date;

pub(crate) use json::{Heads, is_given};

use crate::value::{FactPlace, Missing, ThingId, Truth, Value};

/// What came out for one household.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The day as of which everything was decided.
    pub as_of: Date,
    /// The things that facts were given of, the root first; [`ThingId`] is the position.
    pub things: Vec<ThingPlace>,
    /// Benefits in the order in which they are declared, those of members for each member in turn.
    pub benefits: Vec<BenefitOutcome>,
    /// Outputs in the order in which they were asked for, those of members for each member in turn.
    pub outputs: Vec<OutputOutcome>,
    /// The missing facts that undecided results hang on, the most decisive first.
    pub needs: Vec<Need>,
}

/// Where a thing stands: in which list of which other thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThingPlace {
    /// The kind of thing.
    pub entity: almoner_check::program::EntityId,
    /// The holder, its `many` field, and the position in that list from 0; `None` for the root.
    pub held: Option<(ThingId, FieldId, u32)>,
}

/// Whether a benefit is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is granted.
    Granted,
    /// It is refused: see [`BenefitOutcome::refusals`].
    Refused,
    /// Facts are missing, or a figure that nobody has set: see [`BenefitOutcome::missing`].
    Undecided,
}

/// What came out for one benefit and one thing.
#[derive(Clone, Debug)]
pub struct BenefitOutcome {
    /// Which benefit.
    pub benefit: BenefitId,
    /// For whom.
    pub thing: ThingId,
    /// Whether it is granted.
    pub status: Status,
    /// What it pays, in the unit of [`almoner_check::program::Pays`]: 0 where refused, a range of which no
    /// part is below 0 where undecided. `None` where it pays no cash.
    pub amount: Option<Value>,
    /// Each line of what it pays, in order; all 0 where refused.
    pub lines: Vec<Value>,
    /// Each line of help, in order: how much, 0 where it is not given; yes or no where it says no quantity.
    pub help: Vec<Value>,
    /// Each condition, in order.
    pub conditions: Vec<Truth>,
    /// Why it is refused, or would be; empty where granted.
    pub refusals: Vec<Refusal>,
    /// By whose rules, where the benefit says so and is in force: a value of an enum.
    pub by_the_rules_of: Option<Value>,
    /// The facts that status or amount hang on, and the figures that there are none of.
    pub missing: Missing,
}

/// The fact or derived value by whose rules a benefit is, where it says so.
pub(crate) fn place_of<'p>(program: &'p Program, benefit: &Benefit) -> Option<&'p Declared> {
    let of = |hops: u8| {
        (0..hops).try_fold(program.entities.get(benefit.entity.index())?, |entity, _| {
            program.entities.get(entity.holder?.0.index())
        })
    };
    match &benefit.by_the_rules_of.as_ref()?.kind {
        ExprKind::Fact { hops, field } => Some(&of(*hops)?.fields.get(field.index())?.declared),
        ExprKind::Rule { rule, .. } => Some(&program.rules.get(rule.index())?.declared),
        _ => None,
    }
}

/// A reason to refuse a benefit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its rules are not in force on the day.
    NotInForce,
    /// The condition at this position does not hold.
    ConditionFailed(usize),
    /// It gives way to another benefit.
    GivesWay {
        /// The other.
        to: BenefitId,
        /// The thing that the other is for.
        of: ThingId,
        /// Because the other is higher (on a tie: because the other says so).
        whichever_is_higher: bool,
    },
}

/// A value that can be asked for beside the benefits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Output {
    /// A rule without arguments, of an entity or of none.
    Rule(RuleId),
    /// A parameter without keys.
    Parameter(ParameterId),
    /// Whether a benefit is granted.
    Granted(BenefitId),
    /// What a benefit pays.
    Amount(BenefitId),
}

/// What came out for one output and one thing.
#[derive(Clone, Debug)]
pub struct OutputOutcome {
    /// Which.
    pub output: Output,
    /// Of which thing; the root for a value of no entity.
    pub thing: ThingId,
    /// The value.
    pub value: Value,
}

/// A missing fact and how much it decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Which fact.
    pub place: FactPlace,
    /// A value was given and awaits its check.
    pub to_be_verified: bool,
    /// What the check has found so far, where that is said.
    pub evidence: Option<Evidence>,
    /// Of the answers tried, the share (in thousandths) of undecided results that they settle.
    pub settles: u32,
    /// How much narrower the answers tried make the ranges of undecided amounts, in thousandths.
    pub narrows: u32,
}

impl Outcome {
    /// Whether nothing is undecided.
    pub fn is_decided(&self) -> bool {
        self.benefits.iter().all(|benefit| benefit.missing.is_empty())
            && self.outputs.iter().all(|output| output.value.is_known())
    }

    /// The outcome of a benefit for the root, or for its first thing.
    pub fn benefit(&self, benefit: BenefitId) -> Option<&BenefitOutcome> {
        self.benefits.iter().find(|outcome| outcome.benefit == benefit)
    }
}
