//! The search for values of all quantities that make a formula true.
//!
//! It splits the values of one quantity at a time by a comparison that is not settled yet, so it ends, and
//! when it says that there are none, there are none.

use std::cell::Cell;

use super::cells::{MOST_CELLS, Sample, passes};
use super::question::{Formula, Question};

/// The cells of the quantities of a question, and which pass which comparison.
pub(crate) struct Space {
    /// For each quantity, its cells.
    pub(crate) cells: Vec<Vec<Sample>>,
    /// For each comparison, its quantity and for each cell whether it passes.
    atoms: Vec<(usize, Vec<bool>)>,
    too_large: bool,
}

/// For each quantity, which of its cells are still possible.
pub(crate) type Possible = Vec<Vec<bool>>;

/// What a search found.
pub(crate) enum Found {
    /// No values make the formula true.
    Never,
    /// These do: any choice among them.
    Values(Possible),
    /// The search was given up.
    GaveUp,
}

/// How many comparisons may be looked at in one search.
const STEPS: u64 = 200_000;
/// How many in all searches of a program.
pub(crate) const ALL_STEPS: u64 = 5_000_000;
/// What a search costs at least, in comparisons.
const FIRST_STEPS: u64 = 10;

impl Space {
    pub(crate) fn new(question: &Question<'_, '_>) -> Self {
        let cells: Vec<_> = (0..question.quantities.len()).map(|place| question.cells(place)).collect();
        let too_large = cells.iter().any(|cells| cells.len() > MOST_CELLS);
        let atoms = question.atoms.iter().map(|atom| {
            let of = cells.get(atom.quantity).into_iter().flatten();
            (atom.quantity, of.map(|sample| passes(sample, &atom.test)).collect())
        });
        let atoms = if too_large { Vec::new() } else { atoms.collect() };
        Self { cells, atoms, too_large }
    }

    /// Values for which all of `parts` are true.
    /// `left` is how many comparisons may still be looked at, and is brought down by those that were.
    pub(crate) fn find(&self, parts: &[&Formula], left: &Cell<u64>) -> Found {
        let Some(allowed) = left.get().checked_sub(FIRST_STEPS).filter(|_| !self.too_large) else {
            return Found::GaveUp;
        };
        let steps = allowed.min(STEPS);
        let everything = self.cells.iter().map(|cells| vec![true; cells.len()]).collect();
        let mut search = Search { space: self, steps };
        let found = search.find(parts, everything);
        let unused = search.steps;
        left.set(allowed.saturating_sub(steps.saturating_sub(unused)));
        found
    }

    /// Whether a comparison is true, false or not settled.
    pub(crate) fn settled(&self, atom: usize, possible: &Possible) -> Option<bool> {
        let (quantity, passing) = self.atoms.get(atom)?;
        let mut cells = possible.get(*quantity)?.iter().zip(passing).filter(|(possible, _)| **possible);
        let first = *cells.next()?.1;
        cells.all(|(_, passes)| *passes == first).then_some(first)
    }
}

struct Search<'s> {
    space: &'s Space,
    steps: u64,
}

/// What is known of a formula: its value, or a comparison that would help to settle it.
enum State {
    Settled(bool),
    Open(usize),
    GaveUp,
}

impl Search<'_> {
    fn find(&mut self, parts: &[&Formula], everything: Possible) -> Found {
        if everything.iter().any(|cells| !cells.contains(&true)) {
            return Found::Never;
        }
        // What is still to be looked at, the likeliest last; a stack of its own instead of recursion.
        let mut open = vec![everything];
        while let Some(possible) = open.pop() {
            match self.joined(parts.iter().copied(), true, &possible) {
                State::Settled(true) => return Found::Values(possible),
                State::Settled(false) => {}
                State::GaveUp => return Found::GaveUp,
                State::Open(atom) => {
                    open.extend(self.split(&possible, atom, false));
                    open.extend(self.split(&possible, atom, true));
                }
            }
        }
        Found::Never
    }

    /// The values for which a comparison is `outcome`.
    fn split(&self, possible: &Possible, atom: usize, outcome: bool) -> Option<Possible> {
        let (quantity, passing) = self.space.atoms.get(atom)?;
        let mut part = possible.clone();
        let cells = part.get_mut(*quantity)?;
        for (cell, passes) in cells.iter_mut().zip(passing) {
            *cell = *cell && *passes == outcome;
        }
        cells.contains(&true).then_some(part)
    }

    fn state(&mut self, formula: &Formula, possible: &Possible) -> State {
        match formula {
            Formula::Known(value) => State::Settled(*value),
            Formula::Atom(atom) => {
                let Some(left) = self.steps.checked_sub(1) else {
                    return State::GaveUp;
                };
                self.steps = left;
                self.space.settled(*atom, possible).map_or(State::Open(*atom), State::Settled)
            }
            Formula::Not(inner) => match self.state(inner, possible) {
                State::Settled(value) => State::Settled(!value),
                other => other,
            },
            Formula::All(parts) => self.joined(parts.iter(), true, possible),
            Formula::Any(parts) => self.joined(parts.iter(), false, possible),
        }
    }

    /// Whether all of the parts hold (`neutral` is true), or any of them does (`neutral` is false): a part that is
    /// not neutral settles it.
    fn joined<'f>(
        &mut self,
        parts: impl Iterator<Item = &'f Formula>,
        neutral: bool,
        possible: &Possible,
    ) -> State {
        let mut joined = State::Settled(neutral);
        for part in parts {
            match (self.state(part, possible), &joined) {
                (State::Settled(value), _) if value == neutral => {}
                (State::Settled(value), _) => return State::Settled(value),
                (State::GaveUp, _) => return State::GaveUp,
                (open @ State::Open(_), State::Settled(_)) => joined = open,
                (State::Open(_), _) => {}
            }
        }
        joined
    }
}
