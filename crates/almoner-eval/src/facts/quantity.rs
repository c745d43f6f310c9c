//! Numbers as facts write them: `1350`, `1.5e3`, `1,350.50 yuan per month`, `1.2万元`, `30%`. Every digit is
//! kept; no float is ever made.

use almoner_check::exact::Exact;
use rust_decimal::Decimal;

/// A number and what stands after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    pub(super) number: Exact,
    pub(super) percent: bool,
    /// The unit as written; empty where none was given.
    pub(super) unit: String,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotANumber {
    /// It is written otherwise.
    Form,
    /// It cannot be held exactly.
    TooManyDigits,
}

/// The value of a JSON number, from its own text.
pub(super) fn json_number(text: &str) -> Result<Exact, NotANumber> {
    if let Some(number) = short_decimal(text) {
        return Ok(Exact::from_decimal(number));
    }
    match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => scaled(digits, exponent),
        None => decimal(text),
    }
}

/// The value of a text with an optional percent sign, multiplier or unit.
pub(super) fn quantity(text: &str) -> Result<Quantity, NotANumber> {
    if let Some(number) = plain_number(text).map(Exact::from_decimal) {
        return Ok(Quantity { number, percent: false, unit: String::new() });
    }
    let plain: String = text.trim().chars().map(ordinary).collect();
    let end =
        plain.find(|letter: char| !matches!(letter, '0'..='9' | '.' | ',' | '-')).unwrap_or(plain.len());
    let (digits, rest) = plain.split_at_checked(end).ok_or(NotANumber::Form)?;
    let mut number = decimal(&without_separators(digits)?)?;
    let mut rest = rest.trim_start();
    for (mark, factor) in MULTIPLIERS {
        if let Some(after) = rest.strip_prefix(mark) {
            number =
                number.checked_mul(Exact::from_integer(*factor)).map_err(|_| NotANumber::TooManyDigits)?;
            rest = after.trim_start();
            break;
        }
    }
    let percent = rest.strip_prefix('%');
    if percent.is_some() {
        number = number.checked_div(Exact::from_integer(100)).map_err(|_| NotANumber::TooManyDigits)?;
    }
    let unit = percent.unwrap_or(rest).trim().to_owned();
    Ok(Quantity { number, percent: percent.is_some(), unit })
}

const MULTIPLIERS: &[(&str, i64)] = &[("万", 10_000), ("亿", 100_000_000)];

/// Whether digits stand on both sides of a point.
fn is_plain(text: &str) -> bool {
    let inner = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    let digits = text.strip_prefix('-').unwrap_or(text);
    inner(digits.bytes().next()) && inner(digits.bytes().next_back())
}

/// A number of up to 18 digits that stand on both sides of a point if it has one.
pub(super) fn plain_number(text: &str) -> Option<Decimal> {
    short_decimal(text).filter(|_| is_plain(text))
}

/// Numbers of up to 18 digits, which is all that households have: no 128-bit arithmetic.
fn short_decimal(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    let (negative, digits) = match bytes.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut mantissa = 0i64;
    let mut scale: Option<u32> = None;
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                // 18 digits never wrap.
                mantissa = mantissa.wrapping_mul(10).wrapping_add(i64::from(byte & 0x0F));
                scale = scale.map(|scale| scale.saturating_add(1));
            }
            b'.' if scale.is_none() => scale = Some(0),
            _ => return None,
        }
    }
    let signed = if negative { mantissa.wrapping_neg() } else { mantissa };
    Some(Decimal::new(signed, scale.unwrap_or(0)))
}

fn decimal(text: &str) -> Result<Exact, NotANumber> {
    let well_formed = {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        [whole, fraction]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if !well_formed {
        return Err(NotANumber::Form);
    }
    Exact::parse(text).ok_or(NotANumber::TooManyDigits)
}

/// `digits` times ten to the power of `exponent`.
fn scaled(digits: &str, exponent: &str) -> Result<Exact, NotANumber> {
    let number = decimal(digits)?;
    let exponent: i32 =
        exponent.strip_prefix('+').unwrap_or(exponent).parse().map_err(|_| NotANumber::TooManyDigits)?;
    if number.is_zero() {
        return Ok(Exact::ZERO);
    }
    let power = 10i128.checked_pow(exponent.unsigned_abs()).ok_or(NotANumber::TooManyDigits)?;
    let power = Exact::ratio(power, 1).ok_or(NotANumber::TooManyDigits)?;
    let result = if exponent < 0 { number.checked_div(power) } else { number.checked_mul(power) };
    result.map_err(|_| NotANumber::TooManyDigits)
}

/// Takes commas out that stand between groups of three digits; a comma anywhere else is no number.
fn without_separators(digits: &str) -> Result<String, NotANumber> {
    if !digits.contains(',') {
        return Ok(digits.to_owned());
    }
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut groups = whole.strip_prefix('-').unwrap_or(whole).split(',');
    let first_fits = groups.next().is_some_and(|first| matches!(first.len(), 1..=3));
    if !first_fits || groups.any(|group| group.len() != 3) || fraction.is_some_and(|part| part.contains(','))
    {
        return Err(NotANumber::Form);
    }
    let whole = whole.replace(',', "");
    Ok(fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}")))
}

/// A full-width form as the ordinary character that it is read as.
fn ordinary(letter: char) -> char {
    match letter {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '，' | '．' | '－' | '％' | '／' => {
            u32::from(letter).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(letter)
        }
        '\u{3000}' => ' ',
        '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{NotANumber, json_number, quantity};

    #[test]
    fn json_numbers_keep_every_digit() {
        for (text, value) in [
            ("0.1", "0.1"),
            ("16777217", "16777217"),
            ("-3.70", "-3.7"),
            ("1234567890123456789.123456789", "1234567890123456789.123456789"),
            ("1.5e3", "1500"),
            ("25E-1", "2.5"),
            ("0e99999999", "0"),
        ] {
            assert_eq!(json_number(text).unwrap().to_string(), value, "{text}");
        }
        assert_eq!(json_number("1e99"), Err(NotANumber::TooManyDigits));
        assert_eq!(json_number("1e99999999999999"), Err(NotANumber::TooManyDigits));
        assert_eq!(json_number(&"9".repeat(60)), Err(NotANumber::TooManyDigits));
    }

    #[test]
    fn quantities_are_read_with_what_stands_after_them() {
        for (text, value, unit) in [
            ("1,350 yuan per month", "1350", "yuan per month"),
            ("1,350.50元每月", "1350.5", "元每月"),
            ("１，３５０元", "1350", "元"),
            ("1.2万元", "12000", "元"),
            ("-7", "-7", ""),
        ] {
            let read = quantity(text).unwrap();
            assert_eq!((read.number.to_string().as_str(), read.unit.as_str()), (value, unit), "{text}");
        }
        let share = quantity("30 %").unwrap();
        assert_eq!((share.number.to_string().as_str(), share.percent), ("0.3", true));
        for text in ["", "yuan", "1,20", "12,34", "1.2.3", ".5", "5.", "1-2", "--1", "1,3500"] {
            assert_eq!(quantity(text), Err(NotANumber::Form), "{text}");
        }
    }
}
