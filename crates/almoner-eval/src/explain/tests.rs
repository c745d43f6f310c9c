//! The renderers on explanations made by hand: how they read, and that nothing gets out unescaped.

use almoner_diagnostic::Language;

use super::*;
use crate::flip::{Change, Direction, Flips, Towards};

fn shown(exact: &str, en: &str, zh: &str) -> Shown {
    let text = Phrase::new(en, zh);
    Shown { exact: Some(exact.to_owned()), figure: text.clone(), text, ..Shown::default() }
}

fn yuan(exact: &str, digits: &str) -> Shown {
    let text = Phrase::new(format!("{digits} yuan per month"), format!("{digits}元每月"));
    let figure = Phrase::same(digits);
    let unit = Some("yuan per month".to_owned());
    Shown { exact: Some(exact.to_owned()), unit, text, figure, ..Shown::default() }
}

fn per_head(exact: &str, digits: &str) -> Shown {
    let unit = "yuan per person per month".to_owned();
    let text = Phrase::new(format!("{digits} {unit}"), format!("{digits}元每人每月"));
    Shown { exact: Some(exact.to_owned()), unit: Some(unit), text, ..Shown::default() }
}

fn article(en: &str, zh: &str) -> Vec<Cite> {
    let title = "Measures for the Review and Confirmation of Subsistence Allowances (Minfa [2021] No. 57)";
    vec![Cite {
        source: "measures".to_owned(),
        text: Phrase::new(
            format!("{title}, {en}"),
            format!("《最低生活保障审核确认办法》（民发〔2021〕57号）{zh}"),
        ),
        place: Some(Phrase::new(en, zh)),
    }]
}

fn layer() -> Layer {
    Layer { module: "wuxi.subsistence".to_owned(), label: Phrase::new("Wuxi", "无锡市") }
}

fn note(kind: NoteKind, en: &str, zh: &str) -> Note {
    Note { kind, text: Phrase::new(en, zh), cites: Vec::new(), rounding: None }
}

fn values() -> Vec<Value> {
    let value = |path: &str, en: &str, zh: &str, value: Shown, origin: Origin| Value {
        path: path.to_owned(),
        label: Phrase::new(en, zh),
        of: None,
        title: Phrase::new(en, zh),
        origin,
        value,
        formula: None,
        cites: Vec::new(),
        layer: None,
        notes: Vec::new(),
        because: Vec::new(),
    };
    let member = Phrase::new("person 1 (head)", "人员1（户主）");
    vec![
        Value {
            formula: Some("income / number of members".to_owned()),
            cites: article("article 9", "第九条"),
            layer: Some(layer()),
            because: vec![1, 3],
            ..value("income_per_head", "income per head", "人均收入", per_head("450", "450"), Origin::Rule)
        },
        Value {
            formula: Some("sum of wage over members".to_owned()),
            cites: article("article 14", "第十四条"),
            layer: Some(layer()),
            because: vec![2],
            ..value("income", "household income", "家庭收入", yuan("1350", "1,350"), Origin::Rule)
        },
        Value {
            of: Some(member),
            title: Phrase::new("wage of person 1 (head)", "人员1（户主）的工资"),
            ..value("members[0].wage", "wage", "工资", yuan("1350", "1,350"), Origin::Fact)
        },
        value(
            "number of members",
            "number of members",
            "成员人数",
            shown("3", "3 persons", "3人"),
            Origin::Counted,
        ),
        Value {
            cites: article("article 2", "第二条"),
            layer: Some(layer()),
            notes: vec![
                note(NoteKind::Keys, "for urban", "适用于城镇"),
                note(
                    NoteKind::InForce,
                    "in force from 1 July 2025 until 30 June 2026",
                    "自2025年7月1日起至2026年6月30日止施行",
                ),
                note(NoteKind::Place, "standards.csv, line 2", "standards.csv第2行"),
            ],
            ..value("standard", "local standard", "低保标准", per_head("790", "790"), Origin::Parameter)
        },
        Value {
            notes: vec![note(
                NoteKind::Given,
                "given directly: the rule was not applied",
                "直接给出，未适用规则",
            )],
            ..value("savings", "savings", "存款", shown("3000", "3,000 yuan", "3,000元"), Origin::Rule)
        },
    ]
}

fn condition(holds: Verdict, left: Shown, difference: Shown) -> ConditionAnswer {
    let label = |en, zh| Some(Phrase::new(en, zh));
    ConditionAnswer {
        name: "low_income".to_owned(),
        label: Phrase::new("income per head is below the local standard", "人均收入低于当地低保标准"),
        holds,
        formula: "income_per_head < standard".to_owned(),
        cites: article("article 9", "第九条"),
        notes: Vec::new(),
        comparisons: vec![Compared {
            formula: "income_per_head < standard".to_owned(),
            holds,
            left: Side { label: label("income per head", "人均收入"), value: left },
            relation: Relation::Less,
            right: Side { label: label("local standard", "低保标准"), value: per_head("790", "790") },
            difference: Some(difference),
            of_days: false,
        }],
        because: vec![0, 4],
    }
}

fn granted() -> BenefitAnswer {
    BenefitAnswer {
        name: "subsistence_allowance".to_owned(),
        label: Phrase::new("Subsistence allowance", "最低生活保障"),
        of: None,
        status: Status::Granted,
        amount: Some(yuan("1020", "1,020")),
        every: Some(words::PAID_MONTHLY.into()),
        cites: article("article 4", "第四条"),
        layer: layer(),
        gives_way_to: Vec::new(),
        conditions: vec![condition(Verdict::Yes, per_head("450", "450"), per_head("340", "340"))],
        lines: vec![LineAnswer {
            name: "top_up".to_owned(),
            label: Phrase::new("top-up", "补差"),
            amount: yuan("1020", "1,020"),
            formula: "(standard - income_per_head) * number of members, rounded up to 1 yuan per month"
                .to_owned(),
            cites: article("article 12", "第十二条"),
            notes: vec![note(
                NoteKind::Rounded,
                "rounded up to 1 yuan per month: 1,019.40 yuan per month → 1,020 yuan per month",
                "向上取整到1元每月：1,019.40元每月 → 1,020元每月",
            )],
            because: vec![4, 0, 3, 5],
        }],
        provides: vec![Phrase::new("monthly visit", "每月探访")],
        help: Vec::new(),
        decided_by: Some("county civil affairs".to_owned()),
        working_days: Some(10),
        by_the_rules_of: None,
        reviewed_every_months: Some(6),
        needs: Vec::new(),
        no_figure: Vec::new(),
        to_be_decided: Vec::new(),
        changes: Some(Flips {
            towards: Towards::Lost,
            changes: vec![Change {
                path: "members[0].wage".to_owned(),
                label: Phrase::new("wage of person 1 (head)", "人员1（户主）的工资"),
                from: yuan("1350", "1,350"),
                until: Some(yuan("2369.99", "2,369.99")),
                to: yuan("2370", "2,370"),
                direction: Direction::Up,
                difference: Some(yuan("1020", "1,020")),
                amount: None,
            }],
            evaluations: 57,
            complete: true,
            gives_way_to: Vec::new(),
        }),
    }
}

fn refused() -> BenefitAnswer {
    BenefitAnswer {
        status: Status::Refused,
        amount: Some(yuan("0", "0")),
        conditions: vec![condition(Verdict::No, per_head("2000", "2,000"), per_head("1210", "1,210"))],
        lines: Vec::new(),
        changes: Some(Flips {
            towards: Towards::Granted,
            changes: vec![Change {
                path: "members[0].wage".to_owned(),
                label: Phrase::new("wage of person 1 (head)", "人员1（户主）的工资"),
                from: yuan("6000", "6,000"),
                until: Some(yuan("2370", "2,370")),
                to: yuan("2369.99", "2,369.99"),
                direction: Direction::Down,
                difference: Some(yuan("3630.01", "3,630.01")),
                amount: Some(yuan("1", "1")),
            }],
            evaluations: 57,
            complete: true,
            gives_way_to: Vec::new(),
        }),
        ..granted()
    }
}

fn explanation(answers: Vec<BenefitAnswer>) -> Explanation {
    Explanation {
        format: FORMAT,
        as_of: "2025-08-01".to_owned(),
        answers: answers.into_iter().map(|answer| Answer::Benefit(Box::new(answer))).collect(),
        values: values(),
    }
}

#[test]
fn a_grant_reads_well() {
    let explanation = explanation(vec![granted()]);
    insta::assert_snapshot!("granted_en", text(&explanation, Language::English));
    insta::assert_snapshot!("granted_zh", text(&explanation, Language::Chinese));
}

#[test]
fn a_refusal_reads_well() {
    let explanation = explanation(vec![refused()]);
    insta::assert_snapshot!("refused_en", text(&explanation, Language::English));
    insta::assert_snapshot!("refused_zh", text(&explanation, Language::Chinese));
}

#[test]
fn the_page_stands_alone() {
    let explanation = explanation(vec![granted(), refused()]);
    for (name, language) in [("page_en", Language::English), ("page_zh", Language::Chinese)] {
        let page = html(&explanation, language);
        for outside in ["http:", "https:", "<script", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
        let body = page.split_once("<body>").expect("a body").1.to_owned();
        insta::assert_snapshot!(name, body);
    }
}

#[test]
fn text_of_others_is_escaped() {
    let evil = "<script>alert('x')</script> & \"quotes\"";
    let mut answer = granted();
    answer.label = Phrase::same(evil);
    answer.decided_by = Some(evil.to_owned());
    answer.provides = vec![Phrase::same(evil)];
    if let Some(line) = answer.lines.first_mut() {
        line.formula = evil.to_owned();
        line.label = Phrase::same(evil);
    }
    let page = html(&explanation(vec![answer]), Language::English);
    assert!(!page.contains("<script"));
    assert!(!page.contains("alert('"));
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;"));
}

/// The names in braces of a template, sorted.
fn placeholders(template: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        template.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn both_languages_say_the_same_things() {
    // The table itself is read: each entry is a name and two texts.
    let table = include_str!("words.rs");
    let entries = table.split(';').filter(|entry| entry.contains(" = ") || entry.contains(" =\n"));
    let mut count = 0;
    for entry in entries {
        let texts: Vec<&str> = entry.split('"').collect();
        let [_, en, _, zh, _] = texts.as_slice() else { continue };
        assert_eq!(placeholders(en), placeholders(zh), "{en}");
        assert!(!en.is_empty() && !zh.is_empty());
        count += 1;
    }
    assert!(count > 100, "{count} entries read");
}
