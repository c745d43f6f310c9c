//! What a program answers: outcomes, explanations, questions, records, replays. Each is data that can be shown
//! as text or as JSON; nothing is computed here.

use almoner_diagnostic::Language;
use almoner_eval::{BenefitOutcome, Facts, Status};

use crate::diagnostics::Diagnostics;
use crate::program::Program;

/// What a household gets, or what is still needed to say so.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let facts = serde_json::json!({ "income": 700, "rural": false });
/// let outcome = program.evaluate(&facts, "2025-06-01")?;
/// assert!(outcome.is_decided());
/// assert_eq!(outcome.granted("allowance"), Some(true));
/// assert_eq!(outcome.amount("allowance").as_deref(), Some("300"));
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Outcome {
    program: Program,
    facts: Facts,
    data: almoner_eval::Outcome,
}

impl Outcome {
    pub(crate) fn new(program: Program, facts: Facts, data: almoner_eval::Outcome) -> Self {
        Self { program, facts, data }
    }

    /// Whether nothing is undecided.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(!program.evaluate(&serde_json::json!({}), "2025-06-01")?.is_decided());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn is_decided(&self) -> bool {
        self.data.is_decided()
    }

    /// Whether a benefit is granted; `None` where it is undecided or the program has no such benefit. A benefit
    /// of members: for the first of them.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 1200, "rural": false });
    /// assert_eq!(program.evaluate(&facts, "2025-06-01")?.granted("allowance"), Some(false));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn granted(&self, benefit: &str) -> Option<bool> {
        match self.benefit(benefit)?.status {
            Status::Granted => Some(true),
            Status::Refused => Some(false),
            Status::Undecided => None,
        }
    }

    /// What a benefit pays, exactly, in its own unit and without it (`1420`, `299.9`); 0 where it is refused.
    /// `None` where it is undecided, pays no cash, or the program has no such benefit. A benefit of members:
    /// for the first of them.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700.1, "rural": false });
    /// let outcome = program.evaluate(&facts, "2025-06-01")?;
    /// assert_eq!(outcome.amount("allowance").as_deref(), Some("299.9"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn amount(&self, benefit: &str) -> Option<String> {
        let amount = self.benefit(benefit)?.amount.as_ref()?.number()?;
        Some(amount.to_string())
    }

    /// The missing facts that undecided results hang on, the most decisive first, as paths in the facts.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let outcome = program.evaluate(&serde_json::json!({ "rural": false }), "2025-06-01")?;
    /// assert_eq!(outcome.needs(), ["income"]);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn needs(&self) -> Vec<String> {
        let path = |need: &almoner_eval::Need| self.program.prepared().fact_path(&self.facts, need.place);
        self.data.needs.iter().map(path).collect()
    }

    /// The figures that undecided results need and that nobody has set for the day: no fact would help. The other
    /// results stand.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let before_the_first_standard = program.evaluate(&facts, "1999-01-01")?;
    /// assert_eq!(before_the_first_standard.granted("allowance"), None);
    /// for finding in &before_the_first_standard.no_figure() {
    ///     assert_eq!(finding.code.number, "E0808");
    /// }
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn no_figure(&self) -> Diagnostics {
        let of_benefits = self.data.benefits.iter().map(|benefit| &benefit.missing);
        let of_outputs = self.data.outputs.iter().map(|output| output.value.missing());
        let mut all = almoner_eval::Missing::NONE;
        of_benefits.chain(of_outputs).for_each(|missing| all.add(missing));
        let findings = all.figures().iter().map(|figure| (*figure.finding).clone()).collect();
        Diagnostics::new(findings, self.program.prepared().program().files.clone())
    }

    /// The whole outcome as JSON text: the same bytes every time, on every machine.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let json: serde_json::Value =
    ///     serde_json::from_str(&program.evaluate(&facts, "2025-06-01")?.to_json()).unwrap();
    /// assert_eq!(json["as_of"], "2025-06-01");
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_json(&self) -> String {
        self.data.to_json(self.program.prepared())
    }

    /// The outcome in a few lines for people.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let outcome = program.evaluate(&facts, "2025-06-01")?;
    /// assert!(outcome.to_text(almoner::Language::Chinese).contains("补助：给予300元每月"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        almoner_eval::summary(self.program.prepared().program(), &self.facts, &self.data, language)
    }

    fn benefit(&self, name: &str) -> Option<&BenefitOutcome> {
        let benefits = &self.program.prepared().program().benefits;
        self.data.benefits.iter().find(|outcome| {
            benefits.get(outcome.benefit.index()).is_some_and(|benefit| &*benefit.declared.name == name)
        })
    }
}

/// Why an answer is what it is.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let facts = serde_json::json!({ "income": 700, "rural": false });
/// let why = program.explain(&facts, "2025-06-01", "allowance")?;
/// println!("{}", why.to_text(almoner::Language::English));
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Explanation {
    data: almoner_eval::explain::Explanation,
}

impl Explanation {
    pub(crate) fn new(data: almoner_eval::explain::Explanation) -> Self {
        Self { data }
    }

    /// As text for people.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let why = program.explain(&facts, "2025-06-01", "allowance")?;
    /// assert!(why.to_text(almoner::Language::English).contains("article 4"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        almoner_eval::explain::text(&self.data, language)
    }

    /// As one HTML page that needs nothing else.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let why = program.explain(&facts, "2025-06-01", "allowance")?;
    /// assert!(why.to_html(almoner::Language::English).starts_with("<!DOCTYPE html>"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_html(&self, language: Language) -> String {
        almoner_eval::explain::html(&self.data, language)
    }

    /// As JSON text in a fixed order, with all words in both languages.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let why = program.explain(&facts, "2025-06-01", "allowance")?;
    /// assert!(why.to_json().starts_with(r#"{"format":"almoner-explanation/1""#));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.data).unwrap_or_default()
    }
}

/// The fact to ask for next, and why.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// if let Some(ask) = program.ask(&serde_json::json!({}), "2025-06-01")? {
///     println!("{}", ask.to_text(almoner::Language::English));
/// }
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ask {
    data: almoner_eval::ask::Ask,
}

impl Ask {
    pub(crate) fn new(data: almoner_eval::ask::Ask) -> Self {
        Self { data }
    }

    /// Where the answer is to be given in the facts: `members[0].wage`.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let ask = program.ask(&serde_json::json!({ "income": 700 }), "2025-06-01")?;
    /// assert_eq!(ask.map(|ask| ask.path().to_owned()).as_deref(), Some("rural"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn path(&self) -> &str {
        &self.data.path
    }

    /// The question and its reasons as text for people.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let ask = program.ask(&serde_json::json!({ "income": 700 }), "2025-06-01")?;
    /// assert!(ask.is_some_and(|ask| ask.to_text(almoner::Language::Chinese).contains("农村户籍")));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        almoner_eval::ask::text(&self.data, language)
    }

    /// As JSON text in a fixed order, with all words in both languages.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let ask = program.ask(&serde_json::json!({ "income": 700 }), "2025-06-01")?;
    /// assert!(ask.is_some_and(|ask| ask.to_json().contains(r#""path":"rural""#)));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.data).unwrap_or_default()
    }
}

/// A decision written down so that it can be repeated.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let facts = serde_json::json!({ "income": 700, "rural": false });
/// let record = program.record(&facts, "2025-06-01")?;
/// assert!(program.replay(&record.to_json())?.is_equal());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Record {
    data: almoner_eval::record::Record,
}

impl Record {
    pub(crate) fn new(data: almoner_eval::record::Record) -> Self {
        Self { data }
    }

    /// The record as JSON text in a fixed order.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let one = program.record(&facts, "2025-06-01")?.to_json();
    /// let other = program.record(&facts, "2025-06-01")?.to_json();
    /// assert_eq!(one, other);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_json(&self) -> String {
        self.data.to_json()
    }
}

/// What came of computing a recorded decision again.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// # let facts = serde_json::json!({ "income": 700, "rural": false });
/// # let record = program.record(&facts, "2025-06-01")?.to_json();
/// let replay = program.replay(&record)?;
/// assert!(replay.is_equal());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Replay {
    data: almoner_eval::replay::Replay,
}

impl Replay {
    pub(crate) fn new(data: almoner_eval::replay::Replay) -> Self {
        Self { data }
    }

    /// Whether everything came out as it was recorded.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// # let record = program.record(&facts, "2025-06-01")?.to_json();
    /// let tampered = record.replace("700", "600");
    /// assert!(!program.replay(&tampered)?.is_equal());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn is_equal(&self) -> bool {
        self.data.is_equal()
    }

    /// What differs, as text for people.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// # let record = program.record(&facts, "2025-06-01")?.to_json();
    /// assert!(!program.replay(&record)?.to_text(almoner::Language::English).is_empty());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        almoner_eval::replay::text(&self.data, language)
    }
}
