//! Holds every case of `cases/` to every law on every server. `CASES=KIND/WHAT` selects cases, and `BLESS=1` writes
//! the output of the tool. The server with contrib modules runs the cases that need one, and every third of the others that
//! have no vectors (`EVERY_CASE=1`: all of these); the embedded one runs some of every kind.

mod adopted;
mod case;
mod compare;
mod completed;
mod counts;
mod dump;
#[path = "../folders.rs"]
mod folders;
mod golden;
mod laws;
mod locks;
mod online;
mod parking;
mod place;
mod random;
mod rows;
mod stage;
mod through;
mod ways;

use std::{collections::BTreeMap, process::ExitCode};

use case::Case;
use libtest_mimic::{Arguments, Trial};
use place::{Embedded, Oracle};
use similar::TextDiff;
use tests::server::{Server, contrib_server, servers};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    // Listing must work without servers.
    let unknown = arguments.list && std::env::var_os(tests::server::VARIABLE).is_none();
    let offers = if unknown { Offer::unknown() } else { Offer::all() };
    let wanted = std::env::var("CASES").unwrap_or_default();
    let cases: Vec<Case> = case::all().into_iter().filter(|it| it.name.contains(&wanted)).collect();
    let mut trials = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let mut servers = places(case, &offers);
        if !at.is_multiple_of(THINNED)
            && wanted.is_empty()
            && std::env::var_os("EVERY_CASE").is_none()
        {
            leave_to_others(case, &mut servers, &offers);
        }
        let newest = servers.iter().map(|it| it.version).max();
        for server in servers {
            let case = case.clone();
            let name = format!("{}::on_{}", case.name, server.version);
            let by_hand =
                ["unmanaged/", "blocked/", "partition/"].iter().any(|it| case.name.starts_with(it));
            let oracle = if by_hand || Some(server.version) == newest {
                Oracle::Asked
            } else {
                Oracle::Spared
            };
            let hold = move || laws::hold(&case, &server, oracle).map_err(Into::into);
            trials.push(Trial::test(name, hold));
        }
    }
    trials.extend(adopted(&offers, &wanted));
    // Only one server's output is blessed.
    if !is_blessing() {
        trials.extend(embedded(cases));
        let servers: Vec<Server> =
            offers.iter().filter(|it| !it.has_contrib).map(|it| it.server.clone()).collect();
        trials.extend(random::trials(&servers, &wanted));
    }
    if !wanted.is_empty() && trials.iter().all(|it| arguments.is_filtered_out(it)) {
        eprintln!("error: {}", nothing(&wanted, &trials));
        return ExitCode::FAILURE;
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A trial for each schema of `tests/adopted`, on the newest server.
fn adopted(offers: &[Offer], wanted: &str) -> Vec<Trial> {
    let usual = offers.iter().filter(|it| !it.has_contrib).map(|it| &it.server);
    let Some(newest) = usual.max_by_key(|it| it.version) else { return Vec::new() };
    let names = adopted::all().into_iter().filter(|it| format!("adopted/{it}").contains(wanted));
    let trial = |name: String| {
        let server = newest.clone();
        let title = format!("adopted/{name}::on_{}", server.version);
        Trial::test(title, move || laws::adopts(&name, &server).map_err(Into::into))
    };
    names.map(trial).collect()
}

/// Why there is nothing to run: a run without a trial has tested nothing, and therefore fails.
fn nothing(wanted: &str, trials: &[Trial]) -> String {
    if !trials.is_empty() {
        let names: Vec<&str> = trials.iter().map(Trial::name).take(3).collect();
        return format!(
            "the arguments leave no trial of `{wanted}`\n  help: there is {}",
            names.join(", ")
        );
    }
    let likeness = |name: &str| TextDiff::from_chars(wanted, name).ratio();
    let mut names: Vec<String> = case::all().into_iter().map(|case| case.name).collect();
    names.sort_by(|left, right| likeness(right).total_cmp(&likeness(left)));
    format!("no case has `{wanted}` in its name\n  help: the nearest are {}", names[..3].join(", "))
}

pub(crate) fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// A server, and the extensions it offers.
struct Offer {
    server: Server,
    has_contrib: bool,
    extensions: Vec<String>,
}

impl Offer {
    fn all() -> Vec<Self> {
        let of = |server: Server, has_contrib| Self {
            extensions: server.extensions(),
            server,
            has_contrib,
        };
        let usual = servers().into_iter().map(|it| of(it, false));
        usual.chain([of(contrib_server(), true)]).collect()
    }

    fn unknown() -> Vec<Self> {
        let of = |version| Server { version, url: String::new() };
        let of = |version, has_contrib| Self {
            server: of(version),
            has_contrib,
            extensions: Vec::new(),
        };
        vec![of(16, false), of(18, false), of(17, true)]
    }
}

/// How many cases there are for each one that the server with contrib modules runs although it does not need them. It is
/// neither the oldest nor the newest version.
const THINNED: usize = 3;

/// Leaves a case to the other servers, if they run it too.
fn leave_to_others(case: &Case, servers: &mut Vec<Server>, offers: &[Offer]) {
    let has_contrib = |it: &Server| {
        offers.iter().any(|offer| offer.has_contrib && offer.server.version == it.version)
    };
    if case.expected.needs.is_empty() && servers.len() > 1 {
        servers.retain(|it| !has_contrib(it));
    }
}

/// The servers for a case. If there is none, the case fails.
fn places(case: &Case, offers: &[Offer]) -> Vec<Server> {
    let needs = &case.expected.needs;
    let has_vectors = case.has_vectors();
    let known = offers.iter().any(|it| !it.extensions.is_empty());
    let suits = |it: &&Offer| {
        let offers = if needs.is_empty() {
            !it.has_contrib || !has_vectors
        } else {
            !known || needs.iter().all(|name| it.extensions.contains(name))
        };
        offers && it.server.version >= case.expected.since
    };
    let mut servers: Vec<Server> =
        offers.iter().filter(suits).map(|it| it.server.clone()).collect();
    assert!(!servers.is_empty(), "{}: no server has what it needs", case.name);
    if is_blessing() {
        // Versions of Postgres print some expressions differently; the newest version's output is blessed.
        servers.sort_by_key(|it| it.version);
        servers.drain(..servers.len() - 1);
    }
    servers
}

/// How many cases of each kind the embedded server runs, unless `EMBEDDED_CASES` says otherwise.
const EMBEDDED_CASES: usize = 8;

/// One trial for the embedded server, which runs one case at a time: the first cases of every kind.
fn embedded(cases: Vec<Case>) -> Option<Trial> {
    let most = std::env::var("EMBEDDED_CASES")
        .map_or(EMBEDDED_CASES, |it| it.parse().expect("EMBEDDED_CASES is a number"));
    let mut kinds: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in cases {
        let (kind, _) = case.name.split_once('/').unwrap_or((&case.name, ""));
        kinds.entry(kind.to_owned()).or_default().push(case);
    }
    let some = |cases: Vec<Case>| {
        let every = cases.len().div_ceil(most.max(1)).max(1);
        cases.into_iter().step_by(every)
    };
    let cases: Vec<Case> = kinds.into_values().flat_map(some).collect();
    if cases.is_empty() || most == 0 {
        return None;
    }
    Some(Trial::test("embedded/some_of_every_kind", move || {
        let server = Embedded::start()?;
        let broken = cases.iter().filter_map(|case| {
            let error = laws::hold_embedded(case, &server).err()?;
            Some(format!("{}: {error}", case.name))
        });
        let broken: Vec<String> = broken.collect();
        if broken.is_empty() { Ok(()) } else { Err(broken.join("\n\n").into()) }
    }))
}
