//! Facts as canonical JSON: fields as declared, then derived values given directly; amounts as text, enum
//! values by name, nothing for what was not given.

use almoner_check::program::{Declared, Entity, EnumId, FieldId, FieldKind, Program, RuleId};

use jiff::civil::Date;

use super::json::Json;
use crate::explain::places;
use crate::facts::{Checked, Facts, Slot};
use crate::prepared::Prepared;
use crate::value::{FactPlace, ThingId, Value};

/// The facts of the root and of all that it holds.
pub(super) fn canonical(prepared: &Prepared, facts: &Facts) -> Json {
    match places::entity(prepared.program(), facts, ThingId::ROOT) {
        Some(entity) => thing(prepared, facts, ThingId::ROOT, entity),
        None => Json::Object(Vec::new()),
    }
}

fn thing(prepared: &Prepared, facts: &Facts, id: ThingId, entity: &Entity) -> Json {
    let program = prepared.program();
    let mut entries: Vec<(String, Json)> = Vec::new();
    let mut put = |declared: &Declared, value: Option<Json>| {
        if let Some(value) = value {
            entries.push((declared.name.to_string(), value));
        }
    };
    for (field, position) in entity.fields.iter().zip(0u32..) {
        let given = match &field.kind {
            FieldKind::Fact { .. } => of_field(program, facts, id, FieldId(position)),
            FieldKind::Many(of) => {
                let of = program.entities.get(of.index());
                let held = facts.held(id, FieldId(position));
                of.zip(held).map(|(of, held)| {
                    // What is held stands behind its holder, so this ends.
                    let later = held.iter().filter(|member| **member > id);
                    Json::List(later.map(|member| thing(prepared, facts, *member, of)).collect())
                })
            }
        };
        put(&field.declared, given);
    }
    let own = facts.entity(id);
    for (rule, position) in program.rules.iter().zip(0u32..).filter(|(rule, _)| rule.entity == own) {
        let slot = prepared.slot_of_rule(RuleId(position)).and_then(|slot| facts.slot(id, slot));
        put(&rule.declared, slot.and_then(|slot| fact(program, slot)));
    }
    Json::Object(entries)
}

/// A fact, with what a check of it has found.
fn of_field(program: &Program, facts: &Facts, id: ThingId, field: FieldId) -> Option<Json> {
    let slot = facts.slot(id, field.index())?;
    let mut checked = facts.checked_of(id, field).peekable();
    if checked.peek().is_none() {
        return fact(program, slot);
    }
    let one = |checked: &Checked| {
        let given = facts.given_or_held_back(checked.place).map(|given| value(program, given));
        with_evidence(given, checked)
    };
    let Slot::Months(months) = slot else { return checked.next().map(one) };
    let plain =
        months.iter().filter(|(month, _)| facts.checked(FactPlace::value(id, field, Some(*month))).is_none());
    let plain = plain.map(|(month, given)| (*month, value(program, given)));
    let checked = checked.filter_map(|checked| Some((checked.place.month?, one(checked))));
    let mut each: Vec<_> = plain.chain(checked).collect();
    each.sort_by_key(|(month, _)| *month);
    Some(Json::Object(each.into_iter().map(|(month, json)| (month_name(month), json)).collect()))
}

/// `{"value": …, "evidence": "matched", "source": …, "date": …}`; the value alone where nothing is said of a check.
fn with_evidence(given: Option<Json>, checked: &Checked) -> Json {
    let Some(found) = checked.evidence() else { return given.unwrap_or(Json::Null) };
    let parts = [
        ("value", given),
        ("evidence", Some(Json::text(found.name()))),
        ("source", checked.source.as_ref().map(|source| Json::text(source.as_ref()))),
        ("date", checked.date.map(|date| Json::text(date.to_string()))),
    ];
    let said = parts.into_iter().filter_map(|(name, part)| Some((name.to_owned(), part?)));
    Json::Object(said.collect())
}

fn month_name(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

fn fact(program: &Program, slot: &Slot) -> Option<Json> {
    match slot {
        Slot::Given(given) => Some(value(program, given)),
        Slot::Months(months) => {
            let each = months.iter().map(|(month, given)| (month_name(*month), value(program, given)));
            Some(Json::Object(each.collect()))
        }
        Slot::Null => Some(Json::Null),
        Slot::Missing | Slot::Held(_) => None,
    }
}

/// A value by its exact text; yes and no as JSON's own.
pub(super) fn value(program: &Program, value: &Value) -> Json {
    match value {
        Value::Number(number) => Json::text(number.to_string()),
        Value::YesNo(yes) => Json::Bool(*yes),
        Value::Enum(of, position) => {
            Json::optional(enum_value(program, *of, *position).map(|value| value.name.as_ref()))
        }
        Value::Text(text) => Json::text(text.as_ref()),
        Value::Date(day) => Json::text(day.to_string()),
        Value::Unknown(_) => Json::Null,
    }
}

fn enum_value(program: &Program, of: EnumId, position: u32) -> Option<&Declared> {
    program.enums.get(of.index())?.values.get(usize::try_from(position).ok()?)
}
