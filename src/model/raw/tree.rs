//! The first pass: YAML events to a tree in which every key and value knows its place.

use crate::diag::Diagnostic;
use crate::model::Place;
use granit_parser::{Event, Parser, ScalarStyle, Span};

/// How deep a file may nest.
const DEEPEST: usize = 32;

/// A value of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A text as it stands, after escapes; `plain` where it has no quotes and is no block.
    Scalar {
        /// The text.
        text: String,
        /// True without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping in the order of the file; keys are unique.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Node {
    /// An empty mapping at the start of a file.
    #[must_use]
    pub const fn empty() -> Self {
        Self { place: Place { line: 1, column: 1, start: 0, end: 0 }, kind: Kind::Map(Vec::new()) }
    }

    /// The value of a key of this mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|(k, _)| k.text == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// This value with `over` laid over it: mappings key by key, everything else replaced.
    #[must_use]
    pub fn overlaid(&self, over: &Self) -> Self {
        let (Kind::Map(below), Kind::Map(above)) = (&self.kind, &over.kind) else { return over.clone() };
        let mut entries = below.clone();
        for (key, value) in above {
            match entries.iter_mut().find(|(k, _)| k.text == key.text) {
                Some((_, old)) => *old = old.overlaid(value),
                None => entries.push((key.clone(), value.clone())),
            }
        }
        Self { place: self.place, kind: Kind::Map(entries) }
    }
}

/// Reads one document. What YAML allows and a person's file never needs is refused by name.
///
/// # Errors
/// The first place at which the text is not YAML, nests deeper than 32 levels, or uses an anchor, alias, tag,
/// merge key, directive or second document; and every key that stands twice.
pub fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    let mut builder = Builder { text, lines: LineIndex::new(text), twice: Vec::new() };
    let mut events = Parser::new_from_str(text);
    let node = builder.document(&mut events).map_err(|d| vec![*d])?;
    if builder.twice.is_empty() { Ok(node) } else { Err(builder.twice) }
}

type Events<'t> = Parser<'t, granit_parser::StrInput<'t>>;
type Step<T> = Result<T, Box<Diagnostic>>;

struct Builder<'t> {
    text: &'t str,
    lines: LineIndex,
    twice: Vec<Diagnostic>,
}

/// Where lines begin.
struct LineIndex(Vec<u32>);

impl LineIndex {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| offset(i + 1));
        Self(std::iter::once(0).chain(breaks).collect())
    }
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<'t> Builder<'t> {
    fn place(&self, span: &Span) -> Place {
        let range = span.byte_range().unwrap_or_default();
        self.at(range.start, range.end)
    }

    fn at(&self, start: usize, end: usize) -> Place {
        let start = start.min(self.text.len());
        let line = self.lines.0.partition_point(|&begin| begin <= offset(start));
        let begin = self.lines.0.get(line.saturating_sub(1)).copied().unwrap_or(0) as usize;
        let column = self.text.get(begin..start).map_or(0, |s| s.chars().count()) + 1;
        Place { line: offset(line), column: offset(column), start: offset(start), end: offset(end.max(start)) }
    }

    fn next(&self, events: &mut Events<'t>) -> Step<(Event<'t>, Place)> {
        loop {
            match events.next_event() {
                Some(Ok((Event::Comment(..), _))) => {}
                Some(Ok((event, span))) => return Ok((event, self.place(&span))),
                Some(Err(error)) => {
                    let byte = error.marker().byte_offset().unwrap_or(self.text.len());
                    let problem = Diagnostic::error("yaml", format!("not YAML: {}", error.info()));
                    return Err(Box::new(problem.at(self.at(byte, byte))));
                }
                None => return Ok((Event::StreamEnd, self.at(self.text.len(), self.text.len()))),
            }
        }
    }

    fn document(&mut self, events: &mut Events<'t>) -> Step<Node> {
        let mut root = Node { place: self.at(0, 0), kind: Kind::Null };
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
                        return Err(Box::new(problem.at(place).help("keep one document a file; remove the `---`")));
                    }
                }
                other => root = self.node(other, place, events, 0)?,
            }
        }
    }

    fn node(&mut self, event: Event<'t>, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Node> {
        if depth > DEEPEST {
            let problem = Diagnostic::error("too-deep", format!("nested more than {DEEPEST} levels deep"));
            return Err(Box::new(problem.at(place)));
        }
        refuse_extras(&event, place)?;
        match event {
            Event::Scalar(text, style, ..) => Ok(scalar(text.into_owned(), style, place)),
            Event::SequenceStart(..) => self.list(place, events, depth),
            Event::MappingStart(..) => self.map(place, events, depth),
            _ => Err(Box::new(Diagnostic::error("yaml", "not YAML").at(place))),
        }
    }

    fn list(&mut self, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Node> {
        let mut items = Vec::new();
        loop {
            let (event, at) = self.next(events)?;
            if matches!(event, Event::SequenceEnd) {
                return Ok(Node { place, kind: Kind::List(items) });
            }
            items.push(self.node(event, at, events, depth + 1)?);
        }
    }

    fn map(&mut self, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Node> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        loop {
            let (event, at) = self.next(events)?;
            if matches!(event, Event::MappingEnd) {
                return Ok(Node { place, kind: Kind::Map(entries) });
            }
            let key = self.key(event, at, events, depth)?;
            let (event, at) = self.next(events)?;
            let value = self.node(event, at, events, depth + 1)?;
            match seen.get(&key.text) {
                Some(&first) => self.twice.push(key_twice(&key, first)),
                None => {
                    seen.insert(key.text.clone(), key.place);
                    entries.push((key, value));
                }
            }
        }
    }

    fn key(&mut self, event: Event<'t>, place: Place, events: &mut Events<'t>, depth: usize) -> Step<Key> {
        match self.node(event, place, events, depth + 1)?.kind {
            Kind::Scalar { text, plain: true } if text == "<<" => {
                let problem = Diagnostic::error("merge-key", "a merge key (`<<`)");
                Err(Box::new(problem.at(place).help("write the keys out; files here have no merge keys")))
            }
            Kind::Scalar { text, .. } => Ok(Key { text, place }),
            Kind::Null => Err(Box::new(Diagnostic::error("key", "a key is missing here").at(place))),
            Kind::List(_) | Kind::Map(_) => {
                let problem = Diagnostic::error("key", "a list or a mapping as a key");
                Err(Box::new(problem.at(place).expected("a key is one word")))
            }
        }
    }
}

fn key_twice(key: &Key, first: Place) -> Diagnostic {
    Diagnostic::error("key-twice", format!("the key `{}` stands twice; first on line {}", key.text, first.line))
        .at(key.place)
        .related(first, "here first")
        .help("keep one of the two")
}

fn scalar(text: String, style: ScalarStyle, place: Place) -> Node {
    let plain = matches!(style, ScalarStyle::Plain);
    let null = plain && matches!(text.as_str(), "" | "~" | "null");
    Node { place, kind: if null { Kind::Null } else { Kind::Scalar { text, plain } } }
}

/// Anchors, aliases and tags: a text was meant, or they are not needed.
fn refuse_extras(event: &Event<'_>, place: Place) -> Step<()> {
    let what = if event.is_alias() || matches!(event, Event::UnresolvedAlias(_)) {
        "an alias (`*name`)"
    } else if event.anchor_id().is_some() {
        "an anchor (`&name`)"
    } else if event.tag().is_some() {
        "a tag (`!name`)"
    } else {
        return Ok(());
    };
    let problem = Diagnostic::error("yaml-extra", format!("{what} has no place in these files"));
    Err(Box::new(problem.at(place).help("if it is meant as text, put it in quotes")))
}
