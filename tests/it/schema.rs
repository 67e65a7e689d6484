//! The schemas give the verdict of the reader, on good files and on thousands of broken ones.

use crate::cli::Scene;
use dossier::model::raw::{Context, Kind, Node, neutral_profile, parse, read_offer, read_profile};
use dossier::model::shape::{File, Form};
use dossier::render::schema::schema;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What only the calendar, another key or another file can tell.
const BEYOND: [&str; 15] = [
    "order",
    "rate",
    "criterion",
    "thresholds",
    "vesting",
    "months",
    "week",
    "clock-change",
    "expression",
    "language",
    "zone",
    "currency",
    "target",
    "trigger",
    "done",
];

/// What a slip of the hand leaves in the place of a value.
fn slips() -> Vec<Value> {
    vec![
        json!("x"),
        json!(""),
        json!("two words"),
        json!("two\nlines"),
        json!(-1),
        json!(0),
        json!(3),
        json!(2.5),
        json!(400),
        json!(99999),
        json!(true),
        Value::Null,
        json!([]),
        json!(["x"]),
        json!({}),
        json!({ "x": 1 }),
        json!("10%"),
        json!("900%"),
        json!("85000 EUR"),
        json!("85.000 EUR"),
        json!("2027-02-14"),
        json!("2027-13-01"),
        json!("2027-02-14 18:30"),
        json!("2027-02-14T18:30+01:00"),
        json!("2027-02-14 25:00"),
        json!(["2027-02-14", "2027-02-20"]),
        json!("DE"),
        json!("ZZ"),
        json!("Europe/Berlin"),
        json!("a@b.example"),
        json!("https://a.example"),
        json!("56h"),
        json!("warm"),
        json!("call"),
        json!("de"),
    ]
}

/// Every file that follows from this one by one slip: a value, a key too many, a key too few.
fn broken(value: &Value) -> Vec<Value> {
    let mut all = slips();
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let with = |inner: Value| {
                    let mut entries = entries.clone();
                    entries.insert(key.clone(), inner);
                    Value::Object(entries)
                };
                all.extend(broken(inner).into_iter().map(with));
                let mut without = entries.clone();
                without.remove(key);
                all.push(Value::Object(without));
            }
            let mut more = entries.clone();
            more.insert("surplus".to_owned(), json!(1));
            all.push(Value::Object(more));
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate().take(1) {
                all.extend(broken(inner).into_iter().map(|inner| {
                    let mut items = items.clone();
                    items[at] = inner;
                    Value::Array(items)
                }));
            }
        }
        _ => {}
    }
    all
}

/// A file as an editor reads it.
fn plain(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::List(items) => items.iter().map(plain).collect(),
        Kind::Map(entries) => Value::Object(
            entries.iter().map(|(key, value)| (key.text.to_string(), plain(value))).collect::<Map<_, _>>(),
        ),
        Kind::Scalar { text, plain: true } => match serde_json::from_str(text) {
            Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
            _ => json!(**text),
        },
        Kind::Scalar { text, .. } => json!(**text),
    }
}

/// The errors that the reader finds: their codes, and what they say.
fn errors(file: File, text: &str) -> Vec<(&'static str, String)> {
    let (path, context) = (Arc::from("x.yaml"), Context::default());
    let found = match file {
        File::Profile => read_profile(&path, text, &context).1,
        _ => read_offer(&path, &Arc::from("x"), text, (&neutral_profile(), &context)).1,
    };
    found.iter().filter(|problem| problem.is_error()).map(|problem| (problem.code, problem.phrase.clone())).collect()
}

/// The files of the examples, as an editor reads them.
fn files(kind: File) -> Vec<Value> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let all = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let is_kind = |path: &std::path::Path| match kind {
        File::Profile => path.ends_with("profile.yaml"),
        _ => path.parent().is_some_and(|p| p.ends_with("offers")) && path.extension().is_some_and(|e| e == "yaml"),
    };
    let paths = all.map(|entry| entry.path().to_owned()).filter(|path| is_kind(path));
    paths.map(|path| plain(&parse(&std::fs::read_to_string(path).unwrap()).unwrap())).collect()
}

/// One example of every key, from the reference itself.
fn examples(file: File) -> Value {
    let entries = file.entries().iter().filter(|entry| entry.name != "messages");
    let text: String = entries.map(|entry| format!("{}: {}\n", entry.name, entry.example)).collect();
    plain(&parse(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}")))
}

#[track_caller]
fn same_verdict(kind: File) {
    let schema = jsonschema::draft7::new(&schema(kind)).unwrap();
    let mut seen = 0;
    let (mut strict, mut lax) = (BTreeSet::new(), BTreeSet::new());
    for whole in files(kind).into_iter().step_by(4).chain([examples(kind)]) {
        for value in std::iter::once(whole.clone()).chain(broken(&whole)) {
            let text = value.to_string();
            let errors = errors(kind, &text);
            let verdict = schema.validate(&value);
            seen += 1;
            if let (Err(problem), true) = (&verdict, errors.is_empty()) {
                strict.insert(format!("{}: {problem}", problem.instance_path()));
            }
            if verdict.is_ok() {
                lax.extend(errors.into_iter().filter(|(code, _)| !BEYOND.contains(code)));
            }
        }
    }
    assert!(seen > 1000, "{seen} files");
    assert!(strict.is_empty(), "refused by the schema alone: {strict:#?}");
    assert!(lax.is_empty(), "refused by the reader alone: {lax:#?}");
}

#[test]
fn the_schema_of_an_offer_gives_the_verdict_of_the_reader() {
    same_verdict(File::Offer);
}

#[test]
fn the_schema_of_a_profile_gives_the_verdict_of_the_reader() {
    same_verdict(File::Profile);
}

/// What only the folders of a project, or the way to them, can tell of its settings.
const OF_FOLDERS: [&str; 7] = [
    "there is no ",
    "there are no words",
    "is not a theme",
    "is not a language",
    "is not a folder",
    "leads out of",
    "holds sources",
];

#[test]
fn the_schema_of_the_settings_gives_the_verdict_of_a_run() {
    let schema = jsonschema::draft7::new(&schema(File::Settings)).unwrap();
    let scene = Scene::new();
    std::fs::create_dir(scene.at("jobs")).unwrap();
    let whole = examples(File::Settings);
    for value in std::iter::once(whole.clone()).chain(broken(&whole)) {
        scene.write("gen.yaml", value.to_string());
        let output = scene.command("check").output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
        assert_eq!(output.status.success(), errors.is_empty(), "{value}: {said}");
        if schema.is_valid(&value) {
            let alone: Vec<_> = errors.iter().filter(|e| !OF_FOLDERS.iter().any(|words| e.contains(words))).collect();
            assert!(alone.is_empty(), "refused by the reader alone: {value}: {said}");
        } else {
            assert!(!errors.is_empty(), "refused by the schema alone: {value}");
        }
    }
}

#[test]
fn every_key_has_a_meaning_and_a_good_example() {
    for file in [File::Offer, File::Profile] {
        let text = examples(file).to_string();
        let found = errors(file, &text);
        assert!(found.iter().all(|(code, _)| ["rate", "criterion"].contains(code)), "{found:?}");
        for entry in file.entries() {
            assert!(entry.about.ends_with('.') && !entry.example.is_empty(), "{}", entry.name);
            assert!(!matches!(entry.form, Form::Map([])), "{}", entry.name);
        }
    }
}
