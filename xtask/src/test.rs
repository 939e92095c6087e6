//! `cargo xtask test`: every test of the workspace, on servers of its own.

use std::io::Read as _;
use std::process::ExitCode;

use anyhow::Result;

use crate::command::{cargo, output, status, succeed};
use crate::servers::Servers;

/// What the tests find their servers by.
pub(crate) const SERVERS: &str = "AUTOGEN_TEST_SERVERS";

/// Runs the tests. The test runner's own summary is the last thing printed, and its exit code is ours.
pub(crate) fn run(runner_args: &[String]) -> Result<ExitCode> {
    let servers = Servers::start()?;
    // The tests run the binaries as processes, which a test build alone does not bring up to date.
    succeed(cargo().args(["build", "--workspace", "--bins"]))?;
    let mut runner = cargo();
    if has_nextest() {
        if runner_args.is_empty() {
            // Nextest leaves these out. First, so that its summary ends the output.
            succeed(
                cargo()
                    .args(["test", "--workspace", "--doc", "--quiet"])
                    .env(SERVERS, servers.addresses()),
            )?;
        }
        runner.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    } else {
        runner.args(["test", "--workspace", "--no-fail-fast"]);
    }
    let status = status(runner.args(runner_args).env(SERVERS, servers.addresses()))?;
    drop(servers);
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// For a debugger, `psql`, or running one test many times.
pub(crate) fn hold_servers() -> Result<ExitCode> {
    let servers = Servers::start()?;
    println!("export {SERVERS}='{}'", servers.addresses());
    eprintln!("The servers stop when stdin ends (ctrl-d).");
    std::io::stdin().read_to_end(&mut Vec::new())?;
    drop(servers);
    Ok(ExitCode::SUCCESS)
}

fn has_nextest() -> bool {
    output(cargo().args(["nextest", "--version"])).is_ok()
}
