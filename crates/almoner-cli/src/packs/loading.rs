//! Loads one program: a pack with all packs that it builds on, or a single rule file, and the tables that
//! its rules name. What goes wrong is a finding; what could be read is loaded all the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use almoner::codes::packs as codes;
use almoner::{Date, Diagnostic, Diagnostics, Program, Sources, Span};

use super::manifest::{MANIFEST, Manifest};
use super::paths::{normalised, shown, with_slashes};
use super::reading::{RULES_LIMIT, TABLE_LIMIT, read_text};
use super::walking::{is_rule_file, rule_files_of_pack};

/// A program as read from the disk, not yet compiled.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The path that was asked for, as messages show it.
    pub name: String,
    /// All files: those of layers first, a manifest only where a finding points at it.
    pub sources: Sources,
    /// What went wrong; empty, where the sources are whole.
    pub findings: Vec<Diagnostic>,
    /// The rule files that are not of a layer.
    pub own: Vec<String>,
}

impl Loaded {
    /// Compiles what was loaded, knowing what day it is.
    ///
    /// # Errors
    /// What went wrong on the way, or the findings of the compilation if one of them is an error.
    pub fn compile(self) -> Result<Program, Diagnostics> {
        self.compile_on(today())
    }

    /// Compiles what was loaded as if on a day; tests use it, so that they say the same every day.
    ///
    /// # Errors
    /// As for [`Loaded::compile`].
    pub fn compile_on(self, day: Date) -> Result<Program, Diagnostics> {
        if self.findings.is_empty() {
            return almoner::compile_on(self.sources, day);
        }
        Err(Diagnostics::new(self.findings, self.sources))
    }
}

/// The day by the clock of this machine, in UTC.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / SECONDS_OF_A_DAY).unwrap_or(0);
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap_or(Date::MAX)
}

const SECONDS_OF_A_DAY: u64 = 86_400;

/// Loads the program at `path`: a pack folder, a rule file in a pack (then the whole pack), or a loose one.
pub fn load(path: &Path) -> Loaded {
    let mut loader = Loader::default();
    loader.loaded.name = shown(path);
    match kind(path) {
        Ok(Kind::Pack(folder)) => loader.pack(&folder, None),
        Ok(Kind::Loose(file)) => loader.rule_file(&file, true),
        Err(finding) => loader.loaded.findings.push(finding),
    }
    // Whoever names one file of a pack means that file, in the company of the others.
    if loader.loaded.own.contains(&loader.loaded.name) {
        let name = loader.loaded.name.clone();
        loader.loaded.own.retain(|own| *own == name);
    }
    if loader.loaded.findings.is_empty() && loader.loaded.own.is_empty() {
        let finding = Diagnostic::without_place(&codes::NO_RULE_FILES);
        loader.loaded.findings.push(finding.arg("path", shown(path)));
    }
    if loader.loaded.findings.is_empty() {
        loader.loaded.sources = without_manifests(&loader.loaded.sources);
    }
    loader.loaded
}

/// Manifests are kept only as places of findings: they are no part of the program.
fn without_manifests(sources: &Sources) -> Sources {
    let mut program = Sources::new();
    for (_, path, text) in sources.iter().filter(|(_, path, _)| !path.ends_with(MANIFEST)) {
        program.add(path, text);
    }
    program
}

/// The folder of the pack that `file` is in.
pub(super) fn pack_of(file: &Path) -> Option<PathBuf> {
    let file = file.canonicalize().ok()?;
    for folder in file.ancestors().skip(1) {
        if folder.join(MANIFEST).is_file() {
            return Some(folder.to_owned());
        }
        // A repository is a world of its own.
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

enum Kind {
    Pack(PathBuf),
    Loose(PathBuf),
}

fn kind(path: &Path) -> Result<Kind, Diagnostic> {
    let about = std::fs::metadata(path).map_err(|error| super::reading::cannot_read(&shown(path), &error))?;
    if about.is_dir() {
        if path.join(MANIFEST).is_file() {
            return Ok(Kind::Pack(path.to_owned()));
        }
        return Err(Diagnostic::without_place(&codes::NOT_A_PACK).arg("path", shown(path)));
    }
    if path.file_name().is_some_and(|name| name == MANIFEST) {
        return Ok(Kind::Pack(
            path.parent().filter(|folder| *folder != "").unwrap_or(Path::new(".")).to_owned(),
        ));
    }
    if !is_rule_file(path) {
        return Err(Diagnostic::without_place(&codes::UNEXPECTED_FILE).arg("path", shown(path)));
    }
    Ok(pack_of(path).map_or_else(|| Kind::Loose(path.to_owned()), Kind::Pack))
}

#[derive(Default)]
struct Loader {
    loaded: Loaded,
    /// Packs that are loaded, so that a layer reached on two ways is read once.
    known: BTreeSet<PathBuf>,
    /// Packs that are being loaded, each built on by the one before.
    path: Vec<PathBuf>,
}

impl Loader {
    /// Loads the pack in `folder`; `asked` is the place in the manifest that names it as a layer.
    fn pack(&mut self, folder: &Path, asked: Option<Span>) {
        let folder = match folder.canonicalize() {
            Ok(folder) => folder,
            Err(error) => {
                return self.loaded.findings.push(super::reading::cannot_read(&shown(folder), &error));
            }
        };
        if let Some(start) = self.path.iter().position(|above| *above == folder) {
            return self.cycle(start, &folder, asked);
        }
        if !self.known.insert(folder.clone()) {
            return;
        }
        self.path.push(folder.clone());
        let manifest = self.manifest(&folder);
        for (layer, span) in &manifest.layers {
            self.layer(&folder, layer, *span);
        }
        match rule_files_of_pack(&folder) {
            Ok(files) => files.iter().for_each(|file| self.rule_file(file, asked.is_none())),
            Err(finding) => self.loaded.findings.push(finding),
        }
        self.path.pop();
    }

    fn manifest(&mut self, folder: &Path) -> Manifest {
        let path = folder.join(MANIFEST);
        let name = shown(&path);
        match read_text(&path, &name, RULES_LIMIT) {
            Ok(text) => {
                let file = self.loaded.sources.add(name, text.as_str());
                let (manifest, findings) = Manifest::read(&text, file);
                self.loaded.findings.extend(findings);
                manifest
            }
            Err(finding) => {
                self.loaded.findings.push(finding);
                Manifest::default()
            }
        }
    }

    fn layer(&mut self, folder: &Path, layer: &str, span: Span) {
        let below = folder.join(layer);
        if below.join(MANIFEST).is_file() {
            return self.pack(&below, Some(span));
        }
        let finding = Diagnostic::new(&codes::LAYER_NOT_FOUND, span);
        let path = shown(&normalised(&below.join(MANIFEST)));
        self.loaded.findings.push(finding.arg("layer", layer).arg("path", path));
    }

    fn cycle(&mut self, start: usize, folder: &Path, asked: Option<Span>) {
        let circle = self.path.iter().skip(start).map(PathBuf::as_path).chain([folder]);
        let cycle: Vec<String> = circle.map(shown).collect();
        let finding = match asked {
            Some(span) => Diagnostic::new(&codes::LAYER_CYCLE, span),
            None => Diagnostic::without_place(&codes::LAYER_CYCLE),
        };
        self.loaded.findings.push(finding.arg("cycle", cycle.join(" → ")));
    }

    fn rule_file(&mut self, path: &Path, own: bool) {
        let name = shown(path);
        let text = match read_text(path, &name, RULES_LIMIT) {
            Ok(text) => text,
            Err(finding) => return self.loaded.findings.push(finding),
        };
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            return self
                .loaded
                .findings
                .push(Diagnostic::without_place(&codes::EMPTY_FILE).arg("path", name));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        for table in tables_named(&text) {
            self.table(folder, &name, table);
        }
        if own {
            self.loaded.own.push(name.clone());
        }
        self.loaded.sources.add(name, text);
    }

    /// Reads a table beside a rule file. One that is not there is left to the checker, which knows the
    /// place where it is named.
    fn table(&mut self, folder: &Path, rule_file: &str, table: &str) {
        let path = folder.join(table);
        if !path.is_file() {
            return;
        }
        let beside = Path::new(rule_file).parent().unwrap_or(Path::new(""));
        let name = with_slashes(&normalised(&beside.join(table)));
        if self.loaded.sources.find(&name).is_some() {
            return;
        }
        match read_text(&path, &name, TABLE_LIMIT) {
            Ok(text) => {
                self.loaded.sources.add(name, text);
            }
            Err(finding) => self.loaded.findings.push(finding),
        }
    }
}

/// The tables that a rule file may name: every text in quotation marks that ends in `.csv`. Reading one
/// too many (named in a comment) does no harm, and the rules need not be understood here.
fn tables_named(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.match_indices(".csv").filter_map(|(at, found)| text.get(..at.checked_add(found.len())?));
    ends.filter_map(|before| {
        let start = before.rfind(['"', '“', '「', '＂', '\n', '『'])?;
        let quoted = before.get(start..)?;
        let mut inner = quoted.chars();
        (inner.next()? != '\n').then_some(inner.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_in_any_quotation_marks() {
        let text = "from \"a.csv\"\n取自 “表/b.csv”\n-- c.csv\n取自「d.csv」 from \"e.csv.bak\"";
        assert_eq!(tables_named(text).collect::<Vec<_>>(), ["a.csv", "表/b.csv", "d.csv", "e.csv"]);
    }
}
