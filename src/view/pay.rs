//! What an offer pays: a year by its parts, each of the first years, and from the low to the high end, each number with
//! what was assumed for it.

use super::data::{EndData, LivingData, PayData, PayPartData};
use super::picture::{Spread, spreads};
use super::say::Speaker;
use super::text::visible;
use super::words::capital;
use super::{PayPart, PayView};
use crate::model::money::Per;
use crate::model::terms::{BonusSize, Pay};
use crate::model::{Exact, Money};
use crate::rules::Recommendation;
use crate::rules::range::End;

/// The parts of pay, where any is known.
pub(super) fn pay(say: &Speaker<'_>, advice: &Recommendation, range: Option<&[End; 2]>) -> Option<PayView> {
    let pay = &say.case.assessment.pay;
    if pay.parts.is_empty() {
        return None;
    }
    let part = |p: &crate::assess::PayPart| PayPart {
        name: capital(&say.word("pay", p.name)),
        amount: say.sum(&p.amount),
        note: Some(say.placed(&say.case.offer.file, p.place)),
        in_offer: in_offer(say, p.name),
        ..PayPart::default()
    };
    let mut parts: Vec<PayPart> = pay.parts.iter().map(part).collect();
    parts.push(PayPart {
        name: capital(&say.word("pay", "total")),
        amount: pay.total.as_ref().map_or_else(|| "–".to_owned(), |t| say.sum(t)),
        in_offer: pay.total.as_ref().and_then(|t| theirs(say, t)),
        total: true,
        ..PayPart::default()
    });
    Some(PayView { parts, years: years(say, range), range: ends(say, advice, range), assumptions: assumptions(say) })
}

/// Each of the first years, on one scale.
fn years(say: &Speaker<'_>, range: Option<&[End; 2]>) -> Vec<PayPart> {
    let sums = &say.case.assessment.pay.years;
    let ends = range.map(|[low, high]| [low.years.as_slice(), high.years.as_slice()]);
    let between = |at: usize| {
        let [low, high] = ends?.map(|years| years.get(at));
        let (low, high) = low.zip(high).filter(|(low, high)| low != high)?;
        Some(say.words.fill("range", "year", &[("low", &say.sum(low)), ("high", &say.sum(high))]))
    };
    let terms = &say.case.offer.terms_at(say.case.as_of).pay;
    let once = terms.sign_on.as_ref().and_then(|sum| say.case.profile.convert(&sum.value)).map(|sum| say.sum(&sum));
    let named = |n: usize| match once.as_deref().filter(|_| n == 1) {
        Some(once) => say.words.fill("pay", "year_once", &[("n", &n.to_string()), ("once", once)]),
        None => say.words.fill("pay", "year", &[("n", &n.to_string())]),
    };
    let year = |(n, (sum, bar)): (usize, (&Exact, Spread))| PayPart {
        name: capital(&named(n + 1)),
        amount: say.sum(sum),
        in_offer: theirs(say, sum),
        range: between(n),
        bar: Some(bar),
        ..PayPart::default()
    };
    sums.iter().zip(spreads(sums, ends)).enumerate().map(year).collect()
}

/// The sum in the currency in which the employer pays the base, where that is another one.
fn theirs(say: &Speaker<'_>, sum: &Exact) -> Option<String> {
    let pay = &say.case.offer.terms_at(say.case.as_of).pay;
    let currency = pay.base.as_ref()?.money.currency;
    let rate = &say.case.profile.exchange_rates.get(&currency).filter(|_| currency != say.case.profile.currency)?.value;
    Some(say.locale.money(&Money { amount: sum.over(rate)?, currency }))
}

/// How a part stands in the offer, and what it comes to a year there; none where that is the number itself.
fn in_offer(say: &Speaker<'_>, part: &str) -> Option<String> {
    let pay = &say.case.offer.terms_at(say.case.as_of).pay;
    let (written, year) = written(say, pay, part)?;
    let year = say.locale.money(&year);
    let own = pay_currency(pay, part).is_none_or(|c| c == say.case.profile.currency);
    Some(match written {
        None if own => return None,
        None => year,
        Some(written) if own => written,
        Some(written) => format!("{written} = {year}"),
    })
}

fn pay_currency(pay: &Pay, part: &str) -> Option<crate::model::Currency> {
    let base = || pay.base.as_ref().map(|b| b.money.currency);
    match part {
        "base" => base(),
        "bonus" => match &pay.bonus.as_ref()?.expect {
            BonusSize::Sum(money) => Some(money.currency),
            BonusSize::Share(_) => base(),
        },
        "equity" => pay.equity.as_ref().map(|e| e.value.value.currency),
        "benefits" => pay.benefits.as_ref().map(|b| b.currency),
        _ => pay.sign_on.as_ref().map(|s| s.currency),
    }
}

/// The sum as the offer has it, where it takes more than one number, and what it comes to a year.
fn written(say: &Speaker<'_>, pay: &Pay, part: &str) -> Option<(Option<String>, Money)> {
    let money = |m: &Money| say.locale.money(m);
    let count = |n: &Exact| say.locale.number(n, 2);
    Some(match part {
        "base" => {
            let base = &pay.base.as_ref()?.value;
            let times = base.per.times_a_year();
            let text = (base.per != Per::Year).then(|| format!("{} × {}", money(&base.money), count(&times)));
            (text, base.a_year())
        }
        "bonus" => match &pay.bonus.as_ref()?.expect {
            BonusSize::Sum(sum) => (None, sum.clone()),
            BonusSize::Share(share) => {
                let base = pay.base.as_ref()?.a_year();
                let sum = Money { amount: &base.amount * share, currency: base.currency };
                (Some(format!("{} × {}", say.locale.percent(share), money(&base))), sum)
            }
        },
        "equity" => {
            let equity = &pay.equity.as_ref()?.value;
            let kept = Exact::one() - &equity.haircut;
            let whole = kept == Exact::one();
            let kept = if whole { String::new() } else { format!(" × {}", say.locale.percent(&kept)) };
            (Some(format!("{}{kept} ÷ {}", money(&equity.value), count(&equity.years))), equity.a_year())
        }
        "benefits" => (None, pay.benefits.as_ref()?.value.clone()),
        _ => {
            let once = &pay.sign_on.as_ref()?.value;
            let years = &say.case.profile.sign_on_years;
            let a_year = Money { amount: once.amount.over(years)?, currency: once.currency };
            (Some(format!("{} ÷ {}", money(once), count(years))), a_year)
        }
    })
}

/// From the low to the high end, and whether the advice is the same there.
fn ends(say: &Speaker<'_>, advice: &Recommendation, range: Option<&[End; 2]>) -> Vec<String> {
    let (Some([low, high]), Some(total)) = (range, &say.case.assessment.pay.total) else {
        return Vec::new();
    };
    let (from, to, middle) = (say.sum(&low.total), say.sum(&high.total), say.sum(total));
    let mut said = vec![
        say.words.fill("range", "says", &[("low", &from), ("high", &to), ("expected", &middle)]),
        say.word("range", "how"),
    ];
    let other = [("low", low), ("high", high)];
    let other = other.into_iter().filter(|(_, end)| (end.action, end.strength) != (advice.action, advice.strength));
    let other = other.map(|(key, end)| {
        let (action, strength) = (say.word("action", end.action.key()), say.word("strength", end.strength.key()));
        say.words.fill("range", key, &[("action", &action), ("strength", &strength)])
    });
    let other: Vec<String> = other.collect();
    if other.is_empty() {
        said.push(say.word("range", "same"));
    }
    said.extend(other);
    said
}

/// What the numbers rest on.
fn assumptions(say: &Speaker<'_>) -> Vec<String> {
    let (pay, profile) = (&say.case.assessment.pay, say.case.profile);
    let terms = &say.case.offer.terms_at(say.case.as_of).pay;
    let mut out = Vec::new();
    for (currency, rate) in &profile.exchange_rates {
        let parts = ["base", "bonus", "equity", "benefits", "sign_on"];
        if parts.iter().any(|part| pay_currency(terms, part) == Some(*currency)) && *currency != profile.currency {
            let (place, worth) =
                (say.placed(&profile.file, rate.place), say.locale.rate(&rate.value, profile.currency));
            let with = [("currency", currency.code()), ("worth", &worth), ("place", &place)];
            out.push(say.words.fill("assumption", "rate", &with));
        }
    }
    out.extend(terms.base.as_ref().and_then(|base| period(say, base.per)));
    out.extend(doubted(say, terms));
    out.extend(equity(say, terms));
    if terms.sign_on.is_some() {
        out.push(say.words.fill("assumption", "sign_on", &[("years", &say.locale.number(&profile.sign_on_years, 1))]));
    }
    if !pay.years.is_empty() {
        out.push(say.word("assumption", "years"));
    }
    out.extend(absent(say, terms));
    out.extend(living(say));
    out
}

/// What the offer does not have; without a base salary there is no total in which it could count.
fn absent(say: &Speaker<'_>, terms: &Pay) -> Option<String> {
    let shares = terms.bonus.is_some();
    let missing = say.case.assessment.pay.absent.iter().filter(|name| **name != "bonus" || !shares);
    let names: Vec<String> = missing.map(|name| say.word("pay", name)).collect();
    let key = if terms.base.is_some() { "absent" } else { "no_total" };
    (!names.is_empty()).then(|| say.words.fill("assumption", key, &[("list", &say.locale.list(&names))]))
}

/// How often the base is paid.
fn period(say: &Speaker<'_>, per: Per) -> Option<String> {
    match per {
        Per::Hour => Some(say.word("assumption", "hour")),
        Per::Day => Some(say.word("assumption", "day")),
        Per::Month(12) | Per::Year => None,
        Per::Month(n) => Some(say.words.fill("assumption", "months", &[("n", &n.to_string())])),
    }
}

/// A bonus that counts otherwise than promised.
fn doubted(say: &Speaker<'_>, pay: &Pay) -> Option<String> {
    let bonus = pay.bonus.as_ref().filter(|b| b.target != b.expect)?;
    let size = |size: &BonusSize| match size {
        BonusSize::Share(share) => say.locale.percent(share),
        BonusSize::Sum(money) => say.locale.money(money),
    };
    let with = [("expect", &*size(&bonus.expect)), ("target", &size(&bonus.target))];
    Some(say.words.fill("assumption", "expect", &with))
}

fn equity(say: &Speaker<'_>, pay: &Pay) -> Vec<String> {
    let Some(equity) = &pay.equity else { return Vec::new() };
    let years = say.locale.number(&equity.years, 1);
    let with = [("years", &*years), ("haircut", &say.locale.percent(&equity.haircut))];
    let key = if equity.haircut.is_zero() { "equity_whole" } else { "equity" };
    let mut out = vec![say.words.fill("assumption", key, &with)];
    if !equity.vesting.is_empty() {
        let shares: Vec<String> = equity.vesting.iter().map(|share| say.locale.percent(share)).collect();
        out.push(say.words.fill("assumption", "vesting", &[("list", &say.locale.list(&shares))]));
    }
    if let Some(months) = equity.cliff_months.as_ref().filter(|m| !m.is_zero()) {
        out.push(say.words.fill("assumption", "cliff", &[("months", &say.locale.number(months, 1))]));
    }
    out
}

/// What the pay is worth where the work is: the city, its costs against those at home, and the sum at home.
fn worth(say: &Speaker<'_>) -> Option<(String, Exact, Exact)> {
    let city = &say.case.offer.terms_at(say.case.as_of).city.as_ref()?.value;
    let total = say.case.assessment.pay.total.as_ref()?;
    let mut known = say.case.profile.living_costs.iter();
    let (_, costs) = known.find(|(name, _)| name.to_lowercase() == city.to_lowercase())?;
    Some((visible(city), costs.clone(), total.over(costs)?))
}

fn living(say: &Speaker<'_>) -> Option<String> {
    let total = say.case.assessment.pay.total.as_ref()?;
    if let Some((city, costs, sum)) = worth(say) {
        let (factor, total, sum) = (say.locale.number(&costs, 9), say.sum(total), say.sum(&sum.rounded(0)));
        let with = [("city", &*city), ("factor", &factor), ("total", &total), ("sum", &sum)];
        return Some(say.words.fill("assumption", "living", &with));
    }
    let city = &say.case.offer.terms_at(say.case.as_of).city.as_ref()?.value;
    let asked = !say.case.profile.living_costs.is_empty();
    asked.then(|| say.words.fill("assumption", "no_living", &[("city", &visible(city))]))
}

/// The same as data.
pub(super) fn data(say: &Speaker<'_>, range: Option<&[End; 2]>) -> Option<PayData> {
    let pay = &say.case.assessment.pay;
    if pay.parts.is_empty() {
        return None;
    }
    let sum = |amount: &Exact| format!("{} {}", amount.plain(2), say.case.profile.currency.code());
    let end = |end: &End| EndData { total: sum(&end.total), action: end.action.key() };
    let [low, high] = range.map_or([None, None], |[low, high]| [Some(end(low)), Some(end(high))]);
    let part = |p: &crate::assess::PayPart| PayPartData {
        name: p.name,
        amount: sum(&p.amount),
        key: say.key(&say.case.offer.file, p.place),
    };
    Some(PayData {
        currency: say.case.profile.currency.code().to_owned(),
        total: pay.total.as_ref().map(sum),
        parts: pay.parts.iter().map(part).collect(),
        absent: pay.absent.clone(),
        years: pay.years.iter().map(sum).collect(),
        low,
        high,
        living: worth(say).map(|(city, costs, at_home)| LivingData {
            city,
            costs: costs.to_f64(),
            total: sum(&at_home),
        }),
        assumptions: assumptions(say),
    })
}
