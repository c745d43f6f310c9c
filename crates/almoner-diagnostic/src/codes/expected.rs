//! Words for what can be expected at a place in a rule file.

use crate::Text;

/// Nothing more exact can be said.
pub const SOMETHING: Text = Text::new("something", "内容");
/// A name.
pub const NAME: Text = Text::new("a name", "名称");
/// A value.
pub const VALUE: Text = Text::new("a value", "一个值");
/// A condition.
pub const CONDITION: Text = Text::new("a condition or value", "条件或值");
/// A type.
pub const TYPE: Text = Text::new("a unit or a type", "单位或类型");
/// A unit.
pub const UNIT: Text = Text::new("a unit", "单位");
/// A day.
pub const DAY: Text = Text::new("a date", "日期");
/// A month.
pub const MONTH: Text = Text::new("a month", "月份");
/// A text in quotation marks.
pub const TEXT: Text = Text::new("a text in quotation marks", "引号中的文字");
/// The name of a file.
pub const FILE_NAME: Text = Text::new("a file name in quotation marks", "引号中的文件名");
/// A key of a parameter.
pub const KEY: Text = Text::new("the name of a key", "类别名称");
/// A source.
pub const SOURCE: Text = Text::new("the name of a source", "法源名称");
/// A role.
pub const ROLE: Text = Text::new("the name of a role", "身份名称");
/// A whole number.
pub const WHOLE_NUMBER: Text = Text::new("a whole number", "整数");
/// A colon.
pub const COLON: Text = Text::new("a colon", "冒号");
/// A closing bracket.
pub const CLOSE: Text = Text::new("a closing bracket", "右括号");
/// The bar between two cells.
pub const BAR: Text = Text::new("the bar `|` that closes the cell", "单元格结尾的“|”");
/// The word that joins two values.
pub const AND: Text = Text::new("`and`", "“与”");
/// The value of a fact.
pub const FACT_VALUE: Text = Text::new("the value of this fact", "该事实的值");
/// A line of a block.
pub const LINE: Text = Text::new("a line with a name and a colon", "以名称和冒号开头的一行");
