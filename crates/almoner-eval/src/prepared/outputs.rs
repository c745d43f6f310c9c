//! What can be asked for by name. Made once, so that asking by name makes no text and compares few.

use std::collections::HashMap;

use almoner_check::program::{BenefitId, ParameterId, Program, RuleId};
use rustc_hash::FxHashMap;

use super::rule_name;
use crate::outcome::Output;

/// Outputs and their names.
#[derive(Debug)]
pub(super) struct Outputs {
    /// As they are listed to people: benefits, their parts, rules, parameters, each in the order in which they
    /// are declared.
    names: Vec<(String, Output)>,
    /// By full name (`household.income`), and by every end of one (`income`) that belongs to one output only.
    found: FxHashMap<Box<str>, Output>,
}

impl Outputs {
    pub(super) fn new(program: &Program) -> Self {
        let names = names(program);
        let mut ends: HashMap<&str, Option<Output>> = HashMap::new();
        for (name, output) in &names {
            for (dot, _) in name.match_indices('.') {
                let end = name.get(dot.saturating_add(1)..).unwrap_or_default();
                ends.entry(end).and_modify(|known| *known = None).or_insert(Some(*output));
            }
        }
        let mut found: FxHashMap<Box<str>, Output> =
            ends.into_iter().filter_map(|(end, output)| Some((Box::from(end), output?))).collect();
        // A full name goes before the end of another; of two that are the same, the first.
        found.extend(names.iter().rev().map(|(name, output)| (Box::from(name.as_str()), *output)));
        Self { names, found }
    }

    pub(super) fn names(&self) -> &[(String, Output)] {
        &self.names
    }

    /// By full name, by an end that no other output has, or by full name after a module.
    pub(super) fn find(&self, name: &str) -> Option<Output> {
        if let Some(output) = self.found.get(name) {
            return Some(*output);
        }
        let mut rest = name;
        while let Some((_, end)) = rest.split_once('.') {
            if let Some((_, output)) = self.names.iter().find(|(known, _)| known == end) {
                return Some(*output);
            }
            rest = end;
        }
        None
    }
}

fn names(program: &Program) -> Vec<(String, Output)> {
    let mut names = Vec::new();
    for (id, benefit) in (0u32..).map(BenefitId).zip(&program.benefits) {
        let name = &benefit.declared.name;
        let whole = if benefit.pays.is_some() { Output::Amount(id) } else { Output::Granted(id) };
        names.push((name.to_string(), whole));
        names.push((format!("{name}.granted"), Output::Granted(id)));
        names.push((format!("{name}.amount"), Output::Amount(id)));
    }
    for (id, rule) in (0u32..).map(RuleId).zip(&program.rules) {
        if rule.params.is_empty() {
            names.push((rule_name(program, id), Output::Rule(id)));
        }
    }
    for (id, parameter) in (0u32..).map(ParameterId).zip(&program.parameters) {
        if parameter.keys.is_empty() {
            names.push((parameter.declared.name.to_string(), Output::Parameter(id)));
        }
    }
    names
}
