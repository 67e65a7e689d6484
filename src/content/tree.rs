//! The words of one language as a tree of files, keys and texts, and how a variant is chosen.

use minijinja::Value;
use minijinja::value::{Enumerator, Object};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A node of the tree: a text, a list of texts, or named nodes in the order of their file.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// A text.
    Text(Text),
    /// A list, such as the paragraphs of a message.
    List(Vec<Text>),
    /// Names, or variants: the first whose words all hold is taken.
    Map(Vec<(String, Node)>),
}

/// A text, and the name under which it is compiled where it has something to fill in.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// As written, without white space around it.
    pub source: String,
    /// The name of its template.
    pub template: Option<String>,
}

/// What is so, for the choice of a variant, and what may be filled in.
///
/// A key of a content file is one or more words; it is taken where all of them hold. `else` always holds.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    holds: Arc<BTreeSet<String>>,
    values: Arc<Values>,
}

/// Values by their names, and those below them: a fact more copies none.
#[derive(Debug, Default)]
struct Values {
    here: BTreeMap<String, Value>,
    below: Option<Arc<Self>>,
}

impl Values {
    fn get(&self, name: &str) -> Option<&Value> {
        self.here.get(name).or_else(|| self.below.as_ref()?.get(name))
    }

    fn names(&self) -> BTreeSet<&str> {
        let mut names = self.below.as_ref().map_or_else(BTreeSet::new, |below| below.names());
        names.extend(self.here.keys().map(String::as_str));
        names
    }
}

impl Object for Values {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get(key.as_str()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names().into_iter().map(Value::from).collect())
    }
}

impl Facts {
    /// These words hold, and these values can be filled in.
    pub fn new<'a, 'b>(
        holds: impl IntoIterator<Item = &'a str>,
        values: impl IntoIterator<Item = (&'b str, Value)>,
    ) -> Self {
        let holds = holds.into_iter().map(str::to_owned).collect();
        Self { holds: Arc::new(holds), values: Arc::default() }.with(values)
    }

    /// The same, and these words hold too.
    #[must_use]
    pub fn and<'a>(&self, holds: impl IntoIterator<Item = &'a str>) -> Self {
        let mut more = BTreeSet::clone(&self.holds);
        more.extend(holds.into_iter().map(str::to_owned));
        Self { holds: Arc::new(more), values: Arc::clone(&self.values) }
    }

    /// The same with further values, which replace those of the same name.
    #[must_use]
    pub fn with<'b>(&self, values: impl IntoIterator<Item = (&'b str, Value)>) -> Self {
        let here = values.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        let values = Values { here, below: Some(Arc::clone(&self.values)) };
        Self { holds: Arc::clone(&self.holds), values: Arc::new(values) }
    }

    /// True where every word of `key` holds.
    #[must_use]
    pub fn hold(&self, key: &str) -> bool {
        key.split_whitespace().all(|word| word == "else" || self.holds.contains(word))
    }

    /// The values, as templates see them.
    pub(super) fn context(&self) -> Value {
        Value::from_dyn_object(Arc::clone(&self.values))
    }
}

impl Node {
    /// The node at a path of names, such as `["email", "thanks"]`.
    pub(super) fn at<'a>(&self, mut path: impl Iterator<Item = &'a str>) -> Option<&Self> {
        path.try_fold(self, |node, name| match node {
            Self::Map(entries) => entries.iter().find(|(key, _)| key == name).map(|(_, node)| node),
            Self::Text(_) | Self::List(_) => None,
        })
    }

    /// The text or list that holds here: the first key that holds, and where nothing below it does, the next.
    pub(super) fn choose(&self, facts: &Facts) -> Option<&Self> {
        match self {
            Self::Map(entries) => {
                entries.iter().filter(|(key, _)| facts.hold(key)).find_map(|(_, node)| node.choose(facts))
            }
            Self::Text(_) | Self::List(_) => Some(self),
        }
    }

    /// Every text below, in order.
    pub(super) fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(texts) => texts.iter().collect(),
            Self::Map(entries) => entries.iter().flat_map(|(_, node)| node.texts()).collect(),
        }
    }

    /// Reads a node; `name` is its path, under which its templates are compiled.
    pub(super) fn read(value: serde_yaml::Value, name: &str) -> Result<Self, String> {
        use serde_yaml::Value as Yaml;
        Ok(match value {
            Yaml::Mapping(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let key = key.as_str().ok_or_else(|| format!("a key below `{name}` is not a text"))?.to_owned();
                    let node = Self::read(value, &format!("{name}.{key}"))?;
                    Ok((key, node))
                });
                Self::Map(entries.collect::<Result<_, String>>()?)
            }
            Yaml::Sequence(items) => {
                let items = items.into_iter().enumerate().map(|(i, item)| Text::read(item, &format!("{name}.{i}")));
                Self::List(items.collect::<Result<_, String>>()?)
            }
            other => Self::Text(Text::read(other, name)?),
        })
    }
}

impl Text {
    /// The source of its template, with the language's macros where it calls one.
    pub(super) fn compiled(&self) -> String {
        let import = if self.source.contains("grammar.") { "{% import 'grammar.jinja' as grammar %}" } else { "" };
        format!("{import}{}", self.source)
    }

    fn read(value: serde_yaml::Value, name: &str) -> Result<Self, String> {
        use serde_yaml::Value as Yaml;
        let source = match value {
            // A space that does not break is meant: it parts thousands.
            Yaml::String(text) => text.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned(),
            Yaml::Null => String::new(),
            Yaml::Bool(_) | Yaml::Number(_) => return Err(format!("`{name}` is not a text: put it in quotes")),
            _ => return Err(format!("`{name}` is not a text")),
        };
        let template = (source.contains("{{") || source.contains("{%")).then(|| name.to_owned());
        Ok(Self { source, template })
    }
}
