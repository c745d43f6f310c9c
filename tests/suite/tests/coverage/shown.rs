//! Runs the examples of all packs: which ids each shows, which rules it expects something of, whether it passes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use almoner::{Language, PointKind, Program};
use almoner_check::program::{self, ExpectationKind, ExprKind};
use almoner_check::walk::visit;
use almoner_cli::packs::{discover, load};

/// An example of a pack.
pub(crate) struct ShownExample {
    /// The entries and cases that its title begins with.
    pub(crate) ids: Vec<String>,
    /// Its title.
    pub(crate) title: String,
    /// The pack, below the folder of all packs.
    pub(crate) pack: String,
    /// The file and the line, from the root of the repository.
    pub(crate) place: (String, u32),
    /// The rules and benefits that it expects something of.
    pub(crate) rules: Vec<String>,
    /// What is not as expected; empty: it passes.
    pub(crate) failures: Vec<String>,
}

/// All examples of all packs, and the conditions that they decide.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) examples: Vec<ShownExample>,
    findings: Vec<String>,
    conditions: BTreeMap<String, (bool, bool)>,
}

impl Shown {
    /// The examples whose title begins with `id`.
    pub(crate) fn of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a ShownExample> {
        self.examples.iter().filter(move |example| example.ids.iter().any(|one| one == id))
    }

    /// What does not compile, and what fails.
    pub(crate) fn failures(&self) -> Vec<String> {
        let failed = self.examples.iter().filter(|example| !example.failures.is_empty()).map(|example| {
            format!("{} \"{}\": {}", example.pack, example.title, example.failures.join("; "))
        });
        self.findings.iter().cloned().chain(failed).collect()
    }

    /// How many conditions examples have made both yes and no, and how many there are.
    pub(crate) fn conditions(&self) -> (usize, usize) {
        (self.conditions.values().filter(|(yes, no)| *yes && *no).count(), self.conditions.len())
    }

    /// Where the others stand.
    pub(crate) fn undecided_conditions(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().filter(|(_, (yes, no))| !(*yes && *no)).map(|(place, _)| place.as_str())
    }
}

/// Runs the examples of all packs below `folder`.
pub(crate) fn run_all(folder: &str) -> Shown {
    let mut shown = Shown::default();
    let packs =
        discover(Path::new(folder)).unwrap_or_else(|finding| panic!("{folder}: {}", finding.code.number));
    for path in packs {
        let loaded = load(&path);
        let (name, own) = (loaded.name.clone(), loaded.own.clone());
        let checked = almoner_check::check(loaded.sources.clone()).program;
        let pack = name.strip_prefix(&format!("{folder}/")).unwrap_or(&name).to_owned();
        match (loaded.compile(), checked) {
            (Ok(program), Some(checked)) => run_pack(&program, &checked, &own, &pack, &mut shown),
            (Err(findings), _) => shown.findings.push(format!("{pack}: {findings}")),
            (Ok(_), None) => shown.findings.push(format!("{pack}: has no rules")),
        }
    }
    shown
}

fn run_pack(program: &Program, checked: &program::Program, own: &[String], pack: &str, shown: &mut Shown) {
    // The same sources checked twice have the same examples in the same order.
    for (example, data) in program.examples().zip(&checked.examples) {
        let place = example.place();
        if !own.contains(&place.file) {
            continue;
        }
        let failures = example.test();
        shown.examples.push(ShownExample {
            ids: ids(example.title()),
            title: example.title().to_owned(),
            pack: pack.to_owned(),
            place: (place.file, place.line),
            rules: rules(checked, data),
            failures: failures.iter().map(|failure| failure.message(Language::English)).collect(),
        });
    }
    let coverage = program.coverage(|_| true);
    for point in coverage.points().iter().filter(|point| point.kind == PointKind::Condition) {
        let place =
            format!("{}:{}: {}", point.place.file, point.place.line, point.label.get(Language::English));
        let seen = shown.conditions.entry(place).or_default();
        *seen = (seen.0 || point.taken, seen.1 || point.refused);
    }
}

/// The ids at the head of a title: `B7, ST-06: …` shows `B7` and `ST-06`.
fn ids(title: &str) -> Vec<String> {
    let Some((head, _)) = title.split_once(':') else { return Vec::new() };
    let ids: Vec<&str> = head.split([',', '、']).map(str::trim).collect();
    let all_are_ids = ids.iter().all(|id| is_id(id));
    if all_are_ids { ids.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

/// `A1`, `B25`, `DR-08`.
fn is_id(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let rest = &text[letters..];
    let number = rest.strip_prefix('-').unwrap_or(rest);
    (1..=2).contains(&letters) && !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
}

/// The names of the rules and benefits that the expectations of an example read.
fn rules(checked: &program::Program, example: &program::Example) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen = BTreeSet::new();
    for expectation in &example.expectations {
        let (ExpectationKind::Holds(expr) | ExpectationKind::Undecided { value: expr, .. }) =
            &expectation.kind;
        visit(expr, &mut |inner| {
            let declared = match &inner.kind {
                ExprKind::Rule { rule, .. } => checked.rules.get(rule.index()).map(|rule| &rule.declared),
                ExprKind::Benefit { benefit, .. } => {
                    checked.benefits.get(benefit.index()).map(|benefit| &benefit.declared)
                }
                _ => None,
            };
            if let Some(declared) = declared.filter(|declared| seen.insert(declared.name.clone())) {
                names.push(declared.name.to_string());
            }
        });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::ids;

    #[test]
    fn ids_stand_before_the_colon() {
        assert_eq!(ids("B7, ST-06: at least 1.3 times"), ["B7", "ST-06"]);
        assert_eq!(ids("DR-08: a month"), ["DR-08"]);
        assert!(ids("income is unknown: undecided").is_empty());
        assert!(ids("A family").is_empty());
    }
}
