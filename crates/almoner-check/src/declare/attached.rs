//! A citation at the end of an item belongs to the last of its rows, brackets, exceptions or lines, since line
//! ends mean nothing. Where the others and the item itself cite nothing, it was most likely meant for the whole.

use almoner_diagnostic::codes::lints as codes;
use almoner_diagnostic::{Diagnostic, Edit, Fix, Sources, Span, Text};
use almoner_syntax::ast::{Citation, Clause, ClauseKind, Item};
use almoner_syntax::keywords::Phrase;

const ROW: Text = Text::new("row", "一行");
const BRACKET: Text = Text::new("bracket", "一档");
const EXCEPTION: Text = Text::new("exception", "一项例外");
const PAYER: Text = Text::new("payer", "一方");
const LINE: Text = Text::new("line", "一项");

/// What may cite for itself: how it is called, its place, its citations, and where the citations may begin.
struct Part<'t> {
    words: Text,
    at: Span,
    cites: &'t [Citation],
    before_cites: u32,
}

impl<'t> Part<'t> {
    /// A line of a benefit: a condition or an amount.
    fn line(at: Span, cites: &'t [Citation], before_cites: u32) -> Self {
        Self { words: LINE, at, cites, before_cites }
    }
}

/// Reports a citation that only the last part of an item has.
pub(super) fn check(item: &Item, files: &Sources, findings: &mut Vec<Diagnostic>) {
    let of_its_own = |clause: &Clause| matches!(clause.kind, ClauseKind::Cites(_) | ClauseKind::Unreadable);
    let name = item.name.as_ref().and_then(|path| path.names.last());
    let (Some(name), false) = (name, item.clauses.iter().any(of_its_own)) else { return };
    let parts: Vec<Part<'_>> = item.clauses.iter().flat_map(parts).collect();
    let Some((last, earlier)) = parts.split_last() else { return };
    let ends_item = item.clauses.last().is_some_and(|clause| clause.at.0.end == last.at.end);
    let Some(silent) = earlier.iter().find(|part| part.cites.is_empty()).filter(|_| ends_item) else {
        return;
    };
    let (Some(first), Some(end)) = (last.cites.first(), last.cites.last()) else { return };
    let place = first.at.0.to(end.at.0);
    let mut finding = Diagnostic::new(&codes::CITATION_OF_LAST_PART, place)
        .arg("name", name.text.as_str())
        .arg("part", last.words)
        .related(silent.at, codes::CITES_NOTHING);
    finding.fixes.extend(moved(item, last, place, files));
    findings.push(finding);
}

/// What a clause says that may cite for itself. The plain value of a define never does.
fn parts(clause: &Clause) -> Vec<Part<'_>> {
    let at = clause.at.0;
    let part = |words, cites, before_cites| vec![Part { words, at, cites, before_cites }];
    match &clause.kind {
        ClauseKind::Is(_) => part(LINE, &[], at.end),
        ClauseKind::Row(row) => part(ROW, &row.cites, row.value.at.0.end),
        ClauseKind::Bracket(bracket) => part(BRACKET, &bracket.cites, bracket.value.at.0.end),
        ClauseKind::Payer(payer) => {
            let last = [&payer.above, &payer.at_most].into_iter().flatten().last();
            let last = payer.rounded.as_ref().map(|(_, step)| step).or(last);
            part(PAYER, &payer.cites, last.map_or(payer.share.at.0.end, |last| last.at.0.end))
        }
        ClauseKind::Except(exception) => part(EXCEPTION, &exception.cites, exception.value.at.0.end),
        ClauseKind::Requires(lines) => {
            lines.iter().map(|line| Part::line(line.at.0, &line.cites, line.condition.at.0.end)).collect()
        }
        ClauseKind::Pays { lines, .. } => {
            lines.iter().map(|line| Part::line(line.at.0, &line.cites, line.amount.at.0.end)).collect()
        }
        ClauseKind::Provides { lines, .. } => lines
            .iter()
            .map(|line| {
                let labels = line.labels.last().map_or(line.name.at.0.end, |label| label.at.0.end);
                let quantity = line.quantity.as_ref().map_or(labels, |quantity| quantity.at.0.end);
                let said = line.carried_out_by.as_ref().map_or(quantity, |by| by.at.0.end);
                Part::line(line.at.0, &line.cites, said)
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The repair: the citation stands before the first clause that has parts (after the plain value of a define).
fn moved(item: &Item, last: &Part<'_>, place: Span, files: &Sources) -> Option<Fix> {
    let whole = files.text(place.file);
    let before = whole.get(last.before_cites as usize..place.start as usize)?;
    let up_to_keyword = before.trim_end();
    let words = Phrase::Cites.words();
    let keyword = words.english.iter().chain(words.chinese).find(|word| up_to_keyword.ends_with(**word))?;
    let kept = up_to_keyword.strip_suffix(*keyword)?;
    // What follows a comment must stay on a line of its own.
    let ends_line =
        whole.get(place.end as usize..)?.chars().next().is_none_or(|next| next == '\n' || next == '\r');
    let kept = if ends_line { kept.trim_end() } else { kept };
    let gone =
        Span::new(place.file, last.before_cites.checked_add(u32::try_from(kept.len()).ok()?)?, place.end);
    let clause = item.clauses.iter().find(|clause| begins_parts(&clause.kind))?;
    let start = clause.docs.as_ref().map_or(clause.at.0.start, |docs| docs.at.0.start.min(clause.at.0.start));
    let line = whole.get(..start as usize)?.rsplit('\n').next()?;
    let gap = if line.trim().is_empty() { format!("\n{line}") } else { " ".to_owned() };
    let cites = format!("{keyword} {}{gap}", files.slice(place));
    let here = Span::new(place.file, start, start);
    let edits =
        vec![Edit { span: here, replacement: cites }, Edit { span: gone, replacement: String::new() }];
    Some(Fix { title: codes::CITE_FOR_THE_WHOLE, edits })
}

fn begins_parts(kind: &ClauseKind) -> bool {
    use ClauseKind as C;
    matches!(
        kind,
        C::Columns(_)
            | C::Row(_)
            | C::ScaleMethod(_)
            | C::Bracket(_)
            | C::Except(_)
            | C::Payer(_)
            | C::Requires(_)
            | C::Pays { .. }
            | C::Provides { .. }
    )
}
