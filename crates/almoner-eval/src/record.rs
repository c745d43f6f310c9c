//! The decision record: everything that is needed to repeat a decision, and to prove that it was repeated.
//!
//! A record is JSON of the format [`FORMAT`], canonical: the same program, facts and day give the same bytes.
//! In order it holds
//!
//! | part | what |
//! |---|---|
//! | `format` | `almoner-record/1` |
//! | `engine` | the version of this library |
//! | `program` | the hash of the program and of each of its files (see [`program_hash`]) |
//! | `as_of` | the day |
//! | `asked_for` | the outputs asked for beside the benefits |
//! | `facts` | the facts as given, amounts as text; reading them again gives the same facts |
//! | `parameters` | each figure set by law that was used: name, keys, value, unit, period, file, citations |
//! | `roundings` | each rounding: where, how, before, step, after |
//! | `citations` | every place in a legal text that the results rest on |
//! | `outcome` | the results |
//!
//! It holds no time of day and no name of a machine: nothing that a second run could not repeat.

mod facts;
pub(crate) mod hash;
pub(crate) mod json;
mod used;

use almoner_check::program::Program;
use almoner_diagnostic::codes::records;
use almoner_diagnostic::{Arg, Diagnostic};
use jiff::civil::Date;

pub use hash::{file_hash, program_hash};

use crate::explain::places;
use crate::facts::Facts;
use crate::outcome::Outcome;
use crate::prepared::{EvaluateOptions, Prepared};
use json::Json;

/// The format of a record.
pub const FORMAT: &str = "almoner-record/1";

/// The version of this library, as records carry it.
pub const ENGINE: &str = concat!("almoner ", env!("CARGO_PKG_VERSION"));

/// A decision record.
#[derive(Clone, Debug)]
pub struct Record {
    content: Json,
}

impl Record {
    /// Evaluates and records: all benefits, and the values named in `asked_for`.
    ///
    /// # Errors
    /// What evaluation refuses, and a name that the program does not know.
    pub fn make(
        prepared: &Prepared,
        facts: &Facts,
        as_of: Date,
        asked_for: &[String],
    ) -> Result<(Outcome, Self), Box<Diagnostic>> {
        let outputs = asked_for.iter().map(|name| prepared.output(name)).collect::<Result<_, _>>();
        let outputs = outputs.map_err(Box::new)?;
        let options = EvaluateOptions { outputs, ..EvaluateOptions::default() };
        let (outcome, trace) = prepared.evaluate_traced(facts, as_of, &options)?;
        let program = prepared.program();
        let told = crate::explain::Told { program, facts, trace: &trace, as_of };
        let content = Json::object([
            ("format", Json::text(FORMAT)),
            ("engine", Json::text(ENGINE)),
            ("program", hash::program(program)),
            ("as_of", Json::text(as_of.to_string())),
            ("asked_for", Json::texts(asked_for.iter().map(String::as_str))),
            ("facts", facts::canonical(prepared, facts)),
            ("parameters", used::parameters(&told)),
            ("roundings", used::roundings(&told)),
            ("citations", used::citations(&told)),
            ("outcome", serde_json::from_str(&outcome.to_json(prepared)).unwrap_or(Json::Null)),
        ]);
        Ok((outcome, Self { content }))
    }

    /// Reads a record.
    ///
    /// # Errors
    /// E0950 to E0952: the text is no record, or one of another format.
    pub fn read(text: &str) -> Result<Self, Box<Diagnostic>> {
        let not_a_record = |reason| {
            Box::new(Diagnostic::without_place(&records::NOT_A_RECORD).arg("reason", Arg::from(reason)))
        };
        let content: Json = serde_json::from_str(text).map_err(|_| not_a_record(records::NO_JSON))?;
        let record = Self { content };
        let format = record.content.get("format").and_then(Json::as_text);
        let Some(format) = format else { return Err(not_a_record(records::NO_FORMAT)) };
        if format != FORMAT {
            let unknown = Diagnostic::without_place(&records::RECORD_FORMAT_UNKNOWN);
            return Err(Box::new(unknown.arg("format", format).arg("known", FORMAT)));
        }
        for part in ["engine", "program", "as_of", "asked_for", "facts", "parameters", "roundings", "outcome"]
        {
            record.part(part)?;
        }
        Ok(record)
    }

    /// The record as canonical text, ending with a line end.
    pub fn to_json(&self) -> String {
        json::pretty(&self.content)
    }

    /// The day as of which was decided.
    ///
    /// # Errors
    /// E0952.
    pub fn as_of(&self) -> Result<Date, Box<Diagnostic>> {
        let text = self.part("as_of")?.as_text().unwrap_or("");
        text.parse().map_err(|_| incomplete("as_of"))
    }

    /// The facts, as JSON text that [`Prepared::facts_from_json`] reads.
    ///
    /// # Errors
    /// E0952.
    pub fn facts(&self) -> Result<String, Box<Diagnostic>> {
        Ok(json::pretty(self.part("facts")?))
    }

    /// The outputs asked for beside the benefits.
    ///
    /// # Errors
    /// E0952.
    pub fn asked_for(&self) -> Result<Vec<String>, Box<Diagnostic>> {
        let Json::List(names) = self.part("asked_for")? else { return Err(incomplete("asked_for")) };
        let names = names.iter().map(|name| name.as_text().map(str::to_owned));
        names.collect::<Option<_>>().ok_or_else(|| incomplete("asked_for"))
    }

    pub(crate) fn part(&self, name: &'static str) -> Result<&Json, Box<Diagnostic>> {
        self.content.get(name).ok_or_else(|| incomplete(name))
    }
}

fn incomplete(part: &'static str) -> Box<Diagnostic> {
    Box::new(Diagnostic::without_place(&records::RECORD_INCOMPLETE).arg("part", part))
}

/// Where a thing stands in the facts (`members[0]`); empty for the root.
pub(crate) fn thing_path(program: &Program, facts: &Facts, thing: crate::ThingId) -> String {
    places::prefix(program, facts, thing).trim_end_matches('.').to_owned()
}
