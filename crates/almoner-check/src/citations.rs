//! Citations: from `measures art. 14` to the source and the place in it.

use std::sync::Arc;

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::names as codes;
use almoner_syntax::ast::{self, Clause, ClauseKind};

use crate::declare::suggesting;
use crate::expressions::module_not_used;
use crate::names::{Names, Symbol};
use crate::program::{Citation, ModuleId, Program, SourceId};

/// The citations of an item's `cites` clauses.
pub(crate) fn of_clauses(
    program: &Program,
    names: &Names,
    module: ModuleId,
    clauses: &[Clause],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Citation> {
    let written = clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Cites(citations) => Some(citations.as_slice()),
        _ => None,
    });
    written.flat_map(|written| all(program, names, module, written, findings)).collect()
}

/// Several citations; one whose source is not known is reported and left out.
pub(crate) fn all(
    program: &Program,
    names: &Names,
    module: ModuleId,
    written: &[ast::Citation],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Citation> {
    written.iter().filter_map(|citation| cite(program, names, module, citation, findings)).collect()
}

/// One citation.
pub(crate) fn cite(
    program: &Program,
    names: &Names,
    module: ModuleId,
    written: &ast::Citation,
    findings: &mut Vec<Diagnostic>,
) -> Option<Citation> {
    let source = source(program, names, module, &written.source, findings)?;
    let place = written.place.as_ref().map(|place| Arc::from(place.text.as_str()));
    Some(Citation { source, article: written.article, place })
}

fn source(
    program: &Program,
    names: &Names,
    module: ModuleId,
    path: &ast::Path,
    findings: &mut Vec<Diagnostic>,
) -> Option<SourceId> {
    let (last, prefix) = path.names.split_last()?;
    let within: Vec<&str> = prefix.iter().map(|name| name.text.as_str()).collect();
    let within = within.join(".");
    if let Some(entry) = names.globals.get(&last.text)
        && let Symbol::Source(source) = entry.what
        && (prefix.is_empty() || names.modules.get(within.as_str()) == Some(&entry.module))
    {
        if !names.visible(module, entry.module) {
            findings.push(module_not_used(program, &last.text, path.at.0, module, entry.module));
        }
        return Some(source);
    }
    let name = program.files.slice(path.at.0);
    let finding = Diagnostic::new(&codes::UNKNOWN_SOURCE, path.at.0).arg("name", name);
    let sources = program.sources.iter().map(|source| &*source.declared.name);
    findings.push(suggesting(finding, path.at.0, name, sources));
    None
}
