//! Values of an enum that stand in a table: `enum region from "regions.csv"`.

use std::borrow::Cow;

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Diagnostic, Sources, Span};
use almoner_syntax::ast::Quoted;

use super::csv::Cell;
use super::table::{self, Column};

/// A value of an enum, from a row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// Its name.
    pub name: String,
    /// Its English label.
    pub label_en: Option<String>,
    /// Its Chinese label.
    pub label_zh: Option<String>,
    /// The cell of its name.
    pub span: Span,
}

/// A name is no longer than this.
const LONGEST_NAME: usize = 200;

/// The values of the enum `name` in the table that `path` names: columns `value`, and if wanted `label_en` and
/// `label_zh`. Every mistake is reported at its cell, and the value left out.
pub fn enum_values(
    files: &Sources,
    name: &str,
    path: &Quoted,
    findings: &mut Vec<Diagnostic>,
) -> Vec<EnumValue> {
    let before = findings.len();
    let known = columns_of();
    let Some(table) = table::open(files, path, &known, findings) else { return Vec::new() };
    let Some(columns) = table::columns(&table, path, name, &known, findings) else { return Vec::new() };
    let mut values: Vec<EnumValue> = Vec::new();
    // Only looked up, never walked through: the order of the values is that of the rows.
    let mut seen = std::collections::HashMap::new();
    for row in &table.rows {
        if table::too_many(findings, before, row.span) {
            break;
        }
        let Some(cells) = table::cells(&table, row, findings) else { continue };
        let cell = |column: usize| {
            let index = columns.iter().position(|known| *known == Some(column))?;
            cells.get(index)
        };
        let Some(value) = cell(0).and_then(|cell| value_name(cell, findings)) else { continue };
        if let Some(first) = seen.insert(value.text.to_string(), value.span) {
            findings.push(repeated(value, name, first));
            continue;
        }
        let label =
            |column| cell(column).filter(|cell| !cell.text.is_empty()).map(|cell| cell.text.to_string());
        values.push(EnumValue {
            name: value.text.to_string(),
            label_en: label(1),
            label_zh: label(2),
            span: value.span,
        });
    }
    values
}

fn columns_of() -> [Column<'static>; 3] {
    let column = |name, required, spellings: &[&'static str]| Column {
        name: Cow::Borrowed(name),
        spellings: spellings.to_vec(),
        required,
    };
    [
        column("value", true, &["name", "取值", "值", "名称", "代码"]),
        column("label_en", false, &["english", "英文", "英文名称"]),
        column("label_zh", false, &["label", "chinese", "中文", "中文名称", "标签"]),
    ]
}

fn value_name<'c, 'a>(cell: &'c Cell<'a>, findings: &mut Vec<Diagnostic>) -> Option<&'c Cell<'a>> {
    if cell.text.is_empty() {
        findings.push(Diagnostic::new(&codes::EMPTY_CELL, cell.span).arg("column", "value"));
        return None;
    }
    let well_formed = cell.text.chars().count() <= LONGEST_NAME
        && !cell.text.chars().any(|character| character.is_control() || character == '`');
    if !well_formed {
        let text: String = cell.text.chars().take(40).collect();
        findings.push(Diagnostic::new(&codes::BAD_NAME_IN_TABLE, cell.span).arg("text", text));
    }
    well_formed.then_some(cell)
}

fn repeated(cell: &Cell<'_>, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::REPEATED_NAME_IN_TABLE, cell.span)
        .arg("text", &*cell.text)
        .arg("enum", name)
        .related(first, codes::FIRST_ONE)
}
