//! Benefits: names, who they are for, and the names of their conditions and lines.

use std::sync::Arc;

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::Text;
use almoner_diagnostic::codes::benefits as codes;
use almoner_syntax::ast::{ClauseKind, Item, ItemKind};

use super::{Declarations, Placed, clauses, declared, duplicate, entity_named, modules, named, next, rules};
use crate::names::{Member, Symbol, Table};
use crate::program::{Benefit, BenefitId, BenefitPart, Cases, Declared, EntityId, Help, Pays, Quantity};
use crate::units::Unit;

const SUBJECT: Text = Text::new("an entity (`for household`)", "对象（如“面向 household”）");

/// Declares every `benefit`.
pub(super) fn declare(known: &mut Declarations<'_>) {
    for placed in known.of_kind(&[ItemKind::Benefit]) {
        let Some(declared) = declared(placed) else { continue };
        let Some(subject) = &placed.item.subject else {
            known.findings.push(clauses::missing(placed.item, &declared.name, SUBJECT));
            continue;
        };
        let Some(entity) = entity_named(known, subject, placed.module) else { continue };
        let id = BenefitId(next(&known.program.benefits));
        if known.declare_global(&declared, Symbol::Benefit(id))
            && rules::declare_member(known, entity, &declared, Member::Benefit(id))
        {
            push(known, placed, declared, entity);
        }
    }
}

fn push<'t>(known: &mut Declarations<'t>, placed: Placed<'t>, declared: Declared, entity: EntityId) {
    let parts = parts(known, placed);
    let help = help(placed);
    let in_force = modules::in_force_of(&known.program, placed);
    if !gives_something(placed.item) {
        let finding = Diagnostic::new(&codes::GIVES_NOTHING, declared.span);
        known.findings.push(finding.arg("name", &*declared.name));
    }
    known.names.parts.push(parts);
    known.benefits.push(placed);
    known.program.benefits.push(Benefit {
        declared,
        entity,
        in_force,
        cites: Vec::new(),
        conditions: Vec::new(),
        pays: pays(placed.item),
        help,
        interactions: Vec::new(),
        decided_by: decided_by(placed.item),
        by_the_rules_of: None,
        reviewed_every: reviewed_every(placed.item),
    });
}

fn gives_something(item: &Item) -> bool {
    item.clauses.iter().any(|clause| {
        matches!(clause.kind, ClauseKind::Pays { .. } | ClauseKind::Provides { .. } | ClauseKind::Unreadable)
    })
}

/// The names of conditions and lines, which `benefit.name` speaks of.
fn parts(known: &mut Declarations<'_>, placed: Placed<'_>) -> Table<BenefitPart> {
    let mut table = Table::default();
    let mut help = 0u32..;
    for clause in &placed.item.clauses {
        let names: Vec<(Declared, BenefitPart)> = match &clause.kind {
            ClauseKind::Requires(conditions) => (0u32..)
                .zip(conditions)
                .map(|(at, line)| {
                    (named(&line.name, &line.labels, placed.module), BenefitPart::Condition(at))
                })
                .collect(),
            ClauseKind::Pays { lines, .. } => (0u32..)
                .zip(lines)
                .map(|(at, line)| (named(&line.name, &line.labels, placed.module), BenefitPart::Line(at)))
                .collect(),
            ClauseKind::Provides { lines, .. } => (&mut help)
                .zip(lines)
                .map(|(at, line)| (named(&line.name, &line.labels, placed.module), BenefitPart::Help(at)))
                .collect(),
            _ => continue,
        };
        for (declared, part) in names {
            if let Err(first) = table.insert(&declared, part) {
                known.findings.push(duplicate(&declared.name, declared.span, first.span));
            }
        }
    }
    table
}

/// The help beside cash, still without units, quantities and citations: those are known when the lines are lowered.
fn help(placed: Placed<'_>) -> Vec<Help> {
    let lines = placed.item.clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Provides { kind, lines } => Some((*kind, lines)),
        _ => None,
    });
    let lines = lines.flat_map(|(kind, lines)| lines.iter().map(move |line| (kind, line)));
    let lines = lines.map(|(kind, line)| Help {
        declared: Declared {
            docs: line.docs.as_ref().map(|docs| Arc::from(docs.text.as_str())),
            ..named(&line.name, &line.labels, placed.module)
        },
        kind,
        quantity: line.quantity.as_ref().map(|quantity| Quantity {
            unit: Unit::plain(),
            amount: Cases { cases: Vec::new(), otherwise: None, span: quantity.at.0 },
        }),
        carried_out_by: line.carried_out_by.as_ref().map(|body| Arc::from(body.text.as_str())),
        working_days: line.working_days,
        cites: Vec::new(),
    });
    lines.collect()
}

/// What it pays, still without unit and lines: those are known when the lines are lowered.
fn pays(item: &Item) -> Option<Pays> {
    item.clauses.iter().find_map(|clause| match clause.kind {
        ClauseKind::Pays { every, .. } => Some(Pays { every, unit: Unit::plain(), lines: Vec::new() }),
        _ => None,
    })
}

fn decided_by(item: &Item) -> Option<(Arc<str>, Option<u32>)> {
    item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::DecidedBy { body, working_days } => Some((Arc::from(body.text.as_str()), *working_days)),
        _ => None,
    })
}

fn reviewed_every(item: &Item) -> Option<u32> {
    item.clauses.iter().find_map(|clause| match clause.kind {
        ClauseKind::ReviewedEvery { months } => Some(months),
        _ => None,
    })
}
