//! How numbers, units, dates and names are shown to people, in both languages. Exact text beside every
//! shown figure: nothing is rounded here but the "about" of a ratio, which carries its exact form with it.

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, Declared, Program};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::{Unit, Units};
use almoner_diagnostic::Language;
use jiff::civil::Date;

use super::model::Shown;
use super::phrase::Phrase;
use super::words;

/// The label of something declared, or its name.
pub(crate) fn label(declared: &Declared) -> Phrase {
    Phrase::label(declared.label_en.as_deref(), declared.label_zh.as_deref(), &declared.name)
}

/// A value known without facts, of a type.
pub(crate) fn constant(program: &Program, value: &Constant, ty: &Type) -> Shown {
    match value {
        Constant::Number(value) => number(program, *value, ty),
        Constant::YesNo(yes) => yes_no(*yes),
        Constant::Text(text) => plain(text, Phrase::same(text.as_ref())),
        Constant::Date(day) => plain(&day.to_string(), date(*day)),
        Constant::Enum(of, position) => {
            let declared = program
                .enums
                .get(of.index())
                .and_then(|found| found.values.get(usize::try_from(*position).ok()?));
            declared.map_or_else(Shown::default, |value| plain(&value.name, label(value)))
        }
    }
}

/// Yes or no.
pub(crate) fn yes_no(yes: bool) -> Shown {
    let (exact, words) = if yes { ("yes", words::YES) } else { ("no", words::NO) };
    plain(exact, words.into())
}

/// Nothing is known of it.
pub(crate) fn unknown() -> Shown {
    Shown { text: words::NOT_KNOWN.into(), figure: words::NOT_KNOWN.into(), ..Shown::default() }
}

fn plain(exact: &str, text: Phrase) -> Shown {
    Shown { exact: Some(exact.to_owned()), figure: text.clone(), text, ..Shown::default() }
}

/// A number in the unit of its type (a type that is no number shows it plain).
pub(crate) fn number(program: &Program, value: Exact, ty: &Type) -> Shown {
    Shown {
        exact: Some(value.to_string()),
        unit: unit_name(program, ty),
        text: amount(&program.units, value, ty),
        figure: figure(&program.units, value, ty),
        ..Shown::default()
    }
}

/// An end of a range and whether it belongs to it.
pub(crate) type End = (Exact, bool);

/// A number of which only a range is known; `None` is an open end.
pub(crate) fn range(program: &Program, low: Option<End>, high: Option<End>, ty: &Type) -> Shown {
    let units = &program.units;
    let end = |value, counted, strict| {
        if counted { value } else { Phrase::fill(strict, &[("value", &value)]) }
    };
    let text = match (low, high) {
        (None, None) => words::NOT_KNOWN.into(),
        (Some((low, counted)), None) => {
            let template = if counted { words::FROM_LOW } else { words::ABOVE_LOW };
            Phrase::fill(template, &[("low", &amount(units, low, ty))])
        }
        (None, Some((high, counted))) => {
            let template = if counted { words::UP_TO_HIGH } else { words::BELOW_HIGH };
            Phrase::fill(template, &[("high", &amount(units, high, ty))])
        }
        (Some((low, low_counted)), Some((high, high_counted))) => {
            let low = end(figure(units, low, ty), low_counted, words::ABOVE);
            let high = end(amount(units, high, ty), high_counted, words::BELOW);
            Phrase::fill(words::RANGE, &[("low", &low), ("high", &high)])
        }
    };
    Shown {
        exact: None,
        lowest: low.map(|(value, _)| value.to_string()),
        highest: high.map(|(value, _)| value.to_string()),
        unit: unit_name(program, ty),
        figure: text.clone(),
        text,
    }
}

/// `1,420 yuan per month`, `1,420元每月`; `30%` for a percentage.
fn amount(units: &Units, value: Exact, ty: &Type) -> Phrase {
    match ty {
        Type::Number(ty) => number_text(units, value, ty, &ty.unit),
        _ => Phrase::same(digits(value, 0)),
    }
}

/// `1,420`; `30%` for a percentage.
fn figure(units: &Units, value: Exact, ty: &Type) -> Phrase {
    match ty {
        Type::Number(ty) => number_text(units, value, ty, &Unit::plain()),
        _ => Phrase::same(digits(value, 0)),
    }
}

/// A number with the unit that is to be shown.
fn number_text(units: &Units, value: Exact, ty: &NumberType, unit: &Unit) -> Phrase {
    if ty.percent
        && let Ok(percent) = value.checked_mul(Exact::from_integer(100))
        && percent.decimals().is_some()
    {
        return Phrase::same(format!("{}%", digits(percent, 0)));
    }
    let money = units.currency_decimals(&ty.unit).unwrap_or(0);
    let with_unit = |text: String| with_unit(units, unit, value, &text);
    if value.decimals().is_some_and(|decimals| decimals <= 8) {
        return with_unit(digits(value, money));
    }
    let Some(about) = about(value) else { return with_unit(value.to_string()) };
    let about = with_unit(digits(about, money));
    let exact = Phrase::same(value.to_string());
    Phrase::fill(words::ABOUT, &[("value", &about), ("exact", &exact)])
}

/// The nearest hundredth, for the eye only.
fn about(value: Exact) -> Option<Exact> {
    let (numerator, denominator) = value.to_ratio();
    let doubled = numerator.checked_mul(200)?;
    let half = if numerator < 0 { denominator.checked_neg()? } else { denominator };
    let hundredths = doubled.checked_add(half)?.checked_div(denominator.checked_mul(2)?)?;
    Exact::ratio(hundredths, 100)
}

/// All digits with separators; where there are any after the point, at least `fraction` of them.
fn digits(value: Exact, fraction: u32) -> String {
    let text = value.to_string();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, after) = text.split_once('.').unwrap_or((text, ""));
    let mut out = format!("{sign}{}", grouped(whole));
    if !after.is_empty() {
        let width = usize::try_from(fraction).unwrap_or(0);
        out.push('.');
        out.push_str(after);
        out.extend(std::iter::repeat_n('0', width.saturating_sub(after.len())));
    }
    out
}

/// Commas between groups of three digits; text that is not digits alone stays as it is.
fn grouped(whole: &str) -> String {
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole.to_owned();
    }
    let mut out = String::with_capacity(whole.len().saturating_add(whole.len() / 3));
    for (position, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(position);
        if position > 0 && left.is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The unit in canonical English (`yuan per person per month`); `None` for a plain number.
pub(crate) fn unit_name(program: &Program, ty: &Type) -> Option<String> {
    match ty {
        Type::Number(NumberType { unit, .. }) if !unit.is_plain() => {
            Some(program.units.display(unit, Language::English))
        }
        _ => None,
    }
}

/// `text` (the digits of `value`) with its unit behind it.
fn with_unit(units: &Units, unit: &Unit, value: Exact, text: &str) -> Phrase {
    let plain = value.to_string();
    let shown = |language| {
        let amount = units.amount_in_digits(value, unit, language);
        let words = amount.strip_prefix(&plain).unwrap_or("").replace('_', " ");
        format!("{text}{words}")
    };
    Phrase::new(shown(Language::English), shown(Language::Chinese))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(day: Date) -> &'static str {
    let position = usize::try_from(day.month()).unwrap_or(0).saturating_sub(1);
    MONTHS.get(position).copied().unwrap_or("")
}

/// `1 August 2025`, `2025年8月1日`.
pub(crate) fn date(day: Date) -> Phrase {
    Phrase::new(
        format!("{} {} {}", day.day(), month_name(day), day.year()),
        format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    )
}

/// `August 2025`, `2025年8月`.
pub(crate) fn month(day: Date) -> Phrase {
    Phrase::new(format!("{} {}", month_name(day), day.year()), format!("{}年{}月", day.year(), day.month()))
}

/// A date from its ISO text; the text itself where it is none.
pub(crate) fn date_text(iso: &str) -> Phrase {
    iso.parse::<Date>().map_or_else(|_| Phrase::same(iso), date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        digits(Exact::parse(text).expect("a number"), 2)
    }

    #[test]
    fn digits_are_grouped_and_money_has_its_decimals() {
        assert_eq!(show("1420"), "1,420");
        assert_eq!(show("1243.5"), "1,243.50");
        assert_eq!(show("-1234567.123"), "-1,234,567.123");
        assert_eq!(show("999"), "999");
    }

    #[test]
    fn a_ratio_is_shown_to_the_hundredth() {
        let third = Exact::ratio(950, 3).expect("a ratio");
        assert_eq!(about(third).map(|about| about.to_string()), Some("316.67".to_owned()));
        let minus = Exact::ratio(-950, 3).expect("a ratio");
        assert_eq!(about(minus).map(|about| about.to_string()), Some("-316.67".to_owned()));
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date_text("2025-08-01"), Phrase::new("1 August 2025", "2025年8月1日"));
    }
}
