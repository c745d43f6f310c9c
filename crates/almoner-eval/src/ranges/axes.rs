//! The missing facts that a value hangs on, what each can still be, and how that is cut in two.

use almoner_check::exact::Exact;
use almoner_check::interval::{Bound, Interval};
use almoner_check::program::Evidence;
use almoner_check::types::Type;
use almoner_syntax::ast::RoundingMode;

use crate::altered::Altered;
use crate::facts::{Asked, AskedValue};
use crate::needs::answers;
use crate::value::{FactPlace, Missing, Possible, Slopes, Value};

/// How many answers are tried of a fact that cannot be cut.
const MOST_ANSWERS: usize = 6;

/// A range without an end is cut at powers of this.
const GROWTH: i64 = 32;

/// A number is nowhere cut beyond this.
const FARTHEST: i64 = 1_000_000_000_000;

/// A missing fact.
pub(super) struct Axis {
    pub(super) place: FactPlace,
    /// The distance between two values that it can have; none where there may be more and more digits.
    step: Option<Exact>,
}

/// What a fact can be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Span {
    /// A number from here to there.
    Numbers { low: Option<Exact>, high: Option<Exact> },
    /// One of these.
    Choices(Vec<Value>),
    /// Anything of its type; these are tried.
    Any(Vec<Value>, Possible),
}

/// Which value of a span is tried.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pick {
    Low,
    High,
    Answer(Value),
}

impl Axis {
    /// A fact and all that it can be; `None` for a list of things, which cannot be tried.
    pub(super) fn of(altered: &Altered<'_>, place: FactPlace) -> Option<(Self, Span)> {
        if place.is_evidence() {
            let of = altered.prepared.program().evidence?;
            let found = Evidence::ALL.iter().map(|found| Value::Enum(of, found.position()));
            return Some((Self { place, step: None }, Span::Choices(found.collect())));
        }
        let index = altered.prepared.index().entity(altered.facts.entity(place.thing)?)?;
        let Asked::Value(asked) = index.slots.get(place.field.index())? else { return None };
        let step = step(asked);
        let span = match &asked.ty {
            Type::Number(_) => numbers(asked, step)?,
            Type::YesNo => Span::Choices(vec![Value::YesNo(false), Value::YesNo(true)]),
            Type::Enum(of) => {
                let values = altered.prepared.program().enums.get(of.index())?.values.len();
                Span::Choices((0u32..).take(values).map(|value| Value::Enum(*of, value)).collect())
            }
            Type::Date => {
                let (prepared, facts) = (altered.prepared, &altered.facts);
                let answers = answers::answers(prepared, facts, place, altered.as_of, MOST_ANSWERS)?;
                Span::Any(answers, Possible::Date)
            }
            Type::Text => Span::Any(vec![Value::Text("".into())], Possible::Text),
            Type::Error => return None,
        };
        Some((Self { place, step }, span))
    }

    /// The fact as it is given for a span.
    pub(super) fn value(&self, span: &Span) -> Value {
        let missing = Missing::one(self.place);
        match span {
            Span::Numbers { low, high } => {
                let end = |end: &Option<Exact>| end.map_or(Bound::Infinite, Bound::Closed);
                let range = Interval { low: end(low), high: end(high) };
                Value::unknown(Possible::Number(range), missing).with_slopes(Slopes::of_fact(self.place))
            }
            Span::Choices(values) => match values.as_slice() {
                [only] => only.clone(),
                [Value::Enum(of, _), ..] => {
                    let positions = values.iter().filter_map(|value| match value {
                        Value::Enum(_, position) => Some(*position),
                        _ => None,
                    });
                    Value::unknown(Possible::Enum(*of, positions.collect()), missing)
                }
                _ => Value::unknown(Possible::YesNo, missing),
            },
            Span::Any(_, possible) => Value::unknown(possible.clone(), missing),
        }
    }

    /// One value of a span.
    pub(super) fn point(&self, span: &Span, pick: &Pick) -> Value {
        let tried = |values: &[Value]| match pick {
            Pick::Answer(answer) if values.contains(answer) => Some(answer.clone()),
            Pick::High => values.last().cloned(),
            _ => values.first().cloned(),
        };
        match span {
            Span::Numbers { low, high } => {
                let number = match pick {
                    Pick::High => high.or_else(|| far_above(*low)),
                    _ => low.or_else(|| far_below(*high)),
                };
                number.map_or_else(|| self.value(span), Value::Number)
            }
            Span::Choices(values) | Span::Any(values, _) => tried(values).unwrap_or_else(|| self.value(span)),
        }
    }

    /// A span in two, the lower first; `None` where it cannot be cut.
    pub(super) fn cut(&self, span: &Span) -> Option<[Span; 2]> {
        match span {
            Span::Numbers { low, high } => {
                let last = self.middle(*low, *high)?;
                let next = match self.step {
                    Some(step) => last.checked_add(step).ok()?,
                    // Both have it, so that nothing lies between them.
                    None => last,
                };
                let lower = Span::Numbers { low: *low, high: Some(last) };
                Some([lower, Span::Numbers { low: Some(next), high: *high }])
            }
            Span::Choices(values) if values.len() > 1 => {
                let (lower, upper) = values.split_at_checked(values.len().div_ceil(2))?;
                Some([Span::Choices(lower.to_vec()), Span::Choices(upper.to_vec())])
            }
            Span::Choices(_) | Span::Any(..) => None,
        }
    }

    /// Where a range of numbers is cut: in the middle, by magnitudes where an end is far away.
    fn middle(&self, low: Option<Exact>, high: Option<Exact>) -> Option<Exact> {
        let growth = Exact::from_integer(GROWTH);
        let farthest = Exact::from_integer(FARTHEST);
        let grown = |number: Exact| number.checked_mul(growth).ok();
        // The next power from a number on, away from zero.
        let beyond = |number: Exact| {
            if number < Exact::ONE { Some(growth) } else { grown(number).filter(|_| number < farthest) }
        };
        let at = match (low, high) {
            (None, None) => Exact::ZERO,
            (Some(low), None) => beyond(low)?,
            (None, Some(high)) => beyond(high.checked_neg().ok()?)?.checked_neg().ok()?,
            (Some(low), Some(high)) => match beyond(low).filter(|_| low >= Exact::ONE) {
                Some(next) if grown(next).is_some_and(|after| after < high) => next,
                _ => low.checked_add(high).and_then(|sum| sum.checked_div(Exact::from_integer(2))).ok()?,
            },
        };
        let at = match self.step {
            Some(step) => at.round(RoundingMode::Down, step).ok()?,
            None => at,
        };
        let above_low = low.is_none_or(|low| low <= at);
        (above_low && high.is_none_or(|high| at < high) && (self.step.is_some() || Some(at) != low))
            .then_some(at)
    }
}

impl Span {
    /// Which spans are cut first: a choice decides which rule holds, a range without an end says least.
    pub(super) fn class(&self) -> u8 {
        match self {
            Self::Choices(_) => 0,
            Self::Numbers { low, high } if low.is_none() || high.is_none() => 1,
            _ => 2,
        }
    }

    /// The one number at an end; `None` for what has no such end, or is no more than it already.
    pub(super) fn at(&self, pick: &Pick) -> Option<Self> {
        let Self::Numbers { low, high } = self else { return None };
        let end = match pick {
            Pick::High => *high,
            _ => *low,
        };
        let number = end.filter(|_| low != high)?;
        Some(Self::Numbers { low: Some(number), high: Some(number) })
    }

    /// The part of it beyond everything that is cut, on each side that has no end.
    pub(super) fn far(&self) -> Self {
        let farthest = Exact::from_integer(FARTHEST);
        match self {
            Self::Numbers { low, high: None } => {
                Self::Numbers { low: Some(low.map_or(farthest, |low| low.max(farthest))), high: None }
            }
            Self::Numbers { low: None, high: Some(high) } => {
                let far = farthest.checked_neg().unwrap_or(*high);
                Self::Numbers { low: None, high: Some(far.min(*high)) }
            }
            other => other.clone(),
        }
    }

    /// The values of it that are tried.
    pub(super) fn picks(&self) -> Vec<Pick> {
        match self {
            Self::Numbers { .. } => vec![Pick::Low, Pick::High],
            Self::Choices(values) | Self::Any(values, _) => {
                values.iter().take(MOST_ANSWERS).cloned().map(Pick::Answer).collect()
            }
        }
    }
}

/// Facts come in whole numbers, or with the decimals of their currency.
fn step(asked: &AskedValue) -> Option<Exact> {
    match (&asked.ty, asked.decimals) {
        (Type::Number(number), _) if number.whole => Some(Exact::ONE),
        (_, Some(decimals)) => Exact::ratio(1, 10i128.checked_pow(decimals)?),
        _ => None,
    }
}

/// All numbers that may be given; `None` where there is none.
fn numbers(asked: &AskedValue, step: Option<Exact>) -> Option<Span> {
    let on_grid = |end: Exact, mode| step.map_or(Some(end), |step| end.round(mode, step).ok());
    let low = asked.at_least.map(|low| on_grid(low, RoundingMode::Up));
    let high = asked.at_most.map(|high| on_grid(high, RoundingMode::Down));
    let (low, high) =
        (low.map_or(Some(None), |low| low.map(Some))?, high.map_or(Some(None), |high| high.map(Some))?);
    let some = low.zip(high).is_none_or(|(low, high)| low <= high);
    some.then_some(Span::Numbers { low, high })
}

fn far_above(low: Option<Exact>) -> Option<Exact> {
    let million = Exact::from_integer(1_000_000);
    let low = low.unwrap_or(Exact::ZERO);
    if low < million { Some(million) } else { low.checked_mul(Exact::from_integer(2)).ok() }
}

fn far_below(high: Option<Exact>) -> Option<Exact> {
    far_above(high.and_then(|high| high.checked_neg().ok()))?.checked_neg().ok()
}
