//! A whole evaluation: every benefit for everyone it is for, the outputs that were asked for, and what is
//! still needed.

use almoner_check::program::{EntityId, Expr, ExprKind, ParameterId};
use almoner_diagnostic::Diagnostic;
use jiff::civil::Date;

use crate::altered::STEP_BUDGET;
use crate::facts::{Facts, Thing};
use crate::interpret::observer::{Nobody, Observer, Tracer};
use crate::interpret::{Decision, Machine, Stop, Subject};
use crate::needs;
use crate::outcome::{BenefitOutcome, Outcome, Output, OutputOutcome, Status};
use crate::prepared::{BenefitScope, EvaluateOptions, Prepared};
use crate::ranges;
use crate::trace::Trace;
use crate::value::{Missing, ThingId, Truth, Value};

impl Prepared {
    /// Decides everything that `options` ask for, as of a day.
    ///
    /// # Errors
    /// `E08xx`: what only the facts could bring to light (a division by zero, exceptions that disagree); the
    /// message names the rule. A parameter without a value on the day is an error where
    /// [`BenefitScope::None`] asks for outputs alone; else what hangs on it is undecided, see
    /// [`Missing::figures`].
    pub fn evaluate(
        &self,
        facts: &Facts,
        as_of: Date,
        options: &EvaluateOptions,
    ) -> Result<Outcome, Box<Diagnostic>> {
        let ran = self.run(facts, as_of, options, || Nobody)?;
        Ok(ran.outcome)
    }

    /// As [`Prepared::evaluate`], and keeps every step.
    ///
    /// # Errors
    /// As [`Prepared::evaluate`].
    pub fn evaluate_traced(
        &self,
        facts: &Facts,
        as_of: Date,
        options: &EvaluateOptions,
    ) -> Result<(Outcome, Trace), Box<Diagnostic>> {
        let ran = self.run(facts, as_of, options, Tracer::default)?;
        Ok((ran.outcome, ran.observer.finish(ran.marks)))
    }

    /// Everything that `options` ask for; a second time where something stays open, with all that can be said
    /// of the open parts.
    fn run<O: Observer>(
        &self,
        facts: &Facts,
        as_of: Date,
        options: &EvaluateOptions,
        observer: impl Fn() -> O,
    ) -> Result<Ran<O>, Box<Diagnostic>> {
        // What is asked for by itself gets an error where there is no figure for it.
        let open_figures = options.benefits == BenefitScope::All;
        let machine = Machine::new(self, facts, as_of, options.step_budget, observer());
        let mut machine = machine.with_open_figures(open_figures);
        let (outcome, marks) =
            run(self, &mut machine, facts, as_of, options).map_err(Stop::into_diagnostic)?;
        if outcome.is_decided() {
            return Ok(Ran { outcome, marks, observer: machine.observer });
        }
        let narrowed = ranges::narrowed(self, facts, as_of, options.step_budget, &machine.open_parts());
        let mut ran = Ran { outcome, marks, observer: machine.observer };
        if !narrowed.is_empty() {
            let machine = Machine::new(self, facts, as_of, options.step_budget, observer());
            let mut machine = machine.with_open_figures(open_figures).knowing(&narrowed);
            // What was found without it holds too, should it lead to an error.
            if let Ok((outcome, marks)) = run(self, &mut machine, facts, as_of, options) {
                ran = Ran { outcome, marks, observer: machine.observer };
            }
        }
        ran.outcome.needs = needs::needs(self, facts, &ran.outcome, &narrowed, options);
        Ok(ran)
    }

    /// The value of an expression for the root, as the expectation of an example.
    ///
    /// # Errors
    /// As [`Prepared::evaluate`].
    pub fn evaluate_expression(
        &self,
        facts: &Facts,
        as_of: Date,
        expr: &Expr,
    ) -> Result<Value, Box<Diagnostic>> {
        self.evaluate_expression_for(facts, as_of, expr, ThingId::ROOT)
    }

    /// The value of an expression for a thing.
    ///
    /// # Errors
    /// As [`Prepared::evaluate`].
    pub fn evaluate_expression_for(
        &self,
        facts: &Facts,
        as_of: Date,
        expr: &Expr,
        thing: ThingId,
    ) -> Result<Value, Box<Diagnostic>> {
        let mut machine = Machine::new(self, facts, as_of, STEP_BUDGET, Nobody);
        let at = machine.at(thing, Subject::Expression);
        let value = machine.evaluate(expr, &at).map_err(Stop::into_diagnostic)?;
        if value.is_known() {
            return Ok(value);
        }
        let narrowed = ranges::narrowed(self, facts, as_of, STEP_BUDGET, &machine.open_parts());
        let machine = Machine::new(self, facts, as_of, STEP_BUDGET, Nobody);
        // What was found without it holds too, should it lead to an error.
        Ok(machine.knowing(&narrowed).evaluate(expr, &at).unwrap_or(value))
    }

    /// As [`Prepared::evaluate_expression_for`], but no narrower than one evaluation says: for trials, which look at
    /// thousands of households and only at those whose value is known.
    pub(crate) fn evaluate_expression_roughly(
        &self,
        facts: &Facts,
        as_of: Date,
        expr: &Expr,
        thing: ThingId,
    ) -> Result<Value, Box<Diagnostic>> {
        let mut machine = Machine::new(self, facts, as_of, STEP_BUDGET, Nobody);
        let at = machine.at(thing, Subject::Expression);
        machine.evaluate(expr, &at).map_err(Stop::into_diagnostic)
    }

    /// As [`Prepared::evaluate_expression_for`], and keeps every step; the only root is the expression.
    ///
    /// # Errors
    /// As [`Prepared::evaluate`].
    pub fn evaluate_expression_traced(
        &self,
        facts: &Facts,
        as_of: Date,
        expr: &Expr,
        thing: ThingId,
    ) -> Result<(Value, Trace), Box<Diagnostic>> {
        let mut machine = Machine::new(self, facts, as_of, STEP_BUDGET, Tracer::default());
        let at = machine.at(thing, Subject::Expression);
        machine.observer.open();
        let value = machine.evaluate(expr, &at).map_err(Stop::into_diagnostic)?;
        let roots = machine.observer.close_children();
        Ok((value, machine.observer.finish(roots)))
    }
}

/// An evaluation that has been made.
struct Ran<O: Observer> {
    outcome: Outcome,
    marks: Vec<O::Mark>,
    observer: O,
}

/// Everything that `options` ask for, without what is needed.
pub(crate) fn run<O: Observer>(
    prepared: &Prepared,
    machine: &mut Machine<'_, O>,
    facts: &Facts,
    as_of: Date,
    options: &EvaluateOptions,
) -> Result<(Outcome, Vec<O::Mark>), Stop> {
    let mut outcome = Outcome {
        as_of,
        things: facts.things().map(|(_, place)| place).collect(),
        benefits: Vec::new(),
        outputs: Vec::with_capacity(options.outputs.len()),
        needs: Vec::new(),
    };
    let mut marks = Vec::new();
    if options.benefits == BenefitScope::All {
        for (id, benefit) in (0u32..).map(almoner_check::program::BenefitId).zip(&prepared.program().benefits)
        {
            for thing in things_of(facts, benefit.entity) {
                let (decision, mark) = machine.decide(id, thing)?;
                outcome.benefits.push(benefit_outcome(id, thing, benefit.pays.is_some(), &decision));
                marks.push(mark);
            }
        }
    }
    for output in &options.outputs {
        let mut add = |thing| -> Result<(), Stop> {
            let (value, mark) = self::output(prepared, machine, *output, thing)?;
            outcome.outputs.push(OutputOutcome { output: *output, thing, value });
            marks.push(mark);
            Ok(())
        };
        match entity_of_output(prepared, *output) {
            Some(entity) => things_of(facts, entity).try_for_each(add)?,
            None => add(ThingId::ROOT)?,
        }
    }
    Ok((outcome, marks))
}

fn things_of(facts: &Facts, entity: EntityId) -> impl Iterator<Item = ThingId> + '_ {
    let of_entity = move |(_, thing): &(usize, &Thing)| thing.place.entity == entity;
    let things = facts.things.iter().enumerate().filter(of_entity);
    things.map(|(position, _)| ThingId(u32::try_from(position).unwrap_or(u32::MAX)))
}

/// What an output is of; `None` for a value of no entity, which stands where the root does.
fn entity_of_output(prepared: &Prepared, output: Output) -> Option<EntityId> {
    let program = prepared.program();
    match output {
        Output::Rule(rule) => program.rules.get(rule.index()).and_then(|rule| rule.entity),
        Output::Parameter(_) => None,
        Output::Granted(benefit) | Output::Amount(benefit) => {
            program.benefits.get(benefit.index()).map(|benefit| benefit.entity)
        }
    }
}

fn output<O: Observer>(
    prepared: &Prepared,
    machine: &mut Machine<'_, O>,
    output: Output,
    thing: ThingId,
) -> Result<(Value, O::Mark), Stop> {
    match output {
        Output::Rule(rule) => machine.rule_output(rule, thing),
        Output::Parameter(parameter) => machine.expression_output(&parameter_use(prepared, parameter), thing),
        Output::Granted(benefit) => {
            machine.decide(benefit, thing).map(|(decision, mark)| (decision.granted.clone(), mark))
        }
        Output::Amount(benefit) => {
            machine.decide(benefit, thing).map(|(decision, mark)| (decision.amount.clone(), mark))
        }
    }
}

fn parameter_use(prepared: &Prepared, id: ParameterId) -> Expr {
    let parameter = prepared.program().parameters.get(id.index());
    let none = almoner_diagnostic::Span::new(almoner_diagnostic::FileId(0), 0, 0);
    Expr {
        kind: ExprKind::Parameter { parameter: id, keys: Vec::new() },
        ty: parameter.map_or(almoner_check::types::Type::Error, |parameter| parameter.ty.clone()),
        span: parameter.map_or(none, |parameter| parameter.declared.span),
    }
}

fn benefit_outcome(
    benefit: almoner_check::program::BenefitId,
    thing: ThingId,
    cash: bool,
    decision: &Decision,
) -> BenefitOutcome {
    let mut missing: Missing = decision.granted.missing().clone();
    missing.add(decision.amount.missing());
    decision.help.iter().for_each(|help| missing.add(help.missing()));
    let status = match decision.granted.truth() {
        // An amount that nobody has set cannot be granted.
        Truth::Yes if !missing.figures().is_empty() => Status::Undecided,
        Truth::Yes => Status::Granted,
        Truth::No => Status::Refused,
        Truth::Unknown => Status::Undecided,
    };
    BenefitOutcome {
        benefit,
        thing,
        status,
        amount: cash.then(|| decision.amount.clone()),
        lines: decision.lines.clone(),
        help: decision.help.clone(),
        conditions: decision.conditions.iter().map(Value::truth).collect(),
        refusals: decision.refusals.clone(),
        by_the_rules_of: decision.by_the_rules_of.clone(),
        missing,
    }
}
