//! Codes about files, packs and the command line: what could not be found, read, written or understood
//! before a single rule was looked at.

use super::{facts, records};
use crate::{Code, Text};

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
    &super::months::MONTH_UNREADABLE,
    &super::months::NO_RUN_OF_MONTHS,
    &super::months::PAID_UNREADABLE,
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

/// Why a file cannot be read or written.
pub const NO_PERMISSION: Text = Text::new("permission is denied", "没有权限");
/// Why a file cannot be read or written.
pub const IS_A_FOLDER: Text = Text::new("it is a folder", "它是一个文件夹");
/// Why a file cannot be read.
pub const IS_NOT_A_FILE: Text = Text::new("it is not an ordinary file", "它不是普通文件");
/// Why a text is not TOML, in Chinese, by how the reader of TOML begins to say it.
pub const TOML_REASONS: &[(&str, &str)] = &[
    ("duplicate key", "同一项写了两次"),
    ("invalid basic string", "文本缺少结尾的引号，或引号内有不允许的字符"),
    ("invalid literal string", "文本缺少结尾的引号"),
    ("string values must be quoted", "文本必须加引号"),
    ("key with no value", "这一项没有值，应写成“项 = 值”"),
    ("missing value", "等号后面没有值"),
    ("unclosed array", "列表缺少右方括号"),
    ("unexpected key or value", "这里不能再写一项，请另起一行"),
    ("missing comma between array elements", "列表的各项之间缺少逗号"),
    ("missing assignment", "名称和值之间缺少等号"),
    ("unquoted string", "文本必须加引号"),
    ("unclosed table", "缺少右方括号"),
    ("extra `=`", "多了一个等号"),
    ("invalid key", "这一项的名称只能用英文字母、数字和横线"),
];
/// Why a text is not TOML, where no words fit.
pub const TOML_OTHERWISE: Text = Text::new("it is not TOML", "不符合清单的书写格式（TOML）");
/// Why a file cannot be read.
pub const BEHIND_A_FILE: Text = Text::new(
    "something on the way to it is a file, and only a folder can hold others",
    "路径中间有一段是文件，只有文件夹里才能有别的文件",
);
/// Why a file cannot be written.
pub const NO_SUCH_FOLDER: Text = Text::new("its folder is not there", "所在的文件夹不存在");

/// Replaces a misspelt key of a manifest.
pub const WRITE_KEY: Text = Text::new("write `{nearest}`", "改为“{nearest}”");

/// Adds a missing key to a manifest.
pub const ADD_KEY: Text = Text::new("add `{example}`", "加上“{example}”");

/// What a key of a manifest must be.
pub const EXPECTED_TEXT: Text = Text::new("a text that is not empty", "非空文本");
/// What a key of a manifest must be.
pub const EXPECTED_PATHS: Text = Text::new("a list of folders", "文件夹列表");

/// Sets the edition that is known.
pub const WRITE_EDITION: Text = Text::new("write `\"2026\"`", "改为 `\"2026\"`");

group! {
    /// A file or folder that was named is not there.
    NOT_FOUND = Error "E0901" "not-found" {
        "`{path}` was not found", "找不到“{path}”";
        "Check the spelling of the path, and from which folder the command is run.", "请检查路径是否写对，以及命令是在哪个文件夹里运行的。"
    }
    /// A file that is there cannot be read.
    CANNOT_READ = Error "E0902" "cannot-read" {
        "`{path}` cannot be read: {reason}", "无法读取“{path}”：{reason}"
    }
    /// A file is not UTF-8 text.
    NOT_UTF8 = Error "E0903" "not-utf8" {
        "`{path}` is not UTF-8 text: the byte at offset {offset} (line {line}) belongs to no character", "“{path}”不是 UTF-8 文本：第 {line} 行、偏移量 {offset} 处的字节不属于任何字符";
        "Save the file as UTF-8; a table saved by Excel may be in GBK: choose “CSV UTF-8” there.", "请将文件另存为 UTF-8；从 Excel 导出的表格可能是 GBK 编码，请选择“CSV UTF-8”格式。"
    }
    /// A file is larger than the limit.
    FILE_TOO_LARGE = Error "E0904" "file-too-large" {
        "`{path}` is too large: it has more than {limit} MiB", "“{path}”太大：超过了 {limit} MiB";
        "Split it into several files, or check that it is the file you meant.", "请拆成几个文件，或检查是否选错了文件。"
    }
    /// A file has nothing in it.
    EMPTY_FILE = Error "E0905" "empty-file" {
        "`{path}` is empty", "“{path}”是空文件";
        "Check that it is the file you meant and that it was saved; delete it if it is not needed.", "请检查是否选错了文件、文件是否已保存；不需要的话请删除。"
    }
    /// A folder has no rule file in it.
    NO_RULE_FILES = Error "E0906" "no-rule-files" {
        "`{path}` has no rule file", "“{path}”里没有规则文件";
        "Rule files end in `.alm`; `almoner new DIR` makes a pack to start from.", "规则文件以 `.alm` 结尾；可以用 `almoner new DIR` 新建一个规则包。"
    }
    /// A command that needs one program was given a folder without a manifest.
    NOT_A_PACK = Error "E0907" "not-a-pack" {
        "`{path}` is not a pack: there is no `almoner.toml` in it", "“{path}”不是规则包：其中没有 `almoner.toml`";
        "Name a rule file, or a folder that has an `almoner.toml`.", "请指定一个规则文件，或一个含有 `almoner.toml` 的文件夹。"
    }
    /// A manifest is not TOML.
    MANIFEST_UNREADABLE = Error "E0908" "manifest-unreadable" {
        "this manifest cannot be read: {reason}", "无法读懂这个规则包清单：{reason}";
        "A manifest has lines such as `name = \"wuxi\"` and `layers = [\"../national\"]`.", "清单的写法例如 `name = \"wuxi\"`、`layers = [\"../national\"]`。"
    }
    /// A manifest has a key that nothing reads.
    MANIFEST_UNKNOWN_KEY = Error "E0909" "manifest-unknown-key" {
        "a manifest has no key `{key}`", "清单里没有“{key}”这一项";
        "The keys are `name`, `version`, `edition` and `layers`.", "可用的项有 `name`、`version`、`edition`、`layers`。"
    }
    /// A manifest lacks a key it must have.
    MANIFEST_MISSING_KEY = Error "E0910" "manifest-missing-key" {
        "this manifest does not give `{key}`", "清单缺少“{key}”";
        "Add a line such as `{example}`.", "请加上一行，例如 `{example}`。"
    }
    /// A key of a manifest has a value of the wrong kind.
    MANIFEST_WRONG_VALUE = Error "E0911" "manifest-wrong-value" {
        "`{key}` must be {expected}", "“{key}”应当是{expected}";
        "Write it like `{example}`.", "请写成 `{example}` 的样子。"
    }
    /// A manifest asks for an edition of the language that does not exist.
    EDITION_UNKNOWN = Error "E0912" "edition-unknown" {
        "there is no edition `{edition}` of the language", "没有“{edition}”这个语言版本";
        "This program knows edition `2026`; a newer edition needs a newer `almoner`.", "本程序支持 `2026` 版；更新的版本需要更新的 `almoner`。"
    }
    /// A layer that a pack builds on is not there.
    LAYER_NOT_FOUND = Error "E0913" "layer-not-found" {
        "the layer `{layer}` has no pack: there is no `{path}`", "找不到下层规则包“{layer}”：没有“{path}”";
        "Paths of layers are counted from the folder of this manifest.", "下层规则包的路径以本清单所在的文件夹为起点。"
    }
    /// Packs that build on each other in a circle.
    LAYER_CYCLE = Error "E0914" "layer-cycle" {
        "this pack builds on itself: {cycle}", "规则包循环引用了自己：{cycle}";
        "Remove one of these layers: a national pack must not build on a local one.", "请去掉其中一层：全国规则包不应建立在地方规则包之上。"
    }
    /// A file of a kind that is no rule file was named.
    UNEXPECTED_FILE = Error "E0915" "not-a-rule-file" {
        "`{path}` is not a rule file", "“{path}”不是规则文件";
        "Rule files end in `.alm`.", "规则文件以 `.alm` 结尾。"
    }
    /// The date after `--as-of` cannot be read.
    AS_OF_UNREADABLE = Error "E0916" "as-of-unreadable" {
        "`{date}` is not a day", "“{date}”不是一个日期";
        "Write the day like `2025-08-01` or `2025年8月1日`.", "请写成 `2025-08-01` 或 `2025年8月1日` 的样子。"
    }
    /// A name was asked for that the program does not have.
    OUTPUT_UNKNOWN = Error "E0917" "output-unknown" {
        "the program has no benefit and no rule `{name}`", "程序里没有名为“{name}”的待遇或规则";
        "It has: {names}.", "可选的有：{names}。"
    }
    /// `almoner code` was asked for a code that does not exist.
    CODE_UNKNOWN = Error "E0918" "code-unknown" {
        "there is no code `{code}`", "没有编号“{code}”";
        "Codes look like `E0301`; `almoner code` without a number lists all.", "编号形如 `E0301`；不带编号运行 `almoner code` 会列出全部。"
    }
    /// `almoner new` was given a folder that has something in it.
    FOLDER_NOT_EMPTY = Error "E0919" "folder-not-empty" {
        "`{path}` is there already and is not empty", "“{path}”已存在且不是空文件夹";
        "Choose another name; nothing has been changed.", "请换一个名字；没有改动任何文件。"
    }
    /// A file cannot be written.
    CANNOT_WRITE = Error "E0920" "cannot-write" {
        "`{path}` cannot be written: {reason}", "无法写入“{path}”：{reason}"
    }
    /// A command needs facts and got none.
    NO_FACTS = Error "E0921" "no-facts" {
        "no facts were given", "没有给出事实";
        "Name a file with `--facts FILE`, or give the facts on standard input with `--facts -`.", "请用 `--facts FILE` 指定文件，或用 `--facts -` 从标准输入给出。"
    }
    /// A program has no benefit.
    NOTHING_TO_COMPUTE = Error "E0922" "nothing-to-compute" {
        "`{path}` has no benefit, so there is nothing to compute", "“{path}”里没有待遇，因此没有可计算的内容";
        "Name the rules to compute with `--output NAME`.", "请用 `--output NAME` 指定要计算的规则。"
    }
    /// `almoner test --filter` lets no example through.
    NO_EXAMPLES = Error "E0923" "no-examples" {
        "no example or property has a name like that", "没有名称相符的示例或性质";
        "Names are compared letter by letter with what follows `--filter`.", "名称会与 `--filter` 后面的内容逐字比较。"
    }
    /// A host's value cannot be written as JSON.
    FACTS_UNSERIALIZABLE = Error "E0924" "facts-unserializable" {
        "the facts cannot be written as JSON: {reason}", "事实无法写成 JSON：{reason}"
    }
    /// The formatter would have changed what a file says, and left it as it was.
    FORMATTER_FAILED = Error "E0925" "formatter-failed" {
        "`{path}` was not formatted: the result would not have said the same", "没有调整“{path}”的格式：调整后的含义会与原文不同";
        "This is a mistake of almoner; the file is as it was. Please report it with the file.", "这是 almoner 的错误，文件保持原样。请连同该文件一起报告。"
    }
    /// There is no rule file among the sources of a host.
    NOTHING_TO_COMPILE = Error "E0926" "nothing-to-compile" {
        "there is no rule file to compile", "没有可编译的规则文件";
        "Rule files end in `.alm`.", "规则文件以 `.alm` 结尾。"
    }
}
