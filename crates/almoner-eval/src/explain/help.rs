//! Help beside cash in words: what, how much, by whom, until when.

use almoner_check::program::{Benefit, Help};
use almoner_diagnostic::Text;
use almoner_syntax::ast::HelpKind;

use super::answers::Maker;
use super::model::{HelpAnswer, HelpSort, Verdict};
use super::{Phrase, describe, show, words, written};
use crate::outcome::{BenefitOutcome, is_given};
use crate::trace::{Step, StepKind};
use crate::value::{Truth, Value};

impl Maker<'_, '_> {
    /// The lines of help that say more than a name, and that are given or may be.
    pub(super) fn help(&mut self, benefit: &Benefit, found: &BenefitOutcome, step: &Step) -> Vec<HelpAnswer> {
        let steps = self.steps(step, |kind| match kind {
            StepKind::Help(_, position) => Some(*position),
            _ => None,
        });
        let mut answers = Vec::new();
        for (position, (help, value)) in benefit.help.iter().zip(&found.help).enumerate() {
            let given = match is_given(value) {
                Truth::No => continue,
                Truth::Yes => Verdict::Yes,
                Truth::Unknown => Verdict::Unknown,
            };
            if help.is_plain() {
                continue;
            }
            let weighed = steps.iter().find(|(at, ..)| *at == position);
            let below = weighed.map(|(_, id, _)| self.graph.below(*id)).unwrap_or_default();
            let overlay = weighed.and_then(|(.., step)| super::overlays::applied(&self.told, step));
            let formula = help.quantity.as_ref().map(|quantity| quantity.amount.span);
            let formula = overlay.map(|overlay| overlay.formula).or(formula);
            answers.push(HelpAnswer {
                name: help.declared.name.to_string(),
                label: show::label(&help.declared),
                sort: sort(help.kind),
                given,
                quantity: quantity(self.told.program, help, value),
                carried_out_by: help.carried_out_by.as_deref().map(str::to_owned),
                working_days: help.working_days,
                formula: formula.map(|span| written::written(self.told.program, span)),
                cites: self.cites(overlay.map_or(&help.cites, |overlay| &overlay.cites), benefit),
                because: self.graph.all(&below.named),
                notes: below.notes,
            });
        }
        answers
    }
}

const fn sort(kind: HelpKind) -> HelpSort {
    match kind {
        HelpKind::Help => HelpSort::Help,
        HelpKind::Goods => HelpSort::Goods,
        HelpKind::Services => HelpSort::Services,
        HelpKind::Obligation => HelpSort::Obligation,
        HelpKind::Referral => HelpSort::Referral,
    }
}

fn quantity(
    program: &almoner_check::program::Program,
    help: &Help,
    value: &Value,
) -> Option<super::model::Shown> {
    let unit = &help.quantity.as_ref()?.unit;
    Some(describe::shown(program, value, &describe::money(unit)))
}

/// A line of help for a summary: its sort, what, how much, by whom, until when.
pub(crate) fn in_short(
    program: &almoner_check::program::Program,
    help: &Help,
    value: &Value,
) -> (Text, Phrase) {
    let quantity = quantity(program, help, value).map(|shown| shown.text);
    let text =
        line(&show::label(&help.declared), quantity, help.carried_out_by.as_deref(), help.working_days);
    (heading(sort(help.kind)), text)
}

/// The heading above lines of a sort.
pub(super) const fn heading(sort: HelpSort) -> Text {
    match sort {
        HelpSort::Help => words::PROVIDES,
        HelpSort::Goods => words::GOODS,
        HelpSort::Services => words::SERVICES,
        HelpSort::Obligation => words::OBLIGATION,
        HelpSort::Referral => words::REFERRAL,
    }
}

/// The lines of an answer by their sort, each sort once, in the order of [`HelpSort`].
pub(super) fn by_sort(help: &[HelpAnswer]) -> impl Iterator<Item = (HelpSort, Vec<&HelpAnswer>)> {
    let sorts =
        [HelpSort::Help, HelpSort::Goods, HelpSort::Services, HelpSort::Obligation, HelpSort::Referral];
    let lines = sorts.into_iter().map(|sort| (sort, help.iter().filter(|line| line.sort == sort).collect()));
    lines.filter(|(_, lines): &(HelpSort, Vec<&HelpAnswer>)| !lines.is_empty())
}

/// What an answer says in one line.
pub(super) fn told(help: &HelpAnswer) -> Phrase {
    let open = (help.given == Verdict::Unknown && help.quantity.is_none()).then(|| words::NOT_KNOWN.into());
    let quantity = help.quantity.as_ref().map(|shown| shown.text.clone()).or(open);
    line(&help.label, quantity, help.carried_out_by.as_deref(), help.working_days)
}

fn line(label: &Phrase, quantity: Option<Phrase>, by: Option<&str>, days: Option<u32>) -> Phrase {
    let line = match quantity {
        Some(quantity) => Phrase::fill(words::ANSWER, &[("label", label), ("result", &quantity)]),
        None => label.clone(),
    };
    let by = by.map(|by| Phrase::fill(words::CARRIED_OUT_BY, &[("body", &Phrase::same(by))]));
    let within = days.map(|days| {
        let words = if days == 1 { words::WITHIN_ONE_WORKING_DAY } else { words::WITHIN_WORKING_DAYS };
        Phrase::fill(words, &[("days", &Phrase::same(days.to_string()))])
    });
    let with =
        |line: Phrase, more: &Phrase| Phrase::fill(words::WITH_MORE, &[("line", &line), ("more", more)]);
    by.iter().chain(&within).fold(line, with)
}
