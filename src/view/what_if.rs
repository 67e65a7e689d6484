//! What is only supposed, and in no file: said on every page that it touches.

use super::data::SettingData;
use super::say::Speaker;
use super::text::visible;
use super::words::Words;
use crate::model::Offer;
use crate::model::raw::Setting;

/// What a dossier says of it: its own, and what other offers have to do with it.
pub(super) fn dossier(say: &Speaker<'_>) -> Vec<String> {
    let own: Vec<String> = say.case.offer.settings.iter().map(one).collect();
    let own = (!own.is_empty()).then(|| say.words.fill("what_if", "own", &[("list", &say.locale.list(&own))]));
    let others: Vec<String> = say.case.field.supposed().map(visible).collect();
    let others =
        (!others.is_empty()).then(|| say.words.fill("what_if", "others", &[("list", &say.locale.list(&others))]));
    own.into_iter().chain(others).collect()
}

/// What an index says of it.
pub(super) fn index(supposed: &[(String, Setting)], words: &Words) -> Option<String> {
    let all: Vec<String> = supposed.iter().map(|(slug, s)| format!("{}: {}", visible(slug), one(s))).collect();
    (!all.is_empty()).then(|| words.fill("what_if", "own", &[("list", &words.locale().list(&all))]))
}

/// The same as data.
pub(super) fn data(offer: &Offer) -> Vec<SettingData> {
    offer.settings.iter().map(|s| SettingData { key: visible(&s.key), value: visible(&s.text) }).collect()
}

fn one(setting: &Setting) -> String {
    format!("{} = {}", visible(&setting.key), visible(&setting.text))
}
