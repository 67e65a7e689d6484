//! What must hold for any profile and offer: the library against an independent reading of the method, and the laws
//! that no table of cases shows.

mod reading;

use dossier::assess::{Field, assess};
use dossier::model::raw::{Context, read_offer, read_profile};
use dossier::rules::{Case, recommend};
use jiff::Timestamp;
use num_rational::Ratio;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use reading::{Answer, Drawn, Kind, Known, POOL, Scene};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What the library says.
#[track_caller]
fn answer(scene: &Scene) -> Answer {
    let (profile, offer) = scene.files();
    let context = Context::default();
    let (read, problems) = read_profile(&Arc::from("profile.yaml"), &profile, &context);
    assert!(problems.is_empty(), "{problems:?}\n{profile}");
    let profile = read.unwrap();
    let (read, problems) = read_offer(&Arc::from("offers/a.yaml"), &Arc::from("a"), &offer, (&profile, &context));
    assert!(problems.is_empty(), "{problems:?}\n{offer}");
    let offer = read.unwrap();
    let as_of: Timestamp = "2026-11-20T09:00:00+01:00".parse().unwrap();
    let assessment = assess(&offer, &profile, as_of);
    let field = Field::alone();
    let said = recommend(&Case { offer: &offer, profile: &profile, field: &field, as_of, assessment: &assessment });
    let number = |n: &num_bigint::BigInt| i128::try_from(n).unwrap();
    let name = |name: &str| POOL.iter().find(|k| k.name == name).unwrap().name;
    Answer {
        rule: said.rule,
        also: said.also,
        action: said.action.key(),
        strength: said.strength.key(),
        reason: said.reason.map(|r| r.key()),
        overall: assessment.scores.overall.as_ref().map(|o| Ratio::new(number(&o.parts().0), number(&o.parts().1))),
        bridge: assessment.bridge.map(|steps| steps.iter().map(|s| name(&s.name)).collect()),
    }
}

/// Targets and values meet often, so that boundaries do.
fn ranges(of: Known) -> (Vec<i128>, Vec<i128>) {
    match of.kind {
        Kind::Money => (vec![50_000, 80_000, 100_000], vec![30_000, 40_000, 64_000, 79_999, 80_000, 90_000, 100_000]),
        Kind::AtLeast => (vec![2, 3, 5], vec![0, 1, 2, 3, 4, 5]),
        Kind::AtMost => (vec![20, 30, 45], vec![0, 20, 30, 31, 45, 60, 90]),
        Kind::Rating => (vec![2, 3, 4, 5], vec![1, 2, 3, 4, 5]),
        Kind::Visa => (vec![1], vec![0, 1]),
    }
}

fn drawn(of: Known) -> impl Strategy<Value = Drawn> {
    let (targets, values) = ranges(of);
    let value = prop::option::weighted(0.85, select(values));
    let stance = prop::option::weighted(0.3, select(vec!["open", "asked", "refused"]));
    (prop::bool::weighted(0.2), 1..4_i128, select(targets), value, stance)
        .prop_map(move |(must, weight, target, value, stance)| Drawn { of, must, weight, target, value, stance })
}

fn scene() -> impl Strategy<Value = Scene> {
    let criteria = prop::sample::subsequence(POOL.to_vec(), 1..=POOL.len()).prop_shuffle();
    let criteria = criteria.prop_flat_map(|names| names.into_iter().map(drawn).collect::<Vec<_>>());
    let thresholds = select(vec![(70, 50), (75, 50), (60, 40), (90, 25), (50, 50)]);
    (criteria, [1..5_i128, 1..5, 1..5], thresholds).prop_map(|(criteria, axes, (accept, decline))| Scene {
        criteria,
        axes,
        accept,
        decline,
    })
}

/// What does not hang on the order of the profile.
fn unordered(answer: Answer) -> Answer {
    Answer { reason: None, bridge: answer.bridge.map(|b| vec![""; b.len()]), ..answer }
}

/// The scene with one fact better, if it can be.
fn better(scene: &Scene, which: Index) -> Option<Scene> {
    let mut scene = scene.clone();
    let at = which.index(scene.criteria.len());
    let criterion = &mut scene.criteria[at];
    let now = criterion.value?;
    let (_, values) = ranges(criterion.of);
    criterion.value = match criterion.of.kind {
        Kind::AtMost => values.into_iter().rev().find(|v| *v < now),
        _ => values.into_iter().find(|v| *v > now),
    };
    criterion.value.is_some().then_some(scene)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_library_reads_the_method_as_it_is_written(scene in scene()) {
        prop_assert_eq!(answer(&scene), scene.answer());
    }

    #[test]
    fn a_better_fact_never_gives_a_worse_action(scene in scene(), which in any::<Index>()) {
        let Some(after) = better(&scene, which) else { return Ok(()) };
        let (was, is) = (answer(&scene), answer(&after));
        prop_assert!(is.overall >= was.overall, "{:?} {:?}", was, is);
        prop_assert!(is.rule != "D7" || was.rule == "D7", "a must was lost: {:?} {:?}", was, is);
        prop_assert!(is.bridge.map_or(usize::MAX, |b| b.len()) <= was.bridge.map_or(usize::MAX, |b| b.len()));
        // D8 to D10 come before any no: once what they ask for is granted, the rest may still end in one.
        if !["D8", "D9", "D10"].contains(&was.rule) {
            prop_assert!(is.action != "decline" || was.action == "decline", "{} {}", was.rule, is.rule);
            prop_assert!(was.rule != "D12" || is.rule == "D12", "{} {}", was.rule, is.rule);
        }
    }

    #[test]
    fn the_order_of_the_criteria_decides_only_ties(scene in scene(), turn in any::<Index>()) {
        let mut turned = scene.clone();
        let by = turn.index(turned.criteria.len());
        turned.criteria.rotate_left(by);
        prop_assert_eq!(unordered(answer(&turned)), unordered(answer(&scene)));
        turned.criteria.reverse();
        prop_assert_eq!(unordered(answer(&turned)), unordered(answer(&scene)));
    }

    #[test]
    fn units_do_not_matter(scene in scene(), by in 2..9_i128) {
        let mut scaled = scene.clone();
        scaled.axes = scaled.axes.map(|w| w * by);
        for criterion in &mut scaled.criteria {
            criterion.weight *= by;
            if criterion.of.kind == Kind::Money {
                criterion.target *= by;
                criterion.value = criterion.value.map(|v| v * by);
            }
        }
        prop_assert_eq!(answer(&scaled), answer(&scene));
    }
}

/// A scene of rated criteria, each on an axis of its own, by rating.
fn rated(ratings: [i128; 2], accept: i128, decline: i128) -> Scene {
    let pick =
        |at: usize, value| Drawn { of: POOL[at], must: false, weight: 1, target: 5, value: Some(value), stance: None };
    let life = Drawn { target: 4, value: Some(ratings[1]), ..pick(5, 0) };
    Scene { criteria: vec![pick(0, ratings[0]), life], axes: [1, 1, 1], accept, decline }
}

#[test]
fn a_threshold_belongs_to_its_upper_side() {
    // Role 50 or 75 from the rating, life 75 of 100 from three days of four.
    let rule = |scene: Scene| (answer(&scene).rule, answer(&scene).action);
    let refused = |mut scene: Scene| {
        scene.criteria[1].stance = Some("refused");
        scene
    };
    assert_eq!(rule(refused(rated([4, 3], 75, 50))), ("D12", "accept"), "75 at an accept threshold of 75");
    assert_eq!(rule(refused(rated([4, 3], 76, 50))), ("D15", "accept"), "75 above the midpoint, 63");
    assert_eq!(rule(refused(rated([4, 3], 90, 60))), ("D15", "accept"), "75 at the midpoint of 90 and 60");
    assert_eq!(rule(refused(rated([4, 3], 92, 60))), ("D15", "decline"), "75 below the midpoint, 76");
    assert_eq!(rule(refused(rated([4, 3], 90, 75))), ("D15", "decline"), "75 at a decline threshold of 75");
    assert_eq!(rule(refused(rated([4, 3], 90, 76))), ("D14", "decline"), "75 below a decline threshold of 76");
    assert_eq!(rule(refused(rated([3, 4], 75, 50))), ("D12", "accept"), "an axis at exactly 50");
    assert_eq!(rule(refused(rated([2, 4], 60, 50))), ("D15", "accept"), "an axis at 25");
}

#[test]
fn the_reach_of_a_negotiation_includes_its_end() {
    for (value, rule) in [(80_000, "D10"), (79_999, "D7")] {
        let base = Drawn { of: POOL[3], must: true, weight: 1, target: 100_000, value: Some(value), stance: None };
        let scene = Scene { criteria: vec![base], axes: [1, 1, 1], accept: 70, decline: 50 };
        assert_eq!(answer(&scene).rule, rule, "{value} of 100000");
    }
}

/// What is changed in the text of an offer.
type Change = fn(String) -> String;

/// A project with the good offer under these names, each text changed so.
fn verdicts(offers: &[(&str, Change)]) -> Vec<serde_json::Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good");
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("a file of the corpus");
    let project = crate::cli::Scene::new();
    project.write("profile.yaml", read("profile.yaml"));
    for (slug, change) in offers {
        project.write(&format!("offers/{slug}.yaml"), change(read("offers/acme.yaml")));
    }
    project.build("--format json", 0);
    let data = |slug: &str| project.read(&format!("dossiers/{slug}/dossier.json")).expect("data");
    offers.iter().map(|(slug, _)| serde_json::from_str(&data(slug)).expect("JSON")).collect()
}

/// Holds these parts of two dossiers against each other.
#[track_caller]
fn alike(one: &serde_json::Value, other: &serde_json::Value, parts: &[&str]) {
    for part in parts {
        assert!(!one[part].is_null() || *part == "bridge", "no {part}");
        assert_eq!(one[part], other[part], "{part}");
    }
}

/// What the rules say of an offer.
const VERDICT: [&str; 8] =
    ["recommendation", "scores", "criteria", "sensitivity", "pay", "timing", "channel", "scenarios"];

#[test]
fn a_copy_of_an_offer_under_another_name_has_the_same_verdict() {
    let two = verdicts(&[("acme", |text| text), ("zweite", |text| text)]);
    alike(&two[0], &two[1], &VERDICT);
}

#[test]
fn a_neighbour_that_is_open_changes_no_verdict() {
    let two = verdicts(&[("acme", |text| text), ("other", |text| text.replace("base: 85000", "base: 99000"))]);
    alike(&two[0], &verdicts(&[("acme", |text| text)])[0], &VERDICT);
}

#[test]
fn what_no_rule_reads_changes_no_verdict() {
    let other = |text: String| {
        let pairs = [("Head of Engineering", "Chief of Staff"), ("7654321", "1111111"), ("the team", "the light")];
        pairs.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        })
    };
    let [one, two] = [&verdicts(&[("acme", |text| text)])[0], &verdicts(&[("acme", other)])[0]].map(Clone::clone);
    alike(&one, &two, &["recommendation", "scores", "criteria", "pay", "timing", "channel"]);
}
