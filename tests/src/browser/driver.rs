//! The driver's process, on a port that was free.

use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{BrowserError, Result, http};

const PATIENCE: Duration = Duration::from_secs(20);

/// A running `chromedriver`; it ends with this value.
pub(super) struct Driver {
    process: Child,
    pub(super) port: u16,
}

impl Driver {
    /// Starts `chromedriver`, or the program that CHROMEDRIVER names, and waits until it answers.
    pub(super) fn start() -> Result<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let missing = |reason: &str| BrowserError::Missing { program: program.clone(), reason: reason.to_owned() };
        let port = free_port()?;
        let mut command = Command::new(&program);
        command.args([&format!("--port={port}"), "--log-level=OFF"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(|error| missing(&error.to_string()))?;
        let mut driver = Self { process, port };
        let started = Instant::now();
        while http::ask(port, "GET", "/status", None).is_err() {
            if driver.process.try_wait()?.is_some() {
                return Err(missing("it ended at once"));
            }
            if started.elapsed() > PATIENCE {
                return Err(missing("it does not answer"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The process may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that nobody listens on. Another program may take it before the driver does; then the driver ends at once.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
