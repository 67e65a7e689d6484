//! `when:` expressions over offer, profile and log. A fact that the files do not give makes the answer unknown, never
//! false: every mapping tells when a key that it does not have is read.

use crate::model::criterion::Expression;
use crate::model::raw::{Kind, Node};
use crate::model::{Exact, Offer, Profile};
use jiff::Timestamp;
use minijinja::value::{Enumerator, Object, ObjectExt};
use minijinja::{ErrorKind, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the expressions of one offer read; made once for all of them.
pub struct Facts {
    root: Value,
    missed: Arc<AtomicBool>,
}

/// What an expression came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    Known(bool),
    /// It reads a fact that the files do not give.
    Unknown,
    /// It cannot be evaluated, or is no yes/no; in the words of the engine.
    Trouble(String),
}

/// A mapping that tells when a key is read that it does not have.
#[derive(Debug)]
struct Mapping {
    entries: Vec<(String, Value)>,
    missed: Arc<AtomicBool>,
}

impl Object for Mapping {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let found = self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
        if found.is_none() {
            self.missed.store(true, Ordering::Relaxed);
        }
        found
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.mapped_enumerator(|m| Box::new(m.entries.iter().map(|(name, _)| Value::from(name.as_str()))))
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        Some(self.entries.len())
    }
}

impl Facts {
    /// The facts of an offer at `as_of`: what is dated later has not happened.
    #[must_use]
    pub fn new(offer: &Offer, profile: &Profile, as_of: Timestamp) -> Self {
        let missed = Arc::new(AtomicBool::new(false));
        let maker = Maker { missed: &missed };
        let log = maker.log(offer, as_of);
        let mut entries = maker.entries(offer.tree_at(as_of));
        entries.retain(|(key, _)| match key.as_str() {
            "log" | "improved_terms" => false,
            "signed" => offer.signed_at(as_of).is_some(),
            _ => true,
        });
        entries.push(("log".to_owned(), log.clone()));
        let roots = vec![
            ("offer".to_owned(), maker.mapping(entries)),
            ("profile".to_owned(), maker.value(&profile.tree).unwrap_or_default()),
            ("log".to_owned(), log),
        ];
        let root = maker.mapping(roots);
        Self { root, missed }
    }

    /// The facts of the present job: there is no log of it.
    #[must_use]
    pub fn staying(profile: &Profile) -> Self {
        let missed = Arc::new(AtomicBool::new(false));
        let maker = Maker { missed: &missed };
        let job = profile.tree.get("current_job").and_then(|job| maker.value(job));
        let roots = vec![
            ("offer".to_owned(), job.unwrap_or_default()),
            ("profile".to_owned(), maker.value(&profile.tree).unwrap_or_default()),
            ("log".to_owned(), Value::from(Vec::<Value>::new())),
        ];
        let root = maker.mapping(roots);
        Self { root, missed }
    }

    /// Evaluates an expression.
    #[must_use]
    pub fn ask(&self, expression: &Expression) -> Answer {
        self.missed.store(false, Ordering::Relaxed);
        let result = expression.compiled.eval(self.root.clone());
        if self.missed.load(Ordering::Relaxed) {
            return Answer::Unknown;
        }
        match result {
            Ok(value) => bool::try_from(value.clone()).map_or_else(
                |_| Answer::Trouble(format!("neither true nor false, but {}", value.kind())),
                Answer::Known,
            ),
            Err(error) if error.kind() == ErrorKind::UndefinedError => Answer::Unknown,
            Err(error) => Answer::Trouble(error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)),
        }
    }
}

/// Makes values that share one flag.
struct Maker<'m> {
    missed: &'m Arc<AtomicBool>,
}

impl Maker<'_> {
    fn mapping(&self, entries: Vec<(String, Value)>) -> Value {
        Value::from_object(Mapping { entries, missed: Arc::clone(self.missed) })
    }

    /// The entries of a mapping; a key with an empty value is absent.
    fn entries(&self, node: &Node) -> Vec<(String, Value)> {
        match &node.kind {
            Kind::Map(entries) => {
                entries.iter().filter_map(|(key, value)| Some((key.text.to_string(), self.value(value)?))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn value(&self, node: &Node) -> Option<Value> {
        match &node.kind {
            Kind::Null => None,
            Kind::Scalar { text, plain } => Some(if *plain { plain_value(text) } else { Value::from(&**text) }),
            Kind::List(items) => Some(Value::from(items.iter().filter_map(|i| self.value(i)).collect::<Vec<_>>())),
            Kind::Map(_) => Some(self.mapping(self.entries(node))),
        }
    }

    fn log(&self, offer: &Offer, as_of: Timestamp) -> Value {
        let entry = |e: &crate::model::offer::LogEntry| {
            let at = if e.at.day_only { e.at.at.date().to_string() } else { e.at.at.strftime("%F %R").to_string() };
            let mut entries = vec![("at".to_owned(), Value::from(at)), ("what".to_owned(), Value::from(e.what.key()))];
            entries.extend(e.by.map(|by| ("by".to_owned(), Value::from(by.key()))));
            entries.extend(e.note.as_ref().map(|note| ("note".to_owned(), Value::from(note.as_str()))));
            self.mapping(entries)
        };
        Value::from(offer.log_at(as_of).map(entry).collect::<Vec<_>>())
    }
}

/// A text without quotes: yes/no, a number, or itself.
fn plain_value(text: &str) -> Value {
    match text {
        "true" => Value::from(true),
        "false" => Value::from(false),
        _ => match (text.parse::<i64>(), Exact::parse(text)) {
            (Ok(whole), Some(_)) => Value::from(whole),
            (_, Some(number)) => Value::from(number.to_f64()),
            _ => Value::from(text),
        },
    }
}
