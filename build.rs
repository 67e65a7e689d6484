//! Tells cargo what is embedded: a new file under these folders must rebuild the library.

fn main() {
    for folder in ["content", "themes"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
