//! Addresses: email and links.

use super::Reader;
use super::node::Node;
use super::scalars::{blank, fills, short};
use core::net::Ipv6Addr;

impl Reader<'_> {
    /// One bare email address.
    pub(super) fn email(&self, node: &Node) -> Option<String> {
        let text = self.line(node)?;
        let good = text.split_once('@').is_some_and(|(name, host)| {
            let plain =
                |s: &str| !s.is_empty() && !s.contains(|c: char| c.is_whitespace() || "@<>()[],;:\\\"".contains(c));
            let named = plain(name) && name.len() <= 64 && name.split('.').all(|part| !blank(part));
            named && !name.contains(fills) && plain(host) && host.len() <= 253 && host.split('.').all(is_label)
        });
        if !good {
            self.wrong(node, &format!("`{}` is no email address", short(&text)), "one bare address: name@example.com");
            return None;
        }
        Some(text)
    }

    /// A link: http or https.
    pub(super) fn link(&self, node: &Node) -> Option<String> {
        let text = self.line(node)?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let good = rest.is_some_and(|r| is_host(r.split(['/', '?', '#']).next().unwrap_or_default()));
        if !good || text.contains(char::is_whitespace) {
            self.wrong(
                node,
                &format!("`{}` is no link", short(&text)),
                "an address that begins with https:// or http://",
            );
            return None;
        }
        Some(text)
    }
}

/// A name or an address, and perhaps a port; no user, since `https://bank@elsewhere` leads elsewhere.
fn is_host(host: &str) -> bool {
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|p| p > 0);
    if let Some(rest) = host.strip_prefix('[') {
        let Some((address, port)) = rest.split_once(']') else { return false };
        return address.parse::<Ipv6Addr>().is_ok() && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    name.strip_suffix('.').unwrap_or(name).split('.').all(is_label) && port.is_none_or(is_port)
}

/// A part of a host's name, between two dots.
fn is_label(label: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(inside)
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn a_host_is_a_name_or_an_address() {
        for good in [
            "example.com",
            "my_site.example:8080",
            "[::1]",
            "[2001:db8::1]:443",
            "münchen.example",
            "localhost",
            "a.b.",
        ] {
            assert!(is_host(good), "{good}");
        }
        for bad in [
            "",
            "[::1",
            "[::g]",
            "a..b",
            ".a",
            "-a.b",
            "a-.b",
            "a:",
            "a:0",
            "a:99999",
            "bank@elsewhere",
            "a b",
            "a:b:c",
            "[::1]x",
        ] {
            assert!(!is_host(bad), "{bad}");
        }
    }
}
