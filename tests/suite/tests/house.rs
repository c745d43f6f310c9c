//! The house is in order: dependencies point one way, files and functions stay small, each file says what it is for.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;
use std::process::Command;

use almoner_tests::files::{files, name, root};

/// The layers from the ground up, as architecture draws them; a crate may depend on those before it only.
const LAYERS: &[&str] =
    &["almoner-diagnostic", "almoner-syntax", "almoner-check", "almoner-eval", "almoner", "almoner-cli"];

/// Dependencies that no crate of the core may have, directly: they open files, sockets or threads of their own.
const NOT_IN_THE_CORE: &[&str] =
    &["tokio", "tower-lsp", "tower-lsp-server", "wasm-bindgen", "clap", "anstream", "toml"];

const MOST_LINES_OF_A_FILE: usize = 600;
const MOST_LINES_OF_A_FUNCTION: usize = 80;

#[test]
fn dependencies_point_down() {
    let used = dependencies();
    let mut wrong = Vec::new();
    for (height, layer) in LAYERS.iter().enumerate() {
        for dependency in used.get(*layer).into_iter().flatten() {
            let above =
                LAYERS.iter().position(|known| known == dependency).is_some_and(|other| other >= height);
            let heavy = *layer != "almoner-cli" && NOT_IN_THE_CORE.contains(&dependency.as_str());
            if above || heavy {
                wrong.push(format!("{layer} must not depend on {dependency}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The dependencies of each crate of the workspace, those of its tests left out.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let output = Command::new(cargo).args(arguments).current_dir(root()).output().unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let of_package = |package: &serde_json::Value| {
        let normal = package["dependencies"].as_array().unwrap().iter().filter(|each| each["kind"].is_null());
        (text(&package["name"]), normal.map(|each| text(&each["name"])).collect())
    };
    metadata["packages"].as_array().unwrap().iter().map(of_package).collect()
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for path in ["crates", "tests", "xtask", "examples"].iter().flat_map(|folder| files(folder, "rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if lines > MOST_LINES_OF_A_FILE {
            wrong.push(format!("{}: {lines} lines", name(&path)));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: does not open with //!", name(&path)));
        }
        wrong.extend(long_functions(&text).map(|found| format!("{}: {found}", name(&path))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Functions with too many lines: from the line with `fn` to the closing brace in its column, as rustfmt sets it.
fn long_functions(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).filter_map(move |start| {
        let line = lines[start].trim_start();
        let head = line.split_once("fn ")?.0;
        let is_head = head.split_whitespace().all(|word| {
            word.starts_with("pub") || ["const", "async", "unsafe"].contains(&word) || word.ends_with(')')
        });
        let indent = &lines[start][..lines[start].len() - line.len()];
        let close = format!("{indent}}}");
        let length = lines[start..].iter().position(|line| *line == close)?;
        let name = line.split_once("fn ")?.1.split(['(', '<']).next()?;
        (is_head && !line.ends_with(';') && !line.ends_with('}') && length > MOST_LINES_OF_A_FUNCTION)
            .then(|| format!("`{name}` has {length} lines"))
    })
}
