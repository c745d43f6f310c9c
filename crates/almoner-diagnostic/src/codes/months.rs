//! Codes about a run of months and what was paid in them.

group! {
    /// A month that cannot be read.
    MONTH_UNREADABLE = Error "E0940" "month-unreadable" {
        "`{month}` is not a month", "“{month}”不是一个月份";
        "Write the month like `2025-08` or `2025年8月`.", "请写成 `2025-08` 或 `2025年8月` 的样子。"
    }
    /// A run of months that is empty or too long.
    NO_RUN_OF_MONTHS = Error "E0941" "no-run-of-months" {
        "from {from} to {to} is no run of 1 to {most} months", "{from} 至 {to} 不是 1 至 {most} 个月的期间";
        "The first month stands after `--from`, the last after `--to`.", "请在 `--from` 后写首月，在 `--to` 后写末月。"
    }
    /// What was paid cannot be read.
    PAID_UNREADABLE = Error "E0942" "paid-unreadable" {
        "what was paid cannot be read: {place}", "无法读取已发金额：{place}";
        "Give amounts by benefit and month, like `{\"allowance\": {\"2025-01\": 600}}`, or the output of `almoner run --from … --to … --json`.", "请按待遇和月份给出金额，例如 `{\"allowance\": {\"2025-01\": 600}}`，或给出 `almoner run --from … --to … --json` 的输出。"
    }
    /// Something is said to be paid that the program does not pay by the month.
    PAID_UNKNOWN = Error "E0943" "paid-unknown" {
        "nothing is paid by the month as `{name}`", "没有按月发放的“{name}”";
        "Name benefits as the rules do, and members as outcomes do: `{\"care\": {\"members[0]\": {\"2025-01\": 100}}}`.", "待遇名称以规则为准，成员的写法以结果为准，例如 `{\"care\": {\"members[0]\": {\"2025-01\": 100}}}`。"
    }
}
