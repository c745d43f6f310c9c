//! Types and units: what mixes and what does not.

use super::{clean, codes, mended, messages, only_message, repaired};

#[test]
fn money_and_persons_do_not_mix() {
    let items = "define household.a : yuan per month\n  is 700 yuan per month + 3 persons\n";
    assert_eq!(only_message(items), "`yuan per month` and `person` cannot be added");
    let items =
        "define household.a : yuan per month\n  is standard * number of members + number of members\n";
    assert_eq!(only_message(items), "`yuan per month` and `person` cannot be added");
}

#[test]
fn a_year_and_a_month_do_not_mix_but_convert() {
    let items = "define household.a : yuan per month\n  is rent + 100 yuan per month\n";
    assert_eq!(only_message(items), "`yuan per year` and `yuan per month` cannot be added");
    assert_eq!(
        mended(items),
        "define household.a : yuan per month\n  is (rent converted to yuan per month) + 100 yuan per month\n"
    );
    let items = "define household.a : yuan per month\n  is rent\n";
    assert_eq!(
        mended(items),
        "define household.a : yuan per month\n  is (rent converted to yuan per month)\n"
    );
    let items = "define household.a : yes or no\n  is 100 yuan per month < rent\n";
    assert!(mended(items).contains("100 yuan per month < (rent converted to yuan per month)"));
}

#[test]
fn per_person_and_per_household_do_not_mix() {
    assert_eq!(codes("define household.a : yes or no\n  is standard > savings\n"), ["E0301"]);
    assert_eq!(codes("define household.a : yuan per month\n  is standard\n"), ["E0302"]);
    clean("define household.a : yuan per month\n  is standard * number of members\n");
    clean("define household.a : yuan\n  is 24 months * standard * number of members\n");
    clean("define household.a : yuan per person\n  is savings / number of members\n");
}

#[test]
fn text_and_numbers_are_not_added() {
    assert_eq!(
        only_message("define household.a : number\n  is \"ten\" + 3\n"),
        "a text and a plain number cannot be added"
    );
    assert_eq!(codes("define person.a : number\n  is nickname * 2\n"), ["E0306"]);
    assert_eq!(codes("define household.a : number\n  is yes + 3\n"), ["E0306"]);
    assert_eq!(codes("define household.a : number\n  is area + 3\n"), ["E0306"]);
}

#[test]
fn a_condition_is_no_amount_and_an_amount_no_condition() {
    assert_eq!(
        only_message("define household.a : yuan\n  is savings > 3 yuan\n"),
        "`yuan` is due here, but this is a condition, which is yes or no"
    );
    assert_eq!(
        only_message("define household.a : yes or no\n  is savings\n"),
        "a condition is due here, but this is `yuan`"
    );
    assert_eq!(codes("define household.a : yes or no\n  is savings and yes\n"), ["E0305"]);
    assert_eq!(codes("define household.a : yuan\n  is 1 yuan when savings, otherwise 2 yuan\n"), ["E0305"]);
}

#[test]
fn a_bare_number_gets_its_unit() {
    let items = "define household.a : yuan\n  is savings + 3\n";
    assert_eq!(mended(items), "define household.a : yuan\n  is savings + 3 yuan\n");
    let items = "define household.a : yuan\n  is 0 when area is rural, otherwise savings\n";
    assert_eq!(only_message(items), "`0` has no unit, but `yuan` is due here");
    assert!(mended(items).contains("is 0 yuan when"));
    let items = "define household.a : yes or no\n  is savings > 0\n";
    assert!(mended(items).contains("savings > 0 yuan"));
}

#[test]
fn ages_and_spans_may_be_compared_with_bare_numbers() {
    clean("define person.a : yes or no\n  is age on decision date at least 60\n");
    clean("define person.a : yes or no\n  is age on decision date at least 60 years\n");
    clean("define household.a : yes or no\n  is months between moved_in and decision date < 6\n");
    clean("define person.a : yes or no\n  is age on decision date between 18 and 60\n");
    assert_eq!(
        codes("define person.a : yes or no\n  is age on decision date at least 60 months\n"),
        ["E0301"]
    );
    assert_eq!(codes("define household.a : yes or no\n  is age on decision date > 3\n"), ["E0317"]);
}

#[test]
fn dates_move_by_whole_days_months_and_years() {
    clean("define household.a : date\n  is moved_in + 6 months - 1 day\n");
    clean("define household.a : date\n  is last day of month of moved_in\n");
    clean("define household.a : yes or no\n  is moved_in - 2025-01-01 > 30 days\n");
    assert_eq!(
        only_message("define household.a : date\n  is moved_in + 3\n"),
        "`3` cannot be added to a date or taken from it"
    );
    assert_eq!(codes("define household.a : date\n  is moved_in + 1.5 months\n"), ["E0310"]);
    assert_eq!(codes("define household.a : date\n  is moved_in + 3 yuan\n"), ["E0310"]);
    assert_eq!(codes("define household.a : date\n  is moved_in + moved_in\n"), ["E0306"]);
    assert_eq!(codes("define household.a : date\n  is moved_in * 2\n"), ["E0306"]);
}

#[test]
fn only_what_has_order_is_more_or_less() {
    assert_eq!(
        only_message("define household.a : yes or no\n  is area > rural\n"),
        "a value of `area` has no order, so nothing is more or less than it"
    );
    assert_eq!(codes("define person.a : yes or no\n  is nickname < \"b\"\n"), ["E0308"]);
    assert_eq!(codes("define household.a : yes or no\n  is area = 3\n"), ["E0307"]);
    assert_eq!(codes("define household.a : kind\n  is lesser of kind and big\n"), ["E0308"]);
    clean("define person.a : yes or no\n  is nickname = \"b\" and employed is yes\n");
    clean("define household.a : date\n  is greater of moved_in and 2025-01-01\n");
}

#[test]
fn conversions_are_exact_or_not_at_all() {
    clean("define household.a : yuan per month\n  is rent converted to yuan per month\n");
    assert_eq!(
        only_message("define household.a : yuan per day\n  is rent converted to yuan per day\n"),
        "`yuan per year` cannot be converted to `yuan per day`: no fixed factor leads from one to the other"
    );
    assert_eq!(codes("define household.a : yuan\n  is area converted to yuan\n"), ["E0332"]);
    clean(
        "unit jin \"斤\" equals 0.5 kilogram\ndefine household.a : kilogram\n  is 3 jin converted to kilogram\n",
    );
    assert_eq!(codes("unit one equals 2 two\nunit two equals 3 one\n"), ["E0320"]);
    assert_eq!(codes("unit one equals 2\n"), ["E0321"]);
}

#[test]
fn steps_of_rounding_are_in_the_unit() {
    let items = "define household.a : yuan per month\n  is sum of wage over members, rounded up to 1 yuan\n";
    assert_eq!(codes(items), ["E0313"]);
    assert!(mended(items).ends_with("rounded up to 1 yuan per month\n"));
    let items = "define household.a : yuan\n  is savings, rounded up to 1\n";
    assert!(mended(items).ends_with("rounded up to 1 yuan\n"));
    assert_eq!(codes("define household.a : yuan\n  is savings, rounded up to 0 yuan\n"), ["E0314"]);
    assert_eq!(codes("define household.a : kind\n  is kind, rounded up to 1\n"), ["E0332"]);
}

#[test]
fn whole_numbers_are_whole() {
    clean("define household.a : whole number\n  is cars * 2 + 1\n");
    let items = "define household.a : whole number\n  is cars / 3\n";
    assert_eq!(codes(items), ["E0312"]);
    assert!(mended(items).ends_with("is cars / 3, rounded down to 1\n"));
}

#[test]
fn tables_have_as_many_cells_as_columns() {
    clean(
        "table household.t : number\n  | area | cars | gives |\n  | urban | any | 1 |\n  | rural | at least 1 | 2 |\n  | rural | 0 | 3 |\n",
    );
    assert_eq!(
        only_message(
            "table household.t : number\n  | area | cars | gives |\n  | urban | 1 |\n  otherwise 3\n"
        ),
        "this row has 2 cells, but the table has 3 columns"
    );
    assert_eq!(
        codes("table household.t : number\n  | area | gives |\n  | urbna | 1 |\n  otherwise 3\n"),
        ["E0209"]
    );
    assert_eq!(
        codes("table household.t : number\n  | area | gives |\n  | 3 | 1 |\n  otherwise 3\n"),
        ["E0307"]
    );
    assert_eq!(
        codes("table household.t : number\n  | area | gives |\n  | at least urban | 1 |\n  otherwise 3\n"),
        ["E0308"]
    );
    assert_eq!(
        codes("table household.t : number\n  | savings | gives |\n  | at least 3 | 1 |\n  otherwise 3\n"),
        ["E0301"]
    );
    assert_eq!(
        codes("table household.t : number\n  | area | gives |\n  | urban | 1 yuan |\n  otherwise 3\n"),
        ["E0302"]
    );
}

#[test]
fn scales_go_over_one_number() {
    clean("scale share(bill: yuan) : yuan\n  marginal\n  from 0 yuan: 0%\n  from 12,000 yuan: 50%\n");
    clean("scale share(bill: yuan) : percent\n  whole amount\n  from 0 yuan: 0%\n  from 12,000 yuan: 50%\n");
    assert_eq!(codes("scale share : yuan\n  marginal\n  from 0 yuan: 0%\n"), ["E0326"]);
    assert_eq!(codes("scale share(bill: yuan) : yuan\n  from 0 yuan: 0%\n"), ["E0214"]);
    assert!(codes("scale share(bill: yuan) : yuan\n  marginal\n  from 0 persons: 0%\n").contains(&"E0302"));
}

#[test]
fn bounds_are_known_without_facts() {
    assert_eq!(codes("amend household\n  x : yuan, at least savings\n"), ["E0401"]);
    assert_eq!(codes("amend household\n  x : yuan, at least 3 persons\n").len(), 1);
    assert_eq!(codes("amend household\n  x : yuan, at least 3 yuan, at most 2 yuan\n"), ["E0323"]);
    assert_eq!(codes("amend household\n  x : area, at least 3\n"), ["E0324"]);
    assert_eq!(codes("amend household\n  x : yuan, at least 3 yuan, assumed 0 yuan\n"), ["E0331"]);
    clean("amend household\n  x : yuan, at least 0 yuan, at most 1,000 yuan, assumed 0 yuan\n");
}

#[test]
fn aggregates_add_numbers() {
    clean("define household.a : yuan per month\n  is largest of wage over members where employed\n");
    clean("define household.a : yes or no\n  is any of members has employed\n");
    clean(
        "define household.a : yes or no\n  is every one of members where wage > 0 yuan per month has employed\n",
    );
    clean("define household.a : date\n  is smallest of birth_date over members\n");
    assert_eq!(codes("define household.a : number\n  is sum of employed over members\n"), ["E0319"]);
    assert_eq!(codes("define household.a : date\n  is sum of birth_date over members\n"), ["E0319"]);
    assert_eq!(codes("define household.a : yuan\n  is number of members\n"), ["E0302"]);
    assert_eq!(codes("define household.a : person\n  is number of members where wage\n"), ["E0305"]);
}

#[test]
fn a_position_is_among_ones_like() {
    clean("define person.a : whole number\n  is position of wage among members, highest first\n");
    assert_eq!(
        codes("define household.a : whole number\n  is position of savings among members, highest first\n"),
        ["E0318"]
    );
}

#[test]
fn cases_agree() {
    clean("define household.a : yuan\n  is (1 yuan when area is rural, otherwise 2 yuan) + savings\n");
    assert_eq!(
        codes("define household.a : yuan\n  is (1 yuan when area is rural, otherwise 2 persons) + savings\n"),
        ["E0302"]
    );
    assert_eq!(codes("define household.a : yuan\n  is lesser of savings and 3 persons\n"), ["E0302"]);
}

#[test]
fn zero_divides_nothing() {
    assert_eq!(codes("define household.a : yuan\n  is savings / 0\n"), ["E0325"]);
}

#[test]
fn the_place_where_a_type_is_said_is_shown() {
    let errors = super::errors("define household.a : yuan\n  is 3 persons\n");
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].related.len(), 1);
    assert_eq!(
        messages("define household.a : yuan\n  is 3 persons\n"),
        ["`yuan` is due here, but this is `person`"]
    );
    let _ = repaired;
}

#[test]
fn dates_and_texts_are_due_too() {
    assert_eq!(
        only_message("define household.a : date\n  is savings\n"),
        "a date is due here, but this is `yuan`"
    );
    assert_eq!(codes("define household.a : text\n  is 3\n"), ["E0303"]);
    assert_eq!(codes("define household.a : kind\n  is area\n"), ["E0303"]);
}

#[test]
fn odd_declarations() {
    assert!(codes("enum empty\n").contains(&"E0322"), "{:?}", messages("enum empty\n"));
    assert!(codes("define household.a : many person\n  is 3\n").contains(&"E0333"));
    let sum = "1 + ".repeat(450);
    assert_eq!(codes(&format!("define household.a : number\n  is {sum}1\n")), ["E0327"]);
    let big = "9".repeat(27);
    let unit = "define household.a : number\n  is ".to_owned() + &big + "%\n";
    clean(&unit);
}

#[test]
fn a_comparison_after_where_belongs_to_the_members() {
    clean("define household.a : person\n  is number of members where wage < 400 yuan per month\n");
    clean("define household.a : yes or no\n  is (number of members where employed) at least 2 persons\n");
    let items = "define household.a : yes or no\n  is number of members where employed at least 2 persons\n";
    assert_eq!(codes(items), ["E0334"]);
    assert_eq!(
        mended(items),
        "define household.a : yes or no\n  is (number of members where employed) at least 2 persons\n"
    );
    let of_two = "define household.a : person\n  is number of members where wage < 4 yuan per month * 2\n";
    assert_eq!(codes(of_two), ["E0335"]);
    clean("define household.a : person\n  is number of members where wage < (4 yuan per month * 2)\n");
    clean("define household.a : person\n  is (number of members where wage < 4 yuan per month) * 2\n");
    clean("define household.a : person\n  is number of members where employed * 2\n");
}

#[test]
fn a_unit_has_a_largest_power() {
    let squared = format!("define household.a : yes or no\n  is savings{} > 0\n", " * savings".repeat(130));
    assert_eq!(codes(&squared), ["E0338"]);
}
