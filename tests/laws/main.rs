//! Every case of `cases/`, on every server, held to every law. `CASES=KIND/WHAT` picks some, `BLESS=1` writes what the
//! tool makes of them. The machine's own server runs every case that it can: those without vectors.

mod case;
mod golden;
mod laws;
mod migrations;
mod random;
mod rows;

use libtest_mimic::{Arguments, Trial};
use tests::server::{Server, contrib_server, servers};

fn main() {
    let arguments = Arguments::from_args();
    // Listing must work without servers.
    let servers: Vec<Server> = if arguments.list {
        [16, 18].map(|version| Server { version, url: String::new() }).into()
    } else {
        servers()
    };
    let contrib = if arguments.list { None } else { contrib_server() };
    let wanted = std::env::var("CASES").unwrap_or_default();
    let mut trials = Vec::new();
    for case in case::all().into_iter().filter(|case| case.name.contains(&wanted)) {
        let without_vectors = contrib.iter().filter(|_| !case.has_vectors());
        for server in servers.iter().chain(without_vectors) {
            let (case, server) = (case.clone(), server.clone());
            let name = format!("{}::on_{}", case.name, server.version);
            trials.push(Trial::test(name, move || laws::hold(&case, &server).map_err(Into::into)));
        }
    }
    trials.extend(random::trials(&servers, &wanted));
    libtest_mimic::run(&arguments, trials).exit();
}
