//! Formatting changes nothing but layout: every rule file of the repository and every code block of its pages,
//! laid out, laid out twice, turned into Chinese and into English and back.

use almoner_diagnostic::{FileId, Severity};
use almoner_syntax::ast::File;
use almoner_syntax::format::{FormatOptions, Keywords, format, says_the_same};
use almoner_syntax::{TriviaKind, parse};
use almoner_tests::blocks::page_as_files;
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
                let page = std::fs::read_to_string(&path)?;
                page_as_files(&page, language).iter().try_for_each(|text| round_trips(text))
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
    let kept = written(&tree, text, Keywords::Keep)?;
    same_text(&kept, &written(&tree, &kept, Keywords::Keep)?, "laid out twice")?;
    let english = written(&tree, text, Keywords::English)?;
    let chinese = written(&tree, text, Keywords::Chinese)?;
    let back = written(&tree, &chinese, Keywords::English)?;
    let forth = written(&tree, &english, Keywords::Chinese)?;
    same_text(&english, &written(&tree, &english, Keywords::English)?, "in English twice")?;
    same_text(&chinese, &written(&tree, &chinese, Keywords::Chinese)?, "in Chinese twice")?;
    same_comments(text, &back, "in Chinese and back in English")?;
    same_comments(text, &forth, "in English and back in Chinese")
}

fn tree(text: &str) -> Option<File> {
    let parsed = parse(FILE, text);
    let is_error = |finding: &almoner_diagnostic::Diagnostic| finding.code.severity == Severity::Error;
    (!parsed.diagnostics.iter().any(is_error)).then_some(parsed.tree)
}

/// The text laid out anew; it must say the same as `tree`.
fn written(tree: &File, text: &str, keywords: Keywords) -> Result<String, Failed> {
    let written = format(FILE, text, FormatOptions { keywords })
        .map_err(|error| Failed::from(format!("{keywords:?}: {error:?}\n{text}")))?;
    match self::tree(&written) {
        Some(other) if says_the_same(&other, tree) => Ok(written),
        Some(_) => Err(format!("{keywords:?}: it says something else:\n{written}").into()),
        None => Err(format!("{keywords:?}: it cannot be read:\n{written}").into()),
    }
}

/// No comment is lost, changed or there twice; where it stands may change with the order of words.
fn same_comments(one: &str, other: &str, how: &str) -> Result<(), Failed> {
    let comments = |text: &str| {
        let trivia = parse(FILE, text).trivia;
        let is_comment = |kind| matches!(kind, TriviaKind::OwnLineComment | TriviaKind::EndOfLineComment);
        let spans = trivia.into_iter().filter(|piece| is_comment(piece.kind)).map(|piece| piece.span);
        let mut comments: Vec<String> = spans
            .map(|span| text.get(span.start as usize..span.end as usize).unwrap_or("").trim_end().to_owned())
            .collect();
        comments.sort();
        comments
    };
    let (before, after) = (comments(one), comments(other));
    if before == after {
        Ok(())
    } else {
        Err(format!("{how}, comments differ:\n{before:#?}\n{after:#?}").into())
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
