//! The pages of the project are true: the blocks of each page of the reference, together, are a program without
//! errors whose examples pass, and its Chinese blocks say the same; so do the README and the pages of codes.

use std::path::Path;

use almoner::{Sources, compile};
use almoner_diagnostic::FileId;
use almoner_syntax::ast::{File, Item};
use almoner_syntax::parse;
use almoner_tests::blocks::{blocks, page_as_files};
use almoner_tests::files::{files, name, root};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let mut pages = files("docs/reference", "md");
    pages.push(root().join("README.md"));
    let trials = pages.into_iter().flat_map(|path| {
        let other = path.clone();
        [
            Trial::test(name(&path), move || checks(&path)),
            Trial::test(format!("{} says the same in Chinese", name(&other)), move || says_the_same(&other)),
        ]
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn checks(path: &Path) -> Result<(), Failed> {
    let page = std::fs::read_to_string(path)?;
    let mut sources = Sources::new();
    for (number, text) in (1..).zip(page_as_files(&page, "almoner")) {
        sources.add(format!("{}.{number}.alm", name(path)), text);
    }
    if sources.iter().next().is_none() {
        return Ok(());
    }
    tables_of_page(&page, path, &mut sources);
    let program = compile(sources).map_err(|findings| findings.to_string())?;
    for example in program.examples() {
        if let Some(failure) = example.test().first() {
            let said = failure.message(almoner::Language::English);
            return Err(format!("{}:{}: {said}", failure.place.file, failure.place.line).into());
        }
    }
    Ok(())
}

/// The table that a page shows in a block marked `csv` is the `standards.csv` beside the page.
fn tables_of_page(page: &str, path: &Path, sources: &mut Sources) {
    for (_, table) in blocks(page, "csv") {
        sources
            .add(path.with_file_name("standards.csv").to_string_lossy().replace(&root_prefix(), ""), table);
    }
}

fn root_prefix() -> String {
    format!("{}/", root().to_string_lossy())
}

fn says_the_same(path: &Path) -> Result<(), Failed> {
    let page = std::fs::read_to_string(path)?;
    let (english, chinese) = (page_as_files(&page, "almoner"), page_as_files(&page, "almoner-zh"));
    if chinese.is_empty() {
        return Ok(());
    }
    if english.len() != chinese.len() {
        return Err(format!("{} files in English, {} in Chinese", english.len(), chinese.len()).into());
    }
    english.iter().zip(&chinese).try_for_each(|(english, chinese)| same_items(english, chinese))
}

fn same_items(english: &str, chinese: &str) -> Result<(), Failed> {
    let one_item = |item: &Item| File { items: vec![item.clone()] };
    let (english, other) = (parse(FileId(0), english), parse(FileId(0), chinese));
    if let Some(finding) = other.diagnostics.first() {
        let said = almoner::message(finding, almoner::Language::English);
        let line = finding
            .span
            .map(|span| chinese.get(..span.start as usize).map_or(0, |before| before.lines().count()));
        return Err(format!("line {line:?}: {said}").into());
    }
    for (one, other) in english.tree.items.iter().zip(&other.tree.items) {
        if !almoner_syntax::format::says_the_same(&one_item(one), &one_item(other)) {
            return Err(format!("{:?} differs:\n{one:?}\n{other:?}", one.name).into());
        }
    }
    if english.tree.items.len() == other.tree.items.len() {
        return Ok(());
    }
    Err(format!("{} items in English, {} in Chinese", english.tree.items.len(), other.tree.items.len())
        .into())
}
