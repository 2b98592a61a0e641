//! The folders that travel inside the binary are read again when a file in them changes.

fn main() {
    for folder in ["locales", "templates", "workshops"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
