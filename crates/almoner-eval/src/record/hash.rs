//! The hash of a program, such that anyone can compute it again with common tools.

use almoner_check::program::Program;
use almoner_diagnostic::Sources;
use sha2::{Digest, Sha256};

use super::json::Json;

/// The hash of a program: the SHA-256 of the listing that `sha256sum` prints for its files, sorted by path.
///
/// That is one line for each file, in the order of the bytes of their paths: the SHA-256 of the file's text in
/// lower-case hexadecimal, two blanks, the path, a line end. So, in the folder that the paths are given from,
/// `sha256sum PATH… | sha256sum` prints the same for files that begin with no byte-order mark.
pub fn program_hash(sources: &Sources) -> String {
    let mut listing = String::new();
    for (path, hash) in files(sources) {
        listing.push_str(&format!("{hash}  {path}\n"));
    }
    file_hash(&listing)
}

/// The SHA-256 of a text in lower-case hexadecimal.
pub fn file_hash(text: &str) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// Path and hash of each file, sorted by path.
fn files(sources: &Sources) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> =
        sources.iter().map(|(_, path, text)| (path, file_hash(text))).collect();
    files.sort();
    files
}

/// The program's part of a record.
pub(super) fn program(program: &Program) -> Json {
    let each = files(&program.files)
        .into_iter()
        .map(|(path, hash)| Json::object([("path", Json::text(path)), ("sha256", Json::text(hash))]));
    Json::object([
        ("sha256", Json::text(program_hash(&program.files))),
        ("files", Json::List(each.collect())),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_listing_of_sha256sum() {
        let mut sources = Sources::new();
        sources.add("b.alm", "module b\n");
        sources.add("a.csv", "");
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(file_hash(""), empty);
        let listing = format!("{empty}  a.csv\n{}  b.alm\n", file_hash("module b\n"));
        assert_eq!(program_hash(&sources), file_hash(&listing));
    }

    #[test]
    fn the_order_of_adding_does_not_count() {
        let mut one = Sources::new();
        one.add("a.alm", "module a");
        one.add("b.alm", "module b");
        let mut other = Sources::new();
        other.add("b.alm", "module b");
        other.add("a.alm", "module a");
        assert_eq!(program_hash(&one), program_hash(&other));
    }
}
