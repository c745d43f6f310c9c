//! Comparisons, three-valued: where facts are missing, the ranges decide as far as they can.

use std::cmp::Ordering;

use almoner_check::program::Expr;
use almoner_diagnostic::Span;
use almoner_syntax::ast::Comparison;

use super::at_hand::Known;
use super::expression::both_unknown;
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::value::{Possible, Slopes, Truth, Value};

impl<O: Observer> Machine<'_, O> {
    pub(super) fn comparison(
        &mut self,
        expr: &Expr,
        comparison: Comparison,
        left: &Expr,
        right: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        let (left_value, right_value);
        let first = match self.at_hand(left, at) {
            Some(known) => known,
            None => {
                left_value = self.evaluate(left, at);
                match Known::of_result(&left_value) {
                    Some(known) => known,
                    None => {
                        let (left, right) = (left_value?, self.evaluate(right, at)?);
                        return self.compare(comparison, &left, &right, expr.span, at);
                    }
                }
            }
        };
        let second = match self.at_hand(right, at) {
            Some(known) => known,
            None => {
                right_value = self.evaluate(right, at);
                match Known::of_result(&right_value) {
                    Some(known) => known,
                    None => {
                        let left = first.value(&left.ty).ok_or_else(|| self.inconsistent(left.span, at))?;
                        return self.compare(comparison, &left, &right_value?, expr.span, at);
                    }
                }
            }
        };
        match first.order(second) {
            Some(order) => Ok(Value::YesNo(holds(comparison, order))),
            None => Err(self.inconsistent(expr.span, at)),
        }
    }

    pub(super) fn between(
        &mut self,
        expr: &Expr,
        value: &Expr,
        low: &Expr,
        high: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        let value = self.evaluate(value, at)?;
        let low = self.evaluate(low, at)?;
        let high = self.evaluate(high, at)?;
        self.is_between(&value, &low, &high, expr.span, at)
    }

    pub(super) fn is_between(
        &mut self,
        value: &Value,
        low: &Value,
        high: &Value,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        let above = self.compare(Comparison::AtLeast, value, low, span, at)?;
        let below = self.compare(Comparison::AtMost, value, high, span, at)?;
        Ok(conjunction(above, below))
    }

    pub(super) fn one_of(&mut self, expr: &Expr, value: &Expr, list: &[Expr], at: &At<'_>) -> Result<Value> {
        let value = self.evaluate(value, at)?;
        let mut unknown: Option<Value> = None;
        let mut named = Vec::new();
        for item in list {
            let item_value = self.evaluate(item, at)?;
            let equal = self.compare(Comparison::Equal, &value, &item_value, expr.span, at)?;
            match equal.truth() {
                Truth::Yes => return Ok(equal),
                Truth::No => {}
                Truth::Unknown => unknown = Some(both_unknown(unknown, equal)),
            }
            if let Value::Enum(_, position) = item_value {
                named.push(position);
            }
        }
        // Whichever of the possible values it is, the list has it.
        if let Some(possible) = enum_values(&value)
            && possible.iter().all(|position| named.contains(position))
        {
            return Ok(Value::YesNo(true));
        }
        Ok(unknown.unwrap_or(Value::YesNo(false)))
    }

    /// Compares two values of one type.
    pub(super) fn compare(
        &self,
        comparison: Comparison,
        left: &Value,
        right: &Value,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        match Known::of(left).zip(Known::of(right)).and_then(|(left, right)| left.order(right)) {
            Some(order) => Ok(Value::YesNo(holds(comparison, order))),
            None => self.compare_others(comparison, left, right, span, at),
        }
    }

    /// Texts, and values that are not known.
    #[inline(never)]
    fn compare_others(
        &self,
        comparison: Comparison,
        left: &Value,
        right: &Value,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        let truth = match comparison {
            Comparison::Equal => equal(left, right),
            Comparison::NotEqual => opposite(equal(left, right)),
            ordered => of_ranges(ordered, left, right).ok_or_else(|| self.inconsistent(span, at))?,
        };
        Ok(match truth {
            Truth::Yes => Value::YesNo(true),
            Truth::No => Value::YesNo(false),
            Truth::Unknown => Value::unknown(Possible::YesNo, left.missing().and(right.missing()))
                .with_slopes(Slopes::of_comparison(comparison, left, right)),
        })
    }
}

/// Both must hold.
pub(super) fn conjunction(left: Value, right: Value) -> Value {
    match (left.truth(), right.truth()) {
        (Truth::No, _) | (_, Truth::Yes) => left,
        (_, Truth::No) | (Truth::Yes, _) => right,
        (Truth::Unknown, Truth::Unknown) => both_unknown(Some(left), right),
    }
}

/// One of both must hold.
pub(super) fn disjunction(left: Value, right: Value) -> Value {
    match (left.truth(), right.truth()) {
        (Truth::Yes, _) | (_, Truth::No) => left,
        (_, Truth::Yes) | (Truth::No, _) => right,
        (Truth::Unknown, Truth::Unknown) => both_unknown(Some(left), right),
    }
}

const fn truth_of(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

const fn of_option(holds: Option<bool>) -> Truth {
    match holds {
        Some(holds) => truth_of(holds),
        None => Truth::Unknown,
    }
}

const fn opposite(truth: Truth) -> Truth {
    match truth {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        Truth::Unknown => Truth::Unknown,
    }
}

#[inline]
const fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

/// An order of values of which at least one is unknown. `None` for values that have no order.
fn of_ranges(comparison: Comparison, left: &Value, right: &Value) -> Option<Truth> {
    match left.range().zip(right.range()) {
        Some((left, right)) => Some(of_option(left.compare(comparison, &right))),
        None if left.is_known() && right.is_known() => None,
        None => Some(Truth::Unknown),
    }
}

fn equal(left: &Value, right: &Value) -> Truth {
    if left.is_known() && right.is_known() {
        return truth_of(left == right);
    }
    if let Some((left, right)) = left.range().zip(right.range()) {
        return of_option(left.compare(Comparison::Equal, &right));
    }
    match enum_values(left).zip(enum_values(right)) {
        Some((left, right)) if !left.iter().any(|value| right.contains(value)) => Truth::No,
        _ => Truth::Unknown,
    }
}

/// The values that an enum value can be.
pub(super) fn enum_values(value: &Value) -> Option<Vec<u32>> {
    match value {
        Value::Enum(_, position) => Some(vec![*position]),
        Value::Unknown(unknown) => match &unknown.possible {
            Possible::Enum(_, values) => Some(values.clone()),
            _ => None,
        },
        _ => None,
    }
}
