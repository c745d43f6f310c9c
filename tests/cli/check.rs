//! `almoner check`: findings as text and as JSON, packs, layers, manifests.

use crate::command::Folder;

const NATIONAL: &str = "module national\nsource law \"Law\"\nenum area urban rural\n";
const LOCAL: &str = "module local\nuse national\n";

fn manifest(name: &str, layers: &str) -> String {
    format!("name = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2026\"\nlayers = [{layers}]\n")
}

/// A national and a local pack.
fn two_packs() -> Folder {
    let folder = Folder::new();
    folder.write("national/almoner.toml", manifest("national", ""));
    folder.write("national/law.alm", NATIONAL);
    folder.write("local/almoner.toml", manifest("local", "\"../national\""));
    folder.write("local/rules.alm", LOCAL);
    folder
}

#[test]
fn a_pack_without_mistakes() {
    let folder = Folder::with_pack();
    folder.almoner(&["check", "wuxi"]).expect(0).says(&["1 checked, nothing found"]);
    folder.almoner(&["check", "wuxi/subsistence.alm"]).expect(0);
    folder.almoner(&["check", "wuxi/almoner.toml"]).expect(0);
    folder.almoner(&["check", "."]).expect(0);
    let said = folder.almoner(&["check", "wuxi", "--json"]).expect(0);
    assert_eq!(said.out, "");
}

#[test]
fn a_mistake_is_shown_with_its_place() {
    let folder = Folder::with_pack();
    folder.edit("wuxi/subsistence.alm", "area is rural", "area is rurla");
    folder.almoner(&["check", "wuxi"]).expect(1).says(&["wuxi/subsistence.alm", "rurla", "rural"]);
    folder.almoner(&["check", "wuxi", "--lang", "zh"]).expect(1).says(&["“rurla”"]);
    let said = folder.almoner(&["check", "wuxi", "--json"]).expect(1);
    assert!(!said.out.is_empty());
    for line in said.out.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        for key in ["code", "severity", "file", "range", "message", "fixes"] {
            assert!(finding.get(key).is_some(), "{line}");
        }
    }
}

#[test]
fn the_language_comes_from_the_environment() {
    let folder = Folder::new();
    let run = |name: &str, value: &str| {
        let output = folder.command(&["check", "none"]).env(name, value).output().unwrap();
        String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap()
    };
    assert!(run("LANG", "zh_CN.UTF-8").contains("找不到"));
    assert!(run("LC_ALL", "zh_CN.UTF-8").contains("找不到"));
    assert!(run("LANG", "de_DE.UTF-8").contains("was not found"));
}

#[test]
fn layers_are_loaded_from_below() {
    let folder = two_packs();
    folder.almoner(&["check", "local"]).expect(0);
    let said = folder.almoner(&["check", ".", "--json"]);
    assert_ne!(said.code, 2, "{said:?}");
    let inside = folder.command(&["check", "."]).current_dir(folder.path("local")).output().unwrap();
    assert_ne!(inside.status.code(), Some(2));
}

#[test]
fn a_missing_layer_is_named_with_its_place() {
    let folder = two_packs();
    folder.edit("local/almoner.toml", "../national", "../nationl");
    folder.almoner(&["check", "local"]).expect(1).says(&[
        "E0913",
        "nationl/almoner.toml",
        "local/almoner.toml",
    ]);
}

#[test]
fn packs_in_a_circle_are_named() {
    let folder = two_packs();
    folder.write("national/almoner.toml", manifest("national", "\"../local\""));
    folder.almoner(&["check", "local"]).expect(1).says(&["E0914", "local → national → local"]);
    folder.write("national/almoner.toml", manifest("national", "\".\""));
    folder.almoner(&["check", "national"]).expect(1).says(&["E0914", "national → national"]);
}

#[test]
fn mistakes_in_a_manifest_have_a_line() {
    let folder = two_packs();
    folder.write("local/almoner.toml", "verson = \"1\"\nedition = \"1999\"\n");
    folder.almoner(&["check", "local"]).expect(1).says(&[
        "E0909",
        "verson",
        "local/almoner.toml:1:1",
        "version",
        "E0910",
        "E0912",
        "1999",
    ]);
    folder.write("local/almoner.toml", "name = \n");
    folder.almoner(&["check", "local"]).expect(1).says(&["E0908", "local/almoner.toml:1"]);
}

#[test]
fn what_is_not_there_or_not_rules_is_wrong_use() {
    let folder = Folder::new();
    folder.almoner(&["check", "none"]).expect(2).says(&["E0901", "`none` was not found"]);
    folder.almoner(&["check", "."]).expect(2).says(&["E0906"]);
    folder.write("notes.txt", "x");
    folder.almoner(&["check", "notes.txt"]).expect(2).says(&["E0915"]);
    folder.almoner(&["schema", "."]).expect(2).notes(&["E0907"]);
    folder.almoner(&["check"]).expect(2);
    folder.almoner(&["chekc"]).expect(2);
    folder.almoner(&[]).expect(2);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let folder = Folder::with_pack();
    std::os::unix::fs::symlink("..", folder.path("wuxi/up")).unwrap();
    std::os::unix::fs::symlink("nowhere.alm", folder.path("wuxi/dangling.alm")).unwrap();
    std::os::unix::fs::symlink("self.alm", folder.path("wuxi/self.alm")).unwrap();
    folder.almoner(&["check", "."]).expect(0);
    folder.almoner(&["test", "."]).expect(0);
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let folder = Folder::new();
    folder.almoner(&["--help"]).expect(0).says(&["Exit codes"]);
    for command in ["new", "check", "run", "explain", "ask", "test", "fmt", "replay", "schema", "code"] {
        folder.almoner(&[command, "--help"]).expect(0).says(&["Example"]);
    }
}

#[test]
fn codes_are_explained() {
    let folder = Folder::new();
    folder.almoner(&["code", "e0903"]).expect(0).says(&["E0903", "UTF-8"]);
    folder.almoner(&["code", "E0903", "--lang", "zh"]).expect(0).says(&["E0903"]);
    folder.almoner(&["code"]).expect(0).says(&["E0001", "E0901"]);
    folder.almoner(&["code", "E9999"]).expect(2).notes(&["E0918", "E9999"]);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new();
    for _ in 0..5 {
        let mut child = folder.command(&["code"]).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
