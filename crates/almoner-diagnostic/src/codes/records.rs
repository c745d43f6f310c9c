//! Codes about decision records that are read to be replayed.

use crate::{Code, Severity, Text};

/// All codes of this group.
pub const ALL: &[&Code] = &[&NOT_A_RECORD, &RECORD_FORMAT_UNKNOWN, &RECORD_INCOMPLETE];

/// The text is no decision record.
pub static NOT_A_RECORD: Code = Code {
    number: "E0950",
    name: "not-a-record",
    severity: Severity::Error,
    message: Text::new("this is not a decision record: {reason}", "这不是决定记录：{reason}"),
    help: Text::new(
        "A decision record is written by `almoner run … --record FILE`.",
        "决定记录由 `almoner run … --record 文件` 写出。",
    ),
};

/// Why a text is no record.
pub const NO_JSON: Text = Text::new("it is not JSON", "内容不是 JSON");
/// Why a text is no record.
pub const NO_FORMAT: Text = Text::new("it does not name its format", "没有写明格式");

/// The record is of another format.
pub static RECORD_FORMAT_UNKNOWN: Code = Code {
    number: "E0951",
    name: "record-format-unknown",
    severity: Severity::Error,
    message: Text::new(
        "the record has the format `{format}`, this version reads `{known}`",
        "记录的格式为“{format}”，本版本只能读取“{known}”",
    ),
    help: Text::new(
        "Replay it with the version of Almoner that wrote it.",
        "请用写出该记录的 Almoner 版本重新运行。",
    ),
};

/// A part of the record is missing or cannot be understood.
pub static RECORD_INCOMPLETE: Code = Code {
    number: "E0952",
    name: "record-incomplete",
    severity: Severity::Error,
    message: Text::new(
        "the record lacks `{part}`, or it cannot be understood",
        "记录缺少“{part}”，或无法理解其内容",
    ),
    help: Text::new(
        "The record has been changed or cut short; take it again from where it was kept.",
        "记录被改动或截断；请从保存处重新取得。",
    ),
};
