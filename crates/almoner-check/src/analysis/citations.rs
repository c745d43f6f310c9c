//! Rules, benefits and figures that cite no legal text.
//!
//! Guarantees, properties and examples need no citation. A module that cites nothing at all gets one
//! finding for all.

use std::collections::BTreeSet;

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::lints as codes;

use super::context::Context;
use crate::program::{Benefit, Citation, ModuleId, Parameter, Rule, RuleBody, RuleVersion};

/// Findings about missing citations.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let program = context.program;
    let citing = citing_modules(context);
    let mut silent = BTreeSet::new();
    let mut findings = Vec::new();
    let mut missing = |module: ModuleId, finding: Diagnostic| {
        if citing.contains(&module) {
            findings.push(finding);
        } else {
            silent.insert(module);
        }
    };
    for rule in &program.rules {
        for version in rule.versions.iter().filter(|version| is_silent(&version_citations(version))) {
            missing(version.module, rule_finding(rule, version));
        }
    }
    for benefit in program.benefits.iter().filter(|benefit| is_silent(&benefit_citations(benefit))) {
        let finding = Diagnostic::new(&codes::BENEFIT_WITHOUT_CITATION, benefit.declared.span);
        missing(benefit.declared.module, finding.arg("name", &*benefit.declared.name));
    }
    for parameter in &program.parameters {
        if let Some(finding) = figures(parameter) {
            missing(parameter.amended_by.unwrap_or(parameter.declared.module), finding);
        }
    }
    findings.extend(silent.into_iter().filter_map(|id| {
        let module = program.modules.get(id.index())?;
        let finding = Diagnostic::new(&codes::MODULE_WITHOUT_SOURCE, module.span);
        Some(finding.arg("name", &*module.name))
    }));
    findings
}

/// Modules with a source of their own, or with a citation.
fn citing_modules(context: &Context<'_>) -> BTreeSet<ModuleId> {
    let program = context.program;
    let mut citing: BTreeSet<ModuleId> =
        program.sources.iter().map(|source| source.declared.module).collect();
    for version in program.rules.iter().flat_map(|rule| &rule.versions) {
        if !is_silent(&version_citations(version)) {
            citing.insert(version.module);
        }
    }
    for benefit in program.benefits.iter().filter(|benefit| !is_silent(&benefit_citations(benefit))) {
        citing.insert(benefit.declared.module);
    }
    for parameter in &program.parameters {
        if parameter.values.iter().flatten().any(|dated| !dated.cites.is_empty()) {
            citing.insert(parameter.amended_by.unwrap_or(parameter.declared.module));
        }
    }
    citing
}

fn is_silent(citations: &[&[Citation]]) -> bool {
    citations.iter().all(|cites| cites.is_empty())
}

fn rule_finding(rule: &Rule, version: &RuleVersion) -> Diagnostic {
    // An amended wording has its own place; the first words of a plain one are the rule's name.
    let span = if version.module == rule.declared.module && rule.versions.len() == 1 {
        rule.declared.span
    } else {
        version.span
    };
    Diagnostic::new(&codes::RULE_WITHOUT_CITATION, span).arg("name", &*rule.declared.name)
}

/// The values of a parameter that cite nothing, as one finding at the first of them.
fn figures(parameter: &Parameter) -> Option<Diagnostic> {
    let figures = || parameter.values.iter().flatten().filter(|dated| dated.value.is_some());
    let silent = || figures().filter(|dated| dated.cites.is_empty());
    let first = silent().next()?;
    let finding = Diagnostic::new(&codes::FIGURE_WITHOUT_CITATION, first.span)
        .arg("name", &*parameter.declared.name)
        .arg("count", silent().count().to_string())
        .arg("all", figures().count().to_string());
    Some(finding)
}

/// All citations of a wording of a rule.
pub(crate) fn version_citations(version: &RuleVersion) -> Vec<&[Citation]> {
    let mut citations = vec![version.cites.as_slice()];
    citations.extend(version.exceptions.iter().map(|exception| exception.cites.as_slice()));
    match &version.body {
        RuleBody::Cases(_) => {}
        RuleBody::Table(table) => citations.extend(table.rows.iter().map(|row| row.cites.as_slice())),
        RuleBody::Scale(scale) => {
            citations.extend(scale.brackets.iter().map(|bracket| bracket.cites.as_slice()));
        }
    }
    citations
}

/// All citations of a benefit.
pub(crate) fn benefit_citations(benefit: &Benefit) -> Vec<&[Citation]> {
    let mut citations = vec![benefit.cites.as_slice()];
    citations.extend(benefit.conditions.iter().map(|condition| condition.cites.as_slice()));
    let lines = benefit.pays.iter().flat_map(|pays| &pays.lines);
    citations.extend(lines.map(|line| line.cites.as_slice()));
    citations.extend(benefit.help.iter().map(|help| help.cites.as_slice()));
    citations
}
