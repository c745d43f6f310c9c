//! Units of the program's own: a name, what it is worth in another, or how many decimals of it are paid.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{ClauseKind, Expr, ExprKind, Item, ItemKind};

use super::{Declarations, declared, duplicate, lower_unit};
use crate::exact::Exact;
use crate::units::{BaseUnit, Unit, UnitId};

/// Declares every `unit`: first the names, then the worths, which may speak of each other.
pub(super) fn declare(known: &mut Declarations<'_>) {
    let mut worths: Vec<(UnitId, &Expr)> = Vec::new();
    for placed in known.of_kind(&[ItemKind::Unit]) {
        let Some(declared) = declared(placed) else { continue };
        if let Some(first) = known.program.units.find(&declared.name) {
            let first = known.program.units.get(first).and_then(|unit| unit.declared.as_ref());
            let first = first.map_or(declared.span, |declared| declared.span);
            known.findings.push(duplicate(&declared.name, declared.span, first));
            continue;
        }
        let id = known.program.units.add(BaseUnit {
            name: declared.name.clone(),
            plural: declared.name.clone(),
            name_zh: declared.label_zh.clone().unwrap_or_else(|| declared.name.clone()),
            currency_decimals: decimals(placed.item),
            equals: None,
            declared: Some(declared),
        });
        worths.extend(equals(placed.item).map(|worth| (id, worth)));
    }
    for (id, worth) in worths {
        set_worth(known, id, worth);
    }
}

fn decimals(item: &Item) -> Option<u32> {
    item.clauses.iter().find_map(|clause| match clause.kind {
        ClauseKind::Decimals(count) => Some(count),
        _ => None,
    })
}

fn equals(item: &Item) -> Option<&Expr> {
    item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::UnitEquals(worth) => Some(worth),
        _ => None,
    })
}

fn set_worth(known: &mut Declarations<'_>, id: UnitId, worth: &Expr) {
    let (value, unit) = match worth_of(known, worth) {
        Ok(worth) => worth,
        Err(finding) => return known.findings.push(*finding),
    };
    if let Some(entry) = known.program.units.all.get_mut(id.0 as usize) {
        entry.equals = Some((value, unit));
    }
    if leads_back(known, id)
        && let Some(entry) = known.program.units.all.get_mut(id.0 as usize)
    {
        entry.equals = None;
        let name = entry.name.clone();
        known.findings.push(Diagnostic::new(&codes::UNIT_CIRCLE, worth.at.0).arg("name", &*name));
    }
}

fn worth_of(known: &Declarations<'_>, worth: &Expr) -> Result<(Exact, Unit), Box<Diagnostic>> {
    let wrong = |span: Span| Box::new(Diagnostic::new(&codes::UNIT_WORTH, span));
    let ExprKind::Number(number) = &worth.kind else { return Err(wrong(worth.at.0)) };
    let Some(unit) = number.unit.as_ref().filter(|_| !number.percent) else { return Err(wrong(worth.at.0)) };
    let value = Exact::from_decimal(number.value);
    if value.signum() <= 0 {
        return Err(wrong(worth.at.0));
    }
    Ok((value, lower_unit(&known.program, unit, false)?))
}

/// Whether the worth of a unit speaks of the unit itself, at whatever distance.
fn leads_back(known: &Declarations<'_>, id: UnitId) -> bool {
    let units = &known.program.units;
    let mut seen = vec![false; units.all.len()];
    let mut open = vec![id];
    while let Some(unit) = open.pop() {
        let Some((_, worth)) = units.get(unit).and_then(|unit| unit.equals.as_ref()) else { continue };
        for (part, _) in &worth.0 {
            if *part == id {
                return true;
            }
            if let Some(mark) = seen.get_mut(part.0 as usize).filter(|mark| !**mark) {
                *mark = true;
                open.push(*part);
            }
        }
    }
    false
}
