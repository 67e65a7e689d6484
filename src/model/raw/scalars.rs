//! The grammar of single values: texts, numbers, shares, money, days, zones, countries, words.

use super::node::{Kind, Node};
use super::stamps::{parse_day, parse_stamp};
use super::{Reader, meant};
use crate::diag::{Diagnostic, nearest, unseen};
use crate::model::moment::{Moment, Shift, Stamp};
use crate::model::{Currency, Exact, Language, Money};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What a money amount may not pass, so that sums stay readable: 10^15.
const MOST: i64 = 1_000_000_000_000_000;

impl Reader<'_> {
    /// Reports that this value is not what was expected there.
    pub(super) fn wrong(&self, node: &Node, phrase: &str, expected: &str) {
        self.wrong_but(node, phrase, expected, None);
    }

    /// The same, with how it is written where that can be told.
    pub(super) fn wrong_but(&self, node: &Node, phrase: &str, expected: &str, help: Option<String>) {
        let problem = Diagnostic::error("value", phrase).at(node.place).expected(format!("expected {expected}"));
        self.report(Diagnostic { help, ..problem });
    }

    /// The text of a scalar; anything else is a problem.
    fn scalar<'n>(&self, node: &'n Node, expected: &str) -> Option<(&'n str, bool)> {
        match &node.kind {
            Kind::Scalar { text, plain } => Some((text, *plain)),
            other => {
                let what = expected.split(" such as").next().unwrap_or(expected);
                let braces = matches!(other, Kind::Map(_)) && expected == "a text";
                let help = braces.then(|| "put a text that has `: ` in it, or begins with `{`, in quotes".to_owned());
                self.wrong_but(node, &format!("{} where {what} belongs", other.name()), expected, help);
                None
            }
        }
    }

    /// A text of one or more lines, not blank, without unseen characters.
    pub(super) fn text(&self, node: &Node) -> Option<String> {
        let (text, _) = self.scalar(node, "a text")?;
        let bad = text.chars().find(|c| *c != '\n' && *c != '\t' && *c != '\r' && unseen(*c));
        if let Some(c) = bad {
            self.wrong(
                node,
                &format!("the unseen character U+{:04X} in a text", u32::from(c)),
                "text that can be seen",
            );
            return None;
        }
        if blank(text) {
            self.wrong(node, "an empty text", "some words, or no key at all");
            return None;
        }
        Some(text.trim_end().replace("\r\n", "\n"))
    }

    /// A text of one line, not blank.
    pub(super) fn line(&self, node: &Node) -> Option<String> {
        let (text, _) = self.scalar(node, "a text")?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        if text.contains(['\n', '\r']) {
            self.wrong(node, "a line break in a text of one line", "a single line");
            return None;
        }
        if let Some(c) = text.chars().find(|c| unseen(*c)) {
            self.wrong(node, &format!("the unseen character U+{:04X}", u32::from(c)), "text that can be seen");
            return None;
        }
        if blank(text) {
            self.wrong(node, "an empty or blank text", "a text");
            return None;
        }
        Some(text.to_owned())
    }

    /// `true` or `false`.
    pub(super) fn truth(&self, node: &Node) -> Option<bool> {
        match self.scalar(node, "`true` or `false`")? {
            ("true", true) => Some(true),
            ("false", true) => Some(false),
            (other, _) => {
                let phrase = format!("`{}` is neither true nor false", short(other));
                self.wrong_but(node, &phrase, "`true` or `false`, without quotes", meant::truth(other));
                None
            }
        }
    }

    /// A number: plain decimal digits with at most one point, not quoted.
    pub(super) fn number(&self, node: &Node) -> Option<Exact> {
        let (text, plain) = self.scalar(node, "a number")?;
        match Exact::parse(text).filter(|_| plain) {
            Some(n) => Some(n),
            None => {
                let why = if plain { "is no number" } else { "is a text in quotes, not a number" };
                let phrase = format!("`{}` {why}", short(text));
                self.wrong_but(node, &phrase, "a number in plain digits, such as 85000 or 2.5", meant::number(text));
                None
            }
        }
    }

    /// A number from `low` to `high`.
    pub(super) fn number_within(&self, node: &Node, low: i64, high: i64) -> Option<Exact> {
        let n = self.number(node)?;
        if n < Exact::int(low) || n > Exact::int(high) {
            let range = if high == MOST {
                format!("a number of {low} or more")
            } else {
                format!("a number from {low} to {high}")
            };
            self.wrong(node, &format!("{} is out of range", n.plain(6)), &range);
            return None;
        }
        Some(n)
    }

    /// A number of 0 or more.
    pub(super) fn not_negative(&self, node: &Node) -> Option<Exact> {
        self.number_within(node, 0, MOST)
    }

    /// A share such as `10%`, as a fraction; within 0 % and `most` %.
    pub(super) fn share(&self, node: &Node, most: i64) -> Option<Exact> {
        let expected = format!("a share such as 10%, from 0% to {most}%");
        let (text, _) = self.scalar(node, &expected)?;
        let share = text.strip_suffix('%').and_then(|digits| Exact::parse(digits.trim_end()));
        match share.filter(|s| !s.is_negative() && *s <= Exact::int(most)) {
            Some(percent) => percent.over(&Exact::int(100)),
            None => {
                self.wrong_but(node, &format!("`{}` is no share", short(text)), &expected, meant::share(text));
                None
            }
        }
    }

    /// A currency code of ISO 4217.
    pub(super) fn currency(&self, node: &Node) -> Option<Currency> {
        let (text, _) = self.scalar(node, "a currency code such as EUR")?;
        self.currency_code(node, text)
    }

    fn currency_code(&self, node: &Node, code: &str) -> Option<Currency> {
        let found = Currency::from_code(code);
        if found.is_none() {
            let upper = code.to_uppercase();
            let problem = Diagnostic::error("currency", format!("`{}` is no currency code", short(code)));
            let problem = problem.at(node.place).expected("expected a code of ISO 4217, such as EUR");
            self.report(match Currency::from_code(&upper) {
                Some(_) => problem.help(format!("did you mean `{upper}`?")),
                None => problem,
            });
        }
        found
    }

    /// A sum: a number in `currency`, or a number and its currency as in `85000 EUR`. Never negative.
    pub(super) fn money(&self, node: &Node, currency: Currency) -> Option<Money> {
        let (text, plain) = self.scalar(node, "a sum of money such as 85000 or 85000 EUR")?;
        let (digits, code) = Money::parts(text);
        // What is no word cannot be a code that somebody mistyped.
        let digits = if code.is_none_or(|c| c.chars().all(char::is_alphabetic)) { digits } else { text };
        let amount = Exact::parse(digits).filter(|a| !a.is_negative() && *a <= Exact::int(MOST));
        let Some(amount) = amount.filter(|_| plain || code.is_some()) else {
            let phrase = format!("`{}` is no sum of money", short(text));
            self.wrong_but(node, &phrase, "plain digits, such as 85000 or 85000 EUR; never negative", meant::sum(text));
            return None;
        };
        if digits.split_once('.').is_some_and(|(_, cents)| cents.len() == 3) {
            let problem =
                Diagnostic::error("value", format!("`{digits}` has a point before three digits")).at(node.place);
            let whole = digits.replace('.', "");
            let problem = problem.expected("expected plain digits, such as 85000 or 85000.50");
            self.report(problem.help(format!("write `{whole}` if the point separates thousands")));
            return None;
        }
        let currency = match code {
            Some(code) => self.currency_code(node, code)?,
            None => currency,
        };
        Some(Money { amount, currency })
    }

    /// A day: `2026-11-25`.
    pub(super) fn day(&self, node: &Node) -> Option<Date> {
        let (text, _) = self.scalar(node, "a day such as 2026-11-25")?;
        let day = parse_day(text);
        if day.is_none() {
            let phrase = no_stamp(text, "no day");
            self.wrong_but(node, &phrase, "a day that exists, written as 2026-11-25", meant::stamp(text));
        }
        day
    }

    /// Two days, the first not after the second.
    pub(super) fn window(&self, node: &Node) -> Option<(Date, Date)> {
        let items = if let Kind::List(items) = &node.kind { &**items } else { &[] };
        let [first, last] = items else {
            let given = match items.len() {
                0 => node.kind.name().to_owned(),
                1 => "one day".to_owned(),
                more => format!("{more} values"),
            };
            self.wrong(node, &format!("{given} where a window has two days"), "two days: [2027-03-01, 2027-07-31]");
            return None;
        };
        let (first, last) = (self.day(first)?, self.day(last)?);
        if last < first {
            let problem = Diagnostic::error("order", "the window ends before it begins").at(node.place);
            self.report(problem.expected("expected the earlier day first"));
            return None;
        }
        Some((first, last))
    }

    /// An instant as written: a day, perhaps a time, perhaps an offset.
    fn stamp(&self, node: &Node) -> Option<Stamp> {
        let expected = "a date such as 2026-11-25, with a time if known: 2026-11-25 18:00";
        let (text, _) = self.scalar(node, expected)?;
        let stamp = parse_stamp(text);
        if stamp.is_none() {
            self.wrong_but(node, &no_stamp(text, "no date"), expected, meant::stamp(text));
        }
        stamp
    }

    /// An instant that begins something: a day alone at its start.
    pub(super) fn opens(&self, node: &Node, zone: &TimeZone) -> Option<Moment> {
        let stamp = self.stamp(node)?;
        self.resolved(node, stamp.opens(zone))
    }

    /// An instant that ends something: a day alone at 23:59.
    pub(super) fn due(&self, node: &Node, zone: &TimeZone) -> Option<Moment> {
        let stamp = self.stamp(node)?;
        self.resolved(node, stamp.due(zone))
    }

    fn resolved(&self, node: &Node, moment: Option<Moment>) -> Option<Moment> {
        let Some(moment) = moment else {
            self.wrong(node, "this date is beyond every calendar", "a year from 1 to 9998");
            return None;
        };
        let what = match moment.shift {
            Shift::None => return Some(moment),
            Shift::Gap => "is skipped by a clock change; the offset before it is taken",
            Shift::Fold => "comes twice because of a clock change; the first is taken",
        };
        let problem = Diagnostic::warning("clock-change", format!("this time {what}")).at(node.place);
        self.report(problem.help("add the offset, as in 2026-10-25T02:30+01:00"));
        Some(moment)
    }

    /// A time zone of the IANA list.
    pub(super) fn zone(&self, node: &Node) -> Option<TimeZone> {
        let (text, _) = self.scalar(node, "a time zone such as Europe/Berlin")?;
        let database = jiff::tz::db();
        let zone = database.get(text).ok().filter(|z| z.iana_name() == Some(text));
        if zone.is_none() {
            let problem = Diagnostic::error("zone", format!("`{}` is no time zone", short(text))).at(node.place);
            let problem = problem.expected("expected an IANA name, such as Europe/Berlin");
            let names: Vec<String> = database.available().map(|n| n.as_str().to_owned()).collect();
            let city = names.iter().find(|n| n.rsplit('/').next().is_some_and(|c| c.eq_ignore_ascii_case(text)));
            let city = city.map(String::as_str).filter(|n| n.contains('/'));
            self.report(match city.or_else(|| nearest(text, names.iter().map(String::as_str))) {
                Some(name) => problem.help(format!("did you mean `{name}`?")),
                None => problem,
            });
        }
        zone
    }

    /// A country: ISO 3166-1 alpha-2.
    pub(super) fn country(&self, node: &Node) -> Option<String> {
        let (text, _) = self.scalar(node, "a country code such as DE")?;
        if rust_iso3166::from_alpha2(text).is_some() {
            return Some(text.to_owned());
        }
        let problem = Diagnostic::error("country", format!("`{}` is no country code", short(text))).at(node.place);
        let problem = problem.expected("expected two letters of ISO 3166-1, such as DE");
        self.report(match meant_country(text) {
            Some(code) => problem.help(format!("did you mean `{code}`?")),
            None => problem,
        });
        None
    }

    /// A language for which there are words.
    pub(super) fn language(&self, node: &Node) -> Option<Language> {
        let (text, _) = self.scalar(node, "a language code such as en")?;
        let known = &self.context.languages;
        if known.iter().any(|l| l == text) {
            return Some(Language(text.to_owned()));
        }
        let expected = format!("one of {}", known.join(", "));
        let phrase = format!("there are no words for the language `{}`", short(text));
        let problem = Diagnostic::error("language", phrase).at(node.place).expected(format!("expected {expected}"));
        self.report(Diagnostic { help: meant::language(text, known), ..problem });
        None
    }

    /// One of a list of words.
    pub(super) fn word<T: Copy>(&self, node: &Node, all: &[T], key: impl Fn(T) -> &'static str) -> Option<T> {
        let words: Vec<&str> = all.iter().map(|x| key(*x)).collect();
        let expected = words.join(", ");
        let (text, _) = self.scalar(node, &format!("one of {expected}"))?;
        let found = all.iter().copied().find(|x| key(*x) == text);
        if found.is_none() {
            let problem = Diagnostic::error("word", format!("`{}` is not known here", short(text))).at(node.place);
            let problem = problem.expected(format!("expected one of {expected}"));
            self.report(match nearest(text, words) {
                Some(word) => problem.help(format!("did you mean `{word}`?")),
                None => problem,
            });
        }
        found
    }
}

/// Why a text is no date.
fn no_stamp(text: &str, otherwise: &str) -> String {
    let why = meant::no_such_day(text);
    let shown = short(text);
    why.map_or_else(|| format!("`{shown}` is {otherwise}"), |why| format!("`{shown}` does not exist: {why}"))
}

fn meant_country(text: &str) -> Option<&'static str> {
    let upper = text.to_uppercase();
    if upper == "UK" {
        return Some("GB");
    }
    let by_name = || {
        let index = rust_iso3166::ALL_NAME.iter().position(|n| n.eq_ignore_ascii_case(text))?;
        rust_iso3166::ALL_ALPHA2.get(index).copied()
    };
    let code = rust_iso3166::from_alpha2(&upper).or_else(|| rust_iso3166::from_alpha3(&upper));
    code.map(|c| c.alpha2).or_else(by_name)
}

/// True for a text with nothing to see in it.
pub(super) fn blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || unseen(c) || fills(c))
}

/// Joiners, fillers and the empty pattern of Braille: characters, but with nothing to see.
pub(super) const fn fills(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{200b}'
            ..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    )
}

/// A text as it may be repeated in a message: cut, and on one line.
pub(super) fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(60).map(|c| if unseen(c) { '·' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        cut.push('…');
    }
    cut
}
