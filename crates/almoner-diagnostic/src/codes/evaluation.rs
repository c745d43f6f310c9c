//! Codes about evaluation: what only the facts of a household can bring to light.

use crate::Text;

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

group! {
    /// A rule divides by zero.
    DIVISION_BY_ZERO = Error "E0801" "divisor-is-zero" {
        "`{rule}` divides by zero", "“{rule}”中除数为零";
        "Give the case in which the divisor is 0 a value of its own.", "请为除数为 0 的情形单独规定取值。"
    }
    /// A result with more digits than can be held exactly.
    TOO_MANY_DIGITS = Error "E0802" "too-many-digits" {
        "the exact result in `{rule}` has more digits than can be kept", "“{rule}”的精确结果位数过多，无法保存";
        "Nothing is rounded silently: round in the rule, or check the facts for a figure that is far too large.", "系统不会悄悄取整：请在规则中写明取整，或检查事实中是否有过大的数字。"
    }
    /// No case of a rule applies.
    NO_CASE_APPLIES = Error "E0803" "no-case-applies" {
        "none of the cases of `{rule}` applies", "“{rule}”的各种情形都不适用";
        "Add `otherwise` with what holds then.", "请加上“否则”并写明此时的取值。"
    }
    /// Two exceptions apply at once and give different values.
    EXCEPTIONS_DISAGREE = Error "E0804" "exceptions-disagree" {
        "the exceptions {first} and {second} of `{rule}` both apply and disagree: {first_value} against {second_value}", "“{rule}”的例外{first}与{second}同时适用而结果不同：前者为{first_value}，后者为{second_value}";
        "Say which one goes before the other, with `overriding`.", "请用“优先于”写明哪一个优先。"
    }
    /// No row of a decision table applies.
    NO_ROW_APPLIES = Error "E0805" "no-row-applies" {
        "no row of the table `{rule}` applies to {values}", "决策表“{rule}”没有适用于{values}的行";
        "Add a row, or `otherwise` with what holds then.", "请增加一行，或用“否则”写明此时的取值。"
    }
    /// Two rows of a decision table apply at once.
    ROWS_DISAGREE = Error "E0806" "rows-disagree" {
        "rows {first} and {second} of the table `{rule}` both apply to {values}", "决策表“{rule}”的第 {first} 行和第 {second} 行同时适用于{values}";
        "Narrow one of them, so that each situation has one row.", "请缩小其中一行的范围，使每种情况只对应一行。"
    }
    /// A quantity below the first bracket of a scale.
    BELOW_FIRST_BRACKET = Error "E0807" "below-first-bracket" {
        "{value} is below the first bracket of the scale `{rule}`", "{value}低于分级“{rule}”的第一档";
        "Begin the scale with a lower bracket.", "请让分级从更低的一档开始。"
    }
    /// A parameter has no value yet on the day.
    PARAMETER_NOT_YET_SET = Error "E0808" "parameter-not-yet-set" {
        "`{parameter}` has no value on {date}: its first day is {first}", "“{parameter}”在 {date} 没有取值：它从 {first} 起才有规定";
        "Add the value that was in force then, or ask for a later day.", "请补上当时有效的数值，或改用更晚的日期。"
    }
    /// A parameter has no value any more on the day.
    PARAMETER_RUN_OUT = Error "E0809" "parameter-run-out" {
        "`{parameter}` has no value on {date}: its last day was {last}", "“{parameter}”在 {date} 没有取值：它到 {last} 为止";
        "Add the value that followed, or ask for an earlier day.", "请补上此后的数值，或改用更早的日期。"
    }
    /// A parameter has no value for a combination of keys.
    PARAMETER_KEY_WITHOUT_VALUE = Error "E0811" "parameter-key-without-value" {
        "`{parameter}` has no value at all", "“{parameter}”没有任何取值";
        "Add it, in the rule file or in the table it reads.", "请在规则文件或其读取的表格中补上。"
    }
    /// A rule has no wording in force on the day.
    RULE_NOT_IN_FORCE = Error "E0812" "rule-not-in-force" {
        "`{rule}` is not in force on {date}", "“{rule}”在 {date} 没有施行";
        "It is in force {periods}. Ask for a day on which it is, or add the wording that held on this one.", "它{periods}施行。请改用施行期间内的日期，或者补上当天有效的版本。"
    }
    /// The largest, smallest or average of nothing.
    NOBODY_COUNTED = Error "E0813" "nobody-counted" {
        "`{rule}` asks for the {function} of nobody: no one is counted", "“{rule}”要求{function}，但没有可计算的对象";
        "Give the case in which no one is counted a value of its own.", "请为没有对象的情形单独规定取值。"
    }
    /// A benefit that would pay less than nothing.
    NEGATIVE_AMOUNT = Error "E0814" "negative-amount" {
        "the line `{line}` of `{benefit}` is negative: {amount}", "“{benefit}”的“{line}”为负数：{amount}";
        "Add a condition that excludes such cases, or take the `greater of` it and 0.", "请增加排除此类情形的条件，或取它与 0 中较大者。"
    }
    /// The evaluation takes more steps than allowed.
    TOO_MANY_STEPS = Error "E0815" "too-many-steps" {
        "the evaluation was given up after {budget} steps", "计算超过 {budget} 步，已停止";
        "Give fewer members or months at a time, or allow more steps.", "请减少每次的成员或月份，或放宽步数上限。"
    }
    /// Rules that use one another through too many levels.
    RULES_TOO_DEEP = Error "E0816" "rules-too-deep" {
        "`{rule}` rests on more than {limit} rules, each using the next", "“{rule}”所依据的规则逐层引用超过 {limit} 层";
        "Shorten the chain of rules.", "请缩短规则之间的引用链。"
    }
    /// A result that rests on itself.
    RESULT_RESTS_ON_ITSELF = Error "E0817" "result-rests-on-itself" {
        "`{name}` rests on itself on {date}", "“{name}”在 {date} 的结果依赖于它自身";
        "Let one of the rules read the value of an earlier day, or do without the other.", "请让其中一条规则读取更早日期的值，或者不再引用另一条。"
    }
    /// A day outside the calendar.
    DATE_OUT_OF_RANGE = Error "E0818" "date-out-of-range" {
        "`{rule}` leads to a day outside the calendar (years 1 to 9999)", "“{rule}”得到的日期超出历法范围（1 年至 9999 年）";
        "Check the dates among the facts.", "请检查事实中的日期。"
    }
    /// Days, months or years with a part after the point, added to a day.
    DURATION_NOT_WHOLE = Error "E0819" "duration-not-whole" {
        "`{rule}` moves a day by {value}; only whole days, months and years can be added", "“{rule}”要把日期移动{value}；只能加整日、整月或整年";
        "Round the number first.", "请先取整。"
    }
    /// An age asked for on a day before birth.
    NOT_YET_BORN = Error "E0820" "not-yet-born" {
        "`{rule}` asks for an age on {day}, before the birth on {birth}", "“{rule}”要求 {day} 的年龄，但出生日期是 {birth}";
        "Check the date of birth and the decision date.", "请核对出生日期和决定日期。"
    }
    /// Rounding to a step that is not above zero.
    STEP_NOT_POSITIVE = Error "E0821" "rounding-step-not-above-zero" {
        "`{rule}` rounds to {step}; the step must be above zero", "“{rule}”要取整到{step}；取整单位必须大于零"
    }
    /// Two benefits of which the higher is to be kept, in units that cannot be compared.
    BENEFITS_NOT_COMPARABLE = Error "E0822" "benefits-not-comparable" {
        "`{first}` ({first_unit}) and `{second}` ({second_unit}) cannot be compared, so the higher cannot be kept", "“{first}”（{first_unit}）与“{second}”（{second_unit}）无法比较，不能就高";
        "Let both be paid as often.", "请让两者按相同的周期发放。"
    }
    /// The program and the interpreter do not fit together.
    INCONSISTENT_PROGRAM = Error "E0823" "inconsistent-program" {
        "`{rule}` cannot be evaluated; this is a mistake in Almoner, not in the rules", "“{rule}”无法计算；这是 Almoner 本身的错误，不是规则的错误";
        "Please report it with the rule file.", "请附上规则文件反馈给我们。"
    }
    /// A parameter that the rule file says has no figure was asked for.
    PARAMETER_NOT_SET = Error "E0824" "parameter-not-set" {
        "`{parameter}` is not set on {date}: the rule file says that no figure is known", "“{parameter}”在 {date} 未设定：规则文件注明没有数值";
        "Add the figure once it is known; no other place's figure stands in for it.", "请在得知数值后补上；不会用其他地方的数值代替。"
    }
    /// The largest, smallest or average over months of which none counts.
    NO_MONTH_COUNTED = Error "E0841" "no-month-counted" {
        "`{rule}` asks for the {function} of no month: the condition holds in none of them", "“{rule}”要求{function}，但没有一个月符合条件";
        "Give the case in which no month counts a value of its own.", "请为没有月份符合条件的情形单独规定取值。"
    }
    /// A value that reads its own last month, too far back.
    CHAIN_TOO_LONG = Error "E0840" "chain-too-long" {
        "`{rule}` goes back month by month to {start}, more than {limit} months before {month}", "“{rule}”逐月回溯到 {start}，距 {month} 超过 {limit} 个月";
        "Check the day from which it starts.", "请核对起始日期。"
    }
    /// What a body decided lies outside its bounds.
    DECIDED_OUT_OF_BOUNDS = Error "E0850" "decided-out-of-bounds" {
        "`{rule}` is decided by “{body}” between {low} and {high}{cites}, and {value} was given", "“{rule}”由“{body}”在 {low} 与 {high} 之间决定{cites}，而给出的是 {value}";
        "Give a figure within the bounds; both ends belong to them.", "请给出界限以内的数额（含两端）。"
    }
    /// The bounds of a discretion leave nothing to decide.
    DECIDED_WITHOUT_ROOM = Error "E0851" "decided-without-room" {
        "`{rule}` is decided by “{body}”, but its least, {low}, is more than its most, {high}", "“{rule}”由“{body}”决定，但其下限 {low} 高于上限 {high}"
    }
}
