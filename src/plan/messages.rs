//! Which messages, in which form, in which order (method section 5): the one to use now, what confirms it, what may be
//! needed next, and what comes later. Nothing that does not apply.

use super::situation::Situation;
use super::{Message, Stage, Step, ask};
use crate::content::{Draft, Facts, Pack, Value};
use crate::model::{Action, ChannelKind, Door, LogEvent, MessageKind as M, Strength};

/// How long a note on a network may be, in characters (M12).
const NOTE: usize = 300;

/// A message to compose.
struct Wanted {
    kind: M,
    by: ChannelKind,
    stage: Stage,
    /// True for an email that follows a talk.
    after_talk: bool,
}

/// The messages to compose, in their order.
struct List<'s, 'a> {
    s: &'s Situation<'a>,
    wanted: Vec<Wanted>,
    /// What is spoken, and is needed in writing where nobody can be reached.
    fallback: Vec<M>,
}

/// The messages; `timeline` tells when the later ones come.
pub(super) fn messages(s: &Situation<'_>, timeline: &[Step]) -> Result<Vec<Message>, String> {
    let mut list = List { s, wanted: Vec::new(), fallback: Vec::new() };
    list.now();
    list.next();
    list.later();
    list.own();
    let letters = s.facts_in(s.voices.letters)?;
    list.wanted.iter().map(|wanted| message(s, wanted, &letters, timeline)).collect()
}

impl List<'_, '_> {
    fn add(&mut self, kind: M, by: ChannelKind, stage: Stage) {
        let written = !self.s.voices.letters.writes(kind.key(), "call");
        let by = if written { ChannelKind::Email } else { by };
        if self.wanted.iter().all(|w| (w.kind, w.by) != (kind, by)) {
            self.wanted.push(Wanted { kind, by, stage, after_talk: false });
        }
    }

    fn confirm(&mut self) {
        if let Some(kind) = self.s.confirming() {
            self.wanted.push(Wanted { kind, by: ChannelKind::Email, stage: Stage::Confirm, after_talk: true });
        }
    }

    /// The request for time that leads (T4), the advised message, what confirms it (C6).
    fn now(&mut self) {
        let s = self.s;
        if s.needs_time() {
            self.add(M::MoreTime, ChannelKind::Email, Stage::Now);
        }
        if let Some(kind) = s.main_message() {
            self.add(kind, s.by, Stage::Now);
            self.confirm();
            self.in_writing(kind);
        } else {
            self.confirm();
        }
    }

    /// A spoken message in writing, where nobody can be reached and no confirmation is the same.
    fn in_writing(&mut self, kind: M) {
        if self.wanted.iter().all(|w| (w.kind, w.by) != (kind, ChannelKind::Email)) {
            self.fallback.push(kind);
        }
    }

    /// What may be needed next: somebody to read a no, a question before it, answers after it, more time.
    fn next(&mut self) {
        let s = self.s;
        for kind in std::mem::take(&mut self.fallback) {
            self.add(kind, ChannelKind::Email, Stage::Next);
        }
        if s.no_ahead() {
            self.add(M::PeerReview, ChannelKind::Email, Stage::Next);
        }
        if s.can_ask_first(s.steps().len()) {
            self.add(M::Discuss, s.by, Stage::Next);
        }
        if let Some(kind) = s.plain_message() {
            self.add(kind, s.by, Stage::Next);
        }
        if s.asks_facts() {
            self.add(M::Question, s.by, Stage::Next);
        }
        if s.advice.action == Action::Decline || s.probing() {
            self.add(M::FollowUpAnswers, s.by, Stage::Next);
        }
        let firm = s.advice.action == Action::Decline && s.advice.strength == Strength::Firm;
        if firm || s.probing() {
            self.add(M::FinalNo, s.by, Stage::Next);
        }
        if s.pressed() || s.has_rivals() || s.unfinished() && s.case.assessment.timing.state.is_some() {
            self.add(M::MoreTime, ChannelKind::Email, Stage::Next);
        }
        if s.soon() {
            self.add(M::Reopen, s.by, Stage::Next);
        }
    }

    /// After a no: what keeps the tie.
    fn later(&mut self) {
        let s = self.s;
        let (ahead, said) = (s.no_ahead(), s.no_stands());
        if !ahead && said.is_none() {
            return;
        }
        let logged = |what| said.is_some_and(|no| !ahead && s.logged_since(what, no));
        let notes = &s.case.offer.notes;
        for (kind, so) in [
            (M::Connect, !logged(LogEvent::Connected)),
            (M::Introduction, s.door() == Some(Door::Open) && !notes.introduce.is_empty()),
            (M::ThreeMonthNote, !logged(LogEvent::Noted)),
            (M::ReEngage, !notes.revisit_when.is_empty()),
        ] {
            if so {
                self.add(kind, ChannelKind::Email, Stage::Later);
            }
        }
    }

    /// What the person wrote themselves is never lost, whatever the advice.
    fn own(&mut self) {
        for &kind in self.s.case.offer.messages.keys() {
            if self.wanted.iter().all(|w| w.kind != kind) {
                self.wanted.push(Wanted { kind, by: ChannelKind::Email, stage: Stage::Next, after_talk: false });
            }
        }
    }
}

/// Our words, or the person's own in their place; beside words in another language the same in the candidate's.
fn message(s: &Situation<'_>, wanted: &Wanted, letters: &Facts, timeline: &[Step]) -> Result<Message, String> {
    let &Wanted { kind, by, stage, after_talk } = wanted;
    let (own, theirs) = (s.voices.own, s.voices.letters);
    let friend =
        || s.facts.with([("answer_by", Value::from(own.locale().instant(&s.case.assessment.timing.answer_by)))]);
    // A friend is asked in the candidate's own language, by the candidate's clock.
    let (pack, facts) = if kind == M::PeerReview { (own, &friend()) } else { (theirs, letters) };
    let one = points(s, kind) == 1;
    let holding =
        |facts: &Facts| facts.and([("after_talk", after_talk), ("one", one)].iter().filter(|h| h.1).map(|h| h.0));
    let facts = holding(facts);
    let words = s.case.offer.messages.get(&kind).map(|own| own.text.value.trim().to_owned());
    let draft = match &words {
        // Of their own words ours are no part: there may be none for what they decided.
        Some(words) => {
            Draft { subject: pack.subject(kind.key(), by.key(), &facts)?, text: words.clone(), seconds: None }
        }
        None => compose(pack, kind, by, &facts)?,
    };
    let same = pack.language() == own.language() || words.is_some();
    let translation = (!same).then(|| compose(own, kind, by, &holding(&s.facts))).transpose()?;
    let dated = timeline.iter().find(|step| step.message == Some(kind) && stage == Stage::Later);
    Ok(Message {
        kind,
        form: by,
        stage,
        at: dated.map(|step| step.at.clone()),
        language: if words.is_some() { own_language(s, kind) } else { pack.language() }.to_owned(),
        subject: draft.subject,
        seconds: draft.seconds,
        text: draft.text,
        cues: cues(s, wanted)?,
        translation: translation.map(|draft| (draft.subject, draft.text)),
    })
}

/// The language of the person's own words: the employer's, also where we have no words of it.
fn own_language<'s>(s: &'s Situation<'_>, kind: M) -> &'s str {
    if kind == M::PeerReview { s.voices.own.language() } else { s.case.offer.language.code() }
}

/// How many questions a message asks, or how many things it asks for.
fn points(s: &Situation<'_>, kind: M) -> usize {
    if kind == M::Question { ask::questions(s.case, s.voices.own).len() } else { s.steps().len() }
}

/// The words of a message; a note on a network without names where they would make it too long.
fn compose(pack: &Pack, kind: M, by: ChannelKind, facts: &Facts) -> Result<Draft, String> {
    let draft = pack.message(kind.key(), by.key(), facts)?;
    if kind == M::Connect && draft.text.chars().count() > NOTE {
        return pack.message(kind.key(), by.key(), &facts.and(["brief"]));
    }
    Ok(draft)
}

/// What to keep in mind: of the kind, and what the notes have that could make the message a personal one. Notes are
/// private, so they are shown to the candidate and never sent.
fn cues(s: &Situation<'_>, wanted: &Wanted) -> Result<Vec<String>, String> {
    let (kind, by) = (wanted.kind, wanted.by);
    let locale = s.voices.own.locale();
    let notes = &s.case.offer.notes;
    let list = |said: &[crate::model::Said<String>]| {
        Value::from(locale.list(&said.iter().map(|t| t.value.clone()).collect::<Vec<_>>()))
    };
    let highlights = s.contact().map(|c| locale.list(&c.notes)).unwrap_or_default();
    let facts = s.facts.with([
        ("liked", list(&notes.liked)),
        ("introduce", list(&notes.introduce)),
        ("highlight", Value::from(highlights)),
    ]);
    let mut cues = s.voices.own.advice(kind.key(), by.key(), &facts)?;
    let personal = !wanted.after_talk && matches!(kind, M::Decline | M::Acceptance | M::Connect | M::ThreeMonthNote);
    for word in ["liked", "highlight"] {
        if personal && s.facts.hold(word) {
            cues.push(s.voices.own.say("parts", &format!("hints.{word}"), &facts)?);
        }
    }
    Ok(cues)
}
