//! Where an offer stands in its course: which message the advice asks for, what was answered, what came since.

use super::situation::Situation;
use crate::model::offer::{Improvement, LogEntry};
use crate::model::{Action, ChannelKind, Door, LogEvent, MessageKind, Reason, Standing, State, Strength};
use crate::rules::{after, f1, r2};
use jiff::Zoned;
use jiff::civil::Date;

impl<'a> Situation<'a> {
    /// True for a no that is still to be said.
    pub(super) fn no_ahead(&self) -> bool {
        matches!(self.advice.action, Action::Decline | Action::Withdraw)
    }

    /// The candidate's no in the log, where it is what closed the offer.
    pub(super) fn no_said(&self) -> Option<&'a LogEntry> {
        after::no_said(self.case)
    }

    /// True for a no of the last weeks that stands: they may still ask (F1).
    pub(super) fn probing(&self) -> bool {
        self.no_stands().is_some_and(|no| after::days_since(self.case, no) <= f1::PROBING)
    }

    /// The candidate's no in the log, unless the talk is to be taken up again.
    pub(super) fn no_stands(&self) -> Option<&'a LogEntry> {
        after::no_stands(self.case, self.advice)
    }

    /// True where a second thought would come soon after the no (R2).
    pub(super) fn soon(&self) -> bool {
        self.no_said().is_some_and(|no| after::days_since(self.case, no) <= r2::SOON)
    }

    /// The candidate's answer in the log: the no, or the yes that stands.
    pub(super) fn answer(&self) -> Option<&'a LogEntry> {
        after::answer(self.case, self.advice.action)
    }

    /// The day of the answer on the candidate's clock: as the log says, or that of the signature of a yes that is kept.
    pub(super) fn answered_on(&self) -> Option<Date> {
        let yes = self.case.assessment.course.yes.as_ref().filter(|_| after::yes_stands(self.case) && !self.no_ahead());
        let logged = self.answer().map(|answer| self.day_of(answer));
        logged.or_else(|| yes.map(|(at, _)| at.to_zoned(self.case.profile.time_zone.clone()).date()))
    }

    /// True where the answer was spoken and nothing in the log confirms it (F3).
    pub(super) fn unconfirmed(&self) -> bool {
        self.answer().is_some() && after::unconfirmed(self.case)
    }

    /// What confirms in writing what is to be spoken, or was (C6, F3): M2 for a no, else the same in writing.
    pub(super) fn confirming(&self) -> Option<MessageKind> {
        use MessageKind as M;
        let spoken = self.by != ChannelKind::Email && self.choice.confirm_by_email;
        match self.main_message() {
            Some(M::Reopen | M::ReEngage) => None,
            Some(kind) if spoken => Some(if kind == M::Decline { M::Confirmation } else { kind }),
            None if self.unconfirmed() => Some(if self.no_said().is_some() { M::Confirmation } else { M::Acceptance }),
            _ => None,
        }
    }

    /// True where the log has this event after `entry`, or on its day.
    pub(super) fn logged_since(&self, what: LogEvent, entry: &LogEntry) -> bool {
        after::logged_since(self.case, what, entry)
    }

    /// The day of an entry on the candidate's clock.
    pub(super) fn day_of(&self, entry: &LogEntry) -> Date {
        after::day_of(self.case, &entry.at.at)
    }

    /// The same instant on the candidate's clock.
    pub(super) fn here(&self, at: &Zoned) -> Zoned {
        at.with_time_zone(self.case.profile.time_zone.clone())
    }

    /// True where facts are asked for (M4): first of all, or in the same talk as something else.
    pub(super) fn asks_facts(&self) -> bool {
        let unknown = || self.case.assessment.judged.iter().any(|j| j.standing == Standing::Unknown);
        match self.advice.action {
            Action::Clarify => true,
            Action::Negotiate | Action::Wait => unknown(),
            _ => false,
        }
    }

    /// The better terms that came last, in writing or not, while nothing is decided.
    pub(super) fn came_back(&self) -> Option<&'a Improvement> {
        after::came_back(self.case)
    }

    /// True where better terms were named, and first have to come in writing (F2); a firm no does not ask for them.
    pub(super) fn unwritten(&self) -> bool {
        let firm = self.no_ahead() && self.advice.strength == Strength::Firm;
        !firm && self.came_back().is_some_and(|i| !i.in_writing)
    }

    /// The message of the advised action; the answer to better terms where they came.
    pub(super) fn main_message(&self) -> Option<MessageKind> {
        if self.unwritten() {
            return Some(MessageKind::ImprovedOffer);
        }
        let improved = self.came_back().is_some();
        match self.advice.action {
            Action::Accept | Action::Decline if improved => Some(MessageKind::ImprovedOffer),
            Action::Reopen if self.no_said().is_some() && self.soon() => Some(MessageKind::Reopen),
            Action::Reopen => Some(MessageKind::ReEngage),
            Action::Negotiate if self.advice.strength == Strength::Leaning => Some(MessageKind::Discuss),
            action => usual(action),
        }
    }

    /// The message of the action, where another one leads to it.
    pub(super) fn plain_message(&self) -> Option<MessageKind> {
        usual(self.advice.action).filter(|kind| Some(*kind) != self.main_message())
    }

    /// True where a close no can ask first whether there is room (W5).
    pub(super) fn can_ask_first(&self, steps: usize) -> bool {
        let close = self.advice.action == Action::Decline && self.advice.strength == Strength::Leaning;
        close && self.advice.door == Some(Door::Open) && steps > 0
    }

    /// The reason of the no that is ahead, or of the one that was said, as far as the files tell.
    pub(super) fn reason(&self) -> Option<Reason> {
        after::reason(self.case, self.advice)
    }

    /// What the no leaves open, ahead or said.
    pub(super) fn door(&self) -> Option<Door> {
        let serious = self.case.offer.concerns.iter().any(|c| c.serious);
        let said = || if serious || self.reason() == Some(Reason::Culture) { Door::Polite } else { Door::Open };
        self.advice.door.or_else(|| self.no_said().map(|_| said()))
    }

    /// True where more time is asked for before anything else (T4).
    pub(super) fn needs_time(&self) -> bool {
        self.unfinished() && matches!(self.case.assessment.timing.state, Some(State::Closing | State::Overdue))
    }

    /// True where something has to come before the answer.
    pub(super) const fn unfinished(&self) -> bool {
        matches!(self.advice.action, Action::Clarify | Action::Wait | Action::Negotiate)
    }

    /// True where the employer's deadline leaves no time, and time would help (T7).
    pub(super) fn pressed(&self) -> bool {
        let timing = &self.case.assessment.timing;
        let settled = self.no_ahead() && self.advice.strength != Strength::Leaning;
        timing.exploding && timing.state.is_some() && !settled
    }

    /// True where a yes may have to wait for another offer (B3).
    pub(super) fn has_rivals(&self) -> bool {
        let early = matches!(self.case.assessment.timing.state, Some(State::Open | State::Closing));
        early && self.advice.action == Action::Accept && self.case.field.has_rivals()
    }

    /// When the answer is given, or is planned to be: the call, else the day it is due, else today.
    pub(super) fn answer_at(&self) -> Zoned {
        let timing = &self.case.assessment.timing;
        match (self.answer(), &timing.slot, timing.state) {
            (Some(answer), ..) => self.here(&answer.at.at),
            (None, Some(slot), Some(_)) if self.by != ChannelKind::Email => self.here(&slot.from),
            (None, _, Some(State::Open | State::Closing)) => timing.answer_by.clone(),
            (None, ..) => self.now.clone(),
        }
    }
}

/// The message that an action asks for by itself.
const fn usual(action: Action) -> Option<MessageKind> {
    match action {
        Action::Accept => Some(MessageKind::Acceptance),
        Action::Negotiate => Some(MessageKind::CounterProposal),
        Action::Clarify => Some(MessageKind::Question),
        Action::Decline => Some(MessageKind::Decline),
        Action::Withdraw => Some(MessageKind::Withdrawal),
        Action::Wait | Action::FollowUp | Action::Reopen => None,
    }
}
