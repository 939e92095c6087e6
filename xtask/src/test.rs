//! `cargo xtask test`: every test of the workspace, on servers of its own.

#[cfg(test)]
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

#[cfg(test)]
use crate::command::output;
use crate::command::{cargo, succeed, target_directory};
use crate::servers::Servers;

/// The variable in which the tests find their servers.
pub(crate) const SERVERS: &str = "AUTOGEN_TEST_SERVERS";

/// Runs the tests. A test program runs its tests in threads: for the laws' two thousand trials, separate processes
/// would take longer to start than to run. The last line counts all tests.
pub(crate) fn run(runner_args: &[String]) -> Result<ExitCode> {
    run_after(&[], runner_args)
}

/// The same after other checks, whose times are printed with those of the tests.
pub(crate) fn run_after(checks: &[(&str, Duration)], runner_args: &[String]) -> Result<ExitCode> {
    let servers = Servers::start()?;
    let started = Instant::now();
    // The tests run the binaries as processes, and a test build does not bring those up to date.
    succeed(cargo().args(["build", "--workspace", "--bins"]))?;
    // With features of their own, and beside the other programs.
    let mut judges = cargo();
    judges.args(["build", "--quiet", "--manifest-path", "tests/judges/Cargo.toml"]);
    succeed(judges.arg("--target-dir").arg(target_directory()))?;
    let programs = started.elapsed();
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]).args(runner_args);
    let mut tests = tests
        .env(SERVERS, servers.addresses())
        .stdout(Stdio::piped())
        .spawn()
        .context("`cargo test` does not run")?;
    let mut total = Tally::default();
    for line in BufReader::new(tests.stdout.take().context("the output of the tests")?).lines() {
        let line = line.context("the output of the tests")?;
        println!("{line}");
        total.add(&line);
    }
    let succeeded = tests.wait()?.success();
    drop(servers);
    if !succeeded && total.failed == 0 {
        eprintln!("error: a test program was not built, or ended before its tests did");
    } else if total.passed == 0 {
        eprintln!("error: there is no such test");
    }
    println!();
    for (what, took) in checks {
        println!("{what}: {} s", took.as_secs());
    }
    println!("building the programs: {} s", programs.as_secs());
    let tests = started.elapsed().saturating_sub(programs);
    println!("building and running the tests: {} s, of which", tests.as_secs());
    for (count, seconds) in total.took.iter().filter(|(_, seconds)| *seconds >= 1.0) {
        println!("  {count} tests: {seconds:.0} s");
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if succeeded && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The results of all test programs.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    /// For each program, how many tests it ran in how many seconds.
    took: Vec<(usize, f64)>,
}

impl Tally {
    /// Reads the counts at the end of a test program: `test result: ok. 12 passed; 0 failed; …; finished in 0.1s`
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let words: Vec<&str> = result.split_whitespace().collect();
        let count = |what: &str| {
            let pair = words.windows(2).find(|pair| pair[1] == what);
            pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0_usize)
        };
        let (passed, failed) = (count("passed;"), count("failed;"));
        self.passed += passed;
        self.failed += failed;
        let seconds = words.last().and_then(|it| it.strip_suffix('s')?.parse().ok());
        self.took.extend(seconds.map(|seconds| (passed + failed, seconds)));
    }
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

/// The features of each package, as the units of these kinds of dependencies need it.
#[cfg(test)]
fn features(edges: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut tree = cargo();
    tree.args(["tree", "--workspace", "--prefix", "none", "--format", "{p}|{f}", "--edges", edges]);
    let mut features: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let told = output(&mut tree).expect("`cargo tree`");
    // A blank line is between members.
    for (package, own) in told.lines().filter_map(|it| it.split_once('|')) {
        let own = own.trim_end_matches(" (*)");
        features.entry(package.to_owned()).or_default().insert(own.to_owned());
    }
    features
}

/// Otherwise everything that depends on the package is built twice, which takes minutes.
#[test]
fn tests_need_no_package_with_other_features() {
    let (programs, tests) = (features("normal,build"), features("normal,build,dev"));
    let differ = |(package, own): &(&String, &BTreeSet<String>)| tests.get(*package) != Some(own);
    let others: Vec<_> = programs.iter().filter(differ).map(|(package, _)| package).collect();
    assert!(others.is_empty(), "a dev-dependency adds features to {others:?}");
}

#[test]
fn a_tally_counts_every_program() {
    let mut total = Tally::default();
    for line in [
        "test a ... ok",
        "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.1s",
        "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
    ] {
        total.add(line);
    }
    assert_eq!((total.passed, total.failed), (13, 2));
    assert_eq!(total.took, [(12, 0.1)]);
}
