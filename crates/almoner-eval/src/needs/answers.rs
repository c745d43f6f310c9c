//! Answers that a missing fact can have, to be tried: every value of a short list, ends of ranges, zero, and
//! figures that the law itself names.

use almoner_check::calendar::{add_months, add_years};
use almoner_check::exact::Exact;
use almoner_check::program::{Constant, Evidence, FieldKind, Program};
use almoner_check::types::{NumberType, Type};
use jiff::civil::Date;

use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::value::{FactPlace, Value};

/// Ages at which rules change most often.
const AGES: [i64; 6] = [5, 16, 30, 60, 70, 80];

/// Orders of magnitude of numbers that no rule names.
const MAGNITUDES: [i64; 5] = [1, 10, 500, 5_000, 100_000];

/// At most `most` answers; `None` for a list of things, which cannot be tried.
pub(crate) fn answers(
    prepared: &Prepared,
    facts: &Facts,
    place: FactPlace,
    as_of: Date,
    most: usize,
) -> Option<Vec<Value>> {
    let program = prepared.program();
    if place.is_evidence() {
        let of = program.evidence?;
        return Some(Evidence::ALL.iter().map(|found| Value::Enum(of, found.position())).collect());
    }
    let entity = facts.entity(place.thing).and_then(|entity| program.entities.get(entity.index()))?;
    let FieldKind::Fact { ty, at_least, at_most, .. } = &entity.fields.get(place.field.index())?.kind else {
        return None;
    };
    let mut answers = match ty {
        Type::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
        Type::Enum(of) => {
            let values = program.enums.get(of.index()).map_or(0, |of| of.values.len());
            (0..u32::try_from(values).unwrap_or(u32::MAX)).map(|value| Value::Enum(*of, value)).collect()
        }
        Type::Date if entity.date_of_birth == Some(place.field) => {
            let born = AGES.iter().filter_map(|age| add_years(as_of, age.checked_neg()?));
            born.map(|shifted| Value::Date(shifted.date)).collect()
        }
        Type::Date => {
            let moved = [-36, -6, -1, 0, 1].iter().filter_map(|months| add_months(as_of, *months));
            moved.map(|shifted| Value::Date(shifted.date)).collect()
        }
        Type::Number(number) => numbers(program, number, *at_least, *at_most, as_of),
        Type::Text | Type::Error => Vec::new(),
    };
    answers.truncate(most.max(2));
    Some(answers)
}

/// The ends of what is allowed, zero, the figures in force in the same unit, and some magnitudes.
fn numbers(
    program: &Program,
    ty: &NumberType,
    at_least: Option<Exact>,
    at_most: Option<Exact>,
    as_of: Date,
) -> Vec<Value> {
    let mut tried: Vec<Exact> = vec![Exact::ZERO];
    tried.extend(at_least);
    tried.extend(at_most);
    let same_unit = |other: &Type| matches!(other, Type::Number(number) if number.unit == ty.unit);
    for parameter in program.parameters.iter().filter(|parameter| same_unit(&parameter.ty)) {
        let in_force = |list: &Vec<almoner_check::program::Dated>| {
            list.iter().find(|dated| dated.period.contains(as_of)).and_then(|dated| dated.value.clone())
        };
        if let Some(Constant::Number(value)) = parameter.values.iter().find_map(in_force) {
            tried.push(value);
        }
    }
    tried.extend(MAGNITUDES.map(Exact::from_integer));
    let allowed = |number: &Exact| {
        at_least.is_none_or(|least| least <= *number)
            && at_most.is_none_or(|most| *number <= most)
            && (!ty.whole || number.is_integer())
    };
    let mut kept: Vec<Exact> = Vec::new();
    for number in tried {
        if allowed(&number) && !kept.contains(&number) {
            kept.push(number);
        }
    }
    kept.into_iter().map(Value::Number).collect()
}
