//! How items, their heads and their clauses are called in messages, and which clause belongs to which item.

use almoner_diagnostic::Text;
use almoner_syntax::ast::{ClauseKind, HelpKind, ItemKind};

use crate::names::Symbol;

use ItemKind as Item;

/// The words for an item, with an article.
pub(crate) const fn item_words(kind: ItemKind) -> Text {
    match kind {
        Item::Module => Text::new("a module", "模块"),
        Item::Use => Text::new("a use", "使用"),
        Item::Source => Text::new("a source", "法源"),
        Item::Entity => Text::new("an entity", "对象"),
        Item::Enum => Text::new("an enum", "枚举"),
        Item::Unit => Text::new("a unit", "单位"),
        Item::Parameter => Text::new("a parameter", "参数"),
        Item::Define => Text::new("a define", "定义"),
        Item::Table => Text::new("a table", "决策表"),
        Item::Scale => Text::new("a scale", "分级"),
        Item::Group => Text::new("a group", "范围"),
        Item::Payers => Text::new("payers", "分担"),
        Item::Benefit => Text::new("a benefit", "待遇"),
        Item::Guarantee => Text::new("a guarantee", "保证"),
        Item::Property => Text::new("a property", "性质"),
        Item::Example => Text::new("an example", "示例"),
        Item::Amend => Text::new("an amend", "修订"),
        Item::Overlay => Text::new("an overlay", "临时规定"),
    }
}

/// What a name stands for, in words.
pub(crate) const fn kind_of_symbol(symbol: Symbol) -> Text {
    match symbol {
        Symbol::Entity(_) => Text::new("an entity", "一种对象"),
        Symbol::Enum(_) => Text::new("an enum", "一个枚举"),
        Symbol::Source(_) => Text::new("a source", "一部法源"),
        Symbol::Parameter(_) => Text::new("a parameter", "一个参数"),
        Symbol::Rule(_) => Text::new("a rule", "一条规则"),
        Symbol::Benefit(_) => Text::new("a benefit", "一项待遇"),
        Symbol::Guarantee => Text::new("a guarantee", "一项保证"),
        Symbol::Property => Text::new("a property", "一项性质"),
    }
}

/// How a clause is called, where it belongs, and whether it may be said more than once.
pub(super) struct Form {
    pub(super) words: Text,
    pub(super) items: &'static [ItemKind],
    pub(super) repeats: bool,
}

const RULES: &[ItemKind] = &[Item::Define, Item::Table, Item::Scale, Item::Amend];
const CITING: &[ItemKind] = &[
    Item::Module,
    Item::Parameter,
    Item::Define,
    Item::Table,
    Item::Scale,
    Item::Payers,
    Item::Group,
    Item::Benefit,
    Item::Guarantee,
    Item::Property,
    Item::Example,
    Item::Amend,
    Item::Overlay,
];
const DATED: &[ItemKind] = &[
    Item::Module,
    Item::Source,
    Item::Parameter,
    Item::Define,
    Item::Table,
    Item::Scale,
    Item::Benefit,
    Item::Guarantee,
    Item::Amend,
    Item::Overlay,
];
const OPENABLE: &[ItemKind] = &[Item::Parameter, Item::Define, Item::Table, Item::Scale, Item::Amend];

const fn once(en: &'static str, zh: &'static str, items: &'static [ItemKind]) -> Form {
    Form { words: Text::new(en, zh), items, repeats: false }
}

const fn many(en: &'static str, zh: &'static str, items: &'static [ItemKind]) -> Form {
    Form { words: Text::new(en, zh), items, repeats: true }
}

const fn help(kind: HelpKind) -> Form {
    let (en, zh) = match kind {
        HelpKind::Help => ("provides", "提供"),
        HelpKind::Goods => ("provides goods", "提供实物"),
        HelpKind::Services => ("provides services", "提供服务"),
        HelpKind::Obligation => ("obliges the authority to", "责成"),
        HelpKind::Referral => ("refers to", "转介"),
    };
    once(en, zh, &[Item::Benefit])
}

/// The form of a clause; `None` for one that could not be read.
pub(super) const fn form(clause: &ClauseKind) -> Option<Form> {
    use ClauseKind as C;
    Some(match clause {
        C::Cites(_) => many("cites", "依据", CITING),
        C::InForce(_) => once("in force", "施行", DATED),
        C::DocumentNumber(_) => once("number", "文号", &[Item::Source]),
        C::IssuedBy(_) => once("issued by", "发布机关", &[Item::Source]),
        C::Field(_) => many("field", "字段", &[Item::Entity, Item::Amend]),
        C::EnumValue(_) => many("value", "枚举值", &[Item::Enum]),
        C::UnitEquals(_) => once("equals", "等于", &[Item::Unit]),
        C::Decimals(_) => once("with … decimals", "保留 … 位小数", &[Item::Unit]),
        C::By(_) => once("by", "按", &[Item::Parameter, Item::Amend]),
        C::ByMonth => once("by month", "逐月", &[Item::Parameter]),
        C::ByTheRulesOf(_) => once(
            "by the rules of",
            "适用 … 规定",
            &[Item::Define, Item::Table, Item::Scale, Item::Amend, Item::Benefit],
        ),
        C::FromFile(_) => once("from", "取自", &[Item::Parameter, Item::Enum, Item::Amend]),
        C::Entry(_) => many("value", "取值", &[Item::Parameter, Item::Amend]),
        C::Open { .. } => once("open", "开放", OPENABLE),
        C::Is(_) => once("is", "为", &[Item::Define, Item::Amend, Item::Overlay]),
        C::Except(_) => many("except", "例外", RULES),
        C::Columns(_) => once("columns", "列", &[Item::Table, Item::Amend]),
        C::Row(_) => many("row", "行", &[Item::Table, Item::Amend]),
        C::Otherwise(_) => once("otherwise", "否则", &[Item::Table, Item::Amend]),
        C::ScaleMethod(_) => {
            once("marginal, whole amount or linear", "分段累计、全额或线性", &[Item::Scale, Item::Amend])
        }
        C::Bracket(_) => many("bracket", "分级档次", &[Item::Scale, Item::Amend]),
        C::Among { .. } => once("is", "为", &[Item::Group]),
        C::Bill(_) => once("of", "待分担费用", &[Item::Payers]),
        C::Payer(_) => many("payer", "负担方", &[Item::Payers]),
        C::Requires(_) => once("requires", "条件", &[Item::Benefit]),
        C::Pays { .. } => once("pays", "发放", &[Item::Benefit]),
        C::Provides { kind, .. } => help(*kind),
        C::NotTogether { .. } => many("not together with", "不与 … 同享", &[Item::Benefit]),
        C::DecidedBy { .. } => once("decided by", "决定机关", &[Item::Benefit]),
        C::ReviewedEvery { .. } => once("reviewed every", "复核周期", &[Item::Benefit]),
        C::Statement(_) => many("statement", "陈述", &[Item::Guarantee, Item::Property]),
        C::Monotone(_) => many("never rises", "不升", &[Item::Property]),
        C::AsOf { .. } => once("as of", "截至", &[Item::Example]),
        C::Facts(_) => many("facts", "情况", &[Item::Example]),
        C::Expect(_) | C::ExpectUndecided { .. } => many("expect", "预期", &[Item::Example]),
        C::Unreadable => return None,
    })
}
