//! Where an expression stands: the values in parentheses of its rule, the current thing and what holds it.

use std::sync::Arc;

use crate::program::{EntityId, Program};
use crate::types::Type;

/// Where an expression stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// The parameters of the rule.
    pub(crate) locals: Vec<(Arc<str>, Type)>,
    /// The current thing's entity, then its holder's, and so on.
    pub(crate) things: Vec<EntityId>,
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
        Self { locals: Vec::new(), things }
    }

    /// The scope of what is said of each `held` thing, held by the thing `hops` up.
    pub(crate) fn within(&self, held: EntityId, hops: u8) -> Self {
        let above = self.things.get(usize::from(hops)..).unwrap_or(&[]);
        let things = std::iter::once(held).chain(above.iter().copied()).collect();
        Self { locals: self.locals.clone(), things }
    }

    /// The entities with their distance.
    pub(crate) fn things(&self) -> impl Iterator<Item = (u8, EntityId)> {
        (0u8..).zip(self.things.iter().copied())
    }
}
