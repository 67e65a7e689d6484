//! Every variant of every message in every language, composed and looked at: the states are thinned so that each three
//! of the words that decide together still meet, and no variant may be left that nothing composed.

use super::{NEEDS, facts};
use dossier::content::{Draft, Pack, built_in, languages, spoken};
use dossier::lint;
use dossier::model::{Action, Door, MessageKind, Reason, Strength, Tone};
use std::collections::{BTreeMap, BTreeSet};

/// What further decides variants, one set a case.
const STATES: [&str; 25] = [
    "",
    "named",
    "known",
    "named known",
    "named known overdue",
    "exploding",
    "after_talk",
    "one",
    "asks",
    "also_asks named",
    "open_terms",
    "unwritten",
    "signed liked",
    "brief introduces",
    "overdue after_talk",
    "overdue exploding",
    "unwritten overdue",
    "asks one",
    "after_talk open_terms",
    "after_talk one",
    "declined",
    "withdrawn brief",
    "move move_visa move_dates",
    "move move_visa move_between",
    "move move_from",
];

/// The actions for which a kind is written.
pub(super) fn actions(kind: MessageKind) -> &'static [Action] {
    use MessageKind as M;
    match kind {
        M::MoreTime => &[Action::Clarify, Action::Wait, Action::Negotiate, Action::Accept],
        M::Question => &[Action::Clarify],
        M::Discuss => &[Action::Negotiate, Action::Decline],
        M::CounterProposal => &[Action::Negotiate],
        M::Acceptance => &[Action::Accept],
        M::ImprovedOffer => &[Action::Accept, Action::Decline, Action::Negotiate],
        M::Withdrawal => &[Action::Withdraw],
        M::PeerReview => &[Action::Decline, Action::Withdraw],
        M::Connect | M::ThreeMonthNote | M::Introduction => &[Action::Decline, Action::Withdraw, Action::FollowUp],
        M::ReEngage => &[Action::Reopen, Action::Decline, Action::Withdraw, Action::FollowUp],
        M::Reopen => &[Action::Reopen, Action::FollowUp],
        M::Confirmation | M::FollowUpAnswers | M::FinalNo => &[Action::Decline, Action::FollowUp],
        M::Decline => &[Action::Decline],
    }
}

/// Sets of words that decide variants of a kind: tone, strength, reason and door in full, each state with each tone,
/// and with each reason.
pub(super) fn cases(kind: MessageKind) -> Vec<Vec<&'static str>> {
    let states: Vec<&str> = STATES.into_iter().chain(NEEDS).collect();
    let (tones, strengths, reasons, doors) = (Tone::ALL, Strength::ALL, Reason::ALL, Door::ALL);
    let mut cases = Vec::new();
    let mut case = |action: Action, [tone, strength, reason, door, state]: [usize; 5]| {
        let mut words = vec![tones[tone % tones.len()].key(), strengths[strength % strengths.len()].key()];
        words.extend([reasons[reason % reasons.len()].key(), doors[door % doors.len()].key(), action.key()]);
        words.extend(states[state % states.len()].split_whitespace());
        cases.push(words);
    };
    for &action in actions(kind) {
        // Once a no is said, its strength is past.
        let strengths = if action == Action::FollowUp { &strengths[..1] } else { strengths };
        for n in 0..tones.len() * strengths.len() * reasons.len() * doors.len() {
            let (tone, rest) = (n % tones.len(), n / tones.len());
            let (strength, rest) = (rest % strengths.len(), rest / strengths.len());
            case(action, [tone, strength, rest % reasons.len(), rest / reasons.len(), n]);
        }
        for state in 0..states.len() {
            for tone in 0..tones.len() {
                case(action, [tone, tone + state, tone + state, tone + state, state]);
            }
            for reason in 0..reasons.len() {
                case(action, [reason + state, reason / 2 + state, reason, reason + state, state]);
            }
        }
    }
    cases
}

/// The cases whose words the files of a message can tell apart: a word that stands nowhere in them changes nothing.
fn different(cases: Vec<Vec<&'static str>>, kind: MessageKind, language: &str) -> Vec<Vec<&'static str>> {
    let files = built_in();
    let read = |name: &str| files[&format!("{language}/{name}.yaml")].as_str();
    let text = read("parts").to_owned() + read(&format!("messages/{}", kind.key()));
    let mut seen = BTreeSet::new();
    let heard =
        |words: &[&'static str]| words.iter().copied().filter(|word| text.contains(word)).collect::<BTreeSet<_>>();
    cases.into_iter().filter(|words| seen.insert(heard(words))).collect()
}

/// The first of the characters that mark texts; they stand in no text of ours.
const MARKS: u32 = 0xE000;

/// The built-in words of a language with a mark in every text of a message, and where each mark stands.
fn marked(language: &str) -> (Pack, Vec<String>) {
    let mut places = Vec::new();
    let mut overlay = BTreeMap::new();
    for (path, text) in built_in() {
        let Some(name) = path.strip_prefix(&format!("{language}/")) else { continue };
        if !(name.starts_with("messages/") || name == "parts.yaml") {
            continue;
        }
        let mut file: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        mark(&mut file, name, &mut places);
        overlay.insert(path.clone(), serde_yaml::to_string(&file).expect("YAML"));
    }
    (Pack::load(language, &overlay).expect("the marked words"), places)
}

/// Marks the texts below a node; the order of paragraphs is no text, and notes for the candidate are looked at elsewhere.
fn mark(node: &mut serde_yaml::Value, place: &str, places: &mut Vec<String>) {
    use serde_yaml::Value as Yaml;
    match node {
        Yaml::Mapping(entries) => {
            for (key, node) in entries.iter_mut() {
                let key = key.as_str().expect("a key");
                if place.contains(' ') || !["email", "call", "hints", "cues"].contains(&key) {
                    mark(node, &format!("{place} {key}"), places);
                }
            }
        }
        Yaml::String(text) if !text.trim().is_empty() => {
            let mark = u32::try_from(places.len()).ok().and_then(|n| char::from_u32(MARKS + n)).expect("a mark");
            places.push(place.to_owned());
            let end = text.trim_end();
            // Inside a stage cue, and on the line of a point: what is counted and joined stays the same.
            let at = match text.find("}}").filter(|_| text.contains("{% for")) {
                Some(at) => at + 2,
                None => end.len() - usize::from(end.ends_with(']')),
            };
            text.insert(at, mark);
        }
        _ => {}
    }
}

/// The text without its marks; they are noted.
fn unmark(text: &str, seen: &mut BTreeSet<usize>) -> String {
    let mark = |c: char| (c as u32).checked_sub(MARKS).filter(|n| *n < 6400).map(|n| n as usize);
    seen.extend(text.chars().filter_map(mark));
    text.chars().filter(|c| mark(*c).is_none()).collect()
}

/// The words that count: without greeting and signature in an email (L6), without pauses in a script.
fn body<'a>(draft: &'a Draft, kind: MessageKind, form: &str) -> Vec<&'a str> {
    let all: Vec<&str> = draft.text.split("\n\n").collect();
    match (form, kind) {
        ("email", MessageKind::Connect) => all,
        ("email", MessageKind::PeerReview) => all[1..].to_vec(),
        ("email", _) => all[1..all.len() - 1].to_vec(),
        _ => all.into_iter().filter(|p| !p.starts_with('[')).collect(),
    }
}

#[track_caller]
fn check(kind: MessageKind, form: &str, words: &[&str], (pack, seen): (&Pack, &mut BTreeSet<usize>)) -> String {
    let key = kind.key();
    let filled = facts(words.iter().copied());
    let marked = pack.message(key, form, &filled).unwrap_or_else(|e| panic!("{words:?}: {e}"));
    let (text, subject) = (unmark(&marked.text, seen), marked.subject.map(|s| unmark(&s, seen)));
    let draft = Draft { text, subject, ..marked };
    let text = &draft.text;
    let body = body(&draft, kind, form);
    let count = spoken(&body.join(" ")).split_whitespace().count();
    let what = format!("{} {key} {form} {words:?}", pack.language());
    assert!(count >= 12, "{what}: {count} words\n{text}");
    assert!(count <= if form == "email" { 150 } else { 120 }, "{what}: {count} words\n{text}");
    assert!((if form == "email" { 1..=5 } else { 3..=6 }).contains(&body.len()), "{what}: {text}");
    for wrong in ["{", "}", "..", "?.", "  ", " ,", " .", "\n\n\n", "TODO", "XXX", "undefined", "[]"] {
        assert!(!text.contains(wrong), "{what}: {wrong:?} in\n{text}");
    }
    assert!(text.split("\n\n").all(|p| !p.trim().is_empty()), "{what}: an empty paragraph in\n{text}");
    assert_eq!(draft.subject.is_some(), form == "email" && kind != MessageKind::Connect, "{what}");
    assert!(draft.subject.as_ref().is_none_or(|s| !s.contains('\n') && s.chars().count() < 100), "{what}");
    assert_eq!(draft.seconds.is_some(), form != "email", "{what}");
    assert!(draft.seconds.is_none_or(|s| (10..=75).contains(&s)), "{what}: {:?} s", draft.seconds);
    let advice = pack.advice(key, form, &filled).unwrap_or_else(|e| panic!("{what}: {e}"));
    assert!(form == "email" || advice.len() > 1, "{what}: no cues");
    assert!(
        advice.iter().all(|a| a.starts_with(char::is_uppercase) || a.starts_with(['„', '“', '«', '¿', '¡'])),
        "{what}: a cue in pieces: {advice:?}"
    );
    if pack.language() == "en" {
        thanks_and_apologies(kind, text, &what);
    }
    draft.text
}

#[track_caller]
fn thanks_and_apologies(kind: MessageKind, text: &str, what: &str) {
    let lower = text.to_lowercase();
    let thankful = ["thank", "appreciate", "glad", "gratitude"].iter().any(|t| lower.contains(t));
    assert!(thankful, "{what}: no thanks in\n{text}");
    let sorry = ["sorry", "apologise", "excuse"].iter().map(|s| lower.matches(s).count()).sum::<usize>();
    let most = if kind == MessageKind::Withdrawal { 2 } else { 1 };
    assert!(sorry <= most, "{what}: {sorry} apologies in\n{text}");
}

/// What our own checks find in a message of ours: what, so that the same words of many variants are told once, and where.
fn findings(kind: MessageKind, form: &str, text: &str, words: &lint::Words) -> Vec<(String, String)> {
    let context = lint::Context {
        spoken: form != "email",
        company: Some("Acme Inc."),
        role: Some("Head of Engineering (m/f/d)"),
        contacts: if kind == MessageKind::PeerReview { vec![] } else { vec!["Jo Schmidt"] },
        writer: Some("Jane Doe"),
        others: vec!["Bolt Systems", "Helios"],
        confidential: vec!["Contoso"],
        figures: vec!["92000".to_owned()],
        ..lint::Context::of(kind)
    };
    let what = |f: &lint::Finding| format!("{} {} {form}: {} {:?}", words.language(), kind.key(), f.code, f.text);
    lint::lint(text, &context, words).iter().map(|f| (what(f), text.to_owned())).collect()
}

/// Composes all of a language: what our own checks find, and the texts that nothing composes.
fn compose(language: &str) -> Vec<String> {
    let ((pack, places), mut seen) = (marked(language), BTreeSet::new());
    let checks = crate::lint::words(language);
    let mut found = BTreeMap::new();
    for &kind in MessageKind::ALL {
        assert!(pack.writes(kind.key(), "email"), "{language}: no {}", kind.key());
        let (cases, mut scripts) = (different(cases(kind), kind, language), BTreeSet::new());
        for (form, nth) in [("email", 1), ("call", 1), ("video", 5)] {
            if form == "email" || pack.writes(kind.key(), "call") {
                // A video call has the script of a call, but for its first words.
                let texts = cases.iter().step_by(nth).map(|words| check(kind, form, words, (&pack, &mut seen)));
                let mut texts: BTreeSet<String> = texts.collect();
                if form != "email" {
                    texts.retain(|text| scripts.insert(text.clone()));
                }
                found.extend(texts.iter().flat_map(|text| findings(kind, form, text, &checks)));
            }
        }
    }
    let told = found.iter().map(|(what, text)| format!("{what} in\n{text}\n"));
    let unseen = places.iter().enumerate().filter(|(n, _)| !seen.contains(n));
    told.chain(unseen.map(|(_, place)| format!("content/{language}/{place}: nothing composes it"))).collect()
}

#[test]
fn every_variant_of_every_message_is_whole_and_passes_our_own_checks() {
    let languages = languages(&BTreeMap::new());
    let told: Vec<String> = std::thread::scope(|scope| {
        let all: Vec<_> = languages.iter().map(|language| scope.spawn(move || compose(language))).collect();
        all.into_iter().flat_map(|one| one.join().expect("a language that is whole")).collect()
    });
    assert!(told.is_empty(), "{} findings:\n{}", told.len(), told.join("\n"));
}
