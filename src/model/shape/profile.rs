//! `profile.yaml`.

use super::terms::TERMS;
use super::{Entry, Form, Names};
use crate::model::builtin::{BuiltIn, Kind};
use crate::model::words::{Axis, Tone};

const WEIGHTS: &[Entry] = &[
    Entry::new("role", Form::NotNegative, "The weight of the work itself.", "40"),
    Entry::new("compensation", Form::NotNegative, "The weight of pay and benefits.", "30"),
    Entry::new("life", Form::NotNegative, "The weight of life around the work.", "30"),
];

const THRESHOLDS: &[Entry] = &[
    Entry::new("accept", Form::Number(0, 100), "The overall score from which an offer is good enough. Else 70.", "70"),
    Entry::new("decline", Form::Number(0, 100), "The overall score below which it is not. Else 50.", "50"),
];

const MOBILITY: &[Entry] = &[
    Entry::new("needs_visa_in", Form::List(&Form::Country), "Countries in which you need a visa to work.", "[CH, US]"),
    Entry::new("visa_weeks", Form::Number(0, 520), "The weeks to expect until it is granted.", "12"),
    Entry::new("move_between", Form::Window, "The days between which you can move.", "[2027-03-01, 2027-07-31]"),
    Entry::new(
        "constraints",
        Form::List(&Form::Text),
        "What to keep in mind about the move.",
        "[school begins in August]",
    ),
];

/// The keys of a profile. All are optional, and so is the file.
pub const PROFILE: &[Entry] = &[
    Entry::new("name", Form::Line, "Your name, as messages are signed.", "Jo Schmidt"),
    Entry::new("email", Form::Email, "Your address: drafts come from it.", "jo@example.com"),
    Entry::new("phone", Form::Line, "Your number, below the signature.", "+49 30 5550 142"),
    Entry::new(
        "links",
        Form::Named(Names::Any, &Form::Link),
        "Pages about you, by name.",
        "{ linkedin: https://www.linkedin.com/in/jo }",
    ),
    Entry::new(
        "time_zone",
        Form::Zone,
        "Where you live: every time is shown on this clock. Else UTC.",
        "Europe/Berlin",
    ),
    Entry::new("language", Form::Language, "The language of the dossiers. Else English.", "en"),
    Entry::new(
        "tone",
        Form::Word(|| Tone::ALL.iter().map(|x| x.key()).collect()),
        "The tone of the messages. Else warm.",
        "warm",
    ),
    Entry::new("currency", Form::Currency, "The currency in which pay is compared. Else EUR.", "EUR"),
    Entry::new(
        "exchange_rates",
        Form::Named(Names::Currencies, &Form::Above0(1_000_000_000)),
        "What one unit of another currency is worth in yours.",
        "{ USD: 0.92 }",
    ),
    Entry::new(
        "living_costs",
        Form::Named(Names::Any, &Form::Above0(1000)),
        "What life costs in a city, relative to home (1).",
        "{ Zurich: 1.45 }",
    ),
    Entry::new("decision_window", Form::Hours, "How long you take for a decision. Else 72h.", "72h"),
    Entry::new(
        "negotiation_reach",
        Form::Share(100),
        "How far below your target a term may lie and still be worth a talk. Else 20%.",
        "20%",
    ),
    Entry::new("sign_on_years", Form::Above0(40), "The years over which a sign-on bonus is spread. Else 4.", "4"),
    Entry::new(
        "weights",
        Form::Map(WEIGHTS),
        "How much each axis counts. Else the same.",
        "{ role: 40, compensation: 30, life: 30 }",
    ),
    Entry::new(
        "thresholds",
        Form::Map(THRESHOLDS),
        "From when on an offer is good enough, or not.",
        "{ accept: 70, decline: 50 }",
    ),
    Entry::new("confidential", Form::List(&Form::Line), "Names that must never appear in a message.", "[Acme]"),
    Entry::new("mobility", Form::Map(MOBILITY), "What a move depends on.", "{ needs_visa_in: [CH], visa_weeks: 12 }"),
    Entry::new(
        "current_job",
        Form::Map(TERMS),
        "The terms of your present job: what staying means.",
        "{ pay: { base: 70000 }, remote_days: 2 }",
    ),
    Entry::new(
        "criteria",
        Form::Criteria,
        "What matters to you, by name.",
        "{ base_salary: { must: true, at_least: 85000 } }",
    ),
];

const AXIS: Entry = Entry::new(
    "axis",
    Form::Word(|| Axis::ALL.iter().map(|x| x.key()).collect()),
    "The axis on which it counts. Built-in criteria have one.",
    "life",
);
const MUST: Entry = Entry::new("must", Form::Truth, "Whether the offer fails without it. Else false.", "true");
const WEIGHT: Entry = Entry::new("weight", Form::NotNegative, "How much it counts on its axis. Else 1.", "2");
const NEGOTIABLE: Entry = Entry::new(
    "negotiable",
    Form::Truth,
    "Whether it can be bargained for, where the kind of criterion says otherwise.",
    "false",
);
const BECAUSE: Entry =
    Entry::new("because", Form::Text, "Why you ask for it, in words that can be sent.", "It is what the market pays.");
const UNIT: Entry = Entry::new("unit", Form::Line, "What it is counted in.", "week a month");
const WHEN: Entry = Entry::new("when", Form::Expression, "The condition that has to hold.", "offer.notice_weeks <= 6");

const fn at_least(form: Form) -> Entry {
    Entry::new("at_least", form, "What you need.", "3")
}

const fn at_most(form: Form) -> Entry {
    Entry::new("at_most", form, "What you can bear at most.", "45")
}

const fn ideal(form: Form) -> Entry {
    Entry::new("ideal", form, "What you hope for beyond that.", "5")
}

/// See [`super::criterion`].
pub(super) fn criterion(built_in: Option<&BuiltIn>) -> Vec<Entry> {
    let targets = |form| vec![at_least(form), at_most(form), ideal(form)];
    let judged = match built_in.map(|b| b.kind) {
        Some(Kind::Money) => targets(Form::Money),
        Some(Kind::Number { max }) => targets(Form::Number(0, max.map_or(520, i64::from))),
        Some(Kind::Rated) => vec![at_least(Form::Number(1, 5)), ideal(Form::Number(1, 5))],
        Some(Kind::YesNo) => Vec::new(),
        Some(Kind::Window) => {
            let about = "The days between which it has to lie. Else `move_between` of `mobility`.";
            vec![Entry::new("between", Form::Window, about, "[2027-03-01, 2027-07-31]")]
        }
        None => [targets(Form::NotNegative), vec![UNIT, WHEN]].concat(),
    };
    let axis = if built_in.is_some() { AXIS } else { AXIS.required() };
    [vec![axis, MUST], judged, vec![WEIGHT, NEGOTIABLE, BECAUSE]].concat()
}
