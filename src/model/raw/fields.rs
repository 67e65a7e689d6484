//! Reading a mapping key by key: what is required, what is unknown, what is nearest.

use super::node::{Key, Kind, Node};
use super::scalars::short;
use super::{Reader, hints};
use crate::diag::Diagnostic;
use crate::model::{Place, Said};
use std::cell::RefCell;

/// How many unknown keys of a mapping are told what was meant: more are a file of another kind.
const EXPLAINED: usize = 100;

/// A mapping that is being read. Every key that is asked for is a known one.
pub struct Fields<'n, 'r> {
    /// What reads it and keeps the problems.
    pub reader: &'r Reader<'r>,
    /// Where it stands.
    pub place: Place,
    entries: &'n [(Key, Node)],
    asked: RefCell<Vec<&'static str>>,
}

impl<'r> Reader<'r> {
    /// The keys of a mapping; anything else is a problem.
    pub(super) fn fields<'n>(&'r self, node: &'n Node) -> Option<Fields<'n, 'r>> {
        match &node.kind {
            Kind::Map(entries) => Some(Fields { reader: self, place: node.place, entries, asked: RefCell::default() }),
            other => {
                let problem = Diagnostic::error("type", format!("{} where a mapping belongs", other.name()));
                self.report(problem.at(node.place).expected("expected `key: value` lines"));
                None
            }
        }
    }

    /// The items of a list; anything else is a problem.
    pub(super) fn list<'n>(&self, node: &'n Node) -> Option<&'n [Node]> {
        if let Kind::List(items) = &node.kind {
            return Some(items);
        }
        let problem = Diagnostic::error("type", format!("{} where a list belongs", node.kind.name()));
        let problem = problem.at(node.place).expected("expected a list: `[a, b]`, or lines that begin with `- `");
        self.report(match &node.kind {
            Kind::Scalar { text, .. } if !text.contains(['\n', ',']) => {
                problem.help(format!("write `[{}]`", short(text)))
            }
            Kind::Map(_) => problem.help("begin each item with a dash: `- `"),
            _ => problem,
        });
        None
    }

    /// Each item of a list read by `read`; items that cannot be read are reported and left out.
    pub(super) fn each<T>(&'r self, node: &Node, read: impl Fn(&'r Self, &Node) -> Option<T>) -> Option<Vec<T>> {
        Some(self.list(node)?.iter().filter_map(|item| read(self, item)).collect())
    }
}

impl<'n, 'r> Fields<'n, 'r> {
    /// The node under a key; an empty value is an absent one.
    pub fn node(&self, name: &'static str) -> Option<&'n Node> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&name) {
            asked.push(name);
        }
        drop(asked);
        self.entries.iter().find(|(k, _)| *k.text == *name).map(|(_, v)| v).filter(|v| v.kind != Kind::Null)
    }

    /// The place of a key, or of the mapping where the key is absent.
    pub fn key_place(&self, name: &str) -> Place {
        self.entries.iter().find(|(k, _)| *k.text == *name).map_or(self.place, |(k, _)| k.place)
    }

    /// A value that may be absent.
    pub fn opt<T>(&self, name: &'static str, read: impl FnOnce(&'r Reader<'r>, &'n Node) -> Option<T>) -> Option<T> {
        read(self.reader, self.node(name)?)
    }

    /// A value that may be absent, with its place.
    pub fn said<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&'r Reader<'r>, &'n Node) -> Option<T>,
    ) -> Option<Said<T>> {
        let node = self.node(name)?;
        Some(Said::new(read(self.reader, node)?, node.place))
    }

    /// A value that must be there.
    pub fn need<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&'r Reader<'r>, &'n Node) -> Option<T>,
    ) -> Option<Said<T>> {
        if self.node(name).is_some() {
            return self.said(name, read);
        }
        if self.is_meant(name) {
            return None;
        }
        let problem = Diagnostic::error("missing", format!("`{name}` is missing"));
        self.reader.report(problem.at(self.key_place(name)).help(hints::for_missing(name)));
        None
    }

    /// True where the key stands there under another name: that is then the problem, not that it is missing.
    pub fn is_meant(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| *key.text != *name && hints::means(&key.text, name))
    }

    /// All entries, for mappings whose keys the person names.
    pub fn entries(&self) -> impl Iterator<Item = (&'n Key, &'n Node)> + use<'n> {
        self.entries.iter().map(|(k, v)| (k, v)).filter(|(_, v)| v.kind != Kind::Null)
    }

    /// All entries, those with an empty value too.
    pub fn all_entries(&self) -> impl Iterator<Item = (&'n Key, &'n Node)> + use<'n> {
        self.entries.iter().map(|(k, v)| (k, v))
    }

    /// Reports every key that nobody asked for; the first ones with what was meant.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        let unknown = self.entries.iter().filter(|(k, _)| !asked.contains(&&*k.text));
        for (at, (key, _)) in unknown.enumerate() {
            let problem = Diagnostic::error("unknown-key", format!("unknown key `{}`", short(&key.text))).at(key.place);
            let help = (at < EXPLAINED).then(|| hints::for_key(&key.text, &asked));
            self.reader.report(Diagnostic { help, ..problem });
        }
    }
}
