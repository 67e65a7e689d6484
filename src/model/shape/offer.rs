//! `offers/<slug>.yaml`.

use super::terms::{IMPROVED, with_terms};
use super::{Entry, Form, Names};
use crate::model::words::{
    Action, ChannelKind, Concern, LogEvent, MESSAGE_CHECKS, MessageKind, Mostly, Reason, Stance, Tone,
};

const MORE_TIME: &[Entry] = &[
    Entry::new("asked", Form::Moment, "When you asked for more time.", "2026-11-19"),
    Entry::new("agreed_until", Form::Moment, "Until when it was granted; a day alone is due at 23:59.", "2026-11-28"),
];

const CONTACT: &[Entry] = &[
    Entry::new("name", Form::Line, "The name, as it is written.", "Maria Keller").required(),
    Entry::new("title", Form::Line, "The title of the position, or an academic one.", "Head of Data"),
    Entry::new("email", Form::Email, "The address to write to.", "maria.keller@helios.example"),
    Entry::new("phone", Form::Line, "The number to call.", "+49 30 5550 100"),
    Entry::new(
        "role",
        Form::Line,
        "What the person is in the process; `hiring_manager` is whom a message goes to first.",
        "hiring_manager",
    ),
    Entry::new("notes", Form::List(&Form::Text), "What to remember of the talks. Never sent.", "[plays chess]"),
];

const PROCESS: &[Entry] = &[
    Entry::new(
        "mostly",
        Form::Word(|| Mostly::ALL.iter().map(|x| x.key()).collect()),
        "How most of it went: it decides between mail and a talk.",
        "video",
    ),
    Entry::new("rounds", Form::Whole(0, 100), "The number of rounds of interviews.", "4"),
    Entry::new(
        "manager_invested",
        Form::Truth,
        "Whether the hiring manager put time and heart into it; absent: from three rounds on.",
        "true",
    ),
    Entry::new("negotiated_by_voice", Form::Truth, "Whether terms were talked over by voice.", "false"),
];

const CONCERN: &[Entry] = &[
    Entry::new("about", Form::Word(|| Concern::ALL.iter().map(|x| x.key()).collect()), "What it is about.", "culture")
        .required(),
    Entry::new("serious", Form::Truth, "Whether it alone would be a reason for a no. Else false.", "true"),
    Entry::new("note", Form::Text, "What you saw or heard. Never sent.", "Nobody stays for two years."),
];

const CONTRACT: &[Entry] = &[
    Entry::new("withdrawal", Form::Text, "What the contract says about stepping back before the start.", "excluded"),
    Entry::new("notice", Form::Text, "What it says about notice, also before the start.", "4 weeks to month's end"),
    Entry::new("repayment", Form::Text, "What would have to be paid back.", "the sign-on bonus, in the first year"),
    Entry::new("start", Form::Text, "What it says about the start.", "1 April 2027"),
    Entry::new("non_compete", Form::Text, "What it forbids afterwards.", "6 months"),
];

const MESSAGE: &[Entry] = &[
    Entry::new("text", Form::Text, "The message in your own words, in the language of the offer.", "|").required(),
    Entry::new(
        "allow",
        Form::List(&Form::Word(|| MESSAGE_CHECKS.to_vec())),
        "The checks that should let it pass.",
        "[L5]",
    ),
];

const LOG: &[Entry] = &[
    Entry::new("at", Form::Moment, "When it happened.", "2026-11-21 10:30").required(),
    Entry::new("what", Form::Word(|| LogEvent::ALL.iter().map(|x| x.key()).collect()), "What happened.", "declined")
        .required(),
    Entry::new(
        "by",
        Form::Word(|| ChannelKind::ALL.iter().map(|x| x.key()).collect()),
        "Through which channel.",
        "call",
    ),
    Entry::new("note", Form::Text, "What to remember of it. Never sent.", "She was kind about it."),
];

const TRIGGER: &[Entry] = &[
    Entry::new("after", Form::Moment, "From this day on.", "2027-06-01"),
    Entry::new("when", Form::Expression, "As soon as this holds.", "offer.remote_days >= 3"),
    Entry::new("because", Form::Text, "Why it would be worth another talk.", "The team is hiring again in summer."),
];

const NOTES: &[Entry] = &[
    Entry::new("liked", Form::List(&Form::Text), "What you liked. Never sent.", "[the people]"),
    Entry::new("barriers", Form::List(&Form::Text), "What stood in the way.", "[the move]"),
    Entry::new("introduce", Form::List(&Form::Text), "Somebody who may fit in your place.", "[a former colleague]"),
    Entry::new(
        "revisit_when",
        Form::List(&Form::Map(TRIGGER)),
        "What would make it worth another talk after a no.",
        "[{ after: 2027-06-01, because: the family is free to move }]",
    ),
];

/// The keys of an offer.
pub const OFFER: &[Entry] =
    with_terms!([
    Entry::new("company", Form::Line, "The employer's name.", "Helios AG").required(),
    Entry::new("role", Form::Line, "The title of the job.", "Data Engineer").required(),
    Entry::new(
        "received",
        Form::Moment,
        "When the formal offer came: the decision window begins. In the profile's zone, unless it says its offset.",
        "2026-11-18 16:30",
    )
    .required(),
    Entry::new(
        "reply_by",
        Form::Moment,
        "The employer's deadline, if it set one; a day alone is due at 23:59.",
        "2026-11-25 18:00",
    ),
    Entry::new(
        "more_time",
        Form::Map(MORE_TIME),
        "More time that you asked for.",
        "{ asked: 2026-11-19, agreed_until: 2026-11-28 }",
    ),
    Entry::new("language", Form::Language, "The language of the messages. Else the profile's.", "de"),
    Entry::new(
        "tone",
        Form::Word(|| Tone::ALL.iter().map(|x| x.key()).collect()),
        "The tone of the messages. Else the profile's.",
        "formal",
    ),
    Entry::new(
        "time_zone",
        Form::Zone,
        "The employer's time zone: deadlines are shown on both clocks.",
        "America/New_York",
    ),
    Entry::new(
        "contacts",
        Form::List(&Form::Map(CONTACT)),
        "The people there.",
        "[{ name: Maria Keller, role: hiring_manager }]",
    ),
    Entry::new("process", Form::Map(PROCESS), "How the interviews went.", "{ mostly: video, rounds: 4 }"),
], [
    Entry::new(
        "concerns",
        Form::List(&Form::Map(CONCERN)),
        "What gives you pause.",
        "[{ about: culture, serious: true }]",
    ),
    Entry::new(
        "employer_stance",
        Form::Named(Names::Any, &Form::Word(|| Stance::ALL.iter().map(|x| x.key()).collect())),
        "What the employer said about changing a term, by the name of the criterion.",
        "{ base_salary: open, remote_days: refused }",
    ),
    Entry::new(
        "improved_terms",
        Form::List(&Form::Map(IMPROVED)),
        "Better terms, each laid over those before it, oldest first.",
        "[{ at: 2026-11-20, in_writing: true, pay: { base: 90000 } }]",
    ),
    Entry::new("signed", Form::Moment, "When the contract was signed.", "2026-11-20"),
    Entry::new("contract", Form::Map(CONTRACT), "What the clauses of the contract say.", "{ notice: 4 weeks }"),
    Entry::new("accepted_elsewhere", Form::Truth, "Whether you accepted an offer that is not kept here.", "false"),
    Entry::new(
        "decision",
        Form::Word(|| {
            let all = Action::ALL.iter().filter(|x| !matches!(x, Action::FollowUp | Action::Reopen));
            all.map(|x| x.key()).collect()
        }),
        "Your own decision: it overrules the advice.",
        "decline",
    ),
    Entry::new(
        "reason",
        Form::Word(|| Reason::ALL.iter().map(|x| x.key()).collect()),
        "Your own reason for a no.",
        "mobility",
    ),
    Entry::new(
        "channel",
        Form::Word(|| ChannelKind::ALL.iter().map(|x| x.key()).collect()),
        "The channel that you chose.",
        "call",
    ),
    Entry::new(
        "messages",
        Form::Named(Names::Words(|| MessageKind::ALL.iter().map(|x| x.key()).collect()), &Form::Map(MESSAGE)),
        "Messages in your own words, by kind. They take the place of ours, and are checked.",
        "{ decline: { text: … } }",
    ),
    Entry::new("log", Form::List(&Form::Map(LOG)), "What happened, and when.", "[{ at: 2026-11-18, what: offered }]"),
    Entry::new("notes", Form::Map(NOTES), "Your notes for later.", "{ barriers: [the move] }"),
    Entry::new("done", Form::List(&Form::Line), "Items of the checklists that no file can settle.", "[read_by_peer]"),
]);
