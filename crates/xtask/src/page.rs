//! `cargo xtask page`: from nothing to one HTML file. Trunk builds the app, `factfolio build` packs it with the articles.

use std::fs::{self, File};
use std::io::{self, Write};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project;
use crate::run::{self, Step};
use crate::tools;
use crate::wasm::{self, Wasm};

/// What the app is built from; when none of it changed, the last build stands.
pub(crate) const SOURCES: [&str; 8] =
    ["src", "style", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "crates/facts/src", "crates/facts/data"];

/// Builds the page for a folder of articles and says where it is.
pub(crate) fn page(corpus: &Path, output: &Path, open: bool) -> Result<()> {
    let started = Instant::now();
    let app = app()?;
    run::section("The page");
    write(corpus, output, &app, Profile::Optimised)?;
    report(&project::root().join(output), started)?;
    if open {
        show(&project::root().join(output))?;
    }
    Ok(())
}

/// How the `factfolio` command is compiled: quickly, or for speed on large folders.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Quick,
    Optimised,
}

/// Builds the app when it is not up to date; gives the folder that holds it.
pub(crate) fn app() -> Result<PathBuf> {
    let root = project::root();
    let folder = root.join("target").join("app");
    let stamp = root.join("target").join("app.stamp");
    let now = fingerprint(&root)?;
    run::section("The app");
    if folder.join("app_bg.wasm").is_file() && fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        eprintln!("  up to date: {}", folder.display());
        return Ok(folder);
    }
    let wasm = Wasm::smallest()?;
    eprintln!("  Compiles with {}", wasm.describe());
    let tools = tools::for_the_page()?;
    fetch(&wasm, &tools)?;
    let mut trunk = Command::new(tools[0].join("trunk"));
    trunk.args(["build", "--release", "--offline"]);
    wasm.prepare(&mut trunk, &tools)?;
    wasm.shrink(&mut trunk);
    let takes = if wasm::target_folder().exists() { "half a minute" } else { "about 3 minutes the first time" };
    let remedy = "mend what the compiler names; `cargo check -p factfolio-page` shows the same errors sooner";
    Step { title: "Build the app", takes, remedy }.run(&mut trunk)?;
    squeeze(&folder.join("app_bg.wasm"))?;
    fs::write(&stamp, now).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(folder)
}

/// Leaves the app beside itself, gzipped: slowly, with a twenty-fifth fewer bytes, and once for all pages made of it.
fn squeeze(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let options = zopfli::Options { iteration_count: NonZeroU64::MIN, ..zopfli::Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes.as_slice(), &mut packed)?;
    let path = wasm.with_extension("wasm.gz");
    fs::write(&path, packed).with_context(|| format!("cannot write {}", path.display()))
}

/// Packs the app and the articles of a folder into one file.
pub(crate) fn write(corpus: &Path, output: &Path, app: &Path, profile: Profile) -> Result<()> {
    let command = command(profile)?;
    if let Some(folder) = output.parent().map(|folder| project::root().join(folder)) {
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let mut build = Command::new(command);
    build.arg("build").arg(corpus).arg("-o").arg(output).arg("--app").arg(app).current_dir(project::root());
    run::loud(&mut build, "`factfolio build`", "read the message above; it names the file and the remedy")
}

/// The compiled `factfolio` command.
pub(crate) fn command(profile: Profile) -> Result<PathBuf> {
    let (name, folder, takes) = match profile {
        Profile::Quick => ("dev", "debug", "half a minute the first time"),
        Profile::Optimised => ("native", "native", "about a minute the first time"),
    };
    let mut cargo = tools::cargo();
    cargo.args(["build", "--package", "factfolio", "--profile", name]);
    let remedy = "mend what the compiler names";
    Step { title: "Build the `factfolio` command", takes, remedy }.run(&mut cargo)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::root().join("target"), PathBuf::from);
    Ok(target.join(folder).join(format!("factfolio{}", std::env::consts::EXE_SUFFIX)))
}

/// Trunk works offline, lest it look for newer tools; so everything is fetched before.
pub(crate) fn fetch(wasm: &Wasm, tools: &[PathBuf]) -> Result<()> {
    let mut command = wasm.cargo();
    command.args(["fetch", "--locked"]);
    wasm.prepare(&mut command, tools)?;
    let remedy = "check that the crate registry can be reached; after a change of dependencies run `cargo update -w`";
    Step { title: "Fetch the crates", takes: "seconds", remedy }.run(&mut command)
}

fn report(page: &Path, started: Instant) -> Result<()> {
    let bytes = fs::read(page).with_context(|| format!("no page at {}", page.display()))?;
    println!("\n{}", page.display());
    println!(
        "{} KB ({} KB gzipped), made in {}",
        kilobytes(bytes.len()),
        kilobytes(gzipped(&bytes)?),
        run::clock(started.elapsed())
    );
    println!("Open it with a double click, or: cargo xtask page --open");
    io::stdout().flush()?;
    Ok(())
}

/// How many bytes are left of some when gzipped.
pub(crate) fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

pub(crate) fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1000)
}

fn show(page: &Path) -> Result<()> {
    let openers = ["xdg-open", "open", "explorer", "chromium", "firefox"];
    let Some(opener) = openers.into_iter().find_map(run::which) else {
        bail!("nothing here opens a page.\n  What to do: open {} in a browser", page.display());
    };
    Command::new(opener).arg(page).spawn().with_context(|| format!("cannot open {}", page.display()))?;
    Ok(())
}

/// A fingerprint of the names and contents of everything the app is built from.
fn fingerprint(root: &Path) -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&root.join(source), &mut files)?;
    }
    files.sort();
    let mut state = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
        state = mix(mix(state, name.as_bytes()), &bytes);
    }
    Ok(format!("{state:016x}"))
}

/// FNV-1a with a mark after each piece, so that a byte cannot move from one file to the next unseen.
fn mix(state: u64, bytes: &[u8]) -> u64 {
    let step = |state: u64, byte: u64| (state ^ byte).wrapping_mul(0x0100_0000_01b3);
    step(bytes.iter().fold(state, |state, byte| step(state, u64::from(*byte))), 0x1ff)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
            collect(&entry?.path(), files)?;
        }
    } else if File::open(path).is_ok() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_where_a_file_ends() {
        let start = 7;
        assert_ne!(mix(mix(start, b"ab"), b"c"), mix(mix(start, b"a"), b"bc"));
        assert_eq!(mix(start, b"ab"), mix(start, b"ab"));
    }
}
