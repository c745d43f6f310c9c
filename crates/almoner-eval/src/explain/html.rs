//! An explanation as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.
//! It reads on a phone, in the dark, on paper and to a screen reader. Everything put in is escaped.

use std::collections::VecDeque;

use almoner_diagnostic::{Language, Text};

use super::model::{
    Answer, BenefitAnswer, Cite, ConditionAnswer, Explanation, LineAnswer, Note, Status, Value, Verdict,
};
use super::phrase::Phrase;
use super::{help, sentences, show, words};

/// The explanation as an HTML page.
pub fn html(explanation: &Explanation, language: Language) -> String {
    let told = vec![false; explanation.values.len()];
    let mut page =
        Page { explanation, language, out: String::new(), told, answer: 0, depth: 0, later: VecDeque::new() };
    page.head();
    for (position, answer) in explanation.answers.iter().enumerate() {
        page.answer = position;
        match answer {
            Answer::Benefit(benefit) => page.benefit(benefit),
            Answer::Value { value } => {
                page.raw("<article><ul class=\"tree\">\n");
                page.value(*value);
                page.raw("</ul>\n");
                page.further();
                page.raw("</article>\n");
            }
        }
    }
    page.raw("</main>\n</body>\n</html>\n");
    page.out
}

/// The style of the page.
const STYLE: &str = include_str!("page.css");

/// How deep values stand below one another before they are told further down instead.
const DEEPEST: usize = 12;

struct Page<'a> {
    explanation: &'a Explanation,
    language: Language,
    out: String,
    /// The values that have been told in full.
    told: Vec<bool>,
    /// The answer being written, so that its headings have names of their own.
    answer: usize,
    /// How deep the value being written stands below others.
    depth: usize,
    /// The values that stood too deep to be told where they are used.
    later: VecDeque<usize>,
}

impl Page<'_> {
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn words(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    /// `<tag class="class">escaped text</tag>`.
    fn element(&mut self, tag: &str, class: &str, phrase: &Phrase) {
        self.raw("<");
        self.raw(tag);
        if !class.is_empty() {
            self.raw(&format!(" class=\"{class}\""));
        }
        self.raw(">");
        let text = escape(phrase.get(self.language));
        self.raw(&text);
        self.raw(&format!("</{tag}>\n"));
    }

    fn head(&mut self) {
        let (lang, title) = match self.language {
            Language::English => ("en", words::PAGE_TITLE.en),
            Language::Chinese => ("zh-CN", words::PAGE_TITLE.zh),
        };
        let first = self.explanation.answers.iter().find_map(|answer| match answer {
            Answer::Benefit(benefit) => Some(sentences::headline(benefit)),
            Answer::Value { value } => self.explanation.values.get(*value).map(sentences::value_line),
        });
        let first = first.map_or_else(String::new, |line| escape(line.get(self.language)));
        let as_of = show::date_text(&self.explanation.as_of);
        let as_of = Phrase::fill(words::AS_OF, &[("date", &as_of)]);
        self.raw("<!DOCTYPE html>\n");
        self.raw(&format!("<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n"));
        self.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        self.raw(&format!("<title>{first}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"));
        self.raw(&format!("<header><h1>{title}</h1>\n"));
        self.element("p", "meta", &as_of);
        self.raw("</header>\n");
    }

    fn benefit(&mut self, answer: &BenefitAnswer) {
        let class = match answer.status {
            Status::Granted => "granted",
            Status::Undecided => "undecided",
            Status::Refused | Status::GivesWay | Status::NotInForce => "refused",
        };
        let id = format!("answer-{}", self.answer);
        self.raw(&format!("<article class=\"{class}\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">"));
        let title = sentences::title(answer);
        let title = escape(title.get(self.language));
        self.raw(&title);
        self.raw("</h2>\n");
        self.element("p", "result", &sentences::result(answer));
        self.cites(&answer.cites);
        let formalities = sentences::formalities(answer);
        if !formalities.is_empty() {
            self.element("p", "meta", &Phrase::join(&formalities, words::DOT));
        }
        self.conditions(answer);
        self.lines(answer);
        self.list(words::PROVIDES, answer.status == Status::Granted, &answer.provides);
        self.help(answer);
        let needs: Vec<Phrase> = answer.needs.iter().map(|missing| missing.label.clone()).collect();
        self.list(words::NEEDED, true, &needs);
        self.list(words::TO_BE_DECIDED, true, &answer.to_be_decided);
        self.list(words::NO_FIGURE, true, &sentences::no_figure(&answer.no_figure));
        if let Some(flips) = &answer.changes {
            self.element("h3", "", &sentences::changes_heading(flips));
            self.items(&sentences::changes(flips));
        }
        self.further();
        self.raw("</article>\n");
    }

    fn list(&mut self, heading: Text, shown: bool, items: &[Phrase]) {
        if shown && !items.is_empty() {
            self.element("h3", "", &heading.into());
            self.items(items);
        }
    }

    fn items(&mut self, items: &[Phrase]) {
        self.raw("<ul class=\"plain\">\n");
        for item in items {
            self.element("li", "", item);
        }
        self.raw("</ul>\n");
    }

    fn conditions(&mut self, answer: &BenefitAnswer) {
        if answer.conditions.is_empty() {
            return;
        }
        self.element("h3", "", &words::CONDITIONS.into());
        self.raw("<ol class=\"conditions\">\n");
        for condition in &answer.conditions {
            self.condition(condition);
        }
        self.raw("</ol>\n");
    }

    fn condition(&mut self, condition: &ConditionAnswer) {
        let (class, mark, word) = match condition.holds {
            Verdict::Yes => ("yes", "✓", words::HOLDS),
            Verdict::No => ("no", "✗", words::FAILS),
            Verdict::Unknown => ("open", "?", words::OPEN),
        };
        let word = self.words(word);
        let label = escape(condition.label.get(self.language));
        self.raw(&format!("<li class=\"{class}\"><p class=\"condition\"><span class=\"mark\">"));
        self.raw(&format!(
            "<span aria-hidden=\"true\">{mark} </span>{word}</span> <strong>{label}</strong></p>\n"
        ));
        for comparison in &condition.comparisons {
            self.element("p", "compared", &sentences::compared(comparison));
        }
        self.cites(&condition.cites);
        self.details(&condition.formula, &condition.notes, &condition.because);
        self.raw("</li>\n");
    }

    fn lines(&mut self, answer: &BenefitAnswer) {
        if answer.lines.is_empty() {
            return;
        }
        self.element("h3", "", &words::AMOUNT.into());
        self.raw("<ul class=\"lines\">\n");
        for line in &answer.lines {
            self.pay_line(line);
        }
        self.raw("</ul>\n");
    }

    fn pay_line(&mut self, line: &LineAnswer) {
        let label = escape(line.label.get(self.language));
        let amount = escape(line.amount.text.get(self.language));
        self.raw(&format!("<li><p class=\"line\"><span>{label}</span> <strong>{amount}</strong></p>\n"));
        self.cites(&line.cites);
        self.details(&line.formula, &line.notes, &line.because);
        self.raw("</li>\n");
    }

    fn help(&mut self, answer: &BenefitAnswer) {
        for (sort, lines) in help::by_sort(&answer.help) {
            self.element("h3", "", &help::heading(sort).into());
            self.raw("<ul class=\"lines\">\n");
            for line in lines {
                let told = escape(help::told(line).get(self.language));
                self.raw(&format!("<li><p class=\"line\"><span>{told}</span></p>\n"));
                self.cites(&line.cites);
                if let Some(formula) = &line.formula {
                    self.details(formula, &line.notes, &line.because);
                }
                self.raw("</li>\n");
            }
            self.raw("</ul>\n");
        }
    }

    /// The formula, what happened on the way and what it rests on, folded.
    fn details(&mut self, formula: &str, notes: &[Note], because: &[usize]) {
        let heading = self.words(words::BECAUSE);
        self.raw(&format!("<details><summary>{heading}</summary>\n"));
        self.formula(formula);
        self.notes(notes);
        self.because(because);
        self.raw("</details>\n");
    }

    fn formula(&mut self, formula: &str) {
        let code = escape(formula);
        self.raw(&format!("<pre><code>{code}</code></pre>\n"));
    }

    fn cites(&mut self, cites: &[Cite]) {
        if let Some(under) = sentences::under(cites) {
            self.element("p", "law", &under);
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        let below = |note: &&Note| !sentences::is_remark(note) && !sentences::is_origin(note);
        for note in notes.iter().filter(below) {
            self.element("p", "note", &note.text);
            self.cites(&note.cites);
        }
    }

    fn because(&mut self, values: &[usize]) {
        if values.is_empty() {
            return;
        }
        self.raw("<ul class=\"tree\">\n");
        self.depth = self.depth.saturating_add(1);
        for value in values {
            self.value(*value);
        }
        self.depth = self.depth.saturating_sub(1);
        self.raw("</ul>\n");
    }

    /// A value with what it rests on; a link to it where it stands in full already, or further down.
    fn value(&mut self, position: usize) {
        let explanation = self.explanation;
        let Some(value) = explanation.values.get(position) else { return };
        let line = escape(sentences::value_line(value).get(self.language));
        if sentences::is_simple(value) {
            self.raw(&format!("<li><p>{line}</p></li>\n"));
            return;
        }
        let Some(told) = self.told.get_mut(position) else { return };
        let remark = match (std::mem::replace(told, true), self.depth > DEEPEST) {
            (true, _) => words::SEE_ABOVE,
            (false, true) => {
                self.later.push_back(position);
                words::SEE_BELOW
            }
            (false, false) => return self.branch(position, value, &line),
        };
        let remark = self.words(remark);
        self.raw(&format!("<li><p>{line} <a href=\"#value-{position}\">{remark}</a></p></li>\n"));
    }

    /// A value with its reasons, unfolded where it is what was asked for.
    fn branch(&mut self, position: usize, value: &Value, line: &str) {
        let open = if self.depth == 0 { " open" } else { "" };
        self.raw(&format!("<li id=\"value-{position}\"><details{open}><summary>{line}</summary>\n"));
        self.cites(&value.cites);
        if let Some(origin) = sentences::origin_line(value, None) {
            self.element("p", "meta", &origin);
        }
        if let Some(formula) = &value.formula {
            self.formula(formula);
        }
        self.notes(&value.notes);
        self.because(&value.because);
        self.raw("</details></li>\n");
    }

    /// The values that stood too deep, each with its reasons, which may put more of them off.
    fn further(&mut self) {
        if self.later.is_empty() {
            return;
        }
        self.element("h3", "", &words::FURTHER.into());
        self.raw("<ul class=\"tree\">\n");
        while let Some(position) = self.later.pop_front() {
            let Some(value) = self.explanation.values.get(position) else { continue };
            let line = escape(sentences::value_line(value).get(self.language));
            self.depth = 1;
            self.branch(position, value, &line);
        }
        self.depth = 0;
        self.raw("</ul>\n");
    }
}

/// Text made safe inside elements and attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
