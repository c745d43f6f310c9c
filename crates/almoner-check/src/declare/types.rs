//! Types and units as written, to types and units as meant.

use almoner_diagnostic::codes::{names, types as codes};
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{Name, TypeExpr, TypeKind, UnitExpr};

use super::{Declarations, suggesting};
use crate::names::Symbol;
use crate::program::{ModuleId, Program};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

/// The type that is written; `Type::Error` after a report where there is none.
pub(crate) fn lower_type(known: &mut Declarations<'_>, written: &TypeExpr, module: ModuleId) -> Type {
    let (ty, finding) = type_of(known, written, module);
    known.findings.extend(finding);
    ty.unwrap_or(Type::Error)
}

/// The type that is written, if there is one, without a report.
pub(crate) fn type_as_written(known: &Declarations<'_>, written: &TypeExpr) -> Option<Type> {
    type_of(known, written, ModuleId(0)).0
}

/// The type that is written, and what is wrong with it.
fn type_of(
    known: &Declarations<'_>,
    written: &TypeExpr,
    module: ModuleId,
) -> (Option<Type>, Option<Diagnostic>) {
    let found = match &written.kind {
        TypeKind::YesOrNo => Type::YesNo,
        TypeKind::Number => Type::number(Unit::plain()),
        TypeKind::WholeNumber => Type::whole(Unit::plain()),
        TypeKind::Percent => {
            Type::Number(NumberType { unit: Unit::plain(), whole: false, percent: true, decimals: None })
        }
        TypeKind::Text => Type::Text,
        TypeKind::Date | TypeKind::DateOfBirth => Type::Date,
        TypeKind::Many { .. } => return (None, Some(Diagnostic::new(&codes::MANY_NOT_A_TYPE, written.at.0))),
        TypeKind::Unit(unit) => return enum_or_unit(known, unit, module),
    };
    (Some(found), None)
}

fn enum_or_unit(
    known: &Declarations<'_>,
    written: &UnitExpr,
    module: ModuleId,
) -> (Option<Type>, Option<Diagnostic>) {
    if let Some(entry) = known.names.globals.get(&written.unit.text)
        && let Symbol::Enum(found) = entry.what
        && written.per.is_empty()
    {
        let hidden = !known.names.visible(module, entry.module);
        let finding = hidden.then(|| super::not_used(known, &written.unit, module, entry.module));
        return (Some(Type::Enum(found)), finding);
    }
    match lower_unit(&known.program, written, true) {
        Ok(unit) => (Some(Type::number(unit)), None),
        Err(finding) => (None, Some(with_suggestion(known, *finding, written))),
    }
}

/// The unit that is written, or why there is none. `or_enum`: an enum could stand here as well.
pub(crate) fn lower_unit(
    program: &Program,
    written: &UnitExpr,
    or_enum: bool,
) -> Result<Unit, Box<Diagnostic>> {
    let or_enum = or_enum && written.per.is_empty();
    let mut unit = base(&program.units, &written.unit, or_enum)?;
    for name in &written.per {
        let divisor = base(&program.units, name, false)?;
        unit = unit.divided_by(&divisor).ok_or_else(|| too_big(written.at.0))?;
    }
    Ok(unit)
}

fn too_big(span: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(&codes::UNIT_TOO_LARGE, span).arg("most", i8::MAX.to_string()))
}

fn base(units: &Units, name: &Name, or_enum: bool) -> Result<Unit, Box<Diagnostic>> {
    if let Some(unit) = units.find(&name.text) {
        return Ok(Unit::of(unit));
    }
    let code = if or_enum { &names::UNKNOWN_TYPE } else { &names::UNKNOWN_UNIT };
    let finding = Diagnostic::new(code, name.at.0).arg("name", name.text.as_str());
    let words = units.all.iter().flat_map(|unit| [&*unit.name, &*unit.plural, &*unit.name_zh]);
    Err(Box::new(suggesting(finding, name.at.0, &name.text, words)))
}

/// Where an enum could stand, the nearest enum is offered if no unit is near.
fn with_suggestion(known: &Declarations<'_>, finding: Diagnostic, unit: &UnitExpr) -> Diagnostic {
    if !finding.fixes.is_empty() || !unit.per.is_empty() {
        return finding;
    }
    let enums = known.program.enums.iter().map(|found| &*found.declared.name);
    suggesting(finding, unit.unit.at.0, &unit.unit.text, enums)
}
