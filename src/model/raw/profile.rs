//! `profile.yaml`.

use super::criteria::read_criteria;
use super::fields::Fields;
use super::node::Node;
use super::terms::{Frame, check_week, positive, read_terms};
use super::tree::parse;
use super::{Context, Outcome, Reader, outcome};
use crate::diag::Diagnostic;
use crate::model::profile::{Mobility, Profile};
use crate::model::words::{Axis, Language, Tone};
use crate::model::{Checked, Currency, Exact, Said, Terms};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The profile that holds where there is none: UTC, English, EUR, no criteria.
#[must_use]
pub fn neutral_profile() -> Profile {
    Profile {
        file: Arc::from(""),
        name: None,
        email: None,
        phone: None,
        links: BTreeMap::new(),
        time_zone: TimeZone::UTC,
        language: Language::english(),
        tone: Tone::Warm,
        currency: Currency::EUR,
        exchange_rates: BTreeMap::new(),
        living_costs: BTreeMap::new(),
        window_hours: 72,
        negotiation_reach: Exact::ratio(1, 5),
        sign_on_years: Exact::int(4),
        weights: BTreeMap::new(),
        accept: Exact::int(70),
        decline: Exact::int(50),
        confidential: Vec::new(),
        mobility: Mobility::default(),
        current_job: None,
        criteria: Vec::new(),
        tree: Node::empty(),
        _checked: Checked(()),
    }
}

/// Reads a profile.
#[must_use]
pub fn read_profile(file: &Arc<str>, text: &str, context: &Context) -> Outcome<Profile> {
    let reader = Reader::new(file, context);
    let profile = match parse(text) {
        Ok(tree) => checked(&reader, tree),
        Err(problems) => {
            problems.into_iter().for_each(|p| reader.report(p));
            None
        }
    };
    outcome(profile, reader)
}

/// The same, in the language to take where nobody names one.
#[must_use]
pub fn neutral_profile_in(context: &Context) -> Profile {
    Profile { language: Language(context.language.clone()), ..neutral_profile() }
}

/// What can be read of a profile that may be broken: good for finding problems in offers, never for a dossier.
#[must_use]
pub fn sketch_profile(text: &str, context: &Context) -> Profile {
    let reader = Reader::new(&Arc::from(""), context);
    parse(text).ok().and_then(|tree| checked(&reader, tree)).unwrap_or_else(|| neutral_profile_in(context))
}

fn checked(reader: &Reader<'_>, tree: Node) -> Option<Profile> {
    let mut profile = Profile { file: Arc::clone(&reader.file), ..neutral_profile_in(reader.context) };
    if tree.kind == super::Kind::Null {
        return Some(profile);
    }
    let fields = reader.fields(&tree)?;
    read_person(&fields, &mut profile);
    read_money(&fields, &mut profile);
    read_method(&fields, &mut profile);
    profile.mobility = fields.opt("mobility", |r, n| read_mobility(r, n)).unwrap_or_default();
    let criteria = fields.node("criteria").and_then(|n| read_criteria(reader, n, &profile));
    profile.criteria = criteria.unwrap_or_default();
    profile.current_job = fields.opt("current_job", |r, n| read_job(r, n, &profile));
    fields.finish();
    profile.tree = tree;
    Some(profile)
}

fn read_person(fields: &Fields<'_, '_>, profile: &mut Profile) {
    profile.name = fields.said("name", |r, n| r.line(n));
    profile.email = fields.said("email", |r, n| r.email(n));
    profile.phone = fields.said("phone", |r, n| r.line(n));
    profile.links = fields.opt("links", |r, n| read_links(r, n)).unwrap_or_default();
    if let Some(zone) = fields.opt("time_zone", |r, n| r.zone(n)) {
        profile.time_zone = zone;
    }
    if let Some(language) = fields.opt("language", |r, n| r.language(n)) {
        profile.language = language;
    }
    if let Some(tone) = fields.opt("tone", |r, n| r.word(n, Tone::ALL, Tone::key)) {
        profile.tone = tone;
    }
    let names = fields.opt("confidential", |r, n| r.each(n, |r, item| Some(Said::new(r.line(item)?, item.place))));
    profile.confidential = names.unwrap_or_default();
}

fn read_links(r: &Reader<'_>, node: &Node) -> Option<BTreeMap<String, String>> {
    let fields = r.fields(node)?;
    Some(fields.entries().filter_map(|(k, v)| Some((k.text.to_string(), r.link(v)?))).collect())
}

fn read_money(fields: &Fields<'_, '_>, profile: &mut Profile) {
    if let Some(currency) = fields.opt("currency", |r, n| r.currency(n)) {
        profile.currency = currency;
    }
    let own = profile.currency;
    profile.exchange_rates = fields.opt("exchange_rates", |r, n| read_rates(r, n, own)).unwrap_or_default();
    profile.living_costs = fields.opt("living_costs", |r, n| read_costs(r, n)).unwrap_or_default();
    if let Some(years) = fields.opt("sign_on_years", |r, n| positive(r, n, 40)) {
        profile.sign_on_years = years;
    }
}

fn read_rates(r: &Reader<'_>, node: &Node, own: Currency) -> Option<BTreeMap<Currency, Said<Exact>>> {
    let fields = r.fields(node)?;
    let mut rates = BTreeMap::new();
    for (key, value) in fields.entries() {
        let (Some(currency), Some(rate)) = (r.currency(&key.node()), positive(r, value, 1_000_000_000)) else {
            continue;
        };
        if currency == own && rate != Exact::one() {
            let problem = Diagnostic::error("rate", format!("{} is the profile's own currency", own.code()));
            r.report(problem.at(key.place).expected("expected a rate of 1, or no line at all"));
        }
        rates.insert(currency, Said::new(rate, value.place));
    }
    Some(rates)
}

fn read_costs(r: &Reader<'_>, node: &Node) -> Option<BTreeMap<String, Exact>> {
    let fields = r.fields(node)?;
    Some(fields.entries().filter_map(|(k, v)| Some((k.text.to_string(), positive(r, v, 1000)?))).collect())
}

fn read_method(fields: &Fields<'_, '_>, profile: &mut Profile) {
    if let Some(hours) = fields.opt("decision_window", |r, n| read_window(r, n)) {
        profile.window_hours = hours;
    }
    if let Some(reach) = fields.opt("negotiation_reach", |r, n| r.share(n, 100)) {
        profile.negotiation_reach = reach;
    }
    if let Some(weights) = fields.opt("weights", |r, n| read_weights(r, n)) {
        profile.weights = weights;
    }
    if let Some(node) = fields.node("thresholds") {
        read_thresholds(fields.reader, node, profile);
    }
}

fn read_window(r: &Reader<'_>, node: &Node) -> Option<i64> {
    let text = r.line(node)?;
    let hours = text.strip_suffix('h').filter(|h| h.len() == 2).and_then(|h| h.parse::<i64>().ok());
    let within = hours.filter(|h| (48..=72).contains(h));
    if within.is_none() {
        let phrase = format!("`{}` is no decision window", super::scalars::short(&text));
        r.wrong_but(node, &phrase, "48h to 72h", super::meant::window(&text));
    }
    within
}

fn read_weights(r: &Reader<'_>, node: &Node) -> Option<BTreeMap<Axis, Exact>> {
    let fields = r.fields(node)?;
    let mut weights = BTreeMap::new();
    for axis in Axis::ALL {
        if let Some(weight) = fields.opt(axis.key(), |r, n| r.not_negative(n)) {
            weights.insert(*axis, weight);
        }
    }
    let none = Axis::ALL.iter().all(|a| weights.get(a).is_some_and(Exact::is_zero));
    fields.finish();
    if none {
        r.wrong(node, "all weights are 0", "at least one weight above 0");
    }
    Some(weights)
}

fn read_thresholds(r: &Reader<'_>, node: &Node, profile: &mut Profile) {
    let Some(fields) = r.fields(node) else { return };
    let accept = fields.said("accept", |r, n| r.number_within(n, 0, 100));
    let decline = fields.said("decline", |r, n| r.number_within(n, 0, 100));
    fields.finish();
    if let Some(said) = &accept {
        profile.accept = said.value.clone();
    }
    if let Some(said) = &decline {
        profile.decline = said.value.clone();
    }
    if profile.accept >= profile.decline {
        return;
    }
    let Some(place) = accept.as_ref().or(decline.as_ref()).map(|said| said.place) else { return };
    let (high, low) = (profile.accept.plain(2), profile.decline.plain(2));
    let problem = Diagnostic::error("thresholds", format!("`accept` ({high}) is below `decline` ({low})")).at(place);
    let problem = problem.expected("expected accept at or above decline");
    r.report(match (accept, decline) {
        (Some(_), Some(decline)) => problem.related(decline.place, "`decline` is here").help("swap the two"),
        _ => problem.help("without a line of its own, `accept` is 70 and `decline` is 50"),
    });
}

fn read_mobility(r: &Reader<'_>, node: &Node) -> Option<Mobility> {
    let fields = r.fields(node)?;
    let mobility = Mobility {
        needs_visa_in: fields.opt("needs_visa_in", |r, n| r.each(n, |r, i| r.country(i))).unwrap_or_default(),
        visa_weeks: fields.said("visa_weeks", |r, n| r.number_within(n, 0, 520)),
        move_between: fields.said("move_between", |r, n| r.window(n)),
        constraints: fields.opt("constraints", |r, n| r.each(n, |r, i| r.text(i))).unwrap_or_default(),
    };
    fields.finish();
    Some(mobility)
}

fn read_job(r: &Reader<'_>, node: &Node, profile: &Profile) -> Option<Terms> {
    let fields = r.fields(node)?;
    let terms = read_terms(&fields, &Frame { currency: profile.currency, profile });
    check_week(r, &terms);
    fields.finish();
    Some(terms)
}
