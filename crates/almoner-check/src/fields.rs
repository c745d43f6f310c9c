//! Bounds of fields, and what holds where a fact is not given.

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::types as codes;
use almoner_syntax::ast::{self, ClauseKind, Expr, ItemKind};

use crate::agree::describe;
use crate::declare::Declarations;
use crate::exact::Exact;
use crate::fold::fold_as;
use crate::known::Known;
use crate::names::{Member, Symbol};
use crate::program::{Constant, EntityId, FieldId, FieldKind, ModuleId};
use crate::types::Type;

/// What is said of one field beside its type.
#[derive(Default)]
struct Said {
    at_least: Option<Exact>,
    at_most: Option<Exact>,
    assumed: Option<Constant>,
}

/// Reads the bounds and assumptions of all fields.
pub(crate) fn lower(known: &mut Declarations<'_>) {
    for placed in known.of_kind(&[ItemKind::Entity, ItemKind::Amend]) {
        let Some([name]) = placed.item.name.as_ref().map(|path| path.names.as_slice()) else { continue };
        let Some(Symbol::Entity(entity)) = known.names.globals.get(&name.text).map(|entry| entry.what) else {
            continue;
        };
        for clause in &placed.item.clauses {
            let ClauseKind::Field(written) = &clause.kind else { continue };
            let Some((field, ty)) = fact(known, entity, written) else { continue };
            let said = said(known, placed.module, written, &ty);
            store(known, entity, field, said);
        }
    }
}

/// The fact that was declared for what is written here, and its type.
fn fact(known: &Declarations<'_>, entity: EntityId, written: &ast::Field) -> Option<(FieldId, Type)> {
    let Member::Field(id) = known.names.member(entity, &written.name.text)?.what else { return None };
    let field = known.program.entities.get(entity.index())?.fields.get(id.index())?;
    match &field.kind {
        FieldKind::Fact { ty, .. } if field.declared.span == written.name.at.0 => Some((id, ty.clone())),
        _ => None,
    }
}

fn said(known: &mut Declarations<'_>, module: ModuleId, written: &ast::Field, ty: &Type) -> Said {
    let mut findings = Vec::new();
    let lookup = Known { program: &known.program, names: &known.names, module };
    let mut bound = |bound: &Option<Expr>| {
        let bound = bound.as_ref()?;
        if !matches!(ty, Type::Number(_) | Type::Error) {
            let finding = Diagnostic::new(&codes::BOUND_WITHOUT_ORDER, bound.at.0)
                .arg("name", written.name.text.as_str())
                .arg("found", describe(&known.program, ty));
            findings.push(finding);
            return None;
        }
        match fold_as(&lookup, bound, ty, &written.name.text, &mut findings) {
            Some(Constant::Number(value)) => Some(value),
            _ => None,
        }
    };
    let at_least = bound(&written.at_least);
    let at_most = bound(&written.at_most);
    let assumed = written
        .assumed
        .as_ref()
        .and_then(|assumed| fold_as(&lookup, assumed, ty, &written.name.text, &mut findings));
    findings.extend(crossed(at_least, at_most, written));
    if let (Some(Constant::Number(value)), Some(place)) = (&assumed, &written.assumed) {
        findings.extend(outside(*value, at_least, at_most, &written.name.text, place.at.0));
    }
    known.findings.extend(findings);
    Said { at_least, at_most, assumed }
}

fn crossed(at_least: Option<Exact>, at_most: Option<Exact>, written: &ast::Field) -> Option<Diagnostic> {
    let (least, most) = (at_least?, at_most?);
    let place = written.at_most.as_ref()?.at.0;
    (least > most).then(|| {
        Diagnostic::new(&codes::BOUNDS_CROSSED, place)
            .arg("least", least.to_string())
            .arg("most", most.to_string())
    })
}

/// A value below or above what is allowed.
pub(crate) fn outside(
    value: Exact,
    at_least: Option<Exact>,
    at_most: Option<Exact>,
    name: &str,
    place: almoner_diagnostic::Span,
) -> Option<Diagnostic> {
    let (side, bound) = match (at_least, at_most) {
        (Some(least), _) if value < least => (codes::LESS, least),
        (_, Some(most)) if value > most => (codes::MORE, most),
        _ => return None,
    };
    let finding = Diagnostic::new(&codes::OUT_OF_BOUNDS, place).arg("name", name);
    Some(finding.arg("side", side).arg("bound", bound.to_string()))
}

fn store(known: &mut Declarations<'_>, entity: EntityId, field: FieldId, said: Said) {
    let field = known
        .program
        .entities
        .get_mut(entity.index())
        .and_then(|entity| entity.fields.get_mut(field.index()));
    if let Some(FieldKind::Fact { at_least, at_most, assumed, .. }) = field.map(|field| &mut field.kind) {
        *at_least = said.at_least;
        *at_most = said.at_most;
        *assumed = said.assumed;
    }
}
