//! How far an amount can go while facts are missing: as tight as a bounded number of evaluations can make it.
//!
//! The interpreter computes with ranges (R. E. Moore, *Interval Analysis*, 1966): what it says holds, but may be
//! too wide where one fact stands twice, for it forgets that both are the same. In `wage - lesser of 30% of wage
//! and 400`, the wage may be 0 and the deduction 400 at once. A range gets tighter when the ranges of the facts
//! are cut into pieces: what can come out lies within what the pieces give together, and the smaller a piece,
//! the less is forgotten in it. This is branch and bound (H. Ratschek and J. Rokne, *New Computer Methods for
//! Global Optimization*, 1988; E. Hansen, *Global Optimization Using Interval Analysis*, 1992), see [`search`].
//!
//! A completion that ends in an error gives no value and counts for nothing here, but the one value that is left
//! beside errors is not taken for decided.
//!
//! INVARIANT: a range only ever shrinks, and never loses a value that some completion of the facts gives. Where
//! the evaluations are used up, it is what is proven by then. They are counted, not timed: the same household
//! gives the same range on every machine.

mod axes;
mod narrowed;
mod search;

use almoner_check::interval::Interval;
use jiff::civil::Date;

use crate::altered::Altered;
use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::value::{self, Value};
pub(crate) use narrowed::{Narrowed, Part};

/// How many evaluations one range may take.
const MOST_FOR_ONE: u32 = 200;

/// How many all ranges of one household may take together.
const MOST_FOR_ALL: u32 = 2_000;

/// How many of these rules may take: the benefits come after them, and are what is asked for.
const MOST_FOR_RULES: u32 = 1_000;

/// What can be said of the open parts of a result, in their order, beyond what was found. All evaluations
/// together take at most `step_budget` steps.
pub(crate) fn narrowed(
    prepared: &Prepared,
    facts: &Facts,
    as_of: Date,
    step_budget: u64,
    open: &[(Part, Value)],
) -> Narrowed {
    let mut altered = Altered::new(prepared, facts, as_of);
    altered.step_budget = 0;
    let is_rule = |part: &Part| matches!(part, Part::Rule(..));
    let (rules, benefits): (Vec<_>, Vec<_>) = open.iter().partition(|(part, _)| is_rule(part));
    let mut spent = 0;
    for (parts, most, steps) in [
        (rules, MOST_FOR_RULES, step_budget.div_ceil(2)),
        (benefits, MOST_FOR_ALL, step_budget.checked_div(2).unwrap_or(0)),
    ] {
        // What the rules leave is there for the benefits.
        altered.step_budget = altered.step_budget.saturating_add(steps);
        for (part, found) in parts {
            let most = MOST_FOR_ONE.min(u32::saturating_sub(most, spent));
            let (range, evaluations) = search::tighten(&mut altered, *part, found, most);
            spent = spent.saturating_add(evaluations);
            if let Some(range) = range.filter(|range| is_tighter(*range, found)) {
                altered.narrowed.insert(*part, range);
            }
        }
    }
    altered.narrowed
}

fn is_tighter(range: Interval, found: &Value) -> bool {
    value::range(found).is_some_and(|found| found != range)
}

#[cfg(test)]
mod tests;
