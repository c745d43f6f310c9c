//! Operators and the functions of aggregates: closed lists without parts.

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
