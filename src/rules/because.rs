//! Facts as data: the words are content (`content/<language>/because.yaml`).
//!
//! The keys and their arguments. `gap` is [`Arg::Nothing`] for yes/no; `why` where the person wrote none.
//! *judged* stands for `criterion` Criterion, `value` Quantity, `target` Quantity, `bound` Word (`at_least`,
//! `at_most`), `gap` Quantity, `relative` Share, `bridge` Word.
//!
//! | key | arguments |
//! |---|---|
//! | `d1.closed` | `event` Word, `at` Instant |
//! | `d1.revisit_day` | `after` Instant, `why` Text |
//! | `d1.revisit_fact` | `expression` Text, `why` Text |
//! | `d2.yes`, `d3.yes`, `d3.signed` | `at` Instant |
//! | `d2.decision`, `d4.decision` | `decision` Word |
//! | `d2.other_yes`, `d5.other_yes` | `company` Text, `slug` Text, `at` Instant |
//! | `d4.agrees`, `d4.differs` | `rule` Rule, `action` Word (the first rule below that applies) |
//! | `d5.elsewhere` | – |
//! | `d6.concern` | `about` Word |
//! | `d7.must_short`, `d9.must_asked`, `d10.must_short` | *judged* |
//! | `d8.must_unknown` | `criterion` Criterion, `target` Quantity, `bound` Word |
//! | `d9.decide_without` | `at` Instant |
//! | `d11.nothing_known` | – |
//! | `d12.overall`, `d13.overall` | `overall` Score, `accept` Score |
//! | `d12.axis`, `d13.axis_low` | `axis` Criterion, `score` Score, `floor` Score |
//! | `d13.ask` | `criterion` Criterion, `to` Quantity, `gap` Quantity, `bridge` Word |
//! | `d14.overall` | `overall` Score, `decline` Score |
//! | `d14.costliest`, `d15.costliest` | `criterion` Criterion, `value` Quantity, `target` Quantity, `bound` Word, `points` Score (what it takes from the overall score) |
//! | `d15.overall` | `overall` Score, `midpoint` Score, `decline` Score, `accept` Score |
//! | `d15.best` | `criterion` Criterion, `value` Quantity, `points` Score (what it adds) |
//! | `b1.step` | `criterion` Criterion, `to` Quantity, `gap` Quantity, `bridge` Word |
//! | `b1.none`, `b1.not_needed` | – |
//! | `t1.window` | `opens` Instant, `closes` Instant, `span` Hours |
//! | `t2.more_time`, `t2.reply_by`, `t2.window` | `at` Instant |
//! | `t3.open`, `t3.closing` | `at` Instant, `span` Hours (whole hours left) |
//! | `t3.overdue`, `t5.late` | `at` Instant, `span` Hours (whole hours late) |
//! | `t4.ask_now` | `at` Instant |
//! | `t6.two_clocks` | `zone` Text, `span` Hours (apart) |
//! | `t6.slot` | `from` Instant, `until` Instant |
//! | `t6.no_slot` | – |
//! | `t7.exploding` | `span` Hours (offer to deadline), `closes` Instant (T1's window, to ask for) |
//! | `c1.own` | `channel` Word |
//! | `c2.overdue`, `c2.no_phone` | – |
//! | `c2.hours_left` | `span` Hours |
//! | `c.invested`, `c.by_voice` | – (why a talk is owed) |
//! | `c.rounds` | `rounds` Number (likewise) |
//! | `c3.video` | – |
//! | `c3.apart` | `span` Hours |
//! | `c5.written`, `c5.record` | – |
//! | `c6.confirm` | – |
//! | `warning.contradiction` | `rule` Rule, `action` Word, `decision` Word, `fact` Because |
//! | `warning.broken_sibling` | `file` Text |
//! | `warning.ends_earlier` | `at` Instant |
//! | `warning.clock_gap`, `warning.clock_fold` | `what` Word (the key in the file), `at` Instant |
//! | `warning.move_unsponsored`, `warning.move_sponsor_unknown` | – |
//! | `warning.move_visa_late`, `warning.move_no_day` | `start` Day, `apply` Day (the last one to apply), `ready` Day, `earliest` Day (of a start) |
//! | `warning.move_start_outside` | `start` Day, `from` Day, `to` Day |
//! | `warning.move_windows_apart` | `their_from` Day, `their_to` Day, `from` Day, `to` Day |
//! | `warning.still_too_low` | `overall` Score (all asks granted), `decline` Score |
//! | `warning.expression` | `criterion` Criterion, `why` Text |

use crate::assess::{Judged, Quantity, Source};
use crate::model::Exact;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
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
    /// A length of time in hours.
    Hours(Exact),
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
    /// Another fact.
    Because(Box<Because>),
    /// There is none here.
    Nothing,
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

    /// A criterion that falls short, and by how much (*judged* in the table).
    #[must_use]
    pub fn judged(key: &'static str, j: &Judged) -> Self {
        Self::named(key, j)
            .with("value", j.value.clone().into())
            .with("gap", j.gap.clone().into())
            .with("relative", Arg::Share(j.relative_gap.clone()))
            .with("bridge", j.bridge.map_or(Arg::Nothing, |b| Arg::Word(b.key())))
    }

    /// A criterion and its target.
    #[must_use]
    pub fn named(key: &'static str, j: &Judged) -> Self {
        let bound = if j.ceiling { "at_most" } else { "at_least" };
        let fact = Self::new(key)
            .with("criterion", Arg::Criterion(Arc::clone(&j.name)))
            .with("target", Arg::Quantity(j.target.clone()))
            .with("bound", Arg::Word(bound));
        fact.at(j.sources.first().unwrap_or(&j.place))
    }
}

impl Arg {
    /// The whole hours of a length of time, whichever its direction; below one hour all of it.
    #[must_use]
    pub fn whole_hours(span: SignedDuration) -> Self {
        let span = span.abs();
        Self::Hours(match span.as_hours() {
            0 => Exact::ratio(span.as_secs(), 3600),
            hours => Exact::int(hours),
        })
    }
}

impl From<Option<Quantity>> for Arg {
    fn from(quantity: Option<Quantity>) -> Self {
        quantity.map_or(Self::Nothing, Self::Quantity)
    }
}

/// A text that may be missing.
impl From<Option<&String>> for Arg {
    fn from(text: Option<&String>) -> Self {
        text.map_or(Self::Nothing, |t| Self::Text(t.clone()))
    }
}
