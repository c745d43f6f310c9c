//! The keys of a parameter: found in what is in scope, given by hand, or left open in a guarantee.

use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast;

use super::paths::{Meaning, names_of};
use super::{Lower, failed};
use crate::names::{Member, list};
use crate::program::{EntityId, EnumId, Expr, ExprKind, FieldKind, Key, Parameter, ParameterId};
use crate::types::Type;

impl Lower<'_> {
    /// A parameter with the keys that are given by hand (by position); the others are found in scope.
    pub(super) fn parameter(&mut self, id: ParameterId, given: Vec<Option<Expr>>, span: Span) -> Expr {
        let Some(parameter) = self.program.parameters.get(id.index()) else { return failed(span) };
        let mut given = given.into_iter();
        let mut keys = Vec::with_capacity(parameter.keys.len());
        for key in &parameter.keys {
            let found = match given.next().flatten() {
                Some(given) => Ok(given),
                None => self.key_in_scope(parameter, key, span),
            };
            match found {
                Ok(key) => keys.push(key),
                Err(finding) => {
                    self.findings.push(*finding);
                    return Expr { ty: Type::Error, ..failed(span) };
                }
            }
        }
        Expr { kind: ExprKind::Parameter { parameter: id, keys }, ty: parameter.ty.clone(), span }
    }

    /// `standard for rural`.
    pub(super) fn for_keys(&mut self, base: &ast::Expr, written: &[ast::Expr], span: Span) -> Expr {
        let meaning = names_of(base).and_then(|names| self.resolve(&names, None));
        let Some(meaning) = meaning else { return failed(span) };
        let found = match meaning {
            Meaning::Parameter(id) => {
                self.program.parameters.get(id.index()).map(|parameter| (id, parameter))
            }
            _ => None,
        };
        let name = self.program.files.slice(base.at.0).to_owned();
        let Some((id, parameter)) = found.filter(|(_, parameter)| !parameter.keys.is_empty()) else {
            self.findings.push(Diagnostic::new(&codes::NO_KEYS, span).arg("name", name));
            return failed(span);
        };
        if written.len() > parameter.keys.len() {
            let keys = list(parameter.keys.iter().map(|key| &*key.name));
            let finding = Diagnostic::new(&codes::WRONG_KEY_COUNT, span)
                .arg("name", name)
                .arg("expected", parameter.keys.len().to_string())
                .arg("keys", keys)
                .arg("found", written.len().to_string());
            self.findings.push(finding.related(parameter.declared.span, codes::DECLARED_HERE));
            return failed(span);
        }
        let given = self.given_keys(parameter, written);
        self.parameter(id, given, span)
    }

    /// Keys given by hand: one for each in order; or fewer, each for the key that its value belongs to.
    fn given_keys(&mut self, parameter: &Parameter, written: &[ast::Expr]) -> Vec<Option<Expr>> {
        let mut given: Vec<Option<Expr>> = parameter.keys.iter().map(|_| None).collect();
        for (position, key) in written.iter().enumerate() {
            let position = if written.len() == parameter.keys.len() {
                position
            } else {
                self.key_of_value(parameter, key, &given).unwrap_or(position)
            };
            let Some(of) = parameter.keys.get(position).map(|key| key.of) else { continue };
            let lowered = self.due(key, &Type::Enum(of), Some(parameter.declared.span));
            if let Some(slot) = given.get_mut(position) {
                *slot = Some(lowered);
            }
        }
        given
    }

    /// The first free key whose enum has a value with the name that is written.
    fn key_of_value(
        &self,
        parameter: &Parameter,
        written: &ast::Expr,
        given: &[Option<Expr>],
    ) -> Option<usize> {
        let names = names_of(written)?;
        let name = names.last()?;
        let values = self.names.values_named(&name.text);
        parameter
            .keys
            .iter()
            .zip(given)
            .position(|(key, given)| given.is_none() && values.iter().any(|(of, _)| *of == key.of))
    }

    fn key_in_scope(
        &mut self,
        parameter: &Parameter,
        key: &Key,
        span: Span,
    ) -> Result<Expr, Box<Diagnostic>> {
        if let Some(open) = &mut self.open_keys {
            let position = open.iter().position(|known| known.name == key.name && known.of == key.of);
            let position = position.unwrap_or_else(|| {
                open.push(key.clone());
                open.len().saturating_sub(1)
            });
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            return Ok(Expr { kind: ExprKind::Key(position), ty: Type::Enum(key.of), span });
        }
        if let Some(found) = self.key_by_the_rules_of(parameter, key, span) {
            return found;
        }
        if let Some(found) = self.key_among_locals(key, span) {
            return Ok(found);
        }
        let things: Vec<(u8, EntityId)> = self.scope.things().collect();
        for (hops, entity) in things {
            let candidates = self.candidates(entity, key.of);
            let named = candidates.iter().find(|(name, _)| *name == key.name);
            match (named, candidates.as_slice()) {
                (Some((_, member)), _) | (None, [(_, member)]) => {
                    return Ok(key_expr(hops, *member, key.of, span));
                }
                (None, []) => {}
                (None, several) => {
                    let names = list(several.iter().map(|(name, _)| &**name));
                    let finding = self.key_finding(&codes::KEY_AMBIGUOUS, parameter, key, span);
                    return Err(Box::new(finding.arg("candidates", names)));
                }
            }
        }
        Err(Box::new(self.key_finding(&codes::KEY_UNKNOWN_HERE, parameter, key, span)))
    }

    pub(super) fn key_finding(
        &self,
        code: &'static almoner_diagnostic::Code,
        parameter: &Parameter,
        key: &Key,
        span: Span,
    ) -> Diagnostic {
        let values = self.program.enums.get(key.of.index()).map(|found| found.values.as_slice());
        let example = values.and_then(|values| values.first()).map_or("…", |value| &*value.name);
        Diagnostic::new(code, span)
            .arg("parameter", &*parameter.declared.name)
            .arg("key", &*key.name)
            .arg("example", example)
            .related(parameter.declared.span, codes::DECLARED_HERE)
    }

    fn key_among_locals(&self, key: &Key, span: Span) -> Option<Expr> {
        let ty = Type::Enum(key.of);
        let locals = || self.scope.locals.iter().enumerate().filter(|(_, (_, local))| *local == ty);
        let named = locals().find(|(_, (name, _))| *name == key.name);
        let (position, _) = match named {
            Some(named) => named,
            None if locals().count() == 1 => locals().next()?,
            None => return None,
        };
        Some(Expr { kind: ExprKind::Local(u32::try_from(position).ok()?), ty, span })
    }

    /// The facts and rules of an entity that give a value of an enum.
    fn candidates(&self, entity: EntityId, of: EnumId) -> Vec<(Arc<str>, Member)> {
        let gives = |member: Member| match member {
            Member::Field(field) => {
                let entity = self.program.entities.get(entity.index());
                let field = entity.and_then(|entity| entity.fields.get(field.index()));
                matches!(field.map(|field| &field.kind), Some(FieldKind::Fact { ty: Type::Enum(found), .. }) if *found == of)
            }
            Member::Rule(rule) => {
                let rule = self.program.rules.get(rule.index());
                rule.is_some_and(|rule| rule.ty == Type::Enum(of) && rule.params.is_empty())
            }
            Member::Benefit(_) | Member::Group(_) => false,
        };
        self.names
            .members_of(entity)
            .filter(|entry| self.names.visible(self.module, entry.module) && gives(entry.what))
            .map(|entry| (entry.name.clone(), entry.what))
            .collect()
    }
}

fn key_expr(hops: u8, member: Member, of: EnumId, span: Span) -> Expr {
    let kind = match member {
        Member::Rule(rule) => ExprKind::Rule { hops, rule, args: Vec::new() },
        Member::Field(field) => ExprKind::Fact { hops, field },
        // A benefit gives no value of an enum and is never a candidate.
        Member::Benefit(_) | Member::Group(_) => return failed(span),
    };
    Expr { kind, ty: Type::Enum(of), span }
}
