//! Open parameters and rules that no layer sets although a lower layer is there.

use std::collections::HashSet;

use almoner_diagnostic::codes::layers as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};

use super::{Amendment, Target};
use crate::program::{Declared, ExprKind, ModuleId, ParameterId, Program, RuleId};
use crate::walk;

/// A warning for each open parameter without values and each open rule without a body that something reads, where
/// a lower layer is there. A national layer that is checked alone leaves them open on purpose, and nothing is said.
pub fn left_unset(program: &Program, amendments: &[Amendment<'_>]) -> Vec<Diagnostic> {
    let read = read(program);
    let parameters = (0..).map(ParameterId).zip(&program.parameters).filter(|(id, parameter)| {
        let unset = parameter.open.is_some() && parameter.values.iter().all(Vec::is_empty);
        unset && parameter.amended_by.is_none() && read.parameters.contains(id)
    });
    let rules = (0..)
        .map(RuleId)
        .zip(&program.rules)
        .filter(|(id, rule)| rule.open.is_some() && rule.versions.is_empty() && read.rules.contains(id));
    let unset = parameters.map(|(_, parameter)| &parameter.declared);
    let unset = unset.chain(rules.map(|(_, rule)| &rule.declared));
    unset.filter_map(|declared| finding(program, amendments, declared)).collect()
}

fn finding(program: &Program, amendments: &[Amendment<'_>], declared: &Declared) -> Option<Diagnostic> {
    let layer = declared.module;
    let name_of = |module: ModuleId| program.modules.get(module.index()).map_or("?", |module| &*module.name);
    let lower = lower(program, amendments, layer)?;
    Some(
        Diagnostic::new(&codes::LEFT_UNSET, declared.span)
            .arg("name", &*declared.name)
            .arg("layer", name_of(layer))
            .arg("lower", name_of(lower.module))
            .related(lower.place, lower.why),
    )
}

/// The module that should have set something, and why it is held to be one of a lower layer.
struct Lower {
    module: ModuleId,
    place: Span,
    why: Text,
}

/// A module that amends something of `layer`; else one that uses it from another folder, as a pack does that
/// builds on the pack of `layer`.
fn lower(program: &Program, amendments: &[Amendment<'_>], layer: ModuleId) -> Option<Lower> {
    let amending = amendments.iter().find(|amendment| declares(program, amendment.target) == Some(layer));
    if let Some(amendment) = amending {
        let place = amendment.item.keyword.0;
        return Some(Lower { module: amendment.module, place, why: codes::LOWER_LAYER_HERE });
    }
    let folder = |module: ModuleId| {
        let span = program.modules.get(module.index())?.span;
        Some(program.files.path(span.file).rsplit_once('/').map_or("", |(folder, _)| folder))
    };
    let home = folder(layer)?;
    let mut all = (0..).map(ModuleId).zip(&program.modules);
    let (module, found) =
        all.find(|(id, _)| folder(*id).is_some_and(|folder| folder != home) && uses(program, *id, layer))?;
    Some(Lower { module, place: found.span, why: codes::LOWER_LAYER_USES })
}

/// Whether `module` uses `used`, directly or through others.
fn uses(program: &Program, module: ModuleId, used: ModuleId) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![module];
    while let Some(next) = open.pop() {
        let Some(found) = program.modules.get(next.index()).filter(|_| seen.insert(next)) else { continue };
        if found.uses.contains(&used) {
            return true;
        }
        open.extend(&found.uses);
    }
    false
}

#[derive(Default)]
struct Read {
    parameters: HashSet<ParameterId>,
    rules: HashSet<RuleId>,
}

fn read(program: &Program) -> Read {
    let mut read = Read::default();
    for expr in walk::of_program(program) {
        walk::visit(expr, &mut |part| match part.kind {
            ExprKind::Parameter { parameter, .. } => {
                read.parameters.insert(parameter);
            }
            ExprKind::Rule { rule, .. } => {
                read.rules.insert(rule);
            }
            _ => {}
        });
    }
    read
}

fn declares(program: &Program, target: Target) -> Option<ModuleId> {
    match target {
        Target::Parameter(id) => program.parameters.get(id.index()).map(|it| it.declared.module),
        Target::Rule(id) => program.rules.get(id.index()).map(|it| it.declared.module),
    }
}
