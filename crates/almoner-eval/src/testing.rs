//! A small program made by hand, so that the interpreter is tested without a parser or a checker: a household
//! with members, a standard by area, income, and a subsistence allowance. Only for tests.

use std::sync::Arc;

use almoner_check::exact::Exact;
use almoner_check::program::*;
use almoner_check::types::{NumberType, Type};
use almoner_check::units::{Unit, Units};
use almoner_diagnostic::{FileId, Sources, Span};
use almoner_syntax::ast::{AggregateFunction, Comparison, Frequency, RoundingMode};
use jiff::civil::Date;

use crate::prepared::Prepared;

pub(crate) const HOUSEHOLD: EntityId = EntityId(0);
pub(crate) const PERSON: EntityId = EntityId(1);
pub(crate) const AREA: EnumId = EnumId(0);

pub(crate) fn span() -> Span {
    Span::new(FileId(0), 0, 0)
}

pub(crate) fn day(text: &str) -> Date {
    almoner_check::calendar::parse_date(text).unwrap()
}

pub(crate) fn exact(text: &str) -> Exact {
    match text.split_once('/') {
        Some((over, under)) => Exact::ratio(over.parse().unwrap(), under.parse().unwrap()).unwrap(),
        None => Exact::parse(text).unwrap(),
    }
}

pub(crate) fn declared(name: &str) -> Declared {
    Declared {
        name: name.into(),
        label_en: None,
        label_zh: None,
        docs: None,
        module: ModuleId(0),
        span: span(),
    }
}

pub(crate) fn unit(text: &str) -> Unit {
    if text.is_empty() { Unit::plain() } else { Units::built_in().parse(text).unwrap() }
}

pub(crate) fn number_in(text: &str) -> Type {
    Type::Number(NumberType { unit: unit(text), whole: false, percent: false, decimals: None })
}

pub(crate) fn whole() -> Type {
    Type::Number(NumberType { unit: Unit::plain(), whole: true, percent: false, decimals: Some(0) })
}

pub(crate) fn expr(kind: ExprKind, ty: Type) -> Expr {
    Expr { kind, ty, span: span() }
}

pub(crate) fn boxed(expr: Expr) -> Box<Expr> {
    Box::new(expr)
}

/// A number in a unit.
pub(crate) fn num(text: &str, unit: &str) -> Expr {
    expr(ExprKind::Constant(Constant::Number(exact(text))), number_in(unit))
}

pub(crate) fn yes_no(yes: bool) -> Expr {
    expr(ExprKind::Constant(Constant::YesNo(yes)), Type::YesNo)
}

pub(crate) fn fact(hops: u8, field: u32, ty: Type) -> Expr {
    expr(ExprKind::Fact { hops, field: FieldId(field) }, ty)
}

pub(crate) fn rule(hops: u8, rule: u32, args: Vec<Expr>, ty: Type) -> Expr {
    expr(ExprKind::Rule { hops, rule: RuleId(rule), args }, ty)
}

pub(crate) fn compute(operator: Arithmetic, left: Expr, right: Expr, ty: Type) -> Expr {
    expr(ExprKind::Arithmetic(operator, boxed(left), boxed(right)), ty)
}

pub(crate) fn compare(comparison: Comparison, left: Expr, right: Expr) -> Expr {
    expr(ExprKind::Compare(comparison, boxed(left), boxed(right)), Type::YesNo)
}

pub(crate) fn always(value: Expr) -> Cases {
    Cases { cases: Vec::new(), otherwise: Some(boxed(value)), span: span() }
}

pub(crate) fn case(condition: Expr, value: Expr) -> Case {
    Case { condition, value, span: span() }
}

pub(crate) fn version(body: RuleBody) -> RuleVersion {
    RuleVersion {
        in_force: Period::default(),
        cites: Vec::new(),
        body,
        exceptions: Vec::new(),
        module: ModuleId(0),
        span: span(),
    }
}

pub(crate) fn define(name: &str, entity: Option<EntityId>, ty: Type, value: Expr) -> Rule {
    define_by(name, entity, ty, RuleBody::Cases(always(value)))
}

pub(crate) fn define_by(name: &str, entity: Option<EntityId>, ty: Type, body: RuleBody) -> Rule {
    Rule {
        declared: declared(name),
        kind: RuleKind::Define,
        entity,
        params: Vec::new(),
        ty,
        versions: vec![version(body)],
        open: None,
    }
}

pub(crate) fn aggregate(
    function: AggregateFunction,
    filter: Option<Expr>,
    body: Option<Expr>,
    ty: Type,
) -> Expr {
    let (filter, body) = (filter.map(boxed), body.map(boxed));
    expr(ExprKind::Aggregate { function, hops: 0, field: MEMBERS, filter, body }, ty)
}

/// Over the last months.
pub(crate) fn window(
    function: AggregateFunction,
    months: u16,
    filter: Option<Expr>,
    body: Option<Expr>,
    ty: Type,
) -> Expr {
    let (filter, body) = (filter.map(boxed), body.map(boxed));
    expr(ExprKind::Window { function, months, with_this: false, filter, body }, ty)
}

pub(crate) fn members() -> Expr {
    aggregate(AggregateFunction::Number, None, None, number_in("persons"))
}

fn field(name: &str, ty: Type) -> Field {
    let kind = FieldKind::Fact {
        ty,
        by_month: false,
        at_least: None,
        at_most: None,
        assumed: None,
        counted_when_matched: false,
    };
    Field { declared: declared(name), kind }
}

fn money(name: &str, unit: &str, assumed: Option<&str>) -> Field {
    let kind = FieldKind::Fact {
        ty: number_in(unit),
        by_month: false,
        at_least: Some(Exact::ZERO),
        at_most: None,
        assumed: assumed.map(|assumed| Constant::Number(exact(assumed))),
        counted_when_matched: false,
    };
    Field { declared: declared(name), kind }
}

// Fields of the household.
pub(crate) const AREA_FIELD: u32 = 0;
pub(crate) const SAVINGS: u32 = 1;
pub(crate) const CARS: u32 = 2;
pub(crate) const MEMBERS: FieldId = FieldId(3);
// Fields of a person.
pub(crate) const WAGE: u32 = 0;
pub(crate) const EMPLOYED: u32 = 1;
pub(crate) const BORN: u32 = 2;
pub(crate) const OTHER: u32 = 3;
pub(crate) const SERIES: u32 = 4;
// Rules.
pub(crate) const INCOME: u32 = 0;
pub(crate) const PER_HEAD: u32 = 1;
pub(crate) const STANDARD: ParameterId = ParameterId(0);

pub(crate) fn standard() -> Expr {
    let key = fact(0, AREA_FIELD, Type::Enum(AREA));
    expr(ExprKind::Parameter { parameter: STANDARD, keys: vec![key] }, number_in("yuan per person per month"))
}

fn entities() -> Vec<Entity> {
    let household = Entity {
        declared: Declared { label_zh: Some("家庭".into()), ..declared("household") },
        fields: vec![
            field("area", Type::Enum(AREA)),
            money("savings", "yuan", None),
            field("cars", whole()),
            Field { declared: declared("members"), kind: FieldKind::Many(PERSON) },
        ],
        holder: None,
        date_of_birth: None,
        role: None,
    };
    let mut series = money("income_series", "yuan per month", None);
    if let FieldKind::Fact { by_month, .. } = &mut series.kind {
        *by_month = true;
    }
    let share = Type::Number(NumberType { unit: Unit::plain(), whole: false, percent: true, decimals: None });
    let person = Entity {
        declared: declared("person"),
        fields: vec![
            Field {
                declared: Declared { label_zh: Some("工资".into()), ..declared("wage") },
                ..money("wage", "yuan per month", None)
            },
            field("employed", Type::YesNo),
            field("birth_date", Type::Date),
            money("other_income", "yuan per month", Some("0")),
            series,
            field("share", share),
        ],
        holder: Some((HOUSEHOLD, MEMBERS)),
        date_of_birth: Some(FieldId(BORN)),
        role: None,
    };
    vec![household, person]
}

fn dated(value: &str, from: &str, until: Option<&str>) -> Dated {
    Dated {
        period: Period { from: Some(day(from)), until: until.map(day) },
        value: Some(Constant::Number(exact(value))),
        cites: Vec::new(),
        span: span(),
    }
}

/// The income of the household: wages and other income, summed up.
fn income() -> Rule {
    let monthly = number_in("yuan per month");
    let wage = fact(0, WAGE, monthly.clone());
    let other = fact(0, OTHER, monthly.clone());
    let each = compute(Arithmetic::Add, wage, other, monthly.clone());
    let sum = aggregate(AggregateFunction::Sum, None, Some(each), monthly.clone());
    define("income", Some(HOUSEHOLD), monthly, sum)
}

fn per_head() -> Rule {
    let ty = number_in("yuan per person per month");
    let income = rule(0, INCOME, Vec::new(), number_in("yuan per month"));
    define("income_per_head", Some(HOUSEHOLD), ty.clone(), compute(Arithmetic::Divide, income, members(), ty))
}

pub(crate) fn per_head_use() -> Expr {
    rule(0, PER_HEAD, Vec::new(), number_in("yuan per person per month"))
}

/// (standard - income per head) * members, rounded up to 1 yuan per month.
pub(crate) fn gap() -> Expr {
    let monthly = number_in("yuan per month");
    let per_head =
        compute(Arithmetic::Subtract, standard(), per_head_use(), number_in("yuan per person per month"));
    let gap = compute(Arithmetic::Multiply, per_head, members(), monthly.clone());
    expr(ExprKind::Rounded(RoundingMode::Up, boxed(gap), boxed(num("1", "yuan per month"))), monthly)
}

pub(crate) fn benefit(
    name: &str,
    entity: EntityId,
    conditions: Vec<(&str, Expr)>,
    lines: Vec<(&str, Expr)>,
) -> Benefit {
    let condition = |(name, condition): (&str, Expr)| Condition {
        declared: declared(name),
        condition,
        cites: Vec::new(),
    };
    let line = |(name, amount): (&str, Expr)| PayLine {
        declared: declared(name),
        amount: always(amount),
        cites: Vec::new(),
    };
    Benefit {
        declared: declared(name),
        entity,
        in_force: Period::default(),
        cites: Vec::new(),
        conditions: conditions.into_iter().map(condition).collect(),
        pays: Some(Pays {
            every: Frequency::Monthly,
            unit: unit("yuan per month"),
            lines: lines.into_iter().map(line).collect(),
        }),
        help: Vec::new(),
        interactions: Vec::new(),
        decided_by: None,
        by_the_rules_of: None,
        reviewed_every: None,
    }
}

pub(crate) fn allowance() -> Benefit {
    let low = compare(Comparison::Less, per_head_use(), standard());
    let no_car = compare(Comparison::Equal, fact(0, CARS, whole()), num("0", ""));
    benefit(
        "subsistence_allowance",
        HOUSEHOLD,
        vec![("low_income", low), ("no_car", no_car)],
        vec![("top_up", gap())],
    )
}

/// The whole program; rules and benefits can be added.
pub(crate) fn program() -> Program {
    Program {
        files: Arc::new(Sources::new()),
        languages: Vec::new(),
        modules: vec![Module {
            name: "test".into(),
            label_en: None,
            label_zh: None,
            in_force: Period::default(),
            uses: Vec::new(),
            span: span(),
        }],
        sources: Vec::new(),
        entities: entities(),
        enums: vec![Enum {
            declared: declared("area"),
            values: vec![
                Declared { label_zh: Some("城镇".into()), ..declared("urban") },
                Declared { label_zh: Some("农村".into()), ..declared("rural") },
            ],
        }],
        evidence: None,
        units: Units::built_in(),
        parameters: vec![Parameter {
            declared: declared("standard"),
            ty: number_in("yuan per person per month"),
            keys: vec![Key { name: "area".into(), of: AREA }],
            values: vec![
                vec![dated("700", "2024-07-01", Some("2025-06-30")), dated("790", "2025-07-01", None)],
                vec![dated("500", "2024-07-01", None)],
            ],
            open: None,
            by_month: false,
            amended_by: None,
            in_force: Period::default(),
        }],
        rules: vec![income(), per_head()],
        benefits: vec![allowance()],
        guarantees: Vec::new(),
        properties: Vec::new(),
        examples: Vec::new(),
        overlays: Vec::new(),
        root: Some(HOUSEHOLD),
    }
}

pub(crate) fn prepared(program: Program) -> Prepared {
    Prepared::new(Arc::new(program))
}
