//! The facts of an example: blocks in the order in which they stand, each held by the last thing before it
//! that can hold it.

use almoner_diagnostic::codes::{benefits as codes, names, types};
use almoner_diagnostic::{Arg, Diagnostic, Span};
use almoner_syntax::ast::{ExprKind, Fact, FactEvidence, FactsBlock, Name};

use crate::declare::{Declarations, suggesting};
use crate::fields::outside;
use crate::fold::{enum_value, fold_as, unknown_value};
use crate::known::Known;
use crate::names::{Member, list};
use crate::program::{
    Constant, EntityId, Evidence, Field, FieldId, FieldKind, GivenEvidence, GivenFacts, ModuleId, RuleId,
};
use crate::types::Type;

/// A thing whose block has begun: its entity, its facts, and the field of its holder.
struct Open {
    entity: EntityId,
    held_by: Option<FieldId>,
    facts: GivenFacts,
}

/// The facts of the root, with everything that it holds.
pub(super) fn lower(
    known: &Declarations<'_>,
    module: ModuleId,
    root: EntityId,
    blocks: &[&FactsBlock],
    findings: &mut Vec<Diagnostic>,
) -> GivenFacts {
    let mut reader = Reader { known, module, root, findings, open: Vec::new(), root_seen: None };
    reader.open.push(Open { entity: root, held_by: None, facts: GivenFacts::default() });
    for block in blocks {
        reader.block(block);
    }
    reader.close(1);
    reader.open.pop().map(|root| root.facts).unwrap_or_default()
}

struct Reader<'a, 't> {
    known: &'a Declarations<'t>,
    module: ModuleId,
    root: EntityId,
    findings: &'a mut Vec<Diagnostic>,
    /// The root, its last thing held, what that holds last, …
    open: Vec<Open>,
    root_seen: Option<Span>,
}

impl Reader<'_, '_> {
    fn block(&mut self, block: &FactsBlock) {
        if self.is_root(&block.name) {
            self.close(1);
            if let Some(first) = self.root_seen {
                let finding = Diagnostic::new(&codes::GIVEN_TWICE, block.name.at.0);
                let finding = finding.arg("name", block.name.text.as_str());
                self.findings.push(finding.related(first, names::SAID_FIRST));
            }
            self.root_seen = Some(block.name.at.0);
        } else if !self.begin_held(block) {
            return;
        }
        self.role(block);
        for fact in &block.facts {
            self.fact(fact);
        }
    }

    fn is_root(&self, name: &Name) -> bool {
        self.entity_name(self.root) == name.text
    }

    fn entity_name(&self, entity: EntityId) -> &str {
        self.known.program.entities.get(entity.index()).map_or("", |entity| &*entity.declared.name)
    }

    fn fields(&self, entity: EntityId) -> &[Field] {
        self.known.program.entities.get(entity.index()).map_or(&[], |entity| entity.fields.as_slice())
    }

    /// Begins the block of a thing that one of the open things holds, the innermost first.
    fn begin_held(&mut self, block: &FactsBlock) -> bool {
        let found = self.open.iter().enumerate().rev().find_map(|(depth, open)| {
            let (field, held) = self.collection(open.entity, &block.name.text)?;
            Some((depth, field, held))
        });
        let Some((depth, field, held)) = found else {
            self.unknown_block(&block.name);
            return false;
        };
        self.close(depth.saturating_add(1));
        let none =
            self.open.last().and_then(|holder| holder.facts.without.iter().find(|(none, _)| *none == field));
        self.twice(none.map(|(_, span)| *span), &block.name.text, block.name.at.0);
        self.open.push(Open { entity: held, held_by: Some(field), facts: GivenFacts::default() });
        true
    }

    /// The collection of an entity that a block is named after: `member`, `members`, `person`.
    fn collection(&self, entity: EntityId, name: &str) -> Option<(FieldId, EntityId)> {
        (0u32..).map(FieldId).zip(self.fields(entity)).find_map(|(id, field)| match field.kind {
            FieldKind::Many(held) => {
                let field = &*field.declared.name;
                let singular = field == "members" && name == "member";
                (singular || field == name || self.entity_name(held) == name).then_some((id, held))
            }
            FieldKind::Fact { .. } => None,
        })
    }

    fn unknown_block(&mut self, name: &Name) {
        let elsewhere = (0u32..)
            .zip(&self.known.program.entities)
            .find(|(id, _)| self.collection(EntityId(*id), &name.text).is_some());
        let finding = if let Some((_, holder)) = elsewhere {
            Diagnostic::new(&codes::BLOCK_BEFORE_HOLDER, name.at.0)
                .arg("name", name.text.as_str())
                .arg("holder", &*holder.declared.name)
        } else {
            let mut known: Vec<&str> = vec![self.entity_name(self.root)];
            known.extend(self.fields(self.root).iter().filter_map(|field| match field.kind {
                FieldKind::Many(_) if &*field.declared.name == "members" => Some("member"),
                FieldKind::Many(_) => Some(&*field.declared.name),
                FieldKind::Fact { .. } => None,
            }));
            let finding = Diagnostic::new(&names::UNKNOWN_BLOCK, name.at.0)
                .arg("name", name.text.as_str())
                .arg("known", list(known.iter().copied()));
            suggesting(finding, name.at.0, &name.text, known)
        };
        self.findings.push(finding);
    }

    /// Ends the blocks beyond a depth: each thing goes to its holder.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(done) = self.open.pop() else { return };
            if let (Some(holder), Some(field)) = (self.open.last_mut(), done.held_by) {
                holder.facts.held.push((field, done.facts));
            }
        }
    }

    fn role(&mut self, block: &FactsBlock) {
        let Some(name) = &block.role else { return };
        let Some(entity) = self.open.last().map(|open| open.entity) else { return };
        let role = self.known.program.entities.get(entity.index()).and_then(|entity| entity.role);
        let of =
            role.and_then(|role| self.fields(entity).get(role.index())).and_then(|field| match field.kind {
                FieldKind::Fact { ty: Type::Enum(of), .. } => Some(of),
                _ => None,
            });
        let (Some(role), Some(of)) = (role, of) else {
            let entity = self.entity_name(entity).to_owned();
            let finding = Diagnostic::new(&codes::ROLES_NOT_DECLARED, name.at.0);
            self.findings.push(finding.arg("name", entity.clone()).arg("entity", entity));
            return;
        };
        let mut ignored = Vec::new();
        match enum_value(&self.lookup(), of, name, &mut ignored) {
            Some(position) => self.give(role, None, Constant::Enum(of, position), name.at.0),
            None => {
                let finding = self.unknown_role(of, entity, name);
                self.findings.push(finding);
            }
        }
    }

    fn unknown_role(&self, of: crate::program::EnumId, entity: EntityId, name: &Name) -> Diagnostic {
        let roles = self.known.program.enums.get(of.index());
        let values: Vec<&str> =
            roles.map_or(Vec::new(), |roles| roles.values.iter().map(|role| &*role.name).collect());
        let finding = Diagnostic::new(&names::UNKNOWN_ROLE, name.at.0)
            .arg("name", name.text.as_str())
            .arg("entity", self.entity_name(entity))
            .arg("values", list(values.iter().copied()));
        suggesting(finding, name.at.0, &name.text, values)
    }

    fn lookup(&self) -> Known<'_> {
        Known { program: &self.known.program, names: &self.known.names, module: self.module }
    }

    fn fact(&mut self, fact: &Fact) {
        let Some(entity) = self.open.last().map(|open| open.entity) else { return };
        if let Some(nothing) = fact.value.as_ref().filter(|value| value.kind == ExprKind::Nothing) {
            return self.without(entity, &fact.name, nothing.at.0);
        }
        let member = self.known.names.member(entity, &fact.name.text);
        let visible = member.filter(|entry| self.known.names.visible(self.module, entry.module));
        match visible.map(|entry| entry.what) {
            Some(Member::Field(field)) => self.field(entity, field, fact),
            Some(Member::Rule(rule)) => self.rule(rule, fact),
            Some(Member::Benefit(_) | Member::Group(_)) => {
                let finding = Diagnostic::new(&codes::BENEFIT_GIVEN, fact.name.at.0);
                self.findings.push(finding.arg("name", fact.name.text.as_str()));
            }
            None => self.unknown_fact(entity, &fact.name),
        }
    }

    /// `without members`: the list is known, and empty.
    fn without(&mut self, entity: EntityId, name: &Name, keyword: Span) {
        let found = self.collection(entity, &name.text).map(|(field, _)| field);
        let Some(field) = found else {
            if self.known.names.member(entity, &name.text).is_none() {
                return self.unknown_fact(entity, name);
            }
            let finding = Diagnostic::new(&codes::NOT_A_LIST, keyword).arg("name", name.text.as_str());
            return self.findings.push(finding);
        };
        let Some(open) = self.open.last_mut() else { return };
        let first = open.facts.without.iter().find(|(known, _)| *known == field).map(|(_, span)| *span);
        open.facts.without.push((field, name.at.0));
        self.twice(first, &name.text, name.at.0);
    }

    fn unknown_fact(&mut self, entity: EntityId, name: &Name) {
        let known: Vec<&str> = self.known.names.members_of(entity).map(|entry| &*entry.name).collect();
        let finding = Diagnostic::new(&names::UNKNOWN_PART, name.at.0)
            .arg("owner", self.entity_name(entity))
            .arg("name", name.text.as_str())
            .arg("known", list(known.iter().copied()));
        let finding = suggesting(finding, name.at.0, &name.text, known);
        self.findings.push(finding);
    }

    fn field(&mut self, entity: EntityId, id: FieldId, fact: &Fact) {
        let known = self.known;
        let field =
            known.program.entities.get(entity.index()).and_then(|entity| entity.fields.get(id.index()));
        let Some(field) = field else { return };
        let name = fact.name.text.as_str();
        let FieldKind::Fact { ty, by_month, at_least, at_most, .. } = &field.kind else {
            let finding = Diagnostic::new(&names::COLLECTION_AS_VALUE, fact.name.at.0);
            self.findings.push(finding.arg("name", crate::names::shown(name)));
            return;
        };
        let wrong_month = match (by_month, fact.month) {
            (true, None) => Some(&types::SERIES_WITHOUT_MONTH),
            (false, Some(_)) => Some(&types::MONTH_WITHOUT_SERIES),
            _ => None,
        };
        if let Some(code) = wrong_month {
            self.findings.push(Diagnostic::new(code, fact.name.at.0).arg("name", name));
            return;
        }
        let month = fact.month.map(|month| month.date.first_of_month());
        if let Some(evidence) = &fact.evidence {
            self.evidence(id, month, evidence, fact);
        }
        let Some(written) = &fact.value else { return };
        let lookup = Known { program: &known.program, names: &known.names, module: self.module };
        let Some(value) = fold_as(&lookup, written, ty, name, self.findings) else { return };
        if let Constant::Number(number) = value {
            self.findings.extend(outside(number, *at_least, *at_most, name, written.at.0));
            self.too_many_decimals(number, ty, written.at.0);
        }
        self.give(id, month, value, fact.name.at.0);
    }

    /// What a check of a fact has found.
    fn evidence(
        &mut self,
        field: FieldId,
        month: Option<jiff::civil::Date>,
        written: &FactEvidence,
        fact: &Fact,
    ) {
        let Some(found) = Evidence::named(&written.status.text) else {
            let known = &self.known.program;
            let of = known.evidence.and_then(|of| known.enums.get(of.index()));
            let status = &written.status;
            self.findings.extend(of.map(|of| unknown_value(of, &status.text, status.at.0)));
            return;
        };
        let name = fact.name.text.as_str();
        if fact.value.is_none() && !found.goes_without_value() {
            let words = Arg::Words { en: found.name().to_owned(), zh: found.chinese().to_owned() };
            let finding = Diagnostic::new(&types::EVIDENCE_WITHOUT_VALUE, written.at.0);
            self.findings.push(finding.arg("name", name).arg("evidence", words));
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        let same = |known: &&GivenEvidence| known.field == field && known.month == month;
        let first = open.facts.evidence.iter().find(same).map(|known| known.span);
        open.facts.evidence.push(GivenEvidence {
            field,
            month,
            found,
            source: written.source.as_ref().map(|source| source.text.as_str().into()),
            date: written.date.map(|dated| dated.date),
            span: fact.name.at.0,
        });
        if fact.value.is_none() {
            let given = open.facts.facts.iter().find(|known| known.0 == field && known.1 == month);
            let first = first.or(given.map(|known| known.3));
            self.twice(first, name, fact.name.at.0);
        }
    }

    /// A fact in a currency has no more digits than the currency is paid with.
    fn too_many_decimals(&mut self, number: crate::exact::Exact, ty: &Type, span: Span) {
        let Type::Number(of) = ty else { return };
        let Some(most) = of.decimals else { return };
        if number.decimals().is_none_or(|digits| digits > most) {
            let finding = Diagnostic::new(&types::TOO_MANY_DECIMALS, span)
                .arg("value", number.to_string())
                .arg("most", most.to_string())
                .arg("unit", crate::agree::describe_unit(&self.known.program, &of.unit));
            self.findings.push(finding);
        }
    }

    fn rule(&mut self, id: RuleId, fact: &Fact) {
        let known = self.known;
        let Some(rule) = known.program.rules.get(id.index()) else { return };
        let name = fact.name.text.as_str();
        if !rule.params.is_empty() {
            let finding = Diagnostic::new(&codes::RULE_WITH_PARAMETERS_GIVEN, fact.name.at.0);
            self.findings.push(finding.arg("name", name));
            return;
        }
        if let Some(evidence) = &fact.evidence {
            let finding = Diagnostic::new(&types::EVIDENCE_OF_DERIVED, evidence.at.0);
            self.findings.push(finding.arg("name", name));
            return;
        }
        let Some(written) = &fact.value else { return };
        let lookup = Known { program: &known.program, names: &known.names, module: self.module };
        let Some(value) = fold_as(&lookup, written, &rule.ty, name, self.findings) else { return };
        let Some(open) = self.open.last_mut() else { return };
        let first = open.facts.rules.iter().find(|(known, ..)| *known == id).map(|(.., span)| *span);
        open.facts.rules.push((id, value, fact.name.at.0));
        self.twice(first, name, fact.name.at.0);
    }

    fn give(&mut self, field: FieldId, month: Option<jiff::civil::Date>, value: Constant, span: Span) {
        let Some(open) = self.open.last_mut() else { return };
        let same = |known: &&GivenEvidence| known.field == field && known.month == month;
        let alone =
            open.facts.evidence.iter().find(same).map(|known| known.span).filter(|said| *said != span);
        let given = open.facts.facts.iter().find(|known| known.0 == field && known.1 == month);
        let first = given.map(|known| known.3).or(alone);
        open.facts.facts.push((field, month, value, span));
        let name = self.known.program.files.slice(span).to_owned();
        self.twice(first, &name, span);
    }

    fn twice(&mut self, first: Option<Span>, name: &str, span: Span) {
        if let Some(first) = first {
            let finding = Diagnostic::new(&codes::GIVEN_TWICE, span).arg("name", name);
            self.findings.push(finding.related(first, names::SAID_FIRST));
        }
    }
}
