//! Branch and bound over what the missing facts can be.
//!
//! For each end of a range: the cell (a span for each fact) that reaches farthest is cut in two and both halves
//! are evaluated, until the farthest cell reaches no farther than a value that some completion gives. Then the
//! end is exact. A cell in which no completion gives a value falls away.
//!
//! Where the slopes say that the part never falls as a fact rises, it reaches farthest upwards with the highest
//! value of the fact: nothing else of that fact need be looked at (Hansen's monotonicity test). That holds for
//! every other fact at once, so that most ends take two evaluations, however many facts are missing.

use std::cmp::Ordering;

use almoner_check::exact::Exact;
use almoner_check::interval::{Bound, Interval};

use super::axes::{Axis, Pick, Span};
use super::narrowed::Part;
use crate::altered::{Altered, Before};
use crate::value::{self, Slopes, Value};

/// For so many facts it is tried which of their values lead farthest.
const MOST_CLIMBED: usize = 12;

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Low,
    High,
}

/// A span for each axis, and how far what comes out there can reach.
struct Cell {
    spans: Vec<Span>,
    /// The same without what the slopes have left out. Where nothing comes out of `spans`, it may yet of these.
    whole: Vec<Span>,
    /// How often each span was cut.
    cuts: Vec<u16>,
    reach: Bound,
}

/// What an evaluation says of a cell.
enum Said {
    /// It lies in this range, and changes so with the facts.
    Within(Interval, Slopes),
    /// No completion in it gives a value.
    NoValue,
    /// It ends in an error that may not be there once more is known.
    Nothing,
}

struct Search<'s, 'a> {
    altered: &'s mut Altered<'a>,
    part: Part,
    axes: Vec<Axis>,
    /// How many evaluations are left.
    left: u32,
    /// Some values of the facts lead to an error.
    fails: bool,
}

/// The range of a part, and how many evaluations it took. `None` where no more can be said than what was found.
pub(super) fn tighten(
    altered: &mut Altered<'_>,
    part: Part,
    found: &Value,
    most: u32,
) -> (Option<Interval>, u32) {
    let places = found.missing().iter();
    let axes: Option<Vec<(Axis, Span)>> = places.map(|place| Axis::of(altered, place)).collect();
    let (Some(axes), Some(range)) = (axes, value::range(found)) else { return (None, 0) };
    let (axes, spans): (Vec<Axis>, Vec<Span>) = axes.into_iter().unzip();
    let before: Option<Vec<Before>> = axes.iter().map(|axis| altered.before(axis.place)).collect();
    let Some(before) = before.filter(|_| most > 0) else { return (None, 0) };
    let mut search = Search { altered, part, axes, left: most, fails: false };
    // The second end may use what the first leaves.
    let high = search.end(End::High, &spans, range.high, most.div_ceil(2));
    let left = search.left;
    let low = search.end(End::Low, &spans, range.low, left);
    let (spent, fails) = (most.saturating_sub(search.left), search.fails);
    // Months of one series share a slot: the first saved is the one to end with.
    let places: Vec<_> = search.axes.iter().map(|axis| axis.place).collect();
    for (place, slot) in places.into_iter().zip(before).rev() {
        altered.put_back(place, slot);
    }
    // That all others end in an error does not decide for the one value that is left.
    let range = Interval::new(low, high).filter(|range| !fails || range.as_point().is_none());
    (range, spent)
}

impl Search<'_, '_> {
    /// How far the part can reach to one end.
    fn end(&mut self, end: End, spans: &[Span], found: Bound, most: u32) -> Bound {
        let spared = self.left.saturating_sub(most);
        self.left = self.left.min(most);
        let reach = self.farthest(end, spans, found);
        self.left = self.left.saturating_add(spared);
        reach
    }

    fn farthest(&mut self, end: End, spans: &[Span], found: Bound) -> Bound {
        let mut best = None;
        let all =
            Cell { spans: spans.to_vec(), whole: spans.to_vec(), cuts: vec![0; spans.len()], reach: found };
        let Some(all) = self.settle(end, all, &mut best) else {
            return found;
        };
        if all.reach == Bound::Infinite && self.has_no_end(end, &all.spans) {
            return found;
        }
        let picks = self.climb(end, &all, &mut best);
        let mut open = vec![all];
        loop {
            let Some(cell) = take_farthest(end, &mut open) else {
                // Nothing is left but the values that came out, if any did.
                return best.map_or(found, |best| end.nearer(Bound::Closed(best), found));
            };
            if let Some(best) = best
                && end.reach(Bound::Closed(best), cell.reach).is_ge()
            {
                return end.nearer(Bound::Closed(best), found);
            }
            let Some(halves) = self.halves(&cell).filter(|_| self.left > 0) else { return cell.reach };
            for half in halves {
                self.look(end, half, &picks, &mut best, &mut open);
            }
        }
    }

    /// Evaluates a new cell, and keeps it if it may reach farther than the best value so far.
    fn look(&mut self, end: End, cell: Cell, picks: &[Pick], best: &mut Option<Exact>, open: &mut Vec<Cell>) {
        let Some(cell) = self.settle(end, cell, best) else { return };
        let worth =
            |best: &Option<Exact>| best.is_none_or(|best| end.reach(cell.reach, Bound::Closed(best)).is_gt());
        if worth(best) {
            let value = self.value_at(&cell.spans, picks);
            end.keep(best, value);
        }
        if worth(best) {
            open.push(cell);
        }
    }

    /// Evaluates a cell, and again with each fact at its one end wherever only that end counts; `None` where no
    /// completion gives a value.
    fn settle(&mut self, end: End, mut cell: Cell, best: &mut Option<Exact>) -> Option<Cell> {
        let mut said = self.evaluate(|axis, span| axis.value(span), &cell.spans);
        if matches!(said, Said::NoValue) && cell.spans != cell.whole {
            cell.spans = cell.whole.clone();
            said = self.evaluate(|axis, span| axis.value(span), &cell.spans);
        }
        if matches!(said, Said::NoValue) {
            return None;
        }
        while let Said::Within(range, slopes) = said {
            cell.reach = end.nearer(end.of(&range), cell.reach);
            end.keep(best, range.as_point());
            let Some(spans) = self.at_their_ends(end, &cell.spans, &slopes) else { break };
            said = self.evaluate(|axis, span| axis.value(span), &spans);
            // Where nothing comes out at the ends, the slopes lead nowhere.
            if matches!(said, Said::Within(..)) {
                cell.spans = spans;
            }
        }
        Some(cell)
    }

    /// The spans with each fact at the end that counts alone, where there is one; `None` where there is none.
    fn at_their_ends(&self, end: End, spans: &[Span], slopes: &Slopes) -> Option<Vec<Span>> {
        let mut some = false;
        let each = self.axes.iter().zip(spans).map(|(axis, span)| {
            let counting = slopes.along(axis.place).map_or(&[][..], |slope| end.counting(slope));
            match counting.iter().find_map(|pick| span.at(pick)) {
                Some(point) => {
                    some = true;
                    point
                }
                None => span.clone(),
            }
        });
        let each = each.collect();
        some.then_some(each)
    }

    /// Whether there is no end, for all that the search could do: beyond everything that is cut, there is none.
    fn has_no_end(&mut self, end: End, spans: &[Span]) -> bool {
        let far: Vec<Span> = spans.iter().map(Span::far).collect();
        if far == spans {
            return false;
        }
        match self.evaluate(|axis, span| axis.value(span), &far) {
            Said::Within(range, _) => end.of(&range) == Bound::Infinite,
            Said::Nothing => true,
            Said::NoValue => false,
        }
    }

    /// The values of the facts that lead farthest, trying one fact after the other.
    fn climb(&mut self, end: End, cell: &Cell, best: &mut Option<Exact>) -> Vec<Pick> {
        let spans = cell.spans.as_slice();
        let reached = |best: &Option<Exact>| {
            best.is_some_and(|best| end.reach(Bound::Closed(best), cell.reach).is_ge())
        };
        let mut picks = vec![Pick::Low; spans.len()];
        for pick in [Pick::Low, Pick::High] {
            let all = vec![pick; spans.len()];
            let value = if reached(best) { None } else { self.value_at(spans, &all) };
            if end.keep(best, value) {
                picks = all;
            }
        }
        for (position, span) in spans.iter().enumerate().take(MOST_CLIMBED) {
            for pick in span.picks() {
                let Some(own) = picks.get_mut(position).filter(|_| !reached(best)) else { return picks };
                let before = std::mem::replace(own, pick);
                let value = self.value_at(spans, &picks);
                if !end.keep(best, value)
                    && let Some(own) = picks.get_mut(position)
                {
                    *own = before;
                }
            }
        }
        picks
    }

    /// What comes out with one value for each fact, if anything does.
    fn value_at(&mut self, spans: &[Span], picks: &[Pick]) -> Option<Exact> {
        let mut picks = picks.iter();
        let said = self.evaluate(|axis, span| axis.point(span, picks.next().unwrap_or(&Pick::Low)), spans);
        match said {
            Said::Within(range, _) => range.as_point(),
            _ => None,
        }
    }

    fn evaluate(&mut self, mut value: impl FnMut(&Axis, &Span) -> Value, spans: &[Span]) -> Said {
        if self.left == 0 {
            return Said::Nothing;
        }
        self.left = self.left.saturating_sub(1);
        for (axis, span) in self.axes.iter().zip(spans) {
            self.altered.set(axis.place, value(axis, span));
        }
        match self.altered.part(self.part) {
            Ok(None) => Said::NoValue,
            Ok(Some(value)) => {
                let slopes = value.slopes().clone();
                value::range(&value).map_or(Said::Nothing, |range| Said::Within(range, slopes))
            }
            // What hangs on the facts alone stands for every completion of them.
            Err(stop) if stop.is_of_values() => {
                self.fails = true;
                Said::NoValue
            }
            Err(_) => Said::Nothing,
        }
    }

    /// A cell cut along the span that says least.
    fn halves(&self, cell: &Cell) -> Option<[Cell; 2]> {
        let along = self.axes.iter().zip(&cell.spans).zip(&cell.cuts).enumerate();
        let cuttable = along.filter_map(|(position, ((axis, span), cuts))| {
            Some(((span.class(), *cuts, position), axis.cut(span)?))
        });
        let ((_, _, position), halves) = cuttable.min_by_key(|(key, _)| *key)?;
        Some(halves.map(|half| {
            let (mut spans, mut whole) = (cell.spans.clone(), cell.whole.clone());
            let mut cuts = cell.cuts.clone();
            if let Some(cut) = cuts.get_mut(position) {
                *cut = cut.saturating_add(1);
            }
            for span in [&mut spans, &mut whole].into_iter().filter_map(|spans| spans.get_mut(position)) {
                *span = half.clone();
            }
            Cell { spans, whole, cuts, reach: cell.reach }
        }))
    }
}

impl End {
    fn of(self, range: &Interval) -> Bound {
        match self {
            Self::Low => range.low,
            Self::High => range.high,
        }
    }

    /// Which of two ends reaches farther.
    fn reach(self, left: Bound, right: Bound) -> Ordering {
        let (Some(own), Some(other)) = (left.value(), right.value()) else {
            return left.value().is_none().cmp(&right.value().is_none());
        };
        let order = match self {
            Self::Low => other.cmp(&own),
            Self::High => own.cmp(&other),
        };
        let closed = |bound: Bound| matches!(bound, Bound::Closed(_));
        order.then(closed(left).cmp(&closed(right)))
    }

    /// The ends of a fact of which any one counts alone; none where that cannot be told.
    fn counting(self, slope: &Interval) -> &'static [Pick] {
        match (value::rises(slope), value::falls(slope), self) {
            (true, true, _) => &[Pick::Low, Pick::High],
            (true, false, Self::High) | (false, true, Self::Low) => &[Pick::High],
            (true, false, Self::Low) | (false, true, Self::High) => &[Pick::Low],
            (false, false, _) => &[],
        }
    }

    /// The one of two ends that reaches less far.
    fn nearer(self, left: Bound, right: Bound) -> Bound {
        if self.reach(left, right).is_lt() { left } else { right }
    }

    /// Keeps a value that leads farther than the best so far; whether it does.
    fn keep(self, best: &mut Option<Exact>, value: Option<Exact>) -> bool {
        let Some(value) = value else { return false };
        let farther = best.is_none_or(|best| self.reach(Bound::Closed(value), Bound::Closed(best)).is_gt());
        if farther {
            *best = Some(value);
        }
        farther
    }
}

/// Takes the cell that reaches farthest, the oldest of several.
fn take_farthest(end: End, open: &mut Vec<Cell>) -> Option<Cell> {
    let mut farthest: Option<(usize, Bound)> = None;
    for (position, cell) in open.iter().enumerate() {
        if farthest.is_none_or(|(_, reach)| end.reach(cell.reach, reach).is_gt()) {
            farthest = Some((position, cell.reach));
        }
    }
    farthest.map(|(position, _)| open.remove(position))
}
