//! The interpreter: the one place that says what an expression means. Everything it needs is resolved; it
//! looks nothing up by name. Never here: reading facts, writing results.
//!
//! It is written once for two uses: with [`observer::Nobody`] it only computes, with [`observer::Tracer`] it
//! keeps every step.

mod aggregate;
mod alternatives;
mod arithmetic;
mod at_hand;
mod benefit;
mod cases;
mod compare;
mod dates;
mod decided;
mod expression;
mod known;
mod lookup;
pub(crate) mod observer;
mod position;
mod rule;
mod scale;
mod stop;
mod table;
mod window;

use std::collections::HashMap;
use std::rc::Rc;

use almoner_check::program::{BenefitId, Expr, ExprKind, Program, RuleId};
use almoner_check::types::Type;
use almoner_diagnostic::Span;
use jiff::civil::Date;

pub(crate) use benefit::Decision;
pub(crate) use stop::Stop;

use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::ranges::Narrowed;
use crate::value::{ThingId, Value};
use observer::{Closing, Observer};

/// Rules may rest on one another through this many levels.
const DEEPEST: u32 = 1_000;

/// One evaluation: a program, facts, a day, and what has been computed so far.
pub(crate) struct Machine<'a, O: Observer> {
    prepared: &'a Prepared,
    program: &'a Program,
    facts: &'a Facts,
    /// The decision date.
    moment: Moment,
    pub(crate) observer: O,
    budget: u64,
    steps_left: u64,
    depth: u32,
    /// Values of rules as of the decision date: a cell for each slot of the facts, then the global rules.
    rules: Vec<Cell<Value, O::Mark>>,
    /// Values of rules as of other days.
    rules_on: HashMap<(usize, Moment), Cell<Value, O::Mark>>,
    entitlements: OfBenefits<benefit::Entitlement, O::Mark>,
    decisions: OfBenefits<Decision, O::Mark>,
    /// Up to which month a chain of `last month's` has been computed, by expression, thing, first month and
    /// the day of the month that it keeps to.
    chains: HashMap<(usize, ThingId, Date, i8), Date>,
    /// What is known already of parts of the result.
    narrowed: Option<&'a Narrowed>,
    /// Where there is no figure, what hangs on it stays open; else that is an error.
    open_figures: bool,
}

/// What has been found out about benefits, by benefit, thing and day.
type OfBenefits<T, M> = HashMap<(BenefitId, ThingId, Moment), Cell<Rc<T>, M>>;

/// A value that is computed at most once.
#[derive(Clone, Default)]
enum Cell<T, M> {
    #[default]
    Empty,
    /// It is being computed; to ask for it now is a circle.
    Open,
    Done(T, M),
}

/// The day as of which something is evaluated, and the day of the month that `last month's` keeps to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Moment {
    day: Date,
    day_of_month: i8,
}

impl Moment {
    fn on(day: Date) -> Self {
        Self { day, day_of_month: day.day() }
    }
}

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub(crate) struct At<'l> {
    thing: ThingId,
    moment: Moment,
    /// The arguments of the rule that is being computed.
    locals: &'l [Value],
    /// What is being computed, for messages.
    subject: Subject,
}

/// What is being computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A rule.
    Rule(RuleId),
    /// A benefit; its condition or line at a position.
    Benefit(BenefitId, Option<usize>, Option<usize>),
    /// An expression that stands by itself, as in an example.
    Expression,
}

type Result<T> = std::result::Result<T, Stop>;

impl<'a, O: Observer> Machine<'a, O> {
    pub(crate) fn new(
        prepared: &'a Prepared,
        facts: &'a Facts,
        as_of: Date,
        budget: u64,
        observer: O,
    ) -> Self {
        let cells = facts.slots.len().saturating_add(prepared.global_rules());
        let mut rules = Vec::new();
        rules.resize_with(cells, Cell::default);
        Self {
            prepared,
            program: prepared.program(),
            facts,
            moment: Moment::on(as_of),
            observer,
            budget,
            steps_left: budget,
            depth: 0,
            rules,
            rules_on: HashMap::new(),
            entitlements: HashMap::new(),
            decisions: HashMap::new(),
            chains: HashMap::new(),
            narrowed: None,
            open_figures: false,
        }
    }

    /// Where there is no figure, only what hangs on it stays open: nobody is refused, and nothing else is held
    /// up, because a standard has not been published.
    pub(crate) fn with_open_figures(mut self, open: bool) -> Self {
        self.open_figures = open;
        self
    }

    /// The place of an expression that stands by itself.
    pub(crate) fn at(&self, thing: ThingId, subject: Subject) -> At<'static> {
        At { thing, moment: self.moment, locals: &[], subject }
    }

    /// The place of the statement of a guarantee: it is of no thing, and its open keys have these values.
    pub(crate) fn at_keys<'l>(&self, keys: &'l [Value]) -> At<'l> {
        At { locals: keys, ..self.at(ThingId::ROOT, Subject::Expression) }
    }

    /// Evaluates an expression as a step of its own.
    pub(crate) fn evaluate(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        self.spend(expr.span, at)?;
        // A rule without arguments may have a finished step already.
        if let ExprKind::Rule { hops, rule, args } = &expr.kind {
            return self.rule_use(expr, *hops, *rule, args, at);
        }
        if !O::WATCHES {
            // The same, without a copy of the value.
            return self.form(expr, at);
        }
        self.observer.open();
        let value = self.form(expr, at)?;
        self.close(&value, &expr.ty, expr.span, at);
        Ok(value)
    }

    /// Ends the step that was opened last.
    fn close(&mut self, value: &Value, ty: &Type, span: Span, at: &At<'_>) -> O::Mark {
        self.observer.close(|| Closing {
            thing: at.thing,
            as_of: at.moment.day,
            value: value.clone(),
            ty: ty.clone(),
            span,
        })
    }

    fn spend(&mut self, span: Span, at: &At<'_>) -> Result<()> {
        match self.steps_left.checked_sub(1) {
            Some(left) => {
                self.steps_left = left;
                Ok(())
            }
            None => Err(self.out_of_steps(span, at)),
        }
    }

    /// The thing `hops` holders up.
    #[inline]
    fn up(&self, span: Span, hops: u8, at: &At<'_>) -> Result<ThingId> {
        if hops == 0 { Ok(at.thing) } else { self.holder(span, hops, at) }
    }

    fn holder(&self, span: Span, hops: u8, at: &At<'_>) -> Result<ThingId> {
        let mut thing = at.thing;
        for _ in 0..hops {
            let place = self.facts.things.get(thing.index()).and_then(|thing| thing.place.held);
            thing = place.map(|(holder, _, _)| holder).ok_or_else(|| self.inconsistent(span, at))?;
        }
        Ok(thing)
    }
}

impl<O: Observer> Machine<'_, O> {
    /// A rule that is asked for by itself.
    pub(crate) fn rule_output(&mut self, rule: RuleId, thing: ThingId) -> Result<(Value, O::Mark)> {
        let at = self.at(thing, Subject::Rule(rule));
        let span = self.program.rules.get(rule.index()).map(|rule| rule.declared.span);
        // There is no better place for a rule that does not exist.
        let span = span.unwrap_or(Span::new(almoner_diagnostic::FileId(0), 0, 0));
        let value = self.rule(span, rule, thing, at.moment, &at)?;
        let mark = if O::WATCHES { self.mark_of_rule(rule, thing) } else { O::Mark::default() };
        Ok((value, mark))
    }

    /// An expression that is asked for by itself.
    pub(crate) fn expression_output(&mut self, expr: &Expr, thing: ThingId) -> Result<(Value, O::Mark)> {
        let at = self.at(thing, Subject::Expression);
        self.spend(expr.span, &at)?;
        self.observer.open();
        let value = self.form(expr, &at)?;
        let mark = self.close(&value, &expr.ty, expr.span, &at);
        Ok((value, mark))
    }
}

#[cfg(test)]
pub(crate) mod soundness;
#[cfg(test)]
mod tests;
