//! The hash of a program, such that anyone can compute it again with common tools.

use almoner_check::program::Program;
use almoner_diagnostic::Sources;
use sha2::{Digest, Sha256};

use super::json::Json;

/// The hash of a program: the SHA-256 of a listing of its files.
///
/// The listing has one line for each file: the SHA-256 of its text in lower-case hexadecimal, two blanks, its
/// name without folders, a line end; the lines are sorted by their bytes. So anyone can compute it:
///
/// ```text
/// sha256sum FILE… | sed 's:  .*/:  :' | LC_ALL=C sort | sha256sum
/// ```
///
/// Folders do not count, so that a decision can be repeated from wherever the files are kept. (A byte-order mark
/// at the beginning of a file is no part of its text.)
pub fn program_hash(sources: &Sources) -> String {
    let mut lines: Vec<String> =
        files(sources).into_iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
    lines.sort();
    file_hash(&lines.concat())
}

/// The SHA-256 of a text in lower-case hexadecimal.
pub fn file_hash(text: &str) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// Name and hash of each file, sorted.
fn files(sources: &Sources) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> =
        sources.iter().map(|(_, path, text)| (name(path), file_hash(text))).collect();
    files.sort();
    files
}

/// The name of a file without its folders.
pub(super) fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The program's part of a record.
pub(super) fn program(program: &Program) -> Json {
    let each = files(&program.files)
        .into_iter()
        .map(|(name, hash)| Json::object([("name", Json::text(name)), ("sha256", Json::text(hash))]));
    Json::object([
        ("sha256", Json::text(program_hash(&program.files))),
        ("files", Json::List(each.collect())),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_sorted_listing() {
        let mut sources = Sources::new();
        sources.add("packs/b.alm", "module b\n");
        sources.add("packs/a.csv", "");
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(file_hash(""), empty);
        let mut lines = [format!("{empty}  a.csv\n"), format!("{}  b.alm\n", file_hash("module b\n"))];
        lines.sort();
        assert_eq!(program_hash(&sources), file_hash(&lines.concat()));
    }

    #[test]
    fn order_and_folders_do_not_count() {
        let mut one = Sources::new();
        one.add("a.alm", "module a");
        one.add("../national/b.alm", "module b");
        let mut other = Sources::new();
        other.add("packs/national/b.alm", "module b");
        other.add("packs/local/a.alm", "module a");
        assert_eq!(program_hash(&one), program_hash(&other));
        other.add("packs/local/a.alm", "module a ");
        assert_ne!(program_hash(&one), program_hash(&other));
    }
}
