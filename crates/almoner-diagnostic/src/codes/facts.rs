//! Codes about facts given to a program: what cannot be read, what the program does not ask for, what cannot be.

use crate::{Code, Severity, Text};

/// All codes of this group.
pub const ALL: &[&Code] = &[
    &FACTS_NOT_JSON,
    &FACTS_CUT_OFF,
    &FACTS_TOO_LARGE,
    &FACTS_TOO_DEEP,
    &FACTS_NOT_ASKED,
    &FACT_UNKNOWN_FIELD,
    &FACT_GIVEN_TWICE,
    &FACT_WRONG_SHAPE,
    &FACT_NOT_A_NUMBER,
    &FACT_TOO_MANY_DIGITS,
    &FACT_UNIT_UNKNOWN,
    &FACT_OTHER_UNIT,
    &FACT_BELOW_BOUND,
    &FACT_ABOVE_BOUND,
    &FACT_TOO_MANY_DECIMALS,
    &FACT_NOT_WHOLE,
    &FACT_PERCENT_AMBIGUOUS,
    &FACT_UNKNOWN_VALUE,
    &FACT_NOT_A_DATE,
    &FACT_IMPOSSIBLE_DATE,
    &FACT_NOT_A_MONTH,
    &FACT_NOT_YES_OR_NO,
    &FACTS_TOO_MANY_THINGS,
];

/// The facts are no JSON.
pub static FACTS_NOT_JSON: Code = Code {
    number: "E0701",
    name: "facts-not-json",
    severity: Severity::Error,
    message: Text::new(
        "the facts are not valid JSON at line {line}, column {column}",
        "事实数据不是有效的 JSON：第 {line} 行第 {column} 列有误",
    ),
    help: Text::new(
        "Check the commas, quotation marks and brackets there.",
        "请检查该处的逗号、引号和括号。",
    ),
};

/// The facts end in the middle.
pub static FACTS_CUT_OFF: Code = Code {
    number: "E0702",
    name: "facts-cut-off",
    severity: Severity::Error,
    message: Text::new(
        "the facts end too early, at line {line}, column {column}",
        "事实数据不完整，在第 {line} 行第 {column} 列中断",
    ),
    help: Text::new(
        "A closing bracket or quotation mark is missing, or the file was cut off.",
        "缺少右括号或引号，或者文件没有传完。",
    ),
};

/// The facts are too long a text.
pub static FACTS_TOO_LARGE: Code = Code {
    number: "E0703",
    name: "facts-too-large",
    severity: Severity::Error,
    message: Text::new(
        "the facts are {size} bytes long; at most {limit} are read",
        "事实数据有 {size} 字节，最多读取 {limit} 字节",
    ),
    help: Text::new("Give the facts of one household at a time.", "请每次只提供一户的事实。"),
};

/// The facts are nested too deeply.
pub static FACTS_TOO_DEEP: Code = Code {
    number: "E0704",
    name: "facts-too-deep",
    severity: Severity::Error,
    message: Text::new(
        "the facts are nested too deeply at line {line}, column {column}",
        "事实数据在第 {line} 行第 {column} 列嵌套过深",
    ),
    help: Text::new(
        "Facts need no more levels than the program has entities.",
        "事实的层数不会多于程序中对象的层数。",
    ),
};

/// The program has no entity that facts could be given of.
pub static FACTS_NOT_ASKED: Code = Code {
    number: "E0705",
    name: "facts-not-asked",
    severity: Severity::Error,
    message: Text::new(
        "the program asks for no facts: it declares no entity that stands on its own",
        "该程序不需要事实：它没有声明独立的对象",
    ),
    help: Text::new(
        "Give an empty object `{}`, or use the pack that declares the entity.",
        "请提供空对象 {}，或使用声明了该对象的规则包。",
    ),
};

/// A fact that the program does not know.
pub static FACT_UNKNOWN_FIELD: Code = Code {
    number: "E0706",
    name: "fact-unknown-field",
    severity: Severity::Error,
    message: Text::new("{path}: `{entity}` has no fact `{name}`", "{path}：“{entity}”没有名为“{name}”的事实"),
    help: Text::new("{advice}.", "{advice}。"),
};

/// One fact was given twice.
pub static FACT_GIVEN_TWICE: Code = Code {
    number: "E0707",
    name: "fact-given-twice",
    severity: Severity::Error,
    message: Text::new("{path} is given twice", "{path} 给出了两次"),
    help: Text::new(
        "Keep the one that is right; two answers to one question cannot both hold.",
        "请保留正确的一个；同一个问题不能有两个答案。",
    ),
};

/// A fact of another shape than the program asks for.
pub static FACT_WRONG_SHAPE: Code = Code {
    number: "E0708",
    name: "fact-wrong-shape",
    severity: Severity::Error,
    message: Text::new(
        "{path} must be {expected}, but {given} was given",
        "{path} 应为{expected}，但给出的是{given}",
    ),
    help: Text::new("", ""),
};

/// A text that is no number where a number is asked for.
pub static FACT_NOT_A_NUMBER: Code = Code {
    number: "E0709",
    name: "fact-not-a-number",
    severity: Severity::Error,
    message: Text::new("{path}: `{text}` is not a number", "{path}：“{text}”不是数字"),
    help: Text::new(
        "Write it like `1350`, `1,350.50` or `\"1,350 {unit}\"`.",
        "请写成 1350、1,350.50 或“1,350{unit}”。",
    ),
};

/// A number with more digits than can be held exactly.
pub static FACT_TOO_MANY_DIGITS: Code = Code {
    number: "E0710",
    name: "fact-too-many-digits",
    severity: Severity::Error,
    message: Text::new(
        "{path}: `{text}` has more digits than can be kept exactly",
        "{path}：“{text}”的位数过多，无法精确保存",
    ),
    help: Text::new(
        "At most 28 digits are kept; nothing is rounded silently.",
        "最多保留 28 位数字；系统不会悄悄取整。",
    ),
};

/// A fact in a unit that nobody declared.
pub static FACT_UNIT_UNKNOWN: Code = Code {
    number: "E0711",
    name: "fact-unit-unknown",
    severity: Severity::Error,
    message: Text::new(
        "{path}: `{text}` is not a unit; {unit} is asked",
        "{path}：“{text}”不是单位；这里需要{unit}",
    ),
    help: Text::new("Give the number alone, or with the unit `{unit}`.", "请只写数字，或加上单位“{unit}”。"),
};

/// A fact in another unit than the program asks for.
pub static FACT_OTHER_UNIT: Code = Code {
    number: "E0712",
    name: "fact-other-unit",
    severity: Severity::Error,
    message: Text::new(
        "{path}: {given} was given, but {unit} is asked",
        "{path}：给出的是{given}，而这里需要{unit}",
    ),
    help: Text::new("{advice}.", "{advice}。"),
};

/// A fact below what the field allows.
pub static FACT_BELOW_BOUND: Code = Code {
    number: "E0713",
    name: "fact-below-bound",
    severity: Severity::Error,
    message: Text::new(
        "{path}: {value} is below {bound}, the least that is possible",
        "{path}：{value}低于下限{bound}",
    ),
    help: Text::new("Check the entry.", "请核对录入。"),
};

/// A fact above what the field allows.
pub static FACT_ABOVE_BOUND: Code = Code {
    number: "E0714",
    name: "fact-above-bound",
    severity: Severity::Error,
    message: Text::new(
        "{path}: {value} is above {bound}, the most that is possible",
        "{path}：{value}高于上限{bound}",
    ),
    help: Text::new("Check the entry.", "请核对录入。"),
};

/// An amount of money with more decimals than its currency has.
pub static FACT_TOO_MANY_DECIMALS: Code = Code {
    number: "E0715",
    name: "fact-too-many-decimals",
    severity: Severity::Error,
    message: Text::new(
        "{path}: {value} has more than {decimals} decimals, and {currency} has no smaller part",
        "{path}：{value}的小数超过 {decimals} 位，而{currency}没有更小的单位",
    ),
    help: Text::new(
        "Give the amount as it was paid; nothing is rounded silently.",
        "请填写实际金额；系统不会悄悄取整。",
    ),
};

/// A number with decimals where a whole one is asked for.
pub static FACT_NOT_WHOLE: Code = Code {
    number: "E0716",
    name: "fact-not-whole",
    severity: Severity::Error,
    message: Text::new(
        "{path} must be a whole number, but {value} was given",
        "{path} 应为整数，但给出的是 {value}",
    ),
    help: Text::new("", ""),
};

/// A percentage without its sign.
pub static FACT_PERCENT_AMBIGUOUS: Code = Code {
    number: "E0717",
    name: "fact-percent-ambiguous",
    severity: Severity::Error,
    message: Text::new(
        "{path} is a percentage, and `{text}` does not say whether {text} % or {hundredfold} % is meant",
        "{path} 是百分比，“{text}”看不出是 {text}% 还是 {hundredfold}%",
    ),
    help: Text::new("Give it as text with its sign: `\"{text}%\"`.", "请写成带百分号的文字，例如“{text}%”。"),
};

/// A value that an enum does not have.
pub static FACT_UNKNOWN_VALUE: Code = Code {
    number: "E0718",
    name: "fact-unknown-value",
    severity: Severity::Error,
    message: Text::new(
        "{path}: `{text}` is not one of the values of `{enum}`",
        "{path}：“{text}”不是“{enum}”的取值",
    ),
    help: Text::new("{advice}.", "{advice}。"),
};

/// A text that is no date where a date is asked for.
pub static FACT_NOT_A_DATE: Code = Code {
    number: "E0719",
    name: "fact-not-a-date",
    severity: Severity::Error,
    message: Text::new("{path}: `{text}` is not a date", "{path}：“{text}”不是日期"),
    help: Text::new("Write it like `2025-08-01` or `2025年8月1日`.", "请写成 2025-08-01 或 2025年8月1日。"),
};

/// A day that the calendar does not have.
pub static FACT_IMPOSSIBLE_DATE: Code = Code {
    number: "E0720",
    name: "fact-impossible-date",
    severity: Severity::Error,
    message: Text::new(
        "{path}: {text} does not exist; the last day of that month is {last}",
        "{path}：{text} 不存在，该月的最后一天是 {last}",
    ),
    help: Text::new("Check the entry.", "请核对录入。"),
};

/// A month that cannot be read in a monthly series.
pub static FACT_NOT_A_MONTH: Code = Code {
    number: "E0721",
    name: "fact-not-a-month",
    severity: Severity::Error,
    message: Text::new("{path}: `{text}` is not a month", "{path}：“{text}”不是月份"),
    help: Text::new("Write it like `2025-07` or `2025年7月`.", "请写成 2025-07 或 2025年7月。"),
};

/// A value that is neither yes nor no.
pub static FACT_NOT_YES_OR_NO: Code = Code {
    number: "E0722",
    name: "fact-not-yes-or-no",
    severity: Severity::Error,
    message: Text::new("{path}: `{text}` is neither yes nor no", "{path}：“{text}”既不是“是”也不是“否”"),
    help: Text::new(
        "Give `true` or `false`, `\"yes\"` or `\"no\"`, `\"是\"` or `\"否\"`.",
        "请写 true 或 false、“是”或“否”。",
    ),
};

/// More members and other things than one household can have.
pub static FACTS_TOO_MANY_THINGS: Code = Code {
    number: "E0723",
    name: "facts-too-many-things",
    severity: Severity::Error,
    message: Text::new(
        "the facts list more than {limit} members and other things",
        "事实中列出的成员等对象超过 {limit} 个",
    ),
    help: Text::new("Give the facts of one household at a time.", "请每次只提供一户的事实。"),
};

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
