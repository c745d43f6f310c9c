//! Codes about types and units: what can be computed with what, and what is due where.

use crate::Text;

/// Fix: an exact conversion.
pub const CONVERT: Text = Text::new("convert it to `{unit}`", "折算为“{unit}”");
/// Fix: parentheses around a sum or a count that is compared as a whole.
pub const PARENTHESES: Text = Text::new("put the whole in parentheses", "给整体加上括号");
/// Fix: a unit behind a bare number.
pub const ADD_UNIT: Text = Text::new("write the unit: `{unit}`", "写上单位“{unit}”");
/// Fix: the right unit of a rounding step.
pub const STEP_IN_UNIT: Text = Text::new("round in `{unit}`", "以“{unit}”为单位取整");
/// Fix: round to a whole number.
pub const ROUND_TO_WHOLE: Text = Text::new("round it to a whole number", "取整到整数");
/// Related place: where the type comes from.
pub const DUE_BECAUSE: Text = Text::new("{expected} is said here", "这里写明应为{expected}");
/// Related place: the other operand.
pub const THIS_IS: Text = Text::new("this is {left}", "这是{left}");
/// Related place: the second operand.
pub const AND_THIS_IS: Text = Text::new("this is {right}", "这是{right}");
/// Related place: the columns of a table.
pub const COLUMNS_HERE: Text = Text::new("the columns are said here", "各列写在这里");

/// Which side of a bound.
pub const LESS: Text = Text::new("less", "小于");
/// Which side of a bound.
pub const MORE: Text = Text::new("more", "大于");

/// What is due: a condition.
pub const A_CONDITION: Text = Text::new("yes or no", "是或否");
/// What is due: any number.
pub const A_NUMBER: Text = Text::new("a number", "数值");
/// What is due: a plain number.
pub const A_PLAIN_NUMBER: Text = Text::new("a plain number", "不带单位的数值");
/// What is due: a number or a date.
pub const A_NUMBER_OR_DATE: Text = Text::new("a number or a date", "数值或日期");
/// What is due: a date.
pub const A_DATE: Text = Text::new("a date", "日期");
/// What is due: a text.
pub const A_TEXT: Text = Text::new("a text", "文本");

group! {
    UNITS_DIFFER = Error "E0301" "units-differ" {
        "{left} and {right} cannot be {done}", "{left}与{right}不能{done}";
        "Both sides must be in the same unit.", "两边的单位必须相同。"
    }
    WRONG_UNIT = Error "E0302" "wrong-unit" {
        "{expected} is due here, but this is {found}", "这里应为{expected}，而这是{found}";
        "A value keeps its unit; multiply or divide by what is missing (a number of months, of persons), or convert it.",
        "数值始终带着单位：请乘以或除以所缺的量（月数、人数等），或者折算。"
    }
    WRONG_KIND = Error "E0303" "wrong-kind" {
        "{expected} is due here, but this is {found}", "这里应为{expected}，而这是{found}"
    }
    CONDITION_FOR_AMOUNT = Error "E0304" "condition-for-amount" {
        "{expected} is due here, but this is a condition, which is yes or no", "这里应为{expected}，而这是一个条件（是或否）";
        "Write the value, and the condition behind it: `100 yuan when …, otherwise 0 yuan`.", "请写数值，并把条件写在后面，例如“100元 当 … 时，否则 0元”。"
    }
    AMOUNT_FOR_CONDITION = Error "E0305" "amount-for-condition" {
        "a condition is due here, but this is {found}", "这里应为条件（是或否），而这是{found}";
        "Compare it with something: `income < standard`.", "请把它与另一个值比较，例如“收入 < 标准”。"
    }
    NOT_COMPUTABLE = Error "E0306" "not-computable" {
        "{left} and {right} cannot be {done}", "{left}与{right}不能{done}";
        "Only numbers can be computed with; days, months and years can be added to a date.", "只有数值可以计算；日期可以加减日、月、年。"
    }
    NOT_COMPARABLE = Error "E0307" "not-comparable" {
        "{left} and {right} cannot be compared", "{left}与{right}不能比较"
    }
    NOT_ORDERED = Error "E0308" "not-ordered" {
        "{found} has no order, so nothing is more or less than it", "{found}没有大小之分，不能比较高低";
        "It can only be equal to something or not, or be one of a list.", "只能判断是否相同，或者是否属于某几个值。"
    }
    NO_CONVERSION = Error "E0309" "no-conversion" {
        "{found} cannot be converted to {expected}: no fixed factor leads from one to the other", "{found}不能折算为{expected}：两者之间没有固定的换算关系";
        "Only a year and months, a week and days, and units declared with `equals` convert.", "只有年与月、周与日，以及用“等于”声明的单位可以折算。"
    }
    BAD_DURATION = Error "E0310" "bad-duration" {
        "{found} cannot be added to a date or taken from it", "日期不能加减{found}";
        "Write a whole number of days, months or years: `+ 3 months`.", "请写整数个日、月或年，例如“+ 3个月”。"
    }
    UNIT_MISSING = Error "E0311" "unit-missing" {
        "`{number}` has no unit, but {expected} is due here", "“{number}”没有单位，而这里应为{expected}"
    }
    NOT_WHOLE = Error "E0312" "not-whole" {
        "a whole number is due here, but this can have digits after the point", "这里应为整数，而这个值可能有小数";
        "Round it: `… rounded down to 1`.", "请取整，例如“… 向下取整到 1”。"
    }
    STEP_UNIT = Error "E0313" "step-unit" {
        "{found} cannot be rounded to a multiple of {step}", "{found}不能按{step}取整";
        "The step of a rounding is in the unit of what is rounded.", "取整的单位必须与被取整的值相同。"
    }
    STEP_NOT_POSITIVE = Error "E0314" "step-not-positive" {
        "a value can only be rounded to a multiple of something above zero", "取整的基数必须大于零"
    }
    WRONG_CELL_COUNT = Error "E0316" "wrong-cell-count" {
        "this row has {found} cells, but the table has {expected} columns", "这一行有 {found} 格，而决策表有 {expected} 列";
        "The last cell is what the row gives; write `any` where a column does not matter.", "最后一格是结果；不限的列请写“任意”。"
    }
    NO_DATE_OF_BIRTH = Error "E0317" "no-date-of-birth" {
        "no date of birth is known here to count an age from", "这里没有可用来计算年龄的出生日期";
        "Give the entity a field of type `date of birth`.", "请给对象加上一个类型为“出生日期”的字段。"
    }
    POSITION_OUTSIDE = Error "E0318" "position-outside" {
        "a position is one thing's among its like, and what is computed here is not one of `{name}`", "名次是某一个在同类中的位置，而这里计算的不属于“{name}”";
        "Define it for the entity that `{name}` holds.", "请对“{name}”所包含的对象定义它。"
    }
    NOT_TO_BE_AGGREGATED = Error "E0319" "not-to-be-aggregated" {
        "{found} cannot be {done}", "{found}不能{done}"
    }
    UNIT_CIRCLE = Error "E0320" "unit-circle" {
        "the worth of unit `{name}` leads back to itself", "单位“{name}”的换算绕回了自身"
    }
    UNIT_WORTH = Error "E0321" "unit-worth" {
        "the worth of a unit is a number above zero in another unit, such as `0.5 kilogram`", "单位的换算应为大于零、带另一单位的数，例如“0.5公斤”"
    }
    EMPTY_ENUM = Error "E0322" "empty-enum" {
        "enum `{name}` has no values", "枚举“{name}”没有任何值"
    }
    BOUNDS_CROSSED = Error "E0323" "bounds-crossed" {
        "no value can be at least {least} and at most {most}", "没有任何值能同时不低于 {least} 且不高于 {most}"
    }
    BOUND_WITHOUT_ORDER = Error "E0324" "bound-without-order" {
        "only a number can have bounds, and `{name}` is {found}", "只有数值可以有上下限，而“{name}”是{found}"
    }
    DIVISION_BY_ZERO = Error "E0325" "division-by-zero" {
        "this divides by zero", "这里除以了零"
    }
    SCALE_SHAPE = Error "E0326" "scale-shape" {
        "a scale goes over one number in parentheses, as in `scale share(bill: yuan)`; `{name}` has {found}", "分级按括号中的一个数值计算，例如“分级 share(bill: 元)”；“{name}”有 {found} 个"
    }
    TOO_LONG = Error "E0327" "too-long" {
        "this expression has more than {most} parts", "这个算式超过 {most} 项";
        "Define parts of it under names of their own.", "请把其中一部分另行定义名称。"
    }
    SERIES_WITHOUT_MONTH = Error "E0328" "series-without-month" {
        "`{name}` is given by month; say which: `{name} as of 2025-07 …`", "“{name}”按月填报，请写明月份，例如“{name} 截至 2025年7月 …”"
    }
    MONTH_WITHOUT_SERIES = Error "E0329" "month-without-series" {
        "`{name}` is not given by month", "“{name}”不是按月填报的";
        "Leave the month out, or declare the field `by month`.", "请去掉月份，或者把该字段声明为“逐月”。"
    }
    TOO_MANY_DECIMALS = Error "E0330" "too-many-decimals" {
        "`{value}` has more than the {most} digits after the point that {unit} has", "“{value}”的小数位数超过了{unit}的 {most} 位"
    }
    OUT_OF_BOUNDS = Error "E0331" "out-of-bounds" {
        "`{name}` can be no {side} than {bound}", "“{name}”不能{side} {bound}"
    }
    ROUNDED_NOT_NUMBER = Error "E0332" "rounded-not-number" {
        "only a number can be rounded or converted, and this is {found}", "只有数值可以取整或折算，而这是{found}"
    }
    MANY_NOT_A_TYPE = Error "E0333" "many-not-a-type" {
        "`many` stands only in the field of an entity", "“多个”只能用于对象的字段"
    }
    WHERE_NEEDS_PARENTHESES = Error "E0334" "where-needs-parentheses" {
        "a comparison after `where` belongs to the condition, so `{filter}`, which is yes or no, is compared with {found} here", "where 之后的比较属于筛选条件，因此这里是把“{filter}”（是或否）与{found}相比较";
        "To compare the whole, put it in parentheses: `(number of members where employed) at least 2 persons`.", "如果要比较的是整体，请给整体加上括号，例如“(number of members where employed) at least 2 persons”；中文写法“成员 中 就业 者的人数 至少 2人”不需要括号。"
    }
    WHERE_THEN_ARITHMETIC = Error "E0335" "where-then-arithmetic" {
        "what is computed after `{filter}` could belong to the condition or to the whole", "“{filter}”之后的运算可能属于筛选条件，也可能属于整体";
        "Put the whole in parentheses, as in `(number of members where age < 18) * 100 yuan`, or what is compared, as in `where age < (18 + 3)`.", "请给整体加上括号，例如“(number of members where age < 18) * 100 yuan”；或者给比较的数加上括号，例如“where age < (18 + 3)”。"
    }
    SECOND_DATE_OF_BIRTH = Error "E0336" "second-date-of-birth" {
        "`{name}` would be a second date of birth of `{entity}`", "“{name}”将成为“{entity}”的第二个出生日期";
        "Ages are counted from one day: keep one field of type `date of birth`, and make the other a `date`.",
        "年龄只能从一个日期算起：请保留一个“出生日期”类型的字段，另一个改为“日期”。"
    }
    PART_OF_LIST = Error "E0337" "part-of-list" {
        "`{name}` is a list, and `{part}` is said of single facts only", "“{name}”是一个列表，“{part}”只能用于单个事实";
        "Say it of the fields of what the list holds.", "请写在列表所含对象的字段上。"
    }
    UNIT_TOO_LARGE = Error "E0338" "unit-too-large" {
        "a unit multiplied by itself more than {most} times cannot be kept", "单位连乘超过 {most} 次，无法保存";
        "An amount multiplied by another amount is rarely what is meant: divide by a unit, or multiply by a plain number.", "金额乘以金额通常不是本意：请除以某个带单位的值，或者乘以不带单位的数。"
    }
    /// A body can decide only where its figure can be given.
    DECIDED_ELSEWHERE = Error "E0350" "decided-elsewhere" {
        "what “{body}” decides stands only in a `define` of an entity, without parameters", "“{body}”的裁量只能写在某个对象的、不带参数的“定义”里";
        "Write `define household.figure : … is decided by …` and read it here; the figure of the body is then given under that name.", "请写“定义 家庭.数额：… 为 决定机关 …”，并在此处引用；机关所定的数额即以该名称给出。"
    }
    /// A body can decide a number only.
    DECIDED_NOT_A_NUMBER = Error "E0351" "decided-not-a-number" {
        "a body decides a number between two bounds, and this is to be {found}", "裁量是在两个界限之间定一个数，而此处应为{found}"
    }
    QUANTITY_WITHOUT_UNIT = Error "E0352" "quantity-without-unit" {
        "how much of `{line}` is given must be a number with a unit, and this is {found}", "“{line}”的数量应为带单位的数，而这是{found}";
        "Say of what: `20 kilogram`, `1 time per month`. Money is paid under `pays`.", "请写明单位，例如“20千克”“1次每月”；现金写在“按月发放”等之下。"
    }
    PAYERS_OF_NO_AMOUNT = Error "E0360" "payers-of-no-amount" {
        "the payers of `{name}` share an amount with a unit, and this is {found}", "“{name}”由各方分担，应为带单位的金额，而这是{found}";
        "Write the unit of the bill: `payers household.bill : yuan`.", "请写明费用的单位，例如“分担 household.bill：元”。"
    }
    SHARE_OF_PAYER = Error "E0361" "share-of-payer" {
        "`{name}` pays a percentage or an amount in {expected}, and this is {found}", "“{name}”负担的应为百分比或单位为{expected}的金额，而这是{found}";
        "A percentage is taken of what the payers before have left; an amount is paid as far as something is left.", "写百分比时，按前面各方负担后的余额计算；写金额时，在余额以内支付。"
    }
    RATE_OF_PAYER = Error "E0362" "rate-of-payer" {
        "a payer cannot pay {rate} of what is left: a rate lies between 0% and 100%", "负担比例应在 0% 至 100% 之间，不能为 {rate}"
    }
    WINDOW_MONTHS = Error "E0340" "window-months" {
        "a window goes over a whole number of months from 1 to {most}, such as `last 12 months`; this is `{found}`", "“前若干个月”应写 1 至 {most} 的整月数，例如“前12个月”，这里是“{found}”";
        "For years, write twelve months for each.", "如为若干年，请按每年 12 个月写出。"
    }
    EVIDENCE_OF_NO_FACT = Error "E0370" "evidence-of-no-fact" {
        "`{name}` is no fact, so that nothing checks it", "“{name}”不是事实，没有核对情况可言";
        "Ask for the evidence of a field of an entity; a derived value rests on the facts that it is computed from.",
        "请写某个对象的字段；推算的值取决于它所依据的事实。"
    }
    EVIDENCE_WITHOUT_VALUE = Error "E0371" "evidence-without-value" {
        "`{name}` is said to be {evidence}, but no value is given", "“{name}”写明{evidence}，却没有给出数值";
        "Write the value before `with evidence`; only a fact whose check is missing or conflicting may be without one.",
        "请在“核对情况”之前写上数值；只有无法核对或核对不符的事实可以不写数值。"
    }
    EVIDENCE_OF_DERIVED = Error "E0372" "evidence-of-derived" {
        "`{name}` is a derived value, and evidence is of facts only", "“{name}”是推算的值，只有事实才有核对情况";
        "Give the evidence of the facts that it is computed from.", "请写它所依据的事实的核对情况。"
    }
}
