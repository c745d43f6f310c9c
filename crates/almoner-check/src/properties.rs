//! Properties: what holds for every household.

use almoner_diagnostic::codes::benefits as codes;
use almoner_diagnostic::{Diagnostic, Text};
use almoner_syntax::ast::{self, ClauseKind, Name};

use crate::citations;
use crate::declare::{Declarations, Placed, declared, find_entity};
use crate::expressions::{Lower, Meaning};
use crate::program::{EntityId, FieldId, FieldKind, Property, Statement};
use crate::scope::Scope;
use crate::types::Type;

const SUBJECT: Text = Text::new("an entity (`for household`)", "对象（如“面向 household”）");

/// The property that an item says.
pub(crate) fn lower(
    known: &Declarations<'_>,
    placed: Placed<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Property> {
    let declared = declared(placed)?;
    let Some(subject) = &placed.item.subject else {
        let finding = Diagnostic::new(&almoner_diagnostic::codes::names::MISSING_PART, declared.span);
        findings.push(finding.arg("name", &*declared.name).arg("part", SUBJECT));
        return None;
    };
    let entity = match find_entity(known, subject, placed.module) {
        Ok(entity) => entity,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let scope = Scope::of(&known.program, Some(entity));
    let mut lower = Lower::new(&known.program, &known.names, placed.module, scope);
    let clauses = &placed.item.clauses;
    let cites =
        citations::of_clauses(lower.program, lower.names, placed.module, clauses, &mut lower.findings);
    let mut statements = Vec::new();
    let mut said = false;
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Statement(statement) => {
                said = true;
                statements.push(Statement::Holds(lower.condition(statement)));
            }
            ClauseKind::Monotone(written) => {
                said = true;
                statements.extend(monotone(&mut lower, written, clause.at.0));
            }
            ClauseKind::Unreadable => said = true,
            _ => {}
        }
    }
    if !said {
        let finding = Diagnostic::new(&codes::NO_STATEMENT, declared.span);
        lower.findings.push(finding.arg("name", &*declared.name));
    }
    findings.extend(lower.findings);
    Some(Property { declared, entity, cites, statements })
}

fn monotone(
    lower: &mut Lower<'_>,
    written: &ast::Monotone,
    span: almoner_diagnostic::Span,
) -> Option<Statement> {
    let value = lower.expr(&written.value, None);
    let value = if matches!(value.ty, Type::Number(_) | Type::Error) {
        value
    } else {
        let finding =
            crate::agree::wrong_kind(lower.program, almoner_diagnostic::codes::types::A_NUMBER, &value);
        lower.findings.push(finding);
        return None;
    };
    let (entity, field) = rising_fact(lower, &written.when_rises)?;
    Some(Statement::Monotone {
        value,
        never_rises: written.never_rises,
        by_more_than_the_difference: written.by_more_than_the_difference,
        entity,
        field,
        span,
    })
}

/// `savings`, `members.wage`: a fact that is a number, of the thing itself or of what it holds.
fn rising_fact(lower: &mut Lower<'_>, path: &ast::Path) -> Option<(EntityId, FieldId)> {
    let names: Vec<&Name> = path.names.iter().collect();
    let found = match names.split_first() {
        Some((_, [])) => lower.resolve(&names, None).and_then(as_field),
        Some((first, rest)) => held_field(lower, first, rest),
        None => None,
    };
    let fits = found.is_some_and(|(entity, field)| {
        let entity = lower.program.entities.get(entity.index());
        let field = entity.and_then(|entity| entity.fields.get(field.index()));
        matches!(field.map(|field| &field.kind), Some(FieldKind::Fact { ty: Type::Number(_), .. }))
    });
    if fits {
        return found;
    }
    let name = lower.program.files.slice(path.at.0);
    lower.findings.push(Diagnostic::new(&codes::RISING_FACT, path.at.0).arg("name", name));
    None
}

const fn as_field(meaning: Meaning) -> Option<(EntityId, FieldId)> {
    match meaning {
        Meaning::Field { entity, field, .. } => Some((entity, field)),
        _ => None,
    }
}

/// A field of what a collection holds, or of a thing that is named.
fn held_field(lower: &mut Lower<'_>, first: &Name, rest: &[&Name]) -> Option<(EntityId, FieldId)> {
    let before = lower.findings.len();
    let mut meaning = lower.resolve(&[first], None);
    lower.findings.truncate(before);
    if meaning.is_none() || matches!(meaning, Some(Meaning::NoValue(_))) {
        let names: Vec<&Name> = std::iter::once(first).chain(rest.iter().copied()).collect();
        return lower.resolve(&names, None).and_then(as_field);
    }
    for name in rest {
        let (entity, field) = as_field(meaning?)?;
        let field = lower.program.entities.get(entity.index())?.fields.get(field.index())?;
        let FieldKind::Many(held) = field.kind else { return None };
        let entry = lower.names.member(held, &name.text)?;
        let crate::names::Member::Field(field) = entry.what else { return None };
        meaning = Some(Meaning::Field { hops: 0, entity: held, field });
    }
    as_field(meaning?)
}
