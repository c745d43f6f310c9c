//! Decision tables: columns, rows, cells.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{self, Clause, ClauseKind, Comparison, TestKind};

use crate::citations;
use crate::expressions::{Lower, needs_order};
use crate::program::{Expr, Row, Rule, Table, Test};

/// The table in the clauses of a wording.
pub(super) fn lower(lower: &mut Lower<'_>, rule: &Rule, clauses: &[Clause], said: Option<Span>) -> Table {
    let mut table = Table { columns: Vec::new(), rows: Vec::new(), otherwise: None };
    let mut head = None;
    for clause in clauses {
        if let ClauseKind::Columns(columns) = &clause.kind {
            table.columns = columns.iter().map(|column| lower.expr(column, None)).collect();
            head = Some(clause.at.0);
        }
    }
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Row(written) => {
                let row = row(lower, rule, &table.columns, written, clause.at.0, (head, said));
                table.rows.extend(row);
            }
            ClauseKind::Otherwise(value) => {
                table.otherwise = Some(Box::new(lower.due(value, &rule.ty, said)))
            }
            _ => {}
        }
    }
    table
}

fn row(
    lower: &mut Lower<'_>,
    rule: &Rule,
    columns: &[Expr],
    written: &ast::Row,
    span: Span,
    (head, said): (Option<Span>, Option<Span>),
) -> Option<Row> {
    let value = lower.due(&written.value, &rule.ty, said);
    let cites = citations::all(lower.program, lower.names, lower.module, &written.cites, &mut lower.findings);
    if written.tests.len() != columns.len() {
        let count = |cells: usize| cells.saturating_add(1).to_string();
        let finding = Diagnostic::new(&codes::WRONG_CELL_COUNT, span)
            .arg("found", count(written.tests.len()))
            .arg("expected", count(columns.len()));
        lower.findings.push(match head {
            Some(head) => finding.related(head, codes::COLUMNS_HERE),
            None => finding,
        });
        return None;
    }
    let tests = written.tests.iter().zip(columns).map(|(cell, column)| test(lower, column, cell)).collect();
    Some(Row { tests, value, cites, span })
}

fn test(lower: &mut Lower<'_>, column: &Expr, written: &ast::Test) -> Test {
    match &written.kind {
        TestKind::Any => Test::Any,
        TestKind::Is(value) => Test::Compare(Comparison::Equal, cell(lower, column, value, false)),
        TestKind::IsNot(value) => Test::Compare(Comparison::NotEqual, cell(lower, column, value, false)),
        TestKind::Compare(how, value) => Test::Compare(*how, cell(lower, column, value, needs_order(*how))),
        TestKind::Between(low, high) => {
            Test::Between(cell(lower, column, low, true), cell(lower, column, high, true))
        }
        TestKind::OneOf(tests) => Test::OneOf(tests.iter().map(|part| test(lower, column, part)).collect()),
    }
}

/// A value in a cell, comparable with its column's.
fn cell(lower: &mut Lower<'_>, column: &Expr, written: &ast::Expr, ordered: bool) -> Expr {
    let value = lower.expr(written, Some(&column.ty));
    // The column itself is looked at where the table's head stands; findings point at the cell.
    let here = Expr { span: value.span, ..column.clone() };
    let (_, value) = lower.comparable(here, value, ordered);
    value
}
