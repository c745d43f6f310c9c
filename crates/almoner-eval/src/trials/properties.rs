//! Tries the properties of a program on the households of its examples and on households like them. A property
//! that was not refuted is not proved: the report says how many households were tried.

use almoner_check::exact::Exact;
use almoner_check::program::{EntityId, Example, Expr, FieldId, Property, Statement};
use almoner_check::types::Type;
use almoner_diagnostic::{Diagnostic, Span, Text};
use jiff::civil::Date;

use super::households;
use crate::explain::{Phrase, describe, places};
use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::value::{FactPlace, ThingId, Truth, Value};

/// How many evaluations one property may take.
const BUDGET: u32 = 20_000;

/// How often an interval is halved in search of a jump in it.
const HALVINGS: u32 = 12;

const DOES_NOT_HOLD: Text = Text::new("`{what}` does not hold", "“{what}”不成立");
const FALLS: Text = Text::new(
    "when {fact} rises from {low} to {high}, `{what}` falls from {before} to {after}",
    "{fact}由{low}升到{high}时，“{what}”由{before}降到{after}",
);
const RISES: Text = Text::new(
    "when {fact} rises from {low} to {high}, `{what}` rises from {before} to {after}",
    "{fact}由{low}升到{high}时，“{what}”由{before}升到{after}",
);

/// What trying a property gave.
#[derive(Clone, Debug, Default)]
pub struct PropertyReport {
    /// How many evaluations were made.
    pub evaluations: u32,
    /// How many of them gave no known value, because facts are missing.
    pub undecided: u32,
    /// Whether all households were tried; `false` where there were too many.
    pub complete: bool,
    /// A household for which it does not hold; the first that was found.
    pub counter_example: Option<CounterExample>,
}

/// A household for which a property does not hold.
#[derive(Clone, Debug)]
pub struct CounterExample {
    /// The statement.
    pub span: Span,
    /// The example that the household is like, by its position in the program.
    pub example: usize,
    /// Its facts: path and value.
    pub facts: Vec<(String, Phrase)>,
    /// What happens; empty where the evaluation failed.
    pub message: Phrase,
    /// Why the evaluation failed, where it did.
    pub error: Option<Box<Diagnostic>>,
}

/// Tries a property on the households of examples (with their positions in the program) and on others like them.
pub fn try_property<'e>(
    prepared: &Prepared,
    property: &Property,
    examples: impl IntoIterator<Item = (usize, &'e Example)>,
) -> PropertyReport {
    let mut trial =
        Trial { prepared, report: PropertyReport { complete: true, ..PropertyReport::default() } };
    for (position, example) in examples {
        let given = prepared.facts_of_example(&example.facts);
        for facts in households::like(prepared.program(), &given) {
            let household = Household { facts, as_of: example.as_of, example: position };
            if trial.household(property, &household).is_none() {
                return trial.report;
            }
        }
    }
    trial.report
}

struct Household {
    facts: Facts,
    as_of: Date,
    example: usize,
}

struct Trial<'a> {
    prepared: &'a Prepared,
    report: PropertyReport,
}

/// A fact that rises and what is watched meanwhile.
struct Sweep<'s> {
    household: &'s Household,
    watched: ThingId,
    value: &'s Expr,
    rising: ThingId,
    field: FieldId,
    never_rises: bool,
    allowance: bool,
    span: Span,
}

/// `None`: the trial is at its end, because something was found or the budget is spent.
type GoOn<T> = Option<T>;

impl Trial<'_> {
    fn household(&mut self, property: &Property, household: &Household) -> GoOn<()> {
        let things: Vec<ThingId> = of_entity(&household.facts, property.entity);
        for thing in things {
            for statement in &property.statements {
                match statement {
                    Statement::Holds(condition) => self.holds(household, thing, condition)?,
                    Statement::Monotone {
                        value,
                        never_rises,
                        by_more_than_the_difference,
                        entity,
                        field,
                        span,
                    } => {
                        for rising in of_entity(&household.facts, *entity) {
                            self.sweep(&Sweep {
                                household,
                                watched: thing,
                                value,
                                rising,
                                field: *field,
                                never_rises: *never_rises,
                                allowance: *by_more_than_the_difference,
                                span: *span,
                            })?;
                        }
                    }
                }
            }
        }
        Some(())
    }

    fn holds(&mut self, household: &Household, thing: ThingId, condition: &Expr) -> GoOn<()> {
        let value = self.value(household, &household.facts, thing, condition)?;
        if value.truth() == Truth::No {
            let what = self.written(condition.span);
            let message = Phrase::fill(DOES_NOT_HOLD, &[("what", &what)]);
            return self.found(household, &household.facts, condition.span, message);
        }
        Some(())
    }

    /// Lets a fact rise step by step and looks between neighbours; between those that differ it looks closer.
    fn sweep(&mut self, sweep: &Sweep<'_>) -> GoOn<()> {
        let program = self.prepared.program();
        let facts = &sweep.household.facts;
        let Some(Type::Number(ty)) = households::fact_type(program, facts, sweep.rising, sweep.field) else {
            return Some(());
        };
        let step = households::step_of(&program.units, ty);
        let numbers = households::sweep(program, facts, sweep.rising, sweep.field);
        let mut before: Option<(Exact, Exact)> = None;
        for number in numbers {
            let Some(value) = self.at(sweep, number)? else {
                before = None;
                continue;
            };
            if let Some(low) = before {
                self.look_between(sweep, low, (number, value), step)?;
            }
            before = Some((number, value));
        }
        Some(())
    }

    /// Looks for two neighbours between which the value moves as it never may.
    fn look_between(
        &mut self,
        sweep: &Sweep<'_>,
        mut low: (Exact, Exact),
        mut high: (Exact, Exact),
        step: Exact,
    ) -> GoOn<()> {
        let may_hide_a_jump = sweep.allowance && sweep.movement(low, high) > Exact::from_integer(0);
        if !sweep.moves_wrongly(low, high) && !may_hide_a_jump {
            return Some(());
        }
        for halving in 0.. {
            let wrong = sweep.moves_wrongly(low, high);
            let middle = households::middle(low.0, high.0, step);
            let Some(middle) = middle.filter(|_| wrong || halving < HALVINGS) else { break };
            let Some(value) = self.at(sweep, middle)? else { break };
            let middle = (middle, value);
            let left_moves_more = sweep.movement(low, middle) >= sweep.movement(middle, high);
            let left_is_wrong = sweep.moves_wrongly(low, middle);
            let go_left = if wrong { left_is_wrong } else { left_moves_more };
            if go_left { high = middle } else { low = middle }
        }
        if !sweep.moves_wrongly(low, high) {
            return Some(());
        }
        self.report_sweep(sweep, low, high)
    }

    fn report_sweep(&mut self, sweep: &Sweep<'_>, low: (Exact, Exact), high: (Exact, Exact)) -> GoOn<()> {
        let program = self.prepared.program();
        let facts = &sweep.household.facts;
        let place = FactPlace::value(sweep.rising, sweep.field, None);
        let ty = households::fact_type(program, facts, sweep.rising, sweep.field)?;
        let fact = |number: Exact| describe::shown(program, &Value::Number(number), ty).text;
        let watched = |number: Exact| describe::shown(program, &Value::Number(number), &sweep.value.ty).text;
        let words = if sweep.never_rises { RISES } else { FALLS };
        let message = Phrase::fill(
            words,
            &[
                ("fact", &places::label(program, facts, place)),
                ("low", &fact(low.0)),
                ("high", &fact(high.0)),
                ("what", &self.written(sweep.value.span)),
                ("before", &watched(low.1)),
                ("after", &watched(high.1)),
            ],
        );
        let facts = households::with(facts, sweep.rising, sweep.field, Value::Number(low.0));
        self.found(sweep.household, &facts, sweep.span, message)
    }

    /// What is watched, as a number, where the fact is `number`; nothing where it is not known.
    fn at(&mut self, sweep: &Sweep<'_>, number: Exact) -> GoOn<Option<Exact>> {
        let facts =
            households::with(&sweep.household.facts, sweep.rising, sweep.field, Value::Number(number));
        Some(match self.value(sweep.household, &facts, sweep.watched, sweep.value)? {
            Value::Number(number) => Some(number),
            Value::YesNo(yes) => Some(Exact::from_integer(i64::from(yes))),
            _ => None,
        })
    }

    fn value(&mut self, household: &Household, facts: &Facts, thing: ThingId, expr: &Expr) -> GoOn<Value> {
        if self.report.evaluations >= BUDGET {
            self.report.complete = false;
            return None;
        }
        self.report.evaluations = self.report.evaluations.saturating_add(1);
        match self.prepared.evaluate_expression_roughly(facts, household.as_of, expr, thing) {
            Ok(value) => {
                let open = u32::from(!value.is_known());
                self.report.undecided = self.report.undecided.saturating_add(open);
                Some(value)
            }
            Err(error) => {
                self.found(household, facts, expr.span, Phrase::default());
                if let Some(found) = &mut self.report.counter_example {
                    found.error = Some(error);
                }
                None
            }
        }
    }

    fn found(&mut self, household: &Household, facts: &Facts, span: Span, message: Phrase) -> GoOn<()> {
        let facts = households::shown(self.prepared.program(), facts);
        let example = household.example;
        self.report.counter_example = Some(CounterExample { span, example, facts, message, error: None });
        None
    }

    fn written(&self, span: Span) -> Phrase {
        let text = self.prepared.program().files.slice(span);
        Phrase::same(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl Sweep<'_> {
    /// How far the value moves in the direction in which it should not.
    fn movement(&self, low: (Exact, Exact), high: (Exact, Exact)) -> Exact {
        let (from, to) = if self.never_rises { (low.1, high.1) } else { (high.1, low.1) };
        to.checked_sub(from).unwrap_or_else(|_| Exact::from_integer(0))
    }

    fn moves_wrongly(&self, low: (Exact, Exact), high: (Exact, Exact)) -> bool {
        let allowed = if self.allowance { high.0.checked_sub(low.0).ok() } else { None };
        self.movement(low, high) > allowed.unwrap_or_else(|| Exact::from_integer(0))
    }
}

fn of_entity(facts: &Facts, entity: EntityId) -> Vec<ThingId> {
    facts.things().filter(|(_, place)| place.entity == entity).map(|(thing, _)| thing).collect()
}
