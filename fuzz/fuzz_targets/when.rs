//! A `when` expression.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::when(bytes));
