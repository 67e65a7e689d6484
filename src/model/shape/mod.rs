//! The shape of the files: which keys there are, what each means, and what it may hold.
//!
//! One table a file. The reference of the format and the schemas for editors are made from it, the reader looks names up in
//! it, and a test holds reader and schema to the same verdict on thousands of files.

mod offer;
mod profile;
mod settings;
mod terms;

use super::builtin::BuiltIn;

pub use offer::OFFER;
pub use profile::PROFILE;
pub use settings::SETTINGS;
pub use terms::TERMS;

/// One key of a mapping.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// True where the mapping is nothing without it.
    pub required: bool,
    /// What it may hold.
    pub form: Form,
    /// What it means, with its unit and what holds where it is absent.
    pub about: &'static str,
    /// A value as somebody would write it.
    pub example: &'static str,
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A text of one line.
    Line,
    /// A text of one line or more.
    Text,
    /// A bare email address.
    Email,
    /// A link: http or https.
    Link,
    /// `true` or `false`.
    Truth,
    /// A number from the first to the last.
    Number(i64, i64),
    /// A whole number from the first to the last.
    Whole(i64, i64),
    /// A number above 0, up to this.
    Above0(i64),
    /// A number of 0 or more.
    NotNegative,
    /// A share such as `10%`, up to this many percent.
    Share(i64),
    /// A sum of money: `85000`, or `85000 EUR`.
    Money,
    /// A currency code of ISO 4217.
    Currency,
    /// A country code of ISO 3166-1.
    Country,
    /// An IANA time zone.
    Zone,
    /// The code of a language for which there are words.
    Language,
    /// A day: `2026-11-25`.
    Day,
    /// A day, or a day and a time, perhaps with its offset.
    Moment,
    /// Two days, the earlier first.
    Window,
    /// `48h` to `72h`.
    Hours,
    /// A condition over offer, profile and log.
    Expression,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A list.
    List(&'static Self),
    /// A list of at least one.
    Some(&'static Self),
    /// A mapping with these keys and no other.
    Map(&'static [Entry]),
    /// A mapping whose keys are named by the person, or are among some words.
    Named(Names, &'static Self),
    /// One of several.
    Either(&'static [Self]),
    /// The criteria: the built-in ones, each judged in its way, and the person's own.
    Criteria,
}

/// What the keys of a mapping may be, where the person names them.
#[derive(Debug, Clone, Copy)]
pub enum Names {
    /// Any text.
    Any,
    /// Currency codes.
    Currencies,
    /// These words.
    Words(fn() -> Vec<&'static str>),
}

/// A file that has a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// `offers/<slug>.yaml`
    Offer,
    /// `profile.yaml`
    Profile,
    /// `gen.yaml`
    Settings,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Offer, Self::Profile, Self::Settings];

    /// The word for it on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Profile => "profile",
            Self::Settings => "config",
        }
    }

    /// Where it lies.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Offer => "offers/<slug>.yaml",
            Self::Profile => "profile.yaml",
            Self::Settings => "gen.yaml",
        }
    }

    /// Its keys.
    #[must_use]
    pub const fn entries(self) -> &'static [Entry] {
        match self {
            Self::Offer => OFFER,
            Self::Profile => PROFILE,
            Self::Settings => SETTINGS,
        }
    }
}

impl Entry {
    const fn new(name: &'static str, form: Form, about: &'static str, example: &'static str) -> Self {
        Self { name, required: false, form, about, example }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// The keys of a criterion, by how it is judged; `None` for the person's own.
#[must_use]
pub fn criterion(built_in: Option<&BuiltIn>) -> Vec<Entry> {
    profile::criterion(built_in)
}

/// What may stand at a dotted way below a file; none where the person names the keys.
#[must_use]
pub fn form(way: &str) -> Option<Form> {
    let mut names = way.split('.');
    let file = names.next()?;
    let root = File::ALL.into_iter().find(|f| f.key() == file)?.entries();
    names.try_fold(Form::Map(root), |form, name| form.below(name))
}

/// The keys of the mapping at a dotted way below a file; none where the person names them.
#[must_use]
pub fn keys(way: &str) -> Option<Vec<&'static str>> {
    Some(form(way)?.map()?.iter().map(|entry| entry.name).collect())
}

impl Form {
    /// The keys, where it is a mapping of fixed ones, or may be.
    #[must_use]
    pub fn map(self) -> Option<&'static [Entry]> {
        match self {
            Self::Map(entries) => Some(entries),
            Self::Either(forms) => forms.iter().find_map(|form| form.map()),
            _ => None,
        }
    }

    /// What a key of it may hold; nothing is known of a criterion's keys, which its name decides.
    #[must_use]
    pub fn below(self, key: &str) -> Option<Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|entry| entry.name == key).map(|entry| entry.form),
            Self::Named(_, form) => Some(*form),
            Self::Either(forms) => forms.iter().find_map(|form| form.below(key)),
            _ => None,
        }
    }

    /// What an item of it may be, where it is a list.
    #[must_use]
    pub fn item(self) -> Option<Self> {
        match self {
            Self::List(form) | Self::Some(form) => Some(*form),
            Self::Either(forms) => forms.iter().find_map(|form| form.item()),
            _ => None,
        }
    }

    /// All that it may be.
    #[must_use]
    pub fn each(&self) -> &[Self] {
        match self {
            Self::Either(forms) => forms,
            form => std::slice::from_ref(form),
        }
    }
}
