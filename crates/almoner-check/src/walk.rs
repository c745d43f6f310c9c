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

/// The expressions that `expr` is directly made of, in the order in which they are written.
pub fn children(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Constant(_)
        | ExprKind::DecisionDate
        | ExprKind::Fact { .. }
        | ExprKind::Local(_)
        | ExprKind::Key(_)
        | ExprKind::Benefit { .. } => Vec::new(),
        ExprKind::Rule { args, .. } => args.iter().collect(),
        ExprKind::Parameter { keys, .. } => keys.iter().collect(),
        ExprKind::Negate(inner) | ExprKind::Not(inner) | ExprKind::Converted(inner, _) => vec![&**inner],
        ExprKind::On(one, other)
        | ExprKind::Arithmetic(_, one, other)
        | ExprKind::Compare(_, one, other)
        | ExprKind::Rounded(_, one, other)
        | ExprKind::SpanBetween(_, one, other) => vec![&**one, &**other],
        ExprKind::Between(value, low, high) => vec![&**value, &**low, &**high],
        ExprKind::And(all) | ExprKind::Or(all) | ExprKind::LesserOf(all) | ExprKind::GreaterOf(all) => {
            all.iter().collect()
        }
        ExprKind::OneOf(value, among) => std::iter::once(&**value).chain(among).collect(),
        ExprKind::Cases(cases) => of_cases(cases),
        ExprKind::Aggregate { filter, body, .. } => filter.iter().chain(body).map(|inner| &**inner).collect(),
        ExprKind::Position { filter, key, ties, .. } => {
            filter.iter().chain(std::iter::once(key)).chain(ties).map(|inner| &**inner).collect()
        }
        ExprKind::AgeOn { on, .. } => vec![&**on],
        ExprKind::MonthEdge { date, .. } => vec![&**date],
        ExprKind::LastMonth { value, first } => {
            std::iter::once(value).chain(first.iter().map(|(value, _)| value)).map(|inner| &**inner).collect()
        }
    }
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
        all.extend(benefit.conditions.iter().map(|condition| &condition.condition));
        let lines = benefit.pays.iter().flat_map(|pays| &pays.lines);
        all.extend(lines.flat_map(|line| of_cases(&line.amount)));
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

/// The expressions that an expression of this kind is directly made of, to be changed.
pub fn children_mut(kind: &mut ExprKind) -> Vec<&mut Expr> {
    match kind {
        ExprKind::Constant(_)
        | ExprKind::DecisionDate
        | ExprKind::Fact { .. }
        | ExprKind::Local(_)
        | ExprKind::Key(_)
        | ExprKind::Benefit { .. } => Vec::new(),
        ExprKind::Rule { args, .. } => args.iter_mut().collect(),
        ExprKind::Parameter { keys, .. } => keys.iter_mut().collect(),
        ExprKind::Negate(inner) | ExprKind::Not(inner) | ExprKind::Converted(inner, _) => vec![&mut **inner],
        ExprKind::On(one, other)
        | ExprKind::Arithmetic(_, one, other)
        | ExprKind::Compare(_, one, other)
        | ExprKind::Rounded(_, one, other)
        | ExprKind::SpanBetween(_, one, other) => vec![&mut **one, &mut **other],
        ExprKind::Between(value, low, high) => vec![&mut **value, &mut **low, &mut **high],
        ExprKind::And(all) | ExprKind::Or(all) | ExprKind::LesserOf(all) | ExprKind::GreaterOf(all) => {
            all.iter_mut().collect()
        }
        ExprKind::OneOf(value, among) => std::iter::once(&mut **value).chain(among).collect(),
        ExprKind::Cases(cases) => {
            let of_each = cases.cases.iter_mut().flat_map(|case| [&mut case.condition, &mut case.value]);
            of_each.chain(cases.otherwise.as_deref_mut()).collect()
        }
        ExprKind::Aggregate { filter, body, .. } => {
            filter.iter_mut().chain(body).map(|inner| &mut **inner).collect()
        }
        ExprKind::Position { filter, key, ties, .. } => {
            filter.iter_mut().chain(std::iter::once(key)).chain(ties).map(|inner| &mut **inner).collect()
        }
        ExprKind::AgeOn { on, .. } => vec![&mut **on],
        ExprKind::MonthEdge { date, .. } => vec![&mut **date],
        ExprKind::LastMonth { value, first } => {
            let start = first.iter_mut().map(|(value, _)| &mut **value);
            std::iter::once(&mut **value).chain(start).collect()
        }
    }
}
