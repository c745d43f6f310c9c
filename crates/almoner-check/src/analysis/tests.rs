//! Tests of the analyses: the search against trying out all values, and findings on rule files.

mod build;
mod search;
