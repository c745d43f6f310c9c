//! Digits and numerals of table cells: full-width forms read as what they say, Chinese numerals up to 9999.
//! Never here: units, dates, meaning.

/// `text` with full-width letters, digits and punctuation in their plain forms.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(plain_char).collect()
}

fn plain_char(character: char) -> char {
    match character {
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '、' => ',',
        '−' | '–' | '—' => '-',
        // The full-width forms stand in the order of ASCII, 0xFEE0 further up.
        '！'..='～' => char::from_u32((character as u32).saturating_sub(0xFEE0)).unwrap_or(character),
        other => other,
    }
}

/// A number from 0 to 9999 in digits or in Chinese numerals (`14`, `十四`, `二百零三`).
pub(crate) fn small_number(text: &str) -> Option<u32> {
    if !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    chinese_number(text)
}

fn chinese_number(text: &str) -> Option<u32> {
    let mut total = 0u32;
    let mut digit: Option<u32> = None;
    let mut last_weight = 10_000u32;
    for character in text.chars() {
        match place(character) {
            Some(weight) if weight < last_weight => {
                // `十四` begins with a bare ten; no other weight does.
                let count = match digit.take() {
                    Some(count) if count > 0 => count,
                    None if weight == 10 && total == 0 => 1,
                    _ => return None,
                };
                total = total.checked_add(count.checked_mul(weight)?)?;
                last_weight = weight;
            }
            Some(_) => return None,
            None => {
                let value = "零一二三四五六七八九".chars().position(|known| known == character)?;
                if digit.is_some_and(|digit| digit > 0) {
                    return None;
                }
                digit = Some(u32::try_from(value).ok()?);
            }
        }
    }
    if text.is_empty() { None } else { total.checked_add(digit.unwrap_or(0)) }
}

fn place(character: char) -> Option<u32> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        let cases: &[(&str, Option<u32>)] = &[
            ("4", Some(4)),
            ("四", Some(4)),
            ("十", Some(10)),
            ("十四", Some(14)),
            ("二十", Some(20)),
            ("九十九", Some(99)),
            ("一百零三", Some(103)),
            ("一千二百六十", Some(1260)),
            ("九千九百九十九", Some(9999)),
            ("", None),
            ("百", None),
            ("二三", None),
            ("十百", None),
            ("12345", None),
            ("x", None),
        ];
        for (text, expected) in cases {
            assert_eq!(small_number(text), *expected, "{text}");
        }
    }

    #[test]
    fn wide_forms() {
        assert_eq!(plain("１，４２０．５０元／月％"), "1,420.50元/月%");
    }
}
