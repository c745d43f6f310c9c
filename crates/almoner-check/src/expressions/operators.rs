//! Arithmetic and logic: a table of what can be computed with what, and what comes of it.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Arg, Diagnostic, Fix, Language, Span, Text};
use almoner_syntax::ast::{self, AddOp, MulOp};

use super::{Lower, failed};
use crate::agree::{
    adopted, bare_number, conversion_edits, describe, in_unit, unit_behind, written, wrong_kind,
};
use crate::program::{Arithmetic, Constant, Expr, ExprKind};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

/// The most operands of one sum or product. Each is a level of nesting in what is computed.
const MOST_OPERANDS: usize = 400;

/// The kinds of operands that a rule of arithmetic looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Date,
}

type Typing = fn(&Units, &Expr, &Expr) -> Option<Type>;

/// All arithmetic there is: operator, what it takes, and what comes of it (`None`: these two cannot).
static RULES: &[(Arithmetic, Kind, Kind, Typing)] = &[
    (Arithmetic::Add, Kind::Number, Kind::Number, same_unit),
    (Arithmetic::Subtract, Kind::Number, Kind::Number, same_unit),
    (Arithmetic::Add, Kind::Date, Kind::Number, shifted),
    (Arithmetic::Subtract, Kind::Date, Kind::Number, shifted),
    (Arithmetic::Subtract, Kind::Date, Kind::Date, days),
    (Arithmetic::Multiply, Kind::Number, Kind::Number, product),
    (Arithmetic::Divide, Kind::Number, Kind::Number, quotient),
];

const fn kind(ty: &Type) -> Option<Kind> {
    match ty {
        Type::Number(_) => Some(Kind::Number),
        Type::Date => Some(Kind::Date),
        _ => None,
    }
}

fn same_unit(_: &Units, left: &Expr, right: &Expr) -> Option<Type> {
    let (left, right) = (left.ty.as_number()?, right.ty.as_number()?);
    let whole = left.whole && right.whole;
    let percent = left.percent && right.percent;
    let unit = (left.unit == right.unit).then(|| left.unit.clone())?;
    Some(Type::Number(NumberType { unit, whole, percent, decimals: None }))
}

fn product(_: &Units, left: &Expr, right: &Expr) -> Option<Type> {
    let (left, right) = (left.ty.as_number()?, right.ty.as_number()?);
    let unit = left.unit.times(&right.unit)?;
    Some(Type::Number(NumberType { unit, whole: left.whole && right.whole, percent: false, decimals: None }))
}

fn quotient(_: &Units, left: &Expr, right: &Expr) -> Option<Type> {
    let (left, right) = (left.ty.as_number()?, right.ty.as_number()?);
    Some(Type::number(left.unit.divided_by(&right.unit)?))
}

/// A date and a whole number of days, months or years.
fn shifted(units: &Units, _: &Expr, right: &Expr) -> Option<Type> {
    let number = right.ty.as_number()?;
    units.calendar_unit(&number.unit)?;
    let fraction = matches!(right.kind, ExprKind::Constant(Constant::Number(value)) if !value.is_integer());
    (!fraction).then_some(Type::Date)
}

fn days(_: &Units, _: &Expr, _: &Expr) -> Option<Type> {
    Some(Type::whole(Unit::of(Units::DAY)))
}

const fn done(operator: Arithmetic) -> Text {
    match operator {
        Arithmetic::Add => Text::new("added", "相加"),
        Arithmetic::Subtract => Text::new("subtracted from each other", "相减"),
        Arithmetic::Multiply => Text::new("multiplied", "相乘"),
        Arithmetic::Divide => Text::new("divided", "相除"),
    }
}

const fn add_operator(operator: AddOp) -> Arithmetic {
    match operator {
        AddOp::Plus => Arithmetic::Add,
        AddOp::Minus => Arithmetic::Subtract,
    }
}

const fn mul_operator(operator: MulOp) -> Arithmetic {
    match operator {
        MulOp::Times => Arithmetic::Multiply,
        MulOp::DividedBy => Arithmetic::Divide,
    }
}

impl Lower<'_> {
    /// `A + B - C`, from the left.
    pub(super) fn sum(&mut self, first: &ast::Expr, rest: &[(AddOp, ast::Expr)]) -> Expr {
        let rest = rest.iter().map(|(operator, operand)| (add_operator(*operator), operand)).collect();
        self.chain(first, rest)
    }

    /// `A * B / C`, from the left.
    pub(super) fn product(&mut self, first: &ast::Expr, rest: &[(MulOp, ast::Expr)]) -> Expr {
        let rest = rest.iter().map(|(operator, operand)| (mul_operator(*operator), operand)).collect();
        self.chain(first, rest)
    }

    fn chain(&mut self, first: &ast::Expr, rest: Vec<(Arithmetic, &ast::Expr)>) -> Expr {
        if rest.len() > MOST_OPERANDS {
            let finding = Diagnostic::new(&codes::TOO_LONG, first.at.0);
            self.findings.push(finding.arg("most", MOST_OPERANDS.to_string()));
            return failed(first.at.0);
        }
        let operands = std::iter::once(first).chain(rest.iter().map(|(_, operand)| *operand));
        for operand in operands.take(rest.len()) {
            let finding = self.unclear_arithmetic(operand);
            self.findings.extend(finding);
        }
        let mut left = self.expr(first, None);
        for (operator, operand) in rest {
            let right = self.expr(operand, None);
            left = self.arithmetic(operator, left, right);
        }
        left
    }

    fn arithmetic(&mut self, operator: Arithmetic, left: Expr, right: Expr) -> Expr {
        let span = left.span.to(right.span);
        let additive = matches!(operator, Arithmetic::Add | Arithmetic::Subtract);
        let (left, right) = if additive { self.adopt(left, right) } else { (left, right) };
        if operator == Arithmetic::Divide && is_zero(&right) {
            self.findings.push(Diagnostic::new(&codes::DIVISION_BY_ZERO, right.span));
            return failed(span);
        }
        let ty = if left.ty.is_error() || right.ty.is_error() {
            Type::Error
        } else {
            self.typed(operator, &left, &right).unwrap_or_else(|finding| {
                self.findings.push(*finding);
                Type::Error
            })
        };
        Expr { kind: ExprKind::Arithmetic(operator, Box::new(left), Box::new(right)), ty, span }
    }

    /// A bare number beside an age or a span of time is in its unit.
    pub(super) fn adopt(&self, left: Expr, right: Expr) -> (Expr, Expr) {
        let (Type::Number(of_left), Type::Number(of_right)) = (left.ty.clone(), right.ty.clone()) else {
            return (left, right);
        };
        if let Some(unit) = adopted(self.program, &of_left.unit, &right) {
            return (left, in_unit(right, unit));
        }
        match adopted(self.program, &of_right.unit, &left) {
            Some(unit) => (in_unit(left, unit), right),
            None => (left, right),
        }
    }

    fn typed(&self, operator: Arithmetic, left: &Expr, right: &Expr) -> Result<Type, Box<Diagnostic>> {
        let (Some(left_kind), Some(right_kind)) = (kind(&left.ty), kind(&right.ty)) else {
            return Err(Box::new(self.not_computable(operator, left, right)));
        };
        let (.., typing) = RULES
            .iter()
            .find(|(known, on_left, on_right, _)| {
                *known == operator && *on_left == left_kind && *on_right == right_kind
            })
            .ok_or_else(|| Box::new(self.not_computable(operator, left, right)))?;
        typing(&self.program.units, left, right).ok_or_else(|| {
            Box::new(match left_kind {
                Kind::Number if matches!(operator, Arithmetic::Multiply | Arithmetic::Divide) => {
                    let most = i8::MAX.to_string();
                    Diagnostic::new(&codes::UNIT_TOO_LARGE, right.span).arg("most", most)
                }
                Kind::Number => self.units_differ(done(operator), left, right),
                Kind::Date => {
                    let found = self.amount_words(right);
                    Diagnostic::new(&codes::BAD_DURATION, right.span).arg("found", found)
                }
            })
        })
    }

    fn amount_words(&self, expr: &Expr) -> Arg {
        match (&expr.kind, &expr.ty) {
            (ExprKind::Constant(Constant::Number(value)), Type::Number(number)) => {
                let text = |language| self.program.units.amount(*value, &number.unit, language);
                let (en, zh) = (text(Language::English), text(Language::Chinese));
                Arg::Words { en: format!("`{en}`"), zh: format!("“{zh}”") }
            }
            _ => describe(self.program, &expr.ty),
        }
    }

    fn not_computable(&self, operator: Arithmetic, left: &Expr, right: &Expr) -> Diagnostic {
        self.about_two(&codes::NOT_COMPUTABLE, left, right).arg("done", done(operator))
    }

    /// A finding about two operands, both shown.
    pub(super) fn about_two(
        &self,
        code: &'static almoner_diagnostic::Code,
        left: &Expr,
        right: &Expr,
    ) -> Diagnostic {
        Diagnostic::new(code, left.span.to(right.span))
            .arg("left", describe(self.program, &left.ty))
            .arg("right", describe(self.program, &right.ty))
            .related(left.span, codes::THIS_IS)
            .related(right.span, codes::AND_THIS_IS)
    }

    /// Two numbers in units that do not mix: both are shown, and a conversion is offered where there is one.
    pub(super) fn units_differ(&self, done: Text, left: &Expr, right: &Expr) -> Diagnostic {
        let finding = self.about_two(&codes::UNITS_DIFFER, left, right).arg("done", done);
        let (Some(of_left), Some(of_right)) = (left.ty.as_number(), right.ty.as_number()) else {
            return finding;
        };
        for (bare, other) in [(left, of_right), (right, of_left)] {
            if bare_number(bare).is_some() {
                let unit = written(self.program, &other.unit);
                let words = unit_behind(self.program, &other.unit, bare.span);
                return finding.arg("unit", unit).fix(codes::ADD_UNIT, bare.span.after(), words);
            }
        }
        if self.program.units.conversion(&of_right.unit, &of_left.unit).is_none() {
            return finding;
        }
        // The yearly side is converted: what is paid by the month is computed by the month.
        let left_is_yearly = of_left.unit.exponent(Units::YEAR) != 0;
        let (converted, to) = if left_is_yearly { (left, &of_right.unit) } else { (right, &of_left.unit) };
        let unit = written(self.program, to);
        let mut finding = finding.arg("unit", unit);
        let edits = conversion_edits(self.program, converted, to);
        finding.fixes.push(Fix { title: codes::CONVERT, edits });
        finding
    }

    /// `-E`.
    pub(super) fn negate(&mut self, inner: &ast::Expr, span: Span) -> Expr {
        let inner = self.expr(inner, None);
        if let ExprKind::Constant(Constant::Number(value)) = inner.kind
            && let Ok(value) = value.checked_neg()
        {
            return Expr { kind: ExprKind::Constant(Constant::Number(value)), ty: inner.ty, span };
        }
        let inner = self.numeric(inner);
        let ty = inner.ty.clone();
        Expr { kind: ExprKind::Negate(Box::new(inner)), ty, span }
    }

    /// A value that must be a number, in any unit.
    pub(super) fn numeric(&mut self, expr: Expr) -> Expr {
        if matches!(expr.ty, Type::Number(_) | Type::Error) {
            return expr;
        }
        self.findings.push(wrong_kind(self.program, codes::A_NUMBER, &expr));
        Expr { ty: Type::Error, ..expr }
    }

    /// `not C`.
    pub(super) fn not(&mut self, inner: &ast::Expr, span: Span) -> Expr {
        let inner = self.condition(inner);
        Expr { kind: ExprKind::Not(Box::new(inner)), ty: Type::YesNo, span }
    }

    /// `A and B`, `A or B`.
    pub(super) fn all(&mut self, parts: &[ast::Expr], make: fn(Vec<Expr>) -> ExprKind, span: Span) -> Expr {
        let parts = parts.iter().map(|part| self.condition(part)).collect();
        Expr { kind: make(parts), ty: Type::YesNo, span }
    }

    /// `lesser of A and B`, `greater of A and B`: numbers of one unit, or dates.
    pub(super) fn extreme(
        &mut self,
        parts: &[ast::Expr],
        make: fn(Vec<Expr>) -> ExprKind,
        span: Span,
    ) -> Expr {
        let mut due = None;
        let lowered: Vec<Expr> = parts.iter().map(|part| self.alike(part, &mut due, None)).collect();
        let ty = common(lowered.iter());
        if !matches!(ty, Type::Number(_) | Type::Date | Type::Error) {
            let first = lowered.first().map_or(span, |part| part.span);
            let finding =
                Diagnostic::new(&codes::NOT_ORDERED, first).arg("found", describe(self.program, &ty));
            self.findings.push(finding);
            return failed(span);
        }
        Expr { kind: make(lowered), ty, span }
    }
}

/// The type of several values of one type.
pub(super) fn common<'e>(values: impl Iterator<Item = &'e Expr>) -> Type {
    let mut whole_type: Option<Type> = None;
    for value in values.filter(|value| !value.ty.is_error()) {
        match (&mut whole_type, &value.ty) {
            (None, ty) => whole_type = Some(ty.clone()),
            (Some(Type::Number(all)), Type::Number(one)) => {
                all.whole &= one.whole;
                all.percent &= one.percent;
                all.decimals = None;
            }
            _ => {}
        }
    }
    whole_type.unwrap_or(Type::Error)
}

fn is_zero(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Constant(Constant::Number(value)) if value.is_zero())
}
