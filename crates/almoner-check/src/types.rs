//! Types of expressions.

use crate::program::EnumId;
use crate::units::Unit;

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Yes or no.
    YesNo,
    /// A text.
    Text,
    /// A day.
    Date,
    /// A number with its unit.
    Number(NumberType),
    /// A value of an enum.
    Enum(EnumId),
    /// Unknown because of an error that has been reported; agrees with everything.
    Error,
}

/// The type of a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumberType {
    /// Its unit.
    pub unit: Unit,
    /// It has no digits after the point.
    pub whole: bool,
    /// It is written as a percentage.
    pub percent: bool,
    /// The most digits after the point it can have; `None`: any number, or not a decimal at all (1/3).
    pub decimals: Option<u32>,
}

impl Type {
    /// A number in `unit` of which nothing else is known.
    pub const fn number(unit: Unit) -> Self {
        Self::Number(NumberType { unit, whole: false, percent: false, decimals: None })
    }

    /// A whole number in `unit`: a count, an age.
    pub const fn whole(unit: Unit) -> Self {
        Self::Number(NumberType { unit, whole: true, percent: false, decimals: Some(0) })
    }

    /// The number type that it is, if it is one.
    pub const fn as_number(&self) -> Option<&NumberType> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it stands for an error that has been reported.
    pub const fn is_error(&self) -> bool {
        matches!(self, Self::Error)
    }
}
