//! Values written in a rule file: `urban, 3: 790 yuan per month from 2025-07-01 cites notice art. 2`.

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, Span};
use almoner_syntax::ast::{self, ExprKind};

use super::{Entry, Head, combinations};
use crate::calendar::{first_day_of_month, last_day_of_month};
use crate::fold::{Lookup, enum_value, fold_as, list};
use crate::program::Period;

/// The value that is written; `None` where it has a mistake, which is reported.
pub(super) fn entry(
    lookup: &dyn Lookup,
    head: Head<'_>,
    written: &ast::Entry,
    span: Span,
    findings: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let position = position(lookup, head, &written.keys, span, findings);
    let value = match &written.value.kind {
        ExprKind::NotSet => Some(None),
        _ => fold_as(lookup, &written.value, head.ty, head.name, findings).map(Some),
    };
    let cites = written.cites.iter().filter_map(|citation| lookup.cite(citation, findings)).collect();
    let (period, until_span) = if head.by_month {
        (month(head, written, span, findings)?, None)
    } else {
        no_month(head, written, findings)?;
        period(written.period.as_ref(), findings)
    };
    Some(Entry {
        position: position?,
        period,
        value: value?,
        cites,
        span,
        value_span: written.value.at.0,
        until_span,
    })
}

fn position(
    lookup: &dyn Lookup,
    head: Head<'_>,
    names: &[ast::Name],
    span: Span,
    findings: &mut Vec<Diagnostic>,
) -> Option<usize> {
    if names.len() != head.keys.len() {
        let place = names.first().zip(names.last()).map(|(first, last)| first.at.0.to(last.at.0));
        findings.push(wrong_number(head, names.len(), place.unwrap_or(span)));
        return None;
    }
    let values: Vec<Option<u32>> =
        head.keys.iter().zip(names).map(|(key, name)| enum_value(lookup, key.of, name, findings)).collect();
    let values = values.into_iter().collect::<Option<Vec<u32>>>()?;
    Some(combinations::position(lookup.enums(), head.keys, &values))
}

fn wrong_number(head: Head<'_>, given: usize, span: Span) -> Diagnostic {
    let keys: Vec<&str> = head.keys.iter().map(|key| &*key.name).collect();
    let (code, finding) = match keys.as_slice() {
        [] => (&codes::KEYS_WITHOUT_BY, None),
        keys => (&codes::WRONG_NUMBER_OF_KEYS, Some(list(keys, 10))),
    };
    let diagnostic = Diagnostic::new(code, span)
        .arg("parameter", head.name)
        .arg("given", keys_stand(given))
        .related(head.span, codes::DECLARED_HERE);
    match finding {
        Some(keys) => diagnostic.arg("keys", keys),
        None => diagnostic,
    }
}

fn keys_stand(given: usize) -> Arg {
    let en = match given {
        0 => "no key stands".to_owned(),
        1 => "one key stands".to_owned(),
        _ => format!("{given} keys stand"),
    };
    Arg::Words { en, zh: format!("{given} 个键") }
}

/// The month for which a value of a series holds.
fn month(head: Head<'_>, written: &ast::Entry, span: Span, findings: &mut Vec<Diagnostic>) -> Option<Period> {
    match (&written.month, &written.period) {
        (Some(month), None) => Some(of_month(month.date)),
        (month, _) => {
            let place = month.map_or(span, |month| month.at.0);
            let finding = Diagnostic::new(&codes::VALUE_WITHOUT_MONTH, place).arg("parameter", head.name);
            findings.push(finding.related(head.span, codes::DECLARED_HERE));
            None
        }
    }
}

/// From the first to the last day of a month.
pub(super) fn of_month(day: jiff::civil::Date) -> Period {
    Period { from: Some(first_day_of_month(day)), until: Some(last_day_of_month(day)) }
}

fn no_month(head: Head<'_>, written: &ast::Entry, findings: &mut Vec<Diagnostic>) -> Option<()> {
    let Some(month) = &written.month else { return Some(()) };
    let finding = Diagnostic::new(&codes::MONTH_WITHOUT_SERIES, month.at.0).arg("parameter", head.name);
    findings.push(finding.related(head.span, codes::DECLARED_HERE));
    None
}

fn period(written: Option<&ast::Period>, findings: &mut Vec<Diagnostic>) -> (Period, Option<Span>) {
    let Some(written) = written else { return (Period::default(), None) };
    let from = written.from.date;
    let until = written.until.filter(|until| {
        let in_order = from <= until.date;
        if !in_order {
            findings.push(reversed(from, until.date, until.at.0));
        }
        in_order
    });
    (Period { from: Some(from), until: until.map(|until| until.date) }, until.map(|until| until.at.0))
}

/// The finding for a last day that is before the first one.
pub(super) fn reversed(from: jiff::civil::Date, until: jiff::civil::Date, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::DATES_REVERSED, span)
        .arg("from", from.to_string())
        .arg("until", until.to_string())
}
