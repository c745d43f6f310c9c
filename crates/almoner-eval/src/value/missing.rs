//! Where a fact has its place, which figures there are none of, and sets of both. Never here: what a fact is
//! worth.

use std::sync::Arc;

use almoner_check::interval::Interval;
use almoner_check::program::{FieldId, ParameterId, RuleId};
use almoner_diagnostic::Diagnostic;
use jiff::civil::Date;

/// A thing that facts are given of: 0 is the root (the household), then the things it holds, in the order in
/// which they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingId(pub u32);

impl ThingId {
    /// The thing that facts are given for.
    pub const ROOT: Self = Self(0);

    /// Its position among all things.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a fact has its place: a field of a thing, for a monthly series in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactPlace {
    /// Which thing.
    pub thing: ThingId,
    /// Which field of its entity; a `many` field stands for the whole list of things.
    pub field: FieldId,
    /// The first day of the month, for a monthly series.
    pub month: Option<Date>,
    /// Its value, or what a check of it has found.
    pub part: FactPart,
}

/// What of a fact is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactPart {
    /// Its value.
    Value,
    /// What a check of it has found: a value of [`almoner_check::program::Program::evidence`].
    Evidence,
}

impl FactPlace {
    /// The value of a fact.
    pub const fn value(thing: ThingId, field: FieldId, month: Option<Date>) -> Self {
        Self { thing, field, month, part: FactPart::Value }
    }

    /// What a check of the same fact has found.
    #[must_use]
    pub const fn evidence(self) -> Self {
        Self { part: FactPart::Evidence, ..self }
    }

    /// Whether it is what a check has found.
    pub(crate) const fn is_evidence(self) -> bool {
        matches!(self.part, FactPart::Evidence)
    }
}

/// Which figure there is none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// A parameter, for the keys at this position of its values (`None`: whatever its keys are), on a day.
    Parameter(ParameterId, Option<usize>, Date),
}

/// That there is no figure where one is needed: it was not set, not yet set, or no longer. No fact would help.
#[derive(Clone, Debug)]
pub struct NoFigure {
    /// Which.
    pub figure: Figure,
    /// What is to be said of it: code, words, and the place where it is needed.
    pub finding: Arc<Diagnostic>,
}

/// The same figure is the same gap, wherever it is needed.
impl PartialEq for NoFigure {
    fn eq(&self, other: &Self) -> bool {
        self.figure == other.figure
    }
}

/// What a body has still to decide: the value of a rule, within bounds. No fact would help.
#[derive(Clone, Debug)]
pub struct ToDecide {
    /// The rule whose value it decides; its figure is given in the place of that value.
    pub rule: RuleId,
    /// Of which thing.
    pub thing: ThingId,
    /// The body.
    pub body: Arc<str>,
    /// Between which bounds, in the unit of the rule.
    pub between: Interval,
}

/// The same value is decided once, wherever it is read.
impl PartialEq for ToDecide {
    fn eq(&self, other: &Self) -> bool {
        (self.rule, self.thing) == (other.rule, other.thing)
    }
}

/// What a value hangs on that is not known: facts, ordered by thing, then as the fields are declared; figures
/// that nobody has set; and what a body has still to decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Missing {
    facts: Vec<FactPlace>,
    figures: Vec<NoFigure>,
    decisions: Vec<ToDecide>,
}

impl Missing {
    /// Nothing is missing.
    pub const NONE: Self = Self { facts: Vec::new(), figures: Vec::new(), decisions: Vec::new() };

    /// One fact.
    pub fn one(place: FactPlace) -> Self {
        Self { facts: vec![place], ..Self::NONE }
    }

    /// One figure.
    pub fn no_figure(figure: NoFigure) -> Self {
        Self { figures: vec![figure], ..Self::NONE }
    }

    /// What a body has to decide.
    pub fn to_decide(decision: ToDecide) -> Self {
        Self { decisions: vec![decision], ..Self::NONE }
    }

    /// Whether nothing is missing.
    pub const fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.figures.is_empty() && self.decisions.is_empty()
    }

    /// Whether facts are all that is missing.
    pub const fn is_of_facts(&self) -> bool {
        self.figures.is_empty() && self.decisions.is_empty()
    }

    /// The facts in order.
    pub fn iter(&self) -> impl Iterator<Item = FactPlace> + '_ {
        self.facts.iter().copied()
    }

    /// The figures that there are none of, in order.
    pub fn figures(&self) -> &[NoFigure] {
        &self.figures
    }

    /// What bodies have still to decide, in order.
    pub fn decisions(&self) -> &[ToDecide] {
        &self.decisions
    }

    /// Whether a fact is missing.
    pub const fn has_facts(&self) -> bool {
        !self.facts.is_empty()
    }

    /// Whether a fact is among them.
    pub fn contains(&self, place: FactPlace) -> bool {
        self.facts.binary_search(&place).is_ok()
    }

    /// Adds all facts and figures of another set. Of a figure that is needed in several places, the first stays.
    pub fn add(&mut self, other: &Self) {
        for place in &other.facts {
            if let Err(position) = self.facts.binary_search(place) {
                self.facts.insert(position, *place);
            }
        }
        for figure in &other.figures {
            if let Err(position) = self.figures.binary_search_by_key(&figure.figure, |known| known.figure) {
                self.figures.insert(position, figure.clone());
            }
        }
        for decision in &other.decisions {
            let key = |decision: &ToDecide| (decision.thing, decision.rule);
            if let Err(position) = self.decisions.binary_search_by_key(&key(decision), key) {
                self.decisions.insert(position, decision.clone());
            }
        }
    }

    /// Both sets together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.add(other);
        all
    }
}
