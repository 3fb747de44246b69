//! How long something takes, in processor time of one thread: a busy machine does not count.

use std::time::Instant;

/// Runs from `start` on; to be read on the thread that started it.
pub struct Clock {
    start: Instant,
    used: Option<f64>,
}

impl Clock {
    /// A clock that starts now.
    pub fn start() -> Self {
        Self { start: Instant::now(), used: used() }
    }

    /// Seconds of processor time this thread took since, where the system tells them; else seconds of the clock.
    pub fn seconds(&self) -> f64 {
        match (self.used, used()) {
            (Some(before), Some(now)) => now - before,
            _ => self.start.elapsed().as_secs_f64(),
        }
    }
}

/// Fields 14 and 15 of Linux's `/proc/thread-self/stat`: hundredths of a second in the program and in the kernel.
fn used() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let mut ticks = fields.split_whitespace().skip(11).take(2).map_while(|field| field.parse::<f64>().ok());
    Some((ticks.next()? + ticks.next()?) / 100.0)
}
