//! Every construct of the language has all its slices: words, grammar, reference, format, programs that are accepted,
//! refused, evaluated and explained. `table.rs` lists the constructs, `slices.rs` the slices; docs/adding-a-construct.md
//! says how to add one.

mod corpora;
mod expressions;
mod grammar;
mod nodes;
mod places;
mod slices;
mod table;

use almoner_syntax::keywords::{ContextWord, NameWord, TABLE as WORDS, TypeWord};
use almoner_tests::files::{enter_root, root};

use slices::{Sources, faults};
use table::TABLE;

#[test]
fn every_construct_has_every_slice() {
    enter_root();
    let grammar = std::fs::read_to_string(root().join("grammar/almoner.ebnf")).unwrap_or_default();
    let sources =
        Sources { grammar: grammar::Grammar::read(&grammar), evidence: corpora::Evidence::gather() };
    let faults: Vec<String> = TABLE.iter().flat_map(|row| faults(&sources, row)).collect();
    assert!(faults.is_empty(), "{} of {} constructs:\n{}", faults.len(), TABLE.len(), faults.join("\n"));
}

/// The list is not empty by mistake: where nothing is found, every slice of every construct is lacking.
#[test]
fn where_nothing_is_found_everything_is_lacking() {
    let nothing = Sources { grammar: grammar::Grammar::default(), evidence: corpora::Evidence::default() };
    for row in TABLE {
        let faults = faults(&nothing, row);
        assert_eq!(faults.len(), 1, "{}: {faults:?}", row.title);
        let due = slices::SLICES
            .iter()
            .filter(|(slice, ..)| row.without.iter().all(|(without, _)| without != slice));
        for (_, title, _) in due {
            assert!(faults.iter().all(|fault| fault.contains(title)), "{}: {faults:?}", row.title);
        }
    }
}

#[test]
fn every_word_belongs_to_a_construct() {
    let mut missing = Vec::new();
    for words in WORDS {
        if !TABLE.iter().any(|row| row.phrases.contains(&words.phrase)) {
            missing.push(format!("{:?} {:?} {:?}", words.phrase, words.english, words.chinese));
        }
    }
    let types = TypeWord::ALL.iter().map(|word| (word.english(), word.chinese()));
    let contexts = ContextWord::ALL.iter().map(|word| (word.english(), word.chinese()));
    let names = NameWord::ALL.iter().map(|word| (word.english, word.chinese));
    for (english, chinese) in types.chain(contexts).chain(names) {
        if !TABLE.iter().any(|row| row.signs.contains(&english) && row.signs.contains(&chinese)) {
            missing.push(format!("{english} {chinese}"));
        }
    }
    assert!(missing.is_empty(), "no construct has the words:\n{}", missing.join("\n"));
}
