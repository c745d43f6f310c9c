//! Kinds of things, their fields, and which holds which.

use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::codes::types::{PART_OF_LIST, SECOND_DATE_OF_BIRTH};
use almoner_diagnostic::{Diagnostic, Text};
use almoner_syntax::ast::{self, ClauseKind, ItemKind, Labelled, Name, TypeKind};

use super::{
    Declarations, Placed, declared, duplicate, entity_named, enums, labelled, lower_type, named, next, rules,
};
use crate::names::{Member, Symbol, Table};
use crate::program::{Declared, Entity, EntityId, Field, FieldId, FieldKind, ModuleId};
use crate::types::{NumberType, Type};

/// Declares every `entity`: first the names, then the fields, which may speak of each other.
pub(super) fn declare(known: &mut Declarations<'_>) {
    let mut entities: Vec<(EntityId, Placed<'_>)> = Vec::new();
    for placed in known.of_kind(&[ItemKind::Entity]) {
        let Some(declared) = declared(placed) else { continue };
        let id = EntityId(next(&known.program.entities));
        if !known.declare_global(&declared, Symbol::Entity(id)) {
            continue;
        }
        let entity = Entity { declared, fields: Vec::new(), holder: None, date_of_birth: None, role: None };
        known.program.entities.push(entity);
        known.names.members.push(Table::default());
        entities.push((id, placed));
    }
    entities.extend(amendments(known));
    for (entity, placed) in entities {
        for clause in &placed.item.clauses {
            if let ClauseKind::Field(written) = &clause.kind {
                let docs = clause.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
                let declared = Declared { docs, ..named(&written.name, &written.labels, placed.module) };
                declare_field(known, entity, written, declared);
            }
        }
    }
    find_root(known);
}

/// `amend household` with fields: a lower layer adds facts to an entity of a higher one.
fn amendments<'t>(known: &mut Declarations<'t>) -> Vec<(EntityId, Placed<'t>)> {
    let mut entities = Vec::new();
    for placed in known.of_kind(&[ItemKind::Amend]) {
        let fields = placed.item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Field(_)));
        let Some([name]) = placed.item.name.as_ref().map(|path| path.names.as_slice()) else { continue };
        if fields && let Some(entity) = entity_named(known, name, placed.module) {
            entities.push((entity, placed));
        }
    }
    entities
}

fn declare_field(known: &mut Declarations<'_>, entity: EntityId, written: &ast::Field, declared: Declared) {
    if let TypeKind::Many { entity: held, roles } = &written.ty.kind {
        known.findings.extend(parts_of_a_list(written));
        declare_collection(known, entity, declared, held, roles);
        return;
    }
    let ty = lower_type(known, &written.ty, declared.module);
    if derived_by_a_lower_layer(known, entity, written, declared.module) {
        rules::declare_fact(known, entity, declared, ty);
        return;
    }
    let ty = fact_type(known, ty);
    let kind = FieldKind::Fact {
        ty,
        by_month: written.by_month,
        at_least: None,
        at_most: None,
        assumed: None,
        counted_when_matched: written.counted_when_matched,
    };
    let field = add_field(known, entity, Field { declared, kind });
    if let (TypeKind::DateOfBirth, Some(field)) = (&written.ty.kind, field) {
        set_date_of_birth(known, entity, field, written);
    }
}

/// Whether an `amend household.standing is …` of another module says what the fact follows from: then nobody is
/// asked for it. Series, and the date of birth, are always facts.
fn derived_by_a_lower_layer(
    known: &Declarations<'_>,
    entity: EntityId,
    written: &ast::Field,
    module: ModuleId,
) -> bool {
    if written.by_month || matches!(written.ty.kind, TypeKind::DateOfBirth) {
        return false;
    }
    let Some(entity) = known.program.entities.get(entity.index()) else { return false };
    known.of_kind(&[ItemKind::Amend]).iter().any(|placed| {
        let names = placed.item.name.as_ref().map_or(&[][..], |path| path.names.as_slice());
        let [.., of, name] = names else { return false };
        placed.module != module
            && *name.text == *written.name.text
            && *of.text == *entity.declared.name
            && placed.item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Is(_)))
    })
}

/// Ages are counted from the one date of birth that an entity has.
fn set_date_of_birth(known: &mut Declarations<'_>, entity: EntityId, field: FieldId, written: &ast::Field) {
    let Some(entity) = known.program.entities.get_mut(entity.index()) else { return };
    let Some(first) = entity.date_of_birth else {
        entity.date_of_birth = Some(field);
        return;
    };
    let finding = Diagnostic::new(&SECOND_DATE_OF_BIRTH, written.ty.at.0)
        .arg("name", crate::names::shown(&written.name.text))
        .arg("entity", &*entity.declared.name);
    let first = entity.fields.get(first.index()).map(|first| first.declared.span);
    known.findings.push(match first {
        Some(first) => finding.related(first, codes::DECLARED_HERE),
        None => finding,
    });
}

/// Bounds, defaults and months are said of facts; a list of things has none.
fn parts_of_a_list(written: &ast::Field) -> Vec<Diagnostic> {
    let parts = [
        (written.by_month, Text::new("by month", "逐月")),
        (written.at_least.is_some(), Text::new("at least", "至少")),
        (written.at_most.is_some(), Text::new("at most", "至多")),
        (written.assumed.is_some(), Text::new("assumed", "视为")),
        (written.counted_when_matched, Text::new("counted when matched", "经核对计入")),
    ];
    let said = parts.into_iter().filter(|(said, _)| *said);
    let finding = |(_, part): (bool, Text)| {
        let finding = Diagnostic::new(&PART_OF_LIST, written.name.at.0);
        finding.arg("name", crate::names::shown(&written.name.text)).arg("part", part)
    };
    said.map(finding).collect()
}

/// What is given as a fact in a currency has no more digits than the currency is paid with.
fn fact_type(known: &Declarations<'_>, ty: Type) -> Type {
    match ty {
        Type::Number(number) if number.decimals.is_none() => {
            let decimals = known.program.units.currency_decimals(&number.unit);
            Type::Number(NumberType { decimals, ..number })
        }
        other => other,
    }
}

/// Adds a field; reports a name that the entity has already.
fn add_field(known: &mut Declarations<'_>, entity: EntityId, field: Field) -> Option<FieldId> {
    let fields = &mut known.program.entities.get_mut(entity.index())?.fields;
    let id = FieldId(next(fields));
    match known.names.members.get_mut(entity.index())?.insert(&field.declared, Member::Field(id)) {
        Ok(()) => {
            fields.push(field);
            Some(id)
        }
        Err(first) => {
            known.findings.push(duplicate(&field.declared.name, field.declared.span, first.span));
            None
        }
    }
}

fn declare_collection(
    known: &mut Declarations<'_>,
    holder: EntityId,
    declared: Declared,
    held: &Name,
    roles: &[Labelled],
) {
    let span = declared.span;
    let Some(entity) = entity_named(known, held, declared.module) else { return };
    if let Some(finding) = held_already(known, holder, entity, held) {
        known.findings.push(finding);
        return;
    }
    let kind = FieldKind::Many(entity);
    let module = declared.module;
    let Some(field) = add_field(known, holder, Field { declared, kind }) else { return };
    if let Some(held) = known.program.entities.get_mut(entity.index()) {
        held.holder = Some((holder, field));
    }
    if !roles.is_empty() {
        let words = named(&Name { text: "role".to_owned(), at: ast::At(span) }, &[], module);
        declare_roles(known, entity, words, roles);
    }
}

/// An entity is held in one place, and not by itself.
fn held_already(
    known: &Declarations<'_>,
    holder: EntityId,
    held: EntityId,
    name: &Name,
) -> Option<Diagnostic> {
    let entity = known.program.entities.get(held.index())?;
    if let Some((first, field)) = entity.holder {
        let first = known.program.entities.get(first.index())?;
        let field = first.fields.get(field.index())?;
        let words = format!("{}.{}", first.declared.name, field.declared.name);
        let finding = Diagnostic::new(&codes::HELD_TWICE, name.at.0).arg("name", name.text.as_str());
        return Some(finding.arg("first", words).related(field.declared.span, codes::DECLARED_HERE));
    }
    let mut path = vec![&*entity.declared.name];
    let mut above = Some(holder);
    while let Some(current) = above {
        let entity = known.program.entities.get(current.index())?;
        path.push(&entity.declared.name);
        if current == held {
            path.reverse();
            let finding = Diagnostic::new(&codes::HOLDER_CYCLE, name.at.0).arg("name", name.text.as_str());
            return Some(finding.arg("path", path.join(" → ")));
        }
        above = entity.holder.map(|(holder, _)| holder);
    }
    None
}

/// Roles are the values of an enum of their own; the role of a thing is its fact `role`.
fn declare_roles(known: &mut Declarations<'_>, entity: EntityId, words: Declared, roles: &[Labelled]) {
    let mut values: Vec<Declared> = Vec::new();
    for role in roles {
        let role = labelled(role, words.module);
        match values.iter().find(|first| first.name == role.name) {
            Some(first) => known.findings.push(duplicate(&role.name, role.span, first.span)),
            None => values.push(role),
        }
    }
    let words = Declared { label_en: Some(Arc::from("role")), label_zh: Some(Arc::from("身份")), ..words };
    let of = enums::add(known, words.clone(), values);
    let ty = Type::Enum(of);
    let kind = FieldKind::Fact {
        ty,
        by_month: false,
        at_least: None,
        at_most: None,
        assumed: None,
        counted_when_matched: false,
    };
    let field = add_field(known, entity, Field { declared: words, kind });
    if let Some(entity) = known.program.entities.get_mut(entity.index()) {
        entity.role = field;
    }
}

/// The entity that no other holds; several of them are an error.
fn find_root(known: &mut Declarations<'_>) {
    let mut roots = (0u32..).zip(&known.program.entities).filter(|(_, entity)| entity.holder.is_none());
    let Some((root, first)) = roots.next() else { return };
    let findings: Vec<Diagnostic> = roots
        .map(|(_, other)| {
            Diagnostic::new(&codes::SEVERAL_ROOTS, other.declared.span)
                .arg("first", &*first.declared.name)
                .arg("name", &*other.declared.name)
                .related(first.declared.span, FIRST_ROOT)
        })
        .collect();
    known.program.root = Some(EntityId(root));
    known.findings.extend(findings);
}

/// Related place: the other entity that nothing holds.
const FIRST_ROOT: Text = codes::DECLARED_HERE;
