//! The terms of an offer: what can be negotiated and improved.

use super::money::{Currency, Money, Per};
use super::number::Exact;
use super::place::Said;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The terms of an offer, or of the present job.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Pay.
    pub pay: Pay,
    /// The city.
    pub city: Option<Said<String>>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<Said<String>>,
    /// Days at home a week, 0 to 7.
    pub remote_days: Option<Said<Exact>>,
    /// Days in the office a week, 0 to 7.
    pub office_days: Option<Said<Exact>>,
    /// Days of paid leave a year.
    pub paid_leave_days: Option<Said<Exact>>,
    /// Minutes of commute, one way.
    pub commute_minutes: Option<Said<Exact>>,
    /// Whether the employer sponsors a visa.
    pub visa_sponsorship: Option<Said<bool>>,
    /// Money for relocation, once.
    pub relocation_assistance: Option<Said<Money>>,
    /// The window in which the employer expects the move.
    pub relocation_window: Option<Said<(Date, Date)>>,
    /// The first day of work.
    pub start_date: Option<Said<Date>>,
    /// Weeks of notice.
    pub notice_weeks: Option<Said<Exact>>,
    /// Values of the person's own criteria.
    pub facts: BTreeMap<String, Said<Exact>>,
    /// Ratings, 1 to 5, by criterion or axis.
    pub ratings: BTreeMap<String, Said<Exact>>,
}

/// The parts of pay, each as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pay {
    /// The currency of amounts that name none; `None` means the profile's.
    pub currency: Option<Said<Currency>>,
    /// Base salary.
    pub base: Option<Said<Salary>>,
    /// Bonus a year.
    pub bonus: Option<Said<Bonus>>,
    /// Equity.
    pub equity: Option<Said<Equity>>,
    /// Sign-on bonus, once.
    pub sign_on: Option<Said<Money>>,
    /// Benefits, a year.
    pub benefits: Option<Said<Money>>,
}

/// A sum that is paid again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salary {
    /// The sum of one payment.
    pub money: Money,
    /// How often it is paid.
    pub per: Per,
}

impl Salary {
    /// The sum of a year.
    #[must_use]
    pub fn a_year(&self) -> Money {
        Money { amount: &self.money.amount * &self.per.times_a_year(), currency: self.money.currency }
    }
}

/// A bonus: what is promised and what to expect of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bonus {
    /// The bonus at target.
    pub target: BonusSize,
    /// What is counted; the target where the file does not say.
    pub expect: BonusSize,
}

/// The size of a bonus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BonusSize {
    /// A share of the base salary, 1 = 100 %.
    Share(Exact),
    /// A sum, a year.
    Sum(Money),
}

/// Equity as it was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equity {
    /// The value of the whole grant.
    pub value: Money,
    /// Over how many years it vests, above 0; default 4.
    pub years: Exact,
    /// The share that vests in each year, 1 = 100 %; sums to 1. Empty: evenly.
    pub vesting: Vec<Exact>,
    /// Months before anything vests.
    pub cliff_months: Option<Exact>,
    /// What a cautious reader takes off, 0 to 1.
    pub haircut: Exact,
}

impl Equity {
    /// What counts a year: the value less the haircut, over its years.
    #[must_use]
    pub fn a_year(&self) -> Money {
        let kept = &self.value.amount * &(Exact::one() - &self.haircut);
        Money { amount: kept.over(&self.years).unwrap_or_else(Exact::zero), currency: self.value.currency }
    }
}
