//! Tells cargo what is embedded: a new file under these folders must rebuild the library.

#![expect(clippy::disallowed_macros, reason = "cargo reads the standard output of a build script")]

fn main() {
    for folder in ["content", "themes"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
