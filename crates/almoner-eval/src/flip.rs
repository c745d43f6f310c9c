//! What would change an answer: the smallest change of one single fact that turns a benefit.
//! Found by evaluating again with other facts, never by reasoning about formulas.
//!
//! Only facts that were given and that the answer read are tried: a fact that the evaluation never looked at
//! cannot change it by itself.

pub(crate) mod facts;
pub(crate) mod search;

use almoner_check::program::Program;
use serde::Serialize;

use crate::explain::{Phrase, Shown, places, show, words};
use crate::facts::Facts;
use crate::outcome::{BenefitOutcome, Outcome, Refusal, Status};
use crate::prepared::Prepared;
use crate::trace::Trace;

/// What would change the answer about a benefit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flips {
    /// What the answer would turn into.
    pub towards: Towards,
    /// The changes that are enough by themselves, the smallest (for its fact) first.
    pub changes: Vec<Change>,
    /// How many evaluations the search took.
    pub evaluations: u32,
    /// Every fact was tried to the end; `false` where the search was cut short.
    pub complete: bool,
    /// The benefits that it gives way to though its own conditions hold.
    pub gives_way_to: Vec<Phrase>,
}

/// What an answer would turn into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Towards {
    /// It is refused and would be granted.
    Granted,
    /// It is granted and would be lost.
    Lost,
}

/// How a fact has to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It falls to the value, or further.
    Down,
    /// It rises to the value, or further.
    Up,
    /// It becomes the value.
    To,
}

/// A change of one fact that is enough by itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Where the fact is given: `members[0].wage`.
    pub path: String,
    /// `wage of member 1`.
    pub label: Phrase,
    /// What it is.
    pub from: Shown,
    /// The last value with which the answer is still the same (numbers only).
    pub until: Option<Shown>,
    /// The first value with which it is another.
    pub to: Shown,
    /// How.
    pub direction: Direction,
    /// By how much (numbers only).
    pub difference: Option<Shown>,
    /// What the benefit pays then.
    pub amount: Option<Shown>,
}

/// What would change the answer about a benefit; `None` where it is undecided, or not in force.
///
/// `outcome` and `trace` are those of one evaluation of `facts`, `found` is one of its benefits.
pub fn flips(
    prepared: &Prepared,
    facts: &Facts,
    (outcome, trace): (&Outcome, &Trace),
    found: &BenefitOutcome,
) -> Option<Flips> {
    let towards = match found.status {
        Status::Granted => Towards::Lost,
        Status::Refused if found.refusals.contains(&Refusal::NotInForce) => return None,
        Status::Refused => Towards::Granted,
        Status::Undecided => return None,
    };
    let position = outcome
        .benefits
        .iter()
        .position(|other| other.benefit == found.benefit && other.thing == found.thing)?;
    let root = *trace.roots.get(position)?;
    let mut search = search::Search::new(prepared, facts, outcome.as_of, found, towards);
    let mut changes = Vec::new();
    for place in facts::read_below(prepared, facts, trace, root) {
        changes.extend(search.of_fact(&place));
    }
    changes.sort_by_key(|(size, _)| *size);
    Some(Flips {
        towards,
        changes: changes.into_iter().map(|(_, change)| change).collect(),
        evaluations: search.evaluations(),
        complete: search.is_complete(),
        gives_way_to: gives_way_to(prepared.program(), facts, found),
    })
}

/// The benefits that a benefit gives way to though nothing else speaks against it.
pub(crate) fn gives_way_to(program: &Program, facts: &Facts, found: &BenefitOutcome) -> Vec<Phrase> {
    let mut others = Vec::new();
    for refusal in &found.refusals {
        let Refusal::GivesWay { to, of, .. } = refusal else { return Vec::new() };
        let Some(other) = program.benefits.get(to.index()) else { continue };
        let label = show::label(&other.declared);
        let member = if *of == found.thing { None } else { places::member(program, facts, *of) };
        others.push(match member {
            Some(member) => Phrase::fill(words::OF_MEMBER, &[("label", &label), ("member", &member)]),
            None => label,
        });
    }
    others
}
