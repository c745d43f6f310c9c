//! Units: their algebra, worths and words.

use almoner_diagnostic::Language;
use proptest::prelude::*;

use super::{BaseUnit, Unit, UnitId, Units};
use crate::exact::Exact;

fn unit(text: &str) -> Unit {
    Units::built_in().parse(text).unwrap()
}

#[test]
fn built_in_units_have_their_places() {
    let units = Units::built_in();
    let places = [
        ("yuan", Units::YUAN),
        ("person", Units::PERSON),
        ("month", Units::MONTH),
        ("year", Units::YEAR),
        ("day", Units::DAY),
        ("week", Units::WEEK),
    ];
    for (name, id) in places {
        assert_eq!(&*units.get(id).unwrap().name, name);
    }
    for (word, id) in
        [("people", Units::PERSON), ("个月", Units::MONTH), ("天", Units::DAY), ("日", Units::DAY)]
    {
        assert_eq!(units.find(word), Some(id), "{word}");
    }
    assert_eq!(units.find("jin"), None);
}

#[test]
fn a_top_up_is_money_per_month() {
    let per_head = unit("yuan per person per month");
    let total = per_head.times(&unit("persons")).unwrap();
    assert_eq!(total, unit("元每月"));
    assert_eq!(unit("months").times(&total).unwrap(), unit("yuan"));
    assert!(total.divided_by(&total).unwrap().is_plain());
    assert_ne!(unit("yuan per month"), unit("yuan per year"));
}

#[test]
fn worths_are_exact() {
    let mut units = Units::built_in();
    let kilogram = units.find("kilogram").unwrap();
    let jin = units.add(BaseUnit {
        name: "jin".into(),
        plural: "jin".into(),
        name_zh: "斤".into(),
        currency_decimals: None,
        equals: Some((Exact::parse("0.5").unwrap(), Unit::of(kilogram))),
        declared: None,
    });
    let factor = |from: &str, to: &str| {
        let (from, to) = (units.parse(from).unwrap(), units.parse(to).unwrap());
        units.conversion(&from, &to).map(|factor| factor.to_string())
    };
    assert_eq!(factor("yuan per year", "yuan per month").as_deref(), Some("1/12"));
    assert_eq!(factor("yuan per month", "yuan per year").as_deref(), Some("12"));
    assert_eq!(factor("years", "months").as_deref(), Some("12"));
    assert_eq!(factor("weeks", "days").as_deref(), Some("7"));
    assert_eq!(factor("斤", "千克").as_deref(), Some("0.5"));
    assert_eq!(factor("yuan per kilogram", "yuan per jin").as_deref(), Some("0.5"));
    assert_eq!(factor("yuan", "yuan").as_deref(), Some("1"));
    for (from, to) in [("month", "day"), ("yuan per person", "yuan"), ("yuan", "person"), ("year", "day")] {
        assert_eq!(factor(from, to), None, "{from} to {to}");
    }
    // A worth that refers to itself ends.
    units.all[jin.0 as usize].equals = Some((Exact::ONE, Unit::of(jin)));
    assert_eq!(units.conversion(&Unit::of(jin), &Unit::of(kilogram)), None);
}

#[test]
fn units_are_spelled_in_both_languages() {
    let units = Units::built_in();
    let both = |unit: &Unit| (units.display(unit, Language::English), units.display(unit, Language::Chinese));
    assert_eq!(both(&unit("元/人/月")), ("yuan per person per month".to_owned(), "元每人每月".to_owned()));
    assert_eq!(both(&Unit::plain()), ("plain number".to_owned(), "纯数".to_owned()));
    let product = unit("yuan").times(&unit("month")).unwrap();
    assert_eq!(both(&product), ("yuan × month".to_owned(), "元×月".to_owned()));
    let inverse = Unit::plain().divided_by(&unit("month")).unwrap();
    assert_eq!(both(&inverse), ("per month".to_owned(), "每月".to_owned()));
    let amount = |value: i64, unit: &Unit, language| units.amount(Exact::from_integer(value), unit, language);
    assert_eq!(amount(3, &unit("person"), Language::English), "3 persons");
    assert_eq!(amount(1, &unit("person"), Language::English), "1 person");
    assert_eq!(amount(3, &unit("person"), Language::Chinese), "3人");
    assert_eq!(amount(6, &unit("month"), Language::Chinese), "6个月");
    assert_eq!(amount(7, &Unit::plain(), Language::Chinese), "7");
    assert_eq!(amount(570, &unit("yuan per month"), Language::English), "570 yuan per month");
}

#[test]
fn money_has_decimals() {
    let units = Units::built_in();
    assert_eq!(units.currency_decimals(&unit("yuan per person per month")), Some(2));
    assert_eq!(units.currency_decimals(&unit("person")), None);
    assert_eq!(units.currency_decimals(&unit("person per yuan")), None);
    assert_eq!(units.currency_decimals(&Unit::plain()), None);
    let squared = unit("yuan").times(&unit("yuan")).unwrap();
    assert_eq!(units.currency_decimals(&squared), None);
    assert_eq!(units.currency_decimals(&unit("yuan").times(&unit("month")).unwrap()), None);
}

fn some_unit() -> impl Strategy<Value = Unit> {
    proptest::collection::btree_map(0u32..6, (-20i8..20).prop_filter("not zero", |power| *power != 0), 0..4)
        .prop_map(|powers| Unit(powers.into_iter().map(|(id, power)| (UnitId(id), power)).collect()))
}

proptest! {
    #[test]
    fn the_algebra_is_that_of_exponents(a in some_unit(), b in some_unit(), c in some_unit()) {
        let times = |a: &Unit, b: &Unit| a.times(b).unwrap();
        prop_assert_eq!(times(&a, &b), times(&b, &a));
        prop_assert_eq!(times(&times(&a, &b), &c), times(&a, &times(&b, &c)));
        prop_assert_eq!(times(&a, &b).divided_by(&b).unwrap(), a.clone());
        prop_assert_eq!(times(&a, &Unit::plain()), a.clone());
        prop_assert!(a.divided_by(&a).unwrap().is_plain());
        let product = times(&a, &b);
        prop_assert!(product.0.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert!(product.0.iter().all(|(_, power)| *power != 0));
    }

    #[test]
    fn a_conversion_and_its_way_back_cancel(a in some_unit(), b in some_unit()) {
        let units = Units::built_in();
        if let (Some(there), Some(back)) = (units.conversion(&a, &b), units.conversion(&b, &a)) {
            prop_assert_eq!(there.checked_mul(back).unwrap(), Exact::ONE);
        }
    }
}
