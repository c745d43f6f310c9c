//! Conditions as formulas over quantities: what the search for an example household works on.
//!
//! A condition is taken apart down to comparisons of one quantity with a constant. Whatever cannot be taken
//! apart (a comparison of two quantities that vary) becomes a quantity of its own that is free to be true
//! or false: that can only make more households seem possible, never fewer.

use std::collections::BTreeMap;
use std::sync::Arc;

use almoner_diagnostic::Span;
use almoner_syntax::ast::Comparison;
use jiff::civil::Date;

use super::context::Context;
use super::expression::identity;
use super::linear::{Linear, Term, day_number};
use crate::exact::Exact;
use crate::interval::{Bound, Interval};
use crate::program::{Constant, EntityId, EnumId, Expr, ExprKind, Period, Rule, Test};
use crate::types::Type;

/// What a condition is about: a thing of an entity, in a rule, in a period.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'p> {
    pub(crate) entity: Option<EntityId>,
    pub(crate) rule: Option<&'p Rule>,
    pub(crate) period: Period,
}

/// Figures held fixed while a question is asked: the day that chooses the values of parameters, and the
/// values of their keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    /// Every day of the period has the same values of the parameters at hand; `None`: nothing is fixed.
    pub(crate) period: Option<Period>,
    /// Values of keys, by the identity of the expression that is the key.
    pub(crate) keys: BTreeMap<String, u32>,
}

/// A condition, taken apart.
#[derive(Clone, Debug)]
pub(crate) enum Formula {
    Known(bool),
    /// One of [`Question::atoms`].
    Atom(usize),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

impl Formula {
    fn not(self) -> Self {
        match self {
            Self::Known(value) => Self::Known(!value),
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

/// One quantity compared with a constant.
#[derive(Clone, Debug)]
pub(crate) struct Atom {
    /// One of [`Question::quantities`].
    pub(crate) quantity: usize,
    pub(crate) test: Check,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What is asked of a quantity.
#[derive(Clone, Debug)]
pub(crate) enum Check {
    Number(Comparison, Exact),
    Value(u32),
    Text(Arc<str>),
    Yes,
}

/// Something that varies from household to household.
#[derive(Clone)]
pub(crate) struct Quantity<'p> {
    pub(crate) kind: Kind,
    /// One expression, or several: then it is their sum, or whether their comparison holds.
    pub(crate) terms: Vec<Term<'p>>,
    pub(crate) domain: Interval,
}

/// What values a quantity has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Numbers; with at most so many digits after the point.
    Number(Option<u32>),
    /// Days, as numbers.
    Date,
    Enum(EnumId),
    Text,
    YesNo,
}

/// Conditions taken apart together.
pub(crate) struct Question<'c, 'p> {
    pub(crate) context: &'c Context<'p>,
    pub(crate) scope: Scope<'p>,
    pub(crate) world: World,
    pub(crate) quantities: Vec<Quantity<'p>>,
    pub(crate) atoms: Vec<Atom>,
    by_identity: BTreeMap<String, usize>,
    /// Steps left; without any, everything is a quantity that is not looked into.
    steps: std::cell::Cell<u32>,
}

/// How far conditions that refer to rules that refer to rules are taken apart.
const DEPTH: u32 = 48;
/// How many steps taking a question apart may take.
const STEPS: u32 = 200_000;

impl<'c, 'p> Question<'c, 'p> {
    pub(crate) fn new(context: &'c Context<'p>, scope: Scope<'p>, world: World) -> Self {
        Self {
            context,
            scope,
            world,
            quantities: Vec::new(),
            atoms: Vec::new(),
            by_identity: BTreeMap::new(),
            steps: std::cell::Cell::new(STEPS),
        }
    }

    /// Takes one more step; `false` when there is none left.
    pub(super) fn step(&self) -> bool {
        let left = self.steps.get();
        self.steps.set(left.saturating_sub(1));
        left > 0
    }

    /// A yes or no as a formula.
    pub(crate) fn condition(&mut self, expr: &'p Expr) -> Formula {
        self.yes_no(expr, 0, DEPTH)
    }

    /// Two values compared as a formula.
    pub(crate) fn comparison(&mut self, comparison: Comparison, left: &'p Expr, right: &'p Expr) -> Formula {
        // The author has written the quantity, and not this comparison.
        self.compare(comparison, left, right, left.span.before(), 0, DEPTH)
    }

    /// Whether two values are the same for certain.
    pub(crate) fn same_value(&self, left: &'p Expr, right: &'p Expr) -> bool {
        let numbers = matches!((&left.ty, &right.ty), (Type::Number(_), Type::Number(_)));
        identity(left, 0) == identity(right, 0)
            || (numbers && self.linear(left, 0, DEPTH).same_as(&self.linear(right, 0, DEPTH)))
    }

    /// A row's test of a column as a formula.
    pub(crate) fn test(&mut self, column: &'p Expr, test: &'p Test) -> Formula {
        match test {
            Test::Any => Formula::Known(true),
            Test::Compare(comparison, value) => {
                self.compare(*comparison, column, value, value.span, 0, DEPTH)
            }
            Test::Between(low, high) => Formula::All(vec![
                self.compare(Comparison::AtLeast, column, low, low.span, 0, DEPTH),
                self.compare(Comparison::AtMost, column, high, high.span, 0, DEPTH),
            ]),
            Test::OneOf(tests) => Formula::Any(tests.iter().map(|test| self.test(column, test)).collect()),
        }
    }

    /// What holds in this world by itself: its days and its keys.
    pub(crate) fn world_holds(&mut self) -> Formula {
        let mut all = Vec::new();
        for (key, value) in self.world.keys.clone() {
            if let Some(quantity) = self.by_identity.get(&key) {
                all.push(self.atom_on(*quantity, Check::Value(value)));
            }
        }
        if let Some(quantity) = self.by_identity.get("today").copied() {
            let period = self.world.period.unwrap_or_default();
            let ends = [(Comparison::AtLeast, period.from), (Comparison::AtMost, period.until)];
            for (comparison, day) in ends {
                let check = day.map(|day| Check::Number(comparison, day_number(day)));
                all.extend(check.map(|check| self.atom_on(quantity, check)));
            }
        }
        Formula::All(all)
    }

    /// The quantity for a key of a parameter, so that [`Question::world_holds`] can fix it.
    pub(crate) fn mention(&mut self, key: &'p Expr, shift: u8) {
        if let Type::Enum(of) = key.ty {
            self.quantity(key, shift, Kind::Enum(of));
        }
    }

    fn atom_on(&mut self, quantity: usize, test: Check) -> Formula {
        let span = self.quantities.get(quantity).and_then(|quantity| quantity.terms.first());
        let span = span.map_or(Span::new(almoner_diagnostic::FileId(0), 0, 0), |term| term.expr.span);
        self.atom(quantity, test, span)
    }

    fn atom(&mut self, quantity: usize, test: Check, span: Span) -> Formula {
        self.atoms.push(Atom { quantity, test, span });
        Formula::Atom(self.atoms.len().saturating_sub(1))
    }

    fn yes_no(&mut self, expr: &'p Expr, shift: u8, depth: u32) -> Formula {
        let (Some(depth), true) = (depth.checked_sub(1), self.step()) else {
            return self.opaque(expr, shift);
        };
        match &expr.kind {
            ExprKind::Constant(Constant::YesNo(value)) => Formula::Known(*value),
            ExprKind::Not(part) => self.yes_no(part, shift, depth).not(),
            ExprKind::And(parts) => {
                Formula::All(parts.iter().map(|part| self.yes_no(part, shift, depth)).collect())
            }
            ExprKind::Or(parts) => {
                Formula::Any(parts.iter().map(|part| self.yes_no(part, shift, depth)).collect())
            }
            ExprKind::Compare(comparison, left, right) => {
                self.compare(*comparison, left, right, expr.span, shift, depth)
            }
            ExprKind::Between(value, low, high) => Formula::All(vec![
                self.compare(Comparison::AtLeast, value, low, expr.span, shift, depth),
                self.compare(Comparison::AtMost, value, high, expr.span, shift, depth),
            ]),
            ExprKind::OneOf(value, list) => Formula::Any(
                list.iter()
                    .map(|item| self.compare(Comparison::Equal, value, item, expr.span, shift, depth))
                    .collect(),
            ),
            ExprKind::Cases(cases) => self.yes_no_cases(cases, expr, shift, depth),
            ExprKind::Rule { hops, rule, .. } => match self.context.plain_definition(*rule) {
                Some(definition) => self.yes_no(definition, hops.saturating_add(shift), depth),
                None => self.opaque(expr, shift),
            },
            _ => self.opaque(expr, shift),
        }
    }

    /// The value of the first case that applies.
    fn yes_no_cases(
        &mut self,
        cases: &'p crate::program::Cases,
        expr: &'p Expr,
        shift: u8,
        depth: u32,
    ) -> Formula {
        let Some(otherwise) = &cases.otherwise else {
            return self.opaque(expr, shift);
        };
        let mut value = self.yes_no(otherwise, shift, depth);
        for case in cases.cases.iter().rev() {
            let applies = self.yes_no(&case.condition, shift, depth);
            let then = self.yes_no(&case.value, shift, depth);
            let not_then = Formula::All(vec![applies.clone().not(), value]);
            value = Formula::Any(vec![Formula::All(vec![applies, then]), not_then]);
        }
        value
    }

    fn compare(
        &mut self,
        comparison: Comparison,
        left: &'p Expr,
        right: &'p Expr,
        span: Span,
        shift: u8,
        depth: u32,
    ) -> Formula {
        match (&left.ty, &right.ty) {
            (Type::Number(_), Type::Number(_)) | (Type::Date, Type::Date) => {
                let (one, other) = (self.linear(left, shift, depth), self.linear(right, shift, depth));
                match one.minus(other) {
                    Ok(difference) => self.sign(comparison, &difference, [left, right], span, shift),
                    Err(_) => self.opaque_pair(comparison, left, right, span, shift),
                }
            }
            (Type::YesNo, Type::YesNo) => {
                let (one, other) = (self.yes_no(left, shift, depth), self.yes_no(right, shift, depth));
                let both = Formula::All(vec![one.clone(), other.clone()]);
                let same = Formula::Any(vec![both, Formula::All(vec![one.not(), other.not()])]);
                if comparison == Comparison::NotEqual { same.not() } else { same }
            }
            _ => {
                let same = self.same(left, right, span, shift);
                if comparison == Comparison::NotEqual { same.not() } else { same }
            }
        }
    }

    /// Whether two values of an enum or two texts are the same.
    fn same(&mut self, left: &'p Expr, right: &'p Expr, span: Span, shift: u8) -> Formula {
        let known = (self.constant(left, shift), self.constant(right, shift));
        let (value, varies) = match known {
            (Some(one), Some(other)) => return Formula::Known(one == other),
            (Some(value), None) => (value, right),
            (None, Some(value)) => (value, left),
            (None, None) if identity(left, shift) == identity(right, shift) => return Formula::Known(true),
            (None, None) => return self.opaque_pair(Comparison::Equal, left, right, span, shift),
        };
        match (value, &varies.ty) {
            (Constant::Enum(of, value), Type::Enum(_)) => {
                let (of, value) = (*of, *value);
                let quantity = self.quantity(varies, shift, Kind::Enum(of));
                self.atom(quantity, Check::Value(value), span)
            }
            (Constant::Text(text), Type::Text) => {
                let text = Arc::clone(text);
                let quantity = self.quantity(varies, shift, Kind::Text);
                self.atom(quantity, Check::Text(text), span)
            }
            _ => self.opaque_pair(Comparison::Equal, left, right, span, shift),
        }
    }

    fn constant(&self, expr: &'p Expr, shift: u8) -> Option<&'p Constant> {
        match &expr.kind {
            ExprKind::Constant(value) => Some(value),
            ExprKind::Parameter { .. } => self.parameter_value(expr, shift),
            _ => None,
        }
    }

    /// `difference` (of the two `sides`) compared with zero.
    fn sign(
        &mut self,
        comparison: Comparison,
        difference: &Linear<'p>,
        sides: [&'p Expr; 2],
        span: Span,
        shift: u8,
    ) -> Formula {
        let [left, right] = sides;
        let Some(lead) = difference.terms.values().next().map(|term| term.factor) else {
            let holds =
                Interval::point(difference.constant).compare(comparison, &Interval::point(Exact::ZERO));
            return Formula::Known(holds.unwrap_or(false));
        };
        let comparison = if lead.is_negative() { turned(comparison) } else { comparison };
        let scaled = Exact::ONE.checked_div(lead).and_then(|factor| difference.clone().times(factor));
        let limited = scaled.and_then(|sum| sum.constant.checked_neg().map(|limit| (sum, limit)));
        let Ok((sum, limit)) = limited else {
            return self.opaque_pair(comparison, left, right, span, shift);
        };
        let quantity = self.sum_quantity(&sum, &left.ty);
        self.atom(quantity, Check::Number(comparison, limit), span)
    }

    /// The quantity that is one term, or the sum of several.
    fn sum_quantity(&mut self, sum: &Linear<'p>, ty: &Type) -> usize {
        let terms: Vec<Term<'p>> = sum.terms.values().copied().collect();
        if let [term] = terms.as_slice() {
            let kind = match &term.expr.ty {
                Type::Date => Kind::Date,
                Type::Number(number) if number.whole => Kind::Number(Some(0)),
                Type::Number(number) => Kind::Number(number.decimals),
                _ => Kind::Number(None),
            };
            return self.quantity(term.expr, term.shift, kind);
        }
        let mut key = String::from("sum");
        for (identity, term) in &sum.terms {
            key.push_str(&format!(" {}*{identity}", term.factor));
        }
        let parts = terms
            .iter()
            .map(|term| self.range(term.expr, term.shift).checked_mul(&Interval::point(term.factor)).ok());
        let domain = parts.reduce(|sum, part| sum?.checked_add(&part?).ok()).flatten();
        let kind = if *ty == Type::Date { Kind::Date } else { Kind::Number(None) };
        self.add(key, Quantity { kind, terms, domain: domain.unwrap_or(Interval::everything()) })
    }

    /// A yes or no that is not looked into.
    fn opaque(&mut self, expr: &'p Expr, shift: u8) -> Formula {
        let quantity = self.quantity(expr, shift, Kind::YesNo);
        self.atom(quantity, Check::Yes, expr.span)
    }

    /// A comparison that is not looked into.
    fn opaque_pair(
        &mut self,
        comparison: Comparison,
        left: &'p Expr,
        right: &'p Expr,
        span: Span,
        shift: u8,
    ) -> Formula {
        let key = format!("{comparison:?}({},{})", identity(left, shift), identity(right, shift));
        let term = |expr| Term { factor: Exact::ONE, expr, shift };
        let terms = vec![term(left), term(right)];
        let quantity = self.add(key, Quantity { kind: Kind::YesNo, terms, domain: Interval::everything() });
        self.atom(quantity, Check::Yes, span)
    }

    fn quantity(&mut self, expr: &'p Expr, shift: u8, kind: Kind) -> usize {
        let domain = match (kind, &expr.kind) {
            (Kind::Number(_), _) => self.range(expr, shift),
            (Kind::Date, ExprKind::DecisionDate) => days(self.scope.period),
            (Kind::Date, _) => days(Period::default()),
            _ => Interval::everything(),
        };
        let terms = vec![Term { factor: Exact::ONE, expr, shift }];
        self.add(identity(expr, shift), Quantity { kind, terms, domain })
    }

    fn add(&mut self, key: String, quantity: Quantity<'p>) -> usize {
        let next = self.quantities.len();
        let place = *self.by_identity.entry(key).or_insert(next);
        if place == next {
            self.quantities.push(quantity);
        }
        place
    }

    fn range(&self, expr: &Expr, shift: u8) -> Interval {
        self.context.range(expr, self.context.holder(self.scope.entity, shift))
    }

    /// The value of a parameter: in this world, or if it only ever has one.
    pub(super) fn parameter_value(&self, expr: &'p Expr, shift: u8) -> Option<&'p Constant> {
        let ExprKind::Parameter { parameter, keys } = &expr.kind else {
            return None;
        };
        let program = self.context.program;
        let parameter = program.parameters.get(parameter.index())?;
        if let Some(period) = self.world.period {
            let keys: Option<Vec<u32>> = keys.iter().map(|key| self.key_value(key, shift)).collect();
            let values = parameter.values.get(parameter.position(&program.enums, &keys?)?)?;
            let day = period.from.or(period.until).unwrap_or(Date::MAX);
            return values
                .iter()
                .find(|dated| dated.period.contains(day))
                .and_then(|dated| dated.value.as_ref());
        }
        let mut values = parameter.values.iter().flatten().filter_map(|dated| dated.value.as_ref());
        let first = values.next().filter(|_| parameter.open.is_none())?;
        values.all(|value| value == first).then_some(first)
    }

    fn key_value(&self, key: &Expr, shift: u8) -> Option<u32> {
        match &key.kind {
            ExprKind::Constant(Constant::Enum(_, value)) => Some(*value),
            _ => self.world.keys.get(&identity(key, shift)).copied(),
        }
    }
}

/// The days of a period, as numbers.
fn days(period: Period) -> Interval {
    let end = |day: Option<Date>, last: Date| Bound::Closed(day_number(day.unwrap_or(last)));
    let low = end(period.from, Date::constant(1, 1, 1));
    let high = end(period.until, Date::MAX);
    Interval::new(low, high).unwrap_or(Interval::everything())
}

/// The comparison with both sides changing places.
fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same @ (Comparison::Equal | Comparison::NotEqual) => same,
    }
}
