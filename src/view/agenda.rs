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
    let (mut today, mut later): (Vec<Due<'_>>, Vec<Due<'_>>) = (Vec::new(), Vec::new());
    for (entry, _) in rows {
        today.extend(entry.due.filter(|due| *due < now).map(|due| (due, entry.as_ref(), 0)));
        for ((at, _), nth) in entry.steps.iter().zip(1..) {
            let steps = if *at < end { &mut today } else { &mut later };
            steps.push((*at, entry.as_ref(), nth));
        }
    }
    let more = today.len().saturating_sub(PAGE);
    let said = |steps: Vec<Due<'_>>| steps.into_iter().map(|due| said(due, from)).collect::<Vec<_>>();
    let mut before = String::new();
    let mut later = said(first(later, STEPS));
    for step in &mut later {
        step.first = std::mem::replace(&mut before, step.day.clone()) != step.day;
    }
    let more = (more > 0).then(|| from.words.fill("index", "more", &[("n", &more.to_string())]));
    Agenda { today: said(first(today, PAGE)), more, later }
}

/// The first of these steps, in order.
fn first(mut steps: Vec<Due<'_>>, many: usize) -> Vec<Due<'_>> {
    if steps.len() > many {
        // The rest need not be in any order.
        steps.select_nth_unstable_by(many, order);
        steps.truncate(many);
    }
    steps.sort_by(order);
    steps
}

/// By their instants, then by the way to their offers, as it stands on the page.
fn order(a: &Due<'_>, b: &Due<'_>) -> Ordering {
    let way = || a.1.folder.bytes().chain([b'/']).cmp(b.1.folder.bytes().chain([b'/']));
    a.0.cmp(&b.0).then_with(way).then_with(|| a.2.cmp(&b.2))
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
