//! `almoner new`: a pack that works at once, in both languages.

use crate::command::Folder;

const CASE: &[&str] = &["--facts", "wuxi/family.json", "--as-of", "2025-08-01"];

fn works_at_once(language: &str, label: &str, amount: &str) {
    let folder = Folder::new();
    folder.almoner(&["new", "wuxi", "--lang", language]).expect(0).says(&["almoner check wuxi"]);
    folder.almoner(&["check", "wuxi", "--lang", language]).expect(0);
    folder.almoner(&["test", "wuxi", "--lang", language]).expect(0);
    folder.almoner(&["fmt", "--check", "wuxi", "--lang", language]).expect(0);
    let mut explain = vec!["explain", "wuxi", "--lang", language];
    explain.extend(CASE);
    folder.almoner(&explain).expect(0).says(&[label, amount]);
    let coverage = folder.almoner(&["test", "wuxi", "--coverage"]).expect(0);
    assert!(coverage.out.contains("coverage 100%"), "{}", coverage.out);
}

#[test]
fn the_english_pack_works_at_once() {
    works_at_once("en", "subsistence allowance", "1,420 yuan per month");
}

#[test]
fn the_chinese_pack_works_at_once() {
    works_at_once("zh", "最低生活保障", "1,420元每月");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = Folder::new();
    folder.write("wuxi/notes.txt", "mine");
    folder.almoner(&["new", "wuxi"]).expect(2).notes(&["E0919", "`wuxi` is there already"]);
    assert_eq!(std::fs::read_dir(folder.path("wuxi")).unwrap().count(), 1);
    folder.write("file", "");
    folder.almoner(&["new", "file"]).expect(2).notes(&["E0919"]);
    folder.write("empty/x", "");
    std::fs::remove_file(folder.path("empty/x")).unwrap();
    folder.almoner(&["new", "empty"]).expect(0);
}
