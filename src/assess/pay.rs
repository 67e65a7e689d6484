//! Pay: the parts of a year, in the profile's currency.

use crate::model::terms::{Bonus, BonusSize};
use crate::model::{Exact, Money, Place, Profile, Terms};

/// One part of a year's pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayPart {
    /// `base`, `bonus`, `equity`, `benefits` or `sign_on`.
    pub name: &'static str,
    /// What counts a year, in the profile's currency: a sign-on spread over `sign_on_years`.
    pub amount: Exact,
    /// Where the offer says so.
    pub place: Place,
}

/// The parts of `total_pay` and their sum.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayBreakdown {
    /// The parts that the offer gives.
    pub parts: Vec<PayPart>,
    /// The parts that it does not give; they count as 0.
    pub absent: Vec<&'static str>,
    /// The sum a year; `None` without a base.
    pub total: Option<Exact>,
}

/// The parts of a year's pay.
#[must_use]
pub fn breakdown(terms: &Terms, profile: &Profile) -> PayBreakdown {
    let pay = &terms.pay;
    let money = |m: &Money| profile.convert(m).unwrap_or_else(Exact::zero);
    let given = [
        ("base", pay.base.as_ref().map(|b| (money(&b.a_year()), b.place))),
        ("bonus", pay.bonus.as_ref().and_then(|b| Some((bonus(terms, profile)?, b.place)))),
        ("equity", pay.equity.as_ref().map(|e| (money(&e.a_year()), e.place))),
        ("benefits", pay.benefits.as_ref().map(|b| (money(b), b.place))),
        ("sign_on", pay.sign_on.as_ref().map(|s| (spread(money(s), profile), s.place))),
    ];
    let mut found = PayBreakdown::default();
    for (name, part) in given {
        match part {
            Some((amount, place)) => found.parts.push(PayPart { name, amount, place }),
            None => found.absent.push(name),
        }
    }
    found.total = pay.base.as_ref().map(|_| found.parts.iter().map(|p| p.amount.clone()).sum());
    found
}

fn spread(sum: Exact, profile: &Profile) -> Exact {
    sum.over(&profile.sign_on_years).unwrap_or(sum)
}

/// The bonus to expect a year; `None` where there is none, or it is a share of a base that is not known.
#[must_use]
pub fn bonus(terms: &Terms, profile: &Profile) -> Option<Exact> {
    let Bonus { expect, .. } = &terms.pay.bonus.as_ref()?.value;
    match expect {
        BonusSize::Sum(money) => profile.convert(money),
        BonusSize::Share(share) => profile.convert(&terms.pay.base.as_ref()?.a_year()).map(|base| base * share),
    }
}

/// True for a bonus that is counted as a share of the base.
#[must_use]
pub const fn is_share(bonus: &Bonus) -> bool {
    matches!(bonus.expect, BonusSize::Share(_))
}
