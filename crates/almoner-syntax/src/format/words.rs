//! How the smallest things are written in each language: keywords, names, texts, numbers, units, dates,
//! articles. What the author may choose (names, quotation marks, digits) is taken from the author's text.

use almoner_diagnostic::Language;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Formatter;
use super::doc::{Doc, concat, text};
use crate::ast::{Article, At, Dated, Expr, Name, NumberLiteral, Path, Quoted, UnitExpr};
use crate::keywords::{ContextWord, NameWord, Phrase, TypeWord, chinese_name, unit_named};

/// The punctuation of a language, each as a layout.
pub(super) struct Marks {
    /// Between clauses and facts; a line may break after it.
    pub(super) comma: Doc,
    /// Between the items of a list; a line may break after it.
    pub(super) enumeration: Doc,
    /// Before a type.
    pub(super) type_colon: &'static str,
    /// After a key, a label, a condition.
    pub(super) colon: &'static str,
    /// What follows a colon, where the line may break.
    pub(super) after_colon: Doc,
    /// What follows a colon or a comma, where the line may not break there.
    pub(super) gap: &'static str,
    /// The comma alone.
    pub(super) comma_mark: &'static str,
    /// The mark between the items of a list alone.
    pub(super) enumeration_mark: &'static str,
}

impl Formatter<'_> {
    /// A phrase in the language of the file.
    pub(super) fn keyword(&self, phrase: Phrase) -> Doc {
        text(self.keyword_text(phrase))
    }

    /// A phrase in the language of the file.
    pub(super) fn keyword_text(&self, phrase: Phrase) -> &'static str {
        match self.language {
            Language::English => phrase.english(),
            Language::Chinese => phrase.chinese(),
        }
    }

    /// A word that is a keyword in one place only.
    pub(super) fn context_word(&self, word: ContextWord) -> Doc {
        text(match self.language {
            Language::English => word.english(),
            Language::Chinese => word.chinese(),
        })
    }

    /// A word of a type.
    pub(super) fn type_word(&self, word: TypeWord) -> Doc {
        text(match self.language {
            Language::English => word.english(),
            Language::Chinese => word.chinese(),
        })
    }

    /// The punctuation of the file's language.
    pub(super) fn marks(&self) -> Marks {
        match self.language {
            Language::English => Marks {
                comma: concat([text(","), Doc::Line]),
                enumeration: concat([text(","), Doc::Line]),
                type_colon: " : ",
                colon: ":",
                after_colon: Doc::Line,
                gap: " ",
                comma_mark: ",",
                enumeration_mark: ",",
            },
            Language::Chinese => Marks {
                comma: concat([text("，"), Doc::SoftLine]),
                enumeration: concat([text("、"), Doc::SoftLine]),
                type_colon: "：",
                colon: "：",
                after_colon: Doc::SoftLine,
                gap: "",
                comma_mark: "，",
                enumeration_mark: "、",
            },
        }
    }

    /// A name as the author wrote it, but for names that the language itself has in both tongues.
    pub(super) fn name_text(&self, name: &Name) -> String {
        let written = self.written(name.at);
        if written.starts_with('`') {
            return written.to_owned();
        }
        match self.language {
            Language::Chinese if name.text != NameWord::MEMBER.english => {
                chinese_name(&name.text).unwrap_or(&name.text).to_owned()
            }
            _ => name.text.clone(),
        }
    }

    /// A name.
    pub(super) fn name(&self, name: &Name) -> Doc {
        text(self.name_text(name))
    }

    /// Names joined by points.
    pub(super) fn path(&self, path: &Path) -> Doc {
        let names: Vec<String> = path.names.iter().map(|name| self.name_text(name)).collect();
        text(names.join("."))
    }

    /// A text with the author's own quotation marks.
    pub(super) fn quoted(&self, quoted: &Quoted) -> Doc {
        text(self.written(quoted.at))
    }

    /// A day.
    pub(super) fn date(&self, date: Date) -> String {
        crate::language::day(date, self.language)
    }

    /// A day, or a month where the author wrote one.
    pub(super) fn dated(&self, dated: Dated) -> String {
        let written = self.written(dated.at);
        let is_day = written.contains('日') || written.matches(['-', '－']).count() > 1;
        match self.language {
            _ if is_day => self.date(dated.date),
            Language::English => format!("{:04}-{:02}", dated.date.year(), dated.date.month()),
            Language::Chinese => format!("{}年{}月", dated.date.year(), dated.date.month()),
        }
    }

    /// An article with its paragraph and item.
    pub(super) fn article(&self, article: Article) -> String {
        let parts = [article.paragraph, article.item];
        match self.language {
            Language::English => {
                let bracketed = parts.iter().flatten().map(|number| format!("({number})"));
                format!("art. {}{}", article.article, bracketed.collect::<String>())
            }
            Language::Chinese => {
                let named = parts.iter().zip(["款", "项"]).filter_map(|(number, word)| {
                    number.map(|number| format!("第{}{word}", chinese_numeral(number)))
                });
                format!("第{}条{}", chinese_numeral(article.article), named.collect::<String>())
            }
        }
    }

    /// A number with its unit; `at` is its place.
    pub(super) fn number(&self, number: &NumberLiteral, at: At) -> String {
        let digits = self.digits(number, at);
        let Some(unit) = &number.unit else { return digits };
        let gap = match self.language {
            Language::Chinese if is_built_in(unit) => "",
            _ => " ",
        };
        format!("{digits}{gap}{}", self.unit(unit, Some(number.value)))
    }

    /// The author's digits in plain characters; 万 and 亿 are counted in where the file is in English and was not.
    fn digits(&self, number: &NumberLiteral, at: At) -> String {
        let written: String = self.written(at).chars().map(plain_character).collect();
        let end = written.find(|mark: char| !is_of_number(mark)).unwrap_or(written.len());
        let digits = written.get(..end).unwrap_or("").trim_end_matches([',', '.']);
        let is_converted = self.converts && self.language == Language::English;
        if digits.contains(['万', '亿']) && is_converted {
            return grouped(number.value, number.percent);
        }
        digits.to_owned()
    }

    /// A unit; after a number other than one English takes the plural.
    pub(super) fn unit(&self, unit: &UnitExpr, after: Option<Decimal>) -> String {
        let first = self.unit_word(&unit.unit, after);
        let per = unit.per.iter().map(|name| self.unit_word(name, None));
        match self.language {
            Language::English => per.fold(first, |joined, word| format!("{joined} per {word}")),
            Language::Chinese if is_built_in(unit) => {
                per.fold(first, |joined, word| format!("{joined}每{word}"))
            }
            Language::Chinese => per.fold(first, |joined, word| format!("{joined} 每 {word}")),
        }
    }

    fn unit_word(&self, name: &Name, after: Option<Decimal>) -> String {
        let built_in = unit_named(&name.text).filter(|_| !self.written(name.at).starts_with('`'));
        let Some(unit) = built_in else { return self.name_text(name) };
        match (self.language, after) {
            (Language::English, Some(number)) if number != Decimal::ONE => unit.plural.to_owned(),
            (Language::English, _) => unit.name.to_owned(),
            // A length in months is 个月; 月 alone is the unit of a rate.
            (Language::Chinese, Some(_)) if unit.name == "month" => "个月".to_owned(),
            (Language::Chinese, _) => unit.chinese.first().copied().unwrap_or(unit.name).to_owned(),
        }
    }

    /// The label of a block of facts; a member's is `member`.
    pub(super) fn facts_label(&self, name: &Name) -> Doc {
        if name.text == NameWord::MEMBER.english && self.language == Language::Chinese {
            return text(NameWord::MEMBER.chinese);
        }
        self.name(name)
    }

    /// What the author wrote at a place.
    pub(super) fn written(&self, at: At) -> &str {
        self.comments.between(at.0.start, at.0.end)
    }

    /// Whether the author wrote a comma between two expressions.
    pub(super) fn comma_between(&self, before: &Expr, after: &Expr) -> bool {
        self.gap(before.at.0.end, after.at.0.start).contains([',', '，', '、'])
    }

    /// Whether the author compared with a sign rather than with words, from one byte to another.
    pub(super) fn sign_between(&self, start: u32, end: u32) -> bool {
        self.gap(start, end).contains(['=', '<', '>', '≤', '≥', '≠', '＜', '＞', '＝', '≦', '≧'])
    }

    /// The author's text between two things, without its comments.
    pub(super) fn gap(&self, start: u32, end: u32) -> String {
        let lines = self.comments.between(start, end).lines();
        lines.map(|line| line.split_once("--").map_or(line, |(before, _)| before)).collect()
    }
}

/// All its units are of the language itself.
fn is_built_in(unit: &UnitExpr) -> bool {
    std::iter::once(&unit.unit).chain(&unit.per).all(|name| unit_named(&name.text).is_some())
}

fn is_of_number(mark: char) -> bool {
    mark.is_ascii_digit() || matches!(mark, ',' | '.' | '%' | '万' | '亿')
}

/// A full-width digit or mark as the plain one.
fn plain_character(mark: char) -> char {
    match mark {
        '０'..='９' | '％' | '．' | '，' => {
            char::from_u32(u32::from(mark).saturating_sub(0xfee0)).unwrap_or(mark)
        }
        _ => mark,
    }
}

/// A number in digits with a comma between groups of three.
fn grouped(value: Decimal, percent: bool) -> String {
    let plain = value.normalize().to_string();
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut digits = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len().saturating_sub(index) % 3 == 0 {
            digits.push(',');
        }
        digits.push(digit);
    }
    if let Some(fraction) = fraction {
        digits.push('.');
        digits.push_str(fraction);
    }
    if percent {
        digits.push('%');
    }
    digits
}

/// 1 to 9999 in Chinese numerals; other numbers in digits.
fn chinese_numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if !(1..=9999).contains(&number) {
        return number.to_string();
    }
    let mut words = String::new();
    let mut skipped_place = false;
    for (worth, place) in PLACES {
        let digit = number.checked_div(worth).unwrap_or(0) % 10;
        if digit == 0 {
            skipped_place = !words.is_empty();
            continue;
        }
        if skipped_place {
            words.push('零');
            skipped_place = false;
        }
        // 十二, not 一十二.
        if !(worth == 10 && digit == 1 && words.is_empty()) {
            words.push_str(DIGITS.get(digit as usize).copied().unwrap_or(""));
        }
        words.push_str(place);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_counted_in_chinese() {
        let numerals =
            [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (105, "一百零五"), (110, "一百一十")];
        for (number, words) in numerals {
            assert_eq!(chinese_numeral(number), words);
        }
        assert_eq!(chinese_numeral(1008), "一千零八");
        assert_eq!(chinese_numeral(1080), "一千零八十");
        assert_eq!(chinese_numeral(10_000), "10000");
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(grouped(Decimal::new(120_000, 1), false), "12,000");
        assert_eq!(grouped(Decimal::new(123_456_725, 2), false), "1,234,567.25");
        assert_eq!(grouped(Decimal::new(790, 0), false), "790");
    }
}
