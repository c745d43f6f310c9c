//! The clauses of a benefit that have lines of their own: what it requires, pays and provides.

use super::Formatter;
use super::doc::{Doc, concat, join, nil, text, words};
use super::lines::{Body, Line, Place, Row, Run};
use crate::ast::{Clause, Condition, Expr, Frequency, HelpKind, HelpLine, Path, PayLine, Payer};
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

    /// A line of help beside cash. Names alone stand as they are; what says more is set in columns.
    pub(super) fn help_line(&mut self, line: &HelpLine) -> Line {
        let place = Place { docs: line.docs.as_ref(), start: line.at.0.start, end: line.at.0.end };
        self.line(place, |this| {
            let head = words([this.name(&line.name), this.labels(&line.labels)]);
            let quantity = line.quantity.as_ref().map(|quantity| this.cases(quantity).group());
            let by = line.carried_out_by.as_ref();
            let by = by.map_or(nil(), |by| words([this.keyword(Phrase::CarriedOutBy), this.quoted(by)]));
            let rest = [by, this.within(line.working_days)];
            match quantity {
                Some(quantity) => {
                    let [by, within] = rest;
                    Body::Row(this.named_row(head, words([quantity, by, within]), &line.cites))
                }
                None => {
                    let cites = this.cites(&line.cites);
                    let more = rest.into_iter().chain([cites]).filter(|part| !part.is_empty());
                    let more = concat(more.map(|part| concat([Doc::Line, part])));
                    Body::Plain(concat([head, more.indent()]).group())
                }
            }
        })
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

/// The phrase for a sort of help.
pub(super) fn help(kind: HelpKind) -> Phrase {
    match kind {
        HelpKind::Help => Phrase::Provides,
        HelpKind::Goods => Phrase::ProvidesGoods,
        HelpKind::Services => Phrase::ProvidesServices,
        HelpKind::Obligation => Phrase::ObligesTheAuthorityTo,
        HelpKind::Referral => Phrase::RefersTo,
    }
}
