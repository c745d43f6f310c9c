//! What happened on the way to a value, in words: cases, exceptions, rows, brackets, roundings, month ends.

use almoner_check::program::{Bracket, Evidence, Program, Row, RuleBody};
use almoner_check::types::{NumberType, Type};
use almoner_check::units::Unit;
use almoner_diagnostic::Text;
use almoner_syntax::ast::RoundingMode;
use jiff::civil::Date;

use super::graph::Told;
use super::model::{Note, NoteKind, Rounding, Shown};
use super::phrase::Phrase;
use super::written::written;
use super::{cite, describe, overlays, show, words};
use crate::facts::Checked;
use crate::trace::{Step, StepKind};
use crate::value::Truth;

/// What a step without a name of its own has to say.
pub(crate) fn of_step(told: &Told<'_>, step: &Step) -> Option<Note> {
    match &step.kind {
        StepKind::Case { position, applies: Truth::Yes } => case(told, step, *position),
        StepKind::Exception { applies: Truth::Yes, .. } => exception(told, step),
        StepKind::Row { position, applies: Truth::Yes } => row(told, step, *position),
        StepKind::Bracket { applies: Truth::Yes, .. } => bracket(told, step),
        StepKind::Rounded(mode) => rounded(told, step, *mode),
        StepKind::DateClamped { day } => Some(month_end(told, step, *day)),
        StepKind::Window { first, last, .. } => Some(window(*first, *last)),
        StepKind::Decided { body, given } => decided(told, step, body, *given),
        StepKind::LastMonth { first: true } => Some(note(NoteKind::Case, words::FIRST_MONTH.into())),
        _ => None,
    }
}

/// A note in words alone.
pub(crate) fn note(kind: NoteKind, text: Phrase) -> Note {
    Note { kind, text, cites: Vec::new(), rounding: None }
}

/// Who decides, and between which bounds.
fn decided(told: &Told<'_>, step: &Step, body: &str, given: bool) -> Option<Note> {
    let mut bounds = step.children.iter().filter_map(|child| told.step(*child));
    let (low, high) = (bounds.next()?, bounds.next()?);
    let shown = |step: &Step| describe::shown(told.program, &step.value, &step.ty).text;
    let values = [("body", &Phrase::same(body)), ("low", &shown(low)), ("high", &shown(high))];
    let words = if given { words::DECIDED_BETWEEN } else { words::TO_BE_DECIDED_BETWEEN };
    Some(note(NoteKind::Decided, Phrase::fill(words, &values)))
}

fn case(told: &Told<'_>, step: &Step, position: Option<usize>) -> Option<Note> {
    position?;
    if let Some(overlay) = overlays::of_case(told, step) {
        return Some(overlays::note(told.program, overlay));
    }
    let condition = told.step(*step.children.first()?)?;
    let condition = Phrase::same(written(told.program, condition.span));
    Some(note(NoteKind::Case, Phrase::fill(words::CASE, &[("condition", &condition)])))
}

fn exception(told: &Told<'_>, step: &Step) -> Option<Note> {
    let StepKind::Exception { rule, version, position, overridden_by, .. } = &step.kind else {
        return None;
    };
    if !overridden_by.is_empty() {
        return None;
    }
    let version = told.program.rules.get(rule.index())?.versions.get(*version)?;
    let exception = version.exceptions.get(*position)?;
    let label = show::label(&exception.declared);
    let others: Vec<Phrase> = exception
        .overriding
        .iter()
        .filter_map(|other| Some(show::label(&version.exceptions.get(*other)?.declared)))
        .collect();
    let text = if others.is_empty() {
        Phrase::fill(words::EXCEPTION, &[("label", &label)])
    } else {
        let others = Phrase::join(&others, words::COMMA);
        Phrase::fill(words::EXCEPTION_OVERRIDING, &[("label", &label), ("others", &others)])
    };
    let cites = cite::cites(told.program, &exception.cites);
    Some(Note { cites, ..note(NoteKind::Exception, text) })
}

fn row(told: &Told<'_>, step: &Step, position: Option<usize>) -> Option<Note> {
    let Some(position) = position else {
        return Some(note(NoteKind::Case, words::ROW_OTHERWISE.into()));
    };
    let text = written(told.program, step.span);
    // Behind the last cell stand the citations.
    let cells = text.rsplit_once('|').map_or(text.as_str(), |(cells, _)| cells);
    let cells: Vec<&str> = cells.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let number = Phrase::same(position.saturating_add(1).to_string());
    let values = [("number", &number), ("row", &Phrase::same(cells.join(" | ")))];
    let cites = cite::cites(told.program, row_at(told.program, step).map_or(&[], |row| &row.cites));
    Some(Note { cites, ..note(NoteKind::Case, Phrase::fill(words::ROW, &values)) })
}

/// The row that a step is of: the one of all tables that stands where the step says.
fn row_at<'p>(program: &'p Program, step: &Step) -> Option<&'p Row> {
    program.rules.iter().flat_map(|rule| &rule.versions).find_map(|version| match &version.body {
        RuleBody::Table(table) => table.rows.iter().find(|row| row.span == step.span),
        RuleBody::Scale(_) | RuleBody::Cases(_) => None,
    })
}

fn bracket(told: &Told<'_>, step: &Step) -> Option<Note> {
    let StepKind::Bracket { position, .. } = step.kind else { return None };
    let (bracket, ty) = bracket_at(told.program, step, position)?;
    let from = written(told.program, bracket.from.span);
    let rate = written(told.program, bracket.value.span);
    let number = Phrase::same(position.saturating_add(1).to_string());
    let result = describe::shown(told.program, &step.value, ty);
    let values = [
        ("number", &number),
        ("from", &Phrase::same(from)),
        ("rate", &Phrase::same(rate)),
        ("result", &result.text),
    ];
    let cites = cite::cites(told.program, &bracket.cites);
    Some(Note { cites, ..note(NoteKind::Case, Phrase::fill(words::BRACKET, &values)) })
}

/// The bracket that a step is of and the type of what it gives: the one of all scales that stands where the
/// step says.
fn bracket_at<'p>(program: &'p Program, step: &Step, position: usize) -> Option<(&'p Bracket, &'p Type)> {
    program.rules.iter().find_map(|rule| {
        rule.versions.iter().find_map(|version| match &version.body {
            RuleBody::Scale(scale) => {
                let bracket = scale.brackets.get(position).filter(|bracket| bracket.span == step.span)?;
                Some((bracket, &rule.ty))
            }
            RuleBody::Cases(_) | RuleBody::Table(_) => None,
        })
    })
}

/// Each way of rounding: its name in data, its words, and its words where the number is not known yet.
const ROUNDINGS: [(RoundingMode, &str, Text, Text); 4] = [
    (RoundingMode::Up, "up", words::ROUNDED_UP, words::ROUNDS_UP),
    (RoundingMode::Down, "down", words::ROUNDED_DOWN, words::ROUNDS_DOWN),
    (RoundingMode::Nearest, "nearest", words::ROUNDED_NEAREST, words::ROUNDS_NEAREST),
    (RoundingMode::HalfEven, "half_even", words::ROUNDED_HALF_EVEN, words::ROUNDS_HALF_EVEN),
];

/// What a way of rounding is called in data: `up`, `down`, `nearest`, `half_even`.
pub(crate) fn rounding_name(mode: RoundingMode) -> &'static str {
    ROUNDINGS.iter().find(|(known, ..)| *known == mode).map_or("", |(_, name, ..)| name)
}

fn rounded(told: &Told<'_>, step: &Step, mode: RoundingMode) -> Option<Note> {
    let (_, name, done, open) = ROUNDINGS.iter().find(|(known, ..)| *known == mode)?;
    let shown = |step: &Step| describe::shown(told.program, &step.value, &step.ty);
    let (before, to) = (told.step(*step.children.first()?)?, told.step(*step.children.get(1)?)?);
    let (before, to, after) = (shown(before), shown(to), shown(step));
    let template = match (&before.exact, &after.exact) {
        (Some(before), Some(after)) if before == after => words::ROUNDED_SAME,
        (Some(_), Some(_)) => *done,
        _ => *open,
    };
    let values = [("step", &to.text), ("before", &before.figure), ("after", &after.figure)];
    let text = Phrase::fill(template, &values);
    let rounding = Rounding { mode: (*name).to_owned(), before, step: to, after };
    Some(Note { rounding: Some(rounding), ..note(NoteKind::Rounded, text) })
}

/// Which months were looked at.
fn window(first: Date, last: Date) -> Note {
    let (from, until) = (show::month(first), show::month(last));
    let text = if first == last {
        Phrase::fill(words::OVER_MONTH, &[("month", &from)])
    } else {
        Phrase::fill(words::OVER_MONTHS, &[("first", &from), ("last", &until)])
    };
    note(NoteKind::AsOf, text)
}

fn month_end(told: &Told<'_>, step: &Step, day: i8) -> Note {
    let date = describe::shown(told.program, &step.value, &step.ty);
    let day = Phrase::same(day.to_string());
    let text = Phrase::fill(words::MONTH_END, &[("day", &day), ("date", &date.text)]);
    note(NoteKind::MonthEnd, text)
}

/// What a missing or assumed fact has to say.
pub(crate) fn of_fact(told: &Told<'_>, step: &Step, value: &Shown) -> Option<Note> {
    match step.kind {
        StepKind::Fact(place) if !place.is_evidence() && told.facts.checked(place).is_some() => {
            told.facts.checked(place).and_then(|checked| of_check(told, step, checked))
        }
        StepKind::Assumed(_) => {
            let text = Phrase::fill(words::ASSUMED, &[("value", &value.text)]);
            Some(note(NoteKind::Assumed, text))
        }
        StepKind::Fact(_) if !step.value.is_known() => Some(note(NoteKind::Missing, words::NOT_GIVEN.into())),
        _ => None,
    }
}

/// What a check of a fact has found, or that it is awaited.
fn of_check(told: &Told<'_>, step: &Step, checked: &Checked) -> Option<Note> {
    let found = checked.evidence();
    if !step.value.is_known() {
        let state = match found {
            Some(found) if found != Evidence::Declared => found_by(found, checked),
            found => super::places::evidence(found),
        };
        let given = checked.held_back.as_ref();
        let text = match given.map(|given| describe::shown(told.program, given, &step.ty).text) {
            Some(value) => Phrase::fill(words::HELD_BACK, &[("value", &value), ("state", &state)]),
            None => Phrase::fill(words::NO_VALUE, &[("state", &state)]),
        };
        return Some(note(NoteKind::Missing, text));
    }
    Some(note(NoteKind::Evidence, found_by(found?, checked)))
}

/// `matched by the bank on 1 March 2026`.
fn found_by(found: Evidence, checked: &Checked) -> Phrase {
    let found = Phrase::new(found.name(), found.chinese());
    let text = match &checked.source {
        Some(source) => {
            let source = Phrase::same(source.as_ref());
            Phrase::fill(words::EVIDENCE_BY, &[("found", &found), ("source", &source)])
        }
        None => Phrase::fill(words::EVIDENCE, &[("found", &found)]),
    };
    match checked.date {
        Some(date) => Phrase::fill(words::EVIDENCE_ON, &[("evidence", &text), ("date", &show::date(date))]),
        None => text,
    }
}

/// The type of a plain count of days.
pub(crate) fn days() -> Type {
    let unit = Unit::of(almoner_check::units::Units::DAY);
    Type::Number(NumberType { unit, whole: true, percent: false, decimals: Some(0) })
}
