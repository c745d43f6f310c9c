//! Benefits of one thing: what each comes to by itself, and which of them give way to others.

use std::rc::Rc;

use almoner_check::exact::Exact;
use almoner_check::program::{Benefit, BenefitId, BenefitPart, Cases, Declared, Expr, Interaction, PayLine};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::Unit;
use almoner_diagnostic::{Arg, Language, Span, codes};
use almoner_syntax::ast::Comparison;

use super::alternatives::Alternatives;
use super::compare::conjunction;
use super::expression::not;
use super::observer::Observer;
use super::{At, Cell, Machine, OfBenefits, Result, Subject};
use crate::outcome::Refusal;
use crate::prepared::Rival;
use crate::ranges::Part;
use crate::trace::StepKind;
use crate::value::{Interval, Possible, Slopes, ThingId, Truth, Value};

/// What a benefit comes to by itself.
pub(super) struct Entitlement {
    /// Its conditions hold, and it gives way to no other that is granted.
    pub(super) holds: Value,
    pub(super) conditions: Vec<Value>,
    pub(super) lines: Vec<Value>,
    total: Value,
    refusals: Vec<Refusal>,
    by_the_rules_of: Option<Value>,
}

/// What is decided on a benefit.
pub(crate) struct Decision {
    pub(crate) granted: Value,
    pub(crate) conditions: Vec<Value>,
    pub(crate) lines: Vec<Value>,
    pub(crate) amount: Value,
    /// Each line of help: how much, or whether it is given where it says no quantity.
    pub(crate) help: Vec<Value>,
    pub(crate) refusals: Vec<Refusal>,
    /// By whose rules, where the benefit says so and is in force.
    pub(crate) by_the_rules_of: Option<Value>,
}

/// A line whose cases say how much.
struct Measured<'b> {
    benefit: &'b Benefit,
    /// Which line, those of help counted after those of cash.
    position: usize,
    declared: &'b Declared,
    amount: &'b Cases,
    unit: &'b Unit,
}

/// Which benefit is asked about: for which thing, and where.
#[derive(Clone, Copy)]
struct Asked {
    id: BenefitId,
    thing: ThingId,
    span: Span,
}

impl<O: Observer> Machine<'_, O> {
    /// A part of a benefit that an expression uses.
    pub(super) fn benefit_part(
        &mut self,
        expr: &Expr,
        hops: u8,
        id: BenefitId,
        part: BenefitPart,
        at: &At<'_>,
    ) -> Result<Value> {
        self.observer.kind(|| StepKind::BenefitPart(id));
        let thing = self.up(expr.span, hops, at)?;
        if let BenefitPart::Condition(position) = part {
            let benefit = self.program.benefits.get(id.index());
            let position = position as usize;
            let condition = benefit.and_then(|benefit| benefit.conditions.get(position));
            let condition = condition.ok_or_else(|| self.inconsistent(expr.span, at))?;
            let subject = Subject::Benefit(id, Some(position), None);
            return self.evaluate(&condition.condition, &At { thing, subject, locals: &[], ..*at });
        }
        let decision = self.decision(id, thing, expr.span, at)?;
        match part {
            BenefitPart::Granted => Ok(decision.granted.clone()),
            BenefitPart::Amount => Ok(decision.amount.clone()),
            BenefitPart::Line(position) => {
                let line = decision.lines.get(position as usize).cloned();
                line.ok_or_else(|| self.inconsistent(expr.span, at))
            }
            BenefitPart::Help(position) => {
                let line = decision.help.get(position as usize).cloned();
                line.ok_or_else(|| self.inconsistent(expr.span, at))
            }
            BenefitPart::Condition(_) => Err(self.inconsistent(expr.span, at)),
        }
    }

    /// What is decided on a benefit for a thing on the decision date.
    pub(crate) fn decide(&mut self, id: BenefitId, thing: ThingId) -> Result<(Rc<Decision>, O::Mark)> {
        let at = self.at(thing, Subject::Benefit(id, None, None));
        let span = self.span_of_benefit(id, &at)?;
        let decision = self.decision(id, thing, span, &at)?;
        let mark = match self.decisions.get(&(id, thing, at.moment)) {
            Some(Cell::Done(_, mark)) => *mark,
            _ => O::Mark::default(),
        };
        Ok((decision, mark))
    }

    fn span_of_benefit(&self, id: BenefitId, at: &At<'_>) -> Result<Span> {
        match self.program.benefits.get(id.index()) {
            Some(benefit) => Ok(benefit.declared.span),
            // There is no better place for a benefit that does not exist.
            None => Err(self.inconsistent(Span::new(almoner_diagnostic::FileId(0), 0, 0), at)),
        }
    }

    fn decision(&mut self, id: BenefitId, thing: ThingId, span: Span, at: &At<'_>) -> Result<Rc<Decision>> {
        let asked = Asked { id, thing, span };
        let pays = self.program.benefits.get(id.index()).and_then(|benefit| benefit.pays.as_ref());
        self.once(
            |machine| &mut machine.decisions,
            asked,
            StepKind::Benefit(id),
            at,
            Self::decided,
            |decision| match pays {
                Some(pays) => (&decision.amount, amount_type(&pays.unit)),
                None => (&decision.granted, Type::YesNo),
            },
        )
    }

    /// What `find` finds out about a benefit, found out once for a thing and a day; a step of its own, with the
    /// value and the type that `shown` gives.
    fn once<T>(
        &mut self,
        cells: impl Fn(&mut Self) -> &mut OfBenefits<T, O::Mark>,
        asked: Asked,
        step: StepKind,
        at: &At<'_>,
        find: impl FnOnce(&mut Self, BenefitId, &At<'_>) -> Result<T>,
        shown: impl FnOnce(&T) -> (&Value, Type),
    ) -> Result<Rc<T>> {
        let (Asked { id, thing, span }, moment) = (asked, at.moment);
        let key = (id, thing, moment);
        match cells(self).get(&key) {
            Some(Cell::Done(found, mark)) => {
                let (found, mark) = (Rc::clone(found), *mark);
                self.observer.refer(mark);
                return Ok(found);
            }
            Some(Cell::Open) => {
                return Err(self.circle(self.name_of(Subject::Benefit(id, None, None)), span, moment, at));
            }
            Some(Cell::Empty) | None => {}
        }
        cells(self).insert(key, Cell::Open);
        self.observer.open();
        self.observer.kind(|| step);
        let inner = At { thing, moment, locals: &[], subject: Subject::Benefit(id, None, None) };
        let found = match find(self, id, &inner) {
            Ok(found) => Rc::new(found),
            Err(stop) => {
                cells(self).remove(&key);
                return Err(stop);
            }
        };
        let (value, ty) = shown(&found);
        let mark = self.close(value, &ty, span, &inner);
        cells(self).insert(key, Cell::Done(Rc::clone(&found), mark));
        Ok(found)
    }

    /// By itself, then held against the benefits of which only the higher is kept.
    fn decided(&mut self, id: BenefitId, at: &At<'_>) -> Result<Decision> {
        let span = self.span_of_benefit(id, at)?;
        let own = self.entitlement(id, at.thing, span, at)?;
        let mut granted = own.holds.clone();
        let mut refusals = own.refusals.clone();
        let prepared = self.prepared;
        if own.holds.truth() != Truth::No {
            for rival in prepared.rivals(id) {
                for other in self.things_of_rival(*rival, at.thing) {
                    let gives_way = self.looked_at(&own.holds, |machine| {
                        machine.gives_way_to_rival(id, &own, *rival, other, at)
                    })?;
                    if gives_way.truth() != Truth::No {
                        refusals.push(Refusal::GivesWay {
                            to: rival.benefit,
                            of: other,
                            whichever_is_higher: true,
                        });
                    }
                    granted = conjunction(granted, not(gives_way));
                }
            }
        }
        if granted.truth() == Truth::Yes {
            refusals.clear();
        }
        let lines = own.lines.iter().map(|line| if_granted(&granted, line)).collect();
        let amount = if_granted(&granted, &own.total);
        let amount = self.narrowed(|| Part::Amount(id, at.thing), at.moment, amount);
        let (conditions, by_the_rules_of) = (own.conditions.clone(), own.by_the_rules_of.clone());
        let help = self.help(id, &granted, at)?;
        Ok(Decision { granted, conditions, lines, amount, help, refusals, by_the_rules_of })
    }

    /// The lines of help of a benefit that is granted, or may be.
    fn help(&mut self, id: BenefitId, granted: &Value, at: &At<'_>) -> Result<Vec<Value>> {
        let Some(benefit) = self.program.benefits.get(id.index()) else { return Ok(Vec::new()) };
        let cash = benefit.pays.as_ref().map_or(0, |pays| pays.lines.len());
        let mut values = Vec::with_capacity(benefit.help.len());
        for (position, help) in benefit.help.iter().enumerate() {
            let value = match (&help.quantity, granted.truth()) {
                (None, _) => granted.clone(),
                (Some(_), Truth::No) => Value::Number(Exact::ZERO),
                (Some(quantity), due) => {
                    let line = Measured {
                        benefit,
                        position: cash.saturating_add(position),
                        declared: &help.declared,
                        amount: &quantity.amount,
                        unit: &quantity.unit,
                    };
                    let amount = self.measured(id, &line, due, || StepKind::Help(id, position), None, at)?;
                    if_granted(granted, &amount)
                }
            };
            values.push(value);
        }
        Ok(values)
    }

    /// A yes or no that is looked at only where a benefit is due: an error there is none where it may not be.
    fn looked_at(&mut self, due: &Value, work: impl FnOnce(&mut Self) -> Result<Value>) -> Result<Value> {
        if due.truth() == Truth::Yes {
            return work(self);
        }
        let tried = self.attempt(work)?;
        Ok(tried.unwrap_or_else(|| Value::unknown(Possible::YesNo, due.missing().clone())))
    }

    fn things_of_rival(&self, rival: Rival, thing: ThingId) -> Vec<ThingId> {
        let above = |thing: ThingId| {
            self.facts
                .things
                .get(thing.index())
                .and_then(|thing| thing.place.held)
                .map(|(holder, _, _)| holder)
        };
        let up = |thing: ThingId, hops: u16| (0..hops).try_fold(thing, |thing, _| above(thing));
        if rival.hops >= 0 {
            return up(thing, rival.hops.unsigned_abs()).into_iter().collect();
        }
        let entity = self.program.benefits.get(rival.benefit.index()).map(|benefit| benefit.entity);
        let all = self.facts.things().filter(|(_, place)| Some(place.entity) == entity).map(|(id, _)| id);
        all.filter(|below| up(*below, rival.hops.unsigned_abs()) == Some(thing)).collect()
    }

    /// Whether the other is due and higher, or as high and wins the tie.
    fn gives_way_to_rival(
        &mut self,
        id: BenefitId,
        own: &Entitlement,
        rival: Rival,
        other: ThingId,
        at: &At<'_>,
    ) -> Result<Value> {
        let span = self.span_of_benefit(id, at)?;
        self.observer.open();
        let (to, of) = (rival.benefit, other);
        self.observer.kind(|| StepKind::GivesWay { benefit: id, to, of, whichever_is_higher: true });
        let others = self.entitlement(to, other, span, at)?;
        let (first, second) = self.comparable(id, &own.total, to, &others.total, span, at)?;
        let comparison = if rival.wins_tie { Comparison::AtMost } else { Comparison::Less };
        let lower = self.compare(comparison, &first, &second, span, at)?;
        let gives_way = conjunction(others.holds.clone(), lower);
        self.close(&gives_way, &Type::YesNo, span, at);
        Ok(gives_way)
    }

    /// Both amounts in the first one's unit.
    fn comparable(
        &mut self,
        first: BenefitId,
        first_total: &Value,
        second: BenefitId,
        second_total: &Value,
        span: Span,
        at: &At<'_>,
    ) -> Result<(Value, Value)> {
        let program = self.program;
        let unit = |id: BenefitId| {
            program.benefits.get(id.index()).and_then(|benefit| benefit.pays.as_ref()).map(|pays| &pays.unit)
        };
        let (Some(first_unit), Some(second_unit)) = (unit(first), unit(second)) else {
            // One of them pays no cash: its amount is 0 in any unit.
            return Ok((first_total.clone(), second_total.clone()));
        };
        let Some(factor) = program.units.conversion(second_unit, first_unit) else {
            let words = |unit: &Unit| Arg::Words {
                en: program.units.display(unit, Language::English),
                zh: program.units.display(unit, Language::Chinese),
            };
            let stop = self.stop(&codes::evaluation::BENEFITS_NOT_COMPARABLE, span, at);
            let stop = stop.arg("first", self.name_of(Subject::Benefit(first, None, None)));
            let stop = stop.arg("second", self.name_of(Subject::Benefit(second, None, None)));
            return Err(
                self.fatal(stop.arg("first_unit", words(first_unit)).arg("second_unit", words(second_unit)))
            );
        };
        let converted = self.product(second_total.clone(), Value::Number(factor), span, at)?;
        Ok((first_total.clone(), converted))
    }

    fn entitlement(
        &mut self,
        id: BenefitId,
        thing: ThingId,
        span: Span,
        at: &At<'_>,
    ) -> Result<Rc<Entitlement>> {
        let asked = Asked { id, thing, span };
        let benefit = self.program.benefits.get(id.index());
        let find = |machine: &mut Self, id: BenefitId, inner: &At<'_>| match benefit {
            Some(benefit) => machine.entitled(benefit, id, inner),
            None => Err(machine.inconsistent(span, at)),
        };
        self.once(
            |machine| &mut machine.entitlements,
            asked,
            StepKind::Entitlement(id),
            at,
            find,
            |entitlement| {
                let pays = benefit.and_then(|benefit| benefit.pays.as_ref());
                (
                    &entitlement.total,
                    pays.map_or_else(|| amount_type(&Unit::default()), |pays| amount_type(&pays.unit)),
                )
            },
        )
    }

    fn entitled(&mut self, benefit: &Benefit, id: BenefitId, at: &At<'_>) -> Result<Entitlement> {
        let lines = benefit.pays.as_ref().map_or(&[][..], |pays| pays.lines.as_slice());
        let zero = Value::Number(Exact::ZERO);
        let mut entitlement = Entitlement {
            holds: Value::YesNo(true),
            conditions: Vec::with_capacity(benefit.conditions.len()),
            lines: Vec::with_capacity(lines.len()),
            total: zero.clone(),
            refusals: Vec::new(),
            by_the_rules_of: None,
        };
        if !benefit.in_force.contains(at.moment.day) {
            entitlement.holds = Value::YesNo(false);
            entitlement.refusals.push(Refusal::NotInForce);
            entitlement.lines.resize(lines.len(), zero);
            return Ok(entitlement);
        }
        if let Some(place) = &benefit.by_the_rules_of {
            entitlement.by_the_rules_of = Some(self.evaluate(place, at)?);
        }
        self.conditions(benefit, id, &mut entitlement, at)?;
        for interaction in benefit.interactions.iter().filter(|interaction| !interaction.whichever_is_higher)
        {
            if entitlement.holds.truth() != Truth::No {
                self.gives_way(id, interaction, &mut entitlement, at)?;
            }
        }
        for (position, line) in lines.iter().enumerate() {
            let amount = match entitlement.holds.truth() {
                Truth::No => zero.clone(),
                truth => self.line(benefit, id, position, line, truth, at)?,
            };
            entitlement.total = self.sum(entitlement.total, amount.clone(), line.declared.span, at)?;
            entitlement.lines.push(amount);
        }
        Ok(entitlement)
    }

    /// All conditions, whichever fails: the explanation names every one that does.
    fn conditions(
        &mut self,
        benefit: &Benefit,
        id: BenefitId,
        entitlement: &mut Entitlement,
        at: &At<'_>,
    ) -> Result<()> {
        for (position, condition) in benefit.conditions.iter().enumerate() {
            self.observer.open();
            self.observer.kind(|| StepKind::Condition(id, position));
            let here = At { subject: Subject::Benefit(id, Some(position), None), ..*at };
            let value = self.evaluate(&condition.condition, &here)?;
            let value = self.narrowed(|| Part::Condition(id, at.thing, position), at.moment, value);
            self.close(&value, &Type::YesNo, condition.declared.span, &here);
            if value.truth() == Truth::No {
                entitlement.refusals.push(Refusal::ConditionFailed(position));
            }
            let holds = std::mem::replace(&mut entitlement.holds, Value::YesNo(false));
            entitlement.holds = conjunction(holds, value.clone());
            entitlement.conditions.push(value);
        }
        Ok(())
    }

    fn gives_way(
        &mut self,
        id: BenefitId,
        interaction: &Interaction,
        entitlement: &mut Entitlement,
        at: &At<'_>,
    ) -> Result<()> {
        let of = self.up(interaction.span, interaction.hops, at)?;
        let to = interaction.with;
        self.observer.open();
        self.observer.kind(|| StepKind::GivesWay { benefit: id, to, of, whichever_is_higher: false });
        let other = |machine: &mut Self| Ok(machine.decision(to, of, interaction.span, at)?.granted.clone());
        let other = self.looked_at(&entitlement.holds, other)?;
        self.close(&other, &Type::YesNo, interaction.span, at);
        if other.truth() != Truth::No {
            entitlement.refusals.push(Refusal::GivesWay { to, of, whichever_is_higher: false });
        }
        let holds = std::mem::replace(&mut entitlement.holds, Value::YesNo(false));
        entitlement.holds = conjunction(holds, not(other));
        Ok(())
    }

    /// A line of cash.
    fn line(
        &mut self,
        benefit: &Benefit,
        id: BenefitId,
        position: usize,
        line: &PayLine,
        due: Truth,
        at: &At<'_>,
    ) -> Result<Value> {
        let unit = benefit.pays.as_ref().map(|pays| pays.unit.clone()).unwrap_or_default();
        let part = Part::Line(id, at.thing, position);
        let (declared, amount) = (&line.declared, &line.amount);
        let line = Measured { benefit, position, declared, amount, unit: &unit };
        self.measured(id, &line, due, || StepKind::Line(id, position), Some(part), at)
    }

    /// A line: never below zero. Where the benefit is certainly due, a negative amount is an error; where it
    /// may be due, the part of the range below zero cannot come about.
    fn measured(
        &mut self,
        id: BenefitId,
        line: &Measured<'_>,
        due: Truth,
        step: impl FnOnce() -> StepKind,
        part: Option<Part>,
        at: &At<'_>,
    ) -> Result<Value> {
        let here = At { subject: Subject::Benefit(id, None, Some(line.position)), ..*at };
        let ty = amount_type(line.unit);
        self.observer.open();
        self.observer.kind(step);
        let amount = match due {
            Truth::Yes => self.cases(line.amount, &ty, &here)?,
            _ => {
                let tried = self.attempt(|machine| machine.cases(line.amount, &ty, &here))?;
                tried.unwrap_or_else(|| Value::unknown(self.anything(&ty), Default::default()))
            }
        };
        if due == Truth::Yes && amount.number().is_some_and(Exact::is_negative) {
            let stop = self.stop(&codes::evaluation::NEGATIVE_AMOUNT, line.amount.span, &here);
            let stop = stop.arg("line", line.declared.name.to_string());
            let stop = stop.arg("benefit", line.benefit.declared.name.to_string());
            return Err(self.of_values(stop.arg("amount", self.words(&amount, &ty))));
        }
        let amount = not_below_zero(amount);
        let amount = match part {
            Some(part) => self.narrowed(|| part, at.moment, amount),
            None => amount,
        };
        self.close(&amount, &ty, line.declared.span, &here);
        Ok(amount)
    }
}

fn not_below_zero(amount: Value) -> Value {
    match amount.range() {
        Some(range) if !amount.is_known() => {
            let above = Possible::Number(range.max(&Interval::point(Exact::ZERO)));
            Value::unknown(above, amount.missing().clone()).with_slopes(Slopes::of_clamped(&amount))
        }
        _ if amount.number().is_some_and(Exact::is_negative) => Value::Number(Exact::ZERO),
        _ => amount,
    }
}

/// An amount where granted, nothing where not, anything between where that is not known.
fn if_granted(granted: &Value, amount: &Value) -> Value {
    match granted.truth() {
        Truth::Yes => amount.clone(),
        Truth::No => Value::Number(Exact::ZERO),
        Truth::Unknown => {
            let mut alternatives = Alternatives::default();
            alternatives.because(granted.missing());
            alternatives.or(Value::Number(Exact::ZERO));
            alternatives.or(amount.clone());
            let nothing = Value::Number(Exact::ZERO);
            let slopes = Slopes::of_choice(granted, amount, &nothing);
            alternatives.value().unwrap_or(nothing).with_slopes(slopes)
        }
    }
}

fn amount_type(unit: &Unit) -> Type {
    Type::Number(NumberType { unit: unit.clone(), whole: false, percent: false, decimals: None })
}
