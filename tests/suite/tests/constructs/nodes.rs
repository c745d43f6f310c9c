//! Walks a tree and says which constructs stand where. Every form of the tree is named here without a wildcard, so
//! that a new form does not compile before it has a construct, and so a row. Items and clauses; `expressions.rs` has
//! types and expressions.

use almoner_diagnostic::Span;
use almoner_syntax::ast::{
    At, Bracket, Cases, Citation, Clause, ClauseKind, Condition, Entry, Exception, Fact, FactsBlock, Field,
    File, Frequency, HelpKind, HelpLine, Item, ItemKind, Monotone, Name, PayLine, Payer, Period, Quoted, Row,
    ScaleMethod, Test, TestKind,
};

use crate::table::Construct as C;

/// A construct at a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// Which.
    pub(crate) construct: C,
    /// Where.
    pub(crate) span: Span,
    /// The node that it is directly part of.
    pub(crate) parent: Option<usize>,
    /// It has no step of its own in an evaluation: it counts where its parent does.
    pub(crate) rides: bool,
}

/// All constructs of a file, those of parts after those of the whole.
pub(crate) fn nodes(file: &File) -> Vec<Node> {
    let mut walk = Walk::default();
    file.items.iter().for_each(|item| walk.item(item));
    walk.nodes
}

/// The nodes that something at `span` is about: the narrowest around it, and what they are directly part of.
pub(crate) fn touched(nodes: &[Node], span: Span) -> Vec<usize> {
    let around = |node: &Node| {
        node.span.file == span.file && node.span.start <= span.start && span.end <= node.span.end
    };
    let size = |node: &Node| node.span.end.saturating_sub(node.span.start);
    let Some(least) = nodes.iter().filter(|node| around(node)).map(size).min() else { return Vec::new() };
    let narrowest = nodes.iter().enumerate().filter(|(_, node)| around(node) && size(node) == least);
    narrowest.flat_map(|(position, node)| [Some(position), node.parent]).flatten().collect()
}

#[derive(Default)]
pub(crate) struct Walk {
    nodes: Vec<Node>,
    open: Vec<usize>,
}

impl Walk {
    /// A construct with what it is made of.
    pub(crate) fn node(&mut self, construct: C, at: At, inside: impl FnOnce(&mut Self)) {
        self.add(construct, at, false, inside);
    }

    /// A construct that has no step of its own.
    pub(crate) fn part(&mut self, construct: C, at: At, inside: impl FnOnce(&mut Self)) {
        self.add(construct, at, true, inside);
    }

    /// A part that is there or not.
    pub(crate) fn mark(&mut self, there: bool, construct: C, at: At) {
        if there {
            self.part(construct, at, |_| {});
        }
    }

    fn add(&mut self, construct: C, at: At, rides: bool, inside: impl FnOnce(&mut Self)) {
        let node = Node { construct, span: at.0, parent: self.open.last().copied(), rides };
        self.open.push(self.nodes.len());
        self.nodes.push(node);
        inside(self);
        self.open.pop();
    }

    fn item(&mut self, item: &Item) {
        let construct = match item.kind {
            ItemKind::Module => C::Module,
            ItemKind::Use => C::Use,
            ItemKind::Source => C::Source,
            ItemKind::Entity => C::Entity,
            ItemKind::Enum => C::Enum,
            ItemKind::Unit => C::Unit,
            ItemKind::Parameter => C::Parameter,
            ItemKind::Define => C::Define,
            ItemKind::Table => C::Table,
            ItemKind::Scale => C::Scale,
            ItemKind::Group => C::GroupItem,
            ItemKind::Payers => C::Payers,
            ItemKind::Benefit => C::Benefit,
            ItemKind::Guarantee => C::Guarantee,
            ItemKind::Property => C::Property,
            ItemKind::Example => C::Example,
            ItemKind::Amend => C::Amend,
            ItemKind::Overlay => C::Overlay,
        };
        let at = item.at;
        self.node(construct, at, |walk| {
            walk.labels(&item.labels);
            for param in &item.params {
                walk.part(C::Param, At(param.name.at.0.to(param.ty.at.0)), |walk| walk.ty(&param.ty));
            }
            item.ty.iter().for_each(|ty| walk.ty(ty));
            if let Some(subject) = &item.subject {
                // From the name on, so that the word is part of it.
                let from = item.name.as_ref().map_or(subject.at.0, |name| name.at.0.after());
                walk.part(C::Subject, At(from.to(subject.at.0)), |_| {});
            }
            item.clauses.iter().for_each(|clause| walk.clause(clause));
        });
    }

    fn labels(&mut self, labels: &[Quoted]) {
        labels.iter().for_each(|label| self.part(C::Label, label.at, |_| {}));
    }

    /// The names that the language itself gives.
    pub(crate) fn name(&mut self, name: &Name) {
        let known = [
            ("members", C::NameMembers),
            ("member", C::NameMember),
            ("amount", C::NameAmount),
            ("granted", C::NameGranted),
            ("role", C::NameRole),
        ];
        let found = known.into_iter().filter(|(text, _)| *text == name.text);
        found.for_each(|(_, construct)| self.part(construct, name.at, |_| {}));
    }

    fn clause(&mut self, clause: &Clause) {
        let at = clause.at;
        match &clause.kind {
            ClauseKind::Cites(cites) => self.cites(cites, at),
            ClauseKind::InForce(period) => self.part(C::InForce, at, |walk| walk.period(*period, at)),
            ClauseKind::DocumentNumber(_) => self.part(C::DocumentNumber, at, |_| {}),
            ClauseKind::IssuedBy(_) => self.part(C::IssuedBy, at, |_| {}),
            ClauseKind::Field(field) => self.field(field, at),
            ClauseKind::EnumValue(value) => self.node(C::EnumValue, at, |walk| walk.labels(&value.labels)),
            ClauseKind::UnitEquals(worth) => self.part(C::UnitEquals, at, |walk| walk.expr(worth)),
            ClauseKind::Decimals(_) => self.part(C::Decimals, at, |_| {}),
            ClauseKind::By(_) => self.part(C::By, at, |_| {}),
            ClauseKind::ByMonth => self.part(C::SeriesByMonth, at, |_| {}),
            ClauseKind::ByTheRulesOf(_) => self.part(C::ByTheRulesOf, at, |_| {}),
            ClauseKind::FromFile(_) => self.part(C::FromFile, at, |_| {}),
            ClauseKind::Entry(entry) => self.entry(entry, at),
            ClauseKind::Open { at_least, at_most } => self.part(C::Open, at, |walk| {
                walk.bound(C::OpenAtLeast, at_least.as_ref(), at);
                walk.bound(C::OpenAtMost, at_most.as_ref(), at);
            }),
            ClauseKind::Is(cases) => self.node(C::Is, at, |walk| walk.cases(cases)),
            ClauseKind::Except(exception) => self.exception(exception, at),
            ClauseKind::Columns(columns) => {
                self.node(C::Columns, at, |walk| columns.iter().for_each(|column| walk.expr(column)));
            }
            ClauseKind::Row(row) => self.row(row, at),
            ClauseKind::Otherwise(value) => self.node(C::TableOtherwise, at, |walk| walk.expr(value)),
            ClauseKind::ScaleMethod(method) => self.part(method_of(*method), at, |_| {}),
            ClauseKind::Bracket(bracket) => self.bracket(bracket, at),
            ClauseKind::Among { over: _, filter } => {
                self.node(C::Among, at, |walk| filter.iter().for_each(|filter| walk.expr(filter)));
            }
            ClauseKind::Bill(bill) => self.part(C::Bill, at, |walk| walk.expr(bill)),
            ClauseKind::Payer(payer) => self.payer(payer, at),
            ClauseKind::Requires(_)
            | ClauseKind::Pays { .. }
            | ClauseKind::Provides { .. }
            | ClauseKind::NotTogether { .. }
            | ClauseKind::DecidedBy { .. }
            | ClauseKind::ReviewedEvery { .. } => self.benefit_clause(&clause.kind, at),
            ClauseKind::Statement(_)
            | ClauseKind::Monotone(_)
            | ClauseKind::AsOf { .. }
            | ClauseKind::Facts(_)
            | ClauseKind::Expect(_)
            | ClauseKind::ExpectUndecided { .. } => self.test_clause(&clause.kind, at),
            // It says nothing.
            ClauseKind::Unreadable => {}
        }
    }

    fn benefit_clause(&mut self, kind: &ClauseKind, at: At) {
        match kind {
            ClauseKind::Requires(lines) => {
                self.node(C::Requires, at, |walk| lines.iter().for_each(|line| walk.condition(line)));
            }
            ClauseKind::Pays { every, lines } => {
                self.node(frequency_of(*every), at, |walk| lines.iter().for_each(|line| walk.pay_line(line)));
            }
            ClauseKind::Provides { kind, lines } => {
                self.part(help_of(*kind), at, |walk| lines.iter().for_each(|line| walk.help_line(line, at)));
            }
            ClauseKind::NotTogether { whichever_is_higher, .. } => self.node(C::NotTogether, at, |walk| {
                walk.mark(*whichever_is_higher, C::WhicheverIsHigher, at);
            }),
            ClauseKind::DecidedBy { working_days, .. } => {
                self.part(C::DecidedBy, at, |walk| walk.mark(working_days.is_some(), C::Within, at));
            }
            ClauseKind::ReviewedEvery { .. } => self.part(C::ReviewedEvery, at, |_| {}),
            _ => {}
        }
    }

    fn test_clause(&mut self, kind: &ClauseKind, at: At) {
        match kind {
            ClauseKind::Statement(condition) => self.node(C::Statement, at, |walk| walk.expr(condition)),
            ClauseKind::Monotone(monotone) => self.monotone(monotone, at),
            ClauseKind::AsOf { .. } => self.part(C::ExampleAsOf, at, |_| {}),
            ClauseKind::Facts(block) => self.facts(block),
            ClauseKind::Expect(condition) => self.node(C::Expect, at, |walk| walk.expr(condition)),
            ClauseKind::ExpectUndecided { value, needs } => self.node(C::Undecided, at, |walk| {
                walk.expr(value);
                walk.mark(!needs.is_empty(), C::Needs, at);
            }),
            _ => {}
        }
    }

    fn cites(&mut self, cites: &[Citation], at: At) {
        self.part(C::Cites, at, |walk| {
            for citation in cites {
                let Citation { source: _, article, place, at } = citation;
                if let Some(article) = article {
                    walk.part(C::Article, *at, |walk| {
                        walk.mark(article.paragraph.is_some(), C::Paragraph, *at);
                    });
                }
                walk.mark(place.is_some(), C::CitedPlace, *at);
            }
        });
    }

    /// The citations of a line, which stand at its end.
    fn line_cites(&mut self, cites: &[Citation]) {
        if let (Some(first), Some(last)) = (cites.first(), cites.last()) {
            self.cites(cites, At(first.at.0.to(last.at.0)));
        }
    }

    fn period(&mut self, period: Period, at: At) {
        self.part(C::From, at, |_| {});
        self.mark(period.until.is_some(), C::Until, at);
    }

    fn field(&mut self, field: &Field, at: At) {
        let Field { name, labels, ty, by_month, at_least, at_most, assumed, counted_when_matched } = field;
        self.node(C::Field, at, |walk| {
            walk.name(name);
            walk.labels(labels);
            walk.ty(ty);
            walk.mark(*by_month, C::ByMonth, at);
            walk.mark(*counted_when_matched, C::CountedWhenMatched, at);
            walk.bound(C::FieldAtLeast, at_least.as_ref(), at);
            walk.bound(C::FieldAtMost, at_most.as_ref(), at);
            if let Some(assumed) = assumed {
                // Taken only where the fact is missing: a step of its own.
                let from = ty.at.0.after();
                walk.node(C::Assumed, At(from.to(assumed.at.0)), |walk| walk.expr(assumed));
            }
        });
    }

    fn bound(&mut self, construct: C, bound: Option<&almoner_syntax::ast::Expr>, at: At) {
        if let Some(bound) = bound {
            // Its word stands before it: the place is that of the clause.
            self.part(construct, at, |walk| walk.expr(bound));
        }
    }

    fn entry(&mut self, entry: &Entry, at: At) {
        let Entry { keys: _, month: _, value, period, cites } = entry;
        self.node(C::Entry, at, |walk| {
            walk.expr(value);
            if let Some(period) = period {
                walk.period(*period, at);
            }
            walk.line_cites(cites);
        });
    }

    fn exception(&mut self, exception: &Exception, at: At) {
        let Exception { name: _, labels, overriding, condition, value, cites } = exception;
        self.node(C::Except, at, |walk| {
            walk.labels(labels);
            walk.mark(!overriding.is_empty(), C::Overriding, at);
            walk.expr(condition);
            walk.expr(value);
            walk.line_cites(cites);
        });
    }

    /// The cases of a rule, of a line or of an expression.
    pub(crate) fn cases(&mut self, cases: &Cases) {
        for case in &cases.cases {
            self.node(C::Case, case.at, |walk| {
                walk.expr(&case.value);
                walk.expr(&case.condition);
            });
        }
        if let Some(otherwise) = &cases.otherwise {
            if cases.cases.is_empty() {
                self.expr(otherwise);
            } else {
                // From the last case on, so that the word is part of it.
                let from = cases.cases.last().map_or(otherwise.at.0, |case| case.at.0.after());
                self.node(C::Otherwise, At(from.to(otherwise.at.0)), |walk| walk.expr(otherwise));
            }
        }
    }

    fn row(&mut self, row: &Row, at: At) {
        let Row { tests, value, cites } = row;
        self.node(C::TableRow, at, |walk| {
            tests.iter().for_each(|test| walk.test(test));
            walk.expr(value);
            walk.line_cites(cites);
        });
    }

    fn test(&mut self, test: &Test) {
        let (construct, values, tests) = match &test.kind {
            TestKind::Any => (C::AnyTest, vec![], &[][..]),
            TestKind::Is(value) => (C::IsTest, vec![value], &[][..]),
            TestKind::IsNot(value) => (C::IsNotTest, vec![value], &[][..]),
            TestKind::Compare(_, value) => (C::CompareTest, vec![value], &[][..]),
            TestKind::Between(low, high) => (C::BetweenTest, vec![low, high], &[][..]),
            TestKind::OneOf(tests) => (C::OneOfTest, vec![], tests.as_slice()),
        };
        self.part(construct, test.at, |walk| {
            values.into_iter().for_each(|value| walk.expr(value));
            tests.iter().for_each(|test| walk.test(test));
        });
    }

    fn bracket(&mut self, bracket: &Bracket, at: At) {
        let Bracket { from, inclusive, value, cites } = bracket;
        self.node(if *inclusive { C::BracketFrom } else { C::BracketAbove }, at, |walk| {
            walk.expr(from);
            walk.expr(value);
            walk.line_cites(cites);
        });
    }

    fn payer(&mut self, payer: &Payer, at: At) {
        let Payer { name: _, labels, share, above, at_most, rounded, cites } = payer;
        self.node(C::Payer, at, |walk| {
            walk.labels(labels);
            walk.cases(share);
            walk.bound(C::PayerAbove, above.as_ref(), at);
            walk.bound(C::PayerAtMost, at_most.as_ref(), at);
            walk.bound(C::PayerRounded, rounded.as_ref().map(|(_, step)| step), at);
            walk.line_cites(cites);
        });
    }

    fn condition(&mut self, line: &Condition) {
        self.labels(&line.labels);
        self.expr(&line.condition);
        self.line_cites(&line.cites);
    }

    fn pay_line(&mut self, line: &PayLine) {
        self.labels(&line.labels);
        self.cases(&line.amount);
        self.line_cites(&line.cites);
    }

    fn help_line(&mut self, line: &HelpLine, at: At) {
        self.labels(&line.labels);
        if let Some(quantity) = &line.quantity {
            self.part(C::HelpQuantity, at, |walk| walk.cases(quantity));
        }
        self.mark(line.carried_out_by.is_some(), C::CarriedOutBy, at);
        self.mark(line.working_days.is_some(), C::HelpWithin, at);
        self.line_cites(&line.cites);
    }

    fn monotone(&mut self, monotone: &Monotone, at: At) {
        let Monotone { value, never_rises, when_rises: _, by_more_than_the_difference } = monotone;
        self.node(if *never_rises { C::NeverRises } else { C::NeverFalls }, at, |walk| {
            walk.expr(value);
            walk.part(C::WhenRises, at, |_| {});
            walk.mark(*by_more_than_the_difference, C::ByMoreThanTheDifference, at);
        });
    }

    fn facts(&mut self, block: &FactsBlock) {
        let FactsBlock { name, role, facts, at } = block;
        self.node(C::Facts, *at, |walk| {
            walk.name(name);
            if let Some(role) = role {
                walk.part(C::FactsRole, At(role.at.0.to(at.0)), |_| {});
            }
            for Fact { name, month, value, evidence } in facts {
                let end = value.as_ref().map_or(name.at.0, |value| value.at.0);
                walk.mark(month.is_some(), C::FactOfMonth, At(name.at.0.to(end)));
                if let Some(evidence) = evidence {
                    walk.part(C::WithEvidence, At(name.at.0.to(evidence.at.0)), |_| {});
                }
                value.iter().for_each(|value| walk.expr(value));
            }
        });
    }
}

fn method_of(method: ScaleMethod) -> C {
    match method {
        ScaleMethod::Marginal => C::Marginal,
        ScaleMethod::WholeAmount => C::WholeAmount,
        ScaleMethod::Linear => C::Linear,
    }
}

fn help_of(kind: HelpKind) -> C {
    match kind {
        HelpKind::Help => C::Provides,
        HelpKind::Goods => C::ProvidesGoods,
        HelpKind::Services => C::ProvidesServices,
        HelpKind::Obligation => C::ObligesTheAuthorityTo,
        HelpKind::Referral => C::RefersTo,
    }
}

fn frequency_of(every: Frequency) -> C {
    match every {
        Frequency::Once => C::PaysOnce,
        Frequency::Daily => C::PaysDaily,
        Frequency::Monthly => C::PaysMonthly,
        Frequency::Yearly => C::PaysYearly,
    }
}
