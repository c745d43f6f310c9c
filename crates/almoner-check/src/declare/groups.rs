//! Groups: some of the things of a list, under a name. Each becomes a rule of those things that says yes or no, so that
//! an explanation can say of each of them whether it counts, and why.

use almoner_diagnostic::codes::names as codes;
use almoner_diagnostic::{Diagnostic, Text};
use almoner_syntax::ast::{self, ClauseKind, ItemKind};

use super::{Declarations, Placed, clauses, declared, entity_of_path, next, rules};
use crate::names::Member;
use crate::program::{EntityId, FieldId, FieldKind, Rule, RuleId, RuleKind};
use crate::types::Type;

const OWNER: Text = Text::new(
    "an entity before its name (`group household.counted`)",
    "名称前的对象（如“范围 household.counted”）",
);
const AMONG: Text = Text::new("its things (`is members where …`)", "对象（“为 成员 中 … 者”）");

/// Declares every `group`, those of lists before those of other groups.
pub(super) fn declare(known: &mut Declarations<'_>) {
    let mut open = known.of_kind(&[ItemKind::Group]);
    loop {
        let before = open.len();
        open.retain(|placed| !declare_one(known, *placed, false));
        if open.len() == before {
            break;
        }
    }
    for placed in open {
        declare_one(known, placed, true);
    }
}

/// Declares a group, if what it is of is known already. `last`: what is wrong is reported.
fn declare_one<'t>(known: &mut Declarations<'t>, placed: Placed<'t>, last: bool) -> bool {
    let Some(declared) = declared(placed) else { return true };
    let among = placed.item.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Among { over, .. } => Some(over),
        _ => None,
    });
    let named = placed.item.name.as_ref().is_some_and(|path| path.names.len() == 2);
    let unread = placed.item.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Unreadable));
    let (Some(over), true) = (among, named) else {
        if last && !unread {
            let part = if named { AMONG } else { OWNER };
            known.findings.push(clauses::missing(placed.item, &declared.name, part));
        }
        return last;
    };
    let findings = known.findings.len();
    let Some(Some(of)) = entity_of_path(known, placed) else {
        if !last {
            known.findings.truncate(findings);
        }
        return last;
    };
    let Some((field, held)) = list(known, placed, of, over) else {
        if last {
            let finding = Diagnostic::new(&codes::NOT_A_COLLECTION, over.at.0);
            let lists = lists(known, of);
            let finding = finding.arg("name", known.program.files.slice(over.at.0));
            let finding = finding.arg("known", crate::names::list(lists.iter().map(String::as_str)));
            known.findings.push(finding);
        }
        return last;
    };
    let id = RuleId(next(&known.program.rules));
    if rules::declare_member(known, of, &declared, Member::Group(id))
        && (of == held || rules::declare_member(known, held, &declared, Member::Rule(id)))
    {
        known.program.rules.push(Rule {
            declared,
            kind: RuleKind::Group { of, field },
            entity: Some(held),
            params: Vec::new(),
            ty: Type::YesNo,
            versions: Vec::new(),
            open: None,
        });
        known.rules.push(vec![placed]);
    }
    true
}

/// The list that a group is of, directly or through other groups, and what it holds.
fn list(
    known: &Declarations<'_>,
    placed: Placed<'_>,
    of: EntityId,
    over: &ast::Path,
) -> Option<(FieldId, EntityId)> {
    let entity = known.program.entities.get(of.index())?;
    let name = match over.names.as_slice() {
        [name] => name,
        [owner, name] if *owner.text == *entity.declared.name => name,
        _ => return None,
    };
    let entry = known.names.member(of, &name.text)?;
    if !known.names.visible(placed.module, entry.module) {
        return None;
    }
    match entry.what {
        Member::Field(field) => match entity.fields.get(field.index())?.kind {
            FieldKind::Many(held) => Some((field, held)),
            FieldKind::Fact { .. } => None,
        },
        Member::Group(rule) => {
            let rule = known.program.rules.get(rule.index())?;
            match rule.kind {
                RuleKind::Group { field, .. } => Some((field, rule.entity?)),
                _ => None,
            }
        }
        Member::Rule(_) | Member::Benefit(_) => None,
    }
}

/// The names of the lists of an entity.
fn lists(known: &Declarations<'_>, of: EntityId) -> Vec<String> {
    let fields = known.program.entities.get(of.index()).map_or(&[][..], |entity| entity.fields.as_slice());
    let lists = fields.iter().filter(|field| matches!(field.kind, FieldKind::Many(_)));
    lists.map(|field| field.declared.name.to_string()).collect()
}
