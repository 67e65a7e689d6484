//! Instants as data writes them.

use jiff::Zoned;

/// RFC 3339 with the offset of the instant's own zone, to the second.
#[must_use]
pub fn rfc3339(at: &Zoned) -> String {
    let seconds = at.offset().seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{}{sign}{:02}:{:02}", at.strftime("%Y-%m-%dT%H:%M:%S"), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::rfc3339;

    #[test]
    fn an_instant_keeps_its_own_offset() {
        for (zoned, shown) in [
            ("2026-11-25T18:00[Europe/Berlin]", "2026-11-25T18:00:00+01:00"),
            ("2026-06-30T00:00[America/St_Johns]", "2026-06-30T00:00:00-02:30"),
        ] {
            assert_eq!(rfc3339(&zoned.parse().expect("a zoned instant")), shown);
        }
    }
}
