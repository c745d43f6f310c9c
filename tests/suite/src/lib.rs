//! What the tests that cross crates share: where the repository is, which files it has.

pub mod blocks;
pub mod expectations;
pub mod files;
pub mod golden;
pub mod programs;
pub mod repairs;
