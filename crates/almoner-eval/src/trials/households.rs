//! Households like a given one: the same in a fixed order every time, each with one fact changed. Never
//! random, so that what was found once is found again.

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, FieldId, FieldKind, ParameterId, Program};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::Units;
use almoner_syntax::ast::RoundingMode;

use crate::explain::{Phrase, describe, places};
use crate::facts::{Facts, Slot};
use crate::value::{FactPlace, ThingId, Value};

/// How many numbers a sweep of one fact tries.
const POINTS_OF_A_SWEEP: i128 = 32;

/// The household itself, then one for each other value of each fact that is given.
pub(super) fn like(program: &Program, facts: &Facts) -> Vec<Facts> {
    let mut all = vec![facts.clone()];
    for (thing, field) in given(program, facts) {
        for value in others(program, facts, thing, field) {
            all.push(with(facts, thing, field, value));
        }
    }
    all
}

/// The household with another value for a fact.
pub(super) fn with(facts: &Facts, thing: ThingId, field: FieldId, value: Value) -> Facts {
    let mut changed = facts.clone();
    if let Some(slot) = changed.slot_mut(thing, field.index()) {
        *slot = Slot::Given(value);
    }
    changed
}

/// The facts that a household gives, in order; series by month and lists are left out.
pub(super) fn given(program: &Program, facts: &Facts) -> Vec<(ThingId, FieldId)> {
    let mut found = Vec::new();
    for (thing, place) in facts.things() {
        let fields = program.entities.get(place.entity.index()).map_or(0, |entity| entity.fields.len());
        let ids = (0..u32::try_from(fields).unwrap_or(0)).map(FieldId);
        found.extend(
            ids.filter(|field| facts.given(thing, *field, None).is_some()).map(|field| (thing, field)),
        );
    }
    found
}

/// The facts of a household for a reader: path and value.
pub(super) fn shown(program: &Program, facts: &Facts) -> Vec<(String, Phrase)> {
    let one = |(thing, field): (ThingId, FieldId)| {
        let place = FactPlace::value(thing, field, None);
        let ty = fact_type(program, facts, thing, field)?;
        let value = describe::shown(program, facts.given(thing, field, None)?, ty).text;
        Some((places::path(program, facts, place), value))
    };
    given(program, facts).into_iter().filter_map(one).collect()
}

/// The type of a fact; `None` for a list of things.
pub(super) fn fact_type<'p>(
    program: &'p Program,
    facts: &Facts,
    thing: ThingId,
    field: FieldId,
) -> Option<&'p Type> {
    match &places::field_of(program, facts, thing, field)?.kind {
        FieldKind::Fact { ty, .. } => Some(ty),
        FieldKind::Many(_) => None,
    }
}

/// Other values that a fact could have: a few numbers, the opposite, the other values of the enum.
fn others(program: &Program, facts: &Facts, thing: ThingId, field: FieldId) -> Vec<Value> {
    match facts.given(thing, field, None) {
        Some(Value::YesNo(yes)) => vec![Value::YesNo(!yes)],
        Some(Value::Enum(of, position)) => {
            let size = program.enums.get(of.index()).map_or(0, |found| found.values.len());
            let positions = 0..u32::try_from(size).unwrap_or(0);
            positions.filter(|other| other != position).map(|other| Value::Enum(*of, other)).collect()
        }
        Some(Value::Number(number)) => {
            let sweep = sweep(program, facts, thing, field);
            let few = sweep.iter().step_by(8).filter(|other| *other != number);
            few.map(|other| Value::Number(*other)).collect()
        }
        _ => Vec::new(),
    }
}

/// Ascending numbers that a fact could have, from its lower bound to well above the figures of the program.
pub(super) fn sweep(program: &Program, facts: &Facts, thing: ThingId, field: FieldId) -> Vec<Exact> {
    let Some(range) = Range::of(program, facts, thing, field) else { return Vec::new() };
    let mut numbers: Vec<Exact> = (0..=POINTS_OF_A_SWEEP).filter_map(|at| range.point(at)).collect();
    if range.own.round(RoundingMode::Down, range.step).is_ok_and(|rounded| rounded == range.own) {
        numbers.push(range.own);
    }
    numbers.sort();
    numbers.dedup();
    numbers
}

/// The smallest difference between two tried values of a fact: 1 for money and what is counted (amounts that are
/// rounded to the yuan move by a yuan for a fen, which is no cliff), a hundredth for anything else.
pub(super) fn step_of(units: &Units, ty: &NumberType) -> Exact {
    let one = Exact::from_integer(1);
    if ty.whole || units.currency_decimals(&ty.unit).is_some() {
        return one;
    }
    Exact::ratio(1, 100).unwrap_or(one)
}

/// The number half way between two values of a fact; `None` where there is none between them.
pub(super) fn middle(low: Exact, high: Exact, step: Exact) -> Option<Exact> {
    let half = low.checked_add(high).ok()?.checked_div(Exact::from_integer(2)).ok()?;
    let middle = half.round(RoundingMode::Down, step).ok()?;
    (low < middle && middle < high).then_some(middle)
}

/// From where to where a fact is swept.
struct Range {
    low: Exact,
    high: Exact,
    step: Exact,
    own: Exact,
}

impl Range {
    fn of(program: &Program, facts: &Facts, thing: ThingId, field: FieldId) -> Option<Self> {
        let own = facts.given(thing, field, None)?.number()?;
        let found = places::field_of(program, facts, thing, field)?;
        let FieldKind::Fact { ty: Type::Number(ty), at_least, at_most, .. } = &found.kind else {
            return None;
        };
        let low = at_least.unwrap_or_else(|| own.min(Exact::from_integer(0)));
        let figure = if program.units.currency_decimals(&ty.unit).is_some() {
            largest_figure(program).checked_mul(Exact::from_integer(8)).ok()?
        } else {
            Exact::from_integer(20)
        };
        let far = own.checked_mul(Exact::from_integer(4)).ok()?.max(figure);
        let high = at_most.map_or(far, |most| most.min(far)).max(own);
        Some(Self { low, high, step: step_of(&program.units, ty), own })
    }

    fn point(&self, at: i128) -> Option<Exact> {
        let width = self.high.checked_sub(self.low).ok()?;
        let part = width.checked_mul(Exact::ratio(at, POINTS_OF_A_SWEEP)?).ok()?;
        let point = self.low.checked_add(part).ok()?;
        let point = point.round(RoundingMode::Down, self.step).ok()?;
        (self.low <= point).then_some(point)
    }
}

/// The largest amount of money among the parameters.
fn largest_figure(program: &Program) -> Exact {
    let ids = (0..u32::try_from(program.parameters.len()).unwrap_or(0)).map(ParameterId);
    let amounts = ids.filter_map(|id| program.parameters.get(id.index())).filter(|parameter| {
        matches!(&parameter.ty, Type::Number(ty) if program.units.currency_decimals(&ty.unit).is_some())
    });
    let values = amounts.flat_map(|parameter| parameter.values.iter().flatten());
    let numbers = values.filter_map(|dated| match &dated.value {
        Some(Constant::Number(number)) => Some(*number),
        _ => None,
    });
    numbers.max().unwrap_or_else(|| Exact::from_integer(1_000))
}
