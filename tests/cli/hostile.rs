//! Input of every wrong kind: a clear finding with its place, the right exit code, no panic, no long wait.

use std::time::{Duration, Instant};

use crate::command::Folder;

const RUN: &[&str] = &["run", "wuxi", "--as-of", "2025-08-01", "--facts", "facts.json"];

#[test]
fn rules_that_are_not_utf8() {
    let folder = Folder::new();
    folder.write("x.alm", b"module a\n-- \xd6\xd0\xce\xc4\n");
    for command in ["check", "fmt", "test"] {
        let said = folder.almoner(&[command, "x.alm"]).expect(2);
        let all = said.out + &said.err;
        assert!(all.contains("E0903") && all.contains("offset 12") && all.contains("line 2"), "{all}");
    }
}

#[test]
fn empty_rules() {
    let folder = Folder::new();
    folder.write("x.alm", "");
    folder.almoner(&["check", "x.alm"]).expect(1).says(&["E0905", "`x.alm` is empty"]);
    folder.write("x.alm", "\u{feff} \n\n");
    folder.almoner(&["check", "x.alm"]).expect(1).says(&["E0905"]);
    folder.write("x.alm", "-- only a comment\n");
    let said = folder.almoner_given(&["run", "x.alm", "--as-of", "2025-08-01"], "{}");
    assert_ne!(said.code, 0, "{said:?}");
}

#[test]
fn rules_of_fifty_megabytes() {
    let folder = Folder::new();
    folder.write("x.alm", vec![b'-'; 50 * 1024 * 1024]);
    folder.almoner(&["check", "x.alm"]).expect(2).says(&["E0904", "8 MiB"]);
    folder.almoner(&["fmt", "x.alm"]).expect(2).notes(&["E0904"]);
    folder.write("facts.json", vec![b' '; 65 * 1024 * 1024]);
    folder.write("y.alm", "module a\n");
    folder
        .almoner(&["run", "y.alm", "--as-of", "2025-08-01", "--facts", "facts.json"])
        .expect(2)
        .notes(&["E0904"]);
}

#[test]
fn deep_nesting_and_huge_numbers() {
    let folder = Folder::new();
    let start = Instant::now();
    let deep = format!("define x : number is {}1{}\n", "(".repeat(100_000), ")".repeat(100_000));
    folder.write("deep.alm", deep);
    let said = folder.almoner(&["check", "deep.alm"]).expect(1);
    assert!(said.out.lines().count() < 60, "{}", said.out.len());
    folder.write("unary.alm", format!("define x : number is {}1\n", "-".repeat(100_000)));
    folder.almoner(&["check", "unary.alm"]);
    folder.write("not.alm", format!("define x : yes or no is {}yes\n", "not ".repeat(100_000)));
    folder.almoner(&["check", "not.alm"]).expect(1);
    folder.write("sum.alm", format!("define x : number is 1{}\n", " + 1".repeat(100_000)));
    folder.almoner(&["check", "sum.alm"]).expect(1);
    folder.write("huge.alm", format!("define x : number is {}\n", "9".repeat(1_000)));
    folder.almoner(&["check", "huge.alm"]).expect(1).says(&["huge.alm:1:"]);
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[test]
fn a_table_with_a_bad_row() {
    let folder = Folder::with_pack();
    folder.edit("wuxi/standards.csv", "rural,2025-07-01,620", "rurla,2025-07-01,620");
    folder.almoner(&["check", "wuxi"]).expect(1).says(&["wuxi/standards.csv:5", "rurla"]);
    folder.write("wuxi/standards.csv", "area,from,value\nurban,2025-02-30,790\n\"unclosed");
    folder.almoner(&["check", "wuxi"]).expect(1).says(&["wuxi/standards.csv:2"]);
    folder.write("wuxi/standards.csv", b"area,from,value\nurban,2024-07-01,\xff\n");
    folder.almoner(&["check", "wuxi"]).expect(2).says(&["E0903", "wuxi/standards.csv"]);
    folder.write("wuxi/standards.csv", "");
    folder.almoner(&["check", "wuxi"]).expect(1).says(&["standards.csv"]);
    std::fs::remove_file(folder.path("wuxi/standards.csv")).unwrap();
    folder.almoner(&["check", "wuxi"]).expect(1).says(&["standards.csv", "subsistence.alm"]);
}

#[test]
fn facts_of_wrong_shape() {
    let folder = Folder::with_pack();
    let cases = [
        (r#"{"area": "urban", "colour": "red"}"#, "colour"),
        (r#"{"area": "urbn"}"#, "urban"),
        (r#"{"savings": "much"}"#, "savings"),
        (r#"{"savings": [1]}"#, "savings"),
        (r#"{"savings": -1}"#, "savings"),
        (r#"{"savings": 0.001}"#, "savings"),
        (r#"{"savings": 1e400}"#, "savings"),
        (r#"{"members": {"wage": 1}}"#, "members"),
        (r#"{"members": [{"wage": "1,350 yuan per year"}]}"#, "members[0].wage"),
        (r#"{"members": [{"employed": "perhaps"}]}"#, "members[0].employed"),
        (r#"{"members": [{"wage": 99999999999999999999999999999999999999999999999999}]}"#, "members[0].wage"),
        (r#"[]"#, ""),
    ];
    for (facts, place) in cases {
        folder.write("facts.json", facts);
        let said = folder.almoner(RUN);
        assert_eq!(said.code, 1, "{facts}\n{said:?}");
        assert!(said.err.contains(place) && said.out.is_empty(), "{facts}\n{said:?}");
        let json = folder.almoner(&[RUN, &["--json"]].concat()).expect(1);
        assert!(
            json.err.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
            "{}",
            json.err
        );
    }
    for facts in [r#"{"area": "urban""#, "no json", "\u{feff}", r#"{"area": "urban"} {}"#] {
        folder.write("facts.json", facts);
        folder.almoner(RUN).expect(2).notes(&["line 1"]);
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    folder.write("facts.json", format!(r#"{{"area": {deep}}}"#));
    let said = folder.almoner(RUN);
    assert_ne!(said.code, 0, "{said:?}");
    folder.write("facts.json", b"{\"area\": \"\xff\"}");
    folder.almoner(RUN).expect(2).notes(&["E0903", "facts.json"]);
    std::fs::remove_file(folder.path("facts.json")).unwrap();
    folder.almoner(RUN).expect(2).notes(&["E0901", "facts.json"]);
}

#[test]
fn days_at_the_edge_and_households_without_members() {
    let folder = Folder::with_pack();
    let run = |day: &str, facts: &str| folder.almoner_given(&["run", "wuxi", "--as-of", day], facts);
    let empty = r#"{"area": "urban", "savings": 0, "members": []}"#;
    let said = run("2025-08-01", empty);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("subsistence.alm"), "{said:?}");
    let family = r#"{"area": "urban", "savings": 0, "members": [{"wage": 0, "employed": false}]}"#;
    run("9999-12-31", family).expect(0).says(&["9999", "790"]);
    run("0001-01-01", family).expect(0).says(&["undecided", "2024-07-01"]);
    run("2025-02-30", family).expect(2).notes(&["E0916", "2025-02-30"]);
    run("tomorrow", family).expect(2).notes(&["E0916"]);
    run("2025年8月1日", family).expect(0).says(&["790"]);
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.write("x.alm/y", "");
    folder.almoner(&["fmt", "x.alm/y"]).expect(2).notes(&["E0915"]);
    folder.write("secret.alm", "module a\n");
    std::fs::set_permissions(folder.path("secret.alm"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let said = folder.almoner(&["check", "secret.alm"]);
    // Root may read everything.
    if std::fs::read(folder.path("secret.alm")).is_err() {
        said.expect(2).says(&["E0902", "permission is denied"]);
    }
}
