//! Offers side by side, or one before and after a change.

use super::field::Rival;
use super::say::is_snake;
use super::units::Units;
use super::words::{Words, capital};
use super::{CriterionRow, DossierView, field};
use crate::assess::{Contender, Merit};
use serde::Serialize;
use std::sync::Arc;

/// A table of offers: a column each.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Comparison {
    /// The heads of the columns, that of the first one, which names the rows, left out.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of such a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is about.
    pub name: String,
    /// What each offer says.
    pub cells: Vec<Cell>,
}

/// What one offer says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// In words.
    pub text: String,
    /// True where that is another thing than without the change.
    pub changed: bool,
    /// `best` or `worst` of its row, else nothing; names a style.
    pub mark: &'static str,
    /// The same in a word.
    pub mark_word: String,
}

/// One column.
pub struct Side<'a> {
    /// What the dossier says.
    pub view: &'a DossierView,
    /// The column of the same offer without the change.
    pub without: Option<usize>,
}

/// How many rows are shown even where a change leaves them as they are: the advice and the score.
const ALWAYS: usize = 3;

/// The table of these offers. Of one offer before and after a change only what that changes is shown.
#[must_use]
pub fn compare(sides: &[Side<'_>], words: &Words) -> Comparison {
    let what_if = |side: &Side<'_>| match side.without {
        Some(_) => words.fill("compare", "supposed", &[("company", &side.view.company)]),
        None => side.view.company.clone(),
    };
    let mut rows = rows(sides, words);
    if matches!(sides, [_, Side { without: Some(0), .. }]) {
        let mut at = 0;
        rows.retain(|row| {
            at += 1;
            at <= ALWAYS || row.cells.iter().any(|cell| cell.changed)
        });
    }
    Comparison { columns: sides.iter().map(what_if).collect(), rows }
}

fn rows(sides: &[Side<'_>], words: &Words) -> Vec<Row> {
    let page = |key: &str| words.get("page", key).into_owned();
    let row = |name: String, cell: &dyn Fn(&DossierView) -> String| filled(sides, name, cell);
    let mut rows = vec![
        row(page("answer"), &|d| format!("{} ({})", d.answer.headline, d.answer.strength)),
        row(page("decided_by"), &|d| d.answer.rule.clone()),
    ];
    for (at, score) in sides.first().map(|s| s.view.scores.as_slice()).unwrap_or_default().iter().enumerate() {
        let name = if at == 0 { page("score") } else { score.name.clone() };
        rows.push(row(name, &|d| d.scores.get(at).map(|s| s.value.clone()).unwrap_or_default()));
    }
    rows.push(row(page("known"), &|d| d.known.clone()));
    rows.push(row(page("answer_by"), &|d| d.clock.answer_by.as_ref().map_or_else(dash, |at| at.short.clone())));
    rows.push(row(page("location"), &|d| d.location.clone().unwrap_or_else(dash)));
    rows.push(row(page("pay"), &|d| {
        let total = d.pay.iter().flat_map(|p| &p.parts).find(|p| p.total);
        total.map_or_else(dash, |p| p.amount.clone())
    }));
    rows.extend(criteria(sides, words));
    rows.push(row(page("bridge"), &|d| {
        let steps: Vec<String> = d.bridge.items.iter().map(|i| format!("{} {}", i.name, i.to)).collect();
        if steps.is_empty() { dash() } else { steps.join("; ") }
    }));
    rows
}

/// A row for each criterion that any of them is judged by.
fn criteria(sides: &[Side<'_>], words: &Words) -> Vec<Row> {
    let mut names: Vec<&str> = Vec::new();
    for criterion in sides.iter().flat_map(|s| &s.view.criteria) {
        if !names.contains(&criterion.name.as_str()) {
            names.push(&criterion.name);
        }
    }
    let cell = |c: &CriterionRow| match &c.value {
        Some(value) => format!("{value} ({})", c.standing_word),
        None => c.standing_word.clone(),
    };
    let of = |name: &str| {
        let row = |d: &DossierView| d.criteria.iter().find(|c| c.name == name).cloned();
        let mut filled = filled(sides, name.to_owned(), &|d| row(d).as_ref().map_or_else(dash, cell));
        let merits: Vec<Option<Merit>> = sides.iter().map(|side| row(side.view)?.merit).collect();
        mark(&mut filled.cells, &merits, words);
        filled
    };
    names.into_iter().map(of).collect()
}

fn filled(sides: &[Side<'_>], name: String, cell: &dyn Fn(&DossierView) -> String) -> Row {
    let texts: Vec<String> = sides.iter().map(|side| cell(side.view)).collect();
    let changed = |side: &Side<'_>, text: &String| side.without.is_some_and(|at| texts.get(at) != Some(text));
    let cell = |(side, text): (&Side<'_>, &String)| Cell {
        changed: changed(side, text),
        text: text.clone(),
        ..Cell::default()
    };
    Row { name, cells: sides.iter().zip(&texts).map(cell).collect() }
}

/// Marks the best and the worst of a row; what most of them share is neither.
fn mark(cells: &mut [Cell], merits: &[Option<Merit>], words: &Words) {
    let known: Vec<&Merit> = merits.iter().flatten().collect();
    let (Some(worst), Some(best)) = (known.iter().min(), known.iter().max()) else { return };
    let rare = |end: &Merit| 2 * known.iter().filter(|merit| **merit == end).count() <= known.len();
    for (cell, merit) in cells.iter_mut().zip(merits).filter(|_| worst < best) {
        cell.mark = match merit {
            Some(merit) if merit == *best && rare(best) => "best",
            Some(merit) if merit == *worst && rare(worst) => "worst",
            _ => "",
        };
        if !cell.mark.is_empty() {
            cell.mark_word = words.get("compare", cell.mark).into_owned();
        }
    }
}

/// How many of the open offers a page shows side by side, the first by rank: more fit on no page.
const SIDES: usize = 5;

/// The open offers and the present job criterion by criterion; none where there are no two of them.
pub(super) fn side_by_side<'s>(
    field: &[Rival<'s>],
    staying: Option<(&'s Contender, &'s str)>,
    units: Units<'_>,
) -> Option<Comparison> {
    let sides: Vec<(&'s Contender, &'s str)> =
        field.iter().take(SIDES).map(|rival| (rival.part, rival.company)).chain(staying).collect();
    let (first, _) = sides.first().filter(|_| sides.len() > 1 && !field.is_empty())?;
    let row = |(at, name): (usize, &Arc<str>)| {
        let known = |(c, _): &(&'s Contender, _)| c.values.get(at).and_then(Option::as_ref);
        let text = |side| known(side).map_or_else(dash, |reading| units.quantity(&reading.quantity, name));
        let mut cells: Vec<Cell> = sides.iter().map(|side| Cell { text: text(side), ..Cell::default() }).collect();
        let merits: Vec<Option<Merit>> = sides.iter().map(|side| Some(known(side)?.merit.clone())).collect();
        mark(&mut cells, &merits, units.words);
        let shown = field::criterion(name, units.words);
        Row { name: if is_snake(name) { capital(&shown) } else { shown }, cells }
    };
    let rows = first.met.iter().map(|(name, _)| name).enumerate().map(row).collect();
    Some(Comparison { columns: sides.iter().map(|(_, company)| (*company).to_owned()).collect(), rows })
}

fn dash() -> String {
    "–".to_owned()
}
