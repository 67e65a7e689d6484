//! What the other offers of the same candidate say (D2, D5).

use super::judged::Source;
use crate::model::{LogEvent, Offer, Place};
use jiff::Timestamp;
use std::sync::Arc;

/// A yes of the candidate's that still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yes {
    /// The file of the offer.
    pub file: Arc<str>,
    /// The offer's slug.
    pub slug: Arc<str>,
    /// Its company: for the dossier, never for a message.
    pub company: String,
    /// When it was given: the earlier of accepted and signed.
    pub at: Timestamp,
    /// Where the file says so.
    pub place: Place,
}

/// All offers below one profile: built once, shared by every assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Siblings {
    yeses: Vec<Yes>,
    broken: Vec<Arc<str>>,
    companies: Vec<(Arc<str>, String)>,
    /// File and company of the offers that say yes, or do not, only because of what is supposed of them.
    supposed: Vec<(Arc<str>, String)>,
    waiting: Waiting,
}

/// The offers that wait for an answer: no more is kept than whether there are others, so that a change seldom touches them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Waiting {
    #[default]
    None,
    /// The one of this file alone.
    One(Arc<str>),
    Many,
}

impl Siblings {
    /// From the yes of each offer (see [`standing_of`]) and the files that could not be read, in any order.
    #[must_use]
    pub fn new(yeses: impl IntoIterator<Item = Yes>, broken: impl IntoIterator<Item = Arc<str>>) -> Self {
        let mut yeses: Vec<Yes> = yeses.into_iter().collect();
        yeses.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.file.cmp(&b.file)));
        let mut broken: Vec<Arc<str>> = broken.into_iter().collect();
        broken.sort();
        Self { yeses, broken, companies: Vec::new(), supposed: Vec::new(), waiting: Waiting::None }
    }

    /// The same, and the companies that the profile's reasons name (see [`super::Quoted`]), each by the file of its offer.
    #[must_use]
    pub fn naming(self, companies: impl IntoIterator<Item = (Arc<str>, String)>) -> Self {
        let mut companies: Vec<_> = companies.into_iter().collect();
        companies.sort();
        Self { companies, ..self }
    }

    /// The same, where the yes of these offers, or that there is none, is only supposed.
    #[must_use]
    pub fn supposing<'o>(mut self, offers: impl IntoIterator<Item = &'o Offer>) -> Self {
        self.supposed = offers.into_iter().map(|o| (Arc::clone(&o.file), o.company.value.clone())).collect();
        self
    }

    /// The same, where the offers of these files wait for an answer.
    #[must_use]
    pub fn waiting(self, open: impl IntoIterator<Item = Arc<str>>) -> Self {
        let mut open = open.into_iter();
        let waiting = match (open.next(), open.next()) {
            (None, _) => Waiting::None,
            (Some(file), None) => Waiting::One(file),
            _ => Waiting::Many,
        };
        Self { waiting, ..self }
    }

    /// The field as the offer of this file sees it.
    #[must_use]
    pub fn field(&self, file: &Arc<str>) -> Field<'_> {
        Field { siblings: Some(self), me: Arc::clone(file) }
    }
}

/// What one offer sees of the others.
#[derive(Debug, Clone)]
pub struct Field<'s> {
    siblings: Option<&'s Siblings>,
    me: Arc<str>,
}

impl Field<'static> {
    /// An offer without others.
    #[must_use]
    pub fn alone() -> Self {
        Self { siblings: None, me: Arc::from("") }
    }
}

impl Field<'_> {
    /// The latest yes to another offer: of two, it is the one that is kept (D2).
    #[must_use]
    pub fn latest_yes(&self) -> Option<&Yes> {
        self.siblings?.yeses.iter().rev().find(|y| y.file != self.me)
    }

    /// The latest yes to another offer, if it was given later than `at`.
    #[must_use]
    pub fn yes_after(&self, at: Timestamp) -> Option<&Yes> {
        self.latest_yes().filter(|y| y.at > at)
    }

    /// The companies of the other offers that the profile's reasons name: what no message may name (W4).
    pub fn companies(&self) -> impl Iterator<Item = &str> {
        let all = self.siblings.map_or(&[][..], |s| &s.companies);
        all.iter().filter(|(file, _)| *file != self.me).map(|(_, company)| company.as_str())
    }

    /// The companies of the other offers that say yes, or do not, only because of what is supposed of them.
    pub fn supposed(&self) -> impl Iterator<Item = &str> {
        let all = self.siblings.into_iter().flat_map(|s| &s.supposed);
        all.filter(|(file, _)| *file != self.me).map(|(_, company)| company.as_str())
    }

    /// True where another offer waits for an answer, too.
    #[must_use]
    pub fn has_rivals(&self) -> bool {
        self.siblings.is_some_and(|s| match &s.waiting {
            Waiting::None => false,
            Waiting::One(file) => *file != self.me,
            Waiting::Many => true,
        })
    }

    /// Files of the same profile that could not be read, by name.
    #[must_use]
    pub fn broken(&self) -> &[Arc<str>] {
        self.siblings.map_or(&[], |s| &s.broken)
    }
}

/// Whether an offer is decided, and by what (D1 to D3).
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// The event that closed it, where nothing reopened it since.
    pub closed: Option<(LogEvent, Source)>,
    /// When the candidate said yes, if that yes was not taken back.
    pub yes: Option<(Timestamp, Source)>,
    /// When it was signed, likewise.
    pub signed: Option<(Timestamp, Source)>,
}

impl Course {
    /// True once there is nothing left to decide.
    #[must_use]
    pub const fn decided(&self) -> bool {
        self.closed.is_some() || self.yes.is_some()
    }
}

/// What the log and the signature of an offer say at `as_of`.
#[must_use]
pub fn course_of(offer: &Offer, as_of: Timestamp) -> Course {
    let source = |place| Source { file: Arc::clone(&offer.file), place };
    let last = offer.log_at(as_of).rfind(|e| e.what.closes());
    let ended = last.map(|e| e.at.at.timestamp());
    let reopened = offer.log_at(as_of).rfind(|e| e.what.value == LogEvent::Reopened).map(|e| e.at.at.timestamp());
    let closed = last.filter(|_| reopened < ended).map(|e| (e.what.value, source(e.what.place)));
    let stands = |at: Timestamp| ended.is_none_or(|end| at > end);
    let signed = offer.signed_at(as_of).map(|s| (s.at.timestamp(), source(s.place))).filter(|s| stands(s.0));
    let accepted = offer
        .log_at(as_of)
        .find(|e| e.what.value == LogEvent::Accepted && stands(e.at.at.timestamp()))
        .map(|e| (e.at.at.timestamp(), source(e.what.place)));
    let yes = match (accepted, signed.clone()) {
        (Some(a), Some(s)) => Some(if s.0 < a.0 { s } else { a }),
        (a, s) => a.or(s),
    };
    Course { closed, yes, signed }
}

/// The yes of this offer that others have to know of; `None` where there is none, or the offer is closed.
#[must_use]
pub fn standing_of(offer: &Offer, as_of: Timestamp) -> Option<Yes> {
    // Most offers have none, and that is seen at once.
    if offer.signed.is_none() && offer.log.iter().all(|entry| entry.what.value != LogEvent::Accepted) {
        return None;
    }
    let course = course_of(offer, as_of);
    let (at, source) = course.yes.filter(|_| course.closed.is_none())?;
    Some(Yes {
        file: Arc::clone(&offer.file),
        slug: Arc::clone(&offer.slug),
        company: offer.company.value.clone(),
        at,
        place: source.place,
    })
}

#[cfg(test)]
mod tests {
    use super::{Siblings, Yes};
    use crate::model::Place;
    use jiff::Timestamp;
    use std::sync::Arc;

    #[test]
    fn of_two_yeses_the_latest_is_the_one_that_is_kept() {
        let yes = |slug: &str, second| Yes {
            file: Arc::from(slug),
            slug: Arc::from(slug),
            company: slug.to_owned(),
            at: Timestamp::from_second(second).expect("an instant"),
            place: Place::default(),
        };
        let siblings = Siblings::new([yes("later", 2), yes("first", 1)], []);
        let seen = |by: &str| siblings.field(&Arc::from(by)).latest_yes().map(|y| y.company.clone());
        assert_eq!(seen("open").as_deref(), Some("later"));
        assert_eq!(seen("later").as_deref(), Some("first"));
    }

    #[test]
    fn an_offer_has_rivals_where_another_one_waits() {
        let check = |open: &[&str], me: &str| {
            Siblings::new([], []).waiting(open.iter().map(|file| Arc::from(*file))).field(&Arc::from(me)).has_rivals()
        };
        assert!(!check(&[], "a"));
        assert!(!check(&["a"], "a"));
        assert!(check(&["b"], "a"));
        assert!(check(&["a", "b", "c"], "a"));
        assert!(!super::Field::alone().has_rivals());
    }
}
