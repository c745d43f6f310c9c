//! Derived values: their wordings, cases, exceptions, tables and scales.

use std::sync::Arc;

use almoner_diagnostic::Span;
use almoner_syntax::ast::{Comparison, ScaleMethod};

use super::{Citation, Declared, EntityId, Expr, FieldId, ModuleId, Period};
use crate::types::Type;

/// What kind of item a rule was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// `define`.
    Define,
    /// `table`.
    Table,
    /// `scale`.
    Scale,
    /// `group`: whether a thing of a list is in it. The rule is of the things; the group is used like their list.
    Group {
        /// The entity that has the list.
        of: EntityId,
        /// The list.
        field: FieldId,
    },
    /// `payers`: what remains of a bill.
    Payers,
    /// One of the payers of a bill: what it pays.
    Payer(Payer),
}

/// A payer's place among those who share a bill, and what was written of it. Its rule is the greater of nothing
/// and the lesser of what it may pay at most: what is left, its share of that, its cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payer {
    /// Its place, from 0.
    pub place: u32,
    /// How many payers there are.
    pub of: u32,
    /// It has a deductible.
    pub above: bool,
    /// It has a cap.
    pub at_most: bool,
    /// Its share is rounded.
    pub rounded: bool,
}

/// A derived value.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Name, label, place.
    pub declared: Declared,
    /// What it was written as.
    pub kind: RuleKind,
    /// The entity it is of; `None`: of none (parameters alone, and its own parameters).
    pub entity: Option<EntityId>,
    /// Its parameters: name and type.
    pub params: Vec<(Arc<str>, Type)>,
    /// Its type.
    pub ty: Type,
    /// Its wordings, sorted by first day, without overlap.
    pub versions: Vec<RuleVersion>,
    /// A lower layer may add exceptions or set it.
    pub open: Option<Span>,
}

/// A rule as it stood in some period.
#[derive(Clone, Debug)]
pub struct RuleVersion {
    /// When.
    pub in_force: Period,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// How it is computed.
    pub body: RuleBody,
    /// Its exceptions, those of lower layers after those of higher ones.
    pub exceptions: Vec<Exception>,
    /// The module of this wording (an `amend` may have replaced it).
    pub module: ModuleId,
    /// All of it.
    pub span: Span,
}

/// How a rule is computed.
#[derive(Clone, Debug)]
pub enum RuleBody {
    /// First case that applies.
    Cases(Cases),
    /// A decision table.
    Table(Table),
    /// A scale over its only parameter (local 0).
    Scale(Scale),
}

/// First case that applies.
#[derive(Clone, Debug)]
pub struct Cases {
    /// Condition and value, in order.
    pub cases: Vec<Case>,
    /// What holds where none does.
    pub otherwise: Option<Box<Expr>>,
    /// All of it.
    pub span: Span,
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// When.
    pub condition: Expr,
    /// What.
    pub value: Expr,
    /// All of it.
    pub span: Span,
}

/// An exception of a rule.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Name, label, module, place.
    pub declared: Declared,
    /// Exceptions of the same version (positions) that it goes before.
    pub overriding: Vec<usize>,
    /// When it applies.
    pub condition: Expr,
    /// The value then.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A decision table: at most one row applies.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the columns look at.
    pub columns: Vec<Expr>,
    /// The rows.
    pub rows: Vec<Row>,
    /// For what no row covers.
    pub otherwise: Option<Box<Expr>>,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct Row {
    /// One test for each column.
    pub tests: Vec<Test>,
    /// What it gives.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub span: Span,
}

/// A test on a column's value.
#[derive(Clone, Debug)]
pub enum Test {
    /// Always.
    Any,
    /// Compared with a value.
    Compare(Comparison, Expr),
    /// Between two values, both counted.
    Between(Expr, Expr),
    /// One of several tests.
    OneOf(Vec<Test>),
}

/// Brackets over one quantity.
#[derive(Clone, Debug)]
pub struct Scale {
    /// How it counts.
    pub method: ScaleMethod,
    /// Its brackets, lowest first.
    pub brackets: Vec<Bracket>,
}

/// A bracket.
#[derive(Clone, Debug)]
pub struct Bracket {
    /// Where it begins.
    pub from: Expr,
    /// The beginning itself belongs to it.
    pub inclusive: bool,
    /// Its rate (marginal) or value.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub span: Span,
}
