//! What the tests that cross crates share: where the repository is, which files it has.

pub mod files;
