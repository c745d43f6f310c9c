//! Modules: which file belongs to which, which uses which, which sees which.

use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, FileId};
use almoner_syntax::ast::{self, ClauseKind, Item, ItemKind, Path};

use super::{Declarations, Placed, next, split_labels, suggesting};
use crate::program::{Module, ModuleId, Period, Program};

/// Declares the modules of all files and places every other item in its module.
pub(super) fn declare<'t>(known: &mut Declarations<'t>, trees: &'t [(FileId, ast::File)]) {
    let modules: Vec<ModuleId> = trees.iter().map(|(file, tree)| module_of(known, *file, tree)).collect();
    for ((_, tree), module) in trees.iter().zip(&modules) {
        for (position, item) in tree.items.iter().enumerate() {
            match item.kind {
                ItemKind::Module if position == 0 => {}
                ItemKind::Module => {
                    known.findings.push(Diagnostic::new(&codes::MODULE_NOT_FIRST, item.keyword.0));
                }
                ItemKind::Use => use_module(known, *module, item),
                _ => known.items.push(Placed { module: *module, item }),
            }
        }
    }
    known.names.sees = closure(&known.program.modules);
}

fn module_of(known: &mut Declarations<'_>, file: FileId, tree: &ast::File) -> ModuleId {
    let item = tree.items.first().filter(|item| item.kind == ItemKind::Module);
    let (name, span) = match item.and_then(|item| item.name.as_ref()) {
        Some(path) => (dotted(path), path.at.0),
        None => (name_of_file(known.program.files.path(file)), almoner_diagnostic::Span::new(file, 0, 0)),
    };
    let in_force = item.and_then(in_force).unwrap_or_default();
    if let Some(module) = known.names.modules.get(name.as_str()).copied() {
        merge(known, module, in_force, span);
        return module;
    }
    let (label_en, label_zh) = item.map_or((None, None), |item| split_labels(&item.labels));
    let module = ModuleId(next(&known.program.modules));
    let name: Arc<str> = Arc::from(name);
    known.names.modules.insert(name.clone(), module);
    known.program.modules.push(Module { name, label_en, label_zh, in_force, uses: Vec::new(), span });
    module
}

/// A further file of a module may repeat its days, or leave them out.
fn merge(known: &mut Declarations<'_>, module: ModuleId, in_force: Period, span: almoner_diagnostic::Span) {
    let Some(first) = known.program.modules.get_mut(module.index()) else { return };
    if in_force == Period::default() || in_force == first.in_force {
        return;
    }
    if first.in_force == Period::default() {
        first.in_force = in_force;
        return;
    }
    let finding = Diagnostic::new(&codes::MODULES_DISAGREE, span).arg("name", &*first.name);
    known.findings.push(finding.related(first.span, codes::SAID_FIRST));
}

/// The days in which an item says that it is in force.
pub(crate) fn in_force(item: &Item) -> Option<Period> {
    item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::InForce(period) => Some(days(period)),
        _ => None,
    })
}

/// The days in which an item is in force: its own, else those of its module.
pub(crate) fn in_force_of(program: &Program, placed: Placed<'_>) -> Period {
    let module = program.modules.get(placed.module.index()).map(|module| module.in_force);
    in_force(placed.item).or(module).unwrap_or_default()
}

/// A period as written, without its places.
pub(crate) fn days(period: &ast::Period) -> Period {
    Period { from: Some(period.from.date), until: period.until.map(|until| until.date) }
}

/// A file without `module` is a module of its own, named after the file.
fn name_of_file(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".alm").unwrap_or(name).to_owned()
}

fn dotted(path: &Path) -> String {
    path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
}

fn use_module(known: &mut Declarations<'_>, module: ModuleId, item: &Item) {
    let Some(path) = item.name.as_ref() else { return };
    let name = dotted(path);
    match known.names.modules.get(name.as_str()).copied() {
        Some(used) if used == module => {
            known.findings.push(Diagnostic::new(&codes::SELF_USE, path.at.0).arg("name", name));
        }
        Some(used) => {
            if let Some(entry) = known.program.modules.get_mut(module.index())
                && !entry.uses.contains(&used)
            {
                entry.uses.push(used);
            }
        }
        None => {
            let modules: Vec<&str> = known.program.modules.iter().map(|module| &*module.name).collect();
            let finding = Diagnostic::new(&codes::UNKNOWN_MODULE, path.at.0)
                .arg("name", name.as_str())
                .arg("known", crate::names::list(modules.iter().copied()));
            known.findings.push(suggesting(finding, path.at.0, &name, modules));
        }
    }
}

/// Which module sees which: itself and all that it uses, directly or through others. Circles are fine.
fn closure(modules: &[Module]) -> Vec<Vec<bool>> {
    (0..modules.len())
        .map(|start| {
            let mut seen = vec![false; modules.len()];
            let mut open = vec![start];
            while let Some(position) = open.pop() {
                let Some(mark) = seen.get_mut(position).filter(|mark| !**mark) else { continue };
                *mark = true;
                let uses = modules.get(position).map_or(&[][..], |module| module.uses.as_slice());
                open.extend(uses.iter().map(|used| used.index()));
            }
            seen
        })
        .collect()
}
