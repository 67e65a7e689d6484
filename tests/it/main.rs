//! The one integration binary.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at any failure"
)]

mod after;
mod calendar;
mod cases;
mod cli;
mod commands;
mod daily;
mod disk;
mod docs;
mod expressions;
mod french;
mod fuzz;
mod german;
mod hostile;
mod kills;
mod languages;
mod lint;
mod manual;
mod method;
mod money;
mod own_words;
mod pages;
mod properties;
mod reading;
mod redact;
mod schema;
mod serve;
mod spanish;
#[cfg(unix)]
mod terminal;
mod theme;
mod tidy;
mod watch;
mod what_if;
mod wording;
mod words;
