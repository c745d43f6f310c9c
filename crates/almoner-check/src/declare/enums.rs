//! Closed lists of values, written out or read from a table.

use std::sync::Arc;

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, FileId, Span};
use almoner_syntax::ast::{ClauseKind, ItemKind, Quoted};

use super::{Declarations, Placed, declared, duplicate, labelled, next};
use crate::names::Symbol;
use crate::program::{Declared, Enum, EnumId, Evidence, ModuleId};

/// Declares every `enum`.
pub(super) fn declare(known: &mut Declarations<'_>) {
    for placed in known.of_kind(&[ItemKind::Enum]) {
        let Some(declared) = declared(placed) else { continue };
        let id = EnumId(next(&known.program.enums));
        if !known.declare_global(&declared, Symbol::Enum(id)) {
            continue;
        }
        let values = values(known, placed);
        if values.is_empty() && !unreadable(placed) {
            let finding = Diagnostic::new(&codes::EMPTY_ENUM, declared.span);
            known.findings.push(finding.arg("name", &*declared.name));
        }
        add(known, declared, values);
    }
}

/// Adds an enum and makes its values known.
pub(super) fn add(known: &mut Declarations<'_>, declared: Declared, values: Vec<Declared>) -> EnumId {
    let id = EnumId(next(&known.program.enums));
    for (position, value) in (0u32..).zip(&values) {
        known.names.values.entry(value.name.clone()).or_default().push((id, position));
    }
    known.program.enums.push(Enum { declared, values });
    id
}

/// Adds what checks of facts find, after all others. Its values are known only where such a value is due, so that
/// they take no name from anybody.
pub(super) fn add_evidence(known: &mut Declarations<'_>) {
    let nowhere = Span::new(FileId(0), 0, 0);
    let words = |name: &str, en: &str, zh: &str| Declared {
        name: Arc::from(name),
        label_en: Some(Arc::from(en)),
        label_zh: Some(Arc::from(zh)),
        docs: None,
        module: ModuleId(0),
        span: nowhere,
    };
    let id = EnumId(next(&known.program.enums));
    let values = Evidence::ALL.iter().map(|one| words(one.name(), one.name(), one.chinese())).collect();
    known.program.enums.push(Enum { declared: words("evidence", "evidence", "核对情况"), values });
    known.program.evidence = Some(id);
}

fn unreadable(placed: Placed<'_>) -> bool {
    let unreadable = |kind: &ClauseKind| matches!(kind, ClauseKind::Unreadable | ClauseKind::FromFile(_));
    placed.item.clauses.iter().any(|clause| unreadable(&clause.kind))
}

fn values(known: &mut Declarations<'_>, placed: Placed<'_>) -> Vec<Declared> {
    let mut values: Vec<Declared> = Vec::new();
    for clause in &placed.item.clauses {
        match &clause.kind {
            ClauseKind::EnumValue(value) => {
                let mut value = labelled(value, placed.module);
                value.docs = clause.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
                add_value(known, &mut values, value);
            }
            ClauseKind::FromFile(path) => {
                for value in from_table(known, placed, path) {
                    add_value(known, &mut values, value);
                }
            }
            _ => {}
        }
    }
    values
}

fn from_table(known: &mut Declarations<'_>, placed: Placed<'_>, path: &Quoted) -> Vec<Declared> {
    let files = known.program.files.clone();
    let name = placed.item.name.as_ref().and_then(|path| path.names.last()).map_or("", |name| &name.text);
    let module = placed.module;
    crate::parameters::enum_values(&files, name, path, &mut known.findings)
        .into_iter()
        .map(|value| Declared {
            name: Arc::from(value.name),
            label_en: value.label_en.map(Arc::from),
            label_zh: value.label_zh.map(Arc::from),
            docs: None,
            module,
            span: value.span,
        })
        .collect()
}

fn add_value(known: &mut Declarations<'_>, values: &mut Vec<Declared>, value: Declared) {
    match values.iter().find(|first| first.name == value.name) {
        Some(first) => known.findings.push(duplicate(&value.name, value.span, first.span)),
        None => values.push(value),
    }
}
