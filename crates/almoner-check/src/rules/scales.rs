//! Scales: brackets over one quantity.

use almoner_diagnostic::codes::{names, types as codes};
use almoner_diagnostic::{Diagnostic, Text};
use almoner_syntax::ast::{self, Clause, ClauseKind, ScaleMethod};

use crate::citations;
use crate::expressions::Lower;
use crate::program::{Bracket, Rule, Scale};
use crate::types::Type;

const METHOD: Text = Text::new(
    "how it counts (`marginal`, `whole amount` or `linear`)",
    "计算方式（“分段累计”“全额”或“线性”）",
);

/// The scale in the clauses of a wording.
pub(super) fn lower(lower: &mut Lower<'_>, rule: &Rule, clauses: &[Clause]) -> Option<Scale> {
    let [(_, quantity)] = rule.params.as_slice() else {
        let finding = Diagnostic::new(&codes::SCALE_SHAPE, rule.declared.span)
            .arg("name", &*rule.declared.name)
            .arg("found", rule.params.len().to_string());
        lower.findings.push(finding);
        return None;
    };
    let method = clauses.iter().find_map(|clause| match clause.kind {
        ClauseKind::ScaleMethod(method) => Some(method),
        _ => None,
    });
    if method.is_none() {
        let finding = Diagnostic::new(&names::MISSING_PART, rule.declared.span)
            .arg("name", &*rule.declared.name)
            .arg("part", METHOD);
        lower.findings.push(finding);
    }
    let method = method?;
    let value = value_type(rule, quantity, method);
    let brackets = clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Bracket(written) => Some(bracket(lower, clause, written, quantity, &value)),
        _ => None,
    });
    Some(Scale { method, brackets: brackets.collect() })
}

/// A marginal bracket has a rate: what comes out, per what goes in. The others have the value itself.
fn value_type(rule: &Rule, quantity: &Type, method: ScaleMethod) -> Type {
    if method != ScaleMethod::Marginal {
        return rule.ty.clone();
    }
    match (&rule.ty, quantity) {
        (Type::Number(out), Type::Number(over)) => {
            out.unit.divided_by(&over.unit).map_or(Type::Error, Type::number)
        }
        _ => Type::Error,
    }
}

fn bracket(
    lower: &mut Lower<'_>,
    clause: &Clause,
    written: &ast::Bracket,
    quantity: &Type,
    value: &Type,
) -> Bracket {
    let from = lower.due(&written.from, quantity, None);
    let value = lower.due(&written.value, value, None);
    let cites = citations::all(lower.program, lower.names, lower.module, &written.cites, &mut lower.findings);
    Bracket { from, inclusive: written.inclusive, value, cites, span: clause.at.0 }
}
