//! Layers: what a higher layer leaves `open`, and what a lower one sets with `amend`.
//!
//! [`amendments`] says which `amend` goes to what, [`bounds`] turns `open, at least E` into statements to be
//! guaranteed, [`left_unset`] finds open parameters that no layer sets. Never here: values and bodies
//! themselves, which are read as if they stood in the declaration.

mod bounds;
mod unset;

use almoner_diagnostic::codes::{layers as codes, names as name_codes};
use almoner_diagnostic::{Arg, Diagnostic, Span};
use almoner_syntax::ast::{Clause, ClauseKind, Item, Path, TypeExpr};

use crate::fold::{describe, list};
use crate::names::nearest;
use crate::parameters::Values;
use crate::program::{Declared, Module, ModuleId, Parameter, ParameterId, Program, RuleId};
use crate::types::Type;

pub use bounds::{Bound, bounds};
pub use unset::left_unset;

/// What an `amend` sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The values of a parameter.
    Parameter(ParameterId),
    /// The body or the exceptions of a rule.
    Rule(RuleId),
}

/// An `amend` that is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Amendment<'t> {
    /// The lower layer.
    pub module: ModuleId,
    /// Its item.
    pub item: &'t Item,
    /// What it sets.
    pub target: Target,
    /// Whether it sets anything; one that only says `open` once more, with further bounds, does not.
    pub sets: bool,
}

/// What amendments ask of the symbol table. The program has all its declarations, and its rules may still be
/// without wordings.
pub trait Declarations<'t> {
    /// The program as far as it is known.
    fn program(&self) -> &Program;
    /// Whether `module` sees what `declared_in` declares.
    fn sees(&self, module: ModuleId, declared_in: ModuleId) -> bool;
    /// The items of a rule: its wordings.
    fn wordings(&self, rule: RuleId) -> Vec<&'t Item>;
    /// The type that is written; `None` where it has a mistake.
    fn type_of(&self, module: ModuleId, written: &TypeExpr) -> Option<Type>;
}

/// Which of `items` (all that begin with `amend`, with their modules) goes to what. Reports those that are not
/// allowed: of unknown things, of what is not open, of one thing twice, with clauses that do not fit.
/// Amendments of entities are left to others.
pub fn amendments<'t>(
    known: &dyn Declarations<'t>,
    items: &[(ModuleId, &'t Item)],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Amendment<'t>> {
    let mut found: Vec<Amendment<'t>> = Vec::new();
    for (module, item) in items {
        let Some(path) = &item.name else { continue };
        let amending = Amending { known, module: *module, item, path };
        let Some(target) = amending.target(findings) else { continue };
        let amendment = Amendment { module: *module, item, target, sets: sets(item) };
        if !amending.allowed(&amendment, findings) {
            continue;
        }
        if let Some(first) = found.iter().find(|first| first.sets && amendment.sets && first.target == target)
        {
            findings.push(amending.twice(first));
            continue;
        }
        found.push(amendment);
    }
    found
}

/// Puts the values of an `amend` into its parameter.
pub fn amend_values(parameter: &mut Parameter, module: ModuleId, modules: &[Module], values: Values) {
    parameter.amended_by = Some(module);
    let own = modules.get(module.index()).and_then(|module| module.in_force.from);
    parameter.in_force.from = parameter.in_force.from.max(own);
    set_values(parameter, values);
}

/// Puts values into their parameter; its type gets the most digits that one of them has.
pub fn set_values(parameter: &mut Parameter, values: Values) {
    if let Type::Number(number) = &mut parameter.ty {
        // Values with mistakes are reported as such; that they might need rounding is not known.
        number.decimals = if values.sound { values.decimals } else { values.decimals.or(Some(0)) };
    }
    parameter.values = values.values;
}

fn sets(item: &Item) -> bool {
    item.clauses.iter().any(|clause| {
        !matches!(
            clause.kind,
            ClauseKind::By(_) | ClauseKind::Open { .. } | ClauseKind::Cites(_) | ClauseKind::InForce(_)
        )
    })
}

/// One `amend` that is being looked at.
struct Amending<'a, 't> {
    known: &'a dyn Declarations<'t>,
    module: ModuleId,
    item: &'a Item,
    path: &'a Path,
}

impl<'t> Amending<'_, 't> {
    fn name(&self) -> String {
        self.path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
    }

    fn finding(&self, code: &'static almoner_diagnostic::Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, span).arg("name", self.name())
    }

    /// The parameter or rule that is named; reports a name that is neither. `None` for an entity, too.
    fn target(&self, findings: &mut Vec<Diagnostic>) -> Option<Target> {
        let program = self.known.program();
        let parameters = (0..).map(ParameterId).zip(&program.parameters);
        let rules = (0..).map(RuleId).zip(&program.rules);
        let parameter = parameters
            .filter(|(_, parameter)| self.is_named(&parameter.declared, None))
            .map(|(id, _)| Target::Parameter(id));
        let rule = rules
            .filter(|(_, rule)| {
                let entity = rule.entity.and_then(|id| program.entities.get(id.index()));
                self.is_named(&rule.declared, entity.map(|entity| &*entity.declared.name))
            })
            .map(|(id, _)| Target::Rule(id));
        let target = parameter.chain(rule).next();
        let is_entity = program.entities.iter().any(|entity| self.is_named(&entity.declared, None));
        if target.is_none() && !is_entity {
            findings.push(self.unknown());
        }
        target
    }

    /// `standard`, `person.tier`, and the same with the name of the module before it.
    fn is_named(&self, declared: &Declared, entity: Option<&str>) -> bool {
        let program = self.known.program();
        let module = program.modules.get(declared.module.index()).map_or("", |module| &*module.name);
        let short =
            entity.map_or_else(|| declared.name.to_string(), |entity| format!("{entity}.{}", declared.name));
        let name = self.name();
        name == short || name == format!("{module}.{short}")
    }

    fn unknown(&self) -> Diagnostic {
        let program = self.known.program();
        let others = program.benefits.iter().map(|benefit| &benefit.declared);
        let others = others.chain(program.declared_enums().iter().map(|of| &of.declared));
        let mut others = others.chain(program.sources.iter().map(|source| &source.declared));
        if others.any(|declared| self.is_named(declared, None)) {
            return self.finding(&codes::AMEND_OTHER_THING, self.path.at.0);
        }
        let open = self.open_names();
        let open: Vec<&str> = open.iter().map(String::as_str).collect();
        let known = if open.is_empty() { codes::NOTHING.into() } else { list(&open, 20) };
        let finding = self.finding(&codes::AMEND_UNKNOWN, self.path.at.0).arg("open", known);
        match nearest(&self.name(), open.iter().copied()) {
            Some(nearest) => {
                finding.arg("nearest", nearest).fix(codes::DID_YOU_MEAN, self.path.at.0, nearest)
            }
            None => finding,
        }
    }

    fn open_names(&self) -> Vec<String> {
        let program = self.known.program();
        let visible = |declared: &Declared| self.known.sees(self.module, declared.module);
        let parameters = program.parameters.iter().filter(|it| it.open.is_some() && visible(&it.declared));
        let mut names: Vec<String> =
            parameters.map(|parameter| parameter.declared.name.to_string()).collect();
        for rule in program.rules.iter().filter(|rule| rule.open.is_some() && visible(&rule.declared)) {
            let entity = rule.entity.and_then(|id| program.entities.get(id.index()));
            names.push(match entity {
                Some(entity) => format!("{}.{}", entity.declared.name, rule.declared.name),
                None => rule.declared.name.to_string(),
            });
        }
        names
    }

    fn allowed(&self, amendment: &Amendment<'t>, findings: &mut Vec<Diagnostic>) -> bool {
        let before = findings.len();
        let program = self.known.program();
        let (declared, open) = match amendment.target {
            Target::Parameter(id) => program.parameters.get(id.index()).map(|it| (&it.declared, it.open)),
            Target::Rule(id) => program.rules.get(id.index()).map(|it| (&it.declared, it.open)),
        }
        .map_or((None, None), |(declared, open)| (Some(declared), open));
        let Some(declared) = declared else { return false };
        findings.extend(self.of_that_layer(declared, open));
        let unfitting = self.item.clauses.iter().filter(|clause| !fits(amendment.target, clause));
        findings.extend(unfitting.map(|clause| {
            self.finding(&codes::AMEND_NOT_POSSIBLE, clause.at.0).related(declared.span, codes::DECLARED_HERE)
        }));
        if self.item.clauses.is_empty() {
            findings.push(self.finding(&codes::AMEND_SAYS_NOTHING, self.item.at.0));
        }
        match amendment.target {
            Target::Parameter(id) => self.same_head(program.parameters.get(id.index()), findings),
            Target::Rule(id) => self.new_exceptions(id, declared, findings),
        }
        findings.len() == before
    }

    /// It must be open, seen from here, and belong to another module.
    fn of_that_layer(&self, declared: &Declared, open: Option<Span>) -> Option<Diagnostic> {
        let span = self.path.at.0;
        let layer = self.layer(declared.module);
        if declared.module == self.module {
            let finding = self.finding(&codes::AMEND_OWN_THING, span);
            return Some(finding.related(declared.span, codes::DECLARED_HERE));
        }
        if !self.known.sees(self.module, declared.module) {
            let finding = Diagnostic::new(&name_codes::MODULE_NOT_USED, span);
            return Some(finding.arg("name", self.name()).arg("module", layer));
        }
        if open.is_none() {
            let finding = self.finding(&codes::AMEND_NOT_OPEN, span).arg("layer", layer);
            return Some(finding.related(declared.span, codes::DECLARED_WITHOUT_OPEN));
        }
        None
    }

    /// Type and keys may be repeated, but not changed.
    fn same_head(&self, parameter: Option<&Parameter>, findings: &mut Vec<Diagnostic>) {
        let Some(parameter) = parameter else { return };
        let program = self.known.program();
        let written = self.item.ty.as_ref();
        let given =
            written.and_then(|written| Some((written.at.0, self.known.type_of(self.module, written)?)));
        if let Some((span, given)) = given.filter(|(_, given)| !same_type(given, &parameter.ty)) {
            let words = |ty: &Type| describe(&program.units, &program.enums, ty);
            findings.push(
                self.finding(&codes::AMEND_OTHER_TYPE, span)
                    .arg("declared", words(&parameter.ty))
                    .arg("given", words(&given))
                    .arg("layer", self.layer(parameter.declared.module))
                    .related(parameter.declared.span, codes::DECLARED_HERE),
            );
        }
        for clause in &self.item.clauses {
            let ClauseKind::By(names) = &clause.kind else { continue };
            let same = names.len() == parameter.keys.len()
                && names.iter().zip(&parameter.keys).all(|(name, key)| *name.text == *key.name);
            if !same {
                let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
                findings.push(self.other_keys(parameter, &names, clause.at.0));
            }
        }
    }

    fn other_keys(&self, parameter: &Parameter, given: &[&str], span: Span) -> Diagnostic {
        let declared: Vec<&str> = parameter.keys.iter().map(|key| &*key.name).collect();
        let words = |names: &[&str]| -> Arg {
            if names.is_empty() { codes::NOTHING.into() } else { list(names, 10) }
        };
        self.finding(&codes::AMEND_OTHER_KEYS, span)
            .arg("declared", words(&declared))
            .arg("given", words(given))
            .arg("layer", self.layer(parameter.declared.module))
            .related(parameter.declared.span, codes::DECLARED_HERE)
    }

    /// An exception that is added has a name of its own.
    fn new_exceptions(&self, rule: RuleId, declared: &Declared, findings: &mut Vec<Diagnostic>) {
        if self.item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Is(_))) {
            // The body is replaced, and with it what stood around it.
            return;
        }
        let wordings = self.known.wordings(rule);
        let known: Vec<_> = wordings.iter().flat_map(|item| exceptions(&item.clauses)).collect();
        for added in exceptions(&self.item.clauses) {
            let Some(first) = known.iter().find(|known| known.text == added.text) else { continue };
            let file = self.known.program().files.path(first.at.0.file);
            findings.push(
                self.finding(&codes::EXCEPTION_TWICE, added.at.0)
                    .arg("exception", added.text.as_str())
                    .arg("layer", self.layer(declared.module))
                    .arg("file", file)
                    .related(first.at.0, codes::DECLARED_HERE),
            );
        }
    }

    fn twice(&self, first: &Amendment<'t>) -> Diagnostic {
        let first_span = first.item.name.as_ref().map_or(first.item.at.0, |path| path.at.0);
        let files = &self.known.program().files;
        self.finding(&codes::AMENDED_TWICE, self.path.at.0)
            .arg("first", self.layer(first.module))
            .arg("first_file", files.path(first_span.file))
            .arg("second", self.layer(self.module))
            .arg("second_file", files.path(self.path.at.0.file))
            .related(first_span, codes::FIRST_AMENDMENT)
    }

    fn layer(&self, module: ModuleId) -> String {
        self.known.program().modules.get(module.index()).map_or("?", |module| &*module.name).to_owned()
    }
}

fn exceptions(clauses: &[Clause]) -> impl Iterator<Item = &almoner_syntax::ast::Name> {
    clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Except(exception) => Some(&exception.name),
        _ => None,
    })
}

/// Which clauses the amendment of a parameter or a rule may have.
fn fits(target: Target, clause: &Clause) -> bool {
    use ClauseKind as C;
    let in_any = matches!(clause.kind, C::Cites(_) | C::InForce(_) | C::Unreadable);
    let fitting = match target {
        Target::Parameter(_) => {
            matches!(clause.kind, C::By(_) | C::FromFile(_) | C::Entry(_) | C::Open { .. })
        }
        Target::Rule(_) => matches!(
            clause.kind,
            C::Is(_)
                | C::Except(_)
                | C::Columns(_)
                | C::Row(_)
                | C::Otherwise(_)
                | C::ScaleMethod(_)
                | C::Bracket(_)
        ),
    };
    in_any || fitting
}

/// The digits and the percent sign of a type are no part of what a layer fixes.
fn same_type(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::Error, _) | (_, Type::Error) => true,
        (Type::Number(one), Type::Number(other)) => one.unit == other.unit && one.whole == other.whole,
        _ => one == other,
    }
}
