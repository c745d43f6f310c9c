//! Makes a rule file of any length that checks without a finding: many small schemes of one shape, each with
//! its figures, rules, a table, a benefit and an example. The same length gives the same text.

use std::fmt::Write;

const HEAD: &str = r#"module generated "Generated" "生成的程序"

source measures "Measures" "办法"
  in force from 2021-01-01

enum area "area" "城乡"
  urban "urban" "城镇"
  rural "rural" "农村"

enum grade "grade" "等级"
  none "none" "无"
  mild "mild" "轻度"
  severe "severe" "重度"

entity person "person" "人员"
  wage "wage" "工资" : yuan per month, at least 0 yuan per month
  other_income "other income" "其他收入" : yuan per month, at least 0 yuan per month
  employed "in work" "就业" : yes or no
  grade "grade" "等级" : grade
  age "age" "年龄" : whole number, at least 0, at most 150

entity household "household" "家庭"
  area "area" "城乡" : area
  savings "savings" "存款" : yuan, at least 0 yuan
  members "members" "成员" : many person
"#;

const SCHEME: &str = r#"
--- The figures of scheme {n}.
parameter standard_{n} "standard {n}" "标准{n}" : yuan per person per month
  by area
  urban: {urban} yuan per person per month from 2021-01-01 until 2023-12-31 cites measures art. {article}
  urban: {later} yuan per person per month from 2024-01-01 cites measures art. {article}
  rural: {rural} yuan per person per month from 2021-01-01 cites measures art. {article}

parameter rate_{n} "rate {n}" "比例{n}" : percent
  {rate}% from 2021-01-01 cites measures art. {article}

define person.deduction_{n} "deduction {n}" "扣减{n}" : yuan per month
  is lesser of wage * rate_{n} and 400 yuan per month when employed,
    otherwise 0 yuan per month
  cites measures art. {article}

define household.income_{n} "income {n}" "收入{n}" : yuan per month
  is sum of wage - deduction_{n} + other_income over members
  cites measures art. {article}

define household.income_per_head_{n} "income per head {n}" "人均收入{n}" : yuan per person per month
  is income_{n} / number of members
  cites measures art. {article}

define household.savings_limit_{n} "limit of savings {n}" "存款上限{n}" : yuan
  is 24 months * standard_{n} * number of members
  except rural_{n} "rural households" "农村家庭" when area is rural: 12 months * standard_{n} * number of members
  cites measures art. {article}

table person.supplement_{n} "supplement {n}" "增发{n}" : yuan per month
  | grade | age | gives |
  | severe | any | {severe} yuan per month | cites measures art. {article}
  | none or mild | at least 70 | {old} yuan per month | cites measures art. {article}
  otherwise 0 yuan per month
  cites measures art. {article}

benefit allowance_{n} "allowance {n}" "补助{n}" for household
  cites measures art. {article}
  requires
    low_income_{n} "income is below the standard" "收入低于标准": income_per_head_{n} < standard_{n} cites measures art. {article}
    few_savings_{n} "savings are within the limit" "存款不超过上限": savings <= savings_limit_{n} cites measures art. {article}
  pays monthly
    gap_{n} "gap" "补差": (standard_{n} - income_per_head_{n}) * number of members, rounded up to 1 yuan per month cites measures art. {article}
    supplements_{n} "supplements" "增发": sum of supplement_{n} over members cites measures art. {article}

example "scheme {n}"
  as of 2025-08-01
  household: area urban, savings 0 yuan
    member: wage 0 yuan per month, other_income 0 yuan per month, employed no, grade none, age 40
  expect allowance_{n}.amount = {later} yuan per month
"#;

/// A rule file of at least `lines` lines and less than one scheme more.
pub(crate) fn program(lines: usize) -> String {
    let of_head = HEAD.lines().count();
    let of_scheme = SCHEME.lines().count();
    let schemes = lines.saturating_sub(of_head).div_ceil(of_scheme);
    let mut text = HEAD.to_owned();
    for number in 1..=schemes {
        // Writing to a text cannot fail.
        let _ = text.write_str(&scheme(number));
    }
    text
}

fn scheme(number: usize) -> String {
    let step = number % 50;
    let values = [
        ("{n}", number),
        ("{urban}", 700 + step),
        ("{later}", 790 + step),
        ("{rural}", 600 + step),
        ("{rate}", 10 + step % 30),
        ("{severe}", 200 + step),
        ("{old}", 50 + step),
        ("{article}", 1 + step),
    ];
    values.iter().fold(SCHEME.to_owned(), |text, (place, value)| text.replace(place, &value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_what_was_asked_for() {
        let lines = program(10_000).lines().count();
        assert!((10_000..10_060).contains(&lines), "{lines}");
    }
}
