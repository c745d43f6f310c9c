//! Parameters: names, types, keys. Their values are [`crate::parameters`]'s.

use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Text};
use almoner_syntax::ast::{ClauseKind, Item, ItemKind, Name};

use super::{Declarations, Placed, clauses, declared, lower_type, modules, next, rules, suggesting};
use crate::names::Symbol;
use crate::program::{Key, Parameter, ParameterId};
use crate::types::Type;

const TYPE: Text = Text::new("a type (`: yuan per month`)", "类型（如“: 元每月”）");

/// Declares every `parameter`.
pub(super) fn declare(known: &mut Declarations<'_>) {
    for placed in known.of_kind(&[ItemKind::Parameter]) {
        let Some(declared) = declared(placed) else { continue };
        let id = ParameterId(next(&known.program.parameters));
        if !known.declare_global(&declared, Symbol::Parameter(id)) {
            continue;
        }
        let ty = match &placed.item.ty {
            Some(written) => lower_type(known, written, placed.module),
            None => {
                known.findings.push(clauses::missing(placed.item, &declared.name, TYPE));
                Type::Error
            }
        };
        let keys = key_names(placed.item).iter().filter_map(|name| key(known, placed, name)).collect();
        let open = rules::open_at(placed.item);
        let in_force = modules::in_force_of(&known.program, placed);
        let values = Vec::new();
        let by_month = placed.item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::ByMonth));
        let parameter = Parameter { declared, ty, keys, values, by_month, open, amended_by: None, in_force };
        known.program.parameters.push(parameter);
        known.parameters.push(placed);
    }
}

/// The names after `by`.
fn key_names(item: &Item) -> &[Name] {
    item.clauses
        .iter()
        .find_map(|clause| match &clause.kind {
            ClauseKind::By(names) => Some(names.as_slice()),
            _ => None,
        })
        .unwrap_or(&[])
}

/// A key is an enum, and is looked up under its name.
fn key(known: &mut Declarations<'_>, placed: Placed<'_>, name: &Name) -> Option<Key> {
    if let Some(entry) = known.names.globals.get(&name.text)
        && let Symbol::Enum(of) = entry.what
    {
        if !known.names.visible(placed.module, entry.module) {
            let finding = super::not_used(known, name, placed.module, entry.module);
            known.findings.push(finding);
        }
        return Some(Key { name: Arc::from(name.text.as_str()), of });
    }
    let enums: Vec<&str> = known.program.enums.iter().map(|found| &*found.declared.name).collect();
    let finding = Diagnostic::new(&codes::UNKNOWN_KEY, name.at.0)
        .arg("name", name.text.as_str())
        .arg("known", crate::names::list(enums.iter().copied()));
    known.findings.push(suggesting(finding, name.at.0, &name.text, enums));
    None
}
