//! Characters to syntax tree and back. Knows no meaning: no type, no unit, no date in force.

pub mod ast;
