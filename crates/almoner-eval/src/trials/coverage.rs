//! Which points of a program its examples decide: rules, cases, exceptions, rows, brackets, conditions of
//! benefits. A point counts when a value that an example expects hangs on it; a condition counts when examples
//! have made it both yes and no. Reads traces, computes nothing.

use std::collections::BTreeMap;

use almoner_check::program::{
    Benefit, Cases, Declared, Example, ExpectationKind, Expr, ExprKind, Program, Rule, RuleBody, RuleVersion,
    Test,
};
use almoner_check::walk::children;
use almoner_diagnostic::Span;

use crate::explain::{Phrase, show};
use crate::prepared::Prepared;
use crate::trace::{Step, StepKind, Trace};
use crate::value::{ThingId, Truth, Value};

/// What kind of place a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    /// A wording of a rule.
    Rule,
    /// A case; also the `otherwise` after cases.
    Case,
    /// An exception.
    Exception,
    /// A row of a decision table; also its `otherwise`.
    Row,
    /// A bracket of a scale.
    Bracket,
    /// A condition of a benefit.
    Condition,
}

/// A place in a program that an example can decide.
#[derive(Clone, Debug)]
pub struct Point {
    /// What it is.
    pub kind: PointKind,
    /// The rule or benefit that it belongs to, or the condition itself.
    pub label: Phrase,
    /// Where it stands.
    pub span: Span,
    /// An example took it (for a condition: made it yes).
    pub taken: bool,
    /// For a condition: an example made it no. Else the same as `taken`.
    pub refused: bool,
}

impl Point {
    /// Whether examples decide it.
    pub const fn is_decided(&self) -> bool {
        self.taken && self.refused
    }
}

/// The points of a program in the order in which they stand, and which of them examples decide.
#[derive(Clone, Debug)]
pub struct Coverage {
    points: BTreeMap<(Span, PointKind), Point>,
}

impl Coverage {
    /// All points of a program, none decided.
    pub fn new(program: &Program) -> Self {
        let mut points = Points { label: Phrase::default(), found: BTreeMap::new() };
        program.rules.iter().for_each(|rule| points.rule(rule));
        program.benefits.iter().for_each(|benefit| points.benefit(benefit));
        Self { points: points.found }
    }

    /// Counts what an example decides. An expectation that cannot be evaluated decides nothing.
    pub fn count(&mut self, prepared: &Prepared, example: &Example) {
        let facts = prepared.facts_of_example(&example.facts);
        for expectation in &example.expectations {
            let (ExpectationKind::Holds(expr) | ExpectationKind::Undecided { value: expr, .. }) =
                &expectation.kind;
            let traced = prepared.evaluate_expression_traced(&facts, example.as_of, expr, ThingId(0));
            if let Ok((_, trace)) = traced {
                self.count_trace(prepared.program(), &trace);
            }
        }
    }

    /// The points in the order in which they stand.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.points.values()
    }

    fn count_trace(&mut self, program: &Program, trace: &Trace) {
        for step in &trace.steps {
            if let Some((kind, span, truth)) = decided(program, step)
                && let Some(point) = self.points.get_mut(&(span, kind))
            {
                let both_ways = kind != PointKind::Condition;
                point.taken |= truth == Truth::Yes;
                point.refused |= truth == Truth::No || (both_ways && truth == Truth::Yes);
            }
        }
    }
}

/// The point that a step is about, and whether it was taken.
fn decided(program: &Program, step: &Step) -> Option<(PointKind, Span, Truth)> {
    let known = if step.value.is_known() { Truth::Yes } else { Truth::Unknown };
    match &step.kind {
        StepKind::Rule { rule, version } => {
            let version = program.rules.get(rule.index())?.versions.get(*version)?;
            Some((PointKind::Rule, version.span, known))
        }
        StepKind::Case { applies, .. } => Some((PointKind::Case, step.span, *applies)),
        StepKind::Exception { rule, version, position, applies, .. } => {
            let version = program.rules.get(rule.index())?.versions.get(*version)?;
            Some((PointKind::Exception, version.exceptions.get(*position)?.declared.span, *applies))
        }
        StepKind::Row { applies, .. } => Some((PointKind::Row, step.span, *applies)),
        StepKind::Bracket { applies, .. } => Some((PointKind::Bracket, step.span, *applies)),
        StepKind::Condition(benefit, position) => {
            let condition = program.benefits.get(benefit.index())?.conditions.get(*position)?;
            let truth = match step.value {
                Value::YesNo(true) => Truth::Yes,
                Value::YesNo(false) => Truth::No,
                _ => Truth::Unknown,
            };
            Some((PointKind::Condition, condition.declared.span, truth))
        }
        _ => None,
    }
}

/// Collects the points of a program.
struct Points {
    label: Phrase,
    found: BTreeMap<(Span, PointKind), Point>,
}

impl Points {
    fn add(&mut self, kind: PointKind, span: Span) {
        let point = Point { kind, label: self.label.clone(), span, taken: false, refused: false };
        self.found.insert((span, kind), point);
    }

    fn add_named(&mut self, kind: PointKind, declared: &Declared) {
        let owner = std::mem::replace(&mut self.label, show::label(declared));
        self.add(kind, declared.span);
        self.label = owner;
    }

    fn rule(&mut self, rule: &Rule) {
        self.label = show::label(&rule.declared);
        for version in &rule.versions {
            self.add(PointKind::Rule, version.span);
            self.version(version);
        }
    }

    fn version(&mut self, version: &RuleVersion) {
        match &version.body {
            RuleBody::Cases(cases) => self.cases(cases),
            RuleBody::Table(table) => {
                table.columns.iter().for_each(|column| self.inside(column));
                for row in &table.rows {
                    self.add(PointKind::Row, row.span);
                    row.tests.iter().for_each(|test| self.test(test));
                    self.inside(&row.value);
                }
                if let Some(otherwise) = &table.otherwise {
                    self.add(PointKind::Row, otherwise.span);
                    self.inside(otherwise);
                }
            }
            RuleBody::Scale(scale) => {
                for bracket in &scale.brackets {
                    self.add(PointKind::Bracket, bracket.span);
                }
            }
        }
        for exception in &version.exceptions {
            self.add_named(PointKind::Exception, &exception.declared);
            self.inside(&exception.condition);
            self.inside(&exception.value);
        }
    }

    fn benefit(&mut self, benefit: &Benefit) {
        for condition in &benefit.conditions {
            self.add_named(PointKind::Condition, &condition.declared);
            self.inside(&condition.condition);
        }
        self.label = show::label(&benefit.declared);
        benefit.amounts().for_each(|amount| self.cases(amount));
    }

    fn cases(&mut self, cases: &Cases) {
        for case in &cases.cases {
            self.add(PointKind::Case, case.span);
            self.inside(&case.condition);
            self.inside(&case.value);
        }
        if let Some(otherwise) = &cases.otherwise {
            // A single value is no choice.
            if !cases.cases.is_empty() {
                self.add(PointKind::Case, otherwise.span);
            }
            self.inside(otherwise);
        }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Any => {}
            Test::Compare(_, value) => self.inside(value),
            Test::Between(low, high) => [low, high].into_iter().for_each(|value| self.inside(value)),
            Test::OneOf(tests) => tests.iter().for_each(|test| self.test(test)),
        }
    }

    /// Cases may stand anywhere inside an expression.
    fn inside(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Cases(cases) => self.cases(cases),
            _ => children(expr).into_iter().for_each(|child| self.inside(child)),
        }
    }
}
