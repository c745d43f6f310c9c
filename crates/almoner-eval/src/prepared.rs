//! A program made ready for evaluation: names of facts, places of values, interactions of benefits, built
//! once. Never here: a fact, a result.

mod outputs;

use std::sync::Arc;

use almoner_check::program::{BenefitId, EntityId, FieldId, FieldKind, Program, RuleId};
use almoner_diagnostic::{Diagnostic, codes};

use crate::facts::{FactIndex, Facts, suggest};
use crate::outcome::{Heads, Output};
use crate::value::FactPlace;
use outputs::Outputs;

/// A program and the tables that reading facts and evaluating need; built once, cheap to clone, shared
/// between threads.
#[derive(Clone, Debug)]
pub struct Prepared(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    program: Arc<Program>,
    index: FactIndex,
    rules: Vec<RulePlace>,
    global_rules: usize,
    rivals: Vec<Vec<Rival>>,
    json: Heads,
    /// What can be asked for, by name.
    outputs: Outputs,
}

/// Where the value of a rule is kept during an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RulePlace {
    /// In this slot of the thing that it is of.
    OfThing(usize),
    /// Of no thing: in this place after the slots of all things.
    Global(usize),
    /// It has arguments, and so no one value.
    None,
}

/// Another benefit of which only the higher is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rival {
    pub(crate) benefit: BenefitId,
    /// How far up from the first benefit's thing the other's is; below zero: how far down.
    pub(crate) hops: i16,
    /// On a tie the other is kept.
    pub(crate) wins_tie: bool,
}

/// Which benefits are evaluated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BenefitScope {
    /// All of them.
    #[default]
    All,
    /// None but those that an output asks for.
    None,
}

/// In which order missing facts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NeedsOrder {
    /// The most decisive first; finding that out takes up to some hundred evaluations, for an undecided
    /// household only.
    #[default]
    MostDecisive,
    /// By thing, then as the fields are declared.
    AsDeclared,
}

/// What to evaluate, and how much work it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluateOptions {
    /// Which benefits.
    pub benefits: BenefitScope,
    /// Values beside the benefits: [`Prepared::output`].
    pub outputs: Vec<Output>,
    /// In which order missing facts are listed.
    pub needs: NeedsOrder,
    /// How many expressions may be evaluated before the evaluation is given up with an error.
    pub step_budget: u64,
}

impl Default for EvaluateOptions {
    /// All benefits, no outputs, the most decisive missing fact first, ten million steps.
    fn default() -> Self {
        Self {
            benefits: BenefitScope::All,
            outputs: Vec::new(),
            needs: NeedsOrder::MostDecisive,
            step_budget: crate::altered::STEP_BUDGET,
        }
    }
}

impl Prepared {
    /// Makes a program ready.
    pub fn new(program: Arc<Program>) -> Self {
        let index = FactIndex::new(&program);
        let (rules, global_rules) = rule_places(&program, &index);
        let rivals = rivals(&program);
        let json = Heads::new(&program, |rule| rule_name(&program, rule));
        let outputs = Outputs::new(&program);
        Self(Arc::new(Inner { program, index, rules, global_rules, rivals, json, outputs }))
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.0.program
    }

    /// What can be asked for under a name: a benefit (`subsistence_allowance`, its amount; with `.granted`
    /// or `.amount` that part), a rule without arguments (`household.income`, or `income` where no other
    /// entity has one), a parameter without keys. A name may be led by its module.
    ///
    /// # Errors
    /// `E0917` with the names there are.
    pub fn output(&self, name: &str) -> Result<Output, Diagnostic> {
        if let Some(output) = self.0.outputs.find(name) {
            return Ok(output);
        }
        let names: Vec<&str> = self.output_names().iter().map(|(name, _)| name.as_str()).collect();
        let wrong = Diagnostic::without_place(&codes::packs::OUTPUT_UNKNOWN).arg("name", name);
        Err(wrong.arg("names", suggest::list_of_names(&names)))
    }

    /// Everything that can be asked for, by its shortest unambiguous form with the entity: benefits, their
    /// parts, rules, parameters, each in the order in which they are declared.
    pub fn output_names(&self) -> &[(String, Output)] {
        self.0.outputs.names()
    }

    /// `household.income`; the bare name for a rule of no entity.
    pub fn rule_name(&self, rule: RuleId) -> String {
        rule_name(self.program(), rule)
    }

    /// Where a fact stands in JSON facts: `members[0].wage`, `members[0].income_series.2025-07`; what a check of it
    /// has found: `savings.evidence`.
    pub fn fact_path(&self, facts: &Facts, place: FactPlace) -> String {
        let entity = facts.entity(place.thing).and_then(|entity| self.program().entities.get(entity.index()));
        let field = entity.and_then(|entity| entity.fields.get(place.field.index()));
        let start = facts.path_of_thing(self.program(), place.thing);
        let name = field.map_or("?", |field| &*field.declared.name);
        let path = if start.is_empty() { name.to_owned() } else { format!("{start}.{name}") };
        let path = match place.month {
            Some(month) => format!("{path}.{:04}-{:02}", month.year(), month.month()),
            None => path,
        };
        if place.is_evidence() { format!("{path}.evidence") } else { path }
    }

    pub(crate) fn index(&self) -> &FactIndex {
        &self.0.index
    }

    pub(crate) fn rule_place(&self, rule: RuleId) -> RulePlace {
        self.0.rules.get(rule.index()).copied().unwrap_or(RulePlace::None)
    }

    pub(crate) fn slot_of_rule(&self, rule: RuleId) -> Option<usize> {
        match self.rule_place(rule) {
            RulePlace::OfThing(slot) => Some(slot),
            RulePlace::Global(_) | RulePlace::None => None,
        }
    }

    pub(crate) fn global_rules(&self) -> usize {
        self.0.global_rules
    }

    pub(crate) fn rivals(&self, benefit: BenefitId) -> &[Rival] {
        self.0.rivals.get(benefit.index()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn json_heads(&self) -> &Heads {
        &self.0.json
    }

    pub(crate) fn held_entity(&self, holder: EntityId, field: FieldId) -> Option<EntityId> {
        let entity = self.program().entities.get(holder.index())?;
        match &entity.fields.get(field.index())?.kind {
            FieldKind::Many(held) => Some(*held),
            FieldKind::Fact { .. } => None,
        }
    }
}

fn rule_name(program: &Program, rule: RuleId) -> String {
    let Some(rule) = program.rules.get(rule.index()) else { return "?".to_owned() };
    match rule.entity.and_then(|entity| program.entities.get(entity.index())) {
        Some(entity) => format!("{}.{}", entity.declared.name, rule.declared.name),
        None => rule.declared.name.to_string(),
    }
}

fn rule_places(program: &Program, index: &FactIndex) -> (Vec<RulePlace>, usize) {
    let mut global = 0usize;
    let places = (0u32..).map(RuleId).zip(&program.rules).map(|(id, rule)| {
        if !rule.params.is_empty() {
            return RulePlace::None;
        }
        let Some(entity) = rule.entity.and_then(|entity| index.entity(entity)) else {
            let place = RulePlace::Global(global);
            global = global.saturating_add(1);
            return place;
        };
        let first = entity.slots.len().saturating_sub(entity.rules.len());
        let position = entity.rules.iter().position(|known| *known == id);
        position.map_or(RulePlace::None, |position| RulePlace::OfThing(first.saturating_add(position)))
    });
    (places.collect(), global)
}

/// For each benefit the others of which only the higher is kept, whichever of the two says so.
fn rivals(program: &Program) -> Vec<Vec<Rival>> {
    let mut rivals = vec![Vec::new(); program.benefits.len()];
    let mut add = |of: BenefitId, rival: Rival| {
        if let Some(known) = rivals.get_mut(of.index())
            && known.iter().all(|known: &Rival| known.benefit != rival.benefit || known.hops != rival.hops)
        {
            known.push(rival);
        }
    };
    for (id, benefit) in (0u32..).map(BenefitId).zip(&program.benefits) {
        for interaction in benefit.interactions.iter().filter(|interaction| interaction.whichever_is_higher) {
            // Where both say so, the one that is declared first is kept on a tie: it is added first.
            let hops = i16::from(interaction.hops);
            add(id, Rival { benefit: interaction.with, hops, wins_tie: false });
            add(interaction.with, Rival { benefit: id, hops: hops.saturating_neg(), wins_tie: true });
        }
    }
    rivals
}
