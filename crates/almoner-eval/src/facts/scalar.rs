//! One value of the facts, from its JSON text, checked against what is asked for. Never here: which fact it is.

use std::borrow::Cow;
use std::sync::Arc;

use almoner_check::calendar;
use almoner_check::exact::Exact;
use almoner_check::program::{EnumId, Program};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::Unit;
use almoner_diagnostic::{Arg, Code, Diagnostic, Language, Text, codes};
use jiff::civil::Date;

use super::Slot;
use super::index::{AskedValue, FactIndex};
use super::quantity::{NotANumber, json_number, plain_number, quantity};
use super::suggest::advice;
use crate::value::Value;

/// The program and its index, as far as one value needs them.
#[derive(Clone, Copy)]
pub(super) struct Reader<'p> {
    pub(super) program: &'p Program,
    pub(super) index: &'p FactIndex,
}

/// What is wrong with a value; the place is added by whoever knows it. Boxed, since it is rare.
pub(super) type Wrong = Box<Diagnostic>;

/// A value as JSON has it.
pub(super) enum Json<'t> {
    Null,
    YesNo(bool),
    /// The digits as they stand.
    Number(&'t str),
    Text(Cow<'t, str>),
    List,
    Object,
}

impl<'t> Json<'t> {
    /// Tells what a well-formed JSON text is.
    pub(super) fn of(raw: &'t str) -> Self {
        match raw.as_bytes().first() {
            Some(b'"') => Self::Text(text_of(raw)),
            Some(b't') => Self::YesNo(true),
            Some(b'f') => Self::YesNo(false),
            Some(b'n') => Self::Null,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Object,
            _ => Self::Number(raw),
        }
    }

    /// What it is, for a message.
    pub(super) fn described(&self) -> Arg {
        match self {
            Self::Null => Arg::from("null"),
            Self::YesNo(yes) => Arg::from(if *yes { "true" } else { "false" }),
            Self::Number(text) => Arg::from(*text),
            Self::Text(text) => {
                let cut: String = text.chars().take(60).collect();
                Arg::Words { en: format!("\"{cut}\""), zh: format!("“{cut}”") }
            }
            Self::List => codes::facts::A_LIST.into(),
            Self::Object => codes::facts::AN_OBJECT.into(),
        }
    }
}

/// The text of a JSON string; only escapes need a copy.
fn text_of(raw: &str) -> Cow<'_, str> {
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw);
    if inner.bytes().any(|byte| byte == b'\\') {
        serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(inner), Cow::Owned)
    } else {
        Cow::Borrowed(inner)
    }
}

impl Reader<'_> {
    /// Puts the value of `raw` into its slot where it is written as nearly all are; `None`, and nothing put,
    /// where it must be looked at closely. [`Reader::value`] gives the same.
    pub(super) fn usual(self, raw: &str, asked: &AskedValue, slot: &mut Slot) -> Option<()> {
        let quoted = || raw.strip_prefix('"')?.strip_suffix('"');
        *slot = match &asked.ty {
            Type::Number(ty) if !ty.percent => {
                let number = Exact::from_decimal(plain_number(quoted().unwrap_or(raw))?);
                if !fits(&number, ty, asked) {
                    return None;
                }
                Slot::Given(Value::Number(number))
            }
            _ => return None,
        };
        Some(())
    }

    /// As [`Reader::usual`], of a text, where a text is what such values are written as.
    pub(super) fn usual_text(self, text: &str, ty: &Type, slot: &mut Slot) -> Option<()> {
        *slot = match ty {
            Type::Enum(of) => Slot::Given(Value::Enum(*of, self.index.enum_value(*of, text)?)),
            Type::Date => Slot::Given(Value::Date(calendar::parse_date(text)?)),
            Type::Text => Slot::Given(Value::Text(Arc::from(text))),
            Type::YesNo | Type::Number(_) | Type::Error => return None,
        };
        Some(())
    }

    /// The value of `raw`; `None` for `null`.
    pub(super) fn value(self, raw: &str, asked: &AskedValue) -> Result<Option<Value>, Wrong> {
        let json = Json::of(raw);
        if matches!(json, Json::Null) {
            return Ok(None);
        }
        let value = match &asked.ty {
            Type::Number(number) => self.number(&json, number, asked).map(Value::Number),
            Type::YesNo => yes_or_no(&json).map(Value::YesNo),
            Type::Enum(of) => self.enum_value(&json, *of).map(|value| Value::Enum(*of, value)),
            Type::Date => date(&json).map(Value::Date),
            Type::Text => text(&json),
            Type::Error => Err(shape(codes::facts::A_TEXT, &json)),
        };
        value.map(Some)
    }

    fn number(self, json: &Json<'_>, ty: &NumberType, asked: &AskedValue) -> Result<Exact, Wrong> {
        let number = match json {
            // Nothing is nothing, with a sign and without one.
            Json::Number(text) if ty.percent && !json_number(text).is_ok_and(|number| number.is_zero()) => {
                return Err(ambiguous_percent(text));
            }
            Json::Number(text) => {
                json_number(text).map_err(|reason| self.not_a_number(reason, text, &ty.unit))
            }
            Json::Text(text) => self.written_number(text, ty),
            other => Err(shape(codes::facts::A_NUMBER, other)),
        }?;
        self.within_bounds(number, ty, asked)?;
        Ok(number)
    }

    fn written_number(self, text: &str, ty: &NumberType) -> Result<Exact, Wrong> {
        let read = quantity(text).map_err(|reason| self.not_a_number(reason, text, &ty.unit))?;
        if ty.percent && !read.percent && !(read.number.is_zero() && read.unit.is_empty()) {
            return Err(ambiguous_percent(text));
        }
        if read.unit.is_empty() {
            return Ok(read.number);
        }
        let Some(unit) = self.program.units.parse(&read.unit) else {
            let wrong = finding(&codes::facts::FACT_UNIT_UNKNOWN).arg("text", read.unit);
            return Err(Box::new(wrong.arg("unit", self.unit(&ty.unit))));
        };
        if unit == ty.unit { Ok(read.number) } else { Err(self.other_unit(read.number, &unit, &ty.unit)) }
    }

    fn within_bounds(self, number: Exact, ty: &NumberType, asked: &AskedValue) -> Result<(), Wrong> {
        let amount = |number: Exact| self.amount(number, ty);
        if ty.whole && !number.is_integer() {
            return Err(Box::new(finding(&codes::facts::FACT_NOT_WHOLE).arg("value", amount(number))));
        }
        if let Some(decimals) = asked.decimals
            && !number.fits_decimals(decimals)
        {
            let wrong = finding(&codes::facts::FACT_TOO_MANY_DECIMALS).arg("value", amount(number));
            let currency =
                ty.unit.0.iter().find(|(_, exponent)| *exponent > 0).map(|(unit, _)| Unit::of(*unit));
            let currency = self.unit(&currency.unwrap_or_default());
            return Err(Box::new(wrong.arg("decimals", decimals.to_string()).arg("currency", currency)));
        }
        let bound =
            |code, bound| Box::new(finding(code).arg("value", amount(number)).arg("bound", amount(bound)));
        match (asked.at_least, asked.at_most) {
            (Some(least), _) if below(&number, &least) => Err(bound(&codes::facts::FACT_BELOW_BOUND, least)),
            (_, Some(most)) if number.cmp(&most).is_gt() => Err(bound(&codes::facts::FACT_ABOVE_BOUND, most)),
            _ => Ok(()),
        }
    }

    fn enum_value(self, json: &Json<'_>, of: EnumId) -> Result<u32, Wrong> {
        let Json::Text(text) = json else {
            return Err(shape(codes::facts::A_VALUE_OF_A_LIST, json));
        };
        if let Some(value) =
            self.index.enum_value(of, text).or_else(|| self.index.enum_value(of, text.trim()))
        {
            return Ok(value);
        }
        let declared = self.program.enums.get(of.index());
        let names: Vec<&str> =
            declared.iter().flat_map(|of| of.values.iter().map(|value| &*value.name)).collect();
        let name = declared.map_or("", |of| &*of.declared.name);
        let wrong = finding(&codes::facts::FACT_UNKNOWN_VALUE).arg("text", &**text).arg("enum", name);
        Err(Box::new(wrong.arg("advice", advice(text, &names))))
    }

    fn not_a_number(self, reason: NotANumber, text: &str, unit: &Unit) -> Wrong {
        let code = match reason {
            NotANumber::Form => &codes::facts::FACT_NOT_A_NUMBER,
            NotANumber::TooManyDigits => &codes::facts::FACT_TOO_MANY_DIGITS,
        };
        let cut: String = text.chars().take(60).collect();
        let unit = if unit.is_plain() { Arg::from("") } else { self.unit(unit) };
        Box::new(finding(code).arg("text", cut).arg("unit", unit))
    }

    fn other_unit(self, number: Exact, given: &Unit, asked: &Unit) -> Wrong {
        let amount = |number: Exact, unit: &Unit| {
            let words = |language| self.program.units.amount(number, unit, language);
            Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
        };
        let wrong = finding(&codes::facts::FACT_OTHER_UNIT).arg("given", amount(number, given));
        let wrong = wrong.arg("unit", self.unit(asked));
        let factor = self.program.units.conversion(given, asked);
        let converted = factor.and_then(|factor| Some((factor, number.checked_mul(factor).ok()?)));
        let Some((factor, converted)) = converted else {
            return Box::new(wrong.arg("advice", codes::facts::NO_CONVERSION));
        };
        let decimals = self.program.units.currency_decimals(asked);
        let exact = decimals.is_none_or(|most| converted.decimals().is_some_and(|decimals| decimals <= most));
        let text = if exact { codes::facts::CONVERTS_TO } else { codes::facts::CONVERTS_NOT_EXACTLY };
        let fill = |text: &str, language| {
            text.replace("{given}", &self.program.units.amount(number, given, language))
                .replace("{converted}", &self.program.units.amount(converted, asked, language))
                .replace("{number}", &number.to_string())
                .replace("{factor}", &factor.to_string())
                .replace("{ratio}", &converted.to_string())
        };
        let (en, zh) = (fill(text.en, Language::English), fill(text.zh, Language::Chinese));
        Box::new(wrong.arg("advice", Arg::Words { en, zh }))
    }

    fn unit(self, unit: &Unit) -> Arg {
        let words = |language| self.program.units.display(unit, language);
        Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
    }

    fn amount(self, number: Exact, ty: &NumberType) -> Arg {
        if ty.percent
            && let Ok(hundredfold) = number.checked_mul(Exact::from_integer(100))
        {
            return Arg::from(format!("{hundredfold}%"));
        }
        let words = |language| self.program.units.amount(number, &ty.unit, language);
        Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
    }
}

/// Whether [`Reader::within_bounds`] finds nothing wrong.
fn fits(number: &Exact, ty: &NumberType, asked: &AskedValue) -> bool {
    (!ty.whole || number.is_integer())
        && asked.decimals.is_none_or(|decimals| number.fits_decimals(decimals))
        && asked.at_least.as_ref().is_none_or(|least| !below(number, least))
        && asked.at_most.as_ref().is_none_or(|most| number.cmp(most).is_le())
}

/// Whether `number` is below `bound`; mostly the bound is zero, and a sign tells.
fn below(number: &Exact, bound: &Exact) -> bool {
    if bound.is_zero() { number.is_negative() } else { number.cmp(bound).is_lt() }
}

fn yes_or_no(json: &Json<'_>) -> Result<bool, Wrong> {
    match json {
        Json::YesNo(yes) => Ok(*yes),
        Json::Text(text) => match text.trim() {
            "yes" | "是" => Ok(true),
            "no" | "否" => Ok(false),
            other => Err(Box::new(finding(&codes::facts::FACT_NOT_YES_OR_NO).arg("text", other))),
        },
        Json::Number(text) => Err(Box::new(finding(&codes::facts::FACT_NOT_YES_OR_NO).arg("text", *text))),
        other => Err(shape(codes::facts::YES_OR_NO, other)),
    }
}

fn text(json: &Json<'_>) -> Result<Value, Wrong> {
    match json {
        Json::Text(text) => Ok(Value::Text(Arc::from(&**text))),
        other => Err(shape(codes::facts::A_TEXT, other)),
    }
}

fn date(json: &Json<'_>) -> Result<Date, Wrong> {
    let Json::Text(text) = json else {
        return Err(shape(codes::facts::A_DATE, json));
    };
    if let Some(date) = calendar::parse_date(text.trim()) {
        return Ok(date);
    }
    let wrong = match last_day_instead(text) {
        Some(last) => finding(&codes::facts::FACT_IMPOSSIBLE_DATE).arg("last", last.to_string()),
        None => finding(&codes::facts::FACT_NOT_A_DATE),
    };
    Err(Box::new(wrong.arg("text", text.chars().take(60).collect::<String>())))
}

/// For a day that the calendar does not have, like 30 February: the last day of that month.
fn last_day_instead(text: &str) -> Option<Date> {
    let mut parts = text.trim().trim_end_matches('日').split(['-', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
    let day: i8 = day.parse().ok()?;
    (parts.next().is_none() && day > first.days_in_month()).then(|| first.last_of_month())
}

/// The first day of the month that a key of a monthly series names.
pub(super) fn month(text: &str) -> Result<Date, Wrong> {
    let plain = text.trim();
    let first_day = match plain.strip_suffix('月') {
        Some(start) => format!("{start}月1日"),
        None => format!("{plain}-01"),
    };
    calendar::parse_date(&first_day)
        .ok_or_else(|| Box::new(finding(&codes::facts::FACT_NOT_A_MONTH).arg("text", plain)))
}

fn ambiguous_percent(text: &str) -> Wrong {
    let wrong = finding(&codes::facts::FACT_PERCENT_AMBIGUOUS).arg("text", text);
    let number = json_number(text).ok().and_then(|number| number.checked_mul(Exact::from_integer(100)).ok());
    let hundredfold = number.map_or_else(|| "…".to_owned(), |number| number.to_string());
    Box::new(wrong.arg("hundredfold", hundredfold))
}

/// A value of another shape than the one that is asked for.
pub(super) fn shape(expected: Text, given: &Json<'_>) -> Wrong {
    Box::new(
        finding(&codes::facts::FACT_WRONG_SHAPE).arg("expected", expected).arg("given", given.described()),
    )
}

pub(super) fn finding(code: &'static Code) -> Diagnostic {
    Diagnostic::without_place(code)
}
