//! What a program asks for, by name: for each entity the names of its facts and derived values with the slot
//! that each has, for each enum the spellings of its values. Built once, so that reading facts compares few
//! texts and makes none.

use almoner_check::exact::Exact;
use almoner_check::program::{Entity, EntityId, EnumId, FieldKind, Program, RuleId};
use almoner_check::types::Type;

/// The names and slots of all entities, the spellings of all enums.
#[derive(Clone, Debug)]
pub(crate) struct FactIndex {
    pub(crate) entities: Vec<EntityIndex>,
    enums: Vec<Vec<(Box<str>, u32)>>,
}

/// The names and slots of one entity.
#[derive(Clone, Debug)]
pub(crate) struct EntityIndex {
    /// Spelling and slot: the declared names in the order of their slots, then further spellings.
    names: Vec<(Box<str>, usize)>,
    /// What each slot asks for: fields, then rules without arguments.
    pub(crate) slots: Vec<Asked>,
    /// The rules without arguments, in order; their slots come after those of the fields.
    pub(crate) rules: Vec<RuleId>,
    /// Spellings of the entity itself.
    own_names: Vec<Box<str>>,
}

/// What a slot asks for.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// A list of things.
    Many(EntityId),
    /// A value.
    Value(AskedValue),
}

/// A value that is asked for.
#[derive(Clone, Debug)]
pub(crate) struct AskedValue {
    pub(crate) ty: Type,
    pub(crate) by_month: bool,
    /// It is a fact, of which evidence may be given, and no derived value.
    pub(crate) is_fact: bool,
    /// It counts only where its check has confirmed it.
    pub(crate) counted_when_matched: bool,
    pub(crate) at_least: Option<Exact>,
    pub(crate) at_most: Option<Exact>,
    /// The decimals of the currency, for an amount of money that is a fact.
    pub(crate) decimals: Option<u32>,
}

impl FactIndex {
    pub(crate) fn new(program: &Program) -> Self {
        let entities = (0u32..).zip(&program.entities);
        Self {
            entities: entities.map(|(id, entity)| EntityIndex::new(program, EntityId(id), entity)).collect(),
            enums: program.enums.iter().map(spellings_of_enum).collect(),
        }
    }

    pub(crate) fn entity(&self, entity: EntityId) -> Option<&EntityIndex> {
        self.entities.get(entity.index())
    }

    /// The position of the value with this name or label.
    pub(crate) fn enum_value(&self, of: EnumId, text: &str) -> Option<u32> {
        let spellings = self.enums.get(of.index())?;
        spellings.iter().find(|(known, _)| **known == *text).map(|(_, value)| *value)
    }
}

impl EntityIndex {
    fn new(program: &Program, id: EntityId, entity: &Entity) -> Self {
        let has_slot =
            |rule: &almoner_check::program::Rule| rule.entity == Some(id) && rule.params.is_empty();
        let rules: Vec<_> = (0u32..).zip(&program.rules).filter(|(_, rule)| has_slot(rule)).collect();
        let fields = entity.fields.iter().map(|field| asked_by_field(program, &field.kind));
        let derived = rules.iter().map(|(_, rule)| Asked::Value(AskedValue::derived(rule.ty.clone())));
        let declared = entity.fields.iter().map(|field| &field.declared);
        let declared: Vec<_> = declared.chain(rules.iter().map(|(_, rule)| &rule.declared)).collect();
        let own = [
            Some(&entity.declared.name),
            entity.declared.label_en.as_ref(),
            entity.declared.label_zh.as_ref(),
        ];
        Self {
            names: names(&declared),
            slots: fields.chain(derived).collect(),
            own_names: own.into_iter().flatten().map(|name| Box::from(&**name)).collect(),
            rules: rules.iter().map(|(rule, _)| RuleId(*rule)).collect(),
        }
    }

    /// The slot with this name. `likely` is where the search begins: facts mostly come in order.
    pub(crate) fn slot(&self, name: &str, likely: usize) -> Option<usize> {
        if let Some((known, slot)) = self.names.get(likely)
            && **known == *name
        {
            return Some(*slot);
        }
        self.names.iter().find(|(known, _)| **known == *name).map(|(_, slot)| *slot)
    }

    /// The declared names, in the order of their slots.
    pub(crate) fn declared_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().take(self.slots.len()).map(|(name, _)| &**name)
    }

    /// The declared name of a slot.
    pub(crate) fn slot_name(&self, slot: usize) -> Option<&str> {
        self.names.get(slot).map(|(name, _)| &**name)
    }

    /// Whether this is the name of the entity itself.
    pub(crate) fn is_own_name(&self, name: &str) -> bool {
        self.own_names.iter().any(|known| **known == *name)
    }
}

impl AskedValue {
    /// Any value of a type.
    pub(crate) fn of(ty: Type) -> Self {
        Self::derived(ty)
    }

    fn derived(ty: Type) -> Self {
        Self {
            ty,
            by_month: false,
            is_fact: false,
            counted_when_matched: false,
            at_least: None,
            at_most: None,
            decimals: None,
        }
    }

    /// Whether a plain value is all that there is to it, so that it need not be looked at closely.
    #[inline]
    pub(crate) const fn is_plain(&self) -> bool {
        !self.by_month & !self.counted_when_matched
    }
}

fn asked_by_field(program: &Program, kind: &FieldKind) -> Asked {
    match kind {
        FieldKind::Many(entity) => Asked::Many(*entity),
        FieldKind::Fact { ty, by_month, at_least, at_most, counted_when_matched, .. } => {
            Asked::Value(AskedValue {
                ty: ty.clone(),
                by_month: *by_month,
                is_fact: true,
                counted_when_matched: *counted_when_matched,
                at_least: *at_least,
                at_most: *at_most,
                decimals: match ty {
                    Type::Number(number) => program.units.currency_decimals(&number.unit),
                    _ => None,
                },
            })
        }
    }
}

/// Names that facts may use in Chinese whatever the author called the label.
const SECOND_NAMES: &[(&str, &str)] = &[("members", "成员"), ("role", "身份角色"), ("role", "身份")];

/// Declared names first, then those labels that belong to one slot only and are nobody's name.
fn names(declared: &[&almoner_check::program::Declared]) -> Vec<(Box<str>, usize)> {
    let mut names: Vec<(Box<str>, usize)> =
        declared.iter().enumerate().map(|(slot, declared)| (Box::from(&*declared.name), slot)).collect();
    let labels = |slot: usize, declared: &almoner_check::program::Declared| {
        let labels = [declared.label_en.clone(), declared.label_zh.clone()].into_iter().flatten();
        let labels = labels.map(|label| Box::<str>::from(&*label));
        let second = SECOND_NAMES.iter().filter(|(name, _)| **name == *declared.name);
        labels
            .chain(second.map(|(_, second)| Box::from(*second)))
            .map(move |label| (label, slot))
            .collect::<Vec<_>>()
    };
    let further: Vec<_> =
        declared.iter().enumerate().flat_map(|(slot, declared)| labels(slot, declared)).collect();
    for (label, slot) in &further {
        let elsewhere = further.iter().any(|(other, other_slot)| other == label && other_slot != slot);
        if !elsewhere && !names.iter().any(|(name, _)| name == label) {
            names.push((label.clone(), *slot));
        }
    }
    names
}

fn spellings_of_enum(of: &almoner_check::program::Enum) -> Vec<(Box<str>, u32)> {
    let mut spellings: Vec<(Box<str>, u32)> =
        (0u32..).zip(&of.values).map(|(value, declared)| (Box::from(&*declared.name), value)).collect();
    for (value, declared) in (0u32..).zip(&of.values) {
        for label in [&declared.label_en, &declared.label_zh].into_iter().flatten() {
            if !spellings.iter().any(|(known, _)| **known == **label) {
                spellings.push((Box::from(&**label), value));
            }
        }
    }
    spellings
}
