//! Every program of `tests/check`, a loose rule file or a pack, has the findings that its files say it has, and
//! no other; and each repair that is offered mends what it is offered for.

use std::path::Path;

use almoner::Style;
use almoner_cli::packs::{discover, load};
use almoner_tests::expectations::{differences, expected};
use almoner_tests::files::enter_root;
use almoner_tests::programs::TODAY;
use almoner_tests::repairs::all_mend;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    enter_root();
    let programs = discover(Path::new("tests/check")).unwrap_or_default();
    let trial = |path: std::path::PathBuf| {
        Trial::test(path.to_string_lossy().replace('\\', "/"), move || check(&path))
    };
    libtest_mimic::run(&Arguments::from_args(), programs.into_iter().map(trial).collect()).exit();
}

fn check(path: &Path) -> Result<(), Failed> {
    let loaded = load(path);
    let files = loaded.sources.iter().filter(|(_, file, _)| file.ends_with(".alm"));
    let expected: Vec<_> = files.flat_map(|(_, file, text)| expected(file, text)).collect();
    let found = match loaded.compile_on(TODAY) {
        Ok(program) => program.warnings().clone(),
        Err(findings) => findings,
    };
    let all: Vec<_> = found.iter().cloned().collect();
    let wrong = differences(&expected, &all, found.sources());
    if wrong.is_empty() {
        return all_mend(found.sources()).map_err(Failed::from);
    }
    Err(format!("{}\n\n{}", wrong.join("\n"), found.render(Style::default())).into())
}
