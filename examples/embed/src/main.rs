//! A host program: compiles the rules once, decides for a family, and says why in Chinese.

use almoner::{Diagnostics, Language, compile};
use serde::Serialize;

#[derive(Serialize)]
struct Family {
    savings: u32,
    members: Vec<Person>,
}

#[derive(Serialize)]
struct Person {
    wage: f64,
}

fn main() -> Result<(), Diagnostics> {
    let program = compile([("rules.alm", include_str!("../rules.alm"))])?;
    let family = Family { savings: 3000, members: [1350.5, 0.0, 0.0].map(|wage| Person { wage }).into() };

    let outcome = program.evaluate(&family, "2025-08-01")?;
    match outcome.amount("subsistence_allowance") {
        Some(amount) => println!("{amount} yuan per month"),
        None => println!("not decided yet; please ask for {:?}", outcome.needs()),
    }

    let why = program.explain(&family, "2025-08-01", "subsistence_allowance")?;
    println!("{}", why.to_text(Language::Chinese));
    Ok(())
}
