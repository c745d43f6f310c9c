//! What all analyses share: the program, who holds whom, which facts a rule reads, and within which range
//! a number must lie.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::expression::{Inside, children};
use super::search::ALL_STEPS;
use crate::interval::Interval;
use crate::program::{
    Benefit, BenefitId, EntityId, Expr, ExprKind, FieldId, FieldKind, Program, Rule, RuleBody, RuleId,
    RuleVersion,
};
use crate::walk;

/// Facts, by the entity that has them.
pub(crate) type Facts = BTreeSet<(EntityId, FieldId)>;

/// A program under analysis, with what has been found out about its rules so far.
pub(crate) struct Context<'p> {
    pub(crate) program: &'p Program,
    /// How many comparisons the searches of this program may still look at.
    pub(super) steps: Cell<u64>,
    reads: RefCell<BTreeMap<RuleId, Arc<Facts>>>,
    benefit_reads: RefCell<BTreeMap<BenefitId, Arc<Facts>>>,
    pub(super) ranges: RefCell<BTreeMap<RuleId, Interval>>,
}

impl<'p> Context<'p> {
    pub(crate) fn new(program: &'p Program) -> Self {
        Self {
            program,
            steps: Cell::new(ALL_STEPS),
            reads: RefCell::default(),
            benefit_reads: RefCell::default(),
            ranges: RefCell::default(),
        }
    }

    pub(crate) fn rule(&self, rule: RuleId) -> Option<&'p Rule> {
        self.program.rules.get(rule.index())
    }

    /// The entity `hops` up from `entity`.
    pub(crate) fn holder(&self, entity: Option<EntityId>, hops: u8) -> Option<EntityId> {
        (0..hops).try_fold(entity?, |entity, _| {
            let entity = self.program.entities.get(entity.index())?;
            entity.holder.map(|(holder, _)| holder)
        })
    }

    /// The entity of the things in the `many` field of the entity `hops` up.
    pub(crate) fn member(&self, entity: Option<EntityId>, hops: u8, field: FieldId) -> Option<EntityId> {
        let holder = self.program.entities.get(self.holder(entity, hops)?.index())?;
        match holder.fields.get(field.index())?.kind {
            FieldKind::Many(member) => Some(member),
            FieldKind::Fact { .. } => None,
        }
    }

    /// Adds the facts that `expr` reads for a thing of `entity`, those read by the rules in it included.
    pub(crate) fn add_reads(&self, expr: &Expr, entity: Option<EntityId>, facts: &mut Facts) {
        self.each_part(expr, entity, &mut |part, entity| match &part.kind {
            ExprKind::Rule { rule, .. } => facts.extend(self.rule_reads(*rule).iter()),
            ExprKind::Benefit { benefit, .. } => facts.extend(self.benefit_reads(*benefit).iter()),
            _ => facts.extend(self.own_read(part, entity)),
        });
    }

    /// Adds the facts that `expr` itself names.
    pub(crate) fn add_own_reads(&self, expr: &Expr, entity: Option<EntityId>, facts: &mut Facts) {
        self.each_part(expr, entity, &mut |part, entity| facts.extend(self.own_read(part, entity)));
    }

    fn own_read(&self, expr: &Expr, entity: Option<EntityId>) -> Option<(EntityId, FieldId)> {
        match &expr.kind {
            ExprKind::Fact { hops, field }
            | ExprKind::Evidence { hops, field }
            | ExprKind::AgeOn { hops, field, .. }
            | ExprKind::Aggregate { hops, field, .. }
            | ExprKind::Position { hops, field, .. } => Some((self.holder(entity, *hops)?, *field)),
            _ => None,
        }
    }

    /// Calls `visit` for an expression and everything inside it, with the entity that each is about.
    fn each_part(
        &self,
        expr: &Expr,
        entity: Option<EntityId>,
        visit: &mut dyn FnMut(&Expr, Option<EntityId>),
    ) {
        visit(expr, entity);
        for (part, inside) in children(expr) {
            let of = match (inside, &expr.kind) {
                (
                    Inside::Member,
                    ExprKind::Aggregate { hops, field, .. } | ExprKind::Position { hops, field, .. },
                ) => self.member(entity, *hops, *field),
                _ => entity,
            };
            self.each_part(part, of, visit);
        }
    }

    fn rule_reads(&self, id: RuleId) -> Arc<Facts> {
        if let Some(known) = self.reads.borrow().get(&id) {
            return Arc::clone(known);
        }
        // Stands in for the rule while it is being looked at, so that a circle (reported elsewhere) ends.
        self.reads.borrow_mut().insert(id, Arc::default());
        let mut facts = Facts::new();
        if let Some(rule) = self.rule(id) {
            for expr in rule.versions.iter().flat_map(version_exprs) {
                self.add_reads(expr, rule.entity, &mut facts);
            }
        }
        let facts = Arc::new(facts);
        self.reads.borrow_mut().insert(id, Arc::clone(&facts));
        facts
    }

    fn benefit_reads(&self, id: BenefitId) -> Arc<Facts> {
        if let Some(known) = self.benefit_reads.borrow().get(&id) {
            return Arc::clone(known);
        }
        self.benefit_reads.borrow_mut().insert(id, Arc::default());
        let mut facts = Facts::new();
        if let Some(benefit) = self.program.benefits.get(id.index()) {
            benefit_exprs(benefit).for_each(|part| self.add_reads(part, Some(benefit.entity), &mut facts));
        }
        let facts = Arc::new(facts);
        self.benefit_reads.borrow_mut().insert(id, Arc::clone(&facts));
        facts
    }

    /// The expression that a rule is a mere name for: one wording, no exceptions, one value.
    pub(crate) fn plain_definition(&self, rule: RuleId) -> Option<&'p Expr> {
        // An open rule is more than its wording here: a lower layer may set it.
        let rule = self.rule(rule).filter(|rule| rule.open.is_none())?;
        let ([version], true) = (rule.versions.as_slice(), rule.params.is_empty()) else {
            return None;
        };
        match &version.body {
            RuleBody::Cases(cases) if cases.cases.is_empty() && version.exceptions.is_empty() => {
                cases.otherwise.as_deref()
            }
            _ => None,
        }
    }
}

/// All expressions of a wording of a rule.
pub(crate) fn version_exprs(version: &RuleVersion) -> Vec<&Expr> {
    let mut exprs = walk::of_body(&version.body);
    exprs.extend(version.exceptions.iter().flat_map(|exception| [&exception.condition, &exception.value]));
    exprs
}

/// All expressions of a benefit.
pub(crate) fn benefit_exprs(benefit: &Benefit) -> impl Iterator<Item = &Expr> {
    let conditions = benefit.conditions.iter().map(|condition| &condition.condition);
    conditions.chain(benefit.amounts().flat_map(walk::of_cases))
}
