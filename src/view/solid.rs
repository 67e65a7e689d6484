//! How solid the advice is (B2), in words and as data.

use super::data::{ChangeData, SolidData};
use super::say::Speaker;
use super::text::visible;
use crate::model::Exact;
use crate::rules::solid::{Flip, Solid};

/// What would flip the advice, a sentence each; nothing where no weight and no rating has a part in it.
pub(super) fn solidity(say: &Speaker<'_>, solid: Option<&Solid>) -> Vec<String> {
    let Some(solid) = solid else { return Vec::new() };
    let said = |key: &str, name: &str, what: &str, flip: &Flip| {
        let number = |n: &Exact| say.locale.number(n, 6);
        let (from, to) = (number(&flip.from), number(&flip.to));
        let with = [(name, what), ("from", &*from), ("to", &to), ("action", &say.word("action", flip.action.key()))];
        say.words.fill("sensitivity", key, &with)
    };
    let none = |key: &str| say.word("sensitivity", key);
    let mut out: Vec<String> = solid.close.then(|| none("close")).into_iter().collect();
    match (&solid.weight, &solid.rating) {
        (None, None) => out.push(none("neither")),
        (weight, rating) => {
            out.push(weight.as_ref().map_or_else(
                || none("no_weight"),
                |(axis, flip)| said("weight", "axis", &say.word("axis", axis.key()), flip),
            ));
            out.push(rating.as_ref().map_or_else(
                || none("no_rating"),
                |(at, flip)| said("rating", "criterion", &say.criterion(name(say, *at)), flip),
            ));
        }
    }
    out
}

fn name<'s>(say: &'s Speaker<'_>, at: usize) -> &'s str {
    say.case.assessment.judged.get(at).map_or("", |j| &j.name)
}

/// The same as data.
pub(super) fn data(say: &Speaker<'_>, solid: Option<&Solid>) -> Option<SolidData> {
    let Solid { weight, rating, close } = solid?;
    let change = |name: String, flip: &Flip| ChangeData {
        name,
        from: flip.from.to_f64(),
        to: flip.to.to_f64(),
        action: flip.action.key(),
    };
    Some(SolidData {
        close_call: *close,
        weight: weight.as_ref().map(|(axis, flip)| change(axis.key().to_owned(), flip)),
        rating: rating.as_ref().map(|(at, flip)| change(visible(name(say, *at)), flip)),
    })
}
