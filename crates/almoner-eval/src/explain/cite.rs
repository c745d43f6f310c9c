//! Citations written out: title, number, article, in the manner of each language.

use almoner_check::program::{Citation, Program};
use almoner_syntax::ast::Article;

use super::model::Cite;
use super::phrase::Phrase;
use super::{show, words};

/// All of `citations`, written out in order.
pub(crate) fn cites(program: &Program, citations: &[Citation]) -> Vec<Cite> {
    citations.iter().filter_map(|citation| cite(program, citation)).collect()
}

/// `Measures for … (Minfa [2021] No. 57), article 14 paragraph 2`, `《…》（民发〔2021〕57号）第十四条第二款`.
fn cite(program: &Program, citation: &Citation) -> Option<Cite> {
    let source = program.sources.get(citation.source.index())?;
    let title = show::label(&source.declared);
    let place = place(citation);
    let number = source.number.as_deref().map(Phrase::same);
    let mut text = Phrase::fill(words::TITLE, &[("title", &title)]);
    if let Some(number) = &number {
        text = Phrase::fill(words::TITLE_NUMBER, &[("title", &text), ("number", number)]);
    }
    if let Some(place) = &place {
        text = Phrase::fill(words::TITLE_PLACE, &[("title", &text), ("place", place)]);
    }
    Some(Cite { source: source.declared.name.to_string(), text, place })
}

fn place(citation: &Citation) -> Option<Phrase> {
    let article = citation.article.map(article);
    let words = citation.place.as_deref().map(Phrase::same);
    match (article, words) {
        (Some(article), Some(place)) => Some(Phrase::join(&[article, place], words::COMMA)),
        (article, words) => article.or(words),
    }
}

/// `article 14 paragraph 2 item 3`, `第十四条第二款第（三）项`.
pub(crate) fn article(article: Article) -> Phrase {
    let mut phrase =
        Phrase::new(format!("article {}", article.article), format!("第{}条", numeral(article.article)));
    if let Some(paragraph) = article.paragraph {
        phrase.en.push_str(&format!(" paragraph {paragraph}"));
        phrase.zh.push_str(&format!("第{}款", numeral(paragraph)));
    }
    if let Some(item) = article.item {
        phrase.en.push_str(&format!(" item {item}"));
        phrase.zh.push_str(&format!("第（{}）项", numeral(item)));
    }
    phrase
}

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];

/// A Chinese numeral up to 9999 (`十四`, `一百零五`); larger numbers in digits.
fn numeral(number: u32) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (worth, name) in PLACES {
        let digit = number.checked_div(worth).unwrap_or(0) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        let ten_alone = worth == 10 && digit == 1 && out.is_empty();
        if !ten_alone {
            out.push_str(DIGITS.get(usize::try_from(digit).unwrap_or(0)).copied().unwrap_or(""));
        }
        out.push_str(name);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals() {
        let cases = [
            (4, "四"),
            (10, "十"),
            (14, "十四"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (9999, "九千九百九十九"),
        ];
        for (number, text) in cases {
            assert_eq!(numeral(number), text);
        }
    }

    #[test]
    fn articles_in_both_languages() {
        let place = Article { article: 14, paragraph: Some(2), item: Some(3) };
        assert_eq!(article(place), Phrase::new("article 14 paragraph 2 item 3", "第十四条第二款第（三）项"));
    }
}
