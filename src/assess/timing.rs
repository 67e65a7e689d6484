//! Time (method section 3): T1, T2, T3, T6, T7 as facts.

use super::judged::Source;
use crate::model::{Offer, Profile, State};
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use std::sync::Arc;

/// What set the day of the answer (T2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// More time was granted.
    MoreTime,
    /// The employer set a deadline.
    ReplyBy,
    /// The end of the decision window (T1).
    Window,
}

impl Basis {
    /// The word for content: `more_time`, `reply_by` or `window`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::MoreTime => "more_time",
            Self::ReplyBy => "reply_by",
            Self::Window => "window",
        }
    }
}

/// A time for a call (T6), on the employer's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The earliest start.
    pub from: Zoned,
    /// The end of the working day, or the answer's due time if that is earlier.
    pub until: Zoned,
}

/// The time that is left. Instants are in the candidate's zone unless said otherwise.
#[derive(Debug, Clone)]
pub struct Timing {
    /// When the decision window opens: the formal offer (T1).
    pub opens: Zoned,
    /// When it closes (T1).
    pub closes: Zoned,
    /// When the answer is due (T2).
    pub answer_by: Zoned,
    /// What set it.
    pub basis: Basis,
    /// Where that stands: the deadline, or the formal offer for a window.
    pub source: Source,
    /// How it stands (T3); `None` once decided.
    pub state: Option<State>,
    /// True for a deadline less than 48 h after the offer (T7).
    pub exploding: bool,
    /// Time left until the answer is due; negative once overdue.
    pub left: SignedDuration,
    /// When a call can be held (T6); `None` where no working hour is left, or all is decided.
    pub slot: Option<Slot>,
    /// The employer's zone, where it is known.
    pub employer_zone: Option<TimeZone>,
    /// True where the two clocks differ at `as_of`.
    pub two_clocks: bool,
    /// How far the two clocks are apart at `as_of`, not negative (C3).
    pub apart: SignedDuration,
    /// Where the employer's day ends before the candidate's on a `reply_by` without a time: that end (T2).
    pub ends_earlier: Option<Zoned>,
}

impl Timing {
    /// Whole hours left, rounded down; 0 once overdue.
    #[must_use]
    pub fn hours_left(&self) -> i64 {
        self.left.as_hours().max(0)
    }

    /// The same instant on the employer's clock, where that is known and differs at that instant (T6).
    #[must_use]
    pub fn for_employer(&self, at: &Zoned) -> Option<Zoned> {
        let there = at.with_time_zone(self.employer_zone.clone()?);
        (there.offset() != at.offset()).then_some(there)
    }
}

/// The last hours before the answer is due (T3).
pub const CLOSING: SignedDuration = SignedDuration::from_hours(24);

/// A deadline nearer to the offer than this explodes (T7).
pub const EXPLODING: SignedDuration = SignedDuration::from_hours(48);

/// The last hour of employers' days, for a deadline without a time.
const END_OF_DAY: Time = Time::constant(23, 59, 0, 0);

/// T1 to T3, T6 and T7.
#[must_use]
pub fn timing(offer: &Offer, profile: &Profile, as_of: Timestamp, decided: bool) -> Timing {
    let opens = offer.received.at.clone();
    let closes = opens.checked_add(SignedDuration::from_hours(profile.window_hours)).unwrap_or_else(|_| opens.clone());
    let (answer_by, basis, place) = match (&offer.more_time_until, &offer.reply_by) {
        (Some(until), _) => (until.at.clone(), Basis::MoreTime, until.place),
        (None, Some(by)) => (by.at.clone(), Basis::ReplyBy, by.place),
        (None, None) => (closes.clone(), Basis::Window, offer.received.place),
    };
    let left = answer_by.timestamp().duration_since(as_of);
    let employer_zone = offer.time_zone.as_ref().map(|z| z.value.clone());
    let there = employer_zone.clone().unwrap_or_else(|| profile.time_zone.clone());
    let seconds = i64::from(there.to_offset(as_of).seconds()) - i64::from(profile.time_zone.to_offset(as_of).seconds());
    Timing {
        state: (!decided).then(|| state(left)),
        exploding: explodes(offer),
        slot: if decided { None } else { slot(&there, as_of, &answer_by) },
        ends_earlier: ends_earlier(offer, basis),
        source: Source { file: Arc::clone(&offer.file), place },
        two_clocks: seconds != 0,
        apart: SignedDuration::from_secs(seconds.abs()),
        opens,
        closes,
        answer_by,
        basis,
        left,
        employer_zone,
    }
}

/// T3: overdue after the answer was due, closing in the last 24 h before.
fn state(left: SignedDuration) -> State {
    if left.is_negative() {
        State::Overdue
    } else if left <= CLOSING {
        State::Closing
    } else {
        State::Open
    }
}

/// T7: the employer's deadline is less than 48 h after the offer.
fn explodes(offer: &Offer) -> bool {
    let from = offer.received.at.timestamp();
    offer.reply_by.as_ref().is_some_and(|by| by.at.timestamp().duration_since(from) < EXPLODING)
}

/// T2: the end of the employer's day, where it comes before the candidate's.
fn ends_earlier(offer: &Offer, basis: Basis) -> Option<Zoned> {
    let by = offer.reply_by.as_ref().filter(|by| by.day_only && basis == Basis::ReplyBy)?;
    let zone = offer.time_zone.as_ref()?.value.clone();
    let there = by.at.date().to_datetime(END_OF_DAY).to_zoned(zone).ok()?;
    (there.timestamp() < by.at.timestamp()).then_some(there)
}

/// T6: the next working hours of the employer's, 9 to 17 from Monday to Friday, before the answer is due.
fn slot(zone: &TimeZone, as_of: Timestamp, answer_by: &Zoned) -> Option<Slot> {
    let (now, due) = (as_of.to_zoned(zone.clone()), answer_by.with_time_zone(zone.clone()));
    let mut day = now.date();
    while day <= due.date() {
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            let open = day.to_datetime(Time::constant(9, 0, 0, 0)).to_zoned(zone.clone()).ok()?;
            let close = day.to_datetime(Time::constant(17, 0, 0, 0)).to_zoned(zone.clone()).ok()?;
            let (from, until) = (open.max(now.clone()), close.min(due.clone()));
            if from < until {
                return Some(Slot { from, until });
            }
        }
        day = day.tomorrow().ok()?;
    }
    None
}
