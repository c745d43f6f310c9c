//! What a body decides within bounds: the figure that it gave, or all that it still can.

use std::sync::Arc;

use almoner_check::program::{Citation, Expr, ExprKind, Rule, RuleBody, RuleId};
use almoner_diagnostic::{Code, Diagnostic, codes};

use super::observer::Observer;
use super::{At, Machine, Result, Subject};
use crate::facts::Slot;
use crate::trace::StepKind;
use crate::value::{Interval, Missing, Possible, ToDecide, Truth, Value};

/// Whether a body decides in one of the cases of a rule.
pub(super) fn leaves_to_decide(rule: &Rule) -> bool {
    let decided = |value: &Expr| matches!(value.kind, ExprKind::Decided { .. });
    rule.versions.iter().any(|version| match &version.body {
        RuleBody::Cases(cases) => {
            cases.cases.iter().any(|case| decided(&case.value))
                || cases.otherwise.as_deref().is_some_and(decided)
        }
        RuleBody::Table(_) | RuleBody::Scale(_) => false,
    })
}

impl<O: Observer> Machine<'_, O> {
    /// The figure of the body, which is given in the place of the rule; without it, anything between the bounds.
    pub(super) fn decided_by(
        &mut self,
        expr: &Expr,
        body: &Arc<str>,
        [low, high]: [&Expr; 2],
        at: &At<'_>,
    ) -> Result<Value> {
        let Subject::Rule(rule) = at.subject else { return Err(self.inconsistent(expr.span, at)) };
        let bounds = [self.evaluate(low, at)?, self.evaluate(high, at)?];
        let cell = self.cell_of_rule(rule, at.thing);
        let given = cell.and_then(|cell| match self.facts.slots.get(cell) {
            Some(Slot::Given(value)) => Some(value.clone()),
            _ => None,
        });
        self.observer.kind(|| StepKind::Decided { body: Arc::clone(body), given: given.is_some() });
        let [least, most] = &bounds;
        let ends = least.range().zip(most.range());
        let Some(between) = ends.and_then(|(least, most)| Interval::new(least.low, most.high)) else {
            let code = &codes::evaluation::DECIDED_WITHOUT_ROOM;
            return Err(self.of_values(self.about_bounds(code, expr, body, &bounds, at)));
        };
        if let Some(given) = given {
            if self.is_between(&given, least, most, expr.span, at)?.truth() == Truth::No {
                let code = &codes::evaluation::DECIDED_OUT_OF_BOUNDS;
                let stop = self.about_bounds(code, expr, body, &bounds, at);
                let stop = stop.arg("value", self.words(&given, &expr.ty));
                return Err(self.of_values(stop.arg("cites", self.citations(self.cites_of(rule, at)))));
            }
            return Ok(given);
        }
        let mut missing = least.missing().and(most.missing());
        let body = Arc::clone(body);
        missing.add(&Missing::to_decide(ToDecide { rule, thing: at.thing, body, between }));
        Ok(Value::unknown(Possible::Number(between), missing))
    }

    fn about_bounds(
        &self,
        code: &'static Code,
        expr: &Expr,
        body: &str,
        [low, high]: &[Value; 2],
        at: &At<'_>,
    ) -> Diagnostic {
        let stop = self.stop(code, expr.span, at).arg("body", body);
        stop.arg("low", self.words(low, &expr.ty)).arg("high", self.words(high, &expr.ty))
    }

    /// What the wording in force cites.
    fn cites_of(&self, rule: RuleId, at: &At<'_>) -> &[Citation] {
        let rule = self.program.rules.get(rule.index());
        let versions = rule.map_or(&[][..], |rule| rule.versions.as_slice());
        let version = versions.iter().find(|version| version.in_force.contains(at.moment.day));
        version.map_or(&[][..], |version| version.cites.as_slice())
    }
}
