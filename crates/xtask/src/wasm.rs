//! How this machine compiles to wasm: with a toolchain that has the wasm library, or with one that has the source of the
//! library and builds it along with the page. Where rustup cannot fetch either, Debian's compiler comes with its source.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::debian;
use crate::project;
use crate::run::{self, Step};

const TARGET: &str = "wasm32-unknown-unknown";
/// Debian's compiler built for its browsers: current, and the one package that has the library's source beside it.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// Leptos then keeps views behind one type instead of one type a view: a fifth fewer bytes, gzipped.
const ERASE: &str = "--cfg erase_components";

/// A way to compile to wasm.
pub(crate) enum Wasm {
    /// The toolchain in use has the library.
    Installed,
    /// The toolchain in use has the library's source and builds it.
    OwnSource,
    /// Debian's compiler builds the library; the linker is the path held here.
    FromSource { linker: PathBuf },
}

impl Wasm {
    /// Finds a way, installing one when there is none: rustup first, Debian's packages where rustup cannot reach its
    /// servers.
    pub(crate) fn find() -> Result<Self> {
        if source_installed() {
            return Ok(Self::OwnSource);
        }
        if library_installed() {
            return Ok(Self::Installed);
        }
        if let Some(found) = from_source()? {
            return Ok(found);
        }
        if with_rustup(&["target", "add", TARGET], "Add the wasm library with rustup") {
            return Ok(Self::Installed);
        }
        eprintln!("  rustup cannot fetch the wasm library here; Debian's compiler brings its source, so that serves.");
        debian::install(&PACKAGES, "a Rust compiler with its library's source", "about a minute, once per machine")?;
        from_source()?.with_context(|| {
            let (major, minor) = project::rust_version().unwrap_or((1, 95));
            format!(
                "Debian's rustc-web is too old or incomplete: Rust {major}.{minor} with its source is needed.\n  \
                 What to do: enable Debian's security updates and run this again, or run `rustup target add {TARGET}` where the network allows it"
            )
        })
    }

    /// The way that makes the smallest app: building the library along with it, for size. The toolchain in use does it when
    /// it has the source or rustup can fetch that, else Debian's compiler; where neither can be had, the library as it comes.
    pub(crate) fn smallest() -> Result<Self> {
        if source_installed() {
            return Ok(Self::OwnSource);
        }
        if let Some(found) = from_source()? {
            return Ok(found);
        }
        if with_rustup(&["component", "add", "rust-src"], "Add the library's source with rustup") && source_installed()
        {
            return Ok(Self::OwnSource);
        }
        Self::find()
    }

    /// Sets what cargo and Trunk need to build for wasm. Nothing outside the build folder is changed, and native
    /// builds stay with the toolchain in use.
    pub(crate) fn prepare(&self, command: &mut Command, tools: &[PathBuf]) -> Result<()> {
        let mut folders = tools.to_vec();
        // A folder of its own: the page and native tests build side by side and never wait for each other.
        command.env("CARGO_TARGET_DIR", target_folder()).current_dir(project::root());
        // Trunk reads NO_COLOR as an option of its own, whose only values are words.
        command.env_remove("NO_COLOR").env_remove("CARGO_BUILD_TARGET").env_remove("RUSTFLAGS");
        command.env(FLAGS, ERASE);
        if self.builds_the_library() {
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            // Its sorts and searches are then built for size too.
            command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        }
        if let Self::FromSource { linker } = self {
            folders.insert(0, PathBuf::from("/usr/bin"));
            command.env("RUSTC", DEBIAN_RUSTC);
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            // What cargo set for this program belongs to the other toolchain.
            command.env_remove("CARGO").env_remove("LD_LIBRARY_PATH").env_remove("RUSTUP_TOOLCHAIN");
        }
        let path = env::var_os("PATH").unwrap_or_default();
        let joined = env::join_paths(folders.into_iter().chain(env::split_paths(&path)))
            .context("a folder of the tool cache has a character that PATH cannot hold")?;
        command.env("PATH", joined);
        Ok(())
    }

    /// For a release: where the library is built anyway, a panic stops the page at once instead of making a message
    /// first. The messages with all that forms them are a twentieth of the bytes; the page still says where it stopped.
    pub(crate) fn shrink(&self, command: &mut Command) {
        if self.builds_the_library() {
            command.env(FLAGS, format!("{ERASE} -Zunstable-options -Zlocation-detail=none"));
            command.env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true");
            command.env("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort");
        }
    }

    /// Whether the library is built along with the page, for size.
    pub(crate) fn builds_the_library(&self) -> bool {
        matches!(self, Self::OwnSource | Self::FromSource { .. })
    }

    /// The cargo that builds for wasm.
    pub(crate) fn cargo(&self) -> Command {
        match self {
            Self::Installed | Self::OwnSource => crate::tools::cargo(),
            Self::FromSource { .. } => Command::new("/usr/bin/cargo"),
        }
    }

    /// How it compiles, for the person.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::Installed => "the toolchain in use, which has the wasm library",
            Self::OwnSource => "the toolchain in use, which builds the wasm library along with the page",
            Self::FromSource { .. } => "Debian's compiler, which builds the wasm library along with the page",
        }
    }
}

/// Where builds for wasm go.
pub(crate) fn target_folder() -> PathBuf {
    project::root().join("target").join("page")
}

fn sysroot(rustc: &str) -> Option<PathBuf> {
    run::output(rustc, &["--print", "sysroot"]).map(PathBuf::from)
}

fn library_installed() -> bool {
    sysroot("rustc").is_some_and(|root| root.join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn source_installed() -> bool {
    sysroot("rustc").is_some_and(|root| root.join("lib/rustlib/src/rust/library/std").is_dir())
}

fn from_source() -> Result<Option<Wasm>> {
    let Some(said) = run::output(DEBIAN_RUSTC, &["--version"]) else { return Ok(None) };
    let new_enough = project::two_numbers(&said) >= Some(project::rust_version()?);
    let source = sysroot(DEBIAN_RUSTC).map(|root| root.join("lib/rustlib/src/rust/library/std"));
    if !new_enough || !Path::new("/usr/bin/cargo").is_file() || !source.is_some_and(|source| source.exists()) {
        return Ok(None);
    }
    let Some(linker) = linker() else {
        bail!("no linker for wasm.\n  What to do: run `sudo apt-get install -y lld-22`, then this command again");
    };
    Ok(Some(Wasm::FromSource { linker }))
}

/// The linker of the rustup toolchain, or one of Debian's.
fn linker() -> Option<PathBuf> {
    let host =
        run::output("rustc", &["-vV"])?.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned))?;
    let own = sysroot("rustc").map(|root| root.join("lib/rustlib").join(host).join("bin/rust-lld"));
    let debian = ["wasm-ld-22", "wasm-ld-19", "wasm-ld"].into_iter().find_map(run::which);
    own.filter(|path| path.is_file()).or(debian)
}

/// Has rustup fetch something; without reaching its servers it gives up within seconds.
fn with_rustup(arguments: &[&str], title: &str) -> bool {
    if run::which("rustup").is_none() {
        return false;
    }
    let mut command = Command::new("rustup");
    command.args(arguments).current_dir(project::root());
    Step { title, takes: "seconds, once per machine", remedy: "" }.attempt(&mut command)
}
