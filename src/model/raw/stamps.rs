//! The grammar of days and instants.

use crate::model::moment::Stamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// A day of four, two and two ASCII digits that exists.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|s| s.parse::<i16>().ok());
    let (month, day) = (i8::try_from(part(5..7)?).ok()?, i8::try_from(part(8..10)?).ok()?);
    Date::new(part(0..4)?, month, day).ok().filter(|d| d.year() >= 1 && d.year() < 9999)
}

/// A day, or a day and a time, with an offset where one is given.
pub(super) fn parse_stamp(text: &str) -> Option<Stamp> {
    let date = parse_day(text.get(..10)?)?;
    let Some(rest) = text.get(10..).filter(|r| !r.is_empty()) else {
        return Some(Stamp { date, time: None, offset: None });
    };
    let rest = rest.strip_prefix([' ', 'T'])?;
    let clock_end = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
    let (clock, offset) = rest.split_at(clock_end);
    Some(Stamp { date, time: Some(parse_time(clock)?), offset: parse_offset(offset)? })
}

fn parse_time(text: &str) -> Option<Time> {
    let parts: Vec<i8> = text.split(':').map(two_digits).collect::<Option<_>>()?;
    match parts.as_slice() {
        [hour, minute] => Time::new(*hour, *minute, 0, 0).ok(),
        [hour, minute, second] => Time::new(*hour, *minute, *second, 0).ok(),
        _ => None,
    }
}

/// `Z` or `+01:00`; `Some(None)` where there is none.
fn parse_offset(text: &str) -> Option<Option<Offset>> {
    if text.is_empty() {
        return Some(None);
    }
    if text == "Z" {
        return Some(Some(Offset::UTC));
    }
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (i32::from(two_digits(hours)?), i32::from(two_digits(minutes)?));
    let within = hours <= 18 && minutes < 60;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().filter(|_| within).map(Some)
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::parse_stamp;

    /// What is read, as `day time offset in seconds`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = parse_stamp(text).map(|s| {
            let time = s.time.map_or_else(|| "-".to_owned(), |t| t.to_string());
            let offset = s.offset.map_or_else(|| "-".to_owned(), |o| o.seconds().to_string());
            format!("{} {time} {offset}", s.date)
        });
        assert_eq!(read.as_deref(), Some(expected).filter(|e| !e.is_empty()), "{text}");
    }

    #[test]
    fn days_that_are() {
        check("2026-11-25", "2026-11-25 - -");
        check("2028-02-29", "2028-02-29 - -");
        check("0001-01-01", "0001-01-01 - -");
        check("9998-12-31", "9998-12-31 - -");
        for none in ["0000-11-25", "9999-01-01", "2027-02-29", "2026-00-10", "2026-13-01", "2026-11-00", "2026-11-31"] {
            check(none, "");
        }
        for none in
            ["", "2026-11-2", "2026-11-255", "2026/11/25", "2026-11.25", "20261-1-25", "2026-1--25", "-026-11-25"]
        {
            check(none, "");
        }
    }

    #[test]
    fn times_that_are() {
        check("2026-11-25 18:00", "2026-11-25 18:00:00 -");
        check("2026-11-25T18:00:59", "2026-11-25 18:00:59 -");
        check("2026-11-25 00:00", "2026-11-25 00:00:00 -");
        for none in [
            "2026-11-25 ",
            "2026-11-25x18:00",
            "2026-11-25 18",
            "2026-11-25 18:0",
            "2026-11-25 24:00",
            "2026-11-25 18:60",
        ] {
            check(none, "");
        }
        check("2026-11-25 18:00:00:00", "");
    }

    #[test]
    fn offsets_that_are() {
        check("2026-11-25 18:00Z", "2026-11-25 18:00:00 0");
        check("2026-11-25 18:00+01:30", "2026-11-25 18:00:00 5400");
        check("2026-11-25 18:00-03:59", "2026-11-25 18:00:00 -14340");
        check("2026-11-25 18:00+18:00", "2026-11-25 18:00:00 64800");
        for none in
            ["+19:00", "-19:30", "+01:60", "+1:00", "+0100", "+01", "z", " +01:00", "±01:00", "01:00x", "+01:0é"]
        {
            check(&format!("2026-11-25 18:00{none}"), "");
        }
    }
}
