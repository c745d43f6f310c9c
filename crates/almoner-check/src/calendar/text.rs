//! Dates as people write them in facts and tables.

use jiff::civil::Date;

/// Reads `2025-08-01`, `2025年8月1日`, `2025年08月01日`, in ordinary or full-width digits. `None` for
/// anything else and for a day that does not exist (30 February).
pub fn parse_date(text: &str) -> Option<Date> {
    if let Some(date) = plain_date(text) {
        return Some(date);
    }
    let narrow: String = text.trim().chars().map(narrow).collect();
    let (year, month, day) = match narrow.split_once('年') {
        Some((year, rest)) => {
            let (month, day) = rest.strip_suffix('日')?.split_once('月')?;
            (number(year, 4, 4)?, number(month, 1, 2)?, number(day, 1, 2)?)
        }
        None => {
            let (year, rest) = narrow.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            (number(year, 4, 4)?, number(month, 2, 2)?, number(day, 2, 2)?)
        }
    };
    if year == 0 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `2025-08-01` in ordinary digits, which nearly all dates are: without a copy.
fn plain_date(text: &str) -> Option<Date> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return None };
    let number = |digits: &[&u8]| {
        digits.iter().try_fold(0i16, |number, digit| {
            let digit = char::from(**digit).to_digit(10)?;
            number.checked_mul(10)?.checked_add(i16::try_from(digit).ok()?)
        })
    };
    let (year, month, day) = (number(&[y0, y1, y2, y3])?, number(&[m0, m1])?, number(&[d0, d1])?);
    if year == 0 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The ordinary form of a full-width digit or hyphen.
fn narrow(character: char) -> char {
    match character {
        '０'..='９' | '－' => {
            u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(character)
        }
        _ => character,
    }
}

/// A number of `least` to `most` digits.
fn number(text: &str, least: usize, most: usize) -> Option<i16> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}
