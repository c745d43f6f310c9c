//! x
mod diagnostics;
pub use almoner_diagnostic::{
    Arg, Characters, Code, Diagnostic, Edit, FileId, Fix, Language, LineColumn, Related, Severity, Sources,
    Span, Style, Text, codes, page,
};
pub use diagnostics::Diagnostics;
