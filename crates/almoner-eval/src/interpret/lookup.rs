//! What is looked up: facts and parameters.

use std::sync::Arc;

use almoner_check::calendar::first_day_of_month;
use almoner_check::program::{Dated, Expr, FieldId, FieldKind, Parameter, ParameterId};
use almoner_check::types::Type;
use almoner_diagnostic::{Arg, Diagnostic, Span, codes};
use jiff::civil::Date;

use super::alternatives::Alternatives;
use super::compare::enum_values;
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::facts::{Slot, value_of_month};
use crate::trace::StepKind;
use crate::value::{Bound, FactPlace, Figure, Interval, Missing, NoFigure, Possible, ThingId, Value};

/// A parameter with more combinations of unknown keys than this is not looked at one by one.
const MOST_COMBINATIONS: usize = 10_000;

impl<O: Observer> Machine<'_, O> {
    pub(super) fn fact(&mut self, expr: &Expr, hops: u8, field: FieldId, at: &At<'_>) -> Result<Value> {
        let thing = self.up(expr.span, hops, at)?;
        self.fact_of(expr.span, thing, field, at)
    }

    /// The value of a field of a thing; a monthly series is looked up in the month of the day.
    pub(super) fn fact_of(
        &mut self,
        span: Span,
        thing: ThingId,
        field: FieldId,
        at: &At<'_>,
    ) -> Result<Value> {
        match self.facts.slot(thing, field.index()) {
            Some(Slot::Given(value)) => {
                self.observer.kind(|| StepKind::Fact(FactPlace::value(thing, field, None)));
                return Ok(value.clone());
            }
            Some(Slot::Months(months)) => {
                let month = first_day_of_month(at.moment.day);
                if let Some(value) = value_of_month(months, month) {
                    self.observer.kind(|| StepKind::Fact(FactPlace::value(thing, field, Some(month))));
                    return Ok(value.clone());
                }
            }
            _ => {}
        }
        let entity = self.facts.entity(thing).and_then(|entity| self.program.entities.get(entity.index()));
        let declared = entity.and_then(|entity| entity.fields.get(field.index()));
        let Some(FieldKind::Fact { ty, by_month, at_least, at_most, assumed, counted_when_matched }) =
            declared.map(|field| &field.kind)
        else {
            return Err(self.inconsistent(span, at));
        };
        let place = FactPlace::value(thing, field, by_month.then(|| first_day_of_month(at.moment.day)));
        // What was given and awaits its check is not replaced by what is assumed.
        let awaits_check = *counted_when_matched && self.facts.checked(place).is_some();
        if let Some(assumed) = assumed.as_ref().filter(|_| !awaits_check) {
            self.observer.kind(|| StepKind::Assumed(place));
            return Ok(Value::from(assumed));
        }
        self.observer.kind(|| StepKind::Fact(place));
        let possible = match ty {
            Type::Number(_) => Possible::Number(Interval {
                low: at_least.map_or(Bound::Infinite, Bound::Closed),
                high: at_most.map_or(Bound::Infinite, Bound::Closed),
            }),
            other => self.anything(other),
        };
        Ok(Value::unknown(possible, Missing::one(place)))
    }

    /// What a check of a fact has found; of a monthly series, of the fact of the month of the day.
    pub(super) fn evidence(&mut self, expr: &Expr, hops: u8, field: FieldId, at: &At<'_>) -> Result<Value> {
        let thing = self.up(expr.span, hops, at)?;
        let entity = self.facts.entity(thing).and_then(|entity| self.program.entities.get(entity.index()));
        let declared = entity.and_then(|entity| entity.fields.get(field.index()));
        let Some(FieldKind::Fact { by_month, .. }) = declared.map(|field| &field.kind) else {
            return Err(self.inconsistent(expr.span, at));
        };
        let month = by_month.then(|| first_day_of_month(at.moment.day));
        let place = FactPlace::value(thing, field, month).evidence();
        self.observer.kind(|| StepKind::Fact(place));
        let found = self.facts.checked(place).and_then(|checked| checked.found.clone());
        Ok(found.unwrap_or_else(|| Value::unknown(self.anything(&expr.ty), Missing::one(place))))
    }

    pub(super) fn parameter(
        &mut self,
        expr: &Expr,
        id: ParameterId,
        keys: &[Expr],
        at: &At<'_>,
    ) -> Result<Value> {
        let program = self.program;
        let Some(parameter) = program.parameters.get(id.index()) else {
            return Err(self.inconsistent(expr.span, at));
        };
        self.observer.kind(|| StepKind::Parameter { parameter: id, position: None, dated: None });
        let mut positions = [0u32; 8];
        let mut values = Vec::new();
        for (number, key) in keys.iter().enumerate() {
            let value = self.evaluate(key, at)?;
            match (&value, positions.get_mut(number)) {
                (Value::Enum(_, key), Some(position)) if values.is_empty() => *position = *key,
                // The first unknown key: from here on all keys are kept as values.
                (_, Some(_)) => {
                    if values.is_empty() {
                        let known = positions.iter().take(number).zip(&parameter.keys);
                        values.extend(known.map(|(position, key)| Value::Enum(key.of, *position)));
                    }
                    values.push(value);
                }
                (_, None) => return Err(self.inconsistent(expr.span, at)),
            }
        }
        if !values.is_empty() {
            return self.parameter_with_unknown_keys(id, parameter, &values, expr, at);
        }
        let known = positions.get(..keys.len()).unwrap_or(&[]);
        let Some(position) = parameter.position(&program.enums, known) else {
            return Err(self.inconsistent(expr.span, at));
        };
        let Some((dated, value)) = in_force(parameter, position, at.moment.day) else {
            let list = parameter.values.get(position).map_or(&[][..], Vec::as_slice);
            let finding = self.no_value(parameter, known, list, expr.span, at);
            self.observer.kind(|| StepKind::Parameter {
                parameter: id,
                position: Some(position),
                dated: None,
            });
            return self.no_figure(Figure::Parameter(id, Some(position), at.moment.day), finding, expr);
        };
        self.observer.kind(|| StepKind::Parameter {
            parameter: id,
            position: Some(position),
            dated: Some(dated),
        });
        match &value.value {
            Some(value) => Ok(Value::from(value)),
            None => {
                let finding = self.not_set(parameter, known, value, expr.span, at);
                self.no_figure(Figure::Parameter(id, Some(position), at.moment.day), finding, expr)
            }
        }
    }

    /// There is no figure: an error, or a value of which nothing is known.
    #[cold]
    fn no_figure(&self, figure: Figure, finding: Diagnostic, expr: &Expr) -> Result<Value> {
        if !self.open_figures {
            return Err(self.fatal(finding));
        }
        let missing = Missing::no_figure(NoFigure { figure, finding: Arc::new(finding) });
        Ok(Value::unknown(self.anything(&expr.ty), missing))
    }

    /// The range over all keys that are still possible. Of a key without a value on the day nothing is known
    /// where figures may be lacking; else it counts for nothing.
    fn parameter_with_unknown_keys(
        &mut self,
        id: ParameterId,
        parameter: &Parameter,
        keys: &[Value],
        expr: &Expr,
        at: &At<'_>,
    ) -> Result<Value> {
        let missing = keys.iter().fold(Missing::NONE, |missing, key| missing.and(key.missing()));
        let possible: Option<Vec<Vec<u32>>> = keys.iter().map(enum_values).collect();
        let possible = possible.ok_or_else(|| self.inconsistent(expr.span, at))?;
        let combinations = possible.iter().try_fold(1usize, |product, key| product.checked_mul(key.len()));
        if combinations.is_none_or(|combinations| combinations > MOST_COMBINATIONS) {
            return Ok(Value::unknown(self.anything(&expr.ty), missing));
        }
        let mut alternatives = Alternatives::default();
        alternatives.because(&missing);
        let mut some = false;
        for combination in 0..combinations.unwrap_or(0) {
            self.spend(expr.span, at)?;
            let keys = combination_at(&possible, combination);
            let list = parameter
                .position(&self.program.enums, &keys)
                .and_then(|position| parameter.values.get(position));
            let dated = list.and_then(|list| list.iter().find(|dated| dated.period.contains(at.moment.day)));
            match dated.and_then(|dated| dated.value.as_ref()) {
                Some(value) => {
                    some = true;
                    alternatives.or(Value::from(value));
                }
                None if self.open_figures => {
                    alternatives.or(Value::unknown(self.anything(&expr.ty), missing.clone()));
                }
                None => {}
            }
        }
        if let Some(value) = alternatives.value().filter(|_| some) {
            return Ok(value);
        }
        let all = parameter.values.iter().flatten().cloned().collect::<Vec<_>>();
        let finding = self.no_value(parameter, &[], &all, expr.span, at);
        self.no_figure(Figure::Parameter(id, None, at.moment.day), finding, expr)
    }

    /// No value on the day: before the first, after the last, or in a gap.
    fn no_value(
        &self,
        parameter: &Parameter,
        keys: &[u32],
        list: &[Dated],
        span: Span,
        at: &At<'_>,
    ) -> Diagnostic {
        let day = at.moment.day;
        let before = list.iter().filter_map(|dated| dated.period.until.filter(|until| *until < day)).max();
        let after = list.iter().filter_map(|dated| dated.period.from.filter(|from| *from > day)).min();
        let code = match (before, after) {
            (None, None) => &codes::evaluation::PARAMETER_KEY_WITHOUT_VALUE,
            (None, Some(_)) => &codes::evaluation::PARAMETER_NOT_YET_SET,
            // A gap between two values is an error of the check (E0421), so nothing comes after.
            (Some(_), _) => &codes::evaluation::PARAMETER_RUN_OUT,
        };
        let mut stop = self.stop(code, span, at).arg("parameter", self.parameter_words(parameter, keys));
        stop = stop.arg("date", day.to_string());
        if let Some(before) = before {
            stop = stop.arg("last", before.to_string());
        }
        if let Some(after) = after {
            stop = stop.arg("first", after.to_string());
        }
        stop.related(parameter.declared.span, codes::evaluation::SET_HERE)
    }

    /// The file says that there is no figure.
    fn not_set(
        &self,
        parameter: &Parameter,
        keys: &[u32],
        dated: &Dated,
        span: Span,
        at: &At<'_>,
    ) -> Diagnostic {
        let stop = self.stop(&codes::evaluation::PARAMETER_NOT_SET, span, at);
        let stop = stop.arg("parameter", self.parameter_words(parameter, keys));
        let stop = stop.arg("date", at.moment.day.to_string());
        stop.related(dated.span, codes::evaluation::SAYS_NOT_SET)
    }

    /// `standard for rural`, or `标准 对应 农村`.
    fn parameter_words(&self, parameter: &Parameter, keys: &[u32]) -> Arg {
        let name = &parameter.declared.name;
        let values = parameter.keys.iter().zip(keys).map(|(key, value)| {
            let of = self.program.enums.get(key.of.index());
            of.and_then(|of| of.values.get(*value as usize)).map_or("?", |value| &*value.name)
        });
        let values: Vec<&str> = values.collect();
        if values.is_empty() {
            return name.to_string().into();
        }
        let (en, zh) = (values.join(", "), values.join("、"));
        Arg::Words { en: format!("{name} for {en}"), zh: format!("{name} 对应 {zh}") }
    }
}

/// The value in force on a day among those of the keys at a position, with its place there.
fn in_force(parameter: &Parameter, position: usize, day: Date) -> Option<(usize, &Dated)> {
    let list = parameter.values.get(position)?;
    // Sorted by first day: the last one that has begun is the only one that can be in force.
    let begun = list.partition_point(|dated| dated.period.from.is_none_or(|from| from <= day));
    let last = begun.checked_sub(1)?;
    let dated = list.get(last)?;
    dated.period.contains(day).then_some((last, dated))
}

/// The keys of a combination, the last key counting fastest.
fn combination_at(possible: &[Vec<u32>], combination: usize) -> Vec<u32> {
    let mut rest = combination;
    let mut keys = Vec::with_capacity(possible.len());
    for values in possible.iter().rev() {
        let size = values.len().max(1);
        keys.push(values.get(rest.checked_rem(size).unwrap_or(0)).copied().unwrap_or(0));
        rest = rest.checked_div(size).unwrap_or(0);
    }
    keys.reverse();
    keys
}
