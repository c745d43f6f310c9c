//! Units as words: `yuan per person per month`, `元每人每月`; and words as units.

use almoner_diagnostic::Language;

use super::{Unit, Units};
use crate::exact::Exact;

impl Units {
    /// The unit in words: `yuan per person per month` / `元每人每月`; `plain number` / `纯数` where there
    /// is none.
    pub fn display(&self, unit: &Unit, language: Language) -> String {
        if unit.is_plain() {
            let plain = match language {
                Language::English => "plain number",
                Language::Chinese => "纯数",
            };
            return plain.to_owned();
        }
        self.words(unit, language, Number::Singular)
    }

    /// An amount in words: `3 persons`, `570 yuan per month`, `570元每月`, `2.5`.
    pub fn amount(&self, value: Exact, unit: &Unit, language: Language) -> String {
        if unit.is_plain() {
            return value.to_string();
        }
        let number = if value == Exact::ONE { Number::Singular } else { Number::Plural };
        let words = self.words(unit, language, number);
        match language {
            Language::English => format!("{value} {words}"),
            Language::Chinese => format!("{value}{words}"),
        }
    }

    /// Reads a unit in words: `yuan per person per month`, `元每人每月`, `元/人/月`. `None` where it is not
    /// one, or one that this program does not know.
    pub fn parse(&self, text: &str) -> Option<Unit> {
        let mut unit: Option<Unit> = None;
        for word in split_per(text.trim()) {
            let factor = Unit::of(self.find(word.trim())?);
            unit = Some(match unit {
                None => factor,
                Some(unit) => unit.divided_by(&factor)?,
            });
        }
        unit
    }

    fn words(&self, unit: &Unit, language: Language, number: Number) -> String {
        let spelled = |sign: i8, number: Number| {
            let of_sign = unit.0.iter().filter(move |(_, exponent)| exponent.signum() == sign);
            let repeated = of_sign.flat_map(move |(id, exponent)| {
                let base = self.get(*id);
                let name = base.map_or("?", |base| match (language, number) {
                    (Language::Chinese, _) => &*base.name_zh,
                    (Language::English, Number::Singular) => &*base.name,
                    (Language::English, Number::Plural) => &*base.plural,
                });
                std::iter::repeat_n(name, usize::from(exponent.unsigned_abs()))
            });
            repeated.collect::<Vec<_>>()
        };
        let (times, per) = match language {
            Language::English => (" × ", "per "),
            Language::Chinese => ("×", "每"),
        };
        let mut text = spelled(1, number).join(times);
        for name in spelled(-1, Number::Singular) {
            if language == Language::English && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(per);
            text.push_str(name);
        }
        text
    }
}

/// Singular or plural, where a language has it.
#[derive(Clone, Copy)]
enum Number {
    Singular,
    Plural,
}

/// The words between `per`, `每` and `/`.
fn split_per(text: &str) -> impl Iterator<Item = &str> {
    text.split(" per ").flat_map(|part| part.split(['每', '/', '／']))
}
