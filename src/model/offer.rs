//! One offer: `offers/<slug>.yaml`.

use super::Checked;
use super::criterion::Expression;
use super::moment::Moment;
use super::number::Exact;
use super::place::Said;
use super::raw::{Node, Setting};
use super::terms::Terms;
use super::words::{Action, ChannelKind, Concern, Language, LogEvent, MessageKind, Mostly, Reason, Stance, Tone};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A checked offer. It can be read, never made or changed, outside [`super::raw`].
#[derive(Debug, Clone)]
pub struct Offer {
    /// The file, as shown to the person, relative to the project.
    pub file: Arc<str>,
    /// The stem of the file's name.
    pub slug: Arc<str>,
    /// The employer.
    pub company: Said<String>,
    /// The title of the role.
    pub role: Said<String>,
    /// When the formal offer came (T1).
    pub received: Said<Moment>,
    /// The employer's deadline, if it set one (T2).
    pub reply_by: Option<Said<Moment>>,
    /// When more time was asked for.
    pub more_time_asked: Option<Said<Moment>>,
    /// Until when more time was granted (T2).
    pub more_time_until: Option<Said<Moment>>,
    /// The language of messages.
    pub language: Language,
    /// The tone of messages.
    pub tone: Tone,
    /// The employer's clock, if known.
    pub time_zone: Option<Said<TimeZone>>,
    /// People there.
    pub contacts: Vec<Contact>,
    /// How the process went.
    pub process: Process,
    /// The terms of the formal offer.
    pub terms: Terms,
    /// Better terms, oldest first.
    pub improved: Vec<Improvement>,
    /// Concerns; private.
    pub concerns: Vec<ConcernNote>,
    /// What the employer has said about a criterion.
    pub stance: BTreeMap<String, Said<Stance>>,
    /// When the contract was signed.
    pub signed: Option<Said<Moment>>,
    /// Clauses of the contract, by name.
    pub contract: BTreeMap<String, String>,
    /// True where another offer, kept elsewhere, was accepted.
    pub accepted_elsewhere: Option<Said<bool>>,
    /// The person's own word (D4).
    pub decision: Option<Said<Action>>,
    /// The person's own reason of a no.
    pub reason: Option<Said<Reason>>,
    /// The person's own channel (C1).
    pub channel: Option<Said<ChannelKind>>,
    /// The person's own wording of messages.
    pub messages: BTreeMap<MessageKind, OwnMessage>,
    /// What happened, oldest first.
    pub log: Vec<LogEntry>,
    /// Notes.
    pub notes: Notes,
    /// Checklist items that no file can settle.
    pub done: Vec<Said<String>>,
    /// The file as a tree, for expressions: [`Offer::tree_at`].
    pub tree: Node,
    /// What is only supposed: values that do not stand in the file.
    pub settings: Vec<Setting>,
    pub(super) _checked: Checked,
}

/// Somebody at the employer's.
#[derive(Debug, Clone)]
pub struct Contact {
    /// The name.
    pub name: Said<String>,
    /// The title of the role there.
    pub title: Option<String>,
    /// One bare email address.
    pub email: Option<Said<String>>,
    /// A phone number.
    pub phone: Option<Said<String>>,
    /// The part in the process, such as `hiring_manager`.
    pub role: Option<String>,
    /// Highlights of talks.
    pub notes: Vec<String>,
}

/// How the process went.
#[derive(Debug, Clone, Default)]
pub struct Process {
    /// How it was mostly held.
    pub mostly: Option<Said<Mostly>>,
    /// How many rounds it had.
    pub rounds: Option<Said<i64>>,
    /// Whether the manager is invested.
    pub manager_invested: Option<Said<bool>>,
    /// Whether terms were negotiated by voice.
    pub negotiated_by_voice: Option<Said<bool>>,
}

/// Terms that changed after the formal offer (F2).
#[derive(Debug, Clone)]
pub struct Improvement {
    /// When.
    pub at: Said<Moment>,
    /// True where the employer offers them (not where the candidate asks for them).
    pub from_employer: bool,
    /// True where they are in writing; only then they count.
    pub in_writing: bool,
    /// All terms with these laid over those that counted before.
    pub terms: Terms,
    /// The same as a tree, for expressions.
    pub tree: Node,
}

/// A private concern.
#[derive(Debug, Clone)]
pub struct ConcernNote {
    /// What it is about.
    pub about: Said<Concern>,
    /// True where it decides (D6).
    pub serious: bool,
    /// Private.
    pub note: Option<String>,
}

/// How many bytes a message may have: far more than anybody sends, far less than keeps its checks busy for long.
pub const LONGEST_MESSAGE: usize = 20_000;

/// A person's own wording of a message.
#[derive(Debug, Clone)]
pub struct OwnMessage {
    /// The words.
    pub text: Said<String>,
    /// The checks that the person allows to be broken, such as `L5`.
    pub allow: Vec<Said<String>>,
}

/// An entry of the log.
#[derive(Debug, Clone)]
pub struct LogEntry {
    /// When.
    pub at: Said<Moment>,
    /// What.
    pub what: Said<LogEvent>,
    /// Through which channel.
    pub by: Option<ChannelKind>,
    /// Private.
    pub note: Option<String>,
}

/// Notes of the candidate's.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// What was liked.
    pub liked: Vec<Said<String>>,
    /// What stood in the way.
    pub barriers: Vec<Said<String>>,
    /// People who may fit.
    pub introduce: Vec<Said<String>>,
    /// When to look again (R1).
    pub revisit_when: Vec<Trigger>,
}

/// When to look at an offer again (R1).
#[derive(Debug, Clone)]
pub struct Trigger {
    /// From this day on, at its start on the candidate's clock.
    pub after: Option<Said<Moment>>,
    /// Once this is true.
    pub when: Option<Expression>,
    /// Why.
    pub because: Option<String>,
}

impl Offer {
    /// The last improvement that counts at `as_of`: the employer's, in writing, not in the future (F2).
    #[must_use]
    pub fn improvement_at(&self, as_of: Timestamp) -> Option<&Improvement> {
        self.improved.iter().rev().find(|i| i.counts_at(as_of))
    }

    /// The employer's better terms that came last, in writing or not, not in the future (F2).
    #[must_use]
    pub fn last_better_terms(&self, as_of: Timestamp) -> Option<&Improvement> {
        self.improved.iter().rfind(|i| i.from_employer && i.at.at.timestamp() <= as_of)
    }

    /// The terms that hold at `as_of`.
    #[must_use]
    pub fn terms_at(&self, as_of: Timestamp) -> &Terms {
        self.improvement_at(as_of).map_or(&self.terms, |i| &i.terms)
    }

    /// The file as a tree, with the terms that hold at `as_of`.
    #[must_use]
    pub fn tree_at(&self, as_of: Timestamp) -> &Node {
        self.improvement_at(as_of).map_or(&self.tree, |i| &i.tree)
    }

    /// The offer without these better terms, and without what came after them.
    #[must_use]
    pub fn before(&self, last: &Improvement) -> Self {
        let earlier = self.improved.iter().take_while(|i| i.at.place != last.at.place);
        Self { improved: earlier.cloned().collect(), ..self.clone() }
    }

    /// The offer as if these better terms stood in writing.
    #[must_use]
    pub fn in_writing(&self, last: &Improvement) -> Self {
        let mut offer = self.before(last);
        offer.improved.push(Improvement { in_writing: true, ..last.clone() });
        offer
    }

    /// The log up to `as_of`, oldest first.
    pub fn log_at(&self, as_of: Timestamp) -> impl DoubleEndedIterator<Item = &LogEntry> {
        self.log.iter().filter(move |e| e.at.at.timestamp() <= as_of)
    }

    /// The instant of the signature, if it is not after `as_of`.
    #[must_use]
    pub fn signed_at(&self, as_of: Timestamp) -> Option<&Said<Moment>> {
        self.signed.as_ref().filter(|s| s.at.timestamp() <= as_of)
    }

    /// The rating of a criterion or axis in these terms.
    #[must_use]
    pub fn stance_on(&self, criterion: &str) -> Option<Stance> {
        self.stance.get(criterion).map(|s| s.value)
    }
}

impl Improvement {
    /// True where these terms hold at `as_of`.
    #[must_use]
    pub fn counts_at(&self, as_of: Timestamp) -> bool {
        self.from_employer && self.in_writing && self.at.at.timestamp() <= as_of
    }
}

/// How many days an [`Exact`] number of weeks has.
#[must_use]
pub fn weeks_to_days(weeks: &Exact) -> Exact {
    weeks * &Exact::int(7)
}
