//! Which rules took part, and on which facts.

use super::Said;
use serde::Serialize;

/// Which rule decided, and on which facts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Trace {
    /// The rules that took part, the deciding one first.
    pub rules: Vec<RuleLine>,
    /// Their codes: what the page itself explains.
    pub codes: Vec<String>,
    /// The facts, each with its place.
    pub facts: Vec<Fact>,
}

/// A rule in the trace.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RuleLine {
    /// Its code, such as `D7`.
    pub code: String,
    /// What it says, in short.
    pub name: String,
    /// "decided", or "would have applied".
    pub part: String,
    /// What it looks at, in Markdown; all that it says of itself stands on the page of the rules.
    pub looks_at: String,
}

/// A fact, and where it was read.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fact {
    /// The fact in words.
    pub text: Said,
    /// `offers/helios.yaml: pay.base`, where it stands in a file.
    pub place: Option<String>,
}
