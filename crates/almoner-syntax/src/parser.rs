//! From tokens to the tree. Total: every text gives a tree and the findings that say what is wrong with it.

mod advice;
mod benefits;
mod clauses;
mod expressions;
mod heads;
mod input;
mod items;
mod limits;
mod lines;
mod nearness;
mod outline;
mod report;
mod types;

use crate::ast::File;
use crate::lexer::{Lexed, lex};
use crate::token::Token;
use crate::trivia::{Trivia, TriviaKind};
use crate::{Parsed, lexer};
use almoner_diagnostic::codes::syntax as code;
use almoner_diagnostic::{Diagnostic, FileId, Language, Span};

/// Reads a rule file. Never fails and never panics: what cannot be read is reported and left out.
pub fn parse(file: FileId, text: &str) -> Parsed {
    if text.len() > limits::LARGEST_FILE {
        let span = Span::new(file, 0, 0);
        let diagnostics = vec![report::file_too_large(span)];
        let tree = File { items: Vec::new() };
        return Parsed { tree, diagnostics, trivia: Vec::new(), language: Language::English };
    }
    let Lexed { mut tokens, docs, mut trivia, mut findings, foreign } = lex(file, text);
    let language = crate::language::count(&tokens).language();
    findings.extend(foreign.into_iter().map(|mark| mark.finding(language)));
    let starts = outline::outline(&mut tokens, &mut findings);
    let unreadable = limits::too_much(&tokens, &starts, &mut findings);
    let mut known = findings.iter().filter_map(|finding| finding.span).collect::<Vec<_>>();
    known.sort_unstable_by_key(|span| (span.start, span.end));
    let (items, more, docs_used) =
        read(&Reading { tokens: &tokens, language, known: &known }, &starts, &unreadable, &docs);
    findings.extend(more);
    keep_lone_docs(&docs, &docs_used, &mut trivia, &mut findings);
    findings.sort_by_key(|finding| finding.span.map_or((0, 0), |span| (span.start, span.end)));
    Parsed { tree: File { items }, diagnostics: findings, trivia, language }
}

/// A file on its way to the tree.
struct Reading<'s, 'r> {
    tokens: &'r [Token<'s>],
    language: Language,
    /// Places of mistakes that are reported already.
    known: &'r [Span],
}

/// Builds the grammar and reads the items with it.
fn read(
    reading: &Reading<'_, '_>,
    starts: &[usize],
    unreadable: &[bool],
    docs: &[lexer::DocComment],
) -> (Vec<crate::ast::Item>, Vec<Diagnostic>, Vec<bool>) {
    let (heads, clauses) = (heads::heads(), clauses::clauses());
    let Reading { tokens, language, known } = *reading;
    let mut reader = items::Reader {
        tokens,
        heads: &heads,
        clauses: &clauses,
        docs,
        docs_used: vec![false; docs.len()],
        reporter: report::Reporter { tokens, known, language, findings: Vec::new() },
        end: tokens.len(),
    };
    let items = reader.items(starts, unreadable);
    (items, reader.reporter.findings, reader.docs_used)
}

/// Doc comments that document nothing are kept as comments, and reported.
fn keep_lone_docs(
    docs: &[lexer::DocComment],
    used: &[bool],
    trivia: &mut Vec<Trivia>,
    findings: &mut Vec<Diagnostic>,
) {
    for (doc, _) in docs.iter().zip(used).filter(|(_, used)| !**used) {
        findings.push(Diagnostic::new(&code::DOC_ALONE, doc.span));
        trivia.extend(doc.lines.iter().map(|span| Trivia { kind: TriviaKind::OwnLineComment, span: *span }));
    }
    trivia.sort_unstable_by_key(|piece| (piece.span.start, piece.span.end));
}
