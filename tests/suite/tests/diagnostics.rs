//! The pages of the codes are true: the first example of each language triggers the code, and what is printed for
//! it stands in `tests/diagnostics/`, in both languages.

use std::path::{Path, PathBuf};

use almoner::{Language, Sources, Style};
use almoner_diagnostic::{codes, render};
use almoner_tests::blocks::blocks;
use almoner_tests::files::{files, name, root};
use almoner_tests::golden::compare;
use almoner_tests::programs::page_findings;
use almoner_tests::repairs::all_mend;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let pages = files("docs/diagnostics", "md").into_iter().filter(|path| number(path) != "README");
    let pages: Vec<PathBuf> = pages.collect();
    let page = |path: PathBuf| Trial::test(name(&path), move || triggers_its_code(&path));
    let mut trials: Vec<Trial> = pages.iter().cloned().map(page).collect();
    trials.push(Trial::test("every code has its page", every_code_has_its_page));
    for path in pages {
        trials.push(Trial::test(format!("repairs in {}", name(&path)), move || {
            repairs_keep_to_the_language(&path)
        }));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn number(page: &Path) -> String {
    page.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn page_of(code: &str) -> PathBuf {
    root().join("docs/diagnostics").join(format!("{code}.md"))
}

fn every_code_has_its_page() -> Result<(), Failed> {
    let codes = codes::ALL.iter().flat_map(|group| group.iter());
    let missing: Vec<&str> =
        codes.map(|code| code.number).filter(|number| !page_of(number).exists()).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no page: {}", missing.join(", ")).into()) }
}

fn triggers_its_code(path: &Path) -> Result<(), Failed> {
    let page = std::fs::read_to_string(path)?;
    let number = number(path);
    let (english, chinese) = page.split_once("\n## 中文\n").ok_or("no part in Chinese")?;
    let mut printed = String::new();
    for (part, language, day) in
        [(english, Language::English, "As of "), (chinese, Language::Chinese, "截至 ")]
    {
        printed.push_str(&printed_for(&number, part, language, day)?);
    }
    if printed.is_empty() {
        return Ok(());
    }
    compare(&root().join("tests/diagnostics").join(format!("{number}.txt")), &printed).map_err(Failed::from)
}

/// What is printed for the first example of a part; empty for a page about files and commands, which shows those.
fn printed_for(number: &str, part: &str, language: Language, day: &str) -> Result<String, String> {
    let Some(findings) = page_findings(part, day)? else {
        let shown = ["console", "text"].iter().any(|kind| !blocks(part, kind).is_empty());
        return if shown { Ok(String::new()) } else { Err(format!("no example, {language:?}")) };
    };
    let style = Style::plain(language);
    let of_code = findings.iter().filter(|finding| finding.code.number == number);
    let printed: String = of_code.map(|finding| render(finding, findings.sources(), style) + "\n").collect();
    if printed.is_empty() {
        return Err(format!(
            "the example does not trigger it, {language:?}; it says:\n{}",
            findings.render(style)
        ));
    }
    Ok(printed)
}

/// Every repair of what is wrong in the Chinese examples of a page is written in Chinese, and mends it.
fn repairs_keep_to_the_language(path: &Path) -> Result<(), Failed> {
    let page = std::fs::read_to_string(path)?;
    let (_, chinese) = page.split_once("\n## 中文\n").ok_or("no part in Chinese")?;
    for (_, rules) in blocks(chinese, "almoner") {
        all_mend(&Sources::from([("rules.alm", rules)]))?;
    }
    Ok(())
}
