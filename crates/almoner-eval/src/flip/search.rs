//! The search for the smallest change of one fact: outwards in doubling strides, then halving, every value
//! judged by an evaluation. Never more evaluations than [`MOST_EVALUATIONS`].
//!
//! Where an answer turns once along a fact, the result is exact: both the last value with the old answer and
//! the first with the new one have been evaluated. Where it turns back and forth, it is a turn, though not
//! always the nearest.

use almoner_check::exact::Exact;
use almoner_check::program::{BenefitId, Program};
use almoner_check::types::{NumberType, Type};
use jiff::civil::Date;

use super::facts::{GivenFact, replace};
use super::{Change, Direction, Towards};
use crate::altered::Altered;
use crate::explain::{Shown, describe, show};
use crate::facts::Facts;
use crate::outcome::BenefitOutcome;
use crate::prepared::Prepared;
use crate::value::{ThingId, Truth, Value};

/// How many evaluations one search may take.
const MOST_EVALUATIONS: u32 = 20_000;

/// How far a number is moved where nothing bounds it, in steps of its resolution.
pub(crate) const FARTHEST: i64 = 1 << 40;

pub(super) struct Search<'a> {
    altered: Altered<'a>,
    benefit: BenefitId,
    thing: ThingId,
    towards: Towards,
    evaluations: u32,
    complete: bool,
}

/// A value tried that turns the answer, and what the benefit pays then.
struct Turned {
    steps: i64,
    amount: Value,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        prepared: &'a Prepared,
        facts: &Facts,
        as_of: Date,
        found: &BenefitOutcome,
        towards: Towards,
    ) -> Self {
        Self {
            altered: Altered::new(prepared, facts, as_of),
            benefit: found.benefit,
            thing: found.thing,
            towards,
            evaluations: 0,
            complete: true,
        }
    }

    pub(super) const fn evaluations(&self) -> u32 {
        self.evaluations
    }

    pub(super) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// The changes of one fact that turn the answer, each with its size from 0 (none) to 1 (another value).
    pub(super) fn of_fact(&mut self, fact: &GivenFact) -> Vec<(Exact, Change)> {
        let found = match (&fact.value, &fact.ty) {
            (Value::Number(number), Type::Number(ty)) => self.of_number(fact, *number, ty),
            (Value::YesNo(yes), _) => self.of_values(fact, vec![Value::YesNo(!yes)]),
            (Value::Enum(of, position), _) => {
                let values = self.program().enums.get(of.index()).map_or(0, |found| found.values.len());
                let others = (0u32..).take(values).filter(|other| other != position);
                self.of_values(fact, others.map(|other| Value::Enum(*of, other)).collect())
            }
            // A day or a text has no next value that would mean anything to a reader.
            _ => Vec::new(),
        };
        replace(&mut self.altered.facts, fact, fact.value.clone());
        found
    }

    fn program(&self) -> &'a Program {
        self.altered.prepared.program()
    }

    fn of_values(&mut self, fact: &GivenFact, values: Vec<Value>) -> Vec<(Exact, Change)> {
        let mut found = Vec::new();
        for value in values {
            if let Some(amount) = self.turns(fact, &value) {
                let change = Change {
                    to: describe::shown(self.program(), &value, &fact.ty),
                    ..self.change(fact, Direction::To, &amount)
                };
                found.push((Exact::ONE, change));
            }
        }
        found
    }

    fn of_number(&mut self, fact: &GivenFact, from: Exact, ty: &NumberType) -> Vec<(Exact, Change)> {
        let mut found = Vec::new();
        for direction in [Direction::Down, Direction::Up] {
            let Some(line) = Line::new(self.program(), fact, from, ty, direction) else { continue };
            if let Some(turned) = self.along(fact, &line) {
                found.extend(self.moved(fact, &line, &turned));
            }
        }
        found
    }

    /// The nearest turn along a line that doubling strides come upon.
    fn along(&mut self, fact: &GivenFact, line: &Line) -> Option<Turned> {
        let (mut before, mut stride) = (0i64, 1i64);
        loop {
            let steps = stride.min(line.most);
            if steps <= before {
                return None;
            }
            if let Some(amount) = self.turns(fact, &line.at(steps)?) {
                return self.between(fact, line, before, Turned { steps, amount });
            }
            before = steps;
            stride = stride.checked_mul(2)?;
        }
    }

    /// Halves the way between a value with the old answer and one with the new until they are neighbours.
    fn between(
        &mut self,
        fact: &GivenFact,
        line: &Line,
        mut before: i64,
        mut turned: Turned,
    ) -> Option<Turned> {
        while turned.steps.saturating_sub(before) > 1 {
            let middle = before.midpoint(turned.steps);
            match self.turns(fact, &line.at(middle)?) {
                Some(amount) => turned = Turned { steps: middle, amount },
                None => before = middle,
            }
        }
        Some(turned)
    }

    fn moved(&self, fact: &GivenFact, line: &Line, turned: &Turned) -> Option<(Exact, Change)> {
        let shown = |value: &Value| describe::shown(self.program(), value, &fact.ty);
        let to = line.at(turned.steps)?;
        let until = line.at(turned.steps.saturating_sub(1))?;
        let moved = line.step.checked_mul(Exact::from_integer(turned.steps)).ok()?;
        let size = if line.from.is_negative() { line.from.checked_neg().ok()? } else { line.from };
        let share = moved.checked_div(size.checked_add(moved).ok()?).ok()?;
        let change = Change {
            until: Some(shown(&until)),
            to: shown(&to),
            difference: Some(show::number(self.program(), moved, &fact.ty)),
            ..self.change(fact, line.direction, &turned.amount)
        };
        Some((share, change))
    }

    fn change(&self, fact: &GivenFact, direction: Direction, amount: &Value) -> Change {
        Change {
            path: fact.path.clone(),
            label: fact.label.clone(),
            from: describe::shown(self.program(), &fact.value, &fact.ty),
            until: None,
            to: Shown::default(),
            direction,
            difference: None,
            amount: self.amount(amount),
        }
    }

    fn amount(&self, amount: &Value) -> Option<Shown> {
        let pays = self.program().benefits.get(self.benefit.index())?.pays.as_ref()?;
        Some(describe::shown(self.program(), amount, &describe::money(&pays.unit)))
    }

    /// Whether the answer is the other one with this value; then what the benefit pays. An evaluation that
    /// ends in an error, or stays undecided, turns nothing.
    fn turns(&mut self, fact: &GivenFact, value: &Value) -> Option<Value> {
        if self.evaluations >= MOST_EVALUATIONS {
            self.complete = false;
            return None;
        }
        self.evaluations = self.evaluations.saturating_add(1);
        replace(&mut self.altered.facts, fact, value.clone());
        let decision = self.altered.decision(self.benefit, self.thing).ok()?;
        let wanted = match self.towards {
            Towards::Granted => Truth::Yes,
            Towards::Lost => Truth::No,
        };
        (decision.granted.truth() == wanted).then(|| decision.amount.clone())
    }
}

/// The values of a number in one direction, at its resolution, within its bounds.
struct Line {
    from: Exact,
    /// The resolution: a cent, one, a hundredth.
    step: Exact,
    direction: Direction,
    /// How many steps the bounds leave.
    most: i64,
}

impl Line {
    /// `None` where there is no room.
    fn new(
        program: &Program,
        fact: &GivenFact,
        from: Exact,
        ty: &NumberType,
        direction: Direction,
    ) -> Option<Self> {
        let step = resolution(program, ty)?;
        let room = match direction {
            Direction::Down => {
                let floor = fact.at_least.or((!from.is_negative()).then_some(Exact::ZERO));
                floor.and_then(|floor| from.checked_sub(floor).ok())
            }
            _ => fact.at_most.and_then(|top| top.checked_sub(from).ok()),
        };
        let most = match room {
            Some(room) => whole_steps(room, step)?.min(FARTHEST),
            None => FARTHEST,
        };
        (most > 0).then_some(Self { from, step, direction, most })
    }

    fn at(&self, steps: i64) -> Option<Value> {
        let moved = self.step.checked_mul(Exact::from_integer(steps)).ok()?;
        let value = match self.direction {
            Direction::Down => self.from.checked_sub(moved),
            _ => self.from.checked_add(moved),
        };
        value.ok().map(Value::Number)
    }
}

/// How fine a number is searched: cents for money, ones for whole numbers, else hundredths (of a percent, for
/// a percentage).
pub(crate) fn resolution(program: &Program, ty: &NumberType) -> Option<Exact> {
    if ty.whole {
        return Some(Exact::ONE);
    }
    let decimals = match program.units.currency_decimals(&ty.unit) {
        Some(decimals) => decimals,
        None if ty.percent => 4,
        None => 2,
    };
    Exact::ratio(1, 10i128.checked_pow(decimals)?)
}

/// How many whole steps fit; `None` where none does.
pub(crate) fn whole_steps(room: Exact, step: Exact) -> Option<i64> {
    let (numerator, denominator) = room.checked_div(step).ok()?.to_ratio();
    let steps = numerator.checked_div(denominator)?;
    (steps > 0).then(|| i64::try_from(steps).unwrap_or(i64::MAX))
}
