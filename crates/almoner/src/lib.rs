//! x
pub use almoner_diagnostic::{
    Arg, Code, Diagnostic, Edit, FileId, Fix, Language, LineColumn, Related, Severity, Sources, Span, Text,
    codes,
};
