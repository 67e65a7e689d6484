//! A person's own wording of messages, checked: what is found, what is allowed, what is allowed for nothing.

use super::{Context, Finding, Words, lint};
use crate::diag::Diagnostic;
use crate::model::money::Money;
use crate::model::offer::OwnMessage;
use crate::model::raw::place_within;
use crate::model::terms::Terms;
use crate::model::{ChannelKind, Measure, MessageKind, Offer, Place, Profile, Said, Target};

/// What is known around the messages of one offer.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// Whose it is.
    pub profile: &'a Profile,
    /// The candidate's other offers.
    pub others: &'a [&'a Offer],
    /// True where the advice is a no that leans: it may ask first (W5).
    pub leaning: bool,
}

/// One message of a person's own, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Which.
    pub kind: MessageKind,
    /// What was found, by the places in the text without the space around it.
    pub findings: Vec<Finding>,
    /// What was found and is allowed.
    pub allowed: Vec<Finding>,
    /// What is allowed and was not found.
    pub idle: Vec<Said<String>>,
}

impl Around<'_> {
    /// The language of a message of this kind: a friend reads a draft (M17) in the candidate's own.
    #[must_use]
    pub fn language(&self, kind: MessageKind) -> &str {
        let own = kind == MessageKind::PeerReview;
        if own { self.profile.language.code() } else { self.offer.language.code() }
    }

    /// Checks the words of a message of this kind by the lists of its language.
    #[must_use]
    pub fn check(&self, kind: MessageKind, message: &OwnMessage, words: &Words) -> Checked {
        let text = message.text.value.trim();
        let allows = |code: &str| message.allow.iter().any(|a| a.value == code);
        let found = lint(text, &self.context(kind, text), words);
        let idle = |a: &&Said<String>| found.iter().all(|f| f.code != a.value);
        let idle = message.allow.iter().filter(idle).cloned().collect();
        let (allowed, findings) = found.into_iter().partition(|f| allows(f.code));
        Checked { kind, findings, allowed, idle }
    }

    fn context(&self, kind: MessageKind, text: &str) -> Context<'_> {
        let Self { offer, profile, .. } = *self;
        let to_a_friend = kind == MessageKind::PeerReview;
        let contacts = offer.contacts.iter().filter(|_| !to_a_friend);
        Context {
            spoken: is_spoken(kind) && offer.channel.as_ref().is_some_and(|c| c.value != ChannelKind::Email),
            leaning: self.leaning && text.contains('?'),
            company: Some(&offer.company.value),
            role: Some(&offer.role.value),
            contacts: contacts.map(|c| c.name.value.as_str()).collect(),
            writer: profile.name.as_ref().map(|n| n.value.as_str()),
            others: self.others.iter().map(|o| o.company.value.as_str()).collect(),
            confidential: profile.confidential.iter().map(|c| c.value.as_str()).collect(),
            figures: self.figures(),
            ..Context::of(kind)
        }
    }

    /// The floor, the present pay and what others offer, in digits; a figure of this offer's own is no secret to them.
    fn figures(&self) -> Vec<String> {
        let floors = self.profile.criteria.iter().filter_map(|c| match &c.measure {
            Measure::Money(target) => Some(target),
            _ => None,
        });
        let floors = floors.flat_map(|target| match target {
            Target::AtLeast { floor, ideal } => std::iter::once(floor).chain(ideal),
            Target::AtMost(most) => std::iter::once(most).chain(&None),
        });
        let floors = floors.map(|sum| sum.fixed(0));
        let others = self.others.iter().map(|o| &o.terms).chain(&self.profile.current_job);
        let theirs: Vec<String> = sums(&self.offer.terms).collect();
        let private = floors.chain(others.flat_map(sums));
        private.filter(|sum| sum.len() > 3 && !theirs.contains(sum)).collect()
    }
}

/// The sums of a pay, in digits: of one payment and of a year.
fn sums(terms: &Terms) -> impl Iterator<Item = String> {
    let base = terms.pay.base.iter().flat_map(|base| [base.value.money.clone(), base.value.a_year()]);
    let once = terms.pay.sign_on.iter().map(|sum| sum.value.clone());
    base.chain(once).map(|Money { amount, .. }| amount.fixed(0))
}

/// False for what is always written.
const fn is_spoken(kind: MessageKind) -> bool {
    use MessageKind::{Confirmation, Connect, Introduction, MoreTime, PeerReview, ReEngage, ThreeMonthNote};
    !matches!(kind, Confirmation | Connect | Introduction | MoreTime | PeerReview | ReEngage | ThreeMonthNote)
}

impl Checked {
    /// True where there is nothing to say.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.idle.is_empty()
    }

    /// What is found, and what is allowed for nothing, as problems of the offer's file; `file` is its text.
    pub fn diagnostics<'c>(&'c self, message: &'c OwnMessage, file: &'c str) -> impl Iterator<Item = Diagnostic> {
        let whole = &message.text.value;
        let lead = whole.len() - whole.trim_start().len();
        let place = move |at: Place| {
            let (start, end) = (lead + at.start as usize, lead + at.end as usize);
            place_within(file, message.text.place, whole, (start, end))
        };
        let found = self.findings.iter().map(move |f| f.diagnostic().at(place(f.place)));
        found.chain(self.idle.iter().map(|code| {
            let phrase = format!("`{}` is allowed, and nothing here breaks it", code.value);
            Diagnostic::warning("idle-allow", phrase).at(code.place).help("remove it from `allow`")
        }))
    }
}
