//! Reads one file or stream as UTF-8 text within a limit of size. Every way in which that can fail is a finding.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use almoner::codes::packs as codes;
use almoner::{Arg, Diagnostic};

/// Rule files and manifests: 8 MiB.
pub(super) const RULES_LIMIT: u64 = 8;
/// Tables: 64 MiB.
pub(super) const TABLE_LIMIT: u64 = 64;
/// Facts and records: 64 MiB.
pub const FACTS_LIMIT: u64 = 64;

const MIB: u64 = 1024 * 1024;

/// The text of the file at `path`, which messages call `name`, if it has at most `limit` MiB.
///
/// # Errors
/// A finding, where the file is not there, cannot be read, is too large or is not UTF-8.
pub fn read_text(path: &Path, name: &str, limit: u64) -> Result<String, Diagnostic> {
    let file = File::open(path).map_err(|error| cannot_read(name, &error))?;
    let about = file.metadata().map_err(|error| cannot_read(name, &error))?;
    if about.is_dir() {
        return Err(Diagnostic::without_place(&codes::CANNOT_READ)
            .arg("path", name)
            .arg("reason", codes::IS_A_FOLDER));
    }
    if about.len() > limit.saturating_mul(MIB) {
        return Err(too_large(name, limit));
    }
    read_stream(file, name, limit)
}

/// The text of a rule file.
///
/// # Errors
/// As for [`read_text`].
pub fn read_rules(path: &Path) -> Result<String, Diagnostic> {
    read_text(path, &super::paths::shown(path), RULES_LIMIT)
}

/// The text that `stream` gives, which messages call `name`, if it has at most `limit` MiB.
///
/// # Errors
/// As for [`read_text`].
pub fn read_stream(stream: impl Read, name: &str, limit: u64) -> Result<String, Diagnostic> {
    let most = limit.saturating_mul(MIB);
    let mut bytes = Vec::new();
    let read = stream.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| cannot_read(name, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(too_large(name, limit));
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(name, &error))
}

/// The finding for a file that the system does not let us read.
pub(super) fn cannot_read(name: &str, error: &std::io::Error) -> Diagnostic {
    if error.kind() == ErrorKind::NotFound {
        return Diagnostic::without_place(&codes::NOT_FOUND).arg("path", name);
    }
    Diagnostic::without_place(&codes::CANNOT_READ).arg("path", name).arg("reason", reason(error))
}

/// Why the system refused, in words.
pub(crate) fn reason(error: &std::io::Error) -> Arg {
    match error.kind() {
        ErrorKind::PermissionDenied => codes::NO_PERMISSION.into(),
        ErrorKind::IsADirectory => codes::IS_A_FOLDER.into(),
        ErrorKind::NotADirectory => codes::BEHIND_A_FILE.into(),
        ErrorKind::NotFound => codes::NO_SUCH_FOLDER.into(),
        _ => error.to_string().into(),
    }
}

fn too_large(name: &str, limit: u64) -> Diagnostic {
    Diagnostic::without_place(&codes::FILE_TOO_LARGE).arg("path", name).arg("limit", limit.to_string())
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let offset = error.utf8_error().valid_up_to();
    let before = error.as_bytes().iter().take(offset);
    let line = before.filter(|byte| **byte == b'\n').count().saturating_add(1);
    Diagnostic::without_place(&codes::NOT_UTF8)
        .arg("path", name)
        .arg("offset", offset.to_string())
        .arg("line", line.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_named_by_their_offset() {
        let finding = read_stream(&b"ab\ncd\xff"[..], "x.alm", 1).unwrap_err();
        assert_eq!(finding.code.number, "E0903");
        assert!(finding.args.contains(&("offset", "5".into())));
        assert!(finding.args.contains(&("line", "2".into())));
    }

    #[test]
    fn more_than_the_limit_is_refused() {
        let finding = read_stream(std::io::repeat(b' '), "x.alm", 1).unwrap_err();
        assert_eq!(finding.code.number, "E0904");
    }
}
