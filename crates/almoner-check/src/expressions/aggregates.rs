//! What is said of many things at once: sums, counts, any, every; and the place of one among its like.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{self, AggregateFunction as F};

use super::paths::Collection;
use super::{Lower, failed};
use crate::agree::describe;
use crate::program::{EntityId, Expr, ExprKind, FieldId};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

impl Lower<'_> {
    /// `sum of E over members where C` and its kin.
    pub(super) fn aggregate(&mut self, written: &ast::Aggregate, hint: Option<&Type>, span: Span) -> Expr {
        let Some(Collection { hops, entity, field, held }) = self.collection(&written.over) else {
            return failed(span);
        };
        let scope = self.scope.within(held, hops);
        let outer = std::mem::replace(&mut self.scope, scope);
        let open = written.filter.as_ref().filter(|filter| filter.at.0.end == span.end);
        if let Some(finding) = open.and_then(|filter| self.compared_with_the_whole(filter, span)) {
            self.findings.push(finding);
            self.scope = outer;
            return failed(span);
        }
        let filter = written.filter.as_ref().map(|filter| Box::new(self.condition(filter)));
        let body = written.body.as_ref().map(|body| match written.function {
            F::Any | F::Every => self.condition(body),
            _ => self.expr(body, hint),
        });
        self.scope = outer;
        let ty = match self.aggregate_type(written.function, body.as_ref(), (entity, field), span) {
            Ok(ty) => ty,
            Err(finding) => {
                self.findings.push(*finding);
                return failed(span);
            }
        };
        let body = body.map(Box::new);
        Expr { kind: ExprKind::Aggregate { function: written.function, hops, field, filter, body }, ty, span }
    }

    fn aggregate_type(
        &self,
        function: F,
        body: Option<&Expr>,
        collection: (EntityId, FieldId),
        span: Span,
    ) -> Result<Type, Box<Diagnostic>> {
        let ty = match (function, body) {
            (F::Any | F::Every, _) => return Ok(Type::YesNo),
            (F::Number, _) => return Ok(Type::whole(self.counted_in(collection))),
            // The place of what is missing was reported when the file was read.
            (_, None) => return Ok(Type::Error),
            (_, Some(body)) => body.ty.clone(),
        };
        let dates = matches!(function, F::Largest | F::Smallest) && ty == Type::Date;
        let fits = dates || matches!(ty, Type::Number(_) | Type::Error);
        if !fits {
            let finding = Diagnostic::new(&codes::NOT_TO_BE_AGGREGATED, body.map_or(span, |body| body.span));
            let finding = finding.arg("found", describe(self.program, &ty)).arg("done", done(function));
            return Err(Box::new(finding));
        }
        match (function, ty) {
            (F::Average, Type::Number(number)) => {
                Ok(Type::Number(NumberType { whole: false, decimals: None, ..number }))
            }
            (_, ty) => Ok(ty),
        }
    }

    /// Members are counted in persons; other things have no unit of their own.
    fn counted_in(&self, (entity, field): (EntityId, FieldId)) -> Unit {
        let name = self
            .program
            .entities
            .get(entity.index())
            .and_then(|entity| entity.fields.get(field.index()))
            .map(|field| &*field.declared.name);
        if name == Some("members") { Unit::of(Units::PERSON) } else { Unit::plain() }
    }

    /// `position of E among members, highest first`.
    pub(super) fn position(&mut self, written: &ast::Expr) -> Expr {
        let span = written.at.0;
        let ast::ExprKind::Position { key, among, filter, highest_first, ties } = &written.kind else {
            return failed(span);
        };
        let Some(Collection { hops, field, held, .. }) = self.collection(among) else { return failed(span) };
        if hops == 0 || self.scope.things.get(usize::from(hops).saturating_sub(1)) != Some(&held) || hops > 1
        {
            let name = among.names.last().map_or("", |name| name.text.as_str());
            self.findings.push(Diagnostic::new(&codes::POSITION_OUTSIDE, span).arg("name", name));
            return failed(span);
        }
        let filter = filter.as_ref().map(|filter| Box::new(self.condition(filter)));
        let key = Box::new(self.ordered(key));
        let ties = ties.as_ref().map(|ties| Box::new(self.ordered(ties)));
        let highest_first = *highest_first;
        let kind = ExprKind::Position { hops, field, filter, key, highest_first, ties };
        Expr { kind, ty: Type::whole(Unit::plain()), span }
    }

    /// A value that has more and less: a number or a date.
    fn ordered(&mut self, written: &ast::Expr) -> Expr {
        let expr = self.expr(written, None);
        if matches!(expr.ty, Type::Number(_) | Type::Date | Type::Error) {
            return expr;
        }
        let finding = crate::agree::wrong_kind(self.program, codes::A_NUMBER_OR_DATE, &expr);
        self.findings.push(finding);
        Expr { ty: Type::Error, ..expr }
    }
}

const fn done(function: F) -> Text {
    match function {
        F::Sum => Text::new("added up", "求和"),
        F::Average => Text::new("averaged", "求平均值"),
        F::Largest | F::Smallest => Text::new("ordered by size", "比较大小"),
        F::Number | F::Any | F::Every => Text::new("counted", "计数"),
    }
}
