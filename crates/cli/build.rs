//! Puts the built app into the command when `FACTFOLIO_APP_DIR` names the folder Trunk wrote, as releases do. A relative
//! folder counts from the root of the workspace. Without the variable the command looks for an app when it runs.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed=FACTFOLIO_APP_DIR");
    let code = match env::var_os("FACTFOLIO_APP_DIR") {
        Some(folder) => embedded(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder))?,
        None => "None".into(),
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), code)
}

/// An expression of type `Option<Embedded>`.
fn embedded(folder: &Path) -> io::Result<String> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let folder = fs::canonicalize(folder)?;
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let mut sheets: Vec<String> = Vec::new();
    for entry in fs::read_dir(&folder)? {
        sheets.push(entry?.file_name().to_string_lossy().into_owned());
    }
    sheets.retain(|name| name.ends_with(".css"));
    sheets.sort();
    let sheets: Vec<String> = sheets.iter().map(|name| format!("({name:?}, include_str!({:?}))", path(name))).collect();
    let packed = match Path::new(&path("app_bg.wasm.gz")).is_file() {
        true => format!("Some(include_bytes!({:?}))", path("app_bg.wasm.gz")),
        false => "None".into(),
    };
    Ok(format!(
        "Some(Embedded {{ index: include_str!({:?}), sheets: &[{}], script: include_str!({:?}), wasm: include_bytes!({:?}), packed: {packed} }})",
        path("index.html"),
        sheets.join(", "),
        path("app.js"),
        path("app_bg.wasm"),
    ))
}
