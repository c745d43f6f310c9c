//! The names of a program: what each stands for, which module declares it, which modules see it.
//!
//! Never: what a name means at some place in an expression (that is [`crate::expressions`]'s).

mod suggest;

use std::collections::HashMap;
use std::sync::Arc;

use almoner_diagnostic::Span;

use crate::program::{
    BenefitId, BenefitPart, Declared, EntityId, EnumId, FieldId, ModuleId, ParameterId, RuleId, SourceId,
};

pub(crate) use suggest::{list, nearest, shown};

/// What a name that is known everywhere stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    Entity(EntityId),
    Enum(EnumId),
    Source(SourceId),
    Parameter(ParameterId),
    /// A rule of no entity.
    Rule(RuleId),
    Benefit(BenefitId),
    Guarantee,
    Property,
}

/// What a name stands for among the fields and rules of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    Field(FieldId),
    Rule(RuleId),
    Benefit(BenefitId),
    /// Some of the things of a list: the rule that says which.
    Group(RuleId),
}

/// A name in a table.
#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    pub(crate) name: Arc<str>,
    pub(crate) what: T,
    pub(crate) module: ModuleId,
    pub(crate) span: Span,
}

/// Names in the order in which they are declared.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    entries: Vec<Entry<T>>,
    by_name: HashMap<Arc<str>, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), by_name: HashMap::new() }
    }
}

impl<T: Copy> Table<T> {
    /// Adds a name, or gives the entry that has it already.
    pub(crate) fn insert(&mut self, declared: &Declared, what: T) -> Result<(), Entry<T>> {
        if let Some(known) = self.get(&declared.name) {
            return Err(known.clone());
        }
        self.by_name.insert(declared.name.clone(), self.entries.len());
        let (name, module, span) = (declared.name.clone(), declared.module, declared.span);
        self.entries.push(Entry { name, what, module, span });
        Ok(())
    }

    /// The entry with this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Entry<T>> {
        self.by_name.get(name).and_then(|position| self.entries.get(*position))
    }

    /// All entries as declared.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Entry<T>> {
        self.entries.iter()
    }
}

/// All names of a program.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Entities, enums, sources, parameters, rules of no entity, benefits.
    pub(crate) globals: Table<Symbol>,
    /// By entity: its fields, rules and benefits.
    pub(crate) members: Vec<Table<Member>>,
    /// By benefit: its conditions and lines.
    pub(crate) parts: Vec<Table<BenefitPart>>,
    /// Values of enums by name.
    pub(crate) values: HashMap<Arc<str>, Vec<(EnumId, u32)>>,
    /// Modules by name.
    pub(crate) modules: HashMap<Arc<str>, ModuleId>,
    /// By module: whether it sees the module at the position.
    pub(crate) sees: Vec<Vec<bool>>,
}

impl Names {
    /// Whether what `declared_in` declares is known in `module`.
    pub(crate) fn visible(&self, module: ModuleId, declared_in: ModuleId) -> bool {
        module == declared_in
            || self
                .sees
                .get(module.index())
                .and_then(|row| row.get(declared_in.index()))
                .copied()
                .unwrap_or(false)
    }

    /// The fields, rules and benefits of an entity.
    pub(crate) fn members_of(&self, entity: EntityId) -> impl Iterator<Item = &Entry<Member>> {
        self.members.get(entity.index()).into_iter().flat_map(Table::iter)
    }

    /// What `name` is among the fields, rules and benefits of an entity.
    pub(crate) fn member(&self, entity: EntityId, name: &str) -> Option<&Entry<Member>> {
        self.members.get(entity.index())?.get(name)
    }

    /// The conditions and lines of a benefit.
    pub(crate) fn part(&self, benefit: BenefitId, name: &str) -> Option<BenefitPart> {
        self.parts.get(benefit.index())?.get(name).map(|entry| entry.what)
    }

    /// The enum values with this name.
    pub(crate) fn values_named(&self, name: &str) -> &[(EnumId, u32)] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }
}
