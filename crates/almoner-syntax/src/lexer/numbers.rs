//! Numbers, percentages and dates: their one right form, and what each wrong form probably meant.

use super::width::{is_digit, narrow};
use crate::token::TokenKind;
use almoner_diagnostic::codes::lexical as code;
use almoner_diagnostic::{Diagnostic, FileId, Span};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A number has at most this many digits, before and after the point together.
const MOST_DIGITS: usize = 28;

/// A number or date, and how long it is in bytes.
pub(super) struct Scanned {
    pub(super) kind: TokenKind,
    pub(super) length: usize,
}

/// Reads the number or date that `text` begins with.
pub(super) struct Scanner<'s, 'd> {
    text: &'s str,
    file: FileId,
    offset: usize,
    findings: &'d mut Vec<Diagnostic>,
}

impl<'s, 'd> Scanner<'s, 'd> {
    /// `text` begins with a digit and stands at byte `offset` of `file`.
    pub(super) fn new(text: &'s str, file: FileId, offset: usize, findings: &'d mut Vec<Diagnostic>) -> Self {
        Self { text, file, offset, findings }
    }

    /// The number or date; what is wrong with it goes to the findings, and the likeliest value is given.
    pub(super) fn scan(mut self) -> Scanned {
        if let Some(scanned) = self.date() {
            return scanned;
        }
        self.number()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| u32::try_from(self.offset.saturating_add(at)).unwrap_or(u32::MAX);
        Span::new(self.file, place(start), place(end))
    }

    fn rest(&self, at: usize) -> &'s str {
        self.text.get(at..).unwrap_or("")
    }

    fn slice(&self, start: usize, end: usize) -> &'s str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The byte after the digits that stand at `at`.
    fn after_digits(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at.saturating_add(rest.find(|c| !is_digit(c)).unwrap_or(rest.len()))
    }

    /// The byte after one of `marks`, when it stands at `at` and a digit follows.
    fn after_mark(&self, at: usize, marks: &[char]) -> Option<usize> {
        let mut chars = self.rest(at).chars();
        let mark = chars.next().filter(|c| marks.contains(c))?;
        chars.next().filter(|c| is_digit(*c))?;
        Some(at.saturating_add(mark.len_utf8()))
    }

    fn digits(&self, start: usize, end: usize) -> String {
        self.slice(start, end).chars().map(narrow).filter(char::is_ascii_digit).collect()
    }

    fn value(&self, start: usize, end: usize) -> i32 {
        self.digits(start, end).parse().unwrap_or(i32::MAX)
    }

    fn date(&mut self) -> Option<Scanned> {
        let year_end = self.after_digits(0);
        if self.slice(0, year_end).chars().count() != 4 {
            return None;
        }
        let (marks, chinese): (&[char], bool) =
            if self.rest(year_end).starts_with('年') { (&['年'], true) } else { (&['-', '－'], false) };
        let month_at = self.after_mark(year_end, marks)?;
        let month_end = self.after_digits(month_at);
        if self.slice(month_at, month_end).chars().count() > 2 {
            return None;
        }
        let (day_at, end) = if chinese { self.chinese_day(month_end)? } else { self.plain_day(month_end) };
        let kind = self.calendar(year_end, (month_at, month_end), day_at, end);
        if !chinese {
            self.demand_two_digits((month_at, month_end), day_at, end, &kind);
        }
        Some(Scanned { kind, length: end })
    }

    /// `8日` after `2025年8月`: where the day begins and where all ends.
    fn chinese_day(&self, month_end: usize) -> Option<(Option<usize>, usize)> {
        let after_month =
            month_end.saturating_add(self.rest(month_end).strip_prefix('月').map(|_| '月'.len_utf8())?);
        let day_end = self.after_digits(after_month);
        let day_mark = self.rest(day_end).chars().next().filter(|c| matches!(c, '日' | '号'));
        match day_mark {
            Some(mark) if day_end > after_month => {
                Some((Some(after_month), day_end.saturating_add(mark.len_utf8())))
            }
            _ => Some((None, after_month)),
        }
    }

    fn plain_day(&self, month_end: usize) -> (Option<usize>, usize) {
        match self.after_mark(month_end, &['-', '－']) {
            Some(day_at) => (Some(day_at), self.after_digits(day_at)),
            None => (None, month_end),
        }
    }

    /// The day or month meant; an impossible one is reported, and the nearest possible one is taken.
    fn calendar(
        &mut self,
        year_end: usize,
        month: (usize, usize),
        day_at: Option<usize>,
        end: usize,
    ) -> TokenKind {
        let year = i16::try_from(self.value(0, year_end)).unwrap_or(1).max(1);
        let written = self.value(month.0, month.1);
        let month_value = i8::try_from(written).unwrap_or(12).clamp(1, 12);
        let first = Date::new(year, month_value, 1).unwrap_or(Date::MIN);
        if i32::from(month_value) != written {
            let text = self.slice(0, end);
            let span = self.span(0, end);
            self.findings.push(Diagnostic::new(&code::IMPOSSIBLE_MONTH, span).arg("date", text));
            return if day_at.is_some() { TokenKind::Date(first) } else { TokenKind::Month(first) };
        }
        let Some(day_at) = day_at else { return TokenKind::Month(first) };
        let written = self.value(day_at, self.after_digits(day_at));
        let last = first.days_in_month();
        let day = i8::try_from(written).unwrap_or(last).clamp(1, last);
        let date = first.last_of_month().with().day(day).build().unwrap_or(first);
        if i32::from(day) != written {
            let last = crate::language::day_like(self.slice(0, end), first.last_of_month());
            self.findings.push(
                Diagnostic::new(&code::IMPOSSIBLE_DATE, self.span(0, end))
                    .arg("date", self.slice(0, end))
                    .arg("last", last.clone())
                    .fix(code::USE_LAST_DAY, self.span(0, end), last),
            );
        }
        TokenKind::Date(date)
    }

    /// `2025-8-1` could be a subtraction to some readers, so a date has one form.
    fn demand_two_digits(
        &mut self,
        month: (usize, usize),
        day_at: Option<usize>,
        end: usize,
        kind: &TokenKind,
    ) {
        let short = |start: usize, end: usize| self.slice(start, end).chars().count() != 2;
        if !short(month.0, month.1) && !day_at.is_some_and(|day_at| short(day_at, end)) {
            return;
        }
        let right = match kind {
            TokenKind::Date(date) => date.to_string(),
            TokenKind::Month(date) => format!("{:04}-{:02}", date.year(), date.month()),
            _ => return,
        };
        self.findings.push(
            Diagnostic::new(&code::DATE_FORM, self.span(0, end))
                .arg("date", self.slice(0, end))
                .arg("right", right.clone())
                .fix(code::WRITE_RIGHT, self.span(0, end), right),
        );
    }

    fn number(&mut self) -> Scanned {
        let mut end = self.whole_part();
        let mut digits = self.digits(0, end);
        let mut decimals = 0_usize;
        if let Some(fraction_at) = self.after_mark(end, &['.', '．']) {
            let fraction_end = self.after_digits(fraction_at);
            let fraction = self.digits(fraction_at, fraction_end);
            decimals = fraction.len();
            digits.push_str(&fraction);
            end = self.second_point(fraction_end);
        } else if self.ends_in_point(end) {
            let point = self.span(end, end.saturating_add(1));
            self.findings.push(
                Diagnostic::new(&code::POINT_WITHOUT_DIGITS, self.span(0, end.saturating_add(1)))
                    .arg("number", self.slice(0, end))
                    .fix(code::REMOVE_IT, point, ""),
            );
            end = end.saturating_add(1);
        }
        self.finish(&digits, decimals, end)
    }

    /// A point after the digits that neither a digit nor a name follows.
    fn ends_in_point(&self, end: usize) -> bool {
        let mut chars = self.rest(end).chars();
        chars.next() == Some('.')
            && !chars.next().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.')
    }

    /// The end of the digits before the point, with commas between groups of three.
    fn whole_part(&mut self) -> usize {
        let mut end = self.after_digits(0);
        let mut groups_are_right = self.slice(0, end).chars().count() <= 3;
        let mut groups = 1_usize;
        while let Some(next) = self.after_mark(end, &[',', '，']) {
            let group_end = self.after_digits(next);
            let three = self.slice(next, group_end).chars().count() == 3;
            // Chinese lists put no blank after their wide comma: `3，4` are two numbers.
            if self.rest(end).starts_with('，') && !(three && groups_are_right) {
                break;
            }
            groups_are_right &= three;
            groups = groups.saturating_add(1);
            end = group_end;
        }
        while let Some(next) = self.after_mark(end, &['_']) {
            end = self.after_digits(next);
            self.report_underscore(end);
        }
        if groups > 1 && !groups_are_right {
            self.report_comma(end);
        }
        end
    }

    fn report_comma(&mut self, end: usize) {
        let written = self.slice(0, end);
        let apart = written.replace([',', '，'], ", ");
        let joined = self.digits(0, end);
        let span = self.span(0, end);
        self.findings.push(
            Diagnostic::new(&code::COMMA_IN_NUMBER, span)
                .arg("number", written)
                .arg("apart", apart.clone())
                .arg("joined", joined.clone())
                .fix(code::SEVERAL_NUMBERS, span, apart)
                .fix(code::ONE_NUMBER, span, joined),
        );
    }

    fn report_underscore(&mut self, end: usize) {
        let right = self.digits(0, end);
        let span = self.span(0, end);
        self.findings.push(
            Diagnostic::new(&code::UNDERSCORE_IN_NUMBER, span)
                .arg("number", self.slice(0, end))
                .arg("right", right.clone())
                .fix(code::WRITE_RIGHT, span, right),
        );
    }

    /// `1.2.3`: the end of all of it.
    fn second_point(&mut self, fraction_end: usize) -> usize {
        let mut end = fraction_end;
        while let Some(next) = self.after_mark(end, &['.', '．']) {
            end = self.after_digits(next);
        }
        if end > fraction_end {
            let span = self.span(0, end);
            self.findings.push(Diagnostic::new(&code::TWO_POINTS, span).arg("number", self.slice(0, end)));
        }
        end
    }

    /// 万, 亿, `%`, and what must not follow a number.
    fn finish(&mut self, digits: &str, decimals: usize, mut end: usize) -> Scanned {
        let mut value = self.decimal(digits, decimals, end);
        for (mark, worth) in [('万', 10_000_u32), ('亿', 100_000_000_u32)] {
            if self.rest(end).starts_with(mark) {
                end = end.saturating_add(mark.len_utf8());
                value = self.multiplied(value, worth, end);
            }
        }
        if let Some(percent) = self.rest(end).chars().next().filter(|c| matches!(c, '%' | '％')) {
            end = end.saturating_add(percent.len_utf8());
            return Scanned { kind: TokenKind::Percent(value), length: end };
        }
        let end = self.letters_after(end);
        Scanned { kind: TokenKind::Number(value), length: end }
    }

    fn multiplied(&mut self, value: Decimal, worth: u32, end: usize) -> Decimal {
        let product = value.checked_mul(Decimal::from(worth)).map(|product| product.normalize());
        product.unwrap_or_else(|| {
            let span = self.span(0, end);
            self.findings.push(Diagnostic::new(&code::TOO_MANY_DIGITS, span));
            value
        })
    }

    fn decimal(&mut self, digits: &str, decimals: usize, end: usize) -> Decimal {
        let significant = digits.trim_start_matches('0');
        let whole = digits.len().saturating_sub(decimals);
        let (before, after) = digits.split_at_checked(whole).unwrap_or((digits, ""));
        let text = if after.is_empty() { before.to_owned() } else { format!("{before}.{after}") };
        let fits = significant.len() <= MOST_DIGITS && decimals <= MOST_DIGITS;
        match Decimal::from_str_exact(&text) {
            Ok(value) if fits => value,
            _ => {
                self.findings.push(Diagnostic::new(&code::TOO_MANY_DIGITS, self.span(0, end)));
                Decimal::ONE
            }
        }
    }

    /// `1e3` and `12abc`: letters must not touch a number (Chinese ones may).
    fn letters_after(&mut self, end: usize) -> usize {
        let rest = self.rest(end);
        let tail = rest.find(|c: char| !narrow(c).is_ascii_alphanumeric()).unwrap_or(rest.len());
        let letters = rest.get(..tail).unwrap_or("");
        if letters.is_empty() {
            return end;
        }
        let all = self.span(0, end.saturating_add(tail));
        let signed = rest.get(tail..).is_some_and(|rest| {
            rest.strip_prefix(['+', '-']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
        let exponent = letters.strip_prefix(['e', 'E']);
        if exponent.is_some_and(|digits| {
            digits.bytes().all(|byte| byte.is_ascii_digit()) && (signed || !digits.is_empty())
        }) {
            self.findings.push(
                Diagnostic::new(&code::SCIENTIFIC, all)
                    .arg("number", self.slice(0, end.saturating_add(tail))),
            );
            return end.saturating_add(tail);
        }
        self.findings.push(
            Diagnostic::new(&code::LETTERS_AFTER_NUMBER, all)
                .arg("number", self.slice(0, end))
                .arg("word", letters)
                .fix(code::INSERT_BLANK, self.span(end, end), " "),
        );
        end
    }
}
