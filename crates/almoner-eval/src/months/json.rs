//! A timeline as JSON text: always the same bytes for the same timeline.

use almoner_check::program::BenefitId;
use almoner_diagnostic::Language;

use super::{Settled, Timeline, iso, total_unit};
use crate::prepared::Prepared;
use crate::record::json::Json;
use crate::value::ThingId;

impl Timeline {
    /// The timeline as one JSON object.
    ///
    /// ```text
    /// { "format": "almoner-months/1", "from": "2025-01", "to": "2025-12", "decided": true,
    ///   "months": [ { "month": "2025-01", "outcome": { … as of an evaluation … } } ],
    ///   "totals": [ { "benefit": "subsistence_allowance", "for": "household",
    ///                 "total": "2880", "unit": "yuan", "months": 6, "undecided_months": 0 } ],
    ///   ["settled": [ { "benefit": …, "for": …, "unit": "yuan",
    ///                   "months": [ { "month": "2025-01", "due": "480", "paid": "600", "difference": "-120" } ],
    ///                   "arrears": "0", "overpaid": "120" } ] ] }
    /// ```
    ///
    /// `for` is `household` or the place of a member, as in outcomes. A month that is not decided has no `due` and
    /// no `difference`.
    pub fn to_json(&self, prepared: &Prepared) -> String {
        let month =
            |position: Option<&super::Month>| position.map_or_else(String::new, |month| iso(month.first));
        let months: Vec<String> = self
            .months
            .iter()
            .map(|month| {
                let (first, outcome) = (iso(month.first), month.outcome.to_json(prepared));
                format!(r#"{{"month":"{first}","outcome":{outcome}}}"#)
            })
            .collect();
        let mut text = format!(
            r#"{{"format":"almoner-months/1","from":"{}","to":"{}","decided":{},"months":[{}],"totals":{}"#,
            month(self.months.first()),
            month(self.months.last()),
            self.is_decided(),
            months.join(","),
            written(&self.totals_json(prepared)),
        );
        if let Some(settled) = &self.settled {
            let all = settled.iter().map(|settled| self.settled_json(prepared, settled)).collect();
            text.push_str(r#","settled":"#);
            text.push_str(&written(&Json::List(all)));
        }
        text.push('}');
        text
    }

    fn totals_json(&self, prepared: &Prepared) -> Json {
        let totals = self.totals(prepared.program()).into_iter().map(|total| {
            let mut entries = self.of(prepared, total.benefit, total.thing);
            entries.push(("total".to_owned(), Json::text(total.sum.to_string())));
            entries.push(("unit".to_owned(), unit(prepared, total.benefit)));
            entries.push(("months".to_owned(), whole(total.months)));
            entries.push(("undecided_months".to_owned(), whole(total.undecided)));
            Json::Object(entries)
        });
        Json::List(totals.collect())
    }

    fn settled_json(&self, prepared: &Prepared, settled: &Settled) -> Json {
        let months = settled.months.iter().map(|month| {
            let mut entries = vec![("month".to_owned(), Json::text(iso(month.first)))];
            entries.extend(month.due.map(|due| ("due".to_owned(), Json::text(due.to_string()))));
            entries.push(("paid".to_owned(), Json::text(month.paid.to_string())));
            let difference = month.difference();
            entries.extend(difference.map(|by| ("difference".to_owned(), Json::text(by.to_string()))));
            Json::Object(entries)
        });
        let mut entries = self.of(prepared, settled.benefit, settled.thing);
        entries.push(("unit".to_owned(), unit(prepared, settled.benefit)));
        entries.push(("months".to_owned(), Json::List(months.collect())));
        entries.push(("arrears".to_owned(), Json::text(settled.arrears.to_string())));
        entries.push(("overpaid".to_owned(), Json::text(settled.overpaid.to_string())));
        Json::Object(entries)
    }

    fn of(&self, prepared: &Prepared, benefit: BenefitId, thing: ThingId) -> Vec<(String, Json)> {
        let program = prepared.program();
        let name = program.benefits.get(benefit.index()).map_or("", |benefit| &*benefit.declared.name);
        let path = self.path(prepared, thing);
        let root = program.root.and_then(|root| program.entities.get(root.index()));
        let root = root.map_or("", |root| &*root.declared.name);
        let of = if path.is_empty() { root } else { path.as_str() };
        vec![("benefit".to_owned(), Json::text(name)), ("for".to_owned(), Json::text(of))]
    }
}

fn unit(prepared: &Prepared, benefit: BenefitId) -> Json {
    let unit = total_unit(prepared.program(), benefit);
    Json::optional(unit.map(|unit| prepared.program().units.display(&unit, Language::English)))
}

fn whole(number: usize) -> Json {
    Json::Whole(u64::try_from(number).unwrap_or(u64::MAX))
}

/// Texts and whole numbers can always be written.
fn written(json: &Json) -> String {
    serde_json::to_string(json).unwrap_or_default()
}
