//! Random pairs of schemas, held to the laws like cases.
//!
//! A pair is written as the sources of a case and read by the entity reader, so a failure prints what ran, only
//! smaller: paste it below `cases/`. A pair's number is its seed.

mod dice;
mod generate;
mod model;
mod mutate;
mod others;
mod prune;
mod rename;
mod rows;
mod shrink;
mod source;
mod types;

use std::fs;

use libtest_mimic::Trial;
use tests::server::Server;

use self::{dice::Dice, model::World};
use crate::{
    case::{Case, Expected},
    laws,
    place::Oracle,
};

/// How many pairs a test run checks, unless `RANDOM_PAIRS` says otherwise.
const PAIRS: usize = 100;

#[derive(Clone, Debug, PartialEq)]
struct Pair {
    before: World,
    after: World,
}

/// One trial for each pair, alternating between servers.
pub(crate) fn trials(servers: &[Server], wanted: &str) -> Vec<Trial> {
    let count = std::env::var("RANDOM_PAIRS")
        .map_or(PAIRS, |it| it.parse().expect("RANDOM_PAIRS is a number"));
    let first: usize =
        std::env::var("RANDOM_FROM").map_or(0, |it| it.parse().expect("RANDOM_FROM is a number"));
    let mut trials = Vec::new();
    for seed in first..first + count {
        let server = servers[seed % servers.len()].clone();
        let name = format!("random/{seed:04}");
        if name.contains(wanted) {
            let name = format!("{name}::on_{}", server.version);
            trials.push(Trial::test(name, move || hold(seed, &server).map_err(Into::into)));
        }
    }
    trials
}

fn pair(seed: usize, version: u32) -> Pair {
    let Pair { mut before, mut after } = any(seed);
    prune::until(version, &mut before);
    prune::until(version, &mut after);
    Pair { before, after }
}

fn any(seed: usize) -> Pair {
    let mut dice = Dice::new(u64::try_from(seed).unwrap_or_default());
    let before = generate::world(&mut dice, 0);
    if dice.chance(8) {
        let first = before.next();
        return Pair { before, after: generate::world(&mut dice, first) };
    }
    let after = mutate::later(&mut dice, &before);
    Pair { before, after }
}

fn hold(seed: usize, server: &Server) -> Result<(), String> {
    let pair = pair(seed, server.version);
    let Err(broken) = run(&pair, server) else { return Ok(()) };
    let law = law(&broken);
    // That takes a while, and the broken law already says much.
    eprintln!("random/{seed:04} is being made smaller: {broken}");
    let fails = |pair: &Pair| run(pair, server).is_err_and(|it| self::law(&it) == law);
    let smallest = shrink::shrink(pair, fails);
    let broken = run(&smallest, server).err().unwrap_or(broken);
    Err(format!(
        "{broken}\n\n// before.rs\n{}\n// after.rs\n{}\n-- rows.sql\n{}",
        source::source(&smallest.before, None),
        source::source(&smallest.after, Some(&smallest.before)),
        rows::rows(&smallest.before, &smallest.after),
    ))
}

/// The beginning of the failure, without names and numbers, so that shrinking follows one bug.
fn law(broken: &str) -> String {
    let first = broken.lines().next().unwrap_or_default();
    let mut quoted = false;
    let outside = first.chars().filter(|it| {
        quoted ^= matches!(it, '"' | '`');
        !quoted && !it.is_ascii_digit()
    });
    outside.collect()
}

fn run(pair: &Pair, server: &Server) -> Result<(), String> {
    // The newest server suffices, and shrinking asks often.
    let oracle = if server.version >= 18 { Oracle::Asked } else { Oracle::Spared };
    with_rows(pair, rows::rows(&pair.before, &pair.after), |case| {
        laws::hold_random(case, server, oracle)
    })?;
    with_rows(pair, rows::of_start(&pair.before), |case| laws::hold_rows(case, server))
}

/// Runs a pair as a case with these rows.
fn with_rows(
    pair: &Pair,
    rows: String,
    play: impl FnOnce(&Case) -> Result<(), String>,
) -> Result<(), String> {
    let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (file, text) in [
        ("before.rs", source::source(&pair.before, None)),
        ("after.rs", source::source(&pair.after, Some(&pair.before))),
        ("rows.sql", rows),
    ] {
        fs::write(directory.path().join(file), text).map_err(|error| error.to_string())?;
    }
    let case = Case {
        name: "random/pair".to_owned(),
        directory: directory.path().to_owned(),
        expected: Expected::default(),
    };
    play(&case)
}
