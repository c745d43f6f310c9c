//! Open parameters that no layer sets although a lower layer is there.

use std::collections::HashSet;

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::layers as codes;

use super::{Amendment, Target};
use crate::program::{ExprKind, ModuleId, ParameterId, Program};
use crate::walk;

/// A warning for each open parameter without values that something reads, where a lower layer is there that
/// amends other things of the same module. A national layer that is checked alone leaves its parameters open
/// on purpose, and nothing is said.
pub fn left_unset(program: &Program, amendments: &[Amendment<'_>]) -> Vec<Diagnostic> {
    let read = parameters_read(program);
    let mut findings = Vec::new();
    for (id, parameter) in (0..).map(ParameterId).zip(&program.parameters) {
        let unset = parameter.open.is_some() && parameter.values.iter().all(Vec::is_empty);
        if !unset || parameter.amended_by.is_some() || !read.contains(&id) {
            continue;
        }
        let layer = parameter.declared.module;
        let lower = amendments.iter().find(|amendment| declares(program, amendment.target) == Some(layer));
        let name_of =
            |module: ModuleId| program.modules.get(module.index()).map_or("?", |module| &*module.name);
        if let Some(lower) = lower {
            findings.push(
                Diagnostic::new(&codes::LEFT_UNSET, parameter.declared.span)
                    .arg("name", &*parameter.declared.name)
                    .arg("layer", name_of(layer))
                    .arg("lower", name_of(lower.module))
                    .related(lower.item.keyword.0, codes::LOWER_LAYER_HERE),
            );
        }
    }
    findings
}

fn parameters_read(program: &Program) -> HashSet<ParameterId> {
    let mut read = HashSet::new();
    for expr in walk::of_program(program) {
        walk::visit(expr, &mut |part| {
            if let ExprKind::Parameter { parameter, .. } = part.kind {
                read.insert(parameter);
            }
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
