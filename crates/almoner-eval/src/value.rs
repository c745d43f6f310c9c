//! Values of an evaluation: what is known, and for what is not known yet, what it can still be and which
//! facts would settle it. Never here: an expression, a rule, JSON.

mod missing;
mod slopes;

use std::sync::Arc;

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, EnumId};
use jiff::civil::Date;

pub use almoner_check::interval::{Bound, Interval};
pub use missing::{FactPart, FactPlace, Figure, Missing, NoFigure, ThingId, ToDecide};
pub(crate) use slopes::{Slopes, falls, range, rises};

/// A value. Numbers are in the unit of the expression or fact that they belong to.
#[derive(Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// The value at this position of the enum.
    Enum(EnumId, u32),
    /// A text.
    Text(Arc<str>),
    /// A day.
    Date(Date),
    /// Not known: facts are missing.
    Unknown(Box<Unknown>),
}

/// A value that is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// What it can still be.
    pub possible: Possible,
    /// The missing facts that it hangs on.
    pub missing: Missing,
    /// How it changes with them, as far as that is asked for.
    pub(crate) slopes: Slopes,
}

/// What an unknown value can still be.
#[derive(Clone, Debug, PartialEq)]
pub enum Possible {
    /// A number in this range.
    Number(Interval),
    /// Yes or no.
    YesNo,
    /// One of these values (positions in the enum, ascending, at least two).
    Enum(EnumId, Vec<u32>),
    /// Any text.
    Text,
    /// Any day.
    Date,
}

/// Three-valued truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It hangs on facts that are missing.
    Unknown,
}

impl Truth {
    /// `yes`, `no`, `unknown`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

impl Clone for Value {
    /// Most values are copied in a few steps, wherever they are asked for.
    #[inline]
    fn clone(&self) -> Self {
        match self {
            Self::Number(number) => Self::Number(*number),
            Self::YesNo(yes) => Self::YesNo(*yes),
            Self::Enum(of, position) => Self::Enum(*of, *position),
            Self::Date(date) => Self::Date(*date),
            Self::Text(text) => Self::Text(Arc::clone(text)),
            Self::Unknown(unknown) => Self::Unknown(unknown.clone()),
        }
    }
}

impl Value {
    /// An unknown value, or the known one if the range has shrunk to a single number or enum value.
    pub fn unknown(possible: Possible, missing: Missing) -> Self {
        match &possible {
            Possible::Number(interval) => {
                if let Some(number) = interval.as_point() {
                    return Self::Number(number);
                }
            }
            Possible::Enum(of, values) => {
                if let [value] = values.as_slice() {
                    return Self::Enum(*of, *value);
                }
            }
            Possible::YesNo | Possible::Text | Possible::Date => {}
        }
        Self::Unknown(Box::new(Unknown { possible, missing, slopes: Slopes::NONE }))
    }

    /// The same, if it is not known, with how it changes with the facts that it hangs on.
    #[must_use]
    pub(crate) fn with_slopes(mut self, slopes: Slopes) -> Self {
        if let Self::Unknown(unknown) = &mut self {
            unknown.slopes = slopes;
        }
        self
    }

    /// Whether nothing is missing for it.
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }

    /// The number, if it is a known one.
    pub const fn number(&self) -> Option<Exact> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The range of a number: a single point where it is known. `None` if it is no number.
    pub fn range(&self) -> Option<Interval> {
        match self {
            Self::Number(number) => Some(Interval::point(*number)),
            Self::Unknown(unknown) => match &unknown.possible {
                Possible::Number(interval) => Some(*interval),
                _ => None,
            },
            _ => None,
        }
    }

    /// The truth of a yes or no. Any other value counts as unknown; the checker lets none come here.
    pub const fn truth(&self) -> Truth {
        match self {
            Self::YesNo(true) => Truth::Yes,
            Self::YesNo(false) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// The missing facts that it hangs on; none where it is known.
    pub fn missing(&self) -> &Missing {
        const NONE: &Missing = &Missing::NONE;
        match self {
            Self::Unknown(unknown) => &unknown.missing,
            _ => NONE,
        }
    }

    /// How it changes with the missing facts that it hangs on.
    pub(crate) fn slopes(&self) -> &Slopes {
        const NONE: &Slopes = &Slopes::NONE;
        match self {
            Self::Unknown(unknown) => &unknown.slopes,
            _ => NONE,
        }
    }
}

impl From<&Constant> for Value {
    fn from(constant: &Constant) -> Self {
        match constant {
            Constant::Number(number) => Self::Number(*number),
            Constant::YesNo(yes) => Self::YesNo(*yes),
            Constant::Enum(of, value) => Self::Enum(*of, *value),
            Constant::Text(text) => Self::Text(Arc::clone(text)),
            Constant::Date(date) => Self::Date(*date),
        }
    }
}
