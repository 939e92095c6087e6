//! Other routes to a server that listens on one port: sockets, IPv6, a port that opens late or leads nowhere.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::path::Path;
use std::thread;

/// A port that leads to the server.
pub(super) fn port(port: u16, address: &str) {
    accept_on(TcpListener::bind(("127.0.0.1", port)).expect("the port"), address);
}

/// A port of `::1` that leads to the server.
pub(super) fn ipv6(address: &str) -> u16 {
    let listener = TcpListener::bind("[::1]:0").expect("a port of ::1");
    let port = listener.local_addr().expect("an address").port();
    accept_on(listener, address);
    port
}

/// A Unix socket that leads to the server.
pub(super) fn socket(path: &Path, address: &str) {
    accept_on_socket(UnixListener::bind(path).expect("a socket"), address);
}

/// The same without a file.
pub(super) fn abstract_socket(name: &str, address: &str) {
    let name = SocketAddr::from_abstract_name(name).expect("a name");
    accept_on_socket(UnixListener::bind_addr(&name).expect("a socket"), address);
}

/// A port that nobody listens on.
pub(super) fn closed() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// A port where a server says that it is starting.
pub(super) fn starting() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for client in listener.incoming() {
            let mut client = client.expect("a client");
            thread::spawn(move || -> std::io::Result<()> {
                let mut start = [0; 1024];
                let mut length = client.read(&mut start)?;
                // Refuses encryption.
                while length == 8 {
                    client.write_all(b"N")?;
                    length = client.read(&mut start)?;
                }
                let fields = b"SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";
                let size = u32::try_from(fields.len() + 4).expect("a short message");
                client.write_all(&[&b"E"[..], &size.to_be_bytes(), fields].concat())
            });
        }
    });
    port
}

fn accept_on(listener: TcpListener, address: &str) {
    let address = address.to_owned();
    thread::spawn(move || {
        for client in listener.incoming() {
            let client = client.expect("a client");
            let server = TcpStream::connect(&address).expect("the server");
            let (from, to) = (client.try_clone(), server.try_clone());
            copy(from.expect("a stream"), server, |stream| stream.shutdown(Shutdown::Write));
            copy(to.expect("a stream"), client, |stream| stream.shutdown(Shutdown::Write));
        }
    });
}

fn accept_on_socket(listener: UnixListener, address: &str) {
    let address = address.to_owned();
    thread::spawn(move || {
        for client in listener.incoming() {
            let client: UnixStream = client.expect("a client");
            let server = TcpStream::connect(&address).expect("the server");
            let (from, to) = (client.try_clone(), server.try_clone());
            copy(from.expect("a stream"), server, |stream| stream.shutdown(Shutdown::Write));
            copy(to.expect("a stream"), client, |stream| stream.shutdown(Shutdown::Write));
        }
    });
}

/// Copies to the end of the stream, on a separate thread.
fn copy<F: std::io::Read + Send + 'static, T: std::io::Write + Send + 'static>(
    mut from: F,
    mut to: T,
    end: impl FnOnce(&T) -> std::io::Result<()> + Send + 'static,
) {
    thread::spawn(move || {
        let _ = std::io::copy(&mut from, &mut to);
        let _ = end(&to);
    });
}
