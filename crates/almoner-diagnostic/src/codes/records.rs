//! Codes about decision records that are read to be replayed.

use crate::Text;

/// Why a text is no record.
pub const NO_JSON: Text = Text::new("it is not JSON", "内容不是 JSON");
/// Why a text is no record.
pub const NO_FORMAT: Text = Text::new("it does not name its format", "没有写明格式");

group! {
    /// The text is no decision record.
    NOT_A_RECORD = Error "E0950" "not-a-record" {
        "this is not a decision record: {reason}", "这不是决定记录：{reason}";
        "A decision record is written by `almoner run … --record FILE`.", "决定记录由 `almoner run … --record 文件` 写出。"
    }
    /// The record is of another format.
    RECORD_FORMAT_UNKNOWN = Error "E0951" "record-format-unknown" {
        "the record has the format `{format}`, this version reads `{known}`", "记录的格式为“{format}”，本版本只能读取“{known}”";
        "Replay it with the version of Almoner that wrote it.", "请用写出该记录的 Almoner 版本重新运行。"
    }
    /// A part of the record is missing or cannot be understood.
    RECORD_INCOMPLETE = Error "E0952" "record-incomplete" {
        "the record lacks `{part}`, or it cannot be understood", "记录缺少“{part}”，或无法理解其内容";
        "The record has been changed or cut short; take it again from where it was kept.", "记录被改动或截断；请从保存处重新取得。"
    }
}
