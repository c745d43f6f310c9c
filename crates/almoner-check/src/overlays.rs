//! Overlays: which condition, line or rule each stands in the place of, and for which days. Here they become a wording
//! of the rule, or the first case of the condition or line; nothing is left to be done when a household is decided.

use almoner_diagnostic::codes::{names as name_codes, parameters as codes};
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{self, Clause, ClauseKind, ItemKind};

use crate::citations;
use crate::declare::{Declarations, Placed, in_force, named, suggesting};
use crate::expressions::{Lower, constant, module_not_used};
use crate::layers::{Amendment, Target as Amended};
use crate::names::list;
use crate::program::{
    BenefitId, BenefitPart, Case, Cases, Constant, Declared, Expr, ExprKind, ModuleId, Overlay, Period,
    RuleId,
};
use crate::types::Type;

const UNTIL: Text = Text::new("its days (`in force from … until …`)", "起止日期（“自 … 起至 … 止施行”）");
const BODY: Text = Text::new("its value (`is …`)", "取值（“为 …”）");

/// What an overlay stands in the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A rule.
    Rule(RuleId),
    /// A condition or a line of a benefit.
    Part(BenefitId, BenefitPart),
}

/// An overlay that is in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overlaid<'t> {
    pub(crate) placed: Placed<'t>,
    pub(crate) target: Target,
    /// Its days.
    pub(crate) period: Period,
    /// Where they are written.
    days: Span,
    /// Its value.
    pub(crate) value: &'t ast::Cases,
}

/// All overlays; reports those without days, of unknown things, and two of one thing on one day.
pub(crate) fn find<'t>(known: &Declarations<'t>, findings: &mut Vec<Diagnostic>) -> Vec<Overlaid<'t>> {
    let mut found: Vec<Overlaid<'t>> = Vec::new();
    for placed in known.of_kind(&[ItemKind::Overlay]) {
        let Some(overlay) = overlay(known, placed, findings) else { continue };
        let meets =
            |first: &&Overlaid<'_>| first.target == overlay.target && meet(first.period, overlay.period);
        match found.iter().find(meets) {
            Some(first) => findings.push(twice(known, first, &overlay)),
            None => found.push(overlay),
        }
    }
    found
}

fn overlay<'t>(
    known: &Declarations<'t>,
    placed: Placed<'t>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Overlaid<'t>> {
    let path = placed.item.name.as_ref()?;
    let before = findings.len();
    let target = match target(known, placed.module, path) {
        Ok(target) => Some(target),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    let clauses = &placed.item.clauses;
    let unread = clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Unreadable));
    let mut lacks = |part: Text| {
        if !unread {
            let finding = Diagnostic::new(&name_codes::MISSING_PART, path.at.0);
            findings.push(finding.arg("name", dotted(path)).arg("part", part));
        }
    };
    let days = clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::InForce(period) => Some((clause.at.0, *period)),
        _ => None,
    });
    let value = clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Is(cases) => Some(cases),
        _ => None,
    });
    if days.is_none() {
        lacks(UNTIL);
    }
    if value.is_none() {
        lacks(BODY);
    }
    if let Some((span, period)) = days
        && period.until.is_none()
    {
        findings.push(Diagnostic::new(&codes::OVERLAY_WITHOUT_END, span).arg("name", dotted(path)));
    }
    let (target, (days, _), value) = (target?, days?, value?);
    let period = in_force(placed.item)?;
    (findings.len() == before).then_some(Overlaid { placed, target, period, days, value })
}

fn dotted(path: &ast::Path) -> String {
    path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
}

fn meet(one: Period, other: Period) -> bool {
    let begins_by = |first: Period, last: Period| match (first.from, last.until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    begins_by(one, other) && begins_by(other, one)
}

fn twice(known: &Declarations<'_>, first: &Overlaid<'_>, second: &Overlaid<'_>) -> Diagnostic {
    let module = |overlay: &Overlaid<'_>| {
        let module = known.program.modules.get(overlay.placed.module.index());
        module.map_or_else(String::new, |module| module.name.to_string())
    };
    let day = first.period.from.max(second.period.from);
    let name = second.placed.item.name.as_ref().map(dotted).unwrap_or_default();
    Diagnostic::new(&codes::OVERLAYS_MEET, second.days)
        .arg("name", name)
        .arg("first", module(first))
        .arg("second", module(second))
        .arg("date", day.map_or_else(String::new, |day| day.to_string()))
        .related(first.days, name_codes::SAID_FIRST)
}

/// The condition, line or rule that a path names: `benefit.part`, `entity.rule`, `rule`, each with its module before it
/// if wanted.
fn target(known: &Declarations<'_>, module: ModuleId, path: &ast::Path) -> Result<Target, Box<Diagnostic>> {
    let program = &known.program;
    let written = dotted(path);
    let is_named = |declared: &Declared, short: &str| {
        let of = program.modules.get(declared.module.index()).map_or("", |module| &*module.name);
        written == short || written == format!("{of}.{short}")
    };
    let mut all: Vec<(String, ModuleId, Target, bool)> = Vec::new();
    for (id, rule) in (0..).map(RuleId).zip(&program.rules) {
        let entity = rule.entity.and_then(|entity| program.entities.get(entity.index()));
        let short = match entity {
            Some(entity) => format!("{}.{}", entity.declared.name, rule.declared.name),
            None => rule.declared.name.to_string(),
        };
        let meant = is_named(&rule.declared, &short);
        all.push((short, rule.declared.module, Target::Rule(id), meant));
    }
    for (id, benefit) in (0..).map(BenefitId).zip(&program.benefits) {
        let parts = known.names.parts.get(id.index()).into_iter().flat_map(|table| table.iter());
        // Help without a quantity has no value that another could stand for.
        let has_value = |part: BenefitPart| match part {
            BenefitPart::Help(at) => {
                let line = usize::try_from(at).ok().and_then(|at| benefit.help.get(at));
                line.is_some_and(|line| line.quantity.is_some())
            }
            _ => true,
        };
        for part in parts.filter(|part| has_value(part.what)) {
            let short = format!("{}.{}", benefit.declared.name, part.name);
            let meant = is_named(&benefit.declared, &short);
            all.push((short, benefit.declared.module, Target::Part(id, part.what), meant));
        }
    }
    match all.iter().find(|(.., meant)| *meant) {
        Some((_, declared_in, target, _)) if known.names.visible(module, *declared_in) => Ok(*target),
        Some((name, declared_in, ..)) => {
            Err(Box::new(module_not_used(program, name, path.at.0, module, *declared_in)))
        }
        None => {
            let seen = all.iter().filter(|(_, declared_in, ..)| known.names.visible(module, *declared_in));
            let names: Vec<&str> = seen.map(|(name, ..)| name.as_str()).collect();
            let finding = Diagnostic::new(&codes::OVERLAY_OF_NOTHING, path.at.0)
                .arg("name", written.as_str())
                .arg("known", list(names.iter().copied()));
            Err(Box::new(suggesting(finding, path.at.0, &written, names)))
        }
    }
}

/// A condition, or what the overlays of it say on their days.
pub(crate) fn on_condition(
    lower: &mut Lower<'_>,
    overlays: &[Overlaid<'_>],
    target: Target,
    condition: Expr,
) -> Expr {
    let mut cases = Vec::new();
    for overlay in overlays.iter().filter(|overlay| overlay.target == target) {
        let value = within(lower, overlay, |lower| lower.cases_due(overlay.value, &Type::YesNo, None));
        cases.push(case(overlay, value, Type::YesNo));
    }
    if cases.is_empty() {
        return condition;
    }
    let span = condition.span;
    let cases = Cases { cases, otherwise: Some(Box::new(condition)), span };
    Expr { kind: ExprKind::Cases(cases), ty: Type::YesNo, span }
}

/// What a line pays, or what the overlays of it say on their days. `amounts` lowers cases of amounts.
pub(crate) fn on_line(
    lower: &mut Lower<'_>,
    overlays: &[Overlaid<'_>],
    target: Target,
    amount: Cases,
    due: &Type,
    mut amounts: impl FnMut(&mut Lower<'_>, &ast::Cases) -> Cases,
) -> Cases {
    let mut cases = Vec::new();
    for overlay in overlays.iter().filter(|overlay| overlay.target == target) {
        let value = within(lower, overlay, |lower| amounts(lower, overlay.value));
        cases.push(case(overlay, value, due.clone()));
    }
    cases.extend(amount.cases);
    Cases { cases, ..amount }
}

/// Lowers something of an overlay: in it the names of its own module are known.
fn within<T>(lower: &mut Lower<'_>, overlay: &Overlaid<'_>, work: impl FnOnce(&mut Lower<'_>) -> T) -> T {
    let own = std::mem::replace(&mut lower.module, overlay.placed.module);
    let done = work(lower);
    lower.module = own;
    done
}

/// The days of an overlay as a condition, and its value.
fn case(overlay: &Overlaid<'_>, value: Cases, ty: Type) -> Case {
    let span = overlay.days;
    let day = |day| constant(Constant::Date(day), Type::Date, span);
    let today = Expr { kind: ExprKind::DecisionDate, ty: Type::Date, span };
    let kind = match (overlay.period.from, overlay.period.until) {
        (Some(from), Some(until)) => {
            ExprKind::Between(Box::new(today), Box::new(day(from)), Box::new(day(until)))
        }
        // An overlay without its days is reported and left out.
        _ => ExprKind::Constant(Constant::YesNo(false)),
    };
    let condition = Expr { kind, ty: Type::YesNo, span };
    let at = value.span;
    let value = match value {
        Cases { cases, otherwise: Some(only), .. } if cases.is_empty() => *only,
        cases => Expr { kind: ExprKind::Cases(cases), ty, span: at },
    };
    Case { condition, value, span: at }
}

/// What explanations say of the overlays.
pub(crate) fn told(
    known: &Declarations<'_>,
    overlays: &[Overlaid<'_>],
    amendments: &[Amendment<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Overlay> {
    let told = overlays.iter().filter_map(|overlay| {
        let Placed { module, item } = overlay.placed;
        let (path, program, names) = (item.name.as_ref()?, &known.program, &known.names);
        let name = ast::Name { text: dotted(path), at: path.at };
        let cites = match overlay.target {
            // Those of a wording are told of with the wording.
            Target::Rule(_) => citations::of_clauses(program, names, module, &item.clauses, &mut Vec::new()),
            Target::Part(..) => citations::of_clauses(program, names, module, &item.clauses, findings),
        };
        let (instead_of, within, written) = instead(known, overlay, amendments);
        let mut instead_cites = Vec::new();
        for citations in written {
            let within = within.unwrap_or(module);
            instead_cites.extend(citations::all(program, names, within, citations, &mut Vec::new()));
        }
        Some(Overlay {
            declared: named(&name, &item.labels, module),
            in_force: overlay.period,
            cites,
            formula: overlay.value.at.0,
            days: overlay.days,
            span: item.at.0,
            instead_of,
            instead_cites,
        })
    });
    told.collect()
}

type Instead<'t> = (Option<Span>, Option<ModuleId>, Vec<&'t [ast::Citation]>);

/// What an overlay stands in the place of, where it is written, and what that cites.
fn instead<'t>(
    known: &Declarations<'t>,
    overlay: &Overlaid<'t>,
    amendments: &[Amendment<'t>],
) -> Instead<'t> {
    match overlay.target {
        Target::Rule(id) => {
            let amended = amendments.iter().filter(|one| one.target == Amended::Rule(id) && one.sets);
            let amended = amended.map(|one| Placed { module: one.module, item: one.item });
            let wordings = known.rules.get(id.index()).map_or(&[][..], Vec::as_slice);
            let standing =
                |placed: &Placed<'_>| in_force(placed.item).is_none_or(|period| meet(period, overlay.period));
            let placed = amended.chain(wordings.iter().copied()).find(standing);
            let clauses = placed.map_or(&[][..], |placed| placed.item.clauses.as_slice());
            (clauses.iter().find_map(value_of), placed.map(|placed| placed.module), clauses_cites(clauses))
        }
        Target::Part(id, part) => {
            let Some(placed) = known.benefits.get(id.index()) else { return (None, None, Vec::new()) };
            let clauses = &placed.item.clauses;
            let found = part_of(clauses, part);
            let (span, own) = found.map_or((None, &[][..]), |(span, own)| (Some(span), own));
            let cites = if own.is_empty() { clauses_cites(clauses) } else { vec![own] };
            (span, Some(placed.module), cites)
        }
    }
}

fn value_of(clause: &Clause) -> Option<Span> {
    match &clause.kind {
        ClauseKind::Is(cases) => Some(cases.at.0),
        _ => None,
    }
}

fn clauses_cites(clauses: &[Clause]) -> Vec<&[ast::Citation]> {
    let cites = clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Cites(citations) => Some(citations.as_slice()),
        _ => None,
    });
    cites.collect()
}

fn part_of(clauses: &[Clause], part: BenefitPart) -> Option<(Span, &[ast::Citation])> {
    clauses.iter().find_map(|clause| match (&clause.kind, part) {
        (ClauseKind::Requires(lines), BenefitPart::Condition(at)) => {
            let line = lines.get(usize::try_from(at).ok()?)?;
            Some((line.condition.at.0, line.cites.as_slice()))
        }
        (ClauseKind::Provides { .. }, BenefitPart::Help(at)) => {
            let line = crate::benefits::help_lines(clauses).nth(usize::try_from(at).ok()?)?;
            Some((line.quantity.as_ref()?.at.0, line.cites.as_slice()))
        }
        (ClauseKind::Pays { lines, .. }, BenefitPart::Line(at)) => {
            let line = lines.get(usize::try_from(at).ok()?)?;
            Some((line.amount.at.0, line.cites.as_slice()))
        }
        _ => None,
    })
}
