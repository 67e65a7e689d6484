//! A text that becomes Markdown, a page, a calendar, a mail.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::markdown(bytes));
