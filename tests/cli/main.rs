//! The `almoner` program from outside: every command, every exit code, input of every wrong kind.

mod check;
mod command;
mod fmt;
mod hostile;
mod new;
mod run;
mod test;
