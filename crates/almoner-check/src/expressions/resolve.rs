//! What a name or path means where it stands.
//!
//! A bare name is looked up in this order: the parameters of the rule; the fields of the current thing, its
//! rules and benefits; those of what holds it, and so on; what is known everywhere; values of enums.
//! Where a value of an enum is due, its own values come first.

use almoner_diagnostic::codes::{benefits, names as codes};
use almoner_diagnostic::{Diagnostic, Language, Span};
use almoner_syntax::ast::{self, Name};
use almoner_syntax::keywords::Phrase;

use super::Lower;
use super::paths::{Meaning, names_of};
use crate::declare::suggesting;
use crate::names::{Member, Symbol, list};
use crate::program::{BenefitId, BenefitPart, EntityId, EnumId, Evidence, ModuleId, Program};

impl Lower<'_> {
    /// What a path means; reports one that means nothing. `due`: a value of this enum is due.
    pub(crate) fn resolve(&mut self, names: &[&Name], due: Option<EnumId>) -> Option<Meaning> {
        match names {
            [] => None,
            [name] => self.bare(name, due),
            [first, rest @ ..] => self.path(names, first, rest),
        }
    }

    fn bare(&mut self, name: &Name, due: Option<EnumId>) -> Option<Meaning> {
        let due_value = due.and_then(|due| self.value_in(due, &name.text));
        if let Some(meaning) = due_value.or_else(|| self.in_scope(&name.text)) {
            return Some(meaning);
        }
        if let Some((meaning, module)) = self.everywhere(&name.text) {
            return self.seen(name, meaning, module);
        }
        self.enum_value(name, due)
    }

    /// A value of an enum by its bare name, where only one enum has it.
    fn enum_value(&mut self, name: &Name, due: Option<EnumId>) -> Option<Meaning> {
        let values = self.names.values_named(&name.text);
        match (due, values) {
            (Some(due), _) => {
                let finding = self.not_a_value_of(due, name);
                self.findings.push(finding);
                None
            }
            (None, [(of, position)]) => Some(Meaning::Value(*of, *position)),
            (None, []) => {
                let finding = self.unknown(name);
                self.findings.push(finding);
                None
            }
            (None, several) => {
                let enums: Vec<&str> = several.iter().filter_map(|(of, _)| self.enum_name(*of)).collect();
                let example = format!("{}.{}", enums.first().copied().unwrap_or_default(), name.text);
                let finding = Diagnostic::new(&codes::AMBIGUOUS_ENUM_VALUE, name.at.0)
                    .arg("name", name.text.as_str())
                    .arg("enums", list(enums))
                    .arg("example", example);
                self.findings.push(finding);
                None
            }
        }
    }

    fn enum_name(&self, of: EnumId) -> Option<&str> {
        self.program.enums.get(of.index()).map(|found| &*found.declared.name)
    }

    fn value_in(&self, of: EnumId, name: &str) -> Option<Meaning> {
        if self.program.evidence == Some(of) {
            return Evidence::named(name).map(|evidence| Meaning::Value(of, evidence.position()));
        }
        let (_, position) = self.names.values_named(name).iter().find(|(found, _)| *found == of)?;
        Some(Meaning::Value(of, *position))
    }

    /// Among the parameters of the rule, and the fields, rules and benefits of the thing and its holders.
    fn in_scope(&self, name: &str) -> Option<Meaning> {
        let local = self.scope.locals.iter().position(|(local, _)| **local == *name);
        if let Some(position) = local.and_then(|position| u32::try_from(position).ok()) {
            return Some(Meaning::Local(position));
        }
        self.scope.things().find_map(|(hops, entity)| self.of_thing(hops, entity, name))
    }

    /// Among the fields, rules and benefits of one thing; those of modules that are not used stay unseen.
    fn of_thing(&self, hops: u8, entity: EntityId, name: &str) -> Option<Meaning> {
        let entry = self.names.member(entity, name)?;
        if !self.names.visible(self.module, entry.module) {
            return None;
        }
        Some(match entry.what {
            Member::Field(field) => Meaning::Field { hops, entity, field },
            Member::Rule(rule) => Meaning::Rule { hops, rule },
            Member::Group(rule) => Meaning::Group { hops, rule },
            Member::Benefit(benefit) => Meaning::Benefit { hops, benefit },
        })
    }

    /// Among what is known everywhere, with the module that declares it.
    fn everywhere(&self, name: &str) -> Option<(Meaning, ModuleId)> {
        let entry = self.names.globals.get(name)?;
        let meaning = match entry.what {
            Symbol::Parameter(parameter) => Meaning::Parameter(parameter),
            Symbol::Rule(rule) => Meaning::Rule { hops: 0, rule },
            // An enum and one of its fields often share a name; the enum itself is no value.
            symbol => Meaning::NoValue(symbol),
        };
        Some((meaning, entry.module))
    }

    fn seen(&mut self, name: &Name, meaning: Meaning, module: ModuleId) -> Option<Meaning> {
        if !self.names.visible(self.module, module) {
            let finding = module_not_used(self.program, &name.text, name.at.0, self.module, module);
            self.findings.push(finding);
        }
        if let Meaning::NoValue(Symbol::Benefit(benefit)) = meaning {
            let finding = self.out_of_reach_benefit(name, benefit);
            self.findings.push(finding);
            return None;
        }
        Some(meaning)
    }

    fn out_of_reach_benefit(&self, name: &Name, benefit: BenefitId) -> Diagnostic {
        let entity = self.program.benefits.get(benefit.index()).map(|benefit| benefit.entity);
        self.out_of_reach(name, entity)
    }

    fn out_of_reach(&self, name: &Name, owner: Option<EntityId>) -> Diagnostic {
        let owner = owner.and_then(|owner| self.program.entities.get(owner.index()));
        let words = owner.map_or("", |owner| &*owner.declared.name);
        let code = match self.open_keys {
            Some(_) => &benefits::GUARANTEE_READS_FACT,
            None => &codes::OUT_OF_REACH,
        };
        Diagnostic::new(code, name.at.0).arg("name", name.text.as_str()).arg("owner", words)
    }

    /// `household.income`, `subsistence_allowance.amount`, `area.urban`, `china.people.standard`.
    fn path(&mut self, names: &[&Name], first: &Name, rest: &[&Name]) -> Option<Meaning> {
        if let Some((hops, entity)) = self.thing_named(&first.text) {
            return self.within_thing(hops, entity, first, rest);
        }
        let found = self.in_scope(&first.text);
        if let Some(Meaning::Benefit { hops, benefit }) = found {
            return self.within_benefit(hops, benefit, first, rest);
        }
        match self.names.globals.get(&first.text).map(|entry| entry.what) {
            Some(Symbol::Enum(of)) => return self.within_enum(of, first, rest),
            Some(Symbol::Benefit(benefit)) => {
                let finding = self.out_of_reach_benefit(first, benefit);
                self.findings.push(finding);
                return None;
            }
            Some(Symbol::Entity(entity)) => {
                let finding = self.out_of_reach(rest.first().copied().unwrap_or(first), Some(entity));
                self.findings.push(finding);
                return None;
            }
            _ => {}
        }
        if let Some((module, rest)) = self.module_prefix(names) {
            return self.within_module(module, rest);
        }
        if found.is_none() {
            // The first name may be misspelt, or a module that is not there.
            return self.bare(first, None).and_then(|_| self.no_parts(first, rest));
        }
        self.no_parts(first, rest)
    }

    fn thing_named(&self, name: &str) -> Option<(u8, EntityId)> {
        self.scope.things().find(|(_, entity)| {
            self.program.entities.get(entity.index()).is_some_and(|entity| *entity.declared.name == *name)
        })
    }

    fn within_thing(&mut self, hops: u8, entity: EntityId, owner: &Name, rest: &[&Name]) -> Option<Meaning> {
        let (first, rest) = rest.split_first()?;
        match self.of_thing(hops, entity, &first.text) {
            Some(meaning) if rest.is_empty() => Some(meaning),
            Some(Meaning::Benefit { hops, benefit }) => self.within_benefit(hops, benefit, first, rest),
            Some(_) => self.no_parts(first, rest),
            None => {
                let names: Vec<&str> = self.members_seen(entity).collect();
                let finding = unknown_part(owner, first, &names);
                self.findings.push(finding);
                None
            }
        }
    }

    fn members_seen(&self, entity: EntityId) -> impl Iterator<Item = &str> {
        let seen = |entry: &&crate::names::Entry<Member>| self.names.visible(self.module, entry.module);
        self.names.members_of(entity).filter(seen).map(|entry| &*entry.name)
    }

    fn within_benefit(
        &mut self,
        hops: u8,
        benefit: BenefitId,
        owner: &Name,
        rest: &[&Name],
    ) -> Option<Meaning> {
        let (first, rest) = rest.split_first()?;
        let part = match first.text.as_str() {
            "granted" => Some(BenefitPart::Granted),
            "amount" => Some(BenefitPart::Amount),
            name => self.names.part(benefit, name),
        };
        match part {
            Some(part) if rest.is_empty() => Some(Meaning::Part { hops, benefit, part }),
            Some(_) => self.no_parts(first, rest),
            None => {
                let parts = self.names.parts.get(benefit.index()).into_iter().flat_map(|parts| parts.iter());
                let names: Vec<&str> =
                    ["granted", "amount"].into_iter().chain(parts.map(|entry| &*entry.name)).collect();
                let finding = unknown_part(owner, first, &names);
                self.findings.push(finding);
                None
            }
        }
    }

    fn within_enum(&mut self, of: EnumId, owner: &Name, rest: &[&Name]) -> Option<Meaning> {
        let (first, rest) = rest.split_first()?;
        match self.value_in(of, &first.text) {
            Some(meaning) if rest.is_empty() => Some(meaning),
            Some(_) => self.no_parts(owner, rest),
            None => {
                let finding = self.not_a_value_of(of, first);
                self.findings.push(finding);
                None
            }
        }
    }

    /// The longest beginning of a path that is the name of a module, and what follows it.
    fn module_prefix<'n>(&self, names: &'n [&'n Name]) -> Option<(ModuleId, &'n [&'n Name])> {
        (1..names.len()).rev().find_map(|length| {
            let (prefix, rest) = names.split_at_checked(length)?;
            let prefix: Vec<&str> = prefix.iter().map(|name| name.text.as_str()).collect();
            let module = self.names.modules.get(prefix.join(".").as_str())?;
            Some((*module, rest))
        })
    }

    fn within_module(&mut self, module: ModuleId, rest: &[&Name]) -> Option<Meaning> {
        let first = rest.first()?;
        let entry = self.names.globals.get(&first.text).filter(|entry| entry.module == module);
        let member = self.scope.things().find_map(|(_, entity)| {
            self.names.member(entity, &first.text).filter(|entry| entry.module == module).map(|_| ())
        });
        if entry.is_none() && member.is_none() {
            let name = self.program.modules.get(module.index()).map_or("", |module| &*module.name);
            let owner = Name { text: name.to_owned(), at: first.at };
            let globals = self.names.globals.iter().filter(|entry| entry.module == module);
            let names: Vec<&str> = globals.map(|entry| &*entry.name).collect();
            let finding = unknown_part(&owner, first, &names);
            self.findings.push(finding);
            return None;
        }
        self.resolve(rest, None)
    }

    fn no_parts(&mut self, owner: &Name, rest: &[&Name]) -> Option<Meaning> {
        let first = rest.first()?;
        let finding = unknown_part(owner, first, &[]);
        self.findings.push(finding);
        None
    }

    /// Whether an expression is a bare name that means nothing but a value of an enum, if that.
    pub(super) fn may_be_enum_value(&self, expr: &ast::Expr) -> bool {
        match names_of(expr).as_deref() {
            Some([name]) => self.in_scope(&name.text).is_none() && self.everywhere(&name.text).is_none(),
            _ => false,
        }
    }

    fn not_a_value_of(&self, of: EnumId, name: &Name) -> Diagnostic {
        let found = self.program.enums.get(of.index());
        let values: Vec<&str> =
            found.map_or(Vec::new(), |found| found.values.iter().map(|value| &*value.name).collect());
        let finding = Diagnostic::new(&codes::UNKNOWN_ENUM_VALUE, name.at.0)
            .arg("name", name.text.as_str())
            .arg("enum", self.enum_name(of).unwrap_or_default())
            .arg("values", list(values.iter().copied()));
        let finding = suggesting(finding, name.at.0, &name.text, values);
        let finding = match finding.fixes.is_empty() {
            // It may be a fact or rule that is misspelt.
            true => suggesting(finding, name.at.0, &name.text, self.known_here()),
            false => finding,
        };
        match found.filter(|_| self.program.evidence != Some(of)) {
            Some(found) => finding.related(found.declared.span, codes::DECLARED_HERE),
            None => finding,
        }
    }

    /// A name that means nothing here: because it is of something else, of a module that is not used, or
    /// misspelt.
    fn unknown(&self, name: &Name) -> Diagnostic {
        let entities = (0u32..).map(EntityId).zip(&self.names.members);
        for (entity, members) in entities {
            let Some(entry) = members.get(&name.text) else { continue };
            if self.scope.things.contains(&entity) {
                return module_not_used(self.program, &name.text, name.at.0, self.module, entry.module);
            }
            return self.out_of_reach(name, Some(entity));
        }
        let finding = Diagnostic::new(&codes::UNKNOWN_NAME, name.at.0).arg("name", name.text.as_str());
        suggesting(finding, name.at.0, &name.text, self.known_here())
    }

    /// Every name that could stand here, the nearest meanings first.
    fn known_here(&self) -> Vec<&str> {
        let mut known: Vec<&str> = self.scope.locals.iter().map(|(name, _)| &**name).collect();
        for (_, entity) in self.scope.things() {
            known.extend(self.members_seen(entity));
        }
        for entry in self.names.globals.iter() {
            let value = matches!(entry.what, Symbol::Parameter(_) | Symbol::Rule(_));
            if value && self.names.visible(self.module, entry.module) {
                known.push(&entry.name);
            }
        }
        for found in self.program.declared_enums() {
            known.extend(found.values.iter().map(|value| &*value.name));
        }
        known
    }
}

fn unknown_part(owner: &Name, name: &Name, known: &[&str]) -> Diagnostic {
    let words = list(known.iter().copied());
    let finding = Diagnostic::new(&codes::UNKNOWN_PART, name.at.0)
        .arg("owner", owner.text.as_str())
        .arg("name", name.text.as_str())
        .arg("known", words);
    suggesting(finding, name.at.0, &name.text, known.iter().copied())
}

/// A name of a module that the file does not use; the repair adds the `use`.
pub(crate) fn module_not_used(
    program: &Program,
    name: &str,
    span: Span,
    module: ModuleId,
    declared_in: ModuleId,
) -> Diagnostic {
    let words = program.modules.get(declared_in.index()).map_or("", |module| &*module.name);
    let finding = Diagnostic::new(&codes::MODULE_NOT_USED, span).arg("name", name).arg("module", words);
    let item = match program.language(span.file) {
        Language::English => Phrase::Use.english(),
        Language::Chinese => Phrase::Use.chinese(),
    };
    match program.modules.get(module.index()) {
        Some(own) if own.span.end > own.span.start && own.span.file == span.file => {
            finding.fix(codes::ADD_USE, after_head(program, own.span), format!("\n{item} {words}"))
        }
        _ => {
            let start = Span::new(span.file, 0, 0);
            finding.fix(codes::ADD_USE, start, format!("{item} {words}\n"))
        }
    }
}

/// The end of the line on which a module's name stands: its labels and days belong to it.
fn after_head(program: &Program, name: Span) -> Span {
    let text = program.files.text(name.file);
    let end = name.end as usize;
    let line = text.get(end..).and_then(|rest| rest.find('\n'));
    let end = line.map_or(text.len(), |line| end.saturating_add(line));
    let end = u32::try_from(end).unwrap_or(name.end);
    Span::new(name.file, end, end)
}
