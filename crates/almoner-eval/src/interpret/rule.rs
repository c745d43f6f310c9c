//! Rules: values given directly, wordings by date, and values that are computed once.

use almoner_check::program::{Expr, Period, Rule, RuleBody, RuleId, RuleVersion};
use almoner_diagnostic::{Arg, Language, Span, codes};

use super::observer::Observer;
use super::{At, Cell, DEEPEST, Machine, Moment, Result, Stop, Subject};
use crate::facts::Slot;
use crate::prepared::RulePlace;
use crate::ranges::Part;
use crate::trace::StepKind;
use crate::value::{ThingId, Value};

/// Free stack below this much is not enough for another rule; then so much more is taken.
const RED_ZONE: usize = 128 * 1024;
const MORE_STACK: usize = 1024 * 1024;

impl<O: Observer> Machine<'_, O> {
    /// A rule where an expression uses it.
    pub(super) fn rule_use(
        &mut self,
        expr: &Expr,
        hops: u8,
        id: RuleId,
        args: &[Expr],
        at: &At<'_>,
    ) -> Result<Value> {
        let thing = self.up(expr.span, hops, at)?;
        if args.is_empty() {
            return self.rule(expr.span, id, thing, at.moment, at);
        }
        self.observer.open();
        let mut values = Vec::with_capacity(args.len());
        for arg in args {
            values.push(self.evaluate(arg, at)?);
        }
        let inner = At { thing, moment: at.moment, locals: &values, subject: Subject::Rule(id) };
        let rule = self.program.rules.get(id.index()).ok_or_else(|| self.inconsistent(expr.span, at))?;
        let value = self.computed(rule, id, &inner)?;
        self.close(&value, &expr.ty, expr.span, &inner);
        Ok(value)
    }

    /// A rule without arguments, computed at most once for a thing and a day.
    pub(super) fn rule(
        &mut self,
        span: Span,
        id: RuleId,
        thing: ThingId,
        moment: Moment,
        at: &At<'_>,
    ) -> Result<Value> {
        let program = self.program;
        let (Some(rule), Some(cell)) = (program.rules.get(id.index()), self.cell_of_rule(id, thing)) else {
            return Err(self.inconsistent(span, at));
        };
        let thing = if rule.entity.is_some() { thing } else { ThingId::ROOT };
        let on_decision_date = moment == self.moment;
        let place =
            if on_decision_date { self.rules.get_mut(cell) } else { self.rules_on.get_mut(&(cell, moment)) };
        match place {
            Some(Cell::Done(value, mark)) => {
                self.observer.refer(*mark);
                return Ok(value.clone());
            }
            Some(Cell::Open) => return Err(self.circle(self.name_of(Subject::Rule(id)), span, moment, at)),
            Some(empty) if on_decision_date => *empty = Cell::Open,
            Some(Cell::Empty) | None => self.keep(cell, moment, on_decision_date, Cell::Open),
        }
        let inner = At { thing, moment, locals: &[], subject: Subject::Rule(id) };
        self.observer.open();
        // The result goes through many hands: none of them moves it.
        let mut result = self.rule_or_given(rule, id, cell, &inner);
        if let Ok(value @ Value::Unknown(_)) = &mut result {
            let open = std::mem::replace(value, Value::YesNo(false));
            *value = self.narrowed(|| Part::Rule(id, thing), moment, open);
        }
        match &result {
            Ok(value) => {
                let mark = self.close(value, &rule.ty, rule.declared.span, &inner);
                match self.rules.get_mut(cell) {
                    Some(place) if on_decision_date => *place = Cell::Done(value.clone(), mark),
                    _ => self.keep(cell, moment, on_decision_date, Cell::Done(value.clone(), mark)),
                }
            }
            // An error that is not fatal may be met again on another way.
            Err(_) => self.keep(cell, moment, on_decision_date, Cell::Empty),
        }
        result
    }

    /// The step of a rule that has been computed as of the decision date.
    pub(super) fn mark_of_rule(&self, id: RuleId, thing: ThingId) -> O::Mark {
        match self.cell_of_rule(id, thing).and_then(|cell| self.rules.get(cell)) {
            Some(Cell::Done(_, mark)) => *mark,
            _ => O::Mark::default(),
        }
    }

    /// Where the value of a rule without arguments is kept: the cell has the number of the slot in which it
    /// would be given directly; after the last slot come the rules of no thing.
    #[inline]
    pub(super) fn cell_of_rule(&self, id: RuleId, thing: ThingId) -> Option<usize> {
        match self.prepared.rule_place(id) {
            RulePlace::OfThing(slot) => self.facts.things.get(thing.index())?.slots.checked_add(slot),
            RulePlace::Global(place) => self.facts.slots.len().checked_add(place),
            RulePlace::None => None,
        }
    }

    fn keep(&mut self, cell: usize, moment: Moment, on_decision_date: bool, content: Cell<Value, O::Mark>) {
        if !on_decision_date {
            self.rules_on.insert((cell, moment), content);
        } else if let Some(place) = self.rules.get_mut(cell) {
            *place = content;
        }
    }

    #[cold]
    pub(super) fn circle(&self, name: Arg, span: Span, moment: Moment, at: &At<'_>) -> Stop {
        let stop = self.stop(&codes::evaluation::RESULT_RESTS_ON_ITSELF, span, at).arg("name", name);
        self.fatal(stop.arg("date", moment.day.to_string()))
    }

    /// The value given directly, or the computed one.
    fn rule_or_given(&mut self, rule: &Rule, id: RuleId, cell: usize, at: &At<'_>) -> Result<Value> {
        if let Some(Slot::Given(value)) = self.facts.slots.get(cell)
            // The figure of a body counts only where the law leaves it to decide, and within the bounds.
            && !super::decided::leaves_to_decide(rule)
        {
            self.observer.kind(|| StepKind::RuleGiven(id));
            return Ok(value.clone());
        }
        self.computed(rule, id, at)
    }

    /// The value by the wording in force.
    fn computed(&mut self, rule: &Rule, id: RuleId, at: &At<'_>) -> Result<Value> {
        if self.depth >= DEEPEST {
            let stop = self.stop(&codes::evaluation::RULES_TOO_DEEP, rule.declared.span, at);
            return Err(self.fatal(stop.arg("limit", DEEPEST.to_string())));
        }
        let found = match rule.versions.as_slice() {
            // One wording for all time: what most rules are.
            [only] if only.in_force == Period::default() => Some(0),
            versions => versions.iter().position(|version| version.in_force.contains(at.moment.day)),
        };
        let version = found.and_then(|number| Some((number, rule.versions.get(number)?)));
        let Some((number, version)) = version else {
            return Err(self.not_in_force(rule, at));
        };
        self.observer.kind(|| StepKind::Rule { rule: id, version: number });
        self.depth = self.depth.saturating_add(1);
        // As `stacker::maybe_grow`, which moves the result even where the stack is enough.
        let result = if stacker::remaining_stack().is_none_or(|left| left >= RED_ZONE) {
            self.wording(rule, id, number, version, at)
        } else {
            stacker::grow(MORE_STACK, || self.wording(rule, id, number, version, at))
        };
        self.depth = self.depth.saturating_sub(1);
        result
    }

    fn wording(
        &mut self,
        rule: &Rule,
        id: RuleId,
        number: usize,
        version: &RuleVersion,
        at: &At<'_>,
    ) -> Result<Value> {
        if version.exceptions.is_empty() {
            self.body(rule, version, at)
        } else {
            self.with_exceptions(rule, id, number, version, at)
        }
    }

    /// What a wording says where no exception applies.
    pub(super) fn body(&mut self, rule: &Rule, version: &RuleVersion, at: &At<'_>) -> Result<Value> {
        match &version.body {
            RuleBody::Cases(cases) => self.cases(cases, &rule.ty, at),
            RuleBody::Table(table) => self.table(table, version.span, &rule.ty, at),
            RuleBody::Scale(scale) => self.scale(scale, rule, version.span, at),
        }
    }

    #[cold]
    fn not_in_force(&self, rule: &Rule, at: &At<'_>) -> Stop {
        let period = |version: &RuleVersion, language: Language| match (
            version.in_force.from,
            version.in_force.until,
            language,
        ) {
            (None, None, Language::English) => "always".to_owned(),
            (None, None, Language::Chinese) => "一直".to_owned(),
            (Some(from), None, Language::English) => format!("from {from}"),
            (Some(from), None, Language::Chinese) => format!("自 {from} 起"),
            (None, Some(until), Language::English) => format!("until {until}"),
            (None, Some(until), Language::Chinese) => format!("至 {until} 止"),
            (Some(from), Some(until), Language::English) => format!("from {from} until {until}"),
            (Some(from), Some(until), Language::Chinese) => format!("自 {from} 至 {until}"),
        };
        let periods = |language| {
            rule.versions.iter().map(|version| period(version, language)).collect::<Vec<_>>().join(
                match language {
                    Language::English => " and ",
                    Language::Chinese => "、",
                },
            )
        };
        let stop = self.stop(&codes::evaluation::RULE_NOT_IN_FORCE, rule.declared.span, at);
        let words = Arg::Words { en: periods(Language::English), zh: periods(Language::Chinese) };
        self.fatal(stop.arg("date", at.moment.day.to_string()).arg("periods", words))
    }
}
