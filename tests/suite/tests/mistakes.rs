//! The mistakes of `tests/mistakes`: what Almoner says to each, in both languages, letter by letter.

use std::path::{Path, PathBuf};

use almoner::Language;
use almoner_tests::files::{enter_root, folders, name};
use almoner_tests::golden::compare;
use almoner_tests::programs::answer;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    enter_root();
    let languages = [(Language::English, "en"), (Language::Chinese, "zh")];
    let trials = folders("tests/mistakes").into_iter().flat_map(|folder| {
        languages.map(|(language, short)| {
            let folder = folder.clone();
            Trial::test(format!("{} {short}", name(&folder)), move || check(&folder, language, short))
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn check(folder: &Path, language: Language, short: &str) -> Result<(), Failed> {
    let expected: PathBuf = folder.join(format!("expected.{short}.txt"));
    compare(&expected, &answer(folder, language)).map_err(Failed::from)
}
