//! `almoner check`: the findings of every program at the given paths.

use std::path::Path;

use almoner::Diagnostics;

use crate::arguments::Check;
use crate::packs::{discover, load};
use crate::terminal::Terminal;
use crate::{Ended, Exit, Stop, exit_of, words};

/// Prints the findings of all programs, each finding once, and how many programs were looked at.
pub(crate) fn check(arguments: &Check, terminal: &mut Terminal) -> Ended {
    let mut seen = Seen::default();
    let mut exit = Exit::Done;
    let mut programs = 0usize;
    for path in &arguments.paths {
        for findings in findings_at(path) {
            programs = programs.saturating_add(1);
            exit = exit.max(exit_of(&findings));
            let new = seen.new_of(&findings);
            if arguments.json {
                terminal.print(&new.to_json_lines(terminal.language))?;
            } else if !new.is_empty() {
                terminal.print_findings(&new)?;
            }
        }
    }
    if !arguments.json && seen.count == 0 {
        terminal.print(&words::filled(
            words::CHECKED,
            terminal.language,
            &[("count", &programs.to_string())],
        ))?;
        terminal.print("\n")?;
    }
    Ok(exit)
}

/// The findings of each program at a path; where the path itself is wrong, that alone.
fn findings_at(path: &Path) -> Vec<Diagnostics> {
    match discover(path) {
        Ok(programs) => programs.iter().map(|path| findings_of(path)).collect(),
        Err(finding) => match Stop::from(finding) {
            Stop::Findings(findings) => vec![findings],
            Stop::Output(_) => Vec::new(),
        },
    }
}

fn findings_of(path: &Path) -> Diagnostics {
    match load(path).compile() {
        Ok(program) => program.warnings().clone(),
        Err(findings) => findings,
    }
}

/// Findings that were printed: those of a layer turn up again in every pack that builds on it.
#[derive(Default)]
struct Seen {
    lines: std::collections::BTreeSet<String>,
    count: usize,
}

impl Seen {
    fn new_of(&mut self, findings: &Diagnostics) -> Diagnostics {
        let lines = findings.to_json_lines(almoner::Language::English);
        let new: Vec<_> = findings
            .iter()
            .zip(lines.lines())
            .filter(|(_, line)| self.lines.insert((*line).to_owned()))
            .map(|(finding, _)| finding.clone())
            .collect();
        self.count = self.count.saturating_add(new.len());
        Diagnostics::new(new, findings.sources().clone())
    }
}
