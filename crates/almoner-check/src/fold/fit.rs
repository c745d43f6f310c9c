//! Whether a value is one of the type that is due: the same kind, the same unit. Nothing is ever converted
//! here; a conversion that is exact is offered as a repair.

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, Language, Span};

use super::{Lookup, unit_words};
use crate::exact::Exact;
use crate::program::{Constant, Enum};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

/// A value that is offered where another type may be due.
pub struct Offered<'a> {
    /// The value.
    pub constant: Constant,
    /// Its own type.
    pub ty: &'a Type,
    /// Where it stands.
    pub span: Span,
    /// What it is for: the name of a parameter or a field.
    pub name: &'a str,
    /// A number without a unit is taken to be in the unit that is due (in tables, never in rule files).
    pub unit_may_be_left_out: bool,
}

/// `offered` as a value of `due`, or the finding that says why it is none.
pub fn fit(names: &dyn Lookup, offered: Offered<'_>, due: &Type) -> Result<Constant, Box<Diagnostic>> {
    match (&offered.constant, offered.ty, due) {
        (_, _, Type::Error) | (_, Type::Error, _) => Ok(offered.constant),
        (Constant::Number(value), Type::Number(given), Type::Number(expected)) => {
            fit_number(names, &offered, *value, given, expected).map(Constant::Number)
        }
        (_, given, due) if given == due => Ok(offered.constant),
        _ => Err(Box::new(wrong_kind(names, &offered, describe(names.units(), names.enums(), due)))),
    }
}

/// A type in words, as what is given or due.
pub fn describe(units: &Units, enums: &[Enum], ty: &Type) -> Arg {
    match ty {
        Type::YesNo => codes::A_YES_OR_NO.into(),
        Type::Text => codes::A_TEXT.into(),
        Type::Date => codes::A_DATE.into(),
        Type::Number(number) if number.percent => codes::A_PERCENTAGE.into(),
        Type::Number(number) if number.unit.is_plain() && number.whole => codes::A_WHOLE_NUMBER.into(),
        Type::Number(number) if number.unit.is_plain() => codes::A_PLAIN_NUMBER.into(),
        Type::Number(number) => unit_words(units, &number.unit),
        Type::Enum(of) => {
            let name = enums.get(of.index()).map_or("?", |declared| &*declared.declared.name);
            Arg::Words { en: format!("a value of `{name}`"), zh: format!("“{name}”的取值") }
        }
        Type::Error => "?".into(),
    }
}

fn fit_number(
    names: &dyn Lookup,
    offered: &Offered<'_>,
    value: Exact,
    given: &NumberType,
    due: &NumberType,
) -> Result<Exact, Box<Diagnostic>> {
    if given.unit.is_plain() && !due.unit.is_plain() && !given.percent {
        // Nothing is nothing in every unit, but a figure says its unit.
        if !offered.unit_may_be_left_out {
            return Err(Box::new(without_unit(names, offered, value, due)));
        }
    } else if given.unit != due.unit {
        return Err(Box::new(other_unit(names, offered, value, given, due)));
    }
    if due.percent && !given.percent && !value.is_zero() {
        return Err(Box::new(without_percent_sign(names, offered, value)));
    }
    if due.whole && !value.is_integer() {
        let finding = wrong_kind(names, offered, codes::A_WHOLE_NUMBER.into());
        return Err(Box::new(replaced(finding, "given", codes::A_FRACTION.into())));
    }
    Ok(value)
}

fn wrong_kind(names: &dyn Lookup, offered: &Offered<'_>, expected: Arg) -> Diagnostic {
    named(names, &codes::VALUE_OF_WRONG_KIND, offered)
        .arg("given", describe(names.units(), names.enums(), &as_given(offered)))
        .arg("expected", expected)
}

/// A number that happens to be whole was not necessarily meant as one.
fn as_given(offered: &Offered<'_>) -> Type {
    match offered.ty {
        Type::Number(number) => Type::Number(NumberType { whole: false, ..number.clone() }),
        other => other.clone(),
    }
}

fn without_unit(names: &dyn Lookup, offered: &Offered<'_>, value: Exact, due: &NumberType) -> Diagnostic {
    let finding = named(names, &codes::VALUE_WITHOUT_UNIT, offered);
    let text = names.files().slice(offered.span);
    let language = written_in(names, offered.span);
    let unit = unit_after_number(names.units(), &due.unit, value, language);
    let with_unit = match language {
        Language::English => format!("{text} {unit}"),
        Language::Chinese => format!("{text}{unit}"),
    };
    finding.arg("expected", unit_words(names.units(), &due.unit)).arg("with_unit", with_unit.clone()).fix(
        codes::ADD_UNIT,
        offered.span,
        with_unit,
    )
}

/// The words of a unit as they stand after `value`.
fn unit_after_number(units: &Units, unit: &Unit, value: Exact, language: Language) -> String {
    let amount = units.amount_in_digits(value, unit, language);
    amount.strip_prefix(&value.to_string()).unwrap_or(&amount).trim_start().to_owned()
}

fn without_percent_sign(names: &dyn Lookup, offered: &Offered<'_>, value: Exact) -> Diagnostic {
    let text = names.files().slice(offered.span);
    let hundredfold = value.checked_mul(Exact::from_integer(100)).map_or("?".to_owned(), |it| it.to_string());
    named(names, &codes::PERCENT_SIGN_MISSING, offered).arg("hundredfold", hundredfold).fix(
        codes::ADD_PERCENT_SIGN,
        offered.span,
        format!("{text}%"),
    )
}

fn other_unit(
    names: &dyn Lookup,
    offered: &Offered<'_>,
    value: Exact,
    given: &NumberType,
    due: &NumberType,
) -> Diagnostic {
    let units = names.units();
    if given.unit.is_plain() || due.unit.is_plain() || given.percent {
        let due = Type::Number(due.clone());
        return wrong_kind(names, offered, describe(units, names.enums(), &due));
    }
    let in_words = |code| {
        named(names, code, offered)
            .arg("given", unit_words(units, &given.unit))
            .arg("expected", unit_words(units, &due.unit))
    };
    let converted =
        units.conversion(&given.unit, &due.unit).map(|factor| (factor, value.checked_mul(factor)));
    match converted {
        Some((_, Ok(converted))) if stays_exact(units, converted, &due.unit) => {
            let text = units.amount_in_digits(converted, &due.unit, written_in(names, offered.span));
            in_words(&codes::VALUE_IN_OTHER_UNIT).arg("converted", text.clone()).fix(
                codes::CONVERT_VALUE,
                offered.span,
                text,
            )
        }
        Some((factor, _)) => {
            let calculation = calculation(units, value, factor);
            in_words(&codes::VALUE_IN_OTHER_UNIT_INEXACT).arg("calculation", calculation)
        }
        None => in_words(&codes::VALUE_IN_OTHER_UNIT),
    }
}

/// Whether a converted figure is one that can stand in a table: money to its smallest coin, anything else
/// with digits that end.
fn stays_exact(units: &Units, value: Exact, unit: &Unit) -> bool {
    match (value.decimals(), units.currency_decimals(unit)) {
        (Some(digits), Some(most)) => digits <= most,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// `4000 / 12`, or `4000 * 12`.
fn calculation(units: &Units, value: Exact, factor: Exact) -> String {
    let value = units.amount(value, &Unit::plain(), Language::English);
    match Exact::ONE.checked_div(factor) {
        Ok(divisor) if divisor.is_integer() => format!("{value} / {divisor}"),
        _ => format!("{value} * {factor}"),
    }
}

/// A finding with what every finding of this kind says: the text that stands there, and what it is for.
fn named(names: &dyn Lookup, code: &'static almoner_diagnostic::Code, offered: &Offered<'_>) -> Diagnostic {
    Diagnostic::new(code, offered.span)
        .arg("value", names.files().slice(offered.span))
        .arg("parameter", offered.name)
}

fn replaced(mut finding: Diagnostic, name: &'static str, value: Arg) -> Diagnostic {
    finding.args.retain(|(known, _)| *known != name);
    finding.arg(name, value)
}

/// The language that the text at `span` is written in.
fn written_in(names: &dyn Lookup, span: Span) -> Language {
    let text = names.files().slice(span);
    if names.language(span.file) == Language::Chinese {
        return Language::Chinese;
    }
    if text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)) {
        Language::Chinese
    } else {
        Language::English
    }
}
