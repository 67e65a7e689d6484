//! `gen list`: every offer in a line.

use crate::Outcome;
use crate::cli::{List, Table};
use crate::dossiers::{Maker, Seen};
use crate::project::{Project, prefix};
use crate::report::Printer;
use crate::settings::Clock;
use dossier::disk::Failure;
use dossier::render::Format;
use dossier::view::data::StepData;
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};
use std::path::Path;

/// An offer in a line.
struct Row {
    /// The folder of its dossier.
    path: String,
    /// Who it is from; the slug where it cannot be read.
    company: String,
    /// What it says; none where it cannot be read.
    seen: Option<Seen>,
    /// The next step: an answer that is late, else what is still to come.
    next: Option<StepData>,
    /// The same in a few words, in the language of the dossier: "Answer Helios".
    title: String,
    /// True for what has to be done today, or should have been.
    due: bool,
}

/// Runs `gen list`.
pub fn run(start: Option<&Path>, args: &List, printer: &mut Printer) -> Result<Outcome, Failure> {
    let here = super::here(start)?;
    let from = args.directory.as_ref().map_or_else(|| here.clone(), |d| here.join(d));
    let project = Project::read(&from, |root, settings| settings.output(root, None, &here))?;
    let maker = match Maker::new(&project, Clock::new(args.as_of.as_deref())?, &[Format::Json]) {
        Ok(maker) => maker,
        Err(problem) => {
            printer.problems(&[problem], &project.texts, &prefix(&project.root, &here));
            return Ok(Outcome::Problems);
        }
    };
    let mut rows = rows(&project, &maker)?;
    rows.retain(|row| row.due || !args.due);
    // What is due first comes first; then what is decided; then what cannot be read.
    let due = |row: &Row| row.seen.as_ref().and_then(|s| s.due.as_ref()).map(Zoned::timestamp);
    rows.sort_by_key(|row| (row.seen.is_none(), due(row).is_none(), due(row), row.path.clone()));
    printer.problems(&project.problems, &project.texts, &prefix(&project.root, &here));
    match args.format {
        Table::Json => printer.data(&Value::Array(rows.iter().map(as_json).collect())),
        Table::Csv => rows_as_csv(&rows).iter().for_each(|line| printer.result(line)),
        Table::Human if rows.is_empty() && args.due => printer.summary("nothing is due today"),
        Table::Human => lines(&rows, printer.columns()).iter().for_each(|line| printer.result(line)),
    }
    Ok(super::judge(&project.problems, false))
}

fn rows(project: &Project, maker: &Maker) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    for person in &project.people {
        let desk = maker.desk(person)?;
        for (at, filed) in person.offers.iter().enumerate() {
            let file = &filed.file;
            let seen = desk.as_ref().map(|desk| maker.view(desk, at)).transpose()?.flatten();
            rows.push(match (desk.as_ref(), seen) {
                (Some(desk), Some(seen)) => row(seen, desk.as_of()),
                _ => Row {
                    path: file.output.clone(),
                    company: file.slug.clone(),
                    seen: None,
                    next: None,
                    title: String::new(),
                    due: false,
                },
            });
        }
    }
    Ok(rows)
}

fn row(seen: Seen, now: &Zoned) -> Row {
    let today = |at: &Timestamp| at.to_zoned(now.time_zone().clone()).date() == now.date();
    let instant = |step: &StepData| step.at.parse::<Timestamp>().ok();
    let steps = &seen.view.data.timeline;
    // A step that takes its day begins before now, and is still to be done.
    let ahead = |step: &&StepData| instant(step).is_some_and(|at| at >= now.timestamp() || today(&at));
    let overdue = seen.due.as_ref().is_some_and(|due| due < now);
    let answer = steps.iter().position(|step| step.what == "answer_by").filter(|_| overdue);
    let next = answer.or_else(|| steps.iter().position(|step| ahead(&step)));
    let title = next.and_then(|at| seen.view.calendar.events.get(at)).map(|event| event.title.clone());
    let late = seen.due.as_ref().is_some_and(|due| due.date() <= now.date());
    let due = late || steps.iter().any(|step| instant(step).is_some_and(|at| today(&at)));
    Row {
        path: seen.view.path.clone(),
        company: seen.view.company.clone(),
        next: next.and_then(|at| steps.get(at)).cloned(),
        title: title.unwrap_or_default(),
        due,
        seen: Some(seen),
    }
}

/// The row as data; `null` where a field does not apply.
fn as_json(row: &Row) -> Value {
    let Some(seen) = &row.seen else {
        return json!({ "slug": row.company, "path": row.path, "state": "unreadable" });
    };
    let (view, data) = (&seen.view, &seen.view.data);
    json!({
        "slug": data.slug,
        "path": row.path,
        "company": row.company,
        "role": view.role,
        "action": data.recommendation.action,
        "strength": data.recommendation.strength,
        "state": view.clock.state,
        "answer_by": seen.due.as_ref().map(|_| &data.timing.answer_by),
        "score": data.scores.overall,
        "coverage": data.scores.coverage,
        "due": row.due,
        "next": row.next.as_ref().map(|s| json!({ "at": s.at, "what": s.what, "text": s.text })),
    })
}

/// The columns of the table for spreadsheets: the keys of the data, the next step apart.
const COLUMNS: [&str; 12] = [
    "path",
    "slug",
    "company",
    "role",
    "action",
    "strength",
    "state",
    "answer_by",
    "score",
    "coverage",
    "next_at",
    "next_what",
];

fn rows_as_csv(rows: &[Row]) -> Vec<String> {
    let mut lines = vec![COLUMNS.join(",")];
    for row in rows {
        let data = as_json(row);
        let cell = |column: &&str| match column.strip_prefix("next_") {
            Some(key) => cell(data.pointer(&format!("/next/{key}"))),
            None => cell(data.get(column)),
        };
        lines.push(COLUMNS.iter().map(cell).collect::<Vec<_>>().join(","));
    }
    lines
}

/// A cell by RFC 4180; a text that a spreadsheet would take for a formula is made a text.
fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => return String::new(),
        Some(Value::String(text)) if text.starts_with(['=', '+', '-', '@', '\t']) => format!("'{text}"),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The table for people: columns as wide as what stands in them. Where the terminal is narrower than that, an offer takes a
/// few lines instead of one.
fn lines(rows: &[Row], columns: Option<usize>) -> Vec<String> {
    let mut cells = vec![["OFFER", "WHAT TO DO", "TIME", "SCORE", "NEXT"].map(str::to_owned)];
    for row in rows {
        let Some(seen) = &row.seen else {
            cells.push([row.path.clone(), "-".to_owned(), "cannot be read".to_owned(), "-".to_owned(), String::new()]);
            continue;
        };
        let view = &seen.view;
        let next = row.next.as_ref().map(|s| format!("{} {}", s.at.get(..10).unwrap_or_default(), row.title));
        cells.push([
            row.path.clone(),
            format!("{} ({})", view.answer.headline, view.answer.strength),
            view.clock.left.clone().unwrap_or_else(|| view.clock.state_word.clone()),
            view.scores.first().map(|s| s.value.clone()).unwrap_or_default(),
            next.unwrap_or_default(),
        ]);
    }
    let length = |text: &str| text.chars().count();
    let width = |column: usize| cells.iter().filter_map(|c| c.get(column)).map(|c| length(c)).max();
    let widths: Vec<usize> = (0..5).map(|column| width(column).unwrap_or_default()).collect();
    let line = |row: &[String; 5]| {
        let padded = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let table: Vec<String> = cells.iter().map(line).collect();
    let fits = columns.is_none_or(|columns| table.iter().all(|line| length(line) <= columns));
    if fits { table } else { cells.iter().skip(1).flat_map(stacked).collect() }
}

/// An offer in a few short lines.
fn stacked([offer, what, time, score, next]: &[String; 5]) -> Vec<String> {
    let told = |part: &&String| !matches!(part.as_str(), "" | "-");
    let below = [what, time, next].into_iter().filter(told).map(|part| format!("  {part}"));
    let score = Some(score).filter(told).map(|score| format!("  score {score}"));
    std::iter::once(offer.clone()).chain(below).chain(score).collect()
}
