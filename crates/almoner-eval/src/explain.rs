//! Why a program answers as it does: rules, articles, figures, roundings, and what would change it.
//!
//! An [`Explanation`] is data in a fixed order; [`text()`] and [`html()`] show it in either language. The
//! explanation follows what the evaluation recorded and never computes an answer of its own.

mod answers;
mod cite;
mod comparisons;
pub(crate) mod describe;
mod graph;
mod help;
mod html;
mod model;
mod notes;
mod overlays;
mod payers;
mod phrase;
pub(crate) mod places;
pub(crate) mod sentences;
pub(crate) mod show;
mod text;
pub(crate) mod words;
pub(crate) mod written;

pub(crate) use cite::cites;
pub(crate) use graph::Told;
pub(crate) use help::in_short as help_in_short;
pub(crate) use notes::rounding_name;

pub use answers::{Changes, Question, explain, explain_outcome};
pub(crate) use answers::{by_the_rules_of, no_figure, to_be_decided};
pub use html::html;
pub use model::{
    Answer, BenefitAnswer, Cite, Compared, ConditionAnswer, Explanation, FORMAT, HelpAnswer, HelpSort, Layer,
    LineAnswer, Missing, NoFigure, Note, NoteKind, Origin, Place, Relation, Rounding, Shown, Side, Status,
    Value, Verdict,
};
pub use phrase::Phrase;
pub(crate) use sentences::decided_by;
pub use text::text;

#[cfg(test)]
mod tests;
