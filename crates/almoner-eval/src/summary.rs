//! An outcome in a few lines for people: each benefit and output with its amount or range, why one is refused,
//! and what is still needed. How it came about is for the explanation; nothing here computes.

use almoner_check::program::{Benefit, Program};
use almoner_check::types::{NumberType, Type};
use almoner_diagnostic::{Language, Text};

use crate::explain::describe;
use crate::explain::{
    Phrase, by_the_rules_of, decided_by, help_in_short, no_figure, places, sentences, show, to_be_decided,
    words,
};
use crate::facts::Facts;
use crate::outcome::{BenefitOutcome, Outcome, Output, OutputOutcome, Refusal, Status, is_given};
use crate::value::{ThingId, Truth, Value};

/// From so many answers on they stand under headings, and refusals that say the same are one.
const HEADINGS_FROM: usize = 9;

/// What came out, in the order in which people want to know it.
const HEADINGS: [(Status, Text); 3] = [
    (Status::Granted, Text::new("What is granted", "可以给予的")),
    (Status::Undecided, Text::new("What is not decided yet", "尚不能确定的")),
    (Status::Refused, Text::new("What is not granted", "不予给予的")),
];

const CONDITION_FAILS: Text = Text::new("{condition}: does not hold", "{condition}：不符合");
const CONDITION_OPEN: Text = Text::new("{condition}: not known yet", "{condition}：尚不能确定");
const TO_BE_DECIDED: Text = Text::new("still to be decided: {open}", "尚待决定：{open}");
const NO_FIGURE: Text = Text::new("no figure: {text} ({place})", "没有数值：{text}（{place}）");
const NOTHING_ASKED: Text = Text::new("there is nothing to report", "没有可报告的结果");
const NEED: Text = Text::new("{label} ({path})", "{label}（{path}）");

/// The outcome of a program for some facts, as lines of text in a language.
pub fn summary(program: &Program, facts: &Facts, outcome: &Outcome, language: Language) -> String {
    let writer = Writer { program, facts, language };
    let as_of = Phrase::fill(words::AS_OF, &[("date", &show::date(outcome.as_of))]);
    let mut text = format!("{}\n", as_of.get(language));
    writer.benefits(&outcome.benefits, &mut text);
    for output in &outcome.outputs {
        writer.output(output, &mut text);
    }
    if outcome.benefits.is_empty() && outcome.outputs.is_empty() {
        line(&mut text, 0, NOTHING_ASKED.get(language));
    }
    writer.needs(outcome, &mut text);
    text
}

/// What came out for a benefit, in a few words: granted with its amount, not granted, undecided.
pub(crate) fn status(
    program: &Program,
    facts: &Facts,
    benefit: &Benefit,
    outcome: &BenefitOutcome,
) -> Phrase {
    Writer { program, facts, language: Language::English }.status(benefit, outcome)
}

struct Writer<'a> {
    program: &'a Program,
    facts: &'a Facts,
    language: Language,
}

impl Writer<'_> {
    fn benefits(&self, outcomes: &[BenefitOutcome], text: &mut String) {
        if outcomes.len() < HEADINGS_FROM {
            outcomes.iter().for_each(|outcome| self.benefit(outcome, &[outcome.thing], text));
            return;
        }
        for (status, heading) in HEADINGS {
            let groups = alike(outcomes.iter().filter(|outcome| outcome.status == status));
            if !groups.is_empty() {
                text.push('\n');
                line(text, 0, heading.get(self.language));
            }
            for (outcome, things) in groups {
                self.benefit(outcome, &things, text);
                self.office(outcome, text);
            }
        }
    }

    /// What came out for a benefit, the same for all of these things.
    fn benefit(&self, outcome: &BenefitOutcome, things: &[ThingId], text: &mut String) {
        let Some(benefit) = self.program.benefits.get(outcome.benefit.index()) else { return };
        text.push('\n');
        self.answer(&show::label(&benefit.declared), things, &self.status(benefit, outcome), text);
        if let Some(place) = by_the_rules_of(self.program, benefit, outcome) {
            line(text, 1, sentences::by_the_rules_of(&place).get(self.language));
        }
        match outcome.status {
            Status::Granted => self.paid(benefit, outcome, text),
            Status::Refused => self.conditions(benefit, outcome, Truth::No, CONDITION_FAILS, text),
            Status::Undecided => self.conditions(benefit, outcome, Truth::Unknown, CONDITION_OPEN, text),
        }
        for open in to_be_decided(self.program, self.facts, &outcome.missing) {
            line(text, 1, Phrase::fill(TO_BE_DECIDED, &[("open", &open)]).get(self.language));
        }
        for figure in outcome.missing.figures() {
            let lacking = no_figure(self.program, figure);
            line(
                text,
                1,
                Phrase::fill(NO_FIGURE, &[("text", &lacking.text), ("place", &lacking.place)])
                    .get(self.language),
            );
        }
    }

    /// Where to go for it: among many answers it is not plain whom each is to be asked of.
    fn office(&self, outcome: &BenefitOutcome, text: &mut String) {
        let benefit = self.program.benefits.get(outcome.benefit.index());
        let office = benefit.and_then(|benefit| benefit.decided_by.as_ref());
        let Some((body, days)) = office.filter(|_| outcome.status != Status::Refused) else { return };
        line(text, 1, decided_by(body, *days).get(self.language));
    }

    fn status(&self, benefit: &Benefit, outcome: &BenefitOutcome) -> Phrase {
        let amount = outcome.amount.as_ref().and_then(|amount| self.amount(benefit, amount));
        match (outcome.status, amount) {
            (Status::Granted, Some(amount)) => Phrase::fill(words::GRANTED_AMOUNT, &[("amount", &amount)]),
            (Status::Granted, None) => words::GRANTED.into(),
            (Status::Undecided, Some(amount)) => {
                Phrase::fill(words::UNDECIDED_AMOUNT, &[("amount", &amount)])
            }
            (Status::Undecided, None) => words::UNDECIDED.into(),
            (Status::Refused, _) => self.refused(outcome),
        }
    }

    fn refused(&self, outcome: &BenefitOutcome) -> Phrase {
        let gives_way = |refusal: &Refusal| match refusal {
            Refusal::GivesWay { to, .. } => self.program.benefits.get(to.index()),
            _ => None,
        };
        if outcome.refusals.contains(&Refusal::NotInForce) {
            return words::NOT_IN_FORCE.into();
        }
        match outcome.refusals.iter().find_map(gives_way) {
            Some(other) => Phrase::fill(words::GIVES_WAY, &[("other", &show::label(&other.declared))]),
            None => words::REFUSED.into(),
        }
    }

    /// The lines of what is paid, where there are several, and what is provided beside cash.
    fn paid(&self, benefit: &Benefit, outcome: &BenefitOutcome, text: &mut String) {
        let lines = benefit.pays.iter().flat_map(|pays| &pays.lines).zip(&outcome.lines);
        for (pay_line, value) in lines.filter(|_| outcome.lines.len() > 1) {
            if let Some(amount) = self.amount(benefit, value) {
                line(text, 1, self.joined(&show::label(&pay_line.declared), &amount).get(self.language));
            }
        }
        let plain = benefit.help.iter().filter(|help| help.is_plain());
        let all: Vec<Phrase> = plain.map(|help| show::label(&help.declared)).collect();
        if !all.is_empty() {
            let provided = Phrase::join(&all, words::COMMA);
            line(text, 1, self.joined(&words::PROVIDES.into(), &provided).get(self.language));
        }
        let more = benefit.help.iter().zip(&outcome.help).filter(|(help, _)| !help.is_plain());
        for (help, value) in more.filter(|(_, value)| is_given(value) != Truth::No) {
            let (heading, told) = help_in_short(self.program, help, value);
            line(text, 1, self.joined(&heading.into(), &told).get(self.language));
        }
    }

    fn conditions(
        &self,
        benefit: &Benefit,
        outcome: &BenefitOutcome,
        which: Truth,
        words: Text,
        text: &mut String,
    ) {
        let conditions = benefit.conditions.iter().zip(&outcome.conditions);
        for (condition, _) in conditions.filter(|(_, truth)| **truth == which) {
            let label = show::label(&condition.declared);
            line(text, 1, Phrase::fill(words, &[("condition", &label)]).get(self.language));
        }
    }

    fn output(&self, outcome: &OutputOutcome, text: &mut String) {
        let Some((label, ty)) = self.asked(outcome.output) else { return };
        text.push('\n');
        let shown = describe::shown(self.program, &outcome.value, &ty).text;
        self.answer(&label, &[outcome.thing], &shown, text);
    }

    /// The label and the type of an output.
    fn asked(&self, output: Output) -> Option<(Phrase, Type)> {
        match output {
            Output::Rule(rule) => {
                let rule = self.program.rules.get(rule.index())?;
                Some((show::label(&rule.declared), rule.ty.clone()))
            }
            Output::Parameter(parameter) => {
                let parameter = self.program.parameters.get(parameter.index())?;
                Some((show::label(&parameter.declared), parameter.ty.clone()))
            }
            Output::Granted(benefit) => {
                let benefit = self.program.benefits.get(benefit.index())?;
                Some((show::label(&benefit.declared), Type::YesNo))
            }
            Output::Amount(benefit) => {
                let benefit = self.program.benefits.get(benefit.index())?;
                Some((show::label(&benefit.declared), pays_type(benefit)?))
            }
        }
    }

    fn amount(&self, benefit: &Benefit, value: &Value) -> Option<Phrase> {
        Some(describe::shown(self.program, value, &pays_type(benefit)?).text)
    }

    /// `label: result`, with the members that it is of.
    fn answer(&self, label: &Phrase, things: &[ThingId], result: &Phrase, text: &mut String) {
        let members: Vec<Phrase> =
            things.iter().filter_map(|thing| places::member(self.program, self.facts, *thing)).collect();
        let label = if members.is_empty() {
            label.clone()
        } else {
            let members = Phrase::join(&members, words::COMMA);
            Phrase::fill(words::OF_MEMBER, &[("label", label), ("member", &members)])
        };
        line(text, 0, self.joined(&label, result).get(self.language));
    }

    fn joined(&self, label: &Phrase, result: &Phrase) -> Phrase {
        Phrase::fill(words::ANSWER, &[("label", label), ("result", result)])
    }

    fn needs(&self, outcome: &Outcome, text: &mut String) {
        if outcome.needs.is_empty() {
            return;
        }
        text.push('\n');
        line(text, 0, words::NEEDED.get(self.language));
        for need in &outcome.needs {
            let label = places::needed(self.program, self.facts, need.place);
            let path = Phrase::same(places::path(self.program, self.facts, need.place));
            line(text, 1, Phrase::fill(NEED, &[("label", &label), ("path", &path)]).get(self.language));
        }
    }
}

/// The answers in order; refusals of one benefit for the same reasons are one answer for several things.
fn alike<'o>(outcomes: impl Iterator<Item = &'o BenefitOutcome>) -> Vec<(&'o BenefitOutcome, Vec<ThingId>)> {
    let mut groups: Vec<(&BenefitOutcome, Vec<ThingId>)> = Vec::new();
    for outcome in outcomes {
        let same = |first: &BenefitOutcome| {
            outcome.status == Status::Refused
                && first.benefit == outcome.benefit
                && first.refusals == outcome.refusals
                && first.by_the_rules_of == outcome.by_the_rules_of
        };
        match groups.iter_mut().find(|(first, _)| same(first)) {
            Some((_, things)) => things.push(outcome.thing),
            None => groups.push((outcome, vec![outcome.thing])),
        }
    }
    groups
}

fn line(text: &mut String, indent: usize, words: &str) {
    text.push_str(&"  ".repeat(indent));
    text.push_str(words);
    text.push('\n');
}

fn pays_type(benefit: &Benefit) -> Option<Type> {
    let unit = benefit.pays.as_ref()?.unit.clone();
    Some(Type::Number(NumberType { unit, whole: false, percent: false, decimals: None }))
}
