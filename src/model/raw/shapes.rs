//! What an expression may read: the keys of the files, by the way to them.

/// The ways whose keys are fixed, each with its keys. What stands below another way is the person's own.
pub(super) const SHAPES: &[(&str, &[&str])] = &[
    ("", &["offer", "profile", "log"]),
    (
        "offer",
        &[
            "company",
            "role",
            "received",
            "reply_by",
            "more_time",
            "language",
            "tone",
            "time_zone",
            "contacts",
            "process",
            "pay",
            "location",
            "remote_days",
            "office_days",
            "paid_leave_days",
            "commute_minutes",
            "visa_sponsorship",
            "relocation",
            "start_date",
            "notice_weeks",
            "facts",
            "ratings",
            "concerns",
            "employer_stance",
            "improved_terms",
            "signed",
            "contract",
            "accepted_elsewhere",
            "decision",
            "reason",
            "channel",
            "messages",
            "log",
            "notes",
            "done",
        ],
    ),
    ("offer.more_time", &["asked", "agreed_until"]),
    ("offer.process", &["mostly", "rounds", "manager_invested", "negotiated_by_voice"]),
    ("offer.pay", PAY),
    ("offer.pay.equity", EQUITY),
    ("offer.location", &["city", "country"]),
    ("offer.relocation", &["assistance", "window"]),
    ("offer.notes", &["liked", "barriers", "introduce", "revisit_when"]),
    (
        "profile",
        &[
            "name",
            "email",
            "phone",
            "links",
            "time_zone",
            "language",
            "tone",
            "currency",
            "exchange_rates",
            "living_costs",
            "decision_window",
            "negotiation_reach",
            "sign_on_years",
            "weights",
            "thresholds",
            "confidential",
            "mobility",
            "current_job",
            "criteria",
        ],
    ),
    ("profile.weights", &["role", "compensation", "life"]),
    ("profile.thresholds", &["accept", "decline"]),
    ("profile.mobility", &["needs_visa_in", "visa_weeks", "move_between", "constraints"]),
    ("profile.current_job.pay", PAY),
    ("profile.current_job.pay.equity", EQUITY),
];

const PAY: &[&str] = &["currency", "base", "bonus", "equity", "sign_on", "benefits"];
const EQUITY: &[&str] = &["value", "years", "vesting", "cliff_months", "haircut"];

/// True where the mapping at this way has the key.
pub(super) fn has(way: &str, key: &str) -> bool {
    SHAPES.iter().any(|(w, keys)| *w == way && keys.contains(&key))
}

/// The first name of a dotted way that is not there, and the names that are.
pub(super) fn unknown(way: &str) -> Option<(&str, &'static [&'static str])> {
    let mut above = "";
    for name in way.split('.') {
        let (_, keys) = SHAPES.iter().find(|(w, _)| *w == above)?;
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
    use crate::model::raw::{Context, neutral_profile, read_offer, read_profile};
    use std::sync::Arc;

    #[test]
    fn the_way_stops_at_the_first_name_that_is_not_there() {
        let name = |way| unknown(way).map(|(name, _)| name);
        assert_eq!(name("ofer.pay"), Some("ofer"));
        assert_eq!(name("offer.notice_week"), Some("notice_week"));
        assert_eq!(name("offer.pay.bse"), Some("bse"));
        assert_eq!(name("profile.mobility.needs_visa_in"), None);
        assert_eq!(name("offer.facts.on_call"), None);
        assert_eq!(name("log"), None);
    }

    #[test]
    fn every_key_is_one_of_the_files() {
        for (way, keys) in SHAPES.iter().filter(|(way, _)| !way.is_empty()) {
            let mut names = way.split('.');
            let root = names.next().unwrap_or_default();
            let names: Vec<&str> = names.collect();
            for key in *keys {
                let nested: String = names.iter().map(|name| format!("{{ {name}: ")).collect();
                let text = format!("{nested}{{ {key}: }}{}", " }".repeat(names.len()));
                let (file, context, profile) = (Arc::from("x.yaml"), Context::default(), neutral_profile());
                let problems = match root {
                    "profile" => read_profile(&file, &text, &context).1,
                    _ => read_offer(&file, &Arc::from("x"), &text, (&profile, &context)).1,
                };
                assert!(problems.iter().all(|p| p.code != "unknown-key"), "{way}.{key}: {problems:?}");
            }
        }
    }
}
