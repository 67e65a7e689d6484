//! The first pass: YAML events to a tree in which every key and value knows its place.

use super::node::{Key, Kind, Node};
use super::{marks, syntax};
use crate::diag::{Diagnostic, Lines};
use crate::model::Place;
use granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How deep a file may nest.
pub(super) const DEEPEST: usize = 32;

/// Reads one document. What YAML allows and a person's file never needs is refused by name.
///
/// # Errors
/// Every unseen character and conflict mark of the text; else the first place at which it is not YAML, nests deeper
/// than 32 levels, or uses an anchor, alias, tag, merge key, directive or second document; else every key that stands
/// twice.
pub fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    let lines = Lines::new(text);
    let marks = marks::find(&lines);
    if !marks.is_empty() {
        return Err(marks);
    }
    let mut events = Parser::new_from_str_with_options(text, options());
    let mut builder = Builder { lines: &lines, open: Vec::new(), last_end: 0, twice: Vec::new() };
    let node = builder.document(&mut events).map_err(|d| vec![*d])?;
    if builder.twice.is_empty() { Ok(node) } else { Err(builder.twice) }
}

/// The parser counts the depth itself, so that no text makes it slow.
fn options() -> Options {
    granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    }
}

type Events<'t> = Parser<'t, StrInput<'t>>;
type Step<T> = Result<T, Box<Diagnostic>>;

struct Builder<'t> {
    lines: &'t Lines<'t>,
    /// Where the lists and mappings begin that are not yet closed.
    open: Vec<Place>,
    /// Where the last event ended, in bytes.
    last_end: usize,
    twice: Vec<Diagnostic>,
}

impl<'t> Builder<'t> {
    fn place(&self, span: &Span) -> Place {
        let range = span.byte_range().unwrap_or_default();
        self.lines.place(range.start, range.end)
    }

    fn next(&mut self, events: &mut Events<'t>) -> Step<(Event<'t>, Place)> {
        match events.next_event() {
            Some(Ok((event, span))) => {
                let place = self.place(&span);
                self.last_end = self.last_end.max(place.end as usize);
                Ok((event, place))
            }
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.lines.text().len());
                let found =
                    syntax::Found { kind: error.kind(), at, after: self.last_end, open: self.open.last().copied() };
                Err(Box::new(syntax::explain(self.lines, &found)))
            }
            None => Ok((Event::StreamEnd, self.lines.place(self.lines.text().len(), self.lines.text().len()))),
        }
    }

    fn document(&mut self, events: &mut Events<'t>) -> Step<Node> {
        let mut root = Node { place: self.lines.place(0, 0), kind: Kind::Null };
        let mut documents = 0;
        loop {
            let (event, place) = self.next(events)?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let problem = Diagnostic::error("second-document", "a second document begins here");
                        return Err(Box::new(problem.at(place).help("keep one document a file: remove the `---`")));
                    }
                }
                other => root = self.node(other, place, events, 0)?,
            }
        }
    }

    fn node(&mut self, event: Event<'t>, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Node> {
        if depth > DEEPEST {
            return Err(Box::new(syntax::too_deep().at(place)));
        }
        self.refuse_extras(&event, place, events)?;
        match event {
            Event::Scalar(text, style, ..) => Ok(scalar(&text, style, place)),
            Event::SequenceStart(..) => self.list(place, events, depth),
            Event::MappingStart(..) => self.map(place, events, depth),
            _ => Err(Box::new(Diagnostic::error("yaml", "a value is missing here").at(place))),
        }
    }

    fn list(&mut self, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Node> {
        let mut items = Vec::new();
        self.open.push(place);
        loop {
            let (event, at) = self.next(events)?;
            if matches!(event, Event::SequenceEnd) {
                self.open.pop();
                return Ok(Node { place, kind: Kind::List(items.into()) });
            }
            items.push(self.node(event, at, events, depth + 1)?);
        }
    }

    fn map(&mut self, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Node> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut seen: BTreeMap<Arc<str>, Place> = BTreeMap::new();
        self.open.push(place);
        loop {
            let (event, at) = self.next(events)?;
            if matches!(event, Event::MappingEnd) {
                self.open.pop();
                return Ok(Node::map(place, entries));
            }
            let key = self.key(event, at, events, depth)?;
            let (event, at) = self.next(events)?;
            let value = self.node(event, at, events, depth + 1)?;
            match seen.get(&key.text) {
                Some(&first) => self.twice.push(key_twice(&key, first)),
                None => {
                    seen.insert(Arc::clone(&key.text), key.place);
                    entries.push((key, value));
                }
            }
        }
    }

    fn key(&mut self, event: Event<'t>, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Key> {
        let braces =
            self.open.last().filter(|p| self.lines.text().get(p.start as usize..).is_some_and(|t| t.starts_with("{{")));
        let template = braces.copied();
        let problem = match self.node(event, place, events, depth + 1)?.kind {
            Kind::Scalar { text, plain: true } if &*text == "<<" => {
                Diagnostic::error("merge-key", "a merge key (`<<`)")
                    .help("write the keys out; files here have no merge keys")
            }
            Kind::Scalar { text, plain: true } if text.starts_with("//") => super::odd_lines::comment(),
            Kind::Scalar { text, .. } => {
                return marks::odd_space(&text, place).map_or(Ok(Key { text, place }), |d| Err(Box::new(d)));
            }
            Kind::Null => Diagnostic::error("key", "a key is missing here").expected("expected `key: value`"),
            Kind::List(_) | Kind::Map(_) => match template {
                Some(place) => return Err(Box::new(placeholder().at(place))),
                None => Diagnostic::error("key", "a list or a mapping as a key").expected("expected a key of one word"),
            },
        };
        Err(Box::new(problem.at(place)))
    }

    /// Anchors, aliases and tags: a text was meant, or they are not needed.
    fn refuse_extras(&mut self, event: &Event<'t>, place: Place, events: &mut Events<'t>) -> Step<()> {
        let (what, place) = if event.is_alias() || matches!(event, Event::UnresolvedAlias(_)) {
            ("an alias", place)
        } else if event.anchor_id().is_some() {
            ("an anchor", self.next(events)?.1)
        } else if event.tag().is_some() {
            ("a tag", syntax::tag_before(self.lines, place.start as usize))
        } else {
            return Ok(());
        };
        let written = self.lines.text().get(place.start as usize..place.end as usize).unwrap_or("");
        let phrase = format!("`{}` is {what}, which has no place in these files", super::scalars::short(written));
        let problem = Diagnostic::error("yaml-extra", phrase).at(place);
        let problem = problem.expected("expected a value");
        Err(Box::new(problem.help("if it is meant as text, put the whole text in quotes; else write the value out")))
    }
}

fn placeholder() -> Diagnostic {
    Diagnostic::error("placeholder", "a placeholder of a template (`{{ … }}`) was left in")
        .expected("expected a value")
        .help("write the value; put the text in quotes if the braces belong to it")
}

fn key_twice(key: &Key, first: Place) -> Diagnostic {
    let key_text = super::scalars::short(&key.text);
    Diagnostic::error("key-twice", format!("the key `{key_text}` stands twice; first on line {}", first.line))
        .at(key.place)
        .expected("here again")
        .related(first, "here first")
        .help("keep one of the two")
}

fn scalar(text: &str, style: ScalarStyle, place: Place) -> Node {
    let plain = matches!(style, ScalarStyle::Plain);
    let null = plain && matches!(text, "" | "~" | "null");
    Node { place, kind: if null { Kind::Null } else { Kind::Scalar { text: text.into(), plain } } }
}
