//! The `almoner` command.

fn main() {}
