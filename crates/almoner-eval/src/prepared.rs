//! A program made ready for evaluation: names of facts, places of values, units as text, built once. Never
//! here: a fact, a result.

use std::sync::Arc;

use almoner_check::program::Program;

use crate::outcome::Output;

/// A program and the tables that reading facts and evaluating need; built once, cheap to clone.
///
/// ```text
/// facts_from_json(&self, text: &str) -> Result<Facts, Vec<Diagnostic>>
/// facts_from_value(&self, value: &serde_json::Value) -> Result<Facts, Vec<Diagnostic>>
/// facts_of_example(&self, given: &GivenFacts) -> Facts
/// output(&self, name: &str) -> Result<Output, Diagnostic>
/// evaluate(&self, facts: &Facts, as_of: Date, options: &EvaluateOptions) -> Result<Outcome, Diagnostic>
/// evaluate_traced(… the same …) -> Result<(Outcome, Trace), Diagnostic>
/// evaluate_expression(&self, facts: &Facts, as_of: Date, expr: &Expr) -> Result<Value, Diagnostic>
/// evaluate_expression_for(… the same …, thing: ThingId) -> Result<Value, Diagnostic>        // for properties
/// evaluate_expression_traced(… the same …, thing: ThingId) -> Result<(Value, Trace), Diagnostic>  // for coverage
/// fact_path(&self, facts: &Facts, place: FactPlace) -> String           // members[0].wage
/// ```
#[derive(Clone, Debug)]
pub struct Prepared {
    program: Arc<Program>,
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

/// What to evaluate, and how much work it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluateOptions {
    /// Which benefits.
    pub benefits: BenefitScope,
    /// Values beside the benefits.
    pub outputs: Vec<Output>,
    /// How many expressions may be evaluated before the evaluation is given up with an error.
    pub step_budget: u64,
}

impl Default for EvaluateOptions {
    /// All benefits, no outputs, ten million steps.
    fn default() -> Self {
        Self { benefits: BenefitScope::All, outputs: Vec::new(), step_budget: 10_000_000 }
    }
}

impl Prepared {
    /// Makes a program ready.
    pub fn new(program: Arc<Program>) -> Self {
        Self { program }
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.program
    }
}
