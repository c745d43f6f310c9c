//! The results of a decision as JSON: benefits, then outputs, then what is still needed.

use almoner_check::program::{BenefitId, Program};
use almoner_check::types::Type;

use super::json::Json;
use super::{facts, thing_path};
use crate::explain::{describe, places, show};
use crate::facts::Facts;
use crate::outcome::{BenefitOutcome, Outcome, Output, OutputOutcome, Refusal, Status};
use crate::value::{Bound, Possible, Truth, Value};

pub(super) fn results(program: &Program, facts: &Facts, outcome: &Outcome) -> Json {
    let benefits = outcome.benefits.iter().filter_map(|found| benefit(program, facts, found));
    let outputs = outcome.outputs.iter().map(|found| output(program, facts, found));
    let needs = outcome.needs.iter().map(|need| Json::text(places::path(program, facts, need.place)));
    Json::object([
        ("benefits", Json::List(benefits.collect())),
        ("outputs", Json::List(outputs.collect())),
        ("needs", Json::List(needs.collect())),
    ])
}

fn benefit(program: &Program, facts: &Facts, found: &BenefitOutcome) -> Option<Json> {
    let benefit = program.benefits.get(found.benefit.index())?;
    let money = benefit.pays.as_ref().map(|pays| describe::money(&pays.unit));
    let amount = |value: &Value| money.as_ref().map_or(Json::Null, |money| shown(program, value, money));
    let status = match found.status {
        Status::Granted => "granted",
        Status::Refused => "refused",
        Status::Undecided => "undecided",
    };
    let conditions = benefit
        .conditions
        .iter()
        .zip(&found.conditions)
        .map(|(condition, holds)| (condition.declared.name.to_string(), truth(*holds)));
    let lines = benefit.pays.iter().flat_map(|pays| &pays.lines).zip(&found.lines);
    let lines = lines.map(|(line, value)| (line.declared.name.to_string(), amount(value)));
    Some(Json::object([
        ("benefit", Json::text(benefit.declared.name.as_ref())),
        ("of", Json::text(thing_path(program, facts, found.thing))),
        ("status", Json::text(status)),
        ("amount", found.amount.as_ref().map_or(Json::Null, amount)),
        ("lines", Json::Object(lines.collect())),
        ("conditions", Json::Object(conditions.collect())),
        (
            "refusals",
            Json::List(
                found.refusals.iter().map(|one| refusal(program, facts, found.benefit, one)).collect(),
            ),
        ),
    ]))
}

fn refusal(program: &Program, facts: &Facts, of: BenefitId, refusal: &Refusal) -> Json {
    let text = match refusal {
        Refusal::NotInForce => "not in force".to_owned(),
        Refusal::ConditionFailed(position) => {
            let benefit = program.benefits.get(of.index());
            let condition = benefit.and_then(|benefit| benefit.conditions.get(*position));
            condition.map_or_else(String::new, |condition| format!("condition {}", condition.declared.name))
        }
        Refusal::GivesWay { to, of, .. } => {
            let name = program.benefits.get(to.index()).map_or("?", |other| &other.declared.name);
            format!("gives way to {}{name}", places::prefix(program, facts, *of))
        }
    };
    Json::text(text)
}

fn output(program: &Program, facts: &Facts, found: &OutputOutcome) -> Json {
    let benefit = |id: BenefitId| program.benefits.get(id.index());
    let (name, ty) = match found.output {
        Output::Rule(id) => {
            let rule = program.rules.get(id.index());
            (rule.map(|rule| rule.declared.name.to_string()), rule.map(|rule| rule.ty.clone()))
        }
        Output::Parameter(id) => {
            let parameter = program.parameters.get(id.index());
            let name = parameter.map(|parameter| parameter.declared.name.to_string());
            (name, parameter.map(|parameter| parameter.ty.clone()))
        }
        Output::Granted(id) => {
            (benefit(id).map(|found| format!("{}.granted", found.declared.name)), Some(Type::YesNo))
        }
        Output::Amount(id) => {
            let pays = benefit(id).and_then(|found| found.pays.as_ref());
            let name = benefit(id).map(|found| format!("{}.amount", found.declared.name));
            (name, pays.map(|pays| describe::money(&pays.unit)))
        }
    };
    Json::object([
        ("output", Json::optional(name)),
        ("of", Json::text(thing_path(program, facts, found.thing))),
        ("value", shown(program, &found.value, &ty.unwrap_or(Type::Error))),
    ])
}

fn truth(truth: Truth) -> Json {
    match truth {
        Truth::Yes => Json::Bool(true),
        Truth::No => Json::Bool(false),
        Truth::Unknown => Json::Null,
    }
}

/// A known value with its unit; of an unknown one, what it can still be.
fn shown(program: &Program, value: &Value, ty: &Type) -> Json {
    let unit = show::unit_name(program, ty);
    match value {
        Value::Unknown(unknown) => match &unknown.possible {
            Possible::Number(interval) => {
                let end = |bound: Bound| bound.value().map(|number| number.to_string());
                Json::object([
                    ("lowest", Json::optional(end(interval.low))),
                    ("highest", Json::optional(end(interval.high))),
                    ("unit", Json::optional(unit)),
                ])
            }
            _ => Json::Null,
        },
        known if unit.is_some() => {
            Json::object([("value", facts::value(program, known)), ("unit", Json::optional(unit))])
        }
        known => facts::value(program, known),
    }
}
