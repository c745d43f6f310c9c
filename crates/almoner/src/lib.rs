//! Social-assistance rules that can be read, checked, run and explained.
//!
//! A rule file says in the words of a regulation who may receive which help, how much, from when, and by which
//! article. [`compile`] turns rule files into a [`Program`]; the program turns the facts of a household into an
//! [`Outcome`], and says why.
//!
//! ```
//! let rules = r#"
//! module county
//! source measures "Measures"
//!
//! entity household
//!   income "income" : yuan per month, at least 0 yuan per month
//!
//! benefit allowance "allowance" for household
//!   requires
//!     low_income "income is below 1,000 yuan": income < 1,000 yuan per month cites measures art. 3
//!   pays monthly
//!     gap "gap": 1,000 yuan per month - income cites measures art. 4
//! "#;
//! let program = almoner::compile([("rules.alm", rules)])?;
//! let facts = serde_json::json!({ "income": 700 });
//! println!("{}", program.evaluate(&facts, "2025-06-01")?.to_json());
//! println!("{}", program.explain(&facts, "2025-06-01", "allowance")?.to_text(almoner::Language::Chinese));
//! # Ok::<(), almoner::Diagnostics>(())
//! ```
//!
//! What was not given is unknown, never zero and never no. Amounts are exact. The same question gives the same
//! bytes. Nothing here opens a file or looks at a clock.

mod diagnostics;
mod facts;
mod formatting;
mod months;
mod outcome;
mod program;
mod testing;

pub use almoner_diagnostic::{
    Arg, Characters, Code, Diagnostic, Edit, FileId, Fix, Language, LineColumn, Related, Severity, Sources,
    Span, Style, Text, codes, message, page,
};
pub use almoner_eval::explain::Phrase;
pub use almoner_eval::trials::PointKind;
pub use almoner_syntax::format::Keywords;
pub use diagnostics::Diagnostics;
pub use facts::{IntoDay, IntoFacts, Json};
pub use formatting::format;
pub use jiff::civil::Date;
pub use months::{IntoMonth, Timeline};
pub use outcome::{Ask, Explanation, Outcome, Record, Replay};
pub use program::{Program, compile, compile_on};
pub use testing::{Coverage, CoveragePoint, Example, Place, Property, PropertyResult, TestFailure};
