//! Every case of `cases/`, on every server, held to every law. `CASES=KIND/WHAT` picks some, `BLESS=1` writes what the
//! tool makes of them. The machine's own server runs every case that it can: those without vectors; the embedded one
//! some of every kind.

mod case;
mod golden;
mod laws;
mod migrations;
mod place;
mod random;
mod rows;

use std::collections::BTreeMap;

use case::Case;
use libtest_mimic::{Arguments, Trial};
use place::Embedded;
use tests::server::{Server, contrib_server, servers};

fn main() {
    let arguments = Arguments::from_args();
    // Listing must work without servers.
    let unknown = arguments.list && std::env::var_os(tests::server::VARIABLE).is_none();
    let servers: Vec<Server> = if unknown {
        [16, 18].map(|version| Server { version, url: String::new() }).into()
    } else {
        servers()
    };
    let contrib = if unknown { None } else { contrib_server() };
    let wanted = std::env::var("CASES").unwrap_or_default();
    let mut trials = Vec::new();
    for case in case::all().into_iter().filter(|case| case.name.contains(&wanted)) {
        let special = (!case.expected.needs.is_empty()).then(|| offering(&case, unknown));
        let without_vectors = contrib.iter().filter(|_| !case.has_vectors());
        let usual = || servers.iter().chain(without_vectors).cloned().collect();
        for server in special.unwrap_or_else(usual) {
            let case = case.clone();
            let name = format!("{}::on_{}", case.name, server.version);
            trials.push(Trial::test(name, move || laws::hold(&case, &server).map_err(Into::into)));
        }
    }
    trials.extend(embedded(&wanted));
    trials.extend(random::trials(&servers, &wanted));
    libtest_mimic::run(&arguments, trials).exit();
}

/// How many cases of a kind the embedded server plays; `EMBEDDED_CASES` asks for another number.
const EMBEDDED_CASES: usize = 12;

/// One trial for the embedded server, which takes one case at a time: some of every kind, from first to last.
fn embedded(wanted: &str) -> Option<Trial> {
    let most = std::env::var("EMBEDDED_CASES")
        .map_or(EMBEDDED_CASES, |it| it.parse().expect("EMBEDDED_CASES is a number"));
    let mut kinds: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in case::all().into_iter().filter(|case| case.name.contains(wanted)) {
        let (kind, _) = case.name.split_once('/').unwrap_or((&case.name, ""));
        kinds.entry(kind.to_owned()).or_default().push(case);
    }
    let some = |cases: Vec<Case>| {
        let every = cases.len().div_ceil(most.max(1)).max(1);
        cases.into_iter().step_by(every)
    };
    let cases: Vec<Case> = kinds.into_values().flat_map(some).collect();
    // What is blessed is the newest server's.
    if cases.is_empty() || most == 0 || std::env::var_os("BLESS").is_some() {
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

/// The servers that have the extensions a case needs. A case that can run nowhere is a failure.
fn offering(case: &Case, unknown: bool) -> Vec<Server> {
    if unknown {
        return vec![Server { version: 15, url: String::new() }];
    }
    let needs = &case.expected.needs;
    let all = servers().into_iter().chain(contrib_server());
    let offering: Vec<Server> = all.filter(|server| server.offers(needs)).collect();
    assert!(!offering.is_empty(), "{}: no server has {}", case.name, needs.join(" and "));
    offering
}
