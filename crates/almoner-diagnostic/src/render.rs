//! Findings as text for a terminal or a log: head, excerpt with the place marked, help and repairs.
//! Any place is drawn as well as it can be, also one that is not in the file; nothing here panics or prints.

mod excerpt;
mod wrap;

use crate::message::{fix_title, help, message};
use crate::{Code, Diagnostic, Language, Severity, Sources, Text};
use excerpt::Excerpts;

/// How findings are drawn. The default fits a log: English, no colour, ASCII lines, 100 columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The reader's language.
    pub language: Language,
    /// With ANSI colours.
    pub colour: bool,
    /// What lines and arrows are drawn with.
    pub characters: Characters,
    /// Columns at which help and repairs are wrapped (a Chinese character takes two); 0: never.
    pub width: usize,
}

/// What lines and arrows are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Characters {
    /// `|`, `-`, `^`: for logs and plain terminals.
    Ascii,
    /// `│`, `─`, `┬`: for terminals with a good font.
    BoxDrawing,
}

impl Default for Style {
    fn default() -> Self {
        Self { language: Language::English, colour: false, characters: Characters::Ascii, width: 100 }
    }
}

impl Style {
    /// The default style in `language`.
    pub fn plain(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// With colours and box-drawing characters, for a terminal.
    pub fn terminal(language: Language) -> Self {
        Self { language, colour: true, characters: Characters::BoxDrawing, ..Self::default() }
    }
}

const ERROR: Text = Text::new("error", "错误");
const WARNING: Text = Text::new("warning", "警告");
const HELP: Text = Text::new("help: ", "建议：");
const NOT_SHOWN: Text = Text::new(
    "{count} more are not shown: mend these first, then check again",
    "另有 {count} 个未列出：请先改正以上各处，再重新检查",
);

/// More findings than this at once help nobody who reads them; as data all of them are given.
const MOST_DRAWN: usize = 500;
const FIX: Text = Text::new("fix: ", "修正：");

const BOLD_RED: &str = "\u{1b}[1;31m";
const BOLD_YELLOW: &str = "\u{1b}[1;33m";
const BOLD: &str = "\u{1b}[1m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// One finding as lines of text, each ended by a newline and without blanks at its end.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    draw(diagnostic, &mut Excerpts::new(sources), style)
}

/// Several findings with a blank line after each, and a last line that counts errors and warnings; of very
/// many the first 500. Empty where there are none.
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let mut excerpts = Excerpts::new(sources);
    let mut drawn = String::new();
    for diagnostic in diagnostics.iter().take(MOST_DRAWN) {
        drawn.push_str(&draw(diagnostic, &mut excerpts, style));
        drawn.push('\n');
    }
    let more = diagnostics.len().saturating_sub(MOST_DRAWN);
    if more > 0 {
        drawn.push_str(&NOT_SHOWN.get(style.language).replace("{count}", &more.to_string()));
        drawn.push_str("\n\n");
    }
    if let Some(count) = count(diagnostics, style.language) {
        drawn.push_str(&count);
        drawn.push('\n');
    }
    drawn
}

fn draw(diagnostic: &Diagnostic, excerpts: &mut Excerpts<'_>, style: Style) -> String {
    let mut drawn = head(diagnostic, style);
    drawn.push('\n');
    drawn.push_str(&excerpts.draw(diagnostic, style));
    let help = help(diagnostic, style.language);
    if !help.is_empty() {
        note(&mut drawn, HELP, &help, style);
    }
    for fix in &diagnostic.fixes {
        note(&mut drawn, FIX, &fix_title(diagnostic, fix, style.language), style);
    }
    drawn.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// `error[E0001]: what is wrong` / `错误[E0001]：……`
fn head(diagnostic: &Diagnostic, style: Style) -> String {
    let Code { number, severity, .. } = *diagnostic.code;
    let (word, colour) = match severity {
        Severity::Error => (ERROR, BOLD_RED),
        Severity::Warning => (WARNING, BOLD_YELLOW),
    };
    let colon = match style.language {
        Language::English => ": ",
        Language::Chinese => "：",
    };
    let word = painted(&format!("{}[{number}]", word.get(style.language)), colour, style);
    let message = visible(&message(diagnostic, style.language));
    format!("{word}{}", painted(&format!("{colon}{message}"), BOLD, style))
}

/// A line such as `  help: …`, wrapped with its later lines under the first word.
fn note(drawn: &mut String, label: Text, words: &str, style: Style) {
    let label = label.get(style.language);
    let hanging = wrap::columns(label).saturating_add(2);
    let room = style.width.checked_sub(hanging).filter(|room| *room >= 20);
    let lines = wrap::lines(&visible(words), room.unwrap_or(usize::MAX));
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            drawn.push_str("  ");
            drawn.push_str(&painted(label, CYAN, style));
        } else {
            drawn.push_str(&" ".repeat(hanging));
        }
        drawn.push_str(line);
        drawn.push('\n');
    }
}

fn painted(words: &str, colour: &str, style: Style) -> String {
    if style.colour { format!("{colour}{words}{RESET}") } else { words.to_owned() }
}

/// `2 errors, 1 warning` / `2 个错误，1 个警告`; `None` where there are neither.
fn count(diagnostics: &[Diagnostic], language: Language) -> Option<String> {
    let of = |severity| diagnostics.iter().filter(|one| one.code.severity == severity).count();
    let phrase = |count: usize, word: Text| match (count, language) {
        (0, _) => None,
        (1, Language::English) => Some(format!("1 {}", word.en)),
        (_, Language::English) => Some(format!("{count} {}s", word.en)),
        (_, Language::Chinese) => Some(format!("{count} 个{}", word.zh)),
    };
    let phrases = [phrase(of(Severity::Error), ERROR), phrase(of(Severity::Warning), WARNING)];
    let phrases: Vec<String> = phrases.into_iter().flatten().collect();
    let comma = match language {
        Language::English => ", ",
        Language::Chinese => "，",
    };
    (!phrases.is_empty()).then(|| phrases.join(comma))
}

/// The text with every character that would move the cursor, change colours or turn the direction of writing
/// replaced, one for one: what an author wrote must never redraw the reader's terminal.
fn visible(text: &str) -> String {
    text.chars().map(visible_character).collect()
}

fn visible_character(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ if character.is_control() => '\u{fffd}',
        _ => character,
    }
}

#[cfg(test)]
mod tests;
