//! Puts the arguments of a finding into its texts, in the reader's language. Draws nothing.

use crate::{Arg, Diagnostic, Fix, Language, Related, Text};

/// What is wrong, as one line. A placeholder without an argument stays as `{name}`.
pub fn message(diagnostic: &Diagnostic, language: Language) -> String {
    diagnostic.fill(diagnostic.code.message, language)
}

/// How to mend it; empty where the message says it all.
pub fn help(diagnostic: &Diagnostic, language: Language) -> String {
    diagnostic.fill(diagnostic.code.help, language)
}

/// What is to be seen at another place of `diagnostic`.
pub fn related_message(diagnostic: &Diagnostic, related: &Related, language: Language) -> String {
    diagnostic.fill(related.message, language)
}

/// What a repair of `diagnostic` does.
pub fn fix_title(diagnostic: &Diagnostic, fix: &Fix, language: Language) -> String {
    diagnostic.fill(fix.title, language)
}

impl Diagnostic {
    /// `text` in `language` with the placeholders filled from the arguments of this finding.
    /// What an argument says is never read for placeholders again.
    pub fn fill(&self, text: Text, language: Language) -> String {
        let mut filled = String::new();
        for piece in pieces(text.get(language)) {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Placeholder { name, written } => match self.argument(name) {
                    Some(Arg::Plain(value)) => filled.push_str(value),
                    Some(Arg::Words { en, zh }) => filled.push_str(match language {
                        Language::English => en,
                        Language::Chinese => zh,
                    }),
                    None => filled.push_str(written),
                },
            }
        }
        filled
    }

    /// The names of all placeholders, in any of the texts of this finding and in either language, that have
    /// no argument: for tests, since a text with a hole in it can only be noticed when it is shown.
    pub fn missing_args(&self) -> Vec<String> {
        let mut texts = vec![self.code.message, self.code.help];
        texts.extend(self.related.iter().map(|related| related.message));
        texts.extend(self.fixes.iter().map(|fix| fix.title));
        let mut missing = Vec::new();
        for text in texts.iter().flat_map(|text| [text.en, text.zh]) {
            for piece in pieces(text) {
                let Piece::Placeholder { name, .. } = piece else { continue };
                if self.argument(name).is_none() && !missing.iter().any(|known| known == name) {
                    missing.push(name.to_owned());
                }
            }
        }
        missing
    }

    fn argument(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

enum Piece<'t> {
    Words(&'t str),
    Placeholder { name: &'t str, written: &'t str },
}

/// Cuts a text at its placeholders: an opening brace, a name in lower case, a closing brace.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let name = after.split_once('}').map(|(name, _)| name).filter(|name| is_placeholder(name));
        let Some(name) = name else {
            let cut = before.len().saturating_add(1);
            found.push(Piece::Words(rest.get(..cut).unwrap_or(before)));
            rest = after;
            continue;
        };
        let written_length = name.len().saturating_add(2);
        let (_, from_brace) = rest.split_at_checked(before.len()).unwrap_or((rest, ""));
        let (written, remaining) = from_brace.split_at_checked(written_length).unwrap_or((from_brace, ""));
        found.push(Piece::Words(before));
        found.push(Piece::Placeholder { name, written });
        rest = remaining;
    }
    found.push(Piece::Words(rest));
    found
}

fn is_placeholder(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, FileId, Severity, Span};

    static TEST: Code = Code {
        number: "E0000",
        name: "test",
        severity: Severity::Error,
        message: Text::new("`{name}` is {what}, not {name} { x", "“{name}”是{what}"),
        help: Text::new("See {elsewhere}.", "见{elsewhere}。"),
    };

    fn finding() -> Diagnostic {
        Diagnostic::new(&TEST, Span::new(FileId(0), 0, 0))
            .arg("name", "{what}")
            .arg("what", Text::new("a date", "日期"))
    }

    #[test]
    fn placeholders_are_filled_once() {
        assert_eq!(message(&finding(), Language::English), "`{what}` is a date, not {what} { x");
        assert_eq!(message(&finding(), Language::Chinese), "“{what}”是日期");
    }

    #[test]
    fn a_missing_argument_stays_visible_and_is_listed() {
        assert_eq!(help(&finding(), Language::English), "See {elsewhere}.");
        assert_eq!(finding().missing_args(), ["elsewhere"]);
        assert!(finding().arg("elsewhere", "here").missing_args().is_empty());
    }
}
