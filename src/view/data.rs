//! `dossier.json`: the contract with scripts. Fields may be added, never renamed (docs/offer-format.md).

use serde::Serialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Data {
    /// The version of this contract.
    pub schema: u8,
    /// The stem of the offer's file.
    pub slug: String,
    /// What is only supposed, and in no file (added to the contract).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub what_if: Vec<SettingData>,
    /// The employer.
    pub company: String,
    /// The title of the role.
    pub role: String,
    /// The clock that was used, RFC 3339.
    pub as_of: String,
    /// What to do.
    pub recommendation: RecommendationData,
    /// The scores.
    pub scores: ScoresData,
    /// The criteria, in the order of the profile.
    pub criteria: Vec<CriterionData>,
    /// B1.
    pub bridge: Vec<BridgeData>,
    /// Another set as small, where there is one (added to the contract).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bridge_runner_up: Vec<BridgeData>,
    /// B2; none where the advice hangs on no weight and no rating (added to the contract).
    pub sensitivity: Option<SolidData>,
    /// Pay, where anything is known of it (added to the contract).
    pub pay: Option<PayData>,
    /// T1 to T7.
    pub timing: TimingData,
    /// C1 to C6.
    pub channel: ChannelData,
    /// The keys of the scenarios, the most telling one first (added to the contract).
    pub scenarios: Vec<&'static str>,
    /// The words.
    pub messages: Vec<MessageData>,
    /// What to do before, and with, the reply.
    pub checklists: Vec<ChecklistData>,
    /// What comes when.
    pub timeline: Vec<StepData>,
    /// The codes of the rules of a talk, of a move, and of what comes after the reply, that have a part (added to the contract).
    pub after: Vec<&'static str>,
    /// Better terms beside those before (F2, added to the contract).
    pub improved: Option<ImprovedData>,
    /// The facts on which it was decided, each with its place (added to the contract).
    pub trace: Vec<FactData>,
}

/// Better terms beside those before.
#[derive(Debug, Clone, Serialize)]
pub struct ImprovedData {
    /// When they came, RFC 3339.
    pub at: String,
    /// True where they are in writing, and so count.
    pub in_writing: bool,
    /// Without them.
    pub before: SideData,
    /// With them, as if they were in writing.
    pub after: SideData,
}

/// What a set of terms comes to.
#[derive(Debug, Clone, Serialize)]
pub struct SideData {
    /// The key of the action.
    pub action: &'static str,
    /// The key of the strength.
    pub strength: &'static str,
    /// The scores.
    pub scores: ScoresData,
    /// The key of the standing of each criterion.
    pub standings: BTreeMap<String, &'static str>,
}

/// A value that is only supposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingData {
    /// The key in the offer.
    pub key: String,
    /// The value, as it was written.
    pub value: String,
}

/// What to do, how firmly, why.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RecommendationData {
    /// The key of the action.
    pub action: &'static str,
    /// The key of the strength.
    pub strength: &'static str,
    /// The key of the reason of a no.
    pub reason: Option<&'static str>,
    /// The key of the door that a no leaves.
    pub door: Option<&'static str>,
    /// The rule that decided.
    pub rule: String,
    /// The later rules that would have applied, in their order.
    pub also: Vec<String>,
    /// Why, a sentence each.
    pub because: Vec<String>,
    /// What to look at, a sentence each.
    pub warnings: Vec<String>,
}

/// Scores, 0 to 100, rounded to 0.1; `None` where nothing is known. Coverage is 0 to 1.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ScoresData {
    /// The mean of the known axes.
    pub overall: Option<f64>,
    /// Role alignment.
    pub role: Option<f64>,
    /// Compensation and benefits.
    pub compensation: Option<f64>,
    /// Life context.
    pub life: Option<f64>,
    /// Known criterion weight / all criterion weight.
    pub coverage: f64,
}

/// A value of a criterion, in the form that the offer's or profile's file would use.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// Money ("78000 EUR") or a day.
    Text(String),
    /// A window: both days inclusive.
    Window([String; 2]),
}

/// A criterion.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionData {
    /// Its name in the profile.
    pub name: String,
    /// The key of its axis.
    pub axis: &'static str,
    /// True for a non-negotiable.
    pub must: bool,
    /// The key of its standing.
    pub standing: &'static str,
    /// The key of its bridge, where it has one.
    pub bridge: Option<&'static str>,
    /// 0 to 1, where known.
    pub satisfaction: Option<f64>,
    /// What the offer says.
    pub value: Option<Value>,
    /// What is needed or wanted.
    pub target: Option<Value>,
    /// The gap, with its unit.
    pub gap: Option<String>,
    /// What to ask.
    pub question: Option<String>,
}

/// A part of the bridge.
#[derive(Debug, Clone, Serialize)]
pub struct BridgeData {
    /// The criterion's name in the profile.
    pub name: String,
    /// What it would have to be.
    pub to: String,
    /// How far that is, with its unit.
    pub gap: Option<String>,
}

/// By when.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimingData {
    /// When the decision window opens (T1).
    pub opens: String,
    /// When it closes (T1).
    pub closes: String,
    /// When the answer is due (T2).
    pub answer_by: String,
    /// The key of the state (T3); none once decided.
    pub state: Option<&'static str>,
    /// True for an exploding deadline (T7).
    pub exploding: bool,
    /// The rule that set `answer_by`.
    pub rule: &'static str,
}

/// Through which channel.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChannelData {
    /// The key of the channel.
    pub by: &'static str,
    /// The rule.
    pub rule: String,
    /// True where a short email follows (C6).
    pub confirm_by_email: bool,
}

/// A message.
#[derive(Debug, Clone, Serialize)]
pub struct MessageData {
    /// The method's code.
    pub code: String,
    /// The key of the kind.
    pub kind: String,
    /// `email`, or the key of the spoken form.
    pub form: String,
    /// The language of the words.
    pub language: String,
    /// The subject of an email.
    pub subject: Option<String>,
    /// The words.
    pub text: String,
    /// What the message checks found in the person's own words.
    pub findings: Vec<FindingData>,
    /// What they found and the person allows.
    pub allowed: Vec<FindingData>,
    /// When it is used: `now`, `confirm`, `next` or `later` (added to the contract, like all that follows).
    pub stage: &'static str,
    /// The day of a later one, where it has one.
    pub at: Option<String>,
    /// How long our script takes.
    pub seconds: Option<usize>,
    /// The same in the candidate's language, where that is another one.
    pub translation: Option<TranslationData>,
}

/// A finding in a message, as `gen lint` gives it.
#[derive(Debug, Clone, Serialize)]
pub struct FindingData {
    /// The check, such as `L3`.
    pub code: &'static str,
    /// The line of the message's text, from 1.
    pub line: u32,
    /// The column there, in characters, from 1.
    pub column: u32,
    /// The words.
    pub text: String,
    /// What is the matter, why it matters, and a better wording.
    pub help: String,
}

/// A message in the candidate's language.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationData {
    /// The subject of an email.
    pub subject: Option<String>,
    /// The words.
    pub text: String,
}

/// A checklist.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistData {
    /// Its key.
    pub name: String,
    /// Its items.
    pub items: Vec<ItemData>,
}

/// An item of a checklist.
#[derive(Debug, Clone, Serialize)]
pub struct ItemData {
    /// Its key, as in `done:`.
    pub id: String,
    /// The key of its state.
    pub state: String,
    /// From which fact, or why it is left out.
    pub why: Option<String>,
    /// By when, RFC 3339.
    pub by: Option<String>,
    /// Lines to paste into the offer's file, where there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paste: Vec<String>,
}

/// A dated step.
#[derive(Debug, Clone, Serialize)]
pub struct StepData {
    /// When, RFC 3339.
    pub at: String,
    /// Its key.
    pub what: String,
    /// What to do.
    pub text: String,
    /// The rule.
    pub rule: Option<String>,
    /// The code of the message to use.
    pub message: Option<String>,
}

/// A fact and where it was read.
#[derive(Debug, Clone, Serialize)]
pub struct FactData {
    /// The rule that looked at it.
    pub rule: String,
    /// The fact in words.
    pub text: String,
    /// The file, where it stands in one.
    pub file: Option<String>,
    /// The key in it, such as `pay.base` or `log[0].at`.
    pub key: Option<String>,
}

/// How solid the advice is.
#[derive(Debug, Clone, Serialize)]
pub struct SolidData {
    /// True for a close call.
    pub close_call: bool,
    /// The smallest change of the weight of one axis.
    pub weight: Option<ChangeData>,
    /// The smallest change of one rating.
    pub rating: Option<ChangeData>,
}

/// A change of one number that would change the advice.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeData {
    /// The axis or the criterion.
    pub name: String,
    /// The number as it is.
    pub from: f64,
    /// A number with which the advice is another one; between the two, as far as its decimals tell, it stays.
    pub to: f64,
    /// The key of what the advice would be.
    pub action: &'static str,
}

/// Pay, in the currency of the profile.
#[derive(Debug, Clone, Serialize)]
pub struct PayData {
    /// That currency.
    pub currency: String,
    /// A year: "105000 EUR".
    pub total: Option<String>,
    /// Its parts.
    pub parts: Vec<PayPartData>,
    /// The parts that the offer does not give.
    pub absent: Vec<&'static str>,
    /// What each of the first four years pays; empty without a base.
    pub years: Vec<String>,
    /// The low end, where the file doubts a part.
    pub low: Option<EndData>,
    /// The high end, likewise.
    pub high: Option<EndData>,
    /// What it is worth where the work is, where the profile says so.
    pub living: Option<LivingData>,
    /// What was assumed, a sentence each.
    pub assumptions: Vec<String>,
}

/// A part of a year's pay.
#[derive(Debug, Clone, Serialize)]
pub struct PayPartData {
    /// `base`, `bonus`, `equity`, `benefits` or `sign_on`.
    pub name: &'static str,
    /// What counts a year.
    pub amount: String,
    /// The key in the offer.
    pub key: Option<String>,
}

/// One end of what a year may pay.
#[derive(Debug, Clone, Serialize)]
pub struct EndData {
    /// The sum a year.
    pub total: String,
    /// The key of the advice at this end.
    pub action: &'static str,
}

/// What pay is worth elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct LivingData {
    /// Where.
    pub city: String,
    /// What living costs there, home being 1.
    pub costs: f64,
    /// The sum a year that goes as far at home.
    pub total: String,
}
