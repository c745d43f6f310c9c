//! The forms of expressions. Each arm is short; what needs more has a file of its own.

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, Expr, ExprKind};
use almoner_diagnostic::codes;
use almoner_syntax::ast::RoundingMode;

use super::arithmetic::Pick;
use super::observer::Observer;
use super::{At, Machine, Moment, Result};
use crate::trace::StepKind;
use crate::value::{Possible, Slopes, Truth, Value};

impl<O: Observer> Machine<'_, O> {
    /// The value of an expression; its step has been opened.
    pub(super) fn form(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        match &expr.kind {
            ExprKind::Constant(constant) => Ok(self.constant(constant)),
            ExprKind::Fact { hops, field } => self.fact(expr, *hops, *field, at),
            ExprKind::Rule { hops, rule, args } => self.rule_use(expr, *hops, *rule, args, at),
            ExprKind::Parameter { parameter, keys } => self.parameter(expr, *parameter, keys, at),
            ExprKind::Arithmetic(operator, left, right) => self.arithmetic(expr, *operator, left, right, at),
            ExprKind::Compare(comparison, left, right) => self.comparison(expr, *comparison, left, right, at),
            ExprKind::And(parts) => self.all_of(parts, Truth::No, at),
            ExprKind::Or(parts) => self.all_of(parts, Truth::Yes, at),
            ExprKind::Not(part) => self.evaluate(part, at).map(not),
            ExprKind::Cases(cases) => self.cases(cases, &expr.ty, at),
            ExprKind::Aggregate { .. } => self.aggregate(expr, at),
            ExprKind::Rounded(mode, value, step) => self.rounded(expr, *mode, value, step, at),
            _ => self.rarer_form(expr, at),
        }
    }

    fn rarer_form(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        match &expr.kind {
            ExprKind::DecisionDate => {
                self.observer.kind(|| StepKind::DecisionDate);
                Ok(Value::Date(at.moment.day))
            }
            ExprKind::Local(position) => self.local(expr, *position, at),
            ExprKind::Benefit { hops, benefit, part } => self.benefit_part(expr, *hops, *benefit, *part, at),
            ExprKind::On(value, day) => self.on(expr, value, day, at),
            ExprKind::Negate(value) => self.negated(expr, value, at),
            ExprKind::Between(value, low, high) => self.between(expr, value, low, high, at),
            ExprKind::OneOf(value, list) => self.one_of(expr, value, list, at),
            ExprKind::LesserOf(parts) => self.extreme(expr, parts, Pick::Lesser, at),
            ExprKind::GreaterOf(parts) => self.extreme(expr, parts, Pick::Greater, at),
            ExprKind::Converted(value, factor) => self.converted(expr, value, *factor, at),
            ExprKind::Position { .. } => self.position(expr, at),
            ExprKind::AgeOn { hops, field, on } => self.age_on(expr, *hops, *field, on, at),
            ExprKind::Evidence { hops, field } => self.evidence(expr, *hops, *field, at),
            ExprKind::SpanBetween(unit, from, to) => self.span_between(expr, *unit, from, to, at),
            ExprKind::Decided { body, low, high } => self.decided_by(expr, body, [low, high], at),
            ExprKind::MonthEdge { last, date } => self.month_edge(*last, date, at),
            ExprKind::LastMonth { value, first } => self.last_month(expr, value, first.as_deref(), at),
            ExprKind::Window { .. } => self.window(expr, at),
            // The open keys of a guarantee stand where the arguments of a rule do: a guarantee has none.
            ExprKind::Key(position) => self.local(expr, *position, at),
            _ => Err(self.inconsistent(expr.span, at)),
        }
    }

    fn constant(&mut self, constant: &Constant) -> Value {
        self.observer.kind(|| StepKind::Constant);
        Value::from(constant)
    }

    fn local(&mut self, expr: &Expr, position: u32, at: &At<'_>) -> Result<Value> {
        self.observer.kind(|| StepKind::Local(position));
        let value = at.locals.get(position as usize).cloned();
        value.ok_or_else(|| self.inconsistent(expr.span, at))
    }

    /// As of another day: the same facts; parameters, wordings and the decision date of that day.
    fn on(&mut self, expr: &Expr, value: &Expr, day: &Expr, at: &At<'_>) -> Result<Value> {
        self.observer.kind(|| StepKind::On);
        match self.evaluate(day, at)? {
            Value::Date(day) => self.evaluate(value, &At { moment: Moment::on(day), ..*at }),
            unknown => Ok(Value::unknown(self.anything(&expr.ty), unknown.missing().clone())),
        }
    }

    /// `and` (which `No` settles) and `or` (which `Yes` settles). After an unknown part the rest is only
    /// tried: it may never be asked for.
    fn all_of(&mut self, parts: &[Expr], settling: Truth, at: &At<'_>) -> Result<Value> {
        let mut unknown: Option<Value> = None;
        for part in parts {
            if unknown.is_none()
                && let Some(yes) = self.yes_at_hand(part, at)
            {
                if yes == (settling == Truth::Yes) {
                    return Ok(Value::YesNo(yes));
                }
                continue;
            }
            let value = match unknown.is_some() {
                false => Some(self.evaluate(part, at)?),
                true => self.attempt(|machine| machine.evaluate(part, at))?,
            };
            let Some(value) = value else { continue };
            match value.truth() {
                truth if truth == settling => return Ok(value),
                Truth::Unknown => unknown = Some(both_unknown(unknown, value)),
                _ => {}
            }
        }
        Ok(unknown.unwrap_or(Value::YesNo(settling == Truth::No)))
    }

    fn rounded(
        &mut self,
        expr: &Expr,
        mode: RoundingMode,
        value: &Expr,
        step: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        self.observer.kind(|| StepKind::Rounded(mode));
        let value = self.evaluate(value, at)?;
        let step_value = self.evaluate(step, at)?;
        if step_value.number().is_some_and(|step| step.signum() <= 0) {
            let stop = self.stop(&codes::evaluation::STEP_NOT_POSITIVE, step.span, at);
            return Err(self.of_values(stop.arg("step", self.words(&step_value, &step.ty))));
        }
        match (&value, step_value.number()) {
            (Value::Number(number), Some(step)) => number
                .round(mode, step)
                .map(Value::Number)
                .map_err(|error| self.number_error(error, expr.span, at)),
            (_, Some(step)) => {
                let range = value.range().ok_or_else(|| self.inconsistent(expr.span, at))?;
                let range =
                    range.round(mode, step).map_err(|error| self.number_error(error, expr.span, at))?;
                let rounded = Value::unknown(Possible::Number(range), value.missing().clone());
                Ok(rounded.with_slopes(Slopes::of_rounded(&value)))
            }
            // Rounding moves a number by less than the step.
            (_, None) => {
                let (range, step) =
                    value.range().zip(step_value.range()).ok_or_else(|| self.inconsistent(expr.span, at))?;
                let ends = range.checked_add(&step).and_then(|up| Ok(up.hull(&range.checked_sub(&step)?)));
                let range = ends.map_err(|error| self.number_error(error, expr.span, at))?;
                Ok(Value::unknown(Possible::Number(range), value.missing().and(step_value.missing())))
            }
        }
    }

    fn converted(&mut self, expr: &Expr, value: &Expr, factor: Exact, at: &At<'_>) -> Result<Value> {
        self.observer.kind(|| StepKind::Converted);
        let value = self.evaluate(value, at)?;
        self.product(value, Value::Number(factor), expr.span, at)
    }
}

/// `not`: yes becomes no, no becomes yes, unknown stays unknown.
pub(super) fn not(value: Value) -> Value {
    match value {
        Value::YesNo(yes) => Value::YesNo(!yes),
        other => {
            let slopes = Slopes::of_not(&other);
            other.with_slopes(slopes)
        }
    }
}

/// An unknown yes or no that hangs on the facts of both.
pub(super) fn both_unknown(known: Option<Value>, value: Value) -> Value {
    match known {
        None => value,
        Some(known) => {
            let slopes = Slopes::of_either(&known, &value);
            Value::unknown(Possible::YesNo, known.missing().and(value.missing())).with_slopes(slopes)
        }
    }
}
