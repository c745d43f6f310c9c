//! What an explanation says of an overlay: that it applied, in the place of what, under which articles.

use almoner_check::program::{Overlay, Program, RuleVersion};

use super::graph::Told;
use super::model::{Note, NoteKind};
use super::phrase::Phrase;
use super::written::written;
use super::{cite, notes, show, words};
use crate::trace::{Step, StepKind};
use crate::value::Truth;

/// A condition or a line lies at most so many steps above the case that is its overlay.
const DEPTH: u32 = 3;

/// The overlay whose days a case looked at.
pub(crate) fn of_case<'p>(told: &Told<'p>, step: &Step) -> Option<&'p Overlay> {
    let days = told.step(*step.children.first()?)?.span;
    told.program.overlays.iter().find(|overlay| overlay.days == days)
}

/// The overlay that a wording is.
pub(crate) fn of_wording<'p>(program: &'p Program, version: &RuleVersion) -> Option<&'p Overlay> {
    program.overlays.iter().find(|overlay| overlay.span == version.span)
}

/// The overlay that applied to a condition or a line.
pub(crate) fn applied<'p>(told: &Told<'p>, step: &Step) -> Option<&'p Overlay> {
    below(told, step, DEPTH)
}

fn below<'p>(told: &Told<'p>, step: &Step, depth: u32) -> Option<&'p Overlay> {
    let deeper = depth.checked_sub(1)?;
    step.children.iter().filter_map(|child| told.step(*child)).find_map(|child| match child.kind {
        StepKind::Case { applies: Truth::Yes, position: Some(_) } => of_case(told, child),
        StepKind::Computed | StepKind::Case { .. } => below(told, child, deeper),
        _ => None,
    })
}

/// `by the overlay …, in force from … until …, in the place of: …`, with the citations of what it replaces.
pub(crate) fn note(program: &Program, overlay: &Overlay) -> Note {
    let date = |day: Option<jiff::civil::Date>| day.map(show::date).unwrap_or_default();
    let label = show::label(&overlay.declared);
    let (from, until) = (date(overlay.in_force.from), date(overlay.in_force.until));
    let mut values = vec![("label", &label), ("from", &from), ("until", &until)];
    let instead = overlay.instead_of.map(|span| Phrase::same(written(program, span)));
    let text = match &instead {
        Some(instead) => {
            values.push(("instead", instead));
            Phrase::fill(words::OVERLAY_INSTEAD, &values)
        }
        None => Phrase::fill(words::OVERLAY, &values),
    };
    let cites = cite::cites(program, &overlay.instead_cites);
    Note { cites, ..notes::note(NoteKind::Overlay, text) }
}
