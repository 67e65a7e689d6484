//! What an expression may read: the keys of the files, by the way to them. What stands below another way is the person's own.

use crate::model::builtin::BUILT_INS;
use crate::model::criterion::{MONEY, TERMS};
use crate::model::shape::{self, Form};

/// What an expression can begin with.
const ROOTS: [&str; 5] = ["offer", "profile", "log", TERMS, MONEY];

/// True where the mapping at this way has the key.
pub(super) fn has(way: &str, key: &str) -> bool {
    shape::keys(way).is_some_and(|keys| keys.contains(&key))
}

/// The first name of a dotted way that is not there, and the names that are.
pub(super) fn unknown(way: &str) -> Option<(&str, Vec<&'static str>)> {
    let mut above = "";
    for name in way.split('.') {
        let keys = match above {
            "" => ROOTS.to_vec(),
            TERMS => BUILT_INS.iter().map(|b| b.name).collect(),
            // A sum that may be written as a mapping is one number all the same.
            _ if matches!(shape::form(above), Some(Form::Either(_))) => Vec::new(),
            _ => shape::keys(above)?,
        };
        if !keys.contains(&name) {
            return Some((name, keys));
        }
        above = way.get(..above.len() + usize::from(!above.is_empty()) + name.len())?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_stops_at_the_first_name_that_is_not_there() {
        let name = |way| unknown(way).map(|(name, _)| name);
        assert_eq!(name("ofer.pay"), Some("ofer"));
        assert_eq!(name("offer.notice_week"), Some("notice_week"));
        assert_eq!(name("offer.pay.bse"), Some("bse"));
        assert_eq!(name("offer.pay.base"), None);
        assert_eq!(name("offer.pay.base.amount"), Some("amount"));
        assert_eq!(name("profile.mobility.needs_visa_in"), None);
        assert_eq!(name("offer.facts.on_call"), None);
        assert_eq!(name("log"), None);
        assert_eq!(name("terms.total_pay"), None);
        assert_eq!(name("terms.totl_pay"), Some("totl_pay"));
    }
}
