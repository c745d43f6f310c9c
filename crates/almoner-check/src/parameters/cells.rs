//! Reads what stands in a cell: a number with or without its unit, a date. Never here: which column it is in.

use almoner_diagnostic::Text;
use almoner_diagnostic::codes::parameters as codes;
use jiff::civil::Date;

use super::numerals::plain;
use crate::exact::Exact;
use crate::units::{Unit, Units};

/// A number as it stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its value; of `30%` the 0.3, of `1.2万` the 12000.
    pub(crate) value: Exact,
    /// It is written with a percent sign.
    pub(crate) percent: bool,
    /// The unit that stands behind it.
    pub(crate) unit: Option<Unit>,
}

/// The number in `text`; the reason why it is none as the error.
pub(crate) fn figure(text: &str, units: &Units) -> Result<Figure, Text> {
    let text = plain(text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.as_str()),
    };
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let value = Exact::parse(&ungrouped(digits)?).ok_or(codes::TOO_MANY_DIGITS)?;
    let value =
        if negative { Exact::ZERO.checked_sub(value).map_err(|_| codes::TOO_MANY_DIGITS)? } else { value };
    let (value, rest) = magnified(value, rest.trim())?;
    if let Some(rest) = rest.strip_prefix('%') {
        let value = value.checked_div(Exact::from_integer(100)).map_err(|_| codes::TOO_MANY_DIGITS)?;
        return match rest.trim() {
            "" => Ok(Figure { value, percent: true, unit: None }),
            _ => Err(codes::STRAY_CHARACTERS),
        };
    }
    let unit = match rest {
        "" => None,
        words => Some(units.parse(words).ok_or(codes::STRAY_CHARACTERS)?),
    };
    Ok(Figure { value, percent: false, unit })
}

/// Digits without separators; the commas must stand between groups of three.
fn ungrouped(digits: &str) -> Result<String, Text> {
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return Err(codes::NO_DIGITS);
    }
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    if let [first, others @ ..] = groups.as_slice()
        && !others.is_empty()
        && (!(1..=3).contains(&first.len()) || others.iter().any(|group| group.len() != 3))
    {
        return Err(codes::COMMA_NOT_IN_THOUSANDS);
    }
    let whole = groups.concat();
    match fraction {
        Some(fraction) if fraction.contains(',') => Err(codes::COMMA_NOT_IN_THOUSANDS),
        Some(fraction) if whole.is_empty() || fraction.is_empty() || fraction.contains('.') => {
            Err(codes::POINT_WITHOUT_DIGITS)
        }
        _ if whole.len().saturating_add(fraction.map_or(0, str::len)) > 28 => Err(codes::TOO_MANY_DIGITS),
        Some(fraction) => Ok(format!("{whole}.{fraction}")),
        None => Ok(whole),
    }
}

/// 万 and 亿 multiply.
fn magnified(value: Exact, rest: &str) -> Result<(Exact, &str), Text> {
    for (word, factor) in [("万", 10_000), ("亿", 100_000_000)] {
        if let Some(rest) = rest.strip_prefix(word) {
            let value = value.checked_mul(Exact::from_integer(factor)).map_err(|_| codes::TOO_MANY_DIGITS)?;
            return Ok((value, rest.trim_start()));
        }
    }
    Ok((value, rest))
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NotADate {
    /// The reason; `{last}` in it is the last day of the month.
    pub(crate) reason: Text,
    /// The last day of the month that is named.
    pub(crate) last: Option<Date>,
    /// The date that is probably meant.
    pub(crate) meant: Option<Date>,
}

/// The day in `text`: `2025-07-01`, `2025/7/1`, `2025年7月1日`.
pub(crate) fn date(text: &str) -> Result<Date, NotADate> {
    let text = plain(text);
    let no = |reason| NotADate { reason, last: None, meant: None };
    let parts: Vec<&str> = text.trim().split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let number = |part: &&str| {
        let digits = part.trim_end_matches(['日', '号']).trim();
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<i16>().ok()).flatten()
    };
    let year =
        parts.first().filter(|year| year.len() == 4).and_then(number).ok_or(no(codes::YEAR_NOT_FIRST))?;
    let month = parts.get(1).and_then(number).and_then(|month| i8::try_from(month).ok());
    let month = month.filter(|month| (1..=12).contains(month)).ok_or(no(codes::NO_SUCH_MONTH))?;
    let first = Date::new(year, month, 1).map_err(|_| no(codes::NO_SUCH_MONTH))?;
    match parts.get(2..) {
        Some([day]) if !day.is_empty() => {
            let day = number(day).and_then(|day| i8::try_from(day).ok()).unwrap_or(0);
            Date::new(year, month, day).map_err(|_| NotADate {
                reason: codes::NO_SUCH_DAY,
                last: Some(first.last_of_month()),
                meant: None,
            })
        }
        None | Some([] | [""]) => Err(NotADate { meant: Some(first), ..no(codes::DAY_IS_MISSING) }),
        Some(_) => {
            Err(NotADate { reason: codes::NO_SUCH_DAY, last: Some(first.last_of_month()), meant: None })
        }
    }
}

#[cfg(test)]
mod tests {
    use almoner_diagnostic::Language;

    use super::*;

    fn show_figure(text: &str) -> String {
        let units = Units::built_in();
        match figure(text, &units) {
            Ok(Figure { value, percent, unit }) => {
                let percent = if percent { " %" } else { "" };
                let unit = unit
                    .map_or(String::new(), |unit| format!(" {}", units.display(&unit, Language::English)));
                format!("{value}{percent}{unit}")
            }
            Err(reason) => format!("no: {}", reason.en),
        }
    }

    #[test]
    fn figures() {
        let cases: &[(&str, &str)] = &[
            ("790", "790"),
            ("1,420", "1420"),
            ("1,234,567.50", "1234567.5"),
            ("７９０", "790"),
            ("１，４２０．５", "1420.5"),
            ("0.1", "0.1"),
            ("-5", "-5"),
            ("30%", "0.3 %"),
            ("３０％", "0.3 %"),
            ("1.2万", "12000"),
            ("1.2万元", "12000 yuan"),
            ("2亿", "200000000"),
            ("790元", "790 yuan"),
            ("790 元/人/月", "790 yuan per person per month"),
            ("790元每人每月", "790 yuan per person per month"),
            ("4,000 yuan per year", "4000 yuan per year"),
            ("16777217", "16777217"),
            ("", "no: it has no digits"),
            ("abc", "no: it has no digits"),
            ("¥790", "no: it has no digits"),
            ("12,34", "no: its comma does not separate groups of three digits"),
            ("1,2345", "no: its comma does not separate groups of three digits"),
            ("1.2,345", "no: its comma does not separate groups of three digits"),
            (".5", "no: there must be digits on both sides of the point"),
            ("5.", "no: there must be digits on both sides of the point"),
            ("1.2.3", "no: there must be digits on both sides of the point"),
            ("1e3", "no: what stands after the digits is not a unit known here"),
            ("7 90", "no: what stands after the digits is not a unit known here"),
            ("790 pesos", "no: what stands after the digits is not a unit known here"),
            ("30% of it", "no: what stands after the digits is not a unit known here"),
            ("12345678901234567890123456789", "no: it has more than 28 digits"),
        ];
        for (text, expected) in cases {
            assert_eq!(show_figure(text), *expected, "{text}");
        }
    }

    #[test]
    fn dates() {
        let cases: &[(&str, &str)] = &[
            ("2025-07-01", "2025-07-01"),
            ("2025/7/1", "2025-07-01"),
            ("2025.07.01", "2025-07-01"),
            ("2025年7月1日", "2025-07-01"),
            ("２０２５年０７月０１日", "2025-07-01"),
            ("2024-02-29", "2024-02-29"),
            ("2025-02-30", "no: the last day of that month is {last} (2025-02-28)"),
            ("2025-02-0", "no: the last day of that month is {last} (2025-02-28)"),
            ("2025-02-01-03", "no: the last day of that month is {last} (2025-02-28)"),
            ("2025-13-01", "no: there is no such month"),
            ("2025", "no: there is no such month"),
            ("2025-07", "no: the day is missing -> 2025-07-01"),
            ("2025年7月", "no: the day is missing -> 2025-07-01"),
            ("7/1/2025", "no: it does not begin with a year of four digits"),
            ("soon", "no: it does not begin with a year of four digits"),
            ("", "no: it does not begin with a year of four digits"),
        ];
        for (text, expected) in cases {
            let shown = match date(text) {
                Ok(date) => date.to_string(),
                Err(NotADate { reason, last, meant }) => {
                    let last = last.map_or(String::new(), |last| format!(" ({last})"));
                    let meant = meant.map_or(String::new(), |meant| format!(" -> {meant}"));
                    format!("no: {}{last}{meant}", reason.en)
                }
            };
            assert_eq!(shown, *expected, "{text}");
        }
    }
}
