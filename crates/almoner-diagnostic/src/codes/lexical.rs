//! Codes about characters, numbers, dates and texts as they are written.

use crate::Text;

/// Fix: the one right form.
pub const WRITE_RIGHT: Text = Text::new("write `{right}`", "改为“{right}”");
/// Fix: the last day of the month.
pub const USE_LAST_DAY: Text = Text::new("write the last day of the month", "改为该月最后一天");
/// Fix: something that has no meaning goes.
pub const REMOVE_IT: Text = Text::new("remove it", "删去");
/// Fix: numbers in a list.
pub const SEVERAL_NUMBERS: Text = Text::new("several numbers: `{apart}`", "多个数：“{apart}”");
/// Fix: one number.
pub const ONE_NUMBER: Text = Text::new("one number: `{joined}`", "一个数：“{joined}”");
/// Fix: a blank.
pub const INSERT_BLANK: Text = Text::new("put a blank between them", "在中间加一个空格");
/// Fix: the missing end of a text or a name.
pub const CLOSE_IT: Text = Text::new("close it at the end of the line", "在行末补上结束符号");
/// Fix: the mark of the language for a foreign one.
pub const USE_MARK: Text = Text::new("write `{right}`", "改为“{right}”");

group! {
    UNKNOWN_CHARACTER = Error "E0001" "unknown-character" {
        "`{character}` has no meaning here", "“{character}”在这里没有含义";
        "Remove it, or put text in quotation marks.", "请删去它；如果是文字，请加引号。"
    }
    TEXT_NOT_CLOSED = Error "E0002" "text-not-closed" {
        "this text has no closing quotation mark on its line", "这段文字在本行没有结束引号";
        "A text begins and ends on one line.", "一段文字必须在同一行内开始和结束。"
    }
    COMMA_IN_NUMBER = Error "E0003" "comma-in-number" {
        "`{number}` can be read as one number or as several", "“{number}”既可以读作一个数，也可以读作几个数";
        "In one number the groups after a comma have three digits (`1,420`); between two numbers a blank follows the comma (`1, 420`).",
        "同一个数中，逗号后每组三位（如“1,420”）；两个数之间，逗号后要加空格（如“1, 420”）。"
    }
    SCIENTIFIC = Error "E0004" "scientific-number" {
        "`{number}` is a number with an exponent, which nobody can check at a glance", "“{number}”用了科学记数法，不便核对";
        "Write all its digits, or use 万 or 亿.", "请写出全部数字，或用“万”“亿”。"
    }
    NO_DIGIT_BEFORE_POINT = Error "E0005" "no-digit-before-point" {
        "the number `{number}` has no digit before its point", "数“{number}”的小数点前没有数字";
        "Write `{right}`.", "请写作“{right}”。"
    }
    POINT_WITHOUT_DIGITS = Error "E0006" "point-without-digits" {
        "a point after `{number}`, but no digit follows", "“{number}”后有小数点，但后面没有数字";
        "Remove the point; items and clauses need no full stop.", "请删去小数点；语句末尾不需要句号。"
    }
    UNDERSCORE_IN_NUMBER = Error "E0007" "underscore-in-number" {
        "`{number}` has an underscore between its digits", "“{number}”的数字之间有下划线";
        "Groups of three digits are divided by commas, or not at all.", "每三位数字用逗号分隔，或者不分隔。"
    }
    TOO_MANY_DIGITS = Error "E0008" "number-too-long" {
        "this number has more than 28 digits", "这个数超过 28 位";
        "Numbers are kept exactly, up to 28 digits.", "数值按原样精确保存，最多 28 位。"
    }
    IMPOSSIBLE_DATE = Error "E0009" "impossible-date" {
        "there is no day `{date}`: that month ends on {last}", "不存在“{date}”这一天：该月最后一天是 {last}";
        "Look the date up in the regulation.", "请核对法规原文中的日期。"
    }
    IMPOSSIBLE_MONTH = Error "E0010" "impossible-month" {
        "`{date}` has no such month", "“{date}”中的月份不存在";
        "Months go from 01 to 12. For a difference of two numbers put blanks around the minus.",
        "月份为 01 至 12；如果要相减，请在减号两边加空格。"
    }
    DATE_FORM = Error "E0011" "date-form" {
        "the date `{date}` needs two digits for month and day", "日期“{date}”的月和日要写两位数字";
        "Write `{right}`. For a difference of numbers put blanks around the minus.",
        "请写作“{right}”；如果要相减，请在减号两边加空格。"
    }
    TWO_POINTS = Error "E0012" "two-points" {
        "`{number}` has more than one point", "“{number}”有不止一个小数点";
        "A number has one point; groups of three digits are divided by commas.", "一个数只有一个小数点；每三位数字用逗号分隔。"
    }
    LETTERS_AFTER_NUMBER = Error "E0013" "letters-after-number" {
        "`{word}` touches the number `{number}`", "“{word}”紧接在数“{number}”之后";
        "Put a blank between a number and a word; a name cannot begin with a digit.",
        "数与英文词之间要有空格；名称不能以数字开头。"
    }
    LOOSE_PERCENT = Error "E0014" "loose-percent" {
        "a percent sign stands directly after a number", "百分号必须紧接在数的后面";
        "Write it as in `30%`.", "请写作“30%”的形式。"
    }
    FOREIGN_MARK = Error "E0015" "foreign-mark" {
        "`{mark}` is not written here; it is `{right}`", "这里不用“{mark}”，应写“{right}”";
        "Almoner uses words and marks of regulations.", "请使用法规中的词语和符号。"
    }
    FOREIGN_COMMENT = Error "E0016" "foreign-comment" {
        "a comment begins with `--`", "注释以“--”开头";
        "Everything after `--` on a line is a comment; `---` before an item documents it.",
        "一行中“--”之后的内容是注释；写在条目前的“---”是说明。"
    }
    FOREIGN_BRACKET = Error "E0017" "foreign-bracket" {
        "only round brackets group: `{right}` instead of `{mark}`", "只用圆括号：请把“{mark}”改为“{right}”";
        "Every item and clause ends by itself, no brackets around it are needed.", "条目和语句自然结束，不需要用括号括起来。"
    }
    FOREIGN_QUOTES = Error "E0018" "foreign-quotes" {
        "text stands in `\"…\"`, `“…”` or `「…」`, not in `{mark}`", "文字应放在“…”、「…」或 \"…\" 中，而不是“{mark}”";
        "Titles in 《》 keep these marks inside the quotation marks.", "书名号可以保留在引号之内。"
    }
    BACKTICK_NOT_CLOSED = Error "E0019" "backtick-not-closed" {
        "this name in backticks has no closing backtick on its line", "反引号中的名称在本行没有结束反引号";
        "Close it with another backtick.", "请补上结束的反引号。"
    }
    EMPTY_NAME = Error "E0020" "empty-name" {
        "there is no name between these backticks", "两个反引号之间没有名称";
        "Write the name between them.", "请在反引号之间写上名称。"
    }
    ARTICLE_NUMBER = Error "E0021" "article-number" {
        "`{article}` does not say which article", "“{article}”看不出是第几条";
        "Write `art. 14(2)(3)` or 第十四条第二款第三项.", "请写作“第十四条第二款第三项”或“art. 14(2)(3)”。"
    }
    FILE_TOO_LARGE = Error "E0022" "rule-file-too-large" {
        "this file is larger than 8 MiB and is not read", "本文件超过 8 MiB，不予读取";
        "Divide it into several files; keep tables of figures in CSV files.", "请拆分为多个文件；数值表请放在 CSV 文件中。"
    }
    POSSESSIVE = Error "E0023" "possessive" {
        "`{written}` is written with a point: `{right}`", "“{written}”应当用点号连接：“{right}”";
        "What belongs to a thing is named after a point: `household.income`.", "所属关系用点号表示，如“household.income”。"
    }
    NO_POWER = Error "E0024" "no-power" {
        "there are no powers: write the multiplication out", "没有乘方运算：请写成连乘";
        "For example `rate * rate`.", "例如“rate * rate”。"
    }
}
