//! The smallest pieces of a rule file, as logos finds them. Words are not yet keywords, and numbers and dates
//! are only begun here: their exact form, with its many possible mistakes, is read in `numbers`.

use logos::Logos;

/// A piece of text.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    #[regex(r"[ \t\r\u{3000}\u{a0}\u{0c}]+")]
    Blank,
    #[token("\n")]
    Newline,
    #[regex(r"--[^\n]*", allow_greedy = true)]
    Comment,
    #[regex(r"//[^\n]*", allow_greedy = true)]
    #[regex(r"#[^\n]*", allow_greedy = true)]
    #[regex(r"/\*[^\n]*", allow_greedy = true)]
    ForeignComment,
    #[regex(r"[\p{Han}A-Za-z_Ａ-Ｚａ-ｚ＿][\p{Han}A-Za-z0-9_Ａ-Ｚａ-ｚ＿０-９]*")]
    Word,
    #[regex(r"[A-Za-z_][A-Za-z0-9_]*['’]s")]
    Possessive,
    #[regex(r"`[^`\n]*`")]
    Backtick,
    #[regex(r"`[^`\n]*")]
    OpenBacktick,
    #[regex("\"[^\"\n]*\"")]
    #[regex("“[^”\n]*”")]
    #[regex("「[^」\n]*」")]
    #[regex("『[^』\n]*』")]
    Text,
    #[regex("[\"“「『][^\"”」』\n]*")]
    OpenText,
    #[regex("'[^'\n]*'")]
    #[regex("‘[^’\n]*’")]
    #[regex("《[^》\n]*》")]
    ForeignText,
    #[regex(r"[0-9０-９]")]
    Digit,
    #[regex(r"\.[0-9]+")]
    PointDigits,
    #[regex(r"(art|Art)\.[ \t]*[0-9０-９]+([(（][0-9０-９]+[)）])*")]
    #[regex(r"第[0-9０-９零〇一二两三四五六七八九十百千]+条(第[0-9０-９零〇一二两三四五六七八九十百千]+款)?(第[(（]?[0-9０-９零〇一二两三四五六七八九十百千]+[)）]?项)?", priority = 200)]
    Article,
    #[token("(")]
    #[token("（")]
    Open,
    #[token(")")]
    #[token("）")]
    Close,
    #[token(",")]
    #[token("，")]
    #[token("、")]
    Comma,
    #[token(";")]
    #[token("；")]
    Semicolon,
    #[token(":")]
    #[token("：")]
    Colon,
    #[token(".")]
    #[token("．")]
    #[token("。")]
    Dot,
    #[token("|")]
    #[token("｜")]
    Bar,
    #[token("+")]
    #[token("＋")]
    Plus,
    #[token("-")]
    #[token("－")]
    #[token("−")]
    Minus,
    #[token("*")]
    #[token("＊")]
    #[token("×")]
    Times,
    #[token("/")]
    #[token("／")]
    #[token("÷")]
    Over,
    #[token("=")]
    #[token("＝")]
    Equal,
    #[token("<>")]
    #[token("＜＞")]
    #[token("≠")]
    NotEqual,
    #[token("<")]
    #[token("＜")]
    Less,
    #[token("<=")]
    #[token("＜＝")]
    #[token("≤")]
    #[token("≦")]
    AtMost,
    #[token(">")]
    #[token("＞")]
    Greater,
    #[token(">=")]
    #[token("＞＝")]
    #[token("≥")]
    #[token("≧")]
    AtLeast,
    #[token("%")]
    #[token("％")]
    Percent,
    #[token("==")]
    DoubleEqual,
    #[token("!=")]
    BangEqual,
    #[token("=>")]
    EqualGreater,
    #[token("=<")]
    EqualLess,
    #[token("&&")]
    DoubleAmpersand,
    #[token("||")]
    DoubleBar,
    #[token("!")]
    #[token("！")]
    Bang,
    #[token("**")]
    #[token("^")]
    Power,
    #[token("[")]
    #[token("【")]
    #[token("［")]
    OpenSquare,
    #[token("]")]
    #[token("】")]
    #[token("］")]
    CloseSquare,
    #[token("–")]
    #[token("—")]
    #[token("——")]
    LongDash,
}
