//! How a rule is computed: cases, exceptions, rows of a table, brackets of a scale.

use super::{At, Citation, Comparison, Expr, Name, Quoted, RoundingMode};

/// `E when C, E when C, otherwise E`. In Chinese also `当 C 时 E`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// The cases, first that applies.
    pub cases: Vec<Case>,
    /// `otherwise E`; a single value without condition stands here too.
    pub otherwise: Option<Box<Expr>>,
    /// All of it.
    pub at: At,
}

/// `E when C`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The value.
    pub value: Expr,
    /// When it applies.
    pub condition: Expr,
    /// All of it.
    pub at: At,
}

/// An exception of a define.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// The exceptions that it goes before.
    pub overriding: Vec<Name>,
    /// When it applies.
    pub condition: Expr,
    /// The value then.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A row of a decision table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One test for each column.
    pub tests: Vec<Test>,
    /// What the row gives.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A cell of a decision table.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What it says.
    pub kind: TestKind,
    /// Where.
    pub at: At,
}

/// What a cell of a decision table says of its column's value.
#[derive(Clone, Debug, PartialEq)]
pub enum TestKind {
    /// `any` / `任意`.
    Any,
    /// A value: `urban`, `3`.
    Is(Expr),
    /// `not urban` / `非 urban`.
    IsNot(Expr),
    /// `at least 60`, `< 60`.
    Compare(Comparison, Expr),
    /// `between 3% and 5%`; both ends count.
    Between(Expr, Expr),
    /// `urban or rural`.
    OneOf(Vec<Test>),
}

/// How a scale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleMethod {
    /// Each part of the quantity at the rate of its bracket, added up (分段累计).
    Marginal,
    /// The value of the bracket that the quantity falls in (全额).
    WholeAmount,
    /// In a straight line between points (线性插值).
    Linear,
}

/// A bracket of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    /// Where it begins.
    pub from: Expr,
    /// The beginning itself belongs to it (`from`, not `above`).
    pub inclusive: bool,
    /// Its rate or value.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// One of several payers of a bill: `basic_insurance: 70% above 500 yuan, at most 100,000 yuan, rounded to 0.01 yuan`.
#[derive(Clone, Debug, PartialEq)]
pub struct Payer {
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// What it pays of what is left: a percentage or an amount.
    pub share: Cases,
    /// `above E`: what is left up to here is not paid for (起付线).
    pub above: Option<Expr>,
    /// `at most E`: the most that it pays (封顶线).
    pub at_most: Option<Expr>,
    /// `rounded to E`: how its share is rounded, and to what.
    pub rounded: Option<(RoundingMode, Expr)>,
    /// Its citations.
    pub cites: Vec<Citation>,
}
