//! What the documents of the project show works: the commands of each README, and the page of the command line.

use std::path::{Path, PathBuf};

use crate::command::Folder;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// All files named README.md at the root and below `examples`.
fn readmes() -> Vec<PathBuf> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                collect(&entry.path(), found);
            } else if entry.file_name() == "README.md" {
                found.push(entry.path());
            }
        }
    }
    let mut found = vec![root().join("README.md")];
    collect(&root().join("examples"), &mut found);
    found.sort();
    found
}

#[test]
fn the_commands_of_each_readme_work() {
    let folder = Folder::new();
    let mut run = 0;
    for readme in readmes() {
        for line in std::fs::read_to_string(&readme).unwrap().lines() {
            let almoner = line.strip_prefix("$ almoner ");
            let Some(arguments) = almoner.or_else(|| line.strip_prefix("$ cargo run --release -- ")) else {
                continue;
            };
            let arguments: Vec<&str> = arguments.split_whitespace().collect();
            let output = folder.command(&arguments).current_dir(root()).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{}: {line}\n{said}", readme.display());
            run += 1;
        }
    }
    assert!(run > 10, "only {run} commands found");
}

/// The contents of the blocks that begin with three backticks and this word.
fn blocks(page: &str, word: &str) -> Vec<String> {
    let opening = format!("```{word}\n");
    let after = page.split(opening.as_str()).skip(1);
    after.filter_map(|rest| rest.split_once("\n```")).map(|(block, _)| block.to_owned()).collect()
}

#[test]
fn the_rule_file_of_the_readme_gives_the_answers_that_it_shows() {
    let folder = Folder::new();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let rules = blocks(&readme, "almoner");
    folder.write("rules.alm", rules.first().unwrap());
    let (facts, answers) = (blocks(&readme, "json"), blocks(&readme, "text"));
    assert!(facts.len() == answers.len() && !facts.is_empty(), "each household has its answer");
    for (facts, answer) in facts.iter().zip(&answers) {
        let said = folder.almoner_given(&["run", "rules.alm", "--as-of", "2025-08-01"], facts).expect(0);
        assert_eq!(said.out.trim_end(), answer, "{facts}");
    }
}

#[test]
fn one_application_gives_the_result_that_its_page_shows() {
    let folder = Folder::new();
    let pack = "examples/china/intake";
    let path = root().join(pack).join("README.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let facts = format!("{pack}/family.json");
    let run = ["run", pack, "--facts", &facts, "--as-of", "2026-03-15"];
    let output = folder.command(&run).current_dir(root()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let (granted_or_open, _) = said.split_once("\n\nWhat is not granted\n").unwrap();
    let shown = blocks(&page, "text").swap_remove(0);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, page.replace(&shown, granted_or_open)).unwrap();
    } else {
        assert_eq!(shown, granted_or_open, "{pack}/README.md; UPDATE_EXPECTED=1 writes it anew");
    }
    // One refusal for the same reasons, whoever it is of.
    let refused = "severe hardship assistance of person 2 (spouse), person 3 (child): not granted\n  nobody could support";
    assert!(said.contains(refused), "{said}");
}

#[test]
fn the_rule_packs_are_in_order() {
    let folder = Folder::new();
    for command in [&["check", "examples"][..], &["test", "examples"], &["fmt", "--check", "examples"]] {
        let output = folder.command(command).current_dir(root()).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{command:?}\n{out}{err}");
    }
}

#[test]
fn the_page_of_the_command_line_is_what_help_says() {
    let folder = Folder::new();
    let mut page = String::from(
        "# The command line\n\nWhat `almoner --help` says, command by command. This page is compared with the program by a test;\n\
         `UPDATE_EXPECTED=1 cargo test -p almoner-cli --test end_to_end` writes it anew.\n",
    );
    for command in ["", "new", "check", "run", "explain", "ask", "test", "fmt", "replay", "schema", "code"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let help = folder.almoner(&arguments).expect(0).out;
        let title = format!("almoner {command}");
        page.push_str(&format!("\n## `{}`\n\n```text\n{}\n```\n", title.trim_end(), help.trim_end()));
    }
    let path = root().join("docs/command-line.md");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/command-line.md is out of date; UPDATE_EXPECTED=1 writes it anew:\n{page}"
    );
}
