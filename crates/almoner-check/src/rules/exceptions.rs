//! Exceptions: their conditions and values, and which goes before which.

use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{self, Clause, ClauseKind};

use crate::citations;
use crate::declare::{duplicate, named, suggesting};
use crate::expressions::Lower;
use crate::program::{Declared, Exception, Rule};

/// The exceptions in the clauses of a wording. `before` are those that the wording has already, from the
/// layer above: they come first, and can be overridden.
pub(super) fn lower(
    lower: &mut Lower<'_>,
    rule: &Rule,
    clauses: &[Clause],
    said: Option<Span>,
    before: &[Exception],
) -> Vec<Exception> {
    let written: Vec<(&Clause, &ast::Exception)> = clauses
        .iter()
        .filter_map(|clause| match &clause.kind {
            ClauseKind::Except(exception) => Some((clause, exception)),
            _ => None,
        })
        .collect();
    let mut names: Vec<(Arc<str>, Span)> =
        before.iter().map(|known| (known.declared.name.clone(), known.declared.span)).collect();
    for (_, exception) in &written {
        let (name, span) = (exception.name.text.as_str(), exception.name.at.0);
        if let Some((_, first)) = names.iter().find(|(known, _)| **known == *name) {
            lower.findings.push(duplicate(name, span, *first));
        }
        names.push((Arc::from(name), span));
    }
    let exceptions: Vec<Exception> =
        written.iter().map(|(clause, written)| one(lower, rule, clause, written, said, &names)).collect();
    circles(lower, rule, before, &exceptions);
    with_indirect(before, exceptions)
}

/// What goes before an exception goes before all that this one goes before, also where this one does not apply.
fn with_indirect(before: &[Exception], more: Vec<Exception>) -> Vec<Exception> {
    let said: Vec<Vec<usize>> =
        before.iter().chain(&more).map(|exception| exception.overriding.clone()).collect();
    let reached = |own: usize| {
        let mut found: Vec<usize> = Vec::new();
        let mut open = said.get(own).cloned().unwrap_or_default();
        while let Some(next) = open.pop() {
            if next != own && !found.contains(&next) {
                found.push(next);
                open.extend(said.get(next).into_iter().flatten());
            }
        }
        found.sort_unstable();
        found
    };
    let own = before.len()..;
    own.zip(more).map(|(own, exception)| Exception { overriding: reached(own), ..exception }).collect()
}

fn one(
    lower: &mut Lower<'_>,
    rule: &Rule,
    clause: &Clause,
    written: &ast::Exception,
    said: Option<Span>,
    names: &[(Arc<str>, Span)],
) -> Exception {
    let condition = lower.condition(&written.condition);
    let value = lower.due(&written.value, &rule.ty, said);
    let overriding =
        written.overriding.iter().filter_map(|name| position(lower, rule, name, names)).collect();
    let cites = citations::all(lower.program, lower.names, lower.module, &written.cites, &mut lower.findings);
    let docs = clause.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
    let declared = Declared { docs, ..named(&written.name, &written.labels, lower.module) };
    Exception { declared, overriding, condition, value, cites }
}

fn position(
    lower: &mut Lower<'_>,
    rule: &Rule,
    name: &ast::Name,
    names: &[(Arc<str>, Span)],
) -> Option<usize> {
    let found = names.iter().position(|(known, _)| **known == *name.text);
    if found.is_none() {
        let finding = Diagnostic::new(&codes::UNKNOWN_EXCEPTION, name.at.0)
            .arg("rule", &*rule.declared.name)
            .arg("name", name.text.as_str());
        let known = names.iter().map(|(name, _)| &**name);
        lower.findings.push(suggesting(finding, name.at.0, &name.text, known));
    }
    found
}

/// Exceptions that override each other in a circle: no order of them exists.
fn circles(lower: &mut Lower<'_>, rule: &Rule, before: &[Exception], more: &[Exception]) {
    let all: Vec<&Exception> = before.iter().chain(more).collect();
    // An exception is settled when all that it overrides are; what never settles is in a circle or leads to one.
    let mut settled = vec![false; all.len()];
    for _ in 0..all.len() {
        for (position, exception) in all.iter().enumerate() {
            let free = exception.overriding.iter().all(|other| settled.get(*other).copied().unwrap_or(true));
            if let Some(mark) = settled.get_mut(position) {
                *mark = *mark || free;
            }
        }
    }
    let stuck = settled.iter().position(|settled| !settled).and_then(|position| all.get(position));
    if let Some(exception) = stuck {
        let finding = Diagnostic::new(&codes::OVERRIDING_CYCLE, exception.declared.span);
        lower.findings.push(finding.arg("rule", &*rule.declared.name));
    }
}
