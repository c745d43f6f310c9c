//! The syntax tree: what a rule file says, with its places, and nothing about what it means.
//!
//! The tree is the same for a file with English and with Chinese keywords. Clauses and items stand in the
//! author's order, so that the formatter can put every comment back. Nothing is desugared here.

mod benefits;
mod clauses;
mod expressions;
mod items;
mod operators;
mod rules;
mod statements;
mod types;

pub use benefits::{Condition, Frequency, HelpKind, HelpLine, PayLine};
pub use clauses::{Article, Citation, Clause, ClauseKind, Dated, Entry, Field, Period};
pub use expressions::{Aggregate, Expr, ExprKind, FirstMonth, Months, NumberLiteral, Over, Start};
pub use items::{Item, ItemKind, Param};
pub use operators::{AddOp, AggregateFunction, CalendarUnit, Comparison, MulOp, RoundingMode};
pub use rules::{Bracket, Case, Cases, Exception, Payer, Row, ScaleMethod, Test, TestKind};
pub use statements::{Fact, FactEvidence, FactsBlock, Monotone};
pub use types::{TypeExpr, TypeKind, UnitExpr};

use almoner_diagnostic::Span;

/// A place in a file. Two places are always equal: two trees are equal when they say the same,
/// wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct At(pub Span);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

/// A whole rule file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its items in order.
    pub items: Vec<Item>,
}

/// A name: a Unicode word, or any text in backticks. Words that the language has in both tongues
/// (`members`/`成员`, `amount`/`金额`) stand here in their English form.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The canonical text, without backticks.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// Names joined by points: `china.subsistence`, `person.wage`.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// At least one name.
    pub names: Vec<Name>,
    /// All of it.
    pub at: At,
}

/// A text in quotation marks (`"…"`, `“…”`, `「…」`), without the marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    /// The text.
    pub text: String,
    /// Where it stands, with the marks.
    pub at: At,
}

/// A documentation comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Doc {
    /// The lines without `---` and one following blank, joined by newlines.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// A name with labels: an enum value, a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// The name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
}
