//! Where output goes: results to standard output, notes and findings to standard error, in the reader's
//! language, with colours only where they can be seen. Never decides what is said.

use std::io::{self, IsTerminal, Write};

use almoner::{Diagnostics, Language, Style, Text};
use anstream::{AutoStream, ColorChoice};

use crate::arguments::{Arguments, Color};

/// The streams and the language of one run of the command.
pub(crate) struct Terminal {
    /// The language of everything that is printed.
    pub(crate) language: Language,
    colour: ColorChoice,
    out: AutoStream<io::Stdout>,
    notes: AutoStream<io::Stderr>,
}

impl Terminal {
    /// The streams of this process, as the arguments and the environment want them.
    pub(crate) fn new(arguments: &Arguments) -> Self {
        let colour = match arguments.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            language: arguments.lang.map_or_else(language_of_environment, Language::from),
            colour,
            out: AutoStream::new(io::stdout(), colour),
            notes: AutoStream::new(io::stderr(), colour),
        }
    }

    /// Prints a result as it stands.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(crate) fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Prints findings among the results.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(crate) fn print_findings(&mut self, findings: &Diagnostics) -> io::Result<()> {
        let style = self.style(io::stdout().is_terminal());
        self.print(&findings.render(style))
    }

    /// Prints something beside the results.
    ///
    /// # Errors
    /// When standard error is closed.
    pub(crate) fn note(&mut self, text: &str) -> io::Result<()> {
        self.notes.write_all(text.as_bytes())
    }

    /// Prints findings beside the results.
    ///
    /// # Errors
    /// When standard error is closed.
    pub(crate) fn note_findings(&mut self, findings: &Diagnostics) -> io::Result<()> {
        let style = self.style(io::stderr().is_terminal());
        self.note(&findings.render(style))
    }

    /// Shows how far a long run is; only a terminal sees it. A later call replaces it.
    ///
    /// # Errors
    /// When standard error is closed.
    pub(crate) fn progress(&mut self, text: &str) -> io::Result<()> {
        if io::stderr().is_terminal() {
            self.notes.write_all(format!("\r\u{1b}[K{text}").as_bytes())?;
            self.notes.flush()?;
        }
        Ok(())
    }

    /// The words in the reader's language.
    pub(crate) fn words(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    /// Hands over what is still held back.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn style(&self, terminal: bool) -> Style {
        let colour = match self.colour {
            ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal,
        };
        let drawn = if terminal { Style::terminal(self.language) } else { Style::plain(self.language) };
        // Whether colours are really sent is for the stream to say.
        Style { colour, ..drawn }
    }
}

fn language_of_environment() -> Language {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if locale.to_lowercase().starts_with("zh") { Language::Chinese } else { Language::English }
}
