//! Values that are known without facts: literals and plain arithmetic on them.
//!
//! Used for the values of parameters, bounds, assumed facts and the facts of examples. Never here: a fact, a
//! rule, another parameter.

mod fit;

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, FileId, Language, Sources, Text};
use almoner_syntax::ast::{self, AddOp, ExprKind, MulOp, NumberLiteral, UnitExpr};

use crate::exact::{Exact, NumberError};
use crate::names::nearest;
use crate::program::{Citation, Constant, Enum, EnumId};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

pub use fit::{Offered, describe, fit};

/// What values known without facts ask of the symbol table of their module.
pub trait Lookup {
    /// All files.
    fn files(&self) -> &Sources;
    /// The language of the keywords of a file.
    fn language(&self, file: FileId) -> Language;
    /// All units.
    fn units(&self) -> &Units;
    /// All enums, complete with their values.
    fn enums(&self) -> &[Enum];
    /// The unit that is written; reports one that is not known.
    fn unit(&self, written: &UnitExpr, findings: &mut Vec<Diagnostic>) -> Option<Unit>;
    /// The citation that is written; reports a source that is not known.
    fn cite(&self, written: &ast::Citation, findings: &mut Vec<Diagnostic>) -> Option<Citation>;
}

/// The value and type of `expr`. Where `expected` is an enum, a name is one of its values.
/// `None` where it is not known without facts or cannot be computed; `findings` says why.
pub fn fold(
    names: &dyn Lookup,
    expr: &ast::Expr,
    expected: Option<&Type>,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Constant, Type)> {
    Folder { names, expected, findings }.expr(expr)
}

/// The value of `expr` as a value of `ty`, for `name` (a parameter, a field): the unit must be the same, and
/// is never converted. `None` where it does not fit; `findings` says why.
pub fn fold_as(
    names: &dyn Lookup,
    expr: &ast::Expr,
    ty: &Type,
    name: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Constant> {
    let (constant, given) = fold(names, expr, Some(ty), findings)?;
    let offered = Offered { constant, ty: &given, span: expr.at.0, name, unit_may_be_left_out: false };
    match fit(names, offered, ty) {
        Ok(constant) => Some(constant),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

/// Which value of `of` has this name; reports a name that none has.
pub fn enum_value(
    names: &dyn Lookup,
    of: EnumId,
    name: &ast::Name,
    findings: &mut Vec<Diagnostic>,
) -> Option<u32> {
    let declared = names.enums().get(of.index())?;
    let found = declared.values.iter().position(|value| *value.name == *name.text);
    if found.is_none() {
        findings.push(unknown_value(declared, &name.text, name.at.0));
    }
    u32::try_from(found?).ok()
}

/// The finding for a text that is not a value of an enum: the nearest value as a repair, all values as help.
pub(crate) fn unknown_value(of: &Enum, text: &str, span: almoner_diagnostic::Span) -> Diagnostic {
    let all: Vec<&str> = of.values.iter().map(|value| &*value.name).collect();
    let finding = Diagnostic::new(&codes::UNKNOWN_KEY_VALUE, span)
        .arg("value", text)
        .arg("enum", &*of.declared.name)
        .arg("values", list(&all, 30));
    match nearest(text, all.iter().copied()) {
        Some(nearest) => {
            let nearest = nearest.to_owned();
            finding.arg("nearest", nearest.clone()).fix(codes::DID_YOU_MEAN, span, nearest)
        }
        None => finding,
    }
}

/// Names in a row, the first `most` of them.
pub(crate) fn list(names: &[&str], most: usize) -> Arg {
    let shown: Vec<&str> = names.iter().copied().take(most).collect();
    let left = names.len().saturating_sub(shown.len());
    let (en, zh) = match left {
        0 => (String::new(), String::new()),
        left => (format!(" and {left} more"), format!(" 等 {left} 项")),
    };
    Arg::Words { en: format!("{}{en}", shown.join(", ")), zh: format!("{}{zh}", shown.join("、")) }
}

struct Folder<'a> {
    names: &'a dyn Lookup,
    expected: Option<&'a Type>,
    findings: &'a mut Vec<Diagnostic>,
}

impl Folder<'_> {
    fn expr(&mut self, expr: &ast::Expr) -> Option<(Constant, Type)> {
        match &expr.kind {
            ExprKind::Number(literal) => self.number(literal),
            ExprKind::YesNo(value) => Some((Constant::YesNo(*value), Type::YesNo)),
            ExprKind::Text(text) => Some((Constant::Text(text.as_str().into()), Type::Text)),
            ExprKind::Date(date) => Some((Constant::Date(*date), Type::Date)),
            ExprKind::Name(name) => self.name(name),
            ExprKind::Group(inner) => self.expr(inner),
            ExprKind::Negate(inner) => self.negate(expr, inner),
            ExprKind::Sum(first, rest) => self.sum(expr, first, rest),
            ExprKind::Product(first, rest) => self.product(expr, first, rest),
            ExprKind::ConvertedTo(inner, unit) => self.converted(expr, inner, unit),
            // The parser has reported it.
            ExprKind::Unreadable => None,
            _ => self.needs_facts(expr),
        }
    }

    fn number(&mut self, literal: &NumberLiteral) -> Option<(Constant, Type)> {
        let unit = match &literal.unit {
            Some(unit) => self.names.unit(unit, self.findings)?,
            None => Unit::plain(),
        };
        let value = Exact::from_decimal(literal.value);
        let value = if literal.percent {
            // A hundredth of a decimal needs two digits more, which a ratio always has room for.
            value.checked_div(Exact::from_integer(100)).ok()?
        } else {
            value
        };
        Some(number_constant(value, unit, literal.percent))
    }

    /// A bare name is a value of the expected enum, or the only enum value of that name.
    fn name(&mut self, name: &ast::Name) -> Option<(Constant, Type)> {
        if let Some(Type::Enum(of)) = self.expected {
            let value = enum_value(self.names, *of, name, self.findings)?;
            return Some((Constant::Enum(*of, value), Type::Enum(*of)));
        }
        let mut found = (0u32..).zip(self.names.enums()).filter_map(|(id, declared)| {
            let position = declared.values.iter().position(|value| *value.name == *name.text)?;
            Some((EnumId(id), u32::try_from(position).ok()?))
        });
        match (found.next(), found.next()) {
            (Some((of, value)), None) => Some((Constant::Enum(of, value), Type::Enum(of))),
            _ => {
                self.findings.push(Diagnostic::new(&codes::NEEDS_FACTS, name.at.0).arg("text", &*name.text));
                None
            }
        }
    }

    fn negate(&mut self, whole: &ast::Expr, inner: &ast::Expr) -> Option<(Constant, Type)> {
        let (value, number) = self.numeric(whole, inner)?;
        let value = self.computed(whole, Exact::ZERO.checked_sub(value))?;
        Some(number_constant(value, number.unit, number.percent))
    }

    fn sum(
        &mut self,
        whole: &ast::Expr,
        first: &ast::Expr,
        rest: &[(AddOp, ast::Expr)],
    ) -> Option<(Constant, Type)> {
        let (mut value, mut number) = self.numeric(whole, first)?;
        for (operator, operand) in rest {
            let (right, right_number) = self.numeric(whole, operand)?;
            if right_number.unit != number.unit {
                return self.units_differ(whole, codes::UNITS_DIFFER, &number.unit, &right_number.unit);
            }
            number.percent &= right_number.percent;
            let result = match operator {
                AddOp::Plus => value.checked_add(right),
                AddOp::Minus => value.checked_sub(right),
            };
            value = self.computed(whole, result)?;
        }
        Some(number_constant(value, number.unit, number.percent))
    }

    fn product(
        &mut self,
        whole: &ast::Expr,
        first: &ast::Expr,
        rest: &[(MulOp, ast::Expr)],
    ) -> Option<(Constant, Type)> {
        let (mut value, mut number) = self.numeric(whole, first)?;
        for (operator, operand) in rest {
            let (right, right_number) = self.numeric(whole, operand)?;
            let (result, unit) = match operator {
                MulOp::Times => (value.checked_mul(right), number.unit.times(&right_number.unit)),
                MulOp::DividedBy => (value.checked_div(right), number.unit.divided_by(&right_number.unit)),
            };
            // A share of a share is no longer written as a percentage; a multiple of one still is.
            number.percent ^= right_number.percent && *operator == MulOp::Times;
            number.unit = unit?;
            value = self.computed(whole, result)?;
        }
        let percent = number.percent && number.unit.is_plain();
        Some(number_constant(value, number.unit, percent))
    }

    fn converted(
        &mut self,
        whole: &ast::Expr,
        inner: &ast::Expr,
        unit: &UnitExpr,
    ) -> Option<(Constant, Type)> {
        let (value, number) = self.numeric(whole, inner)?;
        let unit = self.names.unit(unit, self.findings)?;
        let Some(factor) = self.names.units().conversion(&number.unit, &unit) else {
            return self.units_differ(whole, codes::NO_FIXED_WORTH, &number.unit, &unit);
        };
        let value = self.computed(whole, value.checked_mul(factor))?;
        Some(number_constant(value, unit, number.percent))
    }

    /// A part of arithmetic, which must be a number.
    fn numeric(&mut self, whole: &ast::Expr, part: &ast::Expr) -> Option<(Exact, NumberType)> {
        match self.expr(part)? {
            (Constant::Number(value), Type::Number(number)) => Some((value, number)),
            _ => {
                let finding = self.cannot_compute(whole, codes::NOT_NUMBERS);
                self.findings.push(finding);
                None
            }
        }
    }

    fn computed(&mut self, whole: &ast::Expr, result: Result<Exact, NumberError>) -> Option<Exact> {
        let reason = match result {
            Ok(value) => return Some(value),
            Err(NumberError::DivisionByZero) => codes::DIVISION_BY_ZERO,
            Err(NumberError::Overflow) => codes::TOO_LARGE,
        };
        let finding = self.cannot_compute(whole, reason);
        self.findings.push(finding);
        None
    }

    fn units_differ(
        &mut self,
        whole: &ast::Expr,
        reason: Text,
        left: &Unit,
        right: &Unit,
    ) -> Option<(Constant, Type)> {
        let units = self.names.units();
        let finding = Diagnostic::new(&codes::CONSTANT_ARITHMETIC, whole.at.0)
            .arg("text", self.names.files().slice(whole.at.0))
            .arg("left", unit_words(units, left))
            .arg("right", unit_words(units, right));
        let reason = filled(&finding, reason);
        self.findings.push(finding.arg("reason", reason));
        None
    }

    fn cannot_compute(&self, whole: &ast::Expr, reason: Text) -> Diagnostic {
        Diagnostic::new(&codes::CONSTANT_ARITHMETIC, whole.at.0)
            .arg("text", self.names.files().slice(whole.at.0))
            .arg("reason", reason)
    }

    fn needs_facts(&mut self, expr: &ast::Expr) -> Option<(Constant, Type)> {
        let text = self.names.files().slice(expr.at.0);
        self.findings.push(Diagnostic::new(&codes::NEEDS_FACTS, expr.at.0).arg("text", text));
        None
    }
}

/// A number with the type that follows from its value.
pub(crate) fn number_constant(value: Exact, unit: Unit, percent: bool) -> (Constant, Type) {
    let ty = NumberType { unit, whole: value.is_integer(), percent, decimals: value.decimals() };
    (Constant::Number(value), Type::Number(ty))
}

/// A unit in both languages.
pub(crate) fn unit_words(units: &Units, unit: &Unit) -> Arg {
    use almoner_diagnostic::Language::{Chinese, English};
    Arg::Words { en: units.display(unit, English), zh: units.display(unit, Chinese) }
}

/// `text` in both languages, with the arguments that `finding` has so far.
pub(crate) fn filled(finding: &Diagnostic, text: Text) -> Arg {
    use almoner_diagnostic::Language::{Chinese, English};
    Arg::Words { en: finding.fill(text, English), zh: finding.fill(text, Chinese) }
}

/// A value in words: `790 yuan per month`, `30%`, `yes`, `urban`, a date.
pub fn describe_constant(lookup: &dyn Lookup, value: &Constant, ty: &Type, language: Language) -> String {
    let chinese = language == Language::Chinese;
    match (value, ty) {
        (Constant::Number(value), Type::Number(number)) if number.percent => {
            let hundredfold = value.checked_mul(Exact::from_integer(100));
            hundredfold.map_or_else(|_| value.to_string(), |value| format!("{value}%"))
        }
        (Constant::Number(value), Type::Number(number)) => {
            lookup.units().amount(*value, &number.unit, language)
        }
        (Constant::Number(value), _) => value.to_string(),
        (Constant::YesNo(true), _) => if chinese { "是" } else { "yes" }.to_owned(),
        (Constant::YesNo(false), _) => if chinese { "否" } else { "no" }.to_owned(),
        (Constant::Enum(of, position), _) => {
            let values = lookup.enums().get(of.index()).map(|of| &of.values);
            let value = values.and_then(|values| values.get(*position as usize));
            value.map_or("?", |value| &*value.name).to_owned()
        }
        (Constant::Text(text), _) if chinese => format!("“{text}”"),
        (Constant::Text(text), _) => format!("`{text}`"),
        (Constant::Date(date), _) => date.to_string(),
    }
}
