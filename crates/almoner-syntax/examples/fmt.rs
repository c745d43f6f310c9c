//! Formats standard input; for looking at things by hand.
use std::io::Read;
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let keywords = match std::env::args().nth(1).as_deref() {
        Some("en") => almoner_syntax::format::Keywords::English,
        Some("zh") => almoner_syntax::format::Keywords::Chinese,
        _ => almoner_syntax::format::Keywords::Keep,
    };
    if std::env::args().nth(2).is_some() {
        println!("{:#?}", almoner_syntax::parse(almoner_diagnostic::FileId(0), &text));
    }
    match almoner_syntax::format::format(
        almoner_diagnostic::FileId(0),
        &text,
        almoner_syntax::format::FormatOptions { keywords },
    ) {
        Ok(t) => print!("{t}"),
        Err(almoner_syntax::format::FormatError::Unsound { difference, written }) => {
            println!("{difference:?}\n{written}")
        }
        Err(e) => println!("{e:?}"),
    }
}
