//! Characters to syntax tree and back. Knows no meaning: no type, no unit, no date in force.

pub mod ast;
pub mod format;
pub mod keywords;
mod language;
mod lexer;
mod parser;
mod token;
mod trivia;

pub use language::{KeywordCount, count_keywords, day};
pub use parser::parse;
pub use trivia::{Trivia, TriviaKind};

use almoner_diagnostic::{Diagnostic, Language};

/// What reading a rule file gives: always a tree, and everything that is wrong with the text.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The tree; parts that could not be read stand in it as `Unreadable`.
    pub tree: ast::File,
    /// The findings, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
    /// Comments and blank lines, in the order of their places.
    pub trivia: Vec<Trivia>,
    /// The language of most of its keywords; English where there are as many of both.
    pub language: Language,
}
