//! Codes about cases, exceptions, decision tables, scales and conditions: what competes, what is missing,
//! what is never reached.

use crate::Text;

/// Related place: the other exception, row, case or bracket.
pub const THE_OTHER: Text = Text::new("the other one is here", "另一处在这里");
/// Related place: the same thing for the first time.
pub const FIRST_TIME: Text = Text::new("it stands here already", "前面已经写过");
/// Related place: where a scale begins.
pub const FIRST_BRACKET: Text = Text::new("the scale begins here", "分级从这里开始");
/// Fix: say which of two exceptions goes first.
pub const LET_SECOND_GO_FIRST: Text =
    Text::new("let `{second}` go before `{first}`", "让“{second}”优先于“{first}”");
/// Fix: put brackets in order.
pub const CHANGE_PLACES: Text = Text::new("let the two brackets change places", "将这两级互换位置");

group! {
    EXCEPTIONS_COMPETE = Error "E0501" "exceptions-compete" {
        "exceptions `{first}` and `{second}` of `{name}` can apply at once and give different values, for example for: {example}",
        "“{name}”的例外“{first}”和“{second}”可能同时适用而结果不同，例如：{example}";
        "Say which goes before the other with `overriding`, or narrow one of the conditions.",
        "请用“优先于”写明哪一个优先，或者收窄其中一个的条件。"
    }
    ROWS_OVERLAP = Error "E0502" "rows-overlap" {
        "two rows of `{name}` apply at once and give different values, for example for: {example}",
        "“{name}”有两行同时适用而结果不同，例如：{example}";
        "At most one row of a decision table may apply. Narrow the tests of one of the two rows.",
        "决策表中至多只能有一行适用，请收窄其中一行的条件。"
    }
    TABLE_GAP = Error "E0503" "table-gap" {
        "no row of `{name}` applies, for example for: {example}", "“{name}”没有一行适用，例如：{example}";
        "Add a row for this case, or `otherwise` under the table.", "请为这种情形加一行，或者在表下写“否则”。"
    }
    CASES_GAP = Error "E0504" "cases-gap" {
        "no case of `{name}` applies, for example for: {example}", "“{name}”没有一种情形适用，例如：{example}";
        "Add a case, or say with `otherwise` what holds for all that remains.", "请补上这种情形，或者用“否则”写明其余的怎么办。"
    }
    BRACKETS_OUT_OF_ORDER = Error "E0505" "brackets-out-of-order" {
        "the bracket from {second} stands before the one from {first}", "起点为 {second} 的一级写在了起点为 {first} 的一级之前";
        "Write the brackets of a scale from the lowest to the highest.", "分级应从低到高书写。"
    }
    BRACKET_TWICE = Error "E0506" "bracket-twice" {
        "two brackets of `{name}` begin at {first}", "“{name}”有两级都从 {first} 开始";
        "Remove one of them, or change where it begins.", "请删去其中一级，或者改动它的起点。"
    }
    NO_BRACKET_BELOW = Error "E0507" "no-bracket-below" {
        "`{name}` has no value below {first} but is asked for less, for example for: {example}",
        "“{name}”在 {first} 以下没有结果，却用于更低的数，例如：{example}";
        "Add a bracket that begins lower, or make sure that the quantity never is so low.", "请加上更低的一级，或者保证所用的数不会这么低。"
    }
    EXCEPTIONS_MAY_COMPETE = Warning "W0501" "exceptions-may-compete" {
        "exceptions `{first}` and `{second}` of `{name}` may apply at once and give different values; that could not be ruled out for: {example}",
        "“{name}”的例外“{first}”和“{second}”也许会同时适用而结果不同，无法排除：{example}";
        "If they can meet, say which goes before the other with `overriding`. Where they do meet and differ, the answer is an error.",
        "如果两者可能相遇，请用“优先于”写明哪一个优先。真的相遇而结果不同时，系统会报错而不给出结果。"
    }
    ROWS_MAY_OVERLAP = Warning "W0502" "rows-may-overlap" {
        "two rows of `{name}` may apply at once and give different values; that could not be ruled out for: {example}",
        "“{name}”也许会有两行同时适用而结果不同，无法排除：{example}";
        "At most one row of a decision table may apply. Where two do and differ, the answer is an error.",
        "决策表中至多只能有一行适用。真的有两行适用而结果不同时，系统会报错而不给出结果。"
    }
    TABLE_MAY_HAVE_GAP = Warning "W0503" "table-may-have-gap" {
        "perhaps no row of `{name}` applies; that could not be ruled out for: {example}", "“{name}”也许没有一行适用，无法排除：{example}";
        "Add `otherwise` under the table if such a case is possible.", "如果这种情形可能出现，请在表下写“否则”。"
    }
    CASES_MAY_HAVE_GAP = Warning "W0504" "cases-may-have-gap" {
        "perhaps no case of `{name}` applies; that could not be ruled out for: {example}", "“{name}”也许没有一种情形适用，无法排除：{example}";
        "Add `otherwise` if such a case is possible.", "如果这种情形可能出现，请加上“否则”。"
    }
    CASE_NEVER_REACHED = Warning "W0505" "case-never-reached" {
        "this case of `{name}` never applies: the cases before it take everything that it says", "“{name}”的这一情形永远不会适用：它所说的都已被前面的情形占去";
        "The first case that applies gives the value. Move the narrower case before the wider one, or remove this one.",
        "以先写且适用的情形为准。请把范围窄的情形写在范围宽的之前，或者删去这一情形。"
    }
    OTHERWISE_NEVER_REACHED = Warning "W0506" "otherwise-never-reached" {
        "`otherwise` of `{name}` never applies: the cases before it take everything", "“{name}”的“否则”永远不会适用：前面的情形已经包括一切"
    }
    ROW_NEVER_APPLIES = Warning "W0507" "row-never-applies" {
        "this row of `{name}` never applies: its tests exclude each other, or the values cannot occur", "“{name}”的这一行永远不会适用：各项条件互相排斥，或者这样的值不会出现"
    }
    EXCEPTION_NEVER_APPLIES = Warning "W0508" "exception-never-applies" {
        "exception `{first}` of `{name}` never applies", "“{name}”的例外“{first}”永远不会适用";
        "Its condition is never met, or exceptions that go before it take everything that it says.",
        "它的条件永远不会成立，或者它所说的都已被优先的例外占去。"
    }
    TOO_HARD = Warning "W0509" "too-hard" {
        "`{name}` has too many conditions to try them all against each other; overlaps and gaps in it may have gone unnoticed",
        "“{name}”的条件太多，无法一一比对；其中的重叠和遗漏可能没有全部发现";
        "Split it into several rules.", "请把它拆成几条规则。"
    }
    ALWAYS_YES = Warning "W0510" "always-yes" {
        "`{condition}` is always yes", "“{condition}”永远成立";
        "It follows from the bounds of the facts, or its parts cover everything. Remove it, or look for a mistake in it.",
        "从各项情况的范围，或者从条件本身，就可以知道它总是成立。请删去它，或者检查是否写错。"
    }
    ALWAYS_NO = Warning "W0511" "always-no" {
        "`{condition}` is always no", "“{condition}”永远不成立";
        "It contradicts the bounds of the facts, or its parts exclude each other.", "它与各项情况的范围矛盾，或者条件的各部分互相排斥。"
    }
    SAID_TWICE = Warning "W0512" "said-twice" {
        "`{condition}` stands here twice", "“{condition}”在这里写了两次"
    }
    MAYBE_NO_BRACKET_BELOW = Warning "W0513" "maybe-no-bracket-below" {
        "`{name}` has no value below {first}; that it is asked for less could not be ruled out for: {example}",
        "“{name}”在 {first} 以下没有结果，无法排除用于更低的数：{example}";
        "Add a bracket that begins lower, or take the greater of the quantity and where the scale begins.",
        "请加上更低的一级，或者对所用的数与起点取较大者。"
    }
}
