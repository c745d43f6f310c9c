//! The checked program: what the checker hands to the interpreter, the explainer and the editor.
//!
//! Everything is resolved: names are ids, units are checked, parameters are looked up by index. A
//! [`Program`] is immutable; nothing in it is computed lazily, nothing refers to a file system or a clock.

use std::sync::Arc;

use almoner_diagnostic::{FileId, Language, Sources, Span};
use almoner_syntax::ast::{Article, CalendarUnit, Comparison, Frequency, RoundingMode, ScaleMethod};
use jiff::civil::Date;

use crate::exact::Exact;
use crate::types::Type;
use crate::units::{Unit, Units};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its list of the program.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// An entity: [`Program::entities`].
    EntityId,
    /// A field of an entity: its position in [`Entity::fields`].
    FieldId,
    /// An enum: [`Program::enums`].
    EnumId,
    /// A module: [`Program::modules`].
    ModuleId,
    /// A source: [`Program::sources`].
    SourceId,
    /// A parameter: [`Program::parameters`].
    ParameterId,
    /// A rule (define, table or scale): [`Program::rules`].
    RuleId,
    /// A benefit: [`Program::benefits`].
    BenefitId,
}

/// A checked program.
#[derive(Clone, Debug)]
pub struct Program {
    /// The files that it was made from, for places and for its hash.
    pub files: Arc<Sources>,
    /// The language of the keywords of each file, by its id; English for what is no rule file.
    pub languages: Vec<Language>,
    /// Modules in the order of their files.
    pub modules: Vec<Module>,
    /// Legal texts.
    pub sources: Vec<Source>,
    /// Kinds of things.
    pub entities: Vec<Entity>,
    /// Closed lists of values.
    pub enums: Vec<Enum>,
    /// Units of measure.
    pub units: Units,
    /// Figures set by law.
    pub parameters: Vec<Parameter>,
    /// Derived values: defines, tables, scales.
    pub rules: Vec<Rule>,
    /// Benefits.
    pub benefits: Vec<Benefit>,
    /// Bounds on parameters; those of `open … at least` included.
    pub guarantees: Vec<Guarantee>,
    /// Statements that hold for every household.
    pub properties: Vec<Property>,
    /// Tests.
    pub examples: Vec<Example>,
    /// The entity that facts are given for: the one that no other holds. `None` where the program
    /// computes from parameters alone, or is a layer without entities.
    pub root: Option<EntityId>,
}

impl Program {
    /// The language in which something is written into a file.
    pub fn language(&self, file: FileId) -> Language {
        self.languages.get(file.0 as usize).copied().unwrap_or_default()
    }
}

/// Name, words and place that everything declared has.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The name as rules and facts use it.
    pub name: Arc<str>,
    /// Its English label, if one was given.
    pub label_en: Option<Arc<str>>,
    /// Its Chinese label, if one was given.
    pub label_zh: Option<Arc<str>>,
    /// Its doc comment.
    pub docs: Option<Arc<str>>,
    /// The module (and so the layer) that declares it.
    pub module: ModuleId,
    /// The place of its name.
    pub span: Span,
}

/// A module: one rule file, or several with the same name.
#[derive(Clone, Debug)]
pub struct Module {
    /// `china.subsistence`.
    pub name: Arc<str>,
    /// Its label.
    pub label_en: Option<Arc<str>>,
    /// Its Chinese label.
    pub label_zh: Option<Arc<str>>,
    /// When its rules are in force.
    pub in_force: Period,
    /// Modules that it uses.
    pub uses: Vec<ModuleId>,
    /// The place of its name.
    pub span: Span,
}

/// From a day to a day, both counted; open where `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Period {
    /// Whether `day` is in it.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A legal text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its short name; its label is its title.
    pub declared: Declared,
    /// Its document number.
    pub number: Option<Arc<str>>,
    /// Who issued it.
    pub issued_by: Option<Arc<str>>,
    /// When it is in force.
    pub in_force: Period,
}

/// A place in a legal text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The text.
    pub source: SourceId,
    /// Article, paragraph, item.
    pub article: Option<Article>,
    /// Another place in words.
    pub place: Option<Arc<str>>,
}

/// A kind of thing.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Name, label, place.
    pub declared: Declared,
    /// Its fields in the author's order.
    pub fields: Vec<Field>,
    /// The entity that holds it in a `many` field, and that field.
    pub holder: Option<(EntityId, FieldId)>,
    /// The field of type `date of birth`.
    pub date_of_birth: Option<FieldId>,
    /// The enum of its roles, where its holder gives roles. The role is the fact `role`.
    pub role: Option<FieldId>,
}

/// A field of an entity.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name, label, place.
    pub declared: Declared,
    /// What it holds.
    pub kind: FieldKind,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// A fact.
    Fact {
        /// Its type.
        ty: Type,
        /// One value for each month.
        by_month: bool,
        /// No fact may be below this (in the field's own unit).
        at_least: Option<Exact>,
        /// No fact may be above this.
        at_most: Option<Exact>,
        /// What holds when it is not given.
        assumed: Option<Constant>,
    },
    /// Other things, in the order in which they are given.
    Many(EntityId),
}

/// A closed list of values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Name, label, place.
    pub declared: Declared,
    /// Its values in order.
    pub values: Vec<Declared>,
}

/// A value known without facts.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// A number in the unit of its type.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// The value at this position of the enum.
    Enum(EnumId, u32),
    /// A text.
    Text(Arc<str>),
    /// A day.
    Date(Date),
}

/// A figure set by law.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Name, label, place.
    pub declared: Declared,
    /// Its type.
    pub ty: Type,
    /// Its keys, in order: the enum of each and the name it is looked up under.
    pub keys: Vec<Key>,
    /// The values of each combination of keys; position: see [`Parameter::position`]. Each list is
    /// sorted by its first day and has no overlap.
    pub values: Vec<Vec<Dated>>,
    /// Bounds a lower layer must keep to; `Some` where it is open.
    pub open: Option<Span>,
    /// The module that set the values, where a lower layer did.
    pub amended_by: Option<ModuleId>,
    /// The days on which it must have a value: its own `in force`, else that of its module; where a lower
    /// layer set the values, not before that layer's own.
    pub in_force: Period,
}

impl Parameter {
    /// Where the values for these keys (positions in their enums) stand in [`Parameter::values`]:
    /// the last key counts fastest. `None` if there are too few keys or one is out of range.
    pub fn position(&self, enums: &[Enum], keys: &[u32]) -> Option<usize> {
        if keys.len() != self.keys.len() {
            return None;
        }
        self.keys.iter().zip(keys).try_fold(0usize, |position, (key, value)| {
            let size = enums.get(key.of.index())?.values.len();
            let value = *value as usize;
            if value >= size {
                return None;
            }
            position.checked_mul(size)?.checked_add(value)
        })
    }
}

/// A key of a parameter.
#[derive(Clone, Debug)]
pub struct Key {
    /// The name after `by`.
    pub name: Arc<str>,
    /// The enum of its values.
    pub of: EnumId,
}

/// A value of a parameter and when it holds.
#[derive(Clone, Debug)]
pub struct Dated {
    /// From when to when; `from: None` where it always held.
    pub period: Period,
    /// The value; `None` where the file says `not set`: there is no figure, on purpose, and to ask for it is
    /// an error that says so. `not set` fills a gap in dates and keys, and no bound or guarantee looks at it.
    pub value: Option<Constant>,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// Where it stands (a rule file or a row of a CSV).
    pub span: Span,
}

/// What kind of item a rule was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// `define`.
    Define,
    /// `table`.
    Table,
    /// `scale`.
    Scale,
}

/// A derived value.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Name, label, place.
    pub declared: Declared,
    /// What it was written as.
    pub kind: RuleKind,
    /// The entity it is of; `None`: of none (parameters alone, and its own parameters).
    pub entity: Option<EntityId>,
    /// Its parameters: name and type.
    pub params: Vec<(Arc<str>, Type)>,
    /// Its type.
    pub ty: Type,
    /// Its wordings, sorted by first day, without overlap.
    pub versions: Vec<RuleVersion>,
    /// A lower layer may add exceptions or set it.
    pub open: Option<Span>,
}

/// A rule as it stood in some period.
#[derive(Clone, Debug)]
pub struct RuleVersion {
    /// When.
    pub in_force: Period,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// How it is computed.
    pub body: RuleBody,
    /// Its exceptions, those of lower layers after those of higher ones.
    pub exceptions: Vec<Exception>,
    /// The module of this wording (an `amend` may have replaced it).
    pub module: ModuleId,
    /// All of it.
    pub span: Span,
}

/// How a rule is computed.
#[derive(Clone, Debug)]
pub enum RuleBody {
    /// First case that applies.
    Cases(Cases),
    /// A decision table.
    Table(Table),
    /// A scale over its only parameter (local 0).
    Scale(Scale),
}

/// First case that applies.
#[derive(Clone, Debug)]
pub struct Cases {
    /// Condition and value, in order.
    pub cases: Vec<Case>,
    /// What holds where none does.
    pub otherwise: Option<Box<Expr>>,
    /// All of it.
    pub span: Span,
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// When.
    pub condition: Expr,
    /// What.
    pub value: Expr,
    /// All of it.
    pub span: Span,
}

/// An exception of a rule.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Name, label, module, place.
    pub declared: Declared,
    /// Exceptions of the same version (positions) that it goes before.
    pub overriding: Vec<usize>,
    /// When it applies.
    pub condition: Expr,
    /// The value then.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A decision table: at most one row applies.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the columns look at.
    pub columns: Vec<Expr>,
    /// The rows.
    pub rows: Vec<Row>,
    /// For what no row covers.
    pub otherwise: Option<Box<Expr>>,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct Row {
    /// One test for each column.
    pub tests: Vec<Test>,
    /// What it gives.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub span: Span,
}

/// A test on a column's value.
#[derive(Clone, Debug)]
pub enum Test {
    /// Always.
    Any,
    /// Compared with a value.
    Compare(Comparison, Expr),
    /// Between two values, both counted.
    Between(Expr, Expr),
    /// One of several tests.
    OneOf(Vec<Test>),
}

/// Brackets over one quantity.
#[derive(Clone, Debug)]
pub struct Scale {
    /// How it counts.
    pub method: ScaleMethod,
    /// Its brackets, lowest first.
    pub brackets: Vec<Bracket>,
}

/// A bracket.
#[derive(Clone, Debug)]
pub struct Bracket {
    /// Where it begins.
    pub from: Expr,
    /// The beginning itself belongs to it.
    pub inclusive: bool,
    /// Its rate (marginal) or value.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub span: Span,
}

/// A benefit.
#[derive(Clone, Debug)]
pub struct Benefit {
    /// Name, label, place.
    pub declared: Declared,
    /// Who gets it.
    pub entity: EntityId,
    /// When its rules are in force.
    pub in_force: Period,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// What must hold; all of it.
    pub conditions: Vec<Condition>,
    /// What it pays; `None`: no cash.
    pub pays: Option<Pays>,
    /// What it provides beside cash.
    pub provides: Vec<Declared>,
    /// How it goes together with others.
    pub interactions: Vec<Interaction>,
    /// Who decides, and in how many working days.
    pub decided_by: Option<(Arc<str>, Option<u32>)>,
    /// After how many months it is reviewed.
    pub reviewed_every: Option<u32>,
}

/// A condition of a benefit.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Name, label, place.
    pub declared: Declared,
    /// What must hold.
    pub condition: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// What a benefit pays.
#[derive(Clone, Debug)]
pub struct Pays {
    /// How often.
    pub every: Frequency,
    /// The unit of all lines: currency, per day, month or year, or plain for `once`.
    pub unit: Unit,
    /// The lines, added up.
    pub lines: Vec<PayLine>,
}

/// A line of what a benefit pays.
#[derive(Clone, Debug)]
pub struct PayLine {
    /// Name, label, place.
    pub declared: Declared,
    /// How much.
    pub amount: Cases,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// How a benefit goes together with another of the same entity or of the entity's holder.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// The other.
    pub with: BenefitId,
    /// How far up the other's entity is (0: the same entity).
    pub hops: u8,
    /// The higher is kept, on a tie this one; else this one gives way.
    pub whichever_is_higher: bool,
    /// Where it is said.
    pub span: Span,
}

/// A bound that always holds.
#[derive(Clone, Debug)]
pub struct Guarantee {
    /// Name, label, place.
    pub declared: Declared,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// What must hold; parameter keys that it leaves open appear as [`ExprKind::Key`].
    pub condition: Expr,
    /// The keys it leaves open: name and enum; it must hold for all their values.
    pub keys: Vec<Key>,
    /// When it must hold.
    pub in_force: Period,
}

/// A statement that holds for every household.
#[derive(Clone, Debug)]
pub struct Property {
    /// Name, label, place.
    pub declared: Declared,
    /// Its entity.
    pub entity: EntityId,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// What it says.
    pub statements: Vec<Statement>,
}

/// What a property says.
#[derive(Clone, Debug)]
pub enum Statement {
    /// A condition that always holds.
    Holds(Expr),
    /// `value` never rises (or never falls) when a fact rises.
    Monotone {
        /// What is watched.
        value: Expr,
        /// It never rises (else it never falls).
        never_rises: bool,
        /// It may, but not faster than the fact does.
        by_more_than_the_difference: bool,
        /// The entity whose fact rises: the property's own, or one that it holds.
        entity: EntityId,
        /// The fact.
        field: FieldId,
        /// Where it is said.
        span: Span,
    },
}

/// A test.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its title.
    pub title: Arc<str>,
    /// The module that holds it.
    pub module: ModuleId,
    /// The day.
    pub as_of: Date,
    /// The facts of the root entity.
    pub facts: GivenFacts,
    /// What must come out.
    pub expectations: Vec<Expectation>,
    /// All of it.
    pub span: Span,
}

/// Facts of one thing, given in an example.
#[derive(Clone, Debug, Default)]
pub struct GivenFacts {
    /// Facts: the field, the month for a monthly series (its first day), the value, its place.
    pub facts: Vec<(FieldId, Option<Date>, Constant, Span)>,
    /// Derived values given directly.
    pub rules: Vec<(RuleId, Constant, Span)>,
    /// The things it holds, in order: the `many` field and the facts of each.
    pub held: Vec<(FieldId, GivenFacts)>,
}

/// What an example expects.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Where it is said.
    pub span: Span,
}

/// The kinds of expectation.
#[derive(Clone, Debug)]
pub enum ExpectationKind {
    /// Must be yes.
    Holds(Expr),
    /// Must stay undecided, and need (at least) these facts.
    Undecided {
        /// What.
        value: Expr,
        /// Entity and field of the facts.
        needs: Vec<(EntityId, FieldId)>,
    },
}

/// A typed expression.
///
/// It is evaluated for one *current thing* (a household, a member). `hops` counts how many holders up
/// from it a fact, rule or collection is: 0 the thing itself, 1 the household that holds it. Inside an
/// aggregate the current thing is each member in turn; its holder is the thing that the aggregate is over.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// Its type and unit.
    pub ty: Type,
    /// Where.
    pub span: Span,
}

/// The forms of a typed expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A value known without facts (numbers in the unit of the expression's type; 30 % is 0.3).
    Constant(Constant),
    /// The day as of which everything is decided.
    DecisionDate,
    /// A fact of the thing `hops` up.
    Fact {
        /// How far up.
        hops: u8,
        /// The field, a [`FieldKind::Fact`] of that thing's entity.
        field: FieldId,
    },
    /// A rule of the thing `hops` up, or of none.
    Rule {
        /// How far up; 0 for a rule of no entity.
        hops: u8,
        /// Which.
        rule: RuleId,
        /// Its arguments.
        args: Vec<Expr>,
    },
    /// The argument at this position of the rule that is being computed.
    Local(u32),
    /// An open key of a guarantee, by position in [`Guarantee::keys`].
    Key(u32),
    /// A parameter: one expression for each key.
    Parameter {
        /// Which.
        parameter: ParameterId,
        /// Its keys; of the enum types that it is keyed by.
        keys: Vec<Expr>,
    },
    /// A value of a benefit of the thing `hops` up.
    Benefit {
        /// How far up.
        hops: u8,
        /// Which.
        benefit: BenefitId,
        /// What of it.
        part: BenefitPart,
    },
    /// As of another day.
    On(Box<Expr>, Box<Expr>),
    /// `-E`.
    Negate(Box<Expr>),
    /// `not C`.
    Not(Box<Expr>),
    /// Numbers of one unit, or a date and a whole number of days, months or years.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// All of them.
    And(Vec<Expr>),
    /// At least one of them.
    Or(Vec<Expr>),
    /// Compared.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// Between, both ends counted.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// One of a list.
    OneOf(Box<Expr>, Vec<Expr>),
    /// The smallest.
    LesserOf(Vec<Expr>),
    /// The largest.
    GreaterOf(Vec<Expr>),
    /// First case that applies.
    Cases(Cases),
    /// To a multiple of a step above zero.
    Rounded(RoundingMode, Box<Expr>, Box<Expr>),
    /// To another unit: times an exact factor.
    Converted(Box<Expr>, Exact),
    /// Over the things in the `many` field of the thing `hops` up.
    Aggregate {
        /// What is done.
        function: almoner_syntax::ast::AggregateFunction,
        /// How far up.
        hops: u8,
        /// The field, a [`FieldKind::Many`].
        field: FieldId,
        /// Only those.
        filter: Option<Box<Expr>>,
        /// Evaluated for each.
        body: Option<Box<Expr>>,
    },
    /// The rank of the current thing among those in the `many` field of the thing `hops` up, from 1.
    Position {
        /// How far up (at least 1).
        hops: u8,
        /// The field.
        field: FieldId,
        /// Only those; the current thing itself must be one, else its position is 0.
        filter: Option<Box<Expr>>,
        /// What is compared.
        key: Box<Expr>,
        /// The highest first.
        highest_first: bool,
        /// What settles a tie, lowest first; then the order in which they are given.
        ties: Option<Box<Expr>>,
    },
    /// Full years of age on a day; the field is the date of birth of the thing `hops` up.
    AgeOn {
        /// How far up.
        hops: u8,
        /// The date of birth.
        field: FieldId,
        /// The day.
        on: Box<Expr>,
    },
    /// Full years, full months or days from the first to the second.
    SpanBetween(CalendarUnit, Box<Expr>, Box<Expr>),
    /// The first or last day of a month.
    MonthEdge {
        /// The last.
        last: bool,
        /// Of the month of this day.
        date: Box<Expr>,
    },
    /// The value a month earlier.
    LastMonth {
        /// What.
        value: Box<Expr>,
        /// Value and (first day of the) month where it starts.
        first: Option<(Box<Expr>, Date)>,
    },
}

/// What of a benefit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenefitPart {
    /// Whether it is granted: yes or no.
    Granted,
    /// All that it pays; nothing where it is not granted.
    Amount,
    /// One line of what it pays; nothing where it is not granted.
    Line(u32),
    /// Whether one of its conditions holds.
    Condition(u32),
}

/// `+`, `-`, `*`, `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`; also date + duration.
    Add,
    /// `-`; also date - duration and date - date (days).
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
}
