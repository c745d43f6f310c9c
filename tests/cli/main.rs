//! The `almoner` program from outside: every command, every exit code, input of every wrong kind.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails where something is not there")]

mod check;
mod command;
mod documents;
mod fmt;
mod hostile;
mod months;
mod new;
mod run;
mod test;
mod tutorial;
