//! Why a program answers as it does: rules, articles, figures, roundings, and what would change it.
//!
//! An [`Explanation`] is data in a fixed order; [`text()`] and [`html()`] show it in either language. The
//! explanation follows what the evaluation recorded and never computes an answer of its own.

mod cite;
mod html;
mod model;
mod phrase;
pub(crate) mod sentences;
pub(crate) mod show;
mod text;
pub(crate) mod words;

pub use html::html;
pub use model::{
    Answer, BenefitAnswer, Cite, Compared, ConditionAnswer, Explanation, FORMAT, Layer, LineAnswer, Missing,
    Note, NoteKind, Origin, Relation, Shown, Side, Status, Value, Verdict,
};
pub use phrase::Phrase;
pub use text::text;
