//! The way to a result: one step for every value that was looked up or computed, with the steps that it came
//! from. Never here: words for a reader, or a judgement of which steps matter.
//!
//! The steps form a graph without circles: a rule that two others use is one step with two parents.

use almoner_check::program::{BenefitId, FieldId, ParameterId, RuleId};
use almoner_check::types::Type;
use almoner_diagnostic::Span;
use almoner_syntax::ast::{AggregateFunction, CalendarUnit, RoundingMode};
use jiff::civil::Date;

use crate::value::{FactPlace, ThingId, Truth, Value};

/// A step: its position in [`Trace::steps`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub u32);

/// All steps of an evaluation.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The steps; a step stands after those that it came from.
    pub steps: Vec<Step>,
    /// The step of each result: first [`crate::Outcome::benefits`] in their order, then
    /// [`crate::Outcome::outputs`].
    pub roots: Vec<StepId>,
}

impl Trace {
    /// A step. `None` for an id of another trace.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.0 as usize)
    }
}

/// One value and where it came from.
#[derive(Clone, Debug)]
pub struct Step {
    /// What was done.
    pub kind: StepKind,
    /// The thing that it was done for.
    pub thing: ThingId,
    /// The day as of which it was done (`last month's` and `as of` change it).
    pub as_of: Date,
    /// The result.
    pub value: Value,
    /// Its type and unit.
    pub ty: Type,
    /// Where the rule file says so.
    pub span: Span,
    /// The steps that it came from, in the order in which they were done.
    pub children: Vec<StepId>,
}

/// What a step did. Citations, labels and modules stand in the program under the ids given here.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// A benefit; the value is its amount (yes or no where it pays no cash), the children its
    /// [`StepKind::Entitlement`] and the benefits that it was held against because only the higher is kept.
    Benefit(BenefitId),
    /// What a benefit comes to by itself: the value is the sum of its lines, the children its conditions, the
    /// benefits that it gives way to, its lines.
    Entitlement(BenefitId),
    /// A condition of a benefit, by position.
    Condition(BenefitId, usize),
    /// A line of what a benefit pays, by position.
    Line(BenefitId, usize),
    /// A line of help that says how much, by position in [`almoner_check::program::Benefit::help`].
    Help(BenefitId, usize),
    /// A benefit held against another, of the thing given: the value says whether the first gives way.
    GivesWay {
        /// The one that may give way.
        benefit: BenefitId,
        /// The other.
        to: BenefitId,
        /// The thing that the other is for.
        of: ThingId,
        /// The higher one is kept.
        whichever_is_higher: bool,
    },
    /// A rule, computed by its wording at this position of [`almoner_check::program::Rule::versions`].
    Rule {
        /// Which.
        rule: RuleId,
        /// Which wording.
        version: usize,
    },
    /// A rule's value that was given directly and replaces the rule.
    RuleGiven(RuleId),
    /// A case whose condition was looked at: the first child is the condition, the second (if it applied or
    /// may apply) the value. The position; `None` for `otherwise`, whose only child is the value.
    Case {
        /// Which.
        position: Option<usize>,
        /// Whether it applies.
        applies: Truth,
    },
    /// An exception whose condition does not say no. The conditions of all exceptions of the wording are
    /// steps before it, beside it; its only child is its value, unless another goes before it.
    Exception {
        /// Of which rule.
        rule: RuleId,
        /// Of which wording.
        version: usize,
        /// Which.
        position: usize,
        /// Whether it applies.
        applies: Truth,
        /// The exceptions that apply and go before it, by position.
        overridden_by: Vec<usize>,
    },
    /// A column of a decision table; the value is what the rows are held against.
    Column(usize),
    /// A row of a decision table that applies or may apply; `None` for `otherwise`.
    Row {
        /// Which.
        position: Option<usize>,
        /// Whether it applies.
        applies: Truth,
    },
    /// A bracket of a scale that the quantity reaches; the value is what it adds (marginal) or gives.
    Bracket {
        /// Which.
        position: usize,
        /// Whether it is reached.
        applies: Truth,
    },
    /// A parameter: which list of [`almoner_check::program::Parameter::values`] and which value of the list.
    /// Both are `None` where a key is unknown and the value is a range over several.
    Parameter {
        /// Which.
        parameter: ParameterId,
        /// The combination of keys.
        position: Option<usize>,
        /// The value in force on the day.
        dated: Option<usize>,
    },
    /// A fact as it was given, or missing.
    Fact(FactPlace),
    /// Decided by a body within bounds, which are the children.
    Decided {
        /// The body.
        body: std::sync::Arc<str>,
        /// Its figure was given.
        given: bool,
    },
    /// A fact that was not given; what the rule file assumes was taken.
    Assumed(FactPlace),
    /// A value written in the rule.
    Constant,
    /// The decision date.
    DecisionDate,
    /// An argument of the rule being computed, by position.
    Local(u32),
    /// A part of a benefit used by a rule.
    BenefitPart(BenefitId),
    /// Evaluated as of another day: the first child is the day.
    On,
    /// The value a month earlier; `first`: the value it starts with was taken.
    LastMonth {
        /// Whether the starting value was taken.
        first: bool,
    },
    /// Rounded: the first child is the exact value before, the second the step.
    Rounded(RoundingMode),
    /// Converted to another unit: the child is the value before.
    Converted,
    /// Over the things in a `many` field: the children are [`StepKind::Member`]s.
    Aggregate {
        /// What was done.
        function: AggregateFunction,
        /// Of which thing.
        of: ThingId,
        /// Over which field.
        field: FieldId,
    },
    /// One thing of an aggregate; its children are the filter and the body, as far as they were needed.
    Member {
        /// Which.
        thing: ThingId,
        /// Whether the filter lets it in.
        counts: Truth,
    },
    /// Over calendar months: the children are [`StepKind::Month`]s, the oldest first, as far as they were needed.
    Window {
        /// What was done.
        function: AggregateFunction,
        /// The first day of the oldest month.
        first: Date,
        /// The first day of the latest month.
        last: Date,
    },
    /// One month of a window, as of a day of it; its children are the filter and the body, as far as they
    /// were needed.
    Month {
        /// Whether the filter lets it in.
        counts: Truth,
    },
    /// The rank of the thing among others; its children are [`StepKind::Member`]s, of which those that
    /// count stand before it.
    Position,
    /// Full years of age: the children are the date of birth and the day.
    Age,
    /// Years, months or days between two days.
    SpanBetween(CalendarUnit),
    /// A day that the month does not have: the last day of the month was taken instead of this day.
    DateClamped {
        /// The day of the month that was asked for.
        day: i8,
    },
    /// Any other form: arithmetic, a comparison, `and`, `or`, `lesser of`; its source text is at the span.
    Computed,
}
