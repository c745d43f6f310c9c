//! Full-width digits and letters are read as what they say.

use std::borrow::Cow;

/// The character that a full-width one stands for.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32((c as u32).wrapping_sub(0xFEE0)).unwrap_or(c),
        '’' => '\'',
        _ => c,
    }
}

/// The text with its full-width letters and digits made narrow.
pub(crate) fn narrowed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(['’', '＿']) && !text.chars().any(|c| ('！'..='～').contains(&c))
    {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(narrow).collect())
}

/// The value of a digit, narrow or full-width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
