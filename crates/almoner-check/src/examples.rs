//! Examples: the facts that they give and what they expect.

mod facts;

use std::sync::Arc;

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::benefits as codes;
use almoner_syntax::ast::{ClauseKind, FactsBlock, Name};
use jiff::civil::Date;

use crate::declare::{Declarations, Placed, suggesting};
use crate::expressions::Lower;
use crate::names::Member;
use crate::program::{EntityId, Example, Expectation, ExpectationKind, FieldId, FieldKind, GivenFacts};
use crate::scope::Scope;

/// The example that an item says; `None` where it has no day.
pub(crate) fn lower(
    known: &Declarations<'_>,
    placed: Placed<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Example> {
    let item = placed.item;
    let title = item.labels.first().map_or("", |label| label.text.as_str());
    let as_of = day(placed);
    if as_of.is_none() {
        findings.push(Diagnostic::new(&codes::EXAMPLE_WITHOUT_DAY, item.keyword.0));
    }
    let blocks: Vec<&FactsBlock> = item
        .clauses
        .iter()
        .filter_map(|clause| match &clause.kind {
            ClauseKind::Facts(block) => Some(block),
            _ => None,
        })
        .collect();
    let facts = match known.program.root {
        Some(root) => facts::lower(known, placed.module, root, &blocks, findings),
        None => {
            findings.extend(blocks.first().map(|block| Diagnostic::new(&codes::NO_ROOT, block.name.at.0)));
            GivenFacts::default()
        }
    };
    let scope = Scope::of(&known.program, known.program.root);
    let mut lower = Lower::new(&known.program, &known.names, placed.module, scope);
    let expectations = expectations(&mut lower, placed);
    findings.extend(lower.findings);
    Some(Example {
        title: Arc::from(title),
        module: placed.module,
        as_of: as_of?,
        facts,
        expectations,
        span: item.at.0,
    })
}

fn day(placed: Placed<'_>) -> Option<Date> {
    placed.item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::AsOf { date, .. } => Some(*date),
        _ => None,
    })
}

fn expectations(lower: &mut Lower<'_>, placed: Placed<'_>) -> Vec<Expectation> {
    let mut expectations = Vec::new();
    let mut said = false;
    for clause in &placed.item.clauses {
        let kind = match &clause.kind {
            ClauseKind::Expect(condition) => ExpectationKind::Holds(lower.condition(condition)),
            ClauseKind::ExpectUndecided { value, needs } => {
                let value = lower.expr(value, None);
                let needs = needs.iter().filter_map(|name| needed(lower, name)).collect();
                ExpectationKind::Undecided { value, needs }
            }
            ClauseKind::Unreadable => {
                said = true;
                continue;
            }
            _ => continue,
        };
        said = true;
        expectations.push(Expectation { kind, span: clause.at.0 });
    }
    if !said {
        lower.findings.push(Diagnostic::new(&codes::EXAMPLE_WITHOUT_EXPECTATION, placed.item.keyword.0));
    }
    expectations
}

/// A fact by its name: of the root first, then of what it holds.
fn needed(lower: &mut Lower<'_>, name: &Name) -> Option<(EntityId, FieldId)> {
    let program = lower.program;
    let mut open: Vec<EntityId> = program.root.into_iter().collect();
    let mut position = 0;
    let mut known: Vec<&str> = Vec::new();
    while let Some(entity) = open.get(position).copied() {
        position = position.saturating_add(1);
        let Some(found) = program.entities.get(entity.index()) else { continue };
        if let Some(Member::Field(field)) = lower.names.member(entity, &name.text).map(|entry| entry.what)
            && found
                .fields
                .get(field.index())
                .is_some_and(|field| matches!(field.kind, FieldKind::Fact { .. }))
        {
            return Some((entity, field));
        }
        for field in &found.fields {
            match field.kind {
                FieldKind::Many(held) => open.push(held),
                FieldKind::Fact { .. } => known.push(&field.declared.name),
            }
        }
    }
    let finding = Diagnostic::new(&codes::NEEDS_UNKNOWN_FACT, name.at.0).arg("name", name.text.as_str());
    lower.findings.push(suggesting(finding, name.at.0, &name.text, known));
    None
}
