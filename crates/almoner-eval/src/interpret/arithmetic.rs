//! Sums, products, quotients, lesser and greater: exact for known numbers, ranges for unknown ones.

use almoner_check::exact::{Exact, NumberError};
use almoner_check::program::{Arithmetic, Expr};
use almoner_check::types::Type;
use almoner_diagnostic::Span;

use super::observer::Observer;
use super::{At, Machine, Result};
use crate::value::{Interval, Possible, Slopes, Value};

type OnNumbers = fn(Exact, Exact) -> std::result::Result<Exact, NumberError>;
type OnRanges = fn(&Interval, &Interval) -> std::result::Result<Interval, NumberError>;

/// An operation on numbers and on ranges.
const fn operations(operator: Arithmetic) -> (OnNumbers, OnRanges) {
    match operator {
        Arithmetic::Add => (Exact::checked_add, Interval::checked_add),
        Arithmetic::Subtract => (Exact::checked_sub, Interval::checked_sub),
        Arithmetic::Multiply => (Exact::checked_mul, Interval::checked_mul),
        Arithmetic::Divide => (Exact::checked_div, Interval::checked_div),
    }
}

/// Which of several values is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// The lesser.
    Lesser,
    /// The greater.
    Greater,
}

impl Pick {
    fn of<T: Ord>(self, first: T, second: T) -> T {
        match self {
            Self::Lesser => first.min(second),
            Self::Greater => first.max(second),
        }
    }

    fn of_ranges(self, first: &Interval, second: &Interval) -> Interval {
        match self {
            Self::Lesser => first.min(second),
            Self::Greater => first.max(second),
        }
    }
}

impl<O: Observer> Machine<'_, O> {
    pub(super) fn arithmetic(
        &mut self,
        expr: &Expr,
        operator: Arithmetic,
        left: &Expr,
        right: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        let (left_value, right_value);
        let first = match self.number_at_hand(left, at) {
            Some(number) => number,
            None => {
                left_value = self.evaluate(left, at);
                match &left_value {
                    Ok(Value::Number(number)) => number,
                    _ => {
                        let right_value = self.evaluate(right, at)?;
                        return self.of_others(expr, operator, (left, left_value?), (right, right_value), at);
                    }
                }
            }
        };
        let second = match self.number_at_hand(right, at) {
            Some(number) => number,
            None => {
                right_value = self.evaluate(right, at);
                match &right_value {
                    Ok(Value::Number(number)) => number,
                    _ => {
                        let left_value = Value::Number(*first);
                        return self.of_others(expr, operator, (left, left_value), (right, right_value?), at);
                    }
                }
            }
        };
        let result = match operator {
            Arithmetic::Add => first.checked_add(*second),
            Arithmetic::Subtract => first.checked_sub(*second),
            Arithmetic::Multiply => first.checked_mul(*second),
            Arithmetic::Divide => first.checked_div(*second),
        };
        match result {
            Ok(number) => Ok(Value::Number(number)),
            Err(error) => Err(self.number_error(error, expr.span, at)),
        }
    }

    /// Of days, and of numbers that are not known.
    #[inline(never)]
    fn of_others(
        &mut self,
        expr: &Expr,
        operator: Arithmetic,
        (left, left_value): (&Expr, Value),
        (right, right_value): (&Expr, Value),
        at: &At<'_>,
    ) -> Result<Value> {
        if left.ty == Type::Date {
            return self.date_arithmetic(expr, operator, &left_value, &right_value, right, at);
        }
        if operator == Arithmetic::Divide && right_value.number().is_some_and(Exact::is_zero) {
            return Err(self.number_error(NumberError::DivisionByZero, expr.span, at));
        }
        self.on_numbers(left_value, right_value, operator, expr.span, at)
    }

    pub(super) fn sum(&mut self, left: Value, right: Value, span: Span, at: &At<'_>) -> Result<Value> {
        self.on_numbers(left, right, Arithmetic::Add, span, at)
    }

    pub(super) fn difference(&mut self, left: Value, right: Value, span: Span, at: &At<'_>) -> Result<Value> {
        self.on_numbers(left, right, Arithmetic::Subtract, span, at)
    }

    pub(super) fn product(&mut self, left: Value, right: Value, span: Span, at: &At<'_>) -> Result<Value> {
        self.on_numbers(left, right, Arithmetic::Multiply, span, at)
    }

    pub(super) fn quotient(&mut self, left: Value, right: Value, span: Span, at: &At<'_>) -> Result<Value> {
        self.on_numbers(left, right, Arithmetic::Divide, span, at)
    }

    pub(super) fn on_numbers(
        &mut self,
        left: Value,
        right: Value,
        operator: Arithmetic,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        let (numbers, ranges) = operations(operator);
        if let (Value::Number(left), Value::Number(right)) = (&left, &right) {
            return numbers(*left, *right)
                .map(Value::Number)
                .map_err(|error| self.number_error(error, span, at));
        }
        let (left_range, right_range) =
            left.range().zip(right.range()).ok_or_else(|| self.inconsistent(span, at))?;
        let range = ranges(&left_range, &right_range).map_err(|error| self.number_error(error, span, at))?;
        let slopes = Slopes::of_arithmetic(operator, &left, &right);
        let value = Value::unknown(Possible::Number(range), left.missing().and(right.missing()));
        Ok(value.with_slopes(slopes))
    }

    pub(super) fn negated(&mut self, expr: &Expr, value: &Expr, at: &At<'_>) -> Result<Value> {
        let value = self.evaluate(value, at)?;
        self.difference(Value::Number(Exact::ZERO), value, expr.span, at)
    }

    /// The lesser or greater of several numbers or days.
    pub(super) fn extreme(&mut self, expr: &Expr, parts: &[Expr], pick: Pick, at: &At<'_>) -> Result<Value> {
        let mut best: Option<Value> = None;
        for part in parts {
            let value = self.evaluate(part, at)?;
            best = Some(match best {
                None => value,
                Some(known) => self.extreme_of_two(known, value, pick, expr.span, at)?,
            });
        }
        best.ok_or_else(|| self.inconsistent(expr.span, at))
    }

    pub(super) fn extreme_of_two(
        &mut self,
        left: Value,
        right: Value,
        pick: Pick,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        if let (Value::Number(first), Value::Number(second)) = (&left, &right) {
            return Ok(Value::Number(pick.of(*first, *second)));
        }
        self.extreme_of_others(left, right, pick, span, at)
    }

    #[inline(never)]
    fn extreme_of_others(
        &mut self,
        left: Value,
        right: Value,
        pick: Pick,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        match (&left, &right) {
            (Value::Date(first), Value::Date(second)) => Ok(Value::Date(pick.of(*first, *second))),
            _ => match left.range().zip(right.range()) {
                Some((first, second)) => {
                    let missing = left.missing().and(right.missing());
                    let value = Value::unknown(Possible::Number(pick.of_ranges(&first, &second)), missing);
                    Ok(value.with_slopes(Slopes::of_either(&left, &right)))
                }
                None if left.is_known() && right.is_known() => Err(self.inconsistent(span, at)),
                None => Ok(Value::unknown(Possible::Date, left.missing().and(right.missing()))),
            },
        }
    }
}
