//! Clauses and lines: each is read by itself, so that a mistake in one stays in it.

use super::benefits::{benefit, condition_line, help_line, line, pay_line};
use super::expressions::{Expressions, comparison_mark, expressions, rounding};
use super::input::{
    Ex, In, Label, P, What, and_word, at_of, colon, comma, day, joiner, labels, mark, month, must, name,
    name_of, part, path_of, phrase, quoted_of, to_name, token, whole,
};
use super::types::type_expr;
use crate::ast::{
    Bracket, Citation, ClauseKind, Dated, Entry, Exception, Expr, ExprKind, Fact, FactEvidence, FactsBlock,
    Field, Monotone, Name, Payer, Period, Row, Test, TestKind,
};
use crate::keywords::{NameWord, Phrase};
use crate::token::{Token, TokenKind};
use chumsky::prelude::*;

/// The parsers of all parts of an item, each ready to be run by itself.
pub(super) struct Clauses<'s> {
    pub(super) cites: P<'s, ()>,
    pub(super) in_force: P<'s, ()>,
    pub(super) with_text: P<'s, ()>,
    pub(super) by: P<'s, ()>,
    pub(super) from_file: P<'s, ()>,
    pub(super) by_the_rules_of: P<'s, ()>,
    pub(super) open: P<'s, ()>,
    pub(super) unit: P<'s, ()>,
    pub(super) is: P<'s, ()>,
    pub(super) except: P<'s, ()>,
    pub(super) otherwise: P<'s, ()>,
    pub(super) bracket: P<'s, ()>,
    pub(super) among: P<'s, ()>,
    pub(super) bill: P<'s, ()>,
    pub(super) payer: P<'s, ()>,
    pub(super) benefit: P<'s, ()>,
    pub(super) as_of: P<'s, ()>,
    pub(super) expect: P<'s, ()>,
    pub(super) field: P<'s, ()>,
    pub(super) entry: P<'s, ()>,
    pub(super) columns: P<'s, ()>,
    pub(super) row: P<'s, ()>,
    pub(super) facts: P<'s, ()>,
    pub(super) statement: P<'s, ()>,
    pub(super) condition_line: P<'s, ()>,
    pub(super) pay_line: P<'s, ()>,
    pub(super) help_line: P<'s, ()>,
}

/// Builds the grammar.
pub(super) fn clauses<'s>() -> Clauses<'s> {
    let e = expressions();
    Clauses {
        cites: part(cites().map(ClauseKind::Cites).boxed()),
        in_force: part(in_force()),
        with_text: part(with_text()),
        by: part(by()),
        from_file: part(from_file()),
        by_the_rules_of: part(by_the_rules_of()),
        open: part(open(&e)),
        unit: part(unit(&e)),
        is: part(phrase(Phrase::Is).ignore_then(e.cases.clone()).map(ClauseKind::Is).boxed()),
        except: part(except(&e)),
        otherwise: part(
            phrase(Phrase::Otherwise).ignore_then(e.condition.clone()).map(ClauseKind::Otherwise).boxed(),
        ),
        bracket: part(bracket(&e)),
        among: part(among(&e)),
        bill: part(phrase(Phrase::Bill).ignore_then(e.value.clone()).map(ClauseKind::Bill).boxed()),
        payer: part(payer(&e)),
        benefit: part(benefit()),
        as_of: part(as_of()),
        expect: part(expect(&e)),
        field: part(field(&e)),
        entry: part(entry(&e)),
        columns: part(columns(&e)),
        row: part(row(&e)),
        facts: part(facts(&e)),
        statement: part(statement(&e)),
        condition_line: part(condition_line(&e)),
        pay_line: part(pay_line(&e)),
        help_line: part(help_line(&e)),
    }
}

/// `cites measures art. 4 and decree art. 9(2)`.
fn cites<'s>() -> P<'s, Vec<Citation>> {
    let article = select_ref! { Token { kind: TokenKind::Article(article), .. } => *article };
    let citation = path_of(What::Source)
        .then(article.or_not())
        .then(mark(TokenKind::Text).map(super::input::to_quoted).or_not())
        .map_with(|((source, article), place), extra| Citation {
            source,
            article,
            place,
            at: at_of(extra.slice()),
        });
    phrase(Phrase::Cites).ignore_then(citation.separated_by(joiner()).at_least(1).collect()).boxed()
}

pub(super) fn optional_cites<'s>() -> P<'s, Vec<Citation>> {
    cites().or_not().map(Option::unwrap_or_default).boxed()
}

/// `until D`.
fn until<'s>() -> impl Parser<'s, In<'s>, Dated, Ex> + Clone {
    phrase(Phrase::Until).ignore_then(day()).then_ignore(phrase(Phrase::UntilEnd).or_not())
}

/// `from D`.
fn from<'s>() -> impl Parser<'s, In<'s>, Dated, Ex> + Clone {
    must(Phrase::From).ignore_then(day()).then_ignore(phrase(Phrase::FromEnd).or_not())
}

/// `from D [until D]`.
fn period<'s>() -> P<'s, Period> {
    from().then(until().or_not()).map(|(from, until)| Period { from, until }).boxed()
}

/// `in force from D [until D]`; in Chinese 施行 stands after the first or after the last day.
fn in_force<'s>() -> P<'s, ClauseKind> {
    let english = phrase(Phrase::InForce).ignore_then(period());
    let chinese = from()
        .then(until().or_not())
        .then_ignore(must(Phrase::InForce))
        .then(comma().or_not().ignore_then(until()).or_not())
        .map(|((from, before), after)| Period { from, until: before.or(after) });
    choice((english.boxed(), chinese.boxed())).map(ClauseKind::InForce).boxed()
}

/// Clauses of a keyword and a text: the number and issuer of a source.
fn with_text<'s>() -> P<'s, ClauseKind> {
    let number = token(super::outline::is_document_number)
        .ignore_then(quoted_of(What::Text))
        .map(ClauseKind::DocumentNumber);
    let issuer = phrase(Phrase::IssuedBy).ignore_then(quoted_of(What::Text)).map(ClauseKind::IssuedBy);
    choice((number.boxed(), issuer.boxed())).boxed()
}

/// `by area, household_size`.
fn by<'s>() -> P<'s, ClauseKind> {
    let keys = name_of(What::Key).separated_by(joiner()).at_least(1).collect::<Vec<_>>();
    phrase(Phrase::By).ignore_then(keys).map(ClauseKind::By).boxed()
}

/// `by the rules of emergency_in`, `适用 emergency_in 规定`.
fn by_the_rules_of<'s>() -> P<'s, ClauseKind> {
    phrase(Phrase::ByTheRulesOf)
        .ignore_then(path_of(What::Name))
        .then_ignore(phrase(Phrase::ByTheRulesEnd).or_not())
        .map(ClauseKind::ByTheRulesOf)
        .boxed()
}

fn from_file<'s>() -> P<'s, ClauseKind> {
    phrase(Phrase::From).ignore_then(quoted_of(What::FileName)).map(ClauseKind::FromFile).boxed()
}

/// `open [, at least E] [, at most E]`.
fn open<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    phrase(Phrase::Open)
        .ignore_then(bounds(e))
        .map(|(at_least, at_most)| ClauseKind::Open { at_least, at_most })
        .boxed()
}

fn bounds<'s>(e: &Expressions<'s>) -> P<'s, (Option<Expr>, Option<Expr>)> {
    let least = comma().or_not().ignore_then(phrase(Phrase::AtLeast)).ignore_then(e.value.clone());
    let most = comma().or_not().ignore_then(phrase(Phrase::AtMost)).ignore_then(e.value.clone()).boxed();
    let either_order = choice((
        least.clone().map(Some).then(most.clone().or_not()).boxed(),
        most.then(least.or_not()).map(|(most, least)| (least, Some(most))).boxed(),
    ));
    either_order.or_not().map(Option::unwrap_or_default).boxed()
}

/// `equals 0.5 kilogram`, `with 2 decimals`.
fn unit<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let equals = phrase(Phrase::Equals).ignore_then(e.value.clone()).map(ClauseKind::UnitEquals);
    let decimals = phrase(Phrase::With)
        .ignore_then(whole())
        .then_ignore(must(Phrase::Decimals))
        .map(ClauseKind::Decimals);
    choice((equals.boxed(), decimals.boxed())).boxed()
}

/// `except rural "…" overriding other when C: E cites …`.
fn except<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let overriding = name().separated_by(joiner()).at_least(1).collect::<Vec<_>>();
    let overriding =
        phrase(Phrase::Overriding).ignore_then(overriding).or_not().map(Option::unwrap_or_default);
    phrase(Phrase::Except)
        .ignore_then(name())
        .then(labels())
        .then(overriding)
        .then_ignore(must(Phrase::When))
        .then(e.condition.clone())
        .then_ignore(phrase(Phrase::WhenEnd).or_not())
        .then_ignore(mark(TokenKind::Colon).or_not())
        .then(e.condition.clone().labelled(Label::What(What::Value)))
        .then(optional_cites())
        .map(|(((((name, labels), overriding), condition), value), cites)| {
            ClauseKind::Except(Exception { name, labels, overriding, condition, value, cites })
        })
        .boxed()
}

/// `from E: V`, `above E: V`.
fn bracket<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let start = choice((phrase(Phrase::From).to(true), phrase(Phrase::Above).to(false)));
    start
        .then(e.value.clone())
        .then_ignore(colon())
        .then(e.value.clone())
        .then(optional_cites())
        .map(|(((inclusive, from), value), cites)| {
            ClauseKind::Bracket(Bracket { from, inclusive, value, cites })
        })
        .boxed()
}

/// `is members where C`, `为 成员 中 C 者`.
fn among<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let filter = phrase(Phrase::Where).ignore_then(e.condition.clone());
    phrase(Phrase::Is)
        .ignore_then(path_of(What::Name))
        .then(filter.then_ignore(phrase(Phrase::FilterEnd).or_not()).or_not())
        .map(|(over, filter)| ClauseKind::Among { over, filter })
        .boxed()
}

/// `name "label": 70% above E, at most E, rounded to E cites …`. Rounding belongs to what is paid, never to the
/// figure before it.
fn payer<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let above = comma().or_not().ignore_then(phrase(Phrase::Above)).ignore_then(e.amount.clone());
    let at_most = comma().or_not().ignore_then(phrase(Phrase::AtMost)).ignore_then(e.amount.clone());
    let content = e
        .share
        .clone()
        .then(above.or_not())
        .then(at_most.or_not())
        .then(rounding().or_not())
        .map(|(((share, above), at_most), rounded)| (share, above, at_most, rounded));
    line(content.boxed())
        .map(|(name, labels, (share, above, at_most, rounded), cites, _)| {
            ClauseKind::Payer(Payer { name, labels, share, above, at_most, rounded, cites })
        })
        .boxed()
}

/// `as of D` of an example.
fn as_of<'s>() -> P<'s, ClauseKind> {
    phrase(Phrase::AsOf).ignore_then(day()).map(|day| ClauseKind::AsOf { date: day.date, at: day.at }).boxed()
}

/// `expect C`, `expect E undecided [needs a, b]`.
fn expect<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let names = name_of(What::Name).separated_by(joiner()).at_least(1).collect::<Vec<_>>();
    let needs = comma().or_not().ignore_then(phrase(Phrase::Needs)).ignore_then(names);
    let needs = needs.or_not().map(Option::unwrap_or_default);
    phrase(Phrase::Expect)
        .ignore_then(e.condition.clone())
        .then(phrase(Phrase::Undecided).ignore_then(needs).or_not())
        .map(|(value, undecided)| match undecided {
            None => ClauseKind::Expect(value),
            Some(needs) => ClauseKind::ExpectUndecided { value, needs },
        })
        .boxed()
}

/// What may stand after the type of a field.
enum Modifier {
    ByMonth,
    CountedWhenMatched,
    AtLeast(Expr),
    AtMost(Expr),
    Assumed(Expr),
}

/// `wage "工资" : yuan per month, at least 0 yuan per month, assumed 0 yuan per month`.
fn field<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let value = e.value.clone();
    let modifier = choice((
        phrase(Phrase::ByMonth).map(|_| Modifier::ByMonth).boxed(),
        phrase(Phrase::CountedWhenMatched).map(|_| Modifier::CountedWhenMatched).boxed(),
        phrase(Phrase::AtLeast).ignore_then(value.clone()).map(Modifier::AtLeast).boxed(),
        phrase(Phrase::AtMost).ignore_then(value.clone()).map(Modifier::AtMost).boxed(),
        phrase(Phrase::Assumed).ignore_then(value).map(Modifier::Assumed).boxed(),
    ));
    let modifiers = comma().or_not().ignore_then(modifier).repeated().collect::<Vec<_>>();
    name()
        .then(labels())
        .then_ignore(colon())
        .then(type_expr())
        .then(modifiers)
        .map(|(((name, labels), ty), modifiers)| {
            let mut field = Field {
                name,
                labels,
                ty,
                by_month: false,
                at_least: None,
                at_most: None,
                assumed: None,
                counted_when_matched: false,
            };
            for modifier in modifiers {
                match modifier {
                    Modifier::ByMonth => field.by_month = true,
                    Modifier::CountedWhenMatched => field.counted_when_matched = true,
                    Modifier::AtLeast(bound) => field.at_least = Some(bound),
                    Modifier::AtMost(bound) => field.at_most = Some(bound),
                    Modifier::Assumed(value) => field.assumed = Some(value),
                }
            }
            ClauseKind::Field(field)
        })
        .boxed()
}

/// A key of a parameter's entry: the name of an enum value, or a number.
fn key<'s>() -> impl Parser<'s, In<'s>, Name, Ex> + Clone {
    token(|token| token.is_name() || matches!(token.kind, TokenKind::Number(_))).map(to_name)
}

/// `urban, 3: 790 yuan per month from D until D cites …`, `urban, 2022-07: 3.2%`.
fn entry<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let names = key().separated_by(comma()).at_least(1).collect::<Vec<_>>();
    let keys = choice((
        names.then(comma().ignore_then(month()).or_not()).boxed(),
        month().map(|month| (Vec::new(), Some(month))).boxed(),
    ));
    let keys = keys.then_ignore(mark(TokenKind::Colon));
    let not_set =
        phrase(Phrase::NotSet).map_with(|_, extra| Expr { kind: ExprKind::NotSet, at: at_of(extra.slice()) });
    keys.or_not()
        .map(Option::unwrap_or_default)
        .then(choice((not_set.boxed(), e.value.clone())))
        .then(comma().or_not().ignore_then(period()).or_not())
        .then(optional_cites())
        .map(|((((keys, month), value), period), cites)| {
            ClauseKind::Entry(Entry { keys, month, value, period, cites })
        })
        .boxed()
}

fn bar<'s>() -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    mark(TokenKind::Bar).labelled(Label::What(What::Bar))
}

/// `| labour | income | gives |`.
fn columns<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let column = e.value.clone().then_ignore(bar());
    bar()
        .ignore_then(column.repeated().collect::<Vec<_>>())
        .then_ignore(must(Phrase::Gives))
        .then_ignore(bar())
        .map(ClauseKind::Columns)
        .boxed()
}

/// `| none | any | 570 yuan | cites …`: the last cell is the result.
fn row<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let ends_row = choice((
        token(|token| {
            token.kind == TokenKind::Bar || token.begins && token.phrase().is_some_and(ends_table_row)
        })
        .ignored(),
        end(),
    ));
    let cell = test(e).then_ignore(bar()).then_ignore(ends_row.not());
    let result = e.value.clone().then_ignore(bar());
    bar()
        .ignore_then(cell.repeated().collect::<Vec<_>>())
        .then(result)
        .then(optional_cites())
        .map(|((tests, value), cites)| ClauseKind::Row(Row { tests, value, cites }))
        .boxed()
}

/// Phrases that cannot begin a cell.
fn ends_table_row(phrase: Phrase) -> bool {
    !matches!(phrase, Phrase::Any | Phrase::Is) && phrase.kind() == crate::keywords::PhraseKind::Clause
}

/// A cell: `any`, `urban or rural`, `at least 60`, `not urban`.
fn test<'s>(e: &Expressions<'s>) -> P<'s, Test> {
    let value = e.value.clone();
    let between = phrase(Phrase::Between)
        .ignore_then(value.clone())
        .then_ignore(and_word())
        .then(value.clone())
        .map(|(low, high)| TestKind::Between(low, high));
    let single = choice((
        phrase(Phrase::Any).map(|_| TestKind::Any).boxed(),
        phrase(Phrase::Not).ignore_then(value.clone()).map(TestKind::IsNot).boxed(),
        comparison_mark().then(value.clone()).map(|(mark, value)| TestKind::Compare(mark, value)).boxed(),
        between.boxed(),
        value.map(TestKind::Is).boxed(),
    ))
    .map_with(|kind, extra| Test { kind, at: at_of(extra.slice()) });
    single
        .separated_by(phrase(Phrase::Or))
        .at_least(1)
        .collect::<Vec<_>>()
        .map_with(|mut tests, extra| {
            let at = at_of(extra.slice());
            match tests.pop() {
                Some(only) if tests.is_empty() => only,
                last => {
                    tests.extend(last);
                    Test { kind: TestKind::OneOf(tests), at }
                }
            }
        })
        .boxed()
}

/// `household: area urban, savings 3,000 yuan, without vehicles`, `member head: …`.
fn facts<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let month = phrase(Phrase::AsOf).ignore_then(month().or(day()));
    let value = e.value.clone().labelled(Label::What(What::FactValue));
    let known = choice((
        evidence().map(|evidence| (None, Some(evidence))).boxed(),
        value.then(evidence().or_not()).map(|(value, evidence)| (Some(value), evidence)).boxed(),
    ));
    let fact = name_of(What::Name)
        .then(month.or_not())
        .then(known)
        // `member head:` begins the next block.
        .then_ignore(mark(TokenKind::Colon).not())
        .map(|((name, month), (value, evidence))| Fact { name, month, value, evidence });
    let nothing = phrase(Phrase::Without)
        .map_with(|_, extra| Expr { kind: ExprKind::Nothing, at: at_of(extra.slice()) });
    let none = nothing.then(name_of(What::Name)).map(|(value, name)| Fact {
        name,
        month: None,
        value: Some(value),
        evidence: None,
    });
    let fact = choice((none.boxed(), fact.boxed()));
    let facts = fact.separated_by(comma()).allow_trailing().collect::<Vec<_>>();
    block_name()
        .then(name_of(What::Role).or_not())
        .then_ignore(colon())
        .then(facts)
        .map_with(|((name, role), facts), extra| {
            ClauseKind::Facts(FactsBlock { name, role, facts, at: at_of(extra.slice()) })
        })
        .boxed()
}

/// `with evidence matched by "bank" as of 2026-03-01`.
fn evidence<'s>() -> P<'s, FactEvidence> {
    let source = phrase(Phrase::By).ignore_then(quoted_of(What::Text));
    let date = phrase(Phrase::AsOf).ignore_then(day());
    phrase(Phrase::WithEvidence)
        .ignore_then(name_of(What::Name))
        .then(source.or_not())
        .then(date.or_not())
        .map_with(|((status, source), date), extra| FactEvidence {
            status,
            source,
            date,
            at: at_of(extra.slice()),
        })
        .boxed()
}

/// The label of a block of facts: 成员 is one `member` here.
fn block_name<'s>() -> impl Parser<'s, In<'s>, Name, Ex> + Clone {
    name().map(|mut name| {
        if name.text == NameWord::MEMBERS.english {
            NameWord::MEMBER.english.clone_into(&mut name.text);
        }
        name
    })
}

/// The statement of a guarantee or a property.
fn statement<'s>(e: &Expressions<'s>) -> P<'s, ClauseKind> {
    let moves = choice((phrase(Phrase::NeverRises).to(true), phrase(Phrase::NeverFalls).to(false)));
    let difference = phrase(Phrase::ByMoreThanTheDifference).or_not().map(|found| found.is_some());
    let when = must(Phrase::When)
        .ignore_then(path_of(What::Name))
        .then_ignore(must(Phrase::Rises))
        .then_ignore(phrase(Phrase::WhenEnd).or_not())
        .boxed();
    let tail = moves.clone().then(difference.clone()).then(when.clone());
    let value_first = e.condition.clone().then(tail.or_not()).map(|(value, tail)| match tail {
        None => ClauseKind::Statement(value),
        Some(((never_rises, by_more_than_the_difference), when_rises)) => {
            ClauseKind::Monotone(Monotone { value, never_rises, when_rises, by_more_than_the_difference })
        }
    });
    let fact_first =
        when.then_ignore(comma().or_not()).then(e.value.clone()).then(moves).then(difference).map(
            |(((when_rises, value), never_rises), by_more_than_the_difference)| {
                ClauseKind::Monotone(Monotone { value, never_rises, when_rises, by_more_than_the_difference })
            },
        );
    choice((phrase(Phrase::When).rewind().ignore_then(fact_first).boxed(), value_first.boxed())).boxed()
}
