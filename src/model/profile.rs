//! Who decides and what they need: `profile.yaml`.

use super::Checked;
use super::criterion::Criterion;
use super::money::{Currency, Money};
use super::number::Exact;
use super::place::Said;
use super::raw::Node;
use super::terms::Terms;
use super::words::{Axis, Language, Tone};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A checked profile. It can be read, never made or changed, outside [`super::raw`].
#[derive(Debug, Clone)]
pub struct Profile {
    /// The file, as shown to the person; empty for the neutral profile.
    pub file: Arc<str>,
    /// Full name.
    pub name: Option<Said<String>>,
    /// Email address.
    pub email: Option<Said<String>>,
    /// Phone number.
    pub phone: Option<Said<String>>,
    /// Links by their name, http or https.
    pub links: BTreeMap<String, String>,
    /// The candidate's clock.
    pub time_zone: TimeZone,
    /// The language of the dossier.
    pub language: Language,
    /// The tone of messages.
    pub tone: Tone,
    /// The currency in which pay is compared.
    pub currency: Currency,
    /// What one unit of another currency is worth in `currency`; above 0.
    pub exchange_rates: BTreeMap<Currency, Said<Exact>>,
    /// Living costs of cities relative to home = 1; above 0.
    pub living_costs: BTreeMap<String, Exact>,
    /// The decision window in hours, 48 to 72 (T1).
    pub window_hours: i64,
    /// The share of a target by which a sum may fall short and still be worth asking for, 0 to 1.
    pub negotiation_reach: Exact,
    /// Over how many years a sign-on bonus counts, 1 or more.
    pub sign_on_years: Exact,
    /// The weight of each axis; not negative, not all 0.
    pub weights: BTreeMap<Axis, Exact>,
    /// The overall score from which D12 advises to accept, 0 to 100.
    pub accept: Exact,
    /// The overall score below which D14 advises to decline, 0 to `accept`.
    pub decline: Exact,
    /// Names that must never appear in a message.
    pub confidential: Vec<Said<String>>,
    /// A planned move.
    pub mobility: Mobility,
    /// The present job, the baseline of staying.
    pub current_job: Option<Terms>,
    /// The criteria, in the order of the file.
    pub criteria: Vec<Criterion>,
    /// The file as a tree, for expressions.
    pub tree: Node,
    pub(super) _checked: Checked,
}

/// A planned move.
#[derive(Debug, Clone, Default)]
pub struct Mobility {
    /// Countries (ISO 3166-1 alpha-2) in which the candidate needs a visa.
    pub needs_visa_in: Vec<String>,
    /// Weeks that a visa is expected to take.
    pub visa_weeks: Option<Said<Exact>>,
    /// The window of the move, both days inclusive.
    pub move_between: Option<Said<(Date, Date)>>,
    /// Logistics to keep in mind.
    pub constraints: Vec<String>,
}

/// The amount in the `home` currency, exact; `None` where there is no rate.
#[must_use]
pub fn converted(money: &Money, home: Currency, rates: &BTreeMap<Currency, Said<Exact>>) -> Option<Exact> {
    if money.currency == home {
        return Some(money.amount.clone());
    }
    rates.get(&money.currency).map(|rate| &money.amount * &rate.value)
}

impl Profile {
    /// The amount in the profile's currency, exact; `None` where there is no rate (a checked offer never has that).
    #[must_use]
    pub fn convert(&self, money: &Money) -> Option<Exact> {
        converted(money, self.currency, &self.exchange_rates)
    }

    /// The axis's weight, 1 where the profile does not say.
    #[must_use]
    pub fn weight(&self, axis: Axis) -> Exact {
        self.weights.get(&axis).cloned().unwrap_or_else(Exact::one)
    }
}
