//! The rank of a thing among others: by a key, then by what settles a tie, then by the order in which they
//! are given.

use almoner_check::exact::Exact;
use almoner_check::program::{Expr, ExprKind};
use almoner_check::types::Type;
use almoner_syntax::ast::Comparison;

use super::aggregate::before;
use super::alternatives::Alternatives;
use super::compare::{conjunction, disjunction};
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::trace::StepKind;
use crate::value::{FactPlace, Interval, Missing, Possible, ThingId, Truth, Value};

/// What a thing is ranked by.
struct Rank {
    thing: ThingId,
    key: Value,
    ties: Option<Value>,
}

/// How things are ranked.
struct Ranking<'p> {
    key: &'p Expr,
    ties: Option<&'p Expr>,
    highest_first: bool,
}

impl<O: Observer> Machine<'_, O> {
    pub(super) fn position(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        let ExprKind::Position { hops, field, filter, key, highest_first, ties } = &expr.kind else {
            return Err(self.inconsistent(expr.span, at));
        };
        self.observer.kind(|| StepKind::Position);
        let of = self.up(expr.span, *hops, at)?;
        let facts = self.facts;
        let Some(things) = facts.held(of, *field) else {
            let missing = Missing::one(FactPlace::value(of, *field, None));
            return Ok(Value::unknown(Possible::Number(Interval::at_least(Exact::ZERO)), missing));
        };
        let ranking = Ranking { key, ties: ties.as_deref(), highest_first: *highest_first };
        // The thing that stands in the list: the current one or one of its holders.
        let own_thing = self.up(expr.span, hops.saturating_sub(1), at)?;
        let here = At { thing: own_thing, ..*at };
        let counts = match filter {
            None => Value::YesNo(true),
            Some(filter) => self.evaluate(filter, &here)?,
        };
        if counts.truth() == Truth::No {
            return Ok(Value::Number(Exact::ZERO));
        }
        let own = self.rank(&ranking, &here)?;
        let mut place = Value::Number(Exact::ONE);
        for thing in things.iter().filter(|thing| **thing != own_thing) {
            let other = At { thing: *thing, ..*at };
            let stands_before = self.stands_before(&ranking, &own, filter.as_deref(), expr, &other)?;
            place = self.sum(place, one_if(&stands_before), expr.span, at)?;
        }
        Ok(if counts.is_known() { place } else { or_zero(place, counts.missing()) })
    }

    fn rank(&mut self, ranking: &Ranking<'_>, at: &At<'_>) -> Result<Rank> {
        let key = self.evaluate(ranking.key, at)?;
        let ties = ranking.ties.map(|ties| self.evaluate(ties, at)).transpose()?;
        Ok(Rank { thing: at.thing, key, ties })
    }

    /// Whether another thing counts and goes before the own one, as one step.
    fn stands_before(
        &mut self,
        ranking: &Ranking<'_>,
        own: &Rank,
        filter: Option<&Expr>,
        expr: &Expr,
        other: &At<'_>,
    ) -> Result<Value> {
        self.observer.open();
        let counts = match filter {
            None => Value::YesNo(true),
            Some(filter) => self.evaluate(filter, other)?,
        };
        let result = if counts.truth() == Truth::No {
            Value::YesNo(false)
        } else {
            let rank = self.rank(ranking, other)?;
            conjunction(counts, self.goes_before(ranking, &rank, own, expr, other)?)
        };
        let thing = other.thing;
        self.observer.kind(|| StepKind::Member { thing, counts: result.truth() });
        self.close(&result, &Type::YesNo, expr.span, other);
        Ok(result)
    }

    fn goes_before(
        &self,
        ranking: &Ranking<'_>,
        other: &Rank,
        own: &Rank,
        expr: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        let first = if ranking.highest_first { Comparison::Greater } else { Comparison::Less };
        let ahead = self.compare(first, &other.key, &own.key, expr.span, at)?;
        let equal = self.compare(Comparison::Equal, &other.key, &own.key, expr.span, at)?;
        let given_first = Value::YesNo(before(other.thing, own.thing));
        let tie = match (&other.ties, &own.ties) {
            (Some(others), Some(owns)) => {
                let lower = self.compare(Comparison::Less, others, owns, expr.span, at)?;
                let same = self.compare(Comparison::Equal, others, owns, expr.span, at)?;
                disjunction(lower, conjunction(same, given_first))
            }
            _ => given_first,
        };
        Ok(disjunction(ahead, conjunction(equal, tie)))
    }
}

fn one_if(holds: &Value) -> Value {
    match holds.truth() {
        Truth::Yes => Value::Number(Exact::ONE),
        Truth::No => Value::Number(Exact::ZERO),
        Truth::Unknown => or_zero(Value::Number(Exact::ONE), holds.missing()),
    }
}

fn or_zero(value: Value, missing: &Missing) -> Value {
    let mut alternatives = Alternatives::default();
    alternatives.because(missing);
    alternatives.or(Value::Number(Exact::ZERO));
    alternatives.or(value);
    alternatives.value().unwrap_or(Value::Number(Exact::ZERO))
}
