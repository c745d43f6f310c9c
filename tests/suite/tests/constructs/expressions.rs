//! The constructs of types and expressions; the other half of `nodes.rs`.

use almoner_syntax::ast::{
    AddOp, Aggregate, AggregateFunction, At, CalendarUnit, Comparison, Expr, ExprKind, MulOp, Over,
    RoundingMode, Start, TypeExpr, TypeKind, UnitExpr,
};

use crate::nodes::Walk;
use crate::table::Construct as C;

impl Walk {
    pub(crate) fn ty(&mut self, ty: &TypeExpr) {
        let construct = match &ty.kind {
            TypeKind::YesOrNo => C::YesOrNoType,
            TypeKind::Number => C::NumberType,
            TypeKind::WholeNumber => C::WholeNumberType,
            TypeKind::Percent => C::PercentType,
            TypeKind::Text => C::TextType,
            TypeKind::Date => C::DateType,
            TypeKind::DateOfBirth => C::DateOfBirthType,
            TypeKind::Unit(unit) => return self.unit(unit),
            TypeKind::Many { entity: _, roles } => {
                return self.part(C::ManyType, ty.at, |walk| walk.mark(!roles.is_empty(), C::Roles, ty.at));
            }
        };
        self.part(construct, ty.at, |_| {});
    }

    fn unit(&mut self, unit: &UnitExpr) {
        self.part(C::UnitType, unit.at, |walk| walk.mark(!unit.per.is_empty(), C::Per, unit.at));
    }

    fn all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        exprs.into_iter().for_each(|expr| self.expr(expr));
    }

    pub(crate) fn expr(&mut self, expr: &Expr) {
        let at = expr.at;
        match &expr.kind {
            ExprKind::Number(number) => {
                let construct = if number.percent { C::Percentage } else { C::Number };
                self.node(construct, at, |walk| number.unit.iter().for_each(|unit| walk.unit(unit)));
            }
            ExprKind::YesNo(yes) => self.node(if *yes { C::Yes } else { C::No }, at, |_| {}),
            ExprKind::Text(_) => self.node(C::Text, at, |_| {}),
            ExprKind::Date(_) => self.node(C::Date, at, |_| {}),
            ExprKind::DecisionDate => self.node(C::DecisionDate, at, |_| {}),
            ExprKind::Name(name) => self.node(C::Name, at, |walk| walk.name(name)),
            ExprKind::Member(of, name) => self.node(C::PartOf, at, |walk| {
                walk.expr(of);
                walk.name(name);
            }),
            ExprKind::Call(rule, values) => self.node(C::Call, at, |walk| {
                walk.expr(rule);
                walk.all(values);
            }),
            ExprKind::ForKeys(value, keys) => self.node(C::ForKeys, at, |walk| {
                walk.expr(value);
                walk.all(keys);
            }),
            ExprKind::On(value, day) => self.node(C::On, at, |walk| walk.all([&**value, &**day])),
            ExprKind::Cases(cases) => self.node(C::Cases, at, |walk| walk.cases(cases)),
            ExprKind::Decided { low, high, .. } => {
                self.node(C::Discretion, at, |walk| walk.all([&**low, &**high]));
            }
            ExprKind::NotSet => self.part(C::NotSet, at, |_| {}),
            ExprKind::Nothing => self.part(C::Without, at, |_| {}),
            // It says nothing.
            ExprKind::Unreadable => {}
            ExprKind::Group(_)
            | ExprKind::Negate(_)
            | ExprKind::Not(_)
            | ExprKind::Sum(..)
            | ExprKind::Product(..)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Compare(..)
            | ExprKind::Between(..)
            | ExprKind::OneOf { .. } => self.operator(expr),
            ExprKind::LesserOf(_)
            | ExprKind::GreaterOf(_)
            | ExprKind::Rounded { .. }
            | ExprKind::ConvertedTo(..)
            | ExprKind::Aggregate(_)
            | ExprKind::Position { .. }
            | ExprKind::AgeOn(_)
            | ExprKind::SpanBetween(..)
            | ExprKind::MonthEdge { .. }
            | ExprKind::EvidenceOf(_)
            | ExprKind::LastMonth { .. } => self.function(expr),
        }
    }

    fn operator(&mut self, expr: &Expr) {
        let at = expr.at;
        match &expr.kind {
            ExprKind::Group(inner) => self.node(C::Group, at, |walk| walk.expr(inner)),
            ExprKind::Negate(inner) => self.node(C::Negate, at, |walk| walk.expr(inner)),
            ExprKind::Not(inner) => self.node(C::Not, at, |walk| walk.expr(inner)),
            ExprKind::Sum(first, rest) => {
                let plus = rest.iter().any(|(operator, _)| *operator == AddOp::Plus);
                let minus = rest.iter().any(|(operator, _)| *operator == AddOp::Minus);
                let parts = std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part));
                self.either(expr, (plus, C::Plus), (minus, C::Minus), parts);
            }
            ExprKind::Product(first, rest) => {
                let times = rest.iter().any(|(operator, _)| *operator == MulOp::Times);
                let divided = rest.iter().any(|(operator, _)| *operator == MulOp::DividedBy);
                let parts = std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part));
                self.either(expr, (times, C::Times), (divided, C::DividedBy), parts);
            }
            ExprKind::And(parts) => self.node(C::And, at, |walk| walk.all(parts)),
            ExprKind::Or(parts) => self.node(C::Or, at, |walk| walk.all(parts)),
            ExprKind::Compare(left, comparison, right) => {
                self.node(comparison_of(*comparison), at, |walk| walk.all([&**left, &**right]));
            }
            ExprKind::Between(value, low, high) => {
                self.node(C::Between, at, |walk| walk.all([&**value, &**low, &**high]));
            }
            ExprKind::OneOf { value, among, negated } => {
                self.node(if *negated { C::NotOneOf } else { C::OneOf }, at, |walk| {
                    walk.expr(value);
                    walk.all(among);
                });
            }
            _ => {}
        }
    }

    /// A chain of two operators: the first that is there holds the parts.
    fn either<'e>(
        &mut self,
        expr: &Expr,
        one: (bool, C),
        other: (bool, C),
        parts: impl Iterator<Item = &'e Expr>,
    ) {
        let (outer, inner) = if one.0 { (one.1, other.0.then_some(other.1)) } else { (other.1, None) };
        self.node(outer, expr.at, |walk| {
            if let Some(inner) = inner {
                walk.part(inner, expr.at, |_| {});
            }
            walk.all(parts);
        });
    }

    fn function(&mut self, expr: &Expr) {
        let at = expr.at;
        match &expr.kind {
            ExprKind::LesserOf(parts) => self.node(C::LesserOf, at, |walk| walk.all(parts)),
            ExprKind::GreaterOf(parts) => self.node(C::GreaterOf, at, |walk| walk.all(parts)),
            ExprKind::Rounded { value, mode, step } => {
                self.node(rounding_of(*mode), at, |walk| walk.all([&**value, &**step]));
            }
            ExprKind::ConvertedTo(value, unit) => self.node(C::ConvertedTo, at, |walk| {
                walk.expr(value);
                walk.unit(unit);
            }),
            ExprKind::Aggregate(aggregate) => self.aggregate(expr, aggregate),
            ExprKind::Position { key, among, filter, highest_first, ties } => {
                self.node(if *highest_first { C::HighestFirst } else { C::LowestFirst }, at, |walk| {
                    walk.expr(key);
                    among.names.iter().for_each(|name| walk.name(name));
                    walk.mark(filter.is_some(), C::Where, at);
                    walk.all(filter.as_deref());
                    if let Some(ties) = ties {
                        // From the list on, so that the word is part of it.
                        let place = At(among.at.0.after().to(ties.at.0));
                        walk.part(C::Ties, place, |walk| walk.expr(ties));
                    }
                });
            }
            ExprKind::AgeOn(day) => self.node(C::AgeOn, at, |walk| walk.expr(day)),
            ExprKind::SpanBetween(unit, from, to) => {
                self.node(span_of(*unit), at, |walk| walk.all([&**from, &**to]));
            }
            ExprKind::MonthEdge { last, date } => {
                self.node(if *last { C::LastDay } else { C::FirstDay }, at, |walk| walk.expr(date));
            }
            ExprKind::EvidenceOf(fact) => self.node(C::EvidenceOf, at, |walk| walk.expr(fact)),
            ExprKind::LastMonth { value, first } => self.node(C::LastMonth, at, |walk| {
                walk.expr(value);
                if let Some(first) = first {
                    walk.part(C::StartingWith, at, |walk| {
                        walk.expr(&first.value);
                        if let Start::Value(day) = &first.from {
                            walk.part(C::StartingFromDay, at, |walk| walk.expr(day));
                        }
                    });
                }
            }),
            _ => {}
        }
    }

    fn aggregate(&mut self, expr: &Expr, aggregate: &Aggregate) {
        match &aggregate.over {
            Over::Things(path) => self.aggregate_over(expr, aggregate, |walk| {
                path.names.iter().for_each(|name| walk.name(name));
            }),
            Over::Months(months) => {
                let construct = if months.with_this { C::ThisAndTheLast } else { C::LastOf };
                self.node(construct, expr.at, |walk| {
                    walk.aggregate_over(expr, aggregate, |walk| walk.expr(&months.count));
                });
            }
        }
    }

    fn aggregate_over(&mut self, expr: &Expr, aggregate: &Aggregate, over: impl FnOnce(&mut Self)) {
        let construct = match aggregate.function {
            AggregateFunction::Sum => C::Sum,
            AggregateFunction::Number => C::Count,
            AggregateFunction::Any => C::AnyOf,
            AggregateFunction::Every => C::EveryOneOf,
            AggregateFunction::Largest => C::Largest,
            AggregateFunction::Smallest => C::Smallest,
            AggregateFunction::Average => C::Average,
        };
        self.node(construct, expr.at, |walk| {
            over(walk);
            walk.mark(aggregate.filter.is_some(), C::Where, expr.at);
            walk.all(aggregate.filter.as_deref());
            walk.all(aggregate.body.as_deref());
        });
    }
}

fn comparison_of(comparison: Comparison) -> C {
    match comparison {
        Comparison::Equal => C::Equal,
        Comparison::NotEqual => C::NotEqual,
        Comparison::Less => C::Less,
        Comparison::AtMost => C::AtMost,
        Comparison::Greater => C::Greater,
        Comparison::AtLeast => C::AtLeast,
    }
}

fn rounding_of(mode: RoundingMode) -> C {
    match mode {
        RoundingMode::Up => C::RoundedUp,
        RoundingMode::Down => C::RoundedDown,
        RoundingMode::Nearest => C::RoundedNearest,
        RoundingMode::HalfEven => C::RoundedHalfEven,
    }
}

fn span_of(unit: CalendarUnit) -> C {
    match unit {
        CalendarUnit::Year => C::YearsBetween,
        CalendarUnit::Month => C::MonthsBetween,
        CalendarUnit::Day => C::DaysBetween,
    }
}
