//! Filters that nothing closes: after `where`, comparisons belong to the condition and arithmetic to the whole.
//! What a drafter may have meant otherwise is reported here, never read in another way.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Edit, Fix, Span};
use almoner_syntax::ast::{Aggregate, Expr as Written, ExprKind as W, Over};

use super::Lower;
use super::paths::Collection;
use crate::agree::describe;
use crate::types::Type;

impl Lower<'_> {
    /// `number of members where employed > 2 persons`: `employed` is no number of persons.
    /// The scope is that of the members; `whole` is the place of the aggregate.
    pub(super) fn compared_with_the_whole(&mut self, filter: &Written, whole: Span) -> Option<Diagnostic> {
        match &filter.kind {
            W::And(parts) | W::Or(parts) => {
                parts.iter().find_map(|part| self.compared_with_the_whole(part, whole))
            }
            W::Not(inner) => self.compared_with_the_whole(inner, whole),
            W::Compare(left, _, right) | W::Between(left, right, _) => {
                if self.quiet_type(left)? != Type::YesNo {
                    return None;
                }
                let found =
                    self.quiet_type(right).filter(|found| !matches!(found, Type::YesNo | Type::Error))?;
                let finding = Diagnostic::new(&codes::WHERE_NEEDS_PARENTHESES, left.at.0.to(right.at.0))
                    .arg("filter", self.program.files.slice(left.at.0))
                    .arg("found", describe(self.program, &found));
                let edit = |span: Span, mark: &str| Edit { span, replacement: mark.to_owned() };
                let edits = vec![edit(whole.before(), "("), edit(left.at.0.after(), ")")];
                Some(Diagnostic { fixes: vec![Fix { title: codes::PARENTHESES, edits }], ..finding })
            }
            _ => None,
        }
    }

    /// `number of members where age < 18 * 100 yuan`: whether 18 or the number is multiplied is not to be guessed.
    /// Nothing is said of a comparison with a name of a list, which cannot be computed with.
    pub(super) fn unclear_arithmetic(&mut self, operand: &Written) -> Option<Diagnostic> {
        let W::Aggregate(aggregate) = &operand.kind else { return None };
        let filter = aggregate.filter.as_deref().filter(|filter| filter.at.0.end == operand.at.0.end)?;
        let last = last_part(filter);
        let (W::Compare(_, _, right) | W::Between(_, _, right)) = &last.kind else { return None };
        let ty = self.type_of_member_value(aggregate, right)?;
        matches!(ty, Type::Number(_) | Type::Date).then(|| {
            let filter = self.program.files.slice(last.at.0);
            Diagnostic::new(&codes::WHERE_THEN_ARITHMETIC, last.at.0).arg("filter", filter)
        })
    }

    /// The type that `value` has for each of the things, or in each of the months, that an aggregate is over.
    fn type_of_member_value(&mut self, written: &Aggregate, value: &Written) -> Option<Type> {
        let Over::Things(path) = &written.over else { return self.quiet_type(value) };
        let known = self.findings.len();
        let collection = self.collection(path);
        self.findings.truncate(known);
        let Collection { hops, held, .. } = collection?;
        let scope = self.scope.within(held, hops);
        let outer = std::mem::replace(&mut self.scope, scope);
        let ty = self.quiet_type(value);
        self.scope = outer;
        ty
    }

    /// The type of a name or a figure; what is wrong with it is reported elsewhere. Of anything larger nothing is
    /// said: it would be looked at twice, and what is in it four times.
    fn quiet_type(&mut self, value: &Written) -> Option<Type> {
        if !matches!(value.kind, W::Name(_) | W::Member(..) | W::Number(_) | W::Date(_)) {
            return None;
        }
        let known = self.findings.len();
        let ty = self.expr(value, None).ty;
        self.findings.truncate(known);
        Some(ty)
    }
}

/// The part of a filter that stands last.
fn last_part(filter: &Written) -> &Written {
    match &filter.kind {
        W::And(parts) | W::Or(parts) => parts.last().map_or(filter, last_part),
        W::Not(inner) => last_part(inner),
        _ => filter,
    }
}
