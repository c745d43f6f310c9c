//! Which fact to ask next, and why: the question in words, what hangs on it, and what an answer would do.
//! Every "what if" is an evaluation; nothing is guessed.

mod edges;

use almoner_check::exact::Exact;
use almoner_check::program::{Field, FieldKind, Program};
use almoner_check::types::Type;
use almoner_diagnostic::{Diagnostic, Language};
use jiff::civil::Date;
use serde::Serialize;

use edges::Edges;

use crate::altered::Altered;
use crate::explain::{Cite, Missing, Phrase, Shown, cites, describe, places, show, words};
use crate::facts::Facts;
use crate::flip::search::{FARTHEST, resolution, whole_steps};
use crate::outcome::{BenefitOutcome, Outcome, Status};
use crate::prepared::{EvaluateOptions, NeedsOrder, Prepared};
use crate::trace::{Step, StepKind, Trace};
use crate::value::{FactPlace, Value};

/// The next question, and why it is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ask {
    /// Where the answer is to be given: `members[0].wage`.
    pub path: String,
    /// `wage of person 1 (head)`.
    pub label: Phrase,
    /// The question.
    pub question: Phrase,
    /// What the fact's author says of it.
    pub help: Option<String>,
    /// What it decides.
    pub decides: Vec<Decides>,
    /// What possible answers would do: all of them; of a number, the lowest and those between which something turns.
    pub effects: Vec<Effect>,
    /// What would be asked after it, as things stand.
    pub later: Vec<Missing>,
}

/// A benefit that hangs on the fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decides {
    /// The benefit, with the member it is for.
    pub benefit: Phrase,
    /// What is known of it: `undecided, between 0 and 1,420 yuan per month`.
    pub result: Phrase,
    /// The conditions that hang on the fact.
    pub conditions: Vec<OpenCondition>,
    /// The amount hangs on it.
    pub amount: bool,
}

/// A condition that hangs on the fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenCondition {
    /// Its label, or its name.
    pub label: Phrase,
    /// Its citations; those of the benefit where it has none.
    pub cites: Vec<Cite>,
}

/// What an answer would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// The answer.
    pub answer: Shown,
    /// What each benefit that hangs on the fact would then be.
    pub results: Vec<Phrase>,
}

/// The next fact to ask for; `None` where nothing is undecided for want of a fact.
///
/// # Errors
/// What evaluation itself refuses: see [`Prepared::evaluate_traced`].
pub fn ask(prepared: &Prepared, facts: &Facts, as_of: Date) -> Result<Option<Ask>, Box<Diagnostic>> {
    let (outcome, trace) = prepared.evaluate_traced(facts, as_of, &EvaluateOptions::default())?;
    let Some(first) = outcome.needs.first() else { return Ok(None) };
    let asker = Asker { prepared, program: prepared.program(), facts, as_of, place: first.place };
    Ok(asker.ask(&outcome, &trace))
}

/// The question and its reasons as plain text, ending with a line end.
pub fn text(ask: &Ask, language: Language) -> String {
    let mut out = String::new();
    let mut line = |depth: usize, phrase: &Phrase| {
        out.push_str(&"  ".repeat(depth));
        out.push_str(phrase.get(language));
        out.push('\n');
    };
    line(0, &ask.question);
    line(1, &Phrase::same(ask.path.as_str()));
    if let Some(help) = &ask.help {
        help.lines().for_each(|text| line(1, &Phrase::same(text)));
    }
    line(0, &Phrase::default());
    line(0, &words::WHY_ASKED.into());
    for decides in &ask.decides {
        let values = [("label", &decides.benefit), ("result", &decides.result)];
        line(1, &Phrase::fill(words::ANSWER, &values));
        for condition in &decides.conditions {
            line(2, &Phrase::fill(words::DECIDES_CONDITION, &[("label", &condition.label)]));
            if let Some(under) = crate::explain::sentences::under(&condition.cites) {
                line(3, &under);
            }
        }
        if decides.amount {
            line(2, &words::DECIDES_AMOUNT.into());
        }
    }
    if !ask.effects.is_empty() {
        line(0, &Phrase::default());
        line(0, &words::WHAT_ANSWERS_DO.into());
    }
    for effect in &ask.effects {
        let result = Phrase::join(&effect.results, words::SEMICOLON);
        line(1, &Phrase::fill(words::ANSWER, &[("label", &effect.answer.text), ("result", &result)]));
    }
    if !ask.later.is_empty() {
        line(0, &Phrase::default());
        line(0, &words::ASKED_LATER.into());
        ask.later.iter().for_each(|missing| line(1, &missing.label));
    }
    out
}

struct Asker<'a> {
    prepared: &'a Prepared,
    program: &'a Program,
    facts: &'a Facts,
    as_of: Date,
    place: FactPlace,
}

impl Asker<'_> {
    fn ask(&self, outcome: &Outcome, trace: &Trace) -> Option<Ask> {
        let field = places::field_of(self.program, self.facts, self.place.thing, self.place.field)?;
        let later = outcome.needs.iter().skip(1).map(|need| Missing {
            path: places::path(self.program, self.facts, need.place),
            label: places::needed(self.program, self.facts, need.place),
        });
        let waiting: Vec<&BenefitOutcome> =
            outcome.benefits.iter().filter(|found| found.missing.contains(self.place)).collect();
        Some(Ask {
            path: places::path(self.program, self.facts, self.place),
            label: places::label(self.program, self.facts, self.place),
            question: self.question(field),
            help: field.declared.docs.as_deref().map(str::to_owned),
            decides: waiting.iter().filter_map(|found| self.decides(found, outcome, trace)).collect(),
            effects: self.effects(field, &waiting),
            later: later.collect(),
        })
    }

    fn question(&self, field: &Field) -> Phrase {
        let label = places::label(self.program, self.facts, self.place);
        let fill =
            |template, name, value: &Phrase| Phrase::fill(template, &[("label", &label), (name, value)]);
        if let Some(given) = self.awaits_check() {
            return fill(words::ASK_CHECK, "value", &given);
        }
        let Some(ty) = self.ty(field) else {
            return fill(words::ASK_MANY, "", &label);
        };
        match &ty {
            Type::YesNo => fill(words::ASK_YES_NO, "", &label),
            Type::Date => fill(words::ASK_DATE, "", &label),
            Type::Text | Type::Error => fill(words::ASK_TEXT, "", &label),
            Type::Enum(of) => {
                let values = self.program.enums.get(of.index()).map_or(&[][..], |found| &found.values);
                let labels: Vec<Phrase> = values.iter().map(show::label).collect();
                fill(words::ASK_ENUM, "options", &Phrase::join(&labels, words::COMMA))
            }
            Type::Number(number) if number.unit.is_plain() => fill(words::ASK_NUMBER, "", &label),
            Type::Number(number) => {
                let spelled = |language| self.program.units.display(&number.unit, language).replace('_', " ");
                let unit = Phrase::new(spelled(Language::English), spelled(Language::Chinese));
                fill(words::ASK_AMOUNT, "unit", &unit)
            }
        }
    }

    /// The type of what is asked for; `None` for a list of things.
    fn ty(&self, field: &Field) -> Option<Type> {
        match (&field.kind, self.program.evidence) {
            (FieldKind::Many(_), _) => None,
            (FieldKind::Fact { .. }, Some(of)) if self.place.is_evidence() => Some(Type::Enum(of)),
            (FieldKind::Fact { ty, .. }, _) => Some(ty.clone()),
        }
    }

    /// What was given and awaits its check.
    fn awaits_check(&self) -> Option<Phrase> {
        if self.place.is_evidence() {
            return None;
        }
        let given = self.facts.held_back(self.place)?;
        let ty = self.ty(places::field_of(self.program, self.facts, self.place.thing, self.place.field)?)?;
        Some(describe::shown(self.program, given, &ty).text)
    }

    fn decides(&self, found: &BenefitOutcome, outcome: &Outcome, trace: &Trace) -> Option<Decides> {
        let benefit = self.program.benefits.get(found.benefit.index())?;
        let position = outcome.benefits.iter().position(|other| std::ptr::eq(other, found))?;
        let root = trace.step(*trace.roots.get(position)?)?;
        let mut conditions = Vec::new();
        for child in own_steps(trace, root) {
            let StepKind::Condition(_, position) = child.kind else { continue };
            let Some(condition) = benefit.conditions.get(position) else { continue };
            if child.value.missing().contains(self.place) {
                let own = if condition.cites.is_empty() { &benefit.cites } else { &condition.cites };
                let label = show::label(&condition.declared);
                conditions.push(OpenCondition { label, cites: cites(self.program, own) });
            }
        }
        let amount = found.lines.iter().any(|line| line.missing().contains(self.place));
        let (benefit, result) = (self.benefit_label(found), self.result(found));
        Some(Decides { benefit, result, conditions, amount })
    }

    /// `subsistence allowance`, or `disability subsidy of person 2`.
    fn benefit_label(&self, found: &BenefitOutcome) -> Phrase {
        let benefit = self.program.benefits.get(found.benefit.index());
        let label = benefit.map_or_else(Phrase::default, |benefit| show::label(&benefit.declared));
        match places::member(self.program, self.facts, found.thing) {
            Some(member) => Phrase::fill(words::OF_MEMBER, &[("label", &label), ("member", &member)]),
            None => label,
        }
    }

    fn result(&self, found: &BenefitOutcome) -> Phrase {
        let pays = self.program.benefits.get(found.benefit.index()).and_then(|benefit| benefit.pays.as_ref());
        let amount = match (&found.amount, pays) {
            (Some(amount), Some(pays)) => {
                Some(describe::shown(self.program, amount, &describe::money(&pays.unit)).text)
            }
            _ => None,
        };
        let (with, without) = match found.status {
            Status::Granted => (words::GRANTED_AMOUNT, words::GRANTED),
            Status::Undecided => (words::UNDECIDED_AMOUNT, words::UNDECIDED),
            Status::Refused => return words::REFUSED.into(),
        };
        amount.map_or_else(|| without.into(), |amount| Phrase::fill(with, &[("amount", &amount)]))
    }

    /// What each possible answer would do to the benefits that wait for it.
    fn effects(&self, field: &Field, waiting: &[&BenefitOutcome]) -> Vec<Effect> {
        let Some(ty) = self.ty(field) else { return Vec::new() };
        let mut effects = Vec::new();
        let mut altered = Altered::new(self.prepared, self.facts, self.as_of);
        let options = EvaluateOptions { needs: NeedsOrder::AsDeclared, ..EvaluateOptions::default() };
        for answer in self.answers(field, waiting) {
            altered.set(self.place, answer.clone());
            let outcome = self.prepared.evaluate(&altered.facts, self.as_of, &options);
            let Ok(outcome) = outcome else { continue };
            let results = waiting.iter().filter_map(|old| {
                let same = |new: &&BenefitOutcome| new.benefit == old.benefit && new.thing == old.thing;
                let new = outcome.benefits.iter().find(same)?;
                let values = [("label", &self.benefit_label(new)), ("result", &self.result(new))];
                Some(Phrase::fill(words::ANSWER, &values))
            });
            let results = results.collect();
            effects.push(Effect { answer: describe::shown(self.program, &answer, &ty), results });
        }
        effects
    }

    /// The answers that are tried: all of a short list; of a number, those between which something turns.
    fn answers(&self, field: &Field, waiting: &[&BenefitOutcome]) -> Vec<Value> {
        let FieldKind::Fact { at_least, at_most, .. } = &field.kind else { return Vec::new() };
        let Some(ty) = self.ty(field) else { return Vec::new() };
        match &ty {
            Type::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
            Type::Enum(of) => {
                let values = self.program.enums.get(of.index()).map_or(0, |found| found.values.len());
                (0u32..).take(values.min(MOST_ANSWERS)).map(|value| Value::Enum(*of, value)).collect()
            }
            Type::Number(number) => {
                let low = at_least.unwrap_or(Exact::ZERO);
                let step = resolution(self.program, number);
                let room = at_most.and_then(|high| high.checked_sub(low).ok());
                let most = match (room, step) {
                    (Some(room), Some(step)) => whole_steps(room, step).unwrap_or(0),
                    _ => FARTHEST,
                };
                let waiting: Vec<_> = waiting.iter().map(|found| (found.benefit, found.thing)).collect();
                let edges = Edges {
                    altered: Altered::new(self.prepared, self.facts, self.as_of),
                    place: self.place,
                    waiting,
                    low,
                    step: step.unwrap_or(Exact::ONE),
                };
                edges.values(most)
            }
            Type::Date | Type::Text | Type::Error => Vec::new(),
        }
    }
}

/// The steps that a benefit came from, its entitlement's among them.
fn own_steps<'t>(trace: &'t Trace, root: &'t Step) -> Vec<&'t Step> {
    let mut steps = Vec::new();
    for child in root.children.iter().filter_map(|child| trace.step(*child)) {
        if matches!(child.kind, StepKind::Entitlement(_)) {
            steps.extend(child.children.iter().filter_map(|child| trace.step(*child)));
        } else {
            steps.push(child);
        }
    }
    steps
}

/// How many values of an enum are tried.
const MOST_ANSWERS: usize = 20;
