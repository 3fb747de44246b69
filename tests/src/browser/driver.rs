//! The driver's process, on a port that was free.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::{BrowserError, Result};

/// A running `chromedriver`; it ends with this value.
pub(super) struct Driver {
    process: Child,
    pub(super) port: u16,
}

impl Driver {
    /// Starts `chromedriver`, or the program that CHROMEDRIVER names.
    pub(super) fn start() -> Result<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let missing = |reason: String| BrowserError::Missing { program: program.clone(), reason };
        let mut command = Command::new(&program);
        command.args(["--port=0", "--log-level=OFF"]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().map_err(|error| missing(error.to_string()))?;
        let said = process.stdout.take().map(BufReader::new);
        let port =
            said.into_iter().flat_map(BufRead::lines).map_while(|line| line.ok()).find_map(|line| port_in(&line));
        match port {
            Some(port) => Ok(Self { process, port }),
            None => {
                let _ = process.kill();
                Err(missing("it named no port".to_owned()))
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The process may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads `ChromeDriver was started successfully on port 41234.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn reads_the_port_the_driver_names() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41234."), Some(41234));
        assert_eq!(port_in("Starting ChromeDriver 1.2 on port 0"), None);
    }
}
