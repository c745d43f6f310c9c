//! Who watches an evaluation: nobody, at no cost, or the tracer that keeps every step.

use almoner_check::types::Type;
use almoner_diagnostic::Span;
use jiff::civil::Date;

use crate::trace::{Step, StepId, StepKind, Trace};
use crate::value::{ThingId, Value};

/// Told of every step of an evaluation. Steps nest: what happens between `open` and `close` belongs to the
/// step. All methods do nothing by default and compile away.
pub(crate) trait Observer {
    /// Somebody watches.
    const WATCHES: bool;

    /// Names a finished step, so that it can be referred to again.
    type Mark: Copy + Default;

    /// Begins a step.
    fn open(&mut self) {}

    /// Says what the step that was begun last does; [`StepKind::Computed`] if never said.
    fn kind(&mut self, _: impl FnOnce() -> StepKind) {}

    /// Ends a step with its value.
    fn close(&mut self, _: impl FnOnce() -> Closing) -> Self::Mark {
        Self::Mark::default()
    }

    /// Ends a step that shall not be seen where it was begun. What was computed in it stays.
    fn forget(&mut self) {}

    /// A finished step is used again.
    fn refer(&mut self, _: Self::Mark) {}

    /// How many steps are open.
    fn depth(&self) -> usize {
        0
    }

    /// Gives up open steps down to a depth, after an error that is not fatal.
    fn unwind(&mut self, _: usize) {}
}

/// What is known of a step when it ends.
pub(crate) struct Closing {
    pub(crate) thing: ThingId,
    pub(crate) as_of: Date,
    pub(crate) value: Value,
    pub(crate) ty: Type,
    pub(crate) span: Span,
}

/// Nobody watches.
pub(crate) struct Nobody;

impl Observer for Nobody {
    const WATCHES: bool = false;
    type Mark = ();
}

/// Keeps every step.
#[derive(Default)]
pub(crate) struct Tracer {
    trace: Trace,
    open: Vec<(StepKind, Vec<StepId>)>,
}

impl Tracer {
    /// Ends the step that was opened last without keeping it, and gives the steps that it came from.
    pub(crate) fn close_children(&mut self) -> Vec<StepId> {
        self.open.pop().map(|(_, children)| children).unwrap_or_default()
    }

    /// The trace, with the step of each result.
    pub(crate) fn finish(mut self, roots: Vec<StepId>) -> Trace {
        self.trace.roots = roots;
        self.trace
    }
}

impl Observer for Tracer {
    const WATCHES: bool = true;
    type Mark = StepId;

    fn open(&mut self) {
        self.open.push((StepKind::Computed, Vec::new()));
    }

    fn kind(&mut self, kind: impl FnOnce() -> StepKind) {
        if let Some((known, _)) = self.open.last_mut() {
            *known = kind();
        }
    }

    fn close(&mut self, closing: impl FnOnce() -> Closing) -> StepId {
        let id = StepId(u32::try_from(self.trace.steps.len()).unwrap_or(u32::MAX));
        let (kind, children) = self.open.pop().unwrap_or((StepKind::Computed, Vec::new()));
        let Closing { thing, as_of, value, ty, span } = closing();
        self.trace.steps.push(Step { kind, thing, as_of, value, ty, span, children });
        self.refer(id);
        id
    }

    fn forget(&mut self) {
        self.open.pop();
    }

    fn refer(&mut self, mark: StepId) {
        if let Some((_, children)) = self.open.last_mut() {
            children.push(mark);
        }
    }

    fn depth(&self) -> usize {
        self.open.len()
    }

    fn unwind(&mut self, depth: usize) {
        self.open.truncate(depth);
    }
}
