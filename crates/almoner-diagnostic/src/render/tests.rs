//! How findings look, and that no place can break the drawing.

use super::*;
use crate::codes::lexical::UNKNOWN_CHARACTER;
use crate::{FileId, Span};
use proptest::prelude::*;

const HERE: Text = Text::new("`{character}` was first used here", "“{character}”最先用在这里");
const REMOVE: Text = Text::new("remove `{character}`", "删去“{character}”");

static WARNING_CODE: Code = Code {
    number: "W0000",
    name: "test",
    severity: Severity::Warning,
    message: Text::new("`{character}` looks odd", "“{character}”看起来不对"),
    help: Text::new("", ""),
};

fn span_of(sources: &Sources, file: FileId, piece: &str) -> Span {
    let start = sources.text(file).find(piece).unwrap() as u32;
    Span::new(file, start, start + piece.len() as u32)
}

fn finding(span: Span) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_CHARACTER, span).arg("character", "#")
}

#[test]
fn of_very_many_findings_the_first_are_drawn_and_all_are_counted() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", "#\n".repeat(600));
    let all: Vec<Diagnostic> =
        (0..600).map(|line| finding(Span::new(file, line * 2, line * 2 + 1))).collect();
    let drawn = render_all(&all, &sources, Style::plain(Language::Chinese));
    assert_eq!(drawn.matches("E0001").count(), 500);
    assert!(drawn.contains("a.alm:500:1") && !drawn.contains("a.alm:501:1"), "{drawn}");
    assert!(drawn.ends_with("另有 100 个未列出：请先改正以上各处，再重新检查\n\n600 个错误\n"), "{drawn}");
}

#[test]
fn chinese_text_is_underlined_where_it_stands() {
    let mut sources = Sources::new();
    let file = sources.add("规则.alm", "定义 家庭.人均收入 : 元每月\r\n\t为 收入 # 人数 -- 𠮷\r\n");
    let finding = finding(span_of(&sources, file, "#")).fix(REMOVE, span_of(&sources, file, "#"), "");
    insta::assert_snapshot!(render(&finding, &sources, Style::plain(Language::Chinese)));
    let wide =
        Diagnostic::new(&WARNING_CODE, span_of(&sources, file, "人均收入")).arg("character", "人均收入");
    insta::assert_snapshot!(render(&wide, &sources, Style::default()));
    let astral = Diagnostic::new(&WARNING_CODE, span_of(&sources, file, "𠮷")).arg("character", "𠮷");
    insta::assert_snapshot!(render(&astral, &sources, Style::default()));
}

#[test]
fn other_places_are_drawn_in_their_files() {
    let mut sources = Sources::new();
    let one = sources.add("one.alm", "use a\nuse b # c\nuse d\n\n\n\n\n\nuse e\n");
    let two = sources.add("two.alm", "module a # b");
    let finding = finding(span_of(&sources, one, "#"))
        .related(span_of(&sources, two, "#"), HERE)
        .related(span_of(&sources, one, "use a"), HERE)
        .related(span_of(&sources, one, "use e"), HERE);
    insta::assert_snapshot!(render(&finding, &sources, Style::default()));
}

#[test]
fn a_place_over_several_lines_is_marked_on_its_first() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", "define x\n  is 1\n  is 2\n");
    insta::assert_snapshot!(render(&finding(Span::new(file, 7, 22)), &sources, Style::default()));
}

#[test]
fn the_end_of_a_file_can_be_marked() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", "define x\n");
    insta::assert_snapshot!(render(&finding(Span::new(file, 9, 9)), &sources, Style::default()));
    let empty = sources.add("empty.alm", "");
    insta::assert_snapshot!(render(&finding(Span::new(empty, 0, 0)), &sources, Style::default()));
}

#[test]
fn several_findings_are_counted() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", "define # x\n");
    let error = finding(span_of(&sources, file, "#"));
    let warning = Diagnostic::without_place(&WARNING_CODE).arg("character", "x");
    let all = [error.clone(), warning, error];
    insta::assert_snapshot!(render_all(&all, &sources, Style::default()));
    let chinese = render_all(&all, &sources, Style::plain(Language::Chinese));
    assert!(chinese.ends_with("\n2 个错误，1 个警告\n"), "{chinese}");
    assert_eq!(render_all(&[], &sources, Style::default()), "");
}

#[test]
fn a_terminal_gets_colours_and_a_log_does_not() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", "define # x\n");
    let finding = finding(span_of(&sources, file, "#")).fix(REMOVE, Span::new(file, 7, 9), "");
    let coloured = render(&finding, &sources, Style::terminal(Language::English));
    assert!(coloured.contains("\u{1b}[") && coloured.contains('┬') || coloured.contains('─'), "{coloured}");
    assert!(!render(&finding, &sources, Style::default()).contains('\u{1b}'));
}

#[test]
fn what_an_author_wrote_never_reaches_the_terminal_raw() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", "a \u{1b}[2J \u{202e}b\u{2028}c # d\n# e\n");
    let finding = Diagnostic::new(&UNKNOWN_CHARACTER, Span::new(file, 2, 3)).arg("character", "\u{1b}[2J");
    let drawn = render(&finding, &sources, Style::default());
    assert!(!drawn.contains(['\u{1b}', '\u{202e}', '\u{2028}']), "{drawn}");
    assert!(drawn.contains("a.alm:1:3"), "{drawn}");
}

#[test]
fn a_line_too_long_to_draw_is_named_only() {
    let mut sources = Sources::new();
    let file = sources.add("a.alm", format!("{}# x\n", "低".repeat(10_000)));
    insta::assert_snapshot!(render(&finding(span_of(&sources, file, "#")), &sources, Style::default()));
}

#[test]
fn long_help_is_wrapped_under_its_first_word() {
    let narrow = Style { width: 32, ..Style::default() };
    insta::assert_snapshot!(render(&Diagnostic::without_place(&UNKNOWN_CHARACTER), &Sources::new(), narrow));
}

proptest! {
    #[test]
    fn no_place_in_no_text_breaks_the_drawing(
        text in "[ab低𠮷é \\t\\r\\n\u{301}\u{200d}\u{1b}\u{2028}\u{feff}]{0,40}",
        spans in prop::collection::vec((0u32..90, 0u32..90, 0u32..3), 1..4),
        box_drawing in any::<bool>(),
    ) {
        let mut sources = Sources::new();
        sources.add("a.alm", text.clone());
        sources.add("b.alm", format!("{text}\r\n{text}"));
        let mut spans = spans.into_iter().map(|(start, end, file)| Span::new(FileId(file), start, end));
        let mut finding = finding(spans.next().unwrap());
        for span in spans {
            finding = finding.related(span, HERE);
        }
        let style = if box_drawing { Style::terminal(Language::Chinese) } else { Style::default() };
        let drawn = render(&finding, &sources, style);
        prop_assert!(drawn.lines().all(|line| line == line.trim_end()));
        prop_assert!(!crate::to_json_line(&finding, &sources, Language::English).is_empty());
    }
}
