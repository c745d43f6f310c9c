//! Ages, spans of time, ends of months, the month before.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{self, CalendarUnit, FirstMonth, Start};

use super::{Lower, constant, failed};
use crate::program::{self, Constant, Expr, ExprKind};
use crate::types::Type;
use crate::units::{Unit, Units};

const fn unit_of(unit: CalendarUnit) -> crate::units::UnitId {
    match unit {
        CalendarUnit::Year => Units::YEAR,
        CalendarUnit::Month => Units::MONTH,
        CalendarUnit::Day => Units::DAY,
    }
}

impl Lower<'_> {
    /// `age on D`: of the nearest thing that has a date of birth.
    pub(super) fn age_on(&mut self, day: &ast::Expr, span: Span) -> Expr {
        let on = Box::new(self.due(day, &Type::Date, None));
        let born = self.scope.things().find_map(|(hops, entity)| {
            let field = self.program.entities.get(entity.index())?.date_of_birth?;
            Some((hops, field))
        });
        let Some((hops, field)) = born else {
            self.findings.push(Diagnostic::new(&codes::NO_DATE_OF_BIRTH, span));
            return failed(span);
        };
        Expr { kind: ExprKind::AgeOn { hops, field, on }, ty: Type::whole(Unit::of(Units::YEAR)), span }
    }

    /// `years between A and B`.
    pub(super) fn span_between(
        &mut self,
        unit: CalendarUnit,
        from: &ast::Expr,
        to: &ast::Expr,
        span: Span,
    ) -> Expr {
        let from = Box::new(self.due(from, &Type::Date, None));
        let to = Box::new(self.due(to, &Type::Date, None));
        let ty = Type::whole(Unit::of(unit_of(unit)));
        Expr { kind: ExprKind::SpanBetween(unit, from, to), ty, span }
    }

    /// `first day of month of D`.
    pub(super) fn month_edge(&mut self, last: bool, date: &ast::Expr, span: Span) -> Expr {
        let date = Box::new(self.due(date, &Type::Date, None));
        Expr { kind: ExprKind::MonthEdge { last, date }, ty: Type::Date, span }
    }

    /// `last month's E starting with F from M`.
    pub(super) fn last_month(
        &mut self,
        value: &ast::Expr,
        first: Option<&FirstMonth>,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let value = self.expr(value, hint);
        let first = first.map(|first| {
            let start = self.due(&first.value, &value.ty, Some(value.span));
            let from = match &first.from {
                Start::Written(month) => {
                    let day = Constant::Date(month.date.first_of_month());
                    constant(day, Type::Date, month.at.0)
                }
                Start::Value(day) => self.due(day, &Type::Date, None),
            };
            Box::new(program::FirstMonth { value: start, from })
        });
        let ty = value.ty.clone();
        Expr { kind: ExprKind::LastMonth { value: Box::new(value), first }, ty, span }
    }
}
