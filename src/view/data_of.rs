//! The same as data: what `dossier.json` says.

use super::answer::{Times, all_facts};
use super::build::Weighed;
use super::data::{
    BridgeData, ChannelData, CriterionData, Data, FactData, ImprovedData, RecommendationData, ScoresData, SideData,
    TimingData, Value,
};
use super::facts::question;
use super::format::rfc3339;
use super::say::Speaker;
use super::text::visible;
use super::{Material, pay, plan_of, solid, what_if};
use crate::assess::{Judged, Quantity, Scores, Step};
use crate::model::redact::HIDDEN;
use crate::model::{Axis, Exact, Standing};
use crate::plan;
use crate::rules::{self, Choice, Recommendation};

/// The whole of `dossier.json`.
pub(super) fn data(say: &Speaker<'_>, from: &Material<'_>, times: &Times, weighed: &Weighed) -> Data {
    let (advice, choice) = (from.advice, from.choice);
    let (offer, assessment) = (say.case.offer, say.case.assessment);
    Data {
        schema: 1,
        slug: visible(&offer.slug),
        what_if: what_if::data(offer),
        company: visible(&offer.company.value),
        role: visible(&offer.role.value),
        as_of: rfc3339(&say.case.as_of.to_zoned(say.case.profile.time_zone.clone())),
        recommendation: recommendation(say, advice),
        scores: scores(&assessment.scores),
        criteria: assessment.judged.iter().map(|j| criterion(say, j)).collect(),
        bridge: steps(say, &advice.bridge),
        bridge_runner_up: steps(say, &advice.runner_up),
        sensitivity: solid::data(say, weighed.solid.as_ref()),
        pay: pay::data(say, weighed.ends.as_ref()).filter(|_| !say.locale.is_discreet()),
        timing: timing(say),
        channel: ChannelData {
            by: choice.by.key(),
            rule: choice.rule.to_owned(),
            confirm_by_email: choice.confirm_by_email,
        },
        scenarios: from.plan.scenarios.iter().map(|s| s.key).collect(),
        messages: plan_of::message_data(from.plan, from.checked),
        checklists: plan_of::checklist_data(from.plan),
        timeline: plan_of::step_data(from.plan),
        after: rules::after(say.case, advice),
        improved: from.plan.improved.as_ref().map(improved),
        trace: trace(say, advice, choice, times),
    }
}

fn recommendation(say: &Speaker<'_>, advice: &Recommendation) -> RecommendationData {
    RecommendationData {
        action: advice.action.key(),
        strength: advice.strength.key(),
        reason: advice.reason.map(|r| r.key()),
        door: advice.door.map(|d| d.key()),
        rule: advice.rule.to_owned(),
        also: advice.also.iter().map(|&code| code.to_owned()).collect(),
        because: advice.because.iter().map(|b| say.because(b)).collect(),
        warnings: advice.warnings.iter().map(|b| say.because(b)).collect(),
    }
}

/// Better terms beside those before.
fn improved(improved: &plan::Improved) -> ImprovedData {
    let side = |side: &plan::Side| SideData {
        action: side.action.key(),
        strength: side.strength.key(),
        scores: scores(&side.assessment.scores),
        standings: side.assessment.judged.iter().map(|j| (visible(&j.name), j.standing.key())).collect(),
    };
    let (before, after) = (side(&improved.before), side(&improved.after));
    ImprovedData { at: rfc3339(&improved.at), in_writing: improved.written, before, after }
}

fn scores(scores: &Scores) -> ScoresData {
    let axis = |a| scores.axes.get(&a).map(|s| rounded(s, 1));
    ScoresData {
        overall: scores.overall.as_ref().map(|s| rounded(s, 1)),
        role: axis(Axis::Role),
        compensation: axis(Axis::Compensation),
        life: axis(Axis::Life),
        coverage: rounded(&scores.coverage, 4),
    }
}

/// The nearest floating-point number to the exact value rounded to so many decimals.
fn rounded(number: &Exact, places: u32) -> f64 {
    number.plain(places).parse().unwrap_or_else(|_| number.to_f64())
}

fn criterion(say: &Speaker<'_>, judged: &Judged) -> CriterionData {
    CriterionData {
        name: visible(&judged.name),
        axis: judged.axis.key(),
        must: judged.must,
        standing: judged.standing.key(),
        bridge: judged.bridge.map(|b| b.key()),
        satisfaction: judged.satisfaction.as_ref().map(|s| rounded(s, 4)),
        value: judged.value.as_ref().map(|v| value(say, v, &judged.name)),
        target: Some(value(say, &judged.target, &judged.name)),
        gap: judged.gap.as_ref().map(|g| written(say, g, &judged.name)),
        question: (judged.standing == Standing::Unknown).then(|| question(say, judged)),
    }
}

/// A quantity as a JSON value.
fn value(say: &Speaker<'_>, quantity: &Quantity, of: &str) -> Value {
    match quantity {
        Quantity::Number(_) if say.is_hidden(of) => Value::Text(HIDDEN.to_owned()),
        Quantity::YesNo(yes) => Value::Flag(*yes),
        Quantity::Number(n) | Quantity::Rating(n) => {
            let text = n.plain(6);
            text.parse().map(Value::Whole).or_else(|_| text.parse().map(Value::Number)).unwrap_or(Value::Text(text))
        }
        Quantity::Window(from, to) => Value::Window([from.to_string(), to.to_string()]),
        other => Value::Text(written(say, other, of)),
    }
}

/// A quantity as a person would write it into a file: "85000 EUR", "3", "true", "2027-03-01", "12 days".
fn written(say: &Speaker<'_>, quantity: &Quantity, of: &str) -> String {
    match quantity {
        Quantity::Number(_) if say.is_hidden(of) => HIDDEN.to_owned(),
        Quantity::Money(_) if say.locale.is_discreet() => HIDDEN.to_owned(),
        Quantity::Money(amount) => format!("{} {}", amount.plain(2), say.case.profile.currency.code()),
        Quantity::Number(n) | Quantity::Rating(n) => n.plain(6),
        Quantity::YesNo(yes) => yes.to_string(),
        Quantity::Day(day) => day.to_string(),
        Quantity::Window(from, to) => format!("{from} to {to}"),
        Quantity::Days(n) => format!("{n} days"),
    }
}

fn steps(say: &Speaker<'_>, steps: &Option<Vec<Step>>) -> Vec<BridgeData> {
    steps
        .iter()
        .flatten()
        .map(|s| BridgeData {
            name: visible(&s.name),
            to: written(say, &s.to, &s.name),
            gap: s.gap.as_ref().map(|g| written(say, g, &s.name)),
        })
        .collect()
}

fn timing(say: &Speaker<'_>) -> TimingData {
    let timing = &say.case.assessment.timing;
    TimingData {
        opens: rfc3339(&timing.opens),
        closes: rfc3339(&timing.closes),
        answer_by: rfc3339(&timing.answer_by),
        state: timing.state.map(|s| s.key()),
        exploding: timing.exploding,
        rule: "T2",
    }
}

fn trace(say: &Speaker<'_>, advice: &Recommendation, choice: &Choice, times: &Times) -> Vec<FactData> {
    let also = advice.also_because.iter().map(|(rule, because)| (*rule, because));
    let facts = all_facts(advice, choice, times).chain(also).map(|(rule, because)| FactData {
        rule: rule.to_owned(),
        text: say.because(because),
        file: because.place.as_ref().map(|p| say.file(&p.file, p.place)).filter(|f| !f.is_empty()),
        key: because.place.as_ref().and_then(|p| say.key(&p.file, p.place)),
    });
    facts.collect()
}
