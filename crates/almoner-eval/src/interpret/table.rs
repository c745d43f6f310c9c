//! Decision tables: at most one row applies.

use almoner_check::program::{Expr, Row, Table, Test};
use almoner_check::types::Type;
use almoner_diagnostic::{Arg, Language, Span, codes};

use super::alternatives::Alternatives;
use super::compare::{conjunction, disjunction};
use super::observer::Observer;
use super::{At, Machine, Result};
use crate::trace::StepKind;
use crate::value::{Truth, Value};

impl<O: Observer> Machine<'_, O> {
    pub(super) fn table(&mut self, table: &Table, span: Span, ty: &Type, at: &At<'_>) -> Result<Value> {
        let mut columns = Vec::with_capacity(table.columns.len());
        for (number, column) in table.columns.iter().enumerate() {
            self.observer.open();
            self.observer.kind(|| StepKind::Column(number));
            let value = self.evaluate(column, at)?;
            self.close(&value, &column.ty, column.span, at);
            columns.push(value);
        }
        let mut certain: Option<(usize, &Row)> = None;
        let mut possible: Vec<(usize, &Row, Value)> = Vec::new();
        for (number, row) in table.rows.iter().enumerate() {
            let applies = self.row_applies(row, &columns, at)?;
            match (applies.truth(), certain) {
                (Truth::No, _) => {}
                (Truth::Unknown, _) => possible.push((number, row, applies)),
                (Truth::Yes, None) => certain = Some((number, row)),
                (Truth::Yes, Some((first, first_row))) => {
                    let stop = self.stop(&codes::evaluation::ROWS_DISAGREE, row.span, at);
                    let stop = stop.arg("first", first.saturating_add(1).to_string());
                    let stop = stop.arg("second", number.saturating_add(1).to_string());
                    let stop = stop.arg("values", self.column_words(table, &columns));
                    return Err(self.of_values(stop.related(first_row.span, codes::evaluation::STANDS_HERE)));
                }
            }
        }
        if let Some((number, row)) = certain {
            return self.row(number, row, Truth::Yes, at);
        }
        let open = self.possible_rows(&possible, at)?;
        let step = StepKind::Row { position: None, applies: Truth::Yes };
        let value = self.otherwise(table.otherwise.as_deref(), step, open, ty, at)?;
        value.ok_or_else(|| {
            let stop = self.stop(&codes::evaluation::NO_ROW_APPLIES, span, at);
            self.of_values(stop.arg("values", self.column_words(table, &columns)))
        })
    }

    fn possible_rows(
        &mut self,
        possible: &[(usize, &Row, Value)],
        at: &At<'_>,
    ) -> Result<Option<Alternatives>> {
        let mut open: Option<Alternatives> = None;
        for (number, row, applies) in possible {
            let value = self.attempt(|machine| machine.row(*number, row, Truth::Unknown, at))?;
            let value = value
                .unwrap_or_else(|| Value::unknown(self.anything(&row.value.ty), applies.missing().clone()));
            let alternatives = open.get_or_insert_default();
            alternatives.because(applies.missing());
            alternatives.or(value);
        }
        Ok(open)
    }

    fn row(&mut self, number: usize, row: &Row, applies: Truth, at: &At<'_>) -> Result<Value> {
        self.observer.open();
        self.observer.kind(|| StepKind::Row { position: Some(number), applies });
        let value = self.evaluate(&row.value, at)?;
        self.close(&value, &row.value.ty, row.span, at);
        Ok(value)
    }

    fn row_applies(&mut self, row: &Row, columns: &[Value], at: &At<'_>) -> Result<Value> {
        let mut applies = Value::YesNo(true);
        for (test, column) in row.tests.iter().zip(columns) {
            let tested = match applies.truth() {
                Truth::Unknown => self.attempt(|machine| machine.test(test, column, row.span, at))?,
                _ => Some(self.test(test, column, row.span, at)?),
            };
            let Some(tested) = tested else { continue };
            applies = conjunction(applies, tested);
            if applies.truth() == Truth::No {
                break;
            }
        }
        Ok(applies)
    }

    fn test(&mut self, test: &Test, column: &Value, span: Span, at: &At<'_>) -> Result<Value> {
        match test {
            Test::Any => Ok(Value::YesNo(true)),
            Test::Compare(comparison, value) => {
                let value = self.unseen(value, at)?;
                self.compare(*comparison, column, &value, span, at)
            }
            Test::Between(low, high) => {
                let low = self.unseen(low, at)?;
                let high = self.unseen(high, at)?;
                self.is_between(column, &low, &high, span, at)
            }
            Test::OneOf(tests) => {
                let mut applies = Value::YesNo(false);
                for test in tests {
                    applies = disjunction(applies, self.test(test, column, span, at)?);
                }
                Ok(applies)
            }
        }
    }

    /// What a row is tested against: the row itself is the step, whatever its tests looked up.
    fn unseen(&mut self, expr: &Expr, at: &At<'_>) -> Result<Value> {
        self.observer.open();
        let value = self.evaluate(expr, at)?;
        self.observer.forget();
        Ok(value)
    }

    fn column_words(&self, table: &Table, columns: &[Value]) -> Arg {
        let words = |language| {
            let pairs = table.columns.iter().zip(columns);
            let said = pairs.map(|(column, value)| {
                let name = self.program.files.slice(column.span);
                let value = self.words_in(value, &column.ty, language);
                match language {
                    Language::English => format!("`{name}` = {value}"),
                    Language::Chinese => format!("“{name}”为{value}"),
                }
            });
            said.collect::<Vec<_>>().join(if language == Language::English { ", " } else { "、" })
        };
        Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
    }
}
