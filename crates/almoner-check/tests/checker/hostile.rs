//! Files that nobody means well with: cut, mixed, deep, circular. The check always comes to an end.

use almoner_check::check;
use almoner_diagnostic::{Language, Sources, message};
use proptest::prelude::*;

use super::{PRELUDE, check_files};

const ITEMS: &str = "define household.a : yuan per month
  is lesser of sum of wage over members and 400 yuan per month when area is rural, otherwise 0 yuan per month
  except big \"big\" overriding a when kind is big: standard * number of members
table household.t : number
  | area | cars | gives |
  | urban or rural | at least 1 | 2 |
  otherwise 3
scale share(bill: yuan) : yuan
  marginal
  from 0 yuan: 0%
  above 12,000 yuan: 50%
benefit allowance for household
  requires
    poor: savings < 1,000 yuan and not a > 3 yuan per month
  pays monthly
    gap: a, rounded up to 1 yuan per month
  not together with other, whichever is higher
guarantee g
  standard > 100 yuan per person per month
property p for household
  allowance.amount never falls by more than the difference when members.wage rises
example \"one\"
  as of 2025-08-01
  household: area urban, savings 3,000 yuan, a 3 yuan per month
    member head: wage 1,350 yuan per month, birth_date 2000-02-29
  expect allowance.amount = 0 yuan per month
  expect a undecided needs wage
amend household
  more : yuan, at least 0 yuan, assumed 1 yuan
";

/// Checks a text and words every finding.
fn survive(text: &str) {
    let mut sources = Sources::new();
    sources.add("rules.alm", text);
    for finding in check(sources).diagnostics {
        let words = message(&finding, Language::Chinese);
        assert!(finding.missing_args().is_empty(), "{}: {words}", finding.code.number);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Words of a good program in any order, with some left out.
    #[test]
    fn shuffled_words_are_no_danger(order in proptest::collection::vec(0usize..400, 1..120)) {
        let words: Vec<&str> = ITEMS.split_inclusive([' ', '\n', '.', ',']).collect();
        let mixed: String = order.iter().filter_map(|position| words.get(position % words.len())).copied().collect();
        survive(&format!("{PRELUDE}{mixed}"));
    }

    /// One word of a good program in the place of another.
    #[test]
    fn exchanged_words_are_no_danger(from in 0usize..400, to in 0usize..400) {
        let mut words: Vec<&str> = ITEMS.split_inclusive([' ', '\n', '.', ',']).collect();
        let (from, to) = (from % words.len(), to % words.len());
        words[to] = words[from];
        survive(&format!("{PRELUDE}{}", words.concat()));
    }

    /// A program that ends too early.
    #[test]
    fn a_cut_is_no_danger(end in 0usize..2000) {
        let text = format!("{PRELUDE}{ITEMS}");
        survive(text.get(..end.min(text.len())).unwrap_or(&text));
    }
}

#[test]
fn nothing_and_almost_nothing() {
    assert!(check(Sources::new()).program.is_none());
    for text in
        ["", "module", "define", "use x", "\u{feff}", "amend x", "example", "entity", "benefit b for b"]
    {
        survive(text);
    }
}

#[test]
fn long_chains_and_deep_groups_end() {
    let mut chain = String::new();
    for number in 0..3000u32 {
        chain.push_str(&format!("define household.r{number} : number\n  is r{} + 1\n", number + 1));
    }
    chain.push_str("define household.r3000 : number\n  is r0\n");
    let text = format!("{PRELUDE}{chain}");
    let checked = check_files(&[("rules.alm", &text)]);
    assert_eq!(checked.diagnostics.iter().filter(|finding| finding.code.number == "E0219").count(), 1);
    let sum = "1 + ".repeat(5000);
    survive(&format!("{PRELUDE}define household.a : number\n  is {sum}1\n"));
    let cases = "(".repeat(60) + "1" + &" when area is rural, otherwise 2)".repeat(60);
    survive(&format!("{PRELUDE}define household.a : number\n  is {cases}\n"));
}
