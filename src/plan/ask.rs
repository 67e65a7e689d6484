//! Criteria in the words of a message: what to ask, and what to ask for.

use crate::assess::{Judged, Quantity, Step, is_named};
use crate::content::{Facts, Pack, Value, capital};
use crate::model::redact::HIDDEN;
use crate::model::{Exact, Measure, Money, Standing};
use crate::rules::Case;

/// The facts to ask for where a profile names no criteria, in this order, unless the offer gives them.
const FIRST: [&str; 4] = ["responsibilities", "base_salary", "remote_days", "start_date"];

/// How many questions a message holds unless there are more musts.
const ENOUGH: usize = 5;

/// The questions of a message: each unknown must, then what else is unknown, the weightiest first, as far as a message
/// holds it.
pub(super) fn questions(case: &Case<'_>, pack: &Pack) -> Vec<String> {
    let mut unknown: Vec<_> = case.assessment.judged.iter().filter(|j| j.standing == Standing::Unknown).collect();
    unknown.sort_by(|a, b| (b.must, &b.weight).cmp(&(a.must, &a.weight)));
    let musts = unknown.iter().filter(|j| j.must).count();
    let mut names: Vec<&str> = unknown.iter().take(musts.max(ENOUGH)).map(|j| &*j.name).collect();
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

/// The question to ask about a criterion.
pub(super) fn question(name: &str, pack: &Pack) -> String {
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
            let number = if locale.hides(&unit) { HIDDEN.to_owned() } else { locale.number(n, 2) };
            number + &unit
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
    let because = rationale(case, step);
    // The rationale stands in the person's own language: another one would be heard in the message.
    let same = case.offer.language == case.profile.language;
    let because = because.filter(|why| same && !names_somebody(case, why));
    let holds = because.map(|_| "reasoned");
    let because = because.unwrap_or_default().trim_end_matches('.').replace(['\r', '\n'], " ");
    let facts = Facts::new(holds, [("ask", Value::from(ask)), ("because", Value::from(because))]);
    pack.say("asks", "proposal", &facts)
}

/// Why it is asked for, in the person's own words.
pub(super) fn rationale<'a>(case: &Case<'a>, step: &Step) -> Option<&'a str> {
    let index = case.assessment.judged.get(step.index)?.index?;
    case.profile.criteria.get(index)?.because.as_deref().map(str::trim).filter(|why| !why.is_empty())
}

/// What to do where an ask is not granted: what is needed at least, and what to ask for in its place.
pub(super) fn fallback(case: &Case<'_>, step: &Step, pack: &Pack) -> Result<String, String> {
    let own = format!("fallback.{}", step.name);
    let other = pack.say("asks", if pack.has("asks", &own) { &own } else { "fallback.any" }, &Facts::default())?;
    let judged = case.assessment.judged.get(step.index).filter(|j| j.target != step.to && j.ideal.is_some());
    let Some(judged) = judged else { return Ok(other) };
    let floor = quantity(case, &judged.target, Some(judged), pack);
    let facts = Facts::new(judged.ceiling.then_some("ceiling"), [("floor", Value::from(floor))]);
    Ok(format!("{} {other}", pack.say("asks", "settle", &facts)?))
}

/// True where a text names what no message may name (W4).
fn names_somebody(case: &Case<'_>, text: &str) -> bool {
    let confidential = case.profile.confidential.iter().map(|name| name.value.as_str());
    confidential.chain(case.field.companies()).any(|name| is_named(text, name))
}
