//! Units as words: `yuan per person per month`, `元每人每月`; and words as units.

use almoner_diagnostic::Language;
use almoner_syntax::keywords::find_unit;

use super::{Unit, UnitId, Units};
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
        self.words(unit, language, Spelling::Name)
    }

    /// An amount in words, as results show it: `3 persons`, `1,570 yuan per month`, `1,570元每月`, `2.5`.
    pub fn amount(&self, value: Exact, unit: &Unit, language: Language) -> String {
        let plain = value.to_string();
        let amount = self.amount_in_digits(value, unit, language);
        let words = amount.strip_prefix(&plain).unwrap_or("");
        format!("{}{words}", grouped(&plain))
    }

    /// An amount in words without a mark between its digits, as it can stand in a table.
    pub fn amount_in_digits(&self, value: Exact, unit: &Unit, language: Language) -> String {
        if unit.is_plain() {
            return value.to_string();
        }
        let spelling = if value == Exact::ONE { Spelling::One } else { Spelling::Several };
        let words = self.words(unit, language, spelling);
        match language {
            Language::English => format!("{value} {words}"),
            Language::Chinese => format!("{value}{words}"),
        }
    }

    /// The unit as a Chinese rule file writes it: `元每人每月`, or `美元 每 人` where one of its names is not the
    /// language's own and needs blanks; behind a number, with the blank that it needs there.
    pub fn written_zh(&self, unit: &Unit, behind_number: bool) -> String {
        let own = unit
            .0
            .iter()
            .all(|(id, _)| find_unit(self.word(*id, Language::Chinese, Spelling::Name)).is_some());
        let spelling = if behind_number { Spelling::Several } else { Spelling::Name };
        let words = self.words(unit, Language::Chinese, spelling);
        match (own, behind_number) {
            (true, _) => words,
            (false, true) => format!(" {}", words.replace('每', " 每 ")),
            (false, false) => words.replace('每', " 每 "),
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

    fn words(&self, unit: &Unit, language: Language, spelling: Spelling) -> String {
        let spelled = |sign: i8, spelling: Spelling| {
            let of_sign = unit.0.iter().filter(move |(_, exponent)| exponent.signum() == sign);
            let repeated = of_sign.flat_map(move |(id, exponent)| {
                let name = self.word(*id, language, spelling);
                std::iter::repeat_n(name, usize::from(exponent.unsigned_abs()))
            });
            repeated.collect::<Vec<_>>()
        };
        let (times, per) = match language {
            Language::English => (" × ", "per "),
            Language::Chinese => ("×", "每"),
        };
        let mut text = spelled(1, spelling).join(times);
        for name in spelled(-1, Spelling::Name) {
            if language == Language::English && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(per);
            text.push_str(name);
        }
        text
    }

    fn word(&self, unit: UnitId, language: Language, spelling: Spelling) -> &str {
        let Some(base) = self.get(unit) else {
            return "?";
        };
        match (language, spelling) {
            (Language::English, Spelling::Several) => &base.plural,
            (Language::English, Spelling::Name | Spelling::One) => &base.name,
            // `6月` would be June.
            (Language::Chinese, Spelling::One | Spelling::Several) if unit == Self::MONTH => "个月",
            (Language::Chinese, _) => &base.name_zh,
        }
    }
}

/// How a unit is spelled: by itself or after `per`, after the number 1, after another number.
#[derive(Clone, Copy)]
enum Spelling {
    Name,
    One,
    Several,
}

/// The words between `per`, `每` and `/`.
fn split_per(text: &str) -> impl Iterator<Item = &str> {
    text.split(" per ").flat_map(|part| part.split(['每', '/', '／']))
}

/// Commas between groups of three digits before the point; a quotient such as 1000/3 stays as it is.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, rest) =
        digits.find('.').and_then(|point| digits.split_at_checked(point)).unwrap_or((digits, ""));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return plain.to_owned();
    }
    let mut shown = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && whole.len().saturating_sub(place) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown + rest
}
