//! Outcomes as JSON text: written straight into a string, always the same bytes for the same outcome.

mod heads;
mod text;

use std::fmt::Write as _;

use almoner_check::exact::Exact;
use almoner_check::interval::Bound;
use almoner_check::program::{BenefitId, EntityId, FieldId, Help};
use almoner_diagnostic::{Language, message};

use super::{BenefitOutcome, Need, Outcome, OutputOutcome, Refusal, Status};
use crate::facts::path_of_thing;
use crate::prepared::Prepared;
use crate::value::{FactPlace, Figure, Missing, NoFigure, Possible, ThingId, ToDecide, Truth, Value};
pub(crate) use heads::Heads;
use heads::label;
use text::JsonText;

impl Outcome {
    /// The outcome as one JSON object. Keys come in the order shown; those in brackets only where there is
    /// something to say.
    ///
    /// ```text
    /// { "as_of": "2025-08-01",
    ///   "decided": true,
    ///   "benefits": [
    ///     { "benefit": "subsistence_allowance",
    ///       ["label": {"en": "…", "zh": "…"},]
    ///       "for": "household",                        or "members[0]"
    ///       "status": "granted",                       or "refused", "undecided"
    ///       ["by_the_rules_of": {"field": "applies_in", ["label": …,] "value": VALUE},]
    ///       ["amount": AMOUNT, "unit": "yuan per month", "pays": "monthly",]
    ///       ["lines": [{"line": "top_up", ["label": …,] "amount": AMOUNT}],]
    ///       ["conditions": [{"condition": "low_income", ["label": …,] "holds": "yes"}],]    or "no", "unknown"
    ///       ["provides": ["home_visit"],]              only where granted: the names under `provides`
    ///       ["help": [{"help": "rice", ["label": …,] "kind": "goods", "given": "yes",
    ///                  ["quantity": AMOUNT, "unit": "kilogram",] ["carried_out_by": "…",] ["working_days": 5,]
    ///                  ["cites": [{"en": "…", "zh": "…"}]]}],]
    ///       ["refused_because": [{"condition": "low_income"},
    ///                            {"gives_way_to": "severe_hardship", "for": "household", "whichever_is_higher": false},
    ///                            {"not_in_force": true}],]
    ///       ["missing": ["members[0].wage"],]
    ///       ["to_be_decided": [{"value": "household.relief_sum", ["label": …,] "for": "household", "by": "township",
    ///                           "between": {"at_least": "100", "at_most": "500"}, ["unit": "yuan"]}],]
    ///       ["no_figure": [{"code": "E0824", "parameter": "standard", "module": "county", "as_of": "2025-08-01",
    ///                       "message": {"en": "…", "zh": "…"}}]] } ],
    ///   ["outputs": [ { "output": "household.income", ["label": …,] "for": "household", "value": VALUE,
    ///                   ["unit": "yuan per month",] ["missing": […],] ["no_figure": […]] } ],]
    ///   ["needs": [ { "fact": "members[0].wage", ["label": …,]
    ///                   ["to_be_verified": true,] ["evidence": "declared",] "settles": 500, "narrows": 120 } ]] }
    /// ```
    ///
    /// AMOUNT and VALUE are a decimal as text (`"1420"`, `"0.1"`, `"100/3"` for one that never ends), for a
    /// percentage `"30%"`; a range `{"at_least": "0", "at_most": "1420"}` (`more_than`, `less_than` where
    /// the end does not belong to it, no key where there is no end); an enum value by its name, a date, a
    /// text; `true` or `false`; `{"one_of": ["urban", "rural"]}` or `{"unknown": true}` for what is not
    /// known and no number.
    ///
    /// `help` is there where a line of help says more than a name under `provides`, and lists all lines that are
    /// given or may be (`"given": "unknown"`); the kind is `help`, `goods`, `services`, `obligation` or `referral`.
    ///
    /// `to_be_decided` lists what a body has still to decide, within bounds; its figure is given in the facts in
    /// the place of the value. `no_figure` lists the figures that a result needs and that nobody has set for the day: no fact would
    /// help. `as_of` is the day for which the figure is needed.
    pub fn to_json(&self, prepared: &Prepared) -> String {
        let heads = prepared.json_heads();
        let outputs = self.outputs.iter().filter_map(|output| heads.output(output.output));
        let outputs = outputs.fold(0, |size: usize, head| size.saturating_add(head.size()));
        let benefits = self.benefits.len().saturating_mul(512);
        let mut json = JsonText::with_capacity(benefits.saturating_add(outputs).saturating_add(128));
        let writer = Writer { outcome: self, prepared };
        json.open('{');
        json.key("as_of");
        json.date(self.as_of);
        json.key("decided");
        json.yes_no(self.is_decided());
        json.key("benefits");
        json.list(&self.benefits, |json, benefit| writer.benefit(json, benefit));
        if !self.outputs.is_empty() {
            json.key("outputs");
            json.list(&self.outputs, |json, output| writer.output(json, output));
        }
        if !self.needs.is_empty() {
            json.key("needs");
            json.list(&self.needs, |json, need| writer.need(json, need));
        }
        json.close('}');
        json.finish()
    }
}

struct Writer<'o> {
    outcome: &'o Outcome,
    prepared: &'o Prepared,
}

impl Writer<'_> {
    fn benefit(&self, json: &mut JsonText, outcome: &BenefitOutcome) {
        let program = self.prepared.program();
        let heads = self.prepared.json_heads().benefit(outcome.benefit);
        let (Some(benefit), Some(heads)) = (program.benefits.get(outcome.benefit.index()), heads) else {
            return;
        };
        json.open('{');
        json.ready(&heads.start);
        self.thing(json, outcome.thing);
        json.key("status");
        json.plain(outcome.status.name());
        if let Some(place) = &outcome.by_the_rules_of {
            json.key("by_the_rules_of");
            json.open('{');
            json.ready(&heads.by_the_rules_of);
            self.value(json, place, false);
            json.close('}');
        }
        if let Some(amount) = &outcome.amount {
            json.key("amount");
            self.value(json, amount, false);
            json.ready(&heads.pays);
            json.key("lines");
            json.list(heads.lines.iter().zip(&outcome.lines), |json, (line, amount)| {
                json.open('{');
                json.ready(line);
                self.value(json, amount, false);
                json.close('}');
            });
        }
        if !outcome.conditions.is_empty() {
            json.key("conditions");
            json.list(heads.conditions.iter().zip(&outcome.conditions), |json, (condition, holds)| {
                json.open('{');
                json.ready(condition);
                json.plain(holds.name());
                json.close('}');
            });
        }
        if outcome.status == Status::Granted && benefit.help.iter().any(Help::is_plain) {
            json.key("provides");
            json.list(benefit.help.iter().filter(|help| help.is_plain()), |json, help| {
                json.text(&help.declared.name);
            });
        }
        if outcome.status != Status::Refused && !heads.help.is_empty() {
            json.key("help");
            let lines = heads.help.iter().zip(&outcome.help);
            json.list(lines.filter(|(_, value)| is_given(value) != Truth::No), |json, (head, value)| {
                json.open('{');
                json.ready(&head.start);
                json.plain(is_given(value).name());
                if head.measured {
                    json.key("quantity");
                    self.value(json, value, false);
                }
                if !head.rest.is_empty() {
                    json.ready(&head.rest);
                }
                json.close('}');
            });
        }
        if !outcome.refusals.is_empty() {
            json.key("refused_because");
            json.list(&outcome.refusals, |json, refusal| self.refusal(json, outcome.benefit, refusal));
        }
        self.missing(json, &outcome.missing);
        json.close('}');
    }

    fn refusal(&self, json: &mut JsonText, benefit: BenefitId, refusal: &Refusal) {
        let benefits = &self.prepared.program().benefits;
        json.open('{');
        match refusal {
            Refusal::NotInForce => {
                json.key("not_in_force");
                json.yes_no(true);
            }
            Refusal::ConditionFailed(position) => {
                let condition = benefits.get(benefit.index()).and_then(|of| of.conditions.get(*position));
                json.key("condition");
                json.text(condition.map_or("", |condition| &condition.declared.name));
            }
            Refusal::GivesWay { to, of, whichever_is_higher } => {
                json.key("gives_way_to");
                json.text(benefits.get(to.index()).map_or("", |benefit| &benefit.declared.name));
                json.key("for");
                self.thing(json, *of);
                json.key("whichever_is_higher");
                json.yes_no(*whichever_is_higher);
            }
        }
        json.close('}');
    }

    fn output(&self, json: &mut JsonText, outcome: &OutputOutcome) {
        let Some(heads) = self.prepared.json_heads().output(outcome.output) else { return };
        json.open('{');
        match self.outcome.things.get(outcome.thing.index()) {
            Some(place) if place.held.is_none() => json.ready(&heads.of_root),
            _ => {
                json.ready(&heads.start);
                self.thing(json, outcome.thing);
                json.key("value");
            }
        }
        self.value(json, &outcome.value, heads.percent);
        if !heads.unit.is_empty() {
            json.ready(&heads.unit);
        }
        self.missing(json, outcome.value.missing());
        json.close('}');
    }

    fn need(&self, json: &mut JsonText, need: &Need) {
        json.open('{');
        json.key("fact");
        json.text(&self.fact(need.place));
        let entity = self.outcome.things.get(need.place.thing.index()).map(|place| place.entity);
        let entity = entity.and_then(|entity| self.prepared.program().entities.get(entity.index()));
        if let Some(field) = entity.and_then(|entity| entity.fields.get(need.place.field.index())) {
            label(json, &field.declared);
        }
        if need.to_be_verified {
            json.key("to_be_verified");
            json.yes_no(true);
        }
        if let Some(evidence) = need.evidence {
            json.key("evidence");
            json.plain(evidence.name());
        }
        json.key("settles");
        json.whole(need.settles);
        json.key("narrows");
        json.whole(need.narrows);
        json.close('}');
    }

    fn missing(&self, json: &mut JsonText, missing: &Missing) {
        if missing.has_facts() {
            json.key("missing");
            json.list(missing.iter(), |json, place| json.text(&self.fact(place)));
        }
        if !missing.decisions().is_empty() {
            json.key("to_be_decided");
            json.list(missing.decisions(), |json, decision| self.to_decide(json, decision));
        }
        if !missing.figures().is_empty() {
            json.key("no_figure");
            json.list(missing.figures(), |json, figure| self.no_figure(json, figure));
        }
    }

    fn to_decide(&self, json: &mut JsonText, decision: &ToDecide) {
        let program = self.prepared.program();
        json.open('{');
        json.key("value");
        json.text(&self.prepared.rule_name(decision.rule));
        let rule = program.rules.get(decision.rule.index());
        if let Some(rule) = rule {
            label(json, &rule.declared);
        }
        json.key("for");
        self.thing(json, decision.thing);
        json.entry("by", &decision.body);
        json.key("between");
        let number = rule.and_then(|rule| rule.ty.as_number());
        let percent = number.is_some_and(|number| number.percent);
        self.possible(json, &Possible::Number(decision.between), percent);
        if let Some(number) = number.filter(|number| !number.unit.is_plain()) {
            json.entry("unit", &program.units.display(&number.unit, Language::English));
        }
        json.close('}');
    }

    fn no_figure(&self, json: &mut JsonText, lacking: &NoFigure) {
        let program = self.prepared.program();
        json.open('{');
        json.entry("code", lacking.finding.code.number);
        let Figure::Parameter(id, _, day) = lacking.figure;
        if let Some(parameter) = program.parameters.get(id.index()) {
            json.entry("parameter", &parameter.declared.name);
            let module = program.modules.get(parameter.declared.module.index());
            json.entry("module", module.map_or("", |module| &module.name));
        }
        json.key("as_of");
        json.date(day);
        json.key("message");
        json.open('{');
        json.entry("en", &message(&lacking.finding, Language::English));
        json.entry("zh", &message(&lacking.finding, Language::Chinese));
        json.close('}');
        json.close('}');
    }

    fn fact(&self, place: FactPlace) -> String {
        self.outcome.fact_path(self.prepared, place)
    }

    /// The path of a thing; for the root the name of its entity.
    fn thing(&self, json: &mut JsonText, thing: ThingId) {
        match self.outcome.things.get(thing.index()) {
            Some(place) if place.held.is_none() => {
                let entities = &self.prepared.json_heads().entities;
                json.text(entities.get(place.entity.index()).map_or("", String::as_str));
            }
            Some(_) => json.text(&self.outcome.path_of_thing(self.prepared, thing)),
            None => json.text(""),
        }
    }

    fn value(&self, json: &mut JsonText, value: &Value, percent: bool) {
        match value {
            Value::Number(number) => json.number(*number, percent),
            Value::YesNo(yes) => json.yes_no(*yes),
            Value::Enum(of, value) => json.text(self.enum_value(*of, *value)),
            Value::Text(text) => json.text(text),
            Value::Date(date) => json.date(*date),
            Value::Unknown(unknown) => self.possible(json, &unknown.possible, percent),
        }
    }

    fn possible(&self, json: &mut JsonText, possible: &Possible, percent: bool) {
        json.open('{');
        let end = |json: &mut JsonText, end: Bound, open: &str, closed: &str| {
            let (key, number) = match end {
                Bound::Infinite => return,
                Bound::Open(number) => (open, number),
                Bound::Closed(number) => (closed, number),
            };
            json.key(key);
            json.number(number, percent);
        };
        match possible {
            Possible::Number(range) if range.low.value().is_some() || range.high.value().is_some() => {
                end(json, range.low, "more_than", "at_least");
                end(json, range.high, "less_than", "at_most");
            }
            Possible::Enum(of, values) => {
                json.key("one_of");
                json.list(values, |json, value| json.text(self.enum_value(*of, *value)));
            }
            Possible::Number(_) | Possible::YesNo | Possible::Text | Possible::Date => {
                json.key("unknown");
                json.yes_no(true);
            }
        }
        json.close('}');
    }

    fn enum_value(&self, of: almoner_check::program::EnumId, value: u32) -> &str {
        let declared = self.prepared.program().enums.get(of.index());
        let value = declared.and_then(|of| of.values.get(value as usize));
        value.map_or("", |value| &value.name)
    }
}

/// Whether a line of help is given: by how much there is of it, where it says how much.
pub(crate) fn is_given(help: &Value) -> Truth {
    if help.number().is_some_and(Exact::is_zero) {
        return Truth::No;
    }
    // What is certainly more than nothing is given, however much it is.
    let positive = help.range().is_some_and(|range| match range.low {
        Bound::Closed(low) => !low.is_zero() && !low.is_negative(),
        Bound::Open(low) => !low.is_negative(),
        Bound::Infinite => false,
    });
    if positive { Truth::Yes } else { help.truth() }
}

impl Status {
    /// `granted`, `refused`, `undecided`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Undecided => "undecided",
        }
    }
}

impl Outcome {
    /// Where a thing stands in JSON facts: `members[0]`; empty for the root.
    pub fn path_of_thing(&self, prepared: &Prepared, thing: ThingId) -> String {
        path_of_thing(prepared.program(), thing, |thing| self.things.get(thing.index()).copied())
    }

    /// Where a fact stands in JSON facts: `members[0].wage`, `members[0].income_series.2025-07`.
    pub fn fact_path(&self, prepared: &Prepared, place: FactPlace) -> String {
        let mut path = self.path_of_thing(prepared, place.thing);
        if !path.is_empty() {
            path.push('.');
        }
        let entity = self.things.get(place.thing.index()).map(|thing| thing.entity);
        path.push_str(field_name(prepared, entity, place.field));
        if let Some(month) = place.month {
            // Writing to a string cannot fail.
            let _ = write!(path, ".{:04}-{:02}", month.year(), month.month());
        }
        if place.is_evidence() {
            path.push_str(".evidence");
        }
        path
    }
}

fn field_name(prepared: &Prepared, entity: Option<EntityId>, field: FieldId) -> &str {
    let entity = entity.and_then(|entity| prepared.program().entities.get(entity.index()));
    entity.and_then(|entity| entity.fields.get(field.index())).map_or("?", |field| &*field.declared.name)
}
