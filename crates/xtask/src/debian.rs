//! Debian's packages, for what neither the Rust nor the npm registry has: browsers, and a compiler that comes with its
//! library's source.

use std::process::Command;
use std::sync::Once;

use anyhow::{Result, bail};

use crate::run::{self, Step};

/// Installs the packages, as root or through a `sudo` that asks no password; else says which command does it.
pub(crate) fn install(packages: &[&str], what_for: &str, takes: &str) -> Result<()> {
    let by_hand = format!("sudo apt-get install -y --no-install-recommends {}", packages.join(" "));
    if run::which("apt-get").is_none() {
        bail!(
            "{what_for} is missing, and this system has no apt-get.\n  What to do: install it as your system does (on Debian: {by_hand})"
        );
    }
    let Some(prefix) = become_root() else {
        bail!(
            "{what_for} is missing, and installing it needs root.\n  What to do: run `{by_hand}`, then this command again"
        );
    };
    update(prefix);
    let remedy = format!("run `{by_hand}` and read what it says");
    let mut command = apt(prefix);
    command.args(["install", "-y", "--no-install-recommends"]).args(packages);
    Step { title: &format!("Install {what_for} from Debian's packages"), takes, remedy: &remedy }.run(&mut command)
}

/// An old list of packages names files that are gone; a failed update shows in the installation that follows.
fn update(prefix: &[&str]) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let step = Step {
            title: "Update the list of Debian's packages",
            takes: "a few seconds",
            remedy: "see `apt-get update`",
        };
        if let Err(error) = step.run(apt(prefix).arg("update")) {
            eprintln!("  {error:#}");
        }
    });
}

fn apt(prefix: &[&str]) -> Command {
    let words: Vec<&str> = prefix.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn become_root() -> Option<&'static [&'static str]> {
    if run::output("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    run::output("sudo", &["-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}
