//! The fixed words of a language, and how they are filled.

use super::ManualView;
pub use crate::content::capital;
use crate::content::{Locale, Pack};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Words by group and key: the groups of `content/<language>/labels.yaml`, `because` for the facts of rules, `rules` for
/// what they say of themselves, where that is not our own English, `says` and `help` of the message checks.
#[derive(Debug, Clone, Default)]
pub struct Words {
    groups: BTreeMap<String, Arc<BTreeMap<String, String>>>,
    locale: Locale,
    language: String,
    /// The page that explains the rules in them, once it is made.
    pub(super) manual: Arc<OnceLock<Arc<ManualView>>>,
}

impl Words {
    /// The fixed words of a language.
    #[must_use]
    pub fn of(pack: &Pack) -> Self {
        let labels = pack.keys("labels", "").map(|name| (name, pack.group("labels", name)));
        let groups = labels.chain(["because", "rules"].map(|file| (file, pack.group(file, ""))));
        let groups = groups.map(|(name, group)| (name.to_owned(), Arc::new(group))).collect();
        Self { groups, locale: pack.locale().clone(), language: pack.language().to_owned(), manual: Arc::default() }
    }

    /// The code of the language.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// How the language writes dates and numbers.
    #[must_use]
    pub const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// A whole group; an empty one where the language has none of this name.
    #[must_use]
    pub fn group(&self, group: &str) -> super::Labels {
        self.groups.get(group).map(Arc::clone).unwrap_or_default()
    }

    /// The words of a key, if the language has them.
    #[must_use]
    pub fn find(&self, group: &str, key: &str) -> Option<&str> {
        self.groups.get(group)?.get(key).map(String::as_str)
    }

    /// The words of a key; the key itself, spelled out, where the language has none.
    #[must_use]
    pub fn get<'a>(&'a self, group: &str, key: &'a str) -> Cow<'a, str> {
        self.find(group, key).map_or_else(|| Cow::Owned(key.replace('_', " ")), Cow::Borrowed)
    }

    /// The words of a key with its `{names}` filled.
    #[must_use]
    pub fn fill(&self, group: &str, key: &str, with: &[(&str, &str)]) -> String {
        fill(&self.get(group, key), with)
    }

    /// A name and what it says, with the colon as the language writes it: "Contract: three months".
    #[must_use]
    pub fn pair(&self, name: &str, text: &str) -> String {
        format!("{name}{} {text}", self.find("page", "colon").unwrap_or(":"))
    }

    /// A day as a heading, named where it is today or tomorrow.
    #[must_use]
    pub fn day(&self, today: Date, day: Date) -> String {
        let key = if day == today { "today" } else { "tomorrow" };
        match day == today || today.tomorrow().is_ok_and(|tomorrow| day == tomorrow) {
            true => self.fill("day", key, &[("day", &self.locale.day(day))]),
            false => capital(&self.locale.day(day)),
        }
    }

    /// One of the two forms of a key ("hour|hours"), by the number.
    #[must_use]
    pub fn counted<'a>(&'a self, group: &str, key: &'a str, one: bool) -> Cow<'a, str> {
        match self.find(group, key).map(|w| w.split_once('|').unwrap_or((w, w))) {
            Some((singular, plural)) => Cow::Borrowed(if one { singular } else { plural }),
            None => self.get(group, key),
        }
    }
}

/// The text with each `{name}` replaced once, in one pass: what is put in is never looked at again. `{name|one|other}` is
/// one of two words, by the number of that name.
#[must_use]
pub fn fill(text: &str, with: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}').and_then(|(slot, after)| Some((filled(slot, with)?, after))) {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

/// What stands in the place of a slot: `n`, or `n|hour|hours`.
fn filled<'a>(slot: &'a str, with: &[(&str, &'a str)]) -> Option<&'a str> {
    let (name, words) = slot.split_once('|').map_or((slot, None), |(name, words)| (name, Some(words)));
    let value = with.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)?;
    let Some(words) = words else { return Some(value) };
    let (one, other) = words.split_once('|')?;
    Some(if value == "1" { one } else { other })
}

#[cfg(test)]
mod tests {
    use super::{Pack, Words, capital, fill};
    use std::collections::BTreeMap;

    #[test]
    fn what_is_put_in_is_never_filled_again() {
        assert_eq!(fill("{a} and {b}, {c}", &[("a", "{b}"), ("b", "x")]), "{b} and x, {c}");
        assert_eq!(fill("{", &[]), "{");
    }

    #[test]
    fn a_word_follows_its_number() {
        for (n, said) in [("0", "0 offers"), ("1", "1 offer"), ("2", "2 offers"), ("1,5", "1,5 offers")] {
            assert_eq!(fill("{n} {n|offer|offers}", &[("n", n)]), said);
        }
        assert_eq!(fill("{n|one} {m|a|b}", &[("n", "1")]), "{n|one} {m|a|b}");
    }

    #[test]
    fn a_missing_word_is_its_key_spelled_out() {
        let words = Words::of(&Pack::load("en", &BTreeMap::new()).expect("the words"));
        assert_eq!(words.get("unit", "on_call"), "on call");
        assert_eq!(words.counted("unit", "day", false), "days");
        assert_eq!(words.counted("unit", "day", true), "day");
        assert_eq!(capital("élan"), "Élan");
    }
}
