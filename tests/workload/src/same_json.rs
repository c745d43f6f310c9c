//! The hand-written rule with the same JSON work as Almoner: the same text in, the same bytes out.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::Scheme;
use crate::native::{Decision, Household, decide};

/// The outputs that are asked of Almoner, in the order in which both write them.
pub const OUTPUTS: [&str; 7] = [
    "scheme",
    "monthly_amount",
    "assets_over_limit",
    "has_vehicle",
    "too_many_homes",
    "income_below_standard",
    "supplement_paid",
];

#[derive(Serialize)]
struct Document<'a> {
    as_of: Date,
    decided: bool,
    benefits: [(); 0],
    outputs: [Output<'a>; 7],
}

#[derive(Serialize)]
struct Output<'a> {
    output: &'a str,
    label: Label<'a>,
    r#for: &'a str,
    value: OutputValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct Label<'a> {
    en: &'a str,
    zh: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OutputValue {
    Scheme(Scheme),
    Amount(Decimal),
    YesNo(bool),
}

fn output<'a>(name: &'a str, en: &'a str, zh: &'a str, value: OutputValue) -> Output<'a> {
    let unit = matches!(value, OutputValue::Amount(_)).then_some("yuan per month");
    Output { output: name, label: Label { en, zh }, r#for: "household", value, unit }
}

fn document(as_of: Date, decision: &Decision) -> Document<'static> {
    let gave = |reason: &str| OutputValue::YesNo(decision.reasons.contains(&reason));
    Document {
        as_of,
        decided: true,
        benefits: [],
        outputs: [
            output("household.scheme", "scheme", "待遇类别", OutputValue::Scheme(decision.scheme)),
            output(
                "household.monthly_amount",
                "amount a month",
                "月待遇金额",
                OutputValue::Amount(decision.monthly_amount.normalize()),
            ),
            output(
                "household.assets_over_limit",
                "assets above the limit",
                "资产超限",
                gave("assets_over_limit"),
            ),
            output("household.has_vehicle", "has a vehicle", "有车辆", gave("has_vehicle")),
            output("household.too_many_homes", "more than one home", "住房超过一套", gave("too_many_homes")),
            output(
                "household.income_below_standard",
                "income below the standard",
                "收入低于标准",
                gave("income_below_standard"),
            ),
            output("household.supplement_paid", "a supplement is paid", "有增发", gave("supplement_paid")),
        ],
    }
}

/// JSON text in, and out the bytes that Almoner gives for the seven outputs of the rule.
///
/// # Errors
///
/// Text that is not a household.
pub fn decide_json(text: &str, as_of: Date) -> serde_json::Result<String> {
    let household: Household = serde_json::from_str(text)?;
    serde_json::to_string(&document(as_of, &decide(&household)))
}
