//! A finding as data: a code, its places, its arguments and its repairs. Words are put in when it is shown.

use crate::{Code, Span, Text};

/// A value put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// The same in every language: a name, a number, a date, a piece of the author's text.
    Plain(String),
    /// Words that differ by language.
    Words {
        /// English.
        en: String,
        /// Chinese.
        zh: String,
    },
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Words { en: text.en.to_owned(), zh: text.zh.to_owned() }
    }
}

/// Another place that has to do with a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is to be seen there; may use the arguments of its diagnostic.
    pub message: Text,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The text that goes (empty: a pure insertion).
    pub span: Span,
    /// The text that comes.
    pub replacement: String,
}

/// A repair that can be applied as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the repair does; may use the arguments of its diagnostic.
    pub title: Text,
    /// All edits of the repair; they do not overlap.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: &'static Code,
    /// The place; `None` where there is no file (a fact given by a host, a missing folder).
    pub span: Option<Span>,
    /// The values of the message's placeholders.
    pub args: Vec<(&'static str, Arg)>,
    /// Other places.
    pub related: Vec<Related>,
    /// Repairs, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of kind `code` at `span`.
    pub fn new(code: &'static Code, span: Span) -> Self {
        Self { code, span: Some(span), args: Vec::new(), related: Vec::new(), fixes: Vec::new() }
    }

    /// A finding of kind `code` that has no place in a file.
    pub fn without_place(code: &'static Code) -> Self {
        Self { code, span: None, args: Vec::new(), related: Vec::new(), fixes: Vec::new() }
    }

    /// Gives the value of placeholder `name`.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, message: Text) -> Self {
        self.related.push(Related { span, message });
        self
    }

    /// Adds a repair that replaces the text at `span`.
    #[must_use]
    pub fn fix(mut self, title: Text, span: Span, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { title, edits: vec![Edit { span, replacement: replacement.into() }] });
        self
    }
}
