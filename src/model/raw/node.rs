//! A file as a tree in which every key and value knows its place.

use crate::model::Place;
use std::fmt;
use std::sync::Arc;

/// A value of a file. A clone shares everything below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A text as it stands, after escapes; `plain` where it has no quotes and is no block.
    Scalar {
        /// The text.
        text: Arc<str>,
        /// True without quotes.
        plain: bool,
    },
    /// A list.
    List(Arc<[Node]>),
    /// A mapping in the order of the file; keys are unique.
    Map(Arc<[(Key, Node)]>),
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

impl Node {
    /// An empty mapping at the start of a file.
    #[must_use]
    pub fn empty() -> Self {
        Self::map(Place { line: 1, column: 1, ..Place::default() }, [])
    }

    /// A mapping.
    pub(super) fn map(place: Place, entries: impl Into<Arc<[(Key, Self)]>>) -> Self {
        Self { place, kind: Kind::Map(entries.into()) }
    }

    /// The same with every place moved.
    pub(super) fn placed(&self, to: impl Fn(Place) -> Place + Copy) -> Self {
        let key = |key: &Key| Key { text: Arc::clone(&key.text), place: to(key.place) };
        let kind = match &self.kind {
            Kind::List(items) => Kind::List(items.iter().map(|item| item.placed(to)).collect()),
            Kind::Map(entries) => Kind::Map(entries.iter().map(|(k, v)| (key(k), v.placed(to))).collect()),
            other => other.clone(),
        };
        Self { place: to(self.place), kind }
    }

    /// The value of a key of this mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|(k, _)| *k.text == *key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The way to what stands at a place, such as `pay.base` or `log[0].at`; that of a key is the way to its value. It
    /// stays the same where lines move.
    #[must_use]
    pub fn key_at(&self, place: Place) -> Option<String> {
        let below = |step: &dyn fmt::Display, node: &Self| match node.key_at(place)? {
            rest if rest.is_empty() || rest.starts_with('[') => Some(format!("{step}{rest}")),
            rest => Some(format!("{step}.{rest}")),
        };
        match &self.kind {
            _ if self.place == place => Some(String::new()),
            Kind::Map(entries) => entries.iter().find_map(|(key, value)| {
                if key.place == place { Some(key.text.to_string()) } else { below(&key.text, value) }
            }),
            Kind::List(items) => items.iter().enumerate().find_map(|(i, item)| below(&format_args!("[{i}]"), item)),
            _ => None,
        }
    }

    /// This value with `over` laid over it: mappings key by key, everything else replaced. A key with an empty value is
    /// absent, so it changes nothing; a sum that says how often it is paid replaces the whole sum.
    #[must_use]
    pub fn overlaid(&self, over: &Self) -> Self {
        let (Kind::Map(below), Kind::Map(above)) = (&self.kind, &over.kind) else { return over.clone() };
        if over.get("per").is_some() {
            return over.clone();
        }
        let mut entries = below.to_vec();
        for (key, value) in above.iter().filter(|(_, value)| value.kind != Kind::Null) {
            match entries.iter_mut().find(|(k, _)| k.text == key.text) {
                Some((_, old)) => *old = old.overlaid(value),
                None => entries.push((key.clone(), value.clone())),
            }
        }
        Self::map(self.place, entries)
    }
}

impl Key {
    /// The key as a value, for keys that are words of a list.
    pub(super) fn node(&self) -> Node {
        Node { place: self.place, kind: Kind::Scalar { text: Arc::clone(&self.text), plain: true } }
    }
}

impl Kind {
    /// What a person would call it.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Null => "an empty value",
            Self::Scalar { .. } => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}
