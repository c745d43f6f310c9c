//! Overlays: what holds between two days in the place of a standing text.

use almoner_diagnostic::Span;

use super::{Citation, Declared, Period};

/// What an explanation says of an overlay. What it computes stands where its target does: as a wording of the rule, or
/// as the first case of the condition or line.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its target as written, its labels, its module.
    pub declared: Declared,
    /// Its days; both are known.
    pub in_force: Period,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// Where its value is written.
    pub formula: Span,
    /// Where its days are written: the place of the condition that they are.
    pub days: Span,
    /// All of it; the place of the wording of a rule.
    pub span: Span,
    /// What it stands in the place of; `None` for a table or a scale, which is named by its rule.
    pub instead_of: Option<Span>,
    /// The citations of that.
    pub instead_cites: Vec<Citation>,
}
