//! Codes about guarantees and bounds that figures break.

use crate::Text;

/// Related place: a figure that takes part.
pub const FIGURE_HERE: Text = Text::new("this figure is one of the two", "这是其中一个数值");
/// Related place: where the bound is set.
pub const BOUND_HERE: Text = Text::new("the bound is set here", "界限写在这里");
/// A comparison that fails: the left side is too small; `difference` is how much.
pub const TOO_LOW: Text =
    Text::new("{left} is below {right} by {difference}", "{left}低于{right}，差 {difference}");
/// A comparison that fails: the left side is too large; `difference` is how much.
pub const TOO_HIGH: Text =
    Text::new("{left} is above {right} by {difference}", "{left}高于{right}，超出 {difference}");
/// A comparison that fails: both sides are the same.
pub const THE_SAME: Text = Text::new("both are {left}", "两者都是{left}");
/// A comparison that fails: the sides are not the same.
pub const NOT_THE_SAME: Text = Text::new("{left} is not {right}", "{left}不等于{right}");
/// A statement that fails and is no comparison.
pub const IT_IS_NO: Text = Text::new("the statement is not true", "该陈述不成立");
/// A statement that fails from a day on.
pub const FROM_DAY: Text = Text::new("from {day}", "自 {day} 起");
/// A statement that fails always.
pub const ALWAYS: Text = Text::new("always", "始终");

group! {
    GUARANTEE_BROKEN = Error "E0650" "guarantee-broken" {
        "`{guarantee}` does not hold{keys} {when}: {reason}", "“{guarantee}”{keys}{when}不成立：{reason}";
        "Compare the figures with the legal texts; one of them, or the guarantee, is not right.",
        "请与法规原文核对：数值或该保证必有一处不对。"
    }
    BOUND_BROKEN = Error "E0651" "bound-broken" {
        "`{parameter}`{keys} breaks the bound that `{layer}` sets, {when}: {reason}",
        "“{parameter}”{keys}{when}不符合“{layer}”规定的界限：{reason}";
        "A local figure must keep to the bound of the layer above.", "下级的数值必须符合上级规定的界限。"
    }
    GUARANTEE_TOO_LARGE = Warning "W0650" "guarantee-too-large" {
        "`{guarantee}` has been checked for the first {limit} combinations of keys and days only",
        "“{guarantee}”只检查了前 {limit} 种键与日期的组合";
        "Split it into guarantees with fewer open keys.", "请拆分成键较少的几个保证。"
    }
}
