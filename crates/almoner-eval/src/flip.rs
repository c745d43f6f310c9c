//! What would change an answer: the smallest change of one single fact that turns a benefit.
//! Found by evaluating again with other facts, never by reasoning about formulas.

use serde::Serialize;

use crate::explain::{Phrase, Shown};

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
