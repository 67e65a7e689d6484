//! Instants that a person wrote, on the candidate's clock.

use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// What a clock change did to a time without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// The time exists once.
    None,
    /// The time was skipped; the offset before the gap is taken.
    Gap,
    /// The time comes twice; the first is taken.
    Fold,
}

/// An instant in the candidate's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The instant, in the candidate's zone.
    pub at: Zoned,
    /// True where the file names a day without a time.
    pub day_only: bool,
    /// Whether a clock change decided which instant this is.
    pub shift: Shift,
}

/// A date, perhaps with a time, perhaps with an offset: as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: Date,
    /// The time of day, if one is written.
    pub time: Option<Time>,
    /// The offset from UTC, if one is written.
    pub offset: Option<Offset>,
}

/// The time at which a day without a time is due.
const END_OF_DAY: Time = Time::constant(23, 59, 0, 0);

impl Stamp {
    /// The instant at which this begins: a day alone at its start.
    #[must_use]
    pub fn opens(&self, zone: &TimeZone) -> Option<Moment> {
        match self.time {
            Some(time) => self.resolve(time, zone),
            None => Some(Moment {
                at: self.date.to_zoned(zone.clone()).ok()?.start_of_day().ok()?,
                day_only: true,
                shift: Shift::None,
            }),
        }
    }

    /// The instant at which this is due: a day alone at 23:59 (method section 3).
    #[must_use]
    pub fn due(&self, zone: &TimeZone) -> Option<Moment> {
        self.resolve(self.time.unwrap_or(END_OF_DAY), zone)
    }

    fn resolve(&self, time: Time, zone: &TimeZone) -> Option<Moment> {
        let local: DateTime = self.date.to_datetime(time);
        if let Some(offset) = self.offset {
            let at = offset.to_timestamp(local).ok()?.to_zoned(zone.clone());
            return Some(Moment { at, day_only: false, shift: Shift::None });
        }
        let ambiguous = zone.to_ambiguous_zoned(local);
        let shift = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => Shift::None,
            AmbiguousOffset::Gap { .. } => Shift::Gap,
            AmbiguousOffset::Fold { .. } => Shift::Fold,
        };
        Some(Moment { at: ambiguous.compatible().ok()?, day_only: self.time.is_none(), shift })
    }
}

#[cfg(test)]
mod tests {
    use super::{Shift, Stamp};
    use jiff::civil::{date, time};
    use jiff::tz::{Offset, TimeZone};

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").expect("zone data")
    }

    #[test]
    fn a_day_alone_opens_at_its_start_and_is_due_at_its_end() {
        let day = Stamp { date: date(2026, 11, 25), time: None, offset: None };
        let (opens, due) = (day.opens(&berlin()).expect("an instant"), day.due(&berlin()).expect("an instant"));
        assert_eq!(opens.at.to_string(), "2026-11-25T00:00:00+01:00[Europe/Berlin]");
        assert_eq!(due.at.to_string(), "2026-11-25T23:59:00+01:00[Europe/Berlin]");
        assert_eq!([opens.day_only, due.day_only], [true, true]);
    }

    #[test]
    fn a_skipped_time_takes_the_offset_before_and_a_double_one_the_first() {
        for (day, hour, shift, utc) in [
            (date(2027, 3, 28), 2, Shift::Gap, "2027-03-28T01:30:00Z"),
            (date(2026, 10, 25), 2, Shift::Fold, "2026-10-25T00:30:00Z"),
            (date(2026, 10, 25), 3, Shift::None, "2026-10-25T02:30:00Z"),
        ] {
            let stamp = Stamp { date: day, time: Some(time(hour, 30, 0, 0)), offset: None };
            let moment = stamp.opens(&berlin()).expect("an instant");
            assert_eq!(
                (moment.at.timestamp().to_string().as_str(), moment.shift, moment.day_only),
                (utc, shift, false)
            );
            assert_eq!(stamp.due(&berlin()), Some(moment));
        }
    }

    #[test]
    fn an_offset_says_which_instant() {
        let offset = Some(Offset::constant(-5));
        let stamp = Stamp { date: date(2026, 11, 25), time: Some(time(18, 0, 0, 0)), offset };
        let moment = stamp.due(&berlin()).expect("an instant");
        assert_eq!(moment.at.to_string(), "2026-11-26T00:00:00+01:00[Europe/Berlin]");
        assert_eq!((moment.day_only, moment.shift), (false, Shift::None));
    }
}
