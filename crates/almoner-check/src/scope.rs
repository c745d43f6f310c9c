//! Where an expression stands: the values in parentheses of its rule, the current thing and what holds it.

use std::sync::Arc;

use crate::program::{EntityId, EnumId, ExprKind, Program};
use crate::types::Type;

/// Where an expression stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// The parameters of the rule.
    pub(crate) locals: Vec<(Arc<str>, Type)>,
    /// The current thing's entity, then its holder's, and so on.
    pub(crate) things: Vec<EntityId>,
    /// By whose rules it is: the key of the parameters that go by an enum and are given none by hand.
    pub(crate) rules_of: Option<RulesOf>,
}

/// What `by the rules of` names.
#[derive(Clone, Debug)]
pub(crate) struct RulesOf {
    /// Of this enum.
    pub(crate) of: EnumId,
    /// How it is called.
    pub(crate) name: Arc<str>,
    /// The value, seen from where the expression stands; `None` where it cannot be seen from there: of a member,
    /// among the members themselves.
    pub(crate) value: Option<ExprKind>,
}

impl RulesOf {
    /// The same, seen from the things of a list of the thing `hops` up.
    fn within(&self, hops: u8) -> Self {
        let seen = |own: u8| own.checked_sub(hops).and_then(|above| above.checked_add(1));
        let value = match &self.value {
            Some(ExprKind::Fact { hops, field }) => {
                seen(*hops).map(|hops| ExprKind::Fact { hops, field: *field })
            }
            Some(ExprKind::Rule { hops, rule, args }) => {
                seen(*hops).map(|hops| ExprKind::Rule { hops, rule: *rule, args: args.clone() })
            }
            other => other.clone(),
        };
        Self { value, ..self.clone() }
    }
}

impl Scope {
    /// The scope of a rule of `entity`.
    pub(crate) fn of(program: &Program, entity: Option<EntityId>) -> Self {
        let mut things = Vec::new();
        let mut current = entity;
        while let Some(entity) = current {
            // Holders never form a circle, but the count keeps hops within their range in any case.
            if things.contains(&entity) || things.len() >= usize::from(u8::MAX) {
                break;
            }
            things.push(entity);
            let holder = program.entities.get(entity.index()).and_then(|entity| entity.holder);
            current = holder.map(|(holder, _)| holder);
        }
        Self { locals: Vec::new(), things, rules_of: None }
    }

    /// The scope of what is said of each `held` thing, held by the thing `hops` up.
    pub(crate) fn within(&self, held: EntityId, hops: u8) -> Self {
        let above = self.things.get(usize::from(hops)..).unwrap_or(&[]);
        let things = std::iter::once(held).chain(above.iter().copied()).collect();
        let rules_of = self.rules_of.as_ref().map(|rules_of| rules_of.within(hops));
        Self { locals: self.locals.clone(), things, rules_of }
    }

    /// The entities with their distance.
    pub(crate) fn things(&self) -> impl Iterator<Item = (u8, EntityId)> {
        (0u8..).zip(self.things.iter().copied())
    }
}
