//! Scales.

use super::{check_findings, repaired};

fn scale(method: &str, brackets: &str, quantity: &str) -> String {
    format!(
        "scale part(sum: yuan) : yuan cites law art. 1\n  {method}\n{brackets}\n\
         define household.paid \"paid\" : yuan is part({quantity}) cites law art. 1\n"
    )
}

#[test]
fn brackets_ascend() {
    check_findings(
        &scale("marginal", "  from 0 yuan: 0%\n  from 100 yuan: 10%\n  above 200 yuan: 20%", "savings"),
        &[],
    );
    let wrong = scale("marginal", "  from 0 yuan: 0%\n  from 200 yuan: 20%\n  from 100 yuan: 10%", "savings");
    check_findings(&wrong, &["E0505 5: the bracket from 200 yuan stands before the one from 100 yuan"]);
    let text = repaired(&wrong);
    assert!(text.find("from 100 yuan").unwrap() < text.find("from 200 yuan").unwrap(), "{text}");
}

#[test]
fn no_bracket_begins_twice() {
    check_findings(
        &scale("marginal", "  from 0 yuan: 0%\n  from 100 yuan: 20%\n  from 100 yuan: 10%", "savings"),
        &["E0506 5: two brackets of `part` begin at 100 yuan"],
    );
    check_findings(
        &scale(
            "whole amount",
            "  from 0 yuan: 1 yuan\n  from 100 yuan: 2 yuan\n  above 100 yuan: 3 yuan",
            "savings",
        ),
        &[],
    );
}

#[test]
fn a_quantity_below_the_first_bracket_has_no_value() {
    let brackets = "  from 10 yuan: 1 yuan\n  from 100 yuan: 2 yuan";
    check_findings(
        &scale("whole amount", brackets, "savings"),
        &[
            "E0507 5: `part` has no value below 10 yuan but is asked for less, for example for: savings = 0 yuan",
        ],
    );
    check_findings(&scale("whole amount", brackets, "greater of savings and 10 yuan"), &[]);
    check_findings(&scale("marginal", "  from 10 yuan: 10%\n  from 100 yuan: 20%", "savings"), &[]);
}
