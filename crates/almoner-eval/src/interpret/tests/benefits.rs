//! Benefits: which are granted, which give way, for whom.

use super::*;

fn hardship(amount: &str) -> Benefit {
    let no_savings = compare(Comparison::Equal, fact(0, SAVINGS, number_in("yuan")), num("0", "yuan"));
    benefit(
        "severe_hardship",
        HOUSEHOLD,
        vec![("no_savings", no_savings)],
        vec![("line", num(amount, "yuan per month"))],
    )
}

fn interaction(with: u32, whichever_is_higher: bool) -> Interaction {
    Interaction { with: BenefitId(with), hops: 0, whichever_is_higher, span: span() }
}

fn statuses(program: Program, json: &str) -> Vec<String> {
    let prepared = prepared(program);
    let facts = facts(&prepared, json);
    match prepared.evaluate(&facts, day("2025-08-01"), &EvaluateOptions::default()) {
        Ok(outcome) => {
            let one = |one: &crate::BenefitOutcome| {
                format!("{} {}", one.status.name(), one.amount.as_ref().map_or(String::new(), show))
            };
            outcome.benefits.iter().map(one).collect()
        }
        Err(error) => vec![message(&error, Language::English)],
    }
}

#[test]
fn a_benefit_gives_way_or_the_higher_is_kept() {
    let both = |amount: &str, higher, on_second| {
        let mut program = program();
        program.benefits.push(hardship(amount));
        let carrier = usize::from(on_second);
        program.benefits[carrier].interactions.push(interaction(1 - u32::from(on_second), higher));
        program
    };
    let poor = r#"{"area": "urban", "savings": 0, "cars": 0, "members": [{"wage": 0}]}"#;
    assert_eq!(statuses(both("5", false, false), poor), ["refused 0", "granted 5"]);
    assert_eq!(statuses(both("5", false, true), poor), ["granted 790", "refused 0"]);
    for (amount, expected) in [("5", ["granted 790", "refused 0"]), ("1000", ["refused 0", "granted 1000"])] {
        assert_eq!(statuses(both(amount, true, false), poor), expected);
        assert_eq!(statuses(both(amount, true, true), poor), expected);
    }
    assert_eq!(statuses(both("790", true, false), poor), ["granted 790", "refused 0"]);
    assert_eq!(statuses(both("790", true, true), poor), ["refused 0", "granted 790"]);
    let with_savings = poor.replace(r#""savings": 0"#, r#""savings": 9"#);
    assert_eq!(statuses(both("1000", true, false), &with_savings), ["granted 790", "refused 0"]);
    let unknown = statuses(both("1000", false, false), &poor.replace(r#""savings": 0, "#, ""));
    assert_eq!(
        unknown,
        [
            "undecided Number(Interval { low: Closed(0), high: Closed(790) }) for 0.1",
            "undecided Number(Interval { low: Closed(0), high: Closed(1000) }) for 0.1"
        ]
    );
    let mut circle = both("5", false, false);
    circle.benefits[1].interactions.push(interaction(0, false));
    assert_eq!(statuses(circle, poor), ["`subsistence_allowance` rests on itself on 2025-08-01"]);
}

#[test]
fn an_amount_below_nothing_is_an_error() {
    let mut program = program();
    program.benefits[0].conditions.clear();
    let rich = r#"{"area": "urban", "cars": 0, "members": [{"wage": 1000.50}]}"#;
    assert_eq!(
        statuses(program.clone(), rich),
        ["the line `top_up` of `subsistence_allowance` is negative: -210 yuan per month"]
    );
    // Where the wage is not known, nobody can tell; but less than nothing is never paid.
    let unknown = r#"{"area": "urban", "cars": 0, "members": [{}]}"#;
    assert_eq!(
        statuses(program, unknown),
        ["granted Number(Interval { low: Closed(0), high: Closed(790) }) for 1.0"]
    );
}

#[test]
fn benefits_of_members_are_decided_for_each() {
    let mut program = program();
    let employed = expr(ExprKind::Not(boxed(fact(0, EMPLOYED, Type::YesNo))), Type::YesNo);
    program.benefits =
        vec![benefit("care", PERSON, vec![("idle", employed)], vec![("line", num("100", "yuan per month"))])];
    let json =
        json_of(program, r#"{"members": [{"employed": false}, {"employed": "是"}, {}]}"#, "2025-08-01");
    insta::assert_snapshot!(json, @r#"{"as_of":"2025-08-01","decided":false,"benefits":[{"benefit":"care","for":"members[0]","status":"granted","amount":"100","unit":"yuan per month","pays":"monthly","lines":[{"line":"line","amount":"100"}],"conditions":[{"condition":"idle","holds":"yes"}]},{"benefit":"care","for":"members[1]","status":"refused","amount":"0","unit":"yuan per month","pays":"monthly","lines":[{"line":"line","amount":"0"}],"conditions":[{"condition":"idle","holds":"no"}],"refused_because":[{"condition":"idle"}]},{"benefit":"care","for":"members[2]","status":"undecided","amount":{"at_least":"0","at_most":"100"},"unit":"yuan per month","pays":"monthly","lines":[{"line":"line","amount":{"at_least":"0","at_most":"100"}}],"conditions":[{"condition":"idle","holds":"unknown"}],"missing":["members[2].employed"]}],"needs":[{"fact":"members[2].employed","settles":1000,"narrows":1000}]}"#);
}
