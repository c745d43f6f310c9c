//! From the steps of an evaluation to the values of an explanation: which named values a result rests on,
//! and what happened on the way. It reads what was recorded; it never evaluates.
//!
//! Works through the steps in order, without recursion: a step stands after those that it came from, and a
//! value that reads its own last month may have come a long way.

use std::collections::BTreeMap;

use almoner_check::program::{ParameterId, Program};
use almoner_check::units::Units;
use almoner_syntax::ast::AggregateFunction;
use jiff::civil::Date;

use super::model::{Note, Value};
use super::{describe, notes};
use crate::facts::Facts;
use crate::trace::{Step, StepId, StepKind, Trace};
use crate::value::FactPlace;

/// What an explanation is made from.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) program: &'a Program,
    pub(crate) facts: &'a Facts,
    pub(crate) trace: &'a Trace,
    pub(crate) as_of: Date,
}

impl<'a> Told<'a> {
    pub(crate) fn step(&self, id: StepId) -> Option<&'a Step> {
        self.trace.step(id)
    }
}

/// The values of an explanation, put in order as they are first used.
pub(crate) struct Graph<'a> {
    pub(crate) told: Told<'a>,
    /// For each step: the named steps that it rests on, and what happened on the way.
    below: Vec<Below>,
    /// The first step that stands for the same fact or the same value of a parameter.
    same: BTreeMap<Same, StepId>,
    positions: BTreeMap<StepId, usize>,
    values: Vec<Value>,
}

/// What lies below a step, up to the next named values.
#[derive(Clone, Default)]
pub(crate) struct Below {
    pub(crate) named: Vec<StepId>,
    pub(crate) notes: Vec<Note>,
}

/// Steps that show the same thing to a reader.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Fact(FactPlace),
    Parameter(ParameterId, Option<usize>, Option<usize>, Date),
}

impl<'a> Graph<'a> {
    pub(crate) fn new(told: Told<'a>) -> Self {
        let mut graph = Self {
            told,
            below: Vec::with_capacity(told.trace.steps.len()),
            same: BTreeMap::new(),
            positions: BTreeMap::new(),
            values: Vec::new(),
        };
        for (id, step) in (0u32..).map(StepId).zip(&told.trace.steps) {
            if let Some(same) = same(step) {
                graph.same.entry(same).or_insert(id);
            }
            let below = graph.gather(step);
            graph.below.push(below);
        }
        graph
    }

    /// What a step rests on: its children, or what lies below them where they have no name.
    fn gather(&self, step: &Step) -> Below {
        let mut all = Below::default();
        for child in &step.children {
            let Some(child_step) = self.told.step(*child) else { continue };
            if is_named(self.told.program, child_step) {
                push_new(&mut all.named, self.canonical(*child, child_step));
                continue;
            }
            let Some(below) = self.below.get(child.0 as usize) else { continue };
            for named in &below.named {
                push_new(&mut all.named, *named);
            }
            for note in &below.notes {
                push_new(&mut all.notes, note.clone());
            }
        }
        if !is_named(self.told.program, step) {
            all.notes.extend(notes::of_step(&self.told, step));
        }
        all
    }

    fn canonical(&self, id: StepId, step: &Step) -> StepId {
        same(step).and_then(|same| self.same.get(&same).copied()).unwrap_or(id)
    }

    /// What lies below a step.
    pub(crate) fn below(&self, id: StepId) -> Below {
        self.below.get(id.0 as usize).cloned().unwrap_or_default()
    }

    /// The position of a step's value, which is added with everything below it where it is new.
    pub(crate) fn value(&mut self, id: StepId) -> Option<usize> {
        let step = self.told.step(id)?;
        let id = self.canonical(id, step);
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            if self.positions.contains_key(&next) {
                continue;
            }
            let Some(step) = self.told.step(next) else { continue };
            let below = self.below(next);
            self.positions.insert(next, self.values.len());
            let value = describe::value(&self.told, step, below.notes);
            self.values.push(value);
            open.extend(below.named.iter().rev());
        }
        self.positions.get(&id).copied()
    }

    /// The positions of several steps' values.
    pub(crate) fn all(&mut self, ids: &[StepId]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.value(*id)).collect()
    }

    /// All values, each pointing at those that it rests on.
    pub(crate) fn finish(mut self) -> Vec<Value> {
        for (id, position) in &self.positions {
            let below = self.below.get(id.0 as usize).cloned().unwrap_or_default();
            let because = below.named.iter().filter_map(|named| self.positions.get(named).copied());
            if let Some(value) = self.values.get_mut(*position) {
                value.because = because.collect();
            }
        }
        self.values
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn same(step: &Step) -> Option<Same> {
    match step.kind {
        StepKind::Fact(place) | StepKind::Assumed(place) => Some(Same::Fact(place)),
        StepKind::Parameter { parameter, position, dated } => {
            Some(Same::Parameter(parameter, position, dated, step.as_of))
        }
        _ => None,
    }
}

/// Whether readers know a step's value by a name of its own.
fn is_named(program: &Program, step: &Step) -> bool {
    match &step.kind {
        StepKind::Fact(_)
        | StepKind::Assumed(_)
        | StepKind::Parameter { .. }
        | StepKind::Rule { .. }
        | StepKind::RuleGiven(_)
        | StepKind::BenefitPart(_) => true,
        StepKind::Aggregate { function, .. } => *function == AggregateFunction::Number,
        StepKind::Age => !program.files.slice(step.span).is_empty(),
        _ => false,
    }
}

/// Whether a number counts persons.
pub(crate) fn counts_persons(step: &Step) -> bool {
    match &step.ty {
        almoner_check::types::Type::Number(ty) => ty.unit.single() == Some(Units::PERSON),
        _ => false,
    }
}
