//! Figures set by law.

use std::sync::Arc;

use almoner_diagnostic::Span;

use super::{Citation, Constant, Declared, Enum, EnumId, ModuleId, Period};
use crate::types::Type;

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
    /// A published series: each value holds for one month, and nothing is carried on.
    pub by_month: bool,
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
