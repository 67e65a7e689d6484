//! What the Unicode locale data says of a language: its names of days and months, how it writes a date, a time of day,
//! a number and a list. `language.yaml` says otherwise only where that is not how letters are written.

use icu_calendar::Gregorian;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{MD, MDE, T, YMD, YMDE};
use icu_datetime::input::{Date as Day, Time as Clock};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter, parts};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale as Tag;
use jiff::civil::{Date, Time};
use std::fmt;
use std::sync::Arc;
use writeable::{Part, PartsWrite, Writeable};

/// The formatters of one language, cheap to share; before one is chosen, days are as in ISO 8601.
#[derive(Debug, Clone, Default)]
pub(super) struct Cldr(Option<Arc<Formatters>>);

#[derive(Debug)]
struct Formatters {
    /// A day in each of the [`Shape`]s, in their order.
    days: [FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>; 4],
    /// A time of day to the minute, and to the second.
    times: [NoCalendarFormatter<T>; 2],
    numbers: DecimalFormatter,
    lists: ListFormatter,
    /// Of units that are one length together: `4 days, 9 hours`.
    lengths: ListFormatter,
}

/// What is told of a day; in the order of what is kept for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `Wednesday 25 November 2026`.
    Day,
    /// `25 November 2026`.
    Date,
    /// `Wed 25 Nov`.
    ShortDay,
    /// `25 Nov`.
    ShortDate,
}

impl Cldr {
    /// Of the language with this BCP 47 tag: `de`, `en-GB`.
    ///
    /// # Errors
    ///
    /// What is wrong with the tag, or that nothing is known of any language.
    pub(super) fn of(tag: &str) -> Result<Self, String> {
        let locale: Tag = tag.parse().map_err(|_| format!("`{tag}` is no language tag such as de or en-GB"))?;
        let sets = [
            DateFieldSet::YMDE(YMDE::long()),
            DateFieldSet::YMD(YMD::long()),
            DateFieldSet::MDE(MDE::medium()),
            DateFieldSet::MD(MD::medium()),
        ];
        let day = |set| FixedCalendarDateTimeFormatter::try_new((&locale).into(), set).map_err(|e| e.to_string());
        let [a, b, c, d] = sets.map(day);
        let time = |set| NoCalendarFormatter::try_new((&locale).into(), set).map_err(|e| e.to_string());
        let list = ListFormatterOptions::default();
        let length = list.with_length(ListLength::Wide);
        Ok(Self(Some(Arc::new(Formatters {
            days: [a?, b?, c?, d?],
            times: [time(T::hm())?, time(T::hms())?],
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|e| e.to_string())?,
            lists: ListFormatter::try_new_and((&locale).into(), list).map_err(|e| e.to_string())?,
            lengths: ListFormatter::try_new_unit((&locale).into(), length).map_err(|e| e.to_string())?,
        }))))
    }

    /// The day, part by part: each with the word that a pattern of `language.yaml` has for it, or none.
    pub(super) fn day(&self, day: Date, shape: Shape) -> Vec<(&'static str, String)> {
        let Some(known) = &self.0 else { return vec![("", day.to_string())] };
        let mut parts = Parts::default();
        let month = u8::try_from(day.month()).unwrap_or(1);
        let number = u8::try_from(day.day()).unwrap_or(1);
        // None fails: each shape has its formatter, the day is one of the calendar's, and what is written to takes everything.
        let by = known.days.get(shape as usize);
        if let Some((by, day)) = by.zip(Day::try_new_gregorian(day.year().into(), month, number).ok()) {
            let _ = by.format(&day).write_to_parts(&mut parts);
        }
        parts.found
    }

    /// The time of day, to the second only where it has any.
    pub(super) fn time(&self, time: Time) -> String {
        let Some(Formatters { times: [minutes, seconds], .. }) = self.0.as_deref() else { return time.to_string() };
        let by = if time.second() == 0 { minutes } else { seconds };
        let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(|n| u8::try_from(n).unwrap_or(0));
        let clock = Clock::try_new(hour, minute, second, 0).unwrap_or(Clock::start_of_day());
        by.format(&clock).to_string()
    }

    /// A plain decimal, its thousands apart.
    pub(super) fn number(&self, plain: &str) -> String {
        let number = self.0.as_ref().zip(Decimal::try_from_str(plain).ok());
        number.map_or_else(|| plain.to_owned(), |(known, number)| known.numbers.format(&number).to_string())
    }

    /// Things one after the other.
    pub(super) fn list(&self, things: &[String]) -> String {
        self.0.as_ref().map_or_else(|| things.join(", "), |known| known.lists.format(things.iter()).to_string())
    }

    /// Units that are one length together.
    pub(super) fn length(&self, units: &[String]) -> String {
        self.0.as_ref().map_or_else(|| units.join(" "), |known| known.lengths.format(units.iter()).to_string())
    }
}

/// Collects a date part by part.
#[derive(Debug, Default)]
struct Parts {
    found: Vec<(&'static str, String)>,
    now: &'static str,
}

impl fmt::Write for Parts {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match self.found.last_mut().filter(|(part, _)| *part == self.now) {
            Some((_, written)) => written.push_str(text),
            None => self.found.push((self.now, text.to_owned())),
        }
        Ok(())
    }
}

impl PartsWrite for Parts {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let outside = self.now;
        self.now = match part {
            parts::YEAR => "YEAR",
            parts::MONTH => "MONTH",
            parts::DAY => "DAY",
            parts::WEEKDAY => "WEEKDAY",
            _ => outside,
        };
        write(self)?;
        self.now = outside;
        Ok(())
    }
}
