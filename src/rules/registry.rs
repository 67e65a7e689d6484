//! What a rule is, and the list of all.

use super::because::Because;
use super::solid::Solid;
use super::{Case, Pick, Recommendation, Verdict};
use super::{
    b1, b2, b3, c1, c2, c3, c4, c5, c6, d01, d02, d03, d04, d05, d06, d07, d08, d09, d10, d11, d12, d13, d14, d15,
};
use super::{f1, f2, f3, f4, f5, f6, f7, g1, g2, p1, r1, r2, s1, s2};
use super::{t1, t2, t3, t4, t5, t6, t7};
use crate::assess::Contender;
use crate::model::{Action, ChannelKind};
use std::cmp::Ordering;
use std::fmt::Write;

/// A rule: a value and a pure function.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code, such as `D7`.
    pub code: &'static str,
    /// Its name in kebab case, after the fact that it sees.
    pub name: &'static str,
    /// The section of the article that it comes from.
    pub section: &'static str,
    /// What `gen explain` prints: [`HEADINGS`] in their order.
    pub docs: &'static str,
    /// What it does.
    pub check: Check,
}

/// What a rule does with a case.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Says what to do, where it applies.
    Decision(fn(&Case<'_>) -> Option<Verdict>),
    /// Says what the clock says, where it applies to what is to be done.
    Time(fn(&Case<'_>, Action) -> Vec<Because>),
    /// Says through which channel, where it applies.
    Channel(fn(&Case<'_>, Action) -> Option<Pick>),
    /// Says whether an email follows.
    Record(fn(ChannelKind) -> bool),
    /// Says what would turn a no into a yes.
    Bridge(fn(&Case<'_>) -> Vec<Because>),
    /// Says whether it has a part in what comes after the reply.
    After(fn(&Case<'_>, &Recommendation) -> bool),
    /// Says which change of one number would change the advice.
    Solid(fn(&Case<'_>, &Recommendation) -> Option<Solid>),
    /// Says in which order offers stand.
    Field(fn(&Contender, &Contender) -> Ordering),
}

/// The headings of a rule's docs, in their order.
pub const HEADINGS: [&str; 5] = ["What it looks at", "Why", "Example", "Source", "How to overrule"];

/// The parts of the manual, and the letters of their rules.
const PARTS: [(&str, &str); 8] = [
    ("D", "What to do"),
    ("T", "By when"),
    ("C", "Through which channel"),
    ("B", "What would change it"),
    ("P", "Before a talk"),
    ("F", "After the reply"),
    ("R", "Another look"),
    ("GS", "A move, and a contract"),
];

/// All rules, sorted by letter and number.
pub const RULES: &[&Rule] = &[
    &b1::RULE,
    &b2::RULE,
    &b3::RULE,
    &c1::RULE,
    &c2::RULE,
    &c3::RULE,
    &c4::RULE,
    &c5::RULE,
    &c6::RULE,
    &d01::RULE,
    &d02::RULE,
    &d03::RULE,
    &d04::RULE,
    &d05::RULE,
    &d06::RULE,
    &d07::RULE,
    &d08::RULE,
    &d09::RULE,
    &d10::RULE,
    &d11::RULE,
    &d12::RULE,
    &d13::RULE,
    &d14::RULE,
    &d15::RULE,
    &f1::RULE,
    &f2::RULE,
    &f3::RULE,
    &f4::RULE,
    &f5::RULE,
    &f6::RULE,
    &f7::RULE,
    &g1::RULE,
    &g2::RULE,
    &p1::RULE,
    &r1::RULE,
    &r2::RULE,
    &s1::RULE,
    &s2::RULE,
    &t1::RULE,
    &t2::RULE,
    &t3::RULE,
    &t4::RULE,
    &t5::RULE,
    &t6::RULE,
    &t7::RULE,
];

/// The rule of this code, in either case.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.code.eq_ignore_ascii_case(code.trim()))
}

/// The manual of all rules: `docs/rules.md`.
#[must_use]
pub fn manual() -> String {
    let mut text = String::from(
        "# The rules\n\nGenerated from the code: `BLESS=1 cargo test --test it manual` writes it anew. \
         `gen explain CODE` prints one of them.\n",
    );
    for (letters, title) in PARTS {
        let _ = write!(text, "\n## {title}\n");
        for rule in RULES.iter().filter(|r| r.code.starts_with(|c| letters.contains(c))) {
            let _ = write!(text, "\n### {} {}\n\n{}\n", rule.code, rule.name, rule.docs.trim().replace("## ", "#### "));
        }
    }
    text
}
