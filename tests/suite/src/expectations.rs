//! Expected findings written in a rule file: `-- error[E0301]: part of the message`, at the end of the line
//! of the finding or on lines of their own just before it. A finding in another file, or without a place, is
//! written with it: `-- error[E0410] standards.csv:3: …`, `-- error[E0906] nowhere: …`.

use almoner::{Diagnostic, Language, Severity, Sources, message};

/// A finding that must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// `error` or `warning`.
    pub severity: String,
    /// `E0301`.
    pub code: String,
    /// The last part of the path and the line, `standards.csv:3`; `nowhere` for a finding without a place.
    pub place: String,
    /// Stands somewhere in the English message.
    pub fragment: String,
}

/// The findings that `text`, the content of the file called `name`, says it has.
pub fn expected(name: &str, text: &str) -> Vec<Expected> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((before, comment)) = line
            .split_once("-- error[")
            .map(|(before, rest)| (before, ("error", rest)))
            .or_else(|| line.split_once("-- warning[").map(|(before, rest)| (before, ("warning", rest))))
        else {
            continue;
        };
        let on_its_own = |line: &str| {
            let line = line.trim_start();
            line.starts_with("-- error[") || line.starts_with("-- warning[")
        };
        let here = if before.trim().is_empty() {
            lines.iter().skip(at).position(|line| !on_its_own(line)).map_or(at, |further| at + further)
        } else {
            at
        };
        let default_place = format!("{}:{}", last_part(name), here + 1);
        found.extend(comment_of(comment.0, comment.1, default_place));
    }
    found
}

fn comment_of(severity: &str, rest: &str, default_place: String) -> Option<Expected> {
    let (code, rest) = rest.split_once(']')?;
    let rest = rest.trim_start();
    let (place, fragment) = match rest.strip_prefix(':') {
        Some(fragment) => (default_place, fragment),
        None => {
            let (place, fragment) = rest.split_once(": ")?;
            (place.to_owned(), fragment)
        }
    };
    Some(Expected {
        severity: severity.to_owned(),
        code: code.to_owned(),
        place,
        fragment: fragment.trim().to_owned(),
    })
}

/// What differs between the findings that must be there and those that are, one line each.
pub fn differences(expected: &[Expected], findings: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut open = expected.to_vec();
    let mut differences = Vec::new();
    for finding in findings {
        let actual = actual(finding, sources);
        let matching = open.iter().position(|one| {
            one.severity == actual.severity
                && one.code == actual.code
                && one.place == actual.place
                && actual.fragment.contains(&one.fragment)
        });
        match matching {
            Some(position) => {
                open.remove(position);
            }
            None => differences.push(format!("unexpected  {}", line(&actual))),
        }
    }
    differences.extend(open.iter().map(|missing| format!("missing     {}", line(missing))));
    differences
}

fn line(one: &Expected) -> String {
    format!("{}[{}] {}: {}", one.severity, one.code, one.place, one.fragment)
}

fn actual(finding: &Diagnostic, sources: &Sources) -> Expected {
    let place = finding.span.map_or_else(
        || "nowhere".to_owned(),
        |span| {
            let line = sources.line_column(span.file, span.start).line;
            format!("{}:{line}", last_part(sources.path(span.file)))
        },
    );
    let severity = match finding.code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    Expected {
        severity: severity.to_owned(),
        code: finding.code.number.to_owned(),
        place,
        fragment: message(finding, Language::English),
    }
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_about_its_line_or_the_next() {
        let text = "a -- error[E0001]: one\n-- error[E0002]: two\n-- warning[W0003]: three\nb\n-- error[E0004] x.csv:3: four";
        let found = expected("tests/check/x.alm", text);
        let brief: Vec<_> =
            found.iter().map(|one| (one.code.as_str(), one.place.as_str(), one.fragment.as_str())).collect();
        assert_eq!(
            brief,
            [
                ("E0001", "x.alm:1", "one"),
                ("E0002", "x.alm:4", "two"),
                ("W0003", "x.alm:4", "three"),
                ("E0004", "x.csv:3", "four")
            ]
        );
    }
}
