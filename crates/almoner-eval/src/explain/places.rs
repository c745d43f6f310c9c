//! What things and their facts are called: `members[0].wage`, `wage of person 1 (head)`.

use almoner_check::program::{Entity, Evidence, FieldId, FieldKind, Program};
use almoner_check::types::Type;

use super::phrase::Phrase;
use super::{show, words};
use crate::facts::Facts;
use crate::value::{FactPlace, ThingId, Value};

/// The entity of a thing.
pub(crate) fn entity<'p>(program: &'p Program, facts: &Facts, thing: ThingId) -> Option<&'p Entity> {
    program.entities.get(facts.entity(thing)?.index())
}

/// `person 1 (head)`; `None` for the thing that the facts are given for.
pub(crate) fn member(program: &Program, facts: &Facts, thing: ThingId) -> Option<Phrase> {
    let (_, place) = facts.things().nth(thing.index())?;
    let (holder, _, position) = place.held?;
    let entity = program.entities.get(place.entity.index())?;
    let number = Phrase::same(position.saturating_add(1).to_string());
    let label = show::label(&entity.declared);
    let role = role(program, facts, thing, entity);
    let own = match &role {
        Some(role) => {
            Phrase::fill(words::MEMBER_ROLE, &[("entity", &label), ("number", &number), ("role", role)])
        }
        None => Phrase::fill(words::MEMBER, &[("entity", &label), ("number", &number)]),
    };
    // Holders stand before what they hold, so this ends.
    match (holder < thing).then(|| member(program, facts, holder)).flatten() {
        Some(holder) => Some(Phrase::fill(words::OF_MEMBER, &[("label", &own), ("member", &holder)])),
        None => Some(own),
    }
}

fn role(program: &Program, facts: &Facts, thing: ThingId, entity: &Entity) -> Option<Phrase> {
    match facts.given(thing, entity.role?, None)? {
        Value::Enum(of, position) => {
            let values = &program.enums.get(of.index())?.values;
            values.get(usize::try_from(*position).ok()?).map(show::label)
        }
        _ => None,
    }
}

/// Where a thing stands in the facts, ending with a point: `members[0].`; empty for the root.
pub(crate) fn prefix(program: &Program, facts: &Facts, thing: ThingId) -> String {
    let held = facts.things().nth(thing.index()).and_then(|(_, place)| place.held);
    let Some((holder, field, position)) = held.filter(|(holder, ..)| *holder < thing) else {
        return String::new();
    };
    let name = field_of(program, facts, holder, field).map_or("?", |field| &field.declared.name);
    format!("{}{name}[{position}].", prefix(program, facts, holder))
}

/// `members[0].wage`; a month of a series as `members[0].sales.2025-07`.
pub(crate) fn path(program: &Program, facts: &Facts, place: FactPlace) -> String {
    let field = field_of(program, facts, place.thing, place.field);
    let name = field.map_or("?", |field| &field.declared.name);
    let prefix = prefix(program, facts, place.thing);
    let path = match place.month {
        Some(month) => format!("{prefix}{name}.{:04}-{:02}", month.year(), month.month()),
        None => format!("{prefix}{name}"),
    };
    if place.is_evidence() { format!("{path}.evidence") } else { path }
}

/// The label of a fact without its thing: `wage`, `sales in July 2025`.
pub(crate) fn field_label(program: &Program, facts: &Facts, place: FactPlace) -> Phrase {
    let field = field_of(program, facts, place.thing, place.field);
    let label = field.map_or_else(|| Phrase::same("?"), |field| show::label(&field.declared));
    let label = match place.month {
        Some(month) => Phrase::fill(words::IN_MONTH, &[("label", &label), ("month", &show::month(month))]),
        None => label,
    };
    if place.is_evidence() { Phrase::fill(words::EVIDENCE_OF, &[("label", &label)]) } else { label }
}

/// `wage of person 1 (head)`.
pub(crate) fn label(program: &Program, facts: &Facts, place: FactPlace) -> Phrase {
    let label = field_label(program, facts, place);
    let ty = match field_of(program, facts, place.thing, place.field).map(|field| &field.kind) {
        Some(FieldKind::Fact { ty, .. }) if !place.is_evidence() => ty,
        _ => &Type::Error,
    };
    title(label, member(program, facts, place.thing).as_ref(), ty)
}

/// A fact that is needed; where one was given and awaits its check, that as well.
pub(crate) fn needed(program: &Program, facts: &Facts, place: FactPlace) -> Phrase {
    let label = label(program, facts, place);
    match facts.checked(place).filter(|_| !place.is_evidence()) {
        Some(checked) => {
            let state = evidence(checked.evidence());
            Phrase::fill(words::TO_BE_VERIFIED, &[("label", &label), ("state", &state)])
        }
        None => label,
    }
}

/// What a check has found, where a fact does not count yet.
pub(crate) fn evidence(found: Option<Evidence>) -> Phrase {
    match found {
        Some(Evidence::Declared) => words::DECLARED_ONLY.into(),
        Some(found) => Phrase::new(found.name(), found.chinese()),
        None => words::NOT_CHECKED.into(),
    }
}

/// A label with the member it is of; a yes or no follows the member, for it is said of somebody.
pub(crate) fn title(label: Phrase, member: Option<&Phrase>, ty: &Type) -> Phrase {
    let Some(member) = member else { return label };
    let template = if *ty == Type::YesNo { words::YES_NO_OF_MEMBER } else { words::OF_MEMBER };
    Phrase::fill(template, &[("label", &label), ("member", member)])
}

/// The field of a thing.
pub(crate) fn field_of<'p>(
    program: &'p Program,
    facts: &Facts,
    thing: ThingId,
    field: FieldId,
) -> Option<&'p almoner_check::program::Field> {
    entity(program, facts, thing)?.fields.get(field.index())
}
