//! What the grammar is written in: the input, the kind of failure, and the smallest parsers.
//! A failure is cheap data (a place and what was expected there); words are put to it in `report`.

use crate::ast::{At, Dated, Name, Path, Quoted};
use crate::keywords::{Phrase, canonical_name};
use crate::lexer::width::narrowed;
use crate::token::{Token, TokenKind};
use chumsky::DefaultExpected;
use chumsky::error::{Error, LabelError};
use chumsky::inspector::SimpleState;
use chumsky::prelude::*;
use chumsky::primitive::select_ref;
use chumsky::util::MaybeRef;
use std::any::Any;

/// The input: the tokens of one item or of a part of it.
pub(super) type In<'s> = &'s [Token<'s>];
/// How parsers fail, and where a finished part is put down: the rest of the tokens belongs to the next part.
pub(super) type Ex = extra::Full<Failure, SimpleState<Option<Done>>, ()>;

/// A finished part, and how many tokens it took.
pub(super) type Done = (Box<dyn Any>, usize);

/// Puts the result of a parser down, with the number of tokens it took, so that it need not read to the end.
/// What follows must be able to begin something: else what was expected there is reported.
pub(super) fn part<'s, T: 'static>(parser: P<'s, T>) -> P<'s, ()> {
    let next = choice((token(|token| token.begins).ignored(), end())).rewind();
    parser
        .map_with(|output, extra| (output, extra.slice().len()))
        .then_ignore(next)
        .map_with(|(output, length), extra| extra.state().0 = Some((Box::new(output), length)))
        .boxed()
}
/// A parser of the grammar.
pub(super) type P<'s, T> = Boxed<'s, 's, In<'s>, T, Ex>;

/// What was expected at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A keyword phrase.
    Phrase(Phrase),
    /// A kind of thing.
    What(What),
}

/// Kinds of things that can be expected. Their words stand in `almoner_diagnostic::codes::expected`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Name,
    Value,
    Condition,
    Type,
    Unit,
    Day,
    Month,
    Text,
    FileName,
    Key,
    Source,
    Role,
    WholeNumber,
    Colon,
    Close,
    Bar,
    And,
    FactValue,
}

const MOST_LABELS: usize = 6;

/// Where reading failed, as an index into the tokens, and what was expected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) at: usize,
    labels: [Option<Label>; MOST_LABELS],
}

impl Failure {
    pub(super) fn new(at: usize) -> Self {
        Self { at, labels: [None; MOST_LABELS] }
    }

    /// Nothing but `what` can stand at `at`.
    pub(super) fn expecting(at: usize, what: What) -> Self {
        let mut failure = Self::new(at);
        failure.add(Label::What(what));
        failure
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = Label> {
        self.labels.iter().flatten().copied()
    }

    fn add(&mut self, label: Label) {
        if self.labels().any(|known| known == label) {
            return;
        }
        if let Some(free) = self.labels.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(label);
        }
    }
}

impl<'s> Error<'s, In<'s>> for Failure {
    fn merge(mut self, other: Self) -> Self {
        for label in other.labels() {
            self.add(label);
        }
        self
    }
}

impl<'s> LabelError<'s, In<'s>, DefaultExpected<'s, Token<'s>>> for Failure {
    fn expected_found<E: IntoIterator<Item = DefaultExpected<'s, Token<'s>>>>(
        _: E,
        _: Option<MaybeRef<'s, Token<'s>>>,
        span: SimpleSpan,
    ) -> Self {
        Self::new(span.start)
    }
}

impl<'s> LabelError<'s, In<'s>, Label> for Failure {
    fn expected_found<E: IntoIterator<Item = Label>>(
        expected: E,
        _: Option<MaybeRef<'s, Token<'s>>>,
        span: SimpleSpan,
    ) -> Self {
        let mut failure = Self::new(span.start);
        for label in expected {
            failure.add(label);
        }
        failure
    }

    fn label_with(&mut self, label: Label) {
        self.labels = [None; MOST_LABELS];
        self.add(label);
    }
}

/// The place of the tokens that were read.
pub(super) fn at_of(tokens: &[Token<'_>]) -> At {
    let none = almoner_diagnostic::Span::new(almoner_diagnostic::FileId(0), 0, 0);
    let first = tokens.first().map_or(none, |token| token.span);
    At(tokens.last().map_or(first, |last| first.to(last.span)))
}

/// The token that has this property.
pub(super) fn token<'s>(
    property: impl Fn(&Token<'s>) -> bool + Clone + 's,
) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    select_ref(move |token: &'s Token<'s>, _| property(token).then_some(token))
}

/// A mark; nothing is said of it when it is missing.
pub(super) fn mark<'s>(kind: TokenKind) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(move |token| token.kind == kind)
}

/// A phrase that may stand here.
pub(super) fn phrase<'s>(phrase: Phrase) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(move |token| token.is(phrase))
}

/// A phrase that may stand here, in its English spelling: where Chinese has another order of words.
pub(super) fn english<'s>(phrase: Phrase) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(move |token| token.is(phrase) && token.is_latin())
}

/// A phrase that may stand here, in its Chinese spelling.
pub(super) fn chinese<'s>(phrase: Phrase) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(move |token| token.is(phrase) && !token.is_latin())
}

/// A phrase that must stand here.
pub(super) fn must<'s>(which: Phrase) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    phrase(which).labelled(Label::Phrase(which))
}

/// A colon that must stand here.
pub(super) fn colon<'s>() -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    mark(TokenKind::Colon).labelled(Label::What(What::Colon))
}

/// A comma.
pub(super) fn comma<'s>() -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    mark(TokenKind::Comma)
}

/// `and`, 与, 和, 且 or a comma: joins the parts of a list.
pub(super) fn joiner<'s>() -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(|token| token.is(Phrase::And) || token.is(Phrase::ListAnd) || token.kind == TokenKind::Comma)
}

/// `and`, 与, 和 or 且: joins two values.
pub(super) fn and_word<'s>() -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(|token| token.is(Phrase::And) || token.is(Phrase::ListAnd)).labelled(Label::What(What::And))
}

/// The name that a token is.
pub(super) fn to_name(token: &Token<'_>) -> Name {
    let text = if token.kind == TokenKind::Quoted {
        token.text.to_owned()
    } else {
        canonical_name(&narrowed(token.text)).to_owned()
    };
    Name { text, at: At(token.span) }
}

/// A name, called what it is when it is missing.
pub(super) fn name_of<'s>(what: What) -> impl Parser<'s, In<'s>, Name, Ex> + Clone {
    token(Token::is_name).map(to_name).labelled(Label::What(what))
}

/// Any name.
pub(super) fn name<'s>() -> impl Parser<'s, In<'s>, Name, Ex> + Clone {
    name_of(What::Name)
}

/// Names joined by points.
pub(super) fn path_of<'s>(what: What) -> P<'s, Path> {
    let more = mark(TokenKind::Dot).ignore_then(name()).repeated().at_most(16).collect::<Vec<_>>();
    name_of(what)
        .then(more)
        .map_with(|(first, mut more), extra| {
            more.insert(0, first);
            Path { names: more, at: at_of(extra.slice()) }
        })
        .boxed()
}

/// A text in quotation marks.
pub(super) fn quoted_of<'s>(what: What) -> impl Parser<'s, In<'s>, Quoted, Ex> + Clone {
    mark(TokenKind::Text).map(to_quoted).labelled(Label::What(what))
}

/// The text that a token is.
pub(super) fn to_quoted(token: &Token<'_>) -> Quoted {
    Quoted { text: token.text.to_owned(), at: At(token.span) }
}

/// Any number of labels.
pub(super) fn labels<'s>() -> impl Parser<'s, In<'s>, Vec<Quoted>, Ex> + Clone {
    mark(TokenKind::Text).map(to_quoted).repeated().collect()
}

/// A day.
pub(super) fn day<'s>() -> impl Parser<'s, In<'s>, Dated, Ex> + Clone {
    select_ref(|token: &'s Token<'s>, _| match token.kind {
        TokenKind::Date(date) => Some(Dated { date, at: At(token.span) }),
        _ => None,
    })
    .labelled(Label::What(What::Day))
}

/// A month, or a day in it: always the month's first day.
pub(super) fn month<'s>() -> impl Parser<'s, In<'s>, Dated, Ex> + Clone {
    select_ref(|token: &'s Token<'s>, _| match token.kind {
        TokenKind::Month(date) => Some(Dated { date, at: At(token.span) }),
        _ => None,
    })
    .labelled(Label::What(What::Month))
}

/// A whole number.
pub(super) fn whole<'s>() -> impl Parser<'s, In<'s>, u32, Ex> + Clone {
    select_ref(|token: &'s Token<'s>, _| match token.kind {
        TokenKind::Number(value) => u32::try_from(value).ok().filter(|_| value.is_integer()),
        _ => None,
    })
    .labelled(Label::What(What::WholeNumber))
}
