//! The calendar and the drafts of a build, read back by parsers that are not ours.

use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use mail_parser::{Message, MessageParser};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const PROFILE: &str = "name: Zoë Müller\nemail: zoe@example.com\ntime_zone: Europe/Berlin\ncurrency: EUR\n";
const OFFER: &str = "company: Acme, Söhne; GmbH\nrole: Engineer\nreceived: 2026-11-18 16:30\nreply_by: 2026-11-25 18:00
time_zone: America/New_York\ncontacts: [{ name: Jörg Weiß, email: jo@acme.example, phone: +1 212 5550100 }]
process: { mostly: spoken, rounds: 4 }\ndecision: decline\nreason: timing
concerns: [{ about: people, note: zorblax }]
notes: { revisit_when: [{ after: 2027-06-01, because: zorblax }, { after: 2027-09-01 }] }\n";

struct Built {
    folder: tempfile::TempDir,
}

impl Built {
    fn new(offer: &str, as_of: &str, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("offers")).unwrap();
        fs::write(folder.path().join("profile.yaml"), PROFILE).unwrap();
        fs::write(folder.path().join("offers/acme.yaml"), offer).unwrap();
        let built = Self { folder };
        built.build(as_of, options);
        built
    }

    #[track_caller]
    fn build(&self, as_of: &str, options: &[&str]) {
        let mut gen_ = Command::new(env!("CARGO_BIN_EXE_gen"));
        gen_.env_clear().current_dir(self.folder.path()).args(["build", "--as-of", as_of]).args(options);
        let done = gen_.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("dossiers/acme").join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn calendar(&self) -> IcalCalendar {
        let bytes = self.bytes("calendar.ics");
        ical::IcalParser::new(bytes.as_slice()).next().expect("a calendar").expect("a calendar that can be read")
    }

    fn events(&self) -> Vec<IcalEvent> {
        self.calendar().events
    }
}

const AS_OF: &str = "2026-11-20T09:00:00+01:00";

fn value(event: &IcalEvent, name: &str) -> String {
    event.properties.iter().find(|p| p.name == name).and_then(|p| p.value.clone()).unwrap_or_default()
}

fn titled<'e>(events: &'e [IcalEvent], title: &str) -> &'e IcalEvent {
    events.iter().find(|e| value(e, "SUMMARY").starts_with(title)).unwrap_or_else(|| panic!("no {title}"))
}

#[test]
fn every_dated_step_is_an_event_in_its_zone() {
    let built = Built::new(OFFER, AS_OF, &[]);
    let (calendar, events) = (built.calendar(), built.events());
    let data: serde_json::Value = serde_json::from_slice(&built.bytes("dossier.json")).unwrap();
    assert_eq!(events.len(), data["timeline"].as_array().unwrap().len());
    assert_eq!(calendar.timezones.len(), 1);
    let answer = titled(&events, "Answer Acme\\, Söhne\\; GmbH");
    assert_eq!(value(answer, "DTSTART"), "20261125T180000");
    assert_eq!(answer.alarms.len(), 2);
    let call = titled(&events, "Talk to");
    assert_eq!((&*value(call, "DTSTART"), &*value(call, "DTEND")), ("20261120T150000", "20261120T230000"));
    for (title, day) in [("Confirm", "20261120"), ("Connect", "20261127"), ("Write a note", "20270222")] {
        assert_eq!(value(titled(&events, title), "DTSTART"), day, "{title}");
    }
    let again: Vec<String> =
        events.iter().map(|e| value(e, "DTSTART")).filter(|d| d > &"20270301".to_owned()).collect();
    assert_eq!(again, ["20270601", "20270901"]);
    assert!(events.iter().all(|e| value(e, "DTSTAMP") == "20261120T080000Z" && value(e, "CLASS") == "PRIVATE"));
}

#[test]
fn an_event_keeps_its_uid_when_it_moves_and_shares_it_with_no_other() {
    let built = Built::new(OFFER, AS_OF, &[]);
    let uids = |events: &[IcalEvent]| events.iter().map(|e| value(e, "UID")).collect::<Vec<_>>();
    let before = built.events();
    let mut all = uids(&before);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), before.len());
    fs::write(built.folder.path().join("offers/acme.yaml"), OFFER.replace("25 18:00", "26 12:00")).unwrap();
    fs::write(built.folder.path().join("offers/twin.yaml"), OFFER).unwrap();
    built.build("2026-11-21T09:00:00+01:00", &[]);
    let (old, new) = (titled(&before, "Answer"), built.events());
    assert_eq!(value(old, "UID"), value(titled(&new, "Answer"), "UID"));
    assert_ne!(value(old, "DTSTART"), value(titled(&new, "Answer"), "DTSTART"));
    let twin = fs::read_to_string(built.folder.path().join("dossiers/twin/calendar.ics")).unwrap();
    assert!(uids(&new).iter().all(|uid| !twin.contains(uid)));
}

#[test]
fn what_is_past_rings_no_more_and_a_late_answer_stays_in_the_calendar() {
    let late = Built::new(OFFER, "2026-11-26T09:00:00+01:00", &[]);
    let events = late.events();
    assert!(titled(&events, "Answer").alarms.is_empty());
    let near = Built::new(OFFER, "2026-11-25T10:00:00+01:00", &[]);
    assert_eq!(titled(&near.events(), "Answer").alarms.len(), 1);
}

#[test]
fn private_notes_reach_no_calendar_and_no_draft() {
    let built = Built::new(OFFER, AS_OF, &[]);
    for name in ["calendar.ics", "confirmation.eml"] {
        assert!(!String::from_utf8_lossy(&built.bytes(name)).contains("zorblax"), "{name}");
    }
}

#[test]
fn an_email_is_a_draft_that_says_what_the_page_says() {
    let built = Built::new(&OFFER.replace("spoken, rounds: 4", "written, rounds: 1"), AS_OF, &[]);
    let bytes = built.bytes("decline.eml");
    let mail: Message<'_> = MessageParser::default().parse(&bytes).expect("a message");
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    let (from, to) = (mail.from().unwrap().first().unwrap(), mail.to().unwrap());
    assert_eq!((from.name(), from.address()), (Some("Zoë Müller"), Some("zoe@example.com")));
    assert_eq!(
        to.iter().map(|a| (a.name(), a.address())).collect::<Vec<_>>(),
        [(Some("Jörg Weiß"), Some("jo@acme.example"))]
    );
    let data: serde_json::Value = serde_json::from_slice(&built.bytes("dossier.json")).unwrap();
    assert_eq!(mail.subject(), data["messages"][0]["subject"].as_str());
    let text = mail.body_text(0).unwrap().replace("\r\n", "\n");
    assert_eq!(Some(text.trim_end()), data["messages"][0]["text"].as_str());
    assert!(!built.path("confirmation.eml").exists(), "nothing was spoken");
    let page = String::from_utf8(built.bytes("index.html")).unwrap();
    assert!(page.contains("href=\"mailto:jo@acme.example?subject=") && page.contains("href=\"decline.eml\""));
}

#[test]
fn formats_are_written_and_linked_only_where_asked_for() {
    let built = Built::new(OFFER, AS_OF, &["--format", "html,ics"]);
    let page = String::from_utf8(built.bytes("index.html")).unwrap();
    assert!(page.contains("href=\"calendar.ics\"") && !page.contains(".eml"));
    built.build(AS_OF, &["--format", "html"]);
    assert!(!built.path("calendar.ics").exists());
    assert!(!String::from_utf8(built.bytes("index.html")).unwrap().contains("calendar.ics"));
}
