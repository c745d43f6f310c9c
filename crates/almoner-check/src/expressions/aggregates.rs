//! What is said of many things at once: sums, counts, any, every; and the place of one among its like.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{self, AggregateFunction as F, Over};

use super::paths::Collection;
use super::{Lower, failed};
use crate::agree::describe;
use crate::program::{Constant, EntityId, Expr, ExprKind, FieldId};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

/// A window goes over at most so many months: ten years.
const MOST_MONTHS: u16 = 120;

/// The condition and the value of an aggregate.
type FilterAndBody = (Option<Box<Expr>>, Option<Box<Expr>>);

impl Lower<'_> {
    /// `sum of E over members where C` and its kin.
    pub(super) fn aggregate(&mut self, written: &ast::Aggregate, hint: Option<&Type>, span: Span) -> Expr {
        let path = match &written.over {
            Over::Things(path) => path,
            Over::Months(months) => return self.window(written, months, hint, span),
        };
        let Some(Collection { hops, entity, field, held, group }) = self.collection(path) else {
            return failed(span);
        };
        let scope = self.scope.within(held, hops);
        let outer = std::mem::replace(&mut self.scope, scope);
        let parts = self.filter_and_body(written, hint, span);
        self.scope = outer;
        let Some((filter, body)) = parts else { return failed(span) };
        let filter = self.in_group(group, filter, path.at.0);
        let counted = self.counted_in((entity, field));
        match self.aggregate_type(written.function, body.as_deref(), counted, span) {
            Ok(ty) => {
                let function = written.function;
                Expr { kind: ExprKind::Aggregate { function, hops, field, filter, body }, ty, span }
            }
            Err(finding) => {
                self.findings.push(*finding);
                failed(span)
            }
        }
    }

    /// `sum of E over last 12 months`: of the same thing, month by month.
    fn window(
        &mut self,
        written: &ast::Aggregate,
        over: &ast::Months,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let function = written.function;
        let months = self.number_of_months(&over.count);
        let Some((filter, body)) = self.filter_and_body(written, hint, span) else { return failed(span) };
        match (months, self.aggregate_type(function, body.as_deref(), Unit::of(Units::MONTH), span)) {
            (Some(months), Ok(ty)) => {
                let kind = ExprKind::Window { function, months, with_this: over.with_this, filter, body };
                Expr { kind, ty, span }
            }
            (_, ty) => {
                self.findings.extend(ty.err().map(|finding| *finding));
                failed(span)
            }
        }
    }

    /// How many months: a whole number of them, at least one and at most [`MOST_MONTHS`].
    fn number_of_months(&mut self, written: &ast::Expr) -> Option<u16> {
        let count = self.expr(written, None);
        let months = match (&count.kind, &count.ty) {
            (ExprKind::Constant(Constant::Number(number)), Type::Number(ty))
                if ty.unit == Unit::of(Units::MONTH) =>
            {
                number.to_i64().and_then(|number| u16::try_from(number).ok())
            }
            _ => None,
        };
        let months = months.filter(|months| (1..=MOST_MONTHS).contains(months));
        if months.is_none() && count.ty != Type::Error {
            let finding = Diagnostic::new(&codes::WINDOW_MONTHS, count.span);
            let found = self.program.files.slice(count.span);
            self.findings.push(finding.arg("found", found).arg("most", MOST_MONTHS.to_string()));
        }
        months
    }

    /// The condition and the value of an aggregate, in the scope that it has by now.
    fn filter_and_body(
        &mut self,
        written: &ast::Aggregate,
        hint: Option<&Type>,
        span: Span,
    ) -> Option<FilterAndBody> {
        let open = written.filter.as_ref().filter(|filter| filter.at.0.end == span.end);
        if let Some(finding) = open.and_then(|filter| self.compared_with_the_whole(filter, span)) {
            self.findings.push(finding);
            return None;
        }
        let filter = written.filter.as_ref().map(|filter| Box::new(self.condition(filter)));
        let body = written.body.as_ref().map(|body| match written.function {
            F::Any | F::Every => self.condition(body),
            _ => self.expr(body, hint),
        });
        Some((filter, body.map(Box::new)))
    }

    fn aggregate_type(
        &self,
        function: F,
        body: Option<&Expr>,
        counted: Unit,
        span: Span,
    ) -> Result<Type, Box<Diagnostic>> {
        let ty = match (function, body) {
            (F::Any | F::Every, _) => return Ok(Type::YesNo),
            (F::Number, _) => return Ok(Type::whole(counted)),
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
        let Some(Collection { hops, field, held, group, .. }) = self.collection(among) else {
            return failed(span);
        };
        if hops == 0 || self.scope.things.get(usize::from(hops).saturating_sub(1)) != Some(&held) || hops > 1
        {
            let name = among.names.last().map_or("", |name| name.text.as_str());
            self.findings.push(Diagnostic::new(&codes::POSITION_OUTSIDE, span).arg("name", name));
            return failed(span);
        }
        let filter = filter.as_ref().map(|filter| Box::new(self.condition(filter)));
        let filter = self.in_group(group, filter, among.at.0);
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
