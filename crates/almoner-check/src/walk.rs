//! Walks through typed expressions. Never: what they mean.

use crate::program::{Cases, Expr, ExprKind, Program, RuleBody, Statement, Test};

/// Calls `visit` for `expr` and everything inside it, outer expressions first. It does not follow the names
/// of rules: what a rule says is visited with that rule.
pub fn visit<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    visit(expr);
    for child in children(expr) {
        self::visit(child, visit);
    }
}

/// The forms of an expression with what each is directly made of, in the order in which it is written: once for
/// reading and once for changing, so that no form can be followed in one and forgotten in the other. `$iter` is
/// `iter` or `iter_mut`.
macro_rules! children_of {
    ($kind:expr, $iter:ident, $as_deref:ident, $($mutable:tt)?) => {
        match $kind {
            ExprKind::Constant(_)
            | ExprKind::DecisionDate
            | ExprKind::Fact { .. }
            | ExprKind::Evidence { .. }
            | ExprKind::Local(_)
            | ExprKind::Key(_)
            | ExprKind::Benefit { .. } => Vec::new(),
            ExprKind::Rule { args: all, .. }
            | ExprKind::Parameter { keys: all, .. }
            | ExprKind::And(all)
            | ExprKind::Or(all)
            | ExprKind::LesserOf(all)
            | ExprKind::GreaterOf(all) => all.$iter().collect(),
            ExprKind::Negate(inner)
            | ExprKind::Not(inner)
            | ExprKind::Converted(inner, _)
            | ExprKind::AgeOn { on: inner, .. }
            | ExprKind::MonthEdge { date: inner, .. } => vec![& $($mutable)? **inner],
            ExprKind::On(one, other)
            | ExprKind::Arithmetic(_, one, other)
            | ExprKind::Compare(_, one, other)
            | ExprKind::Rounded(_, one, other)
            | ExprKind::SpanBetween(_, one, other)
            | ExprKind::Decided { low: one, high: other, .. } => vec![& $($mutable)? **one, & $($mutable)? **other],
            ExprKind::Between(value, low, high) => {
                vec![& $($mutable)? **value, & $($mutable)? **low, & $($mutable)? **high]
            }
            ExprKind::OneOf(value, among) => {
                std::iter::once(& $($mutable)? **value).chain(among).collect()
            }
            ExprKind::Cases(cases) => {
                let of_each =
                    cases.cases.$iter().flat_map(|case| [& $($mutable)? case.condition, & $($mutable)? case.value]);
                of_each.chain(cases.otherwise.$as_deref()).collect()
            }
            ExprKind::Aggregate { filter, body, .. } | ExprKind::Window { filter, body, .. } => {
                filter.$iter().chain(body).map(|inner| & $($mutable)? **inner).collect()
            }
            ExprKind::Position { filter, key, ties, .. } => {
                let parts = filter.$iter().chain(std::iter::once(key)).chain(ties);
                parts.map(|inner| & $($mutable)? **inner).collect()
            }
            ExprKind::LastMonth { value, first } => {
                let start = first.$iter().flat_map(|first| {
                    let first = & $($mutable)? **first;
                    [& $($mutable)? first.value, & $($mutable)? first.from]
                });
                std::iter::once(& $($mutable)? **value).chain(start).collect()
            }
        }
    };
}

/// The expressions that `expr` is directly made of, in the order in which they are written.
pub fn children(expr: &Expr) -> Vec<&Expr> {
    children_of!(&expr.kind, iter, as_deref,)
}

/// The expressions that an expression of this kind is directly made of, to be changed.
pub fn children_mut(kind: &mut ExprKind) -> Vec<&mut Expr> {
    children_of!(kind, iter_mut, as_deref_mut, mut)
}

/// The expressions of cases.
pub fn of_cases(cases: &Cases) -> Vec<&Expr> {
    let of_each = cases.cases.iter().flat_map(|case| [&case.condition, &case.value]);
    of_each.chain(cases.otherwise.as_deref()).collect()
}

/// The expressions of the body of a rule.
pub fn of_body(body: &RuleBody) -> Vec<&Expr> {
    match body {
        RuleBody::Cases(cases) => of_cases(cases),
        RuleBody::Table(table) => {
            let rows = table
                .rows
                .iter()
                .flat_map(|row| row.tests.iter().flat_map(of_test).chain(std::iter::once(&row.value)));
            table.columns.iter().chain(rows).chain(table.otherwise.as_deref()).collect()
        }
        RuleBody::Scale(scale) => {
            scale.brackets.iter().flat_map(|bracket| [&bracket.from, &bracket.value]).collect()
        }
    }
}

/// The outermost expressions of a program: of rules, benefits, guarantees, properties and examples.
pub fn of_program(program: &Program) -> Vec<&Expr> {
    let mut all = Vec::new();
    for version in program.rules.iter().flat_map(|rule| &rule.versions) {
        all.extend(of_body(&version.body));
        all.extend(version.exceptions.iter().flat_map(|exception| [&exception.condition, &exception.value]));
    }
    for benefit in &program.benefits {
        all.extend(&benefit.by_the_rules_of);
        all.extend(benefit.conditions.iter().map(|condition| &condition.condition));
        all.extend(benefit.amounts().flat_map(of_cases));
    }
    all.extend(program.guarantees.iter().map(|guarantee| &guarantee.condition));
    for statement in program.properties.iter().flat_map(|property| &property.statements) {
        match statement {
            Statement::Holds(condition) => all.push(condition),
            Statement::Monotone { value, .. } => all.push(value),
        }
    }
    for expectation in program.examples.iter().flat_map(|example| &example.expectations) {
        match &expectation.kind {
            crate::program::ExpectationKind::Holds(condition) => all.push(condition),
            crate::program::ExpectationKind::Undecided { value, .. } => all.push(value),
        }
    }
    all
}

fn of_test(test: &Test) -> Vec<&Expr> {
    match test {
        Test::Any => Vec::new(),
        Test::Compare(_, value) => vec![value],
        Test::Between(low, high) => vec![low, high],
        Test::OneOf(tests) => tests.iter().flat_map(of_test).collect(),
    }
}

/// The values that the body of a rule can give, without its conditions.
pub fn values_of_body(body: &RuleBody) -> Vec<&Expr> {
    match body {
        RuleBody::Cases(cases) => {
            cases.cases.iter().map(|case| &case.value).chain(cases.otherwise.as_deref()).collect()
        }
        RuleBody::Table(table) => {
            table.rows.iter().map(|row| &row.value).chain(table.otherwise.as_deref()).collect()
        }
        RuleBody::Scale(scale) => scale.brackets.iter().map(|bracket| &bracket.value).collect(),
    }
}
