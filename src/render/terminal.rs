//! A dossier's Markdown as a person reads it in a terminal.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Styles: bold, dim, plain again. Whoever prints takes them out where they are not wanted.
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// A column of a table that is narrower is hard to read.
const NARROWEST: usize = 12;

/// The text of a Markdown document, wrapped at `width` columns: no marks, headings bold, quotes and lists set in.
#[must_use]
pub fn text(markdown: &str, width: usize) -> String {
    let mut page = Page { width, ..Page::default() };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        page.event(event);
    }
    page.out
}

#[derive(Default)]
struct Page {
    width: usize,
    out: String,
    /// The paragraph, cell or item that is being read.
    line: String,
    /// How deep quotes are.
    quotes: usize,
    /// How deep lists are.
    lists: usize,
    /// True before the first line of an item.
    item: bool,
    /// The cells of the table that is being read.
    table: Vec<Vec<String>>,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.line.push_str(&text);
            }
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak => self.line.push('\n'),
            Event::TaskListMarker(done) => self.line.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Rule => self.out.push('\n'),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(_) => {
                self.flush();
                self.lists += 1;
            }
            Tag::Item => self.item = true,
            Tag::Table(_) => self.table.clear(),
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph => {
                self.flush();
                if self.lists == 0 {
                    self.gap();
                }
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => {
                self.flush();
                self.item = false;
            }
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                self.gap();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.table.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => self.rows(),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let line = std::mem::take(&mut self.line);
        self.gap();
        let line = if level == HeadingLevel::H2 { line.to_uppercase() } else { line };
        for part in wrapped(&line, self.width) {
            self.out.push_str(&format!("{BOLD}{part}{PLAIN}\n"));
        }
        self.out.push('\n');
    }

    /// One empty line, and not at the start.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Writes the paragraph, wrapped, behind what shows where it stands.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.line);
        if text.trim().is_empty() {
            return;
        }
        let bar = format!("{DIM}|{PLAIN} ").repeat(self.quotes);
        let indent = "  ".repeat(self.lists.saturating_sub(1));
        let (first, rest) = match (self.lists, self.item) {
            (0, _) => ("", ""),
            (_, true) => ("- ", "  "),
            (_, false) => ("  ", "  "),
        };
        let room = self.width.saturating_sub(2 * self.quotes + indent.len() + first.len()).max(20);
        let lines = text.split('\n').flat_map(|line| wrapped(line, room));
        for (i, line) in lines.enumerate() {
            let mark = if i == 0 { first } else { rest };
            self.out.push_str(format!("{bar}{indent}{mark}{line}").trim_end());
            self.out.push('\n');
        }
        self.item = false;
    }

    /// Writes a table: columns as wide as what stands in them, as far as there is room; where there is too little, the cells
    /// of a row below each other.
    fn rows(&mut self) {
        let table = std::mem::take(&mut self.table);
        let columns = table.iter().map(Vec::len).max().unwrap_or_default();
        let room = self.width / columns.max(1);
        let length = |column: usize| table.iter().filter_map(|r| r.get(column)).map(|c| c.chars().count()).max();
        let wide = (0..columns).map(|c| length(c).unwrap_or_default() + 2).sum::<usize>() > self.width + 2;
        if wide && room < NARROWEST + 2 {
            return self.stack(&table);
        }
        let room = room.max(NARROWEST);
        let widths: Vec<usize> = (0..columns).map(|c| length(c).unwrap_or_default().min(room)).collect();
        for row in table.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())) {
            self.row(row, &widths);
        }
        self.out.push('\n');
    }

    /// Writes each row as a list: its first cell, then the others, each behind the head of its column.
    fn stack(&mut self, table: &[Vec<String>]) {
        let Some((heads, rows)) = table.split_first() else { return };
        for row in rows {
            let mut cells = heads.iter().zip(row);
            let first = cells.next().map(|(_, cell)| cell.clone()).unwrap_or_default();
            wrapped(&first, self.width).iter().for_each(|line| self.out.push_str(&format!("{line}\n")));
            for (head, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
                let colon = if head.is_empty() { "" } else { ": " };
                for line in wrapped(&format!("{head}{colon}{cell}"), self.width.saturating_sub(2)) {
                    self.out.push_str(&format!("  {line}\n"));
                }
            }
        }
        self.out.push('\n');
    }

    /// A row; a cell that needs more lines gets them.
    fn row(&mut self, row: &[String], widths: &[usize]) {
        let last = widths.len().saturating_sub(1);
        let before: usize = widths.iter().take(last).map(|w| w + 2).sum();
        let room = |column: usize, width: usize| {
            if column == last { self.width.saturating_sub(before).max(NARROWEST) } else { width }
        };
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).enumerate().map(|(i, (cell, &width))| wrapped(cell, room(i, width))).collect();
        for i in 0..cells.iter().map(Vec::len).max().unwrap_or_default() {
            let part = |(cell, &width): (&Vec<String>, &usize)| {
                let text = cell.get(i).map_or("", String::as_str);
                format!("{text:<width$}")
            };
            let line: Vec<String> = cells.iter().zip(widths).map(part).collect();
            self.out.push_str(line.join("  ").trim_end());
            self.out.push('\n');
        }
    }
}

/// The words of a line in lines of at most `room` characters, a longer word alone.
fn wrapped(line: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let Some(last) = lines.last_mut() else { break };
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= room {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::text;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(text(markdown, 20).replace("\u{1b}[1m", "<").replace("\u{1b}[0m", ">"), expected);
    }

    #[test]
    fn marks_become_what_they_mean() {
        check("# A \\& b\n\ntext", "<A & b>\n\ntext\n\n");
        check("## A\n", "<A>\n\n");
        check("- [x] one two three four five\n- b\n", "- [x] one two three\n  four five\n- b\n\n");
        check("| a | b |\n| --- | --- |\n| c c | d |\n", "a    b\nc c  d\n\n");
        check("a **b** [c](d)\\\ne", "a b c\ne\n\n");
    }

    #[test]
    fn a_table_that_is_too_wide_is_a_list() {
        let table = "| a | b | c |\n| --- | --- | --- |\n| x | one two three four | |\n| y | 1 | 2 |\n";
        check(table, "x\n  b: one two three\n  four\ny\n  b: 1\n  c: 2\n\n");
    }

    #[test]
    fn a_quote_keeps_its_lines_and_paragraphs() {
        let shown = text("> a\\\n> b\n>\n> c\n\nd", 20).replace("\u{1b}[2m", "").replace("\u{1b}[0m", "");
        assert_eq!(shown, "| a\n| b\n\n| c\n\nd\n\n");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let long = "word ".repeat(50);
        let shown = text(&format!("{long}\n\n- {long}\n\n| a | b |\n| --- | --- |\n| {long} | {long} |\n"), 40);
        assert!(shown.lines().all(|l| l.chars().count() <= 42), "{shown}");
    }
}
