//! Dates, times, money and numbers as people of a language write them.

use crate::model::{Exact, Money};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// How a language writes dates, money and numbers.
pub trait Locale: Sync {
    /// A day: "Wednesday 25 November 2026".
    fn day(&self, day: Date) -> String;

    /// A day without its weekday: "25 November 2026".
    fn date(&self, day: Date) -> String;

    /// A list in a sentence: "a, b and c".
    fn list(&self, items: &[String]) -> String;

    /// A time of day: "18:00".
    fn time(&self, at: &Zoned) -> String {
        if at.second() == 0 { at.strftime("%H:%M").to_string() } else { at.strftime("%H:%M:%S").to_string() }
    }

    /// An instant with the place of its clock: "Wednesday 25 November 2026, 18:00 (Berlin)".
    fn instant(&self, at: &Zoned) -> String {
        format!("{}, {} ({})", self.day(at.date()), self.time(at), zone_name(at.time_zone()))
    }

    /// A number rounded to at most `places` decimals: "85,000", "2.5".
    fn number(&self, number: &Exact, places: u32) -> String;

    /// A share of 1: "12.5%".
    fn percent(&self, share: &Exact) -> String;

    /// A sum, to the cent where it has cents: "85,000 EUR".
    fn money(&self, money: &Money) -> String;

    /// A length of time in whole minutes, the two greatest units: "4 days 9 hours"; never negative.
    fn duration(&self, seconds: i64) -> String;
}

/// How the language of this code writes; English where we do not know better yet.
#[must_use]
pub fn locale(_language: &str) -> &'static dyn Locale {
    &English
}

/// English, as understood everywhere: the day first, the month in words, a clock of 24 hours.
#[derive(Debug, Clone, Copy)]
pub struct English;

impl Locale for English {
    fn date(&self, day: Date) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = MONTHS.get(usize::from(day.month().unsigned_abs()).saturating_sub(1)).copied().unwrap_or_default();
        format!("{} {month} {}", day.day(), day.year())
    }

    fn day(&self, day: Date) -> String {
        let weekday = match day.weekday() {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        };
        format!("{weekday} {}", self.date(day))
    }

    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [all @ .., last] => format!("{} and {last}", all.join(", ")),
        }
    }

    fn number(&self, number: &Exact, places: u32) -> String {
        grouped(&number.plain(places))
    }

    fn percent(&self, share: &Exact) -> String {
        format!("{}%", grouped(&(share * &Exact::int(100)).plain(1)))
    }

    fn money(&self, money: &Money) -> String {
        let cents = money.amount.fixed(2);
        let amount = cents.strip_suffix(".00").unwrap_or(&cents);
        format!("{} {}", grouped(amount), money.currency.code())
    }

    fn duration(&self, seconds: i64) -> String {
        let minutes = seconds.max(0) / 60;
        let parts = [(minutes / 1440, "day"), (minutes / 60 % 24, "hour"), (minutes % 60, "minute")];
        let first = parts.iter().position(|(n, _)| *n > 0);
        let Some(first) = first else { return "less than a minute".to_owned() };
        let shown = parts.iter().skip(first).take(2).filter(|(n, _)| *n > 0);
        shown.map(|(n, unit)| counted(*n, unit)).collect::<Vec<_>>().join(" ")
    }
}

/// "1 day", "3 days".
fn counted(n: i64, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

/// A plain decimal with a comma at each thousand.
fn grouped(plain: &str) -> String {
    let (whole, rest) = plain.find('.').map_or((plain, ""), |i| plain.split_at(i));
    let digits = whole.trim_start_matches('-');
    let mut out = String::with_capacity(plain.len() + digits.len() / 3);
    out.push_str(if whole.len() > digits.len() { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
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

/// RFC 3339 with the offset of the instant's own zone, to the second.
#[must_use]
pub fn rfc3339(at: &Zoned) -> String {
    let seconds = at.offset().seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{}{sign}{:02}:{:02}", at.strftime("%Y-%m-%dT%H:%M:%S"), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{English, Locale, rfc3339, zone_name};
    use crate::model::{Currency, Exact, Money};
    use jiff::Zoned;
    use jiff::tz::TimeZone;

    fn at(text: &str) -> Zoned {
        text.parse().expect("a zoned instant")
    }

    #[test]
    fn an_instant_names_day_time_and_place() {
        let berlin = at("2026-11-25T18:00[Europe/Berlin]");
        assert_eq!(English.instant(&berlin), "Wednesday 25 November 2026, 18:00 (Berlin)");
        assert_eq!(rfc3339(&berlin), "2026-11-25T18:00:00+01:00");
        assert_eq!(
            English.instant(&at("2027-03-01T09:05:07[America/New_York]")),
            "Monday 1 March 2027, 09:05:07 (New York)"
        );
        assert_eq!(rfc3339(&at("2026-06-30T00:00[America/St_Johns]")), "2026-06-30T00:00:00-02:30");
        assert_eq!(zone_name(&TimeZone::UTC), "UTC");
    }

    #[test]
    fn money_is_grouped_and_shows_cents_only_where_there_are_any() {
        for (amount, shown) in
            [("85000", "85,000 EUR"), ("999", "999 EUR"), ("1234567.5", "1,234,567.50 EUR"), ("0", "0 EUR")]
        {
            let amount = Exact::parse(amount).expect("a number");
            assert_eq!(English.money(&Money { amount, currency: Currency::EUR }), shown);
        }
    }

    #[test]
    fn numbers_and_shares() {
        assert_eq!(English.number(&Exact::ratio(-12_345, 10), 1), "-1,234.5");
        assert_eq!(English.percent(&Exact::ratio(1, 8)), "12.5%");
    }

    #[test]
    fn durations_show_two_units() {
        for (seconds, shown) in [
            (0, "less than a minute"),
            (59, "less than a minute"),
            (60, "1 minute"),
            (3_600, "1 hour"),
            (7_260, "2 hours 1 minute"),
            (86_400, "1 day"),
            (4 * 86_400 + 9 * 3_600 + 60, "4 days 9 hours"),
            (86_460, "1 day"),
        ] {
            assert_eq!(English.duration(seconds), shown);
        }
    }
}
