//! What the expressions of a program refer to.

use std::collections::BTreeSet;

use super::context::{Context, Facts, benefit_exprs, version_exprs};
use crate::program::{
    BenefitId, Constant, EntityId, EnumId, ExpectationKind, Expr, ExprKind, ModuleId, ParameterId, RuleId,
    Statement,
};
use crate::types::Type;
use crate::units::UnitId;
use crate::walk;

/// An outermost expression, the module that it stands in, the entity and the rule that it is of.
pub(crate) struct Root<'p> {
    pub(crate) module: ModuleId,
    pub(crate) entity: Option<EntityId>,
    pub(crate) rule: Option<RuleId>,
    pub(crate) expr: &'p Expr,
}

/// What is referred to.
#[derive(Default)]
pub(crate) struct Uses {
    pub(crate) rules: BTreeSet<RuleId>,
    pub(crate) parameters: BTreeSet<ParameterId>,
    pub(crate) benefits: BTreeSet<BenefitId>,
    pub(crate) enums: BTreeSet<EnumId>,
    pub(crate) units: BTreeSet<UnitId>,
    pub(crate) facts: Facts,
}

/// All outermost expressions of rules, benefits, guarantees, properties and examples.
pub(crate) fn roots<'p>(context: &Context<'p>) -> Vec<Root<'p>> {
    let program = context.program;
    let mut roots = Vec::new();
    for (id, rule) in (0..).map(RuleId).zip(&program.rules) {
        for version in &rule.versions {
            let root = |expr| Root { module: version.module, entity: rule.entity, rule: Some(id), expr };
            roots.extend(version_exprs(version).into_iter().map(root));
        }
    }
    for benefit in &program.benefits {
        let (module, entity) = (benefit.declared.module, Some(benefit.entity));
        roots.extend(benefit_exprs(benefit).map(|expr| Root { module, entity, rule: None, expr }));
    }
    for guarantee in &program.guarantees {
        let (module, expr) = (guarantee.declared.module, &guarantee.condition);
        roots.push(Root { module, entity: None, rule: None, expr });
    }
    for property in &program.properties {
        for statement in &property.statements {
            let (Statement::Holds(expr) | Statement::Monotone { value: expr, .. }) = statement;
            let (module, entity) = (property.declared.module, Some(property.entity));
            roots.push(Root { module, entity, rule: None, expr });
        }
    }
    for example in &program.examples {
        for expectation in &example.expectations {
            let (ExpectationKind::Holds(expr) | ExpectationKind::Undecided { value: expr, .. }) =
                &expectation.kind;
            roots.push(Root { module: example.module, entity: program.root, rule: None, expr });
        }
    }
    roots
}

impl Uses {
    /// Adds what an outermost expression refers to. A rule that refers to itself does not use itself.
    pub(crate) fn add(&mut self, context: &Context<'_>, root: &Root<'_>) {
        walk::visit(root.expr, &mut |expr| {
            self.add_type(&expr.ty);
            match &expr.kind {
                ExprKind::Rule { rule, .. } if root.rule != Some(*rule) => {
                    self.rules.insert(*rule);
                }
                ExprKind::Parameter { parameter, .. } => {
                    self.parameters.insert(*parameter);
                }
                ExprKind::Benefit { benefit, .. } => {
                    self.benefits.insert(*benefit);
                }
                ExprKind::Constant(Constant::Enum(of, _)) => {
                    self.enums.insert(*of);
                }
                _ => {}
            }
        });
        context.add_own_reads(root.expr, root.entity, &mut self.facts);
    }

    /// Adds the enum or the units of a type.
    pub(crate) fn add_type(&mut self, ty: &Type) {
        match ty {
            Type::Enum(of) => {
                self.enums.insert(*of);
            }
            Type::Number(number) => self.units.extend(number.unit.0.iter().map(|(unit, _)| *unit)),
            _ => {}
        }
    }
}
