//! Offers side by side, or one before and after a change.

use super::words::Words;
use super::{CriterionRow, DossierView};

/// A table of offers: a column each.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The heads of the columns, that of the first one, which names the rows, left out.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of such a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub name: String,
    /// What each offer says, and whether that is another thing than without the change.
    pub cells: Vec<(String, bool)>,
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
            at <= ALWAYS || row.cells.iter().any(|(_, changed)| *changed)
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
    rows.extend(criteria(sides));
    rows.push(row(page("bridge"), &|d| {
        let steps: Vec<String> = d.bridge.items.iter().map(|i| format!("{} {}", i.name, i.to)).collect();
        if steps.is_empty() { dash() } else { steps.join("; ") }
    }));
    rows
}

/// A row for each criterion that any of them is judged by.
fn criteria(sides: &[Side<'_>]) -> Vec<Row> {
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
        let found = |d: &DossierView| d.criteria.iter().find(|c| c.name == name).map_or_else(dash, cell);
        filled(sides, name.to_owned(), &found)
    };
    names.into_iter().map(of).collect()
}

fn filled(sides: &[Side<'_>], name: String, cell: &dyn Fn(&DossierView) -> String) -> Row {
    let texts: Vec<String> = sides.iter().map(|side| cell(side.view)).collect();
    let changed = |side: &Side<'_>, text: &String| side.without.is_some_and(|at| texts.get(at) != Some(text));
    let cells = sides.iter().zip(&texts).map(|(side, text)| (text.clone(), changed(side, text))).collect();
    Row { name, cells }
}

fn dash() -> String {
    "–".to_owned()
}
