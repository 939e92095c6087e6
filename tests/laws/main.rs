//! Every case of `cases/`, on every server, held to every law. `CASES=KIND/WHAT` picks some, `BLESS=1` writes what the
//! tool makes of them. The machine's own server runs every case that it can: those without vectors.

mod case;
mod golden;
mod laws;
mod migrations;
mod random;
mod rows;

use case::Case;
use libtest_mimic::{Arguments, Trial};
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
    trials.extend(random::trials(&servers, &wanted));
    libtest_mimic::run(&arguments, trials).exit();
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
