//! The units that every program knows.

use std::sync::Arc;

use super::{BaseUnit, Unit, UnitId, Units};
use crate::exact::Exact;

/// A built-in unit: canonical name, plural, Chinese name, further spellings.
struct Spelling {
    name: &'static str,
    plural: &'static str,
    name_zh: &'static str,
    further: &'static [&'static str],
}

const fn spelling(
    name: &'static str,
    plural: &'static str,
    name_zh: &'static str,
    further: &'static [&'static str],
) -> Spelling {
    Spelling { name, plural, name_zh, further }
}

/// In the order of their ids.
const BUILT_IN: &[Spelling] = &[
    spelling("yuan", "yuan", "元", &[]),
    spelling("person", "persons", "人", &["people"]),
    spelling("month", "months", "月", &["个月"]),
    spelling("year", "years", "年", &[]),
    spelling("day", "days", "日", &["天"]),
    spelling("week", "weeks", "周", &[]),
    spelling("household", "households", "户", &[]),
    spelling("square_metre", "square_metres", "平方米", &[]),
    spelling("kilometre", "kilometres", "公里", &[]),
    spelling("kilogram", "kilograms", "公斤", &["千克"]),
    spelling("time", "times", "次", &[]),
];

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
        let all = (0..).zip(BUILT_IN).map(|(id, spelling)| BaseUnit {
            name: Arc::from(spelling.name),
            plural: Arc::from(spelling.plural),
            name_zh: Arc::from(spelling.name_zh),
            currency_decimals: (UnitId(id) == Self::YUAN).then_some(2),
            equals: fixed_worth(UnitId(id)),
            declared: None,
        });
        Self { all: all.collect() }
    }

    /// The unit with this spelling: singular, plural, Chinese, or a further built-in one (`people`, `个月`).
    pub fn find(&self, word: &str) -> Option<UnitId> {
        let further = || BUILT_IN.iter().position(|known| known.further.contains(&word));
        let position = self
            .all
            .iter()
            .position(|unit| {
                [&unit.name, &unit.plural, &unit.name_zh].into_iter().any(|name| **name == *word)
            })
            .or_else(further)?;
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
