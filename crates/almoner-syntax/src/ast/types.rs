//! Types and units as written.

use super::{At, Labelled, Name};

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeExpr {
    /// What is written.
    pub kind: TypeKind,
    /// Where.
    pub at: At,
}

/// The forms of a type.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// `yes or no` / `是或否`.
    YesOrNo,
    /// `number` / `数值`: a plain number.
    Number,
    /// `whole number` / `整数`.
    WholeNumber,
    /// `percent` / `百分比`: a plain number, written as a percentage.
    Percent,
    /// `text` / `文本`.
    Text,
    /// `date` / `日期`.
    Date,
    /// `date of birth` / `出生日期`: the date that ages are counted from.
    DateOfBirth,
    /// A unit with `per`, or the name of an enum.
    Unit(UnitExpr),
    /// `many person as head, spouse, child` / `多个 person 身份 head、spouse`.
    Many {
        /// The entity held.
        entity: Name,
        /// The roles, if any.
        roles: Vec<Labelled>,
    },
}

/// `yuan per person per month` / `元每人每月`. Built-in units stand in their English singular.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitExpr {
    /// The unit (or, as a type, the enum).
    pub unit: Name,
    /// The units after each `per`.
    pub per: Vec<Name>,
    /// All of it.
    pub at: At,
}
