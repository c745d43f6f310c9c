//! Writes files whole or not at all: into a neighbour first, which then takes the name.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use almoner::Diagnostic;
use almoner::codes::packs as codes;

use crate::packs::{reason, shown};

/// Makes `text` the content of the file at `path`. Whoever reads it meanwhile sees the old or the new
/// content, never half of it; where writing fails, the old one stays.
///
/// # Errors
/// A finding, where the folder is not there, is write-protected or full.
pub(crate) fn write_whole(path: &Path, text: &str) -> Result<(), Diagnostic> {
    // A link keeps pointing where it points: what it points at is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let neighbour = neighbour(&target);
    let written = write_new(&neighbour, &target, text).and_then(|()| fs::rename(&neighbour, &target));
    written.map_err(|error| {
        // The neighbour may not exist; there is nothing more to be done about it.
        let _ = fs::remove_file(&neighbour);
        Diagnostic::without_place(&codes::CANNOT_WRITE).arg("path", shown(path)).arg("reason", reason(&error))
    })
}

fn write_new(neighbour: &Path, target: &Path, text: &str) -> std::io::Result<()> {
    if target.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(neighbour)?;
    file.write_all(text.as_bytes())?;
    if let Ok(about) = fs::metadata(target) {
        file.set_permissions(about.permissions())?;
    }
    file.sync_all()
}

/// A name beside `target` that no other run of the program uses.
fn neighbour(target: &Path) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_replaced_and_nothing_else_is_left() {
        let folder = std::env::temp_dir().join(format!("almoner-writing-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.alm");
        write_whole(&file, "one").unwrap();
        write_whole(&file, "two").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        assert_eq!(write_whole(&folder, "three").unwrap_err().code.number, "E0920");
        assert_eq!(write_whole(&folder.join("none/a.alm"), "three").unwrap_err().code.number, "E0920");
        fs::remove_dir_all(&folder).unwrap();
    }
}
