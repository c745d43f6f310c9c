//! Sums, counts, any, every, largest, smallest and average over the things of a `many` field.

use almoner_check::exact::Exact;
use almoner_check::program::{Expr, ExprKind};
use almoner_check::types::Type;
use almoner_diagnostic::codes;
use almoner_syntax::ast::AggregateFunction;

use super::alternatives::Alternatives;
use super::arithmetic::Pick;
use super::compare::{conjunction, disjunction};
use super::expression::not;
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::trace::StepKind;
use crate::value::{FactPlace, Interval, Missing, Possible, Slopes, ThingId, Truth, Value};

/// A thing that is counted, or may be: whether it is, and what the body says of it.
pub(super) struct Counted {
    counts: Value,
    body: Value,
}

impl<O: Observer> Machine<'_, O> {
    pub(super) fn aggregate(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        let ExprKind::Aggregate { function, hops, field, filter, body } = &expr.kind else {
            return Err(self.inconsistent(expr.span, at));
        };
        let (function, field) = (*function, *field);
        let of = self.up(expr.span, *hops, at)?;
        self.observer.kind(|| StepKind::Aggregate { function, of, field });
        let facts = self.facts;
        let Some(things) = facts.held(of, field) else {
            let missing = Missing::one(FactPlace::value(of, field, None));
            return Ok(Value::unknown(self.of_unknown_things(function, expr), missing));
        };
        if !O::WATCHES && matches!(function, AggregateFunction::Sum | AggregateFunction::Number) {
            return self.quick(function, filter.as_deref(), body.as_deref(), things, expr, at);
        }
        self.things_from(Fold::new(function), expr, things, at)
    }

    /// Adds things to what is there so far.
    #[inline(never)]
    fn things_from(&mut self, mut fold: Fold, expr: &Expr, things: &[ThingId], at: &At<'_>) -> Result<Value> {
        let ExprKind::Aggregate { filter, body, .. } = &expr.kind else {
            return Err(self.inconsistent(expr.span, at));
        };
        for thing in things {
            let member = At { thing: *thing, ..*at };
            let (filter, body) = (filter.as_deref(), body.as_deref());
            let thing = *thing;
            let kind = |counts| StepKind::Member { thing, counts };
            if self.fold_member(&mut fold, (filter, body), expr, kind, &member, at)? {
                break;
            }
        }
        fold.finish(self, expr, at)
    }

    /// Sums and counts where nobody watches. The first thing that is not known is added the long way, with all
    /// that follow; nothing is evaluated twice, since sums within sums would double with every level.
    fn quick(
        &mut self,
        function: AggregateFunction,
        filter: Option<&Expr>,
        body: Option<&Expr>,
        things: &[ThingId],
        expr: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        let mut count = 0i64;
        let mut total = Exact::ZERO;
        if filter.is_none()
            && body.is_none()
            && let Ok(count) = i64::try_from(things.len())
        {
            return Ok(Value::Number(Exact::from_integer(count)));
        }
        let so_far = |count, total| if body.is_some() { total } else { Exact::from_integer(count) };
        let mut left = things;
        while let Some((thing, rest)) = left.split_first() {
            left = rest;
            let member = At { thing: *thing, ..*at };
            let counted = match filter.map(|filter| self.evaluate(filter, &member)) {
                Some(Ok(Value::YesNo(false))) => continue,
                None | Some(Ok(Value::YesNo(true))) => {
                    let Some(body) = body else {
                        count = count.saturating_add(1);
                        continue;
                    };
                    match self.evaluate(body, &member) {
                        Ok(Value::Number(added)) => {
                            let sum = total.checked_add(added);
                            total = sum.map_err(|error| self.number_error(error, expr.span, at))?;
                            continue;
                        }
                        unknown => Counted { counts: Value::YesNo(true), body: unknown? },
                    }
                }
                Some(unknown) => {
                    let counts = unknown?;
                    let body = self.body_of(function, body, &counts, &member)?;
                    Counted { counts, body }
                }
            };
            let mut fold = Fold::new(function);
            fold.total = Value::Number(so_far(count, total));
            fold.add(self, counted, expr, at)?;
            return self.things_from(fold, expr, rest, at);
        }
        Ok(Value::Number(so_far(count, total)))
    }

    /// What an aggregate over an unknown list can be.
    fn of_unknown_things(&self, function: AggregateFunction, expr: &Expr) -> Possible {
        match function {
            AggregateFunction::Number => Possible::Number(Interval::at_least(Exact::ZERO)),
            _ => self.anything(&expr.ty),
        }
    }

    /// Adds one thing or one month to what is folded; whether the result is settled. Where another has settled it
    /// perhaps, an error in this one is none yet. `at` is the place of the whole.
    pub(super) fn fold_member(
        &mut self,
        fold: &mut Fold,
        parts: (Option<&Expr>, Option<&Expr>),
        expr: &Expr,
        kind: impl FnOnce(Truth) -> StepKind,
        member: &At<'_>,
        at: &At<'_>,
    ) -> Result<bool> {
        let function = fold.function;
        let counted = if fold.may_be_settled() {
            self.attempt(|machine| machine.member(function, parts, expr, kind, member))?
        } else {
            Some(self.member(function, parts, expr, kind, member)?)
        };
        match counted {
            Some(counted) => fold.add(self, counted, expr, at),
            None => Ok(false),
        }
    }

    /// Filter and body for one thing or one month, as one step of this kind.
    fn member(
        &mut self,
        function: AggregateFunction,
        (filter, body): (Option<&Expr>, Option<&Expr>),
        expr: &Expr,
        kind: impl FnOnce(Truth) -> StepKind,
        member: &At<'_>,
    ) -> Result<Counted> {
        self.observer.open();
        let counts = match filter {
            None => Value::YesNo(true),
            Some(filter) => self.evaluate(filter, member)?,
        };
        let body = self.body_of(function, body, &counts, member)?;
        self.observer.kind(|| kind(counts.truth()));
        let ty = if matches!(body, Value::YesNo(_)) { &Type::YesNo } else { &expr.ty };
        self.close(&body, ty, expr.span, member);
        Ok(Counted { counts, body })
    }

    /// What the body says of one thing that counts, does not, or may.
    fn body_of(
        &mut self,
        function: AggregateFunction,
        body: Option<&Expr>,
        counts: &Value,
        member: &At<'_>,
    ) -> Result<Value> {
        Ok(match (body, counts.truth()) {
            // Nothing is asked of it: it is counted, and that is all.
            (None, _) if function == AggregateFunction::Any => counts.clone(),
            (None, _) => Value::Number(Exact::ONE),
            (Some(body), Truth::No) => self.neutral(body),
            (Some(body), Truth::Yes) => self.evaluate(body, member)?,
            (Some(body), Truth::Unknown) => {
                let tried = self.attempt(|machine| machine.evaluate(body, member))?;
                tried.unwrap_or_else(|| Value::unknown(self.anything(&body.ty), counts.missing().clone()))
            }
        })
    }

    fn neutral(&self, body: &Expr) -> Value {
        match body.ty {
            Type::YesNo => Value::YesNo(false),
            _ => Value::Number(Exact::ZERO),
        }
    }
}

/// An aggregate as far as it has come.
pub(super) struct Fold {
    function: AggregateFunction,
    /// Sum, count, or the yes or no so far.
    total: Value,
    /// How many are counted; for the average.
    count: Value,
    /// The largest or smallest so far, for each set of things that may count.
    best: Option<Value>,
    /// Whether something certainly counts.
    somebody: bool,
    doubtful: Missing,
}

impl Fold {
    pub(super) fn new(function: AggregateFunction) -> Self {
        let total = match function {
            AggregateFunction::Any => Value::YesNo(false),
            AggregateFunction::Every => Value::YesNo(true),
            _ => Value::Number(Exact::ZERO),
        };
        let count = Value::Number(Exact::ZERO);
        Self { function, total, count, best: None, somebody: false, doubtful: Missing::NONE }
    }

    /// A thing in doubt may settle any or every, and then those after it are never asked for.
    pub(super) fn may_be_settled(&self) -> bool {
        matches!(self.function, AggregateFunction::Any | AggregateFunction::Every)
            && self.total.truth() == Truth::Unknown
    }

    /// Adds a thing; whether the result is settled.
    pub(super) fn add<O: Observer>(
        &mut self,
        machine: &mut Machine<'_, O>,
        counted: Counted,
        expr: &Expr,
        at: &At<'_>,
    ) -> Result<bool> {
        let Counted { counts, body } = counted;
        let total = std::mem::replace(&mut self.total, Value::YesNo(false));
        match self.function {
            AggregateFunction::Any => {
                self.total = disjunction(total, conjunction(counts, body));
                return Ok(self.total.truth() == Truth::Yes);
            }
            AggregateFunction::Every => {
                self.total = conjunction(total, disjunction(not(counts), body));
                return Ok(self.total.truth() == Truth::No);
            }
            AggregateFunction::Sum | AggregateFunction::Number => {
                let added = if_counted(&counts, body);
                self.total = machine.sum(total, added, expr.span, at)?;
            }
            AggregateFunction::Average => {
                let one = if_counted(&counts, Value::Number(Exact::ONE));
                let count = std::mem::replace(&mut self.count, Value::YesNo(false));
                self.count = machine.sum(count, one, expr.span, at)?;
                self.total = machine.sum(total, if_counted(&counts, body.clone()), expr.span, at)?;
                self.extend(machine, &counts, body, Pick::Greater, expr, at)?;
            }
            AggregateFunction::Largest => self.extend(machine, &counts, body, Pick::Greater, expr, at)?,
            AggregateFunction::Smallest => self.extend(machine, &counts, body, Pick::Lesser, expr, at)?,
        }
        Ok(false)
    }

    /// Largest and smallest: a thing that may count leaves both results possible, with it and without.
    fn extend<O: Observer>(
        &mut self,
        machine: &mut Machine<'_, O>,
        counts: &Value,
        body: Value,
        pick: Pick,
        expr: &Expr,
        at: &At<'_>,
    ) -> Result<()> {
        let truth = counts.truth();
        if truth == Truth::No {
            return Ok(());
        }
        let known = self.best.take();
        let with = match known.clone() {
            None => body.clone(),
            // The average lies between the smallest and the largest: only the range is kept.
            Some(known) if self.function == AggregateFunction::Average => {
                let mut range = Alternatives::default();
                range.or(known);
                range.or(body.clone());
                range.value().unwrap_or(body.clone())
            }
            Some(known) => machine.extreme_of_two(known, body.clone(), pick, expr.span, at)?,
        };
        if truth == Truth::Yes {
            // Without anybody certain before it, those in doubt may not count at all.
            let alone = !self.somebody && known.is_some();
            self.somebody = true;
            self.best = Some(if alone { self.one_of([with, body]) } else { with });
        } else {
            self.doubtful.add(counts.missing());
            self.best = Some(match known {
                None => with,
                Some(known) if self.somebody => self.one_of([with, known]),
                Some(known) => self.one_of([with, known, body]),
            });
        }
        Ok(())
    }

    fn one_of<const N: usize>(&self, values: [Value; N]) -> Value {
        let mut alternatives = Alternatives::default();
        alternatives.because(&self.doubtful);
        values.into_iter().for_each(|value| alternatives.or(value));
        alternatives.value().unwrap_or(Value::YesNo(false))
    }

    pub(super) fn finish<O: Observer>(
        self,
        machine: &mut Machine<'_, O>,
        expr: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        match self.function {
            AggregateFunction::Any
            | AggregateFunction::Every
            | AggregateFunction::Sum
            | AggregateFunction::Number => Ok(self.total),
            AggregateFunction::Largest | AggregateFunction::Smallest | AggregateFunction::Average => {
                let Some(best) = self.best else {
                    let words = match self.function {
                        AggregateFunction::Largest => codes::evaluation::LARGEST,
                        AggregateFunction::Smallest => codes::evaluation::SMALLEST,
                        _ => codes::evaluation::AVERAGE,
                    };
                    let code = match expr.kind {
                        ExprKind::Window { .. } => &codes::evaluation::NO_MONTH_COUNTED,
                        _ => &codes::evaluation::NOBODY_COUNTED,
                    };
                    let stop = machine.stop(code, expr.span, at);
                    return Err(machine.of_values(stop.arg("function", words)));
                };
                match self.function {
                    AggregateFunction::Average if self.count.is_known() => {
                        machine.quotient(self.total, self.count, expr.span, at)
                    }
                    // A thing that may count and would be the only one: its value, if there is one at all.
                    _ if self.doubtful.is_empty() => Ok(best),
                    _ => Ok(with_missing(best, &self.doubtful)),
                }
            }
        }
    }
}

/// A value that counts only if `counts` holds: else 0.
fn if_counted(counts: &Value, value: Value) -> Value {
    match counts.truth() {
        Truth::Yes => value,
        Truth::No => Value::Number(Exact::ZERO),
        Truth::Unknown => {
            let mut alternatives = Alternatives::default();
            alternatives.because(counts.missing());
            let nothing = Value::Number(Exact::ZERO);
            let slopes = Slopes::of_choice(counts, &value, &nothing);
            alternatives.or(nothing.clone());
            alternatives.or(value);
            alternatives.value().unwrap_or(nothing).with_slopes(slopes)
        }
    }
}

/// An unknown value that hangs on further facts; a known one does not.
fn with_missing(value: Value, missing: &Missing) -> Value {
    match value {
        Value::Unknown(mut unknown) => {
            unknown.missing.add(missing);
            unknown.slopes = unknown.slopes.without(missing);
            Value::Unknown(unknown)
        }
        known => known,
    }
}

/// The place of a thing among others is kept by its id.
pub(super) const fn before(left: ThingId, right: ThingId) -> bool {
    left.0 < right.0
}
