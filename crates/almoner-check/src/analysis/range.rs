//! Within which range a number must lie, whatever the facts: from the bounds of fields, the values of
//! parameters and the arithmetic between them.
//!
//! Sound: the true value is always inside. Never exact where one fact stands twice.

use almoner_syntax::ast::AggregateFunction;

use super::context::Context;
use crate::exact::Exact;
use crate::interval::Interval;
use crate::program::{
    Arithmetic, Cases, Constant, EntityId, Expr, ExprKind, FieldKind, RuleBody, RuleId, RuleVersion,
};
use crate::types::Type;

/// Rules that refer to rules are followed no further than this.
const DEPTH: u32 = 64;

impl Context<'_> {
    /// The range of a number for a thing of `entity`.
    pub(crate) fn range(&self, expr: &Expr, entity: Option<EntityId>) -> Interval {
        self.range_within(expr, entity, DEPTH)
    }

    fn range_within(&self, expr: &Expr, entity: Option<EntityId>, depth: u32) -> Interval {
        let Some(depth) = depth.checked_sub(1) else {
            return Interval::everything();
        };
        let of = |part: &Expr| self.range_within(part, entity, depth);
        let known = match &expr.kind {
            ExprKind::Constant(Constant::Number(value)) => Some(Interval::point(*value)),
            ExprKind::Fact { hops, field } => self.field_range(self.holder(entity, *hops), *field),
            ExprKind::AgeOn { .. } | ExprKind::Position { .. } => Some(Interval::at_least(Exact::ZERO)),
            ExprKind::Benefit { .. } => Some(Interval::at_least(Exact::ZERO)),
            ExprKind::Parameter { parameter, .. } => self.parameter_range(*parameter),
            ExprKind::Rule { rule, args, .. } if args.is_empty() => Some(self.rule_range(*rule, depth)),
            ExprKind::Negate(part) => of(part).checked_neg().ok(),
            ExprKind::Converted(part, factor) => of(part).checked_mul(&Interval::point(*factor)).ok(),
            ExprKind::Arithmetic(operator, left, right) => arithmetic(*operator, &of(left), &of(right)),
            ExprKind::LesserOf(parts) => parts.iter().map(of).reduce(|low, part| low.min(&part)),
            ExprKind::GreaterOf(parts) => parts.iter().map(of).reduce(|high, part| high.max(&part)),
            ExprKind::Decided { low, high, .. } => Some(of(low).hull(&of(high))),
            ExprKind::Cases(cases) => self.cases_range(cases, entity, depth),
            ExprKind::Rounded(mode, value, step) => {
                of(step).as_point().and_then(|step| of(value).round(*mode, step).ok())
            }
            ExprKind::Aggregate { function, hops, field, body, .. } => {
                let member = self.member(entity, *hops, *field);
                let body = body.as_ref().map(|body| self.range_within(body, member, depth));
                aggregate(*function, body)
            }
            ExprKind::Window { function, body, .. } => {
                let body = body.as_ref().map(|body| self.range_within(body, entity, depth));
                aggregate(*function, body)
            }
            _ => None,
        };
        known.unwrap_or(Interval::everything())
    }

    fn field_range(&self, entity: Option<EntityId>, field: crate::program::FieldId) -> Option<Interval> {
        let field = self.program.entities.get(entity?.index())?.fields.get(field.index())?;
        match &field.kind {
            FieldKind::Fact { at_least, at_most, .. } => {
                let low = at_least.map_or(Interval::everything(), Interval::at_least);
                let high = at_most.map_or(Interval::everything(), Interval::at_most);
                low.intersect(&high)
            }
            FieldKind::Many(_) => None,
        }
    }

    fn parameter_range(&self, parameter: crate::program::ParameterId) -> Option<Interval> {
        let parameter = self.program.parameters.get(parameter.index())?;
        // What a lower layer may still set is not known here.
        if parameter.open.is_some() {
            return None;
        }
        let values = parameter.values.iter().flatten().filter_map(|dated| dated.value.as_ref());
        let values = values.map(|value| match value {
            Constant::Number(value) => Some(Interval::point(*value)),
            _ => None,
        });
        values.reduce(|all, value| Some(all?.hull(&value?)))?
    }

    fn rule_range(&self, id: RuleId, depth: u32) -> Interval {
        if let Some(known) = self.ranges.borrow().get(&id) {
            return *known;
        }
        // Stands in while the rule is being looked at, so that a circle (reported elsewhere) ends.
        self.ranges.borrow_mut().insert(id, Interval::everything());
        let range = self.rule(id).and_then(|rule| {
            let numeric = matches!(rule.ty, Type::Number(_)) && rule.open.is_none();
            let versions =
                rule.versions.iter().map(|version| self.version_range(version, rule.entity, depth));
            if numeric { versions.reduce(|all, one| Some(all?.hull(&one?)))? } else { None }
        });
        let range = range.unwrap_or(Interval::everything());
        self.ranges.borrow_mut().insert(id, range);
        range
    }

    fn version_range(&self, version: &RuleVersion, entity: Option<EntityId>, depth: u32) -> Option<Interval> {
        let of = |expr: &Expr| self.range_within(expr, entity, depth);
        let body = match &version.body {
            RuleBody::Cases(cases) => self.cases_range(cases, entity, depth)?,
            RuleBody::Table(table) => {
                let values = table.rows.iter().map(|row| &row.value).chain(table.otherwise.as_deref());
                values.map(of).reduce(|all, value| all.hull(&value))?
            }
            RuleBody::Scale(_) => return None,
        };
        let exceptions = version.exceptions.iter().map(|exception| of(&exception.value));
        Some(exceptions.fold(body, |all, value| all.hull(&value)))
    }

    fn cases_range(&self, cases: &Cases, entity: Option<EntityId>, depth: u32) -> Option<Interval> {
        let values = cases.cases.iter().map(|case| &case.value).chain(cases.otherwise.as_deref());
        values.map(|value| self.range_within(value, entity, depth)).reduce(|all, value| all.hull(&value))
    }
}

fn arithmetic(operator: Arithmetic, left: &Interval, right: &Interval) -> Option<Interval> {
    match operator {
        Arithmetic::Add => left.checked_add(right),
        Arithmetic::Subtract => left.checked_sub(right),
        Arithmetic::Multiply => left.checked_mul(right),
        Arithmetic::Divide => left.checked_div(right),
    }
    .ok()
}

/// Of a collection of any size, also none.
fn aggregate(function: AggregateFunction, body: Option<Interval>) -> Option<Interval> {
    let zero = Exact::ZERO;
    match function {
        AggregateFunction::Number => Some(Interval::at_least(zero)),
        AggregateFunction::Sum => {
            let body = body?;
            if body.low.value().is_some_and(|low| low >= zero) {
                Some(Interval::at_least(zero))
            } else if body.high.value().is_some_and(|high| high <= zero) {
                Some(Interval::at_most(zero))
            } else {
                None
            }
        }
        AggregateFunction::Largest | AggregateFunction::Smallest | AggregateFunction::Average => body,
        AggregateFunction::Any | AggregateFunction::Every => None,
    }
}
