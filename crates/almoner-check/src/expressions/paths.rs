//! Names and paths in expressions: from `household.income` to the thing it means, as a typed expression.

use almoner_diagnostic::codes::{names as codes, types};
use almoner_diagnostic::{Diagnostic, Language, Span};
use almoner_syntax::ast::{self, Name};
use almoner_syntax::keywords::NameWord;

use super::{Lower, constant, failed};
use crate::declare::kind_of_symbol;
use crate::names::Symbol;
use crate::program::{
    BenefitId, BenefitPart, Constant, EntityId, EnumId, Expr, ExprKind, FieldId, FieldKind, ParameterId,
    RuleId, RuleKind,
};
use crate::types::Type;

/// What a name or path means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A parameter of the rule.
    Local(u32),
    /// A field of the thing `hops` up.
    Field { hops: u8, entity: EntityId, field: FieldId },
    /// A rule of the thing `hops` up, or of none.
    Rule { hops: u8, rule: RuleId },
    /// Some of the things of a list of the thing `hops` up: the rule that says which.
    Group { hops: u8, rule: RuleId },
    /// A benefit of the thing `hops` up.
    Benefit { hops: u8, benefit: BenefitId },
    /// Something of a benefit.
    Part { hops: u8, benefit: BenefitId, part: BenefitPart },
    /// A parameter.
    Parameter(ParameterId),
    /// A value of an enum.
    Value(EnumId, u32),
    /// A name that stands for no value: an entity, an enum, a source.
    NoValue(Symbol),
}

/// Many things of the thing `hops` up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Collection {
    pub(super) hops: u8,
    /// The entity that has the field.
    pub(super) entity: EntityId,
    pub(super) field: FieldId,
    /// The entity held.
    pub(super) held: EntityId,
    /// The rule that says which of them are meant.
    pub(super) group: Option<RuleId>,
}

/// The names of a path that is written as an expression.
pub(super) fn names_of(expr: &ast::Expr) -> Option<Vec<&Name>> {
    let mut names = Vec::new();
    let mut current = expr;
    loop {
        match &current.kind {
            ast::ExprKind::Name(name) => {
                names.push(name);
                names.reverse();
                return Some(names);
            }
            ast::ExprKind::Member(base, name) => {
                names.push(name);
                current = base;
            }
            _ => return None,
        }
    }
}

impl Lower<'_> {
    /// A name or path as a value.
    pub(super) fn named(&mut self, expr: &ast::Expr, hint: Option<&Type>) -> Expr {
        let span = expr.at.0;
        let Some(names) = names_of(expr) else {
            return self.part_of_something(expr);
        };
        let of = match hint {
            Some(Type::Enum(of)) => Some(*of),
            _ => None,
        };
        match self.resolve(&names, of) {
            Some(meaning) => self.value_of(meaning, &names, hint, span),
            None => failed(span),
        }
    }

    /// `(E).name`: nothing but entities, enums and benefits has parts.
    fn part_of_something(&mut self, expr: &ast::Expr) -> Expr {
        if let ast::ExprKind::Member(base, name) = &expr.kind {
            let base = self.expr(base, None);
            if !base.ty.is_error() {
                let owner = self.program.files.slice(base.span).to_owned();
                let finding = Diagnostic::new(&codes::UNKNOWN_PART, name.at.0)
                    .arg("owner", owner)
                    .arg("name", name.text.as_str())
                    .arg("known", crate::names::list([]));
                self.findings.push(finding);
            }
        }
        failed(expr.at.0)
    }

    pub(super) fn value_of(
        &mut self,
        meaning: Meaning,
        names: &[&Name],
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let name = names.last().map_or("", |name| name.text.as_str());
        match meaning {
            Meaning::Local(position) => {
                let ty = self.scope.locals.get(position as usize).map_or(Type::Error, |(_, ty)| ty.clone());
                Expr { kind: ExprKind::Local(position), ty, span }
            }
            Meaning::Field { hops, entity, field } => self.fact(hops, entity, field, name, span),
            Meaning::Rule { hops, rule } => self.rule(hops, rule, name, span),
            Meaning::Group { .. } => {
                let shown = crate::names::shown(name);
                self.findings.push(Diagnostic::new(&codes::COLLECTION_AS_VALUE, span).arg("name", shown));
                failed(span)
            }
            Meaning::Benefit { .. } => self.bare_benefit(name, hint, span),
            Meaning::Part { hops, benefit, part } => self.benefit_part(hops, benefit, part, span),
            Meaning::Parameter(parameter) => self.parameter(parameter, Vec::new(), span),
            Meaning::Value(of, position) => {
                let ty = Type::Enum(of);
                constant(Constant::Enum(of, position), ty, span)
            }
            Meaning::NoValue(symbol) => {
                let finding = Diagnostic::new(&codes::NOT_A_VALUE, span).arg("name", name);
                self.findings.push(finding.arg("kind", kind_of_symbol(symbol)));
                failed(span)
            }
        }
    }

    fn fact(&mut self, hops: u8, entity: EntityId, field: FieldId, name: &str, span: Span) -> Expr {
        let entity = self.program.entities.get(entity.index());
        match entity.and_then(|entity| entity.fields.get(field.index())).map(|field| &field.kind) {
            Some(FieldKind::Fact { ty, .. }) => {
                Expr { kind: ExprKind::Fact { hops, field }, ty: ty.clone(), span }
            }
            Some(FieldKind::Many(_)) => {
                self.findings.push(
                    Diagnostic::new(&codes::COLLECTION_AS_VALUE, span).arg("name", crate::names::shown(name)),
                );
                failed(span)
            }
            None => failed(span),
        }
    }

    /// `evidence of savings`. Where that is wrong it is evidence all the same, so that what it is compared with is
    /// understood.
    pub(super) fn evidence_of(&mut self, fact: &ast::Expr, span: Span) -> Expr {
        let Some(of) = self.program.evidence else { return failed(span) };
        let ty = Type::Enum(of);
        let meaning = match names_of(fact) {
            Some(names) => match self.resolve(&names, None) {
                Some(meaning) => Some(meaning),
                None => return constant(Constant::Enum(of, 0), ty, span),
            },
            None => None,
        };
        if let Some(Meaning::Field { hops, entity, field }) = meaning
            && let Some(FieldKind::Fact { .. }) = self.field_kind(entity, field)
        {
            return Expr { kind: ExprKind::Evidence { hops, field }, ty, span };
        }
        let name = self.program.files.slice(fact.at.0).to_owned();
        self.findings.push(Diagnostic::new(&types::EVIDENCE_OF_NO_FACT, fact.at.0).arg("name", name));
        constant(Constant::Enum(of, 0), ty, span)
    }

    fn rule(&mut self, hops: u8, id: RuleId, name: &str, span: Span) -> Expr {
        let Some(rule) = self.program.rules.get(id.index()) else { return failed(span) };
        if !rule.params.is_empty() {
            let finding = Diagnostic::new(&codes::WRONG_ARGUMENT_COUNT, span)
                .arg("name", name)
                .arg("expected", rule.params.len().to_string())
                .arg("found", "0");
            self.findings.push(finding.related(rule.declared.span, codes::DECLARED_HERE));
            return failed(span);
        }
        Expr { kind: ExprKind::Rule { hops, rule: id, args: Vec::new() }, ty: rule.ty.clone(), span }
    }

    /// `share(30%, bill)`.
    pub(super) fn call(&mut self, callee: &ast::Expr, arguments: &[ast::Expr], span: Span) -> Expr {
        let meaning = names_of(callee).and_then(|names| self.resolve(&names, None));
        let Some(meaning) = meaning else { return failed(span) };
        let rule = match meaning {
            Meaning::Rule { hops, rule } => {
                self.program.rules.get(rule.index()).map(|found| (hops, rule, found))
            }
            _ => None,
        };
        let name = self.program.files.slice(callee.at.0).to_owned();
        let Some((hops, id, rule)) = rule.filter(|(.., rule)| !rule.params.is_empty()) else {
            self.findings.push(Diagnostic::new(&codes::NO_ARGUMENTS, span).arg("name", name));
            return failed(span);
        };
        if rule.params.len() != arguments.len() {
            let finding = Diagnostic::new(&codes::WRONG_ARGUMENT_COUNT, span)
                .arg("name", name)
                .arg("expected", rule.params.len().to_string())
                .arg("found", arguments.len().to_string());
            self.findings.push(finding.related(rule.declared.span, codes::DECLARED_HERE));
            return failed(span);
        }
        let of = Some(rule.declared.span);
        let args = arguments.iter().zip(&rule.params).map(|(arg, (_, ty))| self.due(arg, ty, of)).collect();
        Expr { kind: ExprKind::Rule { hops, rule: id, args }, ty: rule.ty.clone(), span }
    }

    /// A benefit is no value; what of it is meant depends on what is due.
    fn bare_benefit(&mut self, name: &str, hint: Option<&Type>, span: Span) -> Expr {
        let finding = Diagnostic::new(&codes::BARE_BENEFIT, span).arg("name", name);
        let (title, part) = match hint {
            Some(Type::Number(_)) => (codes::WRITE_AMOUNT, NameWord::AMOUNT),
            _ => (codes::WRITE_GRANTED, NameWord::GRANTED),
        };
        let part = match self.program.language(span.file) {
            Language::English => part.english,
            Language::Chinese => part.chinese,
        };
        let finding = finding.fix(title, span.after(), format!(".{part}"));
        self.findings.push(finding);
        failed(span)
    }

    fn benefit_part(&mut self, hops: u8, benefit: BenefitId, part: BenefitPart, span: Span) -> Expr {
        let Some(found) = self.program.benefits.get(benefit.index()) else { return failed(span) };
        let ty = match part {
            BenefitPart::Granted | BenefitPart::Condition(_) => Type::YesNo,
            BenefitPart::Help(line) => {
                let line = usize::try_from(line).ok().and_then(|line| found.help.get(line));
                match line.and_then(|line| line.quantity.as_ref()) {
                    // As of what a benefit pays.
                    Some(quantity) if quantity.unit.is_plain() => Type::Error,
                    Some(quantity) => Type::number(quantity.unit.clone()),
                    None => Type::YesNo,
                }
            }
            BenefitPart::Amount | BenefitPart::Line(_) => match &found.pays {
                // Units of benefits are found out one after the other; until then nothing is known of them.
                Some(pays) if pays.unit.is_plain() => Type::Error,
                Some(pays) => Type::number(pays.unit.clone()),
                None => {
                    let finding = Diagnostic::new(&almoner_diagnostic::codes::benefits::WITHOUT_CASH, span);
                    self.findings.push(finding.arg("name", &*found.declared.name));
                    return failed(span);
                }
            },
        };
        Expr { kind: ExprKind::Benefit { hops, benefit, part }, ty, span }
    }

    /// The collection that a path names.
    pub(super) fn collection(&mut self, path: &ast::Path) -> Option<Collection> {
        let names: Vec<&Name> = path.names.iter().collect();
        let meaning = self.resolve(&names, None)?;
        if let Meaning::Field { hops, entity, field } = meaning
            && let Some(FieldKind::Many(held)) = self.field_kind(entity, field)
        {
            return Some(Collection { hops, entity, field, held: *held, group: None });
        }
        if let Some(group) = self.group(meaning) {
            return Some(group);
        }
        let collections = self.collections();
        let finding = Diagnostic::new(&codes::NOT_A_COLLECTION, path.at.0)
            .arg("name", self.program.files.slice(path.at.0))
            .arg("known", crate::names::list(collections.iter().map(String::as_str)));
        self.findings.push(finding);
        None
    }

    /// The group that a name means; a thing of the list reads its name as whether it is in the group.
    fn group(&self, meaning: Meaning) -> Option<Collection> {
        let (rule, above) = match meaning {
            Meaning::Group { hops, rule } => (rule, hops),
            Meaning::Rule { hops, rule } => (rule, hops.checked_add(1)?),
            _ => return None,
        };
        let found = self.program.rules.get(rule.index())?;
        let RuleKind::Group { of, field } = found.kind else { return None };
        let held = found.entity?;
        Some(Collection { hops: above, entity: of, field, held, group: Some(rule) })
    }

    /// A condition on the things of a list, joined with that of the group, if they are of one.
    pub(crate) fn in_group(
        &self,
        group: Option<RuleId>,
        filter: Option<Box<Expr>>,
        span: Span,
    ) -> Option<Box<Expr>> {
        let Some(rule) = group else { return filter };
        let kind = ExprKind::Rule { hops: 0, rule, args: Vec::new() };
        let group = Expr { kind, ty: Type::YesNo, span };
        let Some(filter) = filter else { return Some(Box::new(group)) };
        let span = filter.span;
        Some(Box::new(Expr { kind: ExprKind::And(vec![group, *filter]), ty: Type::YesNo, span }))
    }

    fn field_kind(&self, entity: EntityId, field: FieldId) -> Option<&FieldKind> {
        Some(&self.program.entities.get(entity.index())?.fields.get(field.index())?.kind)
    }

    fn collections(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (_, entity) in self.scope.things() {
            let fields = self.program.entities.get(entity.index()).map_or(&[][..], |entity| &entity.fields);
            for field in fields.iter().filter(|field| matches!(field.kind, FieldKind::Many(_))) {
                names.push(field.declared.name.to_string());
            }
        }
        names
    }
}
