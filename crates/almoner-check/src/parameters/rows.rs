//! Values written in a table: a row is a value; columns are the keys, `from`, `until`, `value`, `cites`.

use std::borrow::Cow;
use std::collections::HashMap;

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::Quoted;
use jiff::civil::Date;

use super::cells::{self, NotADate};
use super::csv::{Cell, Row};
use super::entries::{of_month, reversed};
use super::numerals::plain;
use super::table::{self, Column, words_of};
use super::{Entry, Head, citations, combinations};
use crate::calendar::parse_date;
use crate::fold::{Lookup, Offered, filled, fit, number_constant, unknown_value};
use crate::program::{Citation, Constant, EnumId, Period};
use crate::types::Type;

/// What a column holds, by the position of the column in [`columns_of`].
struct Places {
    /// The first day, or the month.
    from: usize,
    /// The last day.
    until: Option<usize>,
    value: usize,
    cites: usize,
    /// After the notes, which nobody reads.
    first_key: usize,
}

const DATED: Places = Places { from: 0, until: Some(1), value: 2, cites: 3, first_key: 5 };
const BY_MONTH: Places = Places { from: 0, until: None, value: 1, cites: 2, first_key: 4 };

/// The values in the table that `path` names; every mistake is reported at its cell.
pub(super) fn entries(
    lookup: &dyn Lookup,
    head: Head<'_>,
    path: &Quoted,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let before = findings.len();
    let known = columns_of(lookup, head);
    let Some(table) = table::open(lookup.files(), path, &known, findings) else { return Vec::new() };
    let Some(columns) = table::columns(&table, path, head.name, &known, findings) else { return Vec::new() };
    let names = head.keys.iter().map(|key| KeyNames::of(lookup, key.of)).collect::<Vec<_>>();
    let mut entries = Vec::new();
    for row in &table.rows {
        if table::too_many(findings, before, row.span) {
            break;
        }
        if let Some(cells) = table::cells(&table, row, findings) {
            let (columns, known, names) = (&columns, &known, &names);
            let mut reader = RowReader { lookup, head, columns, known, names, row, cells, findings };
            entries.extend(reader.entry());
        }
    }
    entries
}

/// The texts that stand for the values of a key in a table: their names, else their labels.
struct KeyNames {
    of: EnumId,
    /// Only looked up.
    positions: HashMap<String, u32>,
}

impl KeyNames {
    fn of(lookup: &dyn Lookup, of: EnumId) -> Self {
        let values = lookup.enums().get(of.index()).map_or(&[][..], |of| &of.values);
        let mut positions = HashMap::new();
        for (position, value) in (0u32..).zip(values) {
            positions.entry(plain(&value.name)).or_insert(position);
        }
        for (position, value) in (0u32..).zip(values) {
            for label in value.label_en.iter().chain(&value.label_zh) {
                positions.entry(plain(label)).or_insert(position);
            }
        }
        Self { of, positions }
    }
}

fn columns_of<'a>(lookup: &'a dyn Lookup, head: Head<'a>) -> Vec<Column<'a>> {
    let column = |name: &'static str, required, spellings: &[&'a str]| Column {
        name: Cow::Borrowed(name),
        spellings: spellings.to_vec(),
        required,
    };
    let mut value = column("value", true, &["数值", "值", "标准", "金额", head.name]);
    value.spellings.extend(head.labels);
    let mut columns = if head.by_month {
        vec![column("month", true, &["月份", "年月"])]
    } else {
        let from = column("from", true, &["自", "起始日期", "起始日", "施行日期"]);
        vec![from, column("until", false, &["至", "截止日期", "截止日"])]
    };
    columns.extend([
        value,
        column("cites", false, &["依据", "出处"]),
        column("note", false, &["notes", "备注", "说明"]),
    ]);
    for key in head.keys {
        let mut spellings = Vec::new();
        if let Some(of) = lookup.enums().get(key.of.index()) {
            spellings.push(&*of.declared.name);
            spellings.extend(of.declared.label_en.as_deref());
            spellings.extend(of.declared.label_zh.as_deref());
        }
        columns.push(Column { name: Cow::Borrowed(&*key.name), spellings, required: true });
    }
    columns
}

struct RowReader<'r> {
    lookup: &'r dyn Lookup,
    head: Head<'r>,
    columns: &'r [Option<usize>],
    known: &'r [Column<'r>],
    /// By key.
    names: &'r [KeyNames],
    row: &'r Row<'r>,
    cells: &'r [Cell<'r>],
    findings: &'r mut Vec<Diagnostic>,
}

impl<'r> RowReader<'r> {
    /// All cells are read before the row is given up, so that each of its mistakes is reported.
    fn entry(&mut self) -> Option<Entry> {
        let names = self.names;
        let places = if self.head.by_month { BY_MONTH } else { DATED };
        let keys: Vec<Option<u32>> = (places.first_key..)
            .zip(names)
            .map(|(column, names)| {
                let cell = self.filled_cell(column)?;
                self.key(names, cell)
            })
            .collect();
        let from = self.filled_cell(places.from).and_then(|cell| match self.head.by_month {
            true => self.month(cell),
            false => self.date(cell),
        });
        let until = places.until.and_then(|until| self.cell(until)).filter(|cell| !cell.text.is_empty());
        let until_date = until.map(|cell| self.date(cell));
        let value_cell = self.filled_cell(places.value);
        let value = value_cell.and_then(|cell| self.value(cell));
        let cites = self.cites(places.cites);
        let keys = keys.into_iter().collect::<Option<Vec<u32>>>()?;
        let (from, value, value_cell) = (from?, value?, value_cell?);
        let until_date = match until_date {
            Some(date) => Some(date?),
            None => None,
        };
        let period = match self.head.by_month {
            true => of_month(from),
            false => self.period(from, until_date, until)?,
        };
        Some(Entry {
            position: combinations::position(self.lookup.enums(), self.head.keys, &keys),
            period,
            value,
            cites,
            span: self.row.span,
            value_span: value_cell.span,
            until_span: until.map(|cell| cell.span),
        })
    }

    fn period(&mut self, from: Date, until: Option<Date>, cell: Option<&Cell<'_>>) -> Option<Period> {
        if let Some(until) = until.filter(|until| *until < from) {
            let span = cell.map_or(self.row.span, |cell| cell.span);
            self.findings.push(reversed(from, until, span));
            return None;
        }
        Some(Period { from: Some(from), until })
    }

    fn cell(&self, column: usize) -> Option<&'r Cell<'r>> {
        let index = self.columns.iter().position(|known| *known == Some(column))?;
        self.cells.get(index)
    }

    /// The cell of a column that must not be empty; reports an empty one.
    fn filled_cell(&mut self, column: usize) -> Option<&'r Cell<'r>> {
        let cell = self.cell(column)?;
        if cell.text.is_empty() {
            let name = self.known.get(column).map_or_else(|| "?".into(), words_of);
            self.findings.push(Diagnostic::new(&codes::EMPTY_CELL, cell.span).arg("column", name));
            return None;
        }
        Some(cell)
    }

    fn key(&mut self, names: &KeyNames, cell: &Cell<'_>) -> Option<u32> {
        let value = names.positions.get(&plain(&cell.text)).copied();
        if let (None, Some(declared)) = (value, self.lookup.enums().get(names.of.index())) {
            self.findings.push(unknown_value(declared, &cell.text, cell.span));
        }
        value
    }

    /// `2022-07`, `2022年7月`: its first day.
    fn month(&mut self, cell: &Cell<'_>) -> Option<Date> {
        let text = plain(&cell.text);
        let text = text.trim();
        let month = parse_date(&format!("{text}-01")).or_else(|| parse_date(&format!("{text}1日")));
        if month.is_none() {
            self.findings.push(Diagnostic::new(&codes::BAD_MONTH, cell.span).arg("text", &*cell.text));
        }
        month
    }

    fn date(&mut self, cell: &Cell<'_>) -> Option<Date> {
        match cells::date(&cell.text) {
            Ok(date) => Some(date),
            Err(reason) => {
                self.findings.push(bad_date(cell, &reason));
                None
            }
        }
    }

    /// `Some(None)` for `not set`.
    fn value(&mut self, cell: &Cell<'_>) -> Option<Option<Constant>> {
        let text = plain(&cell.text);
        if matches!(text.trim(), "not set" | "未设定") {
            return Some(None);
        }
        match self.head.ty {
            Type::Error => None,
            Type::Number(_) => self.number(cell),
            Type::Date => self.date(cell).map(Constant::Date),
            Type::Text => Some(Constant::Text((*cell.text).into())),
            Type::Enum(of) => {
                let names = KeyNames::of(self.lookup, *of);
                self.key(&names, cell).map(|value| Constant::Enum(*of, value))
            }
            Type::YesNo => self.yes_or_no(cell, text.trim()),
        }
        .map(Some)
    }

    fn number(&mut self, cell: &Cell<'_>) -> Option<Constant> {
        let figure = match cells::figure(&cell.text, self.lookup.units()) {
            Ok(figure) => figure,
            Err(reason) => {
                self.findings.push(bad_number(cell, reason));
                return None;
            }
        };
        let (constant, ty) = number_constant(figure.value, figure.unit.unwrap_or_default(), figure.percent);
        self.fitting(cell, constant, &ty)
    }

    fn yes_or_no(&mut self, cell: &Cell<'_>, text: &str) -> Option<Constant> {
        match text {
            "yes" | "是" => Some(Constant::YesNo(true)),
            "no" | "否" => Some(Constant::YesNo(false)),
            _ => self.fitting(cell, Constant::Text(text.into()), &Type::Text),
        }
    }

    fn fitting(&mut self, cell: &Cell<'_>, constant: Constant, ty: &Type) -> Option<Constant> {
        let offered =
            Offered { constant, ty, span: cell.span, name: self.head.name, unit_may_be_left_out: true };
        match fit(self.lookup, offered, self.head.ty) {
            Ok(constant) => Some(constant),
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    fn cites(&mut self, column: usize) -> Vec<Citation> {
        let Some(cell) = self.cell(column).filter(|cell| !cell.text.is_empty()) else { return Vec::new() };
        match citations::citations(&cell.text, cell.span) {
            Ok(written) => {
                let findings = &mut *self.findings;
                written.iter().filter_map(|citation| self.lookup.cite(citation, findings)).collect()
            }
            Err(part) => {
                self.findings.push(Diagnostic::new(&codes::BAD_CITATION, cell.span).arg("text", part));
                Vec::new()
            }
        }
    }
}

fn bad_number(cell: &Cell<'_>, reason: Text) -> Diagnostic {
    Diagnostic::new(&codes::BAD_NUMBER, cell.span).arg("text", &*cell.text).arg("reason", reason)
}

fn bad_date(cell: &Cell<'_>, why: &NotADate) -> Diagnostic {
    let place: Span = cell.span;
    let mut finding = Diagnostic::new(&codes::BAD_DATE, place).arg("text", &*cell.text);
    if let Some(last) = why.last {
        finding = finding.arg("last", last.to_string());
    }
    let reason = filled(&finding, why.reason);
    finding = finding.arg("reason", reason);
    match why.meant {
        Some(meant) => {
            finding.arg("date", meant.to_string()).fix(codes::WRITE_DATE, place, meant.to_string())
        }
        None => finding,
    }
}
