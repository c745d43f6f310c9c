//! Clauses, and the parts of those that stand in items of several kinds: fields, days, citations, entries.

use jiff::civil::Date;

use super::{
    At, Bracket, Cases, Condition, Doc, Exception, Expr, FactsBlock, Frequency, HelpKind, HelpLine, Labelled,
    Monotone, Name, Path, PayLine, Payer, Quoted, Row, ScaleMethod, TypeExpr,
};

/// One clause of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The doc comment before it (fields and lines may have one).
    pub docs: Option<Doc>,
    /// What it says.
    pub kind: ClauseKind,
    /// All of it.
    pub at: At,
}

/// What a clause says. The first words of each form stand in its comment, English / Chinese.
#[derive(Clone, Debug, PartialEq)]
pub enum ClauseKind {
    /// `cites measures art. 4 and decree art. 9(2)` / `依据 measures 第四条`.
    Cites(Vec<Citation>),
    /// `in force from D [until D]` / `自 D 起施行 [至 D]`; both days count.
    InForce(Period),
    /// `number "Minfa [2021] No. 57"` / `文号 "…"` of a source.
    DocumentNumber(Quoted),
    /// `issued by "…"` / `发布机关 "…"` of a source.
    IssuedBy(Quoted),
    /// A field of an entity: `wage "工资" : yuan per month, at least 0 yuan per month, assumed 0 yuan`.
    Field(Field),
    /// A value of an enum: `urban "城镇"`.
    EnumValue(Labelled),
    /// `equals 0.5 kilogram` / `等于 …` of a unit.
    UnitEquals(Expr),
    /// `with 2 decimals` / `保留 2 位小数` of a currency unit.
    Decimals(u32),
    /// `by month` / `逐月` of a parameter: each value holds for one month.
    ByMonth,
    /// `by area, household_size` / `按 area` of a parameter.
    By(Vec<Name>),
    /// `from "standards.csv"` / `取自 "…"` of a parameter or an enum.
    FromFile(Quoted),
    /// One value of a parameter: `urban, 3: 790 yuan per month from D until D cites …`.
    Entry(Entry),
    /// `open [, at least E] [, at most E]` / `开放 …`: a lower layer may set it, within bounds.
    Open {
        /// The lower bound.
        at_least: Option<Expr>,
        /// The upper bound.
        at_most: Option<Expr>,
    },
    /// `is E when C, E when C, otherwise E` / `为 …`: the cases of a define.
    Is(Cases),
    /// `except rural [overriding x] when C: E` / `例外 rural 当 C: E`.
    Except(Exception),
    /// The head of a decision table: `| labour | income | gives |`.
    Columns(Vec<Expr>),
    /// A row of a decision table: `| none | any | 570 yuan | cites …`.
    Row(Row),
    /// `otherwise E` / `否则 E` of a table: for what no row covers.
    Otherwise(Expr),
    /// `marginal`, `whole amount`, `linear` / `分段累计`, `全额`, `线性`: how a scale counts.
    ScaleMethod(ScaleMethod),
    /// A bracket of a scale: `from 12,000 yuan: 50%` (inclusive) or `above 12,000 yuan: 50%`.
    Bracket(Bracket),
    /// `is members where C` / `为 成员 中 C 者` of a group.
    Among {
        /// Of which things.
        over: Path,
        /// Only those.
        filter: Option<Expr>,
    },
    /// `of eligible_cost` / `待分担费用 eligible_cost`: the bill that payers share.
    Bill(Expr),
    /// One of the payers of a bill: `basic_insurance: 70% above 500 yuan, at most 100,000 yuan`.
    Payer(Payer),
    /// `requires` / `条件`, with its lines.
    Requires(Vec<Condition>),
    /// `pays monthly` / `按月发放`, with its lines.
    Pays {
        /// How often.
        every: Frequency,
        /// What.
        lines: Vec<PayLine>,
    },
    /// `provides` / `提供`, `provides goods` / `提供实物`, `refers to` / `转介` …: help beside cash.
    Provides {
        /// What sort of help.
        kind: HelpKind,
        /// What.
        lines: Vec<HelpLine>,
    },
    /// `not together with b [, whichever is higher]` / `不与 b 同享 [，就高]`.
    NotTogether {
        /// The other benefits.
        with: Vec<Path>,
        /// The higher of them is kept (else this one gives way).
        whichever_is_higher: bool,
    },
    /// `decided by "county civil affairs" [within 10 working days]` / `决定机关 "…" [限 10 个工作日]`.
    DecidedBy {
        /// The body.
        body: Quoted,
        /// The time limit in working days.
        working_days: Option<u32>,
    },
    /// `by the rules of emergency_in` / `适用 emergency_in 规定`: the key of the parameters that go by its enum.
    ByTheRulesOf(Path),
    /// `reviewed every 6 months` / `每 6 个月复核`.
    ReviewedEvery {
        /// The interval in months.
        months: u32,
    },
    /// The statement of a guarantee or of a property: a condition.
    Statement(Expr),
    /// `E never rises|falls when F rises` of a property.
    Monotone(Monotone),
    /// `as of 2025-08-01` / `截至 …` of an example.
    AsOf {
        /// The day.
        date: Date,
        /// Where.
        at: At,
    },
    /// `household: area urban, savings 3,000 yuan` of an example, with its member lines.
    Facts(FactsBlock),
    /// `expect C` / `预期 C`: must be yes.
    Expect(Expr),
    /// `expect E undecided [needs a, b]` / `预期 E 未定 [需要 a、b]`.
    ExpectUndecided {
        /// What stays open.
        value: Expr,
        /// Names of the facts that are missing; empty: any.
        needs: Vec<Name>,
    },
    /// Something here could not be read; a finding says what.
    Unreadable,
}

/// A field of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// Its type.
    pub ty: TypeExpr,
    /// `by month` / `逐月`: the fact is a series with one value for each month.
    pub by_month: bool,
    /// `at least E`.
    pub at_least: Option<Expr>,
    /// `at most E`.
    pub at_most: Option<Expr>,
    /// `assumed E`: what holds when the fact is not given.
    pub assumed: Option<Expr>,
    /// `counted when matched` / `经核对计入`: the fact counts once its check has confirmed it.
    pub counted_when_matched: bool,
}

/// `from D [until D]`; both days count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    /// The first day.
    pub from: Dated,
    /// The last day.
    pub until: Option<Dated>,
}

/// A date as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// Where.
    pub at: At,
}

/// A place in a legal text: `measures art. 14(2)(3)` / `measures 第十四条第二款第三项`, or `measures "annex 2"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The source cited.
    pub source: Path,
    /// The article.
    pub article: Option<Article>,
    /// Another place in words.
    pub place: Option<Quoted>,
    /// All of it.
    pub at: At,
}

/// Article, paragraph (款), item (项).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    /// 条.
    pub article: u32,
    /// 款.
    pub paragraph: Option<u32>,
    /// 项.
    pub item: Option<u32>,
}

/// One value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The keys before the colon; empty for a parameter without keys.
    pub keys: Vec<Name>,
    /// The month before the colon, behind the keys: `2022-07: 3.2%`, of a parameter that is given by month.
    pub month: Option<Dated>,
    /// The value; [`ExprKind::NotSet`](super::ExprKind::NotSet) where there is none on purpose.
    pub value: Expr,
    /// When it holds; `None`: always.
    pub period: Option<Period>,
    /// Its citations.
    pub cites: Vec<Citation>,
}
