//! Codes about facts given to a program: what cannot be read, what the program does not ask for, what cannot be.

use crate::Text;

/// Advice on a name or a value: what it may have meant to be, and what there is.
pub const DID_YOU_MEAN: Text =
    Text::new("Did you mean `{suggestion}`? There is: {valid}", "是否想写“{suggestion}”？可选的有：{valid}");
/// Advice on a name or a value that resembles none: what there is.
pub const THERE_IS: Text = Text::new("There is: {valid}", "可选的有：{valid}");
/// Advice on a name of an entity without any fact.
pub const THERE_IS_NONE: Text = Text::new("It has none", "它没有任何事实");
/// Advice on a fact in a unit with a fixed worth: what it is in the unit that is asked for.
pub const CONVERTS_TO: Text = Text::new(
    "{given} is {converted}: give that, if it is what was meant",
    "{given}等于{converted}：如果是这个意思，请这样填写",
);
/// Advice on a fact in a unit with a fixed worth, where the result has more decimals than the currency.
pub const CONVERTS_NOT_EXACTLY: Text = Text::new(
    "{number} × {factor} is {ratio}, which is no whole number of the smallest part of the currency: say which figure counts",
    "{number} × {factor} 得 {ratio}，不能用货币的最小单位整除：请写明以哪个数为准",
);
/// Advice on a fact in a unit that has nothing to do with the one asked for.
pub const NO_CONVERSION: Text = Text::new("Nothing converts one into the other", "两者之间没有换算关系");

/// What a fact must be, or was: an object.
pub const AN_OBJECT: Text = Text::new("an object", "一个对象");
/// What a fact must be: the facts of a thing.
pub const AN_OBJECT_OF_FACTS: Text = Text::new("an object with facts", "一个包含事实的对象");
/// What a fact must be, or was: a list.
pub const A_LIST: Text = Text::new("a list", "一个列表");
/// What a fact must be: the things that another holds.
pub const A_LIST_OF_OBJECTS: Text = Text::new("a list of objects", "由对象组成的列表");
/// What a fact must be: one value for each month.
pub const AN_OBJECT_OF_MONTHS: Text = Text::new(
    "an object with a value for each month, like {\"2025-07\": …}",
    "按月给出的对象，如 {\"2025-07\": …}",
);
/// What a fact must be, or was.
pub const A_NUMBER: Text = Text::new("a number", "一个数字");
/// What a fact must be, or was.
pub const A_TEXT: Text = Text::new("a text", "一段文字");
/// What a fact must be, or was.
pub const YES_OR_NO: Text = Text::new("yes or no", "是或否");
/// What a fact must be.
pub const A_DATE: Text = Text::new("a date", "一个日期");
/// What a fact must be.
pub const A_VALUE_OF_A_LIST: Text = Text::new("one of a list of values", "列表中的一个值");

group! {
    /// The facts are no JSON.
    FACTS_NOT_JSON = Error "E0701" "facts-not-json" {
        "the facts are not valid JSON at line {line}, column {column}", "事实数据不是有效的 JSON：第 {line} 行第 {column} 列有误";
        "Check the commas, quotation marks and brackets there.", "请检查该处的逗号、引号和括号。"
    }
    /// The facts end in the middle.
    FACTS_CUT_OFF = Error "E0702" "facts-cut-off" {
        "the facts end too early, at line {line}, column {column}", "事实数据不完整，在第 {line} 行第 {column} 列中断";
        "A closing bracket or quotation mark is missing, or the file was cut off.", "缺少右括号或引号，或者文件没有传完。"
    }
    /// The facts are too long a text.
    FACTS_TOO_LARGE = Error "E0703" "facts-too-large" {
        "the facts are {size} bytes long; at most {limit} are read", "事实数据有 {size} 字节，最多读取 {limit} 字节";
        "Give the facts of one household at a time.", "请每次只提供一户的事实。"
    }
    /// The facts are nested too deeply.
    FACTS_TOO_DEEP = Error "E0704" "facts-too-deep" {
        "the facts are nested too deeply at line {line}, column {column}", "事实数据在第 {line} 行第 {column} 列嵌套过深";
        "Facts need no more levels than the program has entities.", "事实的层数不会多于程序中对象的层数。"
    }
    /// The program has no entity that facts could be given of.
    FACTS_NOT_ASKED = Error "E0705" "facts-not-asked" {
        "the program asks for no facts: it declares no entity that stands on its own", "该程序不需要事实：它没有声明独立的对象";
        "Give an empty object `{}`, or use the pack that declares the entity.", "请提供空对象 {}，或使用声明了该对象的规则包。"
    }
    /// A fact that the program does not know.
    FACT_UNKNOWN_FIELD = Error "E0706" "fact-unknown-field" {
        "{path}: `{entity}` has no fact `{name}`", "{path}：“{entity}”没有名为“{name}”的事实";
        "{advice}.", "{advice}。"
    }
    /// One fact was given twice.
    FACT_GIVEN_TWICE = Error "E0707" "fact-given-twice" {
        "{path} is given twice", "{path} 给出了两次";
        "Keep the one that is right; two answers to one question cannot both hold.", "请保留正确的一个；同一个问题不能有两个答案。"
    }
    /// A fact of another shape than the program asks for.
    FACT_WRONG_SHAPE = Error "E0708" "fact-wrong-shape" {
        "{path} must be {expected}, but {given} was given", "{path} 应为{expected}，但给出的是{given}"
    }
    /// A text that is no number where a number is asked for.
    FACT_NOT_A_NUMBER = Error "E0709" "fact-not-a-number" {
        "{path}: `{text}` is not a number", "{path}：“{text}”不是数字";
        "Write it like `1350`, `1,350.50` or `\"1,350 {unit}\"`.", "请写成 1350、1,350.50 或“1,350{unit}”。"
    }
    /// A number with more digits than can be held exactly.
    FACT_TOO_MANY_DIGITS = Error "E0710" "fact-too-many-digits" {
        "{path}: `{text}` has more digits than can be kept exactly", "{path}：“{text}”的位数过多，无法精确保存";
        "At most 28 digits are kept; nothing is rounded silently.", "最多保留 28 位数字；系统不会悄悄取整。"
    }
    /// A fact in a unit that nobody declared.
    FACT_UNIT_UNKNOWN = Error "E0711" "fact-unit-unknown" {
        "{path}: `{text}` is not a unit; {unit} is asked", "{path}：“{text}”不是单位；这里需要{unit}";
        "Give the number alone, or with the unit `{unit}`.", "请只写数字，或加上单位“{unit}”。"
    }
    /// A fact in another unit than the program asks for.
    FACT_OTHER_UNIT = Error "E0712" "fact-other-unit" {
        "{path}: {given} was given, but {unit} is asked", "{path}：给出的是{given}，而这里需要{unit}";
        "{advice}.", "{advice}。"
    }
    /// A fact below what the field allows.
    FACT_BELOW_BOUND = Error "E0713" "fact-below-bound" {
        "{path}: {value} is below {bound}, the least that is possible", "{path}：{value}低于下限{bound}";
        "Check the entry.", "请核对录入。"
    }
    /// A fact above what the field allows.
    FACT_ABOVE_BOUND = Error "E0714" "fact-above-bound" {
        "{path}: {value} is above {bound}, the most that is possible", "{path}：{value}高于上限{bound}";
        "Check the entry.", "请核对录入。"
    }
    /// An amount of money with more decimals than its currency has.
    FACT_TOO_MANY_DECIMALS = Error "E0715" "fact-too-many-decimals" {
        "{path}: {value} has more than {decimals} decimals, and {currency} has no smaller part", "{path}：{value}的小数超过 {decimals} 位，而{currency}没有更小的单位";
        "Give the amount as it was paid; nothing is rounded silently.", "请填写实际金额；系统不会悄悄取整。"
    }
    /// A number with decimals where a whole one is asked for.
    FACT_NOT_WHOLE = Error "E0716" "fact-not-whole" {
        "{path} must be a whole number, but {value} was given", "{path} 应为整数，但给出的是 {value}"
    }
    /// A percentage without its sign.
    FACT_PERCENT_AMBIGUOUS = Error "E0717" "fact-percent-ambiguous" {
        "{path} is a percentage, and `{text}` does not say whether {text} % or {hundredfold} % is meant", "{path} 是百分比，“{text}”看不出是 {text}% 还是 {hundredfold}%";
        "Give it as text with its sign: `\"{text}%\"`.", "请写成带百分号的文字，例如“{text}%”。"
    }
    /// A value that an enum does not have.
    FACT_UNKNOWN_VALUE = Error "E0718" "fact-unknown-value" {
        "{path}: `{text}` is not one of the values of `{enum}`", "{path}：“{text}”不是“{enum}”的取值";
        "{advice}.", "{advice}。"
    }
    /// A text that is no date where a date is asked for.
    FACT_NOT_A_DATE = Error "E0719" "fact-not-a-date" {
        "{path}: `{text}` is not a date", "{path}：“{text}”不是日期";
        "Write it like `2025-08-01` or `2025年8月1日`.", "请写成 2025-08-01 或 2025年8月1日。"
    }
    /// A day that the calendar does not have.
    FACT_IMPOSSIBLE_DATE = Error "E0720" "fact-impossible-date" {
        "{path}: {text} does not exist; the last day of that month is {last}", "{path}：{text} 不存在，该月的最后一天是 {last}";
        "Check the entry.", "请核对录入。"
    }
    /// A month that cannot be read in a monthly series.
    FACT_NOT_A_MONTH = Error "E0721" "fact-not-a-month" {
        "{path}: `{text}` is not a month", "{path}：“{text}”不是月份";
        "Write it like `2025-07` or `2025年7月`.", "请写成 2025-07 或 2025年7月。"
    }
    /// A value that is neither yes nor no.
    FACT_NOT_YES_OR_NO = Error "E0722" "fact-not-yes-or-no" {
        "{path}: `{text}` is neither yes nor no", "{path}：“{text}”既不是“是”也不是“否”";
        "Give `true` or `false`, `\"yes\"` or `\"no\"`, `\"是\"` or `\"否\"`.", "请写 true 或 false、“是”或“否”。"
    }
    /// More members and other things than one household can have.
    FACTS_TOO_MANY_THINGS = Error "E0723" "facts-too-many-things" {
        "the facts list more than {limit} members and other things", "事实中列出的成员等对象超过 {limit} 个";
        "Give the facts of one household at a time.", "请每次只提供一户的事实。"
    }
    /// A part that a fact with evidence does not have.
    FACT_EVIDENCE_PART = Error "E0730" "fact-evidence-part" {
        "{path} is given with its evidence, and `{name}` is no part of that", "{path} 连同核对情况一起给出，其中没有“{name}”这一项";
        "{advice}.", "{advice}。"
    }
    /// An object for a fact that does not say what its check has found.
    FACT_EVIDENCE_NOT_SAID = Error "E0731" "fact-evidence-not-said" {
        "{path} does not say what a check of it has found", "{path} 没有写明核对情况";
        "Add `\"evidence\"`: `declared`, `matched`, `conflicting` or `missing`; or give the value alone.",
        "请补上“核对情况”：申报、核对一致、核对不符或无法核对；或者只写数值。"
    }
    /// Evidence of a value that was not given.
    FACT_EVIDENCE_WITHOUT_VALUE = Error "E0732" "fact-evidence-without-value" {
        "{path} is said to be {evidence}, but has no value", "{path} 写明{evidence}，却没有数值";
        "Add `\"value\"`; only a fact whose check is `missing` or `conflicting` may be without one.",
        "请补上“数值”；只有“无法核对”或“核对不符”的事实可以不写数值。"
    }
}
