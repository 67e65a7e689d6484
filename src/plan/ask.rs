//! Criteria in the words of a message: what to ask, and what to ask for.

use crate::assess::{Judged, Quantity, Step};
use crate::content::{Facts, Pack, Value};
use crate::model::{Exact, Measure, Money, Standing};
use crate::rules::Case;

/// The facts to ask for where a profile names no criteria, in this order, unless the offer gives them.
const FIRST: [&str; 4] = ["responsibilities", "base_salary", "remote_days", "start_date"];

/// How many questions a message holds where no must asks for more.
const ENOUGH: usize = 5;

/// The questions of a message: each unknown must; without any, what else is unknown.
pub(super) fn questions(case: &Case<'_>, pack: &Pack) -> Vec<String> {
    let unknown = |must: bool| {
        let judged = case.assessment.judged.iter();
        judged.filter(move |j| j.standing == Standing::Unknown && j.must >= must).map(|j| &*j.name)
    };
    let mut names: Vec<&str> = unknown(true).collect();
    if names.is_empty() {
        names = unknown(false).take(ENOUGH).collect();
    }
    if names.is_empty() {
        names = FIRST.into_iter().filter(|name| !given(case, name)).collect();
    }
    names.into_iter().map(|name| question(name, pack)).collect()
}

fn given(case: &Case<'_>, name: &str) -> bool {
    let terms = case.offer.terms_at(case.as_of);
    match name {
        "base_salary" => terms.pay.base.is_some(),
        "remote_days" => terms.remote_days.is_some(),
        "start_date" => terms.start_date.is_some(),
        _ => terms.ratings.contains_key(name),
    }
}

fn question(name: &str, pack: &Pack) -> String {
    let key = format!("question.{name}");
    let text = pack.label(&key);
    if text == key {
        pack.label("question.any").replace("{criterion}", &criterion(name, pack))
    } else {
        text.to_owned()
    }
}

/// A criterion as it stands inside a sentence.
pub(super) fn criterion(name: &str, pack: &Pack) -> String {
    let found = ["criterion", "axis"].iter().find_map(|group| {
        let key = format!("{group}.{name}");
        let text = pack.label(&key);
        (text != key).then(|| text.to_owned())
    });
    found.unwrap_or_else(|| name.replace('_', " "))
}

/// What is asked for: `a base salary of 85,000 EUR a year`.
pub(super) fn ask(case: &Case<'_>, step: &Step, pack: &Pack) -> Result<String, String> {
    let judged = case.assessment.judged.get(step.index);
    let mut holds = vec![if judged.is_some_and(|j| j.ceiling) { "ceiling" } else { "floor" }];
    match &step.to {
        Quantity::Number(n) if *n == Exact::one() => holds.extend(["number", "one"]),
        Quantity::Rating(_) | Quantity::YesNo(_) => {}
        _ => holds.push("number"),
    }
    let to = quantity(case, &step.to, judged, pack);
    let facts = Facts::new(holds, [("to", Value::from(to)), ("name", Value::from(criterion(&step.name, pack)))]);
    let own = format!("ask.{}", step.name);
    let path = if pack.has("asks", &own) { &own } else { "ask.any" };
    pack.say("asks", path, &facts)
}

fn quantity(case: &Case<'_>, to: &Quantity, judged: Option<&Judged>, pack: &Pack) -> String {
    let locale = pack.locale();
    match to {
        Quantity::Money(sum) => locale.money(&in_their_currency(case, sum)),
        Quantity::Number(n) => {
            let unit = judged.and_then(|j| unit(case, j)).map(|unit| format!(" {unit}")).unwrap_or_default();
            locale.number(n, 2) + &unit
        }
        Quantity::Rating(n) => locale.number(n, 1),
        Quantity::Day(day) => locale.day(*day),
        Quantity::Window(from, to) => locale.list(&[locale.day(*from), locale.day(*to)]),
        Quantity::Days(n) => n.to_string(),
        Quantity::YesNo(_) => String::new(),
    }
}

/// A sum in the currency in which the employer pays, rounded up to a full hundred; as it is where that is the
/// profile's own.
fn in_their_currency(case: &Case<'_>, sum: &Exact) -> Money {
    let (pay, profile) = (&case.offer.terms_at(case.as_of).pay, case.profile);
    let named = pay.base.as_ref().map(|b| b.value.money.currency).or(pay.currency.as_ref().map(|c| c.value));
    let theirs = named.filter(|c| *c != profile.currency).and_then(|currency| {
        let hundreds = sum.over(&(&profile.exchange_rates.get(&currency)?.value * &Exact::int(100)))?;
        let whole = hundreds.rounded(0);
        let up = if whole < hundreds { &whole + &Exact::one() } else { whole };
        Some(Money { amount: &up * &Exact::int(100), currency })
    });
    theirs.unwrap_or_else(|| Money { amount: sum.clone(), currency: profile.currency })
}

/// The unit of a criterion of the person's own.
fn unit<'a>(case: &Case<'a>, judged: &Judged) -> Option<&'a str> {
    match &case.profile.criteria.get(judged.index?)?.measure {
        Measure::Own { unit, .. } => unit.as_deref(),
        _ => None,
    }
}

/// A point of a proposal: what is asked for, and why, where the profile says why and names nobody who is confidential.
pub(super) fn proposal(case: &Case<'_>, step: &Step, pack: &Pack) -> Result<String, String> {
    let ask = capital(&ask(case, step, pack)?);
    let index = case.assessment.judged.get(step.index).and_then(|j| j.index);
    let because = index.and_then(|i| case.profile.criteria.get(i)?.because.as_deref()).map(str::trim);
    // The rationale stands in the person's own language: another one would be heard in the message.
    let same = case.offer.language == case.profile.language;
    let because = because.filter(|why| same && !why.is_empty() && !names_somebody(case, why));
    let holds = because.map(|_| "reasoned");
    let because = because.unwrap_or_default().trim_end_matches('.').replace(['\r', '\n'], " ");
    let facts = Facts::new(holds, [("ask", Value::from(ask)), ("because", Value::from(because))]);
    pack.say("asks", "proposal", &facts)
}

/// True where a text names what no message may name (W4).
fn names_somebody(case: &Case<'_>, text: &str) -> bool {
    let text = text.to_lowercase();
    let confidential = case.profile.confidential.iter().map(|name| name.value.as_str());
    let company = case.field.latest_yes().map(|yes| yes.company.as_str());
    confidential.chain(company).any(|name| text.contains(&name.to_lowercase()))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
