//! The tests that rule files carry: examples, how much of the rules they decide, and properties that are tried
//! on the households of the examples and on many like them. Computes with the interpreter, never beside it.

mod coverage;
mod examples;
mod households;
mod properties;

pub use coverage::{Coverage, Point, PointKind};
pub use examples::{Failure, run_example};
pub use properties::{CounterExample, PropertyReport, try_property};
