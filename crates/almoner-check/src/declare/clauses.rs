//! Which parts an item may have: clauses that belong elsewhere, that are said twice, heads with too much.

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{Clause, Item, ItemKind};

use super::words::{form, item_words};

/// Reports every part that does not belong to the item.
pub(super) fn check(item: &Item, findings: &mut Vec<Diagnostic>) {
    head(item, findings);
    let mut seen: Vec<(&'static str, Span)> = Vec::new();
    for clause in &item.clauses {
        if let Some(finding) = misplaced(item, clause).or_else(|| repeated(clause, &mut seen)) {
            findings.push(finding);
        }
    }
}

fn misplaced(item: &Item, clause: &Clause) -> Option<Diagnostic> {
    let form = form(&clause.kind)?;
    // What an amendment may say depends on what it amends.
    if item.kind == ItemKind::Amend || form.items.contains(&item.kind) {
        return None;
    }
    let finding = Diagnostic::new(&codes::MISPLACED_CLAUSE, clause.at.0)
        .arg("item", item_words(item.kind))
        .arg("clause", form.words)
        .fix(codes::REMOVE_CLAUSE, clause.at.0, "");
    Some(finding)
}

fn repeated(clause: &Clause, seen: &mut Vec<(&'static str, Span)>) -> Option<Diagnostic> {
    let form = form(&clause.kind)?;
    if form.repeats {
        return None;
    }
    let first = seen.iter().find(|(words, _)| *words == form.words.en).map(|(_, span)| *span);
    seen.push((form.words.en, clause.at.0));
    let finding = Diagnostic::new(&codes::REPEATED_CLAUSE, clause.at.0).arg("clause", form.words);
    Some(finding.related(first?, codes::SAID_FIRST))
}

const PARAMETERS: Text = Text::new("parameters in parentheses", "括号中的参数");
const TYPE: Text = Text::new("type", "类型");
const SUBJECT: Text = Text::new("`for`", "“面向”");
const TWO_POINTS: Text = Text::new("more than one entity before its name", "多个前置对象");
const OF_ENTITY: Text = Text::new("entity before its name", "名称前的对象");

/// Parts of the head that the item cannot have, and those that it must have.
fn head(item: &Item, findings: &mut Vec<Diagnostic>) {
    use ItemKind as I;
    let rule = matches!(item.kind, I::Define | I::Table | I::Scale | I::Payers);
    let typed = rule || matches!(item.kind, I::Parameter | I::Amend | I::Overlay);
    let dotted = rule || matches!(item.kind, I::Module | I::Use | I::Amend | I::Overlay | I::Group);
    let span = item.name.as_ref().map_or(item.keyword.0, |name| name.at.0);
    let parts = [
        (!item.params.is_empty() && !matches!(item.kind, I::Define | I::Scale), PARAMETERS),
        (item.ty.is_some() && !typed, TYPE),
        (item.subject.is_some() && !matches!(item.kind, I::Benefit | I::Property), SUBJECT),
        (item.name.as_ref().is_some_and(|name| name.names.len() > 1) && !dotted, OF_ENTITY),
        (item.name.as_ref().is_some_and(|name| name.names.len() > 2) && rule, TWO_POINTS),
    ];
    for (_, part) in parts.iter().filter(|(wrong, _)| *wrong) {
        let finding = Diagnostic::new(&codes::MISPLACED_HEAD, span).arg("item", item_words(item.kind));
        findings.push(finding.arg("part", *part));
    }
}

/// What an item must have and lacks.
pub(super) fn missing(item: &Item, name: &str, part: Text) -> Diagnostic {
    let span = item.name.as_ref().map_or(item.keyword.0, |name| name.at.0);
    Diagnostic::new(&codes::MISSING_PART, span).arg("name", name).arg("part", part)
}
