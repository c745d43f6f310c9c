//! Sums, counts, any, every, largest, smallest and average over calendar months before the current one. Facts
//! given by month, parameters and rules are those of each month, as with `last month's`.

use almoner_check::calendar::{add_months, first_day_of_month};
use almoner_check::program::{Expr, ExprKind};

use super::aggregate::Fold;
use super::dates::in_month;
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::trace::StepKind;
use crate::value::Value;

impl<O: Observer> Machine<'_, O> {
    /// The oldest month comes first, so that a value that reads its own last month finds it done.
    pub(super) fn window(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        let ExprKind::Window { function, months, with_this, filter, body } = &expr.kind else {
            return Err(self.inconsistent(expr.span, at));
        };
        let function = *function;
        let (filter, body) = (filter.as_deref(), body.as_deref());
        let this_month = first_day_of_month(at.moment.day);
        let back = i64::from(*months);
        let until = if *with_this { 0 } else { -1 };
        let month = |away: i64| add_months(this_month, away).map(|shifted| shifted.date);
        let (Some(first), Some(last)) = (month(back.saturating_neg()), month(until)) else {
            return Err(self.outside_calendar(expr, at));
        };
        self.observer.kind(|| StepKind::Window { function, first, last });
        let mut fold = Fold::new(function);
        for away in back.saturating_neg()..=until {
            self.spend(expr.span, at)?;
            let moment = month(away).and_then(|month| in_month(month, at.moment.day_of_month));
            let Some(moment) = moment else { return Err(self.outside_calendar(expr, at)) };
            let inside = At { moment, ..*at };
            let kind = |counts| StepKind::Month { counts };
            if self.fold_member(&mut fold, (filter, body), expr, kind, &inside, at)? {
                break;
            }
        }
        fold.finish(self, expr, at)
    }
}
