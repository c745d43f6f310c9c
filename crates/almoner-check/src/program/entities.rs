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
