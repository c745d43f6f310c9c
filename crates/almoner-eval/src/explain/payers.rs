//! What a payer of a bill says: how much those before it left, its deductible, rate and cap. It reads the steps of
//! the arithmetic that the checker made of a line; where they are others (a value given directly, an amendment) it
//! says nothing.

use almoner_check::program::{Payer, Rule, RuleKind, RuleVersion};
use almoner_check::types::Type;

use super::describe::shown;
use super::graph::Told;
use super::model::{Note, NoteKind};
use super::notes::note;
use super::phrase::Phrase;
use super::words;
use crate::trace::{Step, StepKind};

/// What is to be said of a rule that is a payer, or of what the payers leave.
pub(crate) fn notes(told: &Told<'_>, step: &Step, rule: &Rule, version: &RuleVersion) -> Vec<Note> {
    let own = version.module == rule.declared.module
        && version.span.start <= rule.declared.span.start
        && rule.declared.span.end <= version.span.end;
    let Some(value) = body(told, step).filter(|_| own) else { return Vec::new() };
    let text = match rule.kind {
        RuleKind::Payer(payer) => parts(told, payer, value, &rule.ty),
        RuleKind::Payers => bill(told, value).map(|bill| {
            let values = [("bill", &shown(told.program, &bill.value, &rule.ty).text)];
            Phrase::fill(words::LEFT_OF_BILL, &values)
        }),
        RuleKind::Define | RuleKind::Table | RuleKind::Scale | RuleKind::Group { .. } => None,
    };
    text.into_iter().map(|text| note(NoteKind::Payer, text)).collect()
}

/// The value that the only case of a rule gives.
fn body<'a>(told: &Told<'a>, step: &Step) -> Option<&'a Step> {
    let last = told.step(*step.children.last()?)?;
    match last.kind {
        StepKind::Case { .. } => told.step(*last.children.last()?),
        _ => Some(last),
    }
}

fn child<'a>(told: &Told<'a>, step: &Step, position: usize) -> Option<&'a Step> {
    told.step(*step.children.get(position)?)
}

/// What the payers share: the first of all that is subtracted from.
fn bill<'a>(told: &Told<'a>, left: &'a Step) -> Option<&'a Step> {
    let mut bill = left;
    while bill.kind == StepKind::Computed && bill.span == left.span && !bill.children.is_empty() {
        bill = child(told, bill, 0)?;
    }
    Some(bill)
}

/// `payer 2 of 4; left by those before it: 4,000 yuan; above 500 yuan; 70%; at most 100,000 yuan`.
fn parts(told: &Told<'_>, payer: Payer, value: &Step, ty: &Type) -> Option<Phrase> {
    let least = child(told, value, 0)?;
    let mut paid = child(told, least, 1)?;
    let of_money = |step: &Step| shown(told.program, &step.value, ty).text;
    if payer.rounded {
        paid = child(told, paid, 0)?;
    }
    let (share, base) = (child(told, paid, 0)?, child(told, paid, 1)?);
    let is_rate = share.ty.as_number().is_some_and(|number| number.unit.is_plain());
    let beyond = if payer.above { child(told, base, 0)? } else { base };
    let left = if payer.above { child(told, beyond, 0)? } else { base };
    let number = |number: u32| Phrase::same(number.saturating_add(1).to_string());
    let (place, of) = (number(payer.place), Phrase::same(payer.of.to_string()));
    let values = [("place", &place), ("of", &of), ("left", &of_money(left))];
    let mut all = vec![Phrase::fill(words::PAYER, &values)];
    if payer.above {
        let above = of_money(child(told, beyond, 1)?);
        all.push(Phrase::fill(words::PAYER_ABOVE, &[("above", &above)]));
    }
    if is_rate {
        let rate = shown(told.program, &share.value, &words_of_rate(&share.ty)).text;
        all.push(Phrase::fill(words::PAYER_RATE, &[("rate", &rate)]));
    }
    if payer.at_most {
        let most = of_money(child(told, least, 2)?);
        all.push(Phrase::fill(words::PAYER_AT_MOST, &[("most", &most)]));
    }
    Some(Phrase::join(&all, words::SEMICOLON))
}

/// A rate is shown as a percentage, however it was computed.
fn words_of_rate(ty: &Type) -> Type {
    match ty {
        Type::Number(number) => {
            Type::Number(almoner_check::types::NumberType { percent: true, ..number.clone() })
        }
        other => other.clone(),
    }
}
