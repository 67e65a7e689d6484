//! `calendar.ics`: the dated steps by RFC 5545, written by hand so that the same view gives the same bytes.

use super::escape;
use crate::view::calendar::{Calendar, Event, When};
use jiff::tz::{Dst, Offset, TimeZone, TimeZoneTransition};
use jiff::{Timestamp, Zoned};
use std::collections::BTreeMap;

/// The most octets that a line may have, its end apart.
const WIDTH: usize = 75;

/// A zone whose last change lies before this day is written as if it had always been so.
const LONG_AGO: &str = "19700101T000000";

/// The calendar; none without a step, since no calendar may be empty.
#[must_use]
pub fn file(calendar: &Calendar) -> Option<Vec<u8>> {
    if calendar.events.is_empty() {
        return None;
    }
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//offer-dossier//gen//EN");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    let name = escape::ics(&calendar.name);
    out.line(&format!("NAME:{name}"));
    out.line(&format!("X-WR-CALNAME:{name}"));
    for (zone, (from, until)) in zones(&calendar.events) {
        time_zone(&mut out, &zone, from, until);
    }
    calendar.events.iter().for_each(|event| write_event(&mut out, event, calendar.made));
    out.line("END:VCALENDAR");
    Some(out.text.into_bytes())
}

fn write_event(out: &mut Lines, event: &Event, made: Timestamp) {
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}", event.uid));
    out.line(&format!("DTSTAMP:{}", utc(made)));
    match &event.when {
        When::Day(day) => out.line(&format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d"))),
        When::At(at) => out.line(&instant("DTSTART", at)),
        When::Span(from, until) => {
            out.line(&instant("DTSTART", from));
            out.line(&instant("DTEND", until));
        }
    }
    out.line(&format!("SUMMARY:{}", escape::ics(&event.title)));
    out.line(&format!("DESCRIPTION:{}", escape::ics(&event.text)));
    // A step takes no time of the day away from anything else, and is nobody else's business.
    out.line("CLASS:PRIVATE");
    out.line("TRANSP:TRANSPARENT");
    for alarm in &event.alarms {
        out.line("BEGIN:VALARM");
        out.line("ACTION:DISPLAY");
        out.line(&format!("DESCRIPTION:{}", escape::ics(&event.title)));
        out.line(&format!("TRIGGER:{alarm}"));
        out.line("END:VALARM");
    }
    out.line("END:VEVENT");
}

/// A date and time on its own clock, or in UTC where that clock cannot name it.
fn instant(property: &str, at: &Zoned) -> String {
    match named(at) {
        Some(zone) => format!("{property};TZID={zone}:{}", at.strftime("%Y%m%dT%H%M%S")),
        None => format!("{property}:{}", utc(at.timestamp())),
    }
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The name of the zone in which this instant can be written: none in UTC, and none for the second of two equal times
/// of the clock, since a calendar reads the first.
fn named(at: &Zoned) -> Option<&str> {
    let zone = at.time_zone();
    let first = zone.to_ambiguous_timestamp(at.datetime()).earlier().ok()?;
    zone.iana_name().filter(|name| *name != "UTC" && first == at.timestamp())
}

/// The zones that events name, each with its first and last instant.
fn zones(events: &[Event]) -> BTreeMap<String, (Zoned, Zoned)> {
    let mut zones: BTreeMap<String, (Zoned, Zoned)> = BTreeMap::new();
    for at in events.iter().flat_map(|e| e.when.instants()) {
        let Some(name) = named(at) else { continue };
        let span = zones.entry(name.to_owned()).or_insert_with(|| (at.clone(), at.clone()));
        span.0 = span.0.clone().min(at.clone());
        span.1 = span.1.clone().max(at.clone());
    }
    zones
}

/// The clock of a zone from one instant to another: what held at first, then every change.
fn time_zone(out: &mut Lines, name: &str, from: Zoned, until: Zoned) {
    let zone = from.time_zone();
    out.line("BEGIN:VTIMEZONE");
    out.line(&format!("TZID:{name}"));
    let before = zone.preceding(from.timestamp()).next().filter(|t| t.timestamp() >= Timestamp::UNIX_EPOCH);
    match before {
        Some(change) => transition(out, zone, &change),
        None => {
            let info = zone.to_offset_info(from.timestamp());
            let offset = (info.offset(), info.offset());
            observance(out, info.dst(), LONG_AGO, offset, info.abbreviation());
        }
    }
    for change in zone.following(from.timestamp()).take_while(|t| t.timestamp() <= until.timestamp()) {
        transition(out, zone, &change);
    }
    out.line("END:VTIMEZONE");
}

fn transition(out: &mut Lines, zone: &TimeZone, change: &TimeZoneTransition<'_>) {
    let before = change.timestamp().checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(change.timestamp());
    let before = zone.to_offset(before);
    let start = before.to_datetime(change.timestamp()).strftime("%Y%m%dT%H%M%S").to_string();
    observance(out, change.dst(), &start, (before, change.offset()), change.abbreviation());
}

fn observance(out: &mut Lines, dst: Dst, start: &str, (before, after): (Offset, Offset), name: &str) {
    let kind = if dst == Dst::Yes { "DAYLIGHT" } else { "STANDARD" };
    out.line(&format!("BEGIN:{kind}"));
    out.line(&format!("DTSTART:{start}"));
    out.line(&format!("TZOFFSETFROM:{}", offset(before)));
    out.line(&format!("TZOFFSETTO:{}", offset(after)));
    out.line(&format!("TZNAME:{}", escape::ics(name)));
    out.line(&format!("END:{kind}"));
}

/// `+0100`; with seconds where a clock of old had some.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, rest) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let (hours, minutes, seconds) = (rest / 3600, rest / 60 % 60, rest % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

/// Content lines, folded, each with its CRLF.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDTH {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(c);
            width += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, WIDTH, file, instant, named, offset};
    use crate::view::calendar::{Calendar, Event, When};
    use jiff::tz::Offset;
    use jiff::{Timestamp, Zoned};
    use proptest::prelude::*;

    fn at(text: &str) -> Zoned {
        text.parse().expect("a zoned instant")
    }

    fn event(when: When) -> Event {
        let [uid, title, text] = ["u@offer-dossier", "t", "x"].map(str::to_owned);
        Event { uid, title, text, when, alarms: Vec::new() }
    }

    fn text(events: Vec<Event>) -> String {
        let calendar = Calendar { name: "n".to_owned(), made: Timestamp::UNIX_EPOCH, events };
        String::from_utf8(file(&calendar).expect("events")).expect("UTF-8")
    }

    proptest! {
        #[test]
        fn lines_are_folded_between_characters_and_read_back(line in "[a-zß日😀]{0,300}") {
            let mut out = Lines::default();
            out.line(&line);
            let body = out.text.strip_suffix("\r\n").expect("an end");
            prop_assert!(body.split("\r\n").all(|l| l.len() <= WIDTH));
            prop_assert_eq!(body.replace("\r\n ", ""), line);
        }
    }

    #[test]
    fn a_line_of_exactly_75_octets_is_whole_and_one_more_folds() {
        for (length, folds) in [(75, 0), (76, 1), (149, 1), (150, 2)] {
            let mut out = Lines::default();
            out.line(&"x".repeat(length));
            assert_eq!(out.text.matches("\r\n ").count(), folds, "{length}");
        }
    }

    #[test]
    fn a_time_that_comes_twice_is_written_by_its_zone_the_first_time_and_in_utc_the_second() {
        let first = at("2026-10-25T02:30:00+02:00[Europe/Berlin]");
        let second = at("2026-10-25T02:30:00+01:00[Europe/Berlin]");
        assert_eq!(instant("DTSTART", &first), "DTSTART;TZID=Europe/Berlin:20261025T023000");
        assert_eq!(instant("DTSTART", &second), "DTSTART:20261025T013000Z");
        assert_eq!(named(&at("2026-10-25T02:30[UTC]")), None);
        assert_eq!(named(&at("2026-10-25T02:30+01:00[+01:00]")), None);
    }

    #[test]
    fn a_zone_holds_what_was_before_its_events_and_every_change_between_them() {
        let span = |from: &str, until: &str| When::Span(at(from), at(until));
        let winter = text(vec![event(span("2026-11-25T18:00[Europe/Berlin]", "2026-11-25T19:00[Europe/Berlin]"))]);
        assert!(winter.contains("BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100"));
        assert!(!winter.contains("DAYLIGHT"));
        let both = text(vec![
            event(When::At(at("2026-03-28T18:00[Europe/Berlin]"))),
            event(When::At(at("2026-03-30T18:00[Europe/Berlin]"))),
        ]);
        assert!(both.contains("BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200"));
        assert_eq!(both.matches("BEGIN:VTIMEZONE").count(), 1);
        let india = text(vec![event(When::At(at("2026-03-28T18:00[Asia/Kolkata]")))]);
        assert!(india.contains("DTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530"));
    }

    #[test]
    fn days_need_no_zone_and_an_empty_calendar_is_no_file() {
        let day = text(vec![event(When::Day(jiff::civil::date(2027, 2, 18)))]);
        assert!(day.contains("DTSTART;VALUE=DATE:20270218\r\n") && !day.contains("VTIMEZONE"));
        assert_eq!(file(&Calendar::default()), None);
        assert_eq!(offset(Offset::from_seconds(-9_030).expect("an offset")), "-023030");
    }
}
