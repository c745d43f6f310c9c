//! The commands, one file each: what they read, what they ask the library, what they print.

pub(crate) mod code;
pub(crate) mod new;
