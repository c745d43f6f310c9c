//! JSON text as it grows: commas between what belongs together, quotation marks and escapes. Knows nothing of
//! outcomes.

use std::fmt::Write as _;

use almoner_check::exact::Exact;
use jiff::civil::Date;

/// A JSON text being written.
pub(super) struct JsonText {
    out: String,
}

impl JsonText {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes) }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// A key that needs no escape; its value must follow.
    pub(super) fn key(&mut self, key: &str) {
        self.separate();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// A key that needs no escape and its value.
    pub(super) fn entry(&mut self, key: &str, value: &str) {
        self.key(key);
        self.text(value);
    }

    /// JSON text that is ready.
    pub(super) fn ready(&mut self, json: &str) {
        self.separate();
        self.out.push_str(json);
    }

    /// A list, each item written by `write`.
    pub(super) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.open('[');
        for item in items {
            write(self, item);
        }
        self.close(']');
    }

    /// A text that needs no escape.
    pub(super) fn plain(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        self.out.push_str(text);
        self.out.push('"');
    }

    /// Any text.
    pub(super) fn text(&mut self, text: &str) {
        if text.bytes().all(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
            self.plain(text);
            return;
        }
        self.separate();
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                control if control < ' ' => self.format(format_args!("\\u{:04x}", u32::from(control))),
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }

    pub(super) fn yes_no(&mut self, yes: bool) {
        self.separate();
        self.out.push_str(if yes { "true" } else { "false" });
    }

    pub(super) fn whole(&mut self, number: u32) {
        self.separate();
        self.format(format_args!("{number}"));
    }

    /// A number as text, so that no reader makes a float of it; a percentage with its sign.
    pub(super) fn number(&mut self, number: Exact, percent: bool) {
        let hundredfold = if percent { number.checked_mul(Exact::from_integer(100)).ok() } else { None };
        self.separate();
        match hundredfold {
            Some(hundredfold) => self.format(format_args!("\"{hundredfold}%\"")),
            None => self.format(format_args!("\"{number}\"")),
        }
    }

    pub(super) fn date(&mut self, date: Date) {
        let (year, month, day) =
            (date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs());
        self.separate();
        self.out.push('"');
        self.digits(year, &[1_000, 100, 10, 1]);
        self.out.push('-');
        self.digits(u16::from(month), &[10, 1]);
        self.out.push('-');
        self.digits(u16::from(day), &[10, 1]);
        self.out.push('"');
    }

    /// The digits of a number at these places, zeros as well.
    fn digits(&mut self, number: u16, places: &[u16]) {
        for place in places {
            let digit = number.checked_div(*place).unwrap_or(0) % 10;
            self.out.push(char::from_digit(u32::from(digit), 10).unwrap_or('0'));
        }
    }

    fn format(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    /// A comma, unless something has just been opened or a key waits for its value.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::JsonText;

    #[test]
    fn every_text_is_read_back() {
        let text = "tab\t quote\" back\\slash\nline \u{1} 低保 🙂";
        let mut json = JsonText::with_capacity(0);
        json.list(["a", text, ""], JsonText::text);
        let read: Vec<String> = serde_json::from_str(&json.finish()).unwrap();
        assert_eq!(read, ["a", text, ""]);
    }
}
