//! What an offer says on a criterion.

use super::expression::{Answer, Facts};
use super::pay::{self, PayBreakdown};
use crate::model::criterion::Expression;
use crate::model::{Exact, Offer, Place, Profile, Said, Terms};
use jiff::Timestamp;
use jiff::civil::Date;
use std::cell::OnceCell;

/// What the offer says, and where.
#[derive(Debug, Clone, Default)]
pub struct Reading<T> {
    /// The value; `None` where the offer does not say.
    pub value: Option<T>,
    /// Where it stands.
    pub places: Vec<Place>,
}

impl<T> Reading<T> {
    fn none() -> Self {
        Self { value: None, places: Vec::new() }
    }

    fn of(value: T, place: Place) -> Self {
        Self { value: Some(value), places: vec![place] }
    }
}

impl<T: Clone> From<Option<&Said<T>>> for Reading<T> {
    fn from(said: Option<&Said<T>>) -> Self {
        said.map_or_else(Self::none, |s| Self::of(s.value.clone(), s.place))
    }
}

/// The facts of one offer.
pub struct Desk<'a> {
    /// The offer; none for the present job.
    pub offer: Option<&'a Offer>,
    /// The profile.
    pub profile: &'a Profile,
    /// The terms that hold.
    pub terms: &'a Terms,
    /// The parts of pay.
    pub pay: &'a PayBreakdown,
    /// The clock.
    pub as_of: Timestamp,
    /// What expressions read, made when the first one is asked.
    pub facts: OnceCell<Facts>,
}

impl<'a> Desk<'a> {
    /// The facts of an offer at `as_of`, whose pay was reckoned.
    #[must_use]
    pub fn of(offer: &'a Offer, profile: &'a Profile, pay: &'a PayBreakdown, as_of: Timestamp) -> Self {
        Self { offer: Some(offer), profile, terms: offer.terms_at(as_of), pay, as_of, facts: OnceCell::new() }
    }
}

impl Desk<'_> {
    /// The sum of a built-in money criterion, in the profile's currency.
    #[must_use]
    pub fn money(&self, name: &str) -> Reading<Exact> {
        let pay = &self.terms.pay;
        let part = |name: &str| {
            let part = self.pay.parts.iter().find(|p| p.name == name);
            part.map_or_else(Reading::none, |p| Reading::of(p.amount.clone(), p.place))
        };
        let sum = |said: &Option<Said<crate::model::Money>>| match said {
            Some(s) => self.profile.convert(&s.value).map_or_else(Reading::none, |v| Reading::of(v, s.place)),
            None => Reading::none(),
        };
        match name {
            "base_salary" => part("base"),
            "bonus" => self.bonus(),
            "equity_per_year" => part("equity"),
            "benefits_value" => part("benefits"),
            "sign_on" => sum(&pay.sign_on),
            "relocation_assistance" => sum(&self.terms.relocation_assistance),
            _ => Reading { value: self.pay.total.clone(), places: self.pay.parts.iter().map(|p| p.place).collect() },
        }
    }

    fn bonus(&self) -> Reading<Exact> {
        let Some(said) = &self.terms.pay.bonus else { return Reading::none() };
        let part = self.pay.parts.iter().find(|p| p.name == "bonus");
        let mut places = vec![said.place];
        if pay::is_share(&said.value) {
            places.extend(self.terms.pay.base.as_ref().map(|b| b.place));
        }
        Reading { value: part.map(|p| p.amount.clone()), places }
    }

    /// The number of a built-in criterion.
    #[must_use]
    pub fn number(&self, name: &str) -> Reading<Exact> {
        let t = self.terms;
        match name {
            "remote_days" => t.remote_days.as_ref(),
            "office_days" => t.office_days.as_ref(),
            "commute_minutes" => t.commute_minutes.as_ref(),
            "paid_leave_days" => t.paid_leave_days.as_ref(),
            "notice_weeks" => t.notice_weeks.as_ref(),
            _ => None,
        }
        .into()
    }

    /// The rating of a criterion or axis.
    #[must_use]
    pub fn rating(&self, name: &str) -> Reading<Exact> {
        self.terms.ratings.get(name).into()
    }

    /// The value of a criterion of the person's own.
    #[must_use]
    pub fn fact(&self, name: &str) -> Reading<Exact> {
        self.terms.facts.get(name).into()
    }

    /// Whether the employer sponsors a visa; the second is false where no visa is needed.
    #[must_use]
    pub fn visa(&self) -> (Reading<bool>, bool) {
        match &self.terms.country {
            Some(c) if !self.profile.mobility.needs_visa_in.contains(&c.value) => {
                (Reading { value: None, places: vec![c.place] }, false)
            }
            country => {
                let mut reading = Reading::from(self.terms.visa_sponsorship.as_ref());
                reading.places.extend(country.as_ref().map(|c| c.place));
                (reading, true)
            }
        }
    }

    /// The first day of work.
    #[must_use]
    pub fn start(&self) -> Reading<Date> {
        self.terms.start_date.as_ref().into()
    }

    /// What an expression came to.
    #[must_use]
    pub fn ask(&self, expression: &Expression) -> Answer {
        self.facts.get_or_init(|| Facts::new(self)).ask(expression)
    }
}
