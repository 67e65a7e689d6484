//! The text of a message.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::lint(bytes));
