//! Names: unknown, double, hidden, misspelt; values that need themselves.

use super::{check_files, clean, codes, errors_of, mended, messages, only_help, only_message, repaired};

#[test]
fn a_misspelt_name_is_mended() {
    let items = "define household.a : yuan\n  is savigns\n";
    assert_eq!(only_message(items), "nothing is called `savigns` here");
    assert_eq!(mended(items), "define household.a : yuan\n  is savings\n");
}

#[test]
fn a_name_far_from_all_others_has_no_suggestion() {
    assert_eq!(codes("define household.a : yuan\n  is pension_fund\n"), ["E0201"]);
}

#[test]
fn names_are_looked_up_from_the_thing_outwards() {
    clean("define person.share : yuan\n  is savings / number of members * 1 person\n");
    clean("define person.a : yuan per month\n  is person.wage\n");
    clean("define person.a : yuan\n  is household.savings\n");
    clean("define household.a : yuan per month\n  is sum of wage over household.members\n");
}

#[test]
fn a_fact_of_a_member_is_out_of_reach_for_the_household() {
    assert_eq!(
        only_message("define household.a : yuan per month\n  is wage\n"),
        "`wage` is of `person` and cannot be read here"
    );
    assert_eq!(codes("define household.a : yuan per month\n  is person.wage\n"), ["E0205"]);
    assert_eq!(codes("define a : yuan\n  is savings\n"), ["E0205"]);
}

#[test]
fn double_names_are_reported_with_the_first() {
    for items in [
        "enum area a b\n",
        "parameter standard : yuan\n  1 yuan\n",
        "define household.savings : yuan\n  is 1 yuan\n",
        "define household.a : yuan\n  is 1 yuan\ndefine household.a : yuan\n  is 2 yuan\n",
        "enum other a b a\n",
        "entity person\n",
        "source law \"Again\"\n",
    ] {
        assert_eq!(codes(items), ["E0202"], "{items}");
    }
    assert_eq!(codes("define share(a: yuan, a: yuan) : yuan\n  is a\n"), ["E0202"]);
}

#[test]
fn wordings_of_a_rule_follow_each_other() {
    clean(
        "define household.a : yuan\n  in force from 2024-01-01 until 2024-12-31\n  is 1 yuan\ndefine household.a : yuan\n  in force from 2025-01-01\n  is 2 yuan\n",
    );
    assert_eq!(
        only_message(
            "define household.a : yuan\n  in force from 2024-01-01\n  is 1 yuan\ndefine household.a : yuan\n  in force from 2025-01-01\n  is 2 yuan\n"
        ),
        "two wordings of `a` are in force on 2025-01-01"
    );
    assert_eq!(
        codes(
            "define household.a : yuan\n  in force from 2024-01-01 until 2024-12-31\n  is 1 yuan\ndefine household.a : number\n  in force from 2025-01-01\n  is 2 yuan\n"
        ),
        ["E0222"]
    );
}

#[test]
fn a_value_of_an_enum_that_is_misspelt_lists_the_valid_ones() {
    let items = "define household.a : yes or no\n  is area is rurla\n";
    assert_eq!(only_message(items), "`rurla` is not a value of `area`");
    assert_eq!(only_help(items), "The values are: urban, rural.");
    assert_eq!(mended(items), "define household.a : yes or no\n  is area is rural\n");
}

#[test]
fn enum_values_are_understood_from_either_side() {
    clean("define household.a : yes or no\n  is rural = area\n");
    clean("define household.a : yes or no\n  is area is one of rural, urban\n");
    clean("define household.a : kind\n  is none when area is rural, otherwise big\n");
    clean("define household.a : yes or no\n  is area = area.rural\n");
    clean(
        "enum other none some\nentity thing\ndefine household.a : yes or no\n  is kind is none\n"
            .replace("entity thing\n", "")
            .as_str(),
    );
}

#[test]
fn a_value_of_two_enums_must_say_which() {
    let items = "enum other none some\ndefine household.a : number\n  is 1 when none = none, otherwise 2\n";
    assert!(
        messages(items)[0].contains("`none` is a value of several enums: kind, other"),
        "{:?}",
        messages(items)
    );
}

#[test]
fn entities_and_types_must_exist() {
    assert_eq!(codes("define houshold.a : yuan\n  is 1 yuan\n"), ["E0206"]);
    assert_eq!(mended("define houshold.a : yuan\n  is 1 yuan\n"), "define household.a : yuan\n  is 1 yuan\n");
    assert_eq!(codes("define household.a : yuann\n  is 1 yuan\n"), ["E0207"]);
    assert_eq!(codes("define household.a : yuan per mnth\n  is 1 yuan\n"), ["E0208"]);
    assert_eq!(codes("define household.a : yuan\n  is 1 yuann\n"), ["E0208"]);
    assert_eq!(codes("benefit a for familie\n  pays monthly\n    b: 1 yuan per month\n"), ["E0206"]);
}

#[test]
fn sources_must_exist() {
    let items = "define household.a : yuan\n  is 1 yuan\n  cites lwa art. 3\n";
    assert_eq!(codes(items), ["E0211"]);
    assert_eq!(mended(items), "define household.a : yuan\n  is 1 yuan\n  cites law art. 3\n");
}

#[test]
fn modules_are_used_before_their_names_are() {
    let people = "module people\nenum area urban rural\n";
    let rules = "module rules\nentity household\n  area : area\n";
    let checked = check_files(&[("people.alm", people), ("rules.alm", rules)]);
    let codes: Vec<&str> = checked.diagnostics.iter().map(|finding| finding.code.number).collect();
    assert!(codes.contains(&"E0203"), "{codes:?}");
    let finding = checked.diagnostics.iter().find(|finding| finding.code.number == "E0203").unwrap();
    let fixed = almoner_diagnostic::apply_fix(&finding.fixes[0], finding.span.unwrap().file, rules).unwrap();
    assert_eq!(fixed, "module rules\nuse people\nentity household\n  area : area\n");
    assert!(!check_files(&[("people.alm", people), ("rules.alm", &fixed)]).has_errors());
}

#[test]
fn modules_may_use_each_other_and_see_through() {
    let a = "module a\nuse b\nenum area urban rural\n";
    let b = "module b\nuse a\n";
    let c = "module c\nuse b\nentity household\n  area : area\n";
    assert!(!check_files(&[("a.alm", a), ("b.alm", b), ("c.alm", c)]).has_errors());
}

#[test]
fn an_unknown_module_is_named() {
    assert_eq!(errors_of("module a\nuse china.peeple\n")[0].code.number, "E0204");
    assert_eq!(errors_of("module a\nuse a\n")[0].code.number, "E0223");
    assert_eq!(errors_of("module a\nmodule b\n")[0].code.number, "E0239");
}

#[test]
fn a_path_through_a_module_works() {
    clean("define household.a : percent\n  is test.rate\n");
    clean("define household.a : yes or no\n  is test.area.rural = area\n");
    assert_eq!(codes("define household.a : percent\n  is test.rat\n"), ["E0212"]);
}

#[test]
fn what_does_not_belong_to_an_item_is_said() {
    let items = "parameter a : yuan\n  1 yuan\n  requires\n    x: yes\n";
    assert_eq!(only_message(items), "a parameter has no `requires`");
    assert_eq!(codes("entity thing for household\n"), ["E0216", "E0107"]);
    assert_eq!(
        codes("define household.a : yuan\n  is 1 yuan\n  pays monthly\n    b: 1 yuan per month\n"),
        ["E0213"]
    );
    assert_eq!(
        codes(
            "define household.a : yuan\n  in force from 2025-01-01\n  in force from 2025-02-01\n  is 1 yuan\n"
        ),
        ["E0215"]
    );
}

#[test]
fn missing_parts_are_said() {
    assert_eq!(codes("define household.a\n  is 1 yuan\n"), ["E0108"]);
    assert_eq!(only_message("define household.a : yuan\n"), "`a` lacks its value (`is …`)");
    assert_eq!(codes("benefit a\n  pays monthly\n    b: 1 yuan per month\n"), ["E0214"]);
}

#[test]
fn entities_are_held_in_one_place() {
    assert_eq!(codes("entity flat\n"), ["E0216"]);
    assert_eq!(codes("entity flat\n  people : many person\n"), ["E0216", "E0217"]);
    assert!(codes("entity flat\n  rooms : many room\nentity room\n  flats : many flat\n").contains(&"E0218"));
}

#[test]
fn circles_are_shown_with_the_whole_way() {
    assert_eq!(
        only_message("define household.a : number\n  is b + 1\ndefine household.b : number\n  is a + 1\n"),
        "`household.a` needs itself: household.a → household.b → household.a"
    );
    assert_eq!(
        only_message("define household.x : number\n  is x + 1\n"),
        "`household.x` needs itself: household.x → household.x"
    );
    assert_eq!(
        only_message(
            "define household.a : yuan per month\n  is sum of b over members\ndefine person.b : yuan per month\n  is a\n"
        ),
        "`household.a` needs itself: household.a → person.b → household.a"
    );
}

#[test]
fn two_circles_are_two_findings() {
    let items = "define household.a : number\n  is a\ndefine household.b : number\n  is b\n";
    assert_eq!(codes(items), ["E0219", "E0219"]);
}

#[test]
fn last_month_needs_a_first_one() {
    assert_eq!(
        only_message("define household.saved : yuan\n  is last month's saved + 10 yuan\n"),
        "`household.saved` reads its own last month (household.saved → household.saved) and has no first month"
    );
    clean(
        "define household.saved : yuan\n  is (last month's saved starting with 0 yuan from 2025-01) + 10 yuan\n",
    );
}

#[test]
fn keys_are_found_in_scope_or_given() {
    clean("define household.a : yuan per person per month\n  is standard\n");
    clean("define person.a : yuan per person per month\n  is standard\n");
    clean("define a : yuan per person per month\n  is standard for rural\n");
    clean("define a(area: area) : yuan per person per month\n  is standard\n");
    let items = "define a : yuan per person per month\n  is standard\n";
    assert_eq!(only_message(items), "`standard` goes by `area`, and no `area` is known here");
    assert_eq!(codes("define household.a : percent\n  is rate for rural\n"), ["E0228"]);
    assert_eq!(codes("define household.a : yuan per person per month\n  is standard for big\n"), ["E0209"]);
    assert_eq!(
        codes("define household.a : yuan per person per month\n  is standard for rural, urban\n"),
        ["E0231"]
    );
}

#[test]
fn a_key_with_several_candidates_must_be_said() {
    let items = "enum tier low high\nparameter p : number\n  by tier\n  low: 1\n  high: 2\ndefine household.one : tier\n  is low\ndefine household.two : tier\n  is high\ndefine household.a : number\n  is p\n";
    assert_eq!(only_message(items), "`p` goes by `tier`, and it could be any of one, two");
    clean(&items.replace("is p\n", "is p for one\n"));
}

#[test]
fn calls_have_the_right_number_of_values() {
    let define = "define share(part: percent, whole: yuan) : yuan\n  is part * whole\n";
    clean(&format!("{define}define household.a : yuan\n  is share(30%, savings)\n"));
    assert_eq!(codes(&format!("{define}define household.a : yuan\n  is share(30%)\n")), ["E0227"]);
    assert_eq!(codes(&format!("{define}define household.a : yuan\n  is share\n")), ["E0227"]);
    assert_eq!(
        codes(&format!("{define}define household.a : yuan\n  is share(savings, savings)\n")),
        ["E0302"]
    );
    assert_eq!(codes("define household.a : yuan\n  is savings(3)\n"), ["E0226"]);
}

#[test]
fn names_that_are_no_values() {
    assert_eq!(codes("define household.a : number\n  is law\n"), ["E0225"]);
    assert_eq!(codes("define household.a : number\n  is person\n"), ["E0225"]);
    assert_eq!(codes("define household.a : number\n  is members\n"), ["E0233"]);
    assert_eq!(codes("define household.a : number\n  is sum of cars over savings\n"), ["E0232"]);
}

#[test]
fn exceptions_override_what_is_there() {
    clean(
        "define household.a : yuan\n  is 1 yuan\n  except one when area is rural: 2 yuan\n  except two overriding one when kind is big: 3 yuan\n",
    );
    let items = "define household.a : yuan\n  is 1 yuan\n  except one overriding tow when area is rural: 2 yuan\n  except two when kind is big: 3 yuan\n";
    assert!(codes(items).contains(&"E0234"));
    assert!(repaired(items).contains("overriding two"));
    let items = "define household.a : yuan\n  is 1 yuan\n  except one overriding two when area is rural: 2 yuan\n  except two overriding one when kind is big: 3 yuan\n";
    assert!(codes(items).contains(&"E0235"));
}

#[test]
fn one_mistake_hides_no_other() {
    let items = "define household.a : yuan\n  is pension\ndefine household.b : yuan\n  is a + 1 person\ndefine household.c : yuan\n  is a + b\n";
    assert_eq!(codes(items), ["E0201", "E0301"]);
}

#[test]
fn wordings_leave_no_day_between() {
    assert_eq!(
        only_message(
            "define household.a : yuan\n  in force from 2024-01-01 until 2024-12-31\n  is 1 yuan\ndefine household.a : yuan\n  in force from 2025-02-01\n  is 2 yuan\n"
        ),
        "`a` has no wording from 2025-01-01 to 2025-01-31"
    );
}

#[test]
fn keys_are_enums() {
    let items = "parameter p : number\n  by aera\n  urban: 1\n  rural: 2\n";
    assert_eq!(codes(items).first(), Some(&"E0224"));
    assert!(repaired(items).contains("by area"));
}

#[test]
fn files_of_a_module_agree_on_its_days() {
    let one = "module a in force from 2024-01-01\n";
    let two = "module a in force from 2025-01-01\n";
    let checked = check_files(&[("one.alm", one), ("two.alm", two)]);
    assert!(checked.diagnostics.iter().any(|finding| finding.code.number == "E0241"));
    assert!(!check_files(&[("one.alm", one), ("two.alm", "module a\n")]).has_errors());
}

#[test]
fn a_misspelt_fact_is_found_where_an_enum_value_is_due() {
    assert_eq!(mended("define household.a : kind\n  is kidn\n"), "define household.a : kind\n  is kind\n");
}
