//! The words of the command line, read by clap. Their meaning is in `commands`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Exit codes, as `--help` prints them.
const EXIT_CODES: &str = "\
Exit codes:
  0  done; an answer that is undecided is an answer
  1  findings: errors in rules or facts, failed examples, unformatted files, a record that differs
  2  wrong use, or input that cannot be read (missing file, not UTF-8, not JSON)";

/// Social-assistance rules that can be read, checked, run and explained.
#[derive(Debug, Parser)]
#[command(name = "almoner", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Arguments {
    /// Language of all output [default: zh if LC_ALL, LC_MESSAGES or LANG says so, else en]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A language of output or of keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl From<Lang> for almoner::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
        }
    }
}

impl From<Lang> for almoner::Keywords {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a pack to start from: rules, a table of standards, an example
    #[command(after_help = "Example:\n  almoner new wuxi --lang zh")]
    New(New),
    /// Find mistakes in rules
    #[command(after_help = "Examples:\n  almoner check examples/china\n  almoner check rules.alm --json")]
    Check(Check),
    /// Compute what a household gets
    #[command(after_help = "Examples:\n  almoner run wuxi --facts family.json --as-of 2025-08-01\n  \
        cat family.json | almoner run wuxi --as-of 2025-08-01 --json\n  \
        almoner run wuxi --facts family.json --from 2025-01 --to 2025-12 --paid paid.json")]
    Run(Run),
    /// Say why the answer is what it is
    #[command(after_help = "Examples:\n  almoner explain wuxi --facts family.json --as-of 2025-08-01\n  \
        almoner explain wuxi --facts family.json --as-of 2025-08-01 subsistence_allowance --format html > why.html")]
    Explain(Explain),
    /// Say which fact to ask for next, and why
    #[command(after_help = "Example:\n  almoner ask wuxi --facts family.json --as-of 2025-08-01")]
    Ask(Ask),
    /// Run the examples and properties that rules carry
    #[command(after_help = "Examples:\n  almoner test examples/china\n  \
        almoner test wuxi --filter \"family of three\" --coverage")]
    Test(Test),
    /// Lay rule files out in the one common way
    #[command(after_help = "Examples:\n  almoner fmt wuxi\n  almoner fmt rules.alm --keywords zh\n  \
        almoner fmt . --check")]
    Fmt(Fmt),
    /// Compute a recorded decision again and compare
    #[command(after_help = "Example:\n  almoner replay decision.json wuxi")]
    Replay(Replay),
    /// Print the JSON Schema of the facts that a program asks for
    #[command(after_help = "Example:\n  almoner schema wuxi > facts.schema.json")]
    Schema(Schema),
    /// Explain the code of a finding, or list all codes
    #[command(after_help = "Example:\n  almoner code E0301")]
    Code(Code),
}

impl Command {
    /// Whether findings that stop the command are to be printed as JSON, too.
    pub(crate) fn prints_json(&self) -> bool {
        match self {
            Self::Check(arguments) => arguments.json,
            Self::Run(arguments) => arguments.json,
            Self::Ask(arguments) => arguments.json,
            Self::Explain(arguments) => arguments.format == Format::Json,
            _ => false,
        }
    }
}

/// `almoner new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// Folder to make; it must not exist or be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// `almoner check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Rule files, packs, or folders with packs and rule files below them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// One JSON object a line: code, severity, file, range, message, fixes
    #[arg(long)]
    pub json: bool,
}

/// A program and a household.
#[derive(Debug, clap::Args)]
pub struct Household {
    /// Rule file or pack
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Facts of the household as JSON; `-` or nothing: standard input
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
}

/// A program, a household and a day: what every computation needs.
#[derive(Debug, clap::Args)]
pub struct Case {
    /// Which program and which household.
    #[command(flatten)]
    pub household: Household,
    /// Day as of which everything is decided, like 2025-08-01
    #[arg(long, value_name = "DATE")]
    pub as_of: String,
}

/// `almoner run`.
#[derive(Debug, clap::Args)]
pub struct Run {
    /// Which program and which household.
    #[command(flatten)]
    pub household: Household,
    /// Day as of which everything is decided, like 2025-08-01
    #[arg(long, value_name = "DATE", required_unless_present = "from", conflicts_with_all = ["from", "to"])]
    pub as_of: Option<String>,
    /// First month, like 2025-01: each month is decided as of its first day
    #[arg(long, value_name = "MONTH", requires = "to")]
    pub from: Option<String>,
    /// Last month
    #[arg(long, value_name = "MONTH", requires = "from")]
    pub to: Option<String>,
    /// What was paid, by benefit and month, or the JSON of an earlier run: tells arrears and overpayments
    #[arg(long, value_name = "FILE", requires = "from")]
    pub paid: Option<PathBuf>,
    /// Say which conditions and lines changed from month to month
    #[arg(long, requires = "from", conflicts_with = "json")]
    pub explain: bool,
    /// Only this benefit or rule (may be given several times)
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    pub output: Vec<String>,
    /// Write a record of the decision, to be replayed later
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    pub record: Option<PathBuf>,
    /// Print the outcome as JSON
    #[arg(long)]
    pub json: bool,
}

/// `almoner explain`.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// What to explain.
    #[command(flatten)]
    pub case: Case,
    /// Benefit or rule to explain [default: all benefits]
    pub name: Option<String>,
    /// Form of the explanation
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: Format,
}

/// Form of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON.
    Json,
    /// One HTML page that needs nothing else.
    Html,
}

/// `almoner ask`.
#[derive(Debug, clap::Args)]
pub struct Ask {
    /// What is being decided.
    #[command(flatten)]
    pub case: Case,
    /// Print the questions as JSON
    #[arg(long)]
    pub json: bool,
}

/// `almoner test`.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// Rule files, packs, or folders with packs and rule files below them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Only examples and properties whose name contains this
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    /// List the rules, conditions, cases, exceptions and rows that no example decides
    #[arg(long)]
    pub coverage: bool,
}

/// `almoner fmt`.
#[derive(Debug, clap::Args)]
pub struct Fmt {
    /// Rule files, or folders with rule files below them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Change nothing; list the files that would change and exit with 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Write all keywords in this language [default: each file keeps its own]
    #[arg(long, value_name = "LANGUAGE")]
    pub keywords: Option<Lang>,
}

/// `almoner replay`.
#[derive(Debug, clap::Args)]
pub struct Replay {
    /// Record that `almoner run --record` wrote
    #[arg(value_name = "RECORD")]
    pub record: PathBuf,
    /// Rule file or pack
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
}

/// `almoner schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// Rule file or pack
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
}

/// `almoner code`.
#[derive(Debug, clap::Args)]
pub struct Code {
    /// Code, like E0301 [default: list all]
    #[arg(value_name = "CODE")]
    pub number: Option<String>,
}
