//! Formatting changes nothing but layout: every rule file of the repository and every code block of its pages,
//! laid out, laid out twice, turned into Chinese and into English and back.

use almoner_diagnostic::{FileId, Severity};
use almoner_syntax::ast::File;
use almoner_syntax::format::{FormatOptions, Keywords, format};
use almoner_syntax::parse;
use almoner_tests::blocks::page_as_program;
use almoner_tests::files::{files, name};
use libtest_mimic::{Arguments, Failed, Trial};

const FILE: FileId = FileId(0);

fn main() {
    let rule_files = files("", "alm").into_iter().map(|path| {
        Trial::test(name(&path), move || {
            // A file that is not UTF-8 is a test of something else.
            String::from_utf8(std::fs::read(&path)?).map_or(Ok(()), |text| round_trips(&text))
        })
    });
    let pages = files("", "md").into_iter().flat_map(|path| {
        ["almoner", "almoner-zh"].map(|language| {
            let path = path.clone();
            Trial::test(format!("{} {language}", name(&path)), move || {
                round_trips(&page_as_program(&std::fs::read_to_string(&path)?, language))
            })
        })
    });
    libtest_mimic::run(&Arguments::from_args(), rule_files.chain(pages).collect()).exit();
}

fn round_trips(text: &str) -> Result<(), Failed> {
    let Some(tree) = tree(text) else {
        // What cannot be read is left alone.
        return if format(FILE, text, FormatOptions::default()).is_err() {
            Ok(())
        } else {
            Err("a file with errors was formatted".into())
        };
    };
    let kept = written(text, Keywords::Keep)?;
    same_tree(&tree, &kept, "laid out")?;
    same_text(&kept, &written(&kept, Keywords::Keep)?, "laid out twice")?;
    let english = written(text, Keywords::English)?;
    same_tree(&tree, &english, "in English")?;
    let chinese = written(text, Keywords::Chinese)?;
    same_tree(&tree, &chinese, "in Chinese")?;
    same_text(&english, &written(&chinese, Keywords::English)?, "in Chinese and back in English")?;
    same_text(&chinese, &written(&english, Keywords::Chinese)?, "in English and back in Chinese")
}

fn tree(text: &str) -> Option<File> {
    let parsed = parse(FILE, text);
    let is_error = |finding: &almoner_diagnostic::Diagnostic| finding.code.severity == Severity::Error;
    (!parsed.diagnostics.iter().any(is_error)).then_some(parsed.tree)
}

fn written(text: &str, keywords: Keywords) -> Result<String, Failed> {
    format(FILE, text, FormatOptions { keywords })
        .map_err(|error| format!("{keywords:?}: {error:?}\n{text}").into())
}

fn same_tree(tree: &File, text: &str, how: &str) -> Result<(), Failed> {
    match self::tree(text) {
        Some(other) if other == *tree => Ok(()),
        Some(_) => Err(format!("{how}, it says something else:\n{text}").into()),
        None => Err(format!("{how}, it cannot be read:\n{text}").into()),
    }
}

fn same_text(one: &str, other: &str, how: &str) -> Result<(), Failed> {
    if one == other {
        return Ok(());
    }
    let differs = one.lines().zip(other.lines()).position(|(one, other)| one != other).unwrap_or_default();
    let line = |text: &str| text.lines().nth(differs).unwrap_or_default().to_owned();
    Err(format!("{how}, line {} differs:\n- {}\n+ {}\n\n{other}", differs + 1, line(one), line(other)).into())
}
