//! Who may read: the browser of this machine, for a page of our own or an address that was typed.

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, Request, StatusCode};

/// Why a request gets nothing.
type Refusal = (StatusCode, &'static str);

/// What every answer says: it belongs to no other page, window or cache.
const CLOSED: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Judges a request to the server at `port`. Another site can make a browser ask us, by a link, a frame, a script, or a
/// name of its own that leads here; each of these ways shows in the head of the request.
///
/// # Errors
/// The answer, where it is a no.
pub(super) fn judge<B>(request: &Request<B>, port: u16) -> Result<(), Refusal> {
    let (headers, uri) = (request.headers(), request.uri());
    let own = only(headers, &header::HOST).is_some_and(|host| is_own(host, port));
    if !own || uri.authority().is_some() {
        return Err((StatusCode::MISDIRECTED_REQUEST, "This page answers at 127.0.0.1 and localhost alone.\n"));
    }
    let origin = !headers.contains_key(header::ORIGIN)
        || only(headers, &header::ORIGIN)
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(|host| is_own(host, port));
    let site = HeaderName::from_static("sec-fetch-site");
    let near = !headers.contains_key(&site) || matches!(only(headers, &site), Some("same-origin" | "none"));
    if !origin || !near {
        return Err((StatusCode::FORBIDDEN, "Other sites read nothing here: type the address instead.\n"));
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        Ok(())
    } else {
        Err((StatusCode::METHOD_NOT_ALLOWED, "Pages can be read, and nothing else.\n"))
    }
}

/// Adds what every answer says, where it says nothing else.
pub(super) fn close(headers: &mut HeaderMap) {
    for (name, value) in CLOSED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// The value of a header that stands there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next().filter(|_| values.next().is_none())?;
    first.to_str().ok()
}

/// A name of this server: a browser leaves the port out where it is that of the scheme.
fn is_own(host: &str, port: u16) -> bool {
    let (name, of) = host.rsplit_once(':').unwrap_or((host, "80"));
    (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")) && of == port.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn status(method: &str, target: &str, headers: &[(&str, &str)]) -> u16 {
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        judge(&request.body(()).unwrap(), 8000).err().map_or(200, |(status, _)| status.as_u16())
    }

    #[test]
    fn only_the_own_names_at_the_own_port_are_answered() {
        for (host, expected) in [
            ("127.0.0.1:8000", 200),
            ("localhost:8000", 200),
            ("LOCALHOST:8000", 200),
            ("127.0.0.1", 421),
            ("127.0.0.1:8001", 421),
            ("127.0.0.1:08000", 421),
            ("localhost.:8000", 421),
            ("evil.example:8000", 421),
            ("127.0.0.1.evil.example:8000", 421),
            ("127.0.0.1:8000@evil.example", 421),
            ("[::1]:8000", 421),
            ("2130706433:8000", 421),
            ("", 421),
        ] {
            assert_eq!(status("GET", "/", &[("host", host)]), expected, "{host}");
        }
        assert_eq!(status("GET", "/", &[]), 421);
        assert_eq!(status("GET", "/", &[("host", "localhost:8000"), ("host", "localhost:8000")]), 421);
        assert_eq!(status("GET", "http://evil.example/", &[("host", "localhost:8000")]), 421);
    }

    #[test]
    fn no_other_page_may_ask() {
        for (name, value, expected) in [
            ("origin", "http://localhost:8000", 200),
            ("origin", "https://localhost:8000", 403),
            ("origin", "http://localhost:8001", 403),
            ("origin", "http://localhost:8000.evil.example", 403),
            ("origin", "null", 403),
            ("sec-fetch-site", "none", 200),
            ("sec-fetch-site", "same-origin", 200),
            ("sec-fetch-site", "same-site", 403),
            ("sec-fetch-site", "cross-site", 403),
        ] {
            assert_eq!(status("GET", "/", &[("host", "localhost:8000"), (name, value)]), expected, "{name}: {value}");
        }
    }

    #[test]
    fn nothing_but_reading_is_allowed() {
        for (method, expected) in [("GET", 200), ("HEAD", 200), ("POST", 405), ("OPTIONS", 405), ("PUT", 405)] {
            assert_eq!(status(method, "/", &[("host", "localhost:8000")]), expected, "{method}");
        }
    }
}
