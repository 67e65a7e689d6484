//! An index in pages: all offers by what is due next, a hundred on a page. So a page stays one that a person reads, and a
//! change costs the pages that it touches.

use super::build::{direction, up};
use super::compare::Comparison;
use super::format::rfc3339;
use super::index::{FolderRow, IndexRow, IndexView, PageLink, SideRow};
use super::list::{Entry, Folder, Listing};
use super::picture::{Deadlines, Due, deadlines};
use super::text::visible;
use super::units::Units;
use super::words::Words;
use super::{Instant, Score, agenda, compare, field, manual, what_if};
use crate::assess::Contender;
use crate::model::{Axis, Exact};
use jiff::{Timestamp, Zoned};
use std::sync::Arc;

/// How many offers, and how many folders, a page shows.
pub(super) const PAGE: usize = 100;

/// An offer with its rank among the open ones, where there are several.
pub(super) type Ranked = (Arc<Entry>, Option<usize>);

/// All that one index shows, in order.
pub struct Board<'a> {
    from: Listing<'a>,
    rows: Vec<Ranked>,
    /// Where each of them stood in the list that this was made of.
    places: Vec<usize>,
    /// What there is to say of the open offers together (B3).
    notes: Vec<String>,
    /// They and the present job criterion by criterion.
    compared: Option<Comparison>,
    /// How many offers are open.
    open: usize,
}

/// What the pages of an index showed: the next one tells by it which of them say something else.
#[derive(Debug)]
pub struct Shown {
    rows: Vec<Ranked>,
    places: Vec<usize>,
    folders: Vec<Folder>,
}

impl<'a> Board<'a> {
    /// Puts what an index is made of in order; what was `shown` before nearly is.
    #[must_use]
    pub fn new(mut from: Listing<'a>, shown: Option<&Shown>) -> Self {
        let (places, mut rows) = in_order(std::mem::take(&mut from.entries), shown);
        let field = field::ranked(&rows);
        let notes = field::notes(&field, from.staying.as_ref(), from.words);
        let stay = from.words.get("field", "stay");
        let staying = from.staying.as_ref().map(|job| (job, &*stay));
        let units = from.profile.map(|profile| Units { profile, words: from.words });
        let compared = units.and_then(|units| compare::side_by_side(&field, staying, units));
        let (open, mut ranks) = (field.len(), vec![None; rows.len()]);
        for (rank, rival) in (1..).zip(field).filter(|_| open > 1) {
            ranks.get_mut(rival.at).into_iter().for_each(|place| *place = Some(rank));
        }
        rows.iter_mut().zip(ranks).for_each(|((_, rank), now)| *rank = now);
        Self { from, rows, places, notes, compared, open }
    }

    /// How many pages there are: at least one.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.rows.len().max(self.from.folders.len()).div_ceil(PAGE).max(1)
    }

    /// The pages that say something else than what was `shown` before; all of them where nothing was.
    #[must_use]
    pub fn news(&self, shown: Option<&Shown>) -> Vec<usize> {
        let (rows, folders) = (&self.rows, &self.from.folders);
        let Some(old) = shown.filter(|old| (old.rows.len(), old.folders.len()) == (rows.len(), folders.len())) else {
            return (0..self.pages()).collect();
        };
        let as_before = |page: usize| {
            let mut pairs = part(rows, page).iter().zip(part(&old.rows, page));
            pairs.all(|(a, b)| Arc::ptr_eq(&a.0, &b.0) && a.1 == b.1) && part(folders, page) == part(&old.folders, page)
        };
        let news: Vec<usize> = (0..self.pages()).filter(|page| !as_before(*page)).collect();
        // The first page looks at all offers.
        let first = (!news.is_empty() && news.first() != Some(&0)).then_some(0);
        first.into_iter().chain(news).collect()
    }

    /// What is kept until the next one.
    #[must_use]
    pub fn shown(self) -> Shown {
        Shown { rows: self.rows, places: self.places, folders: self.from.folders }
    }

    /// One page; the first, number 0, says what is due and what comes next among all of them.
    #[must_use]
    pub fn page(&self, number: usize) -> IndexView {
        let (from, words, locale) = (&self.from, self.from.words, self.from.words.locale());
        let first = number == 0;
        let rows: Vec<IndexRow> = part(&self.rows, number).iter().map(|ranked| row(ranked, from.path)).collect();
        let side = self.side(number);
        let instant =
            |at: &Zoned| Instant { iso: rfc3339(at), here: locale.stamp(at), there: None, short: locale.moment(at) };
        let folders = part(&from.folders, number).iter().map(|f| FolderRow {
            href: below(from.path, &f.path),
            name: visible(&f.name),
            offers: words.fill("index", "offers", &[("n", &f.offers.to_string())]),
            next: f.next.as_ref().map(instant),
        });
        let agenda = if first { agenda::agenda(&self.rows, from) } else { agenda::Agenda::default() };
        IndexView {
            path: from.path.to_owned(),
            file: file(number),
            first,
            up: from.above.map(|above| up(above, from.path)),
            language: words.language().to_owned(),
            direction: direction(words.language()),
            title: match from.profile.and_then(|profile| profile.name.as_ref()) {
                Some(name) => words.fill("index", "title_of", &[("name", &visible(&name.value))]),
                None => words.get("index", "title").into_owned(),
            },
            what_if: what_if::index(&from.supposed, words),
            as_of: instant(from.as_of),
            summary: if first { self.summary() } else { self.range(number) },
            deadlines: if first { self.due_line() } else { None },
            notes: if first { self.notes.clone() } else { Vec::new() },
            axes: side.first().into_iter().flat_map(|row| &row.scores).map(|s| s.name.clone()).collect(),
            side,
            compared: self.compared.clone().filter(|_| first),
            manual: (first && !rows.is_empty()).then(|| manual::manual(words)),
            rows,
            folders: folders.collect(),
            today: agenda.today,
            more: agenda.more,
            steps: agenda.later,
            pages: self.links(number),
            labels: words.group("page"),
        }
    }

    /// The scores of those on a page, where there are two to compare: the open offers by rank, then those that are decided,
    /// then the present job.
    fn side(&self, number: usize) -> Vec<SideRow> {
        let mut offers: Vec<&Ranked> =
            part(&self.rows, number).iter().filter(|(entry, _)| !entry.row.scores.is_empty()).collect();
        offers.sort_by_key(|(_, rank)| (rank.is_none(), *rank));
        let offer = |(entry, rank): &&Ranked| SideRow {
            name: entry.row.company.clone(),
            rank: rank.map(|rank| rank.to_string()),
            scores: entry.row.scores.clone(),
        };
        let job = self.from.staying.as_ref().filter(|_| self.open > 0);
        let name = self.from.words.get("field", "stay").into_owned();
        let job = job.map(|job| SideRow { name, rank: None, scores: staying(job, self.from.words) });
        let rows: Vec<SideRow> = offers.iter().map(offer).chain(job).collect();
        if rows.len() > 1 { rows } else { Vec::new() }
    }

    /// The way from a page to the others: to its neighbours, the first and the last one.
    fn links(&self, here: usize) -> Vec<PageLink> {
        let pages = self.pages();
        let mut links: Vec<PageLink> = Vec::new();
        let mut next = 0;
        for page in (0..pages).filter(|page| *page == 0 || page.abs_diff(here) <= 1 || *page == pages - 1) {
            links.push(PageLink { text: self.span(page), file: file(page), here: page == here, gap: page != next });
            next = page + 1;
        }
        if pages > 1 { links } else { Vec::new() }
    }

    /// Which of the offers, or folders, a page shows: "101–200".
    fn span(&self, page: usize) -> String {
        let (from, until, _) = self.bounds(page);
        format!("{from}–{until}")
    }

    /// The same in a sentence.
    fn range(&self, page: usize) -> String {
        let (from, until, all) = self.bounds(page);
        self.from.words.fill("index", "range", &[("from", &from), ("until", &until), ("n", &all)])
    }

    fn bounds(&self, page: usize) -> (String, String, String) {
        let all = self.rows.len().max(self.from.folders.len());
        let shown = |n: usize| self.from.words.locale().number(&Exact::int(i64::try_from(n).unwrap_or(i64::MAX)), 0);
        (shown(page * PAGE + 1), shown(((page + 1) * PAGE).min(all)), shown(all))
    }

    /// How many answers are waited for, in a sentence.
    fn summary(&self) -> String {
        let (words, now) = (self.from.words, self.from.as_of.timestamp());
        let own = self.due().count();
        let waiting = match own + self.from.folders.iter().map(|f| f.waiting).sum::<usize>() {
            0 => words.get("index", "none_waiting").into_owned(),
            1 => words.get("index", "one_waiting").into_owned(),
            n => words.fill("index", "waiting", &[("n", &n.to_string())]),
        };
        match self.due().filter(|(_, due)| *due < now).count() {
            0 => waiting,
            n => words.fill("index", "late", &[("waiting", &waiting), ("n", &n.to_string())]),
        }
    }

    /// All answers that are due, on one line.
    fn due_line(&self) -> Option<Deadlines> {
        let due = self.due().map(|(e, at)| Due { at, company: &e.row.company, state: e.row.state });
        deadlines(&due.collect::<Vec<_>>(), self.from.as_of, self.from.words)
    }

    /// The offers that wait for an answer, and until when, in their order.
    fn due(&self) -> impl Iterator<Item = (&Entry, Timestamp)> {
        self.rows.iter().map_while(|(entry, _)| Some((entry.as_ref(), entry.due?)))
    }
}

/// These offers in their order, with the place that each had in the list. They begin in the order and with the ranks of
/// before, where there are as many as then: nearly the same, as a rule, which is quickly put in order.
fn in_order(entries: Vec<Arc<Entry>>, shown: Option<&Shown>) -> (Vec<usize>, Vec<Ranked>) {
    let before = shown.filter(|shown| shown.places.len() == entries.len());
    let as_before = before.into_iter().flat_map(|shown| shown.places.iter().zip(&shown.rows));
    let as_before = as_before.filter_map(|(at, (_, rank))| Some((*at, (Arc::clone(entries.get(*at)?), *rank))));
    let mut rows: Vec<(usize, Ranked)> = as_before.collect();
    if before.is_none() {
        rows = entries.into_iter().map(|entry| (entry, None)).enumerate().collect();
    }
    rows.sort_by(|(_, (a, _)), (_, (b, _))| a.order(b));
    rows.into_iter().unzip()
}

/// What a page shows of a list.
fn part<T>(list: &[T], page: usize) -> &[T] {
    let rest = list.get(page * PAGE..).unwrap_or_default();
    rest.get(..PAGE).unwrap_or(rest)
}

/// The name of a page's file, without its ending.
fn file(page: usize) -> String {
    if page == 0 { "index".to_owned() } else { format!("index-{}", page + 1) }
}

fn row((entry, rank): &Ranked, path: &str) -> IndexRow {
    let row = entry.row.clone();
    let href = row.href.as_ref().map(|_| below(path, &entry.folder));
    IndexRow { rank: rank.map(|rank| rank.to_string()), href, ..row }
}

/// The scores of staying: the overall one, then those of the axes.
fn staying(job: &Contender, words: &Words) -> Vec<Score> {
    let one = |key: &str, value: Option<&Exact>| Score {
        name: words.get("axis", key).into_owned(),
        value: value.map_or_else(|| "–".to_owned(), |v| words.locale().score(v)),
        bar: value.and_then(|v| v.fixed(0).parse().ok()),
        marks: Vec::new(),
    };
    let axes = Axis::ALL.iter().map(|axis| one(axis.key(), job.axes.get(axis)));
    std::iter::once(one("overall", job.overall.as_ref())).chain(axes).collect()
}

/// The way from a folder to one below it, with `/` at its end.
pub(super) fn below(above: &str, folder: &str) -> String {
    let rest = folder.strip_prefix(above).unwrap_or(folder).trim_start_matches('/');
    format!("{rest}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing<'a>(as_of: &'a Zoned, words: &'a Words, entries: Vec<Arc<Entry>>) -> Listing<'a> {
        let (supposed, folders) = (Vec::new(), Vec::new());
        Listing { path: "", above: None, profile: None, as_of, supposed, staying: None, words, entries, folders }
    }

    fn now() -> Zoned {
        "2026-11-20T09:00[Europe/Berlin]".parse().expect("an instant")
    }

    fn stale(name: &str, kept: bool, words: &Words) -> Arc<Entry> {
        Arc::new(Entry::stale(name, name, kept, words))
    }

    #[test]
    fn the_way_down_is_relative() {
        assert_eq!(below("", "helios"), "helios/");
        assert_eq!(below("clients/a", "clients/a/helios"), "helios/");
    }

    #[test]
    fn what_cannot_be_read_stays_on_the_index_and_links_only_to_what_is_there() {
        let (words, as_of) = (Words::default(), now());
        let entries = vec![stale("b", false, &words), stale("a", true, &words)];
        let view = Board::new(listing(&as_of, &words, entries), None).page(0);
        let rows = view.rows.iter().map(|r| (r.company.as_str(), r.href.as_deref()));
        assert_eq!(rows.collect::<Vec<_>>(), [("a", Some("a/")), ("b", None)]);
        assert!(view.rows.iter().all(|r| r.stale.is_some()));
    }

    #[test]
    fn a_page_shows_a_hundred_and_leads_to_its_neighbours() {
        let (words, as_of) = (Words::default(), now());
        let offers = |n: usize| (0..n).map(|n| stale(&format!("{n:03}"), true, &words)).collect::<Vec<_>>();
        let board = |n| Board::new(listing(&as_of, &words, offers(n)), None);
        for (offers, pages) in [(0, 1), (1, 1), (100, 1), (101, 2), (200, 2), (201, 3)] {
            assert_eq!(board(offers).pages(), pages, "{offers}");
        }
        assert_eq!(board(100).page(0).pages.len(), 0);
        let board = board(450);
        let rows = |page| board.page(page).rows.iter().map(|r| r.company.clone()).collect::<Vec<_>>();
        assert_eq!((rows(0).len(), rows(4).len(), rows(1).first().map(String::as_str)), (100, 50, Some("100")));
        let links = board.page(3).pages;
        let links: Vec<(&str, &str, bool, bool)> =
            links.iter().map(|l| (l.text.as_str(), l.file.as_str(), l.here, l.gap)).collect();
        let (first, before, here) = (("1–100", "index", false, false), ("index-3", true), ("index-4", true));
        assert_eq!(links.first(), Some(&first));
        assert_eq!(links.iter().find(|l| l.3).map(|l| (l.1, l.3)), Some(before));
        assert_eq!(links.iter().find(|l| l.2).map(|l| (l.1, l.2)), Some(here));
        assert_eq!(links.last().map(|l| (l.0, l.1)), Some(("401–450", "index-5")));
    }

    #[test]
    fn a_change_touches_its_own_page_and_the_first_one() {
        let (words, as_of) = (Words::default(), now());
        let mut offers: Vec<_> = (0..250).map(|n| stale(&format!("{n:03}"), true, &words)).collect();
        let news = |offers: &[Arc<Entry>], shown: Option<&Shown>| {
            Board::new(listing(&as_of, &words, offers.to_vec()), shown).news(shown)
        };
        assert_eq!(news(&offers, None), [0, 1, 2]);
        let shown = Board::new(listing(&as_of, &words, offers.clone()), None).shown();
        assert!(news(&offers, Some(&shown)).is_empty());
        offers[205] = stale("205", false, &words);
        assert_eq!(news(&offers, Some(&shown)), [0, 2]);
        offers.pop();
        assert_eq!(news(&offers, Some(&shown)), [0, 1, 2]);
    }
}
