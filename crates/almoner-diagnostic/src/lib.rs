//! Codes, places, fixes and texts of everything Almoner has to say to a person.
//!
//! The ground floor: every other crate raises a [`Diagnostic`] (cheap data) and only this crate holds
//! the words, in English and in Chinese, and draws them. It knows nothing of tokens, trees or types.

mod code;
pub mod codes;
mod diagnostic;
mod json;
mod message;
mod pages;
mod render;
mod repair;
mod sources;
mod text;

pub use code::{Code, Severity};
pub use diagnostic::{Arg, Diagnostic, Edit, Fix, Related};
pub use json::{to_json, to_json_line};
pub use message::{fix_title, help, message, related_message};
pub use pages::page;
pub use render::{Characters, Style, render, render_all};
pub use repair::{apply_edits, apply_fix, apply_fixes};
pub use sources::{FileId, LineColumn, Sources, Span};
pub use text::{Language, Text};
