//! Answering a request for a page: what it asks for is looked up, then read, then compared.

use super::live;
use super::pages::{Digest, Pages};
use axum::extract::State;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a request waits for the build that makes its page.
const PATIENCE: Duration = Duration::from_secs(120);

/// What there is at a path.
enum Found {
    /// What was built.
    File(Vec<u8>, Digest),
    /// A folder with a page of its own.
    Folder,
    /// Something was built there, and something else lies there now.
    Other(Digest),
    /// Nothing was built there.
    Nothing,
}

/// Answers with what was built at the path of the request.
pub(super) async fn answer(State(pages): State<Pages>, uri: Uri) -> Response {
    let Ok(path) = percent_decode_str(uri.path().strip_prefix('/').unwrap_or_default()).decode_utf8() else {
        return (StatusCode::BAD_REQUEST, "The address is no text.\n").into_response();
    };
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into_owned() };
    match find(&pages, &path).await {
        Found::File(bytes, digest) => file(bytes, &path, &digest),
        Found::Folder => (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("{}/", uri.path()))]).into_response(),
        Found::Other(digest) => {
            let words = (
                "Not the page that was built",
                "Another program has changed this file. gen serve shows only what it built itself: remove the file, or build with --force.",
            );
            notice(StatusCode::CONFLICT, words, &path, Some(&digest))
        }
        Found::Nothing if pages.state().files.is_empty() => {
            let words = ("Nothing is built yet", "The page appears by itself as soon as there is a first build.");
            notice(StatusCode::NOT_FOUND, words, &path, None)
        }
        Found::Nothing => {
            let words = ("No page is here", "If a build makes one, it appears by itself.");
            notice(StatusCode::NOT_FOUND, words, &path, None)
        }
    }
}

/// What there is at a path, once no build is changing it.
async fn find(pages: &Pages, path: &str) -> Found {
    let mut bell = pages.listen();
    let end = tokio::time::Instant::now() + PATIENCE;
    loop {
        bell.mark_unchanged();
        let (file, known, building) = {
            let state = pages.state();
            let known = state.files.get(path).and_then(|digests| digests.first().copied());
            let folder = known.is_none() && state.files.contains_key(&format!("{path}/index.html"));
            if folder {
                return Found::Folder;
            }
            (state.root.join(path), known, state.building)
        };
        let read = match known {
            Some(_) => tokio::task::spawn_blocking(move || read(&file)).await.ok().flatten(),
            None => None,
        };
        if let Some((bytes, digest)) = read
            && pages.state().is_still(path, Some(&digest))
        {
            return Found::File(bytes, digest);
        }
        // What was read may be half a build ahead of what is known.
        let missed = bell.has_changed().unwrap_or(false);
        if !missed && (!building || tokio::time::timeout_at(end, bell.changed()).await.is_err()) {
            return known.map_or(Found::Nothing, Found::Other);
        }
    }
}

/// The bytes of a file, never through a link at its end, and their digest.
fn read(file: &Path) -> Option<(Vec<u8>, Digest)> {
    let state = file.symlink_metadata().ok()?;
    let bytes = state.is_file().then(|| std::fs::read(file).ok())??;
    let digest = *blake3::hash(&bytes).as_bytes();
    Some((bytes, digest))
}

fn file(bytes: Vec<u8>, path: &str, digest: &Digest) -> Response {
    let kind = match PathBuf::from(path).extension().and_then(|e| e.to_str()) {
        Some("html") => return page(StatusCode::OK, &String::from_utf8_lossy(&bytes), path, Some(digest)),
        Some("json") => "application/json",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("eml") => "message/rfc822",
        Some("md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    ([(CONTENT_TYPE, kind)], bytes).into_response()
}

/// A page, and what reloads it.
fn page(status: StatusCode, text: &str, path: &str, shown: Option<&Digest>) -> Response {
    let (text, policy) = live::with_script(text, path, shown);
    let head = [(CONTENT_TYPE, "text/html; charset=utf-8".to_owned()), (CONTENT_SECURITY_POLICY, policy)];
    (status, head, text).into_response()
}

/// A page of our own words alone.
fn notice(status: StatusCode, (title, words): (&str, &str), path: &str, shown: Option<&Digest>) -> Response {
    let text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n\
         </head>\n<body>\n<h1>{title}</h1>\n<p>{words}</p>\n<p><a href=\"/\">All offers</a></p>\n</body>\n</html>\n"
    );
    page(status, &text, path, shown)
}
