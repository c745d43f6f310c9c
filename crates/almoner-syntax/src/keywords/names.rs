//! Names that the language itself gives, the words of types, and the words that are keywords only in one place.

/// A name that may be written in two languages and is one name in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// The name in the tree.
    pub english: &'static str,
    /// How a Chinese file writes it.
    pub chinese: &'static str,
}

impl NameWord {
    /// All of them. `member` (the label of a facts block) shares its Chinese spelling with `members`;
    /// the parser tells them apart by where they stand.
    pub const ALL: &'static [Self] = &[Self::MEMBERS, Self::MEMBER, Self::AMOUNT, Self::GRANTED, Self::ROLE];
    /// The collection of a household's people.
    pub const MEMBERS: Self = Self { english: "members", chinese: "成员" };
    /// One of them, as the label of a line of facts in an example.
    pub const MEMBER: Self = Self { english: "member", chinese: "成员" };
    /// How much a benefit pays.
    pub const AMOUNT: Self = Self { english: "amount", chinese: "金额" };
    /// Whether a benefit is given.
    pub const GRANTED: Self = Self { english: "granted", chinese: "给予" };
    /// The role of a member.
    pub const ROLE: Self = Self { english: "role", chinese: "身份角色" };
}

/// The form in which a name stands in the tree: the English one of a name with two spellings, else itself.
pub fn canonical_name(word: &str) -> &str {
    NameWord::ALL.iter().find(|name| name.chinese == word).map_or(word, |name| name.english)
}

/// How a Chinese file writes a name that has two spellings.
pub fn chinese_name(word: &str) -> Option<&'static str> {
    NameWord::ALL.iter().find(|name| name.english == word).map(|name| name.chinese)
}

/// A word that names a type where a type stands; elsewhere it is an ordinary name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeWord {
    /// Yes or no.
    YesOrNo,
    /// A plain number.
    Number,
    /// A whole number.
    WholeNumber,
    /// A percentage.
    Percent,
    /// Words.
    Text,
    /// A day.
    Date,
    /// The day that ages are counted from.
    DateOfBirth,
}

impl TypeWord {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::YesOrNo,
        Self::Number,
        Self::WholeNumber,
        Self::Percent,
        Self::Text,
        Self::Date,
        Self::DateOfBirth,
    ];

    /// How an English file writes it.
    pub const fn english(self) -> &'static str {
        match self {
            Self::YesOrNo => "yes or no",
            Self::Number => "number",
            Self::WholeNumber => "whole number",
            Self::Percent => "percent",
            Self::Text => "text",
            Self::Date => "date",
            Self::DateOfBirth => "date of birth",
        }
    }

    /// How a Chinese file writes it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::YesOrNo => "是或否",
            Self::Number => "数值",
            Self::WholeNumber => "整数",
            Self::Percent => "百分比",
            Self::Text => "文本",
            Self::Date => "日期",
            Self::DateOfBirth => "出生日期",
        }
    }
}

/// A word that is a keyword in one place only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextWord {
    /// Before a text in a source: its document number.
    DocumentNumber,
}

impl ContextWord {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::DocumentNumber];

    /// How an English file writes it.
    pub const fn english(self) -> &'static str {
        match self {
            Self::DocumentNumber => "number",
        }
    }

    /// How a Chinese file writes it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::DocumentNumber => "文号",
        }
    }
}
