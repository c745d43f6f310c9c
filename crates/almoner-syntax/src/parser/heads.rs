//! Heads of items: `keyword name "label" (parameters) : type for entity`.

use super::input::{
    Ex, In, Label, P, What, colon, comma, labels, mark, name, name_of, path_of, phrase, token,
};
use super::types::type_expr;
use crate::ast::{ItemKind, Name, Param, Path, Quoted, TypeExpr};
use crate::keywords::Phrase;
use crate::token::TokenKind;
use chumsky::prelude::*;

/// What a head says.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) name: Option<Path>,
    pub(super) labels: Vec<Quoted>,
    pub(super) params: Vec<Param>,
    pub(super) ty: Option<TypeExpr>,
    pub(super) subject: Option<Name>,
}

/// The parsers of heads, by what an item has in its head.
pub(super) struct Heads<'s> {
    pub(super) named: P<'s, ()>,
    pub(super) typed: P<'s, ()>,
    pub(super) with_subject: P<'s, ()>,
    pub(super) example: P<'s, ()>,
    pub(super) amended: P<'s, ()>,
}

impl<'s> Heads<'s> {
    pub(super) fn of(&self, kind: ItemKind) -> &P<'s, ()> {
        match kind {
            ItemKind::Parameter | ItemKind::Define | ItemKind::Table | ItemKind::Scale | ItemKind::Payers => {
                &self.typed
            }
            ItemKind::Benefit | ItemKind::Property => &self.with_subject,
            ItemKind::Example => &self.example,
            ItemKind::Amend | ItemKind::Overlay => &self.amended,
            _ => &self.named,
        }
    }
}

/// The kind of item that a keyword begins.
pub(super) fn kind_of(phrase: Phrase) -> Option<ItemKind> {
    Some(match phrase {
        Phrase::Module => ItemKind::Module,
        Phrase::Use => ItemKind::Use,
        Phrase::Source => ItemKind::Source,
        Phrase::Entity => ItemKind::Entity,
        Phrase::Enum => ItemKind::Enum,
        Phrase::Unit => ItemKind::Unit,
        Phrase::Parameter => ItemKind::Parameter,
        Phrase::Define => ItemKind::Define,
        Phrase::Table => ItemKind::Table,
        Phrase::Scale => ItemKind::Scale,
        Phrase::Group => ItemKind::Group,
        Phrase::Payers => ItemKind::Payers,
        Phrase::Benefit => ItemKind::Benefit,
        Phrase::Guarantee => ItemKind::Guarantee,
        Phrase::Property => ItemKind::Property,
        Phrase::Example => ItemKind::Example,
        Phrase::Amend => ItemKind::Amend,
        Phrase::Overlay => ItemKind::Overlay,
        _ => return None,
    })
}

/// Builds the parsers of heads.
pub(super) fn heads<'s>() -> Heads<'s> {
    Heads {
        named: done(named()),
        typed: done(typed()),
        with_subject: done(with_subject()),
        amended: done(amended()),
        example: done(labels().map(|labels| Head { labels, ..Head::default() }).boxed()),
    }
}

/// What follows a head is read as the first clause, so nothing is demanded of it here.
fn done<'s>(head: P<'s, Head>) -> P<'s, ()> {
    head.map_with(|head, extra| {
        let length = extra.slice().len();
        extra.state().0 = Some((Box::new(head), length));
    })
    .boxed()
}

fn named<'s>() -> P<'s, Head> {
    path_of(What::Name)
        .then(labels())
        .map(|(name, labels)| Head { name: Some(name), labels, ..Head::default() })
        .boxed()
}

/// The type may be repeated, for the reader.
fn amended<'s>() -> P<'s, Head> {
    named().then(colon().ignore_then(type_expr()).or_not()).map(|(head, ty)| Head { ty, ..head }).boxed()
}

/// `(rate: percent, amount: yuan)`, touching the name.
fn params<'s>() -> P<'s, Vec<Param>> {
    let param = name().then_ignore(colon()).then(type_expr()).map(|(name, ty)| Param { name, ty });
    token(|token| token.kind == TokenKind::Open && token.glued)
        .ignore_then(param.separated_by(comma()).allow_trailing().collect::<Vec<_>>())
        .then_ignore(mark(TokenKind::Close).labelled(Label::What(What::Close)))
        .boxed()
}

fn typed<'s>() -> P<'s, Head> {
    path_of(What::Name)
        .then(params().or_not().map(Option::unwrap_or_default))
        .then(labels())
        .then(params().or_not().map(Option::unwrap_or_default))
        .then_ignore(colon())
        .then(type_expr())
        .map(|((((name, mut params), labels), more), ty)| {
            params.extend(more);
            Head { name: Some(name), labels, params, ty: Some(ty), subject: None }
        })
        .boxed()
}

fn with_subject<'s>() -> P<'s, Head> {
    path_of(What::Name)
        .then(labels())
        .then(subject().or_not())
        .map(|((name, labels), subject)| Head { name: Some(name), labels, subject, ..Head::default() })
        .boxed()
}

fn subject<'s>() -> impl Parser<'s, In<'s>, Name, Ex> + Clone {
    phrase(Phrase::For).ignore_then(name_of(What::Name))
}
