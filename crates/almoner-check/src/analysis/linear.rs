//! Numbers and days as sums: `a * x + b * y + c` of quantities that are not looked into further.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::expression::identity;
use super::question::Question;
use crate::exact::{Exact, NumberError};
use crate::program::{Arithmetic, Constant, Expr, ExprKind};
use crate::types::Type;
use crate::units::Units;

/// A sum of quantities, each times a factor that is not zero, and a constant.
#[derive(Clone)]
pub(crate) struct Linear<'p> {
    /// By the identity of the quantity.
    pub(crate) terms: BTreeMap<String, Term<'p>>,
    pub(crate) constant: Exact,
}

/// A quantity and its factor.
#[derive(Clone, Copy)]
pub(crate) struct Term<'p> {
    pub(crate) factor: Exact,
    pub(crate) expr: &'p Expr,
    /// How far up the thing is that `expr` is about.
    pub(crate) shift: u8,
}

impl<'p> Linear<'p> {
    pub(crate) fn constant(value: Exact) -> Self {
        Self { terms: BTreeMap::new(), constant: value }
    }

    fn quantity(expr: &'p Expr, shift: u8) -> Self {
        let term = Term { factor: Exact::ONE, expr, shift };
        Self { terms: BTreeMap::from([(identity(expr, shift), term)]), constant: Exact::ZERO }
    }

    pub(crate) fn minus(self, other: Self) -> Result<Self, NumberError> {
        self.plus(other.times(Exact::ONE.checked_neg()?)?)
    }

    fn plus(mut self, other: Self) -> Result<Self, NumberError> {
        self.constant = self.constant.checked_add(other.constant)?;
        for (key, term) in other.terms {
            let known = self.terms.get(&key).map_or(Exact::ZERO, |term| term.factor);
            let factor = known.checked_add(term.factor)?;
            if factor.is_zero() {
                self.terms.remove(&key);
            } else {
                self.terms.insert(key, Term { factor, ..term });
            }
        }
        Ok(self)
    }

    pub(crate) fn times(self, factor: Exact) -> Result<Self, NumberError> {
        if factor.is_zero() {
            return Ok(Self::constant(Exact::ZERO));
        }
        let mut terms = BTreeMap::new();
        for (key, term) in self.terms {
            terms.insert(key, Term { factor: term.factor.checked_mul(factor)?, ..term });
        }
        Ok(Self { terms, constant: self.constant.checked_mul(factor)? })
    }

    /// The value, if it is the same whatever the facts.
    pub(crate) fn as_constant(&self) -> Option<Exact> {
        self.terms.is_empty().then_some(self.constant)
    }

    /// Whether both are the same sum.
    pub(crate) fn same_as(&self, other: &Self) -> bool {
        self.constant == other.constant
            && self.terms.len() == other.terms.len()
            && self
                .terms
                .iter()
                .all(|(key, term)| other.terms.get(key).is_some_and(|other| other.factor == term.factor))
    }
}

impl<'p> Question<'_, 'p> {
    /// A number or a day (counted in days) as a sum. What cannot be taken apart is one quantity.
    pub(crate) fn linear(&self, expr: &'p Expr, shift: u8, depth: u32) -> Linear<'p> {
        let opaque = || Linear::quantity(expr, shift);
        let (Some(depth), true) = (depth.checked_sub(1), self.step()) else {
            return opaque();
        };
        let of = |part: &'p Expr| self.linear(part, shift, depth);
        match &expr.kind {
            ExprKind::Constant(Constant::Number(value)) => Linear::constant(*value),
            ExprKind::Constant(Constant::Date(date)) => Linear::constant(day_number(*date)),
            ExprKind::Parameter { .. } => match self.parameter_value(expr, shift) {
                Some(Constant::Number(value)) => Linear::constant(*value),
                Some(Constant::Date(date)) => Linear::constant(day_number(*date)),
                _ => opaque(),
            },
            ExprKind::Negate(part) => {
                Exact::ONE.checked_neg().and_then(|minus| of(part).times(minus)).unwrap_or_else(|_| opaque())
            }
            ExprKind::Converted(part, factor) => of(part).times(*factor).unwrap_or_else(|_| opaque()),
            ExprKind::Arithmetic(operator, left, right) if counts_in_days(left, right) => {
                combined(*operator, of(left), of(right)).unwrap_or_else(opaque)
            }
            ExprKind::Rule { hops, rule, .. } => {
                let definition = self.context.plain_definition(*rule);
                let sum = definition.map(|of| self.linear(of, hops.saturating_add(shift), depth));
                // A rule that stands for figures and facts is looked into; any other keeps its name.
                sum.filter(of_figures_and_facts).unwrap_or_else(opaque)
            }
            _ => opaque(),
        }
    }
}

fn combined<'p>(operator: Arithmetic, left: Linear<'p>, right: Linear<'p>) -> Option<Linear<'p>> {
    let sum = match operator {
        Arithmetic::Add => left.plus(right),
        Arithmetic::Subtract => left.minus(right),
        Arithmetic::Multiply => match (left.as_constant(), right.as_constant()) {
            (Some(factor), _) => right.times(factor),
            (None, Some(factor)) => left.times(factor),
            (None, None) => return None,
        },
        Arithmetic::Divide => Exact::ONE.checked_div(right.as_constant()?).and_then(|part| left.times(part)),
    };
    sum.ok()
}

/// Dates are counted in days, so a month or a year cannot be added to one here.
fn counts_in_days(left: &Expr, right: &Expr) -> bool {
    match (&left.ty, &right.ty) {
        (Type::Date, Type::Number(number)) => number.unit.single() == Some(Units::DAY),
        _ => true,
    }
}

fn of_figures_and_facts(sum: &Linear<'_>) -> bool {
    sum.terms.len() <= 1
        && sum.terms.values().all(|term| {
            matches!(
                term.expr.kind,
                ExprKind::Fact { .. }
                    | ExprKind::Parameter { .. }
                    | ExprKind::AgeOn { .. }
                    | ExprKind::DecisionDate
            )
        })
}

/// A day as a number: days since 1 January of the year 1.
pub(crate) fn day_number(date: Date) -> Exact {
    Exact::from_integer(crate::calendar::days_between(Date::constant(1, 1, 1), date))
}

/// The day of a day number.
pub(crate) fn numbered_day(number: Exact) -> Option<Date> {
    crate::calendar::add_days(Date::constant(1, 1, 1), number.to_i64()?)
}
