//! The `almoner` command as a library: everything but the two lines of `main`. Also the loader of packs that the
//! tests and other programs of this repository share. Never: a rule of the language.

pub mod packs;
