//! Facts as data: the words are content (`content/<language>/because.yaml`).

use crate::assess::{Quantity, Source};
use crate::model::Exact;
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;

/// A fact, by the key of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The key in `because.yaml`.
    pub key: &'static str,
    /// What the text is filled with, by name.
    pub args: Vec<(&'static str, Arg)>,
    /// Where the fact was read.
    pub place: Option<Source>,
}

/// What a text is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// The name of a criterion, or of an axis.
    Criterion(Arc<str>),
    /// A value, target or gap.
    Quantity(Quantity),
    /// A plain number.
    Number(Exact),
    /// A score, 0 to 100, shown to 0.1.
    Score(Exact),
    /// A share, 1 = 100 %.
    Share(Exact),
    /// A day.
    Day(Date),
    /// An instant, shown on the candidate's clock and, where it differs, the employer's.
    Instant(Timestamp),
    /// A word of an enumeration, by its key: looked up in the labels.
    Word(&'static str),
    /// A person's own text or name: data.
    Text(String),
    /// The code of a rule.
    Rule(&'static str),
}

impl Because {
    /// A fact without a place.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new(), place: None }
    }

    /// With an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// Read at this place.
    #[must_use]
    pub fn at(mut self, source: &Source) -> Self {
        self.place = Some(source.clone());
        self
    }
}
