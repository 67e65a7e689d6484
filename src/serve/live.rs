//! What a page hears while somebody looks at it, and how the page is made to listen.

use super::pages::{Digest, Pages};
use crate::render::integrity;
use axum::extract::{RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::json;
use std::convert::Infallible;
use std::sync::LazyLock;
use tokio::sync::watch;

/// Where a page listens: no path of an output begins with a dot.
pub(super) const STREAM: &str = "/.gen/live";

/// Where it asks what is wrong with the files.
pub(super) const PROBLEMS: &str = "/.gen/problems";

/// What is added to a page.
const SCRIPT: &str = include_str!("live.js");

static HASH: LazyLock<String> = LazyLock::new(|| format!("'{}'", integrity(SCRIPT)));

/// A page with the script that listens for it, and the policy that lets this script run: what the page says of itself
/// forbids it, and so moves into the head of the answer. `shown` is what the page is; none where there is none.
pub(super) fn with_script(page: &str, path: &str, shown: Option<&Digest>) -> (String, String) {
    let (page, own) = without_policy(page);
    let state =
        shown.map_or_else(|| "none".to_owned(), |digest| blake3::Hash::from_bytes(*digest).to_hex().to_string());
    let path = utf8_percent_encode(path, NON_ALPHANUMERIC);
    let script = format!("<script data-shown=\"{state}/{path}\">{SCRIPT}</script>\n");
    let at = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at_checked(at).unwrap_or((&page, ""));
    (format!("{before}{script}{after}"), policy(own.as_deref()))
}

/// The page without the policy that it gives itself, and that policy.
fn without_policy(page: &str) -> (String, Option<String>) {
    const NAME: &str = "http-equiv=\"Content-Security-Policy\"";
    let found = page.find(NAME).and_then(|at| {
        let (before, rest) = page.split_at_checked(page.get(..at)?.rfind("<meta")?)?;
        let (tag, after) = rest.split_once('>')?;
        let (_, policy) = tag.split_once("content=\"")?;
        let (policy, _) = policy.split_once('"')?;
        Some((format!("{before}{after}"), Some(policy.to_owned())))
    });
    found.unwrap_or_else(|| (page.to_owned(), None))
}

/// A page's own policy, with our script and its questions, in no frame.
fn policy(own: Option<&str>) -> String {
    let Some(own) = own else {
        return "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'".to_owned();
    };
    let directives: Vec<(&str, &str)> = own
        .split(';')
        .map(|d| d.trim().split_once(' ').unwrap_or((d.trim(), "")))
        .filter(|(n, _)| !n.is_empty())
        .collect();
    let said =
        |name: &str| directives.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim());
    let with = |name: &str, more: &str| {
        let before = said(name).or_else(|| said("default-src")).unwrap_or("*");
        // A hash would forbid every script without one.
        let enough = more.starts_with("'sha") && before.contains("'unsafe-inline'");
        let kept = if before.eq_ignore_ascii_case("'none'") { "" } else { before };
        if enough { format!("{name} {before}") } else { format!("{name} {kept} {more}") }
    };
    let changed = ["script-src", "connect-src", "frame-ancestors"];
    let others = directives.iter().filter(|(n, _)| !changed.iter().any(|c| n.eq_ignore_ascii_case(c)));
    let mut parts: Vec<String> = others.map(|(name, value)| format!("{name} {value}")).collect();
    parts.extend([with("script-src", &HASH), with("connect-src", "'self'"), "frame-ancestors 'none'".to_owned()]);
    parts.join("; ").replace("  ", " ")
}

/// A word for a page; a browser passes over one without data.
fn word(name: &str) -> Event {
    Event::default().event(name).data("now")
}

/// What one page hears.
struct Ear {
    pages: Pages,
    bell: watch::Receiver<()>,
    path: String,
    shown: Option<Digest>,
    /// The turn of the problems that it knows.
    turn: usize,
    over: bool,
}

impl Ear {
    /// The next word: that the page is another one, which is the last, or that the problems are.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.over {
            return None;
        }
        loop {
            self.bell.mark_unchanged();
            let (still, turn) = {
                let state = self.pages.state();
                (state.is_still(&self.path, self.shown.as_ref()), state.turn)
            };
            if !still {
                self.over = true;
                return Some((Ok(word("changed")), self));
            }
            if self.turn != turn {
                self.turn = turn;
                return Some((Ok(word("problems")), self));
            }
            self.bell.changed().await.ok()?;
        }
    }
}

/// Tells a page of what concerns it, and no word of what any file says.
pub(super) async fn stream(State(pages): State<Pages>, RawQuery(query): RawQuery) -> impl IntoResponse {
    let (state, path) = query.as_deref().and_then(|q| q.split_once('/')).unwrap_or(("", ""));
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let shown = blake3::Hash::from_hex(state).ok().map(|hash| *hash.as_bytes());
    let ear = Ear { bell: pages.listen(), pages, path, shown, turn: 0, over: false };
    Sse::new(stream::unfold(ear, Ear::next)).keep_alive(KeepAlive::default())
}

/// Says what is wrong with the files.
pub(super) async fn problems(State(pages): State<Pages>) -> impl IntoResponse {
    let problems = pages.state().problems.clone();
    let said = json!({ "errors": problems.errors, "warnings": problems.warnings, "text": problems.text });
    ([(CONTENT_TYPE, "application/json")], said.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_a_page_grows_by_the_script_and_nothing_else() {
        let own = "default-src 'none'; style-src 'sha256-a'; script-src 'sha256-b'; img-src data:; base-uri 'none'";
        let expected = format!(
            "default-src 'none'; style-src 'sha256-a'; img-src data:; base-uri 'none'; script-src 'sha256-b' {}; \
             connect-src 'self'; frame-ancestors 'none'",
            *HASH
        );
        assert_eq!(policy(Some(own)), expected);
        assert!(policy(Some("script-src 'unsafe-inline'")).contains("script-src 'unsafe-inline';"));
        assert!(policy(None).ends_with("frame-ancestors 'none'"));
    }

    #[test]
    fn the_script_stands_at_the_end_of_a_page_and_its_policy_in_the_head() {
        let page =
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body>x</body>";
        let (page, policy) = with_script(page, "a\"b/index.html", None);
        assert!(page.starts_with("<head></head><body>x<script data-shown=\"none/a%22b%2Findex%2Ehtml\">"), "{page}");
        assert!(page.ends_with("</script>\n</body>"), "{page}");
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    }

    #[test]
    fn the_script_ends_where_it_should() {
        assert!(!SCRIPT.to_lowercase().contains("</script") && !SCRIPT.contains("<!--"));
    }
}
