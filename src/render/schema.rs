//! The schema of a file for editors: JSON Schema, draft 7, which they know best.

use crate::model::builtin::{BUILT_INS, Kind};
use crate::model::shape::{Entry, File, Form, Names, criterion};
use serde_json::{Map, Value, json};

/// A currency, a sum with its currency, a day and a share as patterns.
const CODE: &str = "^[A-Z]{3}$";
const SUM: &str = r"^\d+(\.(\d{1,2}|\d{4,}))? +[A-Z]{3}$";
const DAY: &str = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$";
const MOMENT: &str = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-8]):[0-5]\d)?)?$";
const HOURS: &str = "^(4[89]|5[0-9]|6[0-9]|7[0-2])h$";
const ZONE: &str = "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$";
const EMAIL: &str = r#"^[^\s@<>()\[\],;:\\"]+@[^\s@<>()\[\],;:\\"]+$"#;
const LINK: &str = r"^https?://\S+$";
const NAME: &str = "^[A-Za-z][A-Za-z-]*$";

/// The schema of a file. What only the other files tell (a rate for a currency, a criterion that something defines) and what
/// depends on the calendar is left to `gen check`.
#[must_use]
pub fn schema(file: File) -> Value {
    let mut schema = map(file.entries());
    let head = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": file.path(),
    });
    if let (Value::Object(schema), Value::Object(head)) = (&mut schema, head) {
        schema.extend(head);
    }
    // A profile and the settings may be empty.
    if file == File::Offer { schema } else { or_null(schema) }
}

/// The same as text, as it stands in a file.
#[must_use]
pub fn text(file: File) -> String {
    format!("{:#}", schema(file))
}

fn map(entries: &[Entry]) -> Value {
    let properties: Map<String, Value> = entries.iter().map(|entry| (entry.name.to_owned(), property(entry))).collect();
    let required: Vec<&str> = entries.iter().filter(|entry| entry.required).map(|entry| entry.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        put(&mut schema, "required", json!(required));
    }
    schema
}

/// A key with its meaning. One without a value is absent.
fn property(entry: &Entry) -> Value {
    let mut schema = if entry.required { form(entry.form) } else { or_null(form(entry.form)) };
    put(&mut schema, "description", json!(format!("{}\n\nExample: `{}: {}`", entry.about, entry.name, entry.example)));
    schema
}

fn form(form: Form) -> Value {
    match form {
        Form::Line => json!({ "type": ["string", "number", "boolean"], "pattern": r"^[^\n]*\S[^\n]*\n?$" }),
        Form::Text => json!({ "type": ["string", "number", "boolean"], "pattern": r"\S" }),
        Form::Expression => self::form(Form::Line),
        Form::Email => pattern(EMAIL),
        Form::Link => pattern(LINK),
        Form::Currency => pattern(CODE),
        Form::Country => json!({ "enum": rust_iso3166::ALL_ALPHA2 }),
        Form::Zone => pattern(ZONE),
        Form::Language => pattern(NAME),
        Form::Day => pattern(DAY),
        Form::Moment => pattern(MOMENT),
        Form::Hours => pattern(HOURS),
        Form::Truth => json!({ "type": "boolean" }),
        Form::Number(low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
        Form::Whole(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Form::Above0(high) => json!({ "type": "number", "exclusiveMinimum": 0, "maximum": high }),
        Form::NotNegative => json!({ "type": "number", "minimum": 0 }),
        Form::Share(most) => share(most),
        Form::Money => json!({ "anyOf": [{ "type": "number", "minimum": 0 }, pattern(SUM)] }),
        Form::Window => json!({ "type": "array", "items": pattern(DAY), "minItems": 2, "maxItems": 2 }),
        Form::Word(words) => json!({ "enum": words() }),
        Form::List(items) => json!({ "type": "array", "items": self::form(*items) }),
        Form::Some(items) => json!({ "type": "array", "items": self::form(*items), "minItems": 1 }),
        Form::Map(entries) => map(entries),
        Form::Named(names, value) => named(names, self::form(*value)),
        Form::Either(forms) => json!({ "anyOf": forms.iter().map(|f| self::form(*f)).collect::<Vec<_>>() }),
        Form::Criteria => criteria(),
    }
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn share(most: i64) -> Value {
    let digits = most.to_string().len() - 1;
    pattern(&format!(r"^(0*{most}(\.0+)?|0*\d{{1,{digits}}}(\.\d+)?) *%$"))
}

fn named(names: Names, value: Value) -> Value {
    match names {
        Names::Any => json!({ "type": "object", "additionalProperties": or_null(value) }),
        Names::Currencies => json!({
            "type": "object",
            "patternProperties": { CODE: or_null(value) },
            "additionalProperties": false,
        }),
        Names::Words(words) => {
            let known = words().into_iter().map(|word| (word.to_owned(), or_null(value.clone())));
            let properties: Map<String, Value> = known.collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
    }
}

fn criteria() -> Value {
    let built_in = BUILT_INS.iter().map(|b| {
        let mut schema = map(&criterion(Some(b)));
        let needs_target = matches!(b.kind, Kind::Money | Kind::Number { .. });
        if needs_target {
            put(&mut schema, "anyOf", json!([{ "required": ["at_least"] }, { "required": ["at_most"] }]));
        }
        put(&mut schema, "dependencies", json!({ "ideal": ["at_least"] }));
        (b.name.to_owned(), if needs_target { schema } else { or_null(schema) })
    });
    let mut own = map(&criterion(None));
    put(&mut own, "dependencies", json!({ "ideal": ["at_least"] }));
    json!({ "type": "object", "properties": built_in.collect::<Map<_, _>>(), "additionalProperties": own })
}

/// The same, or no value at all.
fn or_null(mut schema: Value) -> Value {
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    } else if let Some(forms) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        forms.push(json!({ "type": "null" }));
    } else if let Some(kind) = schema.get_mut("type") {
        *kind = match kind.take() {
            Value::Array(mut kinds) => {
                kinds.push(json!("null"));
                Value::Array(kinds)
            }
            one => json!([one, "null"]),
        };
    }
    schema
}

fn put(schema: &mut Value, key: &str, value: Value) {
    if let Value::Object(entries) = schema {
        entries.insert(key.to_owned(), value);
    }
}
