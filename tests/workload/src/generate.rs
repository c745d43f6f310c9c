//! Households from a seeded generator (SplitMix64), one independent stream per household number.
//! Every thirty-second or so stands exactly on a threshold.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::native::{KINDS, REGIONS, standard};

/// A household as it is written to JSON; money is text, so that no double touches it.
#[derive(Debug, Serialize)]
pub struct Household {
    /// One of the six regions.
    pub region: &'static str,
    /// `urban` or `rural`.
    pub kind: &'static str,
    /// ISO date.
    pub assessment_date: String,
    /// One to six members.
    pub members: Vec<Member>,
    /// Yuan.
    pub financial_assets: Decimal,
    /// Count.
    pub vehicles: u32,
    /// Count.
    pub homes: u32,
}

/// A member of a [`Household`].
#[derive(Debug, Serialize)]
pub struct Member {
    /// Years.
    pub age: u32,
    /// Yuan a month.
    pub monthly_wage: Decimal,
    /// Yuan a month.
    pub other_income: Decimal,
    /// In work.
    pub employed: bool,
    /// `none`, `mild` or `severe`.
    pub disability: &'static str,
    /// Seriously ill.
    pub serious_illness: bool,
    /// At school; no rule reads it.
    pub student: bool,
}

struct Stream(u64);

impl Stream {
    fn new(number: u64) -> Self {
        Self(20_250_701_u64.wrapping_add(number.wrapping_mul(0xD134_2543_DE82_EF95)))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 32).wrapping_mul(bound) >> 32
    }
}

fn yuan(cents: u64) -> Decimal {
    Decimal::new(i64::try_from(cents).unwrap_or(i64::MAX), 2)
}

fn cents(yuan: Decimal) -> u64 {
    u64::try_from((yuan * Decimal::ONE_HUNDRED).trunc().mantissa()).unwrap_or(0)
}

fn pick(names: &'static [&'static str], index: u64) -> &'static str {
    names.get(usize::try_from(index).unwrap_or(0)).copied().unwrap_or("")
}

fn member(stream: &mut Stream, profile: u64) -> Member {
    let age_class = stream.below(10);
    let a = stream.below(42);
    let disability = stream.below(20);
    let serious_illness = stream.below(12) == 0;
    let at_school = stream.below(2) == 0;
    let employment = stream.below(100);
    let low_wage = stream.below(320_000);
    let high_wage = stream.below(900_000);
    let informal = stream.below(8) == 0;
    let informal_wage = stream.below(60_000);
    let has_other = stream.below(4) == 0;
    let other = stream.below(80_000);
    let age = if profile == 0 {
        if age_class < 3 { a % 16 } else { 60 + a % 35 }
    } else {
        match age_class {
            0..2 => a % 18,
            2..8 => 18 + a,
            _ => 60 + a % 35,
        }
    };
    let employed = profile != 0 && (18..65).contains(&age) && employment < 60;
    let wage = match employed {
        true if profile < 8 => 80_000 + low_wage,
        true => 300_000 + high_wage,
        false if profile != 0 && informal && age >= 16 => informal_wage,
        false => 0,
    };
    Member {
        age: u32::try_from(age).unwrap_or(0),
        monthly_wage: yuan(wage),
        other_income: yuan(if profile != 0 && has_other { other } else { 0 }),
        employed,
        disability: match disability {
            0 => "severe",
            1 => "mild",
            _ => "none",
        },
        serious_illness,
        student: at_school && (6..=22).contains(&age),
    }
}

/// Household number `number`.
pub fn household(number: u64) -> Household {
    let stream = &mut Stream::new(number);
    let region = pick(&REGIONS, stream.below(6));
    let kind = pick(&KINDS, stream.below(2));
    let days = i64::try_from(stream.below(1096)).unwrap_or(0);
    let day: Date = date(2023, 1, 1).saturating_add(days.days());
    let count = 1 + stream.below(6);
    let profile = stream.below(10);
    let mut members: Vec<Member> = (0..count).map(|_| member(stream, profile)).collect();
    let mut assets = match stream.below(10) {
        0..7 => stream.below(2_000_000),
        7..9 => stream.below(8_000_000),
        _ => stream.below(40_000_000),
    };
    let vehicles = u32::from(stream.below(20) == 0);
    let homes = match stream.below(20) {
        0..16 => 1,
        16..18 => 0,
        _ => 2,
    };
    let cents = cents(standard(region, kind, day));
    match stream.below(32) {
        threshold @ 0..3 => {
            for member in &mut members {
                member.employed = false;
                member.monthly_wage = yuan(0);
                member.other_income = yuan(match threshold {
                    0 => cents,
                    1 => cents * 3 / 2,
                    _ => cents - 1,
                });
            }
        }
        threshold @ 3..5 => assets = 24 * cents * count + (threshold - 3),
        _ => {}
    }
    Household {
        region,
        kind,
        assessment_date: day.to_string(),
        members,
        financial_assets: yuan(assets),
        vehicles,
        homes,
    }
}

/// The household as JSON text.
pub fn json(number: u64) -> String {
    serde_json::to_string(&household(number)).unwrap_or_default()
}
