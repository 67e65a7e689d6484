//! Pay: the parts of a year and each of the first years, in the profile's currency.

use crate::model::terms::{Bonus, BonusSize, Equity};
use crate::model::{Exact, Money, Place, Profile, Terms};

/// How many years are looked at one by one.
pub const YEARS: i64 = 4;

/// How what is uncertain turns out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Nothing comes of what the file itself doubts: a bonus below or above its target, equity with a haircut.
    Low,
    /// What the file says is to be expected.
    Expected,
    /// The bonus at its target or what is expected, whichever is more, and the equity without a haircut.
    High,
}

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
    /// What each of the first years really pays; empty without a base.
    pub years: Vec<Exact>,
}

/// The parts of a year's pay, as they are to be expected.
#[must_use]
pub fn breakdown(terms: &Terms, profile: &Profile) -> PayBreakdown {
    breakdown_at(terms, profile, Outlook::Expected)
}

/// The parts of a year's pay where what is uncertain turns out so.
#[must_use]
pub fn breakdown_at(terms: &Terms, profile: &Profile, outlook: Outlook) -> PayBreakdown {
    let pay = &terms.pay;
    let money = |m: &Money| profile.convert(m).unwrap_or_else(Exact::zero);
    let kept = pay.equity.as_ref().map(|e| (money(&e.value.value) * &kept(&e.value, outlook), e));
    let given = [
        ("base", pay.base.as_ref().map(|b| (money(&b.a_year()), b.place))),
        ("bonus", pay.bonus.as_ref().and_then(|b| Some((bonus_at(terms, profile, outlook)?, b.place)))),
        ("equity", kept.as_ref().map(|(sum, e)| (sum.over(&e.years).unwrap_or_default(), e.place))),
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
    if pay.base.is_some() {
        found.total = Some(found.parts.iter().map(|p| p.amount.clone()).sum());
        let again = ["base", "bonus", "benefits"];
        let yearly: Exact = found.parts.iter().filter(|p| again.contains(&p.name)).map(|p| p.amount.clone()).sum();
        let once = pay.sign_on.as_ref().map_or_else(Exact::zero, |s| money(s));
        let year = |n: i64| {
            let vests = kept.as_ref().map_or_else(Exact::zero, |(sum, e)| sum * &vests_in(&e.value, n));
            if n == 1 { &yearly + &vests + &once } else { &yearly + &vests }
        };
        found.years = (1..=YEARS).map(year).collect();
    }
    found
}

fn spread(sum: Exact, profile: &Profile) -> Exact {
    sum.over(&profile.sign_on_years).unwrap_or(sum)
}

/// The share of the grant that counts.
fn kept(equity: &Equity, outlook: Outlook) -> Exact {
    match outlook {
        Outlook::Low if !equity.haircut.is_zero() => Exact::zero(),
        Outlook::High => Exact::one(),
        _ => Exact::one() - &equity.haircut,
    }
}

/// The share of the grant that vests in this year, counted from 1: what has built up by its end, less what had by its
/// start. Before the cliff nothing has.
fn vests_in(equity: &Equity, year: i64) -> Exact {
    let by = |years: i64| {
        let months = Exact::int(12 * years);
        let waits = equity.cliff_months.as_ref().is_some_and(|cliff| months < *cliff);
        if waits { Exact::zero() } else { built_up(equity, years) }
    };
    by(year) - by(year - 1)
}

/// The share of the grant that has built up after so many years.
fn built_up(equity: &Equity, years: i64) -> Exact {
    let passed = usize::try_from(years).unwrap_or_default();
    if equity.vesting.is_empty() {
        return Exact::int(years).over(&equity.years).unwrap_or_else(Exact::one).min(Exact::one());
    }
    equity.vesting.iter().take(passed).cloned().sum()
}

/// The bonus of a year; `None` where there is none, or it is a share of a base that is not known.
fn bonus_at(terms: &Terms, profile: &Profile, outlook: Outlook) -> Option<Exact> {
    let Bonus { target, expect } = &terms.pay.bonus.as_ref()?.value;
    let sum = |size: &BonusSize| match size {
        BonusSize::Sum(money) => profile.convert(money),
        BonusSize::Share(share) => profile.convert(&terms.pay.base.as_ref()?.a_year()).map(|base| base * share),
    };
    let (target, expected) = (sum(target)?, sum(expect)?);
    Some(match outlook {
        Outlook::Low if target != expected => Exact::zero(),
        Outlook::High => target.max(expected),
        _ => expected,
    })
}

/// True for a bonus that is counted as a share of the base.
#[must_use]
pub const fn is_share(bonus: &Bonus) -> bool {
    matches!(bonus.expect, BonusSize::Share(_))
}
