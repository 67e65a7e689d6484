//! Better terms beside those before, and what they change (F2).

use super::facts;
use super::say::Speaker;
use super::text::visible;
use super::words::capital;
use crate::assess::Quantity;
use crate::model::{Axis, Exact};
use crate::plan::{self, Side};
use serde::Serialize;

/// Two sets of terms, side by side.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Improved {
    /// What they are, and whether they count.
    pub text: String,
    /// What a change of mind costs.
    pub trust: String,
    /// The terms that either set has.
    pub terms: Vec<Pair>,
    /// The criteria, scores and the advice that changed.
    pub changes: Vec<Pair>,
}

/// One thing before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// What it is.
    pub name: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
    /// True where it is not the same.
    pub changed: bool,
}

/// The table of a page.
pub(super) fn improved(say: &Speaker<'_>, improved: &plan::Improved) -> Improved {
    let (before, after) = (&improved.before, &improved.after);
    let key = match (improved.closed, improved.written) {
        (true, _) => "closed",
        (false, true) => "written",
        (false, false) => "unwritten",
    };
    let day = say.locale.day(improved.at.date());
    let names = ["base", "bonus", "equity", "benefits", "sign_on", "total"];
    let pay = names.iter().map(|name| pair(capital(&say.word("pay", name)), |side| pay(say, side, name), improved));
    let others = TERMS.iter().map(|(name, read)| {
        let shown = |side: &Side| read(side).map(|q| say.quantity(&q, name));
        pair(capital(&say.criterion(name)), shown, improved)
    });
    let own = own_names(improved).into_iter().map(|name| {
        let shown = |side: &Side| own(say, side, name);
        pair(capital(&say.criterion(name)), shown, improved)
    });
    let terms = pay.chain(others).chain(own).flatten().collect();
    let criteria = before.assessment.judged.iter().zip(&after.assessment.judged).map(|(b, a)| Pair {
        name: capital(&say.criterion(&b.name)),
        before: facts::standing(say, b),
        after: facts::standing(say, a),
        changed: b.standing != a.standing || b.gap != a.gap,
    });
    let advice = |side: &Side| {
        let (action, strength) = (say.word("action", side.action.key()), say.word("strength", side.strength.key()));
        Some(format!("{action} ({strength})"))
    };
    let advice = pair(say.word("improved", "action"), advice, improved);
    // What is advised stands there also where it stays: that is what was asked.
    let changes = criteria.chain(scores(say, improved)).filter(|pair| pair.changed).chain(advice);
    Improved {
        text: say.words.fill("improved", key, &[("day", &day)]),
        trust: say.word("improved", "trust"),
        terms,
        changes: changes.collect(),
    }
}

/// One thing on both sides; none where neither has it.
fn pair(name: String, shown: impl Fn(&Side) -> Option<String>, of: &plan::Improved) -> Option<Pair> {
    let (before, after) = (shown(&of.before), shown(&of.after));
    let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let is = before.is_some() || after.is_some();
    is.then(|| Pair { name, changed: before != after, before: dash(&before), after: dash(&after) })
}

fn pay(say: &Speaker<'_>, side: &Side, name: &str) -> Option<String> {
    let pay = &side.assessment.pay;
    let part = pay.parts.iter().find(|part| part.name == name).map(|part| &part.amount);
    part.or(pay.total.as_ref().filter(|_| name == "total")).map(|sum| say.sum(sum))
}

/// How a term is read from a side.
type Read = fn(&Side) -> Option<Quantity>;

/// The terms that are no pay, by the criterion that judges each.
const TERMS: [(&str, Read); 8] = [
    ("remote_days", |side| side.terms.remote_days.as_ref().map(|n| Quantity::Number(n.value.clone()))),
    ("office_days", |side| side.terms.office_days.as_ref().map(|n| Quantity::Number(n.value.clone()))),
    ("paid_leave_days", |side| side.terms.paid_leave_days.as_ref().map(|n| Quantity::Number(n.value.clone()))),
    ("commute_minutes", |side| side.terms.commute_minutes.as_ref().map(|n| Quantity::Number(n.value.clone()))),
    ("notice_weeks", |side| side.terms.notice_weeks.as_ref().map(|n| Quantity::Number(n.value.clone()))),
    ("visa_sponsorship", |side| side.terms.visa_sponsorship.as_ref().map(|yes| Quantity::YesNo(yes.value))),
    ("start_date", |side| side.terms.start_date.as_ref().map(|day| Quantity::Day(day.value))),
    ("relocation_assistance", |side| Some(Quantity::Money(side.relocation.clone()?))),
];

/// Facts and ratings of either side.
fn own_names(of: &plan::Improved) -> Vec<&str> {
    let sides = [&of.before.terms, &of.after.terms];
    let names = sides.into_iter().flat_map(|terms| terms.facts.keys().chain(terms.ratings.keys()));
    let mut names: Vec<&str> = names.map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn own(say: &Speaker<'_>, side: &Side, name: &str) -> Option<String> {
    let fact = side.terms.facts.get(name).map(|n| Quantity::Number(n.value.clone()));
    let rating = || side.terms.ratings.get(name).map(|n| Quantity::Rating(n.value.clone()));
    fact.or_else(rating).map(|q| visible(&say.quantity(&q, name)))
}

fn scores(say: &Speaker<'_>, of: &plan::Improved) -> Vec<Pair> {
    let score = |key: &str, read: &dyn Fn(&Side) -> Option<Exact>| {
        let name = say.words.fill("improved", "score", &[("axis", &say.word("axis", key))]);
        pair(name, |side| read(side).map(|n| n.fixed(1)), of)
    };
    let overall = score("overall", &|side| side.assessment.scores.overall.clone());
    let axes = Axis::ALL.iter().map(|a| score(a.key(), &|side| side.assessment.scores.axes.get(a).cloned()));
    std::iter::once(overall).chain(axes).flatten().collect()
}
