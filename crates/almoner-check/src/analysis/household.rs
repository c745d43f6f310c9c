//! The words for an example household: `area = rural, age = 60` / `area 为 rural，age 为 60`.

use almoner_diagnostic::{Arg, Language};

use super::cells::Sample;
use super::context::Context;
use super::linear::{Term, numbered_day};
use super::question::{Quantity, Question};
use super::search::{Possible, Space};
use crate::exact::Exact;
use crate::program::{BenefitPart, ExprKind};
use crate::types::Type;

/// A household, or member, that answers a question.
pub(crate) struct Household {
    /// It exists for certain; else only if conditions that were not looked into allow it.
    pub(crate) proven: bool,
    pub(crate) en: String,
    pub(crate) zh: String,
}

impl Household {
    /// For the placeholder of a message.
    pub(crate) fn arg(&self) -> Arg {
        Arg::Words { en: self.en.clone(), zh: self.zh.clone() }
    }
}

/// What the chosen values are, in English and in Chinese.
pub(crate) fn words(
    context: &Context<'_>,
    question: &Question<'_, '_>,
    space: &Space,
    possible: &Possible,
) -> (String, String) {
    let mut en = Vec::new();
    let mut zh = Vec::new();
    if let Some(day) = question.world.period.and_then(|period| period.from) {
        en.push(format!("decided on {day}"));
        zh.push(format!("决定日期为 {}", chinese_day(day)));
    }
    for (place, (quantity, cells)) in question.quantities.iter().zip(possible).enumerate() {
        if !cells.contains(&false) {
            continue;
        }
        let sample = space.cells.get(place).into_iter().flatten().zip(cells).find(|(_, possible)| **possible);
        let (Some((sample, _)), Some(term)) = (sample, quantity.terms.first()) else {
            continue;
        };
        if quantity.terms.len() == 1 {
            let (name_en, name_zh) = name(context, question, *term);
            en.push(format!("{name_en} = {}", value(context, quantity, sample, Language::English)));
            zh.push(format!("{name_zh} 为 {}", value(context, quantity, sample, Language::Chinese)));
        } else if let Some((text, holds)) = told_by(context, question, space, place, possible) {
            en.push(if holds { format!("`{text}`") } else { format!("not `{text}`") });
            zh.push(if holds { format!("“{text}”成立") } else { format!("“{text}”不成立") });
        }
    }
    if en.is_empty() {
        return anything(context, question);
    }
    (en.join(", "), zh.join("，"))
}

fn anything(context: &Context<'_>, question: &Question<'_, '_>) -> (String, String) {
    let entity = question.scope.entity.and_then(|id| context.program.entities.get(id.index()));
    entity.map_or_else(
        || ("anything".to_owned(), "任何情况".to_owned()),
        |entity| {
            let name = &entity.declared.name;
            (format!("any {name}"), format!("任何 {name}"))
        },
    )
}

/// A comparison of the quantity that the values settle: its text, and whether it holds.
fn told_by(
    context: &Context<'_>,
    question: &Question<'_, '_>,
    space: &Space,
    place: usize,
    possible: &Possible,
) -> Option<(String, bool)> {
    let mut settled = question.atoms.iter().enumerate().filter(|(_, atom)| atom.quantity == place);
    settled.find_map(|(number, atom)| {
        let holds = space.settled(number, possible)?;
        let text = context.text(atom.span);
        (!text.is_empty()).then_some((text, holds))
    })
}

impl Context<'_> {
    /// The author's words at a place, on one line.
    pub(crate) fn text(&self, span: almoner_diagnostic::Span) -> String {
        let slice = self.program.files.slice(span);
        slice.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a quantity is called.
fn name(context: &Context<'_>, question: &Question<'_, '_>, term: Term<'_>) -> (String, String) {
    let same = |name: &str| (name.to_owned(), name.to_owned());
    let program = context.program;
    match &term.expr.kind {
        ExprKind::Fact { hops, field } => {
            let owner = context.holder(question.scope.entity, hops.saturating_add(term.shift));
            let field = owner
                .and_then(|owner| program.entities.get(owner.index()))
                .and_then(|entity| entity.fields.get(field.index()));
            field.map_or_else(|| same(&context.text(term.expr.span)), |field| same(&field.declared.name))
        }
        ExprKind::Rule { rule, args, .. } if args.is_empty() => context
            .rule(*rule)
            .map_or_else(|| same(&context.text(term.expr.span)), |rule| same(&rule.declared.name)),
        ExprKind::Local(position) => {
            let param = question.scope.rule.and_then(|rule| rule.params.get(*position as usize));
            param.map_or_else(|| same(&context.text(term.expr.span)), |(name, _)| same(name))
        }
        ExprKind::DecisionDate => ("decision date".to_owned(), "决定日期".to_owned()),
        ExprKind::Benefit { benefit, part, .. } => {
            let name = program.benefits.get(benefit.index()).map_or("", |benefit| &benefit.declared.name);
            match part {
                BenefitPart::Granted => (format!("{name}.granted"), format!("{name}.给予")),
                BenefitPart::Amount => (format!("{name}.amount"), format!("{name}.金额")),
                BenefitPart::Line(_) | BenefitPart::Help(_) | BenefitPart::Condition(_) => {
                    same(&context.text(term.expr.span))
                }
            }
        }
        _ => same(&context.text(term.expr.span)),
    }
}

fn value(context: &Context<'_>, quantity: &Quantity<'_>, sample: &Sample, language: Language) -> String {
    let ty = quantity.terms.first().map(|term| &term.expr.ty);
    let words = |en: &str, zh: &str| match language {
        Language::English => en.to_owned(),
        Language::Chinese => zh.to_owned(),
    };
    match (sample, ty) {
        (Sample::YesNo(true), _) => words("yes", "是"),
        (Sample::YesNo(false), _) => words("no", "否"),
        (Sample::Text(Some(text)), _) => words(&format!("\"{text}\""), &format!("“{text}”")),
        (Sample::Text(None), _) => words("another text", "其他文字"),
        (Sample::Value(position), Some(Type::Enum(of))) => {
            let of = context.program.enums.get(of.index());
            let value = of.and_then(|of| of.values.get(*position as usize));
            value.map_or_else(String::new, |value| value.name.to_string())
        }
        (Sample::Number(number), Some(Type::Date)) => {
            numbered_day(*number).map_or_else(String::new, |day| match language {
                Language::English => day.to_string(),
                Language::Chinese => chinese_day(day),
            })
        }
        (Sample::Number(number), Some(Type::Number(ty))) if ty.percent => {
            let hundred = number.checked_mul(Exact::from_integer(100));
            hundred.map_or_else(|_| number.to_string(), |number| format!("{number}%"))
        }
        (Sample::Number(number), Some(Type::Number(ty))) => {
            context.program.units.amount(*number, &ty.unit, language)
        }
        (Sample::Number(number), _) => number.to_string(),
        (Sample::Value(position), _) => position.to_string(),
    }
}

fn chinese_day(day: jiff::civil::Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
