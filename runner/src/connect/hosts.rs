//! The lists `host`, `hostaddr` and `port` → the servers to try, in order.
//!
//! Each list is separated by commas, as in libpq. A name may have several addresses; the operating system resolves it
//! at each attempt.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use super::error::ConnectError;

/// The default socket directories: Debian's, and then that of a build from source (by its real name on macOS).
const SOCKETS: [&str; 3] = ["/var/run/postgresql", "/tmp", "/private/tmp"];
const DEFAULT_PORT: u16 = 5432;

/// One server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Host {
    pub(super) endpoint: Endpoint,
    pub(super) port: u16,
    /// Its name in the password file.
    pub(super) name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Endpoint {
    /// The directory of a Unix socket. An abstract one begins with `@`.
    Socket(PathBuf),
    /// A name to resolve, or an address.
    Network(String),
    /// An address to use instead of the name. The certificate is still for the name.
    Address(IpAddr),
}

/// The servers in the three lists; the local one if there is none.
pub(super) fn read(hosts: &str, addresses: &str, ports: &str) -> Result<Vec<Host>, ConnectError> {
    let (hosts, addresses, ports) = (list(hosts), list(addresses), list(ports));
    let count = hosts.len().max(addresses.len()).max(1);
    if !hosts.is_empty() && !addresses.is_empty() && hosts.len() != addresses.len() {
        return Err(ConnectError::Parameter {
            name: "hostaddr",
            reason: format!("{} addresses for {} hosts", addresses.len(), hosts.len()),
        });
    }
    if ports.len() > 1 && ports.len() != count {
        return Err(ConnectError::Parameter {
            name: "port",
            reason: format!("{} ports for {count} hosts", ports.len()),
        });
    }
    (0..count)
        .map(|at| {
            let port = port(ports.get(at).or(ports.first()).copied().unwrap_or_default())?;
            let host = hosts.get(at).copied().unwrap_or_default();
            let address = addresses.get(at).copied().unwrap_or_default();
            one(host, address, port)
        })
        .collect()
}

fn one(host: &str, address: &str, port: u16) -> Result<Host, ConnectError> {
    let name = if host.is_empty() { address } else { host }.to_owned();
    if !address.is_empty() {
        let address = address.parse().map_err(|_| ConnectError::Parameter {
            name: "hostaddr",
            reason: "it is not an IP address".to_owned(),
        })?;
        return Ok(Host { endpoint: Endpoint::Address(address), port, name });
    }
    if host.is_empty() {
        return Ok(of_this_machine(port));
    }
    let is_socket = host.starts_with(['/', '@']);
    let is_default = SOCKETS.contains(&host);
    Ok(Host {
        endpoint: if is_socket {
            Endpoint::Socket(host.into())
        } else {
            Endpoint::Network(host.into())
        },
        port,
        name: if is_default { "localhost".to_owned() } else { name },
    })
}

/// The socket that a server listens on, and the network if there is none: a server in a container has its socket
/// inside.
fn of_this_machine(port: u16) -> Host {
    let listens = |directory: &str| Path::new(directory).join(format!(".s.PGSQL.{port}")).exists();
    let endpoint = match SOCKETS.into_iter().find(|directory| listens(directory)) {
        Some(directory) => Endpoint::Socket(directory.into()),
        None => Endpoint::Network("localhost".to_owned()),
    };
    Host { endpoint, port, name: "localhost".to_owned() }
}

fn list(text: &str) -> Vec<&str> {
    if text.is_empty() { vec![] } else { text.split(',').map(str::trim).collect() }
}

/// The text is not shown: if a password contains an unencoded `/`, it is part of the port.
fn port(text: &str) -> Result<u16, ConnectError> {
    if text.is_empty() {
        return Ok(DEFAULT_PORT);
    }
    text.parse().ok().filter(|port| *port > 0).ok_or_else(|| ConnectError::Parameter {
        name: "port",
        reason: "it is not a number from 1 to 65535".to_owned(),
    })
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port;
        match &self.endpoint {
            Endpoint::Socket(directory) => write!(f, "{}:{port}", directory.display()),
            Endpoint::Network(host) if host.contains(':') => write!(f, "[{host}]:{port}"),
            Endpoint::Network(host) => write!(f, "{host}:{port}"),
            Endpoint::Address(address) => {
                write!(f, "{}", std::net::SocketAddr::new(*address, port))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn shown(hosts: &str, addresses: &str, ports: &str) -> String {
        match read(hosts, addresses, ports) {
            Ok(hosts) => {
                let hosts: Vec<_> = hosts.iter().map(|it| format!("{it}({})", it.name)).collect();
                hosts.join(" ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn hosts_addresses_and_ports_are_matched_up() {
        for (hosts, addresses, ports, expected) in [
            ("a,b", "", "", "a:5432(a) b:5432(b)"),
            ("a,b", "", "1", "a:1(a) b:1(b)"),
            ("a,b", "", "1,", "a:1(a) b:5432(b)"),
            ("::1", "", "1", "[::1]:1(::1)"),
            ("a", "127.0.0.1", "", "127.0.0.1:5432(a)"),
            ("", "::1,127.0.0.1", "", "[::1]:5432(::1) 127.0.0.1:5432(127.0.0.1)"),
            ("a,b", ",::1", "", "a:5432(a) [::1]:5432(b)"),
            ("/x,@y", "", "", "/x:5432(/x) @y:5432(@y)"),
            ("/var/run/postgresql", "", "", "/var/run/postgresql:5432(localhost)"),
        ] {
            assert_eq!(shown(hosts, addresses, ports), expected);
        }
    }

    #[test]
    fn lists_that_do_not_go_together_are_refused_without_their_text() {
        for (hosts, addresses, ports, reason) in [
            ("a,b", "", "1,2,3", "3 ports for 2 hosts"),
            ("a,b", "::1", "", "1 addresses for 2 hosts"),
            ("a", "s3cret", "", "not an IP address"),
            ("a", "", "s3cret", "not a number"),
            ("a", "", "0", "not a number"),
            ("a", "", "65536", "not a number"),
        ] {
            let shown = shown(hosts, addresses, ports);
            assert!(shown.contains(reason) && !shown.contains("s3cret"), "{shown}");
        }
    }
}
