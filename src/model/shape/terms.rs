//! Terms: what an offer, better terms and the current job have in common.

use super::{Entry, Form, Names};

/// The keys of pay.
pub(super) const PAY: &[Entry] = &[
    Entry::new(
        "currency",
        Form::Currency,
        "What sums below `pay` without a currency are in. Else the profile's.",
        "USD",
    ),
    Entry::new(
        "base",
        Form::Either(&[Form::Money, Form::Map(SALARY)]),
        "The base salary, gross: a sum a year, or a sum and its period.",
        "85000, or { amount: 6200, per: month, months: 13 }",
    ),
    Entry::new(
        "bonus",
        Form::Either(&[Form::Share(1000), Form::Money, Form::Map(BONUS)]),
        "The yearly bonus: a share of the base salary, or a sum.",
        "10%, or { target: 10%, expect: 7% }",
    ),
    Entry::new(
        "equity",
        Form::Map(EQUITY),
        "Shares or options that are granted.",
        "{ value: 80000, years: 4, vesting: [25, 25, 25, 25], cliff_months: 12, haircut: 50% }",
    ),
    Entry::new("sign_on", Form::Money, "The sign-on bonus, paid once.", "10000"),
    Entry::new("benefits", Form::Money, "What the benefits are worth a year.", "6000"),
];

const SALARY: &[Entry] = &[
    Entry::new("amount", Form::Money, "The sum for one period.", "6200").required(),
    Entry::new(
        "per",
        Form::Word(|| vec!["hour", "day", "month", "year"]),
        "The period. An hour counts 2,080 times a year, a day 260 times, a month 12 times. Else a year.",
        "month",
    ),
    Entry::new("months", Form::Whole(12, 16), "How many salaries a year has, with `per: month`.", "13"),
];

const BONUS: &[Entry] = &[
    Entry::new(
        "target",
        Form::Either(&[Form::Share(1000), Form::Money]),
        "What is promised for reaching the goals.",
        "10%",
    )
    .required(),
    Entry::new(
        "expect",
        Form::Either(&[Form::Share(1000), Form::Money]),
        "What to expect in an ordinary year; this is what counts. Else the target.",
        "7%",
    ),
];

const EQUITY: &[Entry] = &[
    Entry::new("value", Form::Money, "What is granted over all years, at today's price.", "80000").required(),
    Entry::new("years", Form::Above0(20), "The years over which it vests. Else 4.", "4"),
    Entry::new(
        "vesting",
        Form::List(&Form::Number(0, 100)),
        "The percentage of each year; together 100. Else the same every year.",
        "[10, 20, 30, 40]",
    ),
    Entry::new("cliff_months", Form::Number(0, 240), "The months before which nothing vests.", "12"),
    Entry::new("haircut", Form::Share(100), "What a cautious reader takes off the value.", "50%"),
];

const LOCATION: &[Entry] = &[
    Entry::new("city", Form::Line, "The city, as `living_costs` of the profile calls it.", "Zurich"),
    Entry::new("country", Form::Country, "The country, ISO 3166-1: it tells whether a visa is needed.", "CH"),
];

const RELOCATION: &[Entry] = &[
    Entry::new("assistance", Form::Money, "What the employer pays towards the move, once.", "8000"),
    Entry::new("window", Form::Window, "The days between which it helps.", "[2027-03-01, 2027-05-31]"),
];

pub(super) const PAY_TERMS: Entry =
    Entry::new("pay", Form::Map(PAY), "What the work is paid.", "{ base: 85000, bonus: 10% }");
pub(super) const PLACE: Entry =
    Entry::new("location", Form::Map(LOCATION), "Where the work is.", "{ city: Zurich, country: CH }");
pub(super) const REMOTE_DAYS: Entry =
    Entry::new("remote_days", Form::Number(0, 7), "Days a week that may be worked at home.", "3");
pub(super) const OFFICE_DAYS: Entry = Entry::new("office_days", Form::Number(0, 7), "Days a week in the office.", "2");
pub(super) const PAID_LEAVE_DAYS: Entry =
    Entry::new("paid_leave_days", Form::Number(0, 366), "Days of paid leave a year, public holidays apart.", "28");
pub(super) const COMMUTE_MINUTES: Entry =
    Entry::new("commute_minutes", Form::Number(0, 1440), "Minutes from door to door, one way.", "40");
pub(super) const VISA_SPONSORSHIP: Entry = Entry::new(
    "visa_sponsorship",
    Form::Truth,
    "Whether the employer sponsors the visa. Absent: not known, which becomes a question.",
    "true",
);
pub(super) const MOVE: Entry = Entry::new(
    "relocation",
    Form::Map(RELOCATION),
    "Help with the move.",
    "{ assistance: 8000, window: [2027-03-01, 2027-05-31] }",
);
pub(super) const START_DATE: Entry = Entry::new("start_date", Form::Day, "The first day of work.", "2027-04-01");
pub(super) const NOTICE_WEEKS: Entry =
    Entry::new("notice_weeks", Form::Number(0, 520), "The notice period of the new contract, in weeks.", "8");
pub(super) const FACTS: Entry = Entry::new(
    "facts",
    Form::Named(Names::Any, &Form::NotNegative),
    "What is measured for criteria of your own, by the name of the criterion.",
    "{ on_call: 2 }",
);
pub(super) const RATINGS: Entry = Entry::new(
    "ratings",
    Form::Named(Names::Any, &Form::Number(1, 5)),
    "How good it is, from 1 to 5: rated criteria, criteria of your own, or a whole axis (role, compensation, life).",
    "{ growth: 4, team: 5 }",
);

/// The keys of terms, between others: an offer, better terms and the current job have the same.
macro_rules! with_terms {
    ([$($before:expr),* $(,)?], [$($after:expr),* $(,)?]) => {
        &[
            $($before,)*
            $crate::model::shape::terms::PAY_TERMS,
            $crate::model::shape::terms::PLACE,
            $crate::model::shape::terms::REMOTE_DAYS,
            $crate::model::shape::terms::OFFICE_DAYS,
            $crate::model::shape::terms::PAID_LEAVE_DAYS,
            $crate::model::shape::terms::COMMUTE_MINUTES,
            $crate::model::shape::terms::VISA_SPONSORSHIP,
            $crate::model::shape::terms::MOVE,
            $crate::model::shape::terms::START_DATE,
            $crate::model::shape::terms::NOTICE_WEEKS,
            $crate::model::shape::terms::FACTS,
            $crate::model::shape::terms::RATINGS,
            $($after,)*
        ]
    };
}
pub(super) use with_terms;

/// Terms alone: those of the current job.
pub const TERMS: &[Entry] = with_terms!([], []);

/// Better terms: when, from whom and how, and the terms that changed.
pub(super) const IMPROVED: &[Entry] = with_terms!(
    [
        Entry::new("at", Form::Moment, "When they were offered.", "2026-11-20").required(),
        Entry::new(
            "from",
            Form::Word(|| vec!["employer", "candidate"]),
            "Who offered them. What you proposed yourself is kept, and changes nothing. Else the employer.",
            "employer",
        ),
        Entry::new("in_writing", Form::Truth, "Whether they are in writing: only then they count. Else false.", "true"),
    ],
    []
);
