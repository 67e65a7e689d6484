//! What is overdue or due today, and what comes next, among all offers of an index.

use super::board::{PAGE, below};
use super::index::IndexStep;
use super::list::{Entry, Listing};
use jiff::{Timestamp, Zoned};
use std::cmp::Ordering;
use std::sync::Arc;

/// How many of the dated steps to come an index shows.
const STEPS: usize = 30;

/// The dated steps of an index.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// What is overdue or due today.
    pub today: Vec<IndexStep>,
    /// How many more there are of those, in a sentence.
    pub more: Option<String>,
    /// What comes after today.
    pub later: Vec<IndexStep>,
}

/// When, of which offer, and which of its steps: 0 is its answer that is overdue.
type Due<'a> = (Timestamp, &'a Entry, usize);

/// The steps of these offers: all of today that a page can show, and the next after that.
pub(super) fn agenda(rows: &[(Arc<Entry>, Option<usize>)], from: &Listing<'_>) -> Agenda {
    let (now, end) = (from.as_of.timestamp(), tomorrow(from.as_of));
    let (mut today, mut later) = (First::of(PAGE), First::of(STEPS));
    for (entry, _) in rows {
        entry.due.filter(|due| *due < now).into_iter().for_each(|due| today.add((due, entry.as_ref(), 0)));
        for ((at, _), nth) in entry.steps.iter().zip(1..) {
            let steps = if *at < end { &mut today } else { &mut later };
            steps.add((*at, entry.as_ref(), nth));
        }
    }
    let more = today.seen.saturating_sub(PAGE);
    let said = |steps: Vec<Due<'_>>| steps.into_iter().map(|due| said(due, from)).collect::<Vec<_>>();
    let mut before = String::new();
    let mut later = said(later.sorted());
    for step in &mut later {
        step.first = std::mem::replace(&mut before, step.day.clone()) != step.day;
    }
    let more = (more > 0).then(|| from.words.fill("index", "more", &[("n", &more.to_string())]));
    Agenda { today: said(today.sorted()), more, later }
}

/// The first so many of the steps that are added, without keeping all of them.
struct First<'a> {
    many: usize,
    seen: usize,
    steps: Vec<Due<'a>>,
    /// What comes behind this one is not among them.
    last: Option<Due<'a>>,
}

impl<'a> First<'a> {
    const fn of(many: usize) -> Self {
        Self { many, seen: 0, steps: Vec::new(), last: None }
    }

    fn add(&mut self, step: Due<'a>) {
        self.seen += 1;
        if self.last.as_ref().is_some_and(|last| order(&step, last).is_gt()) {
            return;
        }
        self.steps.push(step);
        if self.steps.len() > 2 * self.many {
            let (_, last, _) = self.steps.select_nth_unstable_by(self.many - 1, order);
            self.last = Some(*last);
            self.steps.truncate(self.many);
        }
    }

    fn sorted(mut self) -> Vec<Due<'a>> {
        self.steps.sort_by(order);
        self.steps.truncate(self.many);
        self.steps
    }
}

/// By their instants, then by the way to their offers, as it stands on the page.
fn order(a: &Due<'_>, b: &Due<'_>) -> Ordering {
    a.0.cmp(&b.0).then_with(|| way(&a.1.folder, &b.1.folder)).then_with(|| a.2.cmp(&b.2))
}

/// The order of two folders with `/` at their ends.
fn way(a: &str, b: &str) -> Ordering {
    let both = a.len().min(b.len());
    let begin = a.as_bytes().get(..both).cmp(&b.as_bytes().get(..both));
    let rest = |folder: &str| folder.bytes().skip(both).chain([b'/']).collect::<Vec<u8>>();
    begin.then_with(|| rest(a).cmp(&rest(b)))
}

fn said((_, entry, nth): Due<'_>, from: &Listing<'_>) -> IndexStep {
    let href = below(from.path, &entry.folder);
    let Some((_, step)) = nth.checked_sub(1).and_then(|at| entry.steps.get(at)) else {
        return IndexStep {
            at: entry.row.answer_by.clone().unwrap_or_default(),
            time: entry.row.left.clone().unwrap_or_default(),
            text: from.words.get("index", "overdue").into_owned(),
            company: entry.row.company.clone(),
            late: true,
            href,
            ..IndexStep::default()
        };
    };
    IndexStep { href, ..step.clone() }
}

/// When the day of an instant ends.
fn tomorrow(now: &Zoned) -> Timestamp {
    let day = now.date().tomorrow().and_then(|day| day.to_zoned(now.time_zone().clone()));
    day.map_or(Timestamp::MAX, |day| day.timestamp())
}

#[cfg(test)]
mod tests {
    use super::way;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folders_are_in_the_order_of_their_ways(a in "[a-c/.-]{0,4}", b in "[a-c/.-]{0,4}") {
            prop_assert_eq!(way(&a, &b), format!("{a}/").cmp(&format!("{b}/")));
        }
    }
}
