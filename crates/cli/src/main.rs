//! The `factfolio` command: reads articles, prints claims, writes the page. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    factfolio::run()
}
