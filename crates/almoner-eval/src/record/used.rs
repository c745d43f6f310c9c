//! What a decision used: figures set by law, roundings, citations; read from the steps of its evaluation.

use std::collections::{BTreeMap, BTreeSet};

use almoner_check::program::{Citation, Dated, Parameter, ParameterId, RuleBody};
use almoner_syntax::ast::RoundingMode;

use super::facts::value;
use super::hash::name;
use super::json::Json;
use super::thing_path;
use crate::explain::{Told, cites, describe, rounding_name, show, written};
use crate::trace::{Step, StepId, StepKind};
use crate::value::{ThingId, Truth, Value};

/// A value of a parameter: which, which keys, which period; and the day for which it was looked up.
type Used = (ParameterId, usize, usize);

/// Each figure set by law that was used, once, as the program declares them.
pub(super) fn parameters(told: &Told<'_>) -> Json {
    let mut used: BTreeSet<Used> = BTreeSet::new();
    for step in &told.trace.steps {
        if let StepKind::Parameter { parameter, position: Some(position), dated: Some(dated) } = step.kind {
            used.insert((parameter, position, dated));
        }
    }
    Json::List(used.into_iter().filter_map(|used| parameter(told, used)).collect())
}

fn parameter(told: &Told<'_>, (id, position, dated): Used) -> Option<Json> {
    let program = told.program;
    let parameter = program.parameters.get(id.index())?;
    let found = parameter.values.get(position)?.get(dated)?;
    let (file, line) = written::place(program, found.span);
    let module = parameter.amended_by.unwrap_or(parameter.declared.module);
    let module = program.modules.get(module.index()).map(|module| module.name.as_ref());
    Some(Json::object([
        ("name", Json::text(parameter.declared.name.as_ref())),
        ("keys", keys(told, parameter, position)),
        ("value", constant(told, found)),
        ("unit", Json::optional(show::unit_name(program, &parameter.ty))),
        ("from", Json::optional(found.period.from.map(|day| day.to_string()))),
        ("until", Json::optional(found.period.until.map(|day| day.to_string()))),
        ("module", Json::optional(module)),
        ("file", Json::text(name(&file))),
        ("line", Json::Whole(u64::from(line))),
        ("citations", citation_texts(told, &found.cites)),
    ]))
}

fn keys(told: &Told<'_>, parameter: &Parameter, position: usize) -> Json {
    let values = describe::key_values(told.program, parameter, position).unwrap_or_default();
    let names = parameter.keys.iter().map(|key| key.name.to_string());
    Json::Object(names.zip(values.iter().map(|value| Json::text(value.name.as_ref()))).collect())
}

fn constant(told: &Told<'_>, dated: &Dated) -> Json {
    dated.value.as_ref().map_or(Json::Null, |constant| value(told.program, &Value::from(constant)))
}

fn citation_texts(told: &Told<'_>, citations: &[Citation]) -> Json {
    let each = cites(told.program, citations).into_iter().map(|cite| {
        Json::object([
            ("source", Json::text(cite.source)),
            ("en", Json::text(cite.text.en)),
            ("zh", Json::text(cite.text.zh)),
        ])
    });
    Json::List(each.collect())
}

/// Every rounding of a known number, in the order in which they were done.
pub(super) fn roundings(told: &Told<'_>) -> Json {
    let owners = owners(told);
    let mut all = Vec::new();
    for (id, step) in (0u32..).map(StepId).zip(&told.trace.steps) {
        if let StepKind::Rounded(mode) = step.kind {
            all.extend(rounding(told, step, mode, owners.get(&id)));
        }
    }
    Json::List(all)
}

fn rounding(told: &Told<'_>, step: &Step, mode: RoundingMode, owner: Option<&String>) -> Option<Json> {
    let mut children = step.children.iter().filter_map(|child| told.step(*child));
    let (before, to) = (children.next()?.value.number()?, children.next()?.value.number()?);
    let after = step.value.number()?;
    let (file, line) = written::place(told.program, step.span);
    Some(Json::object([
        ("in", Json::optional(owner.map(String::as_str))),
        ("formula", Json::text(written::written(told.program, step.span))),
        ("file", Json::text(name(&file))),
        ("line", Json::Whole(u64::from(line))),
        ("as_of", Json::text(step.as_of.to_string())),
        ("mode", Json::text(rounding_name(mode))),
        ("before", Json::text(before.to_string())),
        ("step", Json::text(to.to_string())),
        ("after", Json::text(after.to_string())),
        ("unit", Json::optional(show::unit_name(told.program, &step.ty))),
    ]))
}

/// For each step the rule, line or condition that it belongs to (`members[0].counted_income`).
fn owners(told: &Told<'_>) -> BTreeMap<StepId, String> {
    let mut owners: BTreeMap<StepId, String> = BTreeMap::new();
    // A step stands after those that it came from: from the last to the first, owners come before what is theirs.
    let steps: Vec<(StepId, &Step)> = (0u32..).map(StepId).zip(&told.trace.steps).collect();
    for (id, step) in steps.into_iter().rev() {
        let Some(owner) = own_name(told, step).or_else(|| owners.get(&id).cloned()) else { continue };
        for child in &step.children {
            owners.entry(*child).or_insert_with(|| owner.clone());
        }
    }
    owners
}

fn own_name(told: &Told<'_>, step: &Step) -> Option<String> {
    let program = told.program;
    let name = match &step.kind {
        StepKind::Rule { rule, .. } => program.rules.get(rule.index())?.declared.name.to_string(),
        StepKind::Line(benefit, position) => {
            let benefit = program.benefits.get(benefit.index())?;
            let line = benefit.pays.as_ref()?.lines.get(*position)?;
            format!("{}.{}", benefit.declared.name, line.declared.name)
        }
        StepKind::Help(benefit, position) => {
            let benefit = program.benefits.get(benefit.index())?;
            let help = benefit.help.get(*position)?;
            format!("{}.{}", benefit.declared.name, help.declared.name)
        }
        StepKind::Condition(benefit, position) => {
            let benefit = program.benefits.get(benefit.index())?;
            let condition = benefit.conditions.get(*position)?;
            format!("{}.{}", benefit.declared.name, condition.declared.name)
        }
        _ => return None,
    };
    Some(at(told, step.thing, &name))
}

fn at(told: &Told<'_>, thing: ThingId, name: &str) -> String {
    let path = thing_path(told.program, told.facts, thing);
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Every place in a legal text that the evaluation went through, once, as the program declares the texts.
pub(super) fn citations(told: &Told<'_>) -> Json {
    let mut all: Vec<Citation> = Vec::new();
    for step in &told.trace.steps {
        for citation in of_step(told, step) {
            if !all.contains(citation) {
                all.push(citation.clone());
            }
        }
    }
    let place = |citation: &Citation| {
        let article = citation.article.map(|article| (article.article, article.paragraph, article.item));
        (citation.source, article, citation.place.clone())
    };
    all.sort_by_key(place);
    citation_texts(told, &all)
}

/// The citations of what a step stands for.
fn of_step<'p>(told: &Told<'p>, step: &Step) -> &'p [Citation] {
    let program = told.program;
    let found = match &step.kind {
        StepKind::Benefit(benefit) => program.benefits.get(benefit.index()).map(|found| &found.cites),
        StepKind::Condition(benefit, position) => {
            let found = program.benefits.get(benefit.index());
            found.and_then(|found| found.conditions.get(*position)).map(|condition| &condition.cites)
        }
        StepKind::Line(benefit, position) => {
            let found = program.benefits.get(benefit.index()).and_then(|found| found.pays.as_ref());
            found.and_then(|pays| pays.lines.get(*position)).map(|line| &line.cites)
        }
        StepKind::Help(benefit, position) => {
            let found = program.benefits.get(benefit.index());
            found.and_then(|found| found.help.get(*position)).map(|help| &help.cites)
        }
        StepKind::Rule { rule, version } => {
            let found = program.rules.get(rule.index());
            found.and_then(|found| found.versions.get(*version)).map(|version| &version.cites)
        }
        StepKind::Exception { rule, version, position, applies: Truth::Yes, .. } => {
            let found = program.rules.get(rule.index()).and_then(|found| found.versions.get(*version));
            found.and_then(|version| version.exceptions.get(*position)).map(|found| &found.cites)
        }
        StepKind::Parameter { parameter, position: Some(position), dated: Some(dated) } => {
            let found = program.parameters.get(parameter.index());
            let dated = found.and_then(|found| found.values.get(*position)?.get(*dated));
            dated.map(|dated| &dated.cites)
        }
        StepKind::Row { applies: Truth::Yes, .. } | StepKind::Bracket { applies: Truth::Yes, .. } => {
            of_row_or_bracket(told, step)
        }
        _ => None,
    };
    found.map_or(&[], Vec::as_slice)
}

/// The citations of the row or bracket that stands where a step says.
fn of_row_or_bracket<'p>(told: &Told<'p>, step: &Step) -> Option<&'p Vec<Citation>> {
    let versions = told.program.rules.iter().flat_map(|rule| &rule.versions);
    versions.into_iter().find_map(|version| match &version.body {
        RuleBody::Table(table) => table.rows.iter().find(|row| row.span == step.span).map(|row| &row.cites),
        RuleBody::Scale(scale) => {
            scale.brackets.iter().find(|bracket| bracket.span == step.span).map(|bracket| &bracket.cites)
        }
        RuleBody::Cases(_) => None,
    })
}
