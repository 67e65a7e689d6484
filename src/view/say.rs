//! One offer's facts in the words, units and clocks of its reader.

use super::Instant;
use super::format::rfc3339;
use super::said::{MARK, Said};
use super::text::visible;
use super::units::Units;
use super::words::Words;
use crate::assess::{Quantity, Source, Step};
use crate::content::Locale;
use crate::model::raw::SETTINGS;
use crate::model::redact::HIDDEN;
use crate::model::{Exact, Place};
use crate::rules::{Arg, Because, Case};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

/// What it takes to say something about one offer.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The offer and all that is known of it.
    pub case: &'a Case<'a>,
    /// The fixed words.
    pub words: &'a Words,
    /// How dates and numbers are written.
    pub locale: &'a Locale,
    /// How the place of a fact is told.
    pub places: Places,
}

/// How the place of a fact is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// By its key, `offers/helios.yaml: pay.base`: for what is kept, since a comment more moves every line below it.
    Keys,
    /// By its line, `offers/helios.yaml:12`: for what is read at once, with the file at hand.
    Lines,
}

impl Speaker<'_> {
    /// The words of a key.
    #[must_use]
    pub fn word(&self, group: &str, key: &str) -> String {
        self.words.get(group, key).into_owned()
    }

    /// An instant on the candidate's clock and, where that differs, the employer's.
    #[must_use]
    pub fn instant(&self, at: &Zoned) -> Instant {
        Instant { iso: rfc3339(at), here: self.locale.stamp(at), there: self.there(at), short: self.locale.moment(at) }
    }

    /// An instant on the employer's clock, where that differs; on the same day its time alone.
    fn there(&self, at: &Zoned) -> Option<String> {
        let there = self.case.assessment.timing.for_employer(at)?;
        Some(if there.date() == at.date() { self.locale.clock(&there) } else { self.locale.stamp(&there) })
    }

    /// An instant on the candidate's clock.
    fn here(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.case.profile.time_zone.clone())
    }

    /// A day as a heading: "Today, Friday 20 November 2026".
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        let today = self.here(self.case.as_of).date();
        self.words.day(today, day)
    }

    /// The time of a day on the candidate's clock and, where that differs, the employer's.
    #[must_use]
    pub fn times(&self, at: &Zoned) -> String {
        let there = self.there(at).map(|there| format!(" = {there}")).unwrap_or_default();
        self.locale.clock(at) + &there
    }

    /// Values in the candidate's units.
    const fn units(&self) -> Units<'_> {
        Units { profile: self.case.profile, words: self.words }
    }

    /// A sum in the profile's currency.
    #[must_use]
    pub fn sum(&self, amount: &Exact) -> String {
        self.units().sum(amount)
    }

    /// Where a fact was read; none for what the neutral profile says.
    #[must_use]
    pub fn place(&self, source: &Source) -> Option<String> {
        (!source.file.is_empty()).then(|| self.placed(&source.file, source.place))
    }

    /// A place in a file: `offers/helios.yaml: pay.base`, or `offers/helios.yaml:12`.
    #[must_use]
    pub fn placed(&self, file: &str, place: Place) -> String {
        let shown = self.file(file, place);
        match (self.places, self.key(file, place)) {
            (_, Some(key)) if place.laid => format!("{shown} {key}"),
            (Places::Lines, _) => format!("{shown}:{}", place.line),
            (Places::Keys, Some(key)) => format!("{shown}: {key}"),
            (Places::Keys, None) => shown,
        }
    }

    /// The file of a place; of what is only supposed, the argument that says so.
    #[must_use]
    pub fn file(&self, file: &str, place: Place) -> String {
        if place.laid { SETTINGS.to_owned() } else { visible(file) }
    }

    /// The key at a place in the offer or its profile; none in another file.
    #[must_use]
    pub fn key(&self, file: &str, place: Place) -> Option<String> {
        let (offer, profile) = (self.case.offer, self.case.profile);
        let trees = [(&offer.file, &offer.tree), (&profile.file, &profile.tree)];
        let (_, tree) = trees.into_iter().find(|(name, _)| ***name == *file)?;
        tree.key_at(place).filter(|key| !key.is_empty()).map(|key| visible(&key))
    }

    /// A criterion in words, as it stands inside a sentence.
    #[must_use]
    pub fn criterion(&self, name: &str) -> String {
        match self.words.find("criterion", name).or_else(|| self.words.find("axis", name)) {
            Some(words) => words.to_owned(),
            None if is_snake(name) => name.replace('_', " "),
            None => visible(name),
        }
    }

    /// A value, target or gap of a criterion, with its unit.
    #[must_use]
    pub fn quantity(&self, quantity: &Quantity, criterion: &str) -> String {
        self.units().quantity(quantity, criterion)
    }

    /// True for a number of the person's own that is a sum in all but name, where no sum is shown.
    #[must_use]
    pub fn is_hidden(&self, criterion: &str) -> bool {
        self.units().is_hidden(criterion)
    }

    /// An element of B1: "base salary 85,000 EUR (+7,000 EUR)".
    #[must_use]
    pub fn step(&self, step: &Step) -> String {
        let name = self.criterion(&step.name);
        match (&step.to, self.signed_gap(step)) {
            (Quantity::YesNo(_), _) => name,
            (to, Some(gap)) => format!("{name} {} ({gap})", self.quantity(to, &step.name)),
            (to, None) => format!("{name} {}", self.quantity(to, &step.name)),
        }
    }

    /// The gap of an element of B1 with its sign: "+7,000 EUR"; days have none.
    #[must_use]
    pub fn signed_gap(&self, step: &Step) -> Option<String> {
        let gap = step.gap.as_ref()?;
        let ceiling = self.case.assessment.judged.get(step.index).is_some_and(|j| j.ceiling);
        Some(match gap {
            Quantity::Days(_) => self.quantity(gap, &step.name),
            Quantity::Number(_) if self.is_hidden(&step.name) => HIDDEN.to_owned(),
            Quantity::Rating(n) | Quantity::Number(n) => format!("{}{}", sign(ceiling), self.locale.number(n, 2)),
            _ => format!("{}{}", sign(ceiling), self.quantity(gap, &step.name)),
        })
    }

    /// A fact as a sentence.
    #[must_use]
    pub fn because(&self, fact: &Because) -> String {
        self.said(fact).to_string()
    }

    /// The same, the codes of rules told apart.
    #[must_use]
    pub fn said(&self, fact: &Because) -> Said {
        Said::marked(&self.marked(fact))
    }

    /// A fact as a sentence, the codes of rules between marks.
    fn marked(&self, fact: &Because) -> String {
        let criterion = fact.args.iter().find_map(|(_, arg)| match arg {
            Arg::Criterion(name) => Some(&**name),
            _ => None,
        });
        // "at least" belongs to numbers; a yes or a day stands alone.
        let alone =
            |arg: &Arg| matches!(arg, Arg::Quantity(Quantity::YesNo(_) | Quantity::Window(..) | Quantity::Day(_)));
        let bare = fact.args.iter().any(|(name, arg)| *name == "target" && alone(arg));
        // A second instant on the same day is its time alone.
        let mut day = None;
        let mut same_day = |at: &Zoned| day.replace(at.date()) == Some(at.date());
        let said = |(name, arg): &(&'static str, Arg)| match (*name, arg) {
            ("bound", _) if bare => (*name, String::new()),
            (_, Arg::Instant(at)) if same_day(&self.here(*at)) => (*name, self.times(&self.here(*at))),
            _ => (*name, self.arg(arg, criterion.unwrap_or_default())),
        };
        let said: Vec<(&str, String)> = fact.args.iter().map(said).collect();
        let with: Vec<(&str, &str)> = said.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let text = match self.words.find("because", fact.key) {
            Some(text) => super::words::fill(text, &with),
            None => format!(
                "{}: {}.",
                fact.key.replace('_', " "),
                with.iter().map(|(_, t)| *t).collect::<Vec<_>>().join(", ")
            ),
        };
        let text = text.replace("  ", " ").trim_end().to_owned();
        if criterion.is_some_and(|c| !is_snake(c)) { text } else { super::words::capital(&text) }
    }

    fn arg(&self, arg: &Arg, criterion: &str) -> String {
        match arg {
            Arg::Criterion(name) => self.criterion(name),
            Arg::Quantity(quantity) => self.quantity(quantity, criterion),
            Arg::Number(n) => self.locale.number(n, 2),
            Arg::Hours(n) => self.locale.hours(n),
            Arg::Score(n) => self.locale.score(n),
            Arg::Share(n) => self.locale.percent(n),
            Arg::Day(day) => self.locale.date(*day),
            Arg::Instant(at) => {
                let (at, here) = (self.here(*at), |at| self.locale.stamp(at));
                self.there(&at).map_or_else(|| here(&at), |there| format!("{} = {there}", here(&at)))
            }
            Arg::Word(key) => self.some_word(key),
            Arg::Text(text) => visible(text),
            Arg::Rule(code) => format!("{MARK}{code}{MARK}"),
            Arg::Because(fact) => self.marked(fact),
            Arg::Nothing => String::new(),
        }
    }

    /// The words of an enumeration's key, from the first group that has it.
    fn some_word(&self, key: &str) -> String {
        const GROUPS: [&str; 11] =
            ["word", "action", "event", "concern", "reason", "standing", "bridge", "axis", "channel", "state", "pay"];
        let found = GROUPS.iter().find_map(|group| self.words.find(group, key));
        found.map_or_else(|| key.replace('_', " "), str::to_owned)
    }
}

/// True for a name such as `close_to_family`, which reads well with spaces.
#[must_use]
pub fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

const fn sign(ceiling: bool) -> &'static str {
    if ceiling { "−" } else { "+" }
}
