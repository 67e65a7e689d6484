//! What somebody meant by a key that is not known where it stands.

use super::scalars::short;
use super::shapes;
use crate::diag::nearest;

/// The most keys that a remedy lists.
const FEW: usize = 12;

/// Other words for keys, each with the way to the key that is meant. The words are folded: lower case, letters and
/// digits alone.
const MEANINGS: &[(&str, &[&str])] = &[
    ("company", &["employer", "firm", "organisation", "organization", "companyname", "firma"]),
    ("role", &["title", "jobtitle", "position", "job", "post", "roletitle"]),
    (
        "received",
        &["offered", "offerdate", "offeredat", "offeredon", "receivedat", "receivedon", "dateofoffer", "date"],
    ),
    (
        "reply_by",
        &["deadline", "answerby", "respondby", "decideby", "due", "dueby", "replydeadline", "expires", "validuntil"],
    ),
    ("more_time", &["extension", "moretimeasked", "extended"]),
    ("contacts", &["people", "recruiter", "recruiters", "hiringmanager", "contactperson"]),
    ("pay.base", &["salary", "basesalary", "basepay", "annualsalary", "yearlysalary", "wage", "gross"]),
    ("pay.sign_on", &["signingbonus", "signonbonus", "joiningbonus", "signing"]),
    ("pay.equity", &["stock", "stocks", "shares", "options", "rsu", "rsus", "stockoptions"]),
    ("pay.benefits", &["perks", "benefitsvalue", "extras"]),
    ("pay", &["compensation", "package", "remuneration", "money"]),
    ("location", &["place", "where", "address", "office", "site"]),
    ("remote_days", &["remote", "homeoffice", "homeofficedays", "workfromhome", "wfh", "wfhdays", "daysathome"]),
    ("office_days", &["onsite", "onsitedays", "daysinoffice"]),
    (
        "paid_leave_days",
        &[
            "vacation",
            "vacationdays",
            "pto",
            "ptodays",
            "holidays",
            "holiday",
            "leave",
            "annualleave",
            "leavedays",
            "paidleave",
        ],
    ),
    ("commute_minutes", &["commute", "commutetime", "traveltime"]),
    ("visa_sponsorship", &["visa", "sponsorship", "visasupport", "workpermit", "sponsorsvisa"]),
    (
        "relocation.assistance",
        &["relocationassistance", "relocationbonus", "relocationhelp", "movingcosts", "relocationpackage"],
    ),
    ("start_date", &["start", "starts", "startson", "startingdate", "firstday", "joiningdate", "entrydate"]),
    ("notice_weeks", &["notice", "noticeperiod"]),
    ("ratings", &["scores", "stars", "rated"]),
    ("concerns", &["worries", "redflags", "doubts"]),
    ("employer_stance", &["stance", "stances", "flexibility"]),
    ("improved_terms", &["improvements", "betterterms", "counteroffer", "newterms", "revisedoffer"]),
    ("signed", &["signedon", "signedat", "signature"]),
    ("decision", &["verdict", "mydecision"]),
    ("log", &["history", "events", "timeline", "journal"]),
    ("notes", &["comments", "remarks", "comment", "remark"]),
    ("process.rounds", &["rounds", "interviews", "interviewrounds"]),
    ("process", &["interviewprocess"]),
    ("needs_visa_in", &["visaneededin", "visacountries", "visaneeded"]),
    ("move_between", &["movewindow", "relocationwindow", "moving"]),
    ("mobility", &["relocating", "moveplans"]),
    ("criteria", &["requirements", "needs", "mustcriteria", "wishes"]),
    ("exchange_rates", &["rates", "fx", "fxrates", "currencies"]),
    ("living_costs", &["costofliving", "col", "livingcost"]),
    ("decision_window", &["window", "thinkingtime", "timetodecide"]),
    ("negotiation_reach", &["reach", "negotiationrange"]),
    ("confidential", &["private", "secret", "secrets", "nda"]),
    ("current_job", &["job", "currentposition", "presentjob", "baseline"]),
    ("time_zone", &["tz", "zone"]),
    ("language", &["lang", "locale"]),
    ("email", &["mail", "address", "emailaddress"]),
    ("phone", &["telephone", "tel", "mobile", "cell", "phonenumber"]),
    ("links", &["urls", "websites", "profiles", "linkedin", "website"]),
    ("name", &["fullname", "candidate", "who"]),
    ("at_least", &["min", "minimum", "floor", "target", "from", "atleast", "required"]),
    ("at_most", &["max", "maximum", "ceiling", "limit", "upto"]),
    ("ideal", &["hope", "wish", "goal", "best", "dream"]),
    ("must", &["required", "musthave", "mandatory", "dealbreaker"]),
    ("because", &["why", "reason", "rationale", "note"]),
    ("between", &["window", "range", "dates"]),
    ("when", &["if", "expression", "condition"]),
    ("at", &["on", "date", "day", "when", "time"]),
    ("what", &["event", "action", "type", "happened"]),
    ("by", &["channel", "via", "how"]),
    ("note", &["comment", "notes", "text", "remark"]),
    ("amount", &["sum", "value", "base"]),
    ("per", &["period", "every", "unit"]),
    ("city", &["town", "place"]),
    ("about", &["topic", "subject", "kind", "concern"]),
    ("vesting", &["schedule", "vestingschedule"]),
    ("cliff_months", &["cliff"]),
    ("haircut", &["discount", "markdown"]),
    ("expect", &["expected", "likely"]),
    ("output", &["out", "outdir", "outputdir", "destination", "dest"]),
    ("input", &["source", "src", "sources", "offers"]),
    ("formats", &["format"]),
];

/// Keys that stand elsewhere: the way to them, and the keys of the mapping in which they would be known.
const ELSEWHERE: &[(&str, &[&str])] = &[
    ("pay", &["base", "bonus", "equity", "sign_on", "benefits"]),
    ("location", &["city", "country"]),
    ("relocation", &["assistance", "window"]),
    ("more_time", &["asked", "agreed_until"]),
    ("process", &["mostly", "manager_invested", "negotiated_by_voice"]),
    ("mobility", &["visa_weeks", "constraints"]),
    ("notes", &["liked", "barriers", "introduce", "revisit_when"]),
];

/// True where a key is another name for `name`, or a slip in it.
pub(super) fn means(key: &str, name: &str) -> bool {
    let word = folded(key);
    let meant = || MEANINGS.iter().any(|(way, words)| *way == name && words.contains(&word.as_str()));
    word == folded(name) || meant() || nearest(key, [name]).is_some()
}

/// The remedy for a key that is not among those `known` where it stands.
#[must_use]
pub fn for_key(key: &str, known: &[&str]) -> String {
    let has = |name: &str| known.contains(&name);
    let word = folded(key);
    if key == "slug" && has("company") {
        return "remove it: the slug is the name of the file".to_owned();
    }
    if let Some((name, value)) = key.split_once(':').filter(|(name, _)| has(name)) {
        return format!("a space is missing after the colon: `{name}: {}`", short(value));
    }
    let same = known.iter().find(|name| folded(name) == word).copied();
    let meant =
        || MEANINGS.iter().filter(|(_, words)| words.contains(&word.as_str())).find_map(|(way, _)| here(way, known));
    if let Some(name) =
        same.map(str::to_owned).or_else(meant).or_else(|| nearest(key, known.iter().copied()).map(str::to_owned))
    {
        return format!("did you mean `{name}`?");
    }
    let inside = ELSEWHERE.iter().find(|(way, names)| has(way) && names.contains(&key));
    if let Some((way, _)) = inside {
        return format!("it belongs below `{way}:`, as in `{way}: {{ {key}: … }}`");
    }
    if has("company") && shapes::has("profile", key) {
        return format!("`{key}` belongs into profile.yaml");
    }
    if has("criteria") && shapes::has("offer", key) {
        return format!("`{key}` belongs into the file of an offer");
    }
    if known.len() <= FEW {
        return format!("known here: {}", known.join(", "));
    }
    format!(
        "docs/offer-format.md lists all keys; what has no key of its own goes into `notes` or `facts`, not `{}`",
        short(key)
    )
}

/// What a key that is missing looks like.
const FORMS: &[(&str, &str)] = &[
    ("company", "company: Helios AG`, the employer's name"),
    ("role", "role: Data Engineer`, the title of the job"),
    ("received", "received: 2026-11-18 16:30`, when the formal offer came (the day alone is enough)"),
    ("name", "name: Jo Schmidt`"),
    ("at", "at: 2026-11-20`, the day, with a time if known"),
    ("what", "what: asked`"),
    ("about", "about: culture`"),
    ("amount", "amount: 7000`"),
    ("value", "value: 80000`, what is granted over all years"),
    ("target", "target: 10%`"),
    ("text", "text: |` and the message on the lines below it"),
];

/// The remedy for a key that is missing.
pub(super) fn for_missing(key: &str) -> String {
    FORMS.iter().find(|(k, _)| *k == key).map_or_else(|| format!("add `{key}: …`"), |(_, form)| format!("add `{form}"))
}

/// The way to a key as it is called in a mapping with these keys; none where it is not below it.
fn here(way: &str, known: &[&str]) -> Option<String> {
    if known.contains(&way) {
        return Some(way.to_owned());
    }
    match way.split_once('.') {
        Some((above, _)) if known.contains(&above) => Some(way.to_owned()),
        Some((_, below)) if known.contains(&below) => Some(below.to_owned()),
        _ => None,
    }
}

/// A word without case, dashes and the like.
fn folded(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFER: [&str; 14] = [
        "company",
        "role",
        "received",
        "reply_by",
        "pay",
        "location",
        "remote_days",
        "paid_leave_days",
        "start_date",
        "notes",
        "log",
        "visa_sponsorship",
        "process",
        "relocation",
    ];

    #[track_caller]
    fn check(key: &str, known: &[&str], expected: &str) {
        assert_eq!(for_key(key, known), expected);
    }

    #[test]
    fn another_word_leads_to_the_key() {
        for (key, name) in [
            ("deadline", "reply_by"),
            ("answer_by", "reply_by"),
            ("respond-by", "reply_by"),
            ("Employer", "company"),
            ("title", "role"),
            ("salary", "pay.base"),
            ("vacation_days", "paid_leave_days"),
            ("PTO", "paid_leave_days"),
            ("start", "start_date"),
            ("visaSponsorship", "visa_sponsorship"),
            ("rol", "role"),
        ] {
            check(key, &OFFER, &format!("did you mean `{name}`?"));
        }
        check("salary", &["base", "bonus"], "did you mean `base`?");
        check("minimum", &["at_least", "at_most"], "did you mean `at_least`?");
    }

    #[test]
    fn a_key_of_another_place_is_sent_there() {
        check("base", &OFFER, "it belongs below `pay:`, as in `pay: { base: … }`");
        check("weights", &OFFER, "`weights` belongs into profile.yaml");
        check("received", &["criteria", "weights"], "`received` belongs into the file of an offer");
        check("slug", &OFFER, "remove it: the slug is the name of the file");
    }

    #[test]
    fn few_keys_are_listed_and_many_are_not() {
        check("xyzzy", &["city", "country"], "known here: city, country");
        assert!(for_key("xyzzy", &OFFER).starts_with("docs/offer-format.md"));
    }

    #[test]
    fn every_meaning_is_folded() {
        for (_, words) in MEANINGS {
            assert!(words.iter().all(|w| folded(w) == *w), "{words:?}");
        }
    }
}
