//! Modules that are used and not needed.

use std::collections::BTreeSet;

use almoner_diagnostic::codes::lints as codes;
use almoner_diagnostic::{Diagnostic, Span};

use super::citations::{benefit_citations, version_citations};
use super::context::Context;
use super::uses::{Uses, roots};
use crate::program::{FieldKind, ModuleId, Program};

/// Findings about `use` clauses that bring nothing.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let program = context.program;
    let mut findings = Vec::new();
    for (id, module) in (0..).map(ModuleId).zip(&program.modules) {
        if module.uses.is_empty() {
            continue;
        }
        let needed = needed_by(context, id);
        for used in module.uses.iter().filter(|used| reach(program, **used).is_disjoint(&needed)) {
            let Some(other) = program.modules.get(used.index()) else { continue };
            let clause = clause(context, module.span, &other.name);
            let finding = Diagnostic::new(&codes::UNNEEDED_USE, clause.unwrap_or(module.span))
                .arg("name", &*module.name)
                .arg("used", &*other.name);
            findings.push(match clause {
                Some(span) => finding.fix(codes::REMOVE, span, ""),
                None => finding,
            });
        }
    }
    findings
}

/// A module and all that it uses.
fn reach(program: &Program, module: ModuleId) -> BTreeSet<ModuleId> {
    let mut reached = BTreeSet::from([module]);
    let mut open = vec![module];
    while let Some(next) = open.pop() {
        let uses = program.modules.get(next.index()).map_or(&[][..], |module| &module.uses);
        open.extend(uses.iter().copied().filter(|used| reached.insert(*used)));
    }
    reached
}

/// The modules of everything that a module refers to, sets or cites.
fn needed_by(context: &Context<'_>, module: ModuleId) -> BTreeSet<ModuleId> {
    let program = context.program;
    let mut uses = Uses::default();
    for root in roots(context).iter().filter(|root| root.module == module) {
        uses.add(context, root);
    }
    let mut needed = BTreeSet::new();
    let mut entities = BTreeSet::new();
    let own_example = program.examples.iter().any(|example| example.module == module);
    entities.extend(program.root.filter(|_| own_example));
    for entity in &program.entities {
        for field in entity.fields.iter().filter(|field| field.declared.module == module) {
            needed.insert(entity.declared.module);
            match &field.kind {
                FieldKind::Fact { ty, .. } => uses.add_type(ty),
                FieldKind::Many(member) => entities.extend([*member]),
            }
        }
    }
    for rule in &program.rules {
        for version in rule.versions.iter().filter(|version| version.module == module) {
            needed.insert(rule.declared.module);
            entities.extend(rule.entity);
            uses.add_type(&rule.ty);
            rule.params.iter().for_each(|(_, ty)| uses.add_type(ty));
            let cites = version_citations(version).into_iter().flatten();
            needed.extend(cites.filter_map(|cite| source_module(program, cite.source)));
        }
    }
    for benefit in program.benefits.iter().filter(|benefit| benefit.declared.module == module) {
        entities.insert(benefit.entity);
        let others = benefit.interactions.iter().map(|interaction| interaction.with);
        uses.benefits.extend(others);
        let cites = benefit_citations(benefit).into_iter().flatten();
        needed.extend(cites.filter_map(|cite| source_module(program, cite.source)));
    }
    add_parameters(program, module, &mut uses, &mut needed);
    for entity in entities {
        needed.extend(program.entities.get(entity.index()).map(|entity| entity.declared.module));
    }
    needed.extend(declaring_modules(program, &uses));
    needed
}

/// The parameters that the module declares or sets, with the sources that their values cite.
fn add_parameters(program: &Program, module: ModuleId, uses: &mut Uses, needed: &mut BTreeSet<ModuleId>) {
    let own = |declared: ModuleId, amended: Option<ModuleId>| declared == module || amended == Some(module);
    for parameter in
        program.parameters.iter().filter(|parameter| own(parameter.declared.module, parameter.amended_by))
    {
        needed.insert(parameter.declared.module);
        uses.add_type(&parameter.ty);
        uses.enums.extend(parameter.keys.iter().map(|key| key.of));
        let cites = parameter.values.iter().flatten().flat_map(|dated| &dated.cites);
        needed.extend(cites.filter_map(|cite| source_module(program, cite.source)));
    }
    let statements = program.guarantees.iter().filter(|guarantee| guarantee.declared.module == module);
    let cites = statements.flat_map(|guarantee| &guarantee.cites);
    needed.extend(cites.filter_map(|cite| source_module(program, cite.source)));
    for property in program.properties.iter().filter(|property| property.declared.module == module) {
        needed.extend(property.cites.iter().filter_map(|cite| source_module(program, cite.source)));
        needed.extend(program.entities.get(property.entity.index()).map(|entity| entity.declared.module));
    }
}

fn source_module(program: &Program, source: crate::program::SourceId) -> Option<ModuleId> {
    program.sources.get(source.index()).map(|source| source.declared.module)
}

/// The modules that declare what is referred to.
fn declaring_modules(program: &Program, uses: &Uses) -> BTreeSet<ModuleId> {
    let rules = uses.rules.iter().filter_map(|id| program.rules.get(id.index()));
    let parameters = uses.parameters.iter().filter_map(|id| program.parameters.get(id.index()));
    let benefits = uses.benefits.iter().filter_map(|id| program.benefits.get(id.index()));
    let enums = uses.enums.iter().filter_map(|id| program.enums.get(id.index()));
    let units = uses.units.iter().filter_map(|id| program.units.get(*id)?.declared.as_ref());
    let fields = uses.facts.iter().filter_map(|(entity, field)| {
        program.entities.get(entity.index())?.fields.get(field.index()).map(|field| &field.declared)
    });
    let declared = rules.map(|rule| &rule.declared);
    let declared = declared.chain(parameters.map(|parameter| &parameter.declared));
    let declared = declared.chain(benefits.map(|benefit| &benefit.declared));
    let declared = declared.chain(enums.map(|of| &of.declared)).chain(units).chain(fields);
    declared.map(|declared| declared.module).collect()
}

/// The place of `use other` in the file of a module, if it stands there on a line of its own.
fn clause(context: &Context<'_>, module: Span, other: &str) -> Option<Span> {
    let text = context.program.files.text(module.file);
    let mut start = 0usize;
    for line in text.split_inclusive('\n') {
        let words: Vec<&str> = line.split_whitespace().collect();
        if matches!(words.as_slice(), ["use" | "使用", name] if *name == other) {
            let end = start.checked_add(line.trim_end().len())?;
            return Some(Span::new(module.file, u32::try_from(start).ok()?, u32::try_from(end).ok()?));
        }
        start = start.checked_add(line.len())?;
    }
    None
}
