//! The words of a language, its grammar and its lists.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::content(bytes));
