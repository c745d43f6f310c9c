//! A piece of text in both languages, put together from the fixed words of [`super::words`].
//! Never holds a fixed word of its own.

use almoner_diagnostic::{Language, Text};
use serde::{Deserialize, Serialize};

/// A text in English and in Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Phrase {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Phrase {
    /// The same in both languages: a name, a piece of the author's text.
    pub fn same(text: impl Into<String>) -> Self {
        let en = text.into();
        Self { zh: en.clone(), en }
    }

    /// From its English and Chinese words.
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// The label of something: each language falls back on the other, then on the name.
    pub fn label(en: Option<&str>, zh: Option<&str>, name: &str) -> Self {
        Self::new(en.or(zh).unwrap_or(name), zh.or(en).unwrap_or(name))
    }

    /// `template` with its placeholders `{name}` replaced.
    pub fn fill(template: Text, values: &[(&str, &Self)]) -> Self {
        Self {
            en: fill_one(template.en, values, Language::English),
            zh: fill_one(template.zh, values, Language::Chinese),
        }
    }

    /// The words in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }

    /// Whether there are no words in it.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }

    /// All of `parts` with `separator` between them.
    pub fn join(parts: &[Self], separator: Text) -> Self {
        let words = |language| parts.iter().map(|part| part.get(language)).collect::<Vec<_>>();
        Self {
            en: words(Language::English).join(separator.en),
            zh: words(Language::Chinese).join(separator.zh),
        }
    }
}

impl From<Text> for Phrase {
    fn from(text: Text) -> Self {
        Self::new(text.en, text.zh)
    }
}

/// One pass over the template, so that a placeholder inside a value stays as it is.
fn fill_one(template: &str, values: &[(&str, &Phrase)], language: Language) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value.get(language)),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_replaced_once() {
        let template = Text::new("{a} before {b}", "{b}之前是{a}");
        let a = Phrase::same("{b}");
        let b = Phrase::new("two", "二");
        assert_eq!(
            Phrase::fill(template, &[("a", &a), ("b", &b)]),
            Phrase::new("{b} before two", "二之前是{b}")
        );
    }

    #[test]
    fn labels_fall_back() {
        assert_eq!(Phrase::label(None, Some("工资"), "wage"), Phrase::same("工资"));
        assert_eq!(Phrase::label(Some("Wage"), Some("工资"), "wage"), Phrase::new("Wage", "工资"));
        assert_eq!(Phrase::label(None, None, "wage"), Phrase::same("wage"));
    }
}
