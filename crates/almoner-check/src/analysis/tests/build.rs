//! Small programs made by hand, for tests that need no rule file.

use std::sync::Arc;

use almoner_diagnostic::{FileId, Sources, Span};
use almoner_syntax::ast::Comparison;

use crate::exact::Exact;
use crate::program::{
    Arithmetic, Constant, Declared, Entity, EntityId, Enum, EnumId, Expr, ExprKind, Field, FieldId,
    FieldKind, Module, ModuleId, Period, Program,
};
use crate::types::{NumberType, Type};
use crate::units::{Unit, Units};

pub(super) const NOWHERE: Span = Span::new(FileId(0), 0, 0);
pub(super) const AREA: EnumId = EnumId(0);
/// Fields of the only entity.
pub(super) const AGE: u32 = 0;
pub(super) const WAGE: u32 = 1;
pub(super) const AREA_FIELD: u32 = 2;
pub(super) const EMPLOYED: u32 = 3;

pub(super) fn declared(name: &str) -> Declared {
    Declared {
        name: Arc::from(name),
        label_en: None,
        label_zh: None,
        docs: None,
        module: ModuleId(0),
        span: NOWHERE,
    }
}

pub(super) fn number_type(whole: bool) -> Type {
    let decimals = whole.then_some(0);
    Type::Number(NumberType { unit: Unit::plain(), whole, percent: false, decimals })
}

/// A program with one entity: `age` (a whole number from 0 to 10), `wage` (any number from 0), `area` (one
/// of three), `employed`.
pub(super) fn program() -> Program {
    let fact = |name: &str, ty: Type, at_least: Option<i64>, at_most: Option<i64>| Field {
        declared: declared(name),
        kind: FieldKind::Fact {
            ty,
            by_month: false,
            at_least: at_least.map(Exact::from_integer),
            at_most: at_most.map(Exact::from_integer),
            assumed: None,
            counted_when_matched: false,
        },
    };
    let person = Entity {
        declared: declared("person"),
        fields: vec![
            fact("age", number_type(true), Some(0), Some(10)),
            fact("wage", number_type(false), Some(0), None),
            fact("area", Type::Enum(AREA), None, None),
            fact("employed", Type::YesNo, None, None),
        ],
        holder: None,
        date_of_birth: None,
        role: None,
    };
    let area = Enum { declared: declared("area"), values: ["urban", "rural", "remote"].map(declared).into() };
    let module = Module {
        name: Arc::from("test"),
        label_en: None,
        label_zh: None,
        in_force: Period::default(),
        uses: Vec::new(),
        span: NOWHERE,
    };
    Program {
        files: Arc::new(Sources::new()),
        languages: Vec::new(),
        modules: vec![module],
        sources: Vec::new(),
        entities: vec![person],
        enums: vec![area],
        units: Units::built_in(),
        parameters: Vec::new(),
        rules: Vec::new(),
        benefits: Vec::new(),
        guarantees: Vec::new(),
        properties: Vec::new(),
        examples: Vec::new(),
        overlays: Vec::new(),
        evidence: None,
        root: Some(EntityId(0)),
    }
}

pub(super) fn expr(kind: ExprKind, ty: Type) -> Expr {
    Expr { kind, ty, span: NOWHERE }
}

pub(super) fn fact(field: u32) -> Expr {
    let ty = match field {
        AGE => number_type(true),
        WAGE => number_type(false),
        AREA_FIELD => Type::Enum(AREA),
        _ => Type::YesNo,
    };
    expr(ExprKind::Fact { hops: 0, field: FieldId(field) }, ty)
}

pub(super) fn number(value: i64) -> Expr {
    expr(ExprKind::Constant(Constant::Number(Exact::from_integer(value))), number_type(false))
}

pub(super) fn area(value: u32) -> Expr {
    expr(ExprKind::Constant(Constant::Enum(AREA, value)), Type::Enum(AREA))
}

pub(super) fn compare(comparison: Comparison, left: Expr, right: Expr) -> Expr {
    expr(ExprKind::Compare(comparison, Box::new(left), Box::new(right)), Type::YesNo)
}

pub(super) fn arithmetic(operator: Arithmetic, left: Expr, right: Expr) -> Expr {
    expr(ExprKind::Arithmetic(operator, Box::new(left), Box::new(right)), number_type(false))
}

pub(super) fn not(part: Expr) -> Expr {
    expr(ExprKind::Not(Box::new(part)), Type::YesNo)
}
