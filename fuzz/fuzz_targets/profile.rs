//! A profile's file.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::profile(bytes));
