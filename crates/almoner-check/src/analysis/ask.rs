//! Questions about several conditions at once: can these hold while those do not, and for which household?

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use almoner_syntax::ast::Comparison;
use jiff::civil::Date;

use super::context::{Context, Facts};
use super::expression::identity;
use super::household::{Household, words};
use super::linear::Term;
use super::question::{Formula, Question, Scope, World};
use super::search::{Found, Possible, Space};
use crate::calendar::add_days;
use crate::program::{Constant, Expr, ExprKind, Period, Row};
use crate::types::Type;

/// Something that holds or does not.
#[derive(Clone, Copy)]
pub(crate) enum Condition<'p> {
    /// A yes or no.
    Holds(&'p Expr),
    /// Two values compared.
    Compare(Comparison, &'p Expr, &'p Expr),
    /// A row of a decision table with these columns.
    Row(&'p [Expr], &'p Row),
}

/// The answer to a question.
pub(crate) enum Answer {
    /// For no household whatever.
    Never,
    /// For this one.
    For(Household),
    /// The question was too hard.
    Unknown,
}

/// Conditions that questions are asked about.
pub(crate) struct Asker<'c, 'p> {
    context: &'c Context<'p>,
    scope: Scope<'p>,
    conditions: Vec<Condition<'p>>,
    /// With the values of parameters as something that varies.
    relaxed: Asked<'c, 'p>,
    /// One for each combination of a period and keys, in which the parameters are fixed; `None`: too many.
    worlds: OnceCell<Option<Vec<Asked<'c, 'p>>>>,
}

/// Conditions taken apart in one world.
struct Asked<'c, 'p> {
    question: Question<'c, 'p>,
    formulas: Vec<Formula>,
    world: Formula,
    space: Space,
}

/// Parameters are fixed in no more than so many combinations of periods and keys.
const MOST_WORLDS: usize = 256;

impl<'c, 'p> Asker<'c, 'p> {
    pub(crate) fn new(context: &'c Context<'p>, scope: Scope<'p>, conditions: Vec<Condition<'p>>) -> Self {
        let relaxed = Asked::new(context, scope, World::default(), &conditions, &[]);
        Self { context, scope, conditions, relaxed, worlds: OnceCell::new() }
    }

    /// Whether all conditions `yes` can hold while none of `no` does (positions of conditions).
    pub(crate) fn ask(&self, yes: &[usize], no: &[usize]) -> Answer {
        let possible = match self.relaxed.find(yes, no) {
            Found::Never => return Answer::Never,
            Found::GaveUp => return Answer::Unknown,
            Found::Values(possible) => possible,
        };
        let parameters = self.relaxed.parameters();
        if parameters.is_empty() {
            return Answer::For(self.relaxed.household(self.context, &possible));
        }
        let Some(worlds) = self.worlds.get_or_init(|| self.worlds(&parameters)) else {
            return Answer::For(self.relaxed.household(self.context, &possible));
        };
        self.ask_worlds(worlds, yes, no)
    }

    fn ask_worlds(&self, worlds: &[Asked<'c, 'p>], yes: &[usize], no: &[usize]) -> Answer {
        let mut answer = Answer::Never;
        for asked in worlds {
            match (asked.find(yes, no), &answer) {
                (Found::Never, _) => {}
                (Found::GaveUp, Answer::Never) => answer = Answer::Unknown,
                (Found::GaveUp, _) => {}
                (Found::Values(possible), _) => {
                    let household = asked.household(self.context, &possible);
                    if household.proven {
                        return Answer::For(household);
                    }
                    if !matches!(answer, Answer::For(_)) {
                        answer = Answer::For(household);
                    }
                }
            }
        }
        answer
    }

    /// The conditions in every combination of a period and of keys that tells the parameters' values apart.
    fn worlds(&self, parameters: &[Term<'p>]) -> Option<Vec<Asked<'c, 'p>>> {
        let mut keys: BTreeMap<String, (&'p Expr, u8, u32)> = BTreeMap::new();
        for term in parameters {
            let ExprKind::Parameter { keys: exprs, .. } = &term.expr.kind else { continue };
            for key in exprs.iter().filter(|key| !matches!(key.kind, ExprKind::Constant(_))) {
                let Type::Enum(of) = key.ty else { return None };
                let size = self.context.program.enums.get(of.index())?.values.len();
                keys.insert(identity(key, term.shift), (key, term.shift, u32::try_from(size).ok()?));
            }
        }
        let periods = self.periods(parameters);
        let mut worlds: Vec<World> =
            periods.into_iter().map(|period| World { period: Some(period), keys: BTreeMap::new() }).collect();
        for (key, (_, _, size)) in &keys {
            worlds = worlds
                .into_iter()
                .flat_map(|world| {
                    (0..*size).map(move |value| {
                        let mut world = world.clone();
                        world.keys.insert(key.clone(), value);
                        world
                    })
                })
                .take(MOST_WORLDS.saturating_add(1))
                .collect();
        }
        if worlds.len() > MOST_WORLDS {
            return None;
        }
        let mentioned: Vec<(&'p Expr, u8)> = keys.values().map(|(key, shift, _)| (*key, *shift)).collect();
        let asked = worlds
            .into_iter()
            .map(|world| Asked::new(self.context, self.scope, world, &self.conditions, &mentioned))
            // Where a parameter has no value, there is no answer that could be wrong; it is reported elsewhere.
            .filter(|asked| parameters.iter().all(|term| asked.has_value(*term)));
        Some(asked.collect())
    }

    /// The periods of the scope in each of which the parameters do not change.
    fn periods(&self, parameters: &[Term<'p>]) -> Vec<Period> {
        let mut changes: BTreeSet<Date> = BTreeSet::new();
        for term in parameters {
            let ExprKind::Parameter { parameter, .. } = &term.expr.kind else { continue };
            let values =
                self.context.program.parameters.get(parameter.index()).map(|of| of.values.iter().flatten());
            for dated in values.into_iter().flatten() {
                changes.extend(dated.period.from);
                changes.extend(dated.period.until.and_then(|last| add_days(last, 1)));
            }
        }
        let whole = self.scope.period;
        changes.retain(|day| whole.contains(*day) && Some(*day) != whole.from);
        let mut periods = Vec::new();
        let mut from = whole.from;
        for day in changes {
            periods.push(Period { from, until: add_days(day, -1) });
            from = Some(day);
        }
        periods.push(Period { from, until: whole.until });
        periods
    }
}

impl<'c, 'p> Asked<'c, 'p> {
    fn new(
        context: &'c Context<'p>,
        scope: Scope<'p>,
        world: World,
        conditions: &[Condition<'p>],
        mentioned: &[(&'p Expr, u8)],
    ) -> Self {
        let mut question = Question::new(context, scope, world);
        let formulas = conditions
            .iter()
            .map(|condition| match condition {
                Condition::Holds(expr) => question.condition(expr),
                Condition::Compare(comparison, left, right) => question.comparison(*comparison, left, right),
                Condition::Row(columns, row) => Formula::All(
                    columns
                        .iter()
                        .zip(&row.tests)
                        .map(|(column, test)| question.test(column, test))
                        .collect(),
                ),
            })
            .collect();
        for (key, shift) in mentioned {
            question.mention(key, *shift);
        }
        let world = question.world_holds();
        let space = Space::new(&question);
        Self { question, formulas, world, space }
    }

    fn find(&self, yes: &[usize], no: &[usize]) -> Found {
        let negated: Vec<Formula> = no
            .iter()
            .filter_map(|place| self.formulas.get(*place))
            .map(|formula| Formula::Not(Box::new(formula.clone())))
            .collect();
        let wanted = yes.iter().filter_map(|place| self.formulas.get(*place));
        let parts: Vec<&Formula> = [&self.world].into_iter().chain(wanted).chain(&negated).collect();
        self.space.find(&parts, &self.question.context.steps)
    }

    /// The parameters that are compared with something.
    fn parameters(&self) -> Vec<Term<'p>> {
        let terms = self.question.quantities.iter().flat_map(|quantity| quantity.terms.iter().copied());
        terms.filter(|term| matches!(term.expr.kind, ExprKind::Parameter { .. })).collect()
    }

    fn has_value(&self, parameter: Term<'p>) -> bool {
        let value: Option<&Constant> = self.question.parameter_value(parameter.expr, parameter.shift);
        value.is_some()
    }

    /// The example in words; proven if nothing in it rests on something that was not looked into.
    fn household(&self, context: &Context<'p>, possible: &Possible) -> Household {
        let mut read = Facts::new();
        let mut derived = 0u32;
        let mut proven = true;
        for (quantity, cells) in self.question.quantities.iter().zip(possible) {
            if !cells.contains(&false) {
                continue;
            }
            let [term] = quantity.terms.as_slice() else {
                proven = false;
                continue;
            };
            if !is_given(term.expr) {
                derived = derived.saturating_add(1);
            }
            let mut facts = Facts::new();
            let owner = context.holder(self.question.scope.entity, term.shift);
            context.add_reads(term.expr, owner, &mut facts);
            proven = proven && facts.is_disjoint(&read);
            read.extend(facts);
        }
        let (en, zh) = words(context, &self.question, &self.space, possible);
        Household { proven: proven && derived <= 1, en, zh }
    }
}

/// Whether it is given from outside, and so can have any value of its domain.
fn is_given(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Fact { .. }
            | ExprKind::Evidence { .. }
            | ExprKind::Local(_)
            | ExprKind::DecisionDate
            | ExprKind::AgeOn { .. }
            | ExprKind::Key(_)
    )
}
