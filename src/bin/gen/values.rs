//! The words that an argument may be, as clap takes them.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use dossier::model::shape::File;
use dossier::model::{ChannelKind, LogEvent, MessageKind};
use dossier::render::Format;

/// One of the formats that can be written.
pub fn formats() -> impl TypedValueParser<Value = Format> {
    let words = PossibleValuesParser::new(Format::ALL.iter().map(|f| f.key()));
    words.try_map(|word| Format::from_key(&word).ok_or("no such format"))
}

/// One of the events of a log.
pub fn events() -> impl TypedValueParser<Value = LogEvent> {
    let words = PossibleValuesParser::new(LogEvent::ALL.iter().map(|e| e.key()));
    words.try_map(|word| LogEvent::from_key(&word).ok_or("no such event"))
}

/// One of the kinds of message.
pub fn kinds() -> impl TypedValueParser<Value = MessageKind> {
    let words = PossibleValuesParser::new(MessageKind::ALL.iter().map(|k| k.key()));
    words.try_map(|word| MessageKind::from_key(&word).ok_or("no such kind"))
}

/// One of the files that have a shape.
pub fn files() -> impl TypedValueParser<Value = File> {
    let words = PossibleValuesParser::new(File::ALL.map(File::key));
    words.try_map(|word| File::ALL.into_iter().find(|file| file.key() == word).ok_or("no such file"))
}

/// One of the channels.
pub fn channels() -> impl TypedValueParser<Value = ChannelKind> {
    let words = PossibleValuesParser::new(ChannelKind::ALL.iter().map(|c| c.key()));
    words.try_map(|word| ChannelKind::from_key(&word).ok_or("no such channel"))
}
