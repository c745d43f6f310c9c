//! `by the rules of FIELD`: which of several facts is the key of what goes by their enum.

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{self, Clause, ClauseKind};

use super::Lower;
use crate::agree::describe;
use crate::program::{Expr, ExprKind, Key, Parameter};
use crate::scope::RulesOf;
use crate::types::Type;

impl Lower<'_> {
    /// Reads by whose rules the item with these clauses is; all that is lowered afterwards goes by it.
    pub(crate) fn by_the_rules_of(&mut self, clauses: &[Clause]) -> Option<Expr> {
        let path = clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::ByTheRulesOf(path) => Some(path),
            _ => None,
        })?;
        let names: Vec<&ast::Name> = path.names.iter().collect();
        let meaning = self.resolve(&names, None)?;
        let span = path.at.0;
        let place = self.value_of(meaning, &names, None, span);
        if place.ty.is_error() {
            return None;
        }
        let of = match (&place.kind, &place.ty) {
            (ExprKind::Fact { .. } | ExprKind::Local(_), Type::Enum(of)) => *of,
            (ExprKind::Rule { rule, .. }, Type::Enum(of)) if self.is_of_a_thing(*rule) => *of,
            _ => {
                let finding = Diagnostic::new(&codes::RULES_OF_NO_PLACE, span)
                    .arg("name", self.program.files.slice(span))
                    .arg("found", describe(self.program, &place.ty));
                self.findings.push(finding);
                return None;
            }
        };
        let name = self.program.files.slice(span).into();
        self.scope.rules_of = Some(RulesOf { of, name, value: Some(place.kind.clone()) });
        Some(place)
    }

    fn is_of_a_thing(&self, rule: crate::program::RuleId) -> bool {
        self.program.rules.get(rule.index()).is_some_and(|rule| rule.entity.is_some())
    }

    /// The key of a parameter, where the item says by whose rules it is and the key is of that enum.
    pub(super) fn key_by_the_rules_of(
        &self,
        parameter: &Parameter,
        key: &Key,
        span: Span,
    ) -> Option<Result<Expr, Box<Diagnostic>>> {
        let rules_of = self.scope.rules_of.as_ref().filter(|rules_of| rules_of.of == key.of)?;
        Some(match &rules_of.value {
            Some(kind) => Ok(Expr { kind: kind.clone(), ty: Type::Enum(key.of), span }),
            None => {
                let finding = self.key_finding(&codes::RULES_OF_OUT_OF_REACH, parameter, key, span);
                Err(Box::new(finding.arg("name", &*rules_of.name)))
            }
        })
    }
}
