//! What messages, lists and steps look at: the case, and what follows from it once.

use super::ask;
use crate::assess::Step;
use crate::content::{Facts, Pack, Value};
use crate::model::offer::{Contact, LogEntry};
use crate::model::{Action, ChannelKind, Door, LogEvent, MessageKind, State, Strength};
use crate::rules::{Case, Choice, Recommendation};
use jiff::civil::{Date, Time, Weekday};
use jiff::{ToSpan, Zoned};

/// A case with its advice.
pub(super) struct Situation<'a> {
    /// The case.
    pub case: &'a Case<'a>,
    /// What the rules advise.
    pub advice: &'a Recommendation,
    /// Through which channel.
    pub choice: &'a Choice,
    /// The words.
    pub pack: &'a Pack,
    /// The clock, in the candidate's zone.
    pub now: Zoned,
    /// The channel; the email where no working hour is left for a call (T6).
    pub by: ChannelKind,
    /// What messages fill in, and what decides their variants.
    pub facts: Facts,
}

impl<'a> Situation<'a> {
    pub(super) fn new(
        case: &'a Case<'a>,
        advice: &'a Recommendation,
        choice: &'a Choice,
        pack: &'a Pack,
    ) -> Result<Self, String> {
        let timing = &case.assessment.timing;
        let too_late = timing.state.is_some() && timing.slot.is_none();
        let by = if too_late { ChannelKind::Email } else { choice.by };
        let now = case.as_of.to_zoned(case.profile.time_zone.clone());
        let mut situation = Self { case, advice, choice, pack, now, by, facts: Facts::default() };
        situation.facts = situation.gather()?;
        Ok(situation)
    }

    fn gather(&self) -> Result<Facts, String> {
        let (offer, pack) = (self.case.offer, self.pack);
        let steps = self.steps();
        let asks = steps.iter().map(|s| ask::ask(self.case, s, pack)).collect::<Result<Vec<_>, _>>()?;
        let proposals = steps.iter().map(|s| ask::proposal(self.case, s, pack)).collect::<Result<Vec<_>, _>>()?;
        let clarify = self.advice.action == Action::Clarify;
        let questions = if clarify { ask::questions(self.case, pack) } else { Vec::new() };
        let holds = self.holds(steps.len(), questions.len());
        let contact = self.contact().map(|c| c.name.value.as_str()).unwrap_or_default();
        let answer_by = pack.locale().instant(&self.due_there());
        let values = [
            ("company", Value::from(offer.company.value.as_str())),
            ("role", Value::from(offer.role.value.as_str())),
            ("name", Value::from(self.case.profile.name.as_ref().map_or("", |n| n.value.as_str()))),
            ("signature", Value::from(self.signature())),
            ("contact", Value::from(contact)),
            ("first", Value::from(pack.locale().first_name(contact))),
            ("asks", Value::from(pack.locale().list(&asks))),
            ("proposals", Value::from(proposals)),
            ("questions", Value::from(questions)),
            ("answer_by", Value::from(answer_by)),
            ("until", Value::from(pack.locale().day(self.ask_until()))),
        ];
        Ok(Facts::new(holds.iter().map(String::as_str), values))
    }

    /// The name under a letter, and the number below it.
    fn signature(&self) -> String {
        let profile = self.case.profile;
        let lines = profile.name.iter().chain(&profile.phone).map(|line| line.value.as_str());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// When the answer is due on the clock of who reads the message.
    fn due_there(&self) -> Zoned {
        let due = self.case.assessment.timing.answer_by.clone();
        self.case.offer.time_zone.as_ref().map_or(due.clone(), |there| due.with_time_zone(there.value.clone()))
    }

    /// The words that hold, for the choice of variants.
    fn holds(&self, steps: usize, questions: usize) -> Vec<String> {
        let (advice, timing) = (self.advice, &self.case.assessment.timing);
        let mut holds = vec![self.case.offer.tone.key(), advice.action.key(), advice.strength.key()];
        holds.extend(advice.reason.map(|r| r.key()));
        holds.extend(advice.door.map(Door::key));
        let leaning = advice.action == Action::Decline && advice.strength == Strength::Leaning;
        let points = if questions > 0 { questions } else { steps };
        for (word, so) in [
            ("named", self.contact().is_some()),
            ("known", self.case.profile.name.is_some()),
            ("overdue", timing.state == Some(State::Overdue)),
            ("exploding", timing.exploding),
            ("asks", leaning && advice.door == Some(Door::Open) && steps > 0),
            ("also_asks", advice.action == Action::Clarify && steps > 0),
            ("open_terms", advice.action == Action::Negotiate && steps == 0),
            ("one", points == 1),
            ("two_clocks", timing.two_clocks),
        ] {
            holds.extend(so.then_some(word));
        }
        let mut holds: Vec<String> = holds.into_iter().map(str::to_owned).collect();
        holds.extend(self.stumbling_block().map(|name| format!("for_{name}")));
        holds
    }

    /// What to ask for: what the rules ask; for a close no, the bridge B1.
    fn steps(&self) -> Vec<Step> {
        let bridge = || self.advice.bridge.iter().flatten().cloned().collect::<Vec<_>>();
        match self.advice.action {
            Action::Negotiate if self.advice.asks.is_empty() => bridge(),
            Action::Negotiate | Action::Clarify => self.advice.asks.clone(),
            Action::Decline if self.advice.strength == Strength::Leaning => bridge(),
            _ => Vec::new(),
        }
    }

    /// The criterion behind the reason of a no: the costliest one that is short and has this reason, a must before others.
    fn stumbling_block(&self) -> Option<&str> {
        let reason = self.advice.reason?;
        let short = self.case.assessment.judged.iter().filter(|j| j.reason == reason);
        let short = short.filter(|j| j.standing == crate::model::Standing::Short);
        short.reduce(|a, b| if (b.must, &b.cost) > (a.must, &a.cost) { b } else { a }).map(|j| &*j.name)
    }

    /// Whom to write to: the hiring manager, else the first contact.
    pub(super) fn contact(&self) -> Option<&Contact> {
        let contacts = &self.case.offer.contacts;
        contacts.iter().find(|c| c.role.as_deref() == Some("hiring_manager")).or_else(|| contacts.first())
    }

    /// The day until which to ask for time: the end of the window (T7), else two working days beyond.
    pub(super) fn ask_until(&self) -> Date {
        let timing = &self.case.assessment.timing;
        let due = if timing.answer_by > self.now { &timing.answer_by } else { &self.now };
        if timing.exploding && timing.closes > *due {
            return timing.closes.date();
        }
        let mut day = due.date();
        for _ in 0..2 {
            day = working_day(day.tomorrow().unwrap_or(day));
        }
        day
    }

    /// True for a no that is still to be said.
    pub(super) fn no_ahead(&self) -> bool {
        matches!(self.advice.action, Action::Decline | Action::Withdraw)
    }

    /// The candidate's no in the log, where it is what closed the offer.
    pub(super) fn no_said(&self) -> Option<&LogEntry> {
        let (closed, _) = self.case.assessment.course.closed.as_ref()?;
        let said = matches!(closed, LogEvent::Declined | LogEvent::Withdrawn);
        self.case.offer.log_at(self.case.as_of).rfind(|e| e.what.value == *closed).filter(|_| said)
    }

    /// The candidate's answer in the log: the no, or the yes that stands.
    pub(super) fn answer(&self) -> Option<&LogEntry> {
        let course = &self.case.assessment.course;
        let yes = course.yes.as_ref().filter(|_| course.closed.is_none() && !self.no_ahead());
        let mut log = self.case.offer.log_at(self.case.as_of);
        self.no_said().or_else(|| yes.and_then(|(at, _)| log.find(|e| e.at.at.timestamp() == *at)))
    }

    /// True where the answer was spoken and nothing in the log confirms it (F3).
    pub(super) fn unconfirmed(&self) -> bool {
        self.answer().is_some_and(|answer| {
            let spoken = matches!(answer.by, Some(ChannelKind::Call | ChannelKind::Video));
            spoken && !self.logged_since(LogEvent::Confirmed, answer)
        })
    }

    /// True where the log has this event after `entry`.
    pub(super) fn logged_since(&self, what: LogEvent, entry: &LogEntry) -> bool {
        let mut log = self.case.offer.log_at(self.case.as_of);
        log.any(|e| e.what.value == what && e.at.at.date() >= entry.at.at.date())
    }

    /// The message of the advised action.
    pub(super) const fn main_message(&self) -> Option<MessageKind> {
        match self.advice.action {
            Action::Accept => Some(MessageKind::Acceptance),
            Action::Negotiate => Some(MessageKind::CounterProposal),
            Action::Clarify => Some(MessageKind::Question),
            Action::Decline => Some(MessageKind::Decline),
            Action::Withdraw => Some(MessageKind::Withdrawal),
            Action::Wait | Action::FollowUp | Action::Reopen => None,
        }
    }

    /// True where more time is asked for before anything else (T4).
    pub(super) fn needs_time(&self) -> bool {
        let unfinished = matches!(self.advice.action, Action::Clarify | Action::Wait | Action::Negotiate);
        unfinished && matches!(self.case.assessment.timing.state, Some(State::Closing | State::Overdue))
    }

    /// True where the employer's deadline leaves no time, and time would help (T7).
    pub(super) fn pressed(&self) -> bool {
        let timing = &self.case.assessment.timing;
        let settled = self.no_ahead() && self.advice.strength != Strength::Leaning;
        timing.exploding && timing.state.is_some() && !settled
    }

    /// When the answer is given, or is planned to be: the call, else the day it is due, else today.
    pub(super) fn answer_at(&self) -> Zoned {
        let timing = &self.case.assessment.timing;
        let zone = self.case.profile.time_zone.clone();
        match (self.answer(), &timing.slot, timing.state) {
            (Some(answer), ..) => answer.at.at.clone(),
            (None, Some(slot), Some(_)) if self.by != ChannelKind::Email => slot.from.with_time_zone(zone),
            (None, _, Some(State::Open | State::Closing)) => timing.answer_by.clone(),
            (None, ..) => self.now.clone(),
        }
    }
}

/// This day, or the Monday after a weekend.
pub(super) fn working_day(day: Date) -> Date {
    let days = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.checked_add(days.days()).unwrap_or(day)
}

/// The instant at which a day ends, on the clock of `like`.
pub(super) fn end_of(day: Date, like: &Zoned) -> Zoned {
    let end = day.to_datetime(Time::constant(23, 59, 0, 0)).to_zoned(like.time_zone().clone());
    end.unwrap_or_else(|_| like.clone())
}
