//! An explanation as data: what came out, the rules and articles it rests on, and what would change it.
//!
//! Fixed order throughout, so that the same question gives the same bytes. Values stand once, in
//! [`Explanation::values`]; everything else points at them by position, because a figure such as the
//! local standard is used in many places. Nothing here computes.

use serde::Serialize;

use super::phrase::Phrase;
use crate::flip::Flips;

/// The format of an explanation as JSON.
pub const FORMAT: &str = "almoner-explanation/1";

/// Why a program answers as it does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The day as of which it was decided (`2025-08-01`).
    pub as_of: String,
    /// What was asked for, in the order of the question (or of the program).
    pub answers: Vec<Answer>,
    /// Every value that the answers rest on, each once, in the order of first use.
    pub values: Vec<Value>,
}

/// The answer about one thing asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// A benefit.
    Benefit(Box<BenefitAnswer>),
    /// A derived value or a fact: the position in [`Explanation::values`].
    Value {
        /// The position in [`Explanation::values`].
        value: usize,
    },
}

/// What became of a benefit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// All conditions hold and nothing goes before it.
    Granted,
    /// A condition fails.
    Refused,
    /// All conditions hold, but another benefit goes before it.
    GivesWay,
    /// Facts are missing that decide it, or a figure that nobody has set.
    Undecided,
    /// Its rules are not in force on the day.
    NotInForce,
}

/// A benefit: granted or not, how much, why, and what would change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BenefitAnswer {
    /// Its name.
    pub name: String,
    /// Its label, or its name.
    pub label: Phrase,
    /// The member it is for; `None` for the thing that the facts are given for.
    pub of: Option<Phrase>,
    /// What became of it.
    pub status: Status,
    /// What it pays; `None` where it pays no cash or is not in force.
    pub amount: Option<Shown>,
    /// How often it pays.
    pub every: Option<Phrase>,
    /// Its citations.
    pub cites: Vec<Cite>,
    /// The layer that declares it.
    pub layer: Layer,
    /// The benefits that it gave way to (label and name), where it did.
    pub gives_way_to: Vec<Phrase>,
    /// Its conditions in order.
    pub conditions: Vec<ConditionAnswer>,
    /// The lines of what it pays, where it can be granted.
    pub lines: Vec<LineAnswer>,
    /// What it provides beside cash.
    pub provides: Vec<Phrase>,
    /// The lines of help that say more than a name, where they are given or may be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<HelpAnswer>,
    /// Who decides.
    pub decided_by: Option<String>,
    /// In how many working days.
    pub working_days: Option<u32>,
    /// By whose rules, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_the_rules_of: Option<Place>,
    /// After how many months it is reviewed.
    pub reviewed_every_months: Option<u32>,
    /// The facts that are missing, the most decisive first.
    pub needs: Vec<Missing>,
    /// The figures that there are none of, and that it hangs on.
    pub no_figure: Vec<NoFigure>,
    /// What bodies have still to decide, and between which bounds.
    pub to_be_decided: Vec<Phrase>,
    /// The smallest change of one fact that turns the answer, where it was asked for and is decided.
    pub changes: Option<Flips>,
}

/// By whose rules a benefit is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// What says so: `place of the emergency`.
    pub label: Phrase,
    /// Whose rules: `Guangzhou`.
    pub value: Shown,
}

/// Yes, no, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// Facts are missing.
    Unknown,
}

/// A condition of a benefit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConditionAnswer {
    /// Its name.
    pub name: String,
    /// Its label, or its name.
    pub label: Phrase,
    /// Whether it holds.
    pub holds: Verdict,
    /// The condition as written.
    pub formula: String,
    /// Its citations; those of the benefit where it has none.
    pub cites: Vec<Cite>,
    /// The comparisons in it that were made, in order.
    pub comparisons: Vec<Compared>,
    /// The overlay that stands in its place on the day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What it rests on: positions in [`Explanation::values`].
    pub because: Vec<usize>,
}

/// A comparison that was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// The comparison as written.
    pub formula: String,
    /// Whether it holds.
    pub holds: Verdict,
    /// What stands on the left.
    pub left: Side,
    /// How they were compared.
    pub relation: Relation,
    /// What stands on the right.
    pub right: Side,
    /// How far the left is from the right (its absolute value), where both are known numbers or days.
    pub difference: Option<Shown>,
    /// Days are compared, not amounts.
    #[serde(skip)]
    pub of_days: bool,
}

/// A side of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// What it is, where it is a single named value.
    pub label: Option<Phrase>,
    /// Its value.
    pub value: Shown,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// `=`.
    Equal,
    /// `<>`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    Greater,
    /// `>=`.
    AtLeast,
    /// One of a list; the right side shows the list.
    OneOf,
}

/// A line of what a benefit pays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineAnswer {
    /// Its name.
    pub name: String,
    /// Its label, or its name.
    pub label: Phrase,
    /// How much.
    pub amount: Shown,
    /// How it is computed, as written.
    pub formula: String,
    /// Its citations; those of the benefit where it has none.
    pub cites: Vec<Cite>,
    /// What happened on the way.
    pub notes: Vec<Note>,
    /// What it rests on: positions in [`Explanation::values`].
    pub because: Vec<usize>,
}

/// A sort of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpSort {
    /// Help of any sort.
    Help,
    /// Goods.
    Goods,
    /// Services.
    Services,
    /// What the authority has to do.
    Obligation,
    /// Where the person is referred to.
    Referral,
}

/// A line of help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HelpAnswer {
    /// Its name.
    pub name: String,
    /// Its label, or its name.
    pub label: Phrase,
    /// What sort of help.
    #[serde(rename = "kind")]
    pub sort: HelpSort,
    /// Whether it is given.
    pub given: Verdict,
    /// How much; `None` where it says no quantity.
    pub quantity: Option<Shown>,
    /// Who provides or does it.
    pub carried_out_by: Option<String>,
    /// In how many working days.
    pub working_days: Option<u32>,
    /// How the quantity is computed, as written.
    pub formula: Option<String>,
    /// Its citations; those of the benefit where it has none.
    pub cites: Vec<Cite>,
    /// What happened on the way.
    pub notes: Vec<Note>,
    /// What it rests on: positions in [`Explanation::values`].
    pub because: Vec<usize>,
}

/// A value that went into an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Value {
    /// What it is called in the program: `household.income`, `standard`, `members[0].wage`.
    pub path: String,
    /// Its label, or its name.
    pub label: Phrase,
    /// The member it is of; `None` for the thing that the facts are given for, and for parameters.
    pub of: Option<Phrase>,
    /// Label and member: `wage of person 1 (head)`.
    pub title: Phrase,
    /// What sort of value.
    pub origin: Origin,
    /// The value.
    pub value: Shown,
    /// The formula as written, where there is one.
    pub formula: Option<String>,
    /// Its citations.
    pub cites: Vec<Cite>,
    /// The layer that decided it; `None` for a fact.
    pub layer: Option<Layer>,
    /// What happened on the way: roundings, exceptions, values given directly, …
    pub notes: Vec<Note>,
    /// What it rests on: positions in [`Explanation::values`].
    pub because: Vec<usize>,
}

/// What sort of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Given, or missing.
    Fact,
    /// A figure set by law.
    Parameter,
    /// A derived value.
    Rule,
    /// A value of a benefit.
    Benefit,
    /// A number of things, or an age: counted from facts.
    Counted,
}

/// A value in every form that somebody needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Shown {
    /// The exact value as text: `1420`, `100/3`, `yes`, `urban`, `2025-08-01`; `None`: not known.
    pub exact: Option<String>,
    /// The lowest value still possible (not known numbers).
    pub lowest: Option<String>,
    /// The highest value still possible (not known numbers).
    pub highest: Option<String>,
    /// The unit in canonical English, for numbers that have one: `yuan per month`.
    pub unit: Option<String>,
    /// As people read it, with separators and unit: `1,420 yuan per month`, `1,420元每月`.
    pub text: Phrase,
    /// The same without its unit, for sentences that have named it.
    #[serde(skip)]
    pub figure: Phrase,
}

/// A citation in full.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cite {
    /// The short name of the text in the program.
    pub source: String,
    /// Title, number and article: `Measures for … (Minfa [2021] No. 57), article 14 paragraph 2`.
    pub text: Phrase,
    /// The article alone: `article 14 paragraph 2`; `None` where the whole text is cited.
    pub place: Option<Phrase>,
}

/// A module, and so a layer of the law.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Layer {
    /// `china.subsistence`.
    pub module: String,
    /// Its label, or its name.
    pub label: Phrase,
}

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Where it is to be given: `members[0].wage`.
    pub path: String,
    /// `wage of member 1`.
    pub label: Phrase,
}

/// A figure that is needed and that nobody has set for the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoFigure {
    /// The code of the finding: `E0824`.
    pub code: &'static str,
    /// What is lacking, in words.
    pub text: Phrase,
    /// Where it is needed: file and line.
    pub place: Phrase,
}

/// Something that happened on the way to a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// What kind of thing.
    pub kind: NoteKind,
    /// In words.
    pub text: Phrase,
    /// The citations that belong to it (of an exception, a row, a bracket).
    pub cites: Vec<Cite>,
    /// For a rounding: its figures.
    pub rounding: Option<Rounding>,
}

/// A rounding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rounding {
    /// `up`, `down`, `nearest` (halves away from zero) or `half_even`.
    pub mode: String,
    /// The exact value before.
    pub before: Shown,
    /// What it is a multiple of afterwards.
    pub step: Shown,
    /// The value after.
    pub after: Shown,
}

/// What can happen on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Given directly: the rule was not applied.
    Given,
    /// Not given: the default written in the rule was taken.
    Assumed,
    /// Not given, and no default is written; or given, and awaiting its check.
    Missing,
    /// There is no figure for the day.
    NoFigure,
    /// A body decides it, within bounds.
    Decided,
    /// What a check of it has found.
    Evidence,
    /// The keys a parameter was looked up by.
    Keys,
    /// When the value or the wording is in force.
    InForce,
    /// Where the value stands: file and line.
    Place,
    /// The value was set by a lower layer.
    Amended,
    /// The case, row or bracket that applied.
    Case,
    /// An overlay that applied, and what it stands in the place of.
    Overlay,
    /// The place of a payer, and what it pays of what those before it left.
    Payer,
    /// An exception that applied.
    Exception,
    /// A rounding.
    Rounded,
    /// A month end that was clamped.
    MonthEnd,
    /// The unit was converted.
    Converted,
    /// It was computed as of another day.
    AsOf,
}
