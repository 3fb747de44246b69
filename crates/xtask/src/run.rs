//! Running other programs so that a person sees what happens: a heading, the time it takes, and on failure what failed
//! and what to do about it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::project;

/// A long step whose output nobody reads unless it fails.
pub(crate) struct Step<'a> {
    /// What it does, in the imperative: "Build the page".
    pub(crate) title: &'a str,
    /// How long it takes: "about 3 minutes, once per machine".
    pub(crate) takes: &'a str,
    /// What to do when it fails.
    pub(crate) remedy: &'a str,
}

impl Step<'_> {
    /// Runs the command with its output in a log file, showing the time and the last line meanwhile.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        let log = log_path(self.title);
        let status = self.watch(command, &log)?;
        if !status.success() {
            eprintln!("{}", tail(&log, 40));
            bail!(self.failed(command, &format!("ended with {status}"), &log));
        }
        Ok(())
    }

    /// Runs a command that may well fail, where there is another way; true when it succeeded.
    pub(crate) fn attempt(&self, command: &mut Command) -> bool {
        self.watch(command, &log_path(self.title)).is_ok_and(|status| status.success())
    }

    fn watch(&self, command: &mut Command, log: &Path) -> Result<ExitStatus> {
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let started = Instant::now();
        let terminal = io::stderr().is_terminal();
        eprintln!("  {} ({})", self.title, self.takes);
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let mut child = command.spawn().with_context(|| self.failed(command, "could not be started", log))?;
        let mut said = started;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if terminal {
                eprint!("\r\x1b[K    {} {}", clock(started.elapsed()), short(&last_line(log)));
                io::stderr().flush()?;
            } else if said.elapsed() > Duration::from_secs(30) {
                said = Instant::now();
                eprintln!("    {} {}", clock(started.elapsed()), short(&last_line(log)));
            }
            thread::sleep(Duration::from_millis(100));
        };
        if terminal {
            eprint!("\r\x1b[K");
        }
        let how = if status.success() { "done" } else { "failed" };
        eprintln!("    {how} in {}", clock(started.elapsed()));
        Ok(status)
    }

    fn failed(&self, command: &Command, how: &str, log: &Path) -> String {
        let program = command.get_program().to_string_lossy();
        let (title, remedy) = (self.title, self.remedy);
        format!("{title}: `{program}` {how}.\n  What to do: {remedy}\n  Everything it said: {}", log.display())
    }
}

/// A heading between the parts of a command's output.
pub(crate) fn section(title: &str) {
    eprintln!("\n== {title}");
}

/// Runs a command that talks to the person itself; fails with the remedy when it does.
pub(crate) fn loud(command: &mut Command, what: &str, remedy: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("{what}: cannot start {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{what} failed ({status}).\n  What to do: {remedy}");
    }
    Ok(())
}

/// What a command prints, when it exists and succeeds.
pub(crate) fn output(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let out = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// The first folder of PATH that holds the program.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// Minutes and seconds, or seconds with a tenth below one minute.
pub(crate) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{}:{:02} min", seconds / 60, seconds % 60)
    }
}

fn log_path(title: &str) -> PathBuf {
    let folder = project::root().join("target").join("xtask");
    // Without the folder the log cannot be created, and that error names the path.
    let _ = fs::create_dir_all(&folder);
    let name: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    folder.join(format!("{name}.log"))
}

fn last_line(log: &Path) -> String {
    tail(log, 1).trim().to_owned()
}

fn tail(log: &Path, lines: usize) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let all: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

fn short(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).take(90).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_time_as_people_do() {
        assert_eq!(clock(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(clock(Duration::from_secs(61)), "1:01 min");
    }
}
