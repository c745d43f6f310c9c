//! Decision tables: rows that apply at once and differ, households for which no row applies, rows that
//! never do.

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::cases as codes;

use super::ask::{Answer, Asker, Condition};
use super::context::Context;
use super::places::rule_scope;
use super::question::{Question, World};
use crate::program::{Rule, RuleBody, RuleVersion, Table};

/// So many pairs of rows are compared at most.
pub(crate) const MOST_PAIRS: usize = 50_000;

/// Findings about all decision tables.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in &context.program.rules {
        for version in &rule.versions {
            if let RuleBody::Table(table) = &version.body {
                check_table(context, rule, version, table, &mut findings);
            }
        }
    }
    findings
}

fn check_table<'p>(
    context: &Context<'p>,
    rule: &'p Rule,
    version: &'p RuleVersion,
    table: &'p Table,
    findings: &mut Vec<Diagnostic>,
) {
    let rows = table.rows.iter().map(|row| Condition::Row(&table.columns, row));
    let exceptions = version.exceptions.iter().map(|exception| Condition::Holds(&exception.condition));
    let asker = Asker::new(context, rule_scope(rule, version), rows.chain(exceptions).collect());
    let about = About { context, rule, version, table, asker };
    let mut too_hard = !about.overlaps(findings);
    about.rows_that_never_apply(findings);
    too_hard |= !about.rest(findings);
    if too_hard {
        findings.push(about.finding(&codes::TOO_HARD, rule.declared.span));
    }
}

struct About<'c, 'p> {
    context: &'c Context<'p>,
    rule: &'p Rule,
    version: &'p RuleVersion,
    table: &'p Table,
    asker: Asker<'c, 'p>,
}

impl About<'_, '_> {
    /// Rows that meet and differ, for each row the first that it meets. `false` if some were not compared.
    fn overlaps(&self, findings: &mut Vec<Diagnostic>) -> bool {
        let values = Question::new(self.context, rule_scope(self.rule, self.version), World::default());
        let mut complete = true;
        let mut pairs = 0usize;
        for (place, row) in self.table.rows.iter().enumerate() {
            for (earlier, other) in self.table.rows.iter().take(place).enumerate() {
                pairs = pairs.saturating_add(1);
                if pairs > MOST_PAIRS {
                    return false;
                }
                if values.same_value(&row.value, &other.value) {
                    continue;
                }
                match self.asker.ask(&[earlier, place], &[]) {
                    Answer::Never => {}
                    Answer::Unknown => complete = false,
                    Answer::For(household) => {
                        let code =
                            if household.proven { &codes::ROWS_OVERLAP } else { &codes::ROWS_MAY_OVERLAP };
                        let finding = self.finding(code, row.span).arg("example", household.arg());
                        findings.push(finding.related(other.span, codes::THE_OTHER));
                        break;
                    }
                }
            }
        }
        complete
    }

    fn rows_that_never_apply(&self, findings: &mut Vec<Diagnostic>) {
        for (place, row) in self.table.rows.iter().enumerate() {
            if matches!(self.asker.ask(&[place], &[]), Answer::Never) {
                findings.push(self.finding(&codes::ROW_NEVER_APPLIES, row.span));
            }
        }
    }

    /// What no row covers. `false` if that could not be found out.
    fn rest(&self, findings: &mut Vec<Diagnostic>) -> bool {
        let rows = self.table.rows.len();
        if let Some(otherwise) = &self.table.otherwise {
            let none: Vec<usize> = (0..rows).collect();
            if rows > 0 && matches!(self.asker.ask(&[], &none), Answer::Never) {
                findings.push(self.finding(&codes::OTHERWISE_NEVER_REACHED, otherwise.span));
            }
            return true;
        }
        let none: Vec<usize> = (0..rows.saturating_add(self.version.exceptions.len())).collect();
        match self.asker.ask(&[], &none) {
            Answer::Never => true,
            Answer::Unknown => false,
            Answer::For(household) => {
                let code = if household.proven { &codes::TABLE_GAP } else { &codes::TABLE_MAY_HAVE_GAP };
                findings.push(self.finding(code, self.rule.declared.span).arg("example", household.arg()));
                true
            }
        }
    }

    fn finding(&self, code: &'static almoner_diagnostic::Code, span: almoner_diagnostic::Span) -> Diagnostic {
        Diagnostic::new(code, span).arg("name", &*self.rule.declared.name)
    }
}
