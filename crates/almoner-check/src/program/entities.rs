//! Kinds of things, what is known of them, closed lists of values.

use super::{Constant, Declared, EntityId, FieldId};
use crate::exact::Exact;
use crate::types::Type;

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
        /// It counts once its check has found it to be [`Evidence::Matched`]; until then it is not known.
        counted_when_matched: bool,
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

/// What a check of a fact has found: the values of the enum [`Program::evidence`](super::Program::evidence), in
/// this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Somebody says so; nothing has been checked.
    Declared,
    /// The check agrees.
    Matched,
    /// The check disagrees.
    Conflicting,
    /// Nothing could be found out.
    Missing,
}

impl Evidence {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Declared, Self::Matched, Self::Conflicting, Self::Missing];

    /// How rules and facts write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Matched => "matched",
            Self::Conflicting => "conflicting",
            Self::Missing => "missing",
        }
    }

    /// What it is called in Chinese; rules and facts may write that as well.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Declared => "申报",
            Self::Matched => "核对一致",
            Self::Conflicting => "核对不符",
            Self::Missing => "无法核对",
        }
    }

    /// Its position among the values of the enum.
    pub const fn position(self) -> u32 {
        self as u32
    }

    /// The value at a position.
    pub fn at(position: u32) -> Option<Self> {
        Self::ALL.get(position as usize).copied()
    }

    /// The value with this name, in either language.
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|evidence| evidence.name() == text || evidence.chinese() == text)
    }

    /// Whether a fact may have it without a value.
    pub const fn goes_without_value(self) -> bool {
        matches!(self, Self::Conflicting | Self::Missing)
    }
}
