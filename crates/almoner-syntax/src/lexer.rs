//! From characters to tokens: every word, number, date and mark with its place, keyword phrases merged,
//! and comments and blank lines kept aside. Knows words, not sentences.

mod chinese;
mod numbers;
mod numerals;
pub(crate) mod phrases;
mod raw;
pub(crate) mod width;

use crate::keywords::Phrase;
use crate::token::{Token, TokenKind};
use crate::trivia::{Trivia, TriviaKind};
use almoner_diagnostic::codes::lexical as code;
use almoner_diagnostic::{Diagnostic, FileId, Language, Span};
use logos::Logos;
use raw::Raw;

/// A doc comment: its lines joined, without their marks.
#[derive(Clone, Debug)]
pub(crate) struct DocComment {
    pub(crate) text: String,
    pub(crate) span: Span,
    /// The places of its lines, should it turn out to document nothing.
    pub(crate) lines: Vec<Span>,
}

/// A file as tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexed<'s> {
    pub(crate) tokens: Vec<Token<'s>>,
    pub(crate) docs: Vec<DocComment>,
    pub(crate) trivia: Vec<Trivia>,
    pub(crate) findings: Vec<Diagnostic>,
    /// Marks of programming languages that stand for a word. What to write depends on the language of the file,
    /// which is known when all of it is read.
    pub(crate) foreign: Vec<ForeignMark<'s>>,
}

/// `&&`, `||`, `!`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForeignMark<'s> {
    mark: &'s str,
    span: Span,
    phrase: Phrase,
}

impl ForeignMark<'_> {
    /// What is said of it in a file of `language`.
    pub(crate) fn finding(self, language: Language) -> Diagnostic {
        let right = crate::language::spelled(self.phrase, language).unwrap_or(self.phrase.english());
        Diagnostic::new(&code::FOREIGN_MARK, self.span).arg("mark", self.mark).arg("right", right).fix(
            code::USE_MARK,
            self.span,
            right,
        )
    }
}

/// Reads a file as tokens. Total: whatever cannot be read is reported and left out.
pub(crate) fn lex(file: FileId, text: &str) -> Lexed<'_> {
    let mut lexer = Lexer {
        file,
        text,
        at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
        line_is_empty: true,
        token_end: usize::MAX,
        pending_doc: None,
        blank_from: None,
        last_newline: 0,
        out: Lexed::default(),
    };
    lexer.run();
    let tokens = phrases::merge(text, std::mem::take(&mut lexer.out.tokens));
    lexer.out.tokens = tokens;
    lexer.out
}

struct Lexer<'s> {
    file: FileId,
    text: &'s str,
    at: usize,
    line_is_empty: bool,
    /// Where the last token ended.
    token_end: usize,
    pending_doc: Option<DocComment>,
    /// Where the present run of blank lines began.
    blank_from: Option<usize>,
    /// Just after the last line end.
    last_newline: usize,
    out: Lexed<'s>,
}

impl<'s> Lexer<'s> {
    fn run(&mut self) {
        while self.at < self.text.len() {
            let mut pieces = Raw::lexer(self.text);
            pieces.bump(self.at);
            // A word may be split and numbers are read by hand: then the pieces start again behind them.
            while let Some(piece) = pieces.next() {
                let range = pieces.span();
                let end = range.end;
                self.at = end;
                match piece {
                    Ok(piece) => self.piece(piece, range.start, end),
                    Err(()) => self.unknown(range.start, end),
                }
                if self.at != end {
                    break;
                }
            }
        }
        self.detach_doc();
        self.end_blank_lines(self.text.len());
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, place(start), place(end))
    }

    fn slice(&self, start: usize, end: usize) -> &'s str {
        self.text.get(start..end).unwrap_or("")
    }

    fn report(&mut self, finding: Diagnostic) {
        self.out.findings.push(finding);
    }

    fn piece(&mut self, piece: Raw, start: usize, end: usize) {
        match piece {
            Raw::Blank => {}
            Raw::Newline => self.newline(start, end),
            Raw::Comment => self.comment(start, end),
            Raw::ForeignComment => self.foreign_comment(start, end),
            _ => {
                self.end_blank_lines(start);
                self.word_or_mark(piece, start, end);
            }
        }
    }

    fn word_or_mark(&mut self, piece: Raw, start: usize, end: usize) {
        match piece {
            Raw::Word => self.word(start, end),
            Raw::Possessive => self.possessive(start, end),
            Raw::Digit => self.number(start),
            Raw::PointDigits => self.point_digits(start, end),
            Raw::Article => self.article(start, end),
            Raw::Backtick | Raw::OpenBacktick => self.backtick(piece, start, end),
            Raw::Text | Raw::OpenText | Raw::ForeignText => self.quoted(piece, start, end),
            Raw::Percent => self.percent(start, end),
            Raw::Power => {
                self.report(Diagnostic::new(&code::NO_POWER, self.span(start, end)));
                self.push(TokenKind::Times, start, end);
            }
            _ => match plain_mark(piece) {
                Some(kind) => self.push(kind, start, end),
                None => self.foreign_mark(piece, start, end),
            },
        }
    }

    fn push(&mut self, kind: TokenKind, start: usize, end: usize) {
        self.push_text(kind, self.slice(start, end), start, end);
    }

    fn push_text(&mut self, kind: TokenKind, text: &'s str, start: usize, end: usize) {
        let doc = match self.pending_doc.take() {
            Some(doc) => {
                self.out.docs.push(doc);
                u32::try_from(self.out.docs.len()).unwrap_or(0)
            }
            None => 0,
        };
        self.out.tokens.push(Token {
            kind,
            text,
            span: self.span(start, end),
            starts_line: self.line_is_empty,
            glued: self.token_end == start,
            begins: false,
            doc,
        });
        self.line_is_empty = false;
        self.token_end = end;
    }

    fn newline(&mut self, start: usize, end: usize) {
        let nothing_on_line = self.line_is_empty && self.slice(self.last_newline, start).trim().is_empty();
        if nothing_on_line && self.blank_from.is_none() {
            self.blank_from = Some(self.last_newline);
        }
        self.line_is_empty = true;
        self.last_newline = end;
    }

    /// Something stands at `start`: the blank lines before it are over.
    fn end_blank_lines(&mut self, start: usize) {
        if let Some(from) = self.blank_from.take() {
            let end = self.last_newline.min(start);
            let from =
                if from == 0 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { from };
            self.out.trivia.push(Trivia { kind: TriviaKind::BlankLines, span: self.span(from, end) });
        }
    }

    fn comment(&mut self, start: usize, end: usize) {
        let blank_before = self.blank_from.is_some();
        self.end_blank_lines(start);
        let text = self.slice(start, end).trim_end();
        let end = start.saturating_add(text.len());
        let span = self.span(start, end);
        let own_line = self.line_is_empty;
        match text.strip_prefix("---").filter(|rest| own_line && !rest.starts_with('-')) {
            Some(line) => self.doc_line(line.strip_prefix(' ').unwrap_or(line), span, blank_before),
            None => {
                let kind = if own_line { TriviaKind::OwnLineComment } else { TriviaKind::EndOfLineComment };
                self.out.trivia.push(Trivia { kind, span });
            }
        }
    }

    fn doc_line(&mut self, line: &str, span: Span, blank_before: bool) {
        if blank_before {
            self.detach_doc();
        }
        match &mut self.pending_doc {
            Some(doc) => {
                doc.text.push('\n');
                doc.text.push_str(line);
                doc.span = doc.span.to(span);
                doc.lines.push(span);
            }
            None => self.pending_doc = Some(DocComment { text: line.to_owned(), span, lines: vec![span] }),
        }
    }

    /// The pending doc comment documents nothing: it is kept as a plain comment.
    fn detach_doc(&mut self) {
        if let Some(doc) = self.pending_doc.take() {
            self.report(Diagnostic::new(&almoner_diagnostic::codes::syntax::DOC_ALONE, doc.span));
            for span in doc.lines {
                self.out.trivia.push(Trivia { kind: TriviaKind::OwnLineComment, span });
            }
        }
    }

    fn foreign_comment(&mut self, start: usize, end: usize) {
        let text = self.slice(start, end);
        let mark = if text.starts_with('#') { 1 } else { 2 };
        let mark_span = self.span(start, start.saturating_add(mark));
        self.report(Diagnostic::new(&code::FOREIGN_COMMENT, mark_span).arg("right", "--").fix(
            code::USE_MARK,
            mark_span,
            "--",
        ));
        if text.starts_with("/*") {
            let close = self.text.get(start..).and_then(|rest| rest.find("*/"));
            self.at = close.map_or(self.text.len(), |length| start.saturating_add(length).saturating_add(2));
        }
    }

    fn word(&mut self, start: usize, end: usize) {
        let text = self.slice(start, end);
        if text.is_ascii() {
            return self.push(TokenKind::Word, start, end);
        }
        let after_literal = self.token_end == start && self.out.tokens.last().is_some_and(is_literal);
        let after_number = self.token_end == start
            && self.out.tokens.last().is_some_and(|last| matches!(last.kind, TokenKind::Number(_)));
        let mut at = start;
        for length in chinese::pieces(text, after_literal, after_number) {
            let next = at.saturating_add(length);
            self.push(TokenKind::Word, at, next);
            at = next;
        }
        // Digits inside a word that was split: what follows is read again.
        self.at = at;
    }

    fn possessive(&mut self, start: usize, end: usize) {
        let text = self.slice(start, end);
        if width::narrowed(text) == "month's" {
            return self.push(TokenKind::Word, start, end);
        }
        let name_end = start.saturating_add(text.find(['\'', '’']).unwrap_or(text.len()));
        self.push(TokenKind::Word, start, name_end);
        self.push_text(TokenKind::Dot, ".", name_end, end);
        let rest = self.text.get(end..).unwrap_or("");
        let gap = rest.len().saturating_sub(rest.trim_start_matches([' ', '\t']).len());
        let name = self.slice(start, name_end);
        let mark = self.span(name_end, end.saturating_add(gap));
        self.report(
            Diagnostic::new(&code::POSSESSIVE, self.span(start, end))
                .arg("written", text)
                .arg("right", format!("{name}."))
                .fix(code::WRITE_RIGHT, mark, "."),
        );
    }

    fn number(&mut self, start: usize) {
        let rest = self.text.get(start..).unwrap_or("");
        let scanned = numbers::Scanner::new(rest, self.file, start, &mut self.out.findings).scan();
        let end = start.saturating_add(scanned.length);
        self.push(scanned.kind, start, end);
        self.at = end;
    }

    /// `.5`, unless it is a name's point.
    fn point_digits(&mut self, start: usize, end: usize) {
        let number = self.slice(start, end);
        let right = format!("0{number}");
        let span = self.span(start, end);
        self.report(
            Diagnostic::new(&code::NO_DIGIT_BEFORE_POINT, span)
                .arg("number", number)
                .arg("right", right.clone())
                .fix(code::WRITE_RIGHT, span, right.clone()),
        );
        let value = rust_decimal::Decimal::from_str_exact(&right).unwrap_or_default();
        self.push(TokenKind::Number(value), start, end);
    }

    fn article(&mut self, start: usize, end: usize) {
        let text = self.slice(start, end);
        let article = numerals::article(text).unwrap_or_else(|| {
            self.report(Diagnostic::new(&code::ARTICLE_NUMBER, self.span(start, end)).arg("article", text));
            crate::ast::Article { article: 1, paragraph: None, item: None }
        });
        self.push(TokenKind::Article(article), start, end);
    }

    fn backtick(&mut self, piece: Raw, start: usize, end: usize) {
        let inner = self.slice(start, end).trim_matches('`');
        let (inner, end) = if piece == Raw::OpenBacktick {
            // The likeliest name is the first word; without one it is all of the line.
            let word =
                inner.find(|c: char| !(c.is_alphanumeric() || "_-".contains(c))).filter(|word| *word > 0);
            let inner = inner.get(..word.unwrap_or(inner.trim_end().len())).unwrap_or("");
            let name_end = start.saturating_add(1).saturating_add(inner.len());
            let close = self.span(name_end, name_end);
            self.at = name_end;
            self.report(Diagnostic::new(&code::BACKTICK_NOT_CLOSED, self.span(start, end)).fix(
                code::CLOSE_IT,
                close,
                "`",
            ));
            (inner, name_end)
        } else {
            (inner, end)
        };
        if inner.trim().is_empty() {
            self.report(Diagnostic::new(&code::EMPTY_NAME, self.span(start, end)));
        }
        self.push_text(TokenKind::Quoted, inner, start, end);
    }

    fn quoted(&mut self, piece: Raw, start: usize, end: usize) {
        let all = self.slice(start, end);
        let open = all.chars().next().map_or(0, char::len_utf8);
        let mut inner = all.get(open..).unwrap_or("");
        let mut end = end;
        match piece {
            Raw::OpenText => {
                inner = inner.trim_end();
                end = start.saturating_add(open).saturating_add(inner.len());
                let close = closing_mark(all);
                let place = self.span(end, end);
                self.report(Diagnostic::new(&code::TEXT_NOT_CLOSED, self.span(start, end)).fix(
                    code::CLOSE_IT,
                    place,
                    close,
                ));
            }
            _ => {
                let close = inner.chars().next_back().map_or(0, char::len_utf8);
                inner = inner.get(..inner.len().saturating_sub(close)).unwrap_or("");
            }
        }
        if piece == Raw::ForeignText {
            let span = self.span(start, end);
            let (right, mark) = if all.starts_with('《') {
                (format!("\"{all}\""), "《…》")
            } else {
                (format!("\"{inner}\""), "'…'")
            };
            self.report(
                Diagnostic::new(&code::FOREIGN_QUOTES, span)
                    .arg("mark", mark)
                    .arg("right", right.clone())
                    .fix(code::WRITE_RIGHT, span, right),
            );
        }
        self.push_text(TokenKind::Text, inner, start, end);
    }

    /// A percent sign that does not touch its number.
    fn percent(&mut self, start: usize, end: usize) {
        let mut finding = Diagnostic::new(&code::LOOSE_PERCENT, self.span(start, end));
        if let Some(last) = self.out.tokens.last_mut()
            && let TokenKind::Number(value) = last.kind
        {
            let gap = Span::new(self.file, last.span.end, u32::try_from(start).unwrap_or(u32::MAX));
            finding = finding.fix(code::REMOVE_IT, gap, "");
            last.kind = TokenKind::Percent(value);
            self.token_end = end;
        }
        self.report(finding);
    }

    fn foreign_mark(&mut self, piece: Raw, start: usize, end: usize) {
        let Some((kind, right)) = foreign(piece) else { return self.unknown(start, end) };
        let span = self.span(start, end);
        if let TokenKind::Phrase(phrase) = kind {
            self.out.foreign.push(ForeignMark { mark: self.slice(start, end), span, phrase });
            return self.push(kind, start, end);
        }
        let which = if matches!(piece, Raw::OpenSquare | Raw::CloseSquare) {
            &code::FOREIGN_BRACKET
        } else {
            &code::FOREIGN_MARK
        };
        self.report(
            Diagnostic::new(which, span).arg("mark", self.slice(start, end)).arg("right", right).fix(
                code::USE_MARK,
                span,
                right,
            ),
        );
        self.push(kind, start, end);
    }

    fn unknown(&mut self, start: usize, end: usize) {
        self.end_blank_lines(start);
        let text = self.slice(start, end);
        let span = self.span(start, end);
        let same_as_last = self.out.findings.last_mut().filter(|last| {
            *last.code == code::UNKNOWN_CHARACTER && last.span.is_some_and(|known| known.end == span.start)
        });
        match same_as_last {
            Some(last) => last.span = last.span.map(|known| known.to(span)),
            None => self.report(Diagnostic::new(&code::UNKNOWN_CHARACTER, span).arg("character", text).fix(
                code::REMOVE_IT,
                span,
                "",
            )),
        }
        self.line_is_empty = false;
    }
}

fn is_literal(token: &Token<'_>) -> bool {
    use TokenKind::{Article, Close, Date, Month, Number, Percent, Quoted, Text};
    matches!(token.kind, Number(_) | Percent(_) | Date(_) | Month(_) | Article(_) | Text | Quoted | Close)
}

fn closing_mark(text: &str) -> &'static str {
    match text.chars().next() {
        Some('“') => "”",
        Some('「') => "」",
        Some('『') => "』",
        _ => "\"",
    }
}

fn plain_mark(piece: Raw) -> Option<TokenKind> {
    Some(match piece {
        Raw::Open => TokenKind::Open,
        Raw::Close => TokenKind::Close,
        Raw::Comma => TokenKind::Comma,
        Raw::Semicolon => TokenKind::Semicolon,
        Raw::Colon => TokenKind::Colon,
        Raw::Dot => TokenKind::Dot,
        Raw::Bar => TokenKind::Bar,
        Raw::Plus => TokenKind::Plus,
        Raw::Minus => TokenKind::Minus,
        Raw::Times => TokenKind::Times,
        Raw::Over => TokenKind::Over,
        Raw::Equal => TokenKind::Equal,
        Raw::NotEqual => TokenKind::NotEqual,
        Raw::Less => TokenKind::Less,
        Raw::AtMost => TokenKind::AtMost,
        Raw::Greater => TokenKind::Greater,
        Raw::AtLeast => TokenKind::AtLeast,
        _ => return None,
    })
}

/// What a mark of programming languages means here.
fn foreign(piece: Raw) -> Option<(TokenKind, &'static str)> {
    Some(match piece {
        Raw::DoubleEqual => (TokenKind::Equal, "="),
        Raw::BangEqual => (TokenKind::NotEqual, "<>"),
        Raw::EqualGreater => (TokenKind::AtLeast, ">="),
        Raw::EqualLess => (TokenKind::AtMost, "<="),
        Raw::DoubleAmpersand => (TokenKind::Phrase(Phrase::And), Phrase::And.english()),
        Raw::DoubleBar => (TokenKind::Phrase(Phrase::Or), Phrase::Or.english()),
        Raw::Bang => (TokenKind::Phrase(Phrase::Not), Phrase::Not.english()),
        Raw::OpenSquare => (TokenKind::Open, "("),
        Raw::CloseSquare => (TokenKind::Close, ")"),
        Raw::LongDash => (TokenKind::Minus, "-"),
        _ => return None,
    })
}
