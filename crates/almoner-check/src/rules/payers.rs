//! Payers of one bill, one after the other: each looks at what those before it have left. Here they become rules
//! of plain arithmetic, so that everything that holds for a rule (ranges, what is missing, circles) holds for them.

use almoner_diagnostic::codes::{names, types as codes};
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{self, ClauseKind, Item};

use crate::agree::{describe, describe_unit};
use crate::citations;
use crate::declare::{Placed, in_force_of};
use crate::exact::Exact;
use crate::expressions::Lower;
use crate::program::{
    Arithmetic, Cases, Constant, Expr, ExprKind, Rule, RuleBody, RuleId, RuleKind, RuleVersion,
};
use crate::types::{NumberType, Type};

const BILL: Text = Text::new("the bill (`of …`)", "待分担的费用（“待分担费用 …”）");
const PAYERS: Text = Text::new("its payers (`name: 70%`)", "负担方（如“名称：70%”）");

/// What a payer pays, or (for the whole item) what all of them leave.
pub(super) fn lower(
    lower: &mut Lower<'_>,
    rule: &Rule,
    placed: Placed<'_>,
    kind: RuleKind,
) -> Option<RuleVersion> {
    let item = placed.item;
    let bill = item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Bill(bill) => Some((bill, clause.at.0)),
        _ => None,
    });
    let lines: Vec<(&ast::Payer, Span)> = item.clauses.iter().filter_map(line).collect();
    let of_item = kind == RuleKind::Payers;
    if of_item {
        complete(lower, rule, item, bill.is_none(), lines.is_empty());
    }
    let (bill, bill_at) = bill?;
    let own = lines.iter().position(|(line, _)| line.name.at.0 == rule.declared.span);
    let before = lines.get(..own.unwrap_or(lines.len()))?;
    let left = left(lower, rule, bill, before, of_item);
    let cites_of_item =
        citations::of_clauses(lower.program, lower.names, placed.module, &item.clauses, &mut Vec::new());
    let (value, formula, cites, span) = match own.and_then(|own| lines.get(own)) {
        None => {
            // Those of the item are told of once.
            let cites = citations::of_clauses(
                lower.program,
                lower.names,
                placed.module,
                &item.clauses,
                &mut lower.findings,
            );
            (left, bill_at, cites, item.at.0)
        }
        Some((line, span)) => {
            let own =
                citations::all(lower.program, lower.names, placed.module, &line.cites, &mut lower.findings);
            let cites = if own.is_empty() { cites_of_item } else { own };
            (paid(lower, rule, line, left), content(line), cites, *span)
        }
    };
    let cases = Cases { cases: Vec::new(), otherwise: Some(Box::new(value)), span: formula };
    let in_force = in_force_of(lower.program, placed);
    let (body, exceptions, module) = (RuleBody::Cases(cases), Vec::new(), placed.module);
    Some(RuleVersion { in_force, cites, body, exceptions, module, span })
}

fn line(clause: &ast::Clause) -> Option<(&ast::Payer, Span)> {
    match &clause.kind {
        ClauseKind::Payer(payer) => Some((payer, clause.at.0)),
        _ => None,
    }
}

/// What an item of payers must have.
fn complete(lower: &mut Lower<'_>, rule: &Rule, item: &Item, no_bill: bool, no_payers: bool) {
    let unread = item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Unreadable));
    for (_, part) in [(no_bill, BILL), (no_payers, PAYERS)].iter().filter(|(lacks, _)| *lacks && !unread) {
        let finding = Diagnostic::new(&names::MISSING_PART, rule.declared.span);
        lower.findings.push(finding.arg("name", &*rule.declared.name).arg("part", *part));
    }
    let shareable = match &rule.ty {
        Type::Number(number) => !number.unit.is_plain(),
        other => other.is_error(),
    };
    if !shareable {
        let said = item.ty.as_ref().map_or(rule.declared.span, |ty| ty.at.0);
        let finding = Diagnostic::new(&codes::PAYERS_OF_NO_AMOUNT, said);
        let finding = finding.arg("name", &*rule.declared.name);
        lower.findings.push(finding.arg("found", describe(lower.program, &rule.ty)));
    }
}

/// The bill without what these payers pay. For a payer it is never below nothing.
fn left(
    lower: &mut Lower<'_>,
    rule: &Rule,
    bill: &ast::Expr,
    before: &[(&ast::Payer, Span)],
    of_item: bool,
) -> Expr {
    let mut all = Vec::new();
    std::mem::swap(&mut all, &mut lower.findings);
    let mut left = lower.due(bill, &rule.ty, None);
    if of_item {
        all.append(&mut lower.findings);
    }
    // What is wrong with the bill is told of once, with the whole.
    lower.findings = all;
    let span = rule.declared.span;
    for (payer, _) in before {
        let Some(id) = rule_at(lower, payer.name.at.0) else { continue };
        let paid = Expr {
            kind: ExprKind::Rule { hops: 0, rule: id, args: Vec::new() },
            ty: rule.ty.clone(),
            span: payer.name.at.0,
        };
        left =
            computed(rule, ExprKind::Arithmetic(Arithmetic::Subtract, Box::new(left), Box::new(paid)), span);
    }
    if of_item { left } else { computed(rule, ExprKind::GreaterOf(vec![left, nothing(rule, span)]), span) }
}

/// The payer whose name stands there.
fn rule_at(lower: &Lower<'_>, name: Span) -> Option<RuleId> {
    let found = lower.program.rules.iter().position(|rule| rule.declared.span == name)?;
    u32::try_from(found).ok().map(RuleId)
}

/// What a payer pays of what is left: its share of it, at most its cap and all of it, and never below nothing.
fn paid(lower: &mut Lower<'_>, rule: &Rule, line: &ast::Payer, left: Expr) -> Expr {
    let span = content(line);
    let share = share(lower, rule, &line.share);
    let is_rate = share.ty.as_number().is_some_and(|number| number.unit.is_plain());
    let mut base = left.clone();
    if let Some(above) = &line.above {
        let above = lower.due(above, &rule.ty, None);
        let beyond = ExprKind::Arithmetic(Arithmetic::Subtract, Box::new(base), Box::new(above));
        let beyond = computed(rule, beyond, span);
        base = computed(rule, ExprKind::GreaterOf(vec![beyond, nothing(rule, span)]), span);
    }
    // A rate of what lies beyond the deductible, or an amount as far as that goes.
    let part = if is_rate {
        ExprKind::Arithmetic(Arithmetic::Multiply, Box::new(share), Box::new(base))
    } else {
        ExprKind::LesserOf(vec![share, base])
    };
    let mut paid = computed(rule, part, span);
    if let Some((mode, step)) = &line.rounded {
        paid = lower.rounded_to(paid, *mode, step, span);
    }
    let mut among = vec![left, paid];
    if let Some(most) = &line.at_most {
        among.push(lower.due(most, &rule.ty, None));
    }
    let least = computed(rule, ExprKind::LesserOf(among), span);
    computed(rule, ExprKind::GreaterOf(vec![least, nothing(rule, span)]), span)
}

/// A percentage or an amount, as one value or by cases.
fn share(lower: &mut Lower<'_>, rule: &Rule, written: &ast::Cases) -> Expr {
    let share = match written.otherwise.as_deref().filter(|_| written.cases.is_empty()) {
        Some(only) => lower.expr(only, None),
        None => lower.grouped_cases(written, None, written.at.0),
    };
    let (Type::Number(due), Type::Number(found)) = (&rule.ty, &share.ty) else {
        if share.ty.as_number().is_some() || share.ty.is_error() || rule.ty.is_error() {
            return share;
        }
        return wrong_share(lower, rule, share);
    };
    if found.unit != due.unit && !found.unit.is_plain() {
        return wrong_share(lower, rule, share);
    }
    if found.unit.is_plain() {
        rates(lower, &share);
    }
    share
}

fn wrong_share(lower: &mut Lower<'_>, rule: &Rule, share: Expr) -> Expr {
    let due = match &rule.ty {
        Type::Number(number) => describe_unit(lower.program, &number.unit),
        other => describe(lower.program, other),
    };
    let finding = Diagnostic::new(&codes::SHARE_OF_PAYER, share.span)
        .arg("name", &*rule.declared.name)
        .arg("expected", due)
        .arg("found", describe(lower.program, &share.ty));
    lower.findings.push(finding);
    Expr { ty: Type::Error, ..share }
}

/// A written rate that no payer can have.
fn rates(lower: &mut Lower<'_>, share: &Expr) {
    let values: Vec<&Expr> = match &share.kind {
        ExprKind::Cases(cases) => {
            cases.cases.iter().map(|case| &case.value).chain(cases.otherwise.as_deref()).collect()
        }
        _ => vec![share],
    };
    let findings = values.into_iter().filter_map(|value| match &value.kind {
        ExprKind::Constant(Constant::Number(rate)) if rate.is_negative() || *rate > Exact::ONE => {
            let rate = lower.program.files.slice(value.span);
            Some(Diagnostic::new(&codes::RATE_OF_PAYER, value.span).arg("rate", rate))
        }
        _ => None,
    });
    let findings: Vec<Diagnostic> = findings.collect();
    lower.findings.extend(findings);
}

/// Where it is written what a payer pays.
fn content(line: &ast::Payer) -> Span {
    let last = [&line.above, &line.at_most].into_iter().flatten().last();
    let last = line.rounded.as_ref().map(|(_, step)| step).or(last);
    last.map_or(line.share.at.0, |last| line.share.at.0.to(last.at.0))
}

fn computed(rule: &Rule, kind: ExprKind, span: Span) -> Expr {
    let ty = match &rule.ty {
        Type::Number(number) => {
            Type::Number(NumberType { whole: false, percent: false, decimals: None, ..number.clone() })
        }
        other => other.clone(),
    };
    Expr { kind, ty, span }
}

fn nothing(rule: &Rule, span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(Constant::Number(Exact::ZERO)), ty: rule.ty.clone(), span }
}
