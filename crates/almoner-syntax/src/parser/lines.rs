//! Lines of blocks, whatever they say: each can have a doc comment, and stands in the tree when it cannot be read.

use crate::ast::{At, Cases, Condition, Doc, Expr, ExprKind, HelpLine, Labelled, PayLine};

/// A line of a block.
pub(super) trait Line: Sized + 'static {
    fn document(&mut self, docs: Option<Doc>);
    /// Only its name and labels.
    fn unreadable(labelled: Labelled, at: At) -> Self;
}

impl Line for Condition {
    fn document(&mut self, docs: Option<Doc>) {
        self.docs = docs;
    }

    fn unreadable(Labelled { name, labels }: Labelled, at: At) -> Self {
        let condition = Expr { kind: ExprKind::Unreadable, at };
        Self { docs: None, name, labels, condition, cites: Vec::new(), at }
    }
}

impl Line for PayLine {
    fn document(&mut self, docs: Option<Doc>) {
        self.docs = docs;
    }

    fn unreadable(Labelled { name, labels }: Labelled, at: At) -> Self {
        let value = Expr { kind: ExprKind::Unreadable, at };
        let amount = Cases { cases: Vec::new(), otherwise: Some(Box::new(value)), at };
        Self { docs: None, name, labels, amount, cites: Vec::new(), at }
    }
}

impl Line for HelpLine {
    fn document(&mut self, docs: Option<Doc>) {
        self.docs = docs;
    }

    fn unreadable(Labelled { name, labels }: Labelled, at: At) -> Self {
        let (quantity, carried_out_by, working_days) = (None, None, None);
        Self { docs: None, name, labels, quantity, carried_out_by, working_days, cites: Vec::new(), at }
    }
}
