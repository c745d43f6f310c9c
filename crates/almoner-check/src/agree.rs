//! Whether a value is what is due, and how types are called in messages.
//!
//! [`Type::Error`] agrees with everything: its error has been reported.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Arg, Diagnostic, Edit, Fix, Language, Span, Text};

use almoner_syntax::keywords::Phrase;

use crate::exact::Exact;
use crate::program::{Constant, Expr, ExprKind, Program};
use crate::types::{NumberType, Type};
use crate::units::Unit;

/// A type in words: `yuan per month`, a plain number, a date.
pub(crate) fn describe(program: &Program, ty: &Type) -> Arg {
    match ty {
        Type::YesNo => codes::A_CONDITION.into(),
        Type::Text => codes::A_TEXT.into(),
        Type::Date => codes::A_DATE.into(),
        Type::Number(number) => describe_unit(program, &number.unit),
        Type::Enum(of) => {
            let name = program.enums.get(of.index()).map_or("", |found| &*found.declared.name);
            words(format!("a value of `{name}`"), format!("“{name}”的值"))
        }
        Type::Error => Arg::from("?"),
    }
}

/// A unit in words.
pub(crate) fn describe_unit(program: &Program, unit: &Unit) -> Arg {
    if unit.is_plain() {
        return codes::A_PLAIN_NUMBER.into();
    }
    let en = program.units.display(unit, Language::English);
    let zh = program.units.display(unit, Language::Chinese);
    words(format!("`{en}`"), format!("“{zh}”"))
}

fn words(en: String, zh: String) -> Arg {
    Arg::Words { en, zh }
}

/// A unit as it is written in a rule file, in the language of the reader.
pub(crate) fn written(program: &Program, unit: &Unit) -> Arg {
    words(program.units.display(unit, Language::English), program.units.display(unit, Language::Chinese))
}

/// What to write behind a bare number at `number` to give it a unit, in the language of its file.
pub(crate) fn unit_behind(program: &Program, unit: &Unit, number: Span) -> String {
    match program.language(number.file) {
        Language::English => format!(" {}", program.units.display(unit, Language::English)),
        Language::Chinese => program.units.written_zh(unit, true),
    }
}

/// `expr` as a value of type `due`, or why it is none. `of` is where the type due is said, if anywhere.
/// What does not agree comes back with [`Type::Error`], so that it is reported once.
pub(crate) fn agree(
    program: &Program,
    due: &Type,
    expr: Expr,
    of: Option<Span>,
) -> Result<Expr, Box<Disagreement>> {
    if due.is_error() || expr.ty.is_error() {
        return Ok(expr);
    }
    if let (Type::Number(due), Type::Number(found)) = (due, &expr.ty) {
        if due.unit == found.unit {
            return Ok(expr);
        }
        if let Some(unit) = adopted(program, &due.unit, &expr) {
            return Ok(in_unit(expr, unit));
        }
    } else if *due == expr.ty {
        return Ok(expr);
    }
    let finding = disagreement(program, due, &expr);
    let finding = match of {
        Some(span) => finding.related(span, codes::DUE_BECAUSE),
        None => finding,
    };
    Err(Box::new(Disagreement { finding, expr: Expr { ty: Type::Error, ..expr } }))
}

/// A value that is not what is due: the finding, and the value as one of unknown type.
#[derive(Debug)]
pub(crate) struct Disagreement {
    pub(crate) finding: Diagnostic,
    pub(crate) expr: Expr,
}

/// A bare number beside an age or a span of days, months or years is read in that unit: what it is
/// compared with says already what is counted.
pub(crate) fn adopted<'u>(program: &Program, due: &'u Unit, expr: &Expr) -> Option<&'u Unit> {
    program.units.calendar_unit(due)?;
    bare_number(expr).map(|_| due)
}

/// The same number in a unit.
pub(crate) fn in_unit(expr: Expr, unit: &Unit) -> Expr {
    let ty = match expr.ty {
        Type::Number(number) => Type::Number(NumberType { unit: unit.clone(), ..number }),
        other => other,
    };
    Expr { ty, ..expr }
}

/// A number written without a unit.
pub(crate) fn bare_number(expr: &Expr) -> Option<Exact> {
    let Type::Number(number) = &expr.ty else { return None };
    match expr.kind {
        ExprKind::Constant(Constant::Number(value)) if number.unit.is_plain() && !number.percent => {
            Some(value)
        }
        _ => None,
    }
}

fn disagreement(program: &Program, due: &Type, expr: &Expr) -> Diagnostic {
    let span = expr.span;
    let about = |code| {
        Diagnostic::new(code, span)
            .arg("expected", describe(program, due))
            .arg("found", describe(program, &expr.ty))
    };
    match (due, &expr.ty) {
        (Type::Number(due), Type::Number(found)) => unit_disagreement(program, due, found, expr, about),
        (Type::Number(_), Type::YesNo) => about(&codes::CONDITION_FOR_AMOUNT),
        (Type::YesNo, _) => about(&codes::AMOUNT_FOR_CONDITION),
        _ => about(&codes::WRONG_KIND),
    }
}

fn unit_disagreement(
    program: &Program,
    due: &NumberType,
    found: &NumberType,
    expr: &Expr,
    about: impl Fn(&'static almoner_diagnostic::Code) -> Diagnostic,
) -> Diagnostic {
    let unit = written(program, &due.unit);
    if let Some(number) = bare_number(expr) {
        return about(&codes::UNIT_MISSING).arg("number", number.to_string()).arg("unit", unit).fix(
            codes::ADD_UNIT,
            expr.span.after(),
            unit_behind(program, &due.unit, expr.span),
        );
    }
    let finding = about(&codes::WRONG_UNIT);
    if program.units.conversion(&found.unit, &due.unit).is_none() {
        return finding;
    }
    let mut finding = finding.arg("unit", unit);
    let edits = conversion_edits(program, expr, &due.unit);
    finding.fixes.push(Fix { title: codes::CONVERT, edits });
    finding
}

/// The edits that convert an operand: in parentheses, as a conversion binds all arithmetic before it.
pub(crate) fn conversion_edits(program: &Program, expr: &Expr, unit: &Unit) -> Vec<Edit> {
    let words = match program.language(expr.span.file) {
        Language::English => {
            let unit = program.units.display(unit, Language::English);
            format!(" {} {unit})", Phrase::ConvertedTo.english())
        }
        Language::Chinese => {
            format!(" {} {})", Phrase::ConvertedTo.chinese(), program.units.written_zh(unit, false))
        }
    };
    let before = Edit { span: expr.span.before(), replacement: "(".to_owned() };
    let after = Edit { span: expr.span.after(), replacement: words };
    vec![before, after]
}

/// What is due, where any type of a kind will do.
pub(crate) fn wrong_kind(program: &Program, expected: Text, expr: &Expr) -> Diagnostic {
    let code = match expr.ty {
        Type::YesNo => &codes::CONDITION_FOR_AMOUNT,
        _ => &codes::WRONG_KIND,
    };
    Diagnostic::new(code, expr.span).arg("expected", expected).arg("found", describe(program, &expr.ty))
}
