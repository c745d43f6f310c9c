//! The units that every program knows: the words stand in the keyword tables, their worths here.

use std::sync::Arc;

use almoner_syntax::keywords::{UNITS, find_unit};

use super::{BaseUnit, Unit, UnitId, Units};
use crate::exact::Exact;

impl Units {
    /// `yuan`.
    pub const YUAN: UnitId = UnitId(0);
    /// `person`.
    pub const PERSON: UnitId = UnitId(1);
    /// `month`.
    pub const MONTH: UnitId = UnitId(2);
    /// `year`.
    pub const YEAR: UnitId = UnitId(3);
    /// `day`.
    pub const DAY: UnitId = UnitId(4);
    /// `week`.
    pub const WEEK: UnitId = UnitId(5);

    /// The built-in units, with their fixed worths: a year is 12 months, a week is 7 days. A month is no
    /// fixed number of days.
    pub fn built_in() -> Self {
        let all = (0..).zip(UNITS).map(|(id, words)| BaseUnit {
            name: Arc::from(words.name),
            plural: Arc::from(words.plural),
            name_zh: Arc::from(words.chinese.first().copied().unwrap_or(words.name)),
            currency_decimals: (UnitId(id) == Self::YUAN).then_some(2),
            equals: fixed_worth(UnitId(id)),
            declared: None,
        });
        Self { all: all.collect() }
    }

    /// The unit with this spelling: singular, plural, Chinese, or a further built-in one (`people`, `个月`).
    pub fn find(&self, word: &str) -> Option<UnitId> {
        let spelled = |unit: &BaseUnit, word: &str| {
            [&unit.name, &unit.plural, &unit.name_zh].into_iter().any(|name| **name == *word)
        };
        let position = self.all.iter().position(|unit| spelled(unit, word)).or_else(|| {
            let built_in = find_unit(word)?.name;
            self.all.iter().position(|unit| *unit.name == *built_in)
        })?;
        u32::try_from(position).ok().map(UnitId)
    }
}

fn fixed_worth(unit: UnitId) -> Option<(Exact, Unit)> {
    match unit {
        Units::YEAR => Some((Exact::from_integer(12), Unit::of(Units::MONTH))),
        Units::WEEK => Some((Exact::from_integer(7), Unit::of(Units::DAY))),
        _ => None,
    }
}
