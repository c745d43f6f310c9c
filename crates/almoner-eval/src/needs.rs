//! Which missing facts decide most. Each is tried with answers that it can have; those whose answers settle
//! most results come first, then those that narrow the ranges most. The work is bounded, and the order is
//! the same every time. Never here: a guess of what the fact is.

pub(crate) mod answers;

use crate::altered::Altered;
use crate::facts::{Checked, Facts};
use crate::outcome::{Need, Outcome};
use crate::prepared::{EvaluateOptions, NeedsOrder, Prepared};
use crate::ranges::Narrowed;
use crate::value::{FactPlace, Missing, Value};
use almoner_check::exact::Exact;
use almoner_check::interval::Interval;

/// So many facts are tried; any further ones come after them in the order of their declaration.
const MOST_TRIED: usize = 64;

/// So many evaluations are made for one order.
const MOST_EVALUATIONS: usize = 400;

/// All of it, in thousandths.
const ALL: u32 = 1000;

/// The missing facts that undecided results hang on, the most decisive first.
pub(crate) fn needs(
    prepared: &Prepared,
    facts: &Facts,
    outcome: &Outcome,
    narrowed: &Narrowed,
    options: &EvaluateOptions,
) -> Vec<Need> {
    let mut missing = Missing::NONE;
    for benefit in &outcome.benefits {
        missing.add(&benefit.missing);
    }
    for output in &outcome.outputs {
        missing.add(output.value.missing());
    }
    if !missing.has_facts() {
        return Vec::new();
    }
    let need = |place: FactPlace| {
        let checked = facts.checked(place).filter(|_| !place.is_evidence());
        Need {
            place,
            to_be_verified: checked.is_some(),
            evidence: checked.and_then(Checked::evidence),
            settles: 0,
            narrows: 0,
        }
    };
    let mut needs: Vec<Need> = missing.iter().map(need).collect();
    if let [need] = needs.as_mut_slice()
        && missing.is_of_facts()
    {
        // Nothing else is missing: any answer settles everything.
        (need.settles, need.narrows) = (ALL, ALL);
    } else if options.needs == NeedsOrder::MostDecisive {
        let trial = Trial { outcome, options };
        let tried = needs.len().min(MOST_TRIED);
        let each = MOST_EVALUATIONS.checked_div(tried).unwrap_or(0);
        let mut altered = Altered::new(prepared, facts, outcome.as_of);
        altered.step_budget = options.step_budget;
        altered.narrowed = narrowed.clone();
        for need in needs.iter_mut().take(MOST_TRIED) {
            (need.settles, need.narrows) = trial.weigh(&mut altered, need.place, each);
        }
        needs.sort_by_key(|need| std::cmp::Reverse((need.settles, need.narrows)));
    }
    needs
}

/// What the answers are held against.
struct Trial<'a> {
    outcome: &'a Outcome,
    options: &'a EvaluateOptions,
}

impl Trial<'_> {
    /// How much the answers to one question settle and narrow, on average.
    fn weigh(&self, altered: &mut Altered<'_>, place: FactPlace, most: usize) -> (u32, u32) {
        let answers = answers::answers(altered.prepared, &altered.facts, place, altered.as_of, most);
        let Some(answers) = answers else {
            // Without the list itself nothing can be said of anyone in it.
            return (ALL, ALL);
        };
        let Some(before) = altered.before(place) else { return (0, 0) };
        // Answers that do the same count once: a car more or less is no more weight than one.
        let mut gains: Vec<(u64, u64)> = Vec::new();
        for answer in answers {
            altered.set(place, answer);
            let gain = self.gain(altered).unwrap_or((0, 0));
            if !gains.contains(&gain) {
                gains.push(gain);
            }
        }
        altered.put_back(place, before);
        let average = |sum: u64| {
            let count = u64::try_from(gains.len()).unwrap_or(u64::MAX);
            u32::try_from(sum.checked_div(count).unwrap_or(0)).unwrap_or(ALL)
        };
        (average(gains.iter().map(|gain| gain.0).sum()), average(gains.iter().map(|gain| gain.1).sum()))
    }

    /// What one answer settles and narrows, in thousandths of what is undecided; `None` if there is no
    /// outcome with it.
    fn gain(&self, altered: &Altered<'_>) -> Option<(u64, u64)> {
        let now = altered.outcome(self.options).ok()?;
        let (mut undecided, mut settled, mut narrowed) = (0u64, 0u64, 0u64);
        let mut weigh = |before: (bool, Option<Value>), now: (bool, Option<Value>)| {
            if before.0 {
                return;
            }
            undecided = undecided.saturating_add(1);
            settled = settled.saturating_add(u64::from(now.0).saturating_mul(1000));
            let range = |value: Option<Value>| value.and_then(|value| value.range());
            narrowed = narrowed.saturating_add(match (range(before.1), range(now.1)) {
                _ if now.0 => 1000,
                (Some(before), Some(now)) => narrower(&before, &now),
                _ => 0,
            });
        };
        for (before, now) in self.outcome.benefits.iter().zip(&now.benefits) {
            weigh(
                (before.missing.is_empty(), before.amount.clone()),
                (now.missing.is_empty(), now.amount.clone()),
            );
        }
        for (before, now) in self.outcome.outputs.iter().zip(&now.outputs) {
            weigh(
                (before.value.is_known(), Some(before.value.clone())),
                (now.value.is_known(), Some(now.value.clone())),
            );
        }
        Some((settled.checked_div(undecided)?, narrowed.checked_div(undecided)?))
    }
}

/// By how many thousandths of its width a range has shrunk; half of all for an end where there was none.
fn narrower(before: &Interval, now: &Interval) -> u64 {
    let width = |range: &Interval| range.high.value()?.checked_sub(range.low.value()?).ok();
    match (width(before), width(now)) {
        (Some(before), Some(now)) if before.signum() > 0 => {
            let share = before.checked_sub(now).and_then(|gone| gone.checked_div(before));
            let thousandths = share.and_then(|share| share.checked_mul(Exact::from_integer(1000)));
            let whole = thousandths
                .and_then(|number| number.round(almoner_syntax::ast::RoundingMode::Down, Exact::ONE));
            whole.ok().and_then(Exact::to_i64).and_then(|whole| u64::try_from(whole).ok()).unwrap_or(0)
        }
        (None, Some(_)) => 500,
        _ => 0,
    }
}
