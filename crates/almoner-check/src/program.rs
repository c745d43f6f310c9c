//! The checked program: what the checker hands to the interpreter, the explainer and the editor.
//!
//! Everything is resolved: names are ids, units are checked, parameters are looked up by index. A
//! [`Program`] is immutable; nothing in it is computed lazily, nothing refers to a file system or a clock.

mod benefits;
mod entities;
mod expressions;
mod ids;
mod overlays;
mod parameters;
mod rules;
mod statements;

pub use benefits::{Benefit, Condition, Help, Interaction, PayLine, Pays, Quantity};
pub use entities::{Entity, Enum, Evidence, Field, FieldKind};
pub use expressions::{Arithmetic, BenefitPart, Expr, ExprKind, FirstMonth};
pub use ids::{BenefitId, EntityId, EnumId, FieldId, ModuleId, ParameterId, RuleId, SourceId};
pub use overlays::Overlay;
pub use parameters::{Dated, Key, Parameter};
pub use rules::{
    Bracket, Case, Cases, Exception, Payer, Row, Rule, RuleBody, RuleKind, RuleVersion, Scale, Table, Test,
};
pub use statements::{
    Example, Expectation, ExpectationKind, GivenEvidence, GivenFacts, Guarantee, Property, Statement,
};

use std::sync::Arc;

use almoner_diagnostic::{FileId, Language, Sources, Span};
use almoner_syntax::ast::Article;
use jiff::civil::Date;

use crate::exact::Exact;
use crate::units::Units;

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
    /// The last of them: what checks of facts find, which every program has. `None` in a program made by hand.
    pub evidence: Option<EnumId>,
    /// Units of measure.
    pub units: Units,
    /// Figures set by law.
    pub parameters: Vec<Parameter>,
    /// Derived values: defines, tables, scales.
    pub rules: Vec<Rule>,
    /// Benefits.
    pub benefits: Vec<Benefit>,
    /// What stands in the place of conditions, lines and rules between two days.
    pub overlays: Vec<Overlay>,
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
    /// The enums that rule files declare, roles included: all but [`Program::evidence`].
    pub fn declared_enums(&self) -> &[Enum] {
        let count = self.evidence.map_or(self.enums.len(), EnumId::index);
        self.enums.get(..count).unwrap_or(&self.enums)
    }

    /// Whether it matters to any rule what checks of facts have found.
    pub fn looks_at_evidence(&self) -> bool {
        let fields = self.entities.iter().flat_map(|entity| &entity.fields);
        let counted =
            |field: &Field| matches!(field.kind, FieldKind::Fact { counted_when_matched: true, .. });
        let mut asks = fields.into_iter().any(counted);
        for expr in crate::walk::of_program(self) {
            crate::walk::visit(expr, &mut |part| asks |= matches!(part.kind, ExprKind::Evidence { .. }));
        }
        asks
    }

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
