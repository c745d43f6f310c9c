//! The words of the command line in English and Chinese: headings, counts, small notes. What is wrong with
//! a program is never said here: findings have their words in `almoner-diagnostic`.

use almoner::{Language, PointKind, Text};

/// After `almoner new`.
pub(crate) const MADE: Text = Text::new("made", "已新建");
/// After `almoner new`.
pub(crate) const TRY: Text = Text::new("now try:", "接下来可以运行：");
/// After `almoner check` that found nothing.
pub(crate) const CHECKED: Text =
    Text::new("{count} checked, nothing found", "检查了 {count} 个程序，没有发现问题");
/// A file that `almoner fmt --check` would change.
pub(crate) const WOULD_CHANGE: Text = Text::new("would change {path}", "需要调整 {path}");
/// A file that `almoner fmt` changed.
pub(crate) const CHANGED: Text = Text::new("formatted {path}", "已调整 {path}");
/// After `almoner fmt` that changed nothing.
pub(crate) const ALL_FORMATTED: Text = Text::new("nothing to change", "无需调整");
/// Before an example that passes; both words have the same width.
pub(crate) const PASSED: Text = Text::new("ok  ", "通过");
/// Before an example that fails.
pub(crate) const FAILED: Text = Text::new("FAIL", "失败");
/// The name of a property in a list of examples.
pub(crate) const PROPERTY: Text = Text::new("property {name}", "性质 {name}");
/// After a property for which there were too many households.
pub(crate) const NOT_ALL_TRIED: Text =
    Text::new("not all households were tried: there are too many", "情形过多，未能全部试算");
/// Beside the counts of a program without examples.
pub(crate) const NO_EXAMPLES: Text = Text::new(
    "there is no example here; an `example` in a rule file is a test",
    "这里没有示例；规则文件里的“示例”就是测试",
);
/// The last line of `almoner test`.
pub(crate) const COUNTS: Text =
    Text::new("{passed} passed, {failed} failed", "{passed} 个通过，{failed} 个失败");
/// How much of a program its examples decide.
pub(crate) const COVERED: Text = Text::new(
    "coverage {percent}%: examples decide {decided} of {all}",
    "覆盖率 {percent}%：共 {all} 处，示例决定了 {decided} 处",
);
/// Before the list of what no example decides.
pub(crate) const NOT_COVERED: Text = Text::new("no example decides:", "没有示例决定的有：");
/// A condition that no example makes no.
pub(crate) const NEVER_NO: Text = Text::new(" (always yes)", "（从未出现不成立）");
/// A condition that no example makes yes.
pub(crate) const NEVER_YES: Text = Text::new(" (always no)", "（从未出现成立）");

/// How far a run of months is.
pub(crate) const MONTHS_DONE: Text = Text::new("{done} months", "已算 {done} 个月");
/// After `almoner ask` where nothing is undecided for want of a fact.
pub(crate) const NOTHING_TO_ASK: Text = Text::new(
    "no result hangs on a fact: there is nothing to ask for",
    "没有取决于事实的未定结果，无需再询问",
);

/// What a point of a program is called.
pub(crate) const fn of_point(kind: PointKind) -> Text {
    match kind {
        PointKind::Rule => Text::new("rule", "规则"),
        PointKind::Case => Text::new("case of", "情形："),
        PointKind::Exception => Text::new("exception", "例外"),
        PointKind::Row => Text::new("row of", "表行："),
        PointKind::Bracket => Text::new("bracket of", "分级："),
        PointKind::Condition => Text::new("condition", "条件"),
    }
}

/// A text with its placeholders filled.
pub(crate) fn filled(text: Text, language: Language, values: &[(&str, &str)]) -> String {
    let words = text.get(language).to_owned();
    values.iter().fold(words, |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
}

/// A text with its placeholders filled, as a line.
pub(crate) fn line(text: Text, language: Language, values: &[(&str, &str)]) -> String {
    filled(text, language, values) + "\n"
}
