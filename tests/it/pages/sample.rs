//! One dossier and one index with everything on them.

use dossier::content::Pack;
use dossier::view::improved::{Improved, Pair};
use dossier::view::picture::{Bullet, Deadlines, Mark, Row, Spread, TimeLine};
use dossier::view::{
    Answer, Bridge, BridgeItem, Channel, Checklist, ChecklistItem, Clock, Comparison, Contact, CriterionRow,
    DossierView, Fact, FolderRow, IndexRow, IndexStep, IndexView, Instant, Labels, Link, Message, NoteList, PayPart,
    PayView, RuleLine, Said, Scenario, Score, SideRow, Step, Trace, Translation, Words, calendar, compare, data::Data,
    manual,
};
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn s(text: &str) -> String {
    text.to_owned()
}

pub fn labels() -> Labels {
    let all: BTreeMap<String, BTreeMap<String, String>> =
        serde_yaml::from_str(include_str!("../../../content/en/labels.yaml")).expect("labels are a map of maps");
    Arc::new(all["page"].clone())
}

fn instant(here: &str) -> Instant {
    Instant {
        iso: s("2026-11-25T18:00:00+01:00"),
        here: s(here),
        there: Some(s("12:00 (New York)")),
        short: s("Wed 25 Nov, 18:00"),
    }
}

fn data() -> Data {
    Data {
        after: vec![],
        improved: None,
        schema: 1,
        slug: s("helios"),
        company: s("Helios Robotics"),
        role: s("Staff Engineer"),
        as_of: s("2026-11-21T09:00:00+01:00"),
        ..Data::default()
    }
}

fn message(id: &str, title: &str, text: &str) -> Message {
    Message {
        id: s(id),
        code: s("M1"),
        title: s(title),
        form: s("Email"),
        spoken: false,
        seconds: None,
        language: s("en"),
        subject: Some(s("Staff Engineer at Helios Robotics")),
        text: s(text),
        paragraphs: text.split("\n\n").map(|p| p.lines().map(s).collect()).collect(),
        cues: vec![s("Smile before you dial.")],
        to: Some(s("mara.lind@helios.example")),
        draft: Some(format!("{id}.eml")),
        findings: vec![Said::from(s("L3, hedged: “I think”."))],
        allowed: vec![Said::from(s("L6, long."))],
        stage: s("Now"),
        translation: Some(Translation {
            language: s("de"),
            subject: Some(s("Ihr Angebot")),
            text: s("Guten Tag,"),
            paragraphs: vec![vec![s("Guten Tag,")]],
        }),
    }
}

fn criterion(name: &str, standing: &'static str, word: &str) -> CriterionRow {
    CriterionRow {
        name: s(name),
        axis: s("Life"),
        must: standing == "short",
        standing,
        standing_word: s(word),
        bridge: (standing == "short").then(|| s("cannot be bargained for")),
        value: (standing != "unknown").then(|| s("78,000 EUR")),
        target: s("at least 85,000 EUR, ideally 95,000 EUR"),
        gap: (standing == "short").then(|| s("7,000 EUR")),
        merit: None,
        bullet: (standing != "unknown").then_some(Bullet { value: 82, target: 90, ideal: Some(95) }),
        question: (standing == "unknown").then(|| s("How many days a week can I work from home?")),
        places: vec![s("offers/helios.yaml:12")],
    }
}

fn pair(name: &str, changed: bool) -> Pair {
    Pair { name: s(name), before: s("78,002 EUR"), after: s("91,000 EUR"), changed }
}

fn mark(key: &'static str, text: &str) -> Mark {
    Mark { at: 50, key, text: s(text), anchor: "middle" }
}

pub fn dossier() -> DossierView {
    let letter = "Dear Mara,\n\nThank you for the offer, and for the time that you and your team took over four rounds. \
                  I have decided not to accept it.\n\nWithout visa support a start in the spring is not possible for me, and that \
                  is the whole reason.\n\nI enjoyed meeting all of you and would be glad to stay in touch.\n\nKind regards\nJane Doe";
    DossierView {
        improved: Some(Improved {
            text: s("They came back with more."),
            trust: s("A change of mind costs trust."),
            terms: vec![pair("Base", true)],
            changes: vec![pair("Advice", true)],
        }),
        path: s("clients/a/helios"),
        up: s("../"),
        language: s("en"),
        direction: "ltr",
        company: s("Helios Robotics"),
        role: s("Staff Engineer, Autonomy"),
        location: Some(s("Zurich (CH)")),
        what_if: vec![s("This page supposes what your files do not say: pay.base = 90000.")],
        candidate: Some(s("Jane Doe")),
        as_of: Instant { there: None, ..instant("Saturday 21 November 2026, 09:00 (Berlin)") },
        answer: Answer {
            action: "decline",
            headline: s("Decline"),
            strength: s("firm"),
            strength_help: s("Nothing that the employer is likely to do would change this."),
            reason: Some(s("moving or a visa")),
            door: Some(s("left open")),
            because: vec![Said::from(s(
                "Visa sponsorship is a must for you in the US, the offer says no, and it cannot be bargained for.",
            ))],
            warnings: vec![Said::from(s("offers/orbit.yaml cannot be read; another offer may depend on it."))],
            rule: s("D7"),
        },
        clock: Clock {
            state: "open",
            state_word: s("Open"),
            left: Some(s("4 days 9 hours left")),
            answer_by: Some(instant("Wednesday 25 November 2026, 18:00 (Berlin)")),
            because: s("The employer's own deadline."),
            notes: vec![],
            rule: "T2",
        },
        channel: Channel {
            headline: s("A call, then a short email the same day"),
            rule: s("C4"),
            because: vec![s("The manager gave you four rounds: a talk is owed.")],
            slot: Some(s("A good time to call is Wednesday 25 November 2026, 15:00 (Berlin).")),
            contact: Some(Contact {
                name: s("Mara Lind, Head of Autonomy"),
                email: Some(s("mara.lind@helios.example")),
                phone: Some(s("+1 212 555 0100")),
            }),
        },
        scenarios: vec![Scenario {
            name: s("The visa or the move is not supported"),
            emphasis: s("State what you need as a plain fact."),
        }],
        messages: vec![
            message("m1-decline", "Decline", letter),
            message("m2", "Confirmation", letter),
            message("m12", "Staying in touch", "Hello Mara"),
        ],
        solidity: vec![s("A close call: a small change would turn it.")],
        rehearsal: true,
        bridge: Bridge {
            runner_up: Some(s("As small a set would be days at home 3.")),
            summary: s("It would take visa sponsorship and 85,000 EUR base (+7,000)."),
            items: vec![BridgeItem { name: s("Base salary"), to: s("85,000 EUR"), gap: Some(s("+7,000 EUR")) }],
        },
        checklists: ["Before you reply", "Sending the no"]
            .map(|title| Checklist {
                title: s(title),
                progress: s("1 of 3 done"),
                items: [
                    ("done", "Confirm role, pay, mobility and timing"),
                    ("to_do", "Have the draft read by a peer"),
                    ("left_out", "Confirm in writing"),
                ]
                .map(|(state, text)| ChecklistItem {
                    state: s(state),
                    done: state == "done",
                    state_word: s(state),
                    text: s(text),
                    why: s("all four stand in the offer's file").into(),
                    by: (state == "to_do").then(|| instant("Tuesday 24 November 2026, 18:00 (Berlin)")),
                    paste: Vec::new(),
                })
                .to_vec(),
            })
            .to_vec(),
        timeline: vec![
            Step {
                at: instant("Wednesday 18 November 2026, 16:30 (Berlin)"),
                past: true,
                when: None,
                text: s("The offer came."),
                rule: s("T1"),
                day: s("Wednesday 25 November 2026"),
                first: true,
                time: s("18:00 (Berlin)"),
                explained: false,
                message: None,
            },
            Step {
                at: instant("Wednesday 25 November 2026, 18:00 (Berlin)"),
                past: false,
                when: None,
                text: s("The answer is due."),
                rule: s("T2"),
                day: s("Wednesday 25 November 2026"),
                first: true,
                time: s("18:00 (Berlin)"),
                explained: false,
                message: Some(Link { text: s("Decline"), href: s("#m1-decline") }),
            },
            Step {
                at: instant("Thursday 25 February 2027, 09:00 (Berlin)"),
                past: false,
                when: None,
                text: s("One note after three months."),
                rule: s("F5"),
                day: s("Wednesday 25 November 2026"),
                first: true,
                time: s("18:00 (Berlin)"),
                explained: false,
                message: None,
            },
        ],
        time_line: Some(TimeLine {
            now: 40,
            due: 62,
            marks: vec![Row { y: 14, about: s(""), mark: mark("due", "Answer by: Wed") }],
            steps: vec![mark("step", "Call them.")],
            later: vec![Row { y: 61, about: s("Write a note."), mark: mark("later", "22 Feb") }],
            until: 62,
            text: s("Offer: Tue; answer by: Wed."),
        }),
        trace: Trace {
            codes: vec![s("D7"), s("D14")],
            rules: vec![
                RuleLine {
                    code: s("D7"),
                    name: s("a must cannot be met"),
                    part: s("decided"),
                    looks_at: s("Every must."),
                },
                RuleLine { code: s("D14"), name: s("low score"), part: s("would have applied"), ..RuleLine::default() },
            ],
            facts: vec![Fact { text: Said::from(s("Visa sponsorship: no")), place: Some(s("offers/helios.yaml:14")) }],
        },
        criteria: vec![
            criterion("Visa sponsorship", "short", "falls short"),
            criterion("Base salary", "met", "met"),
            criterion("Days at home", "unknown", "not known"),
        ],
        scores: [("Overall", Some(61)), ("Role", Some(75)), ("Pay and benefits", Some(50)), ("Life", None)]
            .map(|(name, bar)| Score {
                name: s(name),
                value: bar.map_or(s("–"), |b| format!("{b}.0")),
                bar,
                marks: vec![mark("floor", "a yes needs 50")],
            })
            .to_vec(),
        coverage: s("80% of what matters to you is known."),
        known: s("80%"),
        blind_spots: vec![s("Nothing is known of life.")],
        pay: Some(PayView {
            range: vec![s("From 70,000 EUR to 90,000 EUR a year.")],
            parts: vec![
                PayPart {
                    in_offer: Some(s("6,000 EUR × 13")),
                    name: s("Base"),
                    amount: s("78,000 EUR"),
                    note: Some(s("offers/helios.yaml:11")),
                    ..PayPart::default()
                },
                PayPart { name: s("Total a year"), amount: s("78,001 EUR"), total: true, ..PayPart::default() },
            ],
            years: vec![PayPart {
                name: s("Year 1"),
                amount: s("79,000 EUR"),
                range: Some(s("70,000 EUR to 90,000 EUR")),
                bar: Some(Spread { value: 80, low: Some(70), high: Some(90) }),
                ..PayPart::default()
            }],
            assumptions: vec![s("1 USD = 0.92 EUR (profile.yaml:9).")],
        }),
        notes: vec![NoteList { title: s("Liked"), items: vec![s("the team")] }],
        data: data(),
        calendar: calendar::Calendar::default(),
        drafts: vec![],
        due: None,
        labels: labels(),
    }
}

pub fn index() -> IndexView {
    let row = |company: &str, action, headline: &str, state, stale: Option<&str>| IndexRow {
        href: Some(s("helios/")),
        company: s(company),
        role: s("Staff Engineer"),
        action,
        headline: s(headline),
        strength: s("firm"),
        answer_by: Some(instant("Wednesday 25 November 2026, 18:00 (Berlin)")),
        state,
        state_word: s("Open"),
        left: Some(s("4 days 9 hours left")),
        score: s("61.3"),
        coverage: s("80% known"),
        rank: None,
        scores: vec![],
        stale: stale.map(s),
    };
    IndexView {
        file: s("index"),
        first: true,
        more: None,
        pages: vec![],
        path: s("clients/a"),
        up: Some(s("../../")),
        language: s("en"),
        direction: "ltr",
        title: s("Offers of Jane Doe"),
        as_of: Instant { there: None, ..instant("Saturday 21 November 2026, 09:00 (Berlin)") },
        what_if: Some(s("This page supposes what your files do not say: helios: pay.base = 90000.")),
        summary: s("3 offers are waiting for an answer"),
        axes: vec![s("Overall")],
        notes: vec![s("Answer Orbit first.")],
        side: vec![SideRow {
            name: s("Your present job"),
            rank: Some(s("7")),
            scores: vec![Score {
                name: s("Overall"),
                value: s("74.7"),
                bar: Some(75),
                marks: vec![mark("yes", "a yes needs 70")],
            }],
        }],
        compared: Some(Comparison {
            columns: vec![s("Orbit AG")],
            rows: vec![compare::Row {
                name: s("Paid leave"),
                cells: vec![compare::Cell {
                    text: s("28 days"),
                    changed: false,
                    mark: "best",
                    mark_word: s("the best"),
                }],
            }],
        }),
        deadlines: Some(Deadlines {
            now: mark("now", "Now, at nine"),
            height: 120,
            days: vec![mark("day", "21 Nov")],
            rows: vec![Row { y: 52, about: s(""), mark: mark("open", "Orbit (short)") }],
            text: s("All deadlines in a sentence."),
        }),
        today: vec![IndexStep {
            company: s("Acme Today"),
            text: s("Your answer is overdue."),
            time: s("1 day late"),
            late: true,
            href: s("acme/"),
            ..IndexStep::default()
        }],
        rows: vec![
            row("Helios Robotics", "decline", "Decline", "closing", None),
            row("Orbit", "negotiate", "Negotiate", "overdue", None),
            row("Acme GmbH", "accept", "Accept", "open", Some("The file has errors; this is the last good dossier.")),
        ],
        manual: Some(manual(&Words::of(&Pack::load("en", &BTreeMap::new()).expect("the words")))),
        folders: vec![FolderRow {
            href: s("b/"),
            name: s("Ben"),
            offers: s("2 offers"),
            next: Some(instant("Thursday 26 November 2026")),
        }],
        steps: vec![IndexStep {
            at: instant("Wednesday 25 November 2026, 18:00 (Berlin)"),
            company: s("Helios Robotics"),
            text: s("The answer is due."),
            href: s("helios/"),
            ..IndexStep::default()
        }],
        labels: labels(),
    }
}
