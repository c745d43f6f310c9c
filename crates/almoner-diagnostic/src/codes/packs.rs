//! Codes about files, packs and the command line: what could not be found, read, written or understood
//! before a single rule was looked at.

use super::{facts, records};
use crate::{Code, Severity, Text};

/// All codes of this group.
pub const ALL: &[&Code] = &[
    &NOT_FOUND,
    &CANNOT_READ,
    &NOT_UTF8,
    &FILE_TOO_LARGE,
    &EMPTY_FILE,
    &NO_RULE_FILES,
    &NOT_A_PACK,
    &MANIFEST_UNREADABLE,
    &MANIFEST_UNKNOWN_KEY,
    &MANIFEST_MISSING_KEY,
    &MANIFEST_WRONG_VALUE,
    &EDITION_UNKNOWN,
    &LAYER_NOT_FOUND,
    &LAYER_CYCLE,
    &UNEXPECTED_FILE,
    &AS_OF_UNREADABLE,
    &OUTPUT_UNKNOWN,
    &CODE_UNKNOWN,
    &FOLDER_NOT_EMPTY,
    &CANNOT_WRITE,
    &NO_FACTS,
    &NOTHING_TO_COMPUTE,
    &NO_EXAMPLES,
    &FACTS_UNSERIALIZABLE,
    &FORMATTER_FAILED,
    &NOTHING_TO_COMPILE,
];

/// Codes that say that a command could not even begin: it was used wrongly, or its input cannot be read.
pub const UNUSABLE: &[&Code] = &[
    &NOT_FOUND,
    &CANNOT_READ,
    &NOT_UTF8,
    &FILE_TOO_LARGE,
    &NO_RULE_FILES,
    &NOT_A_PACK,
    &UNEXPECTED_FILE,
    &AS_OF_UNREADABLE,
    &OUTPUT_UNKNOWN,
    &CODE_UNKNOWN,
    &FOLDER_NOT_EMPTY,
    &CANNOT_WRITE,
    &NO_FACTS,
    &NO_EXAMPLES,
    &NOTHING_TO_COMPUTE,
    &facts::FACTS_NOT_JSON,
    &facts::FACTS_CUT_OFF,
    &facts::FACTS_TOO_LARGE,
    &facts::FACTS_TOO_DEEP,
    &records::NOT_A_RECORD,
    &records::RECORD_FORMAT_UNKNOWN,
    &records::RECORD_INCOMPLETE,
];

/// A file or folder that was named is not there.
pub static NOT_FOUND: Code = Code {
    number: "E0901",
    name: "not-found",
    severity: Severity::Error,
    message: Text::new("`{path}` was not found", "找不到“{path}”"),
    help: Text::new(
        "Check the spelling of the path, and from which folder the command is run.",
        "请检查路径是否写对，以及命令是在哪个文件夹里运行的。",
    ),
};

/// A file that is there cannot be read.
pub static CANNOT_READ: Code = Code {
    number: "E0902",
    name: "cannot-read",
    severity: Severity::Error,
    message: Text::new("`{path}` cannot be read: {reason}", "无法读取“{path}”：{reason}"),
    help: Text::new("", ""),
};

/// Why a file cannot be read or written.
pub const NO_PERMISSION: Text = Text::new("permission is denied", "没有权限");
/// Why a file cannot be read or written.
pub const IS_A_FOLDER: Text = Text::new("it is a folder", "它是一个文件夹");
/// Why a file cannot be read.
pub const IS_NOT_A_FILE: Text = Text::new("it is not an ordinary file", "它不是普通文件");
/// Why a file cannot be written.
pub const NO_SUCH_FOLDER: Text = Text::new("its folder is not there", "所在的文件夹不存在");

/// A file is not UTF-8 text.
pub static NOT_UTF8: Code = Code {
    number: "E0903",
    name: "not-utf8",
    severity: Severity::Error,
    message: Text::new(
        "`{path}` is not UTF-8 text: the byte at offset {offset} (line {line}) belongs to no character",
        "“{path}”不是 UTF-8 文本：第 {line} 行、偏移量 {offset} 处的字节不属于任何字符",
    ),
    help: Text::new(
        "Save the file as UTF-8; a table saved by Excel may be in GBK: choose “CSV UTF-8” there.",
        "请将文件另存为 UTF-8；从 Excel 导出的表格可能是 GBK 编码，请选择“CSV UTF-8”格式。",
    ),
};

/// A file is larger than the limit.
pub static FILE_TOO_LARGE: Code = Code {
    number: "E0904",
    name: "file-too-large",
    severity: Severity::Error,
    message: Text::new(
        "`{path}` is too large: it has more than {limit} MiB",
        "“{path}”太大：超过了 {limit} MiB",
    ),
    help: Text::new(
        "Split it into several files, or check that it is the file you meant.",
        "请拆成几个文件，或检查是否选错了文件。",
    ),
};

/// A file has nothing in it.
pub static EMPTY_FILE: Code = Code {
    number: "E0905",
    name: "empty-file",
    severity: Severity::Error,
    message: Text::new("`{path}` is empty", "“{path}”是空文件"),
    help: Text::new(
        "Check that it is the file you meant and that it was saved; delete it if it is not needed.",
        "请检查是否选错了文件、文件是否已保存；不需要的话请删除。",
    ),
};

/// A folder has no rule file in it.
pub static NO_RULE_FILES: Code = Code {
    number: "E0906",
    name: "no-rule-files",
    severity: Severity::Error,
    message: Text::new("`{path}` has no rule file", "“{path}”里没有规则文件"),
    help: Text::new(
        "Rule files end in `.alm`; `almoner new DIR` makes a pack to start from.",
        "规则文件以 `.alm` 结尾；可以用 `almoner new DIR` 新建一个规则包。",
    ),
};

/// A command that needs one program was given a folder without a manifest.
pub static NOT_A_PACK: Code = Code {
    number: "E0907",
    name: "not-a-pack",
    severity: Severity::Error,
    message: Text::new(
        "`{path}` is not a pack: there is no `almoner.toml` in it",
        "“{path}”不是规则包：其中没有 `almoner.toml`",
    ),
    help: Text::new(
        "Name a rule file, or a folder that has an `almoner.toml`.",
        "请指定一个规则文件，或一个含有 `almoner.toml` 的文件夹。",
    ),
};

/// A manifest is not TOML.
pub static MANIFEST_UNREADABLE: Code = Code {
    number: "E0908",
    name: "manifest-unreadable",
    severity: Severity::Error,
    message: Text::new("this manifest cannot be read: {reason}", "无法读懂这个规则包清单：{reason}"),
    help: Text::new(
        "A manifest has lines such as `name = \"wuxi\"` and `layers = [\"../national\"]`.",
        "清单的写法例如 `name = \"wuxi\"`、`layers = [\"../national\"]`。",
    ),
};

/// A manifest has a key that nothing reads.
pub static MANIFEST_UNKNOWN_KEY: Code = Code {
    number: "E0909",
    name: "manifest-unknown-key",
    severity: Severity::Error,
    message: Text::new("a manifest has no key `{key}`", "清单里没有“{key}”这一项"),
    help: Text::new(
        "The keys are `name`, `version`, `edition` and `layers`.",
        "可用的项有 `name`、`version`、`edition`、`layers`。",
    ),
};

/// Replaces a misspelt key of a manifest.
pub const WRITE_KEY: Text = Text::new("write `{nearest}`", "改为“{nearest}”");

/// A manifest lacks a key it must have.
pub static MANIFEST_MISSING_KEY: Code = Code {
    number: "E0910",
    name: "manifest-missing-key",
    severity: Severity::Error,
    message: Text::new("this manifest does not give `{key}`", "清单缺少“{key}”"),
    help: Text::new("Add a line such as `{example}`.", "请加上一行，例如 `{example}`。"),
};

/// Adds a missing key to a manifest.
pub const ADD_KEY: Text = Text::new("add `{example}`", "加上“{example}”");

/// A key of a manifest has a value of the wrong kind.
pub static MANIFEST_WRONG_VALUE: Code = Code {
    number: "E0911",
    name: "manifest-wrong-value",
    severity: Severity::Error,
    message: Text::new("`{key}` must be {expected}", "“{key}”应当是{expected}"),
    help: Text::new("Write it like `{example}`.", "请写成 `{example}` 的样子。"),
};

/// What a key of a manifest must be.
pub const EXPECTED_TEXT: Text = Text::new("a text that is not empty", "非空文本");
/// What a key of a manifest must be.
pub const EXPECTED_PATHS: Text = Text::new("a list of folders", "文件夹列表");

/// A manifest asks for an edition of the language that does not exist.
pub static EDITION_UNKNOWN: Code = Code {
    number: "E0912",
    name: "edition-unknown",
    severity: Severity::Error,
    message: Text::new("there is no edition `{edition}` of the language", "没有“{edition}”这个语言版本"),
    help: Text::new(
        "This program knows edition `2026`; a newer edition needs a newer `almoner`.",
        "本程序支持 `2026` 版；更新的版本需要更新的 `almoner`。",
    ),
};

/// Sets the edition that is known.
pub const WRITE_EDITION: Text = Text::new("write `\"2026\"`", "改为 `\"2026\"`");

/// A layer that a pack builds on is not there.
pub static LAYER_NOT_FOUND: Code = Code {
    number: "E0913",
    name: "layer-not-found",
    severity: Severity::Error,
    message: Text::new(
        "the layer `{layer}` has no pack: there is no `{path}`",
        "找不到下层规则包“{layer}”：没有“{path}”",
    ),
    help: Text::new(
        "Paths of layers are counted from the folder of this manifest.",
        "下层规则包的路径以本清单所在的文件夹为起点。",
    ),
};

/// Packs that build on each other in a circle.
pub static LAYER_CYCLE: Code = Code {
    number: "E0914",
    name: "layer-cycle",
    severity: Severity::Error,
    message: Text::new("this pack builds on itself: {cycle}", "规则包循环引用了自己：{cycle}"),
    help: Text::new(
        "Remove one of these layers: a national pack must not build on a local one.",
        "请去掉其中一层：全国规则包不应建立在地方规则包之上。",
    ),
};

/// A file of a kind that is no rule file was named.
pub static UNEXPECTED_FILE: Code = Code {
    number: "E0915",
    name: "not-a-rule-file",
    severity: Severity::Error,
    message: Text::new("`{path}` is not a rule file", "“{path}”不是规则文件"),
    help: Text::new("Rule files end in `.alm`.", "规则文件以 `.alm` 结尾。"),
};

/// The date after `--as-of` cannot be read.
pub static AS_OF_UNREADABLE: Code = Code {
    number: "E0916",
    name: "as-of-unreadable",
    severity: Severity::Error,
    message: Text::new("`{date}` is not a day", "“{date}”不是一个日期"),
    help: Text::new(
        "Write the day like `2025-08-01` or `2025年8月1日`.",
        "请写成 `2025-08-01` 或 `2025年8月1日` 的样子。",
    ),
};

/// A name was asked for that the program does not have.
pub static OUTPUT_UNKNOWN: Code = Code {
    number: "E0917",
    name: "output-unknown",
    severity: Severity::Error,
    message: Text::new(
        "the program has no benefit and no rule `{name}`",
        "程序里没有名为“{name}”的待遇或规则",
    ),
    help: Text::new("It has: {names}.", "可选的有：{names}。"),
};

/// `almoner code` was asked for a code that does not exist.
pub static CODE_UNKNOWN: Code = Code {
    number: "E0918",
    name: "code-unknown",
    severity: Severity::Error,
    message: Text::new("there is no code `{code}`", "没有编号“{code}”"),
    help: Text::new(
        "Codes look like `E0301`; `almoner code` without a number lists all.",
        "编号形如 `E0301`；不带编号运行 `almoner code` 会列出全部。",
    ),
};

/// `almoner new` was given a folder that has something in it.
pub static FOLDER_NOT_EMPTY: Code = Code {
    number: "E0919",
    name: "folder-not-empty",
    severity: Severity::Error,
    message: Text::new("`{path}` is there already and is not empty", "“{path}”已存在且不是空文件夹"),
    help: Text::new("Choose another name; nothing has been changed.", "请换一个名字；没有改动任何文件。"),
};

/// A file cannot be written.
pub static CANNOT_WRITE: Code = Code {
    number: "E0920",
    name: "cannot-write",
    severity: Severity::Error,
    message: Text::new("`{path}` cannot be written: {reason}", "无法写入“{path}”：{reason}"),
    help: Text::new("", ""),
};

/// A command needs facts and got none.
pub static NO_FACTS: Code = Code {
    number: "E0921",
    name: "no-facts",
    severity: Severity::Error,
    message: Text::new("no facts were given", "没有给出事实"),
    help: Text::new(
        "Name a file with `--facts FILE`, or give the facts on standard input with `--facts -`.",
        "请用 `--facts FILE` 指定文件，或用 `--facts -` 从标准输入给出。",
    ),
};

/// A program has no benefit.
pub static NOTHING_TO_COMPUTE: Code = Code {
    number: "E0922",
    name: "nothing-to-compute",
    severity: Severity::Error,
    message: Text::new(
        "`{path}` has no benefit, so there is nothing to compute",
        "“{path}”里没有待遇，因此没有可计算的内容",
    ),
    help: Text::new(
        "Name the rules to compute with `--output NAME`.",
        "请用 `--output NAME` 指定要计算的规则。",
    ),
};

/// `almoner test --filter` lets no example through.
pub static NO_EXAMPLES: Code = Code {
    number: "E0923",
    name: "no-examples",
    severity: Severity::Error,
    message: Text::new("no example or property has a name like that", "没有名称相符的示例或性质"),
    help: Text::new(
        "Names are compared letter by letter with what follows `--filter`.",
        "名称会与 `--filter` 后面的内容逐字比较。",
    ),
};

/// A host's value cannot be written as JSON.
pub static FACTS_UNSERIALIZABLE: Code = Code {
    number: "E0924",
    name: "facts-unserializable",
    severity: Severity::Error,
    message: Text::new("the facts cannot be written as JSON: {reason}", "事实无法写成 JSON：{reason}"),
    help: Text::new("", ""),
};

/// The formatter would have changed what a file says, and left it as it was.
pub static FORMATTER_FAILED: Code = Code {
    number: "E0925",
    name: "formatter-failed",
    severity: Severity::Error,
    message: Text::new(
        "`{path}` was not formatted: the result would not have said the same",
        "没有调整“{path}”的格式：调整后的含义会与原文不同",
    ),
    help: Text::new(
        "This is a mistake of almoner; the file is as it was. Please report it with the file.",
        "这是 almoner 的错误，文件保持原样。请连同该文件一起报告。",
    ),
};

/// There is no rule file among the sources of a host.
pub static NOTHING_TO_COMPILE: Code = Code {
    number: "E0926",
    name: "nothing-to-compile",
    severity: Severity::Error,
    message: Text::new("there is no rule file to compile", "没有可编译的规则文件"),
    help: Text::new("Rule files end in `.alm`.", "规则文件以 `.alm` 结尾。"),
};
