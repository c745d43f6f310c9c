//! What is wrong or doubtful in a program that is whole: rules that compete, gaps, what is never reached,
//! never used or never cited.
//!
//! Every analysis is a pure function from the checked program to findings. None changes the program, none
//! needs a fact, and each is bounded: where a question is too hard, a finding says so.

mod ask;
mod cells;
mod context;
mod expression;
mod household;
mod linear;
mod question;
mod range;
mod search;
