//! Sentences made from the data of an explanation, shared by all renderers. No layout, no computing.

use almoner_diagnostic::Text;

use super::model::{
    BenefitAnswer, Cite, Compared, Layer, NoFigure, Note, NoteKind, Place, Relation, Shown, Side, Status,
    Value, Verdict,
};
use super::phrase::Phrase;
use super::words;
use crate::flip::{Change, Direction, Flips, Towards};

/// `Subsistence allowance: granted, 1,420 yuan per month`.
pub(crate) fn headline(answer: &BenefitAnswer) -> Phrase {
    Phrase::fill(words::ANSWER, &[("label", &title(answer)), ("result", &result(answer))])
}

/// The label of a benefit; with the member, where it is a member's.
pub(crate) fn title(answer: &BenefitAnswer) -> Phrase {
    match &answer.of {
        Some(member) => Phrase::fill(words::OF_MEMBER, &[("label", &answer.label), ("member", member)]),
        None => answer.label.clone(),
    }
}

/// `granted, 1,420 yuan per month`.
pub(crate) fn result(answer: &BenefitAnswer) -> Phrase {
    let with_amount = |template: Text, without: Text| match &answer.amount {
        Some(amount) => Phrase::fill(template, &[("amount", &amount.text)]),
        None => without.into(),
    };
    match answer.status {
        Status::Granted => with_amount(words::GRANTED_AMOUNT, words::GRANTED),
        Status::Undecided => with_amount(words::UNDECIDED_AMOUNT, words::UNDECIDED),
        Status::Refused => words::REFUSED.into(),
        Status::NotInForce => words::NOT_IN_FORCE.into(),
        Status::GivesWay => {
            let others = Phrase::join(&answer.gives_way_to, words::COMMA);
            Phrase::fill(words::GIVES_WAY, &[("other", &others)])
        }
    }
}

/// Who decides, and within how many working days.
pub(crate) fn decided_by(body: &str, working_days: Option<u32>) -> Phrase {
    let body = Phrase::same(body);
    match working_days {
        Some(days) => {
            let days = Phrase::same(days.to_string());
            Phrase::fill(words::DECIDED_WITHIN, &[("body", &body), ("days", &days)])
        }
        None => Phrase::fill(words::DECIDED_BY, &[("body", &body)]),
    }
}

/// Which layer it is of, how often it pays, who decides, when it is reviewed.
pub(crate) fn formalities(answer: &BenefitAnswer) -> Vec<Phrase> {
    let number = |value: u32| Phrase::same(value.to_string());
    let mut parts = Vec::new();
    parts.push(Phrase::fill(words::LAYER, &[("module", &answer.layer.label)]));
    parts.extend(answer.by_the_rules_of.as_ref().map(by_the_rules_of));
    parts.extend(answer.every.clone());
    parts.extend(answer.decided_by.as_ref().map(|body| decided_by(body, answer.working_days)));
    if let Some(months) = answer.reviewed_every_months {
        parts.push(Phrase::fill(words::REVIEWED, &[("months", &number(months))]));
    }
    parts
}

/// `by the rules of Guangzhou (place of the emergency)`.
pub(crate) fn by_the_rules_of(place: &Place) -> Phrase {
    Phrase::fill(words::BY_THE_RULES_OF, &[("value", &place.value.text), ("label", &place.label)])
}

/// The figures that there are none of, each with the place where it is needed.
pub(crate) fn no_figure(figures: &[NoFigure]) -> Vec<Phrase> {
    let line = |figure: &NoFigure| {
        Phrase::fill(words::NO_FIGURE_AT, &[("text", &figure.text), ("place", &figure.place)])
    };
    figures.iter().map(line).collect()
}

/// `under Measures …, article 9; Notice …, article 2`; `None` without citations.
pub(crate) fn under(cites: &[Cite]) -> Option<Phrase> {
    if cites.is_empty() {
        return None;
    }
    let texts: Vec<Phrase> = cites.iter().map(|cite| cite.text.clone()).collect();
    Some(Phrase::fill(words::UNDER, &[("cites", &Phrase::join(&texts, words::SEMICOLON))]))
}

/// The comparison in words, with by how much it fails or holds.
pub(crate) fn compared(comparison: &Compared) -> Phrase {
    let (left, right) = (side(&comparison.left), side(&comparison.right));
    let values = [("left", &left), ("right", &right)];
    let sentence = Phrase::fill(relation_words(comparison), &values);
    match by_how_much(comparison) {
        Some(difference) => {
            Phrase::fill(words::COMPARED_BY, &[("compared", &sentence), ("difference", &difference)])
        }
        None => sentence,
    }
}

fn side(side: &Side) -> Phrase {
    match &side.label {
        Some(label) => Phrase::fill(words::SIDE, &[("label", label), ("value", &side.value.text)]),
        None => side.value.text.clone(),
    }
}

/// Each relation with its words where it holds and where it fails; of days after those of amounts.
const RELATIONS: &[(Relation, [(Text, Text); 2])] = &[
    (Relation::Equal, [(words::IS_EQUAL, words::IS_NOT_EQUAL); 2]),
    (Relation::NotEqual, [(words::IS_NOT_EQUAL, words::IS_EQUAL); 2]),
    (Relation::Less, [(words::IS_LESS, words::IS_NOT_LESS), (words::IS_BEFORE, words::IS_NOT_BEFORE)]),
    (Relation::AtMost, [(words::IS_AT_MOST, words::IS_NOT_AT_MOST), (words::IS_NOT_AFTER, words::IS_AFTER)]),
    (Relation::Greater, [(words::IS_GREATER, words::IS_NOT_GREATER), (words::IS_AFTER, words::IS_NOT_AFTER)]),
    (
        Relation::AtLeast,
        [(words::IS_AT_LEAST, words::IS_NOT_AT_LEAST), (words::IS_NOT_BEFORE, words::IS_BEFORE)],
    ),
    (Relation::OneOf, [(words::IS_ONE_OF, words::IS_NOT_ONE_OF); 2]),
];

fn relation_words(comparison: &Compared) -> Text {
    let found = RELATIONS.iter().find(|(known, _)| *known == comparison.relation);
    let words = found.map(|(_, [amounts, days])| if comparison.of_days { days } else { amounts });
    match (words, comparison.holds) {
        (Some((holds, _)), Verdict::Yes) => *holds,
        (Some((_, fails)), Verdict::No) => *fails,
        _ => words::CANNOT_COMPARE,
    }
}

fn by_how_much(comparison: &Compared) -> Option<Phrase> {
    let difference = comparison.difference.as_ref()?;
    let value = [("difference", &difference.text)];
    let nothing = difference.exact.as_deref() == Some("0");
    let template = match (comparison.relation, comparison.holds) {
        (Relation::Less | Relation::Greater, Verdict::No) if nothing => words::EXACTLY_AT,
        (Relation::Less | Relation::AtMost, Verdict::No) if comparison.of_days => words::LATE_BY,
        (Relation::Less | Relation::AtMost, Verdict::No) => words::OVER_BY,
        (Relation::Greater | Relation::AtLeast, Verdict::No) if comparison.of_days => words::EARLY_BY,
        (Relation::Greater | Relation::AtLeast, Verdict::No) => words::SHORT_BY,
        (Relation::Equal, Verdict::No) => words::DIFFERS_BY,
        (Relation::Less | Relation::Greater, Verdict::Yes) => words::MARGIN,
        (Relation::AtMost | Relation::AtLeast, Verdict::Yes) if !nothing => words::MARGIN,
        _ => return None,
    };
    Some(Phrase::fill(template, &value))
}

/// `wage of member 1: 1,350 yuan per month`, with short remarks where it was given or assumed, or is of another
/// day.
pub(crate) fn value_line(value: &Value) -> Phrase {
    let remarks = value.notes.iter().filter(|note| is_remark(note)).map(|note| note.text.clone());
    let remarks: Vec<Phrase> = remarks.collect();
    let result = if remarks.is_empty() {
        value.value.text.clone()
    } else {
        let remark = Phrase::join(&remarks, words::SEMICOLON);
        Phrase::fill(words::REMARK, &[("value", &value.value.text), ("remark", &remark)])
    };
    Phrase::fill(words::ANSWER, &[("label", &value.title), ("result", &result)])
}

/// Whether a value has nothing to tell beyond its line.
pub(crate) fn is_simple(value: &Value) -> bool {
    value.cites.is_empty()
        && value.formula.is_none()
        && value.because.is_empty()
        && origin_line(value, None).is_none()
}

/// Notes that are said beside the value, not below it.
pub(crate) fn is_remark(note: &Note) -> bool {
    matches!(
        note.kind,
        NoteKind::Given | NoteKind::Assumed | NoteKind::Missing | NoteKind::Evidence | NoteKind::AsOf
    )
}

/// Notes that only say where a figure comes from; they go together into one line.
pub(crate) fn is_origin(note: &Note) -> bool {
    matches!(note.kind, NoteKind::Keys | NoteKind::InForce | NoteKind::Place | NoteKind::Amended)
}

/// Where a figure comes from, in one line; the layer last, unless it is the one that is known. `None` where there
/// is nothing to say.
pub(crate) fn origin_line(value: &Value, known: Option<&Layer>) -> Option<Phrase> {
    let mut parts: Vec<Phrase> =
        value.notes.iter().filter(|note| is_origin(note)).map(|note| note.text.clone()).collect();
    let amended = value.notes.iter().any(|note| note.kind == NoteKind::Amended);
    if let (Some(layer), false) = (&value.layer, amended)
        && known != Some(layer)
    {
        parts.push(Phrase::fill(words::LAYER, &[("module", &layer.label)]));
    }
    if parts.is_empty() { None } else { Some(Phrase::join(&parts, words::DOT)) }
}

/// The heading above what would change an answer.
pub(crate) fn changes_heading(flips: &Flips) -> Phrase {
    match flips.towards {
        Towards::Granted => words::WHAT_WOULD_CHANGE.into(),
        Towards::Lost => words::HOW_FAR.into(),
    }
}

/// What would change an answer, one sentence each.
pub(crate) fn changes(flips: &Flips) -> Vec<Phrase> {
    let mut lines: Vec<Phrase> = Vec::new();
    if !flips.gives_way_to.is_empty() {
        let others = Phrase::join(&flips.gives_way_to, words::COMMA);
        lines.push(Phrase::fill(words::GIVES_WAY_CHANGE, &[("other", &others)]));
    }
    lines.extend(flips.changes.iter().map(|one| change(one, flips.towards)));
    if flips.changes.is_empty() {
        lines.push(match flips.towards {
            Towards::Granted => words::NO_SINGLE_FACT.into(),
            Towards::Lost => words::NOTHING_LOSES_IT.into(),
        });
    }
    if !flips.complete {
        let count = Phrase::same(flips.evaluations.to_string());
        lines.push(Phrase::fill(words::SEARCH_CUT, &[("count", &count)]));
    }
    lines
}

fn change(change: &Change, towards: Towards) -> Phrase {
    let nothing = Shown::default();
    let difference = change.difference.as_ref().unwrap_or(&nothing);
    let until = change.until.as_ref().unwrap_or(&change.from);
    let template = match (towards, change.direction) {
        (Towards::Granted, Direction::Down) => words::CHANGE_AT_MOST,
        (Towards::Granted, Direction::Up) => words::CHANGE_AT_LEAST,
        (Towards::Granted, Direction::To) => words::CHANGE_TO,
        (Towards::Lost, Direction::Down) => words::KEPT_DOWN_TO,
        (Towards::Lost, Direction::Up) => words::KEPT_UP_TO,
        (Towards::Lost, Direction::To) => words::LOST_WITH,
    };
    let sentence = Phrase::fill(
        template,
        &[
            ("label", &change.label),
            ("from", &change.from.figure),
            ("until", &until.figure),
            ("to", &change.to.text),
            ("difference", &difference.figure),
        ],
    );
    match (&change.amount, towards) {
        (Some(amount), Towards::Granted) => {
            let result = Phrase::fill(words::GRANTED_AMOUNT, &[("amount", &amount.text)]);
            let then = Phrase::fill(words::THEN, &[("result", &result)]);
            Phrase::join(&[sentence, then], words::SEMICOLON)
        }
        _ => sentence,
    }
}
