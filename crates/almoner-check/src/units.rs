//! Units of measure and their algebra: `yuan per person per month` is yuan¹ person⁻¹ month⁻¹.
//!
//! Never a conversion that nobody asked for: two units are the same, or they do not mix.

mod built_in;
mod text;

use std::sync::Arc;

use almoner_syntax::ast::CalendarUnit;

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

/// Worths are followed no further than this: a chain of units that equal one another ends long before.
const LONGEST_CHAIN: u32 = 32;

impl Unit {
    /// The unit of plain numbers.
    pub const fn plain() -> Self {
        Self(Vec::new())
    }

    /// One base unit.
    pub fn of(unit: UnitId) -> Self {
        Self(vec![(unit, 1)])
    }

    /// Whether it is that of plain numbers.
    pub const fn is_plain(&self) -> bool {
        self.0.is_empty()
    }

    /// The unit of a product; `None` where an exponent leaves -128 to 127.
    pub fn times(&self, other: &Self) -> Option<Self> {
        self.combined(other, i8::checked_add)
    }

    /// The unit of a quotient; `None` where an exponent leaves -128 to 127.
    pub fn divided_by(&self, other: &Self) -> Option<Self> {
        self.combined(other, i8::checked_sub)
    }

    /// The exponent of a base unit; 0 where it does not occur.
    pub fn exponent(&self, unit: UnitId) -> i8 {
        self.0.iter().find(|(known, _)| *known == unit).map_or(0, |(_, exponent)| *exponent)
    }

    /// The base unit that this unit is, and nothing else: `month`, not `yuan per month`.
    pub fn single(&self) -> Option<UnitId> {
        match self.0.as_slice() {
            [(unit, 1)] => Some(*unit),
            _ => None,
        }
    }

    fn combined(&self, other: &Self, exponent: fn(i8, i8) -> Option<i8>) -> Option<Self> {
        let mut ids: Vec<UnitId> = self.0.iter().chain(&other.0).map(|(unit, _)| *unit).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut powers = Vec::with_capacity(ids.len());
        for unit in ids {
            let power = exponent(self.exponent(unit), other.exponent(unit))?;
            if power != 0 {
                powers.push((unit, power));
            }
        }
        Some(Self(powers))
    }
}

impl Units {
    /// The base unit with this id; `None` for an id of another program.
    pub fn get(&self, unit: UnitId) -> Option<&BaseUnit> {
        self.all.get(unit.0 as usize)
    }

    /// Adds a unit of the program and gives its id.
    pub fn add(&mut self, unit: BaseUnit) -> UnitId {
        let id = UnitId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(unit);
        id
    }

    /// The exact factor that turns a number in `from` into one in `to`: `yuan per year` to
    /// `yuan per month` is 1/12. `None` where no fixed worth connects them.
    pub fn conversion(&self, from: &Unit, to: &Unit) -> Option<Exact> {
        if from == to {
            return Some(Exact::ONE);
        }
        let (from_worth, from_root) = self.rooted(from)?;
        let (to_worth, to_root) = self.rooted(to)?;
        if from_root != to_root {
            return None;
        }
        from_worth.checked_div(to_worth).ok()
    }

    /// How many decimals are paid out where the unit is an amount of money: exactly one currency, not
    /// squared, whatever it is per. `None` for any other unit.
    pub fn currency_decimals(&self, unit: &Unit) -> Option<u32> {
        let mut counted = unit.0.iter().filter(|(_, exponent)| *exponent > 0);
        match (counted.next(), counted.next()) {
            (Some((currency, 1)), None) => self.get(*currency)?.currency_decimals,
            _ => None,
        }
    }

    /// The calendar unit that it is: days, months or years and nothing else.
    pub fn calendar_unit(&self, unit: &Unit) -> Option<CalendarUnit> {
        match unit.single()? {
            Self::DAY => Some(CalendarUnit::Day),
            Self::MONTH => Some(CalendarUnit::Month),
            Self::YEAR => Some(CalendarUnit::Year),
            _ => None,
        }
    }

    /// What one `unit` is worth in units that are themselves worth nothing else.
    fn rooted(&self, unit: &Unit) -> Option<(Exact, Unit)> {
        let mut worth = Exact::ONE;
        let mut root = unit.clone();
        for _ in 0..LONGEST_CHAIN {
            let next = root.0.iter().find_map(|(unit, exponent)| {
                let equals = self.get(*unit)?.equals.as_ref()?;
                Some((*unit, *exponent, equals))
            });
            let Some((unit, exponent, (factor, of))) = next else {
                return Some((worth, root));
            };
            for _ in 0..exponent.unsigned_abs() {
                if exponent > 0 {
                    worth = worth.checked_mul(*factor).ok()?;
                    root = root.divided_by(&Unit::of(unit))?.times(of)?;
                } else {
                    worth = worth.checked_div(*factor).ok()?;
                    root = root.times(&Unit::of(unit))?.divided_by(of)?;
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
