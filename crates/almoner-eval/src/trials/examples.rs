//! Runs the examples of a program: evaluates what is expected and says, where it is not so, what came out.

use almoner_check::program::{EntityId, Example, ExpectationKind, Expr, ExprKind, FieldId};
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::Comparison;

use crate::explain::{Phrase, describe, places, show, words};
use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::value::{Truth, Value};

const DIFFERS: Text =
    Text::new("`{what}` should be {expected} but is {actual}", "“{what}”应为{expected}，实际为{actual}");
const DOES_NOT_HOLD: Text =
    Text::new("`{what}` does not hold: {left} against {right}", "“{what}”不成立：{left}与{right}相比");
const IS_NO: Text = Text::new("`{what}` should be yes but is no", "“{what}”应为是，实际为否");
const IS_OPEN: Text = Text::new("`{what}` is undecided, it needs {facts}", "“{what}”未定，尚需{facts}");
const IS_DECIDED: Text =
    Text::new("`{what}` should be undecided but is {actual}", "“{what}”应为未定，实际为{actual}");
const NOT_NEEDED: Text = Text::new(
    "`{what}` is undecided, but not for want of {fact}; it needs {facts}",
    "“{what}”未定，但并非缺少{fact}，而是尚需{facts}",
);

/// Something that an example expects and that is not so.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Where the example says so.
    pub span: Span,
    /// What came out instead, in both languages; empty where the evaluation failed.
    pub message: Phrase,
    /// Why the evaluation failed, where it did.
    pub error: Option<Box<Diagnostic>>,
}

/// What an example expects and is not so, in the order in which it is written; empty: it passes.
pub fn run_example(prepared: &Prepared, example: &Example) -> Vec<Failure> {
    let facts = prepared.facts_of_example(&example.facts);
    let test = Test { prepared, example, facts };
    let each = example.expectations.iter().flat_map(|expectation| match &expectation.kind {
        ExpectationKind::Holds(condition) => test.holds(condition),
        ExpectationKind::Undecided { value, needs } => test.undecided(value, needs),
    });
    each.collect()
}

struct Test<'a> {
    prepared: &'a Prepared,
    example: &'a Example,
    facts: Facts,
}

impl Test<'_> {
    fn holds(&self, condition: &Expr) -> Vec<Failure> {
        if let ExprKind::And(parts) = &condition.kind {
            return parts.iter().flat_map(|part| self.holds(part)).collect();
        }
        let failure = match self.value(condition) {
            Err(error) => Some(self.error(condition.span, error)),
            Ok(value) => match value.truth() {
                Truth::Yes => None,
                Truth::No => Some(self.failure(condition.span, self.why_not(condition))),
                Truth::Unknown => Some(self.open(condition, &value)),
            },
        };
        failure.into_iter().collect()
    }

    /// Why a condition is no: for a comparison, what was compared.
    fn why_not(&self, condition: &Expr) -> Phrase {
        if let ExprKind::Compare(comparison, left, right) = &condition.kind
            && let (Ok(left_value), Ok(right_value)) = (self.value(left), self.value(right))
        {
            let (left_shown, right_shown) = (self.shown(left, &left_value), self.shown(right, &right_value));
            if *comparison == Comparison::Equal {
                let what = self.written(left.span);
                return Phrase::fill(
                    DIFFERS,
                    &[("what", &what), ("expected", &right_shown), ("actual", &left_shown)],
                );
            }
            let what = self.written(condition.span);
            return Phrase::fill(
                DOES_NOT_HOLD,
                &[("what", &what), ("left", &left_shown), ("right", &right_shown)],
            );
        }
        Phrase::fill(IS_NO, &[("what", &self.written(condition.span))])
    }

    fn open(&self, condition: &Expr, value: &Value) -> Failure {
        let what = self.written(condition.span);
        let facts = self.needed(value);
        self.failure(condition.span, Phrase::fill(IS_OPEN, &[("what", &what), ("facts", &facts)]))
    }

    fn undecided(&self, expected: &Expr, needs: &[(EntityId, FieldId)]) -> Vec<Failure> {
        let value = match self.value(expected) {
            Ok(value) => value,
            Err(error) => return vec![self.error(expected.span, error)],
        };
        let what = self.written(expected.span);
        if value.is_known() {
            let actual = self.shown(expected, &value);
            let message = Phrase::fill(IS_DECIDED, &[("what", &what), ("actual", &actual)]);
            return vec![self.failure(expected.span, message)];
        }
        let unneeded = needs.iter().filter(|(entity, field)| !self.is_needed(&value, *entity, *field));
        let failure = |(entity, field): &(EntityId, FieldId)| {
            let (fact, facts) = (self.field_label(*entity, *field), self.needed(&value));
            let message = Phrase::fill(NOT_NEEDED, &[("what", &what), ("fact", &fact), ("facts", &facts)]);
            self.failure(expected.span, message)
        };
        unneeded.map(failure).collect()
    }

    fn is_needed(&self, value: &Value, entity: EntityId, field: FieldId) -> bool {
        value
            .missing()
            .iter()
            .any(|place| place.field == field && self.facts.entity(place.thing) == Some(entity))
    }

    fn field_label(&self, entity: EntityId, field: FieldId) -> Phrase {
        let entity = self.prepared.program().entities.get(entity.index());
        let field = entity.and_then(|entity| entity.fields.get(field.index()));
        field.map_or_else(|| Phrase::same("?"), |field| show::label(&field.declared))
    }

    /// The missing facts that a value hangs on.
    fn needed(&self, value: &Value) -> Phrase {
        let program = self.prepared.program();
        let labels: Vec<Phrase> =
            value.missing().iter().map(|place| places::label(program, &self.facts, place)).collect();
        Phrase::join(&labels, words::COMMA)
    }

    fn value(&self, expr: &Expr) -> Result<Value, Box<Diagnostic>> {
        self.prepared.evaluate_expression(&self.facts, self.example.as_of, expr)
    }

    fn shown(&self, expr: &Expr, value: &Value) -> Phrase {
        describe::shown(self.prepared.program(), value, &expr.ty).text
    }

    /// The author's own words, on one line.
    fn written(&self, span: Span) -> Phrase {
        let text = self.prepared.program().files.slice(span);
        Phrase::same(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn failure(&self, span: Span, message: Phrase) -> Failure {
        Failure { span, message, error: None }
    }

    fn error(&self, span: Span, error: Box<Diagnostic>) -> Failure {
        Failure { span, message: Phrase::default(), error: Some(error) }
    }
}
