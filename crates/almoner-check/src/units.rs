//! Units of measure and their algebra: `yuan per person per month` is yuan¹ person⁻¹ month⁻¹.

use std::sync::Arc;

use crate::exact::Exact;
use crate::program::Declared;

/// A base unit: its position in [`Units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// A product of powers of base units; empty: a plain number. Sorted by id, no zero exponent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(pub Vec<(UnitId, i8)>);

/// A base unit.
#[derive(Clone, Debug)]
pub struct BaseUnit {
    /// English singular, the canonical name: `yuan`, `month`.
    pub name: Arc<str>,
    /// English plural.
    pub plural: Arc<str>,
    /// Chinese: `元`, `月`.
    pub name_zh: Arc<str>,
    /// For a currency: how many decimals are paid out (2 for yuan).
    pub currency_decimals: Option<u32>,
    /// What it is worth in another unit: 1 year = 12 months. Only exact, fixed worths.
    pub equals: Option<(Exact, Unit)>,
    /// Where it is declared; `None`: built in.
    pub declared: Option<Declared>,
}

/// All units of a program, the built-in ones first.
#[derive(Clone, Debug)]
pub struct Units {
    /// By id.
    pub all: Vec<BaseUnit>,
}
