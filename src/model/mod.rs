//! The checked types: what a person keeps in files, with units, and one way in.
//!
//! An [`Offer`] or [`Profile`] that exists is valid; rules compare facts and never check fields.
//! [`raw`] is the only module that knows YAML.

pub mod builtin;
pub mod criterion;
pub mod moment;
pub mod money;
pub mod number;
pub mod offer;
pub mod place;
pub mod profile;
pub mod raw;
pub mod redact;
pub mod shape;
pub mod terms;
pub mod words;

pub use builtin::BuiltIn;
pub use criterion::{Criterion, Measure, Target};
pub use moment::{Moment, Shift};
pub use money::{Currency, Money};
pub use number::Exact;
pub use offer::Offer;
pub use place::{Place, Said};
pub use profile::Profile;
pub use terms::Terms;
pub use words::{
    Action, Axis, Bridge, ChannelKind, Concern, Door, Language, LogEvent, MessageKind, Mostly, Reason, Stance,
    Standing, State, Strength, Tone,
};

/// Proof that a value came through the checks of [`raw`]: only this module can make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked(());
