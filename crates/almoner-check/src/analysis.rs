//! What is wrong or doubtful in a program that is whole: rules that compete, gaps, what is never reached,
//! never used or never cited.
//!
//! Every analysis is a pure function from the checked program to findings. None changes the program, none
//! needs a fact, and each is bounded: where a question is too hard, a finding says so.

mod ask;
mod cases;
mod cells;
mod citations;
mod conditions;
mod context;
mod exceptions;
mod expression;
mod household;
mod linear;
mod modules;
mod places;
mod question;
mod range;
mod scales;
mod search;
mod tables;
mod unused;
mod uses;

use almoner_diagnostic::Diagnostic;

use crate::program::Program;
use context::Context;

/// An analysis of a whole program.
type Analysis = fn(&Context<'_>) -> Vec<Diagnostic>;

/// All analyses, in the order in which their findings stand.
const ANALYSES: &[Analysis] = &[
    exceptions::check,
    cases::check,
    tables::check,
    scales::check,
    conditions::check,
    unused::check,
    modules::check,
    citations::check,
];

/// All findings about a program that has been lowered without errors.
pub fn analyse(program: &Program) -> Vec<Diagnostic> {
    let context = Context::new(program);
    ANALYSES.iter().flat_map(|analysis| analysis(&context)).collect()
}

#[cfg(test)]
mod tests;
