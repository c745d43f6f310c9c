//! A household over a run of months, and what was paid in them. Nothing is computed here.

use almoner_check::calendar::first_day_of_month;
use almoner_diagnostic::codes::months::MONTH_UNREADABLE;
use almoner_diagnostic::{Diagnostic, Language};
use almoner_eval::{EvaluateOptions, Facts};
use jiff::civil::Date;

use crate::diagnostics::Diagnostics;
use crate::facts::IntoFacts;
use crate::program::Program;

/// What a month can be made of: a jiff date in it, or a text like `2025-08` or `2025年8月`.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let facts = serde_json::json!({ "income": 700, "rural": false });
/// let one = program.evaluate_months(&facts, "2025-01", "2025年3月")?;
/// let other = program.evaluate_months(&facts, jiff::civil::date(2025, 1, 1), "2025-03")?;
/// assert_eq!(one.to_json(), other.to_json());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
pub trait IntoMonth {
    /// Its first day.
    ///
    /// # Errors
    /// A finding, where a text is no month.
    fn into_month(self) -> Result<Date, Box<Diagnostic>>;
}

impl IntoMonth for Date {
    fn into_month(self) -> Result<Date, Box<Diagnostic>> {
        Ok(first_day_of_month(self))
    }
}

impl IntoMonth for &str {
    fn into_month(self) -> Result<Date, Box<Diagnostic>> {
        almoner_eval::month(self)
            .ok_or_else(|| Box::new(Diagnostic::without_place(&MONTH_UNREADABLE).arg("month", self)))
    }
}

impl Program {
    /// Decides all benefits as of the first day of each month from `from` to `to`, both counted: at most 1,200.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let timeline = program.evaluate_months(&facts, "2025-01", "2025-12")?;
    /// assert_eq!(timeline.total("allowance").as_deref(), Some("3600"));
    /// assert!(program.evaluate_months(&facts, "2025-12", "2025-01").is_err());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`] in any of the months, and a run of months that is empty or too long.
    pub fn evaluate_months(
        &self,
        facts: impl IntoFacts,
        from: impl IntoMonth,
        to: impl IntoMonth,
    ) -> Result<Timeline, Diagnostics> {
        self.evaluate_months_telling(facts, from, to, |_| {})
    }

    /// As [`Program::evaluate_months`]; `seen` is told how many months are done, after each.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let mut done = 0;
    /// program.evaluate_months_telling(&facts, "2025-01", "2025-12", |months| done = months)?;
    /// assert_eq!(done, 12);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate_months`].
    pub fn evaluate_months_telling(
        &self,
        facts: impl IntoFacts,
        from: impl IntoMonth,
        to: impl IntoMonth,
        seen: impl FnMut(usize),
    ) -> Result<Timeline, Diagnostics> {
        let month =
            |month: Result<Date, Box<Diagnostic>>| month.map_err(|finding| Diagnostics::from(*finding));
        let (from, to) = (month(from.into_month())?, month(to.into_month())?);
        let (facts, _) = self.case(facts, from)?;
        let data = self.prepared().evaluate_months(&facts, (from, to), &EvaluateOptions::default(), seen);
        let data = data.map_err(|finding| self.found(finding))?;
        Ok(Timeline { program: self.clone(), facts, data })
    }
}

/// What a household gets month by month.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// # let program = almoner::compile([("allowance.alm", rules)])?;
/// let facts = serde_json::json!({ "income": 700, "rural": false });
/// let timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
/// assert!(timeline.is_decided());
/// assert_eq!(timeline.amount("allowance", "2025-02").as_deref(), Some("300"));
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Timeline {
    program: Program,
    facts: Facts,
    data: almoner_eval::Timeline,
}

impl Timeline {
    /// Whether nothing is undecided in any month.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let nothing_known = serde_json::json!({});
    /// assert!(!program.evaluate_months(&nothing_known, "2025-01", "2025-03")?.is_decided());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn is_decided(&self) -> bool {
        self.data.is_decided()
    }

    /// What a benefit pays in a month, exactly, in its own unit and without it; 0 where it is refused. `None` where
    /// it is undecided, pays no cash, the program has no such benefit or the timeline no such month. A benefit of
    /// members: for the first of them.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// # let timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
    /// assert_eq!(timeline.amount("allowance", "2025-03").as_deref(), Some("300"));
    /// assert_eq!(timeline.amount("allowance", "2025-04"), None);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn amount(&self, benefit: &str, month: impl IntoMonth) -> Option<String> {
        let first = month.into_month().ok()?;
        let month = self.data.months.iter().find(|month| month.first == first)?;
        let benefits = &self.program.prepared().program().benefits;
        let outcome = month.outcome.benefits.iter().find(|outcome| {
            benefits.get(outcome.benefit.index()).is_some_and(|found| &*found.declared.name == benefit)
        })?;
        Some(outcome.amount.as_ref()?.number()?.to_string())
    }

    /// What a benefit that pays by the month comes to over the months that are decided, without its unit. A benefit
    /// of members: for the first of them.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// # let timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
    /// assert_eq!(timeline.total("allowance").as_deref(), Some("900"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn total(&self, benefit: &str) -> Option<String> {
        let program = self.program.prepared().program();
        let total = self.data.totals(program).into_iter().find(|total| {
            let found = program.benefits.get(total.benefit.index());
            found.is_some_and(|found| &*found.declared.name == benefit)
        })?;
        Some(total.sum.to_string())
    }

    /// Holds what was paid against what is due by the facts known now: from then on the text and the JSON tell the
    /// arrears and the overpayments of each month. `paid` is JSON text: `{"benefit": {"2025-01": 600}}`, for a
    /// benefit of members `{"benefit": {"members[0]": {"2025-01": 100}}}`, or what [`Timeline::to_json`] gave
    /// before.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let mut timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
    /// timeline.settle(r#"{"allowance": {"2025-01": 250, "2025-02": 350, "2025-03": 300}}"#)?;
    /// assert!(timeline.to_text(almoner::Language::English).contains("arrears 50 yuan, overpaid 50 yuan"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// JSON of another form, and payments that the program does not know.
    pub fn settle(&mut self, paid: &str) -> Result<(), Diagnostics> {
        let settled = self.data.settle(self.program.prepared(), paid);
        settled.map_err(|finding| Diagnostics::from(*finding))
    }

    /// The timeline as JSON text, with the outcome of each month: the same bytes every time.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let mut timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
    /// let paid = timeline.to_json();
    /// assert!(paid.starts_with(r#"{"format":"almoner-months/1""#));
    /// timeline.settle(&paid)?;
    /// assert!(timeline.to_json().contains(r#""arrears":"0","overpaid":"0""#));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_json(&self) -> String {
        self.data.to_json(self.program.prepared())
    }

    /// The timeline for people: for each benefit a line a month, what changed, the sum, and what is owed.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
    /// assert!(timeline.to_text(almoner::Language::Chinese).contains("合计：900元，共 3 个月"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        self.data.to_text(self.program.prepared(), &self.facts, language, false)
    }

    /// As [`Timeline::to_text`], and below each change the conditions and lines that changed.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let timeline = program.evaluate_months(&facts, "2025-01", "2025-03")?;
    /// let nothing_changed = timeline.to_text(almoner::Language::English);
    /// assert_eq!(timeline.to_text_with_reasons(almoner::Language::English), nothing_changed);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn to_text_with_reasons(&self, language: Language) -> String {
        self.data.to_text(self.program.prepared(), &self.facts, language, true)
    }
}
