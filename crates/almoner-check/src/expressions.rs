//! Expressions: from what is written to what is meant, with types and units.
//!
//! Total: whatever is wrong is reported once, and what cannot be understood becomes a value of
//! [`Type::Error`], which agrees with everything.

mod aggregates;
mod cases;
mod comparisons;
mod dates;
mod filters;
mod keys;
mod literals;
mod operators;
mod paths;
mod resolve;
mod rounding;
mod rules_of;

use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast;

use crate::agree::{Disagreement, agree};
use crate::names::Names;
use crate::program::{Constant, Expr, ExprKind, Key, ModuleId, Program};
use crate::scope::Scope;
use crate::types::Type;

pub(crate) use comparisons::needs_order;
pub(crate) use paths::Meaning;
pub(crate) use resolve::module_not_used;

/// Lowers the expressions of one item.
#[derive(Debug)]
pub(crate) struct Lower<'a> {
    pub(crate) program: &'a Program,
    pub(crate) names: &'a Names,
    /// The module that the item stands in.
    pub(crate) module: ModuleId,
    /// Where the expression stands.
    pub(crate) scope: Scope,
    /// In a guarantee: the keys left open so far.
    pub(crate) open_keys: Option<Vec<Key>>,
    /// A body may decide here: in the value of a rule whose value can be given.
    pub(crate) may_be_decided: bool,
    pub(crate) findings: Vec<Diagnostic>,
}

impl<'a> Lower<'a> {
    /// For an item of `module` with this scope.
    pub(crate) const fn new(program: &'a Program, names: &'a Names, module: ModuleId, scope: Scope) -> Self {
        Self { program, names, module, scope, open_keys: None, may_be_decided: false, findings: Vec::new() }
    }

    /// An expression that must be of type `due`; `of` is where that is said.
    pub(crate) fn due(&mut self, expr: &ast::Expr, due: &Type, of: Option<Span>) -> Expr {
        let lowered = self.expr(expr, Some(due));
        self.agreed(lowered, due, of)
    }

    /// A lowered expression that must be of type `due`.
    pub(crate) fn agreed(&mut self, expr: Expr, due: &Type, of: Option<Span>) -> Expr {
        match agree(self.program, due, expr, of) {
            Ok(expr) => expr,
            Err(disagreement) => {
                let Disagreement { finding, expr } = *disagreement;
                self.findings.push(finding);
                expr
            }
        }
    }

    /// A condition.
    pub(crate) fn condition(&mut self, expr: &ast::Expr) -> Expr {
        self.due(expr, &Type::YesNo, None)
    }

    /// An expression of whatever type; `hint` is what is due here and decides what a bare enum value means.
    pub(crate) fn expr(&mut self, expr: &ast::Expr, hint: Option<&Type>) -> Expr {
        use ast::ExprKind as E;
        let span = expr.at.0;
        match &expr.kind {
            E::Number(number) => self.number(number, span),
            E::YesNo(value) => constant(Constant::YesNo(*value), Type::YesNo, span),
            E::Text(text) => constant(Constant::Text(text.as_str().into()), Type::Text, span),
            E::Date(date) => constant(Constant::Date(*date), Type::Date, span),
            E::DecisionDate => Expr { kind: ExprKind::DecisionDate, ty: Type::Date, span },
            E::Name(_) | E::Member(..) => self.named(expr, hint),
            E::Call(callee, arguments) => self.call(callee, arguments, span),
            E::ForKeys(parameter, keys) => self.for_keys(parameter, keys, span),
            E::On(value, day) => self.on(value, day, hint, span),
            E::Group(inner) => Expr { span, ..self.expr(inner, hint) },
            E::Negate(inner) => self.negate(inner, span),
            E::Not(inner) => self.not(inner, span),
            E::Sum(first, rest) => self.sum(first, rest),
            E::Product(first, rest) => self.product(first, rest),
            E::And(parts) => self.all(parts, ExprKind::And, span),
            E::Or(parts) => self.all(parts, ExprKind::Or, span),
            E::Compare(left, how, right) => self.compare(left, *how, right, span),
            E::Between(value, low, high) => self.between(value, low, high, span),
            E::OneOf { value, among, negated } => self.one_of(value, among, *negated, span),
            E::LesserOf(parts) => self.extreme(parts, ExprKind::LesserOf, span),
            E::GreaterOf(parts) => self.extreme(parts, ExprKind::GreaterOf, span),
            E::Cases(cases) => self.grouped_cases(cases, hint, span),
            E::Rounded { value, mode, step } => self.rounded(value, *mode, step, span),
            E::ConvertedTo(value, unit) => self.converted(value, unit, span),
            E::Aggregate(aggregate) => self.aggregate(aggregate, hint, span),
            E::Position { .. } => self.position(expr),
            E::AgeOn(day) => self.age_on(day, span),
            E::SpanBetween(unit, from, to) => self.span_between(*unit, from, to, span),
            E::MonthEdge { last, date } => self.month_edge(*last, date, span),
            E::EvidenceOf(fact) => self.evidence_of(fact, span),
            E::LastMonth { value, first } => self.last_month(value, first.as_ref(), hint, span),
            E::NotSet => self.not_set(span),
            E::Decided { body, low, high } => self.decided(body, low, high, hint, span),
            // `without` is read only where an example gives facts, never as a value.
            E::Nothing | E::Unreadable => failed(span),
        }
    }

    fn on(&mut self, value: &ast::Expr, day: &ast::Expr, hint: Option<&Type>, span: Span) -> Expr {
        let value = self.expr(value, hint);
        let day = self.due(day, &Type::Date, None);
        let ty = value.ty.clone();
        Expr { kind: ExprKind::On(Box::new(value), Box::new(day)), ty, span }
    }
}

/// A value known without facts.
pub(crate) const fn constant(value: Constant, ty: Type, span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(value), ty, span }
}

/// What stands for an expression with a reported error.
pub(crate) const fn failed(span: Span) -> Expr {
    constant(Constant::YesNo(false), Type::Error, span)
}
