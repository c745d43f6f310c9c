//! Which comparisons a condition came down to, with both sides and the distance between them.

use std::collections::{BTreeMap, BTreeSet};

use almoner_check::program::{Benefit, Cases, Expr, ExprKind, Program, Rule, RuleBody, RuleVersion};
use almoner_check::types::Type;
use almoner_diagnostic::Span;
use almoner_syntax::ast::Comparison;

use super::describe::{of_age, shown};
use super::graph::Told;
use super::model::{Compared, Relation, Shown, Side, Verdict};
use super::{notes, places, show, written};
use crate::trace::{Step, StepId, StepKind};
use crate::value::{Truth, Value};

/// The places of all comparisons of a program, and whether `not` turns them round.
pub(crate) struct Comparisons<'p> {
    at: BTreeMap<Span, (&'p ExprKind, bool)>,
}

impl<'p> Comparisons<'p> {
    pub(crate) fn of(program: &'p Program) -> Self {
        let mut all = Self { at: BTreeMap::new() };
        for rule in &program.rules {
            all.rule(rule);
        }
        for benefit in &program.benefits {
            all.benefit(benefit);
        }
        // That the days of an overlay have come is told of with the overlay.
        for overlay in &program.overlays {
            all.at.remove(&overlay.days);
        }
        all
    }

    fn rule(&mut self, rule: &'p Rule) {
        for RuleVersion { body, exceptions, .. } in &rule.versions {
            match body {
                RuleBody::Cases(cases) => self.cases(cases),
                RuleBody::Table(table) => table.rows.iter().for_each(|row| self.expr(&row.value)),
                RuleBody::Scale(_) => {}
            }
            for exception in exceptions {
                self.expr(&exception.condition);
                self.expr(&exception.value);
            }
        }
    }

    fn benefit(&mut self, benefit: &'p Benefit) {
        for condition in &benefit.conditions {
            self.expr(&condition.condition);
        }
    }

    fn cases(&mut self, cases: &'p Cases) {
        for case in &cases.cases {
            self.expr(&case.condition);
            self.expr(&case.value);
        }
        if let Some(otherwise) = &cases.otherwise {
            self.expr(otherwise);
        }
    }

    fn expr(&mut self, expr: &'p Expr) {
        self.signed(expr, false);
    }

    /// All comparisons in an expression; its depth is bounded by the parser.
    fn signed(&mut self, expr: &'p Expr, negated: bool) {
        match &expr.kind {
            ExprKind::Compare(..) | ExprKind::Between(..) | ExprKind::OneOf(..) => {
                self.at.insert(expr.span, (&expr.kind, negated));
            }
            ExprKind::Not(inner) => self.signed(inner, !negated),
            ExprKind::On(inner, _) => self.signed(inner, negated),
            ExprKind::And(all) | ExprKind::Or(all) => all.iter().for_each(|one| self.signed(one, negated)),
            ExprKind::Cases(cases) => self.cases(cases),
            ExprKind::Aggregate { filter, body, .. } | ExprKind::Window { filter, body, .. } => {
                filter.iter().chain(body).for_each(|part| self.signed(part, negated));
            }
            _ => {}
        }
    }

    /// The comparisons below a condition's step, through rules that say yes or no.
    pub(crate) fn below(&self, told: &Told<'_>, root: StepId) -> Vec<Compared> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let Some(step) = told.step(id).filter(|_| seen.insert(id)) else { continue };
            if let (StepKind::Computed, Some((kind, negated))) = (&step.kind, self.at.get(&step.span)) {
                let all = compared(told, step, kind).into_iter();
                found.extend(all.map(|one| if *negated { turned_round(one) } else { one }));
                continue;
            }
            if is_yes_no(step) {
                open.extend(step.children.iter().rev());
            }
        }
        found
    }
}

/// Steps in which a comparison decides: everything that says yes or no, and the parts of an aggregate.
fn is_yes_no(step: &Step) -> bool {
    let of_many = matches!(
        step.kind,
        StepKind::Member { .. }
            | StepKind::Aggregate { .. }
            | StepKind::Month { .. }
            | StepKind::Window { .. }
    );
    of_many || matches!(step.ty, Type::YesNo)
}

/// Each relation and what is left of it when it does not hold.
const OPPOSITES: [(Relation, Relation); 6] = [
    (Relation::Equal, Relation::NotEqual),
    (Relation::NotEqual, Relation::Equal),
    (Relation::Less, Relation::AtLeast),
    (Relation::AtMost, Relation::Greater),
    (Relation::Greater, Relation::AtMost),
    (Relation::AtLeast, Relation::Less),
];

/// `not A < B` is told as `A >= B`.
fn turned_round(mut compared: Compared) -> Compared {
    if let Some((_, opposite)) = OPPOSITES.iter().find(|(known, _)| *known == compared.relation) {
        compared.relation = *opposite;
        compared.holds = match compared.holds {
            Verdict::Yes => Verdict::No,
            Verdict::No => Verdict::Yes,
            Verdict::Unknown => Verdict::Unknown,
        };
    }
    compared
}

const RELATIONS: [(Comparison, Relation); 6] = [
    (Comparison::Equal, Relation::Equal),
    (Comparison::NotEqual, Relation::NotEqual),
    (Comparison::Less, Relation::Less),
    (Comparison::AtMost, Relation::AtMost),
    (Comparison::Greater, Relation::Greater),
    (Comparison::AtLeast, Relation::AtLeast),
];

fn compared(told: &Told<'_>, step: &Step, kind: &ExprKind) -> Vec<Compared> {
    let mut sides = step.children.iter().filter_map(|child| told.step(*child));
    let Some(left) = sides.next() else { return Vec::new() };
    let rest: Vec<&Step> = sides.collect();
    match (kind, rest.as_slice()) {
        (ExprKind::Compare(comparison, ..), [right, ..]) => {
            let found = RELATIONS.iter().find(|(known, _)| known == comparison);
            let relation = found.map_or(Relation::Equal, |(_, relation)| *relation);
            vec![pair(told, step, (left, relation, right), verdict(step.value.truth()))]
        }
        (ExprKind::Between(..), [low, high, ..]) => {
            let at_least = order(left, low, |order| order.is_ge());
            let at_most = order(left, high, |order| order.is_le());
            vec![
                pair(told, step, (left, Relation::AtLeast, low), at_least),
                pair(told, step, (left, Relation::AtMost, high), at_most),
            ]
        }
        (ExprKind::OneOf(_, among), _) => vec![one_of(told, step, left, among)],
        _ => Vec::new(),
    }
}

fn order(left: &Step, right: &Step, holds: fn(std::cmp::Ordering) -> bool) -> Verdict {
    let order = match (&left.value, &right.value) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        _ => return Verdict::Unknown,
    };
    if holds(order) { Verdict::Yes } else { Verdict::No }
}

fn pair(told: &Told<'_>, step: &Step, sides: (&Step, Relation, &Step), holds: Verdict) -> Compared {
    let (left, relation, right) = sides;
    let mut compared = Compared {
        formula: written::written(told.program, step.span),
        holds,
        left: side(told, left),
        relation,
        right: side(told, right),
        difference: difference(told, left, right),
        of_days: left.ty == Type::Date,
    };
    if [left, right].iter().any(|side| side.kind == StepKind::Age) {
        compared.left.value = of_age(compared.left.value);
        compared.right.value = of_age(compared.right.value);
        compared.difference = compared.difference.map(of_age);
    }
    compared
}

fn one_of(told: &Told<'_>, step: &Step, left: &Step, among: &[Expr]) -> Compared {
    let texts: Vec<String> = among.iter().map(|one| written::written(told.program, one.span)).collect();
    let labels = among.iter().zip(&texts).map(|(one, text)| match &one.kind {
        ExprKind::Constant(constant) => show::constant(told.program, constant, &one.ty).text,
        _ => super::Phrase::same(text.as_str()),
    });
    let labels: Vec<_> = labels.collect();
    let right = Shown {
        exact: Some(texts.join(", ")),
        text: super::Phrase::join(&labels, super::words::COMMA),
        ..Shown::default()
    };
    Compared {
        formula: written::written(told.program, step.span),
        holds: verdict(step.value.truth()),
        left: side(told, left),
        relation: Relation::OneOf,
        right: Side { label: None, value: right },
        difference: None,
        of_days: false,
    }
}

fn side(told: &Told<'_>, step: &Step) -> Side {
    let label = match &step.kind {
        StepKind::Fact(place) | StepKind::Assumed(place) => {
            Some(places::label(told.program, told.facts, *place))
        }
        StepKind::Rule { .. }
        | StepKind::RuleGiven(_)
        | StepKind::Parameter { .. }
        | StepKind::BenefitPart(_)
        | StepKind::Age => {
            let value = super::describe::value(told, step, Vec::new());
            Some(value.title)
        }
        _ => None,
    };
    Side { label, value: shown(told.program, &step.value, &step.ty) }
}

fn difference(told: &Told<'_>, left: &Step, right: &Step) -> Option<Shown> {
    match (&left.value, &right.value) {
        (Value::Number(low), Value::Number(high)) => {
            let difference = low.checked_sub(*high).ok()?;
            let size = if difference.is_negative() { difference.checked_neg().ok()? } else { difference };
            Some(show::number(told.program, size, &left.ty))
        }
        (Value::Date(low), Value::Date(high)) => {
            let days = (*low - *high).get_days().unsigned_abs();
            let days = almoner_check::exact::Exact::from_integer(i64::from(days));
            Some(show::number(told.program, days, &notes::days()))
        }
        _ => None,
    }
}

pub(crate) fn verdict(truth: Truth) -> Verdict {
    match truth {
        Truth::Yes => Verdict::Yes,
        Truth::No => Verdict::No,
        Truth::Unknown => Verdict::Unknown,
    }
}
