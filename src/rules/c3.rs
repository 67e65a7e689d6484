//! C3: a talk is owed, and video fits it better.

use super::registry::{Check, Rule};
use super::{Arg, Because, Case, Pick, talk_owed};
use crate::model::{Action, ChannelKind, Exact, Mostly};
use jiff::SignedDuration;

/// The rule.
pub const RULE: Rule =
    Rule { code: "C3", name: "talk-owed-far-away", section: "4, 26", check: Check::Channel(check), docs: DOCS };

const DOCS: &str = r#"## What it looks at

A talk is owed: `manager_invested`, or three rounds or more where that is absent, or `negotiated_by_voice`. And the process was mostly video, or the advice is to negotiate and the two clocks are 3 h or more apart on the day of the dossier.

## Why

Who gave hours deserves a face; across an ocean, and about terms, seeing each other helps.

## Example

Four rounds, mostly video: video. Negotiating from Berlin with New York, 6 h apart: video.

## Source

Sections 4 and 26 of "How to Turn Down a Job After an Interview".

## How to overrule

`channel:` (C1).
"#;

/// From here on two clocks are far apart.
const FAR: SignedDuration = SignedDuration::from_hours(3);

fn check(case: &Case<'_>, action: Action) -> Option<Pick> {
    let mut because = talk_owed(case);
    let owed = because.len();
    if let Some(video) = case.offer.process.mostly.as_ref().filter(|m| m.value == Mostly::Video) {
        because.push(Because::new("c3.video").at(&case.source(video.place)));
    }
    let apart = case.assessment.timing.apart;
    if let Some(zone) = case.offer.time_zone.as_ref().filter(|_| action == Action::Negotiate && apart >= FAR) {
        let hours = Arg::Hours(Exact::ratio(apart.as_secs(), 3600));
        because.push(Because::new("c3.apart").with("span", hours).at(&case.source(zone.place)));
    }
    (owed > 0 && because.len() > owed).then_some(Pick { by: ChannelKind::Video, because })
}
