//! Days: ages, spans, month edges, days moved, and the value a month earlier.

use almoner_check::calendar::{
    Shifted, add_days, add_months, add_years, age_on, days_between, first_day_of_month, full_months_between,
    full_years_between, last_day_of_month, previous_month,
};
use almoner_check::exact::Exact;
use almoner_check::program::{Arithmetic, Constant, Expr, ExprKind, FieldId, FirstMonth};
use almoner_check::types::Type;
use almoner_diagnostic::{Span, codes};
use almoner_syntax::ast::CalendarUnit;
use jiff::civil::Date;

use super::observer::Observer;
use super::{At, Machine, Moment, Result, Stop};
use crate::trace::StepKind;
use crate::value::{Interval, Possible, Value};

/// A value that reads its own last month goes back over at most so many months: a hundred years.
const LONGEST_CHAIN: i32 = 1_200;

impl<O: Observer> Machine<'_, O> {
    /// A day and a number of days, months or years; or the days between two days.
    pub(super) fn date_arithmetic(
        &mut self,
        expr: &Expr,
        operator: Arithmetic,
        left: &Value,
        right: &Value,
        right_expr: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        match (left, right) {
            (Value::Date(left), Value::Date(right)) => Ok(days(*right, *left)),
            (Value::Date(day), Value::Number(number)) => {
                let number = match operator {
                    Arithmetic::Subtract => {
                        number.checked_neg().map_err(|error| self.number_error(error, expr.span, at))?
                    }
                    _ => *number,
                };
                let Some(whole) = number.to_i64() else {
                    let stop = self.stop(&codes::evaluation::DURATION_NOT_WHOLE, expr.span, at);
                    return Err(self.of_values(stop.arg("value", self.words(right, &right_expr.ty))));
                };
                let shifted = self.moved(*day, whole, &right_expr.ty);
                let shifted = shifted.ok_or_else(|| {
                    self.of_values(self.stop(&codes::evaluation::DATE_OUT_OF_RANGE, expr.span, at))
                })?;
                if shifted.clamped {
                    self.note_clamped(*day, shifted.date, expr.span, at);
                }
                Ok(Value::Date(shifted.date))
            }
            _ => Ok(Value::unknown(self.anything(&expr.ty), left.missing().and(right.missing()))),
        }
    }

    fn moved(&self, day: Date, by: i64, ty: &Type) -> Option<Shifted> {
        let Type::Number(number) = ty else { return None };
        let units = &self.program.units;
        match units.calendar_unit(&number.unit) {
            Some(CalendarUnit::Month) => add_months(day, by),
            Some(CalendarUnit::Year) => add_years(day, by),
            Some(CalendarUnit::Day) => add_days(day, by).map(|date| Shifted { date, clamped: false }),
            // Weeks, and whatever unit a program defines by days.
            None => {
                let days = units.conversion(
                    &number.unit,
                    &almoner_check::units::Unit::of(almoner_check::units::Units::DAY),
                )?;
                let days = days.checked_mul(Exact::from_integer(by)).ok()?.to_i64()?;
                add_days(day, days).map(|date| Shifted { date, clamped: false })
            }
        }
    }

    /// The month has no such day: the explanation says which one was taken.
    fn note_clamped(&mut self, wanted: Date, reached: Date, span: Span, at: &At<'_>) {
        self.observer.open();
        self.observer.kind(|| StepKind::DateClamped { day: wanted.day() });
        self.close(&Value::Date(reached), &Type::Date, span, at);
    }

    pub(super) fn age_on(
        &mut self,
        expr: &Expr,
        hops: u8,
        field: FieldId,
        on: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        self.observer.kind(|| StepKind::Age);
        let thing = self.up(expr.span, hops, at)?;
        self.observer.open();
        let birth = self.fact_of(expr.span, thing, field, at)?;
        self.close(&birth, &Type::Date, expr.span, at);
        let day = self.evaluate(on, at)?;
        let (Value::Date(birth_day), Value::Date(on_day)) = (&birth, &day) else {
            let missing = birth.missing().and(day.missing());
            return Ok(Value::unknown(Possible::Number(Interval::at_least(Exact::ZERO)), missing));
        };
        match age_on(*birth_day, *on_day) {
            Some(age) => Ok(Value::Number(Exact::from_integer(age))),
            None => {
                let stop = self.stop(&codes::evaluation::NOT_YET_BORN, expr.span, at);
                Err(self.of_values(stop.arg("birth", birth_day.to_string()).arg("day", on_day.to_string())))
            }
        }
    }

    pub(super) fn span_between(
        &mut self,
        expr: &Expr,
        unit: CalendarUnit,
        from: &Expr,
        to: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        self.observer.kind(|| StepKind::SpanBetween(unit));
        let from = self.evaluate(from, at)?;
        let to = self.evaluate(to, at)?;
        let (Value::Date(first), Value::Date(last)) = (&from, &to) else {
            return Ok(Value::unknown(self.anything(&expr.ty), from.missing().and(to.missing())));
        };
        Ok(match unit {
            CalendarUnit::Day => days(*first, *last),
            CalendarUnit::Month => Value::Number(Exact::from_integer(full_months_between(*first, *last))),
            CalendarUnit::Year => Value::Number(Exact::from_integer(full_years_between(*first, *last))),
        })
    }

    pub(super) fn month_edge(&mut self, last: bool, date: &Expr, at: &At<'_>) -> Result<Value> {
        Ok(match self.evaluate(date, at)? {
            Value::Date(day) if last => Value::Date(last_day_of_month(day)),
            Value::Date(day) => Value::Date(first_day_of_month(day)),
            unknown => unknown,
        })
    }

    /// The value a month earlier: as of the same day of the month before, at most its last day. In the month
    /// in which a value starts, and before it, the value that it starts with.
    pub(super) fn last_month(
        &mut self,
        expr: &Expr,
        value: &Expr,
        first: Option<&FirstMonth>,
        at: &At<'_>,
    ) -> Result<Value> {
        let this_month = first_day_of_month(at.moment.day);
        let mut start = None;
        if let Some(first) = first {
            match self.first_month(&first.from, at)? {
                Value::Date(day) => start = Some(first_day_of_month(day)),
                unknown => {
                    self.observer.kind(|| StepKind::LastMonth { first: false });
                    return Ok(Value::unknown(self.anything(&expr.ty), unknown.missing().clone()));
                }
            }
            if start.is_some_and(|start| this_month <= start) {
                self.observer.kind(|| StepKind::LastMonth { first: true });
                return self.evaluate(&first.value, at);
            }
        }
        self.observer.kind(|| StepKind::LastMonth { first: false });
        let before = previous_month(this_month).ok_or_else(|| self.outside_calendar(expr, at))?;
        if let Some(start) = start {
            self.not_too_long(expr, start, this_month, at)?;
            self.compute_months_up_to(value, start, before, at)?;
        }
        let moment =
            in_month(before, at.moment.day_of_month).ok_or_else(|| self.outside_calendar(expr, at))?;
        self.evaluate(value, &At { moment, ..*at })
    }

    /// The day from which a chain of months goes: one for the whole chain, so that a day that moves with the
    /// month asked for cannot keep the chain from ever beginning.
    fn first_month(&mut self, from: &Expr, at: &At<'_>) -> Result<Value> {
        match from.kind {
            // Written in the rule: nothing to tell.
            ExprKind::Constant(Constant::Date(day)) => Ok(Value::Date(day)),
            _ => self.evaluate(from, &At { moment: self.moment, ..*at }),
        }
    }

    fn not_too_long(&self, expr: &Expr, start: Date, this_month: Date, at: &At<'_>) -> Result<()> {
        if months_apart(start, this_month) <= LONGEST_CHAIN {
            return Ok(());
        }
        let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
        let stop = self.stop(&codes::evaluation::CHAIN_TOO_LONG, expr.span, at);
        let stop = stop.arg("start", month(start)).arg("month", month(this_month));
        Err(self.of_values(stop.arg("limit", LONGEST_CHAIN.to_string())))
    }

    #[cold]
    pub(super) fn outside_calendar(&self, expr: &Expr, at: &At<'_>) -> Stop {
        self.of_values(self.stop(&codes::evaluation::DATE_OUT_OF_RANGE, expr.span, at))
    }

    /// Computes a chain of months from its start, so that each month finds the one before it done and
    /// nothing nests as deep as the chain is long.
    fn compute_months_up_to(&mut self, value: &Expr, start: Date, until: Date, at: &At<'_>) -> Result<()> {
        let chain = (std::ptr::from_ref(value) as usize, at.thing, start, at.moment.day_of_month);
        let mut month = match self.chains.get(&chain) {
            Some(done) => next_month(*done),
            None => Some(start),
        };
        while let Some(current) = month.filter(|month| *month < until) {
            self.chains.insert(chain, current);
            let Some(moment) = in_month(current, at.moment.day_of_month) else { break };
            self.observer.open();
            self.evaluate(value, &At { moment, ..*at })?;
            self.observer.forget();
            month = next_month(current);
        }
        Ok(())
    }
}

/// From the month of one day to that of another.
fn months_apart(from: Date, to: Date) -> i32 {
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    number(to).saturating_sub(number(from))
}

fn days(from: Date, to: Date) -> Value {
    Value::Number(Exact::from_integer(days_between(from, to)))
}

fn next_month(month: Date) -> Option<Date> {
    add_months(month, 1).map(|shifted| shifted.date)
}

/// A day of the month of `first`, at most its last.
pub(super) fn in_month(first: Date, day_of_month: i8) -> Option<Moment> {
    let day = day_of_month.min(first.days_in_month());
    let day = Date::new(first.year(), first.month(), day).ok()?;
    Some(Moment { day, day_of_month })
}
