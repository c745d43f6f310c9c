//! A timeline for people: for each benefit a line a month, what changed, and the sum; then what is owed.

use almoner_check::exact::Exact;
use almoner_check::program::{Benefit, BenefitId};
use almoner_check::types::Type;
use almoner_diagnostic::{Language, Text};

use super::{Settled, Timeline, Total, in_unit, iso, total_unit};
use crate::explain::{Phrase, describe, places, show, words};
use crate::facts::Facts;
use crate::outcome::BenefitOutcome;
use crate::prepared::Prepared;
use crate::summary::status;
use crate::value::{ThingId, Truth, Value};

const HEAD: Text =
    Text::new("From {from} to {to}, as of the first day of each month", "{from}至{to}，每月按首日计算");
const MORE: Text = Text::new("{by} more than the month before", "比上月多{by}");
const LESS: Text = Text::new("{by} less than the month before", "比上月少{by}");
const CHANGED: Text = Text::new("another answer than the month before", "结果与上月不同");
const TOTAL: Text = Text::new("in all: {sum} in {months} months", "合计：{sum}，共 {months} 个月");
const TOTAL_OF_ONE: Text = Text::new("in all: {sum} in 1 month", "合计：{sum}，共 1 个月");
const OPEN: Text = Text::new("not decided: {months} of the months", "尚未决定：{months} 个月");
const BECAUSE: Text = Text::new("{label}: {before} → {after}", "{label}：{before} → {after}");
const SETTLED: Text = Text::new("{label}: due and paid", "{label}：应发与已发");
const SETTLED_MONTH: Text = Text::new("due {due}, paid {paid}", "应发{due}，已发{paid}");
const ARREAR: Text = Text::new("arrears {by}", "补发{by}");
const OVERPAID: Text = Text::new("overpaid {by}", "多发{by}");
const NOT_DECIDED: Text = Text::new("not decided, paid {paid}", "尚未决定，已发{paid}");
const SUMS: Text =
    Text::new("in all: arrears {arrears}, overpaid {overpaid}", "合计：补发{arrears}，多发{overpaid}");
const NOTE: Text = Text::new("{text} ({note})", "{text}（{note}）");

impl Timeline {
    /// The timeline as lines of text. With `why`, the conditions and lines that changed stand below a change.
    pub fn to_text(&self, prepared: &Prepared, facts: &Facts, language: Language, why: bool) -> String {
        let writer = Writer { timeline: self, prepared, facts, language, why };
        let mut text = String::new();
        if let (Some(first), Some(last)) = (self.months.first(), self.months.last()) {
            let ends = [("from", &show::month(first.first)), ("to", &show::month(last.first))];
            line(&mut text, 0, Phrase::fill(HEAD, &ends).get(language));
        }
        let totals = self.totals(prepared.program());
        for (benefit, thing) in self.recipients() {
            let total = totals.iter().find(|total| (total.benefit, total.thing) == (benefit, thing));
            writer.benefit(benefit, thing, total, &mut text);
        }
        for settled in self.settled.iter().flatten() {
            writer.settled(settled, &mut text);
        }
        text
    }
}

struct Writer<'t> {
    timeline: &'t Timeline,
    prepared: &'t Prepared,
    facts: &'t Facts,
    language: Language,
    why: bool,
}

impl Writer<'_> {
    fn benefit(&self, id: BenefitId, thing: ThingId, total: Option<&Total>, text: &mut String) {
        let Some(benefit) = self.prepared.program().benefits.get(id.index()) else { return };
        text.push('\n');
        line(text, 0, self.label(benefit, thing).get(self.language));
        let mut before: Option<&BenefitOutcome> = None;
        for month in &self.timeline.months {
            let Some(now) = month.of(id, thing) else { continue };
            let mut said = status(self.prepared.program(), self.facts, benefit, now);
            if let Some(note) = before.and_then(|before| self.change(benefit, before, now)) {
                said = Phrase::fill(NOTE, &[("text", &said), ("note", &note)]);
            }
            line(text, 1, &format!("{}  {}", iso(month.first), said.get(self.language)));
            if let Some(before) = before.filter(|_| self.why) {
                self.because(benefit, before, now, text);
            }
            before = Some(now);
        }
        let Some((total, unit)) = total.zip(total_unit(self.prepared.program(), id)) else { return };
        let months = Phrase::same(total.months.to_string());
        let sum = self.amount(total.sum, &in_unit(unit));
        let template = if total.months == 1 { TOTAL_OF_ONE } else { TOTAL };
        line(text, 1, Phrase::fill(template, &[("sum", &sum), ("months", &months)]).get(self.language));
        if total.undecided > 0 {
            let months = Phrase::same(total.undecided.to_string());
            line(text, 1, Phrase::fill(OPEN, &[("months", &months)]).get(self.language));
        }
    }

    fn label(&self, benefit: &Benefit, thing: ThingId) -> Phrase {
        let label = show::label(&benefit.declared);
        match places::member(self.prepared.program(), self.facts, thing) {
            Some(member) => Phrase::fill(words::OF_MEMBER, &[("label", &label), ("member", &member)]),
            None => label,
        }
    }

    /// What is different from the month before, in short.
    fn change(&self, benefit: &Benefit, before: &BenefitOutcome, now: &BenefitOutcome) -> Option<Phrase> {
        let number = |outcome: &BenefitOutcome| outcome.amount.as_ref().and_then(Value::number);
        if before.status == now.status && before.amount == now.amount {
            return None;
        }
        let (Some(old), Some(new)) = (number(before), number(now)) else { return Some(CHANGED.into()) };
        let ty = in_unit(benefit.pays.as_ref()?.unit.clone());
        let by = new.checked_sub(old).ok()?;
        Some(match by.signum() {
            0 => CHANGED.into(),
            1 => Phrase::fill(MORE, &[("by", &self.amount(by, &ty))]),
            _ => Phrase::fill(LESS, &[("by", &self.amount(by.checked_neg().ok()?, &ty))]),
        })
    }

    /// The conditions and the lines that changed.
    fn because(&self, benefit: &Benefit, before: &BenefitOutcome, now: &BenefitOutcome, text: &mut String) {
        let conditions = before.conditions.iter().zip(&now.conditions);
        for (condition, (old, new)) in benefit.conditions.iter().zip(conditions) {
            if old != new {
                self.turned(&show::label(&condition.declared), &truth(*old), &truth(*new), text);
            }
        }
        let Some(pays) = &benefit.pays else { return };
        let ty = in_unit(pays.unit.clone());
        let lines = before.lines.iter().zip(&now.lines);
        for (pay_line, (old, new)) in pays.lines.iter().zip(lines) {
            if old != new {
                let shown = |value| describe::shown(self.prepared.program(), value, &ty).text;
                self.turned(&show::label(&pay_line.declared), &shown(old), &shown(new), text);
            }
        }
    }

    fn turned(&self, label: &Phrase, before: &Phrase, after: &Phrase, text: &mut String) {
        let values = [("label", label), ("before", before), ("after", after)];
        line(text, 3, Phrase::fill(BECAUSE, &values).get(self.language));
    }

    fn settled(&self, settled: &Settled, text: &mut String) {
        let program = self.prepared.program();
        let benefit = program.benefits.get(settled.benefit.index());
        let (Some(benefit), Some(unit)) = (benefit, total_unit(program, settled.benefit)) else { return };
        let ty = in_unit(unit);
        text.push('\n');
        let label = self.label(benefit, settled.thing);
        line(text, 0, Phrase::fill(SETTLED, &[("label", &label)]).get(self.language));
        for month in &settled.months {
            let paid = self.amount(month.paid, &ty);
            let said = match (month.due, month.difference()) {
                (Some(due), Some(by)) => {
                    let due = self.amount(due, &ty);
                    let said = Phrase::fill(SETTLED_MONTH, &[("due", &due), ("paid", &paid)]);
                    self.with_difference(said, by, &ty)
                }
                _ => Phrase::fill(NOT_DECIDED, &[("paid", &paid)]),
            };
            line(text, 1, &format!("{}  {}", iso(month.first), said.get(self.language)));
        }
        let (arrears, overpaid) = (self.amount(settled.arrears, &ty), self.amount(settled.overpaid, &ty));
        let values = [("arrears", &arrears), ("overpaid", &overpaid)];
        line(text, 1, Phrase::fill(SUMS, &values).get(self.language));
    }

    fn with_difference(&self, said: Phrase, by: Exact, ty: &Type) -> Phrase {
        let (template, size) = match by.signum() {
            0 => return said,
            1 => (ARREAR, by),
            _ => (OVERPAID, by.checked_neg().unwrap_or(by)),
        };
        let note = Phrase::fill(template, &[("by", &self.amount(size, ty))]);
        Phrase::fill(NOTE, &[("text", &said), ("note", &note)])
    }

    fn amount(&self, value: Exact, ty: &Type) -> Phrase {
        show::number(self.prepared.program(), value, ty).text
    }
}

fn truth(truth: Truth) -> Phrase {
    match truth {
        Truth::Yes => show::yes_no(true).text,
        Truth::No => show::yes_no(false).text,
        Truth::Unknown => show::unknown().text,
    }
}

fn line(text: &mut String, indent: usize, words: &str) {
    text.push_str(&"  ".repeat(indent));
    text.push_str(words);
    text.push('\n');
}
