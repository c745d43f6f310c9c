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

/// A line of help beside cash: `visit "visits": 2 times per month carried out by "…" within 5 working days cites …`.
/// Everything after the labels may be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpLine {
    /// The doc comment before it.
    pub docs: Option<Doc>,
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// How much, with a unit.
    pub quantity: Option<Cases>,
    /// `carried out by "…"` / `承办 "…"`: who provides or does it, or where the person is referred to.
    pub carried_out_by: Option<Quoted>,
    /// `within 10 working days` / `限 10 个工作日`.
    pub working_days: Option<u32>,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it, without a comma behind it.
    pub at: At,
}

/// What sort of help a line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelpKind {
    /// `provides` / `提供`: help of any sort.
    Help,
    /// `provides goods` / `提供实物`.
    Goods,
    /// `provides services` / `提供服务`.
    Services,
    /// `obliges the authority to` / `责成`.
    Obligation,
    /// `refers to` / `转介`.
    Referral,
}
