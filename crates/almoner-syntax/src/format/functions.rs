//! Functions with their own word order: aggregates over members, ranks, ages, spans, month edges, last month.
//! English begins with what is done, Chinese with whom it is done to.

use super::Formatter;
use super::doc::{Doc, concat, nil, text, words};
use super::expressions::Next;
use crate::ast::{Aggregate, AggregateFunction, CalendarUnit, Expr, ExprKind, FirstMonth, Over, Path, Start};
use crate::keywords::{NameWord, Phrase};
use almoner_diagnostic::Language;

/// The parts of a rank.
struct Rank<'e> {
    key: &'e Expr,
    among: &'e Path,
    filter: Option<&'e Expr>,
    highest_first: bool,
    ties: Option<&'e Expr>,
}

impl Formatter<'_> {
    /// One of the functions of this file.
    pub(super) fn function(&mut self, expr: &Expr) -> Doc {
        match &expr.kind {
            ExprKind::Aggregate(aggregate) => {
                let path_is_first = aggregate.over.at().0.start == expr.at.0.start;
                if path_is_first != (self.language == Language::Chinese) {
                    self.comments.hoist(expr.at.0.end);
                }
                match self.language {
                    Language::English => self.aggregate_grouped(aggregate, path_is_first),
                    Language::Chinese => self.aggregate_chinese(aggregate),
                }
            }
            ExprKind::Position { key, among, filter, highest_first, ties } => {
                let path_is_first = among.at.0.start < key.at.0.start;
                if path_is_first != (self.language == Language::Chinese) {
                    self.comments.hoist(expr.at.0.end);
                }
                self.position(&Rank {
                    key,
                    among,
                    filter: filter.as_deref(),
                    highest_first: *highest_first,
                    ties: ties.as_deref(),
                })
            }
            ExprKind::AgeOn(date) => self.prefix(Phrase::AgeOn, date),
            ExprKind::SpanBetween(unit, from, to) => self.bounds(span(*unit), from, to),
            ExprKind::MonthEdge { last, date } => {
                let date_is_first = date.at.0.start == expr.at.0.start;
                if date_is_first != (self.language == Language::Chinese) {
                    self.comments.hoist(expr.at.0.end);
                }
                self.month_edge(*last, date)
            }
            ExprKind::EvidenceOf(fact) => {
                let fact_is_first = fact.at.0.start == expr.at.0.start;
                if fact_is_first != (self.language == Language::Chinese) {
                    self.comments.hoist(expr.at.0.end);
                }
                match self.language {
                    Language::English => self.prefix(Phrase::EvidenceOf, fact),
                    Language::Chinese => {
                        let fact = self.expr(fact);
                        words([fact, self.keyword(Phrase::EvidenceOf)])
                    }
                }
            }
            ExprKind::LastMonth { value, first } => self.last_month(value, first.as_ref()),
            _ => nil(),
        }
    }

    /// Chinese closes a filter with a word, English only with parentheses where more follows.
    fn aggregate_grouped(&mut self, aggregate: &Aggregate, was_chinese: bool) -> Doc {
        let takes_in = match (aggregate.function, &aggregate.body) {
            // `any of … where` takes in any condition.
            (AggregateFunction::Any, None) => self.next != Next::End,
            (AggregateFunction::Any | AggregateFunction::Every, _) => false,
            (_, _) => match (aggregate.filter.as_deref(), self.next) {
                (None, _) | (_, Next::End | Next::Change) => false,
                // Arithmetic after a comparison with a figure could belong to either.
                (Some(filter), Next::Arithmetic) => ends_in_comparison(filter),
                _ => true,
            },
        };
        let needs_group = was_chinese && takes_in;
        let doc = self.aggregate_english(aggregate);
        if needs_group { concat([text("("), doc, text(")")]) } else { doc }
    }

    fn aggregate_english(&mut self, aggregate: &Aggregate) -> Doc {
        let over = self.over(&aggregate.over);
        let (phrase, joint) = match aggregate.function {
            AggregateFunction::Number => (Phrase::NumberOf, None),
            AggregateFunction::Any => (Phrase::AnyOf, Some(Phrase::Has)),
            AggregateFunction::Every => (Phrase::EveryOneOf, Some(Phrase::Has)),
            AggregateFunction::Sum => (Phrase::SumOf, None),
            AggregateFunction::Largest => (Phrase::LargestOf, None),
            AggregateFunction::Smallest => (Phrase::SmallestOf, None),
            AggregateFunction::Average => (Phrase::AverageOf, None),
        };
        let begin = self.keyword(phrase);
        match (&aggregate.body, joint) {
            (Some(body), None) => {
                let body = self.expr(body);
                let over = words([self.keyword(Phrase::Over), over]);
                let filter = self.narrow_filter(aggregate.filter.as_deref());
                let rest = concat([Doc::Line, over, filter]).indent();
                concat([words([begin, body]), rest]).group()
            }
            (Some(body), Some(joint)) => {
                let filter = self.filter_english(aggregate.filter.as_deref());
                let body = self.prefix(joint, body);
                concat([words([begin, over]), concat([filter, Doc::Line, body]).indent()]).group()
            }
            (None, joint) => {
                let filter = aggregate.filter.as_deref();
                let filter =
                    if joint.is_some() { self.filter_english(filter) } else { self.narrow_filter(filter) };
                concat([words([begin, over]), filter.indent()]).group()
            }
        }
    }

    /// A filter without arithmetic stands without parentheses: arithmetic after it is of the whole.
    fn narrow_filter(&mut self, filter: Option<&Expr>) -> Doc {
        let Some(filter) = filter.filter(|filter| !is_narrow(filter)) else {
            return self.filter_english(filter);
        };
        let condition = self.expr(filter);
        concat([Doc::Line, words([self.keyword(Phrase::Where), concat([text("("), condition, text(")")])])])
    }

    fn filter_english(&mut self, filter: Option<&Expr>) -> Doc {
        let Some(filter) = filter else { return nil() };
        concat([Doc::Line, self.prefix(Phrase::Where, filter)])
    }

    fn aggregate_chinese(&mut self, aggregate: &Aggregate) -> Doc {
        let over = self.over(&aggregate.over);
        let (Some(body), function) = (&aggregate.body, aggregate.function) else {
            return self.counted_chinese(aggregate, over);
        };
        if let AggregateFunction::Any | AggregateFunction::Every = function {
            let phrase = match (function, &aggregate.over) {
                (AggregateFunction::Any, _) => Phrase::Has,
                (_, Over::Things(_)) => Phrase::EveryOneOf,
                (_, Over::Months(_)) => Phrase::EveryMonth,
            };
            let filter = self.filter_chinese(aggregate.filter.as_deref(), Phrase::FilterEnd);
            let body = self.prefix(phrase, body);
            return concat([words([over, filter]), concat([Doc::Line, body]).indent()]).group();
        }
        let end = match function {
            AggregateFunction::Largest => Phrase::LargestOf,
            AggregateFunction::Smallest => Phrase::SmallestOf,
            AggregateFunction::Average => Phrase::AverageOf,
            _ => Phrase::SumOf,
        };
        let of = if aggregate.filter.is_some() { nil() } else { self.keyword(Phrase::Of) };
        let filter = self.filter_chinese(aggregate.filter.as_deref(), Phrase::FilterEndOf);
        let body = self.expr(body);
        let end = self.keyword(end);
        concat([words([over, filter, of]), concat([Doc::Line, words([body, end])]).indent()]).group()
    }

    /// A number of things, or whether there is one: without anything to be added up or tested.
    fn counted_chinese(&mut self, aggregate: &Aggregate, over: Doc) -> Doc {
        if aggregate.function == AggregateFunction::Any {
            let filter = aggregate.filter.as_deref().map_or(nil(), |filter| self.expr(filter));
            return words([over, self.keyword(Phrase::AnyOf), filter, self.keyword(Phrase::FilterEnd)])
                .group();
        }
        if aggregate.filter.is_some() {
            let end = match aggregate.over {
                Over::Things(_) => Phrase::FilterEndNumber,
                Over::Months(_) => Phrase::FilterEndMonths,
            };
            let filter = self.filter_chinese(aggregate.filter.as_deref(), end);
            return words([over, filter]).group();
        }
        match &aggregate.over {
            Over::Things(path) => match path.names.as_slice() {
                [members] if members.text == NameWord::MEMBERS.english => {
                    self.keyword(Phrase::NumberOfMembers)
                }
                _ => words([over, self.keyword(Phrase::NumberOf)]),
            },
            Over::Months(_) => words([over, self.keyword(Phrase::NumberOf)]),
        }
    }

    /// The things or the months that an aggregate goes over.
    fn over(&mut self, over: &Over) -> Doc {
        match over {
            Over::Things(path) => self.path(path),
            Over::Months(months) => {
                let which = if months.with_this { Phrase::ThisAndTheLast } else { Phrase::Last };
                let count = self.expr(&months.count);
                match self.language {
                    Language::English => words([self.keyword(which), count]),
                    Language::Chinese => concat([self.keyword(which), count]),
                }
            }
        }
    }

    /// `中 F 者`.
    fn filter_chinese(&mut self, filter: Option<&Expr>, end: Phrase) -> Doc {
        let Some(filter) = filter else { return nil() };
        let filter = self.prefix(Phrase::Where, filter);
        words([filter, self.keyword(end)])
    }

    fn position(&mut self, rank: &Rank<'_>) -> Doc {
        let among = self.path(rank.among);
        let order = self.keyword(if rank.highest_first { Phrase::HighestFirst } else { Phrase::LowestFirst });
        let comma = self.marks().comma;
        if self.language == Language::English {
            let key = self.prefix(Phrase::PositionOf, rank.key);
            let among = words([self.keyword(Phrase::Among), among]);
            let filter = self.filter_english(rank.filter);
            let ties = self.ties(rank.ties);
            return concat([key, concat([Doc::Line, among, filter, comma, order, ties]).indent()]).group();
        }
        let filter = self.filter_chinese(rank.filter, Phrase::FilterEnd);
        let key = self.prefix(Phrase::By, rank.key);
        let ties = self.ties(rank.ties);
        let end = self.keyword(Phrase::PositionEnd);
        let ranked = concat([Doc::Line, words([key, order, end]), ties]).indent();
        concat([words([among, filter]), ranked]).group()
    }

    fn ties(&mut self, ties: Option<&Expr>) -> Doc {
        let Some(ties) = ties else { return nil() };
        let ties = self.prefix(Phrase::TiesBy, ties);
        concat([self.marks().comma, ties])
    }

    /// `first day of month of D` / `D 所在月首日`.
    fn month_edge(&mut self, last: bool, date: &Expr) -> Doc {
        let phrase = if last { Phrase::LastDayOfMonthOf } else { Phrase::FirstDayOfMonthOf };
        match self.language {
            Language::English => self.prefix(phrase, date),
            Language::Chinese => {
                let date = self.expr(date);
                words([date, self.keyword(phrase)])
            }
        }
    }

    fn last_month(&mut self, value: &Expr, first: Option<&FirstMonth>) -> Doc {
        let value = self.prefix(Phrase::LastMonths, value);
        let Some(first) = first else { return value };
        let start = self.prefix(Phrase::StartingWith, &first.value);
        let from = match &first.from {
            Start::Written(month) => self.first_day(&self.dated(*month)),
            Start::Value(day) => self.prefix(Phrase::From, day),
        };
        concat([value, concat([Doc::Line, start, Doc::Line, from]).indent()]).group()
    }
}

/// Whether a condition can stand after `where` without parentheses.
fn is_narrow(condition: &Expr) -> bool {
    match &condition.kind {
        ExprKind::And(parts) | ExprKind::Or(parts) => parts.iter().all(is_narrow),
        ExprKind::Not(inner) => is_narrow(inner),
        ExprKind::Compare(left, _, right) => is_primary(left) && is_operand(right),
        ExprKind::Between(value, low, high) => is_primary(value) && is_operand(low) && is_operand(high),
        ExprKind::OneOf { value, .. } => is_primary(value),
        _ => is_primary(condition),
    }
}

/// Whether the last thing that a condition says is a comparison.
fn ends_in_comparison(condition: &Expr) -> bool {
    match &condition.kind {
        ExprKind::And(parts) | ExprKind::Or(parts) => parts.last().is_some_and(ends_in_comparison),
        ExprKind::Not(inner) => ends_in_comparison(inner),
        ExprKind::Compare(..) | ExprKind::Between(..) => true,
        _ => false,
    }
}

fn is_operand(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Negate(inner) => is_primary(inner),
        _ => is_primary(expr),
    }
}

fn is_primary(expr: &Expr) -> bool {
    !matches!(
        expr.kind,
        ExprKind::Sum(..)
            | ExprKind::Product(..)
            | ExprKind::Negate(_)
            | ExprKind::Compare(..)
            | ExprKind::Between(..)
            | ExprKind::Rounded { .. }
            | ExprKind::ConvertedTo(..)
            | ExprKind::Not(_)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::OneOf { .. }
    )
}

fn span(unit: CalendarUnit) -> Phrase {
    match unit {
        CalendarUnit::Year => Phrase::YearsBetween,
        CalendarUnit::Month => Phrase::MonthsBetween,
        CalendarUnit::Day => Phrase::DaysBetween,
    }
}
