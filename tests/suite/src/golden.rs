//! Expected output in files: compared, or written anew with `UPDATE_EXPECTED=1`.

use std::path::Path;

/// Compares `actual` with the content of the file at `path`.
///
/// # Errors
/// What differs, line by line, where the file says something else or is not there.
pub fn compare(path: &Path, actual: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| !value.is_empty() && value != "0") {
        return std::fs::write(path, actual).map_err(|error| format!("{}: {error}", path.display()));
    }
    let expected = std::fs::read_to_string(path).map_err(|error| {
        format!("{}: {error}; UPDATE_EXPECTED=1 writes it. It would be:\n{actual}", path.display())
    })?;
    if expected == actual {
        return Ok(());
    }
    Err(format!(
        "{} says something else (UPDATE_EXPECTED=1 writes it anew):\n{}",
        path.display(),
        lines(&expected, actual)
    ))
}

/// The lines of both, those that differ marked with `-` (expected) and `+` (actual).
fn lines(expected: &str, actual: &str) -> String {
    let mut shown = String::new();
    let (mut left, mut right) = (expected.lines(), actual.lines());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return shown,
            (Some(one), Some(other)) if one == other => shown.push_str(&format!("  {one}\n")),
            (one, other) => {
                one.into_iter().for_each(|line| shown.push_str(&format!("- {line}\n")));
                other.into_iter().for_each(|line| shown.push_str(&format!("+ {line}\n")));
            }
        }
    }
}
