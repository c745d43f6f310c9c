//! The built-in units and how they are written. What a unit is worth is not said here.

/// A built-in unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitWord {
    /// Its name in the tree: English, singular.
    pub name: &'static str,
    /// Its English plural, where it differs; printed after a number other than one.
    pub plural: &'static str,
    /// Further English spellings.
    pub aliases: &'static [&'static str],
    /// Chinese spellings; the first is printed.
    pub chinese: &'static [&'static str],
}

impl UnitWord {
    const fn new(
        name: &'static str,
        plural: &'static str,
        aliases: &'static [&'static str],
        chinese: &'static [&'static str],
    ) -> Self {
        Self { name, plural, aliases, chinese }
    }

    /// Whether `word` is one of its spellings.
    pub fn is_written(&self, word: &str) -> bool {
        self.name == word
            || self.plural == word
            || self.aliases.contains(&word)
            || self.chinese.contains(&word)
    }
}

/// All built-in units.
pub const UNITS: &[UnitWord] = &[
    UnitWord::new("yuan", "yuan", &[], &["元"]),
    UnitWord::new("person", "persons", &["people"], &["人"]),
    UnitWord::new("month", "months", &[], &["月", "个月"]),
    UnitWord::new("year", "years", &[], &["年"]),
    UnitWord::new("day", "days", &[], &["天", "日"]),
    UnitWord::new("week", "weeks", &[], &["周"]),
    UnitWord::new("household", "households", &[], &["户"]),
    UnitWord::new("square_metre", "square_metres", &[], &["平方米"]),
    UnitWord::new("kilometre", "kilometres", &[], &["公里"]),
    UnitWord::new("kilogram", "kilograms", &[], &["公斤", "千克"]),
    UnitWord::new("time", "times", &[], &["次"]),
];

/// The built-in unit that `word` is a spelling of.
pub fn find_unit(word: &str) -> Option<&'static UnitWord> {
    UNITS.iter().find(|unit| unit.is_written(word))
}

/// The built-in unit whose name in the tree is `name`.
pub fn unit_named(name: &str) -> Option<&'static UnitWord> {
    UNITS.iter().find(|unit| unit.name == name)
}
