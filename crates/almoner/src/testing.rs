//! The tests that rule files carry, as a host or the command line runs them.

use almoner_check::program::Declared;
use almoner_diagnostic::{Language, LineColumn, Span, message};
use almoner_eval::explain::Phrase;
use almoner_eval::trials::{self, CounterExample, Failure, PointKind};

use crate::program::Program;

/// A place in a file.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile([("allowance.alm", rules)])?;
/// let place = program.examples().next().unwrap().place();
/// println!("{}:{}:{}", place.file, place.line, place.column);
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The path of the file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// An example of a program.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile([("allowance.alm", rules)])?;
/// for example in program.examples() {
///     assert_eq!(example.title(), "300 yuan short");
///     assert!(example.test().is_empty());
/// }
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Example<'p> {
    program: &'p Program,
    data: &'p almoner_check::program::Example,
}

/// A property of a program.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let never_negative = "property p for household\n  gap >= 0 yuan per month";
/// let program = almoner::compile([("allowance.alm", format!("{rules}\n{never_negative}"))])?;
/// for property in program.properties() {
///     assert!(property.test().failures.is_empty());
/// }
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Property<'p> {
    program: &'p Program,
    data: &'p almoner_check::program::Property,
}

/// What testing a property gave.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let rules = format!("{rules}\nproperty p for household\n  gap >= 0 yuan per month");
/// let program = almoner::compile([("allowance.alm", rules)])?;
/// let result = program.properties().next().unwrap().test();
/// assert!(result.complete && result.evaluations > 0);
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PropertyResult {
    /// How many evaluations were made.
    pub evaluations: u32,
    /// Whether all households were tried; `false` where there were too many.
    pub complete: bool,
    /// A household for which it does not hold; empty where none was found.
    pub failures: Vec<TestFailure>,
}

/// Something that an example expects, or a property states, and that is not so.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile([("allowance.alm", rules.replace("= 300 yuan", "= 299 yuan"))])?;
/// for failure in program.examples().flat_map(|example| example.test()) {
///     println!("{}: {}", failure.place.line, failure.message(almoner::Language::English));
/// }
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TestFailure {
    /// Where it is said.
    pub place: Place,
    /// The household for which a property does not hold: paths of facts and their values.
    pub facts: Vec<(String, Phrase)>,
    said: Said,
}

#[derive(Clone, Debug)]
enum Said {
    Phrase(Phrase),
    Error(Box<almoner_diagnostic::Diagnostic>),
}

impl TestFailure {
    /// What is not so.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let wrong = rules.replace("= 300 yuan", "= 299 yuan");
    /// let program = almoner::compile([("allowance.alm", wrong)])?;
    /// let failures: Vec<_> = program.examples().flat_map(|example| example.test()).collect();
    /// assert_eq!(
    ///     failures[0].message(almoner::Language::English),
    ///     "`allowance.amount` should be 299 yuan per month but is 300 yuan per month"
    /// );
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn message(&self, language: Language) -> String {
        match &self.said {
            Said::Phrase(phrase) => phrase.get(language).to_owned(),
            Said::Error(error) => message(error, language),
        }
    }
}

/// How much of a program its examples decide.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile([("allowance.alm", rules)])?;
/// let coverage = program.coverage(|_| true);
/// // No example is of a rural household, and none is refused.
/// assert!(coverage.decided() < coverage.points().len());
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Coverage {
    points: Vec<CoveragePoint>,
}

/// A place in a program that an example can decide.
///
/// ```
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
/// let program = almoner::compile([("allowance.alm", rules)])?;
/// for point in program.coverage(|_| true).points().iter().filter(|point| !point.is_decided()) {
///     println!("line {}: {}", point.place.line, point.label.get(almoner::Language::English));
/// }
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CoveragePoint {
    /// What it is.
    pub kind: PointKind,
    /// The rule or benefit that it belongs to, or the condition itself.
    pub label: Phrase,
    /// Where it stands.
    pub place: Place,
    /// An example took it (for a condition: made it yes).
    pub taken: bool,
    /// For a condition: an example made it no. Else the same as `taken`.
    pub refused: bool,
}

impl CoveragePoint {
    /// Whether examples decide it: take it, or make a condition both yes and no.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// let coverage = program.coverage(|_| true);
    /// let open: Vec<_> = coverage.points().iter().filter(|point| !point.is_decided()).collect();
    /// assert!(open.iter().any(|point| point.kind == almoner::PointKind::Exception));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub const fn is_decided(&self) -> bool {
        self.taken && self.refused
    }
}

impl Coverage {
    /// All points, in the order in which they stand.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(!program.coverage(|_| true).points().is_empty());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn points(&self) -> &[CoveragePoint] {
        &self.points
    }

    /// How many points examples decide.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.coverage(|_| true).decided() > 0);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn decided(&self) -> usize {
        self.points.iter().filter(|point| point.is_decided()).count()
    }
}

impl<'p> Example<'p> {
    /// Its title.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert_eq!(program.examples().next().map(|example| example.title()), Some("300 yuan short"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn title(&self) -> &'p str {
        &self.data.title
    }

    /// Where it stands.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.examples().all(|example| example.place().file == "allowance.alm"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn place(&self) -> Place {
        self.program.place(self.data.span)
    }

    /// Runs it: what it expects and is not so; empty, if it passes.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert!(program.examples().all(|example| example.test().is_empty()));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn test(&self) -> Vec<TestFailure> {
        let failures = trials::run_example(self.program.prepared(), self.data);
        failures.into_iter().map(|failure| self.program.failure(failure)).collect()
    }
}

impl<'p> Property<'p> {
    fn declared(&self) -> &'p Declared {
        &self.data.declared
    }

    /// Its name.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let rules = format!("{rules}\nproperty p for household\n  gap >= 0 yuan per month");
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert_eq!(program.properties().next().map(|property| property.name()), Some("p"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn name(&self) -> &'p str {
        &self.declared().name
    }

    /// Where it stands.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let rules = format!("{rules}\nproperty p for household\n  gap >= 0 yuan per month");
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert_eq!(program.properties().next().map(|property| property.place().file).as_deref(), Some("allowance.alm"));
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn place(&self) -> Place {
        self.program.place(self.declared().span)
    }

    /// Tries it on the households of all examples and on many like them, always the same ones.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let cliff = "property p for household\n  gap never falls when income rises";
    /// let program = almoner::compile([("allowance.alm", format!("{rules}\n{cliff}"))])?;
    /// let result = program.properties().next().unwrap().test();
    /// assert_eq!(result.failures.len(), 1);
    /// assert!(!result.failures[0].facts.is_empty());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn test(&self) -> PropertyResult {
        let prepared = self.program.prepared();
        let report =
            trials::try_property(prepared, self.data, prepared.program().examples.iter().enumerate());
        PropertyResult {
            evaluations: report.evaluations,
            complete: report.complete,
            failures: report.counter_example.into_iter().map(|found| self.program.refuted(found)).collect(),
        }
    }
}

impl Program {
    /// The examples of the program, in the order in which they stand.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert_eq!(program.examples().count(), 1);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn examples(&self) -> impl Iterator<Item = Example<'_>> {
        self.prepared().program().examples.iter().map(move |data| Example { program: self, data })
    }

    /// The properties of the program, in the order in which they stand.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// assert_eq!(program.properties().count(), 0);
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn properties(&self) -> impl Iterator<Item = Property<'_>> {
        self.prepared().program().properties.iter().map(move |data| Property { program: self, data })
    }

    /// How much of the files for which `counts` says yes their examples decide: which rules, cases, exceptions,
    /// rows, brackets and conditions.
    ///
    /// ```
    /// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/allowance.alm"));
    /// let program = almoner::compile([("allowance.alm", rules)])?;
    /// let coverage = program.coverage(|file| file == "allowance.alm");
    /// println!("{} of {}", coverage.decided(), coverage.points().len());
    /// # Ok::<(), almoner::Diagnostics>(())
    /// ```
    pub fn coverage(&self, counts: impl Fn(&str) -> bool) -> Coverage {
        let program = self.prepared().program();
        let is_counted = |span: Span| counts(program.files.path(span.file));
        let mut coverage = trials::Coverage::new(program);
        for example in program.examples.iter().filter(|example| is_counted(example.span)) {
            coverage.count(self.prepared(), example);
        }
        let point = |point: &trials::Point| CoveragePoint {
            kind: point.kind,
            label: point.label.clone(),
            place: self.place(point.span),
            taken: point.taken,
            refused: point.refused,
        };
        Coverage { points: coverage.points().filter(|point| is_counted(point.span)).map(point).collect() }
    }

    fn place(&self, span: Span) -> Place {
        let files = &self.prepared().program().files;
        let LineColumn { line, column } = files.line_column(span.file, span.start);
        Place { file: files.path(span.file).to_owned(), line, column }
    }

    fn failure(&self, failure: Failure) -> TestFailure {
        let said = failure.error.map_or(Said::Phrase(failure.message), Said::Error);
        TestFailure { place: self.place(failure.span), facts: Vec::new(), said }
    }

    fn refuted(&self, found: CounterExample) -> TestFailure {
        let said = found.error.map_or(Said::Phrase(found.message), Said::Error);
        TestFailure { place: self.place(found.span), facts: found.facts, said }
    }
}
