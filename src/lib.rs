//! Job offers in, decision dossiers out: the pipeline behind `gen`.

pub mod assess;
pub mod content;
pub mod diag;
pub mod disk;
pub mod lint;
pub mod model;
pub mod plan;
pub mod render;
pub mod rules;
#[cfg(feature = "serve")]
pub mod serve;
pub mod view;
pub mod watch;
