//! The days on which a guarantee is tried: its first day, and every day in its period on which a figure or a
//! wording that it reads, directly or through rules, begins or ends.

use std::collections::BTreeSet;

use almoner_check::program::{Expr, ExprKind, Guarantee, ParameterId, Period, Program, RuleId};
use almoner_check::walk;
use jiff::civil::Date;

/// Days, each with what is said of it: `None` for a day before anything changes.
pub(super) fn of(program: &Program, guarantee: &Guarantee) -> Vec<(Date, Option<Date>)> {
    let mut reads =
        Reads { program, parameters: BTreeSet::new(), rules: BTreeSet::new(), days: BTreeSet::new() };
    reads.expr(&guarantee.condition);
    let period = guarantee.in_force;
    let mut days: Vec<(Date, Option<Date>)> = Vec::new();
    match period.from {
        Some(from) => days.push((from, Some(from))),
        None => days.push((before_all(&reads.days), None)),
    }
    let first = days.first().map(|(day, _)| *day);
    let within = reads.days.into_iter().filter(|day| period.contains(*day) && Some(*day) != first);
    days.extend(within.map(|day| (day, Some(day))));
    days
}

/// A day before the first change; any day, where nothing ever changes.
fn before_all(days: &BTreeSet<Date>) -> Date {
    let first = days.first().copied().unwrap_or(Date::constant(2000, 1, 1));
    first.yesterday().unwrap_or(first)
}

struct Reads<'a> {
    program: &'a Program,
    parameters: BTreeSet<ParameterId>,
    rules: BTreeSet<RuleId>,
    days: BTreeSet<Date>,
}

impl Reads<'_> {
    fn expr(&mut self, expr: &Expr) {
        let mut parameters = Vec::new();
        let mut rules = Vec::new();
        walk::visit(expr, &mut |part| match &part.kind {
            ExprKind::Parameter { parameter, .. } => parameters.push(*parameter),
            ExprKind::Rule { rule, .. } => rules.push(*rule),
            _ => {}
        });
        for id in parameters {
            self.parameter(id);
        }
        for id in rules {
            self.rule(id);
        }
    }

    fn parameter(&mut self, id: ParameterId) {
        if !self.parameters.insert(id) {
            return;
        }
        let values = self.program.parameters.get(id.index()).map(|parameter| &parameter.values);
        for value in values.into_iter().flatten().flatten() {
            self.period(value.period);
        }
    }

    fn rule(&mut self, id: RuleId) {
        if !self.rules.insert(id) {
            return;
        }
        let program = self.program;
        for version in program.rules.get(id.index()).into_iter().flat_map(|rule| &rule.versions) {
            self.period(version.in_force);
            for part in walk::of_body(&version.body) {
                self.expr(part);
            }
            for exception in &version.exceptions {
                self.expr(&exception.condition);
                self.expr(&exception.value);
            }
        }
    }

    fn period(&mut self, period: Period) {
        self.days.extend(period.from);
        self.days.extend(period.until.and_then(|until| until.tomorrow().ok()));
    }
}
