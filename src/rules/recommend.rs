//! The rules in their order: the first that applies decides, and every later one is listed under it.

use super::because::Because;
use super::{Case, Verdict, d10, is_no, musts_short, verdicts_from, warnings};
use crate::assess::{Judged, Step};
use crate::model::{Action, Door, Reason, Strength};

/// What the dossier advises (method section 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// What to do.
    pub action: Action,
    /// How firmly.
    pub strength: Strength,
    /// For a no: why.
    pub reason: Option<Reason>,
    /// For a no: what it leaves open.
    pub door: Option<Door>,
    /// The rule that decided.
    pub rule: &'static str,
    /// The later rules that would have applied too, in order.
    pub also: Vec<&'static str>,
    /// The facts on which each of those would have decided.
    pub also_because: Vec<(&'static str, Because)>,
    /// The facts on which it decided.
    pub because: Vec<Because>,
    /// What to be wary of.
    pub warnings: Vec<Because>,
    /// What the rules say where the person decided (D4): the first rule below, and its action.
    pub rules_say: Option<(&'static str, Action)>,
    /// What to ask for now: the musts of D10 (with D8 in the same talk), or the set of D13; empty where nothing is
    /// bargained for.
    pub asks: Vec<Step>,
    /// B1 as `dossier.json` and the page show it: empty for an accept, the set of D13 where that is asked for, else
    /// what would turn a no into a yes; `None` where nothing would.
    pub bridge: Option<Vec<Step>>,
    /// Another set as small as that, where there is one.
    pub runner_up: Option<Vec<Step>>,
}

/// What the dossier advises, and why.
#[must_use]
pub fn recommend(case: &Case<'_>) -> Recommendation {
    let mut applying = verdicts_from(case, "D1");
    let (rule, verdict) = if applying.is_empty() { ("D11", nothing()) } else { applying.remove(0) };
    let no = is_no(verdict.action);
    let reason = no.then(|| reason(case, &verdict));
    let serious = applying.iter().any(|(code, _)| *code == "D6") || rule == "D6";
    let door = reason.map(|r| if r == Reason::Culture || serious { Door::Polite } else { Door::Open });
    let asks = asks(case, (rule, &verdict), &applying);
    let (bridge, runner_up) = shown_bridge(case, (rule, verdict.action), &applying);
    Recommendation {
        action: verdict.action,
        strength: verdict.strength,
        reason,
        door,
        warnings: warnings::warnings(case, (rule, verdict.action), &applying),
        rules_say: applying.first().filter(|_| rule == "D4").map(|(code, v)| (*code, v.action)),
        bridge,
        runner_up,
        also: applying.iter().map(|(code, _)| *code).collect(),
        also_because: applying
            .into_iter()
            .flat_map(|(code, v)| v.because.into_iter().map(move |b| (code, b)))
            .collect(),
        rule,
        because: verdict.because,
        asks,
    }
}

/// One of D11 to D15 always applies; were it not so, this is what an offer without facts gets.
const fn nothing() -> Verdict {
    Verdict { action: Action::Clarify, strength: Strength::Leaning, reason: None, because: Vec::new() }
}

/// The file's reason, else the rule's, else none.
fn reason(case: &Case<'_>, verdict: &Verdict) -> Reason {
    let own = case.offer.reason.as_ref().map(|r| r.value);
    own.or(verdict.reason).unwrap_or(Reason::None)
}

/// Whether a rule decides or would have applied too.
fn applies(code: &str, rule: &str, applying: &[(&'static str, Verdict)]) -> bool {
    rule == code || applying.iter().any(|(c, _)| *c == code)
}

fn asks(case: &Case<'_>, by: (&str, &Verdict), applying: &[(&'static str, Verdict)]) -> Vec<Step> {
    let (rule, verdict) = by;
    let musts = || steps(case, |j| j.must_short() && j.bridge.is_some_and(d10::askable));
    match verdict.action {
        Action::Clarify if applies("D8", rule, applying) => musts(),
        Action::Negotiate if applies("D10", rule, applying) => musts(),
        Action::Negotiate => {
            let set = case.assessment.askable.clone().filter(|set| !set.is_empty());
            set.unwrap_or_else(|| steps(case, Judged::can_be_asked))
        }
        _ => Vec::new(),
    }
}

fn steps(case: &Case<'_>, which: impl Fn(&Judged) -> bool) -> Vec<Step> {
    let judged = case.assessment.judged.iter().enumerate();
    judged.filter(|(_, j)| which(j)).filter_map(|(i, j)| j.step(i)).collect()
}

/// A bridge, and the next best of its size.
type Shown = (Option<Vec<Step>>, Option<Vec<Step>>);

fn shown_bridge(case: &Case<'_>, by: (&str, Action), applying: &[(&'static str, Verdict)]) -> Shown {
    let (rule, action) = by;
    let [next, next_to_ask] = &case.assessment.runners_up;
    let under_d13 = action == Action::Negotiate && !applies("D10", rule, applying) && applies("D13", rule, applying);
    match action {
        Action::Accept => (Some(Vec::new()), None),
        _ if under_d13 => (case.assessment.askable.clone(), next_to_ask.clone()),
        _ => (case.assessment.bridge.clone(), next.clone()),
    }
}

/// The non-negotiables of D10, for what granting them would come to.
pub(super) fn d10_asks<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Judged> {
    musts_short(case, d10::askable)
}
