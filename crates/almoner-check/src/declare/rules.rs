//! Defines, tables, scales and payers: names, parameters, types, and which items are wordings of one rule.

use std::collections::HashMap;
use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Text};
use almoner_syntax::ast::{ClauseKind, Item, ItemKind};

use super::{
    Declarations, Placed, clauses, declared, duplicate, entity_of_path, lower_type, modules, named, next,
    rule_items,
};
use crate::agree::describe;
use crate::names::{Member, Symbol};
use crate::program::{Declared, EntityId, Payer, Rule, RuleId, RuleKind};
use crate::types::Type;

const TYPE: Text = Text::new("a type (`: yuan per month`)", "类型（如“: 元每月”）");

/// Items that are rules.
const KINDS: [ItemKind; 4] = [ItemKind::Define, ItemKind::Table, ItemKind::Scale, ItemKind::Payers];

/// Declares every `define`, `table`, `scale` and `payers`.
pub(super) fn declare(known: &mut Declarations<'_>) {
    let mut first: HashMap<(Option<EntityId>, Arc<str>), RuleId> = HashMap::new();
    for placed in known.of_kind(&KINDS) {
        let Some(declared) = declared(placed) else { continue };
        let Some(entity) = entity_of_path(known, placed) else { continue };
        let key = (entity, declared.name.clone());
        if let Some(rule) = first.get(&key).copied() {
            add_version(known, rule, placed, &declared);
        } else if let Some(rule) = declare_rule(known, placed, declared, entity) {
            first.insert(key, rule);
            payers(known, placed, entity);
        }
    }
}

/// The payers of an item, each a rule of the same entity.
fn payers<'t>(known: &mut Declarations<'t>, placed: Placed<'t>, entity: Option<EntityId>) {
    let lines = || {
        placed.item.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Payer(payer) => Some((clause, payer)),
            _ => None,
        })
    };
    let of = u32::try_from(lines().count()).unwrap_or(u32::MAX);
    for (place, (clause, line)) in (0_u32..).zip(lines()) {
        let docs = clause.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
        let declared = Declared { docs, ..named(&line.name, &line.labels, placed.module) };
        let id = RuleId(next(&known.program.rules));
        let new = match entity {
            None => known.declare_global(&declared, Symbol::Rule(id)),
            Some(entity) => declare_member(known, entity, &declared, Member::Rule(id)),
        };
        let (above, at_most) = (line.above.is_some(), line.at_most.is_some());
        let kind = RuleKind::Payer(Payer { place, of, above, at_most, rounded: line.rounded.is_some() });
        if new {
            // The type of the whole is that of each; a mistake in it is reported once, with the whole.
            let ty = known.program.rules.last().map_or(Type::Error, |rule| rule.ty.clone());
            let (params, versions) = (Vec::new(), Vec::new());
            known.program.rules.push(Rule { declared, kind, entity, params, ty, versions, open: None });
            known.rules.push(vec![placed]);
        }
    }
}

fn declare_rule<'t>(
    known: &mut Declarations<'t>,
    placed: Placed<'t>,
    declared: Declared,
    entity: Option<EntityId>,
) -> Option<RuleId> {
    let id = RuleId(next(&known.program.rules));
    let new = match entity {
        None => known.declare_global(&declared, Symbol::Rule(id)),
        Some(entity) => declare_member(known, entity, &declared, Member::Rule(id)),
    };
    new.then(|| push(known, placed, declared, entity))
}

/// A fact of a higher layer that a lower one derives: a rule whose only wording is the amendment.
pub(super) fn declare_fact(known: &mut Declarations<'_>, entity: EntityId, declared: Declared, ty: Type) {
    let id = RuleId(next(&known.program.rules));
    if !declare_member(known, entity, &declared, Member::Rule(id)) {
        return;
    }
    let open = Some(declared.span);
    known.program.rules.push(Rule {
        declared,
        kind: RuleKind::Define,
        entity: Some(entity),
        params: Vec::new(),
        ty,
        versions: Vec::new(),
        open,
    });
    known.rules.push(Vec::new());
}

/// Makes a name known among the fields and rules of an entity; reports one that is known already.
pub(super) fn declare_member(
    known: &mut Declarations<'_>,
    entity: EntityId,
    declared: &Declared,
    member: Member,
) -> bool {
    let Some(table) = known.names.members.get_mut(entity.index()) else { return false };
    match table.insert(declared, member) {
        Ok(()) => true,
        Err(first) => {
            known.findings.push(duplicate(&declared.name, declared.span, first.span));
            false
        }
    }
}

/// A further wording of a rule: of the same type, and dated.
fn add_version<'t>(known: &mut Declarations<'t>, rule: RuleId, placed: Placed<'t>, declared: &Declared) {
    let dated = |placed: Placed<'_>| modules::in_force(placed.item).is_some();
    let all_dated = dated(placed) && rule_items(known, rule).iter().all(|first| dated(*first));
    let Some(first) = known.program.rules.get(rule.index()) else { return };
    let (first_span, first_type) = (first.declared.span, first.ty.clone());
    if !all_dated {
        known.findings.push(duplicate(&declared.name, declared.span, first_span));
        return;
    }
    let ty = rule_type(known, placed, &declared.name);
    if !ty.is_error() && !first_type.is_error() && ty != first_type {
        let finding = Diagnostic::new(&codes::VERSIONS_DIFFER, declared.span)
            .arg("name", &*declared.name)
            .arg("first", describe(&known.program, &first_type))
            .arg("found", describe(&known.program, &ty));
        known.findings.push(finding.related(first_span, codes::DECLARED_FIRST));
    }
    if let Some(items) = known.rules.get_mut(rule.index()) {
        items.push(placed);
    }
}

fn push<'t>(
    known: &mut Declarations<'t>,
    placed: Placed<'t>,
    declared: Declared,
    entity: Option<EntityId>,
) -> RuleId {
    let id = RuleId(next(&known.program.rules));
    let ty = rule_type(known, placed, &declared.name);
    let params = params(known, placed);
    let kind = match placed.item.kind {
        ItemKind::Table => RuleKind::Table,
        ItemKind::Scale => RuleKind::Scale,
        ItemKind::Payers => RuleKind::Payers,
        _ => RuleKind::Define,
    };
    let open = open_at(placed.item);
    known.program.rules.push(Rule { declared, kind, entity, params, ty, versions: Vec::new(), open });
    // INVARIANT: `known.rules` has one list of items for each rule of the program.
    known.rules.push(vec![placed]);
    id
}

fn rule_type(known: &mut Declarations<'_>, placed: Placed<'_>, name: &str) -> Type {
    match &placed.item.ty {
        Some(written) => lower_type(known, written, placed.module),
        None => {
            known.findings.push(clauses::missing(placed.item, name, TYPE));
            Type::Error
        }
    }
}

fn params(known: &mut Declarations<'_>, placed: Placed<'_>) -> Vec<(Arc<str>, Type)> {
    let mut params: Vec<(Arc<str>, Type)> = Vec::new();
    for param in &placed.item.params {
        let ty = lower_type(known, &param.ty, placed.module);
        if let Some(position) = params.iter().position(|(name, _)| **name == *param.name.text) {
            let first = placed.item.params.get(position).map_or(param.name.at.0, |first| first.name.at.0);
            known.findings.push(duplicate(&param.name.text, param.name.at.0, first));
        }
        params.push((Arc::from(param.name.text.as_str()), ty));
    }
    params
}

/// Where an item says that a lower layer may set it.
pub(super) fn open_at(item: &Item) -> Option<almoner_diagnostic::Span> {
    item.clauses
        .iter()
        .find(|clause| matches!(clause.kind, ClauseKind::Open { .. }))
        .map(|clause| clause.at.0)
}
