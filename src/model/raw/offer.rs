//! `offers/<slug>.yaml`.

use super::fields::Fields;
use super::node::{Key, Kind, Node};
use super::offer_parts::{
    read_concern, read_contact, read_done, read_log, read_messages, read_notes, read_process, read_stance,
};
use super::setting::{Setting, laid_over};
use super::terms::{Frame, check_week, read_terms};
use super::tree::parse;
use super::{Context, Outcome, Reader, outcome};
use crate::diag::Diagnostic;
use crate::model::offer::{Improvement, Notes, Offer, Process};
use crate::model::profile::Profile;
use crate::model::shape::TERMS;
use crate::model::words::{Action, ChannelKind, Language, Reason, Tone};
use crate::model::{Checked, Moment, Said, Terms};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The keys of improved terms that are not terms.
const ENVELOPE: [&str; 3] = ["at", "from", "in_writing"];

/// Reads an offer against the profile that holds for it.
#[must_use]
pub fn read_offer(file: &Arc<str>, slug: &Arc<str>, text: &str, under: (&Profile, &Context)) -> Outcome<Offer> {
    read_offer_with(file, slug, text, &[], under)
}

/// The same, as if these values stood in the file.
#[must_use]
pub fn read_offer_with(
    file: &Arc<str>,
    slug: &Arc<str>,
    text: &str,
    settings: &[Setting],
    under: (&Profile, &Context),
) -> Outcome<Offer> {
    let (profile, context) = under;
    let reader = Reader::new(file, context);
    let offer = match parse(text).and_then(|tree| laid_over(tree, settings).map_err(|problem| vec![problem])) {
        Ok(tree) => checked(&reader, slug, (tree, settings), profile),
        Err(problems) => {
            problems.into_iter().for_each(|p| reader.report(p));
            None
        }
    };
    outcome(offer, reader)
}

fn checked(
    reader: &Reader<'_>,
    slug: &Arc<str>,
    (tree, settings): (Node, &[Setting]),
    profile: &Profile,
) -> Option<Offer> {
    if tree.kind == Kind::Null {
        let problem = Diagnostic::error("empty", "the file is empty").at(tree.place);
        reader.report(problem.help("an offer begins with company, role and received"));
        return None;
    }
    let fields = reader.fields(&tree)?;
    let zone = &profile.time_zone;
    let company = fields.need("company", |r, n| r.line(n));
    let role = fields.need("role", |r, n| r.line(n));
    let received = fields.need("received", |r, n| r.opens(n, zone));
    let frame = Frame { currency: profile.currency, profile };
    let terms = read_terms(&fields, &frame);
    check_week(reader, &terms);
    let (asked, until) = read_more_time(&fields, profile);
    let reply_by = fields.said("reply_by", |r, n| r.due(n, zone));
    let language = fields.opt("language", |r, n| r.language(n)).unwrap_or_else(|| profile.language.clone());
    let tone = fields.opt("tone", |r, n| r.word(n, Tone::ALL, Tone::key)).unwrap_or(profile.tone);
    let time_zone = fields.said("time_zone", |r, n| r.zone(n));
    let signed = fields.said("signed", |r, n| r.opens(n, zone));
    let contract = fields.opt("contract", |r, n| read_contract(r, n)).unwrap_or_default();
    let channel = fields.said("channel", |r, n| r.word(n, ChannelKind::ALL, ChannelKind::key));
    let draft = Draft {
        company,
        role,
        received,
        reply_by,
        asked,
        until,
        language,
        tone,
        time_zone,
        terms,
        signed,
        contract,
        channel,
        settings,
    };
    read_rest(fields, slug, draft, profile, &tree)
}

/// A part of what an offer says, before it is known to be complete.
struct Draft<'s> {
    company: Option<Said<String>>,
    role: Option<Said<String>>,
    received: Option<Said<Moment>>,
    asked: Option<Said<Moment>>,
    until: Option<Said<Moment>>,
    reply_by: Option<Said<Moment>>,
    language: Language,
    tone: Tone,
    time_zone: Option<Said<TimeZone>>,
    terms: Terms,
    signed: Option<Said<Moment>>,
    contract: BTreeMap<String, String>,
    channel: Option<Said<ChannelKind>>,
    settings: &'s [Setting],
}

fn read_rest(
    fields: Fields<'_, '_>,
    slug: &Arc<str>,
    draft: Draft<'_>,
    profile: &Profile,
    tree: &Node,
) -> Option<Offer> {
    let zone = &profile.time_zone;
    let contacts = fields.opt("contacts", |r, n| r.each(n, |r, i| read_contact(r, i))).unwrap_or_default();
    let process: Process = fields.opt("process", |r, n| read_process(r, n)).unwrap_or_default();
    let below = (tree, draft.settings);
    let improved = fields.opt("improved_terms", |r, n| read_improved(r, n, below, profile)).unwrap_or_default();
    let concerns = fields.opt("concerns", |r, n| r.each(n, |r, i| read_concern(r, i))).unwrap_or_default();
    let stance = fields.opt("employer_stance", |r, n| read_stance(r, n, profile)).unwrap_or_default();
    let accepted_elsewhere = fields.said("accepted_elsewhere", |r, n| r.truth(n));
    let decision = fields.said("decision", |r, n| r.word(n, decisions(), Action::key));
    let reason = fields.said("reason", |r, n| r.word(n, Reason::ALL, Reason::key));
    let messages = fields.opt("messages", |r, n| read_messages(r, n)).unwrap_or_default();
    let mut log = fields.opt("log", |r, n| r.each(n, |r, i| read_log(r, i, zone))).unwrap_or_default();
    let notes: Notes = fields.opt("notes", |r, n| read_notes(r, n, zone)).unwrap_or_default();
    let done = fields.opt("done", |r, n| r.each(n, |r, i| read_done(r, i))).unwrap_or_default();
    log.sort_by(|a, b| a.at.at.timestamp().cmp(&b.at.at.timestamp()).then(a.what.value.cmp(&b.what.value)));
    let reader = fields.reader;
    fields.finish();
    let offer = Offer {
        file: Arc::clone(&reader.file),
        slug: Arc::clone(slug),
        company: draft.company?,
        role: draft.role?,
        received: draft.received?,
        reply_by: draft.reply_by,
        more_time_asked: draft.asked,
        more_time_until: draft.until,
        language: draft.language,
        tone: draft.tone,
        time_zone: draft.time_zone,
        contacts,
        process,
        terms: draft.terms,
        improved,
        concerns,
        stance,
        signed: draft.signed,
        contract: draft.contract,
        accepted_elsewhere,
        decision,
        reason,
        channel: draft.channel,
        messages,
        log,
        notes,
        done,
        tree: tree.clone(),
        settings: draft.settings.to_vec(),
        _checked: Checked(()),
    };
    check_order(reader, &offer);
    Some(offer)
}

/// The actions that a person can decide.
const fn decisions() -> &'static [Action] {
    &[Action::Accept, Action::Negotiate, Action::Clarify, Action::Wait, Action::Decline, Action::Withdraw]
}

fn read_more_time(fields: &Fields<'_, '_>, profile: &Profile) -> (Option<Said<Moment>>, Option<Said<Moment>>) {
    let Some(inner) = fields.opt("more_time", |r, n| r.fields(n)) else { return (None, None) };
    let asked = inner.said("asked", |r, n| r.opens(n, &profile.time_zone));
    let until = inner.said("agreed_until", |r, n| r.due(n, &profile.time_zone));
    inner.finish();
    (asked, until)
}

fn read_contract(r: &Reader<'_>, node: &Node) -> Option<BTreeMap<String, String>> {
    let fields = r.fields(node)?;
    let mut clauses = BTreeMap::new();
    for name in ["withdrawal", "notice", "repayment", "start", "non_compete"] {
        if let Some(clause) = fields.opt(name, |r, n| r.text(n)) {
            clauses.insert(name.to_owned(), clause);
        }
    }
    fields.finish();
    Some(clauses)
}

/// Each set of better terms laid over those that counted before it, oldest first; what is only supposed lies over all.
fn read_improved(
    r: &Reader<'_>,
    node: &Node,
    (tree, settings): (&Node, &[Setting]),
    profile: &Profile,
) -> Option<Vec<Improvement>> {
    let supposed: Vec<Setting> =
        settings.iter().filter(|s| TERMS.iter().any(|term| term.name == s.first())).cloned().collect();
    let mut drafts: Vec<_> = r.list(node)?.iter().filter_map(|item| read_envelope(r, item, profile)).collect();
    drafts.sort_by_key(|d| d.0.value.at.timestamp());
    let mut below = tree.clone();
    let mut improved = Vec::new();
    for (at, from_employer, in_writing, over) in drafts {
        let merged = laid_over(below.overlaid(&over), &supposed).map_err(|problem| r.report(problem)).ok()?;
        let fields = r.fields(&merged)?;
        let terms = read_terms(&fields, &Frame { currency: profile.currency, profile });
        // Of two kinds of days, one alone may change: the other is then out of date, not wrong.
        if over.get("remote_days").and(over.get("office_days")).is_some() {
            check_week(r, &terms);
        }
        if from_employer && in_writing {
            below = merged.clone();
        }
        improved.push(Improvement { at, from_employer, in_writing, terms, tree: merged });
    }
    Some(improved)
}

type Envelope = (Said<Moment>, bool, bool, Node);

/// When, from whom and how, and the terms alone: they are read with what they lie over, since a part may be enough.
fn read_envelope(r: &Reader<'_>, node: &Node, profile: &Profile) -> Option<Envelope> {
    let fields = r.fields(node)?;
    let at = fields.need("at", |r, n| r.opens(n, &profile.time_zone));
    let from = fields.opt("from", |r, n| r.word(n, &["employer", "candidate"], |w| w));
    let in_writing = fields.opt("in_writing", |r, n| r.truth(n)).unwrap_or(false);
    for term in TERMS {
        fields.node(term.name);
    }
    fields.finish();
    let Kind::Map(entries) = &node.kind else { return None };
    let terms: Vec<(Key, Node)> = entries.iter().filter(|(k, _)| !ENVELOPE.contains(&&*k.text)).cloned().collect();
    Some((at?, from != Some("candidate"), in_writing, Node::map(node.place, terms)))
}

/// Dates that cannot follow each other.
fn check_order(r: &Reader<'_>, offer: &Offer) {
    let after = |later: &Option<Said<Moment>>, earlier: &Said<Moment>, what: &str, than: &str| {
        let Some(late) = later.as_ref().filter(|l| l.at.timestamp() < earlier.at.timestamp()) else { return };
        let problem = Diagnostic::error("order", format!("{what} is before {than}")).at(late.place);
        let problem = problem.expected(format!("expected a day after {than}"));
        r.report(problem.related(earlier.place, format!("{than} is here")).help("check the two dates"));
    };
    after(&offer.reply_by, &offer.received, "`reply_by`", "`received`");
    after(&offer.more_time_until, &offer.received, "`agreed_until`", "`received`");
    if let Some(asked) = &offer.more_time_asked {
        after(&offer.more_time_until, asked, "`agreed_until`", "`asked`");
    }
    let day = |m: &Said<Moment>| m.at.date();
    if let Some(signed) = offer.signed.as_ref().filter(|s| day(s) < day(&offer.received)) {
        let problem = Diagnostic::error("order", "`signed` is before `received`").at(signed.place);
        let problem = problem.expected("expected a day not before `received`");
        r.report(problem.related(offer.received.place, "`received` is here").help("check the two dates"));
    }
}
