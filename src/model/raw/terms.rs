//! Terms: pay, place, days, dates, facts and ratings.

use super::Reader;
use super::fields::Fields;
use super::node::{Kind, Node};
use crate::diag::{Diagnostic, nearest};
use crate::model::builtin::{BUILT_INS, BuiltIn, Kind as Judged};
use crate::model::money::Per;
use crate::model::profile::Profile;
use crate::model::terms::{Bonus, BonusSize, Equity, Pay, Salary, Terms};
use crate::model::words::Axis;
use crate::model::{Currency, Exact, Money, Place, Said};
use std::collections::BTreeMap;

/// What terms are read against: the currency that holds, and the names that may be rated or measured.
pub(super) struct Frame<'p> {
    /// What a number without a currency is in.
    pub currency: Currency,
    /// Whose criteria name the ratings and facts.
    pub profile: &'p Profile,
}

/// The terms among the fields of an offer.
pub(super) fn read_terms(fields: &Fields<'_, '_>, frame: &Frame<'_>) -> Terms {
    let week = |r: &Reader<'_>, n: &Node| r.number_within(n, 0, 7);
    let mut terms = Terms {
        pay: fields.opt("pay", |r, n| read_pay(r, n, frame)).unwrap_or_default(),
        remote_days: fields.said("remote_days", week),
        office_days: fields.said("office_days", week),
        paid_leave_days: fields.said("paid_leave_days", |r, n| r.number_within(n, 0, 366)),
        commute_minutes: fields.said("commute_minutes", |r, n| r.number_within(n, 0, 1440)),
        visa_sponsorship: fields.said("visa_sponsorship", |r, n| r.truth(n)),
        start_date: fields.said("start_date", |r, n| r.day(n)),
        notice_weeks: fields.said("notice_weeks", |r, n| r.number_within(n, 0, 520)),
        facts: fields.opt("facts", |r, n| read_facts(r, n, frame)).unwrap_or_default(),
        ratings: fields.opt("ratings", |r, n| read_ratings(r, n, frame)).unwrap_or_default(),
        ..Terms::default()
    };
    read_place(fields, &mut terms);
    read_relocation(fields, frame, &mut terms);
    terms
}

fn read_place(fields: &Fields<'_, '_>, terms: &mut Terms) {
    let Some(inner) = fields.opt("location", |r, n| r.fields(n)) else { return };
    terms.city = inner.said("city", |r, n| r.line(n));
    terms.country = inner.said("country", |r, n| r.country(n));
    inner.finish();
}

fn read_relocation(fields: &Fields<'_, '_>, frame: &Frame<'_>, terms: &mut Terms) {
    let Some(inner) = fields.opt("relocation", |r, n| r.fields(n)) else { return };
    terms.relocation_assistance = inner.said("assistance", |r, n| money_with_rate(r, n, frame, None));
    terms.relocation_window = inner.said("window", |r, n| r.window(n));
    inner.finish();
}

/// Reports more days at home and in the office than a week has.
pub(super) fn check_week(reader: &Reader<'_>, terms: &Terms) {
    let (Some(home), Some(office)) = (&terms.remote_days, &terms.office_days) else { return };
    let sum = &home.value + &office.value;
    if sum > Exact::int(7) {
        let phrase = format!("remote_days and office_days make {} days a week", sum.plain(2));
        let problem = Diagnostic::error("week", phrase).at(office.place).related(home.place, "the days at home");
        reader.report(problem.expected("expected 7 at most"));
    }
}

/// A sum in a currency that the profile has a rate for; `named` is where the currency was named.
fn money_with_rate(r: &Reader<'_>, node: &Node, frame: &Frame<'_>, named: Option<Place>) -> Option<Money> {
    let money = r.money(node, frame.currency)?;
    require_rate(
        r,
        money.currency,
        named.filter(|_| money.currency == frame.currency).unwrap_or(node.place),
        frame.profile,
    );
    Some(money)
}

pub(super) fn require_rate(r: &Reader<'_>, currency: Currency, place: Place, profile: &Profile) {
    if currency == profile.currency || profile.exchange_rates.contains_key(&currency) {
        return;
    }
    let code = currency.code();
    let problem = Diagnostic::error("rate", format!("the profile has no rate for {code}")).at(place);
    let how =
        format!("add it to the profile: `exchange_rates: {{ {code}: … }}` (1 {code} in {})", profile.currency.code());
    r.report(problem.help(how));
}

fn read_pay(r: &Reader<'_>, node: &Node, frame: &Frame<'_>) -> Option<Pay> {
    let fields = r.fields(node)?;
    let currency = fields.said("currency", |r, n| r.currency(n));
    let named = currency.as_ref().map(|c| c.place);
    if let Some(said) = &currency {
        require_rate(r, said.value, said.place, frame.profile);
    }
    let frame = Frame { currency: currency.as_ref().map_or(frame.currency, |c| c.value), profile: frame.profile };
    let pay = Pay {
        base: fields.said("base", |r, n| read_salary(r, n, &frame, named)),
        bonus: fields.said("bonus", |r, n| read_bonus(r, n, &frame, named)),
        equity: fields.said("equity", |r, n| read_equity(r, n, &frame, named)),
        sign_on: fields.said("sign_on", |r, n| money_with_rate(r, n, &frame, named)),
        benefits: fields.said("benefits", |r, n| money_with_rate(r, n, &frame, named)),
        currency,
    };
    fields.finish();
    Some(pay)
}

fn read_salary(r: &Reader<'_>, node: &Node, frame: &Frame<'_>, named: Option<Place>) -> Option<Salary> {
    if !matches!(node.kind, Kind::Map(_)) {
        return Some(Salary { money: money_with_rate(r, node, frame, named)?, per: Per::Year });
    }
    let fields = r.fields(node)?;
    let money = fields.need("amount", |r, n| money_with_rate(r, n, frame, named));
    let months = fields.said("months", |r, n| r.number_within(n, 12, 16).filter(|m| whole(r, n, m)));
    let word = fields.opt("per", |r, n| r.word(n, &["hour", "day", "month", "year"], |w| w));
    fields.finish();
    let per = match (word, &months) {
        (Some("hour"), _) => Per::Hour,
        (Some("day"), _) => Per::Day,
        (Some("month"), None) => Per::Month(12),
        (Some("month"), Some(m)) => Per::Month(m.value.plain(0).parse().ok()?),
        _ => Per::Year,
    };
    if let Some(said) = months.filter(|_| !matches!(per, Per::Month(_))) {
        r.report(Diagnostic::error("months", "`months` without `per: month`").at(said.place));
    }
    Some(Salary { money: money?.value, per })
}

/// True for a whole number; anything else is reported.
pub(super) fn whole(r: &Reader<'_>, node: &Node, n: &Exact) -> bool {
    if !n.is_whole() {
        r.wrong(node, &format!("{} is not whole", n.plain(6)), "a whole number");
    }
    n.is_whole()
}

fn read_bonus(r: &Reader<'_>, node: &Node, frame: &Frame<'_>, named: Option<Place>) -> Option<Bonus> {
    let size = |r: &Reader<'_>, n: &Node| bonus_size(r, n, frame, named);
    if !matches!(node.kind, Kind::Map(_)) {
        let target = size(r, node)?;
        return Some(Bonus { expect: target.clone(), target });
    }
    let fields = r.fields(node)?;
    let (target, expect) = (fields.need("target", size), fields.said("expect", size));
    fields.finish();
    let target = target?.value;
    Some(Bonus { expect: expect.map_or_else(|| target.clone(), |e| e.value), target })
}

fn bonus_size(r: &Reader<'_>, node: &Node, frame: &Frame<'_>, named: Option<Place>) -> Option<BonusSize> {
    match &node.kind {
        Kind::Scalar { text, .. } if text.contains('%') || text.contains(" percent") => {
            r.share(node, 1000).map(BonusSize::Share)
        }
        _ => money_with_rate(r, node, frame, named).map(BonusSize::Sum),
    }
}

fn read_equity(r: &Reader<'_>, node: &Node, frame: &Frame<'_>, named: Option<Place>) -> Option<Equity> {
    let fields = r.fields(node)?;
    let value = fields.need("value", |r, n| money_with_rate(r, n, frame, named));
    let years = fields.said("years", |r, n| positive(r, n, 20));
    let vesting = fields.said("vesting", |r, n| r.each(n, |r, item| r.number_within(item, 0, 100)));
    let cliff_months = fields.opt("cliff_months", |r, n| r.number_within(n, 0, 240));
    let haircut = fields.opt("haircut", |r, n| r.share(n, 100));
    fields.finish();
    let years = years.map_or_else(|| Exact::int(4), |y| y.value);
    if let Some(vesting) = &vesting {
        check_vesting(r, vesting, &years);
    }
    let percent = |v: Exact| v.over(&Exact::int(100)).unwrap_or_else(Exact::zero);
    Some(Equity {
        value: value?.value,
        years,
        vesting: vesting.map(|v| v.value.into_iter().map(percent).collect()).unwrap_or_default(),
        cliff_months,
        haircut: haircut.unwrap_or_else(Exact::zero),
    })
}

fn check_vesting(r: &Reader<'_>, vesting: &Said<Vec<Exact>>, years: &Exact) {
    let sum: Exact = vesting.value.iter().cloned().sum();
    if sum != Exact::int(100) {
        let problem = Diagnostic::error("vesting", format!("vesting adds up to {} %", sum.plain(2)));
        r.report(problem.at(vesting.place).expected("expected shares that add up to 100"));
    }
    if Exact::int(i64::try_from(vesting.value.len()).unwrap_or(0)) != *years {
        let problem = Diagnostic::error("vesting", format!("vesting names {} years", vesting.value.len()));
        r.report(problem.at(vesting.place).expected(format!("expected {} shares, one a year", years.plain(2))));
    }
}

/// A number above 0, at most `most`.
pub(super) fn positive(r: &Reader<'_>, node: &Node, most: i64) -> Option<Exact> {
    let n = r.number(node)?;
    if n > Exact::zero() && n <= Exact::int(most) {
        return Some(n);
    }
    r.wrong(node, &format!("{} is out of range", n.plain(6)), &format!("a number above 0, at most {most}"));
    None
}

fn read_facts(r: &Reader<'_>, node: &Node, frame: &Frame<'_>) -> Option<BTreeMap<String, Said<Exact>>> {
    let own = |name: &str| frame.profile.criteria.iter().any(|c| &*c.name == name && c.built_in.is_none());
    let names = || frame.profile.criteria.iter().filter(|c| c.built_in.is_none()).map(|c| &*c.name);
    let near = |w: &str| match BuiltIn::find(w) {
        Some(_) => Some(format!("`{w}` has a key of its own: write it outside `facts`")),
        None => nearest(w, names()).map(|name| format!("did you mean `{name}`?")),
    };
    named_numbers(r, node, &own, &near, |r, n| r.not_negative(n))
}

fn read_ratings(r: &Reader<'_>, node: &Node, frame: &Frame<'_>) -> Option<BTreeMap<String, Said<Exact>>> {
    let rated = || BUILT_INS.iter().filter(|b| b.kind == Judged::Rated).map(|b| b.name);
    let own = || frame.profile.criteria.iter().map(|c| &*c.name);
    let axes = || Axis::ALL.iter().map(|a| a.key());
    let known = |name: &str| rated().chain(axes()).any(|n| n == name) || own().any(|n| n == name);
    let near = |w: &str| Some(format!("did you mean `{}`?", nearest(w, own().chain(rated()).chain(axes()))?));
    warn_of_idle(r, node);
    named_numbers(r, node, &known, &near, |r, n| r.number_within(n, 1, 5))
}

/// Warns of ratings that nothing reads: of what is judged by a number, by yes or no, or by a date.
fn warn_of_idle(r: &Reader<'_>, node: &Node) {
    let Kind::Map(entries) = &node.kind else { return };
    let judged = |key: &str| BuiltIn::find(key).is_some_and(|b| b.kind != Judged::Rated);
    for (key, _) in entries.iter().filter(|(key, _)| judged(&key.text)) {
        let problem =
            Diagnostic::warning("idle-rating", format!("this rating counts for nothing: `{}` is not rated", key.text));
        r.report(problem.at(key.place).help("it is judged by what the offer says of it; leave the rating out"));
    }
}

/// A mapping from names that something defines to numbers.
fn named_numbers(
    r: &Reader<'_>,
    node: &Node,
    known: &dyn Fn(&str) -> bool,
    near: &dyn Fn(&str) -> Option<String>,
    read: impl Fn(&Reader<'_>, &Node) -> Option<Exact>,
) -> Option<BTreeMap<String, Said<Exact>>> {
    let mut found = BTreeMap::new();
    for (key, value) in r.fields(node)?.entries() {
        if !known(&key.text) {
            let problem = Diagnostic::error("criterion", format!("nothing defines the criterion `{}`", key.text));
            let problem = problem.at(key.place);
            r.report(match near(&key.text) {
                Some(help) => problem.help(help),
                None => problem.help("define it under `criteria` in the profile, with its axis"),
            });
        } else if let Some(number) = read(r, value) {
            found.insert(key.text.to_string(), Said::new(number, value.place));
        }
    }
    Some(found)
}
