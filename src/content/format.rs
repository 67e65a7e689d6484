//! How a language writes numbers, money, days, times and lists.

use super::{Facts, Pack};
use crate::model::{Exact, Money};
use jiff::Zoned;
use jiff::civil::{Date, Time};

/// The conventions of one language, from its `language.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    months: Vec<String>,
    weekdays: Vec<String>,
    day: String,
    instant: String,
    time: String,
    thousands: String,
    decimal: String,
    money: String,
    comma: String,
    and: String,
    titles: Vec<String>,
}

impl Calendar {
    pub(super) fn read(pack: &Pack) -> Result<Self, String> {
        let none = Facts::default();
        let text = |key: &str| pack.say("language", key, &none);
        let texts = |key: &str, many: usize| {
            let found: Vec<String> = pack.list("language", key, &none)?.iter().map(|t| t.source.clone()).collect();
            if found.len() == many { Ok(found) } else { Err(format!("`{key}` must have {many} names")) }
        };
        Ok(Self {
            months: texts("months", 12)?,
            weekdays: texts("weekdays", 7)?,
            day: text("day")?,
            instant: text("instant")?,
            time: text("time")?,
            thousands: text("thousands")?,
            decimal: text("decimal")?,
            money: text("money")?,
            comma: text("comma")?,
            and: text("and")?,
            titles: pack.list("language", "titles", &none)?.iter().map(|t| t.source.clone()).collect(),
        })
    }

    /// A day: `Wednesday 25 November 2026`.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        let name =
            |names: &[String], i: i8| names.get(usize::try_from(i - 1).unwrap_or(0)).cloned().unwrap_or_default();
        replace(
            &self.day,
            &[
                ("WEEKDAY", &name(&self.weekdays, day.weekday().to_monday_one_offset())),
                ("DAY", &day.day().to_string()),
                ("MONTH", &name(&self.months, day.month())),
                ("YEAR", &day.year().to_string()),
            ],
        )
    }

    /// A time of day: `18:00`.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        replace(&self.time, &[("HH", &format!("{:02}", time.hour())), ("MM", &format!("{:02}", time.minute()))])
    }

    /// A day and the time on it, in the zone of `at`: `Wednesday 25 November 2026 at 18:00`.
    #[must_use]
    pub fn instant(&self, at: &Zoned) -> String {
        replace(&self.instant, &[("DATE", &self.day(at.date())), ("CLOCK", &self.time(at.time()))])
    }

    /// A number, rounded to `places` decimals where it has more, its thousands apart: `85,000.5`.
    #[must_use]
    pub fn number(&self, number: &Exact, places: u32) -> String {
        let plain = number.plain(places);
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let mut text = sign.to_owned();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                text.push_str(&self.thousands);
            }
            text.push(digit);
        }
        if fraction.is_empty() { text } else { text + &self.decimal + fraction }
    }

    /// A sum: `85,000 EUR`.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        replace(&self.money, &[("AMOUNT", &self.number(&money.amount, 2)), ("CURRENCY", money.currency.code())])
    }

    /// How a friendly letter addresses somebody: by the first name, or as written where that is a title and a family
    /// name (`Ms. Okafor`) or a single word.
    #[must_use]
    pub fn first_name(&self, name: &str) -> String {
        let title = |word: &str| self.titles.iter().any(|t| t.eq_ignore_ascii_case(word));
        let given = match name.split_once(',') {
            Some((before, after)) if after.split_whitespace().all(title) => before,
            Some((_, after)) => after,
            None => name,
        };
        let words: Vec<&str> = given.split_whitespace().skip_while(|word| title(word)).collect();
        let titled = words.len() < given.split_whitespace().count();
        match words.as_slice() {
            [first, _, ..] if !first.ends_with('.') => (*first).to_owned(),
            [only] if !titled && name.contains(',') => (*only).to_owned(),
            _ => name.trim().to_owned(),
        }
    }

    /// Things one after the other: `a, b and c`.
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(&format!("{} ", self.comma)), self.and),
        }
    }
}

/// Fills in by one pass over the pattern, so that what is filled in is never read as a pattern again.
fn replace(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut rest = pattern;
    let mut text = String::new();
    while let Some(next) = rest.chars().next() {
        if let Some((name, value)) = values.iter().find(|(name, _)| rest.starts_with(name)) {
            text.push_str(value);
            rest = &rest[name.len()..];
        } else {
            text.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    text
}
