//! The whole check: files to trees, trees to names, names to a program, the program to findings.

use std::sync::Arc;

use almoner_diagnostic::codes::names;
use almoner_diagnostic::{Diagnostic, FileId, Language, Severity, Sources};
use almoner_syntax::ast::{self, ItemKind};

use crate::declare::{Declarations, Placed, declare};
use crate::known::Known;
use crate::layers::{self, Amendment, Target};
use crate::names::Symbol;
use crate::overlays::{self, Overlaid};
use crate::parameters::{self, Head, Values};
use crate::program::{BenefitId, ParameterId, Program, RuleId};
use crate::{CheckOptions, benefits, cycles, decimals, examples, fields, guarantees, properties, rules};

/// What a check gives.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The program. With errors among the findings it is fit to be looked at (by an editor), not to be
    /// evaluated. `None` where there is no rule file at all.
    pub program: Option<Program>,
    /// All findings, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Whether any finding is an error, so that the program must not be evaluated.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

/// Checks all rule files (`.alm`) of `sources` as one program, without regard to the day of the check.
pub fn check(sources: Sources) -> Checked {
    check_with(sources, &CheckOptions::default())
}

/// Checks all rule files (`.alm`) of `sources` as one program. Never panics, whatever the files hold; an
/// error in one item hides no error in another.
pub fn check_with(sources: Sources, options: &CheckOptions) -> Checked {
    let files = Arc::new(sources);
    let mut findings = Vec::new();
    let mut languages = vec![Language::default(); files.iter().count()];
    let trees = trees(&files, &mut languages, &mut findings);
    if trees.is_empty() {
        return Checked { program: None, diagnostics: findings };
    }
    let known = declare(files, languages, &trees);
    let readable = !has_errors(&findings);
    let (program, more) = lower(known, options, readable);
    let mut read: Vec<_> =
        findings.iter().filter_map(|other| other.span).map(|span| (span.file, span.start)).collect();
    read.sort_unstable();
    let more: Vec<Diagnostic> = more.into_iter().filter(|finding| !follows(finding, &read)).collect();
    findings.extend(more);
    findings.sort_by_key(|finding| finding.span.map(|span| (span.file, span.start, span.end)));
    Checked { program: Some(program), diagnostics: findings }
}

fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.code.severity == Severity::Error)
}

/// Whether something is missing only because the head that it stands in could not be read. `of_reading`: where
/// the findings of reading begin, in order, so that a file full of mistakes is not searched for each of them.
fn follows(finding: &Diagnostic, of_reading: &[(FileId, u32)]) -> bool {
    let Some(span) = finding.span.filter(|_| *finding.code == names::MISSING_PART) else { return false };
    let first = of_reading.partition_point(|place| *place < (span.file, span.start));
    of_reading.get(first).is_some_and(|(file, start)| *file == span.file && *start <= span.end)
}

fn trees(
    files: &Sources,
    languages: &mut [Language],
    findings: &mut Vec<Diagnostic>,
) -> Vec<(FileId, ast::File)> {
    let rule_files = files.iter().filter(|(_, path, _)| path.ends_with(".alm"));
    rule_files
        .map(|(file, _, text)| {
            let parsed = almoner_syntax::parse(file, text);
            findings.extend(parsed.diagnostics);
            if let Some(language) = languages.get_mut(file.0 as usize) {
                *language = parsed.language;
            }
            (file, parsed.tree)
        })
        .collect()
}

/// Everything beyond names and types. `readable`: all that stands in the files was read.
fn lower(mut known: Declarations<'_>, options: &CheckOptions, readable: bool) -> (Program, Vec<Diagnostic>) {
    for placed in known.of_kind(&[ItemKind::Guarantee]) {
        guarantees::declare(&mut known, placed, Symbol::Guarantee);
    }
    for placed in known.of_kind(&[ItemKind::Property]) {
        guarantees::declare(&mut known, placed, Symbol::Property);
    }
    fields::lower(&mut known);
    let mut findings = std::mem::take(&mut known.findings);
    let amends = known.of_kind(&[ItemKind::Amend]);
    let items: Vec<_> = amends.iter().map(|placed| (placed.module, placed.item)).collect();
    let amendments = layers::amendments(&known, &items, &mut findings);
    let unsound = values(&mut known, &amendments, &mut findings);
    benefits::find_units(&mut known);
    let overlays = overlays::find(&known, &mut findings);
    let bodies = bodies(&known, &amendments, &overlays, &mut findings);
    let told = overlays::told(&known, &overlays, &amendments, &mut findings);
    let mut program = known.program;
    program.overlays = told;
    bodies.install(&mut program);
    let order = cycles::check(&program, &mut findings);
    decimals::check(&mut program, &order, &mut findings);
    findings.extend(layers::left_unset(&program, &amendments));
    findings.extend(parameters::complete(&program, &unsound, options));
    findings.extend(parameters::constant_days(&program, &unsound));
    // The analyses look at programs without mistakes only: a value of unknown type says nothing of gaps, and
    // what could not be read may be what uses or cites a thing.
    if readable && !has_errors(&findings) {
        findings.extend(crate::analysis::analyse(&program));
    }
    (program, findings)
}

/// Reads the values of all parameters, those of lower layers in the place of higher ones; gives the
/// parameters whose values have mistakes.
fn values(
    known: &mut Declarations<'_>,
    amendments: &[Amendment<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<ParameterId> {
    let mut unsound = Vec::new();
    for position in 0..known.parameters.len() {
        let Ok(id) = u32::try_from(position).map(ParameterId) else { break };
        let Some(placed) = known.parameters.get(position).copied() else { break };
        let own = read(known, id, placed, findings);
        if !own.sound {
            unsound.push(id);
        }
        set(known, id, own);
        let of_this =
            |amendment: &&Amendment<'_>| amendment.sets && amendment.target == Target::Parameter(id);
        for amendment in amendments.iter().filter(of_this) {
            let placed = Placed { module: amendment.module, item: amendment.item };
            let values = read(known, id, placed, findings);
            if !values.sound {
                unsound.push(id);
            }
            let modules = &known.program.modules;
            if let Some(parameter) = known.program.parameters.get_mut(position) {
                layers::amend_values(parameter, placed.module, modules, values);
            }
        }
    }
    unsound
}

fn read(
    known: &Declarations<'_>,
    id: ParameterId,
    placed: Placed<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Values {
    let Some(parameter) = known.program.parameters.get(id.index()) else { return Values::default() };
    let labels: Vec<&str> = [&parameter.declared.label_en, &parameter.declared.label_zh]
        .into_iter()
        .filter_map(|label| label.as_deref())
        .collect();
    let head = Head {
        name: &parameter.declared.name,
        labels: &labels,
        span: parameter.declared.span,
        ty: &parameter.ty,
        keys: &parameter.keys,
        by_month: parameter.by_month,
        layer: known.program.modules.get(placed.module.index()).map_or("", |module| &module.name),
    };
    let lookup = Known { program: &known.program, names: &known.names, module: placed.module };
    parameters::read(&lookup, head, &placed.item.clauses, findings)
}

fn set(known: &mut Declarations<'_>, id: ParameterId, values: Values) {
    if let Some(parameter) = known.program.parameters.get_mut(id.index()) {
        layers::set_values(parameter, values);
    }
}

/// What was lowered, before it is put into the program.
struct Bodies {
    rules: Vec<Vec<crate::program::RuleVersion>>,
    benefits: Vec<Option<crate::program::Benefit>>,
    guarantees: Vec<crate::program::Guarantee>,
    properties: Vec<crate::program::Property>,
    examples: Vec<crate::program::Example>,
}

fn bodies(
    known: &Declarations<'_>,
    amendments: &[Amendment<'_>],
    overlays: &[Overlaid<'_>],
    findings: &mut Vec<Diagnostic>,
) -> Bodies {
    let ids = |count: usize| 0..u32::try_from(count).unwrap_or(u32::MAX);
    let rules = ids(known.program.rules.len())
        .map(|id| rules::lower(known, RuleId(id), amendments, overlays, findings))
        .collect();
    let benefits = ids(known.program.benefits.len())
        .map(|id| benefits::lower(known, BenefitId(id), overlays, findings))
        .collect();
    let mut bodies =
        Bodies { rules, benefits, guarantees: Vec::new(), properties: Vec::new(), examples: Vec::new() };
    for placed in &known.items {
        match placed.item.kind {
            ItemKind::Guarantee => bodies.guarantees.extend(guarantees::lower(known, *placed, findings)),
            ItemKind::Property => bodies.properties.extend(properties::lower(known, *placed, findings)),
            ItemKind::Example => bodies.examples.extend(examples::lower(known, *placed, findings)),
            ItemKind::Parameter | ItemKind::Define | ItemKind::Table | ItemKind::Scale | ItemKind::Payers => {
                bodies.guarantees.extend(guarantees::of_bounds(known, *placed, false, findings));
            }
            _ => {}
        }
    }
    for amendment in amendments {
        let placed = Placed { module: amendment.module, item: amendment.item };
        let of_rule = matches!(amendment.target, Target::Rule(_));
        bodies.guarantees.extend(guarantees::of_bounds(known, placed, of_rule, findings));
    }
    bodies
}

impl Bodies {
    fn install(self, program: &mut Program) {
        for (rule, versions) in program.rules.iter_mut().zip(self.rules) {
            rule.versions = versions;
        }
        for (slot, benefit) in program.benefits.iter_mut().zip(self.benefits) {
            if let Some(benefit) = benefit {
                *slot = benefit;
            }
        }
        program.guarantees = self.guarantees;
        program.properties = self.properties;
        program.examples = self.examples;
    }
}
