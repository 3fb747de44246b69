//! `cargo xtask score`: how many of the gold claims the command finds, how many it invents, and how much of an article it takes
//! for what it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::page::{self, Profile};
use crate::project;
use crate::run;

/// Scores each folder that has articles and gold claims.
pub(crate) fn score(scorer: &Path, folders: &[PathBuf], errors: bool) -> Result<()> {
    let root = project::root();
    if !root.join(scorer).is_file() {
        bail!("no scorer at {}.\n  What to do: give its path with --scorer", scorer.display());
    }
    let command = page::command(Profile::Optimised)?;
    let out = root.join("target").join("score");
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    for folder in folders {
        run::section(&folder.display().to_string());
        if !root.join(folder).join("gold.jsonl").is_file() {
            println!("absent: {} has no gold.jsonl", folder.display());
            continue;
        }
        let found = extract(&command, folder, &out)?;
        compare(scorer, folder, &found, errors)?;
        cleaning(folder, errors)?;
    }
    Ok(())
}

/// The share of characters rightly told apart as text or boilerplate, where a folder says which is which.
fn cleaning(folder: &Path, errors: bool) -> Result<()> {
    if !project::root().join(folder).join("regions.jsonl").is_file() {
        return Ok(());
    }
    let mut cargo = binary("regions", folder);
    if errors {
        cargo.arg("--show");
    }
    run::loud(&mut cargo, "The score of cleaning", "read the message above")
}

/// One of the programs that measure, on `folder`.
fn binary(name: &str, folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "factfolio-tests", "--bin", name, "--"]).arg(folder);
    cargo.current_dir(project::root());
    cargo
}

/// Scores numbers, amounts and periods against the suite in `folder`.
pub(crate) fn suite(folder: &Path, errors: bool) -> Result<()> {
    run::section(&folder.display().to_string());
    if !project::root().join(folder).is_dir() {
        println!("absent: no suite at {}", folder.display());
        return Ok(());
    }
    let mut cargo = binary("recognizers", folder);
    if errors {
        cargo.arg("--errors");
    }
    run::loud(&mut cargo, "The suite", "read the message above")
}

/// Writes the claims found in a folder to a file of the same name.
fn extract(command: &Path, folder: &Path, out: &Path) -> Result<PathBuf> {
    let name = folder.file_name().context("a folder to score needs a name")?;
    let path = out.join(name).with_extension("jsonl");
    let file = fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut extract = Command::new(command);
    extract.arg("extract").arg(folder).args(["--format", "jsonl"]).stdout(file).current_dir(project::root());
    run::loud(&mut extract, "`factfolio extract`", "read the message above")?;
    Ok(path)
}

fn compare(scorer: &Path, folder: &Path, found: &Path, errors: bool) -> Result<()> {
    let mut python = Command::new("python3");
    python.arg(scorer).arg(folder.join("gold.jsonl")).arg(found).args(["--full", "--per-property"]);
    if errors {
        python.arg("--errors").arg("--texts").arg(folder);
    }
    run::loud(
        python.current_dir(project::root()),
        "The scorer",
        "see that python3 is installed and the files are JSON lines",
    )
}
