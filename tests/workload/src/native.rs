//! The rule of the workload in hand-written Rust with rust_decimal: the measure for the interpreter's speed.

use jiff::civil::{Date, date};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::Scheme;

/// The regions.
pub const REGIONS: [&str; 6] = ["north", "south", "east", "west", "central", "coast"];
/// The kinds of household.
pub const KINDS: [&str; 2] = ["urban", "rural"];

const EVEN: [Date; 3] = [date(2022, 7, 1), date(2023, 7, 1), date(2024, 7, 1)];
const ODD: [Date; 3] = [date(2022, 4, 1), date(2023, 10, 1), date(2025, 1, 1)];

/// Region, the days on which its standards change, then urban and rural standards in cents, one for each period.
type RegionStandards = (&'static str, [Date; 3], [i64; 3], [i64; 3]);

const STANDARDS: [RegionStandards; 6] = [
    ("north", EVEN, [132_000, 139_500, 147_000], [108_500, 116_000, 123_500]),
    ("south", ODD, [119_650, 124_025, 128_875], [90_535, 94_865, 99_615]),
    ("east", EVEN, [111_000, 115_000, 120_000], [111_000, 115_000, 120_000]),
    ("west", ODD, [70_200, 73_800, 77_100], [44_165, 47_085, 50_225]),
    ("central", EVEN, [81_500, 84_800, 88_000], [61_245, 64_015, 66_895]),
    ("coast", ODD, [104_555, 108_015, 112_145], [86_835, 90_275, 94_005]),
];

/// The standard in force, in yuan per person per month; 0 for an unknown region or a day before the first.
pub fn standard(region: &str, kind: &str, day: Date) -> Decimal {
    let cents = STANDARDS.iter().find(|row| row.0 == region).and_then(|(_, starts, urban, rural)| {
        let values = if kind == "urban" { urban } else { rural };
        starts.iter().zip(values).rev().find(|(start, _)| **start <= day).map(|(_, value)| *value)
    });
    Decimal::new(cents.unwrap_or(0), 2)
}

/// A household as it is read from JSON.
#[derive(Debug, Deserialize)]
pub struct Household {
    region: String,
    kind: String,
    assessment_date: Date,
    members: Vec<Member>,
    financial_assets: Decimal,
    vehicles: u32,
    homes: u32,
}

#[derive(Debug, Deserialize)]
struct Member {
    age: u32,
    monthly_wage: Decimal,
    other_income: Decimal,
    employed: bool,
    disability: Disability,
    serious_illness: bool,
    #[serde(rename = "student")]
    _student: bool,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Disability {
    None,
    Mild,
    Severe,
}

/// What is decided.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The scheme.
    pub scheme: Scheme,
    /// Yuan a month.
    pub monthly_amount: Decimal,
    /// Why.
    pub reasons: Vec<&'static str>,
}

fn round2(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn deduction(member: &Member) -> Decimal {
    if member.employed {
        (member.monthly_wage * Decimal::new(30, 2)).min(Decimal::new(400, 0))
    } else {
        Decimal::ZERO
    }
}

fn counts_alone(member: &Member) -> bool {
    member.disability == Disability::Severe || member.serious_illness
}

fn cannot_work(member: &Member) -> bool {
    member.age >= 60 || member.age < 16 || member.disability == Disability::Severe
}

fn supplement(member: &Member, standard: Decimal) -> Decimal {
    if member.disability == Disability::Severe {
        round2(Decimal::new(30, 2) * standard)
    } else if member.age >= 70 || member.age < 18 || member.serious_illness {
        round2(Decimal::new(20, 2) * standard)
    } else {
        Decimal::ZERO
    }
}

/// The rule.
pub fn decide(household: &Household) -> Decision {
    let members = &household.members;
    let standard = standard(&household.region, &household.kind, household.assessment_date);
    let count = Decimal::from(members.len());
    let income: Decimal =
        members.iter().map(|member| member.monthly_wage - deduction(member) + member.other_income).sum();
    let per_capita = round2(income / count);
    let assets_over = household.financial_assets > Decimal::new(24, 0) * standard * count;
    let asset_ok = !assets_over && household.vehicles == 0 && household.homes <= 1;
    let below = per_capita < standard;
    let alone = members.iter().filter(|member| counts_alone(member)).count();
    let mut supplements = Decimal::ZERO;
    let (scheme, monthly_amount) = if below && asset_ok && income.is_zero() && members.iter().all(cannot_work)
    {
        (Scheme::Hardship, round2(Decimal::new(13, 1) * standard * count))
    } else if below && asset_ok {
        supplements = members.iter().map(|member| supplement(member, standard)).sum();
        (Scheme::Dibao, ((standard - per_capita) * count).ceil() + supplements)
    } else if asset_ok && !below && per_capita <= Decimal::new(15, 1) * standard && alone > 0 {
        (Scheme::Single, standard * Decimal::from(alone))
    } else {
        (Scheme::None, Decimal::ZERO)
    };
    let reasons = reasons(household, assets_over, below, scheme, supplements);
    Decision { scheme, monthly_amount, reasons }
}

fn reasons(
    household: &Household,
    assets_over: bool,
    below: bool,
    scheme: Scheme,
    supplements: Decimal,
) -> Vec<&'static str> {
    let route = match scheme {
        Scheme::None => "route_none",
        Scheme::Dibao => "route_dibao",
        Scheme::Single => "route_single",
        Scheme::Hardship => "route_hardship",
    };
    let income = if below { "income_below_standard" } else { "income_not_below_standard" };
    [
        (assets_over, "assets_over_limit"),
        (household.vehicles > 0, "has_vehicle"),
        (household.homes > 1, "too_many_homes"),
        (true, income),
        (true, route),
        (supplements > Decimal::ZERO, "supplement_paid"),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect()
}

/// JSON text in, JSON text out.
///
/// # Errors
///
/// Text that is not a household.
pub fn decide_json(text: &str) -> serde_json::Result<String> {
    serde_json::to_string(&decide(&serde_json::from_str(text)?))
}
