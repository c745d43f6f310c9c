//! Benefits.

use std::sync::Arc;

use almoner_diagnostic::Span;
use almoner_syntax::ast::Frequency;

use super::{BenefitId, Cases, Citation, Declared, EntityId, Expr, Period};
use crate::units::Unit;

/// A benefit.
#[derive(Clone, Debug)]
pub struct Benefit {
    /// Name, label, place.
    pub declared: Declared,
    /// Who gets it.
    pub entity: EntityId,
    /// When its rules are in force.
    pub in_force: Period,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// What must hold; all of it.
    pub conditions: Vec<Condition>,
    /// What it pays; `None`: no cash.
    pub pays: Option<Pays>,
    /// What it provides beside cash.
    pub provides: Vec<Declared>,
    /// How it goes together with others.
    pub interactions: Vec<Interaction>,
    /// Who decides, and in how many working days.
    pub decided_by: Option<(Arc<str>, Option<u32>)>,
    /// By whose rules: the fact or value that is the key of the parameters that go by its enum.
    pub by_the_rules_of: Option<Expr>,
    /// After how many months it is reviewed.
    pub reviewed_every: Option<u32>,
}

/// A condition of a benefit.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Name, label, place.
    pub declared: Declared,
    /// What must hold.
    pub condition: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// What a benefit pays.
#[derive(Clone, Debug)]
pub struct Pays {
    /// How often.
    pub every: Frequency,
    /// The unit of all lines: currency, per day, month or year, or plain for `once`.
    pub unit: Unit,
    /// The lines, added up.
    pub lines: Vec<PayLine>,
}

/// A line of what a benefit pays.
#[derive(Clone, Debug)]
pub struct PayLine {
    /// Name, label, place.
    pub declared: Declared,
    /// How much.
    pub amount: Cases,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// How a benefit goes together with another of the same entity or of the entity's holder.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// The other.
    pub with: BenefitId,
    /// How far up the other's entity is (0: the same entity).
    pub hops: u8,
    /// The higher is kept, on a tie this one; else this one gives way.
    pub whichever_is_higher: bool,
    /// Where it is said.
    pub span: Span,
}
