//! What messages, lists and steps look at: the case, and what follows from it once.

use super::{Voices, ask};
use crate::assess::Step;
use crate::content::{Facts, Pack, Value};
use crate::model::offer::Contact;
use crate::model::{Action, ChannelKind, Door, Exact, LogEvent, Reason, State, Strength};
use crate::rules::{Case, Choice, Recommendation, moving};
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
    /// The words of the candidate's language, and of the messages'.
    pub voices: Voices<'a>,
    /// The clock, in the candidate's zone.
    pub now: Zoned,
    /// The channel; the email where no working hour is left for a call (T6).
    pub by: ChannelKind,
    /// What decides variants, and is filled in, in the candidate's language.
    pub facts: Facts,
}

impl<'a> Situation<'a> {
    pub(super) fn new(
        case: &'a Case<'a>,
        advice: &'a Recommendation,
        choice: &'a Choice,
        voices: Voices<'a>,
    ) -> Result<Self, String> {
        let timing = &case.assessment.timing;
        let too_late = timing.state.is_some() && timing.slot.is_none();
        let by = if too_late { ChannelKind::Email } else { choice.by };
        let now = case.as_of.to_zoned(case.profile.time_zone.clone());
        let mut situation = Self { case, advice, choice, voices, now, by, facts: Facts::default() };
        // What is said already sets the way of all that follows.
        if advice.action == Action::FollowUp {
            situation.by = situation.answer().and_then(|answer| answer.by).unwrap_or(ChannelKind::Email);
        }
        situation.facts = situation.facts_in(voices.own)?;
        Ok(situation)
    }

    /// What decides variants, and is filled in, in the words of `pack`.
    pub(super) fn facts_in(&self, pack: &Pack) -> Result<Facts, String> {
        let (offer, locale) = (self.case.offer, pack.locale());
        let steps = self.steps();
        let asks = steps.iter().map(|s| ask::ask(self.case, s, pack)).collect::<Result<Vec<_>, _>>()?;
        let proposals = steps.iter().map(|s| ask::proposal(self.case, s, pack)).collect::<Result<Vec<_>, _>>()?;
        let questions = if self.asks_facts() { ask::questions(self.case, pack) } else { Vec::new() };
        let holds = self.holds(steps.len());
        let contact = self.contact().map(|c| c.name.value.as_str()).unwrap_or_default();
        let text = |t: &str| Value::from(t);
        let (first_start, last_start) = moving::starts(self.case);
        let date = |day: Option<Date>| Value::from(day.map(|day| locale.date(day)).unwrap_or_default());
        let values = [
            ("company", text(&offer.company.value)),
            ("role", text(&offer.role.value)),
            ("name", text(self.case.profile.name.as_ref().map_or("", |n| n.value.as_str()))),
            ("signature", Value::from(self.signature())),
            ("contact", text(contact)),
            ("first", Value::from(locale.first_name(contact))),
            ("asks", Value::from(locale.list(&asks))),
            ("proposals", Value::from(proposals)),
            ("questions", Value::from(questions)),
            ("answer_by", Value::from(locale.instant(&self.due_there()))),
            ("until", Value::from(locale.day(self.ask_until()))),
            ("first_start", date(first_start)),
            ("last_start", date(last_start)),
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
    fn holds(&self, steps: usize) -> Vec<String> {
        let (advice, timing) = (self.advice, &self.case.assessment.timing);
        let mut holds = vec![self.case.offer.tone.key(), advice.action.key(), advice.strength.key()];
        holds.extend(self.reason().map(Reason::key));
        holds.extend(self.door().map(Door::key));
        let negotiate = advice.action == Action::Negotiate;
        let improved = self.came_back();
        let notes = &self.case.offer.notes;
        for (word, so) in [
            ("named", self.contact().is_some()),
            ("known", self.case.profile.name.is_some()),
            ("overdue", timing.state == Some(State::Overdue)),
            ("exploding", timing.exploding),
            ("asks", steps > 0 && (negotiate || advice.action == Action::Decline)),
            ("also_asks", advice.action == Action::Clarify && steps > 0),
            ("open_terms", negotiate && steps == 0),
            ("two_clocks", timing.two_clocks),
            ("signed", self.case.assessment.course.signed.is_some()),
            ("improved", improved.is_some()),
            ("unwritten", self.unwritten()),
            ("declined", self.no_said().is_some_and(|e| e.what.value == LogEvent::Declined)),
            ("withdrawn", self.no_said().is_some_and(|e| e.what.value == LogEvent::Withdrawn)),
            ("changed_mind", advice.action == Action::Withdraw && self.reason() != Some(Reason::OtherOffer)),
            ("liked", !notes.liked.is_empty()),
            ("highlight", self.contact().is_some_and(|c| !c.notes.is_empty())),
            ("introduces", !notes.introduce.is_empty()),
        ] {
            holds.extend(so.then_some(word));
        }
        holds.extend(self.conditions());
        let mut holds: Vec<String> = holds.into_iter().map(str::to_owned).collect();
        holds.extend(self.stumbling_block().map(|name| format!("for_{name}")));
        holds
    }

    /// What a yes that is still to be given needs of the move first.
    fn conditions(&self) -> Vec<&'static str> {
        let open = self.advice.action == Action::Accept;
        let facts = if open { self.advice.warnings.as_slice() } else { &[] };
        moving::conditions(facts, moving::starts(self.case))
    }

    /// True where something of the move stands against a yes, or is not known (G1).
    pub(super) fn unsettled_move(&self) -> bool {
        self.advice.warnings.iter().any(moving::is_conflict)
    }

    /// What to ask for: what the rules ask; for a close no, the bridge B1.
    pub(super) fn steps(&self) -> Vec<Step> {
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
        let reason = self.reason()?;
        let short = self.case.assessment.judged.iter().filter(|j| j.reason == reason);
        let short = short.filter(|j| j.standing == crate::model::Standing::Short);
        short.reduce(|a, b| if (b.must, &b.cost) > (a.must, &a.cost) { b } else { a }).map(|j| &*j.name)
    }

    /// Whom to write to: the hiring manager, else the first contact.
    pub(super) fn contact(&self) -> Option<&Contact> {
        let contacts = &self.case.offer.contacts;
        contacts.iter().find(|c| c.role.as_deref() == Some("hiring_manager")).or_else(|| contacts.first())
    }

    /// True where the profile names a visa that the offer's country asks for, or may ask for.
    pub(super) fn needs_visa(&self) -> bool {
        moving::may_need_visa(self.case)
    }

    /// How long a visa takes, in words.
    pub(super) fn visa_weeks(&self) -> Option<String> {
        let weeks = &self.case.profile.mobility.visa_weeks.as_ref()?.value;
        let (one, other) = self.voices.own.label("unit.week").split_once('|')?;
        let unit = if *weeks == Exact::one() { one } else { other };
        Some(format!("{} {unit}", self.voices.own.locale().number(weeks, 1)))
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
