//! `almoner fmt`: lays rule files out in the one common way, or says which are not.

use std::path::Path;

use almoner::{Diagnostics, Keywords, format};

use crate::arguments::Fmt;
use crate::packs::{read_rules, rule_files, shown};
use crate::terminal::Terminal;
use crate::writing::write_whole;
use crate::{Ended, Exit, exit_of, words};

/// What became of a file.
enum Became {
    Unchanged,
    Changed(String),
    Refused(Diagnostics),
}

/// Formats every rule file at the paths. A file that cannot be read is left as it is and reported.
pub(crate) fn fmt(arguments: &Fmt, terminal: &mut Terminal) -> Ended {
    let keywords = arguments.keywords.map_or(Keywords::Keep, Keywords::from);
    let mut exit = Exit::Done;
    let mut changed = 0usize;
    for path in &arguments.paths {
        let files = match rule_files(path) {
            Ok(files) => files,
            Err(finding) => {
                exit = exit.max(refuse(terminal, &finding.into())?);
                continue;
            }
        };
        for file in files {
            match formatted(&file, keywords) {
                Became::Unchanged => {}
                Became::Refused(findings) => exit = exit.max(refuse(terminal, &findings)?),
                Became::Changed(text) => {
                    changed = changed.saturating_add(1);
                    let name = shown(&file);
                    let note = if arguments.check { words::WOULD_CHANGE } else { words::CHANGED };
                    if arguments.check {
                        exit = exit.max(Exit::Findings);
                    } else {
                        write_whole(&file, &text)?;
                    }
                    terminal.print(&words::line(note, terminal.language, &[("path", &name)]))?;
                }
            }
        }
    }
    if changed == 0 && exit == Exit::Done {
        terminal.print(&words::line(words::ALL_FORMATTED, terminal.language, &[]))?;
    }
    Ok(exit)
}

fn formatted(path: &Path, keywords: Keywords) -> Became {
    let text = match read_rules(path) {
        Ok(text) => text,
        Err(finding) => return Became::Refused(finding.into()),
    };
    match format(&shown(path), &text, keywords) {
        Ok(new) if new == text => Became::Unchanged,
        Ok(new) => Became::Changed(new),
        Err(findings) => Became::Refused(findings),
    }
}

fn refuse(terminal: &mut Terminal, findings: &Diagnostics) -> std::io::Result<Exit> {
    terminal.note_findings(findings)?;
    Ok(exit_of(findings).max(Exit::Findings))
}
