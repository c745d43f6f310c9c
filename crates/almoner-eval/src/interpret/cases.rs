//! First case that applies, and exceptions: which one holds, and what is known when that is not known.

use almoner_check::program::{Case, Cases, Exception, Expr, Rule, RuleId, RuleVersion};
use almoner_check::types::Type;
use almoner_diagnostic::{Arg, codes};
use almoner_syntax::ast::Comparison;

use super::alternatives::Alternatives;
use super::observer::Observer;
use super::{At, Machine, Result, Stop};
use crate::trace::StepKind;
use crate::value::{Truth, Value};

/// What is known after a case was looked at.
enum Next {
    /// It settles the value.
    Settled(Value),
    /// The following ones may hold as well.
    GoOn,
}

/// An exception whose condition does not say no.
struct Applying<'p> {
    position: usize,
    exception: &'p Exception,
    condition: Value,
}

impl<O: Observer> Machine<'_, O> {
    pub(super) fn cases(&mut self, cases: &Cases, ty: &Type, at: &At<'_>) -> Result<Value> {
        if O::WATCHES {
            return self.cases_from(0, None, cases, ty, at);
        }
        for (position, case) in cases.cases.iter().enumerate() {
            let holds = match self.yes_at_hand(&case.condition, at) {
                Some(holds) => holds,
                None => match self.evaluate(&case.condition, at) {
                    Ok(Value::YesNo(holds)) => holds,
                    // From here on several cases may apply.
                    unknown => return self.cases_from(position, Some(unknown?), cases, ty, at),
                },
            };
            if holds {
                return self.evaluate(&case.value, at);
            }
        }
        match &cases.otherwise {
            Some(value) => self.evaluate(value, at),
            None => Err(self.no_case_applies(cases, at)),
        }
    }

    /// The cases from one position on; its condition may have been evaluated.
    #[inline(never)]
    fn cases_from(
        &mut self,
        first: usize,
        mut condition: Option<Value>,
        cases: &Cases,
        ty: &Type,
        at: &At<'_>,
    ) -> Result<Value> {
        let mut open: Option<Alternatives> = None;
        for (position, case) in cases.cases.iter().enumerate().skip(first) {
            if let Next::Settled(value) = self.case(position, condition.take(), case, at, &mut open)? {
                return Ok(value);
            }
        }
        let otherwise = cases.otherwise.as_deref();
        self.otherwise(otherwise, StepKind::Case { position: None, applies: Truth::Yes }, open, ty, at)?
            .ok_or_else(|| self.no_case_applies(cases, at))
    }

    fn no_case_applies(&self, cases: &Cases, at: &At<'_>) -> Stop {
        self.of_values(self.stop(&codes::evaluation::NO_CASE_APPLIES, cases.span, at))
    }

    /// A value that holds when a condition does, as one step.
    fn case(
        &mut self,
        position: usize,
        condition: Option<Value>,
        case: &Case,
        at: &At<'_>,
        open: &mut Option<Alternatives>,
    ) -> Result<Next> {
        let (value, span) = (&case.value, case.span);
        self.observer.open();
        let tried = match (condition, &open) {
            (Some(condition), _) => Some(condition),
            // Nothing before it was unknown: it is certainly looked at.
            (None, None) => Some(self.evaluate(&case.condition, at)?),
            (None, Some(_)) => self.attempt(|machine| machine.evaluate(&case.condition, at))?,
        };
        let truth = tried.as_ref().map_or(Truth::Unknown, Value::truth);
        self.observer.kind(|| StepKind::Case { position: Some(position), applies: truth });
        if truth == Truth::No {
            self.close(&Value::YesNo(false), &Type::YesNo, span, at);
            return Ok(Next::GoOn);
        }
        if let (Truth::Yes, None) = (truth, &*open) {
            let value_now = self.evaluate(value, at)?;
            self.close(&value_now, &value.ty, span, at);
            return Ok(Next::Settled(value_now));
        }
        let found = self.attempt(|machine| machine.evaluate(value, at))?;
        let missing = tried.map(|condition| condition.missing().clone()).unwrap_or_default();
        let found = found.unwrap_or_else(|| Value::unknown(self.anything(&value.ty), missing.clone()));
        self.close(&found, &value.ty, span, at);
        let alternatives = open.get_or_insert_default();
        alternatives.because(&missing);
        alternatives.or(found);
        if truth == Truth::Yes
            && let Some(value) = open.take().and_then(Alternatives::value)
        {
            return Ok(Next::Settled(value));
        }
        Ok(Next::GoOn)
    }

    /// What holds where nothing before it settled the value; `None` where nothing holds at all.
    pub(super) fn otherwise(
        &mut self,
        otherwise: Option<&Expr>,
        step: StepKind,
        open: Option<Alternatives>,
        ty: &Type,
        at: &At<'_>,
    ) -> Result<Option<Value>> {
        let Some(expr) = otherwise else {
            return Ok(open.and_then(Alternatives::value));
        };
        self.observer.open();
        self.observer.kind(|| step);
        let Some(mut alternatives) = open else {
            let value = self.evaluate(expr, at)?;
            self.close(&value, ty, expr.span, at);
            return Ok(Some(value));
        };
        let tried = self.attempt(|machine| machine.evaluate(expr, at))?;
        let value = tried.unwrap_or_else(|| Value::unknown(self.anything(ty), Default::default()));
        self.close(&value, ty, expr.span, at);
        alternatives.or(value);
        Ok(alternatives.value())
    }

    /// One exception applies: it holds. Several that agree: the same. Several that differ: an error. None:
    /// the body of the rule.
    pub(super) fn with_exceptions(
        &mut self,
        rule: &Rule,
        id: RuleId,
        number: usize,
        version: &RuleVersion,
        at: &At<'_>,
    ) -> Result<Value> {
        let mut applying: Vec<Applying<'_>> = Vec::new();
        for (position, exception) in version.exceptions.iter().enumerate() {
            let condition = self.evaluate(&exception.condition, at)?;
            if condition.truth() != Truth::No {
                applying.push(Applying { position, exception, condition });
            }
        }
        if applying.is_empty() {
            return self.body(rule, version, at);
        }
        let mut certain: Option<(usize, Value)> = None;
        let mut some_applies = false;
        let mut alternatives = Alternatives::default();
        for one in &applying {
            let overridden_by: Vec<usize> = overriding(&applying, one.position);
            let applies = one.condition.truth();
            let before = !overridden_by.is_empty();
            // Where another may go before it, it is not certain that it is looked at.
            let looked_at = applies == Truth::Yes && !may_be_overridden(&applying, one.position);
            self.observer.open();
            self.observer.kind(|| StepKind::Exception {
                rule: id,
                version: number,
                position: one.position,
                applies,
                overridden_by,
            });
            let value = match (before, looked_at) {
                (true, _) => None,
                (false, true) => Some(self.evaluate(&one.exception.value, at)?),
                (false, false) => self.attempt(|machine| machine.evaluate(&one.exception.value, at))?,
            };
            let shown = value.clone().unwrap_or(Value::YesNo(false));
            let ty = if value.is_some() { &one.exception.value.ty } else { &Type::YesNo };
            self.close(&shown, ty, one.exception.declared.span, at);
            if before {
                continue;
            }
            alternatives.because(one.condition.missing());
            let value = value
                .unwrap_or_else(|| Value::unknown(self.anything(&rule.ty), one.condition.missing().clone()));
            some_applies |= applies == Truth::Yes;
            if looked_at {
                if let Some((first, known)) = &certain
                    && self.differ(known, &value)
                {
                    let pair = [(*first, known.clone()), (one.position, value)];
                    return Err(self.exceptions_disagree(rule, version, pair, at));
                }
                certain = Some((one.position, value.clone()));
            }
            alternatives.or(value);
        }
        if !some_applies {
            let body = self.attempt(|machine| machine.body(rule, version, at))?;
            alternatives
                .or(body.unwrap_or_else(|| Value::unknown(self.anything(&rule.ty), Default::default())));
        }
        alternatives.value().ok_or_else(|| self.inconsistent(version.span, at))
    }

    /// Whether two values are certainly not the same.
    fn differ(&self, left: &Value, right: &Value) -> bool {
        match left.range().zip(right.range()) {
            Some((left, right)) => left.compare(Comparison::Equal, &right) == Some(false),
            None => left.is_known() && right.is_known() && left != right,
        }
    }

    fn exceptions_disagree(
        &self,
        rule: &Rule,
        version: &RuleVersion,
        pair: [(usize, Value); 2],
        at: &At<'_>,
    ) -> Stop {
        let mut stop = self.stop(&codes::evaluation::EXCEPTIONS_DISAGREE, rule.declared.span, at);
        let names = [("first", "first_value"), ("second", "second_value")];
        for ((position, value), (name, value_name)) in pair.into_iter().zip(names) {
            let Some(exception) = version.exceptions.get(position) else { continue };
            stop =
                stop.arg(name, self.exception_words(exception)).arg(value_name, self.words(&value, &rule.ty));
            stop = stop.related(exception.declared.span, codes::evaluation::STANDS_HERE);
        }
        self.of_values(stop)
    }

    fn exception_words(&self, exception: &Exception) -> Arg {
        let name = &exception.declared.name;
        match self.citations(&exception.cites) {
            Arg::Words { en, zh } => {
                Arg::Words { en: format!("`{name}`{en}"), zh: format!("“{name}”{zh}") }
            }
            plain => plain,
        }
    }
}

/// Whether an exception that may apply goes before the one at `position`.
fn may_be_overridden(applying: &[Applying<'_>], position: usize) -> bool {
    applying.iter().any(|other| {
        other.condition.truth() == Truth::Unknown && other.exception.overriding.contains(&position)
    })
}

/// The exceptions that certainly apply and go before the one at `position`.
fn overriding(applying: &[Applying<'_>], position: usize) -> Vec<usize> {
    applying
        .iter()
        .filter(|other| {
            other.condition.truth() == Truth::Yes && other.exception.overriding.contains(&position)
        })
        .map(|other| other.position)
        .collect()
}
