//! In which forms a host may give facts and days.

use std::borrow::Cow;

use almoner_check::calendar::parse_date;
use almoner_diagnostic::codes::packs::AS_OF_UNREADABLE;
use almoner_diagnostic::{Diagnostic, codes};
use jiff::civil::Date;
use serde::Serialize;

/// Facts as a JSON text: the way to give them without going through a value in memory.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let outcome = program.evaluate(almoner::Json(r#"{"income": 700, "rural": false}"#), "2025-06-01")?;
/// assert!(outcome.is_decided());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Json<'a>(pub &'a str);

/// What facts can be made of: a reference to anything that serde can serialize (a struct of yours, a
/// `serde_json::Value`), or a text in [`Json`].
///
/// Numbers are read from their text: a float such as `0.1` means its shortest decimal form, exactly 0.1.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// #[derive(serde::Serialize)]
/// struct Household {
///     income: f64,
///     rural: bool,
/// }
///
/// let outcome = program.evaluate(&Household { income: 700.1, rural: false }, "2025-06-01")?;
/// assert_eq!(outcome.amount("allowance").as_deref(), Some("299.9"));
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
pub trait IntoFacts {
    /// The facts as JSON text.
    ///
    /// # Errors
    /// A finding, where a value cannot be put into JSON.
    fn into_json<'f>(self) -> Result<Cow<'f, str>, Box<Diagnostic>>
    where
        Self: 'f;
}

impl IntoFacts for Json<'_> {
    fn into_json<'f>(self) -> Result<Cow<'f, str>, Box<Diagnostic>>
    where
        Self: 'f,
    {
        Ok(Cow::Borrowed(self.0))
    }
}

impl<T: Serialize + ?Sized> IntoFacts for &T {
    fn into_json<'f>(self) -> Result<Cow<'f, str>, Box<Diagnostic>>
    where
        Self: 'f,
    {
        serde_json::to_string(self).map(Cow::Owned).map_err(|error| {
            let finding = Diagnostic::without_place(&codes::packs::FACTS_UNSERIALIZABLE);
            Box::new(finding.arg("reason", error.to_string()))
        })
    }
}

/// What the day of a decision can be made of: a jiff date, or a text like `2025-08-01` or `2025年8月1日`.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let facts = serde_json::json!({ "income": 700, "rural": true });
/// let one = program.evaluate(&facts, jiff::civil::date(2025, 6, 1))?;
/// let other = program.evaluate(&facts, "2025年6月1日")?;
/// assert_eq!(one.to_json(), other.to_json());
/// assert!(program.evaluate(&facts, "tomorrow").is_err());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
pub trait IntoDay {
    /// The day.
    ///
    /// # Errors
    /// A finding, where a text is no day.
    fn into_day(self) -> Result<Date, Box<Diagnostic>>;
}

impl IntoDay for Date {
    fn into_day(self) -> Result<Date, Box<Diagnostic>> {
        Ok(self)
    }
}

impl IntoDay for &str {
    fn into_day(self) -> Result<Date, Box<Diagnostic>> {
        parse_date(self.trim())
            .ok_or_else(|| Box::new(Diagnostic::without_place(&AS_OF_UNREADABLE).arg("date", self)))
    }
}
