//! The reference of the files: every key, from the same tables as the schemas.

use crate::model::builtin::{BUILT_INS, BuiltIn, Kind};
use crate::model::shape::{Entry, File, Form, Names, TERMS, criterion};
use std::fmt::Write as _;

const HEAD: &str = "# The files

Generated from the tables that also make the schemas for editors (`gen schema`): `BLESS=1 cargo test --test it manual` writes
it anew.

A project is a folder with `offers/`, and perhaps a `profile.yaml` beside it and a `gen.yaml` at its top. A profile holds for
its folder and all below: somebody who advises others keeps one folder a client.

A key without a value is absent. What is absent is not known, and shows up as a question, never as a guess. Days are written
as `2026-11-25`, times as `2026-11-25 18:00`, on the clock of the profile unless they say their offset
(`2026-11-25T18:00+01:00`). Money is plain digits, `85000` or `85000.50`, with its currency where it is another one:
`85000 CHF`. A share has its sign: `10%`.
";

/// `docs/offer-format.md`.
#[must_use]
pub fn reference() -> String {
    let mut text = HEAD.to_owned();
    for file in File::ALL {
        let _ = write!(text, "\n## {}\n", file.path());
        table(&mut text, file.entries());
        parts(&mut text, "", file.entries());
    }
    text
}

/// The mappings below, each with its way.
fn parts(text: &mut String, above: &str, entries: &[Entry]) {
    for entry in entries {
        let way = if above.is_empty() { entry.name.to_owned() } else { format!("{above}.{}", entry.name) };
        if matches!(entry.form, Form::Criteria) {
            criteria(text, &way);
        }
        // Better terms and the current job have the terms of an offer.
        let is_term = |entry: &&Entry| TERMS.iter().any(|term| term.name == entry.name);
        let inner: Vec<Entry> = inner(entry.form).iter().filter(|entry| !is_term(entry)).copied().collect();
        if inner.is_empty() {
            continue;
        }
        let _ = write!(text, "\n### `{way}`\n");
        table(text, &inner);
        parts(text, &way, &inner);
    }
}

/// The keys of a mapping, or of the items of a list.
fn inner(form: Form) -> &'static [Entry] {
    let inner = match form {
        Form::List(items) | Form::Some(items) => items.map(),
        Form::Named(_, value) => value.map(),
        form => form.map(),
    };
    inner.unwrap_or_default()
}

fn table(text: &mut String, entries: &[Entry]) {
    text.push_str("\n| key | holds | meaning | example |\n|---|---|---|---|\n");
    for entry in entries {
        let needed = if entry.required { " **(required)**" } else { "" };
        let cell = |s: &str| s.replace('|', "\\|");
        let example = cell(entry.example).replace(", or ", "`, or `");
        let _ = writeln!(
            text,
            "| `{}`{needed} | {} | {} | `{example}` |",
            entry.name,
            cell(&holds(entry.form)),
            cell(entry.about)
        );
    }
}

fn criteria(text: &mut String, way: &str) {
    let _ = write!(text, "\n### `{way}`\n\n");
    text.push_str(
        "Built-in criteria have their axis and their way to be judged. Fundamental ones cannot be bargained for, unless\n\
         `negotiable: true` says so.\n\n\
         | criterion | axis | judged by | fundamental | reason of a no |\n|---|---|---|---|---|\n",
    );
    for b in BUILT_INS {
        let fundamental = if b.fundamental { "yes" } else { "" };
        let reason =
            if b.kind == Kind::Window { "mobility where a move is planned, else timing" } else { b.reason.key() };
        let _ = writeln!(text, "| `{}` | {} | {} | {fundamental} | {reason} |", b.name, b.axis.key(), judged(b));
    }
    text.push_str(
        "\nAny other name is a criterion of your own. It needs its `axis`, and is judged by `when`, by `facts` of the offer where it\n\
         has a `unit` or the offer has the fact, or else by a rating. A rated criterion is met at 3 or more, unless it says\n\
         `at_least`. The reason of a no for it is role_fit, compensation or personal, by its axis.\n",
    );
    table(text, &criterion(None));
    text.push_str(CONDITIONS);
}

/// What a condition reads, and in which units.
const CONDITIONS: &str = "
### Conditions

A condition is an expression: comparisons (`<=`, `==`, `in`), `and`, `or`, `not`, sums and brackets. It reads

| name | what it is |
|---|---|
| `offer` | the offer's file, with the terms that hold on that day: `offer.notice_weeks <= 6` |
| `profile` | the profile: `'US' not in profile.mobility.needs_visa_in` |
| `log` | the log up to that day: `log\\|length >= 3` |
| `terms` | what the offer comes to on each built-in criterion, as it is judged: `terms.total_pay >= 100000` |
| `money` | a sum in another currency: `offer.pay.base >= money('90000 CHF')` |

Sums are in the profile's currency, whatever the file wrote; those of `terms` are a year. A share is its percent (`10%` is 10), a
day a text that sorts by time (`offer.start_date >= '2027-04-01'`). A fact that no file gives makes the answer unknown, never
false. Base salary and bonus are one number each, however they are written. A name that does not exist, and two things of
different kinds side by side (a sum and a text, a day and a number), are errors.
";

fn judged(b: &BuiltIn) -> &'static str {
    match b.kind {
        Kind::Money if matches!(b.name, "sign_on" | "relocation_assistance") => "money, once",
        Kind::Money => "money a year",
        Kind::Number { .. } => "a number",
        Kind::Rated => "a rating from 1 to 5",
        Kind::YesNo => "yes or no",
        Kind::Window => "a day within a window",
    }
}

/// What a value may be, in words.
fn holds(form: Form) -> String {
    match form {
        Form::Line => "a line".to_owned(),
        Form::Text => "a text".to_owned(),
        Form::Email => "an email address".to_owned(),
        Form::Link => "a link".to_owned(),
        Form::Truth => "`true`, `false`".to_owned(),
        Form::Number(low, high) => format!("{low} to {high}"),
        Form::Whole(low, high) => format!("{low} to {high}, whole"),
        Form::Above0(_) => "a number above 0".to_owned(),
        Form::NotNegative => "a number, 0 or more".to_owned(),
        Form::Share(most) => format!("a share, up to {most}%"),
        Form::Money => "money".to_owned(),
        Form::Currency => "a currency (ISO 4217)".to_owned(),
        Form::Country => "a country (ISO 3166-1)".to_owned(),
        Form::Zone => "a time zone (IANA)".to_owned(),
        Form::Language => "a language code".to_owned(),
        Form::Day => "a day".to_owned(),
        Form::Moment => "a day, or a day and a time".to_owned(),
        Form::Window => "two days".to_owned(),
        Form::Hours => "`48h` to `72h`".to_owned(),
        Form::Expression => "a condition".to_owned(),
        Form::Word(words) => words().iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Form::List(items) => format!("a list of: {}", holds(*items)),
        Form::Some(items) => format!("a list of one or more of: {}", holds(*items)),
        Form::Map(_) => "a mapping".to_owned(),
        Form::Named(Names::Any, value) => format!("by name: {}", holds(*value)),
        Form::Named(Names::Currencies, value) => format!("by currency: {}", holds(*value)),
        Form::Named(Names::Words(words), value) => format!("by {}: {}", holds(Form::Word(words)), holds(*value)),
        Form::Either(forms) => forms.iter().map(|f| holds(*f)).collect::<Vec<_>>().join("; or "),
        Form::Criteria => "by name: a mapping".to_owned(),
    }
}
