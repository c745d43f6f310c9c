//! Expressions: long ones are broken before their operators, one step further in.

use super::Formatter;
use super::comments::{at_line_start, mid_line};
use super::doc::{Doc, concat, join, nil, text, words};
use crate::ast::{AddOp, Case, Cases, Comparison, Dated, Expr, ExprKind, MulOp, Quoted, RoundingMode};
use crate::keywords::Phrase;
use almoner_diagnostic::Language;

/// What of the same expression stands directly after one of its parts: English forms that no word closes would
/// take it in where Chinese ones do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    End,
    /// `and`, `or`.
    Logic,
    /// `is`, `is not`, `is one of`.
    Is,
    /// Another comparison.
    Comparison,
    /// A rounding, a conversion.
    Change,
    /// `+`, `-`, `*`, `/`.
    Arithmetic,
    /// `.name`, `as of`, `for`.
    Suffix,
}

impl Formatter<'_> {
    /// An expression with the comments that stand in it; nothing that it could take in follows it.
    pub(super) fn expr(&mut self, expr: &Expr) -> Doc {
        self.before(Next::End, expr)
    }

    /// An expression, and what of the same expression comes next.
    fn before(&mut self, next: Next, expr: &Expr) -> Doc {
        let outer = std::mem::replace(&mut self.next, next);
        let doc = self.operand(expr);
        self.next = outer;
        doc
    }

    /// The last part of an expression: what follows that expression follows it.
    fn operand(&mut self, expr: &Expr) -> Doc {
        let before = self.comments.before(expr.at.0.start);
        let outer = self.comments.narrow_boundary(expr.at.0.end);
        let doc = self.expr_alone(expr);
        self.comments.set_boundary(outer);
        // What is left inside stands between a number and its unit, or before a closing parenthesis.
        self.comments.hoist(expr.at.0.end);
        let after = self.comments.after(expr.at.0.end);
        let doc = concat([doc, after]);
        if before.is_empty() { doc } else { concat([mid_line(&before), doc]).indent() }
    }

    fn expr_alone(&mut self, expr: &Expr) -> Doc {
        match &expr.kind {
            ExprKind::Number(number) => text(self.number(number, expr.at)),
            ExprKind::YesNo(true) => self.keyword(Phrase::Yes),
            ExprKind::YesNo(false) => self.keyword(Phrase::No),
            ExprKind::Text(_) => text(self.written(expr.at)),
            ExprKind::Date(date) => text(self.dated(Dated { date: *date, at: expr.at })),
            ExprKind::DecisionDate => self.keyword(Phrase::DecisionDate),
            ExprKind::NotSet => self.keyword(Phrase::NotSet),
            ExprKind::Decided { body, low, high } => self.decided(body, low, high),
            ExprKind::Nothing => self.keyword(Phrase::Without),
            ExprKind::Name(name) => self.name(name),
            ExprKind::Member(of, name) => {
                let of = self.before(Next::Suffix, of);
                concat([of, text("."), self.name(name)])
            }
            ExprKind::Call(function, arguments) => self.call(function, arguments),
            ExprKind::ForKeys(value, keys) => self.for_keys(value, keys),
            ExprKind::On(value, date) => {
                self.infix(value, self.keyword_text(Phrase::AsOf), Next::Suffix, date)
            }
            ExprKind::Group(inner) => {
                let inner = self.expr(inner);
                concat([text("("), inner, text(")")])
            }
            ExprKind::Negate(value) => {
                // Two signs that touch would begin a comment.
                let sign = if matches!(value.kind, ExprKind::Negate(_)) { "- " } else { "-" };
                let value = self.operand(value);
                concat([text(sign), value])
            }
            ExprKind::Not(value) => {
                let value = self.operand(value);
                words([self.keyword(Phrase::Not), value])
            }
            ExprKind::Sum(first, rest) => {
                let rest: Vec<(&str, &Expr)> = rest.iter().map(|(op, term)| (add_sign(*op), term)).collect();
                self.chain(first, Next::Arithmetic, &rest)
            }
            ExprKind::Product(first, rest) => {
                let rest: Vec<(&str, &Expr)> =
                    rest.iter().map(|(op, factor)| (self.mul_sign(*op), factor)).collect();
                self.chain(first, Next::Arithmetic, &rest)
            }
            ExprKind::And(parts) => self.logical(parts, Phrase::And),
            ExprKind::Or(parts) => self.logical(parts, Phrase::Or),
            ExprKind::Compare(left, comparison, right) => {
                let is_sign = self.sign_between(left.at.0.end, right.at.0.start);
                let operator = self.comparison(*comparison, is_sign);
                let is_is = matches!(comparison, Comparison::Equal | Comparison::NotEqual) && !is_sign;
                let next = if is_is { Next::Is } else { Next::Comparison };
                self.infix(left, operator, next, right)
            }
            ExprKind::Between(value, low, high) => self.between(value, low, high),
            ExprKind::OneOf { value, among, negated } => self.one_of(value, among, *negated),
            ExprKind::LesserOf(parts) => self.extreme(expr, parts, Phrase::LesserOf, Phrase::LesserEnd),
            ExprKind::GreaterOf(parts) => self.extreme(expr, parts, Phrase::GreaterOf, Phrase::GreaterEnd),
            ExprKind::Cases(cases) => {
                let cases = self.cases(cases).indent();
                concat([text("("), cases, text(")")]).group()
            }
            ExprKind::Rounded { value, mode, step } => {
                let comma = self.comma_between(value, step);
                self.rounded(value, rounding(*mode), step, comma)
            }
            ExprKind::ConvertedTo(value, unit) => {
                let value = self.before(Next::Change, value);
                let unit = words([self.keyword(Phrase::ConvertedTo), text(self.unit(unit, None))]);
                concat([value, concat([Doc::Line, unit]).indent()]).group()
            }
            ExprKind::Aggregate(_)
            | ExprKind::Position { .. }
            | ExprKind::AgeOn(_)
            | ExprKind::SpanBetween(..)
            | ExprKind::MonthEdge { .. }
            | ExprKind::EvidenceOf(_)
            | ExprKind::LastMonth { .. } => self.function(expr),
            ExprKind::Unreadable => text(self.written(expr.at)),
        }
    }

    /// `first op second op third`, broken before each operator.
    fn chain(&mut self, first: &Expr, next: Next, rest: &[(&str, &Expr)]) -> Doc {
        let first = self.before(next, first);
        let mut links = Vec::new();
        for (index, (operator, operand)) in rest.iter().enumerate() {
            let before = self.comments.before(operand.at.0.start);
            let is_last = index.saturating_add(1) == rest.len();
            let operand = if is_last { self.operand(operand) } else { self.before(next, operand) };
            links.push(Doc::Line);
            links.push(at_line_start(&before));
            links.push(words([text(*operator), operand]));
        }
        concat([first, concat(links).indent()]).group()
    }

    fn logical(&mut self, parts: &[Expr], phrase: Phrase) -> Doc {
        let word = self.keyword_text(phrase);
        let Some((first, rest)) = parts.split_first() else { return nil() };
        let rest: Vec<(&str, &Expr)> = rest.iter().map(|part| (word, part)).collect();
        self.chain(first, Next::Logic, &rest)
    }

    fn infix(&mut self, left: &Expr, operator: &str, next: Next, right: &Expr) -> Doc {
        self.chain(left, next, &[(operator, right)])
    }

    /// `word E`.
    pub(super) fn prefix(&mut self, phrase: Phrase, value: &Expr) -> Doc {
        let value = self.expr(value);
        words([self.keyword(phrase), value])
    }

    fn call(&mut self, function: &Expr, arguments: &[Expr]) -> Doc {
        let function = self.before(Next::Suffix, function);
        let comma = self.marks().comma;
        let arguments: Vec<Doc> = arguments.iter().map(|argument| self.expr(argument)).collect();
        let inside = concat([Doc::SoftLine, join(arguments, &comma)]).indent();
        concat([function, text("("), inside, Doc::SoftLine, text(")")]).group()
    }

    fn for_keys(&mut self, value: &Expr, keys: &[Expr]) -> Doc {
        let value = self.before(Next::Suffix, value);
        let keys = self.list(keys);
        // Chinese has another word for keys than for the subject of a benefit.
        let word = match self.language {
            Language::English => Phrase::For.english(),
            Language::Chinese => Phrase::For.words().chinese.get(1).copied().unwrap_or_default(),
        };
        words([value, text(word), keys])
    }

    /// `A, B` / `A、B`.
    pub(super) fn list(&mut self, parts: &[Expr]) -> Doc {
        let separator = self.marks().enumeration;
        let parts: Vec<Doc> = parts.iter().map(|part| self.expr(part)).collect();
        join(parts, &separator).indent().group()
    }

    fn between(&mut self, value: &Expr, low: &Expr, high: &Expr) -> Doc {
        let value = self.before(Next::Comparison, value);
        let bounds = self.bounds(Phrase::Between, low, high);
        concat([value, concat([Doc::Line, bounds]).indent()]).group()
    }

    /// `between A and B` / `介于 A 与 B`, and the like.
    pub(super) fn bounds(&mut self, phrase: Phrase, low: &Expr, high: &Expr) -> Doc {
        let low = self.before(Next::Logic, low);
        let high = self.operand(high);
        let and = self.keyword(self.list_and());
        words([self.keyword(phrase), concat([low, Doc::Line, words([and, high])]).group()])
    }

    /// `decided by "township" between low and high`.
    fn decided(&mut self, body: &Quoted, low: &Expr, high: &Expr) -> Doc {
        let body = words([self.keyword(Phrase::DecidedBy), self.quoted(body)]);
        words([body, self.bounds(Phrase::Between, low, high)])
    }

    /// The word before the last of a list of values.
    fn list_and(&self) -> Phrase {
        match self.language {
            Language::English => Phrase::And,
            Language::Chinese => Phrase::ListAnd,
        }
    }

    fn one_of(&mut self, value: &Expr, among: &[Expr], negated: bool) -> Doc {
        let value = self.before(Next::Is, value);
        let phrase = if negated { Phrase::IsNotOneOf } else { Phrase::IsOneOf };
        let among = self.list(among);
        let test = words([self.keyword(phrase), among]);
        concat([value, concat([Doc::Line, test]).indent()]).group()
    }

    /// `lesser of A, B and C` / `取 A、B、C 中较小者`.
    fn extreme(&mut self, expr: &Expr, parts: &[Expr], english: Phrase, chinese: Phrase) -> Doc {
        if self.language == Language::Chinese {
            let parts = self.list(parts);
            return words([self.keyword(Phrase::Take), parts, self.keyword(chinese)]).group();
        }
        let is_chinese = self.written(expr.at).starts_with(Phrase::Take.chinese());
        let needs_group = is_chinese && matches!(self.next, Next::Arithmetic | Next::Suffix);
        let Some((last, first)) = parts.split_last() else { return nil() };
        let first: Vec<Doc> = first.iter().map(|part| self.expr(part)).collect();
        let last = if needs_group { self.expr(last) } else { self.operand(last) };
        let last = words([self.keyword(Phrase::And), last]);
        let first = join(first, &self.marks().enumeration);
        let choice = words([self.keyword(english), concat([first, Doc::Line, last]).indent()]).group();
        if needs_group { concat([text("("), choice, text(")")]) } else { choice }
    }

    fn rounded(&mut self, value: &Expr, phrase: Phrase, step: &Expr, comma: bool) -> Doc {
        let value = self.before(Next::Change, value);
        let step = self.expr(step);
        let separator = if comma { self.marks().comma } else { Doc::Line };
        let rounding = concat([separator, words([self.keyword(phrase), step])]);
        concat([value, rounding.indent()]).group()
    }

    /// `E when C, E when C, otherwise E`, without the group around it.
    pub(super) fn cases(&mut self, cases: &Cases) -> Doc {
        let mut parts = Vec::new();
        for case in &cases.cases {
            let before = self.comments.before(case.at.0.start);
            let boundary = self.comments.set_boundary(case.at.0.end);
            let part = self.case(case);
            self.comments.set_boundary(boundary);
            let after = self.comments.after(case.at.0.end);
            let before = if parts.is_empty() { mid_line(&before) } else { at_line_start(&before) };
            parts.push(concat([before, part, after]));
        }
        if let Some(value) = &cases.otherwise {
            if cases.cases.is_empty() {
                return self.expr(value);
            }
            let before = self.comments.before(value.at.0.start);
            let value = self.prefix(Phrase::Otherwise, value);
            parts.push(concat([at_line_start(&before), value]));
        }
        join(parts, &self.marks().comma)
    }

    /// `E when C` / `当 C 时 E`.
    fn case(&mut self, case: &Case) -> Doc {
        let value_is_first = case.value.at.0.start < case.condition.at.0.start;
        if value_is_first != (self.language == Language::English) {
            self.comments.hoist(case.at.0.end);
        }
        if self.language == Language::English {
            let value = self.expr(&case.value);
            let condition = self.prefix(Phrase::When, &case.condition);
            return concat([value, concat([Doc::Line, condition]).indent()]).group();
        }
        let condition = self.expr(&case.condition);
        let value = self.expr(&case.value);
        let test = words([self.keyword(Phrase::When), condition, self.keyword(Phrase::WhenEnd)]);
        concat([test, concat([Doc::Line, value]).indent()]).group()
    }

    /// A comparison as a sign or in words.
    pub(super) fn comparison(&self, comparison: Comparison, is_sign: bool) -> &'static str {
        let (phrase, english, chinese) = match comparison {
            Comparison::Equal => (Phrase::Is, "=", "="),
            Comparison::NotEqual => (Phrase::IsNot, "<>", "≠"),
            Comparison::Less => (Phrase::LessThan, "<", "<"),
            Comparison::AtMost => (Phrase::AtMost, "<=", "≤"),
            Comparison::Greater => (Phrase::MoreThan, ">", ">"),
            Comparison::AtLeast => (Phrase::AtLeast, ">=", "≥"),
        };
        match self.language {
            _ if !is_sign => self.keyword_text(phrase),
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    fn mul_sign(&self, operator: MulOp) -> &'static str {
        match (operator, self.language) {
            (MulOp::Times, Language::English) => "*",
            (MulOp::Times, Language::Chinese) => "×",
            (MulOp::DividedBy, Language::English) => "/",
            (MulOp::DividedBy, Language::Chinese) => "÷",
        }
    }
}

fn add_sign(operator: AddOp) -> &'static str {
    match operator {
        AddOp::Plus => "+",
        AddOp::Minus => "-",
    }
}

pub(super) fn rounding(mode: RoundingMode) -> Phrase {
    match mode {
        RoundingMode::Up => Phrase::RoundedUpTo,
        RoundingMode::Down => Phrase::RoundedDownTo,
        RoundingMode::Nearest => Phrase::RoundedTo,
        RoundingMode::HalfEven => Phrase::RoundedHalfEvenTo,
    }
}
