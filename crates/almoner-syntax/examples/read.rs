//! Reads rule files and prints what is wrong with them.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use almoner_diagnostic::*;
fn main() {
    let mut bad = 0;
    let dump = std::env::args().any(|a| a == "--tree");
    for path in std::env::args().skip(1).filter(|a| a != "--tree") {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut sources = Sources::new();
        let file = sources.add(path.clone(), text.clone());
        let parsed = almoner_syntax::parse(file, &text);
        if dump {
            println!("{:#?}", parsed.tree);
        }
        for d in &parsed.diagnostics {
            bad += 1;
            println!("{}", render(d, &sources, Style::plain(Language::English)));
        }
    }
    println!("{bad} findings");
}
