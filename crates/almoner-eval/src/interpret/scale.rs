//! Scales: a quantity in brackets. The same code serves known and unknown quantities: each bracket's part is
//! computed with values, which may be ranges.

use almoner_check::exact::Exact;
use almoner_check::program::{Bracket, Rule, Scale};
use almoner_diagnostic::{Span, codes};
use almoner_syntax::ast::{Comparison, ScaleMethod};

use super::alternatives::Alternatives;
use super::arithmetic::Pick;
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::trace::StepKind;
use crate::value::{Truth, Value};

/// A bracket with its beginning and its rate or value.
struct Step<'p> {
    position: usize,
    bracket: &'p Bracket,
    from: Value,
    value: Value,
}

impl<O: Observer> Machine<'_, O> {
    /// The scale over the rule's only argument.
    pub(super) fn scale(&mut self, scale: &Scale, rule: &Rule, span: Span, at: &At<'_>) -> Result<Value> {
        let quantity = at.locals.first().cloned().ok_or_else(|| self.inconsistent(span, at))?;
        let mut steps = Vec::with_capacity(scale.brackets.len());
        for (position, bracket) in scale.brackets.iter().enumerate() {
            let from = self.evaluate(&bracket.from, at)?;
            let value = self.evaluate(&bracket.value, at)?;
            steps.push(Step { position, bracket, from, value });
        }
        match scale.method {
            ScaleMethod::Marginal => self.marginal(&quantity, &steps, span, at),
            ScaleMethod::WholeAmount | ScaleMethod::Linear => {
                let method = scale.method;
                self.reached(&quantity, &steps, method, rule, span, at)
            }
        }
    }

    /// Each part of the quantity at the rate of its bracket, added up. Below the first bracket nothing is
    /// counted.
    fn marginal(&mut self, quantity: &Value, steps: &[Step<'_>], span: Span, at: &At<'_>) -> Result<Value> {
        let mut total = Value::Number(Exact::ZERO);
        for (number, step) in steps.iter().enumerate() {
            let next = number.checked_add(1).and_then(|next| steps.get(next));
            let applies = self.is_reached(quantity, step, at)?;
            if applies.truth() == Truth::No {
                break;
            }
            self.observer.open();
            self.observer.kind(|| StepKind::Bracket { position: step.position, applies: applies.truth() });
            let within = self.within(quantity, step, next, at)?;
            let part = self.product(within, step.value.clone(), span, at)?;
            self.close(&part, &step.bracket.value.ty, step.bracket.span, at);
            total = self.sum(total, part, span, at)?;
        }
        Ok(total)
    }

    /// How much of the quantity lies between the beginning of a bracket and that of the next one.
    fn within(
        &mut self,
        quantity: &Value,
        step: &Step<'_>,
        next: Option<&Step<'_>>,
        at: &At<'_>,
    ) -> Result<Value> {
        let span = step.bracket.span;
        let capped = match next {
            Some(next) => self.extreme_of_two(quantity.clone(), next.from.clone(), Pick::Lesser, span, at)?,
            None => quantity.clone(),
        };
        let above = self.difference(capped, step.from.clone(), span, at)?;
        self.extreme_of_two(above, Value::Number(Exact::ZERO), Pick::Greater, span, at)
    }

    /// The highest bracket that the quantity reaches.
    fn reached(
        &mut self,
        quantity: &Value,
        steps: &[Step<'_>],
        method: ScaleMethod,
        rule: &Rule,
        span: Span,
        at: &At<'_>,
    ) -> Result<Value> {
        let mut open: Option<Alternatives> = None;
        for (number, step) in steps.iter().enumerate().rev() {
            let applies = self.is_reached(quantity, step, at)?;
            if applies.truth() == Truth::No {
                continue;
            }
            self.observer.open();
            self.observer.kind(|| StepKind::Bracket { position: step.position, applies: applies.truth() });
            let next = number.checked_add(1).and_then(|next| steps.get(next));
            let value = match (method, next) {
                (ScaleMethod::Linear, Some(next)) => self.on_the_line(quantity, step, next, at)?,
                _ => step.value.clone(),
            };
            self.close(&value, &rule.ty, step.bracket.span, at);
            if applies.truth() == Truth::Yes && open.is_none() {
                return Ok(value);
            }
            let alternatives = open.get_or_insert_default();
            alternatives.because(applies.missing());
            alternatives.or(value);
            if applies.truth() == Truth::Yes {
                break;
            }
        }
        open.and_then(Alternatives::value).ok_or_else(|| {
            let ty = rule.params.first().map_or(&rule.ty, |(_, ty)| ty);
            let stop = self.stop(&codes::evaluation::BELOW_FIRST_BRACKET, span, at);
            self.of_values(stop.arg("value", self.words(quantity, ty)))
        })
    }

    /// The point of the straight line between the beginnings of two brackets.
    fn on_the_line(
        &mut self,
        quantity: &Value,
        step: &Step<'_>,
        next: &Step<'_>,
        at: &At<'_>,
    ) -> Result<Value> {
        let span = step.bracket.span;
        let along = self.within(quantity, step, Some(next), at)?;
        let width = self.difference(next.from.clone(), step.from.clone(), span, at)?;
        let rise = self.difference(next.value.clone(), step.value.clone(), span, at)?;
        let share = self.quotient(along, width, span, at)?;
        let risen = self.product(share, rise, span, at)?;
        self.sum(step.value.clone(), risen, span, at)
    }

    fn is_reached(&self, quantity: &Value, step: &Step<'_>, at: &At<'_>) -> Result<Value> {
        let comparison = if step.bracket.inclusive { Comparison::AtLeast } else { Comparison::Greater };
        self.compare(comparison, quantity, &step.from, step.bracket.span, at)
    }
}
