//! Guarantees: conditions on parameters for all keys that they leave open; the bounds of open parameters
//! are guarantees too.

use std::sync::Arc;

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::benefits as codes;
use almoner_syntax::ast::{ClauseKind, Expr};

use crate::citations;
use crate::declare::{Declarations, Placed, declared, in_force_of};
use crate::expressions::Lower;
use crate::layers::bounds;
use crate::names::Symbol;
use crate::program::{Declared, Guarantee};
use crate::scope::Scope;

/// The guarantee that an item says.
pub(crate) fn lower(
    known: &Declarations<'_>,
    placed: Placed<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Guarantee> {
    let declared = declared(placed)?;
    let statements: Vec<&Expr> = placed
        .item
        .clauses
        .iter()
        .filter_map(|clause| match &clause.kind {
            ClauseKind::Statement(statement) => Some(statement),
            _ => None,
        })
        .collect();
    let unreadable = placed.item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Unreadable));
    let [statement] = statements.as_slice() else {
        if !unreadable {
            let finding = Diagnostic::new(&codes::ONE_STATEMENT, declared.span);
            findings.push(finding.arg("name", &*declared.name));
        }
        return None;
    };
    Some(guarantee(known, placed, declared, statement, findings))
}

/// The bounds in the `open` clauses of a parameter, or of an amendment of one, as guarantees.
pub(crate) fn of_bounds(
    known: &Declarations<'_>,
    placed: Placed<'_>,
    of_rule: bool,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Guarantee> {
    bounds(&known.program.files, placed.item, of_rule, findings)
        .into_iter()
        .map(|bound| {
            let declared = Declared {
                label_en: Some(Arc::from(bound.name.as_str())),
                name: Arc::from(bound.name),
                label_zh: Some(Arc::from(bound.label_zh)),
                docs: None,
                module: placed.module,
                span: bound.span,
            };
            guarantee(known, placed, declared, &bound.statement, findings)
        })
        .collect()
}

fn guarantee(
    known: &Declarations<'_>,
    placed: Placed<'_>,
    declared: Declared,
    statement: &Expr,
    findings: &mut Vec<Diagnostic>,
) -> Guarantee {
    let program = &known.program;
    let mut lower = Lower::new(program, &known.names, placed.module, Scope::default());
    lower.open_keys = Some(Vec::new());
    let condition = lower.condition(statement);
    let clauses = &placed.item.clauses;
    let cites = citations::of_clauses(program, &known.names, placed.module, clauses, &mut lower.findings);
    findings.extend(lower.findings);
    let keys = lower.open_keys.unwrap_or_default();
    Guarantee { declared, cites, condition, keys, in_force: in_force_of(program, placed) }
}

/// Makes the names of guarantees and properties known, so that no two things share one.
pub(crate) fn declare(known: &mut Declarations<'_>, placed: Placed<'_>, symbol: Symbol) {
    let Some(declared) = declared(placed) else { return };
    if let Err(first) = known.names.globals.insert(&declared, symbol) {
        known.findings.push(crate::declare::duplicate(&declared.name, declared.span, first.span));
    }
}
