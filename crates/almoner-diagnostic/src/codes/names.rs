//! Codes about names, modules, layers, what belongs to which item, and values that need themselves.

use crate::Text;

/// Related place: the first declaration of a name.
pub const DECLARED_FIRST: Text = Text::new("`{name}` is declared here", "“{name}”在这里声明");
/// Related place: where a thing that is spoken of is declared.
pub const DECLARED_HERE: Text = Text::new("declared here", "在这里声明");
/// Related place: a step on the way of a cycle.
pub const NEEDED_HERE: Text = Text::new("needed here", "在这里用到");
/// Related place: the earlier of two clauses.
pub const SAID_FIRST: Text = Text::new("it is said here already", "这里已经写过");
/// Related place: the wording of a rule before another.
pub const WORDING_BEFORE: Text = Text::new("the wording before", "前一个版本");
/// Fix: the likeliest name.
pub const WRITE_SUGGESTION: Text = Text::new("write `{suggestion}`", "改为“{suggestion}”");
/// Fix: the module that declares a name.
pub const ADD_USE: Text = Text::new("add `use {module}`", "加上“使用 {module}”");
/// Fix: a clause that does not belong where it stands.
pub const REMOVE_CLAUSE: Text = Text::new("remove it", "删去这一条");
/// Fix: whether a benefit is granted.
pub const WRITE_GRANTED: Text = Text::new("ask whether it is granted", "改为“是否给予”");
/// Fix: what a benefit pays.
pub const WRITE_AMOUNT: Text = Text::new("take the amount that it pays", "改为取其金额");
/// Instead of a list of names: there is none.
pub const NONE: Text = Text::new("none", "（无）");

group! {
    UNKNOWN_NAME = Error "E0201" "unknown-name" {
        "nothing is called `{name}` here", "这里没有名为“{name}”的内容";
        "Declare it, or use the module that declares it.", "请先声明它，或者使用声明它的模块。"
    }
    DUPLICATE_NAME = Error "E0202" "duplicate-name" {
        "`{name}` is declared twice", "“{name}”重复声明";
        "Give one of the two another name.", "请给其中一个换个名称。"
    }
    MODULE_NOT_USED = Error "E0203" "module-not-used" {
        "`{name}` is declared in module `{module}`, which this file does not use",
        "“{name}”在模块“{module}”中声明，而本文件没有使用该模块";
        "Add `use {module}` at the top of the file.", "请在文件开头加上“使用 {module}”。"
    }
    UNKNOWN_MODULE = Error "E0204" "unknown-module" {
        "there is no module `{name}`", "没有名为“{name}”的模块";
        "The modules here are: {known}.", "现有的模块：{known}。"
    }
    OUT_OF_REACH = Error "E0205" "out-of-reach" {
        "`{name}` is of `{owner}` and cannot be read here", "“{name}”属于“{owner}”，在这里读不到";
        "A rule reads its own thing and what holds it. What it holds is read with `sum of`, `number of`, `any of` and the like.",
        "规则只能读取自身及其上级对象的内容；下级对象的内容要用“之和”“人数”“有人”等方式读取。"
    }
    UNKNOWN_ENTITY = Error "E0206" "unknown-entity" {
        "there is no entity `{name}`", "没有名为“{name}”的对象";
        "The entities here are: {known}.", "现有的对象：{known}。"
    }
    UNKNOWN_TYPE = Error "E0207" "unknown-type" {
        "`{name}` is neither a unit nor an enum", "“{name}”既不是单位，也不是枚举";
        "Write `yes or no`, `number`, `percent`, `text`, `date`, a unit such as `yuan per month`, or the name of an enum.",
        "可以写“是或否”“数值”“百分比”“文本”“日期”、单位（如“元每月”）或枚举的名称。"
    }
    UNKNOWN_UNIT = Error "E0208" "unknown-unit" {
        "there is no unit `{name}`", "没有名为“{name}”的单位";
        "Declare it with `unit {name}`, or write one of the built-in units (yuan, person, household, day, week, month, year …).",
        "请用“单位 {name}”声明它，或者使用内置单位（元、人、户、日、周、月、年等）。"
    }
    UNKNOWN_ENUM_VALUE = Error "E0209" "unknown-enum-value" {
        "`{name}` is not a value of `{enum}`", "“{name}”不是“{enum}”的值";
        "The values are: {values}.", "可用的值：{values}。"
    }
    AMBIGUOUS_ENUM_VALUE = Error "E0210" "ambiguous-enum-value" {
        "`{name}` is a value of several enums: {enums}", "“{name}”同时是几个枚举的值：{enums}";
        "Say which, as in `{example}`.", "请写明是哪一个，例如“{example}”。"
    }
    UNKNOWN_SOURCE = Error "E0211" "unknown-source" {
        "there is no source `{name}` to cite", "没有可供引用的法源“{name}”";
        "Declare it with `source {name} \"title\"`.", "请用“法源 {name} “标题””声明它。"
    }
    UNKNOWN_PART = Error "E0212" "unknown-part" {
        "`{owner}` has no `{name}`", "“{owner}”没有“{name}”";
        "It has: {known}.", "它有：{known}。"
    }
    MISPLACED_CLAUSE = Error "E0213" "misplaced-clause" {
        "{item} has no `{clause}`", "{item}没有“{clause}”这一条";
        "Remove it, or move it to the item that it belongs to.", "请删去它，或者移到它所属的条目中。"
    }
    MISSING_PART = Error "E0214" "missing-part" {
        "`{name}` lacks {part}", "“{name}”缺少{part}"
    }
    REPEATED_CLAUSE = Error "E0215" "repeated-clause" {
        "`{clause}` is said twice", "“{clause}”写了两次";
        "Keep one of the two.", "请只保留一个。"
    }
    SEVERAL_ROOTS = Error "E0216" "several-roots" {
        "neither `{first}` nor `{name}` is held by another entity, so it is not clear whose facts are asked for",
        "“{first}”和“{name}”都没有上级对象，无法确定应当填报谁的情况";
        "Let one entity hold the other: `members : many {name}`.", "请让其中一个对象包含另一个，例如“成员 : 多个 {name}”。"
    }
    HELD_TWICE = Error "E0217" "held-twice" {
        "`{name}` is held by `{first}` already", "“{name}”已经由“{first}”包含";
        "An entity is held in one place. Use one collection with roles, or declare a second entity.",
        "一种对象只能由一处包含。请用一个集合加身份区分，或者另外声明一种对象。"
    }
    HOLDER_CYCLE = Error "E0218" "holder-cycle" {
        "`{name}` would hold itself: {path}", "“{name}”会包含自身：{path}"
    }
    RULE_CYCLE = Error "E0219" "rule-cycle" {
        "`{name}` needs itself: {path}", "“{name}”的计算用到了自身：{path}";
        "Break the circle: one of these must be computed without the others, be a fact, or read its value of last month (`last month's …`).",
        "请打破循环：其中一个必须不依赖其他各项、作为事实填报，或者读取自身上月的值（“上月 …”）。"
    }
    NO_FIRST_MONTH = Error "E0220" "no-first-month" {
        "`{name}` reads its own last month ({path}) and has no first month", "“{name}”读取自身上月的值（{path}），却没有首月的值";
        "Say where it starts: `last month's {short} starting with 0 yuan from 2025-01`.", "请写明从何时、以何值开始，例如“上月 {short} 起始为 0元 自 2025年1月”。"
    }
    VERSIONS_OVERLAP = Error "E0221" "versions-overlap" {
        "two wordings of `{name}` are in force on {date}", "“{name}”在 {date} 有两个版本同时施行";
        "Close the earlier one with `until`, or let the later one begin on another day.", "请用“至”为较早的版本写明截止日期，或者调整较晚版本的起始日期。"
    }
    VERSIONS_DIFFER = Error "E0222" "versions-differ" {
        "the wordings of `{name}` are of different types: {first} and {found}", "“{name}”各版本的类型不同：{first}与{found}";
        "All wordings of one rule give the same kind of value.", "同一规则的各个版本必须给出同一类型的值。"
    }
    NOT_A_VALUE = Error "E0225" "not-a-value" {
        "`{name}` is {kind}, not a value", "“{name}”是{kind}，不是一个值"
    }
    NO_ARGUMENTS = Error "E0226" "no-arguments" {
        "`{name}` takes no values in parentheses", "“{name}”后面不能用括号给值";
        "Only a define or scale that declares parameters, as in `define share(rate: percent)`, is written so.",
        "只有声明了参数的定义或分级（如“定义 share(rate: 百分比)”）才这样写。"
    }
    WRONG_ARGUMENT_COUNT = Error "E0227" "wrong-argument-count" {
        "`{name}` takes {expected} in parentheses, but {found} stand here", "“{name}”的括号中应有 {expected} 个值，这里有 {found} 个"
    }
    NO_KEYS = Error "E0228" "no-keys" {
        "`{name}` has no keys to be given with `for`", "“{name}”没有可以用“对应”指定的键";
        "Only a parameter that is declared `by` something has keys.", "只有用“按”声明了键的参数才可以这样写。"
    }
    KEY_UNKNOWN_HERE = Error "E0229" "key-unknown-here" {
        "`{parameter}` goes by `{key}`, and no `{key}` is known here", "“{parameter}”按“{key}”取值，而这里没有“{key}”";
        "Give it by hand, as in `{parameter} for {example}`, or compute this for an entity that has a `{key}`.",
        "请写明取哪一个，例如“{parameter} 对应 {example}”，或者改为对有“{key}”的对象计算。"
    }
    KEY_AMBIGUOUS = Error "E0230" "key-ambiguous" {
        "`{parameter}` goes by `{key}`, and it could be any of {candidates}", "“{parameter}”按“{key}”取值，而这里有几个可能：{candidates}";
        "Say which: `{parameter} for …`; or, for all that this item says, `by the rules of …` in a clause of its own.", "请写明取哪一个：“{parameter} 对应 …”；整项都按同一个取值的，可以另写一行“适用 … 规定”。"
    }
    /// What `by the rules of` names is no fact or derived value that a parameter can go by.
    RULES_OF_NO_PLACE = Error "E0363" "rules-of-no-place" {
        "`by the rules of` names a fact or a derived value of an enum, and `{name}` is {found}", "“适用 … 规定”应写明一个枚举类型的事实或推算值，而“{name}”是{found}";
        "Name what says whose rules count, such as `applies_in : region`; a single value stands in `for`, as in `standard for urban`.", "请写明由哪项事实决定适用哪里的规定，例如类型为“地区”的“申请地”；只取某一个固定值时，请用“对应”，例如“标准 对应 城镇”。"
    }
    /// `by the rules of` names a value of the thing itself, and the key is needed for other things like it.
    RULES_OF_OUT_OF_REACH = Error "E0364" "rules-of-out-of-reach" {
        "`{parameter}` goes by `{key}`, and of `{name}`, by whose rules this is, nothing is known among the others", "“{parameter}”按“{key}”取值，而此处是在逐个计算其他对象，无法得知所适用的“{name}”";
        "Compute it in a define of its own, or say which: `{parameter} for …`.", "请另写一条定义来计算，或者写明取哪一个：“{parameter} 对应 …”。"
    }
    WRONG_KEY_COUNT = Error "E0231" "wrong-key-count" {
        "`{name}` goes by {expected} ({keys}), but {found} stand here", "“{name}”有 {expected} 个键（{keys}），这里给出 {found} 个"
    }
    NOT_A_COLLECTION = Error "E0232" "not-a-collection" {
        "`{name}` is not a collection", "“{name}”不是集合";
        "The collections here are: {known}.", "这里可用的集合：{known}。"
    }
    COLLECTION_AS_VALUE = Error "E0233" "collection-as-value" {
        "`{name}` are many things, not one value", "“{name}”是多个对象，不是一个值";
        "Count them with `number of {name}`, or add something up with `sum of … over {name}`.",
        "可以用“{name}人数”计数，或者用“{name}的 … 之和”求和。"
    }
    UNKNOWN_EXCEPTION = Error "E0234" "unknown-exception" {
        "`{rule}` has no exception `{name}`", "“{rule}”没有例外“{name}”"
    }
    OVERRIDING_CYCLE = Error "E0235" "overriding-cycle" {
        "the exceptions of `{rule}` override each other in a circle", "“{rule}”的例外循环地优先于彼此"
    }
    UNKNOWN_ROLE = Error "E0236" "unknown-role" {
        "`{name}` is not a role of `{entity}`", "“{name}”不是“{entity}”的身份";
        "The roles are: {values}.", "可用的身份：{values}。"
    }
    UNKNOWN_BLOCK = Error "E0237" "unknown-block" {
        "`{name}` is neither the thing that facts are given for nor something that it holds", "“{name}”既不是填报情况的对象，也不是它所包含的对象";
        "Write one of: {known}.", "可以写：{known}。"
    }
    MISPLACED_HEAD = Error "E0238" "misplaced-head" {
        "{item} has no {part}", "{item}没有{part}"
    }
    MODULE_NOT_FIRST = Error "E0239" "module-not-first" {
        "`module` must be the first item of its file, and the only one of its kind", "“模块”必须是文件的第一个条目，且只能有一个"
    }
    BARE_BENEFIT = Error "E0240" "bare-benefit" {
        "`{name}` is a benefit; say what of it is meant", "“{name}”是一项待遇，请写明指它的什么";
        "`{name}.granted` is whether it is granted, `{name}.amount` what it pays.", "“{name}.给予”指是否给予，“{name}.金额”指发放的金额。"
    }
    MODULES_DISAGREE = Error "E0241" "modules-disagree" {
        "the files of module `{name}` say different days for `in force`", "模块“{name}”的各个文件写明的施行日期不同"
    }
    SELF_USE = Error "E0223" "self-use" {
        "module `{name}` uses itself", "模块“{name}”使用了自身"
    }
    UNKNOWN_KEY = Error "E0224" "unknown-key" {
        "a parameter goes by enums, and there is no enum `{name}`", "参数按枚举取值，而没有名为“{name}”的枚举";
        "The enums here are: {known}.", "现有的枚举：{known}。"
    }
    VERSIONS_GAP = Error "E0242" "versions-gap" {
        "`{name}` has no wording from {from} to {until}", "“{name}”从 {from} 到 {until} 没有任何版本";
        "Let one wording follow the other without a day between, or add a wording for these days.",
        "请让前后版本首尾相接，或者为这段时间补上一个版本。"
    }
}
