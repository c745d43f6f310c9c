//! Says how a guarantee fails: for which keys, from when, by how much, and where the figures stand.

use almoner_check::exact::Exact;
use almoner_check::program::{Dated, Expr, ExprKind, Parameter};
use almoner_check::types::Type;
use almoner_check::units::Unit;
use almoner_check::walk;
use almoner_diagnostic::codes::guarantees as codes;
use almoner_diagnostic::{Arg, Code, Diagnostic, Language, Text};
use almoner_syntax::ast::Comparison;
use jiff::civil::Date;

use super::{Case, Verifier};
use crate::{Truth, Value};

/// Other figures are pointed at up to this number.
const MOST_PLACES: usize = 4;

impl Verifier<'_> {
    /// The finding for a statement that fails on a day.
    pub(super) fn broken(&self, case: &Case<'_>, day: Date) -> Diagnostic {
        let failing = self.failing_part(&case.guarantee.condition, case, day);
        let figures = self.figures(failing, case, day);
        let reason = self.reason(failing, case, day);
        let guarantee = case.guarantee;
        if let (Some((parameter, value)), true) = (figures.first(), is_bound(case)) {
            let module = self.program.modules.get(guarantee.declared.module.index());
            let finding = self
                .finding(&codes::BOUND_BROKEN, case)
                .arg("parameter", &*parameter.declared.name)
                .arg("layer", module.map_or("?", |module| &*module.name))
                .arg("reason", reason)
                .related(guarantee.declared.span, codes::BOUND_HERE);
            return Diagnostic { span: Some(value.span), ..finding };
        }
        let mut finding = self.finding(&codes::GUARANTEE_BROKEN, case).arg("reason", reason);
        for (_, value) in figures.iter().take(MOST_PLACES) {
            finding = finding.related(value.span, codes::FIGURE_HERE);
        }
        finding
    }

    /// A finding with the name of the guarantee, the keys and the day.
    pub(super) fn finding(&self, code: &'static Code, case: &Case<'_>) -> Diagnostic {
        let finding = Diagnostic::new(code, case.guarantee.declared.span)
            .arg("guarantee", &*case.guarantee.declared.name)
            .arg("keys", self.keys(case));
        match case.day {
            None => finding.arg("when", codes::ALWAYS),
            Some(day) => {
                let finding = finding.arg("day", day.to_string());
                let when = filled(&finding, codes::FROM_DAY);
                finding.arg("when", when)
            }
        }
    }

    fn keys(&self, case: &Case<'_>) -> Arg {
        let names: Vec<&str> = case
            .guarantee
            .keys
            .iter()
            .zip(case.keys)
            .filter_map(|(key, value)| {
                let of = self.program.enums.get(key.of.index())?;
                Some(&*of.values.get(*value as usize)?.name)
            })
            .collect();
        if names.is_empty() {
            return "".into();
        }
        Arg::Words { en: format!(" for {}", names.join(", ")), zh: format!("（{}）", names.join("、")) }
    }

    /// Of several statements joined by `and`, the first that fails.
    fn failing_part<'e>(&self, condition: &'e Expr, case: &Case<'_>, day: Date) -> &'e Expr {
        let ExprKind::And(parts) = &condition.kind else { return condition };
        let fails =
            |part: &&Expr| self.evaluate(part, case, day).is_ok_and(|value| value.truth() == Truth::No);
        parts.iter().find(fails).map_or(condition, |part| self.failing_part(part, case, day))
    }

    fn number(&self, expr: &Expr, case: &Case<'_>, day: Date) -> Option<Exact> {
        self.evaluate(expr, case, day).ok()?.number()
    }

    /// Why a statement fails: the two sides and the difference, where it is a comparison of numbers.
    fn reason(&self, failing: &Expr, case: &Case<'_>, day: Date) -> Arg {
        self.numbers(failing, case, day)
            .map_or_else(|| codes::IT_IS_NO.into(), |numbers| self.difference(&numbers))
    }

    fn numbers(&self, failing: &Expr, case: &Case<'_>, day: Date) -> Option<Numbers> {
        let ExprKind::Compare(comparison, left, right) = &failing.kind else { return None };
        let Type::Number(number) = &left.ty else { return None };
        let unit = number.unit.clone();
        let percent = number.percent;
        let (left, right) = (self.number(left, case, day)?, self.number(right, case, day)?);
        Some(Numbers { comparison: *comparison, left, right, unit, percent })
    }

    fn difference(&self, numbers: &Numbers) -> Arg {
        let text: Text = match (numbers.comparison, numbers.left.cmp(&numbers.right)) {
            (Comparison::Equal, _) => codes::NOT_THE_SAME,
            (_, std::cmp::Ordering::Equal) => codes::THE_SAME,
            (_, std::cmp::Ordering::Less) => codes::TOO_LOW,
            (_, std::cmp::Ordering::Greater) => codes::TOO_HIGH,
        };
        let words = |value: Exact| self.words(value, &numbers.unit, numbers.percent);
        let finding = Diagnostic::without_place(&codes::GUARANTEE_BROKEN)
            .arg("left", words(numbers.left))
            .arg("right", words(numbers.right));
        let apart = numbers.left.checked_sub(numbers.right).map(absolute);
        let finding = match apart {
            Ok(apart) => finding.arg("difference", words(apart)),
            Err(_) => finding.arg("difference", "?"),
        };
        filled(&finding, text)
    }

    fn words(&self, value: Exact, unit: &Unit, percent: bool) -> Arg {
        let hundredfold = value.checked_mul(Exact::from_integer(100));
        if let (true, Ok(hundredfold)) = (percent, hundredfold) {
            return format!("{hundredfold}%").into();
        }
        let amount = |language| self.program.units.amount(value, unit, language);
        Arg::Words { en: amount(Language::English), zh: amount(Language::Chinese) }
    }

    /// The figures that a statement reads directly, those of its left side first.
    fn figures(&self, failing: &Expr, case: &Case<'_>, day: Date) -> Vec<(&Parameter, &Dated)> {
        let mut figures = Vec::new();
        walk::visit(failing, &mut |part| {
            let ExprKind::Parameter { parameter, keys } = &part.kind else { return };
            let Some(parameter) = self.program.parameters.get(parameter.index()) else { return };
            let keys: Vec<Value> = keys.iter().filter_map(|key| self.evaluate(key, case, day).ok()).collect();
            let positions: Vec<u32> = keys
                .iter()
                .filter_map(|key| if let Value::Enum(_, position) = key { Some(*position) } else { None })
                .collect();
            let values =
                parameter.position(&self.program.enums, &positions).and_then(|it| parameter.values.get(it));
            let value = values.and_then(|values| values.iter().find(|value| value.period.contains(day)));
            figures.extend(value.map(|value| (parameter, value)));
        });
        figures
    }
}

/// The two sides of a comparison.
struct Numbers {
    comparison: Comparison,
    left: Exact,
    right: Exact,
    unit: Unit,
    percent: bool,
}

/// A bound of an open parameter stands as a statement about just that parameter, compared with the bound.
fn is_bound(case: &Case<'_>) -> bool {
    let ExprKind::Compare(_, left, _) = &case.guarantee.condition.kind else { return false };
    matches!(left.kind, ExprKind::Parameter { .. }) && left.span == case.guarantee.declared.span
}

fn absolute(value: Exact) -> Exact {
    if value.is_negative() { Exact::ZERO.checked_sub(value).unwrap_or(value) } else { value }
}

fn filled(finding: &Diagnostic, text: Text) -> Arg {
    Arg::Words { en: finding.fill(text, Language::English), zh: finding.fill(text, Language::Chinese) }
}
