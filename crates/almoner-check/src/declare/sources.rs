//! Legal texts to cite.

use std::sync::Arc;

use almoner_syntax::ast::{ClauseKind, Item, ItemKind, Quoted};

use super::{Declarations, declared, modules, next};
use crate::names::Symbol;
use crate::program::{Source, SourceId};

/// Declares every `source`.
pub(super) fn declare(known: &mut Declarations<'_>) {
    for placed in known.of_kind(&[ItemKind::Source]) {
        let Some(declared) = declared(placed) else { continue };
        let id = SourceId(next(&known.program.sources));
        known.declare_global(&declared, Symbol::Source(id));
        let number = text(placed.item, |clause| match clause {
            ClauseKind::DocumentNumber(text) => Some(text),
            _ => None,
        });
        let issued_by = text(placed.item, |clause| match clause {
            ClauseKind::IssuedBy(text) => Some(text),
            _ => None,
        });
        let in_force = modules::in_force(placed.item).unwrap_or_default();
        known.program.sources.push(Source { declared, number, issued_by, in_force });
    }
}

fn text(item: &Item, pick: fn(&ClauseKind) -> Option<&Quoted>) -> Option<Arc<str>> {
    item.clauses.iter().find_map(|clause| pick(&clause.kind)).map(|quoted| Arc::from(quoted.text.as_str()))
}
