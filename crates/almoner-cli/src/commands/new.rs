//! `almoner new`: makes a pack to start from, in the reader's language, that checks, tests and explains at once.

use std::fs;
use std::path::Path;

use almoner::codes::packs as codes;
use almoner::{Diagnostic, Language};

use crate::arguments::New;
use crate::packs::{MANIFEST, reason, shown};
use crate::terminal::Terminal;
use crate::writing::write_whole;
use crate::{Ended, Exit, words};

/// The files of a new pack beside its manifest: name and content.
type Template = &'static [(&'static str, &'static str)];

const ENGLISH: Template = &[
    ("subsistence.alm", include_str!("../../templates/en/subsistence.alm")),
    ("standards.csv", include_str!("../../templates/en/standards.csv")),
    ("family.json", include_str!("../../templates/en/family.json")),
];

const CHINESE: Template = &[
    ("subsistence.alm", include_str!("../../templates/zh/subsistence.alm")),
    ("standards.csv", include_str!("../../templates/zh/standards.csv")),
    ("family.json", include_str!("../../templates/zh/family.json")),
];

/// Makes the folder and its files and says what to try next.
pub(crate) fn new(arguments: &New, terminal: &mut Terminal) -> Ended {
    let folder = &arguments.folder;
    make_folder(folder)?;
    let template = match terminal.language {
        Language::English => ENGLISH,
        Language::Chinese => CHINESE,
    };
    for (name, text) in template {
        write_whole(&folder.join(name), text)?;
    }
    // The manifest comes last: a folder that has it is whole.
    write_whole(&folder.join(MANIFEST), &manifest(folder))?;
    terminal.print(&next_steps(&shown(folder), terminal.language))?;
    Ok(Exit::Done)
}

fn make_folder(folder: &Path) -> Result<(), Diagnostic> {
    let refused = |error: std::io::Error| {
        Diagnostic::without_place(&codes::CANNOT_WRITE)
            .arg("path", shown(folder))
            .arg("reason", reason(&error))
    };
    if folder.exists() {
        let empty = folder.is_dir() && fs::read_dir(folder).map_err(refused)?.next().is_none();
        if !empty {
            return Err(Diagnostic::without_place(&codes::FOLDER_NOT_EMPTY).arg("path", shown(folder)));
        }
    }
    fs::create_dir_all(folder).map_err(refused)
}

fn manifest(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name: String = name.chars().filter(|c| c.is_alphanumeric() || "-_. ".contains(*c)).collect();
    let name = if name.trim().is_empty() { "county" } else { name.trim() };
    format!("name = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2026\"\n")
}

fn next_steps(folder: &str, language: Language) -> String {
    let made = words::MADE.get(language);
    let try_next = words::TRY.get(language);
    format!(
        "{made} {folder}\n{try_next}\n  almoner check {folder}\n  almoner test {folder}\n  \
         almoner explain {folder} --facts {folder}/family.json --as-of 2025-08-01\n"
    )
}
