//! Findings together with the files they point into, so that they can be shown.

use std::fmt;
use std::sync::Arc;

use almoner_diagnostic::{Diagnostic, Language, Severity, Sources, Style, render_all, to_json, to_json_line};

/// Findings: what is wrong with a program or with facts, where, why, and how to mend it.
///
/// ```
/// let mut sources = almoner::Sources::new();
/// sources.add("rules.alm", "define x : yuan is 3");
/// let findings = almoner::compile(sources).unwrap_err();
/// assert!(findings.has_errors());
/// for finding in &findings {
///     println!("{}", finding.code.number);
/// }
/// println!("{findings}");
/// ```
#[derive(Clone)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
    sources: Arc<Sources>,
}

impl Diagnostics {
    /// Findings whose places are in `sources`.
    ///
    /// ```
    /// use almoner::{Diagnostic, Diagnostics, Sources, codes};
    ///
    /// let missing = Diagnostic::without_place(&codes::packs::NOT_FOUND).arg("path", "rules.alm");
    /// let findings = Diagnostics::new(vec![missing], Sources::new());
    /// assert!(findings.to_string().contains("`rules.alm` was not found"));
    /// ```
    pub fn new(findings: Vec<Diagnostic>, sources: impl Into<Arc<Sources>>) -> Self {
        Self { findings, sources: sources.into() }
    }

    /// The findings in the order in which they were found.
    ///
    /// ```
    /// let none = almoner::Diagnostics::new(Vec::new(), almoner::Sources::new());
    /// assert_eq!(none.iter().count(), 0);
    /// ```
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.findings.iter()
    }

    /// How many findings there are.
    ///
    /// ```
    /// assert_eq!(almoner::Diagnostics::new(Vec::new(), almoner::Sources::new()).len(), 0);
    /// ```
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether there is no finding at all.
    ///
    /// ```
    /// assert!(almoner::Diagnostics::new(Vec::new(), almoner::Sources::new()).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether one of them is an error, not only a warning.
    ///
    /// ```
    /// let none = almoner::Diagnostics::new(Vec::new(), almoner::Sources::new());
    /// assert!(!none.has_errors());
    /// ```
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.code.severity == Severity::Error)
    }

    /// The files that the findings point into.
    ///
    /// ```
    /// let mut sources = almoner::Sources::new();
    /// sources.add("rules.alm", "define x : yuan is 3");
    /// let findings = almoner::compile(sources).unwrap_err();
    /// assert!(findings.sources().find("rules.alm").is_some());
    /// ```
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The findings as a person reads them, with the lines they are about.
    ///
    /// ```
    /// use almoner::{Diagnostic, Diagnostics, Language, Sources, Style, codes};
    ///
    /// let missing = Diagnostic::without_place(&codes::packs::NOT_FOUND).arg("path", "rules.alm");
    /// let findings = Diagnostics::new(vec![missing], Sources::new());
    /// assert!(findings.render(Style::plain(Language::Chinese)).contains("找不到“rules.alm”"));
    /// ```
    pub fn render(&self, style: Style) -> String {
        render_all(&self.findings, &self.sources, style)
    }

    /// The findings as an array of JSON objects with code, severity, file, range, message, help, related
    /// places and fixes.
    ///
    /// ```
    /// use almoner::{Diagnostic, Diagnostics, Language, Sources, codes};
    ///
    /// let missing = Diagnostic::without_place(&codes::packs::NOT_FOUND).arg("path", "rules.alm");
    /// let findings = Diagnostics::new(vec![missing], Sources::new());
    /// assert_eq!(findings.to_json(Language::English)[0]["code"], "E0901");
    /// ```
    pub fn to_json(&self, language: Language) -> serde_json::Value {
        let each = self.findings.iter().map(|finding| to_json(finding, &self.sources, language));
        serde_json::Value::Array(each.collect())
    }

    /// The findings as lines of JSON text, one object each, as `almoner check --json` prints them.
    ///
    /// ```
    /// use almoner::{Diagnostic, Diagnostics, Language, Sources, codes};
    ///
    /// let missing = Diagnostic::without_place(&codes::packs::NOT_FOUND).arg("path", "rules.alm");
    /// let findings = Diagnostics::new(vec![missing], Sources::new());
    /// assert!(findings.to_json_lines(Language::English).starts_with(r#"{"code":"E0901""#));
    /// ```
    pub fn to_json_lines(&self, language: Language) -> String {
        let line = |finding| to_json_line(finding, &self.sources, language) + "\n";
        self.findings.iter().map(line).collect()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.render(Style::default()).trim_end())
    }
}

/// The same as [`fmt::Display`], so that a `main` that returns findings prints what a person can read.
impl fmt::Debug for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter)?;
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Diagnostics {}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    /// A single finding without a place in a file.
    fn from(finding: Diagnostic) -> Self {
        Self::new(vec![finding], Sources::new())
    }
}
