//! The facts that a program asks for, as a JSON Schema (draft 2020-12), for forms and for hosts.
//!
//! It asks for the canonical spelling of names; the reader of facts also takes the other language's words
//! (`成员`, labels of enum values). No fact is required: one that is not given stays unknown.

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, Declared, Entity, EntityId, Enum, Field, FieldKind, Program, Rule};
use almoner_check::types::{NumberType, Type};
use almoner_diagnostic::Language;

use crate::explain::{Phrase, show, words};
use crate::record::json::{self, Json};

type Entries = Vec<(String, Json)>;

/// The JSON Schema of a program's facts as text, titles in `language`. The same program gives the same bytes.
pub fn schema(program: &Program, language: Language) -> String {
    let writer = Writer { program, language, evidence: program.looks_at_evidence() };
    json::pretty(&writer.document())
}

struct Writer<'a> {
    program: &'a Program,
    language: Language,
    /// The rules look at what checks of facts find, so that it is asked for.
    evidence: bool,
}

impl Writer<'_> {
    fn document(&self) -> Json {
        let mut document: Entries = Vec::new();
        let mut put = |name: &str, value| document.push((name.to_owned(), value));
        put("$schema", Json::text("https://json-schema.org/draft/2020-12/schema"));
        let root = self
            .program
            .root
            .and_then(|root| self.program.entities.get(root.index()).map(|found| (root, found)));
        match root {
            Some((id, entity)) => {
                let label = show::label(&entity.declared);
                let title = Phrase::fill(words::SCHEMA_TITLE, &[("thing", &label)]);
                put("title", Json::text(title.get(self.language)));
                document.extend(self.thing(id, entity));
            }
            None => {
                put("title", Json::text(words::SCHEMA_NO_FACTS.get(self.language)));
                put("type", Json::text("object"));
                put("additionalProperties", Json::Bool(false));
            }
        }
        let definitions = self.definitions();
        if !definitions.is_empty() {
            document.push(("$defs".to_owned(), Json::Object(definitions)));
        }
        Json::Object(document)
    }

    /// The entities that others hold, then the enums.
    fn definitions(&self) -> Entries {
        let mut definitions: Entries = Vec::new();
        for (id, entity) in (0u32..).map(EntityId).zip(&self.program.entities) {
            if self.program.root == Some(id) {
                continue;
            }
            let mut entries = self.declared(&entity.declared);
            entries.extend(self.thing(id, entity));
            definitions.push((entity.declared.name.to_string(), Json::Object(entries)));
        }
        let enums = if self.evidence { self.program.enums.as_slice() } else { self.program.declared_enums() };
        for found in enums {
            let entries = self.enumeration(found);
            definitions.push((found.declared.name.to_string(), Json::Object(entries)));
        }
        definitions
    }

    /// Title, both labels and description of something declared.
    fn declared(&self, declared: &Declared) -> Entries {
        let label = show::label(declared);
        let mut entries = vec![
            ("title".to_owned(), Json::text(label.get(self.language))),
            (
                "x-label".to_owned(),
                Json::object([("en", Json::text(label.en)), ("zh", Json::text(label.zh))]),
            ),
        ];
        if let Some(docs) = &declared.docs {
            entries.push(("description".to_owned(), Json::text(docs.as_ref())));
        }
        entries
    }

    fn thing(&self, id: EntityId, entity: &Entity) -> Entries {
        let mut properties: Entries = Vec::new();
        for field in &entity.fields {
            properties.push((field.declared.name.to_string(), Json::Object(self.field(field))));
        }
        for rule in self.program.rules.iter().filter(|rule| rule.entity == Some(id) && rule.params.is_empty())
        {
            properties.push((rule.declared.name.to_string(), Json::Object(self.derived(rule))));
        }
        let fixed = [
            ("type", Json::text("object")),
            ("properties", Json::Object(properties)),
            ("additionalProperties", Json::Bool(false)),
        ];
        fixed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn field(&self, field: &Field) -> Entries {
        let mut entries = self.declared(&field.declared);
        match &field.kind {
            FieldKind::Many(entity) => {
                let held = self.program.entities.get(entity.index());
                let name = held.map_or("", |held| &held.declared.name);
                entries.push(("type".to_owned(), either(&["array", "null"])));
                entries.push(("items".to_owned(), reference(name)));
            }
            FieldKind::Fact { ty, by_month, at_least, at_most, assumed, .. } => {
                let mut value = self.of_type(ty);
                bound(&mut value, "minimum", *at_least);
                bound(&mut value, "maximum", *at_most);
                if self.evidence {
                    value = or_with_evidence(value);
                }
                if *by_month {
                    entries.extend(series(value));
                } else {
                    entries.extend(value);
                }
                if let Some(assumed) = assumed {
                    entries.push(("default".to_owned(), self.constant(assumed)));
                }
            }
        }
        entries
    }

    /// A derived value, which may be given directly.
    fn derived(&self, rule: &Rule) -> Entries {
        let mut entries = self.declared(&rule.declared);
        entries.extend(self.of_type(&rule.ty));
        entries.push(("x-derived".to_owned(), Json::Bool(true)));
        entries.push(("$comment".to_owned(), Json::text(words::SCHEMA_DERIVED.get(self.language))));
        entries
    }

    fn of_type(&self, ty: &Type) -> Entries {
        let entries = match ty {
            Type::YesNo => vec![("enum", yes_or_no())],
            Type::Text | Type::Error => vec![("type", either(&["string", "null"]))],
            Type::Date => vec![("type", either(&["string", "null"])), ("pattern", Json::text(DATE))],
            Type::Number(number) => return self.number(number, ty),
            Type::Enum(id) => {
                let name = self.program.enums.get(id.index()).map_or("", |found| &found.declared.name);
                let null = Json::object([("type", Json::text("null"))]);
                vec![("anyOf", Json::List(vec![reference(name), null]))]
            }
        };
        entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn number(&self, number: &NumberType, ty: &Type) -> Entries {
        let sort = if number.whole { "integer" } else { "number" };
        let mut entries = vec![
            ("type".to_owned(), either(&[sort, "string", "null"])),
            ("pattern".to_owned(), Json::text(AMOUNT)),
        ];
        if let Some(unit) = show::unit_name(self.program, ty) {
            entries.push(("x-unit".to_owned(), Json::text(unit)));
        }
        if number.percent {
            entries.push(("x-percent".to_owned(), Json::Bool(true)));
        }
        if let Some(decimals) = number.decimals.filter(|_| !number.whole) {
            entries.push(("x-decimals".to_owned(), Json::Whole(u64::from(decimals))));
        }
        entries
    }

    fn enumeration(&self, found: &Enum) -> Entries {
        let mut entries = self.declared(&found.declared);
        let values = found.values.iter().map(|value| {
            let mut one = vec![("const".to_owned(), Json::text(value.name.as_ref()))];
            one.extend(self.declared(value));
            Json::Object(one)
        });
        entries.push(("oneOf".to_owned(), Json::List(values.collect())));
        entries
    }

    fn constant(&self, constant: &Constant) -> Json {
        match constant {
            Constant::Number(number) => Json::number(*number),
            Constant::YesNo(yes) => Json::Bool(*yes),
            Constant::Text(text) => Json::text(text.as_ref()),
            Constant::Date(day) => Json::text(day.to_string()),
            Constant::Enum(of, position) => {
                let values = self.program.enums.get(of.index()).map(|found| &found.values);
                let value = values.and_then(|values| values.get(usize::try_from(*position).ok()?));
                Json::optional(value.map(|value| value.name.as_ref()))
            }
        }
    }
}

/// A date in either spelling.
const DATE: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)$";
/// An amount as text: digits first, then whatever unit.
const AMOUNT: &str = "^-?[0-9]";
/// A month of a series.
const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

fn yes_or_no() -> Json {
    let words = ["yes", "no", "是", "否"];
    let mut values = vec![Json::Bool(true), Json::Bool(false)];
    values.extend(words.map(Json::text));
    values.push(Json::Null);
    Json::List(values)
}

fn either(sorts: &[&str]) -> Json {
    Json::texts(sorts.iter().copied())
}

fn reference(name: &str) -> Json {
    Json::object([("$ref", Json::text(format!("#/$defs/{}", pointer(name))))])
}

/// A name inside a JSON pointer in a fragment.
fn pointer(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'~' => out.push_str("~0"),
            b'/' => out.push_str("~1"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

fn bound(entries: &mut Entries, name: &str, value: Option<Exact>) {
    if let Some(value) = value {
        entries.push((name.to_owned(), Json::number(value)));
    }
}

/// A value alone, or with what a check of it has found.
fn or_with_evidence(value: Entries) -> Entries {
    let parts: Entries = [
        ("value", Json::Object(value.clone())),
        ("evidence", reference("evidence")),
        ("source", Json::object([("type", either(&["string", "null"]))])),
        ("date", Json::object([("type", either(&["string", "null"])), ("pattern", Json::text(DATE))])),
    ]
    .into_iter()
    .map(|(name, part)| (name.to_owned(), part))
    .collect();
    let checked = Json::object([
        ("type", Json::text("object")),
        ("properties", Json::Object(parts)),
        ("required", Json::texts(["evidence"])),
        ("additionalProperties", Json::Bool(false)),
    ]);
    vec![("anyOf".to_owned(), Json::List(vec![Json::Object(value), checked]))]
}

/// One value for each month.
fn series(value: Entries) -> Entries {
    let names = Json::object([("pattern", Json::text(MONTH))]);
    let entries = [
        ("type", either(&["object", "null"])),
        ("propertyNames", names),
        ("additionalProperties", Json::Object(value)),
    ];
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
