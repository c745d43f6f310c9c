//! Says of a finished program where a parameter has no value although one is needed: for some of its keys,
//! before its first day, after its last, on a day that a rule names.

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, Span};
use jiff::ToSpan;
use jiff::civil::Date;

use super::combinations;
use crate::CheckOptions;
use crate::fold::{filled, list};
use crate::program::{Constant, Dated, Expr, ExprKind, Parameter, ParameterId, Program};
use crate::walk;

/// Combinations without a value are named up to this number.
const MOST_NAMED: usize = 5;

/// Findings about parameters that lack a value. Parameters in `unsound` had mistakes in their values, which
/// have been reported, so that nothing is said of what they lack. An open parameter that nobody sets is left
/// to [`crate::layers`].
pub fn complete(program: &Program, unsound: &[ParameterId], options: &CheckOptions) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (id, parameter) in (0..).map(ParameterId).zip(&program.parameters) {
        let nobody_sets_it = parameter.values.iter().all(Vec::is_empty);
        if unsound.contains(&id) || (parameter.open.is_some() && nobody_sets_it) {
            continue;
        }
        let of = Of { program, parameter };
        findings.extend(of.without_value(nobody_sets_it));
        // A series has the months that have been published: before and after them there is no figure.
        if !parameter.by_month {
            findings.extend(of.starting_late());
            findings.extend(of.running_out(options));
        }
    }
    findings
}

/// Findings about parameters that are used as of a day, written in a rule, on which they have no value.
pub fn constant_days(program: &Program, unsound: &[ParameterId]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for expr in walk::of_program(program) {
        walk::visit(expr, &mut |part| {
            let ExprKind::On(value, day) = &part.kind else { return };
            let ExprKind::Constant(Constant::Date(day)) = day.kind else { return };
            let uses = Uses { program, unsound, day };
            uses.inside(value, &mut findings);
        });
    }
    findings
}

struct Of<'a> {
    program: &'a Program,
    parameter: &'a Parameter,
}

impl Of<'_> {
    fn finding(&self, code: &'static almoner_diagnostic::Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, span).arg("parameter", &*self.parameter.declared.name)
    }

    fn keys(&self, position: usize) -> Arg {
        combinations::words(&self.program.enums, &self.parameter.keys, position)
    }

    /// One finding for all combinations that have no value.
    fn without_value(&self, nobody_sets_it: bool) -> Option<Diagnostic> {
        let span = self.parameter.declared.span;
        if nobody_sets_it {
            return Some(self.finding(&codes::NO_VALUES, span));
        }
        let empty = self.parameter.values.iter().enumerate().filter(|(_, values)| values.is_empty());
        let missing: Vec<String> = empty
            .map(|(position, _)| combinations::names(&self.program.enums, &self.parameter.keys, position))
            .map(|names| if names.len() > 1 { format!("({})", names.join(", ")) } else { names.concat() })
            .collect();
        if missing.is_empty() {
            return None;
        }
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        let keys: Vec<&str> = self.parameter.keys.iter().map(|key| &*key.name).collect();
        let finding = self
            .finding(&codes::NO_VALUE_FOR_KEYS, span)
            .arg("missing", list(&missing, MOST_NAMED))
            .arg("keys", list(&keys, 10));
        Some(self.with_values(finding))
    }

    /// Points at where the values stand, where that is another file than the declaration.
    fn with_values(&self, finding: Diagnostic) -> Diagnostic {
        let first = self.parameter.values.iter().flatten().next();
        match first.filter(|value| value.span.file != self.parameter.declared.span.file) {
            Some(value) => finding.related(value.span, codes::VALUES_HERE),
            None => finding,
        }
    }

    /// The combination whose first value comes latest, where that is after the day from which it is needed.
    fn starting_late(&self) -> Option<Diagnostic> {
        let needed = self.parameter.in_force.from?;
        let firsts = self.parameter.values.iter().enumerate().filter_map(|(position, values)| {
            let first = values.first()?;
            Some((position, first, first.period.from.filter(|from| *from > needed)))
        });
        let firsts: Vec<(usize, &Dated, Option<Date>)> = firsts.collect();
        let (position, first, from) =
            firsts.iter().filter_map(|(position, first, from)| Some((*position, *first, (*from)?))).next()?;
        let all_the_same = firsts.iter().all(|(_, _, other)| *other == Some(from));
        let keys = if all_the_same { "".into() } else { self.keys(position) };
        let finding = self
            .finding(&codes::STARTS_TOO_LATE, first.span)
            .arg("keys", keys)
            .arg("first", from.to_string())
            .arg("needed", needed.to_string());
        Some(match self.needed_by() {
            Some(span) => finding.related(span, codes::NEEDED_FROM),
            None => finding,
        })
    }

    /// The place of the module whose period makes the values necessary.
    fn needed_by(&self) -> Option<Span> {
        let needed = self.parameter.in_force.from;
        let modules = [self.parameter.amended_by, Some(self.parameter.declared.module)];
        let mut modules = modules.into_iter().flatten().filter_map(|id| self.program.modules.get(id.index()));
        modules.find(|module| module.in_force.from == needed).map(|module| module.span)
    }

    /// The value that ends first and has none after it, where that matters.
    fn running_out(&self, options: &CheckOptions) -> Option<Diagnostic> {
        let ends = self.parameter.values.iter().enumerate().filter_map(|(position, values)| {
            let last = values.last()?;
            Some((position, last, last.period.until?))
        });
        let ends: Vec<(usize, &Dated, Date)> = ends.collect();
        let (position, last, until) = ends.iter().min_by_key(|(_, _, until)| *until).copied()?;
        let not_needed_longer = self.parameter.in_force.until.is_some_and(|needed| needed <= until);
        if not_needed_longer || options.last_day().is_some_and(|horizon| until > horizon) {
            return None;
        }
        let all_the_same =
            ends.len() == self.parameter.values.len() && ends.iter().all(|(_, _, other)| *other == until);
        let keys = if all_the_same { "".into() } else { self.keys(position) };
        let finding = self.finding(&codes::RUNS_OUT, last.span);
        Some(finding.arg("keys", keys).arg("last", until.to_string()))
    }
}

impl CheckOptions {
    /// The last day that counts as near; `None` where every day does.
    fn last_day(&self) -> Option<Date> {
        let months = i64::from(self.horizon_months.unwrap_or(0));
        self.as_of.map(|as_of| as_of.checked_add(months.months()).unwrap_or(Date::MAX))
    }
}

struct Uses<'a> {
    program: &'a Program,
    unsound: &'a [ParameterId],
    day: Date,
}

impl Uses<'_> {
    /// Parameters in `expr`, but for those that are taken as of yet another day.
    fn inside(&self, expr: &Expr, findings: &mut Vec<Diagnostic>) {
        match &expr.kind {
            ExprKind::On(..) => return,
            ExprKind::Parameter { parameter, keys }
                if !self.unsound.contains(parameter) && !self.is_series(*parameter) =>
            {
                findings.extend(self.parameter(*parameter, keys, expr.span));
            }
            _ => {}
        }
        for child in walk::children(expr) {
            self.inside(child, findings);
        }
    }

    fn is_series(&self, id: ParameterId) -> bool {
        self.program.parameters.get(id.index()).is_some_and(|parameter| parameter.by_month)
    }

    fn parameter(&self, id: ParameterId, keys: &[Expr], span: Span) -> Option<Diagnostic> {
        let parameter = self.program.parameters.get(id.index())?;
        let possible = |position: usize| {
            let names = combinations::positions(&self.program.enums, &parameter.keys, position);
            names.iter().zip(keys).all(|(value, key)| match key.kind {
                ExprKind::Constant(Constant::Enum(_, given)) => given == *value,
                _ => true,
            })
        };
        let (position, values) = parameter.values.iter().enumerate().find(|(position, values)| {
            let has_value = values.iter().any(|value| value.period.contains(self.day));
            !values.is_empty() && !has_value && possible(*position)
        })?;
        let finding = Diagnostic::new(&codes::NO_VALUE_AS_OF, span)
            .arg("parameter", &*parameter.declared.name)
            .arg("keys", combinations::words(&self.program.enums, &parameter.keys, position))
            .arg("day", self.day.to_string());
        Some(with_range(finding, values).related(parameter.declared.span, codes::DECLARED_HERE))
    }
}

/// Says from when to when there are values.
fn with_range(finding: Diagnostic, values: &[Dated]) -> Diagnostic {
    let first = values.first().and_then(|value| value.period.from);
    let last = values.last().and_then(|value| value.period.until);
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let finding = finding.arg("first", date(first)).arg("last", date(last));
    let range = match (first, last) {
        (Some(_), Some(_)) => codes::RANGE_BOTH,
        (None, _) => codes::RANGE_UNTIL,
        (_, None) => codes::RANGE_FROM,
    };
    let range = filled(&finding, range);
    finding.arg("range", range)
}
