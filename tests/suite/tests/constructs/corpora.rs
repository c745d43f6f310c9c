//! Reads the corpora: what is used where, what is refused, what is evaluated and what is said of it then.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use almoner::{Diagnostics, Language, Severity, Sources, message};
use almoner_check::{CheckOptions, check_with};
use almoner_cli::packs::{discover, load};
use almoner_diagnostic::{FileId, Span};
use almoner_eval::Prepared;
use almoner_syntax::{count_keywords, parse};
use almoner_tests::blocks::page_as_files;
use almoner_tests::files::{files, folders, name};
use almoner_tests::programs::{TODAY, page_findings, rules};

use crate::nodes::{Node, nodes, touched};
use crate::places::{Places, of_household, of_tests};
use crate::table::{Construct, TABLE};

/// What the corpora show of each construct.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// A file in English, or in Chinese, in which one of its words stands.
    pub(crate) words: BTreeSet<(Construct, Written)>,
    /// A file of `tests/format` in English, or in Chinese, that has it.
    pub(crate) format: BTreeSet<(Construct, Written)>,
    /// A section of the reference that has it in an English and in a Chinese example.
    pub(crate) reference: BTreeSet<Construct>,
    /// A program without errors that has it.
    pub(crate) accepted: BTreeSet<Construct>,
    /// An error that is about it.
    pub(crate) refused: BTreeSet<Construct>,
    /// A household or a test with an expected result whose evaluation goes through it.
    pub(crate) evaluated: BTreeSet<Construct>,
    /// An expected explanation, in both languages, that tells of it.
    pub(crate) explained: BTreeSet<Construct>,
}

/// The language whose words a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Written {
    /// `module`.
    English,
    /// 模块.
    Chinese,
}

type Trees = BTreeMap<FileId, Vec<Node>>;

impl Evidence {
    /// Reads everything; the root of the repository must be the current folder.
    pub(crate) fn gather() -> Self {
        let mut found = Self::default();
        found.all_words();
        found.format();
        found.reference();
        let runs = folders("tests/run");
        runs.iter().for_each(|folder| found.program(&rules(folder), Some(folder)));
        discover(Path::new("tests/check")).unwrap_or_default().iter().for_each(|path| found.refusals(path));
        folders("tests/mistakes").iter().for_each(|folder| found.refusals(&rules(folder)));
        found.pages_of_codes();
        found
    }

    fn all_words(&mut self) {
        let texts =
            ["tests", "examples"].into_iter().flat_map(|folder| files(folder, "alm")).filter_map(read);
        let pages: Vec<String> = files("docs/reference", "md").into_iter().filter_map(read).collect();
        let blocks = pages.iter().flat_map(|page| {
            ["almoner", "almoner-zh"].into_iter().flat_map(|language| page_as_files(page, language))
        });
        for text in texts.chain(blocks) {
            let written = written(&text);
            for node in nodes(&parse(FileId(0), &text).tree) {
                if has_its_word(node, &text, written) {
                    self.words.insert((node.construct, written));
                }
            }
        }
    }

    fn format(&mut self) {
        for text in files("tests/format", "alm").into_iter().filter_map(read) {
            let parsed = parse(FileId(0), &text);
            // What cannot be read is not formatted either.
            if parsed.diagnostics.iter().any(|finding| finding.code.severity == Severity::Error) {
                continue;
            }
            let constructs = nodes(&parsed.tree);
            self.format.extend(constructs.into_iter().map(|node| (node.construct, written(&text))));
        }
    }

    fn reference(&mut self) {
        for page in files("docs/reference", "md").into_iter().filter_map(read) {
            let sections = |language| by_section(&page, language);
            let english = sections("almoner");
            self.reference
                .extend(sections("almoner-zh").intersection(&english).map(|(_, construct)| *construct));
        }
    }

    /// A program that is accepted, its tests, and the household in `folder`.
    fn program(&mut self, path: &Path, folder: Option<&Path>) {
        let loaded = load(path);
        let options = CheckOptions { as_of: Some(TODAY), horizon_months: Some(12) };
        let checked = check_with(loaded.sources, &options);
        let has_errors = checked.has_errors();
        let Some(program) = checked.program.filter(|_| !has_errors) else { return };
        let prepared = Prepared::new(program.into());
        let sources = prepared.program().files.clone();
        let trees = trees(&sources);
        self.accepted.extend(trees.values().flatten().map(|node| node.construct));
        let mut ways = of_tests(&prepared);
        if let Some(folder) = folder {
            let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
            let (outputs, day) = (read("outputs"), read("as_of"));
            let names: Vec<&str> = outputs.split_whitespace().collect();
            if let (Ok(facts), Ok(day)) = (prepared.facts_from_json(&read("facts.json")), day.trim().parse())
            {
                let way = of_household(&prepared, &facts, day, &names);
                let evaluated = evaluated(&trees, &way);
                let told = [read("explanation.en.txt"), read("explanation.zh.txt")].map(|text| plain(&text));
                self.explained.extend(explained(&trees, &evaluated, &sources, &told));
                ways.spans.extend(way.spans);
                ways.assumed.extend(way.assumed);
            }
        }
        let evaluated = evaluated(&trees, &ways);
        self.evaluated
            .extend(evaluated.iter().filter_map(|place| node(&trees, *place)).map(|node| node.construct));
    }

    /// A program that is refused, or a household for which it has no answer.
    fn refusals(&mut self, path: &Path) {
        if let Err(findings) = load(path).compile_on(TODAY) {
            self.refused_in(&findings);
        }
    }

    fn pages_of_codes(&mut self) {
        for page in files("docs/diagnostics", "md").into_iter().filter_map(read) {
            let Some((english, chinese)) = page.split_once("\n## 中文\n") else { continue };
            for (part, day) in [(english, "As of "), (chinese, "截至 ")] {
                if let Ok(Some(findings)) = page_findings(part, day) {
                    self.refused_in(&findings);
                }
            }
        }
    }

    /// What errors are about: their place, and the other places that they point at; and the types that they name.
    fn refused_in(&mut self, findings: &Diagnostics) {
        let trees = trees(findings.sources());
        for finding in findings.iter().filter(|finding| finding.code.severity == Severity::Error) {
            let about = finding.span.into_iter().flat_map(|span| places(&trees, span));
            let pointed_at = finding.related.iter().flat_map(|other| exactly(&trees, other.span));
            let nodes = about.chain(pointed_at).filter_map(|place| node(&trees, place));
            self.refused.extend(nodes.map(|node| node.construct));
            let said = message(finding, Language::English);
            let named = TABLE.iter().filter(|row| row.named.iter().any(|words| said.contains(words)));
            self.refused.extend(named.map(|row| row.construct));
        }
    }
}

fn read(path: PathBuf) -> Option<String> {
    // A file that is not UTF-8 is a test of something else.
    let text = std::fs::read_to_string(&path).ok()?;
    (!name(&path).contains("/hostile/")).then_some(text)
}

fn written(text: &str) -> Written {
    match count_keywords(text).language() {
        Language::English => Written::English,
        Language::Chinese => Written::Chinese,
    }
}

/// Whether one of the construct's words stands where it is, as this language writes it.
fn has_its_word(node: Node, text: &str, written: Written) -> bool {
    let range = node.span.start as usize..node.span.end as usize;
    let Some((row, own)) = TABLE.get(node.construct as usize).zip(text.get(range)) else { return false };
    let spellings = row.phrases.iter().flat_map(|phrase| match written {
        Written::English => phrase.words().english,
        Written::Chinese => phrase.words().chinese,
    });
    spellings.chain(row.signs).any(|word| own.contains(word))
}

/// The constructs of a page's blocks in a language, each with the line of the heading that it stands under.
fn by_section(page: &str, language: &str) -> BTreeSet<(usize, Construct)> {
    let headings: Vec<usize> =
        (0..).zip(page.lines()).filter(|(_, line)| line.starts_with('#')).map(|(at, _)| at).collect();
    let mut found = BTreeSet::new();
    for text in page_as_files(page, language) {
        for node in nodes(&parse(FileId(0), &text).tree) {
            let line = text.get(..node.span.start as usize).unwrap_or_default().matches('\n').count();
            let heading = headings.iter().rfind(|heading| **heading <= line).copied().unwrap_or_default();
            found.insert((heading, node.construct));
        }
    }
    found
}

fn trees(sources: &Sources) -> Trees {
    let rules = sources.iter().filter(|(_, path, _)| path.ends_with(".alm"));
    rules.map(|(file, _, text)| (file, nodes(&parse(file, text).tree))).collect()
}

/// A node: its file and its position there.
type Place = (FileId, usize);

fn node(trees: &Trees, (file, position): Place) -> Option<&Node> {
    trees.get(&file)?.get(position)
}

fn places(trees: &Trees, span: Span) -> Vec<Place> {
    let found = trees.get(&span.file).map(|nodes| touched(nodes, span)).unwrap_or_default();
    found.into_iter().map(|position| (span.file, position)).collect()
}

/// The nodes that are at a place and nowhere else.
fn exactly(trees: &Trees, span: Span) -> Vec<Place> {
    let found = places(trees, span).into_iter();
    found.filter(|place| node(trees, *place).is_some_and(|node| node.span == span)).collect()
}

/// The nodes that an evaluation went through, with those that have no step of their own.
fn evaluated(trees: &Trees, ways: &Places) -> BTreeSet<Place> {
    let mut spans = ways.spans.clone();
    spans.sort();
    spans.dedup();
    let mut found: BTreeSet<Place> = spans.into_iter().flat_map(|span| places(trees, span)).collect();
    for span in &ways.assumed {
        found.extend(places(trees, *span).into_iter().flat_map(|(file, field)| {
            let is_default =
                move |node: &Node| node.parent == Some(field) && node.construct == Construct::Assumed;
            let nodes = trees.get(&file).into_iter().flatten().enumerate();
            nodes.filter(move |(_, node)| is_default(node)).map(move |(position, _)| (file, position))
        }));
    }
    // A part stands after its whole, so one way through is enough.
    for (file, nodes) in trees {
        for (position, node) in nodes.iter().enumerate() {
            if node.rides && node.parent.is_some_and(|parent| found.contains(&(*file, parent))) {
                found.insert((*file, position));
            }
        }
    }
    found
}

/// The constructs of which the explanation of a household tells, in English and in Chinese.
fn explained(
    trees: &Trees,
    evaluated: &BTreeSet<Place>,
    sources: &Sources,
    told: &[String; 2],
) -> BTreeSet<Construct> {
    let mut found = BTreeSet::new();
    for (file, nodes) in trees {
        for (position, node) in nodes.iter().enumerate() {
            let Some(row) = TABLE.get(node.construct as usize) else { continue };
            let cannot_be = row.without.iter().any(|(slice, _)| *slice == crate::slices::Slice::Evaluated);
            if !cannot_be && !evaluated.contains(&(*file, position)) {
                continue;
            }
            let own = plain(sources.slice(node.span));
            let [english, chinese] =
                row.told.map_or([own.as_str(); 2], |(english, chinese)| [english, chinese]);
            let [in_english, in_chinese] = told;
            if in_english.contains(english) && in_chinese.contains(chinese) {
                found.insert(node.construct);
            }
        }
    }
    found
}

/// The text in one line, so that a break in a rule does not hide it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
