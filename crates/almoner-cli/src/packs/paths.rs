//! How paths are shown and joined: relative to the current folder where that is near, with `/` between
//! folders. Never opens a file.

use std::path::{Component, Path, PathBuf};

/// How many `..` are still easier to read than an absolute path.
const MOST_STEPS_UP: usize = 3;

/// A path as messages show it: relative to the current folder if it lies in it or near it.
pub fn shown(path: &Path) -> String {
    let Ok(here) = std::env::current_dir().and_then(|folder| folder.canonicalize()) else {
        return with_slashes(path);
    };
    let absolute = normalised(&here.join(path));
    relative(&here, &absolute).map_or_else(|| with_slashes(&absolute), |near| with_slashes(&near))
}

fn relative(here: &Path, there: &Path) -> Option<PathBuf> {
    let common = here.components().zip(there.components()).take_while(|(left, right)| left == right).count();
    let steps_up = here.components().count().saturating_sub(common);
    if steps_up > MOST_STEPS_UP || (common <= 1 && steps_up > 0) {
        return None;
    }
    let up = std::iter::repeat_n(Component::ParentDir, steps_up);
    let near: PathBuf = up.chain(there.components().skip(common)).collect();
    Some(if near.as_os_str().is_empty() { PathBuf::from(".") } else { near })
}

/// The path without `.` and, as far as names say, without `..`.
pub(super) fn normalised(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in path.components() {
        let after_a_name = matches!(clean.components().next_back(), Some(Component::Normal(_)));
        match component {
            Component::CurDir => {}
            Component::ParentDir if after_a_name => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

/// The path as text with `/` between folders; what is not Unicode is replaced.
pub(super) fn with_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_near_the_current_folder_are_relative() {
        let near =
            |there: &str| relative(Path::new("/a/b/c"), Path::new(there)).map(|path| with_slashes(&path));
        assert_eq!(near("/a/b/c/x.alm").as_deref(), Some("x.alm"));
        assert_eq!(near("/a/b/d/x.alm").as_deref(), Some("../d/x.alm"));
        assert_eq!(near("/a/b/c").as_deref(), Some("."));
        assert_eq!(near("/z/x.alm"), None);
    }

    #[test]
    fn points_are_taken_out_by_name() {
        assert_eq!(normalised(Path::new("a/./b/../c")), Path::new("a/c"));
        assert_eq!(normalised(Path::new("../a")), Path::new("../a"));
    }
}
