//! Typed expressions.

use std::sync::Arc;

use almoner_diagnostic::Span;
use almoner_syntax::ast::{CalendarUnit, Comparison, RoundingMode};

use super::{BenefitId, Cases, Constant, FieldId, ParameterId, RuleId};
use crate::exact::Exact;
use crate::types::Type;

/// A typed expression.
///
/// It is evaluated for one *current thing* (a household, a member). `hops` counts how many holders up
/// from it a fact, rule or collection is: 0 the thing itself, 1 the household that holds it. Inside an
/// aggregate the current thing is each member in turn; its holder is the thing that the aggregate is over.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// Its type and unit.
    pub ty: Type,
    /// Where.
    pub span: Span,
}

/// The forms of a typed expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A value known without facts (numbers in the unit of the expression's type; 30 % is 0.3).
    Constant(Constant),
    /// The day as of which everything is decided.
    DecisionDate,
    /// A fact of the thing `hops` up.
    Fact {
        /// How far up.
        hops: u8,
        /// The field, a [`FieldKind::Fact`](super::FieldKind::Fact) of that thing's entity.
        field: FieldId,
    },
    /// A rule of the thing `hops` up, or of none.
    Rule {
        /// How far up; 0 for a rule of no entity.
        hops: u8,
        /// Which.
        rule: RuleId,
        /// Its arguments.
        args: Vec<Expr>,
    },
    /// The argument at this position of the rule that is being computed.
    Local(u32),
    /// An open key of a guarantee, by position in [`Guarantee::keys`](super::Guarantee::keys).
    Key(u32),
    /// A parameter: one expression for each key.
    Parameter {
        /// Which.
        parameter: ParameterId,
        /// Its keys; of the enum types that it is keyed by.
        keys: Vec<Expr>,
    },
    /// A value of a benefit of the thing `hops` up.
    Benefit {
        /// How far up.
        hops: u8,
        /// Which.
        benefit: BenefitId,
        /// What of it.
        part: BenefitPart,
    },
    /// As of another day.
    On(Box<Expr>, Box<Expr>),
    /// `-E`.
    Negate(Box<Expr>),
    /// `not C`.
    Not(Box<Expr>),
    /// Numbers of one unit, or a date and a whole number of days, months or years.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// All of them.
    And(Vec<Expr>),
    /// At least one of them.
    Or(Vec<Expr>),
    /// Compared.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// Between, both ends counted.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// One of a list.
    OneOf(Box<Expr>, Vec<Expr>),
    /// The smallest.
    LesserOf(Vec<Expr>),
    /// The largest.
    GreaterOf(Vec<Expr>),
    /// First case that applies.
    Cases(Cases),
    /// To a multiple of a step above zero.
    Rounded(RoundingMode, Box<Expr>, Box<Expr>),
    /// To another unit: times an exact factor.
    Converted(Box<Expr>, Exact),
    /// Over the things in the `many` field of the thing `hops` up.
    Aggregate {
        /// What is done.
        function: almoner_syntax::ast::AggregateFunction,
        /// How far up.
        hops: u8,
        /// The field, a [`FieldKind::Many`](super::FieldKind::Many).
        field: FieldId,
        /// Only those.
        filter: Option<Box<Expr>>,
        /// Evaluated for each.
        body: Option<Box<Expr>>,
    },
    /// The rank of the current thing among those in the `many` field of the thing `hops` up, from 1.
    Position {
        /// How far up (at least 1).
        hops: u8,
        /// The field.
        field: FieldId,
        /// Only those; the current thing itself must be one, else its position is 0.
        filter: Option<Box<Expr>>,
        /// What is compared.
        key: Box<Expr>,
        /// The highest first.
        highest_first: bool,
        /// What settles a tie, lowest first; then the order in which they are given.
        ties: Option<Box<Expr>>,
    },
    /// Full years of age on a day; the field is the date of birth of the thing `hops` up.
    AgeOn {
        /// How far up.
        hops: u8,
        /// The date of birth.
        field: FieldId,
        /// The day.
        on: Box<Expr>,
    },
    /// What a check of a fact of the thing `hops` up has found: a value of [`Program::evidence`](super::Program::evidence).
    Evidence {
        /// How far up.
        hops: u8,
        /// The field.
        field: FieldId,
    },
    /// Full years, full months or days from the first to the second.
    SpanBetween(CalendarUnit, Box<Expr>, Box<Expr>),
    /// What a body decides within bounds: unknown until its figure is given in the place of the rule.
    Decided {
        /// The body.
        body: Arc<str>,
        /// The least that it may decide.
        low: Box<Expr>,
        /// The most.
        high: Box<Expr>,
    },
    /// The first or last day of a month.
    MonthEdge {
        /// The last.
        last: bool,
        /// Of the month of this day.
        date: Box<Expr>,
    },
    /// The value a month earlier.
    LastMonth {
        /// What.
        value: Box<Expr>,
        /// How it starts.
        first: Option<Box<FirstMonth>>,
    },
    /// Over calendar months before the current one, each seen as of the same day of it.
    Window {
        /// What is done.
        function: almoner_syntax::ast::AggregateFunction,
        /// How many months before the current one: 1 to 120.
        months: u16,
        /// The current month counts too.
        with_this: bool,
        /// Only those.
        filter: Option<Box<Expr>>,
        /// Evaluated for each.
        body: Option<Box<Expr>>,
    },
}

/// How a value that reads its own last month starts.
#[derive(Clone, Debug)]
pub struct FirstMonth {
    /// The value in the first month and in those before it.
    pub value: Expr,
    /// A day of the first month; read as of the decision date, so that a chain has one beginning.
    pub from: Expr,
}

/// What of a benefit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenefitPart {
    /// Whether it is granted: yes or no.
    Granted,
    /// All that it pays; nothing where it is not granted.
    Amount,
    /// One line of what it pays; nothing where it is not granted.
    Line(u32),
    /// One line of help: how much, nothing where the benefit is not granted; yes or no where it says no quantity.
    Help(u32),
    /// Whether one of its conditions holds.
    Condition(u32),
}

/// `+`, `-`, `*`, `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`; also date + duration.
    Add,
    /// `-`; also date - duration and date - date (days).
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
}
