//! What properties state and what examples are given.

use super::{At, Dated, Expr, Name, Path, Quoted};

/// `EXPR never rises when FACT rises`.
#[derive(Clone, Debug, PartialEq)]
pub struct Monotone {
    /// What is watched.
    pub value: Expr,
    /// `never rises` (else `never falls`).
    pub never_rises: bool,
    /// Which fact rises.
    pub when_rises: Path,
    /// `by more than the difference`: the value may move, but never faster than the fact does.
    pub by_more_than_the_difference: bool,
}

/// The facts of one thing in an example.
#[derive(Clone, Debug, PartialEq)]
pub struct FactsBlock {
    /// `household`, `member` or the name of another collection.
    pub name: Name,
    /// `member child: …`: the role.
    pub role: Option<Name>,
    /// The facts (or derived values given directly).
    pub facts: Vec<Fact>,
    /// All of it.
    pub at: At,
}

/// `wage 1,350 yuan per month`, `without members`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Which.
    pub name: Name,
    /// `for 2025-07` / 逐月 series: the month (its first day) that the value is of.
    pub month: Option<Dated>,
    /// Its value; [`ExprKind::Nothing`](super::ExprKind::Nothing) where a list is said to be empty. `None` where
    /// nothing but its evidence is given.
    pub value: Option<Expr>,
    /// What a check of it has found.
    pub evidence: Option<FactEvidence>,
}

/// `with evidence matched by "bank" as of 2026-03-01` / `核对情况 matched 按 “银行” 截至 2026-03-01`.
#[derive(Clone, Debug, PartialEq)]
pub struct FactEvidence {
    /// What was found: `declared`, `matched`, `conflicting` or `missing`.
    pub status: Name,
    /// Who found it.
    pub source: Option<Quoted>,
    /// When.
    pub date: Option<Dated>,
    /// All of it.
    pub at: At,
}
