//! Guarantees: statements about parameters, tried for all values of the keys that they leave open and on
//! every day on which anything that they read changes. Between two such days nothing changes, so that a
//! statement that holds on each of them holds always.
//!
//! Never here: a fact, a household. What has no figure on a day (a layer checked alone, `not set`) is not
//! looked at.

mod days;
mod failure;

use std::sync::Arc;

use almoner_check::program::{Expr, Guarantee, Key, Program};
use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::{evaluation, guarantees as codes};
use jiff::civil::Date;

use crate::interpret::observer::Nobody;
use crate::interpret::{Machine, Stop};
use crate::{Facts, Prepared, Truth, Value};

/// No guarantee is tried more often.
const MOST: usize = 50_000;
/// How many expressions one try may evaluate.
const STEPS: u64 = 100_000;

/// Tries every guarantee of a program, bounds of open parameters included. For each that fails: the first
/// combination of keys and the first day on which it does, and by how much.
pub fn verify(program: &Arc<Program>) -> Vec<Diagnostic> {
    if program.guarantees.is_empty() {
        return Vec::new();
    }
    let prepared = Prepared::new(Arc::clone(program));
    let facts = Facts::default();
    let verifier = Verifier { program, prepared: &prepared, facts: &facts };
    program.guarantees.iter().filter_map(|guarantee| verifier.guarantee(guarantee)).collect()
}

struct Verifier<'a> {
    program: &'a Program,
    prepared: &'a Prepared,
    facts: &'a Facts,
}

/// One combination of keys on one day.
struct Case<'a> {
    guarantee: &'a Guarantee,
    /// Positions in the enums of the open keys.
    keys: &'a [u32],
    /// `None`: the time before anything changes.
    day: Option<Date>,
}

impl Verifier<'_> {
    fn guarantee(&self, guarantee: &Guarantee) -> Option<Diagnostic> {
        let days = days::of(self.program, guarantee);
        let mut tried = 0usize;
        let mut keys = vec![0u32; guarantee.keys.len()];
        loop {
            for (asked, shown) in &days {
                tried = tried.saturating_add(1);
                if tried > MOST {
                    return Some(too_large(guarantee));
                }
                let case = Case { guarantee, keys: &keys, day: *shown };
                if let Some(finding) = self.case(&case, *asked) {
                    return Some(finding);
                }
            }
            if !next(self.program, &guarantee.keys, &mut keys) {
                return None;
            }
        }
    }

    /// The finding for a combination of keys on a day, if the statement fails.
    fn case(&self, case: &Case<'_>, day: Date) -> Option<Diagnostic> {
        let condition = &case.guarantee.condition;
        match self.evaluate(condition, case, day) {
            Ok(value) => match value.truth() {
                Truth::Yes => None,
                Truth::No => Some(self.broken(case, day)),
                // A guarantee reads no facts, as the check has made sure.
                Truth::Unknown => Some(
                    self.finding(&evaluation::INCONSISTENT_PROGRAM, case)
                        .arg("rule", &*case.guarantee.declared.name),
                ),
            },
            Err(finding) if lacks_a_figure(&finding) => None,
            Err(finding) => Some(*finding),
        }
    }

    /// The value of the statement of a guarantee, or of a part of it.
    fn evaluate(&self, expr: &Expr, case: &Case<'_>, day: Date) -> Result<Value, Box<Diagnostic>> {
        let mut machine = Machine::new(self.prepared, self.facts, day, STEPS, Nobody);
        let keys: Vec<Value> = case
            .guarantee
            .keys
            .iter()
            .zip(case.keys)
            .map(|(key, value)| Value::Enum(key.of, *value))
            .collect();
        let at = machine.at_keys(&keys);
        machine.evaluate(expr, &at).map_err(Stop::into_diagnostic)
    }
}

/// Whether the evaluation ended because there is no figure or wording on that day: that is reported where it
/// matters, or is so on purpose.
fn lacks_a_figure(finding: &Diagnostic) -> bool {
    [
        &evaluation::PARAMETER_NOT_YET_SET,
        &evaluation::PARAMETER_RUN_OUT,
        &evaluation::PARAMETER_KEY_WITHOUT_VALUE,
        &evaluation::PARAMETER_NOT_SET,
        &evaluation::RULE_NOT_IN_FORCE,
    ]
    .contains(&finding.code)
}

fn too_large(guarantee: &Guarantee) -> Diagnostic {
    Diagnostic::new(&codes::GUARANTEE_TOO_LARGE, guarantee.declared.span)
        .arg("guarantee", &*guarantee.declared.name)
        .arg("limit", MOST.to_string())
}

/// The next combination of keys, the last key counting fastest; false after the last one.
fn next(program: &Program, keys: &[Key], values: &mut [u32]) -> bool {
    for (key, value) in keys.iter().zip(values.iter_mut()).rev() {
        let size = program.enums.get(key.of.index()).map_or(0, |of| of.values.len());
        *value = value.saturating_add(1);
        if (*value as usize) < size {
            return true;
        }
        *value = 0;
    }
    false
}
