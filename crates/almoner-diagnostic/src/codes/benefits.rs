//! Codes about benefits, guarantees, properties and examples.

use crate::Text;

/// Fix: the smallest amount that the currency pays, upwards.
pub const ROUND_UP: Text = Text::new("round it up to {step}", "向上取整到{step}");
/// Related place: the other benefit.
pub const OTHER_BENEFIT: Text = Text::new("`{other}` is said here", "“{other}”写在这里");

group! {
    NOT_ROUNDED = Error "E0601" "not-rounded" {
        "`{line}` can have more than the {digits} digits after the point that {currency} is paid with", "“{line}”的小数可能超过{currency}发放的 {digits} 位";
        "Nothing is rounded silently. Say how, as in `…, rounded up to {step}`.", "系统不会自行取舍。请写明如何取整，例如“…，向上取整到{step}”。"
    }
    WRONG_FREQUENCY = Error "E0602" "wrong-frequency" {
        "`{line}` is paid {every} and must be in {expected}, but this is {found}", "“{line}”{every}发放，应以{expected}计，而这是{found}"
    }
    NOT_CURRENCY = Error "E0603" "not-currency" {
        "a benefit pays money, and `{line}` is {found}", "待遇以货币发放，而“{line}”是{found}";
        "In-kind help and services stand under `provides`.", "实物和服务请写在“提供”之下。"
    }
    NOT_TOGETHER_APART = Error "E0604" "not-together-apart" {
        "`{name}` is for `{entity}`, and `{other}` for `{other_entity}`; they never meet", "“{name}”面向“{entity}”，“{other}”面向“{other_entity}”，两者不会相遇";
        "A benefit can exclude another of the same entity, or of the entity that holds it.", "一项待遇只能与同一对象或其上级对象的待遇互斥。"
    }
    NOT_TOGETHER_WITH_ITSELF = Error "E0605" "not-together-with-itself" {
        "`{name}` cannot exclude itself", "“{name}”不能与自身互斥"
    }
    EXCLUDES_EACH_OTHER = Error "E0606" "excludes-each-other" {
        "these benefits give way to each other in a circle: {path}", "这些待遇循环地互相让位：{path}";
        "Say `not together with` in one of them only: in the one that gives way.", "请只在让位的那一项待遇中写“不与 … 同享”。"
    }
    WITHOUT_CASH = Error "E0607" "without-cash" {
        "`{name}` pays nothing, so it has no amount", "“{name}”不发放金额，没有可取的金额";
        "Ask whether it is granted: `{name}.granted`.", "可以问是否给予：“{name}.给予”。"
    }
    GIVES_NOTHING = Error "E0609" "gives-nothing" {
        "benefit `{name}` neither pays nor provides anything", "待遇“{name}”既不发放金额，也不提供服务";
        "Add `pays monthly` with its lines, or `provides`.", "请加上“按月发放”及其内容，或者“提供”。"
    }
    GUARANTEE_READS_FACT = Error "E0610" "guarantee-reads-fact" {
        "a guarantee holds for everybody, so it cannot read `{name}` of one `{owner}`", "保证对所有人成立，不能读取某一个“{owner}”的“{name}”";
        "A guarantee speaks of parameters. What holds for every household is said in a `property`.", "保证只涉及参数；对每个家庭都成立的陈述请写成“性质”。"
    }
    ONE_STATEMENT = Error "E0611" "one-statement" {
        "guarantee `{name}` must say exactly one condition", "保证“{name}”必须恰好写一个条件"
    }
    NO_STATEMENT = Error "E0612" "no-statement" {
        "property `{name}` says nothing", "性质“{name}”没有内容"
    }
    RISING_FACT = Error "E0613" "rising-fact" {
        "`{name}` is not a fact that can rise", "“{name}”不是可以增减的事实";
        "Name a number that is given as a fact, such as `members.wage`.", "请写一个以数值填报的事实，例如“成员.wage”。"
    }
    EXAMPLE_WITHOUT_DAY = Error "E0614" "example-without-day" {
        "this example does not say its day", "这个示例没有写明日期";
        "Add `as of 2025-08-01`.", "请加上“截至 2025年8月1日”。"
    }
    EXAMPLE_WITHOUT_EXPECTATION = Error "E0615" "example-without-expectation" {
        "this example expects nothing", "这个示例没有写明预期";
        "Add `expect …`.", "请加上“预期 …”。"
    }
    BLOCK_BEFORE_HOLDER = Error "E0616" "block-before-holder" {
        "`{name}` stands before the `{holder}` that holds it", "“{name}”写在了包含它的“{holder}”之前"
    }
    GIVEN_TWICE = Error "E0617" "given-twice" {
        "`{name}` is given twice", "“{name}”给了两次"
    }
    RULE_WITH_PARAMETERS_GIVEN = Error "E0618" "rule-with-parameters-given" {
        "`{name}` needs values in parentheses, so it cannot be given directly", "“{name}”需要括号中的值，不能直接给出"
    }
    NEEDS_UNKNOWN_FACT = Error "E0619" "needs-unknown-fact" {
        "`{name}` is not a fact that can be missing", "“{name}”不是可能缺少的事实"
    }
    BENEFIT_GIVEN = Error "E0620" "benefit-given" {
        "`{name}` is a benefit; whether it is granted is what the rules decide, so it cannot be given", "“{name}”是一项待遇，是否给予由规则决定，不能作为已知情况给出"
    }
    NO_ROOT = Error "E0621" "no-root" {
        "facts are given, but no entity is declared to give them for", "给出了情况，但没有声明任何对象"
    }
    UNKNOWN_BENEFIT = Error "E0624" "unknown-benefit" {
        "there is no benefit `{name}`", "没有名为“{name}”的待遇";
        "The benefits here are: {known}.", "现有的待遇：{known}。"
    }
    NOT_A_LIST = Error "E0625" "not-a-list" {
        "`{name}` is no list of things, so nobody is `without` it", "“{name}”不是一类可以列举的对象，不能写“没有”";
        "Give its value, or leave it out where it is not known. `without` is for a `many` field, such as the members of a household.", "请给出它的值；未知时可以不写。“没有”只用于“多个”对象，例如家庭的成员。"
    }
    LINES_IN_TWO_CURRENCIES = Error "E0622" "lines-in-two-currencies" {
        "`{line}` is in {found}, but this benefit pays in {expected}", "“{line}”以{found}计，而本待遇以{expected}发放"
    }
    ROLES_NOT_DECLARED = Error "E0623" "roles-not-declared" {
        "`{name}` has no roles", "“{name}”没有声明身份";
        "Declare them: `many {entity} as head, spouse, child`.", "请先声明身份，例如“多个 {entity} 身份 户主、配偶、子女”。"
    }
}
