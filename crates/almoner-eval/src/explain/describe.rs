//! A recorded step as a value for a reader: name, label, formula, citations, layer, figures.

use almoner_check::program::{
    BenefitId, Dated, ModuleId, Parameter, ParameterId, Period, Program, RuleBody, RuleId, RuleVersion,
};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::Unit;

use super::graph::{Told, counts_persons};
use super::model::{Layer, Note, NoteKind, Origin, Shown, Value};
use super::notes::note;
use super::phrase::Phrase;
use super::{cite, notes, overlays, payers, places, show, words, written};
use crate::trace::{Step, StepKind};
use crate::value::{self, Bound, FactPlace, Interval, Possible};

/// The value that a named step stands for; `below` happened on the way to it.
pub(crate) fn value(told: &Told<'_>, step: &Step, below: Vec<Note>) -> Value {
    let mut value = match &step.kind {
        StepKind::Fact(place) | StepKind::Assumed(place) => fact(told, step, *place),
        StepKind::Parameter { parameter, position, dated } => {
            parameter_value(told, step, *parameter, *position, *dated)
        }
        StepKind::Rule { rule, version } => rule_value(told, step, *rule, Some(*version)),
        StepKind::RuleGiven(rule) => rule_value(told, step, *rule, None),
        StepKind::BenefitPart(benefit) => benefit_value(told, step, *benefit),
        _ => counted(told, step),
    };
    if step.as_of != told.as_of && value.origin != Origin::Fact {
        let text = Phrase::fill(words::COMPUTED_AS_OF, &[("date", &show::date(step.as_of))]);
        value.notes.push(note(NoteKind::AsOf, text));
    }
    value.notes.extend(below);
    value.title = places::title(value.label.clone(), value.of.as_ref(), &step.ty);
    value
}

/// A value with nothing said about it yet.
fn bare(told: &Told<'_>, step: &Step, path: String, label: Phrase, origin: Origin) -> Value {
    Value {
        path,
        label,
        of: None,
        title: Phrase::default(),
        origin,
        value: shown(told.program, &step.value, &step.ty),
        formula: None,
        cites: Vec::new(),
        layer: None,
        notes: Vec::new(),
        because: Vec::new(),
    }
}

fn fact(told: &Told<'_>, step: &Step, place: FactPlace) -> Value {
    let path = places::path(told.program, told.facts, place);
    let label = places::field_label(told.program, told.facts, place);
    let mut value = bare(told, step, path, label, Origin::Fact);
    value.of = places::member(told.program, told.facts, place.thing);
    value.notes.extend(notes::of_fact(told, step, &value.value));
    value
}

fn counted(told: &Told<'_>, step: &Step) -> Value {
    let text = written::written(told.program, step.span);
    let label = match step.kind {
        StepKind::Aggregate { of, field, .. } if step.children.is_empty() || counts_persons(step) => {
            let place = FactPlace::value(of, field, None);
            let things = places::field_label(told.program, told.facts, place);
            Phrase::fill(words::NUMBER_OF, &[("things", &things)])
        }
        StepKind::Age => words::AGE.into(),
        _ => Phrase::same(text.as_str()),
    };
    let mut value = bare(told, step, text, label, Origin::Counted);
    if step.kind == StepKind::Age {
        value.value = of_age(value.value);
    }
    value.of = places::member(told.program, told.facts, step.thing);
    value
}

fn benefit_value(told: &Told<'_>, step: &Step, benefit: BenefitId) -> Value {
    let found = told.program.benefits.get(benefit.index());
    let label = found.map_or_else(Phrase::default, |found| show::label(&found.declared));
    let path = written::written(told.program, step.span);
    let mut value = bare(told, step, path, label, Origin::Benefit);
    if let Some(found) = found {
        value.cites = cite::cites(told.program, &found.cites);
        value.layer = layer(told.program, found.declared.module);
    }
    value
}

fn rule_value(told: &Told<'_>, step: &Step, rule: RuleId, version: Option<usize>) -> Value {
    let Some(found) = told.program.rules.get(rule.index()) else {
        return bare(told, step, String::new(), Phrase::default(), Origin::Rule);
    };
    let prefix = match found.entity {
        Some(_) => places::prefix(told.program, told.facts, step.thing),
        None => String::new(),
    };
    let path = format!("{prefix}{}", found.declared.name);
    let mut value = bare(told, step, path, show::label(&found.declared), Origin::Rule);
    if found.entity.is_some() {
        value.of = places::member(told.program, told.facts, step.thing);
    }
    let Some(version) = version.and_then(|version| found.versions.get(version)) else {
        value.notes.push(note(NoteKind::Given, words::GIVEN_DIRECTLY.into()));
        return value;
    };
    value.formula = formula(told, step, version);
    value.cites = cite::cites(told.program, &version.cites);
    value.notes.extend(payers::notes(told, step, found, version));
    value.notes.extend(
        overlays::of_wording(told.program, version).map(|overlay| overlays::note(told.program, overlay)),
    );
    value.layer = layer(told.program, version.module);
    if found.versions.len() > 1 {
        value.notes.extend(period(version.in_force));
    }
    value.notes.extend(amended(told.program, found.declared.module, version.module));
    value
}

/// The formula that gave the value: of the exception that applies, else of the rule; none for tables and
/// scales, whose row or brackets are told as notes.
fn formula(told: &Told<'_>, step: &Step, version: &RuleVersion) -> Option<String> {
    let applied =
        step.children.iter().filter_map(|child| told.step(*child)).find_map(|child| match &child.kind {
            StepKind::Exception { position, applies: value::Truth::Yes, overridden_by, .. }
                if overridden_by.is_empty() =>
            {
                version.exceptions.get(*position)
            }
            _ => None,
        });
    let span = match (applied, &version.body) {
        (Some(exception), _) => exception.value.span,
        (None, RuleBody::Cases(cases)) => cases.span,
        (None, RuleBody::Table(_) | RuleBody::Scale(_)) => return None,
    };
    Some(written::written(told.program, span))
}

fn parameter_value(
    told: &Told<'_>,
    step: &Step,
    id: ParameterId,
    position: Option<usize>,
    dated: Option<usize>,
) -> Value {
    let Some(parameter) = told.program.parameters.get(id.index()) else {
        return bare(told, step, String::new(), Phrase::default(), Origin::Parameter);
    };
    let name = parameter.declared.name.to_string();
    let mut value = bare(told, step, name, show::label(&parameter.declared), Origin::Parameter);
    let module = parameter.amended_by.unwrap_or(parameter.declared.module);
    value.layer = layer(told.program, module);
    if let Some(keys) = position.and_then(|position| keys(told.program, parameter, position)) {
        value.notes.push(note(NoteKind::Keys, Phrase::fill(words::FOR_KEYS, &[("keys", &keys)])));
    }
    if let Some(dated) = dated_at(parameter, position, dated) {
        value.cites = cite::cites(told.program, &dated.cites);
        match dated.period.from.filter(|_| parameter.by_month) {
            Some(month) => {
                let text = Phrase::fill(words::FOR_MONTH, &[("month", &show::month(month))]);
                value.notes.push(note(NoteKind::InForce, text));
            }
            None => value.notes.extend(period(dated.period)),
        }
        let (file, line) = written::place(told.program, dated.span);
        let line = Phrase::same(line.to_string());
        let place = Phrase::fill(words::PLACE, &[("file", &Phrase::same(file)), ("line", &line)]);
        value.notes.push(note(NoteKind::Place, place));
    }
    value.notes.extend(amended(told.program, parameter.declared.module, module));
    let lacking = step.value.missing().figures().iter();
    value.notes.extend(
        lacking.map(|figure| note(NoteKind::NoFigure, super::answers::no_figure(told.program, figure).text)),
    );
    value
}

fn dated_at(parameter: &Parameter, position: Option<usize>, dated: Option<usize>) -> Option<&Dated> {
    parameter.values.get(position?)?.get(dated?)
}

/// The keys at a position of [`Parameter::values`], as labels; `None` for a parameter without keys.
fn keys(program: &Program, parameter: &Parameter, position: usize) -> Option<Phrase> {
    let values = key_values(program, parameter, position)?;
    let labels: Vec<Phrase> = values.iter().map(|value| show::label(value)).collect();
    if labels.is_empty() { None } else { Some(Phrase::join(&labels, words::COMMA)) }
}

/// The enum value of each key at a position of [`Parameter::values`]; the last key counts fastest.
pub(crate) fn key_values<'p>(
    program: &'p Program,
    parameter: &Parameter,
    mut position: usize,
) -> Option<Vec<&'p almoner_check::program::Declared>> {
    let mut values = Vec::with_capacity(parameter.keys.len());
    for key in parameter.keys.iter().rev() {
        let all = &program.enums.get(key.of.index())?.values;
        values.push(all.get(position.checked_rem(all.len())?)?);
        position = position.checked_div(all.len())?;
    }
    values.reverse();
    Some(values)
}

/// When something is in force; `None` where it always is.
fn period(period: Period) -> Option<Note> {
    let from = period.from.map(show::date);
    let until = period.until.map(show::date);
    let text = match (&from, &until) {
        (Some(from), Some(until)) => {
            Phrase::fill(words::IN_FORCE_FROM_UNTIL, &[("from", from), ("until", until)])
        }
        (Some(from), None) => Phrase::fill(words::IN_FORCE_FROM, &[("from", from)]),
        (None, Some(until)) => Phrase::fill(words::IN_FORCE_UNTIL, &[("until", until)]),
        (None, None) => return None,
    };
    Some(note(NoteKind::InForce, text))
}

/// An age, which Chinese counts in 岁.
pub(crate) fn of_age(mut age: Shown) -> Shown {
    age.text.zh = age.text.zh.replace('年', "岁");
    age
}

/// The type of amounts in a unit.
pub(crate) fn money(unit: &Unit) -> Type {
    Type::Number(NumberType { unit: unit.clone(), whole: false, percent: false, decimals: None })
}

/// The layer that a module is.
pub(crate) fn layer(program: &Program, module: ModuleId) -> Option<Layer> {
    let module = program.modules.get(module.index())?;
    let label = Phrase::label(module.label_en.as_deref(), module.label_zh.as_deref(), &module.name);
    Some(Layer { module: module.name.to_string(), label })
}

fn amended(program: &Program, upper: ModuleId, lower: ModuleId) -> Option<Note> {
    if upper == lower {
        return None;
    }
    let (upper, lower) = (layer(program, upper)?, layer(program, lower)?);
    let values = [("upper", &upper.label), ("lower", &lower.label)];
    Some(note(NoteKind::Amended, Phrase::fill(words::AMENDED, &values)))
}

/// A value of an evaluation, known or not, as people read it.
pub(crate) fn shown(program: &Program, value: &value::Value, ty: &Type) -> Shown {
    use almoner_check::program::Constant;
    let constant = match value {
        value::Value::Number(number) => return show::number(program, *number, ty),
        value::Value::YesNo(yes) => return show::yes_no(*yes),
        value::Value::Unknown(unknown) => return possible(program, &unknown.possible, ty),
        value::Value::Enum(of, position) => Constant::Enum(*of, *position),
        value::Value::Text(text) => Constant::Text(text.clone()),
        value::Value::Date(day) => Constant::Date(*day),
    };
    show::constant(program, &constant, ty)
}

fn possible(program: &Program, possible: &Possible, ty: &Type) -> Shown {
    match possible {
        Possible::Number(Interval { low, high }) => show::range(program, bound(*low), bound(*high), ty),
        Possible::Enum(of, values) => {
            let all = program.enums.get(of.index()).map_or(&[][..], |found| &found.values);
            if all.len() == values.len() {
                return show::unknown();
            }
            let labels: Vec<Phrase> = values
                .iter()
                .filter_map(|value| all.get(usize::try_from(*value).ok()?).map(show::label))
                .collect();
            let values = Phrase::join(&labels, words::COMMA);
            let text = Phrase::fill(words::ONE_OF, &[("values", &values)]);
            Shown { figure: text.clone(), text, ..show::unknown() }
        }
        Possible::YesNo | Possible::Text | Possible::Date => show::unknown(),
    }
}

fn bound(end: Bound) -> Option<show::End> {
    match end {
        Bound::Infinite => None,
        Bound::Open(value) => Some((value, false)),
        Bound::Closed(value) => Some((value, true)),
    }
}
