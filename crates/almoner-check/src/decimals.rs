//! How many digits after the point each value can have, worked out from what it is made of; and from that,
//! where a benefit would pay a fraction of a cent, and where a whole number is due and may not come.
//!
//! Digits are an upper bound: `None` is any number of them, or no decimal at all (1/3).

mod infer;

use almoner_diagnostic::codes::{benefits as codes, types};
use almoner_diagnostic::{Arg, Diagnostic, Edit, Fix, Language};
use almoner_syntax::keywords::Phrase;

use crate::agree::describe_unit;
use crate::cycles::Node;
use crate::exact::Exact;
use crate::program::{Cases, Expr, ExprKind, Pays, Program, Rule};
use crate::types::Type;
use crate::units::{Unit, Units};
use crate::walk;

/// Works out the digits of every value of the program, in the order in which they need each other, and
/// reports what is paid unrounded and what is not whole.
pub(crate) fn check(program: &mut Program, order: &[Node], findings: &mut Vec<Diagnostic>) {
    infer::infer(program, order);
    for rule in &program.rules {
        findings.extend(not_whole(program, rule));
    }
    for benefit in &program.benefits {
        if let Some(pays) = &benefit.pays {
            findings.extend(unrounded(&program.units, program, pays));
        }
    }
}

/// Values that may have a fraction where the rule is declared whole.
fn not_whole(program: &Program, rule: &Rule) -> Vec<Diagnostic> {
    let whole = rule.ty.as_number().is_some_and(|number| number.whole);
    if !whole {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for version in &rule.versions {
        let exceptions = version.exceptions.iter().map(|exception| &exception.value);
        for value in walk::values_of_body(&version.body).into_iter().chain(exceptions) {
            let fraction = value.ty.as_number().is_some_and(|number| number.decimals != Some(0));
            if fraction {
                let finding = Diagnostic::new(&types::NOT_WHOLE, value.span);
                let mut finding =
                    finding.related(rule.declared.span, almoner_diagnostic::codes::names::DECLARED_HERE);
                let edits = rounding(program, value, Phrase::RoundedDownTo, |_| "1".to_owned());
                finding.fixes.push(Fix { title: types::ROUND_TO_WHOLE, edits });
                findings.push(finding);
            }
        }
    }
    findings
}

/// Lines whose values may have more digits than their currency is paid with.
fn unrounded(units: &Units, program: &Program, pays: &Pays) -> Vec<Diagnostic> {
    let Some(most) = units.currency_decimals(&pays.unit) else { return Vec::new() };
    let mut findings = Vec::new();
    for line in &pays.lines {
        for value in values(&line.amount) {
            let too_many = match &value.ty {
                Type::Number(number) => number.decimals.is_none_or(|digits| digits > most),
                _ => false,
            };
            if too_many {
                findings.push(not_rounded(program, &line.declared.name, value, &pays.unit, most));
            }
        }
    }
    findings
}

fn values(cases: &Cases) -> impl Iterator<Item = &Expr> {
    cases.cases.iter().map(|case| &case.value).chain(cases.otherwise.as_deref())
}

fn not_rounded(program: &Program, line: &str, value: &Expr, unit: &Unit, most: u32) -> Diagnostic {
    let step = smallest(most);
    let amount = |language| program.units.amount(step, unit, language);
    let mut finding = Diagnostic::new(&codes::NOT_ROUNDED, value.span)
        .arg("line", line)
        .arg("digits", most.to_string())
        .arg("currency", describe_unit(program, unit))
        .arg("step", Arg::Words { en: amount(Language::English), zh: amount(Language::Chinese) });
    let edits = rounding(program, value, Phrase::RoundedUpTo, amount);
    finding.fixes.push(Fix { title: codes::ROUND_UP, edits });
    finding
}

/// The smallest amount with so many digits: 0.01 for 2.
fn smallest(digits: u32) -> Exact {
    let mut step = Exact::ONE;
    for _ in 0..digits {
        step = step.checked_div(Exact::from_integer(10)).unwrap_or(step);
    }
    step
}

/// The edits that put a rounding behind a value; in parentheses where the value would not be taken whole.
fn rounding(program: &Program, value: &Expr, mode: Phrase, step: impl Fn(Language) -> String) -> Vec<Edit> {
    let language = program.language(value.span.file);
    let words = match language {
        Language::English => format!(", {} {}", mode.english(), step(language)),
        Language::Chinese => format!("，{} {}", mode.chinese(), step(language)),
    };
    let plain = matches!(
        value.kind,
        ExprKind::Arithmetic(..)
            | ExprKind::Rule { .. }
            | ExprKind::Fact { .. }
            | ExprKind::Local(_)
            | ExprKind::Parameter { .. }
            | ExprKind::Constant(_)
            | ExprKind::Benefit { .. }
    );
    let after = |text: String| Edit { span: value.span.after(), replacement: text };
    if plain {
        return vec![after(words)];
    }
    let before = Edit { span: value.span.before(), replacement: "(".to_owned() };
    vec![before, after(format!("){words}"))]
}
