//! `almoner test`: runs the examples and properties of every program at the given paths, two programs at a time,
//! and reports them in the order of their paths.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use almoner::codes::packs::NO_EXAMPLES;
use almoner::{Coverage, Diagnostic, Diagnostics, Language, Program, TestFailure};

use crate::arguments::Test;
use crate::packs::{Loaded, discover, load};
use crate::terminal::Terminal;
use crate::{Ended, Exit, Stop, exit_of, words};

/// How many programs are tested side by side.
const SIDE_BY_SIDE: usize = 2;

/// What testing a program gave.
#[derive(Default)]
struct Report {
    name: String,
    findings: Option<Diagnostics>,
    lines: String,
    passed: usize,
    failed: usize,
}

/// Tests all programs and prints what failed, with places, and counts.
pub(crate) fn test(arguments: &Test, terminal: &mut Terminal) -> Ended {
    let mut exit = Exit::Done;
    let mut programs = Vec::new();
    for path in &arguments.paths {
        match discover(path) {
            Ok(found) => programs.extend(found),
            Err(finding) => {
                let findings = Diagnostics::from(finding);
                terminal.note_findings(&findings)?;
                exit = exit.max(exit_of(&findings));
            }
        }
    }
    let (mut passed, mut failed) = (0usize, 0usize);
    for report in test_all(&programs, arguments, terminal)? {
        passed = passed.saturating_add(report.passed);
        failed = failed.saturating_add(report.failed);
        exit = exit.max(print_report(&report, terminal)?);
    }
    if passed == 0 && failed == 0 && exit == Exit::Done {
        let nothing = Diagnostics::from(Diagnostic::without_place(&NO_EXAMPLES));
        // A layer may have no examples of its own; a filter that lets nothing through is a mistake.
        if arguments.filter.is_some() {
            return Err(Stop::Findings(nothing));
        }
        terminal.note(&format!("{}\n", words::NO_EXAMPLES.get(terminal.language)))?;
    }
    let counts = [("passed", passed.to_string()), ("failed", failed.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    terminal.print(&words::line(words::COUNTS, terminal.language, &counts))?;
    Ok(exit)
}

fn print_report(report: &Report, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let mut exit = if report.failed > 0 { Exit::Findings } else { Exit::Done };
    if let Some(findings) = report.findings.as_ref().filter(|findings| findings.has_errors()) {
        terminal.note_findings(findings)?;
        exit = exit.max(exit_of(findings));
    }
    if !report.lines.is_empty() {
        terminal.print(&format!("{}\n{}\n", report.name, report.lines))?;
    }
    Ok(exit)
}

/// Tests programs on two threads; the reports are in the order of the programs.
fn test_all(programs: &[PathBuf], arguments: &Test, terminal: &mut Terminal) -> std::io::Result<Vec<Report>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Report)>> = Mutex::default();
    let language = terminal.language;
    let work = || {
        while let Some((position, path)) = take(&next, programs) {
            let report = test_program(load(path), arguments, language);
            if let Ok(mut done) = done.lock() {
                done.push((position, report));
            }
        }
    };
    std::thread::scope(|scope| {
        let workers = SIDE_BY_SIDE.min(programs.len()).saturating_sub(1);
        for _ in 0..workers {
            scope.spawn(work);
        }
        while let Some((position, path)) = take(&next, programs) {
            terminal.progress(&format!("{}/{}", position.saturating_add(1), programs.len()))?;
            let report = test_program(load(path), arguments, language);
            if let Ok(mut done) = done.lock() {
                done.push((position, report));
            }
        }
        Ok::<(), std::io::Error>(())
    })?;
    terminal.progress("")?;
    let mut reports = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    reports.sort_by_key(|(position, _)| *position);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}

fn take<'p>(next: &AtomicUsize, programs: &'p [PathBuf]) -> Option<(usize, &'p PathBuf)> {
    let position = next.fetch_add(1, Ordering::Relaxed);
    programs.get(position).map(|path| (position, path))
}

fn test_program(loaded: Loaded, arguments: &Test, language: Language) -> Report {
    let mut report = Report { name: loaded.name.clone(), ..Report::default() };
    let own = loaded.own.clone();
    match loaded.compile() {
        Err(findings) => report.findings = Some(findings),
        Ok(program) => {
            let tested =
                Tested { program: &program, own: &own, filter: arguments.filter.as_deref(), language };
            tested.examples(&mut report);
            tested.properties(&mut report);
            if arguments.coverage {
                tested.coverage(&mut report);
            }
        }
    }
    report
}

struct Tested<'a> {
    program: &'a Program,
    own: &'a [String],
    filter: Option<&'a str>,
    language: Language,
}

impl Tested<'_> {
    fn is_wanted(&self, file: &str, name: &str) -> bool {
        self.own.iter().any(|own| own == file) && self.filter.is_none_or(|filter| name.contains(filter))
    }

    fn examples(&self, report: &mut Report) {
        for example in self.program.examples().filter(|one| self.is_wanted(&one.place().file, one.title())) {
            let failures = example.test();
            self.count(report, example.title(), &failures);
        }
    }

    fn properties(&self, report: &mut Report) {
        for property in self.program.properties().filter(|one| self.is_wanted(&one.place().file, one.name()))
        {
            let result = property.test();
            let name = words::filled(words::PROPERTY, self.language, &[("name", property.name())]);
            self.count(report, &name, &result.failures);
            if !result.complete {
                write(&mut report.lines, &format!("        {}", words::NOT_ALL_TRIED.get(self.language)));
            }
        }
    }

    fn count(&self, report: &mut Report, name: &str, failures: &[TestFailure]) {
        if failures.is_empty() {
            report.passed = report.passed.saturating_add(1);
            write(&mut report.lines, &format!("  {}  {name}", words::PASSED.get(self.language)));
            return;
        }
        report.failed = report.failed.saturating_add(1);
        write(&mut report.lines, &format!("  {}  {name}", words::FAILED.get(self.language)));
        for failure in failures {
            let place = &failure.place;
            let said = failure.message(self.language);
            write(&mut report.lines, &format!("        {}:{}: {said}", place.file, place.line));
            for (path, value) in &failure.facts {
                write(&mut report.lines, &format!("          {path} = {}", value.get(self.language)));
            }
        }
    }

    fn coverage(&self, report: &mut Report) {
        let coverage = self.program.coverage(|file| self.own.iter().any(|own| own == file));
        let (decided, all) = (coverage.decided(), coverage.points().len());
        let percent = decided.saturating_mul(100).checked_div(all).unwrap_or(100);
        let counts = [percent.to_string(), decided.to_string(), all.to_string()];
        let [percent, decided, all] = counts.each_ref().map(String::as_str);
        let counted = words::filled(
            words::COVERED,
            self.language,
            &[("percent", percent), ("decided", decided), ("all", all)],
        );
        write(&mut report.lines, &format!("  {counted}"));
        if coverage.decided() < coverage.points().len() {
            write(&mut report.lines, &format!("  {}", words::NOT_COVERED.get(self.language)));
            self.not_covered(&coverage, report);
        }
    }

    fn not_covered(&self, coverage: &Coverage, report: &mut Report) {
        for point in coverage.points().iter().filter(|point| !point.is_decided()) {
            let what = words::of_point(point.kind).get(self.language);
            let label = point.label.get(self.language);
            let half = match (point.taken, point.refused) {
                (true, false) => words::NEVER_NO.get(self.language),
                (false, true) => words::NEVER_YES.get(self.language),
                _ => "",
            };
            write(
                &mut report.lines,
                &format!("    {}:{}: {what} {label}{half}", point.place.file, point.place.line),
            );
        }
    }
}

fn write(lines: &mut String, line: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(lines, "{line}");
}
