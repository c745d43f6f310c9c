//! From items to ids: who is called what, of which type. Bodies are lowered afterwards, when all names
//! are known, so that the order of items and files means nothing.

mod attached;
mod benefits;
mod clauses;
mod entities;
mod enums;
mod groups;
mod modules;
mod parameters;
mod rules;
mod sources;
mod types;
mod units;
mod words;

use std::sync::Arc;

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, FileId, Language, Sources, Span};
use almoner_syntax::ast::{self, ItemKind, Labelled, Name, Quoted};

use crate::names::{Names, Symbol};
use crate::program::{Declared, EntityId, ModuleId, Program, RuleId};
use crate::units::Units;

pub(crate) use modules::{in_force, in_force_of};
pub(crate) use types::{lower_type, lower_unit, type_as_written};
pub(crate) use words::kind_of_symbol;

/// An item and the module it stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'t> {
    pub(crate) module: ModuleId,
    pub(crate) item: &'t ast::Item,
}

/// A program whose names and types are known, and whose bodies are not.
#[derive(Debug)]
pub(crate) struct Declarations<'t> {
    pub(crate) program: Program,
    pub(crate) names: Names,
    /// Every item that has a place, in order.
    pub(crate) items: Vec<Placed<'t>>,
    /// By parameter.
    pub(crate) parameters: Vec<Placed<'t>>,
    /// By rule: its wordings.
    pub(crate) rules: Vec<Vec<Placed<'t>>>,
    /// By benefit.
    pub(crate) benefits: Vec<Placed<'t>>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// Declares everything that the files say.
pub(crate) fn declare(
    files: Arc<Sources>,
    languages: Vec<Language>,
    trees: &[(FileId, ast::File)],
) -> Declarations<'_> {
    let mut known = Declarations::new(files, languages);
    modules::declare(&mut known, trees);
    for placed in known.items.clone() {
        clauses::check(placed.item, &mut known.findings);
        attached::check(placed.item, &known.program.files, &mut known.findings);
    }
    units::declare(&mut known);
    sources::declare(&mut known);
    enums::declare(&mut known);
    entities::declare(&mut known);
    parameters::declare(&mut known);
    rules::declare(&mut known);
    groups::declare(&mut known);
    benefits::declare(&mut known);
    enums::add_evidence(&mut known);
    known
}

impl<'t> Declarations<'t> {
    fn new(files: Arc<Sources>, languages: Vec<Language>) -> Self {
        let program = Program {
            files,
            languages,
            modules: Vec::new(),
            sources: Vec::new(),
            entities: Vec::new(),
            enums: Vec::new(),
            evidence: None,
            units: Units::built_in(),
            parameters: Vec::new(),
            rules: Vec::new(),
            benefits: Vec::new(),
            guarantees: Vec::new(),
            properties: Vec::new(),
            examples: Vec::new(),
            overlays: Vec::new(),
            root: None,
        };
        Self {
            program,
            names: Names::default(),
            items: Vec::new(),
            parameters: Vec::new(),
            rules: Vec::new(),
            benefits: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The items of some kinds, in order.
    pub(crate) fn of_kind(&self, kinds: &[ItemKind]) -> Vec<Placed<'t>> {
        self.items.iter().filter(|placed| kinds.contains(&placed.item.kind)).copied().collect()
    }

    /// Makes a name known everywhere; reports one that is known already. Whether it is new.
    fn declare_global(&mut self, declared: &Declared, symbol: Symbol) -> bool {
        match self.names.globals.insert(declared, symbol) {
            Ok(()) => true,
            Err(first) => {
                let (name, span) = (declared.name.clone(), declared.span);
                self.findings.push(duplicate(&name, span, first.span));
                false
            }
        }
    }
}

/// "declared twice".
pub(crate) fn duplicate(name: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::DUPLICATE_NAME, span).arg("name", name).related(first, codes::DECLARED_FIRST)
}

/// The name, labels and docs of an item; for a path (`person.wage`) its last name.
pub(crate) fn declared(placed: Placed<'_>) -> Option<Declared> {
    let name = placed.item.name.as_ref()?.names.last()?;
    let docs = placed.item.docs.as_ref().map(|docs| Arc::from(docs.text.as_str()));
    Some(Declared { docs, ..named(name, &placed.item.labels, placed.module) })
}

/// A name with labels.
pub(crate) fn named(name: &Name, labels: &[Quoted], module: ModuleId) -> Declared {
    let (label_en, label_zh) = split_labels(labels);
    Declared { name: Arc::from(name.text.as_str()), label_en, label_zh, docs: None, module, span: name.at.0 }
}

/// A value of an enum or a service, with its labels.
pub(crate) fn labelled(labelled: &Labelled, module: ModuleId) -> Declared {
    named(&labelled.name, &labelled.labels, module)
}

/// Labels by language. A label with a Chinese character in it is the Chinese one, whichever comes first.
pub(crate) fn split_labels(labels: &[Quoted]) -> (Option<Arc<str>>, Option<Arc<str>>) {
    let text = |quoted: &Quoted| Some(Arc::from(quoted.text.as_str()));
    match labels {
        [] => (None, None),
        [one] if is_chinese(&one.text) => (None, text(one)),
        [one] => (text(one), None),
        [first, second, ..] if is_chinese(&first.text) && !is_chinese(&second.text) => {
            (text(second), text(first))
        }
        [first, second, ..] => (text(first), text(second)),
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|character| matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
}

/// The next id of a list.
pub(crate) fn next<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// The entity that a path like `person.wage` names before its point, if it has one; reports an unknown one.
/// The outer `None`: the path cannot be used.
pub(crate) fn entity_of_path(known: &mut Declarations<'_>, placed: Placed<'_>) -> Option<Option<EntityId>> {
    let path = placed.item.name.as_ref()?;
    match path.names.as_slice() {
        [_] => Some(None),
        [entity, _] => entity_named(known, entity, placed.module).map(Some),
        _ => None,
    }
}

/// The entity with a name; reports an unknown one.
pub(crate) fn entity_named(known: &mut Declarations<'_>, name: &Name, module: ModuleId) -> Option<EntityId> {
    match find_entity(known, name, module) {
        Ok(entity) => Some(entity),
        Err(finding) => {
            known.findings.push(*finding);
            None
        }
    }
}

/// The entity with a name, or why there is none.
pub(crate) fn find_entity(
    known: &Declarations<'_>,
    name: &Name,
    module: ModuleId,
) -> Result<EntityId, Box<Diagnostic>> {
    if let Some(entry) = known.names.globals.get(&name.text)
        && let Symbol::Entity(entity) = entry.what
    {
        if known.names.visible(module, entry.module) {
            return Ok(entity);
        }
        return Err(Box::new(not_used(known, name, module, entry.module)));
    }
    let entities: Vec<&str> = known.program.entities.iter().map(|entity| &*entity.declared.name).collect();
    let finding = Diagnostic::new(&codes::UNKNOWN_ENTITY, name.at.0)
        .arg("name", name.text.as_str())
        .arg("known", crate::names::list(entities.iter().copied()));
    Err(Box::new(suggesting(finding, name.at.0, &name.text, entities)))
}

/// "declared in a module that this file does not use", with the repair.
fn not_used(known: &Declarations<'_>, name: &Name, module: ModuleId, declared_in: ModuleId) -> Diagnostic {
    crate::expressions::module_not_used(&known.program, &name.text, name.at.0, module, declared_in)
}

/// Adds the repair of a misspelt name.
pub(crate) fn suggesting<'a>(
    finding: Diagnostic,
    span: Span,
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    match crate::names::nearest(name, candidates) {
        Some(suggestion) => {
            finding.arg("suggestion", suggestion).fix(codes::WRITE_SUGGESTION, span, suggestion)
        }
        None => finding,
    }
}

/// The rule with an id and its items, where the id is of this program.
pub(crate) fn rule_items<'t>(known: &Declarations<'t>, rule: RuleId) -> Vec<Placed<'t>> {
    known.rules.get(rule.index()).cloned().unwrap_or_default()
}
