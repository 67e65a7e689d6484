//! The fixed words of the files and of `dossier.json`, each an enumeration with its key.

/// An enumeration whose variants have the words that files and `dossier.json` use for them.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order of the method.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files and in `dossier.json`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one with this word.
            #[must_use]
            pub fn from_key(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.key() == word)
            }
        }
    };
}

words! {
    /// What the dossier advises to do (method section 2).
    Action {
        /// Say yes.
        Accept = "accept",
        /// Ask for better terms first.
        Negotiate = "negotiate",
        /// Ask for what is unknown first.
        Clarify = "clarify",
        /// Wait for an answer that is due.
        Wait = "wait",
        /// Say no.
        Decline = "decline",
        /// Take back a yes.
        Withdraw = "withdraw",
        /// Nothing to decide: what comes after.
        FollowUp = "follow_up",
        /// Take up the talk again.
        Reopen = "reopen",
    }
}

words! {
    /// How firm the advice is (method section 2).
    Strength {
        /// Nothing that the employer is likely to do would change it.
        Firm = "firm",
        /// Well founded.
        Clear = "clear",
        /// A close call.
        Leaning = "leaning",
    }
}

words! {
    /// Why a no is a no (method section 2).
    Reason {
        /// Another offer was accepted.
        OtherOffer = "other_offer",
        /// The work does not fit.
        RoleFit = "role_fit",
        /// Pay and benefits.
        Compensation = "compensation",
        /// Visa, place, relocation.
        Mobility = "mobility",
        /// The dates do not fit.
        Timing = "timing",
        /// Culture, ethics, people: never spelled out.
        Culture = "culture",
        /// Personal reasons.
        Personal = "personal",
        /// No reason is given.
        None = "none",
    }
}

words! {
    /// What a no leaves open (method section 2).
    Door {
        /// Say what would change it.
        Open = "open",
        /// Gracious, nothing beyond staying in touch.
        Polite = "polite",
    }
}

words! {
    /// The axes on which criteria lie (method section 1).
    Axis {
        /// Role alignment.
        Role = "role",
        /// Compensation and benefits.
        Compensation = "compensation",
        /// Life context: family, place, relocation.
        Life = "life",
    }
}

words! {
    /// How an offer stands to a criterion (method section 1).
    Standing {
        /// The offer satisfies it.
        Met = "met",
        /// The offer falls short.
        Short = "short",
        /// The offer does not say.
        Unknown = "unknown",
        /// It does not arise here.
        NotApplicable = "not_applicable",
    }
}

words! {
    /// What may close a gap (method section 1).
    Bridge {
        /// The employer was asked and said no.
        Refused = "refused",
        /// The employer was asked and has not answered.
        Asked = "asked",
        /// The employer has said that it may move.
        Open = "open",
        /// Its kind cannot be bargained for.
        Fundamental = "fundamental",
        /// A sum too far away.
        OutOfReach = "out_of_reach",
        /// Not asked yet.
        Untried = "untried",
    }
}

words! {
    /// What the employer has said about a criterion (`employer_stance`).
    Stance {
        /// It may move.
        Open = "open",
        /// It was asked and has not answered.
        Asked = "asked",
        /// It was asked and said no.
        Refused = "refused",
    }
}

words! {
    /// How a message reaches the employer (method section 4).
    ChannelKind {
        /// In writing.
        Email = "email",
        /// By phone.
        Call = "call",
        /// By video.
        Video = "video",
    }
}

words! {
    /// The tone of messages (W2).
    Tone {
        /// As in a letter.
        Formal = "formal",
        /// Friendly.
        Warm = "warm",
        /// Short and plain.
        Direct = "direct",
    }
}

words! {
    /// How the process was mostly held (`process.mostly`).
    Mostly {
        /// By email or letters.
        Written = "written",
        /// By phone or in person.
        Spoken = "spoken",
        /// By video.
        Video = "video",
    }
}

words! {
    /// What a concern is about (`concerns`).
    Concern {
        /// How people work there.
        Culture = "culture",
        /// What the company does.
        Ethics = "ethics",
        /// Somebody there.
        People = "people",
        /// How the company stands.
        Finances = "finances",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What happened (`log`).
    LogEvent {
        /// The formal offer came.
        Offered = "offered",
        /// The candidate asked for something.
        Asked = "asked",
        /// A question was answered.
        Answered = "answered",
        /// The candidate said yes.
        Accepted = "accepted",
        /// The candidate said no.
        Declined = "declined",
        /// The answer was confirmed in writing.
        Confirmed = "confirmed",
        /// The candidate took the yes back.
        Withdrawn = "withdrawn",
        /// The offer ran out.
        Expired = "expired",
        /// The employer took the offer back.
        Rescinded = "rescinded",
        /// The candidate connected with somebody there.
        Connected = "connected",
        /// A note was sent.
        Noted = "noted",
        /// The talk was taken up again.
        Reopened = "reopened",
    }
}

words! {
    /// Where an open offer stands in time (T3).
    State {
        /// There is time.
        Open = "open",
        /// The last 24 hours.
        Closing = "closing",
        /// The answer is late.
        Overdue = "overdue",
    }
}

words! {
    /// The kinds of message (M1 to M17); the words are the keys of `messages:` and the names of drafts.
    MessageKind {
        /// M1.
        Decline = "decline",
        /// M2.
        Confirmation = "confirmation",
        /// M3.
        MoreTime = "more_time",
        /// M4.
        Question = "question",
        /// M5.
        Discuss = "discuss",
        /// M6.
        CounterProposal = "counter_proposal",
        /// M7.
        FollowUpAnswers = "follow_up_answers",
        /// M8.
        FinalNo = "final_no",
        /// M9.
        Acceptance = "acceptance",
        /// M10.
        Withdrawal = "withdrawal",
        /// M11.
        ImprovedOffer = "improved_offer",
        /// M12.
        Connect = "connect",
        /// M13.
        ThreeMonthNote = "three_month_note",
        /// M14.
        Introduction = "introduction",
        /// M15.
        ReEngage = "re_engage",
        /// M16.
        Reopen = "reopen",
        /// M17.
        PeerReview = "peer_review",
    }
}

impl MessageKind {
    /// The method's code: `M1` to `M17`.
    #[must_use]
    pub fn code(self) -> String {
        format!("M{}", self as usize + 1)
    }
}

impl LogEvent {
    /// True for an event that ends the offer (D1).
    #[must_use]
    pub const fn closes(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn | Self::Expired | Self::Rescinded)
    }
}

/// The codes of the message checks (method section 6), as `allow` names them.
pub const MESSAGE_CHECKS: [&str; 14] =
    ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10", "L11", "L12", "L13", "L14"];

/// The items of the checklist before the reply (method section 9); the keys of `done`.
pub const BEFORE_YOU_REPLY: [&str; 6] =
    ["criteria_confirmed", "channel_chosen", "message_drafted", "read_by_peer", "answered", "filed"];

/// The items of the checklist for sending the no; likewise.
pub const SENDING_THE_NO: [&str; 7] =
    ["channel_decided", "message_concise", "rehearsed", "sent", "confirmed", "exchange_saved", "follow_up_scheduled"];

/// The items of the lists that arise in some cases only (P1, M6, G1, D3, S1, F7); likewise.
pub const OTHER_ITEMS: [&str; 39] = [
    "number_at_hand",
    "hard_last_word",
    "hard_more_money",
    "hard_who",
    "hard_your_word",
    "hard_other_offers",
    "hard_present_pay",
    "hard_on_the_spot",
    "hard_start_earlier",
    "support",
    "one_talk",
    "own_line",
    "agreed_in_writing",
    "sponsorship",
    "visa_time",
    "move_window",
    "their_window",
    "relocation_allowance",
    "tax",
    "family_logistics",
    "time_zones",
    "contract_signed",
    "notice_given",
    "others_told",
    "first_day_known",
    "withdrawal_read",
    "start_read",
    "notice_read",
    "repayment_read",
    "non_compete_read",
    "advice_taken",
    "told_early",
    "amends_made",
    "people_kept",
    "highlights_kept",
    "liked_kept",
    "barriers_kept",
    "answer_kept",
    "triggers_set",
];

/// The items of all checklists.
pub fn checklist_items() -> impl Iterator<Item = &'static str> {
    BEFORE_YOU_REPLY.into_iter().chain(SENDING_THE_NO).chain(OTHER_ITEMS)
}

/// A language of the content: a lower-case ISO 639-1 code such as `en`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub(super) String);

impl Language {
    /// English, the neutral profile's language.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The language of a code, where it is one of those that are `known`.
    #[must_use]
    pub fn known(code: &str, known: &[String]) -> Option<Self> {
        known.iter().find(|other| *other == code).map(|code| Self(code.clone()))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}
