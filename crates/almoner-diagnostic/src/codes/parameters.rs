//! Codes about values known without facts, and about dates, keys and tables of parameters.

use crate::Text;

/// Replaces a misspelt value by the nearest one.
pub const DID_YOU_MEAN: Text = Text::new("replace it by `{nearest}`", "改为“{nearest}”");
/// Converts a value to the unit of its parameter.
pub const CONVERT_VALUE: Text = Text::new("write it as {converted}", "改写为{converted}");
/// In place of a list that is empty.
pub const NONE_AT_ALL: Text = Text::new("none", "无");
/// Where a rule file names a table.
pub const NAMED_HERE: Text = Text::new("the table is named here", "在这里引用该表格");
/// The other of two things.
pub const FIRST_ONE: Text = Text::new("the first one stands here", "第一处在这里");
/// A reason for [`BAD_NUMBER`].
pub const NO_DIGITS: Text = Text::new("it has no digits", "没有数字");
/// A reason for [`BAD_NUMBER`].
pub const COMMA_NOT_IN_THOUSANDS: Text =
    Text::new("its comma does not separate groups of three digits", "逗号不是按三位一组分隔的");
/// A reason for [`BAD_NUMBER`].
pub const POINT_WITHOUT_DIGITS: Text =
    Text::new("there must be digits on both sides of the point", "小数点两边都要有数字");
/// A reason for [`BAD_NUMBER`].
pub const TOO_MANY_DIGITS: Text = Text::new("it has more than 28 digits", "超过 28 位数字");
/// A reason for [`BAD_NUMBER`].
pub const STRAY_CHARACTERS: Text =
    Text::new("what stands after the digits is not a unit known here", "数字后面的内容不是已知的单位");
/// A reason for [`BAD_DATE`].
pub const NO_SUCH_DAY: Text = Text::new("the last day of that month is {last}", "该月最后一天是 {last}");
/// A reason for [`BAD_DATE`].
pub const NO_SUCH_MONTH: Text = Text::new("there is no such month", "没有这个月份");
/// A reason for [`BAD_DATE`].
pub const DAY_IS_MISSING: Text = Text::new("the day is missing", "缺少日");
/// A reason for [`BAD_DATE`].
pub const YEAR_NOT_FIRST: Text =
    Text::new("it does not begin with a year of four digits", "开头不是四位数的年份");
/// Replaces a date by its plain form.
pub const WRITE_DATE: Text = Text::new("write `{date}`", "写成“{date}”");
/// The words for a value that has no first day, in place of a date.
pub const THE_BEGINNING: Text = Text::new("the beginning", "最初");
/// In place of a value that is not set on purpose.
pub const NOT_SET: Text = Text::new("not set", "未设定");
/// Removes a row or an entry.
pub const REMOVE_ENTRY: Text = Text::new("remove the repeated one", "删去重复的一条");
/// The value that comes next.
pub const NEXT_VALUE: Text = Text::new("the next value begins here", "下一个值从这里开始");
/// Sets a last day.
pub const END_ON: Text = Text::new("end it on {end}", "改为到 {end} 为止");
/// Where the values of a parameter stand.
pub const VALUES_HERE: Text = Text::new("its values stand here", "它的值写在这里");
/// Where the need for a date comes from.
pub const NEEDED_FROM: Text =
    Text::new("in force from {needed}, as is said here", "此处规定自 {needed} 起施行");
/// From a first day on, as a range.
pub const RANGE_FROM: Text = Text::new("from {first}", "自 {first} 起");
/// Up to a last day, as a range.
pub const RANGE_UNTIL: Text = Text::new("until {last}", "至 {last} 止");
/// Between two days, as a range.
pub const RANGE_BOTH: Text = Text::new("from {first} until {last}", "自 {first} 至 {last}");
/// Where a parameter is declared.
pub const DECLARED_HERE: Text = Text::new("it is declared here", "在这里声明");
/// Adds a percent sign.
pub const ADD_PERCENT_SIGN: Text = Text::new("write `{value}%`", "写成“{value}%”");
/// A semicolon, in words.
pub const SEMICOLONS: Text = Text::new("semicolons", "分号");
/// A tabulator, in words.
pub const TABS: Text = Text::new("tabs", "制表符");
/// A full-width comma, in words.
pub const WIDE_COMMAS: Text = Text::new("full-width commas", "全角逗号");
/// A reason for [`CONSTANT_ARITHMETIC`].
pub const DIVISION_BY_ZERO: Text = Text::new("nothing can be divided by 0", "除数不能为 0");
/// A reason for [`CONSTANT_ARITHMETIC`].
pub const TOO_LARGE: Text =
    Text::new("it needs more digits than can be held exactly", "位数超出可精确表示的范围");
/// A reason for [`CONSTANT_ARITHMETIC`].
pub const UNITS_DIFFER: Text =
    Text::new("{left} and {right} are different units", "{left}与{right}是不同的单位");
/// A reason for [`CONSTANT_ARITHMETIC`].
pub const NOT_NUMBERS: Text = Text::new("both sides must be numbers", "两边都必须是数");
/// A reason for [`CONSTANT_ARITHMETIC`].
pub const NO_FIXED_WORTH: Text =
    Text::new("{left} has no fixed worth in {right}", "{left}与{right}之间没有固定的换算关系");
/// Adds the unit to a figure.
pub const ADD_UNIT: Text = Text::new("write `{with_unit}`", "写成“{with_unit}”");
/// What is given or needed: yes or no.
pub const A_YES_OR_NO: Text = Text::new("yes or no", "是或否");
/// What is given or needed: a text.
pub const A_TEXT: Text = Text::new("a text", "文本");
/// What is given or needed: a date.
pub const A_DATE: Text = Text::new("a date", "日期");
/// What is given or needed: a plain number.
pub const A_PLAIN_NUMBER: Text = Text::new("a plain number", "纯数");
/// What is given or needed: a whole number.
pub const A_WHOLE_NUMBER: Text = Text::new("a whole number", "整数");
/// What is given or needed: a percentage.
pub const A_PERCENTAGE: Text = Text::new("a percentage", "百分比");
/// What is given or needed: a number with digits after the point.
pub const A_FRACTION: Text = Text::new("not a whole number", "非整数");
/// What is given or needed: a value of an enum; the argument is `enum`.
pub const A_VALUE_OF: Text = Text::new("a value of `{enum}`", "“{enum}”的取值");
/// What [`MISPLACED_DIGIT`] compares with.
pub const VALUES_BEFORE_AND_AFTER: Text =
    Text::new("the values before and after it, {before} and {after}", "前后两个值（{before}和{after}）");
/// What [`MISPLACED_DIGIT`] compares with.
pub const MIDDLE_OF_THE_OTHERS: Text =
    Text::new("the others, whose middle is {middle}", "其他值（中间值为 {middle}）");

group! {
    NEEDS_FACTS = Error "E0401" "needs-facts" {
        "`{text}` depends on something else, but the value here must be known without facts",
        "“{text}”取决于其他内容，而这里的值必须不依赖任何事实就能确定";
        "Write the figure itself, with its unit; what is computed belongs into a `define`.",
        "请直接写出数值及其单位；需要计算的内容请写在“定义”中。"
    }
    UNKNOWN_KEY_VALUE = Error "E0402" "unknown-key-value" {
        "`{value}` is not one of the values of `{enum}`", "“{value}”不是“{enum}”的取值";
        "Its values are: {values}.", "可用的取值有：{values}。"
    }
    WRONG_NUMBER_OF_KEYS = Error "E0403" "wrong-number-of-keys" {
        "`{parameter}` is looked up by {keys}, but {given} before this value",
        "“{parameter}”按 {keys} 取值，而这个值的冒号前写了 {given}";
        "Write one value for each key, in the same order, and then a colon: `urban, 3: 790 yuan per month`.",
        "请按顺序为每个键各写一个取值，再写冒号，例如“urban、3：790元每月”。"
    }
    VALUE_IN_OTHER_UNIT = Error "E0404" "value-in-other-unit" {
        "`{value}` is in {given}, but `{parameter}` is in {expected}",
        "“{value}”的单位是{given}，而“{parameter}”的单位是{expected}";
        "A figure is never converted by itself. Write it in {expected}, or declare the parameter in the unit that the legal text uses.",
        "系统不会自行换算。请用{expected}填写，或者按法规原文的单位声明该参数。"
    }
    VALUE_IN_OTHER_UNIT_INEXACT = Error "E0405" "value-in-other-unit-inexact" {
        "`{value}` is in {given}, but `{parameter}` is in {expected}, and {calculation} is not an amount that can be paid: it would have to be rounded",
        "“{value}”的单位是{given}，而“{parameter}”的单位是{expected}；{calculation} 不是可以发放的金额，必须取整";
        "Declare the parameter in {given}, as the legal text has it, and write `converted to {expected}` where it is used.",
        "请按法规原文以{given}声明该参数，在使用处再写“折算为 {expected}”。"
    }
    VALUE_OF_WRONG_KIND = Error "E0406" "value-of-wrong-kind" {
        "`{value}` is {given}, but `{parameter}` needs {expected}",
        "“{value}”是{given}，而“{parameter}”需要{expected}";
        "Write a value in {expected}.", "请填写{expected}。"
    }
    TABLE_NOT_FOUND = Error "E0407" "table-not-found" {
        "there is no table `{path}`", "找不到表格“{path}”";
        "The path is looked up from the folder of this rule file. Tables known here: {similar}.",
        "路径从本规则文件所在的文件夹算起。已有的表格：{similar}。"
    }
    TABLE_OUTSIDE_PACK = Error "E0408" "table-outside-pack" {
        "`{path}` leads out of the folders that belong to this program", "“{path}”指向了本程序文件夹以外的位置";
        "Put the table beside the rule file and name it by a path with `/`, without a drive or a leading `/`.",
        "请把表格放在规则文件旁，用“/”分隔的相对路径来写，不要带盘符或以“/”开头。"
    }
    TABLE_EMPTY = Error "E0409" "table-empty" {
        "the table `{path}` has no rows with values", "表格“{path}”中没有数据行";
        "Its first line names the columns ({columns}); each line after it is one value.",
        "第一行应为列名（{columns}），以后每行一个数值。"
    }
    TABLE_TOO_LARGE = Error "E0410" "table-too-large" {
        "the table `{path}` has {size} MB; a table of figures may have {limit} MB",
        "表格“{path}”大小为 {size} MB，数值表最大为 {limit} MB";
        "Is this the right file? Keep only the figures that the rules use.", "请确认文件是否正确，只保留规则用到的数值。"
    }
    UNKNOWN_COLUMN = Error "E0411" "unknown-column" {
        "the column `{column}` has no meaning in the table of `{name}`", "列“{column}”在“{name}”的表格中没有含义";
        "Its columns are: {columns}.", "可用的列有：{columns}。"
    }
    MISSING_COLUMN = Error "E0412" "missing-column" {
        "the table of `{name}` has no column `{column}`", "“{name}”的表格缺少列“{column}”";
        "Its first line must name the columns: {columns}.", "第一行应写明列名：{columns}。"
    }
    REPEATED_COLUMN = Error "E0413" "repeated-column" {
        "the column `{column}` stands twice", "列“{column}”重复出现";
        "Keep one of the two.", "请只保留其中一列。"
    }
    CELLS_IN_ROW = Error "E0414" "cells-in-row" {
        "this row has {given} cells, but the table has {expected} columns",
        "本行有 {given} 个单元格，而表格有 {expected} 列";
        "Each row has a cell for every column. A figure with a thousands separator stands in quotation marks, `\"1,420\"`, or without the comma.",
        "每行的单元格数要与列数相同；带千位分隔符的数字要加引号（\"1,420\"），或者去掉逗号。"
    }
    EMPTY_CELL = Error "E0415" "empty-cell" {
        "the cell of column `{column}` is empty", "“{column}”列的单元格为空";
        "Nothing is assumed for it: write what the legal text says, or leave out the whole row.",
        "空单元格不会被当作任何值：请按法规原文填写，或者删去整行。"
    }
    BAD_NUMBER = Error "E0416" "bad-number" {
        "`{text}` is not a number that can be read: {reason}", "“{text}”不是可读的数字：{reason}";
        "Write it like `790`, `1,420`, `0.5`, `30%` or `1.2万`.", "请写成“790”“1,420”“0.5”“30%”或“1.2万”这样的形式。"
    }
    BAD_DATE = Error "E0417" "bad-date" {
        "`{text}` is not a date: {reason}", "“{text}”不是日期：{reason}";
        "Write year, month and day: `2025-07-01` or `2025年7月1日`.", "请写明年、月、日，例如“2025-07-01”或“2025年7月1日”。"
    }
    DATES_REVERSED = Error "E0418" "dates-reversed" {
        "this holds until {until}, which is before its first day, {from}", "截止日 {until} 早于起始日 {from}";
        "Both days count: the last day is the first day or later.", "起止两日都计算在内，截止日不得早于起始日。"
    }
    REPEATED_ENTRY = Error "E0419" "repeated-entry" {
        "`{parameter}`{keys} has two values from {from}: {first} and {second}",
        "“{parameter}”{keys}自 {from} 起有两个值：{first}和{second}";
        "Keep the one that the legal text gives.", "请只保留法规原文中的那个。"
    }
    PERIODS_OVERLAP = Error "E0420" "periods-overlap" {
        "`{parameter}`{keys} has two values on {day}: {first}, which holds until {until}, and {second}",
        "“{parameter}”{keys}在 {day} 有两个值：{first}（至 {until} 止）和{second}";
        "End the earlier value on {end}, or leave out its last day: a value lasts until the next one begins.",
        "请让前一个值到 {end} 为止，或者不写截止日：一个值持续到下一个值起始为止。"
    }
    GAP_IN_DATES = Error "E0421" "gap-in-dates" {
        "`{parameter}`{keys} has no value from {first} to {last}",
        "“{parameter}”{keys}自 {first} 至 {last} 没有值";
        "Leave out the last day of the earlier value if it went on, or add the value of the days between.",
        "如果前一个值继续有效，请删去它的截止日；否则请补上这段时间的值。"
    }
    NO_VALUE_FOR_KEYS = Error "E0422" "no-value-for-keys" {
        "`{parameter}` has no value for {missing}", "“{parameter}”缺少以下情形的值：{missing}";
        "Every combination of {keys} needs a value. Add what the legal text says.",
        "{keys}的每种组合都要有值，请按法规原文补上。"
    }
    STARTS_TOO_LATE = Error "E0423" "starts-too-late" {
        "`{parameter}`{keys} has its first value from {first}, but it is needed from {needed}",
        "“{parameter}”{keys}的第一个值自 {first} 起，而自 {needed} 起就需要它";
        "Add the value for the time before, or say `in force from {first}` for the module if its rules begin then.",
        "请补上此前的值；如果这些规则从那时才施行，请在模块中写“自 {first} 起施行”。"
    }
    NO_VALUE_AS_OF = Error "E0424" "no-value-as-of" {
        "`{parameter}`{keys} is used as of {day}, but it has a value only {range}",
        "此处使用截至 {day} 的“{parameter}”{keys}，而它只有{range}的值";
        "Choose a day on which it has a value, or add the value of that day.", "请改用有值的日期，或者补上当日的值。"
    }
    PERCENT_SIGN_MISSING = Error "E0425" "percent-sign-missing" {
        "`{value}` has no percent sign, but `{parameter}` is a percentage",
        "“{value}”没有百分号，而“{parameter}”是百分比";
        "Write `{value}%` if {value} percent is meant; without the sign it would be {hundredfold}%.",
        "如果是百分之 {value}，请写“{value}%”；不写百分号则等于 {hundredfold}%。"
    }
    BAD_CITATION = Error "E0426" "bad-citation" {
        "`{text}` is not a place in a legal text", "“{text}”不是法规条文的出处";
        "Write the name of a source and the article: `measures art. 4` or `measures 第四条`.",
        "请写法源名称和条款，例如“measures 第四条”。"
    }
    UNCLOSED_QUOTE_IN_CELL = Error "E0427" "quote-in-cell" {
        "the quotation mark of this cell is not closed properly", "此单元格的引号没有正确闭合";
        "A cell in quotation marks ends with one; a mark inside it is written twice: `\"\"`.",
        "带引号的单元格要以引号结束；其中的引号要写两次（\"\"）。"
    }
    WRONG_SEPARATOR = Error "E0428" "wrong-separator" {
        "the columns of this table are separated by {separator}, not by commas", "此表格的列用{separator}分隔，而不是逗号";
        "Save it as CSV with commas.", "请另存为以逗号分隔的 CSV 文件。"
    }
    MANY_FINDINGS = Error "E0429" "many-findings-in-table" {
        "there are more mistakes from here on than are shown", "从这里起还有更多问题，未全部列出";
        "Mend the first ones and check again.", "请先改正前面的问题再检查。"
    }
    TOO_MANY_COMBINATIONS = Error "E0430" "too-many-combinations" {
        "the keys of `{parameter}` have more than {limit} combinations",
        "“{parameter}”的键的组合超过 {limit} 种";
        "Split it into parameters with fewer keys.", "请拆分成键较少的几个参数。"
    }
    NO_VALUES = Error "E0431" "no-values" {
        "`{parameter}` has no value", "“{parameter}”没有任何值";
        "Write its value, name its table with `from \"….csv\"`, or write `open` if a lower layer sets it.",
        "请写出它的值，或用“取自 \"….csv\"”指明表格；如果由下级规定，请写“开放”。"
    }
    CONSTANT_ARITHMETIC = Error "E0432" "constant-arithmetic" {
        "`{text}` cannot be computed: {reason}", "“{text}”无法计算：{reason}";
        "Write the figure itself, with its unit.", "请直接写出数值及其单位。"
    }
    BAD_NAME_IN_TABLE = Error "E0433" "bad-name-in-table" {
        "`{text}` cannot be the name of a value", "“{text}”不能作为取值的名称";
        "A name stands on one line, has no backtick and at most 200 characters.",
        "名称必须在一行之内，不含反引号，最多 200 个字符。"
    }
    REPEATED_NAME_IN_TABLE = Error "E0434" "repeated-name-in-table" {
        "`{text}` stands twice among the values of `{enum}`", "“{text}”在“{enum}”的取值中重复出现";
        "Remove one of the two.", "请删去其中一个。"
    }
    VALUE_WITHOUT_UNIT = Error "E0435" "value-without-unit" {
        "`{value}` has no unit, but `{parameter}` is in {expected}",
        "“{value}”没有单位，而“{parameter}”的单位是{expected}";
        "Write the unit with every figure: `{with_unit}`.", "每个数值都要写明单位：“{with_unit}”。"
    }
    KEYS_WITHOUT_BY = Error "E0436" "keys-without-by" {
        "`{parameter}` is not looked up by anything, but {given} before this value",
        "“{parameter}”没有键，而这个值的冒号前写了 {given}";
        "Add `by …` to the parameter, or leave out what stands before the colon.", "请为该参数加上“按 …”，或者删去冒号前的内容。"
    }
    OVERLAY_WITHOUT_END = Error "E0460" "overlay-without-end" {
        "the overlay of `{name}` has no last day", "对“{name}”的临时规定没有截止日";
        "An overlay holds between two days: write `in force from … until …`. What is to stay is an amendment or a new wording.",
        "临时规定只在两日之间有效，请写“自 … 起至 … 止施行”；如需长期有效，请修订或另立条文。"
    }
    OVERLAYS_MEET = Error "E0461" "overlays-meet" {
        "two overlays of `{name}` hold on {date}: one of `{first}` and one of `{second}`", "{date} 有两项临时规定同时适用于“{name}”：一项出自“{first}”，一项出自“{second}”";
        "On each day at most one overlay can stand in the place of the text: end the first before the second begins.", "同一天至多一项临时规定代替原文：请让前一项在后一项开始之前结束。"
    }
    OVERLAY_OF_NOTHING = Error "E0462" "overlay-of-nothing" {
        "`{name}` is no rule, no condition and no line of a benefit; known are {known}", "“{name}”既不是规则，也不是待遇的条件或发放项；已知的有 {known}";
        "Name a rule (`household.income`), or a condition or line of a benefit (`allowance.low_income`). The values of a parameter have days of their own.",
        "请写规则（如“household.income”），或者待遇的条件、发放项（如“allowance.low_income”）；参数的值本身就有起止日期。"
    }
    MONTH_MISSING = Error "E0440" "month-missing" {
        "the series `{parameter}`{keys} of `{layer}` has no value for {months}", "“{layer}”的逐月参数“{parameter}”{keys}缺少 {months} 的值";
        "A series has a value for every month from its first to its last: nothing is carried on. Add what was published, or `not set`.", "逐月参数从首月到末月每月都要有值，不会沿用上月。请补上公布的数值，或者写“未设定”。"
    }
    VALUE_WITHOUT_MONTH = Error "E0441" "value-without-month" {
        "`{parameter}` is given by month: before the value stands its month, and no other day", "“{parameter}”逐月给出：冒号前应写月份，不另写起止日期";
        "Write `2022-07: 3.2%`, behind the keys where there are any: `urban, 2022-07: …`.", "请写成“2022年7月：3.2%”；有键时写在键之后，例如“urban、2022年7月：…”。"
    }
    MONTH_WITHOUT_SERIES = Error "E0442" "month-of-no-series" {
        "`{parameter}` is not given by month", "“{parameter}”不是逐月给出的";
        "Say `by month` in the parameter, or give the first day of the value: `3.2% from 2022-07-01`.", "请在参数中写“逐月”，或者写明起始日，例如“3.2% 自2022年7月1日起”。"
    }
    BAD_MONTH = Error "E0443" "bad-month" {
        "`{text}` is not a month", "“{text}”不是一个月份";
        "Write the month like `2022-07` or `2022年7月`.", "请写成“2022-07”或“2022年7月”。"
    }
    MISPLACED_DIGIT = Warning "W0401" "misplaced-digit" {
        "`{parameter}`{keys} is {value}, far from {other}: is a digit too many or too few?",
        "“{parameter}”{keys}为 {value}，与{other}相差过大：是否多写或少写了一位数字？";
        "Compare it with the legal text. If it is right, nothing needs to be done.", "请与法规原文核对；如果无误，则不必改动。"
    }
    RUNS_OUT = Warning "W0402" "runs-out" {
        "`{parameter}`{keys} has no value after {last}", "“{parameter}”{keys}在 {last} 之后没有值";
        "From the next day on, nothing that needs it can be computed. Add the next value when it is known, or leave out the last day.",
        "次日起，凡是用到它的内容都无法计算。请在新值公布后补上，或者删去截止日。"
    }
}
