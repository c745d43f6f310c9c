//! Codes about layers: what a higher layer leaves open, and what a lower one sets.

use crate::Text;

/// The declaration that something refers to.
pub const DECLARED_WITHOUT_OPEN: Text =
    Text::new("`{layer}` declares it here, without `open`", "“{layer}”在这里声明，没有写“开放”");
/// The declaration that something refers to.
pub const DECLARED_HERE: Text = Text::new("it is declared here", "在这里声明");
/// The other amendment.
pub const FIRST_AMENDMENT: Text = Text::new("`{first}` amends it here", "“{first}”在这里修订");
/// Replaces a misspelt name by the nearest one.
pub const DID_YOU_MEAN: Text = Text::new("replace it by `{nearest}`", "改为“{nearest}”");
/// No keys at all, in words.
pub const NOTHING: Text = Text::new("nothing", "无");
/// Where a lower layer amends something else of the same module.
pub const LOWER_LAYER_HERE: Text = Text::new("`{lower}` amends this", "“{lower}”修订了这一项");
/// Where a lower layer is that uses the module.
pub const LOWER_LAYER_USES: Text = Text::new("`{lower}` builds on it", "“{lower}”以它为上级");

group! {
    AMEND_NOT_OPEN = Error "E0250" "amend-not-open" {
        "`{name}` cannot be amended: `{layer}` has not left it open", "不能修订“{name}”：“{layer}”没有将它开放";
        "Only what the layer above marks `open` may be set here. If the legal text does leave it to you, `open` belongs into `{layer}`.",
        "只有上级标明“开放”的内容才能在此修订。如果法规确实授权下级规定，应在“{layer}”中写明“开放”。"
    }
    AMENDED_TWICE = Error "E0251" "amended-twice" {
        "`{name}` is amended by two modules, `{first}` ({first_file}) and `{second}` ({second_file})",
        "“{name}”被两个模块修订：“{first}”（{first_file}）和“{second}”（{second_file}）";
        "Only one of them can be right for a place: keep one, or do not use both modules together.",
        "对同一地方只能有一个有效：请保留其中一个，或者不要同时使用这两个模块。"
    }
    AMEND_UNKNOWN = Error "E0252" "amend-unknown" {
        "there is nothing named `{name}` that could be amended", "没有名为“{name}”的内容可供修订";
        "Open here: {open}.", "此处可修订的有：{open}。"
    }
    AMEND_OTHER_KEYS = Error "E0253" "amend-other-keys" {
        "`{name}` is looked up by {declared} in `{layer}`, but by {given} here",
        "“{name}”在“{layer}”中按 {declared} 取值，这里却按 {given}";
        "The rules of `{layer}` look it up by {declared}; the keys cannot be changed. Leave out `by`, or repeat the same keys.",
        "“{layer}”的规则按 {declared} 取值，键不能更改。请删去“按”，或者写相同的键。"
    }
    AMEND_OTHER_TYPE = Error "E0254" "amend-other-type" {
        "`{name}` is {declared} in `{layer}`, but {given} here", "“{name}”在“{layer}”中是{declared}，这里却是{given}";
        "The type is fixed by `{layer}`. Leave it out here.", "类型由“{layer}”规定，请在此删去。"
    }
    AMEND_OTHER_THING = Error "E0255" "amend-other-thing" {
        "`{name}` is not something that can be amended", "“{name}”不属于可以修订的内容";
        "Parameters and rules can be amended where they are open, and entities can get further fields.",
        "可以修订的是已开放的参数和规则；对象可以增加字段。"
    }
    AMEND_NOT_POSSIBLE = Error "E0256" "amend-not-possible" {
        "this cannot stand in an amendment of `{name}`", "修订“{name}”时不能写这一项";
        "A parameter is amended by its values or a table; a rule by `is …` or `except …`.",
        "参数用数值或表格修订；规则用“为 …”或“例外 …”修订。"
    }
    AMEND_OWN_THING = Error "E0257" "amend-own-thing" {
        "`{name}` belongs to this same module and need not be amended", "“{name}”属于本模块，无需修订";
        "Write it where `{name}` is declared.", "请直接写在“{name}”的声明处。"
    }
    AMEND_SAYS_NOTHING = Error "E0258" "amend-says-nothing" {
        "this amendment of `{name}` sets nothing", "对“{name}”的修订没有任何内容";
        "Write the values or `from \"….csv\"` of a parameter, `is …` or `except …` of a rule.",
        "对参数请写数值或“取自 \"….csv\"”，对规则请写“为 …”或“例外 …”。"
    }
    BOUNDS_ON_RULE = Error "E0259" "bounds-on-rule" {
        "`{name}` depends on facts, so its bounds cannot be checked beforehand", "“{name}”取决于事实，其界限无法事先检查";
        "Bounds are for parameters. Bound the result in the rule that uses it: `greater of {name} and …`.",
        "界限只用于参数。请在使用处限定结果，例如“取 {name}、… 中较大者”。"
    }
    EXCEPTION_TWICE = Error "E0260" "exception-twice" {
        "`{name}` has an exception `{exception}` already, in `{layer}` ({file})",
        "“{name}”已有例外“{exception}”，在“{layer}”（{file}）中";
        "Give this one another name.", "请另取一个名称。"
    }
    LEFT_UNSET = Warning "W0251" "left-unset" {
        "`{layer}` leaves `{name}` to a lower layer, and `{lower}` does not set it",
        "“{layer}”将“{name}”留给下级规定，而“{lower}”没有规定";
        "Nothing that needs it can be computed. Write `amend {name}` in `{lower}`.",
        "凡是用到它的内容都无法计算。请在“{lower}”中写“修订 {name}”。"
    }
}
