//! The interpreter of checked programs: facts in, outcome out, and on request the whole way there.
//!
//! ```text
//! Program ──► Prepared ──┬─► facts_from_json / facts_from_value / facts_of_example ──► Facts
//!                        ├─► evaluate ──► Outcome ──► to_json
//!                        └─► evaluate_traced ──► (Outcome, Trace)
//! ```
//!
//! One interpreter defines the meaning. A fact that was not given is unknown and stays unknown; numbers are
//! exact; every program ends. Never here: parsing of rule files, a clock, a file, printing.

mod altered;
pub mod ask;
mod benefits;
pub mod explain;
mod facts;
pub mod flip;
pub mod guarantees;
mod interpret;
mod months;
mod needs;
mod outcome;
mod prepared;
mod ranges;
pub mod record;
pub mod replay;
pub mod schema;
mod summary;
#[cfg(test)]
mod testing;
pub mod trace;
pub mod trials;
mod value;

pub use facts::Facts;
pub use months::{MOST_MONTHS, Month, Settled, SettledMonth, Timeline, Total, month, total_unit};
pub use outcome::{BenefitOutcome, Need, Outcome, Output, OutputOutcome, Refusal, Status, ThingPlace};
pub use prepared::{BenefitScope, EvaluateOptions, NeedsOrder, Prepared};
pub use summary::summary;
pub use trace::Trace;
pub use value::{
    Bound, FactPart, FactPlace, Figure, Interval, Missing, NoFigure, Possible, ThingId, ToDecide, Truth,
    Unknown, Value,
};
