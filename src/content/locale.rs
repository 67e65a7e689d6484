//! How a language writes numbers, money, days, times and lists: as the Unicode locale data says, but for the patterns
//! of its `language.yaml`.

use super::cldr::{Cldr, Shape};
use super::known::Known;
use super::person::Forms;
use super::{Facts, Pack};
use crate::model::redact::HIDDEN;
use crate::model::{Currency, Exact, Money};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::sync::Arc;

/// How many days in words are kept: those of a few hundred offers with dates of their own.
const DAYS: usize = 4_096;

/// The conventions of one language. A pattern has words in capitals, which are filled in.
#[derive(Debug, Clone, Default)]
pub struct Locale {
    cldr: Cldr,
    forms: Forms,
    joined_like: Pairs,
    places: Pairs,
    symbols: Pairs,
    patterns: Patterns,
    pub(super) discreet: bool,
    known: Arc<Known<(Date, Shape), String, DAYS>>,
}

/// What stands for something else, in the order of its file.
type Pairs = Vec<(String, String)>;

/// The patterns by their key; the optional ones stand for what the locale data would write.
#[derive(Debug, Clone, Default)]
struct Patterns {
    /// By [`Shape`].
    days: [Option<String>; 4],
    first: Option<String>,
    time: Option<String>,
    instant: String,
    stamp: String,
    clock: String,
    moment: String,
    money: String,
    percent: String,
    units: [(String, String); 3],
    less_than_a_minute: String,
}

impl Locale {
    pub(super) fn read(pack: &Pack) -> Result<Self, String> {
        let none = Facts::default();
        let texts = |key: &str| -> Result<Vec<String>, String> {
            Ok(pack.list("language", key, &none)?.iter().map(|t| t.source.clone()).collect())
        };
        // What only some languages need.
        let some = |key: &str| if pack.has("language", key) { texts(key) } else { Ok(Vec::new()) };
        let pairs = |key: &str, by: char| -> Result<Pairs, String> {
            let pair = |line: &String| line.split_once(by).map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()));
            Ok(some(key)?.iter().filter_map(pair).collect())
        };
        let tag = optional(pack, "locale")?;
        Ok(Self {
            cldr: Cldr::of(tag.as_deref().unwrap_or(pack.language()))?,
            forms: Forms { titles: texts("titles")?, double: some("double_names")? },
            joined_like: pairs("joined_like", ' ')?,
            places: pairs("places", '|')?,
            symbols: pairs("symbols", ' ')?,
            patterns: Patterns::read(pack)?,
            discreet: false,
            known: Arc::default(),
        })
    }

    /// A day: `Wednesday 25 November 2026`.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.written(day, Shape::Day)
    }

    /// A day without its weekday: `25 November 2026`.
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        self.written(day, Shape::Date)
    }

    /// A day in a small place: `25 Nov`.
    #[must_use]
    pub fn short_date(&self, day: Date) -> String {
        self.written(day, Shape::ShortDate)
    }

    /// An instant in a small place: `Wed 25 Nov, 18:00`.
    #[must_use]
    pub fn moment(&self, at: &Zoned) -> String {
        let day = self.written(at.date(), Shape::ShortDay);
        replace(&self.patterns.moment, &[("DATE", &day), ("CLOCK", &self.time(at.time()))])
    }

    /// The day in words, worked out once.
    fn written(&self, day: Date, shape: Shape) -> String {
        self.known.get(&(day, shape), || self.composed(day, shape))
    }

    /// The day as the locale data has it, or by the language's own pattern; the first of a month by its own word.
    fn composed(&self, day: Date, shape: Shape) -> String {
        let mut parts = self.cldr.day(day, shape);
        let first = self.patterns.first.as_ref().filter(|_| day.day() == 1);
        if let (Some(first), Some((_, number))) = (first, parts.iter_mut().find(|(part, _)| *part == "DAY")) {
            number.clone_from(first);
        }
        match self.patterns.days.get(shape as usize) {
            Some(Some(pattern)) => {
                let named: Vec<_> = parts.iter().filter(|(part, _)| !part.is_empty()).collect();
                replace(pattern, &named.iter().map(|(part, text)| (*part, text.as_str())).collect::<Vec<_>>())
            }
            _ => parts.into_iter().map(|(_, text)| text).collect(),
        }
    }

    /// A time of day, to the second only where it has any: `18:00`. `H` in the pattern is the hour without a zero before it.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let Some(pattern) = &self.patterns.time else { return self.cldr.time(time) };
        let seconds = if time.second() == 0 { String::new() } else { format!(":{:02}", time.second()) };
        let minute = format!("{:02}{seconds}", time.minute());
        let (hour, bare) = (format!("{:02}", time.hour()), time.hour().to_string());
        replace(pattern, &[("HH", &hour), ("H", &bare), ("MM", &minute)])
    }

    /// A day and the time on it, inside a sentence: `Wednesday 25 November 2026 at 18:00`.
    #[must_use]
    pub fn instant(&self, at: &Zoned) -> String {
        replace(&self.patterns.instant, &[("DATE", &self.day(at.date())), ("CLOCK", &self.time(at.time()))])
    }

    /// The same with the place of its clock: `Wednesday 25 November 2026, 18:00 (Berlin)`.
    #[must_use]
    pub fn stamp(&self, at: &Zoned) -> String {
        let (day, time, place) = (self.day(at.date()), self.time(at.time()), self.place(at.time_zone()));
        replace(&self.patterns.stamp, &[("DATE", &day), ("CLOCK", &time), ("PLACE", &place)])
    }

    /// A time of day with the place of its clock: `18:00 (Berlin)`.
    #[must_use]
    pub fn clock(&self, at: &Zoned) -> String {
        let (time, place) = (self.time(at.time()), self.place(at.time_zone()));
        replace(&self.patterns.clock, &[("CLOCK", &time), ("PLACE", &place)])
    }

    /// The place of a clock as this language calls it: `Londres` for London.
    fn place(&self, zone: &TimeZone) -> String {
        let name = zone_name(zone);
        other(&self.places, &name).map_or_else(|| name.clone(), str::to_owned)
    }

    /// A number, rounded to `places` decimals where it has more, its thousands apart: `85,000.5`.
    #[must_use]
    pub fn number(&self, number: &Exact, places: u32) -> String {
        self.cldr.number(&number.plain(places))
    }

    /// A score, always to the tenth: `72.0`.
    #[must_use]
    pub fn score(&self, score: &Exact) -> String {
        self.cldr.number(&score.fixed(1))
    }

    /// A share of 1: `12.5%`.
    #[must_use]
    pub fn percent(&self, share: &Exact) -> String {
        replace(&self.patterns.percent, &[("NUMBER", &self.number(&(share * &Exact::int(100)), 1))])
    }

    /// A sum, to the cent where it has cents: `85,000 EUR`.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        let cents = money.amount.fixed(2);
        self.amount(cents.strip_suffix(".00").unwrap_or(&cents), money.currency)
    }

    /// What one unit of a currency is worth in another, as exactly as somebody would write it: `0.0061 EUR`.
    #[must_use]
    pub fn rate(&self, worth: &Exact, currency: Currency) -> String {
        self.amount(&worth.plain(9), currency)
    }

    fn amount(&self, digits: &str, currency: Currency) -> String {
        let amount = if self.discreet { HIDDEN.to_owned() } else { self.cldr.number(digits) };
        let code = currency.code();
        let currency = other(&self.symbols, code).unwrap_or(code);
        replace(&self.patterns.money, &[("AMOUNT", &amount), ("CURRENCY", currency)])
    }

    /// A length of time in whole minutes, the two greatest units: `4 days, 9 hours`; never negative.
    #[must_use]
    pub fn duration(&self, seconds: i64) -> String {
        let minutes = seconds.max(0) / 60;
        let parts = [minutes / 1440, minutes / 60 % 24, minutes % 60];
        let Some(first) = parts.iter().position(|n| *n > 0) else { return self.patterns.less_than_a_minute.clone() };
        let named = parts.iter().zip(&self.patterns.units).skip(first).take(2).filter(|(n, _)| **n > 0);
        let shown = named.map(|(n, (one, other))| replace(if *n == 1 { one } else { other }, &[("N", &n.to_string())]));
        self.cldr.length(&shown.collect::<Vec<_>>())
    }

    /// A number of hours; minutes below one hour: `5.5 hours`, `40 minutes`.
    #[must_use]
    pub fn hours(&self, hours: &Exact) -> String {
        if *hours < Exact::one() {
            return self.duration((hours * &Exact::int(3600)).plain(0).parse().unwrap_or(0));
        }
        let [_, (one, other), _] = &self.patterns.units;
        replace(if *hours == Exact::one() { one } else { other }, &[("N", &self.number(hours, 1))])
    }

    /// How a friendly letter addresses somebody: by the first name, or as written where that is a title and a family
    /// name (`Ms. Okafor`) or a single word.
    #[must_use]
    pub fn first_name(&self, name: &str) -> String {
        self.forms.first(name)
    }

    /// Things one after the other: `a, b and c`.
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        let Some((last, first)) = things.split_last() else { return String::new() };
        let low = last.to_lowercase();
        match self.joined_like.iter().find(|(start, _)| low.starts_with(start.as_str())) {
            // Joined as if it were the other word, which it then takes the place of.
            Some((_, like)) => {
                let joined = self.cldr.list(&[first, std::slice::from_ref(like)].concat());
                joined.strip_suffix(like.as_str()).unwrap_or(&joined).to_owned() + last
            }
            None => self.cldr.list(things),
        }
    }
}

/// What stands for `name`, if anything does.
fn other<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(one, _)| one == name).map(|(_, other)| other.as_str())
}

/// What `language.yaml` says under a key that a language may leave out.
fn optional(pack: &Pack, key: &str) -> Result<Option<String>, String> {
    pack.has("language", key).then(|| pack.say("language", key, &Facts::default())).transpose()
}

impl Patterns {
    fn read(pack: &Pack) -> Result<Self, String> {
        let text = |key: &str| pack.say("language", key, &Facts::default());
        let unit = |key: &str| {
            let both = text(key)?;
            Ok::<_, String>(both.split_once('|').map_or((both.clone(), both.clone()), |(a, b)| (a.into(), b.into())))
        };
        Ok(Self {
            days: [
                optional(pack, "day")?,
                optional(pack, "date")?,
                optional(pack, "short_day")?,
                optional(pack, "short_date")?,
            ],
            first: optional(pack, "first")?,
            time: optional(pack, "time")?,
            instant: text("instant")?,
            stamp: text("stamp")?,
            clock: text("clock")?,
            moment: text("moment")?,
            money: text("money")?,
            percent: text("percent")?,
            units: [unit("days")?, unit("hours")?, unit("minutes")?],
            less_than_a_minute: text("less_than_a_minute")?,
        })
    }
}

/// The place of a clock as people call it: "Berlin", "New York", "UTC", "UTC+2".
#[must_use]
pub fn zone_name(zone: &TimeZone) -> String {
    match zone.iana_name() {
        Some(name) => name.rsplit('/').next().unwrap_or(name).replace('_', " "),
        None => {
            let text = zone.to_offset(Timestamp::UNIX_EPOCH).to_string();
            format!("UTC{}", if text == "+00" { "" } else { &text })
        }
    }
}

/// Fills in by one pass over the pattern, so that what is filled in is never read as a pattern again.
fn replace(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut rest = pattern;
    let mut text = String::new();
    // What is filled in is named in capitals.
    while let Some((before, name)) = rest.find(|c: char| c.is_ascii_uppercase()).map(|at| rest.split_at(at)) {
        text.push_str(before);
        let found = values.iter().find_map(|(part, value)| Some((*value, name.strip_prefix(part)?)));
        let (value, after) = found.unwrap_or_else(|| name.split_at(1));
        text.push_str(value);
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests;
