//! An explanation as plain text for an official: indented, no colours, no drawing of lines, so that it can be
//! copied into a letter. Never computes; never says anything that is not in the data.

use std::collections::VecDeque;

use almoner_diagnostic::{Language, Text};

use super::model::{
    Answer, BenefitAnswer, Cite, ConditionAnswer, Explanation, HelpAnswer, HelpSort, Layer, LineAnswer, Note,
    Status, Value, Verdict,
};
use super::phrase::Phrase;
use super::{help, sentences, words};

/// How deep values stand below one another before they are told further down instead.
const DEEPEST: usize = 12;

/// The explanation as plain text, ending with a line end.
pub fn text(explanation: &Explanation, language: Language) -> String {
    let told = vec![false; explanation.values.len()];
    let mut page = Page {
        explanation,
        language,
        out: String::new(),
        depth: 0,
        told,
        later: VecDeque::new(),
        rules: Vec::new(),
        layer: None,
    };
    for (position, answer) in explanation.answers.iter().enumerate() {
        if position > 0 {
            page.out.push('\n');
        }
        // Each answer stands by itself, so that it can be put into a letter alone.
        page.told.fill(false);
        page.rules.clear();
        match answer {
            Answer::Benefit(benefit) => page.benefit(benefit),
            Answer::Value { value } => {
                page.as_of();
                page.value(*value);
            }
        }
        page.further();
    }
    page.out
}

struct Page<'a> {
    explanation: &'a Explanation,
    language: Language,
    out: String,
    depth: usize,
    /// The values that have been told in full.
    told: Vec<bool>,
    /// The values that stood too deep to be told where they are used.
    later: VecDeque<usize>,
    /// The rules of members that have been told: label, formula, citations.
    rules: Vec<(Phrase, Option<String>, Vec<Cite>)>,
    /// The layer of the answer being written, which is not said again.
    layer: Option<Layer>,
}

impl Page<'_> {
    fn line(&mut self, phrase: &Phrase) {
        let text = phrase.get(self.language).to_owned();
        self.plain(&text);
    }

    /// A line, or several where the author's text has several; all at the present depth.
    fn plain(&mut self, text: &str) {
        for line in text.lines() {
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn heading(&mut self, text: Text) {
        self.out.push('\n');
        self.line(&text.into());
    }

    /// An empty line before each item but the first.
    fn gap(&mut self, position: usize) {
        if position > 0 {
            self.out.push('\n');
        }
    }

    fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth = self.depth.saturating_add(1);
        write(self);
        self.depth = self.depth.saturating_sub(1);
    }

    fn as_of(&mut self) {
        let date = super::show::date_text(&self.explanation.as_of);
        self.line(&Phrase::fill(words::AS_OF, &[("date", &date)]));
    }

    fn benefit(&mut self, answer: &BenefitAnswer) {
        self.layer = Some(answer.layer.clone());
        self.line(&sentences::headline(answer));
        self.as_of();
        self.cites(&answer.cites);
        let formalities = sentences::formalities(answer);
        if !formalities.is_empty() {
            self.line(&Phrase::join(&formalities, words::DOT));
        }
        if !answer.conditions.is_empty() {
            self.heading(words::CONDITIONS);
            self.deeper(|page| {
                for (position, condition) in answer.conditions.iter().enumerate() {
                    page.gap(position);
                    page.condition(condition);
                }
            });
        }
        if !answer.lines.is_empty() {
            self.heading(words::AMOUNT);
            self.deeper(|page| {
                for (position, line) in answer.lines.iter().enumerate() {
                    page.gap(position);
                    page.pay_line(line);
                }
            });
        }
        self.provides(answer);
        self.needs(answer);
        self.awaited_decisions(answer);
        self.no_figure(answer);
        self.changes(answer);
    }

    fn cites(&mut self, cites: &[Cite]) {
        if let Some(under) = sentences::under(cites) {
            self.line(&under);
        }
    }

    fn condition(&mut self, condition: &ConditionAnswer) {
        let (mark, word) = match condition.holds {
            Verdict::Yes => ("✓", words::HOLDS),
            Verdict::No => ("✗", words::FAILS),
            Verdict::Unknown => ("?", words::OPEN),
        };
        let result = Phrase::from(word);
        let sentence = Phrase::fill(words::ANSWER, &[("label", &condition.label), ("result", &result)]);
        self.plain(&format!("{mark} {}", sentence.get(self.language)));
        self.deeper(|page| {
            for comparison in &condition.comparisons {
                page.line(&sentences::compared(comparison));
            }
            page.cites(&condition.cites);
            page.formula(&condition.formula);
            page.notes(&condition.notes);
            page.because(&condition.because);
        });
    }

    fn pay_line(&mut self, line: &LineAnswer) {
        let values = [("label", &line.label), ("result", &line.amount.text)];
        self.line(&Phrase::fill(words::ANSWER, &values));
        self.deeper(|page| {
            page.cites(&line.cites);
            page.formula(&line.formula);
            page.notes(&line.notes);
            page.because(&line.because);
        });
    }

    fn formula(&mut self, formula: &str) {
        let formula = Phrase::same(formula);
        self.line(&Phrase::fill(words::FORMULA, &[("formula", &formula)]));
    }

    fn notes(&mut self, notes: &[Note]) {
        let below = |note: &&Note| !sentences::is_remark(note) && !sentences::is_origin(note);
        for note in notes.iter().filter(below) {
            self.line(&note.text);
            self.deeper(|page| page.cites(&note.cites));
        }
    }

    fn because(&mut self, values: &[usize]) {
        if values.is_empty() {
            return;
        }
        self.line(&words::BECAUSE.into());
        self.deeper(|page| values.iter().for_each(|value| page.value(*value)));
    }

    fn value(&mut self, position: usize) {
        let explanation = self.explanation;
        let Some(value) = explanation.values.get(position) else { return };
        let line = sentences::value_line(value);
        let Some(told) = self.told.get_mut(position) else { return };
        let remark = match (std::mem::replace(told, true), self.depth > DEEPEST) {
            _ if sentences::is_simple(value) => None,
            (true, _) => Some(words::SEE_ABOVE),
            (false, true) => {
                self.later.push_back(position);
                Some(words::SEE_BELOW)
            }
            (false, false) => None,
        };
        if let Some(remark) = remark {
            self.line(&Phrase::fill(words::REMARK, &[("value", &line), ("remark", &remark.into())]));
            return;
        }
        self.line(&line);
        self.deeper(|page| page.reasons(value));
    }

    fn reasons(&mut self, value: &Value) {
        if !self.is_same_rule(value) {
            self.cites(&value.cites);
            if let Some(origin) = sentences::origin_line(value, self.layer.as_ref()) {
                self.line(&origin);
            }
            if let Some(formula) = &value.formula {
                self.formula(formula);
            }
        }
        self.notes(&value.notes);
        self.because(&value.because);
    }

    /// Whether the rule of this value has been told for another member already, so that only what differs is
    /// told again.
    fn is_same_rule(&mut self, value: &Value) -> bool {
        if value.of.is_none() || value.cites.is_empty() && value.formula.is_none() {
            return false;
        }
        let rule = (value.label.clone(), value.formula.clone(), value.cites.clone());
        let known = self.rules.contains(&rule);
        if !known {
            self.rules.push(rule);
        }
        known
    }

    /// The values that stood too deep, each with its reasons, which may put more of them off.
    fn further(&mut self) {
        if !self.later.is_empty() {
            self.heading(words::FURTHER);
        }
        while let Some(position) = self.later.pop_front() {
            let Some(value) = self.explanation.values.get(position) else { continue };
            self.deeper(|page| {
                page.line(&sentences::value_line(value));
                page.deeper(|page| page.reasons(value));
            });
        }
    }

    fn provides(&mut self, answer: &BenefitAnswer) {
        let plain = answer.status == Status::Granted && !answer.provides.is_empty();
        if plain {
            self.heading(words::PROVIDES);
            self.deeper(|page| answer.provides.iter().for_each(|one| page.line(one)));
        }
        for (sort, lines) in help::by_sort(&answer.help) {
            if !(plain && sort == HelpSort::Help) {
                self.heading(help::heading(sort));
            }
            self.deeper(|page| lines.into_iter().for_each(|line| page.help_line(line)));
        }
    }

    fn help_line(&mut self, line: &HelpAnswer) {
        self.line(&help::told(line));
        self.deeper(|page| {
            page.cites(&line.cites);
            if let Some(formula) = &line.formula {
                page.formula(formula);
            }
            page.notes(&line.notes);
            page.because(&line.because);
        });
    }

    fn needs(&mut self, answer: &BenefitAnswer) {
        if answer.needs.is_empty() {
            return;
        }
        self.heading(words::NEEDED);
        self.deeper(|page| answer.needs.iter().for_each(|missing| page.line(&missing.label)));
    }

    fn awaited_decisions(&mut self, answer: &BenefitAnswer) {
        if answer.to_be_decided.is_empty() {
            return;
        }
        self.heading(words::TO_BE_DECIDED);
        self.deeper(|page| answer.to_be_decided.iter().for_each(|line| page.line(line)));
    }

    fn no_figure(&mut self, answer: &BenefitAnswer) {
        if answer.no_figure.is_empty() {
            return;
        }
        self.heading(words::NO_FIGURE);
        self.deeper(|page| sentences::no_figure(&answer.no_figure).iter().for_each(|line| page.line(line)));
    }

    fn changes(&mut self, answer: &BenefitAnswer) {
        let Some(flips) = &answer.changes else { return };
        self.out.push('\n');
        self.line(&sentences::changes_heading(flips));
        self.deeper(|page| sentences::changes(flips).iter().for_each(|change| page.line(change)));
    }
}
