//! Offers side by side as a table of Markdown.

use super::escape;
use crate::view::{Comparison, compare::Cell};

/// The table; what a change made different is strong.
#[must_use]
pub fn markdown(table: &Comparison) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = table.columns.iter().map(|c| escape::markdown(c));
    let mut out = line(std::iter::once(String::new()).chain(heads).collect());
    out.push_str(&line(vec!["---".to_owned(); table.columns.len() + 1]));
    for row in &table.rows {
        let marked = |text: String, cell: &Cell| match cell.mark {
            "" => text,
            _ => format!("{text} ({})", escape::markdown(&cell.mark_word)),
        };
        let cells = row.cells.iter().map(|cell| match (escape::markdown(&cell.text), cell.changed) {
            (text, true) => marked(format!("**{text}**"), cell),
            (text, false) => marked(text, cell),
        });
        out.push_str(&line(std::iter::once(escape::markdown(&row.name)).chain(cells).collect()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::markdown;
    use crate::view::Comparison;
    use crate::view::compare::{Cell, Row};

    #[test]
    fn a_cell_is_data_and_what_changed_is_strong() {
        let cell = |text: &str, changed, mark, word: &str| Cell {
            text: text.to_owned(),
            changed,
            mark,
            mark_word: word.to_owned(),
        };
        let cells = vec![cell("a | b", false, "best", "best"), cell("*c*", true, "", "")];
        let rows = vec![Row { name: "Pay".to_owned(), cells }];
        let table = Comparison { columns: vec!["A".to_owned(), "A, if".to_owned()], rows };
        assert_eq!(markdown(&table), "|  | A | A, if |\n| --- | --- | --- |\n| Pay | a \\| b (best) | **\\*c\\*** |\n");
    }
}
