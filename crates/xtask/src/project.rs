//! Where things are: the project's root and what its files say. It reads, it never writes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the workspace; every command runs there.
pub(crate) fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| here.clone(), Path::to_path_buf)
}

/// The version of a package in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    version_in(&lock, package).with_context(|| format!("{} names no package {package}", path.display()))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// The lowest Rust version the workspace builds with, as (major, minor).
pub(crate) fn rust_version() -> Result<(u32, u32)> {
    let path = root().join("Cargo.toml");
    let manifest = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let stated = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "));
    stated.and_then(two_numbers).with_context(|| format!("{} states no rust-version", path.display()))
}

/// What Trunk tells wasm-opt for the app, besides to make it small.
pub(crate) fn wasm_opt_flags() -> Result<Vec<String>> {
    let path = root().join("index.html");
    let index = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let flags = index.split_once("data-wasm-opt-params=\"").and_then(|(_, rest)| rest.split_once('"'));
    let flags = flags.with_context(|| format!("{} states no data-wasm-opt-params", path.display()))?.0;
    Ok(flags.split_whitespace().map(str::to_owned).collect())
}

/// The first two numbers of a version: `rustc 1.96.0 (…)` gives (1, 96).
pub(crate) fn two_numbers(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_locked_version_of_a_package() {
        let lock = "[[package]]\nname = \"wasm\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-x\"\nversion = \"2.0.1\"\n";
        assert_eq!(version_in(lock, "wasm-x").as_deref(), Some("2.0.1"));
        assert_eq!(version_in(lock, "wasm").as_deref(), Some("1.0.0"));
        assert_eq!(version_in(lock, "was"), None);
    }

    #[test]
    fn reads_versions_as_tools_print_them() {
        assert_eq!(two_numbers("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert_eq!(two_numbers("\"1.95\""), Some((1, 95)));
        assert_eq!(two_numbers("none"), None);
    }
}
