//! Chinese numerals and articles of legal texts.

use crate::ast::Article;

/// Reads `14`, `１４` or `十四`; up to 9999. `None` for what is no number.
pub(super) fn numeral(text: &str) -> Option<u32> {
    if text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return text.chars().map(super::width::narrow).collect::<String>().parse().ok();
    }
    chinese(text)
}

/// Reads a Chinese numeral up to 9999: 二千零三十四, 十二, 一百二, 〇.
fn chinese(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut pending: Option<u32> = None;
    let mut last_scale = 10_000_u32;
    for c in text.chars() {
        match (digit(c), scale(c)) {
            (Some(0), _) if pending.is_none() => {}
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, Some(scale)) if scale < last_scale => {
                total = total.checked_add(pending.take().unwrap_or(1).checked_mul(scale)?)?;
                last_scale = scale;
            }
            _ => return None,
        }
    }
    total.checked_add(pending.unwrap_or(0)).filter(|value| *value > 0)
}

fn digit(c: char) -> Option<u32> {
    let digits = "零一二三四五六七八九";
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => (0_u32..).zip(digits.chars()).find(|(_, known)| *known == c).map(|(value, _)| value),
    }
}

fn scale(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Reads `art. 14(2)(3)` or `第十四条第二款第（三）项`; `None` when a number in it is none.
pub(super) fn article(text: &str) -> Option<Article> {
    if text.starts_with('第') { chinese_article(text) } else { english_article(text) }
}

fn english_article(text: &str) -> Option<Article> {
    let (_, rest) = text.split_once('.')?;
    let mut numbers = rest
        .split(['(', '（'])
        .map(|part| numeral(part.trim().trim_end_matches([')', '）'])).filter(|number| *number > 0));
    let article = numbers.next()??;
    let paragraph = optional(numbers.next())?;
    let item = optional(numbers.next())?;
    if numbers.next().is_some() {
        return None;
    }
    Some(Article { article, paragraph, item })
}

/// Absent is fine, present but unreadable is not.
fn optional(part: Option<Option<u32>>) -> Option<Option<u32>> {
    match part {
        None => Some(None),
        Some(number) => number.map(Some),
    }
}

fn chinese_article(text: &str) -> Option<Article> {
    let (head, rest) = text.split_once('条')?;
    let read = |part: &str| {
        numeral(part.trim_start_matches('第').trim_matches(['(', ')', '（', '）']))
            .filter(|number| *number > 0)
    };
    let article = read(head)?;
    let (paragraph, rest) = match rest.split_once('款') {
        Some((paragraph, rest)) => (Some(read(paragraph)?), rest),
        None => (None, rest),
    };
    let item = match rest.split_once('项') {
        Some((item, _)) => Some(read(item)?),
        None => None,
    };
    Some(Article { article, paragraph, item })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals() {
        let cases = [
            ("十", 10),
            ("十四", 14),
            ("二十", 20),
            ("一百零三", 103),
            ("二千零三十四", 2034),
            ("九千九百九十九", 9999),
        ];
        for (text, value) in cases {
            assert_eq!(numeral(text), Some(value), "{text}");
        }
        for text in ["十十", "百千", "", "零"] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }

    #[test]
    fn articles() {
        let whole = Article { article: 14, paragraph: Some(2), item: Some(3) };
        for text in ["art. 14(2)(3)", "第十四条第二款第三项", "第14条第2款第（三）项", "art.１４（２）（３）"]
        {
            assert_eq!(article(text), Some(whole), "{text}");
        }
        assert_eq!(article("第十四条第三项"), Some(Article { article: 14, paragraph: None, item: Some(3) }));
        assert_eq!(article("art. 0"), None);
    }
}
