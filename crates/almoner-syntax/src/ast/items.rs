//! Items: what a keyword begins, and its head.

use super::{At, Clause, Doc, Name, Path, Quoted, TypeExpr};

/// Which kind of item a keyword begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// `module china.people`: the name of this file's module.
    Module,
    /// `use china.people`: makes another module's names known.
    Use,
    /// `source measures "…"`: a legal text to cite.
    Source,
    /// `entity person`: a kind of thing with facts.
    Entity,
    /// `enum area`: a closed list of values.
    Enum,
    /// `unit jin`: a unit of measure.
    Unit,
    /// `parameter standard : …`: a figure set by law, by date and keys.
    Parameter,
    /// `define household.income : …`: a derived value.
    Define,
    /// `table person.tier : …`: a decision table.
    Table,
    /// `scale share(amount: yuan) : …`: brackets over one quantity.
    Scale,
    /// `group household.counted`: some of the things of a list, under a name.
    Group,
    /// `payers person.bill : yuan`: those who pay one bill, one after the other.
    Payers,
    /// `benefit x for household`: who gets what.
    Benefit,
    /// `guarantee x`: a bound on parameters that always holds.
    Guarantee,
    /// `property x for household`: a statement that holds for every household.
    Property,
    /// `example "…"`: a test.
    Example,
    /// `amend standard`: a local layer sets what a national one left open (a parameter's values, a rule's body
    /// or exceptions). `amend household` with [`ClauseKind::Field`](super::ClauseKind::Field) clauses adds facts
    /// to an entity, which is always allowed.
    Amend,
    /// `overlay allowance.resident`: what stands in the place of a condition, a line or a rule between two days.
    Overlay,
}

/// One item: a head (`keyword name "label" (parameters) : type for entity`) and its clauses.
/// Which parts an item may have is for the checker to say; the tree can hold any.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The `---` comment lines before it, joined by newlines; Markdown.
    pub docs: Option<Doc>,
    /// What it is.
    pub kind: ItemKind,
    /// The place of its keyword.
    pub keyword: At,
    /// Its name; `None` for an example.
    pub name: Option<Path>,
    /// Its labels: one text, or one in English and one in Chinese. The title of a source or an example.
    pub labels: Vec<Quoted>,
    /// `(rate: percent)`: the parameters of a define or a scale.
    pub params: Vec<Param>,
    /// `: yuan per month`.
    pub ty: Option<TypeExpr>,
    /// `for household`.
    pub subject: Option<Name>,
    /// Everything else, in the author's order.
    pub clauses: Vec<Clause>,
    /// All of it, without the doc comment.
    pub at: At,
}

/// `rate: percent` in the head of a define or a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
}
