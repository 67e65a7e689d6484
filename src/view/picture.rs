//! Pictures: where each mark stands, 0 to 100 of the width. A template draws them; the words beside say the same.

use super::say::Speaker;
use super::words::Words;
use crate::assess::{Judged, Quantity};
use crate::content::Locale;
use crate::model::{Exact, State};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan, Zoned};
use serde::Serialize;

/// A mark on a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Where, 0 to 100.
    pub at: u8,
    /// What it is; names a style.
    pub key: &'static str,
    /// In words.
    pub text: String,
    /// To which side of the mark its words go, so that they stay inside: `start`, `middle` or `end`.
    pub anchor: &'static str,
}

/// A value against its target, on one scale.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Bullet {
    /// What the offer says.
    pub value: u8,
    /// What is needed.
    pub target: u8,
    /// What is wanted, where that is more.
    pub ideal: Option<u8>,
}

/// A sum on one scale with others: what is to be expected, between its low and its high end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// What is to be expected.
    pub value: u8,
    /// The low end, where there is one.
    pub low: Option<u8>,
    /// The high end, likewise.
    pub high: Option<u8>,
}

/// The time from the offer to the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TimeLine {
    /// Where now is.
    pub now: u8,
    /// Where the answer is due.
    pub due: u8,
    /// Offer, now, answer and window, by their instants.
    pub marks: Vec<Row>,
    /// The dated steps between them.
    pub steps: Vec<Mark>,
    /// The first steps after all of that, side by side: they lie too far away for one scale.
    pub later: Vec<Row>,
    /// Where the scale ends: the whole width, or as far as those steps leave room.
    pub until: u8,
    /// All of it in a sentence.
    pub text: String,
}

/// All answers that are due, on one line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Deadlines {
    /// Now.
    pub now: Mark,
    /// The height of the picture, in pixels.
    pub height: usize,
    /// Days on the line.
    pub days: Vec<Mark>,
    /// An answer each, the first one first.
    pub rows: Vec<Row>,
    /// All of it in a sentence.
    pub text: String,
}

/// A mark with its own height.
///
/// On the line of deadlines the key is the state of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// How far down, in pixels.
    pub y: usize,
    /// What happens there, in a sentence; empty where the words of the mark say it.
    pub about: String,
    /// Its mark.
    pub mark: Mark,
}

/// A span of time as a line with some room at both ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    from: i64,
    length: i64,
    width: u8,
}

impl Scale {
    /// From the earliest to the latest of these; none of nothing.
    pub(super) fn over(instants: impl Iterator<Item = Timestamp> + Clone) -> Option<Self> {
        let (from, until) = (instants.clone().min()?.as_second(), instants.max()?.as_second());
        Some(Self { from, length: (until - from).max(3600), width: 100 })
    }

    /// The same on less of the width.
    const fn within(self, width: u8) -> Self {
        Self { width, ..self }
    }

    /// Where an instant stands, 3 to 97 of the whole width.
    pub(super) fn at(self, instant: Timestamp) -> u8 {
        let room = i64::from(self.width) - 6;
        let share = (instant.as_second() - self.from).clamp(0, self.length) * room / self.length;
        u8::try_from(share + 3).unwrap_or(97)
    }

    /// A mark at an instant.
    pub(super) fn mark(self, instant: Timestamp, key: &'static str, text: String) -> Mark {
        let at = self.at(instant);
        Mark { at, key, text, anchor: anchor(at) }
    }
}

/// The side on which words beside a mark have room.
const fn anchor(at: u8) -> &'static str {
    match at {
        0..=33 => "start",
        34..=66 => "middle",
        _ => "end",
    }
}

/// The bullet of a criterion that is measured; none of yes/no and dates, and where the offer says nothing.
pub(super) fn bullet(judged: &Judged) -> Option<Bullet> {
    let value = size(judged.value.as_ref()?)?;
    let target = size(&judged.target)?;
    let ideal = judged.ideal.as_ref().and_then(size);
    let most = [Some(&value), Some(&target), ideal.as_ref()].into_iter().flatten().max()?;
    let whole = if matches!(judged.target, Quantity::Rating(_)) { Exact::int(5) } else { most * &Exact::ratio(11, 10) };
    let place = |n: &Exact| n.over(&whole).and_then(|n| (&n * &Exact::int(100)).fixed(0).parse().ok());
    Some(Bullet { value: place(&value)?, target: place(&target)?, ideal: ideal.as_ref().and_then(place) })
}

/// Sums on one scale, each between its low and its high end where there are any.
pub(super) fn spreads(sums: &[Exact], ends: Option<[&[Exact]; 2]>) -> Vec<Spread> {
    let [low, high] = ends.unwrap_or_default();
    let most = sums.iter().chain(high).max().filter(|most| !most.is_zero());
    let place =
        |n: &Exact| most.and_then(|most| n.over(most)).and_then(|n| (&n * &Exact::int(100)).fixed(0).parse().ok());
    let one = |(at, sum): (usize, &Exact)| {
        let end = |ends: &[Exact]| ends.get(at).and_then(place);
        Spread { value: place(sum).unwrap_or_default(), low: end(low), high: end(high) }
    };
    sums.iter().enumerate().map(one).collect()
}

fn size(quantity: &Quantity) -> Option<Exact> {
    match quantity {
        Quantity::Money(n) | Quantity::Number(n) | Quantity::Rating(n) => Some(n.clone()),
        _ => None,
    }
}

/// Where the words of each mark stand, in pixels: two above the line at 74, two below.
const HEIGHTS: [usize; 4] = [14, 33, 115, 134];

/// Where the days of the steps after it stand: by turns above and below the line, and closer to it.
const NEAR: [usize; 2] = [61, 96];

/// How many steps after it are shown, and where: the scale ends before the first.
const LATER: [u8; 4] = [70, 79, 88, 97];
const BEFORE_LATER: u8 = 62;

/// The time from the offer to the answer, with the steps of the plan that lie in it; none once decided.
pub(super) fn time_line(say: &Speaker<'_>, steps: &[super::Step]) -> Option<TimeLine> {
    let timing = &say.case.assessment.timing;
    let state = timing.state?;
    let zone = &say.case.profile.time_zone;
    let (opens, due, closes) = (timing.opens.timestamp(), timing.answer_by.timestamp(), timing.closes.timestamp());
    let mut known = vec![("offer", opens), ("now", say.case.as_of), ("due", due)];
    if closes != due {
        known.push(("closes", closes));
    }
    known.sort_by_key(|(_, at)| *at);
    let last = known.last().map_or(due, |(_, at)| *at);
    let later: Vec<_> = steps.iter().filter(|s| s.when.is_some_and(|at| at > last)).take(LATER.len()).collect();
    let until = if later.is_empty() { 100 } else { BEFORE_LATER };
    let scale = Scale::over(known.iter().map(|(_, at)| *at))?.within(until);
    let words = |key: &str, at: Timestamp| {
        say.words.pair(&say.word("picture", key), &say.locale.moment(&at.to_zoned(zone.clone())))
    };
    let marks = known.iter().zip(HEIGHTS).map(|((key, at), y)| Row {
        y,
        mark: scale.mark(*at, key, words(key, *at)),
        ..Row::default()
    });
    let marks: Vec<Row> = marks.collect();
    let within = |at: &Timestamp| *at > opens && *at < due && state != State::Overdue;
    let dots = steps.iter().filter_map(|s| Some((s.when.filter(within)?, s.text.clone())));
    let all: Vec<String> = marks.iter().map(|m| m.mark.text.clone()).collect();
    Some(TimeLine {
        now: scale.at(say.case.as_of),
        due: scale.at(due),
        steps: dots.map(|(at, text)| scale.mark(at, "step", text)).collect(),
        text: all.join("; ") + ".",
        marks,
        later: after(say, &later),
        until,
    })
}

/// Steps side by side at the end of the line, each with its day.
fn after(say: &Speaker<'_>, steps: &[&super::Step]) -> Vec<Row> {
    let places = LATER.iter().skip(LATER.len() - steps.len()).zip(NEAR.iter().cycle());
    let one = |(step, (at, y)): (&&super::Step, (&u8, &usize))| {
        let day = step.when.map(|at| at.to_zoned(say.case.profile.time_zone.clone()).date());
        let text = day.map(|day| say.locale.short_date(day)).unwrap_or_default();
        let anchor = if *at < 97 { "middle" } else { "end" };
        Row { y: *y, about: step.text.clone(), mark: Mark { at: *at, key: "later", text, anchor } }
    };
    steps.iter().zip(places).map(one).collect()
}

/// How many answers the line shows, and how far apart.
const ROWS: usize = 12;
const TOP: usize = 52;
const STEP: usize = 34;

/// An answer that is due: when, to whom, the key of its state.
pub(super) struct Due<'a> {
    /// When.
    pub at: Timestamp,
    /// To whom.
    pub company: &'a str,
    /// The key of its state.
    pub state: &'static str,
}

/// The answers that are due, by their instants.
pub(super) fn deadlines(due: &[Due<'_>], now: &Zoned, words: &Words) -> Option<Deadlines> {
    let locale = words.locale();
    let due = due.get(..due.len().min(ROWS))?;
    if due.is_empty() {
        return None;
    }
    let scale = Scale::over(due.iter().map(|d| d.at).chain([now.timestamp()]))?;
    let rows = due.iter().enumerate().map(|(i, d)| Row {
        y: TOP + STEP * i,
        mark: scale.mark(d.at, d.state, shortened(d.company)),
        ..Row::default()
    });
    let text: Vec<String> =
        due.iter().map(|d| words.pair(d.company, &locale.moment(&d.at.to_zoned(now.time_zone().clone())))).collect();
    Some(Deadlines {
        now: scale.mark(now.timestamp(), "now", words.get("picture", "now").into_owned()),
        height: TOP + STEP * due.len() + 4,
        days: days(scale, now.time_zone(), locale),
        rows: rows.collect(),
        text: text.join("; ") + ".",
    })
}

/// The beginnings of days on a line; of some of them where there are many.
fn days(scale: Scale, zone: &TimeZone, locale: &Locale) -> Vec<Mark> {
    let every = 1 + scale.length / (5 * 86_400);
    let Ok(first) = Timestamp::from_second(scale.from) else { return Vec::new() };
    let step: Span = every.days();
    let mut day = first.to_zoned(zone.clone()).date().tomorrow().ok();
    let mut marks = Vec::new();
    while let Some(at) = day.and_then(|d| d.to_zoned(zone.clone()).ok()) {
        if at.timestamp().as_second() > scale.from + scale.length {
            break;
        }
        marks.push(scale.mark(at.timestamp(), "day", locale.short_date(at.date())));
        day = day.and_then(|d| d.checked_add(step).ok());
    }
    marks
}

/// A name that stays inside a small picture.
fn shortened(name: &str) -> String {
    const MOST: usize = 26;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST - 1).collect();
    start.trim_end_matches(|c: char| c.is_whitespace() || c == ',').to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::{Due, Scale, Words, deadlines, shortened};
    use jiff::{Timestamp, Zoned};

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_line_has_room_at_both_ends() {
        let (from, until) = (at("2026-11-18T00:00:00Z"), at("2026-11-20T00:00:00Z"));
        let scale = Scale::over([until, from].into_iter()).expect("a scale");
        assert_eq!([from, at("2026-11-19T00:00:00Z"), until].map(|i| scale.at(i)), [3, 50, 97]);
        assert_eq!(scale.at(at("2030-01-01T00:00:00Z")), 97);
        assert!(Scale::over([from].into_iter()).is_some_and(|alone| alone.at(from) == 3));
    }

    #[test]
    fn days_stand_at_their_midnight_and_are_never_crowded() {
        let now: Zoned = "2026-11-20T12:00[Europe/Berlin]".parse().expect("an instant");
        for (until, shown) in [("2026-11-22T12:00:00Z", 2), ("2027-02-20T12:00:00Z", 5), ("2026-11-20T13:00:00Z", 0)] {
            let picture = deadlines(&[Due { at: at(until), company: "Acme", state: "open" }], &now, &Words::default())
                .expect("a picture");
            assert_eq!(picture.days.len(), shown, "{until}");
            assert_eq!((picture.now.at, picture.rows.len()), (3, 1));
        }
    }

    #[test]
    fn a_long_name_is_shortened_between_letters() {
        assert_eq!(shortened("Ørsted & Søn"), "Ørsted & Søn");
        assert_eq!(shortened("Gesellschaft für Ähnliches mbH"), "Gesellschaft für Ähnliche…");
    }
}
