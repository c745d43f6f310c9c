//! Exceptions of one wording: two that can apply at once and differ, and one that never applies.

use almoner_diagnostic::codes::cases as codes;
use almoner_diagnostic::{Diagnostic, Fix};
use almoner_diagnostic::{Edit, Span};

use super::ask::{Answer, Asker, Condition};
use super::context::Context;
use super::places::rule_scope;
use super::question::{Question, World};
use super::tables::MOST_PAIRS;
use crate::program::{Exception, Rule, RuleVersion};

/// Findings about the exceptions of all rules.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in &context.program.rules {
        for version in rule.versions.iter().filter(|version| !version.exceptions.is_empty()) {
            Exceptions::new(context, rule, version).check(&mut findings);
        }
    }
    findings
}

struct Exceptions<'c, 'p> {
    context: &'c Context<'p>,
    rule: &'p Rule,
    exceptions: &'p [Exception],
    asker: Asker<'c, 'p>,
    values: Question<'c, 'p>,
    /// For each exception, those that go before it.
    overridden_by: Vec<Vec<usize>>,
}

impl<'c, 'p> Exceptions<'c, 'p> {
    fn new(context: &'c Context<'p>, rule: &'p Rule, version: &'p RuleVersion) -> Self {
        let scope = rule_scope(rule, version);
        let exceptions = version.exceptions.as_slice();
        let conditions = exceptions.iter().map(|exception| Condition::Holds(&exception.condition)).collect();
        Self {
            context,
            rule,
            exceptions,
            asker: Asker::new(context, scope, conditions),
            values: Question::new(context, scope, World::default()),
            overridden_by: overridden_by(exceptions),
        }
    }

    fn check(&self, findings: &mut Vec<Diagnostic>) {
        let mut too_hard = false;
        let mut pairs = 0usize;
        for place in 0..self.exceptions.len() {
            findings.extend(self.never_applies(place));
            pairs = pairs.saturating_add(self.exceptions.len().saturating_sub(place));
            if pairs > MOST_PAIRS {
                too_hard = true;
                break;
            }
            for other in place.saturating_add(1)..self.exceptions.len() {
                match self.compete(place, other) {
                    Ok(found) => findings.extend(found),
                    Err(TooHard) => too_hard = true,
                }
            }
        }
        if too_hard {
            let finding = Diagnostic::new(&codes::TOO_HARD, self.rule.declared.span);
            findings.push(finding.arg("name", &*self.rule.declared.name));
        }
    }

    fn before(&self, place: usize) -> &[usize] {
        self.overridden_by.get(place).map_or(&[], Vec::as_slice)
    }

    /// Its condition can hold, but not while those that go before it do not apply. (A condition that can
    /// never hold by itself is reported with all other conditions.)
    fn never_applies(&self, place: usize) -> Option<Diagnostic> {
        let exception = self.exceptions.get(place)?;
        let alone = matches!(self.asker.ask(&[place], &[]), Answer::Never);
        if alone || !matches!(self.asker.ask(&[place], self.before(place)), Answer::Never) {
            return None;
        }
        let finding = Diagnostic::new(&codes::EXCEPTION_NEVER_APPLIES, exception.declared.span)
            .arg("first", &*exception.declared.name)
            .arg("name", &*self.rule.declared.name);
        Some(finding)
    }

    fn compete(&self, place: usize, other: usize) -> Result<Option<Diagnostic>, TooHard> {
        let ordered = self.before(place).contains(&other) || self.before(other).contains(&place);
        let (Some(first), Some(second)) = (self.exceptions.get(place), self.exceptions.get(other)) else {
            return Ok(None);
        };
        if ordered || self.values.same_value(&first.value, &second.value) {
            return Ok(None);
        }
        let before: Vec<usize> = self.before(place).iter().chain(self.before(other)).copied().collect();
        match self.asker.ask(&[place, other], &before) {
            Answer::Never => Ok(None),
            Answer::Unknown => Err(TooHard),
            Answer::For(household) => {
                let code = if household.proven {
                    &codes::EXCEPTIONS_COMPETE
                } else {
                    &codes::EXCEPTIONS_MAY_COMPETE
                };
                let finding = Diagnostic::new(code, first.declared.span)
                    .arg("first", &*first.declared.name)
                    .arg("second", &*second.declared.name)
                    .arg("name", &*self.rule.declared.name)
                    .arg("example", household.arg())
                    .related(second.declared.span, codes::THE_OTHER);
                Ok(Some(self.with_fix(finding, first, second)))
            }
        }
    }

    /// The later exception is offered the place before the earlier one: as a rule, it is the more special.
    fn with_fix(&self, mut finding: Diagnostic, first: &Exception, second: &Exception) -> Diagnostic {
        if let Some(edit) = self.overriding(first, second) {
            finding.fixes.push(Fix { title: codes::LET_SECOND_GO_FIRST, edits: vec![edit] });
        }
        finding
    }

    /// `overriding first` (or `, first`) before the `when` of the second.
    fn overriding(&self, first: &Exception, second: &Exception) -> Option<Edit> {
        let (name, condition) = (second.declared.span, second.condition.span);
        let between = Span::new(name.file, name.end, condition.start);
        let text = self.context.program.files.slice(between);
        let (at, chinese) = match (text.rfind("when"), text.rfind('当')) {
            (Some(when), None) => (when, false),
            (None, Some(when)) => (when, true),
            (Some(english), Some(chinese)) => (english.max(chinese), chinese > english),
            (None, None) => return None,
        };
        let head = text.get(..at)?.trim_end();
        let offset = name.end.checked_add(u32::try_from(head.len()).ok()?)?;
        let first = self.context.program.files.slice(first.declared.span);
        let replacement = match (second.overriding.is_empty(), chinese) {
            (true, false) => format!(" overriding {first}"),
            (true, true) => format!(" 优先于 {first}"),
            (false, false) => format!(", {first}"),
            (false, true) => format!("、{first}"),
        };
        Some(Edit { span: Span::new(name.file, offset, offset), replacement })
    }
}

struct TooHard;

/// For each exception, those that go before it, directly or through others.
fn overridden_by(exceptions: &[Exception]) -> Vec<Vec<usize>> {
    let before = |place: usize| {
        let overriding = exceptions.iter().enumerate();
        overriding.filter(move |(_, other)| other.overriding.contains(&place)).map(|(other, _)| other)
    };
    (0..exceptions.len()).map(|place| before(place).collect()).collect()
}
