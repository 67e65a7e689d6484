//! The rules: which apply, which decides, and on which facts (method sections 2 to 4).

pub mod because;

pub use because::{Arg, Because};

use crate::assess::{Assessment, Field, Step};
use crate::model::{Action, ChannelKind, Door, Offer, Profile, Reason, Strength};
use jiff::Timestamp;

/// All that a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// The profile that holds for it.
    pub profile: &'a Profile,
    /// The other offers of the candidate's.
    pub field: &'a Field<'a>,
    /// The clock.
    pub as_of: Timestamp,
    /// What the facts say.
    pub assessment: &'a Assessment,
}

/// What a rule says where it applies.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// What to do.
    pub action: Action,
    /// How firmly.
    pub strength: Strength,
    /// For a no: the reason that the rule gives, if it gives one.
    pub reason: Option<Reason>,
    /// The facts.
    pub because: Vec<Because>,
}

/// What the dossier advises (method section 2).
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// What to do.
    pub action: Action,
    /// How firmly.
    pub strength: Strength,
    /// For a no: why.
    pub reason: Option<Reason>,
    /// For a no: what it leaves open.
    pub door: Option<Door>,
    /// The rule that decided.
    pub rule: &'static str,
    /// The later rules that would have applied too, in order.
    pub also: Vec<&'static str>,
    /// The facts on which it decided.
    pub because: Vec<Because>,
    /// What to be wary of.
    pub warnings: Vec<Because>,
    /// What the rules say where the person decided (D4): the first rule below, and its action.
    pub rules_say: Option<(&'static str, Action)>,
    /// What to ask for now: the musts of D10, or the set of D13; empty where nothing is bargained for.
    pub asks: Vec<Step>,
    /// B1 as `dossier.json` and the page show it: empty for an accept, the set of D13 under D13, else what would turn
    /// the no into a yes; `None` where nothing would.
    pub bridge: Option<Vec<Step>>,
}

/// The channel (method section 4).
#[derive(Debug, Clone)]
pub struct Choice {
    /// By what.
    pub by: ChannelKind,
    /// The rule that decided.
    pub rule: &'static str,
    /// True where a short email follows on the same day (C6).
    pub confirm_by_email: bool,
    /// The facts on which it decided.
    pub because: Vec<Because>,
}

/// What the dossier advises, and why.
#[must_use]
pub fn recommend(_case: &Case<'_>) -> Recommendation {
    Recommendation {
        action: Action::Clarify,
        strength: Strength::Leaning,
        reason: None,
        door: None,
        rule: "D11",
        also: Vec::new(),
        because: Vec::new(),
        warnings: Vec::new(),
        rules_say: None,
        asks: Vec::new(),
        bridge: None,
    }
}

/// Through which channel, and why.
#[must_use]
pub fn channel(_case: &Case<'_>, _action: Action) -> Choice {
    Choice { by: ChannelKind::Email, rule: "C5", confirm_by_email: false, because: Vec::new() }
}
