//! The facts of the files as the values of expressions, each in the unit that the profile counts in.
//!
//! What a key may hold (`model::shape`) tells how it is read: a sum is a number in the profile's currency, a share its percent.
//! What the person names alone is taken as it looks.

use super::facts::Desk;
use crate::model::builtin::{BUILT_INS, Kind as Judged};
use crate::model::profile::converted;
use crate::model::raw::{Kind, Node};
use crate::model::shape::{self, Entry, Form};
use crate::model::terms::BonusSize;
use crate::model::{Currency, Exact, Money, Offer, Profile, Terms};
use jiff::Timestamp;
use minijinja::value::{Enumerator, Object, ObjectExt};
use minijinja::{Error, ErrorKind, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A mapping that tells when a key is read that it does not have.
#[derive(Debug)]
struct Mapping {
    entries: Vec<(String, Value)>,
    missed: Arc<AtomicBool>,
}

impl Object for Mapping {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let found = self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
        if found.is_none() {
            self.missed.store(true, Ordering::Relaxed);
        }
        found
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.mapped_enumerator(|m| Box::new(m.entries.iter().map(|(name, _)| Value::from(name.as_str()))))
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// Makes values that share one flag.
pub(super) struct Maker<'m> {
    /// Whether a key was read that is not there.
    pub missed: &'m Arc<AtomicBool>,
    /// In whose currency sums count.
    pub profile: &'m Profile,
}

/// How a value is read: what its key may hold, and the currency of a sum that names none.
#[derive(Clone, Copy)]
struct Sort {
    form: Option<Form>,
    currency: Currency,
}

impl Maker<'_> {
    pub(super) fn mapping(&self, entries: Vec<(String, Value)>) -> Value {
        Value::from_object(Mapping { entries, missed: Arc::clone(self.missed) })
    }

    /// The file of an offer with its log, or the current job.
    pub(super) fn offer(&self, desk: &Desk<'_>, log: &Value) -> Value {
        let Some(offer) = desk.offer else { return self.current_job().unwrap_or_default() };
        let tree = offer.tree_at(desk.as_of);
        let mut entries = self.with_pay(self.entries(tree, self.sort(shape::OFFER)), desk.terms);
        entries.retain(|(key, _)| match key.as_str() {
            "log" | "improved_terms" => false,
            "signed" => offer.signed_at(desk.as_of).is_some(),
            _ => true,
        });
        entries.push(("log".to_owned(), log.clone()));
        self.mapping(entries)
    }

    /// The file of the profile.
    pub(super) fn profile(&self) -> Value {
        let mut entries = self.entries(&self.profile.tree, self.sort(shape::PROFILE));
        if let Some(job) = self.current_job() {
            put(&mut entries, "current_job", Some(job));
        }
        self.mapping(entries)
    }

    fn current_job(&self) -> Option<Value> {
        let (tree, terms) = (self.profile.tree.get("current_job")?, self.profile.current_job.as_ref()?);
        Some(self.mapping(self.with_pay(self.entries(tree, self.sort(shape::TERMS)), terms)))
    }

    /// The keys of terms, where base salary and bonus are one number each, however they are written: the base a year, and
    /// the bonus that is to be expected.
    fn with_pay(&self, mut entries: Vec<(String, Value)>, terms: &Terms) -> Vec<(String, Value)> {
        let sum = |money: &Money| self.profile.convert(money).map(|sum| exact(&sum));
        let base = terms.pay.base.as_ref().and_then(|base| sum(&base.value.a_year()));
        let bonus = terms.pay.bonus.as_ref().and_then(|bonus| match &bonus.value.expect {
            BonusSize::Share(share) => Some(exact(&(share * &Exact::int(100)))),
            BonusSize::Sum(money) => sum(money),
        });
        for (_, pay) in entries.iter_mut().filter(|(name, _)| name == "pay") {
            let Some(written) = pay.downcast_object_ref::<Mapping>() else { continue };
            let mut parts = written.entries.clone();
            put(&mut parts, "base", base.clone());
            put(&mut parts, "bonus", bonus.clone());
            *pay = self.mapping(parts);
        }
        entries
    }

    /// What the offer comes to on the built-in criteria, as they are judged: sums a year.
    pub(super) fn terms(&self, desk: &Desk<'_>) -> Value {
        let value = |name: &str, judged: Judged| match judged {
            Judged::Money => desk.money(name).value.map(|sum| exact(&sum)),
            Judged::Number { .. } => desk.number(name).value.map(|number| exact(&number)),
            Judged::Rated => desk.rating(name).value.map(|rating| exact(&rating)),
            Judged::YesNo => desk.visa().0.value.map(Value::from),
            Judged::Window => desk.start().value.map(|day| Value::from(day.to_string())),
        };
        let entries = BUILT_INS.iter().filter_map(|b| Some((b.name.to_owned(), value(b.name, b.kind)?)));
        self.mapping(entries.collect())
    }

    /// `money('100000 USD')`: a sum in the profile's currency.
    pub(super) fn money(&self) -> Value {
        let (home, rates) = (self.profile.currency, self.profile.exchange_rates.clone());
        Value::from_function(move |text: String| {
            let wrong = |why| Error::new(ErrorKind::InvalidOperation, why);
            let sum = Money::parse(&text, home).ok_or_else(|| wrong(format!("`{text}` is no sum of money")))?;
            let no_rate = || wrong(format!("the profile has no rate for {}", sum.currency.code()));
            converted(&sum, home, &rates).map(|sum| exact(&sum)).ok_or_else(no_rate)
        })
    }

    pub(super) fn log(&self, offer: &Offer, as_of: Timestamp) -> Value {
        let entry = |e: &crate::model::offer::LogEntry| {
            let at = if e.at.day_only { e.at.at.date().to_string() } else { e.at.at.strftime("%F %R").to_string() };
            let mut entries = vec![("at".to_owned(), Value::from(at)), ("what".to_owned(), Value::from(e.what.key()))];
            entries.extend(e.by.map(|by| ("by".to_owned(), Value::from(by.key()))));
            entries.extend(e.note.as_ref().map(|note| ("note".to_owned(), Value::from(note.as_str()))));
            self.mapping(entries)
        };
        Value::from(offer.log_at(as_of).map(entry).collect::<Vec<_>>())
    }

    fn sort(&self, entries: &'static [Entry]) -> Sort {
        Sort { form: Some(Form::Map(entries)), currency: self.profile.currency }
    }

    fn value(&self, node: &Node, sort: Sort) -> Option<Value> {
        match &node.kind {
            Kind::Null => None,
            Kind::Scalar { text, plain } => Some(self.scalar(text, *plain, sort)),
            Kind::List(items) => {
                let sort = Sort { form: sort.form.and_then(Form::item), ..sort };
                Some(Value::from(items.iter().filter_map(|i| self.value(i, sort)).collect::<Vec<_>>()))
            }
            Kind::Map(_) => Some(self.mapping(self.entries(node, sort))),
        }
    }

    /// The entries of a mapping; a key with an empty value is absent.
    fn entries(&self, node: &Node, sort: Sort) -> Vec<(String, Value)> {
        let Kind::Map(entries) = &node.kind else { return Vec::new() };
        let currency = named_currency(node).unwrap_or(sort.currency);
        let inner = |key: &str| Sort { form: sort.form.and_then(|form| form.below(key)), currency };
        let entries = entries.iter();
        entries.filter_map(|(key, value)| Some((key.text.to_string(), self.value(value, inner(&key.text))?))).collect()
    }

    fn scalar(&self, text: &str, plain: bool, sort: Sort) -> Value {
        let typed = match &sort.form {
            Some(form) => form.each().iter().find_map(|form| self.typed(text, *form, sort.currency)),
            None if plain => self.looked_at(text),
            None => None,
        };
        typed.unwrap_or_else(|| Value::from(text))
    }

    /// A text without quotes of which nothing is known: yes/no, a number, a sum that names its currency.
    fn looked_at(&self, text: &str) -> Option<Value> {
        let read = |form| self.typed(text, form, self.profile.currency);
        [Form::Truth, Form::NotNegative, Form::Money].into_iter().find_map(read)
    }

    /// A text in the unit of what it may be; nothing where it is not that.
    fn typed(&self, text: &str, form: Form, home: Currency) -> Option<Value> {
        match form {
            Form::Truth => text.parse().ok().map(|truth: bool| Value::from(truth)),
            Form::Share(_) => Exact::parse(text.strip_suffix('%')?.trim_end()).map(|percent| exact(&percent)),
            Form::Money => self.profile.convert(&Money::parse(text, home)?).map(|sum| exact(&sum)),
            Form::Number(..) | Form::Whole(..) | Form::Above0(_) | Form::NotNegative => {
                Exact::parse(text).map(|number| exact(&number))
            }
            _ => None,
        }
    }
}

/// Puts a value in the place of the one that is there.
fn put(entries: &mut [(String, Value)], key: &str, value: Option<Value>) {
    if let (Some(entry), Some(value)) = (entries.iter_mut().find(|(name, _)| name == key), value) {
        entry.1 = value;
    }
}

/// The currency that a mapping names for the sums in it.
fn named_currency(node: &Node) -> Option<Currency> {
    match &node.get("currency")?.kind {
        Kind::Scalar { text, .. } => Currency::from_code(text),
        _ => None,
    }
}

/// A number: whole where it is, so that it is shown and compared without a fraction.
fn exact(number: &Exact) -> Value {
    let whole = number.is_whole().then(|| number.plain(0).parse::<i64>().ok()).flatten();
    whole.map_or_else(|| Value::from(number.to_f64()), Value::from)
}
