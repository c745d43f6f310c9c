//! Digits after the point, from the innermost values outwards.

use almoner_syntax::ast::{AggregateFunction, ScaleMethod};

use crate::cycles::Node;
use crate::exact::Exact;
use crate::program::{
    Arithmetic, BenefitPart, Cases, Constant, ExpectationKind, Expr, ExprKind, Program, RuleBody,
    RuleVersion, Scale, Statement, Test,
};
use crate::types::Type;
use crate::walk;

/// Digits after the point; `None`: any number of them.
type Digits = Option<u32>;

/// The digits of what other values are read by name.
struct Known {
    rules: Vec<Digits>,
    /// By benefit: its lines.
    lines: Vec<Vec<Digits>>,
    parameters: Vec<Digits>,
}

/// Puts its digits into the type of every expression and every rule.
pub(super) fn infer(program: &mut Program, order: &[Node]) {
    let mut known = Known {
        rules: vec![Some(0); program.rules.len()],
        lines: vec![Vec::new(); program.benefits.len()],
        parameters: program.parameters.iter().map(|parameter| digits_of(&parameter.ty)).collect(),
    };
    for node in order {
        match node {
            Node::Rule(id) => rule(program, &mut known, id.index()),
            Node::Own(id) => benefit(program, &mut known, id.index()),
            Node::Final(_) => {}
        }
    }
    others(program, &known);
}

fn digits_of(ty: &Type) -> Digits {
    match ty {
        Type::Number(number) => number.decimals,
        _ => Some(0),
    }
}

fn most(one: Digits, other: Digits) -> Digits {
    Some(one?.max(other?))
}

fn rule(program: &mut Program, known: &mut Known, position: usize) {
    // A rule that reads its own last month is gone through again until its digits stay the same.
    const MOST_ROUNDS: usize = 3;
    let Some(rule) = program.rules.get_mut(position) else { return };
    let mut versions = std::mem::take(&mut rule.versions);
    let scale_over = rule.params.first().map_or(Some(0), |(_, ty)| digits_of(ty));
    for round in 0..=MOST_ROUNDS {
        let digits =
            versions.iter_mut().map(|version| of_version(known, version, scale_over)).fold(Some(0), most);
        let digits = if round == MOST_ROUNDS { None } else { digits };
        let before = known.rules.get(position).copied().flatten();
        if let Some(slot) = known.rules.get_mut(position) {
            *slot = digits;
        }
        if digits.is_none() || digits == before {
            break;
        }
    }
    let Some(rule) = program.rules.get_mut(position) else { return };
    // The last round set the digits of the rule; those that read itself must see them.
    for version in &mut versions {
        of_version(known, version, scale_over);
    }
    rule.versions = versions;
    if let Type::Number(number) = &mut rule.ty {
        number.decimals = known.rules.get(position).copied().flatten();
    }
}

fn of_version(known: &Known, version: &mut RuleVersion, scale_over: Digits) -> Digits {
    let body = match &mut version.body {
        RuleBody::Cases(written) => cases(known, written),
        RuleBody::Table(table) => {
            for column in &mut table.columns {
                expr(known, column);
            }
            let mut digits = Some(0);
            for row in &mut table.rows {
                row.tests.iter_mut().for_each(|cell| test(known, cell));
                digits = most(digits, expr(known, &mut row.value));
            }
            let otherwise = table.otherwise.as_mut().map_or(Some(0), |value| expr(known, value));
            most(digits, otherwise)
        }
        RuleBody::Scale(written) => scale(known, written, scale_over),
    };
    version.exceptions.iter_mut().fold(body, |digits, exception| {
        expr(known, &mut exception.condition);
        most(digits, expr(known, &mut exception.value))
    })
}

fn test(known: &Known, written: &mut Test) {
    match written {
        Test::Any => {}
        Test::Compare(_, value) => {
            expr(known, value);
        }
        Test::Between(low, high) => {
            expr(known, low);
            expr(known, high);
        }
        Test::OneOf(tests) => tests.iter_mut().for_each(|part| test(known, part)),
    }
}

fn scale(known: &Known, written: &mut Scale, over: Digits) -> Digits {
    let mut ends = over;
    let mut values = Some(0);
    for bracket in &mut written.brackets {
        ends = most(ends, expr(known, &mut bracket.from));
        values = most(values, expr(known, &mut bracket.value));
    }
    match written.method {
        ScaleMethod::WholeAmount => values,
        ScaleMethod::Marginal => sum(ends, values),
        // A point between two others can be any fraction.
        ScaleMethod::Linear => None,
    }
}

fn sum(one: Digits, other: Digits) -> Digits {
    one?.checked_add(other?)
}

fn benefit(program: &mut Program, known: &mut Known, position: usize) {
    let Some(benefit) = program.benefits.get_mut(position) else { return };
    for condition in &mut benefit.conditions {
        expr(known, &mut condition.condition);
    }
    for quantity in benefit.help.iter_mut().filter_map(|help| help.quantity.as_mut()) {
        cases(known, &mut quantity.amount);
    }
    let lines = benefit.pays.iter_mut().flat_map(|pays| &mut pays.lines);
    let digits = lines.map(|line| cases(known, &mut line.amount)).collect();
    if let Some(slot) = known.lines.get_mut(position) {
        *slot = digits;
    }
}

/// Guarantees, properties and examples, which nothing else reads.
fn others(program: &mut Program, known: &Known) {
    for guarantee in &mut program.guarantees {
        expr(known, &mut guarantee.condition);
    }
    for statement in program.properties.iter_mut().flat_map(|property| &mut property.statements) {
        match statement {
            Statement::Holds(value) | Statement::Monotone { value, .. } => expr(known, value),
        };
    }
    for expectation in program.examples.iter_mut().flat_map(|example| &mut example.expectations) {
        match &mut expectation.kind {
            ExpectationKind::Holds(value) | ExpectationKind::Undecided { value, .. } => expr(known, value),
        };
    }
}

fn cases(known: &Known, written: &mut Cases) -> Digits {
    let mut digits = Some(0);
    for case in &mut written.cases {
        expr(known, &mut case.condition);
        digits = most(digits, expr(known, &mut case.value));
    }
    let otherwise = written.otherwise.as_mut().map_or(Some(0), |value| expr(known, value));
    most(digits, otherwise)
}

/// Works out the digits of an expression and of all its parts.
fn expr(known: &Known, written: &mut Expr) -> Digits {
    let digits = of_kind(known, &mut written.kind, &written.ty);
    let digits = constant(written).map_or(digits, Exact::decimals);
    match &mut written.ty {
        Type::Number(number) => {
            number.decimals = digits;
            digits
        }
        _ => Some(0),
    }
}

/// The value of an expression that is made of numbers alone: 1,200 a year is exactly 100 a month.
fn constant(written: &Expr) -> Option<Exact> {
    match &written.kind {
        ExprKind::Constant(Constant::Number(value)) => Some(*value),
        ExprKind::Converted(value, factor) => constant(value)?.checked_mul(*factor).ok(),
        ExprKind::Arithmetic(operator, left, right) => {
            let (left, right) = (constant(left)?, constant(right)?);
            match operator {
                Arithmetic::Add => left.checked_add(right),
                Arithmetic::Subtract => left.checked_sub(right),
                Arithmetic::Multiply => left.checked_mul(right),
                Arithmetic::Divide => left.checked_div(right),
            }
            .ok()
        }
        _ => None,
    }
}

fn of_kind(known: &Known, kind: &mut ExprKind, ty: &Type) -> Digits {
    match kind {
        ExprKind::Constant(Constant::Number(value)) => value.decimals(),
        ExprKind::Fact { .. } | ExprKind::Local(_) => digits_of(ty),
        ExprKind::Rule { rule, args, .. } => {
            args.iter_mut().for_each(|arg| {
                expr(known, arg);
            });
            known.rules.get(rule.index()).copied().flatten()
        }
        ExprKind::Parameter { parameter, keys } => {
            keys.iter_mut().for_each(|key| {
                expr(known, key);
            });
            known.parameters.get(parameter.index()).copied().flatten()
        }
        ExprKind::Benefit { benefit, part, .. } => of_benefit(known, benefit.index(), *part),
        ExprKind::Arithmetic(operator, left, right) => {
            let (of_left, of_right) = (expr(known, left), expr(known, right));
            arithmetic(*operator, of_left, of_right, right)
        }
        ExprKind::Rounded(_, value, step) => {
            expr(known, value);
            expr(known, step)
        }
        ExprKind::Converted(value, factor) => {
            let value = expr(known, value);
            sum(value, factor.decimals())
        }
        ExprKind::LesserOf(all) | ExprKind::GreaterOf(all) => {
            let mut digits = Some(0);
            for one in all {
                digits = most(digits, expr(known, one));
            }
            digits
        }
        ExprKind::Cases(written) => cases(known, written),
        ExprKind::Decided { low, high, .. } => {
            expr(known, low);
            expr(known, high);
            // The body may name any amount between them.
            digits_of(ty)
        }
        ExprKind::On(value, day) => {
            expr(known, day);
            expr(known, value)
        }
        ExprKind::Negate(value) => expr(known, value),
        ExprKind::LastMonth { value, first } => {
            let start = first.as_mut().map_or(Some(0), |first| {
                expr(known, &mut first.from);
                expr(known, &mut first.value)
            });
            let value = expr(known, value);
            most(value, start)
        }
        ExprKind::Aggregate { function, filter, body, .. }
        | ExprKind::Window { function, filter, body, .. } => {
            if let Some(filter) = filter {
                expr(known, filter);
            }
            let body = body.as_mut().map_or(Some(0), |body| expr(known, body));
            if *function == AggregateFunction::Average { None } else { body }
        }
        _ => {
            walk::children_mut(kind).into_iter().for_each(|child| {
                expr(known, child);
            });
            // What is left are conditions, dates, and counts.
            Some(0)
        }
    }
}

fn of_benefit(known: &Known, benefit: usize, part: BenefitPart) -> Digits {
    let lines = known.lines.get(benefit).map_or(&[][..], Vec::as_slice);
    match part {
        BenefitPart::Amount => lines.iter().copied().fold(Some(0), most),
        BenefitPart::Line(line) => lines.get(line as usize).copied().flatten(),
        BenefitPart::Granted | BenefitPart::Condition(_) => Some(0),
        // Help is handed out, not paid: nothing bounds its digits.
        BenefitPart::Help(_) => None,
    }
}

fn arithmetic(operator: Arithmetic, left: Digits, right: Digits, divisor: &Expr) -> Digits {
    match operator {
        Arithmetic::Add | Arithmetic::Subtract => most(left, right),
        Arithmetic::Multiply => sum(left, right),
        // Dividing by a number made of twos and fives is multiplying by a decimal.
        Arithmetic::Divide => match divisor.kind {
            ExprKind::Constant(Constant::Number(by)) => {
                sum(left, Exact::ONE.checked_div(by).ok().and_then(Exact::decimals))
            }
            _ => None,
        },
    }
}
