//! The clauses of a benefit that have lines of their own: what it requires, pays and provides.

use super::Formatter;
use super::doc::{Doc, concat, join, nil, text, words};
use super::lines::{Body, Line, Place, Row, Run};
use crate::ast::{Clause, Condition, Expr, Frequency, Labelled, Path, PayLine, Payer};
use crate::keywords::Phrase;
use almoner_diagnostic::Language;

impl Formatter<'_> {
    /// A line under `requires`.
    pub(super) fn condition(&mut self, line: &Condition) -> Line {
        let place = Place { docs: line.docs.as_ref(), start: line.at.0.start, end: line.at.0.end };
        self.line(place, |this| {
            let head = words([this.name(&line.name), this.labels(&line.labels)]);
            let condition = this.expr(&line.condition);
            Body::Row(this.named_row(head, condition, &line.cites))
        })
    }

    /// A line under `pays`.
    pub(super) fn pay_line(&mut self, line: &PayLine) -> Line {
        let place = Place { docs: line.docs.as_ref(), start: line.at.0.start, end: line.at.0.end };
        self.line(place, |this| {
            let head = words([this.name(&line.name), this.labels(&line.labels)]);
            let amount = this.cases(&line.amount).group();
            Body::Row(this.named_row(head, amount, &line.cites))
        })
    }

    /// `is members where C` / `为 成员 中 C 者`.
    pub(super) fn among(&mut self, over: &Path, filter: Option<&Expr>) -> Doc {
        let over = words([self.keyword(Phrase::Is), self.path(over)]);
        let Some(filter) = filter else { return over };
        let condition = self.prefix(Phrase::Where, filter);
        let end = match self.language {
            Language::English => nil(),
            Language::Chinese => self.keyword(Phrase::FilterEnd),
        };
        concat([over, concat([Doc::Line, words([condition, end])]).indent()]).group()
    }

    /// A line of those who pay a bill.
    pub(super) fn payer(&mut self, payer: &Payer) -> Row {
        let head = words([self.name(&payer.name), self.labels(&payer.labels)]);
        let share = self.cases(&payer.share).group();
        let above = payer.above.as_ref().map(|above| self.prefix(Phrase::Above, above));
        let mut parts = vec![words([share, above.unwrap_or_else(nil)])];
        parts.extend(payer.at_most.as_ref().map(|most| self.prefix(Phrase::AtMost, most)));
        if let Some((mode, step)) = &payer.rounded {
            parts.push(self.prefix(super::expressions::rounding(*mode), step));
        }
        let content = join(parts, &self.marks().comma).indent().group();
        self.named_row(head, content, &payer.cites)
    }

    fn named_row(&self, head: Doc, value: Doc, cites: &[crate::ast::Citation]) -> Row {
        let alone = self.colon_line(head.clone(), value.clone(), cites);
        let head = concat([head, text(self.marks().colon)]);
        let Row { run, cells, .. } = self.row(Run::Named, head, vec![value], cites);
        Row { run, cells, alone }
    }

    /// A line under `provides`.
    pub(super) fn service(&mut self, service: &Labelled) -> Line {
        let start = service.name.at.0.start;
        let end = service.labels.last().map_or(service.name.at.0.end, |label| label.at.0.end);
        self.line(Place { docs: None, start, end }, |this| Body::Plain(this.labelled(service)))
    }

    /// The comment at the end of the line of a clause's first words.
    pub(super) fn head_comment(&mut self, clause: &Clause, first: Option<u32>) -> Doc {
        self.comments.on_line_of(clause.at.0.start, first.unwrap_or(clause.at.0.end))
    }

    /// A head with lines under it, inside an item.
    pub(super) fn headed(&self, head: Doc, comment: Doc, lines: Vec<Line>) -> Doc {
        concat([head, comment, self.block(lines, Vec::new(), 2)])
    }
}

/// The phrase for how often a benefit is paid.
pub(super) fn frequency(frequency: Frequency) -> Phrase {
    match frequency {
        Frequency::Once => Phrase::PaysOnce,
        Frequency::Daily => Phrase::PaysDaily,
        Frequency::Monthly => Phrase::PaysMonthly,
        Frequency::Yearly => Phrase::PaysYearly,
    }
}
