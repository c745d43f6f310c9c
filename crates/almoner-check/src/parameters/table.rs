//! Finds the table that a `from "….csv"` names, and reads its rows and its heading.
//!
//! A table is one of the files that were given to the compilation; nothing here touches a file system.

use std::borrow::Cow;

use almoner_diagnostic::codes::parameters as codes;
use almoner_diagnostic::{Arg, Diagnostic, FileId, Sources, Span, Text};
use almoner_syntax::ast::Quoted;

use super::csv::{self, Cell, Row};
use super::numerals::plain;
use crate::fold::list;
use crate::names::nearest;

/// No table of figures set by law is larger.
const MOST_MEGABYTES: usize = 16;

/// A table with its heading.
pub(super) struct Table<'a> {
    /// Its first row.
    pub(super) heading: Row<'a>,
    /// How many cells the first row has, empty ones at its end counted.
    width: usize,
    /// The others; at least one.
    pub(super) rows: Vec<Row<'a>>,
}

/// A column that a table may have.
pub(super) struct Column<'a> {
    /// Its name, as the documentation has it.
    pub(super) name: Cow<'a, str>,
    /// Other spellings.
    pub(super) spellings: Vec<&'a str>,
    /// It must be there.
    pub(super) required: bool,
}

/// The table named by `path`, which stands in a rule file; reports one that is not there, or that has no rows.
pub(super) fn open<'a>(
    files: &'a Sources,
    path: &Quoted,
    columns: &[Column<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Option<Table<'a>> {
    let file = find(files, path, findings)?;
    let text = files.text(file);
    let megabytes = text.len() / 1_048_576;
    if megabytes >= MOST_MEGABYTES {
        findings.push(
            Diagnostic::new(&codes::TABLE_TOO_LARGE, path.at.0)
                .arg("path", files.path(file))
                .arg("size", megabytes.to_string())
                .arg("limit", MOST_MEGABYTES.to_string()),
        );
        return None;
    }
    let mut rows = csv::rows(file, text, findings).into_iter();
    let heading = rows.next();
    let width = heading.as_ref().map_or(0, |heading| heading.cells.len());
    let heading = heading.map(without_trailing_blanks);
    let rows: Vec<Row<'a>> = rows.collect();
    match heading {
        Some(heading) if wrong_separator(&heading).is_some() => {
            let separator = wrong_separator(&heading).unwrap_or(codes::SEMICOLONS);
            findings.push(Diagnostic::new(&codes::WRONG_SEPARATOR, heading.span).arg("separator", separator));
            None
        }
        Some(heading) if !rows.is_empty() => Some(Table { heading, width, rows }),
        _ => {
            let finding = Diagnostic::new(&codes::TABLE_EMPTY, path.at.0)
                .arg("path", files.path(file))
                .arg("columns", names_of(columns));
            findings.push(finding);
            None
        }
    }
}

/// Which of `columns` each cell of the heading is; `None` for one without meaning, which is reported, as are
/// columns that stand twice or are missing.
pub(super) fn columns(
    table: &Table<'_>,
    path: &Quoted,
    name: &str,
    columns: &[Column<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Option<usize>>> {
    let before = findings.len();
    let mut found: Vec<Option<usize>> = Vec::new();
    for cell in &table.heading.cells {
        let index = find_column(columns, &cell.text);
        let first = index.and_then(|index| found.iter().position(|known| *known == Some(index)));
        match (index, first) {
            (None, _) => findings.push(unknown_column(cell, name, columns)),
            (Some(_), Some(first)) => {
                let first = table.heading.cells.get(first).map_or(cell.span, |cell| cell.span);
                findings.push(
                    Diagnostic::new(&codes::REPEATED_COLUMN, cell.span)
                        .arg("column", &*cell.text)
                        .related(first, codes::FIRST_ONE),
                );
            }
            _ => {}
        }
        found.push(index);
    }
    for (index, column) in columns.iter().enumerate() {
        if column.required && !found.contains(&Some(index)) {
            findings.push(
                Diagnostic::new(&codes::MISSING_COLUMN, table.heading.span)
                    .arg("column", words_of(column))
                    .arg("name", name)
                    .arg("columns", names_of(columns))
                    .related(path.at.0, codes::NAMED_HERE),
            );
        }
    }
    (findings.len() == before).then_some(found)
}

/// The cells of `row`, one for each column; reports a row that has more or fewer.
pub(super) fn cells<'r, 'a>(
    table: &Table<'_>,
    row: &'r Row<'a>,
    findings: &mut Vec<Diagnostic>,
) -> Option<&'r [Cell<'a>]> {
    let expected = table.heading.cells.len();
    let given =
        row.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last.saturating_add(1));
    if given > expected || row.cells.len() > table.width || row.cells.len() < expected {
        findings.push(
            Diagnostic::new(&codes::CELLS_IN_ROW, row.span)
                .arg("given", row.cells.len().to_string())
                .arg("expected", expected.to_string()),
        );
        return None;
    }
    row.cells.get(..expected)
}

fn find(files: &Sources, path: &Quoted, findings: &mut Vec<Diagnostic>) -> Option<FileId> {
    let beside = files.path(path.at.0.file);
    let Some(full) = joined(beside, &path.text) else {
        findings.push(Diagnostic::new(&codes::TABLE_OUTSIDE_PACK, path.at.0).arg("path", &*path.text));
        return None;
    };
    if let Some(file) = files.find(&full) {
        return Some(file);
    }
    findings.push(not_found(files, path, beside, &full));
    None
}

fn not_found(files: &Sources, path: &Quoted, beside: &str, full: &str) -> Diagnostic {
    let tables: Vec<&str> =
        files.iter().map(|(_, path, _)| path).filter(|path| path.ends_with(".csv")).collect();
    let similar = if tables.is_empty() { codes::NONE_AT_ALL.into() } else { list(&tables, 10) };
    let finding =
        Diagnostic::new(&codes::TABLE_NOT_FOUND, path.at.0).arg("path", full).arg("similar", similar);
    let file_name = |path: &str| path.rsplit('/').next().unwrap_or("").to_owned();
    let same_name = tables.iter().find(|table| file_name(table) == file_name(full));
    let meant = same_name.copied().or_else(|| nearest(full, tables.iter().copied()));
    let Some(meant) = meant else { return finding };
    let relative = relative(beside, meant);
    finding.arg("nearest", relative.clone()).fix(codes::DID_YOU_MEAN, path.at.0, format!("\"{relative}\""))
}

/// `path` as seen from the folder of the file `beside`; `None` where it leads out of all folders.
fn joined(beside: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains(['\\', ':']) {
        return None;
    }
    let mut parts: Vec<&str> = beside.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().filter(|folder| *folder != "..")?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path that leads from the file `beside` to the file `to`.
fn relative(beside: &str, to: &str) -> String {
    let mut from: Vec<&str> = beside.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len().saturating_sub(shared));
    up.chain(to.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

fn without_trailing_blanks(mut row: Row<'_>) -> Row<'_> {
    while row.cells.last().is_some_and(|cell| cell.text.is_empty()) {
        row.cells.pop();
    }
    row
}

fn wrong_separator(heading: &Row<'_>) -> Option<Text> {
    let [cell] = heading.cells.as_slice() else { return None };
    let known = [
        (';', codes::SEMICOLONS),
        ('\t', codes::TABS),
        ('，', codes::WIDE_COMMAS),
        ('；', codes::SEMICOLONS),
    ];
    known.into_iter().find(|(character, _)| cell.text.contains(*character)).map(|(_, words)| words)
}

fn find_column(columns: &[Column<'_>], text: &str) -> Option<usize> {
    let text = plain(text).to_lowercase();
    let matches = |spelling: &str| plain(spelling).to_lowercase() == text;
    columns.iter().position(|column| matches(&column.name)).or_else(|| {
        columns.iter().position(|column| column.spellings.iter().any(|spelling| matches(spelling)))
    })
}

fn unknown_column(cell: &Cell<'_>, name: &str, columns: &[Column<'_>]) -> Diagnostic {
    let finding = Diagnostic::new(&codes::UNKNOWN_COLUMN, cell.span)
        .arg("column", &*cell.text)
        .arg("name", name)
        .arg("columns", names_of(columns));
    match nearest(&cell.text, columns.iter().map(|column| &*column.name)) {
        Some(nearest) => finding.arg("nearest", nearest).fix(codes::DID_YOU_MEAN, cell.span, nearest),
        None => finding,
    }
}

fn names_of(columns: &[Column<'_>]) -> Arg {
    let en: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
    let zh: Vec<&str> = columns.iter().map(chinese).collect();
    Arg::Words { en: en.join(", "), zh: zh.join("、") }
}

/// The heading of a column in the reader's language.
pub(super) fn words_of(column: &Column<'_>) -> Arg {
    Arg::Words { en: column.name.to_string(), zh: chinese(column).to_owned() }
}

fn chinese<'c>(column: &'c Column<'_>) -> &'c str {
    let first = column.spellings.iter().find(|spelling| !spelling.is_ascii());
    if column.name.is_ascii() { first.copied().unwrap_or(&column.name) } else { &column.name }
}

/// Nobody reads more findings about one table than this.
const MOST_FINDINGS: usize = 50;

/// Whether there are so many findings since there were `before` that the rest is not worth reading: the first
/// of them are kept, and one more says so at `here`.
pub(super) fn too_many(findings: &mut Vec<Diagnostic>, before: usize, here: Span) -> bool {
    let most = before.saturating_add(MOST_FINDINGS);
    let too_many = findings.len() > most;
    let said = findings.get(most).is_some_and(|finding| *finding.code == codes::MANY_FINDINGS);
    if too_many && !said {
        findings.truncate(most);
        findings.push(Diagnostic::new(&codes::MANY_FINDINGS, here));
    }
    too_many
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_rule_file() {
        let cases = [
            ("wuxi/subsistence.alm", "standards.csv", Some("wuxi/standards.csv")),
            ("wuxi/subsistence.alm", "./tables/a.csv", Some("wuxi/tables/a.csv")),
            ("wuxi/subsistence.alm", "../national/a.csv", Some("national/a.csv")),
            ("subsistence.alm", "a.csv", Some("a.csv")),
            ("subsistence.alm", "../a.csv", None),
            ("wuxi/subsistence.alm", "/etc/passwd", None),
            ("wuxi/subsistence.alm", "C:\\a.csv", None),
        ];
        for (beside, path, expected) in cases {
            assert_eq!(joined(beside, path).as_deref(), expected, "{path}");
        }
        assert_eq!(relative("wuxi/subsistence.alm", "wuxi/a.csv"), "a.csv");
        assert_eq!(relative("wuxi/subsistence.alm", "national/t/a.csv"), "../national/t/a.csv");
    }
}
