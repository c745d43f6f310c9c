//! Codes about the shape of items, clauses and expressions.

use crate::Text;

/// Related place: where a bracket was opened.
pub const OPENED_HERE: Text = Text::new("opened here", "在这里打开");
/// Fix: one word or mark for another.
pub const REPLACE: Text = Text::new("write `{right}`", "改为“{right}”");
/// Fix: something left out.
pub const INSERT: Text = Text::new("insert `{right}`", "补上“{right}”");
/// Fix: something that should not be there.
pub const REMOVE: Text = Text::new("remove it", "删去");
/// Fix: a word of the language as a name.
pub const BACKTICKS: Text = Text::new("write it in backticks: {right}", "加上反引号：{right}");
/// Fix: a blank between a Chinese keyword and its neighbour.
pub const BLANK: Text = Text::new("put a blank between: `{right}`", "中间加空格：“{right}”");
/// What stands where a file or an item ends.
pub const THE_END: Text = Text::new("the end", "末尾");

group! {
    EXPECTED = Error "E0101" "something-expected" {
        "after `{before}` {expected} is expected, but `{found}` stands here", "“{before}”之后应为{expected}，但这里是“{found}”"
    }
    EXPECTED_AT_END = Error "E0102" "something-missing" {
        "after `{before}` {expected} is missing", "“{before}”之后缺少{expected}"
    }
    UNEXPECTED = Error "E0103" "does-not-fit" {
        "`{found}` does not fit after `{before}`", "“{before}”之后不能接“{found}”";
        "What stands before it is complete; a new clause or line begins with a word of its own.",
        "前面的内容已经完整；新的语句要以相应的词开头。"
    }
    ITEM_EXPECTED = Error "E0104" "item-expected" {
        "`{found}` does not begin an item", "“{found}”不能作为条目的开头";
        "A file is a list of items; each begins with a word such as `module`, `parameter`, `define`, `benefit` or `example`.",
        "文件由条目组成，每个条目以“模块”“参数”“定义”“待遇”“示例”等词开头。"
    }
    MISSPELT_ITEM = Error "E0105" "misspelt-item" {
        "no item begins with `{found}`; `{right}` is probably meant", "没有以“{found}”开头的条目，可能是“{right}”"
    }
    CAPITALISED = Error "E0106" "capitalised-keyword" {
        "words of the language are written in small letters: `{lower}`", "语言的关键词一律小写：“{lower}”";
        "If it is a name, write it in backticks.", "如果它是名称，请加反引号。"
    }
    KEYWORD_AS_NAME = Error "E0107" "keyword-as-name" {
        "`{found}` is a word of the language and cannot be a name as it stands", "“{found}”是语言的关键词，不能直接作名称";
        "Choose another name, or write it in backticks.", "请换一个名称，或加反引号。"
    }
    COLON_MISSING = Error "E0108" "colon-missing" {
        "a colon is missing after `{before}`", "“{before}”之后缺少冒号"
    }
    BRACKET_NOT_CLOSED = Error "E0109" "bracket-not-closed" {
        "this bracket is never closed", "这个括号没有闭合";
        "Add `)` where the group ends.", "请在这一组结束处加上“)”。"
    }
    BRACKET_NOT_OPENED = Error "E0110" "bracket-not-opened" {
        "this bracket closes nothing", "这个右括号没有对应的左括号"
    }
    TOO_DEEP = Error "E0111" "too-deep" {
        "this is nested more than {limit} levels deep", "嵌套超过 {limit} 层";
        "Give the inner parts names with `define`.", "请用“定义”给内层的部分命名。"
    }
    TOO_LONG = Error "E0112" "too-many-operators" {
        "this expression has more than {limit} operations", "这个式子超过 {limit} 个运算";
        "Divide it with `define`, or use a table.", "请用“定义”拆分，或改用决策表。"
    }
    CHAINED_COMPARISON = Error "E0113" "chained-comparison" {
        "a comparison has two sides; `{found}` begins a third", "比较只有两边，“{found}”却引出了第三边";
        "Write `a < b and b < c`, or `b between a and c`.", "请写“a < b 且 b < c”，或“b 介于 a 与 c”。"
    }
    MONTH_NOT_DAY = Error "E0114" "month-not-day" {
        "`{found}` is a month, but a day is needed here", "“{found}”是月份，这里需要具体日期"
    }
    BLANK_MISSING = Error "E0115" "blank-missing" {
        "`{found}` is read as one word", "“{found}”被当作一个词";
        "Put a blank between a word of the language and a name.", "关键词与名称之间要有空格。"
    }
    MISSPELT_PHRASE = Error "E0116" "misspelt-phrase" {
        "`{found}` is not a phrase of the language; `{right}` is probably meant", "“{found}”不是语言的用语，可能是“{right}”"
    }
    FOREIGN_WORD = Error "E0117" "foreign-word" {
        "`{found}` is not a word of the language; write `{right}`", "“{found}”不是语言的用语，请写“{right}”"
    }
    OTHERWISE_ALONE = Error "E0118" "otherwise-alone" {
        "`{found}` follows a value that has no condition", "“{found}”前面的值没有条件";
        "Say when the first value applies: `A when C, otherwise B`.", "请写明第一个值在何时适用：“当 C 时 A，否则 B”。"
    }
    UNTIL_WITHOUT_FROM = Error "E0119" "until-without-from" {
        "a last day without a first day", "只有截止日，没有起始日";
        "Say from when it holds: `from 2021-07-01 until 2022-06-30`.", "请写明从何时起：“自2021年7月1日起至2022年6月30日止”。"
    }
    NAME_MISSING = Error "E0120" "name-missing" {
        "after `{before}` {expected} is expected, but `{found}` stands here", "“{before}”之后应为{expected}，但这里是“{found}”";
        "A name is one word: letters, digits and underscores, not a digit first; any other text stands in backticks.",
        "名称是一个词，由文字、字母、数字和下划线组成，不以数字开头；其他写法要加反引号。"
    }
    SEPARATOR_MISSING = Error "E0121" "comma-missing" {
        "a comma is missing before `{found}`", "“{found}”之前缺少逗号"
    }
    COLON_TOO_MUCH = Error "E0122" "colon-too-much" {
        "no colon stands after `{before}`", "“{before}”之后不用冒号"
    }
    CALL_WITH_BLANK = Error "E0123" "blank-before-bracket" {
        "no blank stands between `{before}` and its bracket", "“{before}”与它的括号之间不能有空格";
        "If two values are meant, a word or an operator is missing between them.", "如果是两个值，中间缺少连接的词或运算符。"
    }
    NOT_WHOLE = Error "E0124" "whole-number-needed" {
        "`{found}` is not a whole number, which is needed after `{before}`", "“{found}”不是整数，而“{before}”之后需要整数"
    }
    DOC_ALONE = Warning "W0101" "comment-documents-nothing" {
        "this comment with `---` stands before nothing that it could document", "这条“---”说明之后没有可说明的内容";
        "Use `--`, or put it directly before an item, a field or a line.", "请改用“--”，或放在条目、字段或语句之前。"
    }
}
