//! Tables of values: what is read from them, and what is said of each kind of mistake, at which cell.

use almoner_diagnostic::{Diagnostic, FileId, Language, Sources, Span, apply_edits, message};
use almoner_syntax::ast::{self, At, Clause, ClauseKind, Quoted, UnitExpr};

use super::{Head, Values, enum_values, read};
use crate::fold::{Lookup, describe_constant};
use crate::program::{Citation, Declared, Enum, EnumId, Key, ModuleId, SourceId};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

/// A symbol table with two enums, the built-in units and one source, `measures`.
struct Known {
    files: Sources,
    units: Units,
    enums: Vec<Enum>,
}

impl Lookup for Known {
    fn files(&self) -> &Sources {
        &self.files
    }
    fn language(&self, _: FileId) -> Language {
        Language::English
    }
    fn units(&self) -> &Units {
        &self.units
    }
    fn enums(&self) -> &[Enum] {
        &self.enums
    }
    fn unit(&self, written: &UnitExpr, _: &mut Vec<Diagnostic>) -> Option<Unit> {
        self.units.parse(&written.unit.text)
    }
    fn cite(&self, written: &ast::Citation, _: &mut Vec<Diagnostic>) -> Option<Citation> {
        let known = written.source.names.iter().any(|name| name.text == "measures");
        known.then_some(Citation { source: SourceId(0), article: written.article, place: None })
    }
}

fn declared(name: &str, label_en: Option<&str>, label_zh: Option<&str>) -> Declared {
    Declared {
        name: name.into(),
        label_en: label_en.map(Into::into),
        label_zh: label_zh.map(Into::into),
        docs: None,
        module: ModuleId(0),
        span: Span::new(FileId(0), 0, 0),
    }
}

fn known(csv: &str) -> Known {
    let mut files = Sources::new();
    files.add("pack/rules.alm", "from \"standards.csv\"");
    files.add("pack/standards.csv", csv);
    files.add("other/rates.csv", "from,value\n2025-01-01,1\n");
    let area = Enum {
        declared: declared("area", Some("area"), Some("区域")),
        values: vec![declared("urban", None, Some("城镇")), declared("rural", None, Some("农村"))],
    };
    let sizes = ["one", "two", "three"].map(|name| declared(name, None, None)).to_vec();
    let size = Enum { declared: declared("size", None, Some("人口")), values: sizes };
    Known { files, units: Units::built_in(), enums: vec![area, size] }
}

fn known_with_rows(row: &str, times: usize) -> Known {
    known(&format!("{HEADING}{}", row.repeat(times)))
}

fn number(units: &Units, unit: &str, percent: bool, whole: bool) -> Type {
    let unit = if unit.is_empty() { Unit::plain() } else { units.parse(unit).unwrap() };
    Type::Number(NumberType { unit, whole, percent, decimals: None })
}

fn ty(known: &Known, text: &str) -> Type {
    match text {
        "percent" => number(&known.units, "", true, false),
        "whole number" => number(&known.units, "", false, true),
        "number" => number(&known.units, "", false, false),
        "date" => Type::Date,
        "text" => Type::Text,
        "yes or no" => Type::YesNo,
        "area" => Type::Enum(EnumId(0)),
        unit => number(&known.units, unit, false, false),
    }
}

fn read_table(known: &Known, type_text: &str, keys: &[&str], path: &str) -> (Values, Vec<Diagnostic>) {
    let keys: Vec<Key> = keys
        .iter()
        .map(|name| Key { name: (*name).into(), of: EnumId(if *name == "area" { 0 } else { 1 }) })
        .collect();
    let at = At(Span::new(FileId(0), 5, 20));
    let clause = Clause {
        docs: None,
        kind: ClauseKind::FromFile(Quoted { text: path.to_owned(), at }),
        at: At(Span::new(FileId(0), 0, 20)),
    };
    let ty = ty(known, type_text);
    let head = Head {
        name: "standard",
        labels: &["低保标准"],
        span: at.0,
        ty: &ty,
        keys: &keys,
        by_month: false,
        layer: "county",
    };
    let mut findings = Vec::new();
    let values = read(known, head, &[clause], &mut findings);
    (values, findings)
}

/// Each finding as `CODE "the text at its place"`.
fn findings_of(known: &Known, findings: &[Diagnostic]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            assert_eq!(finding.missing_args(), Vec::<String>::new(), "{}", finding.code.number);
            format!("{} {:?}", finding.code.number, known.files.slice(finding.span.unwrap()))
        })
        .collect()
}

/// All values as `keys from..until value`.
fn values_of(known: &Known, ty: &Type, values: &Values) -> Vec<String> {
    let show = |date: Option<jiff::civil::Date>| date.map_or(String::new(), |date| date.to_string());
    let mut shown = Vec::new();
    for (position, list) in values.values.iter().enumerate() {
        for value in list {
            let text = value
                .value
                .as_ref()
                .map_or("not set".to_owned(), |value| describe_constant(known, value, ty, Language::English));
            let cites = if value.cites.is_empty() { "" } else { " cited" };
            shown.push(format!(
                "{position} {}..{} {text}{cites}",
                show(value.period.from),
                show(value.period.until)
            ));
        }
    }
    shown
}

#[test]
fn tables_that_are_read() {
    let cases: &[(&str, &[&str], &str, &[&str])] = &[
        (
            "yuan per month",
            &["area"],
            "area,from,value,cites\nurban,2025-07-01,790,measures art. 4\nrural,2025-07-01,632,\nurban,2024-07-01,\"1,420\",\n",
            &[
                "0 2024-07-01..2025-06-30 1,420 yuan per month",
                "0 2025-07-01.. 790 yuan per month cited",
                "1 2025-07-01.. 632 yuan per month",
            ],
        ),
        (
            "yuan per month",
            &["area"],
            "\u{feff}区域,起始日期,截止日期,低保标准,依据,备注\r\n城镇,2025年7月1日,2026/6/30,７９０元每月,measures 第四条,x\r\n农村,2025-07-01,,未设定,,\r\n",
            &["0 2025-07-01..2026-06-30 790 yuan per month cited", "1 2025-07-01.. not set"],
        ),
        (
            "yuan per month",
            &["area", "size"],
            "size,value,area,from,,\nthree,3,rural,2025-01-01,,\none,1.2万,urban,2025-01-01\n",
            &["0 2025-01-01.. 12,000 yuan per month", "5 2025-01-01.. 3 yuan per month"],
        ),
        ("percent", &[], "from,value\n2025-01-01,30%\n", &["0 2025-01-01.. 30%"]),
        ("whole number", &[], "from,value\n2025-01-01,3\n", &["0 2025-01-01.. 3"]),
        ("date", &[], "from,value\n2025-01-01,2025-02-28\n", &["0 2025-01-01.. 2025-02-28"]),
        ("text", &[], "from,value\n2025-01-01,\"a, b\"\n", &["0 2025-01-01.. `a, b`"]),
        (
            "yes or no",
            &[],
            "from,value\n2025-01-01,是\n2026-01-01,no\n",
            &["0 2025-01-01..2025-12-31 yes", "0 2026-01-01.. no"],
        ),
        ("area", &[], "from,value\n2025-01-01,农村\n", &["0 2025-01-01.. rural"]),
    ];
    for (type_text, keys, csv, expected) in cases {
        let known = known(csv);
        let (values, findings) = read_table(&known, type_text, keys, "standards.csv");
        assert_eq!(findings_of(&known, &findings), Vec::<String>::new(), "{csv}");
        assert_eq!(values_of(&known, &ty(&known, type_text), &values), *expected, "{csv}");
    }
}

/// A table of `yuan per month` by `area` with this first line and these rows.
const HEADING: &str = "area,from,until,value,cites\n";

#[test]
fn mistakes_in_cells_have_their_places() {
    let cases: &[(&str, &[&str])] = &[
        ("urban,2025-01-01,,79O,\n", &["E0416 \"79O\""]),
        ("urban,2025-01-01,,7.,\n", &["E0416 \"7.\""]),
        ("urban,2025-01-01,,\"12,34\",\n", &["E0416 \"12,34\""]),
        ("urban,2025-01-01,,n/a,\n", &["E0416 \"n/a\""]),
        ("urban,2025-01-01,,1e3,\n", &["E0416 \"1e3\""]),
        ("urban,2025-02-30,,790,\n", &["E0417 \"2025-02-30\""]),
        ("urban,2025-07,,790,\n", &["E0417 \"2025-07\""]),
        ("urban,7/1/2025,,790,\n", &["E0417 \"7/1/2025\""]),
        ("urban,2025-01-01,next year,790,\n", &["E0417 \"next year\""]),
        ("urban,2025-01-01,2024-12-31,790,\n", &["E0418 \"2024-12-31\""]),
        ("ubran,2025-01-01,,790,\n", &["E0402 \"ubran\""]),
        ("城市,2025-01-01,,790,\n", &["E0402 \"城市\""]),
        (",2025-01-01,,790,\n", &["E0415 \"\""]),
        ("urban,,,790,\n", &["E0415 \"\""]),
        ("urban,2025-01-01,,,\n", &["E0415 \"\""]),
        ("urban,2025-01-01,,790,art. 4 of the measures\n", &["E0426 \"art. 4 of the measures\""]),
        ("urban,2025-01-01,,790,measures art. four\n", &["E0426 \"measures art. four\""]),
        ("urban,2025-01-01,790\n", &["E0414 \"urban,2025-01-01,790\""]),
        ("urban,2025-01-01,,1,420,\n", &["E0414 \"urban,2025-01-01,,1,420,\""]),
        ("urban,2025-01-01,,1,420,x\n", &["E0414 \"urban,2025-01-01,,1,420,x\""]),
        ("urban,2025-01-01,,\"790,\n", &["E0427 \"\\\"790,\"", "E0414 \"urban,2025-01-01,,\\\"790,\""]),
        ("urban,2025-01-01,,30%,\n", &["E0406 \"30%\""]),
        ("urban,2025-01-01,,790 yuan per year,\n", &["E0405 \"790 yuan per year\""]),
        ("urban,2025-01-01,,7200 yuan per year,\n", &["E0404 \"7200 yuan per year\""]),
        ("urban,2025-01-01,,3 persons,\n", &["E0404 \"3 persons\""]),
        ("urban,2025-01-01,,790,\nurban,2025-01-01,,800,\n", &["E0419 \"800\""]),
        ("urban,2025-01-01,,790,\nurban,2025-01-01,,790,\n", &["E0419 \"790\""]),
        ("urban,2025-01-01,2025-07-01,790,\nurban,2025-07-01,,800,\n", &["E0420 \"2025-07-01\""]),
        ("urban,2025-01-01,2025-06-29,790,\nurban,2025-07-01,,800,\n", &["E0421 \"2025-06-29\""]),
        (
            "ubran,2025-13-01,soon,x,4\n",
            &["E0402 \"ubran\"", "E0417 \"2025-13-01\"", "E0417 \"soon\"", "E0416 \"x\"", "E0426 \"4\""],
        ),
    ];
    for (rows, expected) in cases {
        let known = known(&format!("{HEADING}{rows}"));
        let (values, findings) = read_table(&known, "yuan per month", &["area"], "standards.csv");
        assert_eq!(findings_of(&known, &findings), *expected, "{rows}");
        assert!(!values.sound, "{rows}");
    }
}

#[test]
fn mistakes_of_whole_tables() {
    let wide = format!("{HEADING}{}", "urban,x,,y,\n".repeat(200));
    let huge = format!("{HEADING}{}", "urban,2025-01-01,,790,\n".repeat(800_000));
    let cases: &[(&str, &str, &[&str])] = &[
        ("", "standards.csv", &["E0409 \"\\\"standards.csv\\\"\""]),
        ("\n\n", "standards.csv", &["E0409 \"\\\"standards.csv\\\"\""]),
        (HEADING, "standards.csv", &["E0409 \"\\\"standards.csv\\\"\""]),
        ("area;from;value\nurban;2025-01-01;790\n", "standards.csv", &["E0428 \"area;from;value\""]),
        ("area\tfrom\tvalue\nurban\t2025-01-01\t790\n", "standards.csv", &["E0428 \"area\\tfrom\\tvalue\""]),
        (
            "区域，起始日期，数值\n城镇，2025-01-01，790\n",
            "standards.csv",
            &["E0428 \"区域，起始日期，数值\""],
        ),
        ("area,from\nurban,2025-01-01\n", "standards.csv", &["E0412 \"area,from\""]),
        ("from,value\n2025-01-01,790\n", "standards.csv", &["E0412 \"from,value\""]),
        (
            "area,from,valeu\nurban,2025-01-01,1\n",
            "standards.csv",
            &["E0411 \"valeu\"", "E0412 \"area,from,valeu\""],
        ),
        ("area,from,value,x\nurban,2025-01-01,1,2\n", "standards.csv", &["E0411 \"x\""]),
        ("area,from,value,数值\nurban,2025-01-01,1,2\n", "standards.csv", &["E0413 \"数值\""]),
        (HEADING, "standard.csv", &["E0407 \"\\\"standards.csv\\\"\""]),
        (HEADING, "../../secret.csv", &["E0408 \"\\\"standards.csv\\\"\""]),
        (HEADING, "/etc/passwd", &["E0408 \"\\\"standards.csv\\\"\""]),
        (huge.as_str(), "standards.csv", &["E0410 \"\\\"standards.csv\\\"\""]),
    ];
    for (csv, path, expected) in cases {
        let known = known(csv);
        let (_, findings) = read_table(&known, "yuan per month", &["area"], path);
        assert_eq!(findings_of(&known, &findings), *expected, "{path}: {}", csv.get(..40).unwrap_or(csv));
    }
    let known = known(&wide);
    let (_, findings) = read_table(&known, "yuan per month", &["area"], "standards.csv");
    assert_eq!(findings.len(), 51);
    assert_eq!(findings[50].code.number, "E0429");
    let repeated = known_with_rows("urban,2025-01-01,,790,\n", 100_000);
    let (_, findings) = read_table(&repeated, "yuan per month", &["area"], "standards.csv");
    assert_eq!(findings.len(), 51);
}

#[test]
fn what_is_said() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            "yuan per month",
            "from,value\n2025-01-01,\"4,000 yuan per year\"\n",
            "`4,000 yuan per year` is in yuan per year, but `standard` is in yuan per month, and 4,000 / 12 is not an amount that can be paid: it would have to be rounded",
            "“4,000 yuan per year”的单位是元每年，而“standard”的单位是元每月；4,000 / 12 不是可以发放的金额，必须取整",
        ),
        (
            "percent",
            "from,value\n2025-01-01,30\n",
            "`30` has no percent sign, but `standard` is a percentage",
            "“30”没有百分号，而“standard”是百分比",
        ),
        (
            "whole number",
            "from,value\n2025-01-01,2.5\n",
            "`2.5` is not a whole number, but `standard` needs a whole number",
            "“2.5”是非整数，而“standard”需要整数",
        ),
        (
            "yes or no",
            "from,value\n2025-01-01,maybe\n",
            "`maybe` is a text, but `standard` needs yes or no",
            "“maybe”是文本，而“standard”需要是或否",
        ),
        (
            "yuan",
            "from,value\n2025-02-30,1\n",
            "`2025-02-30` is not a date: the last day of that month is 2025-02-28",
            "“2025-02-30”不是日期：该月最后一天是 2025-02-28",
        ),
        (
            "yuan",
            "from,until,value\n2025-01-01,2025-07-31,1\n2025-07-01,,2\n",
            "`standard` has two values on 2025-07-01: 1 yuan, which holds until 2025-07-31, and 2 yuan",
            "“standard”在 2025-07-01 有两个值：1元（至 2025-07-31 止）和2元",
        ),
        (
            "yuan",
            "from,until,value\n2025-01-01,2025-05-31,1\n2025-07-01,,2\n",
            "`standard` has no value from 2025-06-01 to 2025-06-30",
            "“standard”自 2025-06-01 至 2025-06-30 没有值",
        ),
    ];
    for (type_text, csv, english, chinese) in cases {
        let known = known(csv);
        let (_, findings) = read_table(&known, type_text, &[], "standards.csv");
        assert_eq!(findings.len(), 1, "{csv}");
        assert_eq!(message(&findings[0], Language::English), *english);
        assert_eq!(message(&findings[0], Language::Chinese), *chinese);
    }
}

#[test]
fn repairs_mend_what_they_are_for() {
    let cases: &[(&str, &str, &str)] = &[
        (
            "yuan per month",
            "from,value\n2025-01-01,7200 yuan per year\n",
            "from,value\n2025-01-01,600 yuan per month\n",
        ),
        ("yuan per month", "from,value\n2025-01-01,7200元每年\n", "from,value\n2025-01-01,600元每月\n"),
        ("percent", "from,value\n2025-01-01,30\n", "from,value\n2025-01-01,30%\n"),
        ("yuan", "from,value\n2025-07,30\n", "from,value\n2025-07-01,30\n"),
        ("area", "from,value\n2025-01-01,rual\n", "from,value\n2025-01-01,rural\n"),
        ("yuan", "form,value\n2025-01-01,1\n", "from,value\n2025-01-01,1\n"),
        (
            "yuan",
            "from,until,value\n2025-01-01,2025-07-31,1\n2025-07-01,,2\n",
            "from,until,value\n2025-01-01,2025-06-30,1\n2025-07-01,,2\n",
        ),
    ];
    for (type_text, csv, mended) in cases {
        let known = known(csv);
        let (_, findings) = read_table(&known, type_text, &[], "standards.csv");
        let fix = &findings[0].fixes[0];
        let text = apply_edits(&fix.edits, FileId(1), csv).unwrap();
        assert_eq!(format!("{text:?}"), format!("{mended:?}"));
    }
}

#[test]
fn misplaced_digits_are_noticed() {
    let cases: &[(&[&str], &str, &[&str])] = &[
        (
            &["area"],
            "area,from,value\nurban,2023-01-01,700\nurban,2024-01-01,7450\nurban,2025-01-01,790\nrural,2023-01-01,600\n",
            &["W0401 \"7450\""],
        ),
        (
            &["size"],
            "size,from,value\none,2023-01-01,570\ntwo,2023-01-01,4550\nthree,2023-01-01,370\none,2024-01-01,580\nthree,2024-01-01,380\n",
            &["W0401 \"4550\""],
        ),
        (
            &["size"],
            "size,from,value\none,2023-01-01,570\ntwo,2023-01-01,45\nthree,2023-01-01,370\none,2024-01-01,580\nthree,2024-01-01,380\n",
            &["W0401 \"45\""],
        ),
        // Few values, a value that rises steadily, two of the same size: nothing odd.
        (&["area"], "area,from,value\nurban,2023-01-01,100\nrural,2023-01-01,900\n", &[]),
        (
            &["area"],
            "area,from,value\nurban,2020-01-01,100\nurban,2021-01-01,350\nurban,2022-01-01,1200\nrural,2020-01-01,90\n",
            &[],
        ),
        (
            &["size"],
            "size,from,value\none,2023-01-01,100\ntwo,2023-01-01,900\nthree,2023-01-01,110\none,2024-01-01,100\ntwo,2024-01-01,950\nthree,2024-01-01,110\n",
            &[],
        ),
    ];
    for (keys, csv, expected) in cases {
        let known = known(csv);
        let (values, findings) = read_table(&known, "yuan per month", keys, "standards.csv");
        assert_eq!(findings_of(&known, &findings), *expected, "{csv}");
        assert!(values.sound, "a warning is no mistake");
    }
}

#[test]
fn a_missing_table_is_named_with_those_that_are_there() {
    let known = known("");
    let (_, findings) = read_table(&known, "yuan", &[], "rates.csv");
    assert_eq!(message(&findings[0], Language::English), "there is no table `pack/rates.csv`");
    assert_eq!(findings[0].fixes[0].edits[0].replacement, "\"../other/rates.csv\"");
}

#[test]
fn enums_from_tables() {
    let csv = "value,label_en,label_zh\nA01,Wuxi,无锡\nA02,,苏州\nA01,x,y\n,z,z\nB`1,,\n";
    let known = known(csv);
    let path = Quoted { text: "standards.csv".to_owned(), at: At(Span::new(FileId(0), 5, 20)) };
    let mut findings = Vec::new();
    let values = enum_values(&known.files, "region", &path, &mut findings);
    let shown: Vec<String> = values
        .iter()
        .map(|value| {
            format!("{} {:?} {:?}", value.name, value.label_en.as_deref(), value.label_zh.as_deref())
        })
        .collect();
    assert_eq!(shown, ["A01 Some(\"Wuxi\") Some(\"无锡\")", "A02 None Some(\"苏州\")"]);
    assert_eq!(findings_of(&known, &findings), ["E0434 \"A01\"", "E0415 \"\"", "E0433 \"B`1\""]);
}
