//! Benefits.

use std::sync::Arc;

use almoner_diagnostic::Span;
use almoner_syntax::ast::{Frequency, HelpKind};

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
    /// Help beside cash.
    pub help: Vec<Help>,
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

/// A line of help beside cash.
#[derive(Clone, Debug)]
pub struct Help {
    /// Name, label, place.
    pub declared: Declared,
    /// What sort of help.
    pub kind: HelpKind,
    /// How much; `None`: it is given or not.
    pub quantity: Option<Quantity>,
    /// Who provides or does it, or where the person is referred to.
    pub carried_out_by: Option<Arc<str>>,
    /// In how many working days.
    pub working_days: Option<u32>,
    /// Its citations.
    pub cites: Vec<Citation>,
}

impl Help {
    /// Whether it is a name under `provides` and no more.
    pub fn is_plain(&self) -> bool {
        let says_more =
            self.quantity.is_some() || self.carried_out_by.is_some() || self.working_days.is_some();
        self.kind == HelpKind::Help && !says_more && self.cites.is_empty()
    }
}

/// How much help is given.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Its unit.
    pub unit: Unit,
    /// How much; a line of 0 is not given.
    pub amount: Cases,
}

impl Benefit {
    /// What its lines come to: of cash, then of help.
    pub fn amounts(&self) -> impl Iterator<Item = &Cases> {
        let cash = self.pays.iter().flat_map(|pays| &pays.lines).map(|line| &line.amount);
        cash.chain(
            self.help.iter().filter_map(|help| help.quantity.as_ref()).map(|quantity| &quantity.amount),
        )
    }

    /// The line at a position: those of cash come first, then those of help.
    pub fn line(&self, position: usize) -> Option<&Declared> {
        let cash = self.pays.iter().flat_map(|pays| &pays.lines).map(|line| &line.declared);
        cash.chain(self.help.iter().map(|help| &help.declared)).nth(position)
    }
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
