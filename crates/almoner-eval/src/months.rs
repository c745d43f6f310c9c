//! One household over a run of months: decided as of the first day of each in turn, with what was due in all,
//! and, where it is said what was paid, the arrears and overpayments. Never here: what decides a month (that is
//! one evaluation like any other), a file, a clock.

mod json;
mod paid;
mod text;

use almoner_check::calendar::{add_months, first_day_of_month};
use almoner_check::exact::Exact;
use almoner_check::program::{BenefitId, Program};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::{Unit, Units};
use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::months as codes;
use almoner_syntax::ast::Frequency;
use jiff::civil::Date;

use crate::facts::Facts;
use crate::outcome::{BenefitOutcome, Outcome};
use crate::prepared::{EvaluateOptions, Prepared};
use crate::value::ThingId;
pub use paid::{Settled, SettledMonth, month};

/// A run of months has at most so many: a hundred years.
pub const MOST_MONTHS: usize = 1_200;

/// What came out for one household month by month.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The months, in order.
    pub months: Vec<Month>,
    /// What was paid, held against what was due; `None` where nothing was said of payments.
    pub settled: Option<Vec<Settled>>,
}

/// What came out for one month.
#[derive(Clone, Debug)]
pub struct Month {
    /// Its first day, as of which it was decided.
    pub first: Date,
    /// What was decided.
    pub outcome: Outcome,
}

/// What a benefit comes to over all months, for one thing.
#[derive(Clone, Debug)]
pub struct Total {
    /// Which benefit; one that pays by the month.
    pub benefit: BenefitId,
    /// For whom.
    pub thing: ThingId,
    /// The sum of the months that are decided, in the unit of [`total_unit`].
    pub sum: Exact,
    /// How many months are decided and pay something.
    pub months: usize,
    /// How many months are not decided.
    pub undecided: usize,
}

impl Prepared {
    /// Decides as of the first day of each month from that of `from` to that of `until`. `seen` is told how many
    /// months are done.
    ///
    /// # Errors
    /// A run of months that is empty or longer than [`MOST_MONTHS`]; as [`Prepared::evaluate`] for any month.
    pub fn evaluate_months(
        &self,
        facts: &Facts,
        (from, until): (Date, Date),
        options: &EvaluateOptions,
        mut seen: impl FnMut(usize),
    ) -> Result<Timeline, Box<Diagnostic>> {
        let first = first_day_of_month(from);
        let last = first_day_of_month(until);
        let all = (0..).map_while(|away| add_months(first, away).map(|shifted| shifted.date));
        let days: Vec<Date> =
            all.take_while(|day| *day <= last).take(MOST_MONTHS.saturating_add(1)).collect();
        if days.is_empty() || days.len() > MOST_MONTHS {
            let finding = Diagnostic::without_place(&codes::NO_RUN_OF_MONTHS);
            let finding = finding.arg("from", iso(first)).arg("to", iso(last));
            return Err(Box::new(finding.arg("most", MOST_MONTHS.to_string())));
        }
        let mut months = Vec::with_capacity(days.len());
        for day in days {
            months.push(Month { first: day, outcome: self.evaluate(facts, day, options)? });
            seen(months.len());
        }
        Ok(Timeline { months, settled: None })
    }
}

impl Timeline {
    /// Whether nothing is undecided in any month.
    pub fn is_decided(&self) -> bool {
        self.months.iter().all(|month| month.outcome.is_decided())
    }

    /// What each benefit that pays by the month comes to, for each thing that it is for, in the order of the
    /// outcomes.
    pub fn totals(&self, program: &Program) -> Vec<Total> {
        self.recipients()
            .into_iter()
            .filter(|(benefit, _)| total_unit(program, *benefit).is_some())
            .filter_map(|(benefit, thing)| self.total(benefit, thing))
            .collect()
    }

    fn total(&self, benefit: BenefitId, thing: ThingId) -> Option<Total> {
        let mut total = Total { benefit, thing, sum: Exact::ZERO, months: 0, undecided: 0 };
        for outcome in self.months.iter().filter_map(|month| month.of(benefit, thing)) {
            match outcome.amount.as_ref().and_then(|amount| amount.number()) {
                Some(amount) if outcome.missing.is_empty() => {
                    // A total with more digits than can be held is not told.
                    total.sum = total.sum.checked_add(amount).ok()?;
                    total.months = total.months.saturating_add(usize::from(!amount.is_zero()));
                }
                _ => total.undecided = total.undecided.saturating_add(1),
            }
        }
        Some(total)
    }

    /// Each benefit with each thing that it is for. The facts are the same in all months, and so are the things.
    pub(crate) fn recipients(&self) -> Vec<(BenefitId, ThingId)> {
        let first = self.months.first().into_iter().flat_map(|month| &month.outcome.benefits);
        first.map(|outcome| (outcome.benefit, outcome.thing)).collect()
    }
}

impl Month {
    /// What came out for a benefit and a thing.
    pub fn of(&self, benefit: BenefitId, thing: ThingId) -> Option<&BenefitOutcome> {
        self.outcome.benefits.iter().find(|outcome| outcome.benefit == benefit && outcome.thing == thing)
    }
}

/// The unit in which monthly payments of a benefit add up: `yuan` for `yuan per month`. `None` for a benefit that
/// pays otherwise: what is due once or by the year is not due again in each month.
pub fn total_unit(program: &Program, benefit: BenefitId) -> Option<Unit> {
    let pays = program.benefits.get(benefit.index())?.pays.as_ref()?;
    if pays.every != Frequency::Monthly {
        return None;
    }
    pays.unit.times(&Unit::of(Units::MONTH))
}

/// A number type in a unit, to be shown.
pub(crate) fn in_unit(unit: Unit) -> Type {
    Type::Number(NumberType { unit, whole: false, percent: false, decimals: None })
}

/// `2025-07`.
pub(crate) fn iso(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}
