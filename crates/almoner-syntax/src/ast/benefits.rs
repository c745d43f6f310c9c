//! The lines of a benefit.

use super::{At, Cases, Citation, Doc, Expr, Name, Quoted};

/// A line under `requires`.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The doc comment before it.
    pub docs: Option<Doc>,
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// What must hold.
    pub condition: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub at: At,
}

/// A line under `pays`.
#[derive(Clone, Debug, PartialEq)]
pub struct PayLine {
    /// The doc comment before it.
    pub docs: Option<Doc>,
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// How much.
    pub amount: Cases,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub at: At,
}

/// How often a benefit is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// `once` / `一次性`.
    Once,
    /// `daily` / `按日`.
    Daily,
    /// `monthly` / `按月`.
    Monthly,
    /// `yearly` / `按年`.
    Yearly,
}
