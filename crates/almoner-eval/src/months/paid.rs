//! What was paid, read from JSON, and held against what was due. A number of the JSON goes through no float.

use std::collections::BTreeMap;

use almoner_check::calendar::parse_date;
use almoner_check::exact::Exact;
use almoner_check::program::BenefitId;
use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::months as codes;
use jiff::civil::Date;
use serde_json::value::RawValue;

use super::{Timeline, total_unit};
use crate::prepared::Prepared;
use crate::value::ThingId;

/// What a benefit owes a thing, or has paid it too much.
#[derive(Clone, Debug)]
pub struct Settled {
    /// Which benefit.
    pub benefit: BenefitId,
    /// For whom.
    pub thing: ThingId,
    /// Month by month.
    pub months: Vec<SettledMonth>,
    /// What is due and was not paid, over all months.
    pub arrears: Exact,
    /// What was paid and was not due, over all months.
    pub overpaid: Exact,
}

/// One month: what is due by the facts known now, and what was paid.
#[derive(Clone, Copy, Debug)]
pub struct SettledMonth {
    /// Its first day.
    pub first: Date,
    /// What is due; `None` where it is not decided.
    pub due: Option<Exact>,
    /// What was paid.
    pub paid: Exact,
}

impl SettledMonth {
    /// What is due beyond what was paid; below zero where too much was paid. `None` where it is not decided.
    pub fn difference(&self) -> Option<Exact> {
        self.due?.checked_sub(self.paid).ok()
    }
}

type Object = BTreeMap<String, Box<RawValue>>;
/// What was paid for a benefit, to the thing at a path, month by month.
type Payments = BTreeMap<(String, String), BTreeMap<Date, Exact>>;

impl Timeline {
    /// Holds what was paid against what was due. `paid` is
    /// `{"benefit": {"2025-01": 600}}`, for benefits of members `{"benefit": {"members[0]": {"2025-01": 600}}}`, or
    /// the JSON of an earlier timeline. A month of which nothing is said was not paid; months outside of the
    /// timeline are not looked at.
    ///
    /// # Errors
    /// JSON of another form, an amount or a month that cannot be read, a benefit that the program does not have,
    /// that does not pay by the month or has no such recipient.
    pub fn settle(&mut self, prepared: &Prepared, paid: &str) -> Result<(), Box<Diagnostic>> {
        let mut paid = payments(paid)?;
        let mut all = Vec::new();
        for (benefit, thing) in self.recipients() {
            let Some(name) = prepared.program().benefits.get(benefit.index()) else { continue };
            let name = name.declared.name.to_string();
            let path = self.path(prepared, thing);
            let monthly = total_unit(prepared.program(), benefit).is_some();
            let payments = paid.remove(&(name, path));
            match (monthly, payments) {
                (true, payments) => all.push(self.settled(benefit, thing, &payments.unwrap_or_default())?),
                (false, Some(payments)) if payments.values().any(|amount| !amount.is_zero()) => {
                    return Err(unknown(prepared, benefit));
                }
                (false, _) => {}
            }
        }
        if let Some((name, path)) = paid.into_keys().next() {
            let name = if path.is_empty() { name } else { format!("{name}: {path}") };
            return Err(Box::new(Diagnostic::without_place(&codes::PAID_UNKNOWN).arg("name", name)));
        }
        self.settled = Some(all);
        Ok(())
    }

    /// The path of a thing as payments name it; empty for the root.
    pub(crate) fn path(&self, prepared: &Prepared, thing: ThingId) -> String {
        self.months.first().map_or_else(String::new, |month| month.outcome.path_of_thing(prepared, thing))
    }

    fn settled(
        &self,
        benefit: BenefitId,
        thing: ThingId,
        paid: &BTreeMap<Date, Exact>,
    ) -> Result<Settled, Box<Diagnostic>> {
        let mut settled =
            Settled { benefit, thing, months: Vec::new(), arrears: Exact::ZERO, overpaid: Exact::ZERO };
        for month in &self.months {
            let outcome = month.of(benefit, thing).filter(|outcome| outcome.missing.is_empty());
            let due = outcome.and_then(|outcome| outcome.amount.as_ref()?.number());
            let paid = paid.get(&month.first).copied().unwrap_or(Exact::ZERO);
            let settled_month = SettledMonth { first: month.first, due, paid };
            settled.months.push(settled_month);
            let Some(difference) = settled_month.difference() else { continue };
            let sum = if difference.is_negative() {
                settled.overpaid.checked_sub(difference).map(|sum| settled.overpaid = sum)
            } else {
                settled.arrears.checked_add(difference).map(|sum| settled.arrears = sum)
            };
            sum.map_err(|_| unreadable("amounts"))?;
        }
        Ok(settled)
    }
}

fn unknown(prepared: &Prepared, benefit: BenefitId) -> Box<Diagnostic> {
    let name = prepared.program().benefits.get(benefit.index());
    let name = name.map_or("", |benefit| &*benefit.declared.name);
    Box::new(Diagnostic::without_place(&codes::PAID_UNKNOWN).arg("name", name))
}

fn unreadable(place: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::without_place(&codes::PAID_UNREADABLE).arg("place", place.into()))
}

fn payments(text: &str) -> Result<Payments, Box<Diagnostic>> {
    let all: Object = serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
    if let Some(months) = all.get("months").filter(|_| all.contains_key("format")) {
        return of_timeline(months);
    }
    let mut paid = Payments::new();
    for (benefit, value) in &all {
        let entries = object(value, benefit)?;
        for (key, value) in &entries {
            let place = format!("{benefit}.{key}");
            match month(key) {
                Some(month) => add(&mut paid, (benefit, ""), month, amount(value, &place)?),
                None => {
                    for (when, value) in &object(value, &place)? {
                        let place = format!("{place}.{when}");
                        let month = month(when).ok_or_else(|| unreadable(place.as_str()))?;
                        add(&mut paid, (benefit, key), month, amount(value, &place)?);
                    }
                }
            }
        }
    }
    Ok(paid)
}

fn add(paid: &mut Payments, (benefit, path): (&str, &str), month: Date, amount: Exact) {
    paid.entry((benefit.to_owned(), path.to_owned())).or_default().insert(month, amount);
}

/// What an earlier timeline said to be granted was paid; what it left undecided was not.
fn of_timeline(months: &RawValue) -> Result<Payments, Box<Diagnostic>> {
    let mut paid = Payments::new();
    for (position, entry) in list(months, "months")?.iter().enumerate() {
        let place = format!("months[{position}]");
        let entry = object(entry, &place)?;
        let first = entry.get("month").and_then(|text| self::text(text));
        let first = first.and_then(|text| month(&text)).ok_or_else(|| unreadable(place.as_str()))?;
        let outcome = entry.get("outcome").ok_or_else(|| unreadable(place.as_str()))?;
        let outcome = object(outcome, &place)?;
        let benefits = outcome.get("benefits").ok_or_else(|| unreadable(place.as_str()))?;
        for benefit in list(benefits, &place)? {
            let benefit = object(&benefit, &place)?;
            let said = |name: &str| benefit.get(name).and_then(|value| text(value));
            let (Some(name), Some(of)) = (said("benefit"), said("for")) else {
                return Err(unreadable(place.as_str()));
            };
            if said("pays").as_deref() != Some("monthly") || said("status").as_deref() == Some("undecided") {
                continue;
            }
            let value = benefit.get("amount").ok_or_else(|| unreadable(place.as_str()))?;
            // The household itself is called by the name of its entity; only members have a place in a list.
            let path = if of.contains('[') { of.as_str() } else { "" };
            add(&mut paid, (&name, path), first, amount(value, &place)?);
        }
    }
    Ok(paid)
}

fn object(value: &RawValue, place: &str) -> Result<Object, Box<Diagnostic>> {
    serde_json::from_str(value.get()).map_err(|_| unreadable(place))
}

fn list(value: &RawValue, place: &str) -> Result<Vec<Box<RawValue>>, Box<Diagnostic>> {
    serde_json::from_str(value.get()).map_err(|_| unreadable(place))
}

fn text(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// An amount as a number or as its digits in a text; never below zero.
fn amount(value: &RawValue, place: &str) -> Result<Exact, Box<Diagnostic>> {
    let digits = text(value).unwrap_or_else(|| value.get().to_owned());
    let amount = Exact::parse(digits.trim()).filter(|amount| !amount.is_negative());
    amount.ok_or_else(|| unreadable(place))
}

/// `2025-07`, `2025年7月`: its first day.
pub fn month(text: &str) -> Option<Date> {
    let text = text.trim();
    parse_date(&format!("{text}-01")).or_else(|| parse_date(&format!("{text}1日")))
}
