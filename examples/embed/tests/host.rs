//! The host program decides and explains.

use std::process::Command;

#[test]
fn the_family_gets_its_amount_and_the_reasons() {
    let output = Command::new(env!("CARGO_BIN_EXE_embed")).output().expect("the host program runs");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{said}");
    assert!(said.starts_with("1020 yuan per month\n"), "{said}");
    assert!(said.contains("最低生活保障：给予1,020元每月"), "{said}");
}
