//! Decision tables.

use super::check_findings;

fn table(rows: &str) -> String {
    format!("table person.tier \"tier\" : number cites law art. 1\n{}\n", rows.trim_matches('\n'))
}

#[test]
fn a_whole_table_is_fine() {
    check_findings(
        &table(
            "
  | labour       | age          | gives |
  | none         | any          | 570   |
  | weak or able | at least 60  | 450   |
  | weak         | less than 60 | 400   |
  | able         | less than 60 | 370   |",
        ),
        &[],
    );
}

#[test]
fn rows_that_overlap_and_differ_are_an_error() {
    check_findings(
        &table(
            "
  | labour       | age          | gives |
  | none         | any          | 570   |
  | weak or able | at least 60  | 450   |
  | weak         | at most 60   | 400   |
  | able         | less than 60 | 370   |",
        ),
        &[
            "E0502 5: two rows of `tier` apply at once and give different values, for example for: labour = weak, age = 60",
        ],
    );
}

#[test]
fn rows_that_overlap_and_agree_are_fine() {
    check_findings(
        &table("  | age | gives |\n  | at least 60 | 1 |\n  | at least 50 | 1 |\n  | less than 50 | 2 |"),
        &[],
    );
}

#[test]
fn a_gap_is_an_error_with_an_example() {
    check_findings(
        &table(
            "  | labour | employed | gives |\n  | none | any | 1 |\n  | weak | yes | 2 |\n  | able | any | 3 |",
        ),
        &["E0503 1: no row of `tier` applies, for example for: labour = weak, employed = no"],
    );
    check_findings(
        &table(
            "  | age | gives |\n  | less than 18 | 1 |\n  | between 18 and 59 | 2 |\n  | at least 60 | 3 |",
        ),
        &[],
    );
    check_findings(
        &table(
            "  | age | gives |\n  | less than 18 | 1 |\n  | between 19 and 59 | 2 |\n  | at least 60 | 3 |",
        ),
        &["E0503 1: no row of `tier` applies, for example for: age = 18"],
    );
}

#[test]
fn otherwise_fills_the_gap() {
    check_findings(&table("  | age | gives |\n  | less than 18 | 1 |\n  otherwise 2"), &[]);
    check_findings(
        &table("  | age | gives |\n  | less than 18 | 1 |\n  | at least 18 | 3 |\n  otherwise 2"),
        &["W0506 5: `otherwise` of `tier` never applies: the cases before it take everything"],
    );
}

#[test]
fn a_row_that_never_applies_is_reported() {
    check_findings(
        &table("  | age | gives |\n  | at most 200 | 1 |\n  | more than 200 | 2 |"),
        &[
            "W0507 4: this row of `tier` never applies: its tests exclude each other, or the values cannot occur",
        ],
    );
}

#[test]
fn bounds_between_amounts_of_money_are_seen_to_the_cent() {
    check_findings(
        &table(
            "  | wage | gives |\n  | at most 99.99 yuan per month | 1 |\n  | at least 100 yuan per month | 2 |",
        ),
        &[],
    );
    check_findings(
        &table(
            "  | wage | gives |\n  | at most 99.98 yuan per month | 1 |\n  | at least 100 yuan per month | 2 |",
        ),
        &["E0503 1: no row of `tier` applies, for example for: wage = 99.99 yuan per month"],
    );
}
