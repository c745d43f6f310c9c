//! Words in the two languages that Almoner speaks.

use serde::{Deserialize, Serialize};

/// The reader's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English (`en`).
    #[default]
    #[serde(rename = "en")]
    English,
    /// Simplified Chinese (`zh`).
    #[serde(rename = "zh")]
    Chinese,
}

/// A fixed text in both languages; `{name}` in it stands for the argument of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The English words.
    pub en: &'static str,
    /// The Chinese words.
    pub zh: &'static str,
}

impl Text {
    /// A text from its English and Chinese words.
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// The words in `language`.
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}
