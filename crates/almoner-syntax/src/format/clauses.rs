//! Clauses of items, each on a line of its own.

use super::Formatter;
use super::comments::{at_line_start, mid_line};
use super::doc::{Doc, concat, join, nil, text, words};
use super::lines::{Body, Line, Place, Row, Run};
use crate::ast::{
    Bracket, Citation, Clause, ClauseKind, Entry, Exception, Expr, ExprKind, Fact, FactEvidence, FactsBlock,
    Field, Labelled, Monotone, Name, Path, Period, Quoted, Row as TableRow, ScaleMethod, Test, TestKind,
};
use crate::keywords::{ContextWord, Phrase};
use almoner_diagnostic::Language;

impl Formatter<'_> {
    /// A clause; comments before `limit` may still belong to the lines inside it.
    pub(super) fn clause(&mut self, clause: &Clause, limit: u32) -> Line {
        let span = clause.at.0;
        let place = Place { docs: clause.docs.as_ref(), start: span.start, end: span.end };
        let mut line = self.line(place, |this| this.clause_body(clause));
        // Comments that close the lines inside are taken after those at the end of the clause's last line.
        if let Some(first) = first_inner_line(clause) {
            let closing = self.closing_lines(first, limit);
            line.close(closing);
        }
        line
    }

    fn clause_body(&mut self, clause: &Clause) -> Body {
        Body::Plain(match &clause.kind {
            ClauseKind::Entry(entry) => return Body::Row(self.entry(entry)),
            ClauseKind::Bracket(bracket) => return Body::Row(self.bracket(bracket)),
            ClauseKind::Payer(payer) => return Body::Row(self.payer(payer)),
            ClauseKind::Columns(columns) => {
                // A row of a table is one line, whatever stood between its cells.
                self.comments.hoist(clause.at.0.end);
                return Body::Row(self.columns(columns));
            }
            ClauseKind::Row(row) => {
                self.comments.hoist(clause.at.0.end);
                return Body::Row(self.table_row(row));
            }
            ClauseKind::Requires(lines) => {
                let comment = self.head_comment(clause, lines.first().map(|line| line.at.0.start));
                let lines = lines.iter().map(|line| self.condition(line)).collect();
                self.headed(self.keyword(Phrase::Requires), comment, lines)
            }
            ClauseKind::Pays { every, lines } => {
                let comment = self.head_comment(clause, lines.first().map(|line| line.at.0.start));
                let lines = lines.iter().map(|line| self.pay_line(line)).collect();
                self.headed(self.keyword(super::benefits::frequency(*every)), comment, lines)
            }
            ClauseKind::Provides { kind, lines } => {
                let comment = self.head_comment(clause, lines.first().map(|line| line.at.0.start));
                let lines = lines.iter().map(|line| self.help_line(line)).collect();
                self.headed(self.keyword(super::benefits::help(*kind)), comment, lines)
            }
            ClauseKind::Facts(facts) => self.facts(facts),
            _ => self.simple_clause(clause),
        })
    }

    /// The clauses that are one run of words.
    fn simple_clause(&mut self, clause: &Clause) -> Doc {
        match &clause.kind {
            ClauseKind::Cites(citations) => self.cites(citations),
            ClauseKind::InForce(period) => self.in_force(period),
            ClauseKind::DocumentNumber(number) => {
                words([self.context_word(ContextWord::DocumentNumber), self.quoted(number)])
            }
            ClauseKind::IssuedBy(body) => words([self.keyword(Phrase::IssuedBy), self.quoted(body)]),
            ClauseKind::Field(field) => self.field(field),
            ClauseKind::EnumValue(value) => self.labelled(value),
            ClauseKind::UnitEquals(worth) => self.prefix(Phrase::Equals, worth),
            ClauseKind::Decimals(count) => self.decimals(*count),
            ClauseKind::By(keys) => words([self.keyword(Phrase::By), self.names(keys)]),
            ClauseKind::ByMonth => self.keyword(Phrase::ByMonth),
            ClauseKind::ByTheRulesOf(field) => self.by_the_rules_of(field),
            ClauseKind::FromFile(path) => self.file_named(path),
            ClauseKind::Open { at_least, at_most } => self.open(at_least.as_ref(), at_most.as_ref()),
            ClauseKind::Is(cases) => {
                let value = self.cases(cases);
                let value = if cases.cases.is_empty() { value } else { value.indent() };
                words([self.keyword(Phrase::Is), value]).group()
            }
            ClauseKind::Except(exception) => self.exception(exception),
            ClauseKind::Otherwise(value) => self.prefix(Phrase::Otherwise, value),
            ClauseKind::ScaleMethod(method) => self.keyword(scale_method(*method)),
            ClauseKind::Among { over, filter } => self.among(over, filter.as_ref()),
            ClauseKind::Bill(bill) => self.prefix(Phrase::Bill, bill),
            ClauseKind::NotTogether { with, whichever_is_higher } => {
                self.not_together(with, *whichever_is_higher)
            }
            ClauseKind::DecidedBy { body, working_days } => self.decided_by(body, *working_days),
            ClauseKind::ReviewedEvery { months } => self.reviewed_every(*months),
            ClauseKind::Statement(statement) => self.expr(statement),
            ClauseKind::Monotone(monotone) => self.monotone(monotone),
            ClauseKind::AsOf { date, .. } => words([self.keyword(Phrase::AsOf), text(self.date(*date))]),
            ClauseKind::Expect(condition) => self.prefix(Phrase::Expect, condition),
            ClauseKind::ExpectUndecided { value, needs } => self.undecided(value, needs),
            _ => text(self.written(clause.at)),
        }
    }

    /// `cites a art. 1 and b art. 2` / `依据 a 第一条、b 第二条`; nothing where there is none.
    pub(super) fn cites(&self, citations: &[Citation]) -> Doc {
        if citations.is_empty() {
            return nil();
        }
        let separator = match self.language {
            Language::English => concat([Doc::Line, self.keyword(Phrase::And), text(" ")]),
            Language::Chinese => self.marks().enumeration,
        };
        let citations = join(citations.iter().map(|citation| self.citation(citation)), &separator);
        words([self.keyword(Phrase::Cites), citations.indent()]).group()
    }

    fn citation(&self, citation: &Citation) -> Doc {
        let article = citation.article.map_or(nil(), |article| text(self.article(article)));
        let place = citation.place.as_ref().map_or(nil(), |place| self.quoted(place));
        words([self.path(&citation.source), article, place])
    }

    /// `in force from 2021-07-01` / `自2021年7月1日起施行`.
    fn in_force(&self, period: &Period) -> Doc {
        let from = self.first_day(&self.dated(period.from));
        let until = period.until.map_or(nil(), |day| self.last_day(&self.dated(day)));
        match self.language {
            Language::English => words([self.keyword(Phrase::InForce), from, until]),
            Language::Chinese => concat([from, until, self.keyword(Phrase::InForce)]),
        }
    }

    /// `from 2025-01-01` / `自2025年1月1日起`.
    pub(super) fn first_day(&self, day: &str) -> Doc {
        match self.language {
            Language::English => words([self.keyword(Phrase::From), text(day)]),
            Language::Chinese => {
                concat([self.keyword(Phrase::From), text(day), self.keyword(Phrase::FromEnd)])
            }
        }
    }

    /// `until 2025-12-31` / `至2025年12月31日止`.
    fn last_day(&self, day: &str) -> Doc {
        match self.language {
            Language::English => words([self.keyword(Phrase::Until), text(day)]),
            Language::Chinese => {
                concat([self.keyword(Phrase::Until), text(day), self.keyword(Phrase::UntilEnd)])
            }
        }
    }

    /// `from "standards.csv"` / `取自 "standards.csv"`.
    fn file_named(&self, path: &Quoted) -> Doc {
        let word = match self.language {
            Language::English => Phrase::From.english(),
            Language::Chinese => Phrase::From.words().chinese.get(1).copied().unwrap_or_default(),
        };
        words([text(word), self.quoted(path)])
    }

    fn field(&mut self, field: &Field) -> Doc {
        let ty = self.type_expr(&field.ty);
        let mut parts = vec![ty];
        if field.by_month {
            parts.push(self.keyword(Phrase::ByMonth));
        }
        let bounds = [
            (Phrase::AtLeast, &field.at_least),
            (Phrase::AtMost, &field.at_most),
            (Phrase::Assumed, &field.assumed),
        ];
        let mut bounds: Vec<(Phrase, &Expr)> = bounds
            .iter()
            .filter_map(|(phrase, bound)| bound.as_ref().map(|bound| (*phrase, bound)))
            .collect();
        // In the author's order, so that comments stay where they are.
        bounds.sort_by_key(|(_, bound)| bound.at.0.start);
        for (phrase, bound) in bounds {
            parts.push(self.prefix(phrase, bound));
        }
        if field.counted_when_matched {
            parts.push(self.keyword(Phrase::CountedWhenMatched));
        }
        let head = words([self.name(&field.name), self.labels(&field.labels)]);
        let rest = join(parts, &self.marks().comma).indent();
        concat([head, text(self.marks().type_colon), rest]).group()
    }

    /// A name with its labels.
    pub(super) fn labelled(&self, labelled: &Labelled) -> Doc {
        words([self.name(&labelled.name), self.labels(&labelled.labels)])
    }

    /// Texts one after the other.
    pub(super) fn labels(&self, labels: &[Quoted]) -> Doc {
        words(labels.iter().map(|label| self.quoted(label)))
    }

    /// `a, b` / `a、b`.
    pub(super) fn names(&self, names: &[Name]) -> Doc {
        join(names.iter().map(|name| self.name(name)), &self.marks().enumeration).indent().group()
    }

    fn decimals(&self, count: u32) -> Doc {
        let end = match self.language {
            // One decimal, two decimals.
            Language::English if count == 1 => {
                Phrase::Decimals.words().english.get(1).copied().unwrap_or_default()
            }
            _ => self.keyword_text(Phrase::Decimals),
        };
        words([self.keyword(Phrase::With), text(count.to_string()), text(end)])
    }

    fn open(&mut self, at_least: Option<&Expr>, at_most: Option<&Expr>) -> Doc {
        let mut parts = vec![self.keyword(Phrase::Open)];
        let mut bounds: Vec<(Phrase, &Expr)> = Vec::new();
        bounds.extend(at_least.map(|bound| (Phrase::AtLeast, bound)));
        bounds.extend(at_most.map(|bound| (Phrase::AtMost, bound)));
        bounds.sort_by_key(|(_, bound)| bound.at.0.start);
        for (phrase, bound) in bounds {
            parts.push(self.prefix(phrase, bound));
        }
        join(parts, &self.marks().comma).indent().group()
    }

    /// `keys: value from D until D cites …`.
    fn entry(&mut self, entry: &Entry) -> Row {
        let keys = if entry.keys.is_empty() && entry.month.is_none() {
            nil()
        } else {
            let marks = self.marks();
            let separator = text(format!("{}{}", marks.enumeration_mark, marks.gap));
            let month = entry.month.map(|month| text(self.dated(month)));
            let keys = join(entry.keys.iter().map(|key| self.name(key)).chain(month), &separator);
            concat([keys, text(self.marks().colon)])
        };
        let value = self.expr(&entry.value);
        let period = entry.period.as_ref();
        let from = period.map_or(nil(), |period| self.first_day(&self.dated(period.from)));
        let until =
            period.and_then(|period| period.until).map_or(nil(), |day| self.last_day(&self.dated(day)));
        self.row(Run::Entries, keys, vec![value, from, until], &entry.cites)
    }

    fn bracket(&mut self, bracket: &Bracket) -> Row {
        let phrase = if bracket.inclusive { Phrase::From } else { Phrase::Above };
        let begin = self.prefix(phrase, &bracket.from);
        let head = concat([begin, text(self.marks().colon)]);
        let value = self.expr(&bracket.value);
        self.row(Run::Entries, head, vec![value], &bracket.cites)
    }

    /// A row of a head (with its colon), values and citations.
    pub(super) fn row(&self, run: Run, head: Doc, values: Vec<Doc>, cites: &[Citation]) -> Row {
        let cites = self.cites(cites);
        let gap = if head.is_empty() { nil() } else { text(self.marks().gap) };
        let cites_line = if cites.is_empty() { nil() } else { concat([Doc::Line, cites.clone()]).indent() };
        let alone = concat([head.clone(), gap, words(values.clone()).indent(), cites_line]).group();
        let mut cells = vec![head];
        cells.extend(values);
        cells.push(cites);
        Row { run, cells, alone }
    }

    fn columns(&mut self, columns: &[Expr]) -> Row {
        let cells: Vec<Doc> = columns.iter().map(|column| self.expr(column)).collect();
        self.bars(cells, self.keyword(Phrase::Gives), nil())
    }

    fn table_row(&mut self, row: &TableRow) -> Row {
        let cells: Vec<Doc> = row.tests.iter().map(|test| self.test(test)).collect();
        let value = self.expr(&row.value);
        self.bars(cells, value, self.cites(&row.cites))
    }

    /// `| a | b | value | cites …`.
    fn bars(&self, tests: Vec<Doc>, value: Doc, cites: Doc) -> Row {
        let cells: Vec<Doc> = tests.into_iter().chain([value]).map(|cell| words([text("|"), cell])).collect();
        let alone = words(cells.iter().cloned().chain([text("|"), cites.clone()]));
        let cells = cells.into_iter().chain([words([text("|"), cites])]).collect();
        Row { run: Run::Table, cells, alone }
    }

    fn test(&mut self, test: &Test) -> Doc {
        match &test.kind {
            TestKind::Any => self.keyword(Phrase::Any),
            TestKind::Is(value) => self.expr(value),
            TestKind::IsNot(value) => self.prefix(Phrase::Not, value),
            TestKind::Compare(comparison, value) => {
                let is_sign = self.sign_between(test.at.0.start, value.at.0.start);
                let operator = self.comparison(*comparison, is_sign);
                let value = self.expr(value);
                words([text(operator), value])
            }
            TestKind::Between(low, high) => self.bounds(Phrase::Between, low, high),
            TestKind::OneOf(tests) => {
                let or = text(format!(" {} ", self.keyword_text(Phrase::Or)));
                let tests: Vec<Doc> = tests.iter().map(|test| self.test(test)).collect();
                join(tests, &or)
            }
        }
    }

    /// `except name "…" overriding a when C: E cites …`.
    fn exception(&mut self, exception: &Exception) -> Doc {
        let overriding = if exception.overriding.is_empty() {
            nil()
        } else {
            words([self.keyword(Phrase::Overriding), self.names(&exception.overriding)])
        };
        let condition = self.prefix(Phrase::When, &exception.condition);
        let head = words([
            self.keyword(Phrase::Except),
            self.name(&exception.name),
            self.labels(&exception.labels),
            overriding,
            condition,
        ]);
        let value = self.expr(&exception.value);
        self.colon_line(head, value, &exception.cites)
    }

    /// `head: value cites …`, broken after the colon and before the citations.
    pub(super) fn colon_line(&self, head: Doc, value: Doc, cites: &[Citation]) -> Doc {
        let cites = self.cites(cites);
        let cites = if cites.is_empty() { nil() } else { concat([Doc::Line, cites]) };
        let marks = self.marks();
        concat([head, text(marks.colon), concat([marks.after_colon, value, cites]).indent()]).group()
    }

    fn not_together(&self, with: &[Path], whichever_is_higher: bool) -> Doc {
        let with = join(with.iter().map(|path| self.path(path)), &self.marks().enumeration);
        let end = match self.language {
            Language::English => nil(),
            Language::Chinese => self.keyword(Phrase::NotTogetherEnd),
        };
        let clause = words([self.keyword(Phrase::NotTogetherWith), with, end]);
        let higher = if whichever_is_higher {
            concat([self.marks().comma, self.keyword(Phrase::WhicheverIsHigher)])
        } else {
            nil()
        };
        concat([clause, higher]).indent().group()
    }

    fn by_the_rules_of(&self, field: &Path) -> Doc {
        let end = match self.language {
            Language::English => nil(),
            Language::Chinese => self.keyword(Phrase::ByTheRulesEnd),
        };
        words([self.keyword(Phrase::ByTheRulesOf), self.path(field), end])
    }

    fn decided_by(&self, body: &Quoted, working_days: Option<u32>) -> Doc {
        words([self.keyword(Phrase::DecidedBy), self.quoted(body), self.within(working_days)])
    }

    /// `within 10 working days` / `限 10 个工作日`; nothing where there is no limit.
    pub(super) fn within(&self, working_days: Option<u32>) -> Doc {
        let Some(days) = working_days else { return nil() };
        let end = match self.language {
            Language::English if days == 1 => {
                Phrase::WorkingDays.words().english.get(1).copied().unwrap_or_default()
            }
            _ => self.keyword_text(Phrase::WorkingDays),
        };
        words([self.keyword(Phrase::Within), text(days.to_string()), text(end)])
    }

    fn reviewed_every(&self, months: u32) -> Doc {
        let length = match (self.language, months) {
            (Language::English, 1) => "1 month".to_owned(),
            (Language::English, _) => format!("{months} months"),
            (Language::Chinese, _) => format!("{months}个月"),
        };
        words([self.keyword(Phrase::ReviewedEvery), text(length)])
    }

    fn monotone(&mut self, monotone: &Monotone) -> Doc {
        let value = self.expr(&monotone.value);
        let never = if monotone.never_rises { Phrase::NeverRises } else { Phrase::NeverFalls };
        let difference = if monotone.by_more_than_the_difference {
            self.keyword(Phrase::ByMoreThanTheDifference)
        } else {
            nil()
        };
        let when =
            words([self.keyword(Phrase::When), self.path(&monotone.when_rises), self.keyword(Phrase::Rises)]);
        let rest = words([self.keyword(never), difference]);
        concat([value, concat([Doc::Line, rest, Doc::Line, when]).indent()]).group()
    }

    /// `household: area urban, savings 3,000 yuan`, filled.
    fn facts(&mut self, block: &FactsBlock) -> Doc {
        let role = block.role.as_ref().map_or(nil(), |role| self.name(role));
        let head = concat([words([self.facts_label(&block.name), role]), text(self.marks().colon)]);
        let marks = self.marks();
        let last = block.facts.len().saturating_sub(1);
        let mut facts = Vec::new();
        for (index, fact) in block.facts.iter().enumerate() {
            let name = fact.name.at.0;
            let value = fact.value.as_ref().map_or(name, |value| value.at.0);
            let end = fact.evidence.as_ref().map_or(value, |evidence| evidence.at.0);
            let before = self.comments.before(name.start.min(value.start));
            // A comma that the author left after the last keeps an `as of` on the next line apart.
            let rest = self.gap(name.end.max(value.end).max(end.end), block.at.0.end);
            let has_comma = index != last || rest.contains([',', '，', '、']);
            let comma = if has_comma { text(marks.comma_mark) } else { nil() };
            let before = if index == 0 { mid_line(&before) } else { at_line_start(&before) };
            facts.push(concat([before, self.fact(fact), comma]));
        }
        if facts.is_empty() {
            return head;
        }
        let facts = Doc::Fill(marks.gap, facts).indent();
        concat([head, text(marks.gap), facts])
    }

    fn fact(&mut self, fact: &Fact) -> Doc {
        if let Some(nothing) = fact.value.as_ref().filter(|value| value.kind == ExprKind::Nothing) {
            return words([self.expr(nothing), self.name(&fact.name)]);
        }
        let month =
            fact.month.map_or(nil(), |month| words([self.keyword(Phrase::AsOf), text(self.dated(month))]));
        let value = fact.value.as_ref().map_or(nil(), |value| self.expr(value));
        let evidence = fact.evidence.as_ref().map_or(nil(), |evidence| self.evidence(evidence));
        words([self.name(&fact.name), month, value, evidence])
    }

    /// `with evidence matched by "bank" as of 2026-03-01`.
    fn evidence(&self, evidence: &FactEvidence) -> Doc {
        let source = evidence
            .source
            .as_ref()
            .map_or(nil(), |source| words([self.keyword(Phrase::By), self.quoted(source)]));
        let date =
            evidence.date.map_or(nil(), |date| words([self.keyword(Phrase::AsOf), text(self.dated(date))]));
        words([self.keyword(Phrase::WithEvidence), self.name(&evidence.status), source, date])
    }

    fn undecided(&mut self, value: &Expr, needs: &[Name]) -> Doc {
        let value = self.prefix(Phrase::Expect, value);
        let needs =
            if needs.is_empty() { nil() } else { words([self.keyword(Phrase::Needs), self.names(needs)]) };
        words([value, self.keyword(Phrase::Undecided), needs])
    }
}

fn scale_method(method: ScaleMethod) -> Phrase {
    match method {
        ScaleMethod::Marginal => Phrase::Marginal,
        ScaleMethod::WholeAmount => Phrase::WholeAmount,
        ScaleMethod::Linear => Phrase::Linear,
    }
}

/// Where the first of the lines inside a clause begins.
fn first_inner_line(clause: &Clause) -> Option<u32> {
    let first = |docs: &Option<crate::ast::Doc>, start: u32| {
        docs.as_ref().map_or(start, |docs| docs.at.0.start.min(start))
    };
    match &clause.kind {
        ClauseKind::Requires(lines) => lines.first().map(|line| first(&line.docs, line.at.0.start)),
        ClauseKind::Pays { lines, .. } => lines.first().map(|line| first(&line.docs, line.at.0.start)),
        ClauseKind::Provides { lines, .. } => lines.first().map(|line| first(&line.docs, line.at.0.start)),
        _ => None,
    }
}
