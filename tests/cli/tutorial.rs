//! The tutorial is followed to the letter: its files are written, its commands run, and what it shows of their output
//! must be what they say. `UPDATE_EXPECTED=1` writes the output anew.
//!
//! A block names its file after the language: `almoner qingshan/rules.alm` is the whole file, `+qingshan/rules.alm`
//! comes at its end, `=qingshan/rules.alm` stands in place of the paragraph that begins with the same words, up to the
//! first colon. In a `console` block each line after `$ ` is a command; what follows is its output.

use std::path::{Path, PathBuf};

use crate::command::Folder;

#[test]
fn the_english_tutorial_works() {
    follow("tutorial.md", "C");
}

#[test]
fn the_chinese_tutorial_works() {
    follow("tutorial.zh.md", "zh_CN.UTF-8");
}

fn follow(name: &str, language: &str) {
    let path = page_at(name);
    let page = std::fs::read_to_string(&path).unwrap();
    let folder = Folder::new();
    let mut followed = String::new();
    let mut commands = 0;
    for part in parts(&page) {
        match part {
            Part::Text(text) => followed.push_str(text),
            Part::Block { head, body } => {
                let shown = match head.split_once(' ') {
                    Some((_, target)) => {
                        write_file(&folder, target, body);
                        body.to_owned()
                    }
                    None if head == "console" => run_all(&folder, body, language, &mut commands),
                    None => body.to_owned(),
                };
                followed.push_str(&format!("```{head}\n{shown}```\n"));
            }
        }
    }
    assert!(commands > 5, "{name} has only {commands} commands");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &followed).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == followed,
        "docs/{name} shows something else; UPDATE_EXPECTED=1 writes it anew:\n{followed}"
    );
}

fn page_at(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

enum Part<'p> {
    /// Lines outside of blocks.
    Text(&'p str),
    /// A block: what stands after its three backticks, and its lines.
    Block { head: &'p str, body: &'p str },
}

/// The page cut where its blocks begin and end.
fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = page;
    while let Some((text, block)) = rest.split_once("```") {
        let (head, after) = block.split_once('\n').unwrap();
        let end = if after.starts_with("```") { 0 } else { after.find("\n```").unwrap() + 1 };
        let (body, closing) = after.split_at(end);
        parts.extend([Part::Text(text), Part::Block { head, body }]);
        rest = closing.strip_prefix("```\n").unwrap();
    }
    parts.push(Part::Text(rest));
    parts
}

fn write_file(folder: &Folder, target: &str, body: &str) {
    if let Some(name) = target.strip_prefix('+') {
        let text = folder.read(name);
        folder.write(name, format!("{}\n\n{body}", text.trim_end()));
    } else if let Some(name) = target.strip_prefix('=') {
        let text = folder.read(name);
        folder.write(name, replaced(&text, body));
    } else {
        folder.write(target, body);
    }
}

/// `text` with the paragraph that begins as `paragraph` does, up to the first colon, replaced by it.
fn replaced(text: &str, paragraph: &str) -> String {
    let first = paragraph.split([':', '：', '\n']).next().unwrap();
    let start = text.find(first).unwrap_or_else(|| panic!("nothing begins with: {first}"));
    let (before, old) = text.split_at(start);
    let after = old.split_once("\n\n").map_or("", |(_, after)| after);
    let gap = if after.is_empty() { "" } else { "\n" };
    format!("{before}{paragraph}{gap}{after}")
}

fn run_all(folder: &Folder, body: &str, language: &str, commands: &mut usize) -> String {
    let mut shown = String::new();
    for command in body.lines().filter_map(|line| line.strip_prefix("$ almoner ")) {
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let output = folder.command(&arguments).env("LANG", language).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let said = format!("{}{}", text(&output.stderr), text(&output.stdout));
        assert!(!said.contains("panicked"), "{command}\n{said}");
        shown.push_str(&format!("$ almoner {command}\n{}\n", said.trim_end()));
        *commands += 1;
    }
    shown
}
