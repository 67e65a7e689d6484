//! The checklists, as far as the files settle them (method section 9, and S1, G1, M6, P1, F7).

mod call;
mod contract;
mod mobility;
mod negotiation;
mod record;
mod reply;
mod start;
mod triggers;

use super::situation::{Situation, end_of};
use super::{Checklist, Item, ItemState, ask};
use crate::content::Value;
use jiff::Zoned;

/// A list of this case; none where it does not arise.
type List = fn(&Situation<'_>) -> Result<Option<Checklist>, String>;

/// All lists, in the order in which they are shown.
const LISTS: &[List] = &[
    reply::before_you_reply,
    negotiation::list,
    mobility::list,
    call::list,
    reply::sending_the_no,
    start::list,
    contract::list,
    record::list,
];

/// The lists that arise here.
pub(super) fn checklists(s: &Situation<'_>) -> Result<Vec<Checklist>, String> {
    LISTS.iter().filter_map(|list| list(s).transpose()).collect()
}

/// How the files settle an item, and what its reason is filled with.
struct Stand<'k> {
    state: ItemState,
    /// Its text below `why` of `checklists.yaml`.
    why: &'k str,
    words: Vec<&'static str>,
    values: Vec<(&'static str, Value)>,
    by: Option<Zoned>,
    paste: Vec<String>,
}

impl<'k> Stand<'k> {
    const fn new(state: ItemState, why: &'k str) -> Self {
        Self { state, why, words: Vec::new(), values: Vec::new(), by: None, paste: Vec::new() }
    }

    const fn done(why: &'k str) -> Self {
        Self::new(ItemState::Done, why)
    }

    const fn todo(why: &'k str) -> Self {
        Self::new(ItemState::Todo, why)
    }

    const fn out(why: &'k str) -> Self {
        Self::new(ItemState::NotApplicable, why)
    }

    /// Done, or still to do.
    const fn done_if(done: bool, why: &'k str) -> Self {
        Self::new(if done { ItemState::Done } else { ItemState::Todo }, why)
    }

    /// These words hold for its reason.
    fn words(mut self, words: impl IntoIterator<Item = &'static str>) -> Self {
        self.words.extend(words);
        self
    }

    /// Its reason is filled with this.
    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Its reason has a question to ask: as it can be sent, with the meaning in the candidate's language beside it.
    fn asking(self, s: &Situation<'_>, name: &str) -> Self {
        let (own, theirs) = (s.voices.own, s.voices.letters);
        let same = own.language() == theirs.language();
        let meaning = if same { String::new() } else { format!(" ({})", ask::question(name, own)) };
        self.with("question", ask::question(name, theirs)).with("meaning", meaning)
    }

    /// These lines go into the file.
    fn pasting(self, paste: Vec<String>) -> Self {
        Self { paste, ..self }
    }

    /// To be done by then.
    fn by(self, by: Option<Zoned>) -> Self {
        Self { by, ..self }
    }
}

/// A list in the making.
struct Sheet<'s, 'a> {
    s: &'s Situation<'a>,
    name: &'static str,
    items: Vec<Item>,
}

impl<'s, 'a> Sheet<'s, 'a> {
    const fn new(s: &'s Situation<'a>, name: &'static str) -> Self {
        Self { s, name, items: Vec::new() }
    }

    /// An item with the text of its key.
    fn item(&mut self, id: &str, stand: Stand<'_>) -> Result<(), String> {
        let text = self.s.voices.own.say("checklists", &format!("{}.items.{id}", self.name), &self.s.facts)?;
        self.put(id, text, stand)
    }

    /// An item with a text of its own. What the person ticked is done, whatever the files say.
    fn put(&mut self, id: &str, text: String, stand: Stand<'_>) -> Result<(), String> {
        let (s, pack) = (self.s, self.s.voices.own);
        let paste = stand.paste;
        let ticked = s.case.offer.done.iter().any(|done| done.value == id);
        let (state, why) = if ticked {
            let place = Value::from(format!("{}: done", s.case.offer.file));
            (ItemState::Done, pack.say("checklists", "why.ticked", &s.facts.with([("place", place)]))?)
        } else {
            let words = stand.words.into_iter().chain((stand.state == ItemState::Done).then_some("done"));
            let facts = s.facts.and(words).with(stand.values);
            (stand.state, pack.say("checklists", &format!("why.{}", stand.why), &facts)?)
        };
        let by = stand.by.filter(|_| state == ItemState::Todo).map(|by| not_past(s, by));
        self.items.push(Item {
            id: id.to_owned(),
            state,
            text,
            why,
            by,
            paste: if ticked { Vec::new() } else { paste },
        });
        Ok(())
    }

    fn finish(self) -> Result<Checklist, String> {
        let title = self.s.voices.own.say("checklists", &format!("{}.title", self.name), &self.s.facts)?;
        Ok(Checklist { name: self.name, title, items: self.items })
    }
}

/// What should have been done is to be done today.
fn not_past(s: &Situation<'_>, by: Zoned) -> Zoned {
    if by < s.now { end_of(s.now.date(), &s.now) } else { by }
}

/// When the talk is: the next working hours of theirs, else the answer's time.
fn before_the_talk(s: &Situation<'_>) -> Option<Zoned> {
    let timing = &s.case.assessment.timing;
    timing.state.map(|_| match &timing.slot {
        Some(slot) => s.here(&slot.from),
        None => timing.answer_by.clone(),
    })
}

/// When the answer is due, while it is.
fn answer_by(s: &Situation<'_>) -> Option<Zoned> {
    s.case.assessment.timing.state.map(|_| s.case.assessment.timing.answer_by.clone())
}

/// The key of the offer's file where a fact stands.
fn place(s: &Situation<'_>, key: &str) -> String {
    format!("{}: {key}", s.case.offer.file)
}
