//! Guarantees, properties and examples: what must hold of rules and figures.

use std::sync::Arc;

use almoner_diagnostic::Span;
use jiff::civil::Date;

use super::{Citation, Constant, Declared, EntityId, Evidence, Expr, FieldId, Key, ModuleId, Period, RuleId};

/// A bound that always holds.
#[derive(Clone, Debug)]
pub struct Guarantee {
    /// Name, label, place.
    pub declared: Declared,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// What must hold; parameter keys that it leaves open appear as [`ExprKind::Key`](super::ExprKind::Key).
    pub condition: Expr,
    /// The keys it leaves open: name and enum; it must hold for all their values.
    pub keys: Vec<Key>,
    /// When it must hold.
    pub in_force: Period,
}

/// A statement that holds for every household.
#[derive(Clone, Debug)]
pub struct Property {
    /// Name, label, place.
    pub declared: Declared,
    /// Its entity.
    pub entity: EntityId,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// What it says.
    pub statements: Vec<Statement>,
}

/// What a property says.
#[derive(Clone, Debug)]
pub enum Statement {
    /// A condition that always holds.
    Holds(Expr),
    /// `value` never rises (or never falls) when a fact rises.
    Monotone {
        /// What is watched.
        value: Expr,
        /// It never rises (else it never falls).
        never_rises: bool,
        /// It may, but not faster than the fact does.
        by_more_than_the_difference: bool,
        /// The entity whose fact rises: the property's own, or one that it holds.
        entity: EntityId,
        /// The fact.
        field: FieldId,
        /// Where it is said.
        span: Span,
    },
}

/// A test.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its title.
    pub title: Arc<str>,
    /// The module that holds it.
    pub module: ModuleId,
    /// The day.
    pub as_of: Date,
    /// The facts of the root entity.
    pub facts: GivenFacts,
    /// What must come out.
    pub expectations: Vec<Expectation>,
    /// All of it.
    pub span: Span,
}

/// Facts of one thing, given in an example.
#[derive(Clone, Debug, Default)]
pub struct GivenFacts {
    /// Facts: the field, the month for a monthly series (its first day), the value, its place.
    pub facts: Vec<(FieldId, Option<Date>, Constant, Span)>,
    /// What checks of facts have found.
    pub evidence: Vec<GivenEvidence>,
    /// Derived values given directly.
    pub rules: Vec<(RuleId, Constant, Span)>,
    /// The things it holds, in order: the `many` field and the facts of each.
    pub held: Vec<(FieldId, GivenFacts)>,
    /// The `many` fields of which there is nothing, and where that is said.
    pub without: Vec<(FieldId, Span)>,
}

/// What a check of a fact has found, given in an example.
#[derive(Clone, Debug)]
pub struct GivenEvidence {
    /// Of which field.
    pub field: FieldId,
    /// Of which month of a monthly series (its first day).
    pub month: Option<Date>,
    /// What was found.
    pub found: Evidence,
    /// Who found it.
    pub source: Option<Arc<str>>,
    /// When.
    pub date: Option<Date>,
    /// Where it is said.
    pub span: Span,
}

/// What an example expects.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Where it is said.
    pub span: Span,
}

/// The kinds of expectation.
#[derive(Clone, Debug)]
pub enum ExpectationKind {
    /// Must be yes.
    Holds(Expr),
    /// Must stay undecided, and need (at least) these facts.
    Undecided {
        /// What.
        value: Expr,
        /// Entity and field of the facts.
        needs: Vec<(EntityId, FieldId)>,
    },
}
