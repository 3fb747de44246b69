//! `cargo xtask serve`: the page on a local address, built anew and loaded again when its source changes.
//!
//! Trunk watches, builds and serves; after each build it calls this program back, which packs the page as people receive
//! it. Only the security policy goes, because loading again needs a connection, which the policy rightly refuses.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::page::{self, Profile};
use crate::project;
use crate::run;
use crate::tools;
use crate::wasm::Wasm;

/// Listens to Trunk and loads the page again after a build.
const RELOAD: &str = r#"<script>
new WebSocket(`ws://${location.host}/.well-known/trunk/ws`).onmessage = (message) => {
  const told = JSON.parse(message.data);
  if (told.type === "reload") location.reload();
  else console.error(told.type, told.data);
};
</script>
"#;

/// Serves the page for a folder of articles until it is interrupted.
pub(crate) fn serve(corpus: &Path, port: u16) -> Result<()> {
    run::section("The tools");
    let wasm = Wasm::find()?;
    let tools = tools::for_the_page()?;
    page::fetch(&wasm, &tools)?;
    let command = page::command(Profile::Optimised)?;
    let root = project::root();
    let folder = root.join("target").join("serve");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let config = folder.join("Trunk.toml");
    fs::write(&config, configuration(&root, &root.join(corpus), &command)?)
        .with_context(|| format!("cannot write {}", config.display()))?;
    run::section("The page");
    eprintln!("  http://localhost:{port} once the first build is done (about 3 minutes the first time, then seconds)");
    let mut trunk = Command::new(tools[0].join("trunk"));
    trunk.args(["serve", "--offline", "--port", &port.to_string(), "--config"]).arg(&config);
    wasm.prepare(&mut trunk, &tools)?;
    run::loud(&mut trunk, "`trunk serve`", "free the port or choose another with --port; mend what the compiler names")
}

/// Trunk's settings for serving: as in the project's own `Trunk.toml`, with the packing after each build.
fn configuration(root: &Path, corpus: &Path, command: &Path) -> Result<String> {
    let own = env::current_exe().context("this program has no path by which Trunk could call it")?;
    let word = |path: PathBuf| format!("{:?}", path.display().to_string());
    let sources = page::SOURCES.iter().map(|path| root.join(path)).filter(|path| path.exists());
    let watched: Vec<String> = sources.map(word).collect();
    Ok(format!(
        "[build]\ntarget = {target}\ndist = {dist}\nfilehash = false\ninject_scripts = false\nno_sri = true\n\n\
         [watch]\nwatch = [{watched}, {corpus}]\n\n\
         [[hooks]]\nstage = \"post_build\"\ncommand = {own}\ncommand_arguments = [\"pack-for-serving\", {corpus}, {command}]\n",
        target = word(root.join("index.html")),
        dist = word(root.join("target/serve/app")),
        watched = watched.join(", "),
        own = word(own),
        corpus = word(corpus.to_path_buf()),
        command = word(command.to_path_buf()),
    ))
}

/// What Trunk calls after each build: packs the app it has just built, and makes the result load again by itself.
pub(crate) fn pack(corpus: &Path, command: &Path) -> Result<()> {
    let app = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).context("only Trunk calls this, after a build")?;
    let packed = app.join("packed.html");
    let mut build = Command::new(command);
    build.arg("build").arg(corpus).arg("-o").arg(&packed).arg("--app").arg(&app);
    run::loud(&mut build, "`factfolio build`", "read the message above")?;
    let html = fs::read_to_string(&packed).with_context(|| format!("cannot read {}", packed.display()))?;
    fs::remove_file(&packed).with_context(|| format!("cannot remove {}", packed.display()))?;
    let index = app.join("index.html");
    fs::write(&index, reloading(&html)).with_context(|| format!("cannot write {}", index.display()))
}

/// The page without its security policy and with the script that loads it again.
fn reloading(html: &str) -> String {
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"");
    let end = policy.and_then(|start| html[start..].find('>').map(|length| start + length + 1));
    let (before, after) = match (policy, end) {
        (Some(start), Some(end)) => (&html[..start], &html[end..]),
        _ => ("", html),
    };
    format!("{before}{after}{RELOAD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_served_page_may_connect_and_does() {
        let page = reloading(
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>T</title>",
        );
        assert!(page.starts_with("<head><title>T</title>"), "{page}");
        assert!(page.ends_with(RELOAD));
    }
}
