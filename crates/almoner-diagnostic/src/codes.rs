//! All diagnostic codes, grouped by what they are about. Each group is a file; numbers never change meaning.
//!
//! | numbers | group |
//! |---|---|
//! | `E00xx` | characters, numbers, dates, text as written ([`lexical`]) |
//! | `E01xx` | the shape of items and expressions ([`syntax`]) |
//! | `E02xx` | names, modules and layers ([`names`]) |
//! | `E03xx` | types and units ([`types`]) |
//! | `E04xx` | dates, keys and tables of parameters ([`parameters`]) |
//! | `E05xx` | cases, exceptions, decision tables, scales ([`cases`]) |
//! | `E06xx` | benefits, rounding, guarantees ([`benefits`]) |
//! | `E065x` | figures that break a guarantee or a bound ([`guarantees`]) |
//! | `W067x` | unused and uncited things ([`lints`]) |
//! | `E07xx` | facts given to a program ([`facts`]) |
//! | `E08xx` | evaluation ([`evaluation`]) |
//! | `E09xx` | packs, files, the command line ([`packs`]), runs of months ([`months`], from E0940), records ([`records`], from E0950) |
//! | `W0xxx` | warnings, beside the errors of their group |

/// Declares the codes of a group (`ID = Severity "number" "name" { message en, zh; help en, zh }`) and their list.
macro_rules! group {
    ($($(#[$about:meta])* $id:ident = $severity:ident $number:literal $name:literal {
        $en:literal, $zh:literal $(; $help_en:literal, $help_zh:literal)?
    })*) => {
        /// All codes of this group.
        pub const ALL: &[&$crate::Code] = &[$(&$id),*];
        $(
            #[doc = concat!("`", $number, "`: ", $en, ".")]
            $(#[$about])*
            pub static $id: $crate::Code = $crate::Code {
                number: $number,
                name: $name,
                severity: $crate::Severity::$severity,
                message: $crate::Text::new($en, $zh),
                help: group!(@help $($help_en, $help_zh)?),
            };
        )*
    };
    (@help) => { $crate::Text::new("", "") };
    (@help $en:literal, $zh:literal) => { $crate::Text::new($en, $zh) };
}

pub mod benefits;
pub mod cases;
pub mod evaluation;
pub mod expected;
pub mod facts;
pub mod guarantees;
pub mod layers;
pub mod lexical;
pub mod lints;
pub mod months;
pub mod names;
pub mod packs;
pub mod parameters;
pub mod records;
pub mod syntax;
pub mod types;

use crate::Code;

/// Every group's codes, in the order of their numbers.
pub const ALL: &[&[&Code]] = &[
    lexical::ALL,
    syntax::ALL,
    names::ALL,
    layers::ALL,
    types::ALL,
    parameters::ALL,
    cases::ALL,
    benefits::ALL,
    guarantees::ALL,
    facts::ALL,
    evaluation::ALL,
    lints::ALL,
    packs::ALL,
    records::ALL,
    months::ALL,
];

/// The code with this number (`E0001`), in any letter case.
pub fn find(number: &str) -> Option<&'static Code> {
    ALL.iter().flat_map(|group| group.iter()).copied().find(|code| code.number.eq_ignore_ascii_case(number))
}
