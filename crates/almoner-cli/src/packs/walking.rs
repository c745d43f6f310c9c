//! Finds packs, loose rule files and tables below a folder, in the order of their names. A folder is never
//! visited twice, so links that lead back to where they come from end there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use almoner::Diagnostic;
use almoner::codes::packs as codes;

use super::manifest::MANIFEST;
use super::paths::shown;
use super::reading::cannot_read;

/// Folders that hold what programs have made, never rules.
const NOT_VISITED: &[&str] = &["target", "node_modules"];

/// The programs at `path`: the pack that it is or is in, or all packs and loose rule files below it.
///
/// # Errors
/// A finding, where there is nothing at `path`, or nothing that is a rule file.
pub fn discover(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let about = std::fs::metadata(path).map_err(|error| cannot_read(&shown(path), &error))?;
    if !about.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    if path.join(MANIFEST).is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut programs = Programs::default();
    visit(path, &mut BTreeSet::new(), &mut |entry| {
        match entry {
            Entry::Folder(folder) if folder.join(MANIFEST).is_file() => programs.add(folder),
            Entry::File(file) if is_rule_file(file) => match super::loading::pack_of(file) {
                Some(pack) => programs.add(&pack),
                None => programs.add(file),
            },
            _ => {}
        }
        true
    })?;
    if programs.found.is_empty() {
        return Err(Diagnostic::without_place(&codes::NO_RULE_FILES).arg("path", shown(path)));
    }
    Ok(programs.found)
}

/// Packs and loose rule files in the order in which they were found, each once.
#[derive(Default)]
struct Programs {
    found: Vec<PathBuf>,
    known: BTreeSet<PathBuf>,
}

impl Programs {
    fn add(&mut self, path: &Path) {
        let canonical = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.known.insert(canonical) {
            self.found.push(path.to_owned());
        }
    }
}

/// All rule files at or below `path`, those of all packs included.
///
/// # Errors
/// As for [`discover`].
pub fn rule_files(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let about = std::fs::metadata(path).map_err(|error| cannot_read(&shown(path), &error))?;
    if !about.is_dir() {
        if is_rule_file(path) {
            return Ok(vec![path.to_owned()]);
        }
        return Err(Diagnostic::without_place(&codes::UNEXPECTED_FILE).arg("path", shown(path)));
    }
    let mut found = Vec::new();
    visit(path, &mut BTreeSet::new(), &mut |entry| {
        if let Entry::File(file) = entry
            && is_rule_file(file)
        {
            found.push(file.to_owned());
        }
        true
    })?;
    if found.is_empty() {
        return Err(Diagnostic::without_place(&codes::NO_RULE_FILES).arg("path", shown(path)));
    }
    Ok(found)
}

/// The rule files of the pack in `folder`, not those of packs below it.
pub(super) fn rule_files_of_pack(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut found = Vec::new();
    visit(folder, &mut BTreeSet::new(), &mut |entry| match entry {
        Entry::Folder(below) => below == folder || !below.join(MANIFEST).is_file(),
        Entry::File(file) => {
            if is_rule_file(file) {
                found.push(file.to_owned());
            }
            true
        }
    })?;
    Ok(found)
}

/// Whether a file's name says that it holds rules.
pub(super) fn is_rule_file(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("alm"))
}

enum Entry<'a> {
    Folder(&'a Path),
    File(&'a Path),
}

/// Calls `each` for `folder` and everything below it, by name; where it says no, a folder is not entered.
fn visit(
    folder: &Path,
    visited: &mut BTreeSet<PathBuf>,
    each: &mut dyn FnMut(Entry<'_>) -> bool,
) -> Result<(), Diagnostic> {
    let failed = |error: std::io::Error| cannot_read(&shown(folder), &error);
    if !visited.insert(folder.canonicalize().map_err(failed)?) || !each(Entry::Folder(folder)) {
        return Ok(());
    }
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        entries.push(entry.map_err(failed)?.path());
    }
    entries.sort();
    for path in entries.iter().filter(|path| !is_skipped(path)) {
        // A link that leads nowhere is passed over; a rule file that cannot be read is reported by its reader.
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => visit(path, visited, each)?,
            Ok(about) if about.is_file() => {
                each(Entry::File(path));
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_skipped(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with('.') || NOT_VISITED.contains(&name.as_ref())
}
