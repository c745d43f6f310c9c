//! Bounds of an open parameter as statements: `open, at least E` says `standard >= E` for all keys and days.

use almoner_diagnostic::codes::layers as codes;
use almoner_diagnostic::{Diagnostic, Sources, Span};
use almoner_syntax::ast::{At, Clause, ClauseKind, Comparison, Expr, ExprKind, Item, ItemKind, Name};

/// A bound as a statement that must be guaranteed.
#[derive(Clone, Debug)]
pub struct Bound {
    /// A name that says what it is: `standard at least benchmark`.
    pub name: String,
    /// The same in Chinese.
    pub label_zh: String,
    /// The statement: the parameter, compared with the bound.
    pub statement: Expr,
    /// The place of the bound.
    pub span: Span,
}

/// The bounds in the `open` clauses of an item, a parameter or an amendment of one. Bounds of a rule are
/// reported: a rule depends on facts.
pub fn bounds(files: &Sources, item: &Item, of_rule: bool, findings: &mut Vec<Diagnostic>) -> Vec<Bound> {
    let Some(name) = item.name.as_ref().and_then(|path| path.names.last()) else { return Vec::new() };
    let written: Vec<(Comparison, &Expr)> = item.clauses.iter().flat_map(of_clause).collect();
    if of_rule || matches!(item.kind, ItemKind::Define | ItemKind::Table | ItemKind::Scale | ItemKind::Payers)
    {
        let findings_of = written.iter().map(|(_, bound)| {
            Diagnostic::new(&codes::BOUNDS_ON_RULE, bound.at.0).arg("name", name.text.as_str())
        });
        findings.extend(findings_of);
        return Vec::new();
    }
    written.into_iter().map(|(comparison, bound)| statement(files, name, comparison, bound)).collect()
}

fn of_clause(clause: &Clause) -> Vec<(Comparison, &Expr)> {
    match &clause.kind {
        ClauseKind::Open { at_least, at_most } => {
            let least = at_least.iter().map(|bound| (Comparison::AtLeast, bound));
            least.chain(at_most.iter().map(|bound| (Comparison::AtMost, bound))).collect()
        }
        _ => Vec::new(),
    }
}

fn statement(files: &Sources, name: &Name, comparison: Comparison, bound: &Expr) -> Bound {
    let span = bound.at.0;
    let text = files.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, words_zh) = match comparison {
        Comparison::AtLeast => ("at least", "不低于"),
        _ => ("at most", "不高于"),
    };
    // The parameter stands where the bound does, so that a finding about the two points there.
    let parameter =
        Expr { kind: ExprKind::Name(Name { text: name.text.clone(), at: At(span) }), at: At(span) };
    let kind = ExprKind::Compare(Box::new(parameter), comparison, Box::new(bound.clone()));
    Bound {
        name: format!("{} {words} {text}", name.text),
        label_zh: format!("{} {words_zh} {text}", name.text),
        statement: Expr { kind, at: At(span) },
        span,
    }
}
