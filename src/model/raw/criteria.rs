//! The criteria of a profile.

use super::Reader;
use super::fields::Fields;
use super::node::{Key, Node};
use super::terms::require_rate;
use crate::diag::{Diagnostic, nearest};
use crate::model::builtin::{BUILT_INS, BuiltIn, Kind};
use crate::model::criterion::{Criterion, Measure, Target};
use crate::model::profile::Profile;
use crate::model::words::{Axis, Reason};
use crate::model::{Exact, Said};
use std::sync::Arc;

/// All criteria, read against the rest of the profile (its currency, rates and planned move).
pub(super) fn read_criteria(r: &Reader<'_>, node: &Node, profile: &Profile) -> Option<Vec<Criterion>> {
    let fields = r.fields(node)?;
    let mut criteria = Vec::new();
    for (key, value) in fields.all_entries() {
        let bare = Node::map(key.place, []);
        let value = if value.kind == super::Kind::Null { &bare } else { value };
        criteria.extend(read_criterion(r, key, value, profile));
    }
    Some(criteria)
}

fn read_criterion(r: &Reader<'_>, key: &Key, node: &Node, profile: &Profile) -> Option<Criterion> {
    let built_in = BuiltIn::find(&key.text);
    let fields = r.fields(node)?;
    let axis = fields.opt("axis", |r, n| r.word(n, Axis::ALL, Axis::key));
    let must = fields.opt("must", |r, n| r.truth(n)).unwrap_or(false);
    let weight = fields.opt("weight", |r, n| r.not_negative(n)).unwrap_or_else(Exact::one);
    let negotiable = fields.opt("negotiable", |r, n| r.truth(n));
    let because = fields.opt("because", |r, n| r.text(n));
    let measure = match built_in {
        Some(b) => built_in_measure(&fields, b, profile),
        None => own_measure(&fields),
    };
    fields.finish();
    let named = r.line(&key.node());
    let Some(axis) = axis.or(built_in.map(|b| b.axis)) else {
        if node.get("axis").is_none_or(|axis| axis.kind == super::Kind::Null) {
            report_no_axis(r, key);
        }
        return None;
    };
    if Axis::from_key(&key.text).is_some() {
        let problem = Diagnostic::error("criterion", format!("`{}` is the name of an axis", key.text));
        r.report(
            problem
                .at(key.place)
                .help("give the criterion another name; an axis is rated under `ratings` of the offer"),
        );
    }
    Some(Criterion {
        name: Arc::from(named?),
        place: key.place,
        axis,
        must,
        weight,
        fundamental: negotiable.map_or(built_in.is_some_and(|b| b.fundamental), |n| !n),
        because,
        measure: measure?,
        reason: reason(built_in, axis, profile),
        built_in,
    })
}

/// The reason of a no for a criterion (the table in docs/offer-format.md).
fn reason(built_in: Option<&BuiltIn>, axis: Axis, profile: &Profile) -> Reason {
    match (built_in, axis) {
        (Some(b), _) if b.kind == Kind::Window && profile.mobility.move_between.is_some() => Reason::Mobility,
        (Some(b), _) => b.reason,
        (None, Axis::Role) => Reason::RoleFit,
        (None, Axis::Compensation) => Reason::Compensation,
        (None, Axis::Life) => Reason::Personal,
    }
}

fn report_no_axis(r: &Reader<'_>, key: &Key) {
    let problem = Diagnostic::error("criterion", format!("`{}` is no built-in criterion, and has no `axis`", key.text));
    let problem = problem.at(key.place);
    r.report(match nearest(&key.text, BUILT_INS.iter().map(|b| b.name)) {
        Some(name) => problem
            .help(format!("did you mean `{name}`? A criterion of your own says its axis: role, compensation or life")),
        None => problem.help("a criterion of your own says its axis: `axis: role`, compensation or life"),
    });
}

fn built_in_measure(fields: &Fields<'_, '_>, b: &BuiltIn, profile: &Profile) -> Option<Measure> {
    match b.kind {
        Kind::Money => {
            let sum = |r: &Reader<'_>, n: &Node| {
                let money = r.money(n, profile.currency)?;
                require_rate(r, money.currency, n.place, profile);
                profile.convert(&money)
            };
            required(fields, target(fields, sum)).map(Measure::Money)
        }
        Kind::Number { max } => {
            let most = max.map_or(520, i64::from);
            let number = |r: &Reader<'_>, n: &Node| r.number_within(n, 0, most);
            required(fields, target(fields, number)).map(Measure::Number)
        }
        Kind::Rated => rated(fields),
        Kind::YesNo => {
            refuse(fields, &["at_least", "at_most", "ideal", "between", "when", "unit"], "is judged by yes or no");
            Some(Measure::YesNo)
        }
        Kind::Window => window(fields, profile),
    }
}

fn window(fields: &Fields<'_, '_>, profile: &Profile) -> Option<Measure> {
    refuse(fields, &["at_least", "at_most", "ideal"], "is judged by a window: `between: [2027-03-01, 2027-07-31]`");
    let planned = profile.mobility.move_between.as_ref().map(|m| m.value);
    if fields.node("between").is_none() && planned.is_none() {
        let problem = Diagnostic::error("target", "a window is missing").at(fields.place);
        fields.reader.report(problem.help("add `between: [2027-03-01, 2027-07-31]`"));
    }
    fields.opt("between", |r, n| r.window(n)).or(planned).map(|(a, b)| Measure::Window(a, b))
}

fn rated(fields: &Fields<'_, '_>) -> Option<Measure> {
    refuse(fields, &["at_most", "between", "when", "unit"], "is rated from 1 to 5: `at_least: 3`");
    match target(fields, |r, n| r.number_within(n, 1, 5)) {
        Some(Target::AtLeast { floor, ideal }) => Some(Measure::Rated { floor, ideal }),
        _ => Some(Measure::Rated { floor: Exact::int(3), ideal: None }),
    }
}

fn own_measure(fields: &Fields<'_, '_>) -> Option<Measure> {
    if let Some(node) = fields.node("when") {
        refuse(fields, &["at_least", "at_most", "ideal", "between", "unit"], "is judged by its expression alone");
        return fields.reader.expression(node).map(Measure::When);
    }
    let unit = fields.opt("unit", |r, n| r.line(n));
    let target = target(fields, |r, n| r.not_negative(n));
    if unit.is_some() && target.is_none() {
        required(fields, None);
    }
    Some(Measure::Own { unit, target })
}

/// Reports keys that do not fit how the criterion is judged.
fn refuse(fields: &Fields<'_, '_>, keys: &[&'static str], why: &str) {
    for key in keys.iter().filter(|k| fields.node(k).is_some()) {
        let problem = Diagnostic::error("target", format!("`{key}` does not fit: this criterion {why}"));
        fields.reader.report(problem.at(fields.key_place(key)));
    }
}

fn required(fields: &Fields<'_, '_>, target: Option<Target>) -> Option<Target> {
    let given = ["at_least", "at_most"].iter().any(|k| fields.node(k).is_some() || fields.is_meant(k));
    if target.is_none() && !given {
        let problem = Diagnostic::error("target", "a target is missing").at(fields.place);
        fields.reader.report(problem.help("add `at_least: …` or `at_most: …`"));
    }
    target
}

/// `at_least` (with `ideal`) or `at_most`, never both.
fn target<F>(fields: &Fields<'_, '_>, read: F) -> Option<Target>
where
    F: Fn(&Reader<'_>, &Node) -> Option<Exact>,
{
    let floor: Option<Said<Exact>> = fields.said("at_least", &read);
    let most: Option<Said<Exact>> = fields.said("at_most", &read);
    let ideal: Option<Said<Exact>> = fields.said("ideal", read);
    let report = |d: Diagnostic| fields.reader.report(d);
    match (floor, most, ideal) {
        (Some(floor), Some(most), _) => {
            let problem = Diagnostic::error("target", "at_least and at_most on one criterion").at(most.place);
            report(problem.related(floor.place, "at_least").help("keep one of the two"));
            None
        }
        (Some(floor), None, Some(ideal)) if ideal.value < floor.value => {
            let problem = Diagnostic::error("target", "the ideal is below at_least").at(ideal.place);
            report(problem.related(floor.place, "at_least").help("the ideal is what you hope for beyond the floor"));
            None
        }
        (None, _, Some(_)) if fields.is_meant("at_least") => None,
        (None, _, Some(ideal)) => {
            report(Diagnostic::error("target", "an ideal without at_least").at(ideal.place).help("add `at_least: …`"));
            None
        }
        (Some(floor), None, ideal) => Some(Target::AtLeast { floor: floor.value, ideal: ideal.map(|i| i.value) }),
        (None, Some(most), None) => Some(Target::AtMost(most.value)),
        (None, None, None) => None,
    }
}
