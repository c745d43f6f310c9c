//! The case that a command is about: a program, the facts of a household, a day. Reads them from where the
//! arguments say.

use std::io::{self, IsTerminal};
use std::path::Path;

use almoner::codes::packs as codes;
use almoner::{Date, Diagnostic, IntoDay, Program};

use crate::Stop;
use crate::arguments::{Case, Household};
use crate::packs::{FACTS_LIMIT, load, read_stream, read_text, shown};

/// How messages call facts that come from standard input.
const STANDARD_INPUT: &str = "-";

/// A program, the facts of a household as JSON text, and a day.
pub(crate) struct Loaded {
    pub(crate) program: Program,
    pub(crate) facts: String,
    pub(crate) as_of: Date,
}

impl Case {
    /// Reads the program, the facts and the day; the cheap things first.
    pub(crate) fn load(&self) -> Result<Loaded, Stop> {
        let as_of = self.as_of.as_str().into_day().map_err(|finding| Stop::from(*finding))?;
        let (program, facts) = self.household.load()?;
        Ok(Loaded { program, facts, as_of })
    }
}

impl Household {
    /// Reads the program and the facts.
    pub(crate) fn load(&self) -> Result<(Program, String), Stop> {
        let program = program_at(&self.path)?;
        let facts = self.read_facts()?;
        Ok((program, facts))
    }

    fn read_facts(&self) -> Result<String, Diagnostic> {
        match self.facts.as_deref() {
            Some(path) if path != Path::new(STANDARD_INPUT) => read_text(path, &shown(path), FACTS_LIMIT),
            None if io::stdin().is_terminal() => Err(Diagnostic::without_place(&codes::NO_FACTS)),
            _ => {
                let text = read_stream(io::stdin().lock(), STANDARD_INPUT, FACTS_LIMIT)?;
                if self.facts.is_none() && text.trim().is_empty() {
                    return Err(Diagnostic::without_place(&codes::NO_FACTS));
                }
                Ok(text)
            }
        }
    }
}

/// The program at a path.
pub(crate) fn program_at(path: &Path) -> Result<Program, Stop> {
    load(path).compile().map_err(Stop::Findings)
}
