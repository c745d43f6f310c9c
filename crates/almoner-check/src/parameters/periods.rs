//! Puts the values of each combination of keys in the order of their dates, and finds what is said twice,
//! what overlaps, and the days between values that have none.

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, Language, Span};
use jiff::civil::Date;

use super::{Entry, Head, combinations};
use crate::fold::{Lookup, describe_constant};
use crate::program::Dated;

/// The values of each of `combinations`, sorted by first day, without overlap: a value without a last day
/// lasts until the day before the next one.
pub(super) fn ordered(
    lookup: &dyn Lookup,
    head: Head<'_>,
    entries: Vec<Entry>,
    combinations: usize,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Vec<Dated>> {
    let mut by_combination: Vec<Vec<Entry>> = Vec::new();
    by_combination.resize_with(combinations, Vec::new);
    for entry in entries {
        if let Some(list) = by_combination.get_mut(entry.position) {
            list.push(entry);
        }
    }
    let order = Order { lookup, head, most: findings.len().saturating_add(MOST_FINDINGS) };
    by_combination.into_iter().map(|list| order.combination(list, findings)).collect()
}

/// More than are shown, so that the reader is told that there are more.
const MOST_FINDINGS: usize = 100;

struct Order<'a> {
    lookup: &'a dyn Lookup,
    head: Head<'a>,
    /// No finding is worked out beyond this number.
    most: usize,
}

impl Order<'_> {
    fn combination(&self, mut entries: Vec<Entry>, findings: &mut Vec<Diagnostic>) -> Vec<Dated> {
        // A stable sort: of two values with the same first day, the one written first is kept.
        entries.sort_by_key(|entry| entry.period.from);
        let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
        for mut next in entries {
            let Some(last) = kept.last_mut() else {
                kept.push(next);
                continue;
            };
            if last.period.from == next.period.from {
                self.push(findings, || self.repeated(last, &next));
                continue;
            }
            self.join(last, &mut next, findings);
            kept.push(next);
        }
        kept.into_iter()
            .map(|entry| Dated {
                period: entry.period,
                value: entry.value,
                cites: entry.cites,
                span: entry.value_span,
            })
            .collect()
    }

    /// Ends the earlier value before the later one begins, and says if it said otherwise.
    fn join(&self, earlier: &mut Entry, later: &mut Entry, findings: &mut Vec<Diagnostic>) {
        let Some(begins) = later.period.from else { return };
        let Ok(day_before) = begins.yesterday() else { return };
        match earlier.period.until {
            Some(until) if until >= begins => {
                self.push(findings, || self.overlap(earlier, later, begins, until, day_before));
            }
            Some(until) if until < day_before => {
                self.push(findings, || self.gap(earlier, later, until, day_before));
                return;
            }
            _ => {}
        }
        earlier.period.until = Some(day_before);
    }

    fn push(&self, findings: &mut Vec<Diagnostic>, finding: impl FnOnce() -> Diagnostic) {
        if findings.len() < self.most {
            findings.push(finding());
        }
    }

    fn finding(&self, code: &'static almoner_diagnostic::Code, span: Span, position: usize) -> Diagnostic {
        Diagnostic::new(code, span)
            .arg("parameter", self.head.name)
            .arg("keys", combinations::words(self.lookup.enums(), self.head.keys, position))
    }

    fn value(&self, entry: &Entry) -> Arg {
        match &entry.value {
            None => codes::NOT_SET.into(),
            Some(value) => {
                let words = |language| describe_constant(self.lookup, value, self.head.ty, language);
                Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
            }
        }
    }

    fn repeated(&self, first: &Entry, second: &Entry) -> Diagnostic {
        let from: Arg =
            second.period.from.map_or_else(|| codes::THE_BEGINNING.into(), |from| from.to_string().into());
        self.finding(&codes::REPEATED_ENTRY, second.value_span, second.position)
            .arg("from", from)
            .arg("first", self.value(first))
            .arg("second", self.value(second))
            .related(first.value_span, codes::FIRST_ONE)
            .fix(codes::REMOVE_ENTRY, second.span, "")
    }

    fn overlap(&self, earlier: &Entry, later: &Entry, begins: Date, until: Date, end: Date) -> Diagnostic {
        let span = earlier.until_span.unwrap_or(earlier.value_span);
        let finding = self
            .finding(&codes::PERIODS_OVERLAP, span, earlier.position)
            .arg("day", begins.to_string())
            .arg("until", until.to_string())
            .arg("end", end.to_string())
            .arg("first", self.value(earlier))
            .arg("second", self.value(later))
            .related(later.value_span, codes::NEXT_VALUE);
        match earlier.until_span {
            Some(span) => {
                let written = self.lookup.files().slice(span);
                let language = if written.contains('年') { Language::Chinese } else { Language::English };
                finding.fix(codes::END_ON, span, almoner_syntax::day(end, language))
            }
            None => finding,
        }
    }

    fn gap(&self, earlier: &Entry, later: &Entry, until: Date, last: Date) -> Diagnostic {
        let first = until.tomorrow().unwrap_or(until);
        let span = earlier.until_span.unwrap_or(earlier.value_span);
        if self.head.by_month {
            let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
            let months = if month(first) == month(last) {
                month(first).into()
            } else {
                let (first, last) = (month(first), month(last));
                Arg::Words { en: format!("{first} to {last}"), zh: format!("{first} 至 {last}") }
            };
            return self
                .finding(&codes::MONTH_MISSING, span, earlier.position)
                .arg("months", months)
                .arg("layer", self.head.layer)
                .related(later.value_span, codes::NEXT_VALUE);
        }
        self.finding(&codes::GAP_IN_DATES, span, earlier.position)
            .arg("first", first.to_string())
            .arg("last", last.to_string())
            .related(later.value_span, codes::NEXT_VALUE)
    }
}
