//! Codes about evaluation: what only the facts of a household can bring to light.

use crate::{Code, Severity, Text};

/// All codes of this group.
pub const ALL: &[&Code] = &[
    &DIVISION_BY_ZERO,
    &TOO_MANY_DIGITS,
    &NO_CASE_APPLIES,
    &EXCEPTIONS_DISAGREE,
    &NO_ROW_APPLIES,
    &ROWS_DISAGREE,
    &BELOW_FIRST_BRACKET,
    &PARAMETER_NOT_YET_SET,
    &PARAMETER_RUN_OUT,
    &PARAMETER_KEY_WITHOUT_VALUE,
    &RULE_NOT_IN_FORCE,
    &NOBODY_COUNTED,
    &NEGATIVE_AMOUNT,
    &TOO_MANY_STEPS,
    &RULES_TOO_DEEP,
    &RESULT_RESTS_ON_ITSELF,
    &DATE_OUT_OF_RANGE,
    &DURATION_NOT_WHOLE,
    &NOT_YET_BORN,
    &STEP_NOT_POSITIVE,
    &BENEFITS_NOT_COMPARABLE,
    &INCONSISTENT_PROGRAM,
    &PARAMETER_NOT_SET,
];

/// A rule divides by zero.
pub static DIVISION_BY_ZERO: Code = Code {
    number: "E0801",
    name: "divisor-is-zero",
    severity: Severity::Error,
    message: Text::new("`{rule}` divides by zero", "“{rule}”中除数为零"),
    help: Text::new(
        "Give the case in which the divisor is 0 a value of its own.",
        "请为除数为 0 的情形单独规定取值。",
    ),
};

/// A result with more digits than can be held exactly.
pub static TOO_MANY_DIGITS: Code = Code {
    number: "E0802",
    name: "too-many-digits",
    severity: Severity::Error,
    message: Text::new(
        "the exact result in `{rule}` has more digits than can be kept",
        "“{rule}”的精确结果位数过多，无法保存",
    ),
    help: Text::new(
        "Nothing is rounded silently: round in the rule, or check the facts for a figure that is far too large.",
        "系统不会悄悄取整：请在规则中写明取整，或检查事实中是否有过大的数字。",
    ),
};

/// No case of a rule applies.
pub static NO_CASE_APPLIES: Code = Code {
    number: "E0803",
    name: "no-case-applies",
    severity: Severity::Error,
    message: Text::new("none of the cases of `{rule}` applies", "“{rule}”的各种情形都不适用"),
    help: Text::new("Add `otherwise` with what holds then.", "请加上“否则”并写明此时的取值。"),
};

/// Two exceptions apply at once and give different values.
pub static EXCEPTIONS_DISAGREE: Code = Code {
    number: "E0804",
    name: "exceptions-disagree",
    severity: Severity::Error,
    message: Text::new(
        "the exceptions {first} and {second} of `{rule}` both apply and disagree: {first_value} against {second_value}",
        "“{rule}”的例外{first}与{second}同时适用而结果不同：前者为{first_value}，后者为{second_value}",
    ),
    help: Text::new(
        "Say which one goes before the other, with `overriding`.",
        "请用“优先于”写明哪一个优先。",
    ),
};

/// No row of a decision table applies.
pub static NO_ROW_APPLIES: Code = Code {
    number: "E0805",
    name: "no-row-applies",
    severity: Severity::Error,
    message: Text::new(
        "no row of the table `{rule}` applies to {values}",
        "决策表“{rule}”没有适用于{values}的行",
    ),
    help: Text::new(
        "Add a row, or `otherwise` with what holds then.",
        "请增加一行，或用“否则”写明此时的取值。",
    ),
};

/// Two rows of a decision table apply at once.
pub static ROWS_DISAGREE: Code = Code {
    number: "E0806",
    name: "rows-disagree",
    severity: Severity::Error,
    message: Text::new(
        "rows {first} and {second} of the table `{rule}` both apply to {values}",
        "决策表“{rule}”的第 {first} 行和第 {second} 行同时适用于{values}",
    ),
    help: Text::new(
        "Narrow one of them, so that each situation has one row.",
        "请缩小其中一行的范围，使每种情况只对应一行。",
    ),
};

/// A quantity below the first bracket of a scale.
pub static BELOW_FIRST_BRACKET: Code = Code {
    number: "E0807",
    name: "below-first-bracket",
    severity: Severity::Error,
    message: Text::new(
        "{value} is below the first bracket of the scale `{rule}`",
        "{value}低于分级“{rule}”的第一档",
    ),
    help: Text::new("Begin the scale with a lower bracket.", "请让分级从更低的一档开始。"),
};

/// A parameter has no value yet on the day.
pub static PARAMETER_NOT_YET_SET: Code = Code {
    number: "E0808",
    name: "parameter-not-yet-set",
    severity: Severity::Error,
    message: Text::new(
        "`{parameter}` has no value on {date}: its first day is {first}",
        "“{parameter}”在 {date} 没有取值：它从 {first} 起才有规定",
    ),
    help: Text::new(
        "Add the value that was in force then, or ask for a later day.",
        "请补上当时有效的数值，或改用更晚的日期。",
    ),
};

/// A parameter has no value any more on the day.
pub static PARAMETER_RUN_OUT: Code = Code {
    number: "E0809",
    name: "parameter-run-out",
    severity: Severity::Error,
    message: Text::new(
        "`{parameter}` has no value on {date}: its last day was {last}",
        "“{parameter}”在 {date} 没有取值：它到 {last} 为止",
    ),
    help: Text::new(
        "Add the value that followed, or ask for an earlier day.",
        "请补上此后的数值，或改用更早的日期。",
    ),
};

/// A parameter has no value for a combination of keys.
pub static PARAMETER_KEY_WITHOUT_VALUE: Code = Code {
    number: "E0811",
    name: "parameter-key-without-value",
    severity: Severity::Error,
    message: Text::new("`{parameter}` has no value at all", "“{parameter}”没有任何取值"),
    help: Text::new(
        "Add it, in the rule file or in the table it reads.",
        "请在规则文件或其读取的表格中补上。",
    ),
};

/// A rule has no wording in force on the day.
pub static RULE_NOT_IN_FORCE: Code = Code {
    number: "E0812",
    name: "rule-not-in-force",
    severity: Severity::Error,
    message: Text::new("`{rule}` is not in force on {date}", "“{rule}”在 {date} 没有施行"),
    help: Text::new("It is in force {periods}.", "它的施行期间是：{periods}。"),
};

/// The largest, smallest or average of nothing.
pub static NOBODY_COUNTED: Code = Code {
    number: "E0813",
    name: "nobody-counted",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` asks for the {function} of nobody: no one is counted",
        "“{rule}”要求{function}，但没有可计算的对象",
    ),
    help: Text::new(
        "Give the case in which no one is counted a value of its own.",
        "请为没有对象的情形单独规定取值。",
    ),
};

/// A benefit that would pay less than nothing.
pub static NEGATIVE_AMOUNT: Code = Code {
    number: "E0814",
    name: "negative-amount",
    severity: Severity::Error,
    message: Text::new(
        "the line `{line}` of `{benefit}` is negative: {amount}",
        "“{benefit}”的“{line}”为负数：{amount}",
    ),
    help: Text::new(
        "Add a condition that excludes such cases, or take the `greater of` it and 0.",
        "请增加排除此类情形的条件，或取它与 0 中较大者。",
    ),
};

/// The evaluation takes more steps than allowed.
pub static TOO_MANY_STEPS: Code = Code {
    number: "E0815",
    name: "too-many-steps",
    severity: Severity::Error,
    message: Text::new("the evaluation was given up after {budget} steps", "计算超过 {budget} 步，已停止"),
    help: Text::new(
        "Give fewer members or months at a time, or allow more steps.",
        "请减少每次的成员或月份，或放宽步数上限。",
    ),
};

/// Rules that use one another through too many levels.
pub static RULES_TOO_DEEP: Code = Code {
    number: "E0816",
    name: "rules-too-deep",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` rests on more than {limit} rules, each using the next",
        "“{rule}”所依据的规则逐层引用超过 {limit} 层",
    ),
    help: Text::new("Shorten the chain of rules.", "请缩短规则之间的引用链。"),
};

/// A result that rests on itself.
pub static RESULT_RESTS_ON_ITSELF: Code = Code {
    number: "E0817",
    name: "result-rests-on-itself",
    severity: Severity::Error,
    message: Text::new("`{name}` rests on itself on {date}", "“{name}”在 {date} 的结果依赖于它自身"),
    help: Text::new(
        "Let one of the rules read the value of an earlier day, or do without the other.",
        "请让其中一条规则读取更早日期的值，或者不再引用另一条。",
    ),
};

/// A day outside the calendar.
pub static DATE_OUT_OF_RANGE: Code = Code {
    number: "E0818",
    name: "date-out-of-range",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` leads to a day outside the calendar (years 1 to 9999)",
        "“{rule}”得到的日期超出历法范围（1 年至 9999 年）",
    ),
    help: Text::new("Check the dates among the facts.", "请检查事实中的日期。"),
};

/// Days, months or years with a part after the point, added to a day.
pub static DURATION_NOT_WHOLE: Code = Code {
    number: "E0819",
    name: "duration-not-whole",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` moves a day by {value}; only whole days, months and years can be added",
        "“{rule}”要把日期移动{value}；只能加整日、整月或整年",
    ),
    help: Text::new("Round the number first.", "请先取整。"),
};

/// An age asked for on a day before birth.
pub static NOT_YET_BORN: Code = Code {
    number: "E0820",
    name: "not-yet-born",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` asks for an age on {day}, before the birth on {birth}",
        "“{rule}”要求 {day} 的年龄，但出生日期是 {birth}",
    ),
    help: Text::new("Check the date of birth and the decision date.", "请核对出生日期和决定日期。"),
};

/// Rounding to a step that is not above zero.
pub static STEP_NOT_POSITIVE: Code = Code {
    number: "E0821",
    name: "rounding-step-not-above-zero",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` rounds to {step}; the step must be above zero",
        "“{rule}”要取整到{step}；取整单位必须大于零",
    ),
    help: Text::new("", ""),
};

/// Two benefits of which the higher is to be kept, in units that cannot be compared.
pub static BENEFITS_NOT_COMPARABLE: Code = Code {
    number: "E0822",
    name: "benefits-not-comparable",
    severity: Severity::Error,
    message: Text::new(
        "`{first}` ({first_unit}) and `{second}` ({second_unit}) cannot be compared, so the higher cannot be kept",
        "“{first}”（{first_unit}）与“{second}”（{second_unit}）无法比较，不能就高",
    ),
    help: Text::new("Let both be paid as often.", "请让两者按相同的周期发放。"),
};

/// The program and the interpreter do not fit together.
pub static INCONSISTENT_PROGRAM: Code = Code {
    number: "E0823",
    name: "inconsistent-program",
    severity: Severity::Error,
    message: Text::new(
        "`{rule}` cannot be evaluated; this is a mistake in Almoner, not in the rules",
        "“{rule}”无法计算；这是 Almoner 本身的错误，不是规则的错误",
    ),
    help: Text::new("Please report it with the rule file.", "请附上规则文件反馈给我们。"),
};

/// A parameter that the rule file says has no figure was asked for.
pub static PARAMETER_NOT_SET: Code = Code {
    number: "E0824",
    name: "parameter-not-set",
    severity: Severity::Error,
    message: Text::new(
        "`{parameter}` is not set on {date}: the rule file says that no figure is known",
        "“{parameter}”在 {date} 未设定：规则文件注明没有数值",
    ),
    help: Text::new(
        "Add the figure once it is known; no other place's figure stands in for it.",
        "请在得知数值后补上；不会用其他地方的数值代替。",
    ),
};

/// Where a rule file says `not set`.
pub const SAYS_NOT_SET: Text = Text::new("it is not set here", "这里注明未设定");
/// What stands in a message for the place of a value that belongs to no rule.
pub const AN_EXPRESSION: Text = Text::new("this expression", "该表达式");
/// Where an exception or a row stands.
pub const STANDS_HERE: Text = Text::new("this one applies", "这一条适用");
/// Where a parameter is declared.
pub const SET_HERE: Text = Text::new("its values are set here", "它的取值在这里规定");
/// Function of a collection, in a message.
pub const LARGEST: Text = Text::new("largest", "最大值");
/// Function of a collection, in a message.
pub const SMALLEST: Text = Text::new("smallest", "最小值");
/// Function of a collection, in a message.
pub const AVERAGE: Text = Text::new("average", "平均值");
