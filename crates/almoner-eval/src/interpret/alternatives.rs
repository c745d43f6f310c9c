//! One of several values, and it is not known which: the smallest knowledge that covers them all.

use crate::value::{Missing, Possible, Slopes, Unknown, Value};

/// Values of which one will turn out to hold.
#[derive(Default)]
pub(super) struct Alternatives {
    value: Option<Value>,
    /// The facts that decide which.
    because: Missing,
}

impl Alternatives {
    /// Which value holds hangs on these facts as well.
    pub(super) fn because(&mut self, missing: &Missing) {
        self.because.add(missing);
    }

    /// One more value that may hold.
    pub(super) fn or(&mut self, value: Value) {
        self.value = Some(match self.value.take() {
            None => value,
            Some(known) => either(known, value),
        });
    }

    /// What is known of the value that holds; `None` if there was none.
    pub(super) fn value(self) -> Option<Value> {
        match self.value? {
            Value::Unknown(mut unknown) => {
                unknown.missing.add(&self.because);
                // Where it turns from one to another, it may jump.
                unknown.slopes = unknown.slopes.without(&self.because);
                Some(Value::Unknown(unknown))
            }
            // All of them are the same.
            known => Some(known),
        }
    }
}

/// One of two values of the same type. If they differ, the result is unknown; its missing facts are those of
/// the two.
fn either(left: Value, right: Value) -> Value {
    if left.is_known() && left == right {
        return left;
    }
    let possible = match (&left, &right) {
        (Value::YesNo(_), _) | (_, Value::YesNo(_)) => Possible::YesNo,
        (Value::Text(_), _) | (_, Value::Text(_)) => Possible::Text,
        (Value::Date(_), _) | (_, Value::Date(_)) => Possible::Date,
        _ => match (left.range(), right.range()) {
            (Some(left), Some(right)) => Possible::Number(left.hull(&right)),
            _ => enum_values(&left, &right),
        },
    };
    let missing = left.missing().and(right.missing());
    let slopes = Slopes::of_either(&left, &right);
    // Never `Value::unknown`: two ranges that differ never have a single number for their hull.
    Value::Unknown(Box::new(Unknown { possible, missing, slopes }))
}

fn enum_values(left: &Value, right: &Value) -> Possible {
    let values = |value: &Value| match value {
        Value::Enum(of, value) => Some((*of, vec![*value])),
        Value::Unknown(unknown) => match &unknown.possible {
            Possible::Enum(of, values) => Some((*of, values.clone())),
            _ => None,
        },
        _ => None,
    };
    match (values(left), values(right)) {
        (Some((of, mut all)), Some((_, more))) => {
            all.extend(more);
            all.sort_unstable();
            all.dedup();
            Possible::Enum(of, all)
        }
        _ => match (left, right) {
            (Value::Unknown(unknown), _) | (_, Value::Unknown(unknown)) => unknown.possible.clone(),
            _ => Possible::Text,
        },
    }
}
