//! The syntax tree: what a rule file says, with its places, and nothing about what it means.
//!
//! The tree is the same for a file with English and with Chinese keywords. Clauses and items stand in the
//! author's order, so that the formatter can put every comment back. Nothing is desugared here.

use almoner_diagnostic::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A place in a file. Two places are always equal: two trees are equal when they say the same,
/// wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct At(pub Span);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

/// A whole rule file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its items in order.
    pub items: Vec<Item>,
}

/// A name: a Unicode word, or any text in backticks. Words that the language has in both tongues
/// (`members`/`成员`, `amount`/`金额`) stand here in their English form.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The canonical text, without backticks.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// Names joined by points: `china.subsistence`, `person.wage`.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// At least one name.
    pub names: Vec<Name>,
    /// All of it.
    pub at: At,
}

/// A text in quotation marks (`"…"`, `“…”`, `「…」`), without the marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    /// The text.
    pub text: String,
    /// Where it stands, with the marks.
    pub at: At,
}

/// Which kind of item a keyword begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// `module china.people`: the name of this file's module.
    Module,
    /// `use china.people`: makes another module's names known.
    Use,
    /// `source measures "…"`: a legal text to cite.
    Source,
    /// `entity person`: a kind of thing with facts.
    Entity,
    /// `enum area`: a closed list of values.
    Enum,
    /// `unit jin`: a unit of measure.
    Unit,
    /// `parameter standard : …`: a figure set by law, by date and keys.
    Parameter,
    /// `define household.income : …`: a derived value.
    Define,
    /// `table person.tier : …`: a decision table.
    Table,
    /// `scale share(amount: yuan) : …`: brackets over one quantity.
    Scale,
    /// `benefit x for household`: who gets what.
    Benefit,
    /// `guarantee x`: a bound on parameters that always holds.
    Guarantee,
    /// `property x for household`: a statement that holds for every household.
    Property,
    /// `example "…"`: a test.
    Example,
    /// `amend standard`: a local layer sets what a national one left open (a parameter's values, a rule's body
    /// or exceptions). `amend household` with [`ClauseKind::Field`] clauses adds facts to an entity, which is
    /// always allowed.
    Amend,
}

/// One item: a head (`keyword name "label" (parameters) : type for entity`) and its clauses.
/// Which parts an item may have is for the checker to say; the tree can hold any.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The `---` comment lines before it, joined by newlines; Markdown.
    pub docs: Option<Doc>,
    /// What it is.
    pub kind: ItemKind,
    /// The place of its keyword.
    pub keyword: At,
    /// Its name; `None` for an example.
    pub name: Option<Path>,
    /// Its labels: one text, or one in English and one in Chinese. The title of a source or an example.
    pub labels: Vec<Quoted>,
    /// `(rate: percent)`: the parameters of a define or a scale.
    pub params: Vec<Param>,
    /// `: yuan per month`.
    pub ty: Option<TypeExpr>,
    /// `for household`.
    pub subject: Option<Name>,
    /// Everything else, in the author's order.
    pub clauses: Vec<Clause>,
    /// All of it, without the doc comment.
    pub at: At,
}

/// A documentation comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Doc {
    /// The lines without `---` and one following blank, joined by newlines.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// `rate: percent` in the head of a define or a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeExpr {
    /// What is written.
    pub kind: TypeKind,
    /// Where.
    pub at: At,
}

/// The forms of a type.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// `yes or no` / `是或否`.
    YesOrNo,
    /// `number` / `数值`: a plain number.
    Number,
    /// `whole number` / `整数`.
    WholeNumber,
    /// `percent` / `百分比`: a plain number, written as a percentage.
    Percent,
    /// `text` / `文本`.
    Text,
    /// `date` / `日期`.
    Date,
    /// `date of birth` / `出生日期`: the date that ages are counted from.
    DateOfBirth,
    /// A unit with `per`, or the name of an enum.
    Unit(UnitExpr),
    /// `many person as head, spouse, child` / `多个 person 身份 head、spouse`.
    Many {
        /// The entity held.
        entity: Name,
        /// The roles, if any.
        roles: Vec<Labelled>,
    },
}

/// `yuan per person per month` / `元每人每月`. Built-in units stand in their English singular.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitExpr {
    /// The unit (or, as a type, the enum).
    pub unit: Name,
    /// The units after each `per`.
    pub per: Vec<Name>,
    /// All of it.
    pub at: At,
}

/// A name with labels: an enum value, a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// The name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
}

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
    /// `requires` / `条件`, with its lines.
    Requires(Vec<Condition>),
    /// `pays monthly` / `按月发放`, with its lines.
    Pays {
        /// How often.
        every: Frequency,
        /// What.
        lines: Vec<PayLine>,
    },
    /// `provides` / `提供`: services and goods, no cash.
    Provides(Vec<Labelled>),
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
    /// The value; [`ExprKind::NotSet`] where there is none on purpose.
    pub value: Expr,
    /// When it holds; `None`: always.
    pub period: Option<Period>,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// `E when C, E when C, otherwise E`. In Chinese also `当 C 时 E`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// The cases, first that applies.
    pub cases: Vec<Case>,
    /// `otherwise E`; a single value without condition stands here too.
    pub otherwise: Option<Box<Expr>>,
    /// All of it.
    pub at: At,
}

/// `E when C`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The value.
    pub value: Expr,
    /// When it applies.
    pub condition: Expr,
    /// All of it.
    pub at: At,
}

/// An exception of a define.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// The exceptions that it goes before.
    pub overriding: Vec<Name>,
    /// When it applies.
    pub condition: Expr,
    /// The value then.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A row of a decision table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One test for each column.
    pub tests: Vec<Test>,
    /// What the row gives.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A cell of a decision table.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What it says.
    pub kind: TestKind,
    /// Where.
    pub at: At,
}

/// What a cell of a decision table says of its column's value.
#[derive(Clone, Debug, PartialEq)]
pub enum TestKind {
    /// `any` / `任意`.
    Any,
    /// A value: `urban`, `3`.
    Is(Expr),
    /// `not urban` / `非 urban`.
    IsNot(Expr),
    /// `at least 60`, `< 60`.
    Compare(Comparison, Expr),
    /// `between 3% and 5%`; both ends count.
    Between(Expr, Expr),
    /// `urban or rural`.
    OneOf(Vec<Test>),
}

/// How a scale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleMethod {
    /// Each part of the quantity at the rate of its bracket, added up (分段累计).
    Marginal,
    /// The value of the bracket that the quantity falls in (全额).
    WholeAmount,
    /// In a straight line between points (线性插值).
    Linear,
}

/// A bracket of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    /// Where it begins.
    pub from: Expr,
    /// The beginning itself belongs to it (`from`, not `above`).
    pub inclusive: bool,
    /// Its rate or value.
    pub value: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
}

/// A line under `requires`.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The doc comment before it.
    pub docs: Option<Doc>,
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// What must hold.
    pub condition: Expr,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub at: At,
}

/// A line under `pays`.
#[derive(Clone, Debug, PartialEq)]
pub struct PayLine {
    /// The doc comment before it.
    pub docs: Option<Doc>,
    /// Its name.
    pub name: Name,
    /// Its labels.
    pub labels: Vec<Quoted>,
    /// How much.
    pub amount: Cases,
    /// Its citations.
    pub cites: Vec<Citation>,
    /// All of it.
    pub at: At,
}

/// How often a benefit is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// `once` / `一次性`.
    Once,
    /// `daily` / `按日`.
    Daily,
    /// `monthly` / `按月`.
    Monthly,
    /// `yearly` / `按年`.
    Yearly,
}

/// `EXPR never rises when FACT rises`.
#[derive(Clone, Debug, PartialEq)]
pub struct Monotone {
    /// What is watched.
    pub value: Expr,
    /// `never rises` (else `never falls`).
    pub never_rises: bool,
    /// Which fact rises.
    pub when_rises: Path,
    /// `by more than the difference`: the value may move, but never faster than the fact does.
    pub by_more_than_the_difference: bool,
}

/// The facts of one thing in an example.
#[derive(Clone, Debug, PartialEq)]
pub struct FactsBlock {
    /// `household`, `member` or the name of another collection.
    pub name: Name,
    /// `member child: …`: the role.
    pub role: Option<Name>,
    /// The facts (or derived values given directly).
    pub facts: Vec<Fact>,
    /// All of it.
    pub at: At,
}

/// `wage 1,350 yuan per month`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Which.
    pub name: Name,
    /// `for 2025-07` / 逐月 series: the month (its first day) that the value is of.
    pub month: Option<Dated>,
    /// Its value.
    pub value: Expr,
}

/// An expression with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// Where.
    pub at: At,
}

/// The forms of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `790 yuan per person per month`, `3`, `1.2万元`, `30%`.
    Number(NumberLiteral),
    /// `yes` / `是`, `no` / `否`.
    YesNo(bool),
    /// `"text"`.
    Text(String),
    /// `2025-08-01`, `2025年8月1日`.
    Date(Date),
    /// `decision date` / `决定日期`: the day as of which everything is decided.
    DecisionDate,
    /// A name: a field, a parameter, a define, an enum value.
    Name(Name),
    /// `household.income`, `subsistence_allowance.amount`.
    Member(Box<Expr>, Name),
    /// `share(30%)`.
    Call(Box<Expr>, Vec<Expr>),
    /// `standard for rural, 3` / `standard 按 rural、3`: the keys of a parameter, given by hand.
    ForKeys(Box<Expr>, Vec<Expr>),
    /// `standard on 2020-12-31` / `standard 截至 …`: as of another day.
    On(Box<Expr>, Box<Expr>),
    /// `(E)`; kept, so that the formatter never changes what is grouped.
    Group(Box<Expr>),
    /// `-E`.
    Negate(Box<Expr>),
    /// `not C` / `非 C`.
    Not(Box<Expr>),
    /// `A + B - C`: the first, then operator and operand, from the left. Flat, so that long sums are not deep.
    Sum(Box<Expr>, Vec<(AddOp, Expr)>),
    /// `A * B / C`, from the left.
    Product(Box<Expr>, Vec<(MulOp, Expr)>),
    /// `A and B and C` / `且`.
    And(Vec<Expr>),
    /// `A or B` / `或`.
    Or(Vec<Expr>),
    /// `A < B`, `A at least B`.
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// `A between B and C` / `A 介于 B 与 C`; both ends count.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `A is one of B, C` / `A 属于 B、C`; `negated`: `is not one of` / `不属于`.
    OneOf {
        /// What is looked for.
        value: Box<Expr>,
        /// Among these.
        among: Vec<Expr>,
        /// It is not one of them.
        negated: bool,
    },
    /// `lesser of A and B` / `取 A、B 中较小者`.
    LesserOf(Vec<Expr>),
    /// `greater of A and B` / `取 A、B 中较大者`.
    GreaterOf(Vec<Expr>),
    /// `E when C, … otherwise E` in parentheses.
    Cases(Cases),
    /// `E rounded up to 1 yuan` / `E 向上取整到 1元`.
    Rounded {
        /// What is rounded.
        value: Box<Expr>,
        /// How.
        mode: RoundingMode,
        /// To a multiple of this.
        step: Box<Expr>,
    },
    /// `annual converted to yuan per month` / `annual 折算为 元每月`.
    ConvertedTo(Box<Expr>, UnitExpr),
    /// `sum of E over members where C` and its kin.
    Aggregate(Aggregate),
    /// `position of E among members, highest first, ties by E` / `…`: the rank of this member, from 1.
    Position {
        /// What is compared.
        key: Box<Expr>,
        /// Among whom.
        among: Path,
        /// Only these.
        filter: Option<Box<Expr>>,
        /// The highest comes first (else the lowest).
        highest_first: bool,
        /// What settles a tie: lowest first; without it the order of the list does.
        ties: Option<Box<Expr>>,
    },
    /// `age on D` / `年龄截至 D`: full years since the date of birth.
    AgeOn(Box<Expr>),
    /// `years between A and B` / `相隔年数 A 与 B`, whole months, days.
    SpanBetween(CalendarUnit, Box<Expr>, Box<Expr>),
    /// `first day of month of D` / `D 所在月首日`, `last day of month of D` / `D 所在月末日`.
    MonthEdge {
        /// The last day (else the first).
        last: bool,
        /// Of the month of this day.
        date: Box<Expr>,
    },
    /// `last month's E [, first E in D]` / `上月 E [，首月 E 于 D]`.
    LastMonth {
        /// What, a month earlier.
        value: Box<Expr>,
        /// What it is in the first month.
        first: Option<FirstMonth>,
    },
    /// `not set` / `未设定`: there is no figure, on purpose. Only as the value of a parameter's entry.
    NotSet,
    /// Something here could not be read; a finding says what.
    Unreadable,
}

/// The start of a value that reads its own last month.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstMonth {
    /// The value then.
    pub value: Box<Expr>,
    /// A day in the first month.
    pub month: Dated,
}

/// A number as written.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberLiteral {
    /// Its value, with 万 and 亿 counted in; for a percentage the number before `%`.
    pub value: Decimal,
    /// `30%`.
    pub percent: bool,
    /// Its unit.
    pub unit: Option<UnitExpr>,
}

/// `+` or `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddOp {
    /// `+`.
    Plus,
    /// `-`.
    Minus,
}

/// `*` or `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MulOp {
    /// `*` (`×`, `乘`).
    Times,
    /// `/` (`÷`, `除以`).
    DividedBy,
}

/// How two values are compared; words and symbols give the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`, `is` / `为`.
    Equal,
    /// `<>`, `is not` / `不为`.
    NotEqual,
    /// `<`, `less than` / `低于`.
    Less,
    /// `<=`, `at most` / `至多`.
    AtMost,
    /// `>`, `more than` / `高于`.
    Greater,
    /// `>=`, `at least` / `至少`.
    AtLeast,
}

/// How a number is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundingMode {
    /// `rounded up to` / `向上取整到`: towards plus infinity.
    Up,
    /// `rounded down to` / `向下取整到`: towards minus infinity.
    Down,
    /// `rounded to` / `四舍五入到`: to the nearest, halves away from zero.
    Nearest,
    /// `rounded half even to` / `四舍六入五成双到`: to the nearest, halves to the even neighbour.
    HalfEven,
}

/// Units of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalendarUnit {
    /// Full years.
    Year,
    /// Full months.
    Month,
    /// Days.
    Day,
}

/// `sum of E over members where C`.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// What is done.
    pub function: AggregateFunction,
    /// Over which collection: `members`, `household.members`.
    pub over: Path,
    /// `where C`.
    pub filter: Option<Box<Expr>>,
    /// What is added up or tested; `None` for `number of` and for `any of … where`.
    pub body: Option<Box<Expr>>,
}

/// What an aggregate does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AggregateFunction {
    /// `sum of E over members` / `成员的 E 之和`.
    Sum,
    /// `number of members` / `成员人数`.
    Number,
    /// `any of members has C` / `成员中有人 C`.
    Any,
    /// `every one of members has C` / `成员中人人 C`.
    Every,
    /// `largest of E over members` / `成员的 E 最大值`.
    Largest,
    /// `smallest of E over members` / `成员的 E 最小值`.
    Smallest,
    /// `average of E over members` / `成员的 E 平均值`.
    Average,
}
