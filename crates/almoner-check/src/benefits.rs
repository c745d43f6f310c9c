//! Benefits: conditions, lines, what they are paid in, how they go together.

use std::sync::Arc;

use almoner_diagnostic::codes::{benefits as codes, types};
use almoner_diagnostic::{Diagnostic, Fix, Span, Text};
use almoner_syntax::ast::{self, Clause, ClauseKind, Frequency};

use crate::agree::{conversion_edits, describe, describe_unit, written};
use crate::citations;
use crate::declare::{Declarations, named, suggesting};
use crate::expressions::{Lower, Meaning, module_not_used};
use crate::names::list;
use crate::overlays::{self, Overlaid, Target};
use crate::program::{
    Benefit, BenefitId, BenefitPart, Cases, Condition, Declared, Expr, Help, Interaction, PayLine, Pays,
    Program,
};
use crate::scope::Scope;
use crate::types::Type;
use crate::units::{Unit, UnitId, Units};

/// Finds out in which currency each benefit pays. It must be known before anything is lowered, as rules
/// may read amounts.
pub(crate) fn find_units(known: &mut Declarations<'_>) {
    for position in 0..known.benefits.len() {
        let unit = unit_of(known, position);
        let benefit = known.program.benefits.get_mut(position);
        if let (Some(unit), Some(pays)) = (unit, benefit.and_then(|benefit| benefit.pays.as_mut())) {
            pays.unit = unit;
        }
        for (line, unit) in (0..).zip(units_of_help(known, position)) {
            let benefit = known.program.benefits.get_mut(position);
            let help = benefit.and_then(|benefit| benefit.help.get_mut::<usize>(line));
            if let (Some(unit), Some(quantity)) = (unit, help.and_then(|help| help.quantity.as_mut())) {
                quantity.unit = unit;
            }
        }
    }
}

/// The unit of each line of help; `None` where it has no quantity, or one that is no number.
fn units_of_help(known: &Declarations<'_>, position: usize) -> Vec<Option<Unit>> {
    let (Some(benefit), Some(placed)) = (known.program.benefits.get(position), known.benefits.get(position))
    else {
        return Vec::new();
    };
    let scope = Scope::of(&known.program, Some(benefit.entity));
    let mut lower = Lower::new(&known.program, &known.names, placed.module, scope);
    let units = help_lines(&placed.item.clauses).map(|line| {
        let mut values = values_of(line.quantity.as_ref()?);
        values.find_map(|value| lower.expr(value, None).ty.as_number().map(|number| number.unit.clone()))
    });
    units.collect()
}

/// The lines of help of a benefit, as written, in order.
pub(crate) fn help_lines(clauses: &[Clause]) -> impl Iterator<Item = &ast::HelpLine> {
    let lines = clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Provides { lines, .. } => Some(lines),
        _ => None,
    });
    lines.flatten()
}

fn unit_of(known: &Declarations<'_>, position: usize) -> Option<Unit> {
    let benefit = known.program.benefits.get(position)?;
    let placed = known.benefits.get(position)?;
    let every = benefit.pays.as_ref()?.every;
    let scope = Scope::of(&known.program, Some(benefit.entity));
    let mut lower = Lower::new(&known.program, &known.names, placed.module, scope);
    lower.by_the_rules_of(&placed.item.clauses);
    let currency = values(&placed.item.clauses)
        .find_map(|value| currency_of(&known.program, &lower.expr(value, None).ty))
        .unwrap_or(Units::YUAN);
    per_period(currency, every)
}

/// The values of all lines, as written.
fn values(clauses: &[Clause]) -> impl Iterator<Item = &ast::Expr> {
    clauses
        .iter()
        .filter_map(|clause| match &clause.kind {
            ClauseKind::Pays { lines, .. } => Some(lines),
            _ => None,
        })
        .flatten()
        .flat_map(|line| values_of(&line.amount))
}

fn values_of(cases: &ast::Cases) -> impl Iterator<Item = &ast::Expr> {
    cases.cases.iter().map(|case| &case.value).chain(cases.otherwise.as_deref())
}

/// The currency in a unit, if there is exactly one.
fn currency_of(program: &Program, ty: &Type) -> Option<UnitId> {
    let unit = &ty.as_number()?.unit;
    program.units.currency_decimals(unit)?;
    unit.0.iter().find(|(_, exponent)| *exponent == 1).map(|(unit, _)| *unit)
}

fn per_period(currency: UnitId, every: Frequency) -> Option<Unit> {
    let money = Unit::of(currency);
    match period(every) {
        Some(period) => money.divided_by(&Unit::of(period)),
        None => Some(money),
    }
}

const fn period(every: Frequency) -> Option<UnitId> {
    match every {
        Frequency::Once => None,
        Frequency::Daily => Some(Units::DAY),
        Frequency::Monthly => Some(Units::MONTH),
        Frequency::Yearly => Some(Units::YEAR),
    }
}

const fn frequency_words(every: Frequency) -> Text {
    match every {
        Frequency::Once => Text::new("once", "一次性"),
        Frequency::Daily => Text::new("daily", "按日"),
        Frequency::Monthly => Text::new("monthly", "按月"),
        Frequency::Yearly => Text::new("yearly", "按年"),
    }
}

/// A benefit with everything that its clauses say.
pub(crate) fn lower(
    known: &Declarations<'_>,
    id: BenefitId,
    overlays: &[Overlaid<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Option<Benefit> {
    let benefit = known.program.benefits.get(id.index())?;
    let placed = known.benefits.get(id.index())?;
    let scope = Scope::of(&known.program, Some(benefit.entity));
    let mut lower = Lower::new(&known.program, &known.names, placed.module, scope);
    let mut whole = benefit.clone();
    let clauses = &placed.item.clauses;
    whole.by_the_rules_of = lower.by_the_rules_of(clauses);
    whole.cites =
        citations::of_clauses(lower.program, lower.names, placed.module, clauses, &mut lower.findings);
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Requires(written) => {
                let written = (0..).map(BenefitPart::Condition).zip(written);
                whole.conditions.extend(written.map(|(part, line)| {
                    let Condition { declared, condition, cites } = condition(&mut lower, line);
                    let target = Target::Part(id, part);
                    let condition = overlays::on_condition(&mut lower, overlays, target, condition);
                    Condition { declared, condition, cites }
                }));
            }
            ClauseKind::Pays { every, lines } => {
                let unit = benefit.pays.as_ref().map(|pays| pays.unit.clone()).unwrap_or_default();
                let due = Type::number(unit.clone());
                let lines = (0..).map(BenefitPart::Line).zip(lines).map(|(part, written)| {
                    let PayLine { declared, amount, cites } = pay_line(&mut lower, written, &unit, *every);
                    let amounts = |lower: &mut Lower<'_>, written: &ast::Cases| {
                        amounts(lower, written, &due, &declared, *every)
                    };
                    let target = Target::Part(id, part);
                    let amount = overlays::on_line(&mut lower, overlays, target, amount, &due, amounts);
                    PayLine { declared, amount, cites }
                });
                let lines = lines.collect();
                whole.pays = Some(Pays { every: *every, unit, lines });
            }
            ClauseKind::NotTogether { with, whichever_is_higher } => {
                for path in with {
                    let other = interaction(&mut lower, id, benefit, path, *whichever_is_higher);
                    whole.interactions.extend(other);
                }
            }
            _ => {}
        }
    }
    for (at, (line, whole)) in (0..).zip(help_lines(clauses).zip(&mut whole.help)) {
        let target = Target::Part(id, BenefitPart::Help(at));
        help(&mut lower, line, whole, |lower, amount, due, declared| {
            let overlaid =
                |lower: &mut Lower<'_>, written: &ast::Cases| quantity(lower, written, due, declared);
            overlays::on_line(lower, overlays, target, amount, due, overlaid)
        });
    }
    findings.extend(lower.findings);
    Some(whole)
}

fn condition(lower: &mut Lower<'_>, line: &ast::Condition) -> Condition {
    let docs = line.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
    let declared = Declared { docs, ..named(&line.name, &line.labels, lower.module) };
    let condition = lower.condition(&line.condition);
    let cites = citations::all(lower.program, lower.names, lower.module, &line.cites, &mut lower.findings);
    Condition { declared, condition, cites }
}

/// A line of help: how much, and what it cites.
fn help(
    lower: &mut Lower<'_>,
    line: &ast::HelpLine,
    whole: &mut Help,
    overlaid: impl FnOnce(&mut Lower<'_>, Cases, &Type, &Declared) -> Cases,
) {
    whole.cites = citations::all(lower.program, lower.names, lower.module, &line.cites, &mut lower.findings);
    if let (Some(written), Some(found)) = (&line.quantity, &mut whole.quantity) {
        let due = Type::number(found.unit.clone());
        let amount = quantity(lower, written, &due, &whole.declared);
        found.amount = overlaid(lower, amount, &due, &whole.declared);
    }
}

/// The cases of how much help is given: numbers in one unit, which is no plain number.
fn quantity(lower: &mut Lower<'_>, written: &ast::Cases, due: &Type, line: &Declared) -> Cases {
    let value = |lower: &mut Lower<'_>, value: &ast::Expr| {
        let expr = lower.expr(value, Some(due));
        let counted = due.as_number().is_some_and(|number| !number.unit.is_plain());
        if counted || expr.ty == Type::Error {
            return lower.agreed(expr, due, None);
        }
        let finding = Diagnostic::new(&types::QUANTITY_WITHOUT_UNIT, expr.span)
            .arg("line", &*line.name)
            .arg("found", describe(lower.program, &expr.ty));
        lower.findings.push(finding);
        Expr { ty: Type::Error, ..expr }
    };
    let cases = written.cases.iter().map(|case| {
        let value = value(lower, &case.value);
        crate::program::Case { condition: lower.condition(&case.condition), value, span: case.at.0 }
    });
    let cases = cases.collect();
    let otherwise = written.otherwise.as_ref().map(|otherwise| Box::new(value(lower, otherwise)));
    Cases { cases, otherwise, span: written.at.0 }
}

fn pay_line(lower: &mut Lower<'_>, line: &ast::PayLine, unit: &Unit, every: Frequency) -> PayLine {
    let docs = line.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
    let declared = Declared { docs, ..named(&line.name, &line.labels, lower.module) };
    let due = Type::number(unit.clone());
    let amount = amounts(lower, &line.amount, &due, &declared, every);
    let cites = citations::all(lower.program, lower.names, lower.module, &line.cites, &mut lower.findings);
    PayLine { declared, amount, cites }
}

/// The cases of what a line pays.
fn amounts(
    lower: &mut Lower<'_>,
    written: &ast::Cases,
    due: &Type,
    line: &Declared,
    every: Frequency,
) -> Cases {
    let cases = written.cases.iter().map(|case| {
        let value = amount(lower, &case.value, due, line, every);
        let condition = lower.condition(&case.condition);
        crate::program::Case { condition, value, span: case.at.0 }
    });
    let cases = cases.collect();
    let otherwise = written.otherwise.as_ref();
    let otherwise = otherwise.map(|value| Box::new(amount(lower, value, due, line, every)));
    Cases { cases, otherwise, span: written.at.0 }
}

/// What a line pays: money, in the benefit's currency, per the benefit's period.
fn amount(lower: &mut Lower<'_>, value: &ast::Expr, due: &Type, line: &Declared, every: Frequency) -> Expr {
    let expr = lower.expr(value, Some(due));
    let (Type::Number(wanted), Type::Number(found)) = (due, &expr.ty) else {
        return lower.agreed(expr, due, None);
    };
    if wanted.unit == found.unit || crate::agree::bare_number(&expr).is_some() {
        return lower.agreed(expr, due, None);
    }
    let finding = amount_finding(lower.program, &wanted.unit, &expr, line, every);
    lower.findings.push(finding);
    Expr { ty: Type::Error, ..expr }
}

fn amount_finding(
    program: &Program,
    wanted: &Unit,
    expr: &Expr,
    line: &Declared,
    every: Frequency,
) -> Diagnostic {
    let wanted_currency = currency_of(program, &Type::number(wanted.clone()));
    let code = match currency_of(program, &expr.ty) {
        None => &codes::NOT_CURRENCY,
        Some(currency) if Some(currency) != wanted_currency => &codes::LINES_IN_TWO_CURRENCIES,
        Some(_) => &codes::WRONG_FREQUENCY,
    };
    let unit = written(program, wanted);
    let mut finding = Diagnostic::new(code, expr.span)
        .arg("line", &*line.name)
        .arg("every", frequency_words(every))
        .arg("expected", describe_unit(program, wanted))
        .arg("found", describe(program, &expr.ty))
        .arg("unit", unit);
    let convertible =
        expr.ty.as_number().is_some_and(|found| program.units.conversion(&found.unit, wanted).is_some());
    if convertible {
        let title = almoner_diagnostic::codes::types::CONVERT;
        finding.fixes.push(Fix { title, edits: conversion_edits(program, expr, wanted) });
    }
    finding
}

fn interaction(
    lower: &mut Lower<'_>,
    id: BenefitId,
    benefit: &Benefit,
    path: &ast::Path,
    whichever_is_higher: bool,
) -> Option<Interaction> {
    let span = path.at.0;
    let found = other_benefit(lower, path);
    let Some((with, hops)) = found else {
        if let Some(finding) = unknown_benefit(lower, benefit, path, span) {
            lower.findings.push(finding);
        }
        return None;
    };
    if with == id {
        let finding = Diagnostic::new(&codes::NOT_TOGETHER_WITH_ITSELF, span);
        lower.findings.push(finding.arg("name", &*benefit.declared.name));
        return None;
    }
    Some(Interaction { with, hops, whichever_is_higher, span })
}

/// The benefit that a path names, where it is of the same entity or of a holder.
fn other_benefit(lower: &mut Lower<'_>, path: &ast::Path) -> Option<(BenefitId, u8)> {
    let names: Vec<&ast::Name> = path.names.iter().collect();
    let before = lower.findings.len();
    let meaning = lower.resolve(&names, None);
    lower.findings.truncate(before);
    match meaning {
        Some(Meaning::Benefit { hops, benefit }) => Some((benefit, hops)),
        _ => None,
    }
}

fn unknown_benefit(lower: &Lower<'_>, own: &Benefit, path: &ast::Path, span: Span) -> Option<Diagnostic> {
    let program = lower.program;
    let name = path.names.last()?;
    let other = program.benefits.iter().find(|benefit| *benefit.declared.name == *name.text);
    if let Some(other) = other {
        let module = other.declared.module;
        if !lower.names.visible(lower.module, module) {
            return Some(module_not_used(program, &name.text, span, lower.module, module));
        }
        let entity = |benefit: &Benefit| {
            program
                .entities
                .get(benefit.entity.index())
                .map_or("", |entity| &*entity.declared.name)
                .to_owned()
        };
        let finding = Diagnostic::new(&codes::NOT_TOGETHER_APART, span)
            .arg("name", &*own.declared.name)
            .arg("entity", entity(own))
            .arg("other", name.text.as_str())
            .arg("other_entity", entity(other));
        return Some(finding.related(other.declared.span, codes::OTHER_BENEFIT));
    }
    let known: Vec<&str> = program.benefits.iter().map(|benefit| &*benefit.declared.name).collect();
    let finding = Diagnostic::new(&codes::UNKNOWN_BENEFIT, span)
        .arg("name", name.text.as_str())
        .arg("known", list(known.iter().copied()));
    Some(suggesting(finding, span, &name.text, known))
}
