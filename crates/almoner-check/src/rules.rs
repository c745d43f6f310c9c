//! The wordings of rules: cases, exceptions, decision tables, scales, and what lower layers put in their place.

mod exceptions;
mod groups;
mod payers;
mod scales;
mod tables;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{Clause, ClauseKind, Item, ItemKind};

use crate::citations;
use crate::declare::{Declarations, Placed, in_force, in_force_of};
use crate::expressions::Lower;
use crate::layers::{Amendment, Target};
use crate::overlays::{self, Overlaid};
use crate::program::{Period, Rule, RuleBody, RuleId, RuleKind, RuleVersion};
use crate::scope::Scope;

const BODY: Text = Text::new("its value (`is …`)", "取值（“为 …”）");

/// The wordings of a rule, sorted by first day.
pub(crate) fn lower(
    known: &Declarations<'_>,
    id: RuleId,
    amendments: &[Amendment<'_>],
    overlays: &[Overlaid<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<RuleVersion> {
    let Some(rule) = known.program.rules.get(id.index()) else { return Vec::new() };
    let items = known.rules.get(id.index()).map_or(&[][..], Vec::as_slice);
    let amended: Vec<Placed<'_>> = amendments
        .iter()
        .filter(|amendment| amendment.sets && amendment.target == Target::Rule(id))
        .map(|amendment| Placed { module: amendment.module, item: amendment.item })
        .collect();
    let mut wording = Wording { known, rule, items, findings };
    let mut versions: Vec<RuleVersion> = Vec::new();
    for placed in items {
        if matches!(rule.kind, RuleKind::Payers | RuleKind::Payer(_)) {
            versions.extend(wording.payers(*placed, rule.kind));
        } else if matches!(rule.kind, RuleKind::Group { .. }) {
            versions.extend(wording.group(*placed));
        } else if has_body(placed.item) {
            versions.extend(wording.version(*placed, &[]));
        } else if rule.open.is_none() && !is_unreadable(placed.item) {
            wording.findings.push(wording.without_body(placed.item));
        }
    }
    versions.sort_by_key(|version| version.in_force.from);
    wording.overlaps(&versions);
    wording.gaps(&versions);
    for placed in amended {
        versions = wording.amend(versions, placed);
    }
    for overlay in overlays.iter().filter(|overlay| overlay.target == overlays::Target::Rule(id)) {
        versions = wording.amend(versions, overlay.placed);
    }
    versions
}

fn has_body(item: &Item) -> bool {
    let body = |clause: &Clause| {
        matches!(
            clause.kind,
            ClauseKind::Is(_) | ClauseKind::Row(_) | ClauseKind::Bracket(_) | ClauseKind::Otherwise(_)
        )
    };
    item.clauses.iter().any(body)
}

fn is_unreadable(item: &Item) -> bool {
    item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Unreadable))
}

/// Lowers the wordings of one rule.
struct Wording<'a, 't> {
    known: &'a Declarations<'t>,
    rule: &'a Rule,
    /// The wordings that are declared.
    items: &'a [Placed<'t>],
    findings: &'a mut Vec<Diagnostic>,
}

impl Wording<'_, '_> {
    fn without_body(&self, item: &Item) -> Diagnostic {
        let span = item.name.as_ref().map_or(item.at.0, |name| name.at.0);
        Diagnostic::new(&codes::MISSING_PART, span).arg("name", &*self.rule.declared.name).arg("part", BODY)
    }

    fn lowering(&self, placed: Placed<'_>) -> Lower<'_> {
        let mut scope = Scope::of(&self.known.program, self.rule.entity);
        scope.locals.clone_from(&self.rule.params);
        Lower::new(&self.known.program, &self.known.names, placed.module, scope)
    }

    /// By whose rules a wording is. What stands in the place of another goes by the rules of the other, unless it
    /// says its own.
    fn by_the_rules_of(&self, lower: &mut Lower<'_>, placed: Placed<'_>) {
        let says = |placed: &&Placed<'_>| {
            let clauses = &placed.item.clauses;
            clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::ByTheRulesOf(_)))
        };
        if says(&&placed) {
            lower.by_the_rules_of(&placed.item.clauses);
        } else if matches!(placed.item.kind, ItemKind::Amend | ItemKind::Overlay)
            && let Some(other) = self.items.iter().find(says)
        {
            // What is wrong with it is said where it stands.
            let before = lower.findings.len();
            lower.by_the_rules_of(&other.item.clauses);
            lower.findings.truncate(before);
        }
    }

    /// A wording with a body of its own.
    fn version(&mut self, placed: Placed<'_>, before: &[crate::program::Exception]) -> Option<RuleVersion> {
        let mut lower = self.lowering(placed);
        let said = placed.item.ty.as_ref().map(|ty| ty.at.0);
        let clauses = &placed.item.clauses;
        self.by_the_rules_of(&mut lower, placed);
        let body = body(&mut lower, self.rule, clauses, said);
        let exceptions = exceptions::lower(&mut lower, self.rule, clauses, said, before);
        let cites =
            citations::of_clauses(lower.program, lower.names, placed.module, clauses, &mut lower.findings);
        let in_force = in_force_of(lower.program, placed);
        let findings = lower.findings;
        self.findings.extend(findings);
        let module = placed.module;
        Some(RuleVersion { in_force, cites, body: body?, exceptions, module, span: placed.item.at.0 })
    }

    /// Whether a thing is in a group.
    fn group(&mut self, placed: Placed<'_>) -> Option<RuleVersion> {
        let mut lower = self.lowering(placed);
        let version = groups::lower(&mut lower, self.rule, placed);
        let findings = lower.findings;
        self.findings.extend(findings);
        version
    }

    /// What one of several payers pays, or what they leave.
    fn payers(&mut self, placed: Placed<'_>, kind: RuleKind) -> Option<RuleVersion> {
        let mut lower = self.lowering(placed);
        let version = payers::lower(&mut lower, self.rule, placed, kind);
        let findings = lower.findings;
        self.findings.extend(findings);
        version
    }

    /// Two wordings in force on one day.
    fn overlaps(&mut self, versions: &[RuleVersion]) {
        for (first, second) in versions.iter().zip(versions.iter().skip(1)) {
            let day = second.in_force.from.or(first.in_force.from);
            let apart = matches!(
                (first.in_force.until, second.in_force.from),
                (Some(until), Some(from)) if until < from
            );
            if !apart {
                let finding = Diagnostic::new(&codes::VERSIONS_OVERLAP, second.span)
                    .arg("name", &*self.rule.declared.name)
                    .arg("date", day.map_or_else(|| "…".to_owned(), |day| day.to_string()));
                self.findings.push(finding.related(first.span, codes::SAID_FIRST));
            }
        }
    }

    /// Days between two wordings on which none is in force.
    fn gaps(&mut self, versions: &[RuleVersion]) {
        for (first, second) in versions.iter().zip(versions.iter().skip(1)) {
            let Some(after) = first.in_force.until.and_then(|until| until.tomorrow().ok()) else { continue };
            let Some(before) = second.in_force.from.and_then(|from| from.yesterday().ok()) else { continue };
            if after <= before {
                let finding = Diagnostic::new(&codes::VERSIONS_GAP, second.span)
                    .arg("name", &*self.rule.declared.name)
                    .arg("from", after.to_string())
                    .arg("until", before.to_string());
                self.findings.push(finding.related(first.span, codes::WORDING_BEFORE));
            }
        }
    }

    /// What a lower layer says in the place of the wordings, or beside them.
    fn amend(&mut self, versions: Vec<RuleVersion>, placed: Placed<'_>) -> Vec<RuleVersion> {
        if !has_body(placed.item) {
            return versions.into_iter().map(|version| self.with_exceptions(version, placed)).collect();
        }
        let Some(mut new) = self.version(placed, &[]) else { return versions };
        let Some(period) =
            in_force(placed.item).map(|period| Period { from: period.from, until: period.until })
        else {
            // Without days of its own it stands for all wordings, on all days that they had.
            new.in_force = span_of(&versions).unwrap_or(new.in_force);
            return vec![new];
        };
        let mut all: Vec<RuleVersion> =
            versions.into_iter().flat_map(|version| outside(version, period)).collect();
        all.push(new);
        all.sort_by_key(|version| version.in_force.from);
        all
    }

    fn with_exceptions(&mut self, version: RuleVersion, placed: Placed<'_>) -> RuleVersion {
        let mut lower = self.lowering(placed);
        let clauses = &placed.item.clauses;
        self.by_the_rules_of(&mut lower, placed);
        let more = exceptions::lower(&mut lower, self.rule, clauses, None, &version.exceptions);
        let findings = lower.findings;
        self.findings.extend(findings);
        let mut exceptions = version.exceptions;
        exceptions.extend(more);
        RuleVersion { exceptions, ..version }
    }
}

/// From the first day of the first wording to the last day of the last.
fn span_of(versions: &[RuleVersion]) -> Option<Period> {
    let (first, last) = (versions.first()?, versions.last()?);
    Some(Period { from: first.in_force.from, until: last.in_force.until })
}

/// What is left of a wording outside a period: before it, after it.
fn outside(version: RuleVersion, period: Period) -> Vec<RuleVersion> {
    let own = version.in_force;
    let before = period
        .from
        .and_then(|from| from.yesterday().ok())
        .map(|until| Period { from: own.from, until: Some(own.until.map_or(until, |own| own.min(until))) });
    let after = period
        .until
        .and_then(|until| until.tomorrow().ok())
        .map(|from| Period { from: Some(own.from.map_or(from, |own| own.max(from))), until: own.until });
    let has_days =
        |period: &Period| !matches!((period.from, period.until), (Some(from), Some(until)) if until < from);
    let parts = before.into_iter().chain(after).filter(has_days);
    parts.map(|in_force| RuleVersion { in_force, ..version.clone() }).collect()
}

fn body(lower: &mut Lower<'_>, rule: &Rule, clauses: &[Clause], said: Option<Span>) -> Option<RuleBody> {
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Is(cases) => {
                lower.may_be_decided = rule.entity.is_some() && rule.params.is_empty();
                let cases = lower.cases_due(cases, &rule.ty, said);
                lower.may_be_decided = false;
                return Some(RuleBody::Cases(cases));
            }
            ClauseKind::Row(_) | ClauseKind::Columns(_) | ClauseKind::Otherwise(_) => {
                return Some(RuleBody::Table(tables::lower(lower, rule, clauses, said)));
            }
            ClauseKind::Bracket(_) => return scales::lower(lower, rule, clauses).map(RuleBody::Scale),
            _ => {}
        }
    }
    None
}
