//! One entry more in the log of an offer, and every other byte as it was.

use super::node::{Key, Kind, Node};
use super::tree::parse;

/// The text with `entry`, a mapping on one line such as `{ at: 2026-11-20, what: declined }`, at the end of its `log`.
/// None where no splice of the text means exactly that.
#[must_use]
pub fn append_log(text: &str, entry: &str) -> Option<String> {
    let (old, wanted) = (parse(text).ok()?, parse(entry).ok()?);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let scene = Scene { text, tree: &old, entry, end };
    let spliced = scene.splices().into_iter().filter_map(|(at, piece)| {
        let (before, after) = (text.get(..at)?, text.get(at..)?);
        Some(format!("{before}{piece}{after}"))
    });
    spliced.into_iter().find(|new| parse(new).is_ok_and(|new| has_grown(&old, &new, &wanted)))
}

/// True where `new` is `old` with `entry` at the end of the log.
fn has_grown(old: &Node, new: &Node, entry: &Node) -> bool {
    let (Kind::Map(before), Kind::Map(after)) = (&old.kind, &new.kind) else { return false };
    let others = |entries: &[(Key, Node)]| entries.iter().filter(|(k, _)| *k.text != *"log").count();
    let stays = |(key, value): &(Key, Node)| *key.text == *"log" || new.get(&key.text).is_some_and(|n| same(n, value));
    let list = |node: Option<&Node>| match node.map(|n| &n.kind) {
        Some(Kind::List(items)) => Some(items.to_vec()),
        None | Some(Kind::Null) => Some(Vec::new()),
        _ => None,
    };
    let (Some(was), Some(now)) = (list(old.get("log")), list(new.get("log"))) else { return false };
    others(before) == others(after)
        && before.iter().all(stays)
        && now.len() == was.len() + 1
        && was.iter().zip(&now).all(|(a, b)| same(a, b))
        && now.last().is_some_and(|last| same(last, entry))
}

/// True where two values say the same, wherever they stand.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::List(a), Kind::List(b)) => a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same(a, b)),
        (Kind::Map(a), Kind::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|((k, a), (l, b))| k.text == l.text && same(a, b))
        }
        (a, b) => a == b,
    }
}

/// A text, and what is to come into it.
struct Scene<'s> {
    text: &'s str,
    tree: &'s Node,
    entry: &'s str,
    end: &'static str,
}

impl Scene<'_> {
    /// Where the entry may go, the place that a person would choose first.
    fn splices(&self) -> Vec<(usize, String)> {
        let Kind::Map(entries) = &self.tree.kind else { return Vec::new() };
        let Some((key, log)) = entries.iter().find(|(k, _)| *k.text == *"log") else { return self.first(entries) };
        match &log.kind {
            Kind::List(items) => self.more(items, log).into_iter().collect(),
            _ => vec![self.line(key.place.end as usize, &format!("{}  - ", self.indent(key)))],
        }
    }

    /// A log for a file without one: at its end, inside its braces, or before its last key.
    fn first(&self, entries: &[(Key, Node)]) -> Vec<(usize, String)> {
        let Some((first, _)) = entries.first() else { return Vec::new() };
        let indent = self.indent(first);
        let block = format!("{indent}log:{end}{indent}  - {}{end}", self.entry, end = self.end);
        let missing = if self.text.ends_with('\n') { "" } else { self.end };
        let mut places = vec![(self.text.len(), format!("{missing}{block}"))];
        places.extend(self.text.rfind('}').map(|at| (at, format!(", log: [{}]", self.entry))));
        let last = entries.last().map(|(key, _)| self.line_start(key.place.start as usize));
        places.extend(last.map(|at| (at, block)));
        places
    }

    /// One more in a list: before its bracket, or on a line of its own below the last item.
    fn more(&self, items: &[Node], log: &Node) -> Option<(usize, String)> {
        let start = log.place.start as usize;
        let after = items.iter().map(end_of).max().unwrap_or(start + 1);
        if self.text.get(start..)?.starts_with('[') {
            let rest = self.text.get(after..)?;
            let at = after + rest.find(']')?;
            let comma = self.text.get(..at)?.trim_end().ends_with([',', '[']);
            return Some((at, format!("{}{}", if comma { " " } else { ", " }, self.entry)));
        }
        let first = items.first()?.place.start as usize;
        let dash = self.text.get(..first)?.rfind('-')?;
        let indent = self.text.get(self.line_start(dash)..dash)?;
        Some(self.line(after, &format!("{indent}- ")))
    }

    /// A line below the one that ends after `at`.
    fn line(&self, at: usize, before: &str) -> (usize, String) {
        let line = format!("{before}{}", self.entry);
        if self.text.get(..at).is_some_and(|t| t.ends_with('\n')) {
            return (at, format!("{line}{}", self.end));
        }
        match self.text.get(at..).and_then(|rest| rest.find('\n')) {
            Some(way) => (at + way + 1, format!("{line}{}", self.end)),
            None => (self.text.len(), format!("{}{line}{}", self.end, self.end)),
        }
    }

    fn indent(&self, key: &Key) -> String {
        let start = key.place.start as usize;
        let before = self.text.get(self.line_start(start)..start).unwrap_or_default();
        before.chars().take_while(|c| *c == ' ').collect()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1)
    }
}

/// Where a value and all below it ends.
fn end_of(node: &Node) -> usize {
    let own = node.place.end as usize;
    match &node.kind {
        Kind::List(items) => items.iter().map(end_of).max().unwrap_or(own).max(own),
        Kind::Map(entries) => {
            let ends = entries.iter().map(|(key, value)| end_of(value).max(key.place.end as usize));
            ends.max().unwrap_or(own).max(own)
        }
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::append_log;
    use proptest::prelude::*;

    const ENTRY: &str = "{ at: 2026-11-20, what: declined }";

    /// `|` stands where the new text has to come in.
    #[track_caller]
    fn check(marked: &str, piece: &str) {
        let old = marked.replacen('¦', "", 1);
        assert_eq!(append_log(&old, ENTRY).as_deref(), Some(&*marked.replacen('¦', &piece.replace('@', ENTRY), 1)));
    }

    #[test]
    fn a_first_entry_makes_the_log() {
        check("a: 1\n¦", "log:\n  - @\n");
        check("a: 1¦", "\nlog:\n  - @\n");
        check("a: 1\r\nb: 2\r\n¦", "log:\r\n  - @\r\n");
        check("a: 1\n\n# the end\n¦", "log:\n  - @\n");
        check("a: 1\nb: |\n  text¦", "\nlog:\n  - @\n");
        check("{ a: 1, b: 2 ¦}\n", ", log: [@]");
        check("  a: 1\n  b: 2\n¦", "  log:\n    - @\n");
        check("a: 1\n¦b: 2\n...\n", "log:\n  - @\n");
    }

    #[test]
    fn another_entry_comes_below_the_last_one() {
        check("log:\n  - { at: 1 }   # by phone\n¦\n# later\ndone: [x]\n", "  - @\n");
        check("log:\n- at: 1\n  what: x\n¦done: []\n", "- @\n");
        check("log:\n  - at: 1\n    note: |\n      one\n\n      two\n¦done: []\n", "  - @\n");
        check("log:\r\n  - { at: 1 }\r\n¦b: 2\r\n", "  - @\r\n");
        check("log:\n  - { at: 1 }¦", "\n  - @\n");
        check("log:\n  - { at: 1,\n      what: x }\n¦b: 2\n", "  - @\n");
    }

    #[test]
    fn a_list_on_one_line_grows_inside_its_brackets() {
        check("log: [{ at: 1 }¦]\nb: 2\n", ", @");
        check("log: [¦]\n", " @");
        check("log: [{ at: 1 },¦] # all\n", " @");
    }

    #[test]
    fn an_empty_log_is_filled() {
        check("log:\n¦b: 2\n", "  - @\n");
        check("log: # nothing yet\n¦b: 2\n", "  - @\n");
    }

    #[test]
    fn what_cannot_be_spliced_is_refused() {
        for text in ["", "[a]", "log: ~\n", "log: text\n", "a: [\n", "a: 1\na: 2\n"] {
            assert_eq!(append_log(text, ENTRY), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_out_only_adds(text in "(a|b|log|  - |: |\\{|\\}|\\[|\\]|, |1|\n|#|\\||\"|  )*") {
            if let Some(new) = append_log(&text, ENTRY) {
                let kept = new.replacen(ENTRY, "", 1);
                let mut rest = kept.chars();
                prop_assert!(text.chars().all(|c| rest.any(|d| d == c)), "{text:?} -> {new:?}");
            }
        }
    }
}
