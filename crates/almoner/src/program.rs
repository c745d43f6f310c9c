//! A compiled program and everything that can be asked of it. Hands each question to the crate that answers it.

use std::sync::Arc;

use almoner_check::CheckOptions;
use almoner_diagnostic::codes::packs::NOTHING_TO_COMPILE;
use almoner_diagnostic::{Diagnostic, Language, Severity, Sources};
use almoner_eval::explain::{Changes, Question};
use almoner_eval::{BenefitScope, EvaluateOptions, Facts, Output, Prepared};
use jiff::civil::Date;

use crate::diagnostics::Diagnostics;
use crate::facts::{IntoDay, IntoFacts};
use crate::outcome::{Ask, Explanation, Outcome, Record, Replay};

/// Compiles rule files (and the tables they name) into a program.
///
/// Everything that can be known without facts is checked: names, units, dates without a value, rules that
/// compete, tables with gaps, guarantees. Warnings do not stop it: see [`Program::warnings`].
///
/// ```
/// let rules = r#"
/// module county
/// source measures "Measures"
///
/// entity household
///   income "income" : yuan per month, at least 0 yuan per month
///
/// benefit allowance "allowance" for household
///   requires
///     low_income "income is below 1,000 yuan": income < 1,000 yuan per month cites measures art. 3
///   pays monthly
///     gap "gap": 1,000 yuan per month - income cites measures art. 4
/// "#;
/// let program = almoner::compile([("rules.alm", rules)])?;
/// let outcome = program.evaluate(&serde_json::json!({ "income": 700 }), "2025-06-01")?;
/// assert_eq!(outcome.amount("allowance").as_deref(), Some("300"));
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
///
/// # Errors
/// All findings, warnings among them, if one of them is an error.
pub fn compile(sources: impl Into<Sources>) -> Result<Program, Diagnostics> {
    compile_with(sources.into(), &CheckOptions::default())
}

/// As [`compile`], knowing the day on which it is done: parameters that run out within a year are reported,
/// and only those.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile_on([("allowance.alm", rules)], "2025-06-01")?;
/// assert!(program.warnings().is_empty());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
///
/// # Errors
/// As for [`compile`], and a text that is no day.
pub fn compile_on(sources: impl Into<Sources>, today: impl IntoDay) -> Result<Program, Diagnostics> {
    let today = today.into_day().map_err(|finding| Diagnostics::from(*finding))?;
    let options = CheckOptions { as_of: Some(today), horizon_months: Some(HORIZON_IN_MONTHS) };
    compile_with(sources.into(), &options)
}

/// How far ahead a figure that runs out is reported.
const HORIZON_IN_MONTHS: u32 = 12;

fn compile_with(sources: Sources, options: &CheckOptions) -> Result<Program, Diagnostics> {
    let checked = almoner_check::check_with(sources, options);
    let Some(program) = checked.program else {
        let mut findings = checked.diagnostics;
        findings.push(Diagnostic::without_place(&NOTHING_TO_COMPILE));
        return Err(Diagnostics::new(findings, Sources::new()));
    };
    let program = Arc::new(program);
    let mut findings = checked.diagnostics;
    if !has_errors(&findings) {
        findings.extend(almoner_eval::guarantees::verify(&program));
    }
    let unusable = has_errors(&findings);
    let findings = Diagnostics::new(findings, Arc::clone(&program.files));
    if unusable {
        return Err(findings);
    }
    Ok(Program { inner: Arc::new(Inner { prepared: Prepared::new(program), warnings: findings }) })
}

fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.code.severity == Severity::Error)
}

/// A compiled program: immutable, `Send + Sync`, cheap to clone.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile([("allowance.alm", rules)])?;
/// let in_a_thread = program.clone();
/// let answer = std::thread::spawn(move || {
///     let facts = serde_json::json!({ "income": 700, "rural": false });
///     in_a_thread.evaluate(&facts, "2025-06-01").map(|outcome| outcome.amount("allowance"))
/// });
/// assert_eq!(answer.join().unwrap()?.as_deref(), Some("300"));
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Program {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    prepared: Prepared,
    warnings: Diagnostics,
}

impl Program {
    /// What was found that is probably not meant, but does not keep the program from being used.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.warnings().is_empty());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn warnings(&self) -> &Diagnostics {
        &self.inner.warnings
    }

    /// The files that it was compiled from.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.sources().find("allowance.alm").is_some());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn sources(&self) -> &Sources {
        &self.inner.prepared.program().files
    }

    /// Whether there is a benefit to decide; a pack of definitions for others to build on may have none.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.has_benefits());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn has_benefits(&self) -> bool {
        !self.prepared().program().benefits.is_empty()
    }

    /// Decides all benefits for the household that `facts` describe, as of a day.
    ///
    /// A fact that is not given is unknown: what hangs on it is undecided, with the range of its amount and
    /// with the facts that are still needed.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let outcome = program.evaluate(&serde_json::json!({ "rural": false }), "2025-06-01")?;
    /// assert!(!outcome.is_decided());
    /// assert_eq!(outcome.needs(), ["income"]);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// Facts that do not fit the program (with their place in the JSON), a text that is no day, and what has no
    /// answer: a day on which a figure has no value, exceptions that compete, a number too large to be held exactly.
    pub fn evaluate(&self, facts: impl IntoFacts, as_of: impl IntoDay) -> Result<Outcome, Diagnostics> {
        self.evaluate_with(facts, as_of, &EvaluateOptions::default())
    }

    /// Computes the named benefits and rules, and no other.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": true });
    /// let outcome = program.evaluate_only(&["gap"], &facts, "2025-06-01")?;
    /// assert!(outcome.to_text(almoner::Language::English).contains("gap: 150 yuan per month"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`], and a name that the program does not have.
    pub fn evaluate_only(
        &self,
        names: &[&str],
        facts: impl IntoFacts,
        as_of: impl IntoDay,
    ) -> Result<Outcome, Diagnostics> {
        let outputs = self.outputs(names)?;
        let options = EvaluateOptions { benefits: BenefitScope::None, outputs, ..EvaluateOptions::default() };
        self.evaluate_with(facts, as_of, &options)
    }

    fn evaluate_with(
        &self,
        facts: impl IntoFacts,
        as_of: impl IntoDay,
        options: &EvaluateOptions,
    ) -> Result<Outcome, Diagnostics> {
        let (facts, as_of) = self.case(facts, as_of)?;
        let outcome =
            self.prepared().evaluate(&facts, as_of, options).map_err(|finding| self.found(finding))?;
        Ok(Outcome::new(self.clone(), facts, outcome))
    }

    /// Why one benefit or rule is what it is: rules, articles, figures, roundings, and what would change it.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 1200, "rural": false });
    /// let why = program.explain(&facts, "2025-06-01", "allowance")?;
    /// assert!(why.to_text(almoner::Language::English).contains("income is below the line"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`], and a name that the program does not have.
    pub fn explain(
        &self,
        facts: impl IntoFacts,
        as_of: impl IntoDay,
        name: &str,
    ) -> Result<Explanation, Diagnostics> {
        let outputs = self.outputs(&[name])?;
        self.explain_question(facts, as_of, outputs)
    }

    /// As [`Program::explain`], for every benefit.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let page = program.explain_all(&facts, "2025-06-01")?.to_html(almoner::Language::Chinese);
    /// assert!(page.contains("补助"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`].
    pub fn explain_all(
        &self,
        facts: impl IntoFacts,
        as_of: impl IntoDay,
    ) -> Result<Explanation, Diagnostics> {
        self.explain_question(facts, as_of, Vec::new())
    }

    fn explain_question(
        &self,
        facts: impl IntoFacts,
        as_of: impl IntoDay,
        outputs: Vec<Output>,
    ) -> Result<Explanation, Diagnostics> {
        let (facts, as_of) = self.case(facts, as_of)?;
        let question = Question { outputs, changes: Changes::Search };
        almoner_eval::explain::explain(self.prepared(), &facts, as_of, &question)
            .map(Explanation::new)
            .map_err(|finding| self.found(finding))
    }

    /// Which fact to ask for next, and why; `None` where nothing is undecided for want of a fact.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let next = program.ask(&serde_json::json!({ "rural": false }), "2025-06-01")?;
    /// assert_eq!(next.map(|ask| ask.path().to_owned()).as_deref(), Some("income"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`].
    pub fn ask(&self, facts: impl IntoFacts, as_of: impl IntoDay) -> Result<Option<Ask>, Diagnostics> {
        let (facts, as_of) = self.case(facts, as_of)?;
        let next = almoner_eval::ask::ask(self.prepared(), &facts, as_of);
        Ok(next.map_err(|finding| self.found(finding))?.map(Ask::new))
    }

    /// Decides all benefits and writes down everything that is needed to repeat it: the hash of the program,
    /// the facts, the figures used, every rounding, the results and their citations.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// let record = program.record(&facts, "2025-06-01")?;
    /// let replay = program.replay(&record.to_json())?;
    /// assert!(replay.is_equal());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`].
    pub fn record(&self, facts: impl IntoFacts, as_of: impl IntoDay) -> Result<Record, Diagnostics> {
        self.record_with(&[], facts, as_of)
    }

    /// As [`Program::record`], with the named rules beside the benefits.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// let facts = serde_json::json!({ "income": 700, "rural": false });
    /// assert!(program.record_with(&["gap"], &facts, "2025-06-01")?.to_json().contains("gap"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Program::evaluate`], and a name that the program does not have.
    pub fn record_with(
        &self,
        names: &[&str],
        facts: impl IntoFacts,
        as_of: impl IntoDay,
    ) -> Result<Record, Diagnostics> {
        let (facts, as_of) = self.case(facts, as_of)?;
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let made = almoner_eval::record::Record::make(self.prepared(), &facts, as_of, &names);
        made.map(|(_, record)| Record::new(record)).map_err(|finding| self.found(finding))
    }

    /// Computes a recorded decision again and says what differs, if anything does.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// # let facts = serde_json::json!({ "income": 700, "rural": false });
    /// # let record = program.record(&facts, "2025-06-01")?.to_json();
    /// let changed = almoner::compile([("allowance.alm", rules.replace("1,000", "1,100"))])?;
    /// assert!(!changed.replay(&record)?.is_equal());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// A text that is no record, and as for [`Program::evaluate`].
    pub fn replay(&self, record: &str) -> Result<Replay, Diagnostics> {
        let record = almoner_eval::record::Record::read(record).map_err(|finding| self.found(finding))?;
        let replay = almoner_eval::replay::replay(self.prepared(), &record);
        replay.map(Replay::new).map_err(|findings| self.all_found(findings))
    }

    /// The JSON Schema of the facts that the program asks for, with titles in a language.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// # let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.schema(almoner::Language::English).contains("\"income\""));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn schema(&self, language: Language) -> String {
        almoner_eval::schema::schema(self.prepared().program(), language)
    }

    pub(crate) fn prepared(&self) -> &Prepared {
        &self.inner.prepared
    }

    pub(crate) fn case(
        &self,
        facts: impl IntoFacts,
        as_of: impl IntoDay,
    ) -> Result<(Facts, Date), Diagnostics> {
        let as_of = as_of.into_day().map_err(|finding| Diagnostics::from(*finding))?;
        let text = facts.into_json().map_err(|finding| Diagnostics::from(*finding))?;
        let facts = self.prepared().facts_from_json(&text).map_err(|findings| self.all_found(findings))?;
        Ok((facts, as_of))
    }

    fn outputs(&self, names: &[&str]) -> Result<Vec<Output>, Diagnostics> {
        let outputs = names.iter().map(|name| self.prepared().output(name));
        outputs.collect::<Result<_, _>>().map_err(|finding| self.found(finding))
    }

    pub(crate) fn found(&self, finding: impl Into<Box<Diagnostic>>) -> Diagnostics {
        self.all_found(vec![*finding.into()])
    }

    fn all_found(&self, findings: Vec<Diagnostic>) -> Diagnostics {
        Diagnostics::new(findings, Arc::clone(&self.prepared().program().files))
    }
}

/// Held at compile time: a program may be shared between threads.
const fn is_send_and_sync<T: Send + Sync + Clone>() {}
const _: () = is_send_and_sync::<Program>();
