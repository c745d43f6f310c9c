//! The answers of an explanation: each benefit with its conditions and lines, or a value asked for.

use almoner_check::program::{Benefit, Citation, Program};
use almoner_diagnostic::{Diagnostic, Language};
use almoner_syntax::ast::Frequency;
use jiff::civil::Date;

use super::comparisons::{Comparisons, verdict};
use super::graph::{Graph, Told};
use super::model::{
    Answer, BenefitAnswer, ConditionAnswer, Explanation, FORMAT, Layer, LineAnswer, Missing, NoFigure,
    NoteKind, Place, Shown, Status, Verdict,
};
use super::phrase::Phrase;
use super::{cite, describe, overlays, places, show, words, written};
use crate::facts::Facts;
use crate::flip;
use crate::outcome::{self, BenefitOutcome, Outcome, Output, Refusal};
use crate::prepared::{BenefitScope, EvaluateOptions, Prepared};
use crate::trace::{Step, StepId, StepKind, Trace};
use crate::value;

/// What is to be explained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What of; empty: every benefit.
    pub outputs: Vec<Output>,
    /// Whether to search for the changes that would turn the answer (many evaluations).
    pub changes: Changes,
}

/// Whether to search for changes that would turn an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// Search.
    #[default]
    Search,
    /// Do not.
    Skip,
}

/// Explains what a program says about a household on a day.
///
/// # Errors
/// What evaluation itself refuses: see [`Prepared::evaluate_traced`].
pub fn explain(
    prepared: &Prepared,
    facts: &Facts,
    as_of: Date,
    question: &Question,
) -> Result<Explanation, Box<Diagnostic>> {
    let options = options(question);
    let (outcome, trace) = prepared.evaluate_traced(facts, as_of, &options)?;
    let told = Told { program: prepared.program(), facts, trace: &trace, as_of };
    let mut explanation = of_trace(told, &outcome, question);
    if question.changes == Changes::Search {
        for answer in &mut explanation.answers {
            let Answer::Benefit(answer) = answer else { continue };
            let found = outcome.benefits.iter().find(|found| is_answer(told, found, answer));
            if let Some(found) = found {
                answer.changes = flip::flips(prepared, facts, (&outcome, &trace), found);
            }
        }
    }
    Ok(explanation)
}

/// Explains an evaluation that has been made, without what would change it. The outputs of `outcome` must
/// be those of `question`.
pub fn explain_outcome(
    program: &Program,
    facts: &Facts,
    outcome: &Outcome,
    trace: &Trace,
    question: &Question,
) -> Explanation {
    of_trace(Told { program, facts, trace, as_of: outcome.as_of }, outcome, question)
}

fn options(question: &Question) -> EvaluateOptions {
    let about_benefits = question.outputs.is_empty()
        || question.outputs.iter().any(|output| matches!(output, Output::Granted(_) | Output::Amount(_)));
    let benefits = if about_benefits { BenefitScope::All } else { BenefitScope::None };
    EvaluateOptions { benefits, outputs: question.outputs.clone(), ..EvaluateOptions::default() }
}

fn is_answer(told: Told<'_>, found: &BenefitOutcome, answer: &BenefitAnswer) -> bool {
    let name = told.program.benefits.get(found.benefit.index()).map(|benefit| &benefit.declared.name);
    name.is_some_and(|name| **name == *answer.name)
        && places::member(told.program, told.facts, found.thing) == answer.of
}

fn of_trace(told: Told<'_>, outcome: &Outcome, question: &Question) -> Explanation {
    let comparisons = Comparisons::of(told.program);
    let mut graph = Graph::new(told);
    let mut answers = Vec::new();
    for (found, root) in outcome.benefits.iter().zip(&told.trace.roots) {
        if asked_for(question, found) {
            let mut maker = Maker { told, graph: &mut graph, comparisons: &comparisons, outcome };
            answers.extend(maker.benefit(found, *root).map(|answer| Answer::Benefit(Box::new(answer))));
        }
    }
    let output_roots = told.trace.roots.iter().skip(outcome.benefits.len());
    for (output, root) in outcome.outputs.iter().zip(output_roots) {
        if matches!(output.output, Output::Rule(_) | Output::Parameter(_)) {
            answers.extend(graph.value(*root).map(|value| Answer::Value { value }));
        }
    }
    Explanation { format: FORMAT, as_of: outcome.as_of.to_string(), answers, values: graph.finish() }
}

fn asked_for(question: &Question, found: &BenefitOutcome) -> bool {
    let asks = |output: &Output| matches!(output, Output::Granted(benefit) | Output::Amount(benefit) if *benefit == found.benefit);
    question.outputs.is_empty() || question.outputs.iter().any(asks)
}

pub(super) struct Maker<'a, 'g> {
    pub(super) told: Told<'a>,
    pub(super) graph: &'g mut Graph<'a>,
    comparisons: &'g Comparisons<'a>,
    outcome: &'g Outcome,
}

impl<'a> Maker<'a, '_> {
    fn benefit(&mut self, found: &BenefitOutcome, root: StepId) -> Option<BenefitAnswer> {
        let program = self.told.program;
        let benefit = program.benefits.get(found.benefit.index())?;
        let step = self.told.step(root)?;
        let status = status(found);
        let (decided_by, working_days) = match &benefit.decided_by {
            Some((body, days)) => (Some(body.to_string()), *days),
            None => (None, None),
        };
        Some(BenefitAnswer {
            name: benefit.declared.name.to_string(),
            label: show::label(&benefit.declared),
            of: places::member(program, self.told.facts, found.thing),
            status,
            amount: self.amount(benefit, found),
            every: benefit.pays.as_ref().map(|pays| paid(pays.every)),
            cites: cite::cites(program, &benefit.cites),
            layer: describe::layer(program, benefit.declared.module)
                .unwrap_or_else(|| Layer { module: String::new(), label: Phrase::default() }),
            gives_way_to: flip::gives_way_to(program, self.told.facts, found),
            conditions: self.conditions(benefit, step),
            lines: if status == Status::Refused { Vec::new() } else { self.lines(benefit, step) },
            provides: benefit
                .help
                .iter()
                .filter(|help| help.is_plain())
                .map(|help| show::label(&help.declared))
                .collect(),
            help: self.help(benefit, found, step),
            decided_by,
            working_days,
            by_the_rules_of: by_the_rules_of(program, benefit, found),
            reviewed_every_months: benefit.reviewed_every,
            needs: self.needs(found),
            no_figure: found.missing.figures().iter().map(|figure| no_figure(program, figure)).collect(),
            to_be_decided: to_be_decided(program, self.told.facts, &found.missing),
            changes: None,
        })
    }

    fn amount(&self, benefit: &Benefit, found: &BenefitOutcome) -> Option<Shown> {
        let ty = describe::money(&benefit.pays.as_ref()?.unit);
        found.amount.as_ref().map(|amount| describe::shown(self.told.program, amount, &ty))
    }

    /// The steps of a kind that a benefit came from, with their position.
    pub(super) fn steps(
        &self,
        step: &Step,
        position: fn(&StepKind) -> Option<usize>,
    ) -> Vec<(usize, StepId, &'a Step)> {
        let mut found = Vec::new();
        for id in &step.children {
            let Some(child) = self.told.step(*id) else { continue };
            if let Some(position) = position(&child.kind) {
                found.push((position, *id, child));
            } else if matches!((&child.kind, &step.kind), (StepKind::Entitlement(own), StepKind::Benefit(of)) if own == of)
            {
                found.extend(self.steps(child, position));
            }
        }
        found
    }

    fn conditions(&mut self, benefit: &Benefit, step: &Step) -> Vec<ConditionAnswer> {
        let steps = self.steps(step, |kind| match kind {
            StepKind::Condition(_, position) => Some(*position),
            _ => None,
        });
        let mut answers = Vec::with_capacity(steps.len());
        for (position, id, step) in steps {
            let Some(condition) = benefit.conditions.get(position) else { continue };
            let holds = verdict(step.value.truth());
            let below = self.graph.below(id);
            let overlay = overlays::applied(&self.told, step);
            let formula = overlay.map_or(condition.condition.span, |overlay| overlay.formula);
            let notes = below.notes.into_iter().filter(|note| note.kind == NoteKind::Overlay);
            answers.push(ConditionAnswer {
                name: condition.declared.name.to_string(),
                label: show::label(&condition.declared),
                holds,
                formula: written::written(self.told.program, formula),
                cites: self.cites(overlay.map_or(&condition.cites, |overlay| &overlay.cites), benefit),
                notes: notes.collect(),
                comparisons: telling(self.comparisons.below(&self.told, id), holds),
                because: self.graph.all(&below.named),
            });
        }
        answers
    }

    fn lines(&mut self, benefit: &Benefit, step: &Step) -> Vec<LineAnswer> {
        let steps = self.steps(step, |kind| match kind {
            StepKind::Line(_, position) => Some(*position),
            _ => None,
        });
        let lines = benefit.pays.as_ref().map_or(&[][..], |pays| &pays.lines);
        let mut answers = Vec::with_capacity(steps.len());
        for (position, id, step) in steps {
            let Some(line) = lines.get(position) else { continue };
            let below = self.graph.below(id);
            let overlay = overlays::applied(&self.told, step);
            let formula = overlay.map_or(line.amount.span, |overlay| overlay.formula);
            answers.push(LineAnswer {
                name: line.declared.name.to_string(),
                label: show::label(&line.declared),
                amount: describe::shown(self.told.program, &step.value, &step.ty),
                formula: written::written(self.told.program, formula),
                cites: self.cites(overlay.map_or(&line.cites, |overlay| &overlay.cites), benefit),
                notes: below.notes,
                because: self.graph.all(&below.named),
            });
        }
        answers
    }

    /// Its own citations; those of the benefit where it has none.
    pub(super) fn cites(&self, own: &[Citation], benefit: &Benefit) -> Vec<super::Cite> {
        let cites = if own.is_empty() { &benefit.cites } else { own };
        cite::cites(self.told.program, cites)
    }

    fn needs(&self, found: &BenefitOutcome) -> Vec<Missing> {
        let places = self.outcome.needs.iter().map(|need| need.place);
        let own = places.filter(|place| found.missing.contains(*place));
        own.map(|place| Missing {
            path: places::path(self.told.program, self.told.facts, place),
            label: places::needed(self.told.program, self.told.facts, place),
        })
        .collect()
    }
}

/// By whose rules a benefit is, where it says so and is in force.
pub(crate) fn by_the_rules_of(program: &Program, benefit: &Benefit, found: &BenefitOutcome) -> Option<Place> {
    let label = show::label(outcome::place_of(program, benefit)?);
    let ty = &benefit.by_the_rules_of.as_ref()?.ty;
    Some(Place { label, value: describe::shown(program, found.by_the_rules_of.as_ref()?, ty) })
}

/// What bodies have still to decide, in words.
pub(crate) fn to_be_decided(program: &Program, facts: &Facts, missing: &value::Missing) -> Vec<Phrase> {
    let line = |open: &value::ToDecide| {
        let rule = program.rules.get(open.rule.index())?;
        let label = show::label(&rule.declared);
        let label = match places::member(program, facts, open.thing) {
            Some(member) => Phrase::fill(words::OF_MEMBER, &[("label", &label), ("member", &member)]),
            None => label,
        };
        let range = value::Possible::Number(open.between);
        let range = value::Value::unknown(range, value::Missing::NONE);
        let range = describe::shown(program, &range, &rule.ty).text;
        let values = [("label", &label), ("body", &Phrase::same(&*open.body)), ("range", &range)];
        Some(Phrase::fill(words::TO_BE_DECIDED_BY, &values))
    };
    missing.decisions().iter().filter_map(line).collect()
}

/// A figure that there is none of, in words.
pub(crate) fn no_figure(program: &Program, figure: &value::NoFigure) -> NoFigure {
    let finding = &*figure.finding;
    let words = |language| almoner_diagnostic::message(finding, language);
    let place = finding.span.map(|span| written::place(program, span));
    let place = place.map_or_else(Phrase::default, |(file, line)| {
        let line = Phrase::same(line.to_string());
        Phrase::fill(words::PLACE, &[("file", &Phrase::same(file)), ("line", &line)])
    });
    let text = Phrase::new(words(Language::English), words(Language::Chinese));
    NoFigure { code: finding.code.number, text, place }
}

/// Only the comparisons that say what the condition says, if there are any. Where none does (another part of it
/// decided, or it is turned round by `not`), by how much they hold or fail means nothing.
fn telling(mut all: Vec<super::Compared>, holds: Verdict) -> Vec<super::Compared> {
    if all.iter().any(|compared| compared.holds == holds) {
        all.retain(|compared| compared.holds == holds);
    } else {
        all.iter_mut().for_each(|compared| compared.difference = None);
    }
    all
}

fn status(found: &BenefitOutcome) -> Status {
    let gives_way = |refusal: &Refusal| matches!(refusal, Refusal::GivesWay { .. });
    match found.status {
        outcome::Status::Granted => Status::Granted,
        outcome::Status::Undecided => Status::Undecided,
        outcome::Status::Refused if found.refusals.contains(&Refusal::NotInForce) => Status::NotInForce,
        outcome::Status::Refused if found.refusals.iter().all(gives_way) => Status::GivesWay,
        outcome::Status::Refused => Status::Refused,
    }
}

fn paid(every: Frequency) -> Phrase {
    let text = match every {
        Frequency::Once => words::PAID_ONCE,
        Frequency::Daily => words::PAID_DAILY,
        Frequency::Monthly => words::PAID_MONTHLY,
        Frequency::Yearly => words::PAID_YEARLY,
    };
    text.into()
}
