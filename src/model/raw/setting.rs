//! What if: values laid over a file from outside, typed and checked as if they stood in it.

use super::node::{Key, Kind, Node};
use super::tree::parse;
use crate::diag::{Diagnostic, Lines};
use crate::model::Place;
use std::ops::Range;
use std::sync::Arc;

/// The name under which such values are shown, one a line.
pub const SETTINGS: &str = "--set";

/// What a person was to write.
const EXPECTED: &str = "expected SLUG.KEY=VALUE, such as helios.pay.base=90000";

/// A value, and where in a file it would stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The way to it, as it was written: `pay.base`.
    pub key: String,
    /// The value, as it was written.
    pub text: String,
    steps: Vec<Step>,
    value: Node,
}

/// One step of the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(Key),
    Item(usize, Place),
}

/// All values that are laid over files, one a line: where in them somebody wrote what.
pub struct Sheet<'t> {
    lines: Lines<'t>,
}

impl<'t> Sheet<'t> {
    /// The text of all of them.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { lines: Lines::new(text) }
    }

    /// The place of these bytes.
    #[must_use]
    pub fn place(&self, bytes: Range<usize>) -> Place {
        Place { laid: true, ..self.lines.place(bytes.start, bytes.end) }
    }

    /// What `KEY=VALUE` at these bytes says.
    ///
    /// # Errors
    /// There is no `=`, no key, or the value is not of the form of a file.
    pub fn setting(&self, bytes: Range<usize>) -> Result<Setting, Vec<Diagnostic>> {
        let said = self.lines.text().get(bytes.clone()).unwrap_or_default();
        let wrong =
            |phrase: &str| vec![Diagnostic::error("set", phrase).at(self.place(bytes.clone())).expected(EXPECTED)];
        let (key, text) = said.split_once('=').ok_or_else(|| wrong("nothing is set: the `=` is missing"))?;
        let steps = self.steps(bytes.start, key).ok_or_else(|| wrong("this is no key of an offer"))?;
        let value = self.value(bytes.start + key.len() + 1, text)?;
        Ok(Setting { key: key.to_owned(), text: text.to_owned(), steps, value })
    }

    /// The steps of `pay.base` or `log[0].at`; none where one of them is empty.
    fn steps(&self, from: usize, key: &str) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        let mut at = from;
        for part in key.split('.') {
            let (name, items) = part.split_at(part.find('[').unwrap_or(part.len()));
            if name.is_empty() {
                return None;
            }
            steps.push(Step::Key(Key { text: Arc::from(name), place: self.place(at..at + name.len()) }));
            let whole = self.place(at..at + part.len());
            if !items.is_empty() {
                let inner = items.strip_prefix('[')?.strip_suffix(']')?;
                let numbers = inner.split("][").map(|n| n.parse().ok().map(|n| Step::Item(n, whole)));
                steps.extend(numbers.collect::<Option<Vec<_>>>()?);
            }
            at += part.len() + 1;
        }
        Some(steps)
    }

    /// The value, read as in a file, at the place that it has on this sheet.
    fn value(&self, from: usize, text: &str) -> Result<Node, Vec<Diagnostic>> {
        let place = self.place(from..from);
        let before =
            "\n".repeat(place.line.saturating_sub(1) as usize) + &" ".repeat(place.column.saturating_sub(1) as usize);
        let lay = |place: Place| Place { laid: true, ..place };
        let moved = |problem: Diagnostic| Diagnostic {
            place: problem.place.map(lay),
            related: problem.related.into_iter().map(|(place, what)| (lay(place), what)).collect(),
            ..problem
        };
        let parsed = parse(&(before + text)).map(|node| node.placed(lay));
        parsed.map_err(|problems| problems.into_iter().map(|p| moved(p).in_file(&Arc::from(SETTINGS))).collect())
    }
}

impl Setting {
    /// The first key on the way.
    pub(super) fn first(&self) -> &str {
        match self.steps.first() {
            Some(Step::Key(key)) => &key.text,
            _ => "",
        }
    }
}

/// The tree with these values in it.
///
/// # Errors
/// An item that the list does not have.
pub(super) fn laid_over(tree: Node, settings: &[Setting]) -> Result<Node, Diagnostic> {
    settings.iter().try_fold(tree, |tree, setting| put(tree, &setting.steps, &setting.value))
}

fn put(node: Node, steps: &[Step], value: &Node) -> Result<Node, Diagnostic> {
    let Some((step, rest)) = steps.split_first() else { return Ok(value.clone()) };
    match step {
        Step::Key(key) => {
            let mut entries = match &node.kind {
                Kind::Map(entries) => entries.to_vec(),
                _ => Vec::new(),
            };
            let place = if entries.is_empty() { key.place } else { node.place };
            let nothing = Node { place: key.place, kind: Kind::Null };
            match entries.iter_mut().find(|(k, _)| k.text == key.text) {
                Some(entry) => *entry = (key.clone(), put(entry.1.clone(), rest, value)?),
                None => entries.push((key.clone(), put(nothing, rest, value)?)),
            }
            Ok(Node::map(place, entries))
        }
        Step::Item(at, place) => {
            let mut items = match &node.kind {
                Kind::List(items) => items.to_vec(),
                _ => Vec::new(),
            };
            let count = items.len();
            let nothing = Node { place: *place, kind: Kind::Null };
            match items.get_mut(*at) {
                Some(item) => *item = put(item.clone(), rest, value)?,
                None if *at == count => items.push(put(nothing, rest, value)?),
                None => {
                    let phrase = format!("the list has {count} items, counted from 0");
                    return Err(Diagnostic::error("set", phrase).at(*place));
                }
            }
            Ok(Node { place: node.place, kind: Kind::List(items.into()) })
        }
    }
}

/// A problem in the file, or in what was laid over it where that has a part in it.
pub(super) fn beside(mut problem: Diagnostic, file: &Arc<str>) -> Diagnostic {
    let first = problem.related.iter().position(|(place, _)| place.laid);
    if let (Some(at), false) = (first, problem.place.is_some_and(|p| p.laid)) {
        problem.place = Some(problem.related.remove(at).0);
    }
    let laid = problem.place.is_some_and(|p| p.laid);
    problem.related.retain(|(place, _)| place.laid == laid);
    problem.in_file(&if laid { Arc::from(SETTINGS) } else { Arc::clone(file) })
}
