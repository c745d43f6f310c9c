//! Which places of the rule files an evaluation went through: what was looked up, computed, chosen or held against.

use almoner_check::program::{Declared, ExpectationKind, Program, Statement};
use almoner_diagnostic::Span;
use almoner_eval::trace::{Step, StepKind, Trace};
use almoner_eval::trials::try_property;
use almoner_eval::{EvaluateOptions, FactPlace, Facts, Prepared, ThingId, Value};
use jiff::civil::Date;

/// Where an evaluation went.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Everything that it went through.
    pub(crate) spans: Vec<Span>,
    /// Fields that were not given and whose default was taken.
    pub(crate) assumed: Vec<Span>,
}

impl Places {
    fn trace(&mut self, program: &Program, facts: &Facts, trace: &Trace) {
        for step in &trace.steps {
            self.spans.extend(of_step(program, facts, step));
            if let StepKind::Assumed(place) = &step.kind {
                self.assumed.extend(field_of(program, facts, *place).map(|field| field.span));
            }
        }
    }
}

/// The places that the evaluation of a household goes through; the named values, or the benefits.
pub(crate) fn of_household(prepared: &Prepared, facts: &Facts, as_of: Date, names: &[&str]) -> Places {
    let outputs = names.iter().filter_map(|name| prepared.output(name).ok()).collect();
    let options = EvaluateOptions { outputs, ..EvaluateOptions::default() };
    let mut places = Places::default();
    if let Ok((_, trace)) = prepared.evaluate_traced(facts, as_of, &options) {
        places.trace(prepared.program(), facts, &trace);
    }
    places
}

/// The places that the tests of a program go through: its examples, its properties, and its guarantees, which are
/// evaluated when it is compiled.
pub(crate) fn of_tests(prepared: &Prepared) -> Places {
    let program = prepared.program();
    let mut places = Places::default();
    for example in &program.examples {
        let facts = prepared.facts_of_example(&example.facts);
        places.spans.push(example.span);
        places.spans.extend(given(&example.facts));
        for expectation in &example.expectations {
            let (ExpectationKind::Holds(expr) | ExpectationKind::Undecided { value: expr, .. }) =
                &expectation.kind;
            let traced = prepared.evaluate_expression_traced(&facts, example.as_of, expr, ThingId(0));
            if let Ok((_, trace)) = traced {
                places.spans.push(expectation.span);
                places.trace(program, &facts, &trace);
            }
        }
    }
    for property in &program.properties {
        let report = try_property(prepared, property, program.examples.iter().enumerate());
        if report.evaluations > 0 && report.counter_example.is_none() {
            places.spans.push(property.declared.span);
            places.spans.extend(property.statements.iter().map(|statement| match statement {
                Statement::Holds(expr) => expr.span,
                Statement::Monotone { span, .. } => *span,
            }));
        }
    }
    for guarantee in &program.guarantees {
        places.spans.extend([guarantee.declared.span, guarantee.condition.span]);
    }
    places
}

fn given(facts: &almoner_check::program::GivenFacts) -> Vec<Span> {
    let here =
        facts.facts.iter().map(|(_, _, _, span)| *span).chain(facts.rules.iter().map(|(_, _, span)| *span));
    here.chain(facts.held.iter().flat_map(|(_, held)| given(held))).collect()
}

fn field_of<'p>(program: &'p Program, facts: &Facts, place: FactPlace) -> Option<&'p Declared> {
    let entity = program.entities.get(facts.entity(place.thing)?.index())?;
    entity.fields.get(place.field.index()).map(|field| &field.declared)
}

fn of_step(program: &Program, facts: &Facts, step: &Step) -> Vec<Span> {
    let mut places = vec![step.span];
    let mut declared = |declared: Option<&Declared>| places.extend(declared.map(|declared| declared.span));
    match &step.kind {
        StepKind::Benefit(benefit) | StepKind::Entitlement(benefit) | StepKind::BenefitPart(benefit) => {
            declared(program.benefits.get(benefit.index()).map(|benefit| &benefit.declared));
        }
        StepKind::Condition(benefit, at) => {
            let benefit = program.benefits.get(benefit.index());
            declared(benefit.and_then(|benefit| benefit.conditions.get(*at)).map(|line| &line.declared));
        }
        StepKind::Line(benefit, at) => {
            let pays = program.benefits.get(benefit.index()).and_then(|benefit| benefit.pays.as_ref());
            declared(pays.and_then(|pays| pays.lines.get(*at)).map(|line| &line.declared));
        }
        StepKind::GivesWay { benefit, to, .. } => {
            let of = |id: almoner_check::program::BenefitId| program.benefits.get(id.index());
            let both = [(of(*benefit), *to), (of(*to), *benefit)];
            for (one, other) in both {
                let interactions = one.into_iter().flat_map(|one| &one.interactions);
                places.extend(interactions.filter(|found| found.with == other).map(|found| found.span));
            }
        }
        StepKind::Rule { rule, version } => {
            let rule = program.rules.get(rule.index());
            declared(rule.map(|rule| &rule.declared));
            let version = rule.and_then(|rule| rule.versions.get(*version));
            places.extend(version.map(|version| version.span));
        }
        StepKind::Exception { rule, version, position, .. } => {
            let version = program.rules.get(rule.index()).and_then(|rule| rule.versions.get(*version));
            declared(version.and_then(|version| version.exceptions.get(*position)).map(|one| &one.declared));
        }
        StepKind::Parameter { parameter, position, dated } => {
            let parameter = program.parameters.get(parameter.index());
            declared(parameter.map(|parameter| &parameter.declared));
            let values = parameter.zip(*position).and_then(|(parameter, at)| parameter.values.get(at));
            places.extend(values.zip(*dated).and_then(|(values, at)| values.get(at)).map(|dated| dated.span));
        }
        StepKind::Fact(place) | StepKind::Assumed(place) => declared(field_of(program, facts, *place)),
        StepKind::Aggregate { of, field, .. } => {
            declared(field_of(program, facts, FactPlace::value(*of, *field, None)));
        }
        _ => {}
    }
    if let Value::Enum(of, value) = step.value {
        let values = program.enums.get(of.index()).map(|found| &found.values);
        let value = values.and_then(|values| values.get(usize::try_from(value).ok()?));
        places.extend(value.map(|value| value.span));
    }
    places
}
