//! Expressions, as flat as they are written.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{
    AddOp, AggregateFunction, At, CalendarUnit, Cases, Comparison, Dated, MulOp, Name, Path, Quoted,
    RoundingMode, UnitExpr,
};

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
    /// `2025-08-01`, `2025年8月1日`; after `as of` also `2025-08`: the first day of the month.
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
    /// `evidence of savings` / `savings 的核对情况`: what a check of a fact has found.
    EvidenceOf(Box<Expr>),
    /// `last month's E [starting with E from D]` / `上月 E [起始为 E 自 D]`.
    LastMonth {
        /// What, a month earlier.
        value: Box<Expr>,
        /// What it is in the first month.
        first: Option<FirstMonth>,
    },
    /// `decided by "sub-district office" between A and B` / `决定机关 "街道办事处" 介于 A 与 B`: a body decides, within
    /// bounds. Only as a value of a define.
    Decided {
        /// The body.
        body: Quoted,
        /// The least that it may decide.
        low: Box<Expr>,
        /// The most.
        high: Box<Expr>,
    },
    /// `not set` / `未设定`: there is no figure, on purpose. Only as the value of a parameter's entry.
    NotSet,
    /// `without members` / `没有 成员`: there are none. Only as the value of a fact of an example; its place is
    /// that of the keyword.
    Nothing,
    /// Something here could not be read; a finding says what.
    Unreadable,
}

/// The start of a value that reads its own last month.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstMonth {
    /// The value then.
    pub value: Box<Expr>,
    /// The first month.
    pub from: Start,
}

/// The month in which a value starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// A month, or a day in it.
    Written(Dated),
    /// A day that is computed: `from applied_on`.
    Value(Box<Expr>),
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

/// `sum of E over members where C`.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// What is done.
    pub function: AggregateFunction,
    /// Over what.
    pub over: Over,
    /// `where C`.
    pub filter: Option<Box<Expr>>,
    /// What is added up or tested; `None` for `number of` and for `any of … where`.
    pub body: Option<Box<Expr>>,
}

/// What an aggregate goes over.
#[derive(Clone, Debug, PartialEq)]
pub enum Over {
    /// A collection: `members`, `household.members`.
    Things(Path),
    /// Months: `last 12 months`.
    Months(Months),
}

impl Over {
    /// Where it stands.
    pub const fn at(&self) -> At {
        match self {
            Self::Things(path) => path.at,
            Self::Months(months) => months.at,
        }
    }
}

/// `last 12 months` / `前 12 个月`.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    /// How many, with their unit: a [`ExprKind::Number`].
    pub count: Box<Expr>,
    /// `this and the last 11 months` / `本月及前 11 个月`: the month of the decision counts too.
    pub with_this: bool,
    /// Where.
    pub at: At,
}
