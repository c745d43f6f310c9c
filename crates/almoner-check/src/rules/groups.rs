//! Whether a thing of a list is in a group: what the group says of it, and what the group that it is of says.

use almoner_syntax::ast::ClauseKind;

use crate::citations;
use crate::declare::{Placed, in_force_of};
use crate::expressions::{Lower, constant};
use crate::names::Member;
use crate::program::{Cases, Constant, Rule, RuleBody, RuleKind, RuleVersion};
use crate::types::Type;

/// The condition of a group as the wording of a rule of its things.
pub(super) fn lower(lower: &mut Lower<'_>, rule: &Rule, placed: Placed<'_>) -> Option<RuleVersion> {
    let RuleKind::Group { of, .. } = rule.kind else { return None };
    let (over, filter, at) = placed.item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Among { over, filter } => Some((over, filter.as_ref(), clause.at.0)),
        _ => None,
    })?;
    let name = over.names.last()?;
    let base = match lower.names.member(of, &name.text)?.what {
        Member::Group(base) => Some(base),
        _ => None,
    };
    let filter = filter.map(|filter| Box::new(lower.condition(filter)));
    let span = filter.as_ref().map_or(at, |filter| over.at.0.to(filter.span));
    let condition = lower.in_group(base, filter, over.at.0);
    let value = condition
        .map_or_else(|| constant(Constant::YesNo(true), Type::YesNo, over.at.0), |condition| *condition);
    let cites = citations::of_clauses(
        lower.program,
        lower.names,
        placed.module,
        &placed.item.clauses,
        &mut lower.findings,
    );
    let cases = Cases { cases: Vec::new(), otherwise: Some(Box::new(value)), span };
    let in_force = in_force_of(lower.program, placed);
    let (body, exceptions, module) = (RuleBody::Cases(cases), Vec::new(), placed.module);
    Some(RuleVersion { in_force, cites, body, exceptions, module, span: placed.item.at.0 })
}
