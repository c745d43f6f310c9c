//! What the parts of the checker that read values ask of the names of a module.

use almoner_diagnostic::{Diagnostic, FileId, Language, Sources};
use almoner_syntax::ast::{Citation as Written, Item, TypeExpr, UnitExpr};

use crate::citations;
use crate::declare::{self, lower_unit, rule_items};
use crate::fold::Lookup;
use crate::layers;
use crate::names::Names;
use crate::program::{Citation, Enum, ModuleId, Program, RuleId};
use crate::types::Type;
use crate::units::{Unit, Units};

/// The names of a program as one of its modules sees them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    pub(crate) program: &'a Program,
    pub(crate) names: &'a Names,
    pub(crate) module: ModuleId,
}

impl Lookup for Known<'_> {
    fn files(&self) -> &Sources {
        &self.program.files
    }

    fn language(&self, file: FileId) -> Language {
        self.program.language(file)
    }

    fn units(&self) -> &Units {
        &self.program.units
    }

    fn enums(&self) -> &[Enum] {
        self.program.declared_enums()
    }

    fn unit(&self, written: &UnitExpr, findings: &mut Vec<Diagnostic>) -> Option<Unit> {
        match lower_unit(self.program, written, false) {
            Ok(unit) => Some(unit),
            Err(finding) => {
                findings.push(*finding);
                None
            }
        }
    }

    fn cite(&self, written: &Written, findings: &mut Vec<Diagnostic>) -> Option<Citation> {
        citations::cite(self.program, self.names, self.module, written, findings)
    }
}

impl<'t> layers::Declarations<'t> for declare::Declarations<'t> {
    fn program(&self) -> &Program {
        &self.program
    }

    fn sees(&self, module: ModuleId, declared_in: ModuleId) -> bool {
        self.names.visible(module, declared_in)
    }

    fn wordings(&self, rule: RuleId) -> Vec<&'t Item> {
        rule_items(self, rule).iter().map(|placed| placed.item).collect()
    }

    fn type_of(&self, _: ModuleId, written: &TypeExpr) -> Option<Type> {
        declare::type_as_written(self, written)
    }
}
