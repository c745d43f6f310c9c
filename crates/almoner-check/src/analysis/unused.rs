//! What is declared and never used.
//!
//! Only modules that no other module uses are looked at: what a layer declares may be meant for layers that
//! are not at hand. What is `open` is never unused, for the same reason. A rule with a label and without
//! parameters may be an answer by itself, so it is left alone; so are all rules of a module without benefits.

use std::collections::BTreeSet;

use almoner_diagnostic::codes::lints as codes;
use almoner_diagnostic::{Code, Diagnostic};

use super::citations::{benefit_citations, version_citations};
use super::context::Context;
use super::uses::{Uses, roots};
use crate::program::{
    Citation, Declared, EntityId, EnumId, FieldId, FieldKind, ModuleId, ParameterId, Rule, RuleId, SourceId,
    Statement,
};
use crate::units::UnitId;

/// Findings about things that are never used.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut uses = Uses::default();
    for root in roots(context) {
        uses.add(context, &root);
    }
    add_declarations(context, &mut uses);
    let unused = Unused { context, uses, leaves: leaves(context) };
    let mut findings = unused.rules();
    findings.extend(unused.parameters());
    findings.extend(unused.enums());
    findings.extend(unused.sources());
    findings.extend(unused.fields());
    findings.extend(unused.units());
    findings
}

/// The modules that no other module uses.
fn leaves(context: &Context<'_>) -> BTreeSet<ModuleId> {
    let modules = &context.program.modules;
    let used: BTreeSet<ModuleId> = modules.iter().flat_map(|module| module.uses.iter().copied()).collect();
    (0..).map(ModuleId).take(modules.len()).filter(|id| !used.contains(id)).collect()
}

/// What declarations refer to beside their expressions.
fn add_declarations(context: &Context<'_>, uses: &mut Uses) {
    let program = context.program;
    for entity in &program.entities {
        for field in &entity.fields {
            if let FieldKind::Fact { ty, .. } = &field.kind {
                uses.add_type(ty);
            }
        }
    }
    for parameter in &program.parameters {
        uses.add_type(&parameter.ty);
        uses.enums.extend(parameter.keys.iter().map(|key| key.of));
    }
    for rule in &program.rules {
        uses.add_type(&rule.ty);
        rule.params.iter().for_each(|(_, ty)| uses.add_type(ty));
    }
    for pays in program.benefits.iter().filter_map(|benefit| benefit.pays.as_ref()) {
        uses.units.extend(pays.unit.0.iter().map(|(unit, _)| *unit));
    }
    let help = program.benefits.iter().flat_map(|benefit| &benefit.help);
    for quantity in help.filter_map(|help| help.quantity.as_ref()) {
        uses.units.extend(quantity.unit.0.iter().map(|(unit, _)| *unit));
    }
    for (_, unit) in program.units.all.iter().filter_map(|unit| unit.equals.as_ref()) {
        uses.units.extend(unit.0.iter().map(|(unit, _)| *unit));
    }
    for statement in program.properties.iter().flat_map(|property| &property.statements) {
        if let Statement::Monotone { entity, field, .. } = statement {
            uses.facts.insert((*entity, *field));
        }
    }
}

struct Unused<'c, 'p> {
    context: &'c Context<'p>,
    uses: Uses,
    leaves: BTreeSet<ModuleId>,
}

impl Unused<'_, '_> {
    fn rules(&self) -> Vec<Diagnostic> {
        let program = self.context.program;
        let with_benefits: BTreeSet<ModuleId> =
            program.benefits.iter().map(|benefit| benefit.declared.module).collect();
        let helper = |rule: &Rule| {
            let labelled = rule.declared.label_en.is_some() || rule.declared.label_zh.is_some();
            !rule.params.is_empty() || (!labelled && with_benefits.contains(&rule.declared.module))
        };
        let unused = (0..).map(RuleId).zip(&program.rules).filter(|(id, rule)| {
            self.is_own(&rule.declared)
                && rule.open.is_none()
                && helper(rule)
                && !self.uses.rules.contains(id)
        });
        unused.map(|(_, rule)| finding(&codes::UNUSED_RULE, &rule.declared)).collect()
    }

    fn parameters(&self) -> Vec<Diagnostic> {
        let unused =
            (0..).map(ParameterId).zip(&self.context.program.parameters).filter(|(id, parameter)| {
                self.is_own(&parameter.declared)
                    && parameter.open.is_none()
                    && !self.uses.parameters.contains(id)
            });
        unused.map(|(_, parameter)| finding(&codes::UNUSED_PARAMETER, &parameter.declared)).collect()
    }

    fn enums(&self) -> Vec<Diagnostic> {
        let unused = (0..).map(EnumId).zip(self.context.program.declared_enums());
        let unused = unused.filter(|(id, of)| self.is_own(&of.declared) && !self.uses.enums.contains(id));
        unused.map(|(_, of)| finding(&codes::UNUSED_ENUM, &of.declared)).collect()
    }

    fn sources(&self) -> Vec<Diagnostic> {
        let cited = cited(self.context);
        let unused = (0..).map(SourceId).zip(&self.context.program.sources);
        let unused = unused.filter(|(id, source)| self.is_own(&source.declared) && !cited.contains(id));
        unused.map(|(_, source)| finding(&codes::UNUSED_SOURCE, &source.declared)).collect()
    }

    fn fields(&self) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for (id, entity) in (0..).map(EntityId).zip(&self.context.program.entities) {
            for (field_id, field) in (0..).map(FieldId).zip(&entity.fields) {
                let fact = matches!(field.kind, FieldKind::Fact { .. }) && entity.role != Some(field_id);
                if fact && self.is_own(&field.declared) && !self.uses.facts.contains(&(id, field_id)) {
                    let finding = finding(&codes::UNUSED_FIELD, &field.declared);
                    findings.push(finding.arg("entity", &*entity.declared.name));
                }
            }
        }
        findings
    }

    fn units(&self) -> Vec<Diagnostic> {
        let unused = (0..).map(UnitId).zip(&self.context.program.units.all).filter_map(|(id, unit)| {
            unit.declared.as_ref().filter(|declared| self.is_own(declared) && !self.uses.units.contains(&id))
        });
        unused.map(|declared| finding(&codes::UNUSED_UNIT, declared)).collect()
    }

    fn is_own(&self, declared: &Declared) -> bool {
        self.leaves.contains(&declared.module)
    }
}

fn finding(code: &'static Code, declared: &Declared) -> Diagnostic {
    Diagnostic::new(code, declared.span).arg("name", &*declared.name)
}

/// All sources that something cites.
fn cited(context: &Context<'_>) -> BTreeSet<SourceId> {
    let program = context.program;
    let mut cited = BTreeSet::new();
    let mut add = |cites: &[Citation]| cited.extend(cites.iter().map(|cite| cite.source));
    for version in program.rules.iter().flat_map(|rule| &rule.versions) {
        version_citations(version).into_iter().for_each(&mut add);
    }
    for benefit in &program.benefits {
        benefit_citations(benefit).into_iter().for_each(&mut add);
    }
    let values = program.parameters.iter().flat_map(|parameter| &parameter.values);
    values.flatten().for_each(|dated| add(&dated.cites));
    program.guarantees.iter().for_each(|guarantee| add(&guarantee.cites));
    program.properties.iter().for_each(|property| add(&property.cites));
    cited
}
