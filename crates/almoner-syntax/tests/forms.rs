//! Every form of the language, in English and in Chinese: both give the same tree, without findings.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use almoner_diagnostic::{FileId, Language, message};
use almoner_syntax::ast::{ClauseKind, Expr, ExprKind, File};
use almoner_syntax::parse;

fn read(text: &str) -> File {
    let parsed = parse(FileId(0), text);
    let findings = parsed.diagnostics.iter().map(|finding| {
        let place = finding.span.map_or("", |span| &text[span.start as usize..span.end as usize]);
        format!("{} `{place}`: {}", finding.code.number, message(finding, Language::English))
    });
    let findings = findings.collect::<Vec<_>>();
    assert!(findings.is_empty(), "{text}\n{}", findings.join("\n"));
    parsed.tree
}

/// Both texts are the same program, and saying it on one line changes nothing.
fn same(english: &str, chinese: &str) {
    let (english_tree, chinese_tree) = (read(english), read(chinese));
    assert!(!english_tree.items.is_empty(), "{english}");
    assert_eq!(english_tree, chinese_tree, "\n{english}\n{chinese}");
}

/// The same for expressions, read as the body of a definition.
fn same_expression(english: &str, chinese: &str) {
    same(&format!("define x : number is {english}"), &format!("定义 x：数值 为 {chinese}"));
}

fn expression(text: &str) -> Expr {
    let tree = read(&format!("define x : number is {text}"));
    let clause = tree.items[0].clauses[0].kind.clone();
    let ClauseKind::Is(cases) = clause else { panic!("{clause:?}") };
    assert!(cases.cases.is_empty());
    *cases.otherwise.expect("a value")
}

#[test]
fn modules_sources_and_uses() {
    same(
        "module china.subsistence \"Subsistence\" \"最低生活保障\" in force from 2021-07-01 until 2030-12-31\nuse china.people",
        "模块 china.subsistence “Subsistence” “最低生活保障” 自2021年7月1日起施行 至2030年12月31日止\n使用 china.people",
    );
    same("module a in force from 2021-07-01", "模块 a 施行 自 2021-07-01 起");
    same(
        "module a in force from 2021-07-01 until 2022-01-31",
        "模块 a 自2021年07月01日起至2022年1月31日止 施行",
    );
    same(
        "source measures \"Measures\" number \"Minfa 57\" issued by \"Ministry\" in force from 2021-07-01",
        "法源 measures「Measures」文号「Minfa 57」发布机关「Ministry」自２０２１年７月１日起施行",
    );
}

#[test]
fn entities() {
    same(
        "entity person \"人\"
           birth : date of birth
           wage \"工资\" : yuan per month, at least 0 yuan per month, at most 1,000,000 yuan per month, assumed 0 yuan per month
           series : yuan per month, by month
           employed : yes or no   age : whole number, at least 0   share : percent   n : number   note : text   day : date
           cars : whole number, at least 0
           savings : yuan",
        "对象 person “人”
           birth：出生日期
           wage “工资”：元每月，至少 0元每月，至多 1,000,000元每月，视为 0元每月
           series：元/月，逐月
           employed：是或否   age：整数，不低于 0   share：百分比   n：数值   note：文本   day：日期
           cars：整数，不少于0
           savings：元",
    );
    same(
        "entity household members : many person as head \"户主\", spouse, child",
        "对象 household 成员：多个 person 身份 head “户主”、spouse、child",
    );
    same("entity household units : many person", "对象 household units：多个 person");
}

#[test]
fn enums_and_units() {
    same("enum area \"区域\" urban \"城镇\" rural \"农村\"", "枚举 area “区域” urban “城镇” rural “农村”");
    same("enum area urban rural", "枚举 area\n urban、rural");
    same("enum region from \"regions.csv\"", "枚举 region 取自 “regions.csv”");
    same("unit jin \"斤\" equals 0.5 kilogram", "单位 jin “斤” 等于 0.5公斤");
    same("unit us_dollar with 2 decimals", "单位 us_dollar 保留 2 位小数");
    same("unit yen with 0 decimals", "单位 yen 保留0位小数");
}

#[test]
fn parameters() {
    same(
        "parameter standard \"低保标准\" : yuan per person per month
           by area, tier
           from \"standards.csv\"
           open, at least national_floor, at most 2 * national_floor",
        "参数 standard “低保标准”：元每人每月
           按 area、tier
           取自 “standards.csv”
           开放，至少 national_floor，至多 2 * national_floor",
    );
    same(
        "parameter standard : yuan per person per month
           urban: 790 yuan per person per month from 2025-07-01 until 2026-06-30 cites notice art. 2
           rural, 3: 570 yuan per person per month from 2025-07-01
           other: not set from 2025-07-01",
        "参数 standard：元每人每月
           urban：790元每人每月自2025年7月1日起至2026年6月30日止 依据 notice 第二条
           rural、3：570元/人/月 自 2025-07-01
           other：未设定 自2025年7月1日起",
    );
    same(
        "parameter rate : percent 30% from 2021-07-01 cites measures art. 16 40% from 2022-07-01",
        "参数 rate：百分比 30%自2021年7月1日起 依据 measures 第十六条 ４０％ 自2022年7月1日",
    );
}

#[test]
fn definitions() {
    same(
        "define person.deduction : yuan per month
           in force from 2021-07-01
           is lesser of wage * rate and 400 yuan per month when employed, otherwise 0 yuan per month
           except rural \"…\" overriding other, third when area is rural: 12 yuan per month cites measures art. 16
           cites measures art. 16(2)(3) and decree \"annex 2\"",
        "定义 person.deduction：元每月
           自2021年7月1日起施行
           为 取 wage × rate、400元每月中较小者 当 employed，否则 0元每月
           例外 rural “…” 优先于 other、third 当 area 为 rural：12元每月 依据 measures 第16条
           依据 measures 第十六条第二款第三项 和 decree “annex 2”",
    );
    same(
        "define x : number is 1 when a, 2 when b; 3 when c, otherwise 4",
        "定义 x：数值 为 当 a 时 1，当 b 时 2；当 c 时，3；否则 4",
    );
    same("define x : number is 1 when a otherwise 2", "定义 x：数值 为 当 a 时 1 否则 2");
    same(
        "define share(rate: percent, amount: yuan) : yuan is rate * amount",
        "定义 share（rate：百分比，amount：元）：元 为 rate × amount",
    );
    same("define x : yes or no is not employed", "定义 x：是或否 为 非 employed");
    same(
        "define x : yuan by the rules of household.lives_in is aid",
        "定义 x：元 适用 household.lives_in 规定 为 aid",
    );
    same("amend person.deduction is 0 yuan per month", "修订 person.deduction 为 0元每月");
    same(
        "amend standard by area from \"s.csv\" urban: 5 from 2020-01-01",
        "修订 standard 按 area 取自 “s.csv” urban：5 自2020年1月1日起",
    );
    same(
        "amend household zone \"区\" : zone\n hot : yes or no",
        "修订 household zone “区”：zone\n hot：是或否",
    );
}

#[test]
fn tables_and_scales() {
    same(
        "table person.tier : yuan per month
           | labour | income | gives |
           | none | any | 570 yuan per month | cites guide art. 3
           | weak or partial | at least 60 | 450 yuan per month |
           | not strong | between 3% and 5% | a * 2 |
           | yes | < 3 or more than 9 | 1 |
           otherwise 0 yuan per month",
        "决策表 person.tier：元每月
           | labour | income | 结果 |
           ｜ none ｜ 任意 ｜ 570元每月 ｜ 依据 guide 第三条
           | weak 或 partial | 至少60 | 450元每月 |
           | 非 strong | 介于 3% 与 5% | a × 2 |
           | 是 | ＜3 或 高于 9 | 1 |
           否则 0元每月",
    );
    same(
        "scale reimbursement(bill: yuan) : yuan marginal from 0 yuan: 0% from 12,000 yuan: 50% above 100,000 yuan: 60% cites m art. 1",
        "分级 reimbursement（bill：元）：元 分段累计 自 0元：0% 自1.2万元：50% 超过 10万元：60% 依据 m 第一条",
    );
    same("scale s(x: yuan) : yuan whole amount from 0 yuan: 1", "分级 s(x: 元): 元 全额 自0元：1");
    same("scale s(x: yuan) : yuan linear from 0 yuan: 1", "分级 s(x: 元): 元 线性 自0元：1");
}

#[test]
fn benefits() {
    same(
        "benefit allowance \"最低生活保障\" for household
           by the rules of applies_in
           cites measures art. 4
           requires
             low_income \"below\": income_per_head < standard cites measures art. 9
             few_assets: savings at most limit and cars = 0
           pays monthly
             top_up \"补差\": (standard - income_per_head) * number of members, rounded up to 1 yuan per month
             extra: 5 yuan per month when a, otherwise 0 yuan per month cites measures art. 10
           provides home_visit \"monthly visit\", counselling
           not together with hardship and other, whichever is higher
           decided by \"county\" within 10 working days
           reviewed every 6 months",
        "待遇 allowance “最低生活保障” 面向 household
           适用 applies_in 规定
           依据 measures 第四条
           条件
             low_income “below”：income_per_head ＜ standard 依据 measures 第九条
             few_assets：savings 不超过 limit 且 cars ＝ 0
           按月发放
             top_up “补差”：（standard － income_per_head）× 成员人数，向上取整到1元每月
             extra：5元每月 当 a，否则 0元每月 依据 measures 第十条
           提供 home_visit “monthly visit”、counselling
           不与 hardship、other 同享，就高
           决定机关 “county” 限10个工作日
           复核周期 6个月",
    );
    for (english, chinese) in
        [("pays yearly", "按年发放"), ("pays daily", "按日发放"), ("pays once", "一次性发放")]
    {
        same(&format!("benefit b for h {english} x: 1 yuan"), &format!("待遇 b 面向 h {chinese} x：1元"));
    }
}

#[test]
fn guarantees_and_properties() {
    same("guarantee g \"…\" a >= 130% * b cites m art. 6", "保证 g “…” a ≥ 130% × b 依据 m 第六条");
    same(
        "property p for household allowance.amount never falls by more than the difference when members.wage rises",
        "性质 p 面向 household allowance.金额 不降 超过差额 当 成员.wage 上升",
    );
    same(
        "property p for household allowance.amount never rises when members.wage rises",
        "性质 p 面向 household 当 成员.wage 上升 时，allowance.金额 不升",
    );
}

#[test]
fn examples() {
    same(
        "example \"a family\" as of 2025-08-01
           household: area urban, savings 3,000 yuan, income 1,894 yuan per month
             member head: wage 1,350 yuan per month, employed yes
             member: wage as of 2025-07 1,200 yuan per month, born 1990-01-01, debt -5 yuan
             member child:
           expect allowance.amount = 1,420 yuan per month
           expect allowance.granted
           expect household.income undecided needs wage, other_income
           expect income undecided",
        "示例 “a family” 截至2025年8月1日
           household：area urban，savings 3,000元，income 1,894元每月
             成员 head：wage 1,350元每月，employed 是
             成员：wage 截至2025年7月 1,200元每月，born 1990年1月1日，debt －5元
             成员 child：
           预期 allowance.金额 ＝ 1,420元每月
           预期 allowance.给予
           预期 household.income 未定 需要 wage、other_income
           预期 income 未定",
    );
}

#[test]
fn logic_and_comparison() {
    same_expression("a or b and not c", "a 或 b 且 非 c");
    same_expression("a is b", "a 为 b");
    same_expression("a is not b", "a 不为 b");
    same_expression("a <> b", "a ≠ b");
    same_expression("a at least 60", "a 不低于60");
    same_expression("a at most 60", "a 至多 60");
    same_expression("a less than b", "a 低于 b");
    same_expression("a more than b", "a 多于 b");
    same_expression("a between 1 and b", "a 介于 1 与 b");
    same_expression("a is one of b, c, 3", "a 属于 b、c、3");
    same_expression("a is not one of b, c and d", "a 不属于 b，c 且 d");
    same_expression("yes", "是");
    same_expression("decision date >= 2025-01-31", "决定日期 ≥ 2025年1月31日");
    same_expression("name = \"x\"", "name ＝ “x”");
}

#[test]
fn arithmetic() {
    same_expression("-a + b * c / 2 - (d - 1.5%)", "－a ＋ b × c ÷ 2 － （d － 1.5％）");
    same_expression("a * b rounded up to 1 yuan", "a × b，向上取整到1元");
    same_expression("a, rounded down to 0.1", "a 向下取整到 0.1");
    same_expression("a rounded to 1", "a 四舍五入到1");
    same_expression("a rounded half even to 1", "a 四舍六入五成双到1");
    same_expression(
        "a converted to yuan per month rounded to 1 yuan per month",
        "a 折算为 元每月，四舍五入到1元每月",
    );
    same_expression("lesser of a, b + 1 and 3 yuan", "取 a、b + 1、3元中较小者");
    same_expression("greater of a and b", "取 a 与 b 中较大者");
    same_expression("(1 when a, 2 when b, otherwise 3) * 2", "（当 a 时 1，当 b 时 2，否则 3）× 2");
    same_expression("standard for rural, 3", "standard 对应 rural、3");
    same_expression("standard as of 2020-12-31", "standard 截至2020年12月31日");
    same_expression("a.amount as of 2025-03 + 1", "a.金额 截至2025年3月 + 1");
    same_expression("share(30%, household.amount)", "share（30％，household.金额）");
    same_expression("12,000 yuan + 120,000,000 yuan", "1.2万元 + 1.2亿元");
}

#[test]
fn dates() {
    same_expression("age on decision date", "年龄截至 决定日期");
    same_expression("years between a and b", "相隔整年数 a 与 b");
    same_expression("months between a and 2025-01-01", "相隔整月数 a 与 2025年1月1日");
    same_expression("days between a and b", "相隔天数 a 和 b");
    same_expression("first day of month of d", "d 所在月首日");
    same_expression("last day of month of 2025-02-03", "2025年2月3日所在月末日");
    same_expression("last month's x + 1", "上月 x + 1");
    same_expression("last month's x starting with 100 yuan from 2025-01", "上月 x 起始为 100元自2025年1月起");
    same_expression("last month's x starting with 100 yuan from began", "上月 x 起始为 100元自 began");
    same_expression(
        "last month's x starting with y from (began + 1 month)",
        "上月 x 起始为 y 自 (began + 1个月) 起",
    );
    same_expression("a + 6 months", "a + 6个月");
}

#[test]
fn aggregates() {
    same_expression("number of members", "成员人数");
    same_expression("number of household.children", "household.children 的人数");
    same_expression("number of members where employed", "成员中 employed 者的人数");
    same_expression("(number of members where employed) = 2 persons", "(成员中 employed 者的个数) ＝ 2人");
    same_expression("number of members where age < 18 and a", "成员中 age < 18 且 a 者的人数");
    same_expression("number of members where t between -5 and 9", "成员中 t 介于 -5 与 9 者的人数");
    same_expression(
        "number of members where grade is one of a, b and old",
        "成员中 grade 属于 a、b 且 old 者的人数",
    );
    same_expression(
        "sum of wage - cost over members where employed",
        "成员中 employed 者的 wage － cost 之和",
    );
    same_expression("sum of wage over members, rounded up to 1", "成员的 wage 之和，向上取整到1");
    same_expression("largest of wage over members", "成员的 wage 最大值");
    same_expression("smallest of wage over members", "成员 的 wage 最小值");
    same_expression("average of wage over members where not a", "成员中 非 a 者的 wage 平均值");
    same_expression("any of members where age >= 60", "成员中有 age ≥ 60 者");
    same_expression("any of members has disabled", "成员有人 disabled");
    same_expression("any of members has disabled", "成员中有人 disabled");
    same_expression("any of members where a has b", "成员中 a 者 有人 b");
    same_expression("every one of members has age < 16", "成员人人 age ＜ 16");
    same_expression("every one of members where a has b", "成员中 a 者人人 b");
    same_expression("position of wage among members, highest first", "成员按 wage 从高到低 的名次");
    same_expression(
        "position of wage among members where a, lowest first, ties by age",
        "成员中 a 者 按 wage 从低到高 的名次，同分按 age",
    );
}

#[test]
fn windows_of_months() {
    same_expression("sum of x over last 12 months", "前12个月的 x 之和");
    same_expression("sum of x over the last 12 months + 1", "前 12 个月 的 x 之和 + 1");
    same_expression("average of x over this and the last 11 months", "本月及前11个月 的 x 平均值");
    same_expression("largest of x - y over last 3 months where a", "前3个月中 a 者的 x - y 最大值");
    same_expression("smallest of x over last 1 month", "前1个月的 x 最小值");
    same_expression("(number of last 6 months where x = 0) > 2 months", "(前6个月中 x = 0 者的月数) > 2个月");
    same_expression("number of last 6 months where a", "前6个月 中 a 者的个数");
    same_expression("any of last 6 months where x > 0 and a", "前6个月中有 x > 0 且 a 者");
    same_expression("every one of last 3 months has x > 0", "前3个月月月 x > 0");
    same_expression("every one of last 3 months where a has b", "前3个月中 a 者 月月 b");
    same_expression("last + 1", "last + 1");
    let counted = parse(FileId(0), "define x : number is number of last 6 months\n");
    assert_eq!(counted.diagnostics.len(), 1, "of months a condition is asked");
}

#[test]
fn precedence() {
    let rounded = expression("a * b rounded up to 1 yuan");
    assert!(
        matches!(&rounded.kind, ExprKind::Rounded { value, .. } if matches!(value.kind, ExprKind::Product(..)))
    );
    let sum = expression("a - b - c * d");
    assert!(matches!(&sum.kind, ExprKind::Sum(_, rest) if rest.len() == 2));
    let or = expression("a or b or c and d");
    assert!(matches!(&or.kind, ExprKind::Or(parts) if parts.len() == 3));
    let not = expression("not a = b");
    assert!(matches!(&not.kind, ExprKind::Not(inner) if matches!(inner.kind, ExprKind::Compare(..))));
    let filtered = expression("number of members where age < 18");
    assert!(matches!(filtered.kind, ExprKind::Aggregate(_)));
    let compared = expression("number of members where age < 18 > 2 persons");
    assert!(
        matches!(&compared.kind, ExprKind::Compare(left, ..) if matches!(left.kind, ExprKind::Aggregate(_)))
    );
    let added = expression("number of members where employed + number of members where retired");
    assert!(matches!(added.kind, ExprKind::Sum(..)));
    let tested = expression("any of members where age = 2");
    assert!(matches!(tested.kind, ExprKind::Aggregate(_)));
    let rounded = expression("sum of wage over members where employed, rounded up to 1 yuan");
    assert!(matches!(rounded.kind, ExprKind::Rounded { .. }));
    let grouped = expression("(a + b) + c");
    assert!(matches!(&grouped.kind, ExprKind::Sum(first, _) if matches!(first.kind, ExprKind::Group(_))));
}

#[test]
fn line_ends_and_blanks_mean_nothing() {
    let lines = "entity h\n cars : whole number, at least 0\n savings : yuan\nexample \"x\"\n h: cars 0\n  member head: wage 5 yuan\n  member: wage 6\n expect a\nbenefit b for h\n requires\n  low \"l\": cars = 0\n  few: savings < 5 yuan\n";
    let flat = lines.replace('\n', " ");
    let windows = lines.replace('\n', "\r\n");
    let marked = format!("\u{feff}{lines}");
    let expected = read(lines);
    for text in [flat, windows, marked] {
        assert_eq!(read(&text), expected, "{text}");
    }
}

#[test]
fn comments_and_names() {
    let tree = read(
        "--- About it.\n--- More.\ndefine `a name` : yuan -- trailing\n\n  -- own line\n  is 人均收入 * `rate-1`\n",
    );
    let item = &tree.items[0];
    assert_eq!(item.docs.as_ref().map(|doc| doc.text.as_str()), Some("About it.\nMore."));
    assert_eq!(item.name.as_ref().map(|path| path.names[0].text.as_str()), Some("a name"));
    let parsed = parse(FileId(0), "define x : yuan -- a\n\n\n  -- b\n  is 1\n");
    assert_eq!(parsed.trivia.len(), 3, "{:?}", parsed.trivia);
}

#[test]
fn the_sample_of_the_language() {
    read(include_str!("sample.alm"));
    read(include_str!("chinese.alm"));
}

#[test]
fn words_of_scales_and_tables_are_free_elsewhere() {
    let file = read("枚举 档次 全额 差额\n枚举 方式 任意 结果\nenum kind any linear\n");
    let names = |item: usize| -> Vec<String> {
        file.items[item]
            .clauses
            .iter()
            .filter_map(|clause| match &clause.kind {
                ClauseKind::EnumValue(value) => Some(value.name.text.clone()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(names(0), ["全额", "差额"]);
    assert_eq!(names(1), ["任意", "结果"]);
    assert_eq!(names(2), ["any", "linear"]);
}
